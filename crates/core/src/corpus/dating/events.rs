//! Dates articles by events: where another article gives an event's day, "last month" or "on Tuesday" beside the same event says
//! when its own article was published.

use super::clue::Clue;
use super::company::{CLOSE, Company};
use super::link::{self, Event, Links};
use super::narrowing::Narrowing;
use super::span::{self, DaySet};
use super::width::WIDEST;
use super::{rules, weight, years};
use crate::calendar::{Day, Days};
use crate::time::{self, Anchoring, Evidence, Expression, Meaning, Published, Recurring, Tense, Unit};

/// How many days before an article an event may lie that it tells as news.
const FRESH: i32 = 60;

/// An article's surest links are weighed against each other; more than this tell nothing new.
const MOST_LINKS: usize = 24;

/// The expressions whose days are certain, whatever day their article is from.
pub(super) fn certain(narrowings: &[Narrowing<'_>]) -> Vec<Event> {
    let mut events = Vec::new();
    for (article, narrowing) in narrowings.iter().enumerate() {
        let hull = narrowing.bounded().filter(|h| h.count() <= WIDEST);
        let begun = narrowing.days.hull().map(|h| h.first);
        let at = |day: Day| {
            let published = Published { days: Days::one(day), likely: day, given: true, evidence: Vec::new() };
            time::resolve(&narrowing.times, Some(&published), Anchoring::Dct)
        };
        let timexes = match hull {
            Some(hull) => at(hull.first)
                .into_iter()
                .zip(at(hull.last))
                .map(|(a, b)| a.days.filter(|_| a.days == b.days))
                .collect(),
            None => {
                time::resolve(&narrowing.times, None, Anchoring::Dct).into_iter().map(|t| t.days).collect::<Vec<_>>()
            }
        };
        for (index, days) in timexes.into_iter().enumerate() {
            let Some(e) =
                narrowing.times.get(index).filter(|e| e.edge.is_none() && !matches!(e.meaning, Meaning::Window(..)))
            else {
                continue;
            };
            // What was long over when the article was written is history to it, and seldom news to another.
            let days = days.filter(|d| d.count() <= 31 && begun.is_none_or(|day| d.last >= day.plus(-FRESH)));
            let datable = matches!(e.meaning, Meaning::Calendar(d) | Meaning::Range(d, _) if d.month.is_some());
            if days.is_some() || datable {
                events.push(Event { article, index, days, loose: hull.is_none() });
            }
        }
    }
    events
}

/// What is known of the corpus in one round.
pub(super) struct Known<'a> {
    pub links: &'a Links,
    pub company: &'a Company,
    pub events: &'a [Event],
    pub index: &'a link::Index,
}

/// What the dated events of the corpus say of article `i`.
pub(super) fn linked(narrowings: &[Narrowing<'_>], i: usize, known: &Known<'_>) -> Vec<Clue> {
    let Some(narrowing) = narrowings.get(i).filter(|n| n.given.is_none()) else { return Vec::new() };
    let mut found: Vec<(u32, Clue)> = Vec::new();
    let (mut told, mut stories) = (link::Counted::default(), link::Stories::new(known.company));
    for (k, e) in narrowing.times.iter().enumerate() {
        if e.quoted || !links_by(&e.meaning) || told.next((i, e.sentence)) > link::TIMES {
            continue;
        }
        let fits = |event: &Event, days| {
            let allowed = allowed(e, narrowing, days);
            allowed
                .is_some_and(|allowed| event.article == i || is_near(narrowings, event, e, &allowed, i, known.company))
        };
        let best = known.links.best(narrowings, (i, k), known.events, known.index, &mut stories, fits);
        let Some((event, weight)) = best else { continue };
        let Some((days, allowed)) = event.days.and_then(|days| Some((days, allowed(e, narrowing, days)?))) else {
            continue;
        };
        let elsewhere = event.article != i;
        let other = narrowings.get(event.article).and_then(|n| Some((n, n.times.get(event.index)?)));
        let Some((other, told)) = other else { continue };
        let place = if elsewhere { "another article" } else { "this article" };
        let weekly =
            matches!(&e.meaning, Meaning::Calendar(d) | Meaning::Range(d, _) if d.weekday.is_some() && d.day.is_none());
        let how =
            if weekly && narrowing.sentences.ahead(e) { "comes right before" } else { "tells of the same event as" };
        let reason = format!(
            "“{}” {how} “{}” in {place}, which is {}.",
            narrowing.mended(e.span),
            other.mended(told.span),
            span::words(days),
        );
        let evidence = Evidence {
            span: Some(if elsewhere { told.span } else { e.span }),
            article: elsewhere.then_some(event.article as u32),
            reason,
        };
        found.push((weight, Clue { allowed, weight: weight::LINKED, evidence }));
    }
    // The surest link first: later ones that contradict it are dropped.
    found.sort_by_cached_key(|&(weight, _)| std::cmp::Reverse(weight));
    found.truncate(MOST_LINKS);
    // Links that contradict each other were made by chance, some of them or all: the one that most others agree with stays, with
    // these, unless too many speak against it.
    let agree = |a: &Clue, b: &Clue| !a.allowed.and(&b.allowed).is_empty();
    let support =
        |clue: &Clue| found.iter().filter(|(_, other)| agree(clue, other)).map(|(weight, _)| weight).sum::<u32>();
    let all: u32 = found.iter().map(|(weight, _)| weight).sum();
    let mut best = (0, 0);
    for (k, (_, clue)) in found.iter().enumerate() {
        let support = support(clue);
        if support > best.1 {
            best = (k, support);
        }
    }
    if all > best.1 + best.1 / 2 {
        return Vec::new();
    }
    let kept: Vec<bool> = found
        .get(best.0)
        .map(|(_, best)| found.iter().map(|(_, clue)| agree(best, clue)).collect())
        .unwrap_or_default();
    let mut kept = kept.into_iter();
    found.retain(|_| kept.next().unwrap_or(false));
    found.into_iter().map(|(_, clue)| clue).collect()
}

/// Whether a link to another article is to be trusted by what is known of the two as wholes: where it would put article `i`, the
/// other article was published too, and so were those that `i` has most in common with. Of a thousand links that hold to this, all
/// but some twenty were right; of the others every second was wrong. Where articles are few, or none has a day, nothing
/// is known of them.
fn is_near(
    narrowings: &[Narrowing<'_>],
    event: &Event,
    e: &Expression,
    allowed: &DaySet,
    i: usize,
    company: &Company,
) -> bool {
    if !company.is_known() {
        return true;
    }
    // "Last week" and "this month" mean too many things that happened then.
    if matches!(e.meaning, Meaning::Shifted(..)) {
        return false;
    }
    // "This week" of another article may mean any of its days.
    if event.days.is_none_or(|days| days.count() > 1)
        && !matches!(e.meaning, Meaning::Calendar(date) if date.month.is_some())
    {
        return false;
    }
    let other = narrowings.get(event.article).and_then(Narrowing::bounded).filter(|days| days.count() <= CLOSE);
    let meets = |days: Days| !allowed.and(&DaySet::of(days)).is_empty();
    let Some(other) = other.filter(|days| company.is_companion(i, event.article) && meets(*days)) else { return false };
    match company.story(i) {
        Some(story) => story.is_clear() && story.is_about(other.first) && meets(Days::one(story.day)),
        None => false,
    }
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
fn allowed(e: &Expression, narrowing: &Narrowing<'_>, days: Days) -> Option<DaySet> {
    let future = e.tense == Tense::Future;
    let written_of = |day: Day| {
        if future { Days::new(day.plus(-6), day) } else { Days::new(day, day.plus(6)) }
    };
    match &e.meaning {
        Meaning::Calendar(date) if date.weekday.is_some() && date.day.is_none() => {
            let weekday = date.weekday?;
            let short = Some(days).filter(|d| d.count() <= 7)?;
            if narrowing.sentences.ahead(e) {
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
            let begin = if narrowing.sentences.ahead(e) {
                (1..=7).map(|k| short.first.plus(-k)).find(|d| d.weekday() == first)?
            } else {
                let fits = |d: &Day| d.weekday() == first && d.plus(length) <= short.last;
                (0..short.count() as i32).map(|k| short.first.plus(k)).find(fits)?
            };
            Some(DaySet::of(written_of(begin)))
        }
        Meaning::Calendar(date) if date.month.is_some() && matches!(date.year, time::YearRef::Open) => {
            let told = years::in_year(*date, days.first.year())?;
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
