//! Names over articles against linked ones.
//!
//! A found mention stands for an annotated one if one of the two holds the last word of the other; of several, the one with the
//! largest share of common words. What is compared are pairs of articles that have one name.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::across::names::NameAcross;
use dateline_core::corpus::Corpus;
use dateline_core::text::CodePoints;
use serde_json::Value;

use crate::pairs::Counts;

/// Kinds of entities, and all of them.
pub const KINDS: [&str; 4] = ["person", "organisation", "place", "all"];

/// The figures of a set.
pub struct Score {
    /// Pairs of articles that name one entity, for each of [`KINDS`].
    pub kinds: [Counts; 4],
    /// Pairs of two people of one family name that were taken for one.
    pub namesakes: usize,
}

/// Where words begin in a mention, in code points.
type Starts = BTreeSet<usize>;

/// One annotated mention.
struct Mention<'v> {
    entity: &'v str,
    text: String,
    starts: Starts,
}

/// Scores `found` against the annotation in `rows`.
pub fn score(rows: &[Value], corpus: &Corpus, found: &[NameAcross]) -> Score {
    let mut placed: BTreeMap<&str, Vec<(Starts, usize)>> = BTreeMap::new();
    for (name, mention) in found.iter().enumerate().flat_map(|(n, name)| name.mentions.iter().map(move |m| (n, m))) {
        let article = &corpus.items[mention.article as usize].article;
        let (start, end) = CodePoints::new(&article.text).span(mention.span);
        let chars: Vec<char> = article.text.chars().collect();
        let starts = starts(&chars, start as usize, end as usize);
        if !starts.is_empty() {
            placed.entry(article.id.as_str()).or_default().push((starts, name));
        }
    }
    let mut kinds: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut spelled: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    let mut bearers: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    let mut units: BTreeMap<(usize, &str), BTreeMap<usize, usize>> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        let near = placed.get(row["id"].as_str().expect("an id")).map(Vec::as_slice).unwrap_or_default();
        for (kind, mention) in mentions(row) {
            *kinds.entry(mention.entity).or_default().entry(kind).or_default() += 1;
            *spelled.entry(mention.entity).or_default().entry(mention.text.clone()).or_default() += 1;
            let unit = units.entry((n, mention.entity)).or_default();
            if let Some(name) = stands_for(&mention.starts, near) {
                *unit.entry(name).or_default() += 1;
                bearers.entry(name).or_default().insert(mention.entity);
            }
        }
    }
    let kind: BTreeMap<&str, &str> = kinds
        .into_iter()
        .filter_map(|(entity, kinds)| Some((entity, kinds.into_iter().max_by_key(|(_, n)| *n)?.0)))
        .collect();
    // An entity of an article is called by the name that most of its mentions bear.
    let commonest = |names: &BTreeMap<usize, usize>| {
        names.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(**name))).map(|(name, _)| *name)
    };
    let units: Vec<(usize, &str, Option<usize>)> =
        units.iter().map(|((article, entity), names)| (*article, *entity, commonest(names))).collect();
    let across = |of: &str| {
        let kept: Vec<_> = units.iter().filter(|unit| of == "all" || kind[unit.1] == of).collect();
        Counts {
            right: pairs(kept.iter().filter_map(|(article, entity, name)| Some((*article, (*entity, (*name)?))))),
            found: pairs(kept.iter().filter_map(|(article, _, name)| Some((*article, (*name)?)))),
            all: pairs(kept.iter().map(|(article, entity, _)| (*article, *entity))),
        }
    };
    Score { kinds: KINDS.map(across), namesakes: namesakes(&kind, &spelled, &bearers) }
}

/// The annotated mentions of an article that are linked, with their kinds.
fn mentions(row: &Value) -> impl Iterator<Item = (&str, Mention<'_>)> {
    let chars: Vec<char> = row["text"].as_str().expect("a text").chars().collect();
    let number = |v: &Value| v.as_u64().expect("a place") as usize;
    let scope: Vec<(usize, usize)> =
        row["scope"].as_array().into_iter().flatten().map(|s| (number(&s[0]), number(&s[1]))).collect();
    row["mentions"].as_array().expect("mentions").iter().filter_map(move |m| {
        let (start, end) = (number(&m["start"]), number(&m["end"]));
        let within = scope.is_empty() || scope.iter().any(|s| s.0 <= start && end <= s.1);
        let entity = m["entity"].as_str().filter(|_| within)?;
        let text = chars[start..end].iter().collect();
        Some((m["kind"].as_str()?, Mention { entity, text, starts: starts(&chars, start, end) }))
    })
}

/// Where the words of `chars[from..to]` begin. A mark within a word belongs to it: "U.S", "Roe's".
fn starts(chars: &[char], from: usize, to: usize) -> Starts {
    let letter = |i: usize| (from..to).contains(&i) && (chars[i].is_alphanumeric() || chars[i] == '_');
    let joins = |i: usize| (from..to).contains(&i) && matches!(chars[i], '\'' | '’' | '.' | '&' | '-') && letter(i + 1);
    let goes_on = |i: usize| i > from && (letter(i - 1) || i > from + 1 && joins(i - 1) && letter(i - 2));
    (from..to).filter(|&i| letter(i) && !goes_on(i)).collect()
}

/// The name whose mention stands for an annotated one: of several that are equally like it, the one that ends last.
fn stands_for(mine: &Starts, placed: &[(Starts, usize)]) -> Option<usize> {
    let last = mine.last()?;
    let mut best: Option<(f64, usize, usize)> = None;
    for (starts, name) in placed {
        let Some(&end) = starts.last() else { continue };
        let both = mine.intersection(starts).count();
        if both > 0 && (starts.contains(last) || mine.contains(&end)) {
            let share = both as f64 / (mine.len() + starts.len() - both) as f64;
            if best.is_none_or(|(most, until, _)| (share, end) > (most, until)) {
                best = Some((share, end, *name));
            }
        }
    }
    best.map(|(_, _, name)| name)
}

/// Pairs of units of different articles that bear one label.
fn pairs<L: Ord>(units: impl Iterator<Item = (usize, L)>) -> usize {
    let mut labels: BTreeMap<L, BTreeMap<usize, usize>> = BTreeMap::new();
    units.for_each(|(article, label)| *labels.entry(label).or_default().entry(article).or_default() += 1);
    let of = |articles: BTreeMap<usize, usize>| {
        let all: usize = articles.values().sum();
        (all * all - articles.values().map(|n| n * n).sum::<usize>()) / 2
    };
    labels.into_values().map(of).sum()
}

/// Pairs of people whose names end alike and who share a found name.
fn namesakes(
    kind: &BTreeMap<&str, &str>,
    spelled: &BTreeMap<&str, BTreeMap<String, usize>>,
    bearers: &BTreeMap<usize, BTreeSet<&str>>,
) -> usize {
    let last = |entity: &str| {
        let full = spelled[entity].iter().max_by_key(|(text, n)| (text.split_whitespace().count(), **n))?.0;
        let last = full.split_whitespace().last()?.to_lowercase();
        Some(last.trim_end_matches("'s").trim_end_matches("’s").to_owned())
    };
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    for people in bearers.values() {
        let people: Vec<&str> = people.iter().copied().filter(|entity| kind[entity] == "person").collect();
        for (n, one) in people.iter().enumerate() {
            pairs.extend(people[n + 1..].iter().filter(|other| last(one) == last(other)).map(|other| (*one, *other)));
        }
    }
    pairs.len()
}

#[test]
fn words_hold_the_marks_within_them() {
    let chars: Vec<char> = "the U.S.-led Roe’s, A&B".chars().collect();
    assert_eq!(starts(&chars, 0, chars.len()).into_iter().collect::<Vec<_>>(), [0, 4, 9, 13, 20]);
    assert_eq!(starts(&chars, 4, 7).into_iter().collect::<Vec<_>>(), [4]);
}

#[test]
fn pairs_lie_in_different_articles() {
    assert_eq!(pairs([(0, "x"), (0, "x"), (1, "x"), (1, "y"), (2, "y")].into_iter()), 3);
}
