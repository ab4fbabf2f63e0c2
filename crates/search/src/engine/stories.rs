//! The stories of the corpus, by the doc values alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{Engine, newest_first, ordinal};
use crate::index::ArticleValues;
use crate::query::Query;
use crate::sheets::{SheetRequest, SheetResponse};
use crate::view::{self, CorpusSummary, StoryList, StoryRow, Tab, words};
use dateline_core::calendar::{Days, range};

/// Stories at most that a list has.
const MOST: usize = 200;

/// Speakers at most that are told of a story.
const SPEAKERS: usize = 4;

impl Engine {
    /// Answers what a sheet asks.
    pub fn answer_sheet(&mut self, request: &SheetRequest) -> SheetResponse {
        match request {
            SheetRequest::Check { draft } => SheetResponse::Checked(self.check(draft)),
            SheetRequest::Stories { query } => SheetResponse::Stories(self.stories(query)),
            SheetRequest::Compare { story, by_article } => {
                SheetResponse::Compared(self.compare(story, *by_article).map(Box::new))
            }
            SheetRequest::Against { held, shown } => SheetResponse::Against(Box::new(self.against(held, shown))),
            SheetRequest::Collate { article } => SheetResponse::Collated(self.collate(article).map(Box::new)),
            SheetRequest::Names { kind, find } => SheetResponse::Names(self.name_list(*kind, find)),
            SheetRequest::Correct { corrections } | SheetRequest::CorrectAgain { corrections } => {
                let outcome = self.correct(corrections.clone());
                self.corrected(outcome)
            }
            SheetRequest::Review { query, order, skipped } => {
                SheetResponse::Review(Box::new(self.review(query, *order, skipped)))
            }
            SheetRequest::ReviewArticle { article } => {
                SheetResponse::ReviewArticle(self.review_article(article).map(Box::new))
            }
            SheetRequest::Accept { query } => {
                let outcome = self.accept(query);
                self.corrected(outcome)
            }
        }
    }

    /// What is said of corrections that hold now, or do not.
    fn corrected(&self, outcome: Result<(), &'static str>) -> SheetResponse {
        match outcome {
            Ok(()) => {
                let CorpusSummary { quotations, marked, .. } = self.summary();
                let corrections = self.corrections.read().log;
                SheetResponse::Corrected { quotations, marked, corrections }
            }
            Err(why) => SheetResponse::Refused(why.to_owned()),
        }
    }

    /// The stories of which two articles or more match.
    pub fn stories(&self, query: &Query) -> StoryList {
        let mut articles: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut alone = 0;
        for n in self.found(Tab::Articles, &self.matcher(query)) {
            match self.doc_values.articles[n as usize].story {
                Some(story) => articles.entry(story).or_default().push(n),
                None => alone += 1,
            }
        }
        let mut stories: Vec<(u32, Vec<u32>)> = articles.into_iter().filter(|(_, of)| of.len() > 1).collect();
        let newest = |of: &[u32]| of.iter().map(|&n| self.record(n).published.map(|p| p.1)).max().flatten();
        stories.sort_by_cached_key(|(_, of)| (std::cmp::Reverse(of.len()), newest_first(newest(of))));
        let more = stories.len().saturating_sub(MOST) as u32;
        stories.truncate(MOST);
        StoryList { stories: stories.iter().map(|(_, of)| self.story_row(of)).collect(), more, alone }
    }

    pub(super) fn record(&self, n: u32) -> &ArticleValues {
        &self.doc_values.articles[n as usize]
    }

    /// The articles of the story that the article of this id tells, in order of time; none if there is no such story.
    pub(super) fn story_of(&self, id: &str) -> Vec<u32> {
        let Some(story) = self.doc_values.story(id) else { return Vec::new() };
        self.articles.iter().copied().filter(|&n| self.record(n).story == Some(story)).collect()
    }

    fn story_row(&self, articles: &[u32]) -> StoryRow {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for &n in articles {
            let (from, to) = self.doc_values.quotes_of(n);
            for quote in self.doc_values.quotes[from as usize..to as usize].iter().filter(|quote| quote.is_shown()) {
                if let Some(speaker) = quote.speaker.get() {
                    *counts.entry(speaker).or_default() += 1;
                }
            }
        }
        let mut speakers: Vec<(u32, u32)> = counts.into_iter().collect();
        let speaker_names = &self.doc_values.speakers;
        speakers.sort_by_cached_key(|&(speaker, count)| (std::cmp::Reverse(count), speaker_names.rank(speaker)));
        speakers.truncate(SPEAKERS);
        let (id, title) = self.story_title(articles);
        StoryRow {
            id,
            title,
            told: self.story_line(articles),
            speakers: speakers.into_iter().map(|(n, count)| (speaker_names.shown(n).to_owned(), count)).collect(),
        }
    }

    /// Id and headline of the earliest article.
    pub(super) fn story_title(&self, articles: &[u32]) -> (String, String) {
        let day = |n: &&u32| self.record(**n).published.map_or(u64::MAX, |p| ordinal(p.1));
        let first = articles.iter().min_by_key(day).map(|&n| self.record(n));
        first.map_or_else(Default::default, |article| (article.id.clone(), article.title.clone()))
    }

    /// "5 articles, 3 outlets of 2 origins, 8–11 July 2024".
    pub(super) fn story_line(&self, articles: &[u32]) -> String {
        let of = || articles.iter().map(|&n| self.record(n));
        let outlets = of().map(ArticleValues::carrier).collect::<BTreeSet<_>>().len() as u32;
        let origins = of().map(view::origin).collect::<BTreeSet<_>>().len() as u32;
        let mut line = words::counted(articles.len() as u32, "article", "articles");
        line += &format!(", {}", words::counted(outlets, "outlet", "outlets"));
        if origins < outlets {
            line += &format!(" of {}", words::counted(origins, "origin", "origins"));
        }
        let days = of().filter_map(|article| article.published).map(|p| p.0);
        let days = days.filter(|days| days.count() <= view::DATED);
        if let Some(days) = days.reduce(|a, b| Days { first: a.first.min(b.first), last: a.last.max(b.last) }) {
            line += &format!(", {}", range(days));
        }
        line
    }
}
