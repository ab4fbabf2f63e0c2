//! What two articles share: a copied text, quotations or furniture.

use std::collections::BTreeSet;

use super::align::Stretch;
use super::rows::{self, Spread};
use super::words::{Standing, Word};

/// What kind of text two articles share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SharedKind {
    /// One text: an agency's for example, or the outlet's own earlier one.
    Copy,
    /// Words of somebody whom both quote.
    Quotation,
    /// What a site puts around or into its articles.
    Boilerplate,
}

impl SharedKind {
    /// The kind's name in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Quotation => "quotation",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// The fewest words of a stretch that count: people who tell one story hit upon as many by themselves.
pub(super) const PASSAGE: usize = 10;
/// The fewest words of a copy.
const COPY: f32 = 14.0;
/// The least share of the shorter article that is a copy.
const SHARE: f32 = 0.065;
/// What a word counts that only one of the articles has between marks. Marks get lost on the way, and posts have none.
const HALF_QUOTED: f32 = 0.65;
/// What a word counts that both have in quotations. Whoever copies a text copies its quotations too; but quotations alone make
/// no copy, so that they count no more than the rest does.
const QUOTED: f32 = 0.3;
/// What a number or a name takes away where the other article has another one. A report of results or prices is written to a
/// pattern, day by day with other numbers, and is no copy.
const OTHER: f32 = 4.0;
/// From this share of the longer article on, two articles are one text as a whole.
const WHOLE: f32 = 0.95;
/// From this share of the shorter article on, an outlet that repeats itself repeats an article.
const MOST: f32 = 0.5;

/// What two articles have to tell of what they share.
pub(super) struct Case<'c> {
    /// The words of both.
    pub words: [&'c [Word]; 2],
    /// The stretches of words that are the same.
    pub stretches: &'c [Stretch],
    /// How many articles have each pair of words.
    pub spread: &'c Spread,
    /// Whether the same outlet carried both.
    pub one_outlet: bool,
}

/// Words that are the same in both articles, by what they stand in.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    narrative: usize,
    half_quoted: usize,
    quoted: usize,
    aside: usize,
    /// Numbers and names that one article has where the other has others.
    others: usize,
    /// How rare the words are, from 0 to 1.
    rarity: f32,
}

impl Counts {
    fn of(stretch: &Stretch, case: &Case<'_>) -> Self {
        let [a, b] = case.words;
        let mut counts = Self { others: others(stretch, case), rarity: rarity(stretch, case), ..Self::default() };
        for &(i, j) in &stretch.same {
            let (Some(x), Some(y)) = (a.get(i as usize), b.get(j as usize)) else { continue };
            let slot = match (x.standing, y.standing) {
                (Standing::Aside, _) | (_, Standing::Aside) => &mut counts.aside,
                (Standing::Quoted, Standing::Quoted) => &mut counts.quoted,
                (Standing::Quoted, _) | (_, Standing::Quoted) => &mut counts.half_quoted,
                _ => &mut counts.narrative,
            };
            *slot += 1;
        }
        counts
    }

    fn telling(self) -> f32 {
        let words = self.narrative as f32 + HALF_QUOTED * self.half_quoted as f32;
        (words - OTHER * self.others as f32).max(0.0) * self.rarity
    }
}

/// How many numbers of one text stand where the other has another. Of two articles of one outlet, names too: their writers
/// follow one pattern.
fn others(stretch: &Stretch, case: &Case<'_>) -> usize {
    let [a, b] = case.words;
    let particular = |w: &&Word| w.number || case.one_outlet && w.capital;
    let particulars = |words: &[Word], from: u32, to: u32| {
        words.get(from as usize + 1..to as usize).unwrap_or_default().iter().filter(particular).count()
    };
    let gap = |pair: &[(u32, u32)]| particulars(a, pair[0].0, pair[1].0).min(particulars(b, pair[0].1, pair[1].1));
    stretch.same.windows(2).map(gap).sum()
}

/// The mean rarity of the stretch's pairs of words.
fn rarity(stretch: &Stretch, case: &Case<'_>) -> f32 {
    let (mut sum, mut count) = (0.0_f32, 0.0_f32);
    for row in rows::pairs(0, case.words[0].get(stretch.a.clone()).unwrap_or_default()) {
        sum += rows::rarity(case.spread.of(row.key));
        count += 1.0;
    }
    if count > 0.0 { sum / count } else { 1.0 }
}

/// What the two articles share; nothing if it is too little to speak of.
pub(super) fn kind(case: &Case<'_>) -> Option<SharedKind> {
    let [a, b] = case.words;
    let counted: Vec<(&Stretch, Counts)> =
        told_once(case.stretches, a).into_iter().map(|s| (s, Counts::of(s, case))).collect();
    let (mut told, mut quoted, mut half, mut aside) = (0.0, 0, 0, 0);
    for (_, c) in counted.iter().filter(|(s, _)| s.same.len() >= PASSAGE) {
        told += c.telling();
        quoted += c.quoted;
        half += c.half_quoted;
        aside += c.aside;
    }
    let evidence = told + (QUOTED * quoted as f32).min(0.8 * told);
    let shorter = a.len().min(b.len()) as f32;
    let copy = evidence >= COPY && evidence >= SHARE * shorter;
    let same: usize = case.stretches.iter().map(|s| s.same.len()).filter(|n| *n >= PASSAGE).sum();
    let part = (same as f32) < MOST * shorter;
    let box_of_site = copy && case.one_outlet && part && is_one_box(&counted, a, b);
    if copy && !box_of_site || is_whole(&counted, a, b) {
        return Some(SharedKind::Copy);
    }
    if box_of_site || aside > quoted + half && aside >= PASSAGE {
        return Some(SharedKind::Boilerplate);
    }
    (quoted + half >= PASSAGE).then_some(SharedKind::Quotation)
}

/// Whether both are one text from beginning to end, numbers and names included.
fn is_whole(counted: &[(&Stretch, Counts)], a: &[Word], b: &[Word]) -> bool {
    let longer = a.len().max(b.len());
    counted.iter().any(|(s, c)| {
        s.same.len() as f32 >= WHOLE * longer as f32 && c.others == 0 && c.narrative + c.half_quoted >= COPY as usize
    })
}

/// The stretches without those that repeat an earlier one: a site's phrase that both articles have many times counts once.
fn told_once<'s>(stretches: &'s [Stretch], a: &[Word]) -> Vec<&'s Stretch> {
    const EDGE: usize = 5;
    let letters = |pairs: &[(u32, u32)]| -> Vec<u32> {
        pairs.iter().filter_map(|&(i, _)| a.get(i as usize)).map(|w| w.letters).collect()
    };
    let (mut heads, mut tails) = (BTreeSet::new(), BTreeSet::new());
    stretches
        .iter()
        .filter(|s| {
            let n = s.same.len();
            let new_head = heads.insert(letters(&s.same[..n.min(EDGE)]));
            tails.insert(letters(&s.same[n.saturating_sub(EDGE)..])) && new_head
        })
        .collect()
}

/// Whether all that two articles of one outlet share, but what ends both, stands in one paragraph: a box that the site put into
/// both to the letter. Whoever takes over parts of an earlier article takes several.
fn is_one_box(counted: &[(&Stretch, Counts)], a: &[Word], b: &[Word]) -> bool {
    let telling = |(s, c): &&(&Stretch, Counts)| {
        let ends_both = s.a.end == a.len() && s.b.end == b.len();
        c.narrative + c.half_quoted >= PASSAGE && !ends_both
    };
    let to_the_letter = |s: &Stretch| s.same.len() == s.a.len() && s.same.len() == s.b.len();
    let telling: Vec<&Stretch> = counted.iter().filter(telling).map(|(s, _)| *s).collect();
    if !telling.iter().all(|s| to_the_letter(s)) {
        return false;
    }
    let mut blocks: [Option<(u16, u16)>; 2] = [None, None];
    for s in telling {
        for (words, range, slot) in [(a, &s.a, 0), (b, &s.b, 1)] {
            let (Some(first), Some(last)) = (words.get(range.start), words.get(range.end - 1)) else { continue };
            let (from, to) = blocks[slot].unwrap_or((first.block, last.block));
            blocks[slot] = Some((from.min(first.block), to.max(last.block)));
        }
    }
    blocks.iter().any(|b| b.is_none_or(|(from, to)| from == to))
}
