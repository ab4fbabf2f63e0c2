//! Utterances that several articles carry, against annotated ones.
//!
//! A place stands for annotated quotations of its article that share half of the words of the shorter of both; it may stand for
//! several. Right is a pair of places in two articles of one story that carry a common utterance; found is a link of two
//! articles by an utterance.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::across::variants::Quotation;
use dateline_core::corpus::Corpus;
use dateline_core::text::CodePoints;
use serde_json::Value;

/// Links that were found, of all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Links {
    found: usize,
    all: usize,
}

impl Links {
    /// In per cent.
    pub fn share(&self) -> f64 {
        100.0 * self.found as f64 / self.all.max(1) as f64
    }
}

/// The figures of a set.
#[derive(Debug, Default)]
pub struct Score {
    right: usize,
    judged: usize,
    pub direct: Links,
    pub indirect: Links,
}

impl Score {
    /// Pairs that are right, in per cent of those that are judged.
    pub fn precision(&self) -> f64 {
        100.0 * self.right as f64 / self.judged.max(1) as f64
    }

    fn recall(&self) -> f64 {
        Links { found: self.direct.found + self.indirect.found, all: self.direct.all + self.indirect.all }.share()
    }

    /// The harmonic mean of both, in per cent.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    /// Precision, recall and F1 as a line of the board.
    pub fn line(&self) -> String {
        format!("{:>7.1} {:>7.1} {:>7.1}", self.precision(), self.recall(), self.f1())
    }
}

/// The number of a page, and a place in its text.
type Carried = (usize, usize, usize);

struct Annotated<'v> {
    id: &'v str,
    words: BTreeSet<usize>,
    direct: bool,
    skip: bool,
    units: Vec<&'v str>,
}

struct Page<'v> {
    id: &'v str,
    story: &'v str,
    starts: Vec<usize>,
    quotes: Vec<Annotated<'v>>,
}

/// Scores `found` against the annotation in `rows`.
pub fn score(rows: &[Value], corpus: &Corpus, found: &[Quotation]) -> Score {
    let pages: Vec<Page<'_>> = rows.iter().map(page).collect();
    let by_id: BTreeMap<&str, usize> = pages.iter().enumerate().map(|(n, p)| (p.id, n)).collect();
    let unsure: BTreeSet<(&str, &str)> = rows
        .iter()
        .flat_map(|row| row["unsure"].as_array().into_iter().flatten())
        .filter_map(|pair| Some(order(pair[0].as_str()?, pair[1].as_str()?)))
        .collect();
    let joined = Joined::new(&pages);
    let mut hit: BTreeSet<(&str, usize, usize)> = BTreeSet::new();
    let mut judged: BTreeMap<(Carried, Carried), bool> = BTreeMap::new();
    for quotation in found {
        let places: Vec<Carried> = quotation
            .variants
            .iter()
            .map(|v| {
                let article = &corpus.items[v.place.article as usize].article;
                let (start, end) = CodePoints::new(&article.text).span(v.place.span);
                (by_id[article.id.as_str()], start as usize, end as usize)
            })
            .collect();
        for (n, &x) in places.iter().enumerate() {
            for &y in places[n + 1..].iter().filter(|y| y.0 != x.0 && pages[y.0].story == pages[x.0].story) {
                let (a, b) = (stands_for(&pages[x.0], x.1, x.2), stands_for(&pages[y.0], y.1, y.2));
                if a.is_empty() || b.is_empty() {
                    continue;
                }
                let units = |quotes: &[&Annotated<'_>]| -> BTreeSet<String> {
                    quotes.iter().flat_map(|q| q.units.iter().map(|u| (*u).to_owned())).collect()
                };
                let (ua, ub) = (units(&a), units(&b));
                let common: Vec<&str> =
                    a.iter().flat_map(|q| q.units.iter().copied()).filter(|u| ub.contains(*u)).collect();
                hit.extend(common.iter().map(|u| (*u, x.0.min(y.0), x.0.max(y.0))));
                let excused = a.iter().chain(&b).any(|q| q.skip)
                    || a.iter().any(|p| b.iter().any(|q| unsure.contains(&order(p.id, q.id))))
                    || ua.iter().any(|u| ub.iter().any(|v| joined.together(u, v)));
                let pair = (x.min(y), x.max(y));
                if !common.is_empty() {
                    judged.insert(pair, true);
                } else if !excused {
                    judged.entry(pair).or_insert(false);
                }
            }
        }
    }
    let mut score =
        Score { right: judged.values().filter(|right| **right).count(), judged: judged.len(), ..Score::default() };
    for (unit, carried) in carriers(&pages) {
        for (n, (&x, direct_x)) in carried.iter().enumerate() {
            for (&y, direct_y) in carried.iter().skip(n + 1) {
                let links = if *direct_x && *direct_y { &mut score.direct } else { &mut score.indirect };
                links.all += 1;
                links.found += usize::from(hit.contains(&(unit, x, y)));
            }
        }
    }
    score
}

fn order<'v>(a: &'v str, b: &'v str) -> (&'v str, &'v str) {
    if a <= b { (a, b) } else { (b, a) }
}

fn page(row: &Value) -> Page<'_> {
    let starts = words(row["text"].as_str().expect("a text"));
    let number = |v: &Value| v.as_u64().expect("a place") as usize;
    let quote = |q: &'_ Value| -> (usize, usize) { (number(&q["start"]), number(&q["end"])) };
    let quotes = row["quotes"].as_array().expect("quotations").iter().map(|q| {
        let (start, end) = quote(q);
        Annotated {
            id: q["qid"].as_str().expect("an id"),
            words: starts.iter().copied().filter(|w| (start..end).contains(w)).collect(),
            direct: q["kind"] == "direct",
            skip: q["skip"] == true,
            units: q["units"].as_array().expect("units").iter().filter_map(Value::as_str).collect(),
        }
    });
    Page {
        id: row["id"].as_str().expect("an id"),
        story: row["story"].as_str().expect("a story"),
        quotes: quotes.collect(),
        starts,
    }
}

/// Where the words of a text begin, in code points. An apostrophe within a word belongs to it.
fn words(text: &str) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let letter = |i: usize| chars.get(i).is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let joins = |i: usize| chars.get(i).is_some_and(|c| matches!(c, '\'' | '’')) && letter(i + 1);
    let goes_on = |i: usize| i > 0 && (letter(i - 1) || i > 1 && joins(i - 1) && letter(i - 2));
    (0..chars.len()).filter(|&i| letter(i) && !goes_on(i)).collect()
}

fn stands_for<'p, 'v>(page: &'p Page<'v>, start: usize, end: usize) -> Vec<&'p Annotated<'v>> {
    let mine: BTreeSet<usize> = page.starts.iter().copied().filter(|w| (start..end).contains(w)).collect();
    let stands = |q: &&Annotated<'_>| {
        let both = mine.intersection(&q.words).count();
        let (m, n) = (mine.len(), q.words.len());
        both > 0 && 2 * both >= m.min(n) && both >= m.min(n).min(3) && 2 * m <= 5 * n + 30
    };
    page.quotes.iter().filter(stands).collect()
}

/// Each utterance with the articles that carry it, and whether they do between marks.
fn carriers<'v>(pages: &[Page<'v>]) -> BTreeMap<&'v str, BTreeMap<usize, bool>> {
    let mut carriers: BTreeMap<&str, BTreeMap<usize, bool>> = BTreeMap::new();
    for (n, page) in pages.iter().enumerate() {
        for q in &page.quotes {
            for unit in &q.units {
                *carriers.entry(unit).or_default().entry(n).or_default() |= q.direct;
            }
        }
    }
    carriers
}

/// Utterances that some longer quotation joins.
struct Joined<'v>(BTreeMap<&'v str, &'v str>);

impl<'v> Joined<'v> {
    fn new(pages: &[Page<'v>]) -> Self {
        let mut joined = Self(BTreeMap::new());
        for q in pages.iter().flat_map(|p| &p.quotes) {
            for pair in q.units.windows(2) {
                let (a, b) = (joined.root(pair[0]), joined.root(pair[1]));
                if a != b {
                    joined.0.insert(a, b);
                }
            }
        }
        joined
    }

    fn root(&self, unit: &'v str) -> &'v str {
        let mut unit = unit;
        while let Some(next) = self.0.get(unit) {
            unit = next;
        }
        unit
    }

    fn together(&self, one: &str, other: &str) -> bool {
        let root = |unit: &str| {
            let mut unit = unit.to_owned();
            while let Some(next) = self.0.get(unit.as_str()) {
                unit = (*next).to_owned();
            }
            unit
        };
        root(one) == root(other)
    }
}

#[test]
fn words_hold_their_apostrophes() {
    assert_eq!(words("Don’t say 'no', Roe's"), [0, 6, 11, 16]);
}
