//! Variants of a saying: the same utterance in several articles, cut, bracketed, in another tense, direct in one and reported in
//! another, is one finding.
//!
//! `carrier` gathers what may carry it, `candidates` finds carriers that have words in common, `compare`, `particulars` and `rule`
//! decide, and `group` makes findings of pairs.

mod candidates;
mod carrier;
mod compare;
mod group;
mod particulars;
mod rule;
mod speaker;

pub use speaker::{Match, Speaker};

use super::order::content_id;
use super::place::Place;
use super::terms::ln;
use crate::corpus::{Item, finding_id};
use crate::interner::Interner;
use crate::quote::QuoteKind;
use carrier::{Carrier, Form};
use compare::Term;
use group::Link;
use rule::Relation;
use std::collections::BTreeSet;

/// One utterance with all places that carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Derived from its places.
    pub id: String,
    /// Where its speaker is named, in one of the articles.
    pub speaker: Option<Place>,
    /// The places that carry it, in two articles and more, in canonical order.
    pub variants: Vec<Variant>,
}

/// A place that carries an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The words.
    pub place: Place,
    /// How they stand there.
    pub kind: VariantKind,
}

/// How an utterance stands in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariantKind {
    /// As a quotation.
    Quote(QuoteKind),
    /// Between marks, though nobody is said to have spoken.
    Marked,
    /// In the article's own words.
    Told,
}

impl VariantKind {
    /// The kind's name in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Quote(kind) => kind.key(),
            Self::Marked => "marked",
            Self::Told => "told",
        }
    }
}

/// What a word weighs at least that every article has.
const COMMON: f32 = 0.1;

/// Finds utterances that several of `items` carry, in canonical order. `order` holds the numbers of the items in that order.
pub fn find(items: &[Item], order: &[u32]) -> Vec<Quotation> {
    let numbered: Vec<(u32, &Item)> = order.iter().filter_map(|&n| Some((n, items.get(n as usize)?))).collect();
    let in_order: Vec<&Item> = numbered.iter().map(|(_, item)| *item).collect();
    let (carriers, articles) = carriers(&in_order);
    let all = in_order.len() as f32 + 1.0;
    let rarity = |&n: &u32| (ln(all / n as f32) / ln(all)).max(COMMON);
    let rarity: Vec<f32> = articles.iter().map(rarity).collect();
    let terms = |carrier: &Carrier| -> Vec<Term> { carrier.told.iter().map(|told| told.weighed(&rarity)).collect() };
    let (mut links, mut contrary) = (Vec::new(), BTreeSet::new());
    for (x, y) in candidates::find(&carriers, &in_order, &articles) {
        let (one, other) = (&carriers[x as usize], &carriers[y as usize]);
        let common = compare::compare(&terms(one), &terms(other));
        let apart = days_apart(in_order[one.rank as usize], in_order[other.rank as usize]);
        match rule::relation(one, other, &common, apart) {
            Relation::Same => links.push(Link { carriers: [x, y], ranges: common.ranges }),
            Relation::Contrary => contrary.extend([(x, y), (y, x)]),
            Relation::Other => {}
        }
    }
    let quotation = |group: Vec<u32>| {
        let group: Vec<&Carrier> = group.iter().filter_map(|&c| carriers.get(c as usize)).collect();
        quotation(&group, &numbered)
    };
    group::groups(&links, &contrary).into_iter().filter_map(quotation).collect()
}

/// The carriers of all articles, and how many articles have each term.
fn carriers(items: &[&Item]) -> (Vec<Carrier>, Vec<u32>) {
    let (mut terms, mut carriers, mut articles) = (Interner::default(), Vec::<Carrier>::new(), Vec::<u32>::new());
    for (rank, item) in (0..).zip(items) {
        let from = carriers.len();
        carriers.extend(carrier::carriers(rank, item, &mut terms));
        let mut own: Vec<u32> = carriers[from..].iter().flat_map(|c| c.told.iter().map(|t| t.term())).collect();
        own.sort_unstable();
        own.dedup();
        articles.resize(terms.len(), 0);
        own.iter().for_each(|&t| articles[t as usize] += 1);
    }
    carriers.shrink_to_fit();
    (carriers, articles)
}

/// How many days lie between two articles whose days are known closely.
fn days_apart(one: &Item, other: &Item) -> Option<i32> {
    let (a, b) = (one.published.as_ref()?, other.published.as_ref()?);
    let close = a.days.count() <= 31 && b.days.count() <= 31;
    close.then(|| (a.likely.0 - b.likely.0).abs())
}

/// A finding of its carriers; none if only one article is left.
fn quotation(group: &[&Carrier], items: &[(u32, &Item)]) -> Option<Quotation> {
    let mut kept: Vec<&Carrier> = Vec::with_capacity(group.len());
    for carrier in group {
        // Of a clause and the marked words in it, or a sentence and the quotation in it, one stands for both.
        let here = kept.iter().rposition(|other| other.rank != carrier.rank).map_or(0, |at| at + 1);
        match kept[here..].iter().position(|other| other.span.overlaps(carrier.span)).map(|at| here + at) {
            Some(at) if rank_of(kept[at].form) > rank_of(carrier.form) => kept[at] = carrier,
            Some(_) => {}
            None => kept.push(carrier),
        }
    }
    if kept.iter().all(|c| c.rank == kept[0].rank) {
        return None;
    }
    let place = |rank: u32, span| Some(Place { article: items.get(rank as usize)?.0, span });
    let variants = kept.iter().filter_map(|c| Some(Variant { place: place(c.rank, c.span)?, kind: kind(c.form) }));
    let named = kept.iter().find_map(|c| Some((c.rank, c.speaker.as_ref()?.named?)));
    let parts: Vec<String> = kept
        .iter()
        .filter_map(|c| Some(format!("{} {} {}", content_id(items.get(c.rank as usize)?.1), c.span.start, c.span.end)))
        .collect();
    Some(Quotation {
        id: finding_id("v", &parts.iter().map(String::as_str).collect::<Vec<_>>()),
        speaker: named.and_then(|(rank, span)| place(rank, span)),
        variants: variants.collect(),
    })
}

/// Which of two carriers of the same words is shown: a quotation before mere words.
fn rank_of(form: Form) -> u8 {
    match form {
        Form::Quote(_) => 0,
        Form::Marked => 1,
        Form::Sentence => 2,
    }
}

fn kind(form: Form) -> VariantKind {
    match form {
        Form::Quote(kind) => VariantKind::Quote(kind),
        Form::Marked => VariantKind::Marked,
        Form::Sentence => VariantKind::Told,
    }
}
