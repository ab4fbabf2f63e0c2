//! Who is named in which office: "NATO Secretary General Jens Stoltenberg" lies within his term.
//!
//! A person named with an office was not named so before the term began. That the term had not ended holds for those whom the
//! article puts in its lead or names so again; an aside may look back.

use super::lexicon::{Lexicon, Term};
use super::office::{self, Office, When, kind};
use super::span::{DaySet, month, words};
use super::{Clue, own, weight};
use crate::article::Article;
use crate::text::{Class, Document, Span, TokenKind};
use crate::time::{Day, Days};

/// How long after the end of a term the old title still slips in, and how long before it the new one is told, in days.
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
    let quoted = super::quoted(document);
    let spoken_of = office::bodies(document, 0, document.tokens.len(), lexicon).0;
    // Surnames that the article gives to somebody whom the lexicon does not know.
    let mut strangers: Vec<String> = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
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
                    strangers.push(key);
                }
                continue;
            }
            i = run.last;
            let full = run.last - run.first > 1;
            if !full && strangers.contains(&key) {
                continue;
            }
            let title = title(document, &run, (sentence.first, sentence.last), lexicon, full);
            let Some((office, span)) = title else { continue };
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
                None => {
                    let sentences = u32::from(!aside.get(number).is_some_and(|a| *a));
                    found.push(Named { terms, when: office.when, span, sentences, latest: number, lead });
                }
            }
        }
    }
    found.iter().flat_map(|named| clues_of(article, named, followed(named, &found, lexicon), lexicon)).collect()
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

fn term(lexicon: &Lexicon, index: u32) -> Option<&Term> {
    lexicon.terms.get(index as usize)
}

/// The words of a name, as tokens.
struct Run {
    first: usize,
    last: usize,
    /// The name proper, without the capital that follows it: "the Roe Administration".
    body: bool,
}

impl Run {
    /// The capitalised words around token `at` that are no title, country or day.
    fn around(document: &Document<'_>, at: usize, from: usize, to: usize) -> Self {
        let (mut first, mut last) = (at, at + 1);
        while first > from {
            if is_name(document, first - 1) {
                first -= 1;
            } else if first > from + 1
                && document.is(first - 1, ".")
                && document.word(first - 2).len() == 1
                && is_name(document, first - 2)
            {
                first -= 2;
            } else {
                break;
            }
        }
        while last < to && is_name(document, last) && document.tokens.get(last).is_some_and(|t| t.spaced) {
            if is_reign(document.lower(last)) {
                break;
            }
            // "George W. Roe".
            let initial = document.word(last).len() == 1 && document.is(last + 1, ".") && is_name(document, last + 2);
            last += if initial { 2 } else { 1 };
        }
        let body = is_reign(document.lower(last));
        Self { first, last, body }
    }

    /// Whether every word of the run is one of this holder's.
    fn fits(&self, document: &Document<'_>, term: &Term) -> bool {
        let mut initials = (self.first..self.last).filter(|&i| {
            document.tokens.get(i).is_some_and(|t| t.capital) && document.word(i).trim_end_matches('.').len() == 1
        });
        let initial = initials.next().and_then(|i| document.word(i).chars().next());
        let word = |i: usize| {
            let word = document.word(i);
            word.len() == 1
                || is_numeral(word)
                || matches!(word, "Jr" | "Sr")
                || is_particle(word)
                || term.has(&plain(word))
                || word.ends_with('.')
        };
        (self.first..self.last).all(word) && initial.zip(term.initial()).is_none_or(|(a, b)| a == b)
    }
}

fn is_reign(word: &str) -> bool {
    matches!(word, "administration" | "government" | "cabinet" | "presidency" | "regime")
}

/// "II", "XVI".
fn is_numeral(word: &str) -> bool {
    word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// Whether token `i` can be a word of a person's name.
fn is_name(document: &Document<'_>, i: usize) -> bool {
    const OTHER: Class = Class::TITLE
        .or(Class::ROLE)
        .or(Class::DEMONYM)
        .or(Class::COUNTRY)
        .or(Class::WEEKDAY)
        .or(Class::FUNCTION)
        .or(Class::BODY);
    let lower = document.lower(i);
    document.tokens.get(i).is_some_and(|t| {
        t.kind == TokenKind::Word
            && office::bare(lower) == lower
            && (t.capital
                && (!t.class.any(OTHER) || t.class.has(Class::GIVEN))
                && !(t.class.has(Class::MONTH)
                    && document.tokens.get(i + 1).is_some_and(|n| n.kind == TokenKind::Number))
                || is_particle(document.lower(i)))
    })
}

fn is_particle(word: &str) -> bool {
    matches!(word, "de" | "da" | "la" | "van" | "von" | "der" | "bin" | "al" | "dos" | "arap" | "wa" | "di")
        || word.starts_with("al-")
        || word.starts_with("el-")
}

/// A word as the lexicon writes it: without accents and without the article of Arabic names.
fn plain(word: &str) -> String {
    let word = ["al-", "el-", "Al-", "El-"].iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word);
    word.chars().map(unaccented).collect()
}

fn unaccented(c: char) -> char {
    const LETTERS: [&str; 22] = [
        "aàáâãäåāăą",
        "cçćč",
        "dđ",
        "eèéêëėęě",
        "gğ",
        "iìíîïıī",
        "lł",
        "nñńň",
        "oòóôõöøōő",
        "rř",
        "sśşšș",
        "tţťț",
        "uùúûüūůű",
        "yýÿ",
        "zźżž",
        "AÁÂÅÄ",
        "CÇĆČ",
        "EÉÈ",
        "OÖØÓ",
        "SŞŠŚ",
        "ZŽŻ",
        "'’",
    ];
    if c.is_ascii() {
        return c;
    }
    LETTERS.iter().find(|l| l.contains(c)).and_then(|l| l.chars().next()).unwrap_or(c)
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
        if matches!(before, "a" | "any" | "next" | "future" | "potential" | "possible" | "hypothetical") {
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
