//! When undated articles were published, by constraints: what an article says is past was there before it, what it says is
//! to come was not, and what another article dates is dated for it too.
//!
//! 1. [`span`]: the sets of days that a constraint allows.
//! 2. [`rules`]: what one article says by itself.
//! 3. [`link`]: which expressions of different sentences tell of the same event.
//! 4. here: the rounds in which dated events date further articles, and the sentences that tell the reader why.
//!
//! A constraint that would leave no day is dropped: texts err, and one slip must not undo the rest.

mod link;
mod rules;
mod span;

use crate::analysis::Analysis;
use crate::article::Article;
use crate::time::{self, Anchoring, Day, Days, Evidence, Expression, Meaning, Published, Recurring, Tense, Unit};

use link::{Event, Links};
use span::DaySet;

/// Rounds of propagation: an event dated in one round dates an article in the next. Stories are not deeper than this.
const ROUNDS: usize = 4;

/// More reasons than this are all kept: weighing them against each other is quadratic.
const MOST_REASONS: usize = 40;

/// An article whose days spread wider than this is left undated.
const WIDEST: u32 = 740;

/// Dates every article of a corpus. Articles that say nothing of their day get none.
pub fn date(corpus: &[(&Article, &Analysis)]) -> Vec<Option<Published>> {
    if corpus.iter().all(|(article, _)| article.given.date.is_some()) {
        return corpus.iter().map(|(article, _)| given(article)).collect();
    }
    let mut drafts: Vec<Draft<'_>> = corpus.iter().map(|(article, analysis)| Draft::new(article, analysis)).collect();
    let links = Links::new(&drafts);
    for _ in 0..ROUNDS {
        let events = events(&drafts);
        let index = links.index(&drafts, &events);
        let known = Known { links: &links, events: &events, index: &index };
        let found: Vec<Vec<Constraint>> = (0..drafts.len()).map(|i| linked(&drafts, i, &known)).collect();
        let mut changed = false;
        for (draft, constraints) in drafts.iter_mut().zip(found) {
            for constraint in constraints {
                changed |= draft.apply(constraint);
            }
        }
        if !changed {
            break;
        }
    }
    drafts.iter().map(|draft| given(draft.article).or_else(|| draft.published())).collect()
}

fn given(article: &Article) -> Option<Published> {
    let day = article.given.date?;
    let evidence =
        vec![Evidence { span: None, article: None, reason: format!("The article was handed in with the date {day}.") }];
    Some(Published { days: Days::one(day), likely: day, given: true, evidence })
}

/// What a constraint allows, and why.
struct Constraint {
    allowed: DaySet,
    evidence: Evidence,
}

/// An article on its way to a date.
struct Draft<'a> {
    article: &'a Article,
    times: &'a [Expression],
    given: bool,
    /// Words by sentence, for linking.
    sentences: link::Sentences,
    days: DaySet,
    /// What narrowed them, in that order.
    applied: Vec<Constraint>,
}

impl<'a> Draft<'a> {
    fn new(article: &'a Article, analysis: &'a Analysis) -> Self {
        let document = article.document();
        let sentences = link::Sentences::of(&document, &analysis.times);
        let days = article.given.date.map_or_else(DaySet::all, DaySet::day);
        let given = article.given.date.is_some();
        let mut draft = Self { article, times: &analysis.times, given, sentences, days, applied: Vec::new() };
        if !given {
            for constraint in rules::of(article, &analysis.times) {
                draft.apply(constraint);
            }
        }
        draft
    }

    /// Narrows the days; false if nothing changed, or if nothing would be left.
    fn apply(&mut self, constraint: Constraint) -> bool {
        let narrowed = self.days.and(&constraint.allowed);
        if narrowed.is_empty() || narrowed == self.days {
            return false;
        }
        self.days = narrowed;
        self.applied.push(constraint);
        true
    }

    fn published(&self) -> Option<Published> {
        let days = self.days.hull().filter(|d| d.count() <= WIDEST && self.days.within_universe())?;
        Some(Published { days, likely: self.likely(days), given: false, evidence: self.evidence() })
    }

    /// The reasons that the days rest on: those without which they would be more, the narrowest first.
    fn evidence(&self) -> Vec<Evidence> {
        let mut kept: Vec<&Constraint> = self.applied.iter().collect();
        let mut i = 0;
        while i < kept.len() && kept.len() <= MOST_REASONS {
            let others = kept.iter().enumerate().filter(|&(k, _)| k != i).map(|(_, c)| &c.allowed);
            if others.fold(DaySet::all(), |days, c| days.and(c)) == self.days {
                kept.remove(i);
            } else {
                i += 1;
            }
        }
        crate::order::by_key(&mut kept, |c| c.allowed.size());
        kept.into_iter().map(|c| c.evidence.clone()).collect()
    }

    /// The likeliest of the days: fresh news is told on the day of its lead; a preview shortly before.
    fn likely(&self, days: Days) -> Day {
        let lead = self.times.iter().take_while(|e| e.sentence <= 3).find_map(rules::past_weekday);
        if let Some(weekday) = lead
            && let Some(day) = (0..7).map(|k| days.first.plus(k)).find(|d| d.weekday() == weekday && days.covers(*d))
        {
            return day;
        }
        let preview = self.times.iter().any(|e| {
            e.tense == Tense::Future
                && matches!(&e.meaning, Meaning::Range(..) | Meaning::Calendar(_))
                && rules::has_day(&e.meaning)
        });
        if preview { days.last.plus(-1).max(days.first) } else { days.first.plus((days.count() / 2) as i32) }
    }
}

/// The expressions whose days are certain, whatever day their article is from.
fn events(drafts: &[Draft<'_>]) -> Vec<Event> {
    let mut events = Vec::new();
    for (article, draft) in drafts.iter().enumerate() {
        let hull = draft.days.hull().filter(|h| h.count() <= WIDEST && draft.days.within_universe());
        let at = |day: Day| {
            let published = Published { days: Days::one(day), likely: day, given: true, evidence: Vec::new() };
            time::resolve(draft.times, Some(&published), Anchoring::Dct)
        };
        let timexes = match hull {
            Some(hull) => at(hull.first)
                .into_iter()
                .zip(at(hull.last))
                .map(|(a, b)| a.days.filter(|_| a.days == b.days))
                .collect(),
            None => time::resolve(draft.times, None, Anchoring::Dct).into_iter().map(|t| t.days).collect::<Vec<_>>(),
        };
        for (index, days) in timexes.into_iter().enumerate() {
            let Some(e) =
                draft.times.get(index).filter(|e| e.edge.is_none() && !matches!(e.meaning, Meaning::Window(..)))
            else {
                continue;
            };
            let days = days.filter(|d| d.count() <= 31);
            let datable = matches!(e.meaning, Meaning::Calendar(d) | Meaning::Range(d, _) if d.month.is_some());
            if days.is_some() || datable {
                events.push(Event { article, index, days });
            }
        }
    }
    events
}

/// What is known of the corpus in one round.
struct Known<'a> {
    links: &'a Links,
    events: &'a [Event],
    index: &'a link::Index,
}

/// What the dated events of the corpus say of article `i`.
fn linked(drafts: &[Draft<'_>], i: usize, known: &Known<'_>) -> Vec<Constraint> {
    let Some(draft) = drafts.get(i).filter(|d| !d.given) else { return Vec::new() };
    let mut found: Vec<(u32, Constraint)> = Vec::new();
    for (k, e) in draft.times.iter().enumerate() {
        if e.quoted || !links_by(&e.meaning) {
            continue;
        }
        let fits = |days| allowed(e, draft, days).is_some();
        let best = known.links.best(drafts, (i, k), known.events, known.index, fits);
        let Some((event, weight)) = best else { continue };
        let Some((days, allowed)) = event.days.and_then(|days| Some((days, allowed(e, draft, days)?))) else {
            continue;
        };
        let elsewhere = event.article != i;
        let other = drafts.get(event.article).and_then(|d| Some((d, d.times.get(event.index)?)));
        let Some((other, told)) = other else { continue };
        let place = if elsewhere { "another article" } else { "this article" };
        let reason = format!(
            "“{}” tells of the same event as “{}” in {place}, which is {}.",
            draft.article.mended(e.span),
            other.article.mended(told.span),
            span::words(days),
        );
        let evidence = Evidence {
            span: Some(if elsewhere { told.span } else { e.span }),
            article: elsewhere.then_some(event.article as u32),
            reason,
        };
        found.push((weight, Constraint { allowed, evidence }));
    }
    // The surest link first: later ones that contradict it are dropped.
    crate::order::by_key(&mut found, |&(weight, _)| std::cmp::Reverse(weight));
    found.into_iter().map(|(_, constraint)| constraint).collect()
}

/// Whether an event's days can tell when such an expression was written: those that [`allowed`] reads.
fn links_by(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(date) | Meaning::Range(date, _) => date.month.is_some() || date.weekday.is_some(),
        Meaning::Shifted(unit, _) => matches!(unit, Unit::Week | Unit::Month),
        Meaning::Recurring(Recurring::Weekday(_), by) => *by == -1,
        _ => false,
    }
}

/// The days on which `e` could be written of an event on `days`; none if it cannot mean that event or tells nothing.
fn allowed(e: &Expression, draft: &Draft<'_>, days: Days) -> Option<DaySet> {
    let future = e.tense == Tense::Future;
    let written_of = |day: Day| {
        if future { Days::new(day.plus(-6), day) } else { Days::new(day, day.plus(6)) }
    };
    match &e.meaning {
        Meaning::Calendar(date) if date.weekday.is_some() && date.day.is_none() => {
            let weekday = date.weekday?;
            let short = Some(days).filter(|d| d.count() <= 7)?;
            if draft.sentences.ahead(e) {
                let before = (1..=7).map(|k| short.first.plus(-k)).find(|d| d.weekday() == weekday)?;
                return Some(DaySet::of(written_of(before)));
            }
            let day = (0..short.count() as i32).map(|k| short.first.plus(k)).find(|d| d.weekday() == weekday)?;
            Some(DaySet::of(written_of(day)))
        }
        Meaning::Range(first, last) if first.month.is_none() => {
            let (first, last) = (first.weekday?, last.weekday?);
            let short = Some(days).filter(|d| d.count() <= 7)?;
            let length = (last as i32 - first as i32).rem_euclid(7);
            let begin = if draft.sentences.ahead(e) {
                (1..=7).map(|k| short.first.plus(-k)).find(|d| d.weekday() == first)?
            } else {
                let fits = |d: &Day| d.weekday() == first && d.plus(length) <= short.last;
                (0..short.count() as i32).map(|k| short.first.plus(k)).find(fits)?
            };
            Some(DaySet::of(written_of(begin)))
        }
        Meaning::Calendar(date) if date.month.is_some() && matches!(date.year, time::YearRef::Open) => {
            let told = rules::in_year(*date, days.first.year())?;
            let same = days.and(told).is_some() && (told.count() == 1 || days.count() <= 31);
            let own = same.then(|| rules::direction(e, told)).flatten()?;
            Some(own)
        }
        Meaning::Shifted(Unit::Week, by) if days.count() <= 7 => {
            let monday = days.first.monday().plus(-7 * by);
            // A Sunday's "this week" may be the week that begins.
            let first = if *by == 0 && future { monday.plus(-1) } else { monday };
            Some(DaySet::of(Days::new(first, monday.plus(6))))
        }
        Meaning::Shifted(Unit::Month, by) => {
            let (year, month, _) = days.first.plus_months(-by).civil();
            Some(DaySet::of(Days::month(year, month)?))
        }
        Meaning::Recurring(Recurring::Weekday(weekday), -1)
            if days.count() == 1 && days.first.weekday() == *weekday =>
        {
            Some(DaySet::of(Days::new(days.first.plus(1), days.first.plus(7))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Metadata, parse};

    fn dates(texts: &[&str]) -> Vec<Option<String>> {
        let articles: Vec<Article> = texts.iter().map(|text| parse("", text, Metadata::default())).collect();
        let analyses: Vec<Analysis> = articles.iter().map(Analysis::of).collect();
        let pairs: Vec<(&Article, &Analysis)> = articles.iter().zip(&analyses).collect();
        date(&pairs).into_iter().map(|p| p.map(|p| span::words(p.days))).collect()
    }

    #[test]
    fn a_line_of_its_own_dates_the_article() {
        let text = "Bridge closed\n\nFriday, July 21, 2017\n\nThe bridge was closed to lorries after an inspection.";
        assert_eq!(dates(&[text]), [Some("Fri 21 July 2017".to_owned())]);
    }

    #[test]
    fn nothing_said_is_nothing_known() {
        assert_eq!(dates(&["Bridge closed\n\nThe bridge was closed on Tuesday, officials said."]), [None]);
    }

    #[test]
    fn a_year_in_a_name_tells_which_year_was_last_year() {
        let text = "Port grows\n\nThe work began last year with the visit of Ann Roe, who attended Harbour Expo 2011.\n\
                    The quay opened in April this year.";
        assert_eq!(dates(&[text]), [Some("May–December 2012".to_owned())]);
    }

    #[test]
    fn an_event_dated_elsewhere_dates_a_bare_weekday() {
        let dated = "Lisbon Fisheries Congress opens\n\n\
            The Lisbon Fisheries Congress of Portugal, Norway and Iceland opened on 5 March 2019 in the Alfama Hall.\n\
            Portugal and Norway lead the Lisbon Fisheries Congress; Iceland hosts its next Alfama round.";
        let bare = "Iceland at Lisbon\n\n\
            Iceland and Norway on Tuesday opened the Lisbon Fisheries Congress in the Alfama Hall of Portugal.\n\
            Norway, Portugal and Iceland praised the Lisbon Congress and its Fisheries plan in Alfama.";
        let other = "Cattle Show\n\nFarmers on Tuesday opened the Nairobi cattle show.";
        let found = dates(&[dated, bare, other]);
        assert_eq!(found.get(1), Some(&Some("5–11 March 2019".to_owned())));
        assert_eq!(found.get(2), Some(&None));
    }
}
