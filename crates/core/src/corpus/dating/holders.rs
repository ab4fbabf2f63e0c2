//! Dates articles by office holders: one that names "Treasury Secretary Robert Rubin" was published within his term.
//!
//! A person named with an office was not named so before the term began. That the term had not ended holds for those whom the
//! article puts in its lead or names so again; an aside may look back.

use super::clue::{Clue, own};
use super::lexicon::{Lexicon, Term};
use super::office::{self, Office, When, kind};
use super::quoted::quoted;
use super::run::{Run, plain};
use super::span::{DaySet, month, words};
use super::weight;
use crate::article::Article;
use crate::calendar::{Day, Days};
use crate::text::among;
use crate::text::{Document, Span, TokenKind};

/// How long after the end of a term the old title still slips in, and how long before it the new one is named, in days.
const AFTER: i32 = 45;
const AHEAD: i32 = 125;

/// How long after the end of a term an aside may name it, in days.
const LATER: i32 = 730;

/// Sentences that count as the lead.
const LEAD: usize = 4;

/// An article that names more offices than this is a list.
const MOST: usize = 60;

/// Somebody with an office, as an article names them.
struct Named {
    /// Whose terms it may be.
    terms: Vec<u32>,
    when: When,
    span: Span,
    /// How many sentences name them so, and the last of these.
    sentences: u32,
    latest: usize,
    /// Whether the lead does.
    lead: bool,
}

/// What the offices named in an article say of its day. `aside` tells sentences that look back.
pub(super) fn clues(article: &Article, document: &Document<'_>, lexicon: &Lexicon, aside: &[bool]) -> Vec<Clue> {
    let mut found: Vec<Named> = Vec::new();
    let quoted = quoted(document);
    let spoken_of = office::bodies(document, 0, document.tokens.len(), lexicon);
    // Surnames that the article gives to somebody whom the lexicon does not know; sorted, each once.
    let mut strangers: Vec<String> = Vec::new();
    // Those that its text has without any office, before it names them with one; sorted, each once.
    let mut plainly: Vec<u32> = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        // Asked once a sentence, since one may be as long as the article.
        let heading = std::cell::LazyCell::new(|| heading(document, sentence.first, sentence.last));
        let supposes = std::cell::LazyCell::new(|| supposes(document, sentence.first, sentence.last));
        let mut i = sentence.first;
        while i < sentence.last {
            let at = i;
            i += 1;
            let named = document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
                && !quoted.get(at).is_some_and(|q| *q);
            let key = plain(document.word(at));
            let holders = if named { lexicon.holders(&key) } else { &[] };
            if holders.is_empty() {
                continue;
            }
            let run = Run::around(document, at, sentence.first, sentence.last);
            let bearers: Vec<u32> =
                holders.iter().copied().filter(|t| term(lexicon, *t).is_some_and(|t| run.fits(document, t))).collect();
            if bearers.is_empty() {
                if run.last - run.first > 1 {
                    note(&mut strangers, key);
                }
                continue;
            }
            i = run.last;
            let full = run.last - run.first > 1;
            if !full && strangers.binary_search(&key).is_ok() {
                continue;
            }
            let title = title(document, &run, (sentence.first, sentence.last), lexicon, full);
            let Some((office, span)) = title else {
                if number > 0 {
                    bearers.into_iter().for_each(|bearer| note(&mut plainly, bearer));
                }
                continue;
            };
            // "Will Welcome Americans Fleeing President Roe": headlines suppose.
            if !full && *heading {
                continue;
            }
            if found.len() > MOST {
                return Vec::new();
            }
            let fits = |t: &Term| {
                let told = if office.bodies.is_empty() {
                    // "chief executive Ann Roe": of what the article speaks of.
                    let led = office::LED & kind(t.office) != 0;
                    office.kinds & office::LOOSE == 0 && if led { full && spoken_of.contains(&t.body) } else { true }
                } else {
                    office.bodies.contains(&t.body)
                };
                told && office.kinds & kind(t.office) != 0
            };
            let terms: Vec<u32> = bearers.into_iter().filter(|t| term(lexicon, *t).is_some_and(fits)).collect();
            if terms.is_empty() {
                continue;
            }
            let lead = number < LEAD && !aside.get(number).is_some_and(|a| *a);
            let same = |n: &Named| n.when == office.when && n.terms.iter().any(|t| terms.contains(t));
            let known = found.iter().position(same);
            match known.and_then(|k| found.get_mut(k)) {
                Some(known) => {
                    // The fuller mention tells whose it is.
                    if terms.len() < known.terms.len() {
                        known.terms = terms;
                    }
                    known.lead |= lead;
                    if known.latest < number && !aside.get(number).is_some_and(|a| *a) {
                        (known.latest, known.sentences) = (number, known.sentences + 1);
                    }
                }
                // Who is in office is called so when named first: "Roe leads in the polls … to worry about President Roe".
                None if office.when == When::Now
                    && !full
                    && (terms.iter().all(|t| plainly.binary_search(t).is_ok())
                        || supposes.is_some_and(|at| at < office.first)) => {}
                None => {
                    let sentences = u32::from(!aside.get(number).is_some_and(|a| *a));
                    found.push(Named { terms, when: office.when, span, sentences, latest: number, lead });
                }
            }
        }
    }
    found.iter().flat_map(|named| clues_of(article, named, followed(named, &found, lexicon), lexicon)).collect()
}

/// Adds to a sorted list what is not in it: an article of one repeated name would have a list as long as itself.
fn note<T: Ord>(known: &mut Vec<T>, new: T) {
    if let Err(at) = known.binary_search(&new) {
        known.insert(at, new);
    }
}

/// Whether the article names somebody who held the same office later: then it looks back on this one.
fn followed(named: &Named, found: &[Named], lexicon: &Lexicon) -> bool {
    let held = |n: &'_ Named| n.terms.iter().filter_map(|t| term(lexicon, *t)).collect::<Vec<&Term>>();
    let Some(end) = held(named).iter().map(|t| t.last.unwrap_or(DaySet::end())).max() else { return false };
    found.iter().filter(|other| other.when == When::Now || other.when == When::Then).any(|other| {
        held(other).iter().all(|later| later.first.plus(AFTER) > end)
            && held(other)
                .iter()
                .any(|later| held(named).iter().any(|t| (t.body, t.office) == (later.body, later.office)))
    })
}

/// The first token that makes what follows it a supposition: "Congress could never control President Roe".
fn supposes(document: &Document<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to).find(|&i| among(document.lower(i), "could might if"))
}

/// Whether a sentence is set as headlines are, every word of weight with a capital.
fn heading(document: &Document<'_>, first: usize, last: usize) -> bool {
    let mut words = document.tokens[first..last].iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 4);
    words.clone().count() > 3 && words.all(|t| t.capital)
}

fn term(lexicon: &Lexicon, index: u32) -> Option<&Term> {
    lexicon.terms.get(index as usize)
}

/// The title of a name, and the words that hold both.
fn title(
    document: &Document<'_>,
    run: &Run,
    (from, to): (usize, usize),
    lexicon: &Lexicon,
    full: bool,
) -> Option<(Office, Span)> {
    if run.body {
        // "in a Roe administration": there is none yet.
        let before = if run.first > from { document.lower(run.first - 1) } else { "" };
        if among(before, "a any next future potential possible hypothetical") {
            return None;
        }
        let office = Office { first: run.first, kinds: office::RULERS, when: When::Then, bodies: Vec::new() };
        return Some((office, document.slice(run.first, run.last + 1)));
    }
    if let Some(office) = office::before(document, run.first, from, lexicon) {
        let span = document.slice(office.first, run.last);
        return Some((office, span));
    }
    let office = office::after(document, run.last, to, lexicon).filter(|_| full)?;
    Some((office, document.slice(run.first, run.last)))
}

fn clues_of(article: &Article, named: &Named, followed: bool, lexicon: &Lexicon) -> Vec<Clue> {
    let terms = || named.terms.iter().filter_map(|t| term(lexicon, *t));
    let Some(first) = terms().map(|t| t.first).min() else { return Vec::new() };
    let text = article.mended(named.span);
    let since = |day: Day, why: &str, weight: u8| {
        let reason = format!("“{text}” {why}, so the article is not older than {}.", month(day));
        Clue { allowed: DaySet::since(day), weight, evidence: own(named.span, reason) }
    };
    let from = |first: Day, last: Option<Day>, more: i32| match last {
        Some(last) => Days::new(first, last.plus(more)),
        None => Days::new(first, DaySet::end()),
    };
    match named.when {
        When::Former => {
            let ended = terms().filter_map(|t| t.last).min();
            ended
                .map(|day| since(day.plus(-30), "is named as no longer in office", weight::FORMER))
                .into_iter()
                .collect()
        }
        When::Then => vec![since(first, "is named", weight::THEN)],
        When::Elect => {
            let runs = terms().map(|t| Days::new(t.first.plus(-AHEAD), t.first.plus(31)));
            let reason = format!("“{text}” had been chosen and was not yet in office.");
            vec![Clue {
                allowed: DaySet::joined(runs.collect()),
                weight: weight::ELECT,
                evidence: own(named.span, reason),
            }]
        }
        When::Now => {
            let mut clues = vec![since(first, "is named in office", weight::OFFICE)];
            // The lead, or who comes back, is of the day; who is named once may have left.
            let firm = named.lead || named.sentences > 1;
            if named.sentences > 0 && !followed {
                let after = if firm { AFTER } else { LATER };
                let allowed = DaySet::joined(terms().map(|t| from(t.first, t.last, after)).collect());
                let told: Vec<String> = terms()
                    .map(|t| match t.last {
                        Some(last) => words(Days::new(t.first, last)),
                        None => format!("since {}", month(t.first)),
                    })
                    .collect();
                let reason = format!("“{text}” is named in office: {}.", told.join(", "));
                let weight = if firm { weight::STILL } else { weight::ASIDE };
                clues.push(Clue { allowed, weight, evidence: own(named.span, reason) });
            }
            clues
        }
    }
}
