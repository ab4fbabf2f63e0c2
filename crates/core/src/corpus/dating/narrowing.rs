//! An article whose publication days are being narrowed by clues: the days that are still possible, and the reasons.

use super::certain::Certain;
use super::clue::Clue;
use super::rules;
use super::source::DatingInput;
use super::span::{self, DaySet, Sets};
use super::vocabulary::{Vocabulary, vocabulary};
use super::width::UNDATED;
use super::{reach, sentences, weight, years};
use crate::article::Article;
use crate::calendar::{Day, Days};
use crate::interner::Interner;
use crate::text::Span;
use crate::time::{Evidence, Expression, Meaning, Published, Tense};

/// More reasons than this are all kept: weighing them against each other is quadratic.
const MOST_REASONS: usize = 40;

/// Among more days than this, no day of the week or of an event tells which is likeliest.
const COARSE: u32 = 200;

/// How many days what an article says of itself may lie from the day of its story.
const NEAR: i32 = 4;

/// How many reasons that were given up are told.
const TOLD: usize = 3;

pub(super) struct Narrowing<'a> {
    corpus: &'a dyn DatingInput,
    /// Its number there.
    number: usize,
    pub times: Vec<Expression>,
    /// Whether its day is certain from outside: given with it, or set by the reader.
    pub given: Option<Certain>,
    /// Words by sentence, for linking.
    pub sentences: sentences::Sentences,
    /// Words of the whole article, for comparing it with others.
    pub vocabulary: Vocabulary,
    pub days: DaySet,
    /// The days up to the one on which the article is at hand. Kept apart from `days`: it says nothing of the article, so that
    /// what is unbounded without it is as good as undated.
    latest: DaySet,
    /// What narrowed them, in that order.
    applied: Vec<Clue>,
    /// Whatever says that the article is not older than some day, whether it narrowed the days or not.
    floors: Vec<reach::Floor>,
    /// The day of the articles that are most like it.
    story: Option<DaySet>,
    /// What contradicted the stronger, and was given up.
    dropped: Vec<Evidence>,
}

impl<'a> Narrowing<'a> {
    /// Article `number`. `words` numbers the corpus's telling words, `sets` are those that its articles share.
    pub fn new(
        corpus: &'a dyn DatingInput,
        number: usize,
        given: Option<Certain>,
        latest: DaySet,
        words: &mut Interner,
        sets: &mut Sets,
    ) -> Self {
        let days = given.map_or_else(DaySet::all, |c| DaySet::day(c.day()));
        let latest = if given.is_some() { DaySet::all() } else { latest };
        let mut narrowing = Self {
            corpus,
            number,
            times: Vec::new(),
            given,
            sentences: sentences::Sentences::default(),
            vocabulary: Vocabulary::new(),
            days,
            latest,
            applied: Vec::new(),
            floors: Vec::new(),
            story: None,
            dropped: Vec::new(),
        };
        corpus.look(number, &mut |article, times| {
            let document = article.document();
            narrowing.times = times.to_vec();
            narrowing.sentences = sentences::Sentences::of(&document, times, words);
            narrowing.vocabulary = vocabulary(&document, words);
            if given.is_none() {
                narrowing.weigh(rules::of(article, &document, times));
            }
        });
        narrowing.applied.iter_mut().for_each(|clue| sets.share(&mut clue.allowed));
        sets.share(&mut narrowing.days);
        narrowing
    }

    /// Shows `at` the article.
    pub fn look(&self, at: &mut dyn FnMut(&Article, &[Expression])) {
        self.corpus.look(self.number, at);
    }

    /// Words of the article, mended.
    pub fn mended(&self, span: Span) -> String {
        let mut words = String::new();
        self.look(&mut |article, _| words = article.mended(span));
        words
    }

    /// Narrows the days by what articles of the same story say, which were published about `day`, as if that had been known from
    /// the start. Of the article's own clues those stay that allow a day near it: read as they stand, a date without its year or
    /// a year beside a past verb is wrong more often. A line that dates the article stays in any case.
    pub fn tell_story(&mut self, day: Day, clue: Clue) {
        let near = DaySet::of(Days::new(day.plus(-NEAR), day.plus(NEAR)));
        let mut clues = std::mem::take(&mut self.applied);
        self.days = DaySet::all();
        self.story = Some(near.clone());
        clues.push(clue);
        let order = |c: &Clue| match c.weight {
            weight::LINE => 0,
            weight::STORY => 1,
            lighter => u8::MAX - lighter,
        };
        clues.sort_by_cached_key(order);
        for clue in clues {
            self.apply(clue);
        }
    }

    /// Narrows the days by `clues`, the weightiest first.
    pub fn weigh(&mut self, mut clues: Vec<Clue>) -> bool {
        clues.sort_by_cached_key(|c| std::cmp::Reverse(c.weight));
        let mut changed = false;
        for clue in clues {
            if clue.allowed.bounds() == (true, false) {
                self.floors.extend(clue.allowed.hull().map(|h| (h.first, clue.weight)));
            }
            changed |= self.apply(clue);
        }
        changed
    }

    /// Narrows the days; false if nothing changed. What would leave none is given up: texts err, and one slip must not undo
    /// the rest.
    fn apply(&mut self, clue: Clue) -> bool {
        let narrowed = self.days.and(&clue.allowed);
        let strays =
            clue.weight != weight::LINE && self.story.as_ref().is_some_and(|near| clue.allowed.and(near).is_empty());
        if strays || narrowed.and(&self.latest).is_empty() {
            if self.dropped.len() < TOLD && !self.dropped.iter().any(|e| e.span == clue.evidence.span) {
                let why = if clue.allowed.and(&self.latest).is_empty() {
                    "that day is still to come"
                } else {
                    "the other evidence speaks against it"
                };
                let reason = format!("Left aside, as {why}: {}", clue.evidence.reason);
                self.dropped.push(Evidence { reason, ..clue.evidence });
            }
            return false;
        }
        if narrowed == self.days {
            return false;
        }
        self.days = narrowed;
        self.applied.push(clue);
        true
    }

    /// Whether the days are few enough to do without the lexicon.
    pub fn is_close(&self) -> bool {
        self.given.is_some() || self.bounded().is_some_and(|d| d.count() <= UNDATED)
    }

    /// First and last day left, if evidence bounds both.
    pub fn bounded(&self) -> Option<Days> {
        self.days.and(&self.latest).hull().filter(|_| self.days.within_universe())
    }

    pub fn published(mut self) -> Option<Published> {
        if let Some(certain) = self.given {
            return Some(certain.published());
        }
        self.apply_silence();
        let days = self.bounded()?;
        Some(Published { days, likely: self.likely(days), given: false, evidence: self.evidence() })
    }

    /// The days that [`published`](Self::published) would give now.
    pub fn silent(&self) -> Option<Days> {
        let silence = reach::silence(&self.floors, &self.days).filter(|_| self.given.is_none());
        let narrowed = silence.map(|clue| self.days.and(&clue.allowed)).filter(|days| !days.is_empty());
        let days = narrowed.as_ref().unwrap_or(&self.days);
        days.and(&self.latest).hull().filter(|_| self.given.is_some() || days.within_universe())
    }

    /// Where evidence bounds one side only: how far news lies from the newest that it names.
    fn apply_silence(&mut self) {
        if let Some(clue) = reach::silence(&self.floors, &self.days) {
            self.apply(clue);
        }
    }

    /// The reasons that the days rest on: those without which they would be more, the narrowest first.
    fn evidence(&self) -> Vec<Evidence> {
        let possible = self.days.and(&self.latest);
        let mut kept: Vec<&Clue> = self.applied.iter().collect();
        let mut i = 0;
        while i < kept.len() && kept.len() <= MOST_REASONS {
            let others = kept.iter().enumerate().filter(|&(k, _)| k != i).map(|(_, c)| &c.allowed);
            if others.fold(self.latest.clone(), |days, c| days.and(c)) == possible {
                kept.remove(i);
            } else {
                i += 1;
            }
        }
        kept.sort_by_cached_key(|c| c.allowed.size());
        let today = self.latest.hull().filter(|latest| self.days.hull().is_some_and(|days| days.last > latest.last));
        let today = today.map(|latest| Evidence {
            span: None,
            article: None,
            reason: format!("It was at hand on {}, so it is not newer.", span::words(Days::one(latest.last))),
        });
        kept.into_iter().map(|c| &c.evidence).chain(&self.dropped).cloned().chain(today).collect()
    }

    /// The likeliest of the days: fresh news appears on the day of its lead, a preview shortly before.
    fn likely(&self, days: Days) -> Day {
        let lead = self.times.iter().take_while(|e| e.sentence <= 3).find_map(rules::past_weekday);
        if let Some(weekday) = lead
            && days.count() <= if self.story.is_some() { 7 } else { UNDATED }
            && let Some(day) = (0..7).map(|k| days.first.plus(k)).find(|d| d.weekday() == weekday && days.covers(*d))
        {
            return day;
        }
        if let Some(near) = self.story.as_ref().and_then(DaySet::hull) {
            return near.first.plus(NEAR).max(days.first).min(days.last);
        }
        if days.count() > COARSE {
            return reach::likely(&self.floors, &self.days.and(&self.latest)).unwrap_or(days.first);
        }
        let preview = self.times.iter().any(|e| {
            e.tense == Tense::Future
                && matches!(&e.meaning, Meaning::Range(..) | Meaning::Calendar(_))
                && years::has_day(&e.meaning)
        });
        if preview { days.last.plus(-1).max(days.first) } else { days.first.plus((days.count() / 2) as i32) }
    }
}
