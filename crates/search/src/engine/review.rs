//! The reader's judgements: which statements wait for one, and what follows from those that were given.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::build::listed;
use super::{Engine, Tab};
use crate::query::Query;
use crate::review::{CorrectionLog, Corrections, Judgement, ReviewOrder, Share, Verdict, apply};
use crate::store::{self, checksum};
use crate::view::{self, Card, Passage, ReviewArticle, ReviewCard, ReviewList, ReviewStatement};
use dateline_core::article::BlockKind;
use dateline_core::corpus::Item;
use dateline_core::name::NameKind;
use dateline_core::quote::{Quote, Tier};
use dateline_core::text::Span;

/// Statements that are handed out at once.
const NEXT: usize = 8;

/// Judgements at most: all of them are sent with each.
const JUDGEMENTS: usize = 20_000;

/// The least confidence, in per cent, of statements that may be taken for right together.
const SURE: u8 = 90;

/// Names at most that are offered as speakers.
const NAMES: usize = 60;

impl Engine {
    /// The next statements to be judged of those that match; those that were skipped wait on.
    pub fn review(&self, query: &Query, order: ReviewOrder, skipped: &[String]) -> ReviewList {
        let waiting = self.waiting(query, order);
        let sure = waiting.iter().filter(|&&row| self.is_sure(row)).count() as u32;
        let next = waiting.iter().filter_map(|&row| self.review_card(row));
        let cards = next.filter(|next| !skipped.contains(&next.card.id)).take(NEXT).collect();
        let corrections = self.corrections.read().log;
        let statements = &corrections.statements;
        // What was missed has no id; its words tell it apart.
        let key = |j: &Judgement| if j.statement.is_empty() { j.words.clone() } else { j.statement.clone() };
        let different: BTreeSet<(&str, String)> = statements.iter().map(|j| (&*j.article, key(j))).collect();
        let judged = different.len() as u32;
        let share = self.share();
        ReviewList { cards, waiting: waiting.len() as u32, sure, judged, corrections, share }
    }

    /// The share of statements drawn at random that a reader found right, in a sentence; nothing if none was drawn.
    pub fn share(&self) -> Option<String> {
        view::share(Share::of(&self.corrections.read().log.statements))
    }

    /// An article to be looked through; nothing if none of that id is at hand.
    pub fn review_article(&self, id: &str) -> Option<ReviewArticle> {
        let corrections = self.corrections.read().log;
        let shown = self.shown(self.doc_values.item(id)?, &[])?;
        let show = shown.show();
        let item = show.item;
        let statement = |quote: &Quote| ReviewStatement {
            id: show.quote_id(quote),
            words: item.article.mended(quote.span).trim().to_owned(),
            speaker: quote.named_speaker().map(|speaker| speaker.label.clone()),
            shown: quote.is_shown(),
        };
        Some(ReviewArticle {
            title: item.article.headline(),
            text: item.article.text.clone(),
            statements: item.analysis.quotes.iter().map(statement).collect(),
            names: names(item),
            corrections,
        })
    }

    /// Takes what the reader says of statements, in place of what was said before. What no longer fits is passed over.
    ///
    /// # Errors
    ///
    /// In words for the reader, if there are too many, or if articles of some are not at hand; then nothing has changed.
    pub fn judge(&mut self, judgements: Vec<Judgement>) -> Result<(), &'static str> {
        if judgements.len() > JUDGEMENTS {
            return Err("These are more judgements than can be held.");
        }
        let mut corrections = self.corrections.read();
        let before = &corrections.log.statements;
        let same = before.iter().zip(&judgements).take_while(|(a, b)| a == b).count();
        let changed = before[same..].iter().chain(&judgements[same..]);
        let articles: BTreeSet<String> = changed.map(|judgement| judgement.article.clone()).collect();
        corrections.log.statements = judgements;
        self.judge_articles(&articles, &mut corrections)?;
        self.corrections.write(&corrections);
        self.arrange();
        Ok(())
    }

    /// Judges articles that came since their statements were judged, as the files of a corpus do that is read anew.
    pub(super) fn judge_added(&mut self) {
        let mut corrections = self.corrections.read();
        let judged = |judgement: &Judgement| judgement.article.clone();
        let mut articles: BTreeSet<String> = corrections.log.statements.iter().map(judged).collect();
        for n in corrections.found.keys() {
            articles.remove(&self.record(*n).id);
        }
        // What was added a moment ago is at hand.
        if !articles.is_empty() && self.judge_articles(&articles, &mut corrections).is_ok() {
            self.corrections.write(&corrections);
            self.arrange();
        }
    }

    /// Applies the judgements of these articles, as far as they are here, to what was found in them.
    fn judge_articles(
        &mut self,
        articles: &BTreeSet<String>,
        corrections: &mut Corrections,
    ) -> Result<(), &'static str> {
        let numbers = (0u32..).zip(&self.doc_values.articles).filter(|(_, record)| articles.contains(&record.id));
        let items: Option<Vec<(u32, Rc<Item>)>> =
            numbers.map(|(n, _)| n).map(|n| Some((n, self.library.item(n)?))).collect();
        let items = items.ok_or("The article of this statement is not loaded yet. Try again.")?;
        let mut judgements: BTreeMap<&str, Vec<&Judgement>> = BTreeMap::new();
        for judgement in corrections.log.statements.iter().filter(|judgement| articles.contains(&judgement.article)) {
            judgements.entry(&judgement.article).or_default().push(judgement);
        }
        for (n, item) in items {
            let found = corrections.found.remove(&n);
            let judgements = judgements.get(item.id.as_str()).map_or(&[][..], Vec::as_slice);
            if let Some(found) = self.judge_article(n, &item, found, judgements) {
                corrections.found.insert(n, found);
            }
        }
        Ok(())
    }

    /// Applies judgements to what was found in an article; what that is, if some applied.
    fn judge_article(
        &mut self,
        n: u32,
        item: &Item,
        found: Option<Vec<Quote>>,
        judgements: &[&Judgement],
    ) -> Option<Vec<Quote>> {
        let mut now = item.clone();
        if let Some(found) = found {
            let as_it_is = std::mem::replace(&mut now.analysis.quotes, found);
            // What a file has beside an article need not be of its text.
            if !store::is_sound(&now.article, &now.analysis) {
                now.analysis.quotes = as_it_is;
            }
        }
        let found = now.analysis.quotes.clone();
        let applied = judgements.iter().filter(|judgement| apply(&mut now, judgement)).count();
        self.library.replace(n, &now);
        self.doc_values.quotes_again(n, &item.analysis.quotes, &now, &listed);
        (applied > 0).then_some(found)
    }

    /// Takes for right what is sure and matches, and was not judged before.
    ///
    /// # Errors
    ///
    /// As [`judge`](Self::judge).
    pub fn accept(&mut self, query: &Query) -> Result<(), &'static str> {
        let mut judgements = self.corrections.read().log.statements;
        for row in self.waiting(query, ReviewOrder::Doubt).into_iter().filter(|&row| self.is_sure(row)) {
            let card = self
                .card(row)
                .ok_or("Statements can be taken for right together only where all articles are at hand.")?;
            judgements.push(judgement_of(&card));
        }
        self.judge(judgements)
    }

    /// Takes what the reader says of names and statements, in place of what was said before.
    ///
    /// # Errors
    ///
    /// As [`judge`](Self::judge) and [`correct_names`](Self::correct_names). What is wrong with the names leaves the statements as
    /// they were.
    pub fn correct(&mut self, corrections: CorrectionLog) -> Result<(), &'static str> {
        let CorrectionLog { names, statements } = self.corrections.read().log;
        if corrections.names != names {
            self.correct_names(corrections.names)?;
        }
        if corrections.statements != statements {
            self.judge(corrections.statements)?;
        }
        Ok(())
    }

    fn is_sure(&self, row: u32) -> bool {
        let row = &self.doc_values.quotes[row as usize];
        row.tier == Tier::Said && row.confidence >= SURE
    }

    /// The rows of statements that match and were not checked.
    fn waiting(&self, query: &Query, order: ReviewOrder) -> Vec<u32> {
        let mut found = self.found(Tab::Quotes, &self.matcher(query));
        let row = |q: &u32| &self.doc_values.quotes[*q as usize];
        found.retain(|q| row(q).confidence < Quote::CHECKED);
        found.sort_by_cached_key(|q| match order {
            ReviewOrder::Doubt => u64::from(row(q).confidence),
            ReviewOrder::Drawn => self.lot(*q),
        });
        found
    }

    /// A number that has nothing to do with what a statement says or where it stands in the order of the corpus: drawing by it is
    /// drawing by chance, and the same again next time.
    fn lot(&self, row: u32) -> u64 {
        let quote = &self.doc_values.quotes[row as usize];
        let article = &self.doc_values.articles[quote.item as usize].id;
        checksum(format!("{article} {} {}", quote.first, quote.end).as_bytes())
    }

    fn review_card(&self, row: u32) -> Option<ReviewCard> {
        let quote = &self.doc_values.quotes[row as usize];
        let shown = self.shown(quote.item, &[])?;
        let show = shown.show();
        let fact = row - self.doc_values.quotes_of(quote.item).0;
        let quote = show.item.analysis.quotes.get(fact as usize)?;
        Some(ReviewCard { card: show.card(quote), passage: passage(show.item, quote), names: names(show.item) })
    }
}

/// That a statement is right.
fn judgement_of(card: &Card) -> Judgement {
    Judgement {
        article: card.source.id.clone(),
        statement: card.id.clone(),
        words: card.quote.iter().map(|run| run.text.as_str()).collect(),
        verdict: Verdict::Right,
        drawn: false,
    }
}

/// The names of an article's people and bodies, those first that come first.
fn names(item: &Item) -> Vec<String> {
    let of_speakers = item.analysis.names.iter().filter(|name| name.kind != NameKind::Place);
    let mut names: Vec<String> = Vec::new();
    for name in of_speakers {
        if names.len() < NAMES && !names.contains(&name.text) {
            names.push(name.text.clone());
        }
    }
    names
}

/// The paragraphs that hold a quotation, the one before and the one after.
fn passage(item: &Item, quote: &Quote) -> Passage {
    let text = &item.article.text;
    let blocks: Vec<Span> = item
        .article
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Boilerplate)
        .map(|block| block.span)
        .collect();
    let from = blocks.partition_point(|block| block.end <= quote.span.start).saturating_sub(1);
    let to = (blocks.partition_point(|block| block.start < quote.span.end) + 1).min(blocks.len());
    let around = blocks.get(from..to).unwrap_or_default();
    let whole = around.first().zip(around.last()).map_or(quote.span, |(first, last)| first.to(*last)).to(quote.span);
    let count = |span: Span| span.of(text).chars().count() as u32;
    let before = count(Span { start: whole.start, end: quote.span.start });
    Passage {
        begin: count(Span { start: 0, end: whole.start }),
        text: whole.of(text).to_owned(),
        marked: (before, before + count(quote.span)),
    }
}
