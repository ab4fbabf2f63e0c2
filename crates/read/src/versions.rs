//! Articles that were read twice, and articles in several versions, over many files.
//!
//! A repeat has the same words under the same address, or under the same headline of the same outlet within a few days; it counts
//! once. Versions have the same address, or the same headline of the same outlet within a few days, and most of their passages
//! in common: the newest counts. What has only the address or the headline in common (a section's “News in brief”, an address
//! that stands for a whole site) stays an article of its own.
//!
//! Work grows with the articles and their text, and the order of the articles changes nothing.

mod changes;
mod print;
mod sketch;

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::ops::Range;

pub use changes::{Change, changes};
pub use print::{Print, words};
use sketch::Sketch;

/// Days between two versions, or two copies, that only a headline joins.
const DAYS: i32 = 3;
/// Versions and other articles of one address or headline that an article is compared with: the last so many.
const HEADS: usize = 8;
/// A headline that stands on so many different days, over more than two weeks, is that of a section.
const SECTION_DAYS: usize = 4;
const SECTION_SPAN: i32 = 14;

/// What becomes of an article among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It counts.
    Counts,
    /// It is the same as that one, which may be an earlier version.
    RepeatOf(usize),
    /// It is an earlier version of that one, which counts.
    EarlierThan(usize),
}

/// What becomes of each article. `words` gives an article's words as [`words`] joins them; it is asked for those alone that have
/// an address or a headline in common.
pub fn fates(prints: &[Print], words: &mut dyn FnMut(usize) -> String) -> Vec<Fate> {
    let mut same = Sets::of(prints.len());
    let by_address = |print: &Print| print.address.map(|address| (address, print.text));
    repeats(prints, &by_address, false, words, &mut same);
    let by_headline = |print: &Print| print.is_long().then_some((print.headline, print.text));
    repeats(prints, &by_headline, true, words, &mut same);
    let counting = same.best(|at| (Reverse(prints[at].known), prints[at].moment, &prints[at].name, at));

    let of_its_own: Vec<usize> = (0..prints.len()).filter(|at| counting[*at] == *at).collect();
    let mut versions = Sets::of(prints.len());
    let by_address = |print: &Print| print.address;
    joined(prints, &of_its_own, &by_address, Join::Address, words, &mut versions);
    let by_headline = |print: &Print| print.has_headline.then_some(print.headline);
    joined(prints, &of_its_own, &by_headline, Join::Headline, words, &mut versions);
    let newest = versions.best(|at| (Reverse(prints[at].age()), at));

    let fate = |at: usize| match counting[at] {
        own if own != at => Fate::RepeatOf(own),
        _ if newest[at] != at => Fate::EarlierThan(newest[at]),
        _ => Fate::Counts,
    };
    (0..prints.len()).map(fate).collect()
}

/// The versions that came before an article, the oldest first, and the repeats of each, as [`fates`] tells them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// Earlier versions.
    pub earlier: Vec<usize>,
    /// Repeats of the article and of its earlier versions.
    pub repeats: Vec<usize>,
}

/// What stands behind each article that counts and is not alone, by the article's number.
pub fn behind(prints: &[Print], fates: &[Fate]) -> Vec<(usize, Behind)> {
    let mut of: Vec<Option<Box<Behind>>> = vec![None; fates.len()];
    for (at, fate) in fates.iter().enumerate() {
        match *fate {
            Fate::Counts => {}
            Fate::EarlierThan(newer) => of[newer].get_or_insert_default().earlier.push(at),
            Fate::RepeatOf(same) => {
                let counts = if let Fate::EarlierThan(newer) = fates[same] { newer } else { same };
                of[counts].get_or_insert_default().repeats.push(at);
            }
        }
    }
    let sorted = |(at, behind): (usize, Option<Box<Behind>>)| {
        let mut behind = *behind?;
        behind.earlier.sort_by_key(|at| (prints[*at].age(), *at));
        behind.repeats.sort_by_key(|at| (&prints[*at].name, *at));
        Some((at, behind))
    };
    of.into_iter().enumerate().filter_map(sorted).collect()
}

/// What was told of an article in its earlier versions, as a label in words: the day of each and its changes, the first ones
/// of many.
pub fn label(earlier: &[(String, Vec<Change>)]) -> String {
    let mut label = String::new();
    for (day, changes) in earlier {
        let day = if day.is_empty() { "undated" } else { day };
        let told = changes.iter().take(3).map(|Change { was, now }| match (was.is_empty(), now.is_empty()) {
            (true, _) => format!("without “{}”", begun(now)),
            (_, true) => format!("with “{}”", begun(was)),
            _ => format!("“{}” is now “{}”", begun(was), begun(now)),
        });
        let told: Vec<String> = told.collect();
        let between = if label.is_empty() { "" } else { "; " };
        label.push_str(&format!(
            "{between}{day}: {}",
            if told.is_empty() { "another form".into() } else { told.join(", ") }
        ));
    }
    shortened(&label, LABEL)
}

/// Bytes of such a label, and of words in it.
const LABEL: usize = 290;
const BEGUN: usize = 80;

fn begun(words: &str) -> String {
    shortened(words, BEGUN)
}

fn shortened(words: &str, length: usize) -> String {
    if words.len() <= length { words.to_owned() } else { format!("{}…", &words[..words.floor_char_boundary(length)]) }
}

/// Joins articles that have a key and their words in common.
fn repeats<K: Ord>(
    prints: &[Print],
    key: &dyn Fn(&Print) -> Option<K>,
    within_days: bool,
    words: &mut dyn FnMut(usize) -> String,
    same: &mut Sets,
) {
    let mut keyed: Vec<(K, Option<i32>, &str, usize)> = Vec::new();
    for (at, print) in prints.iter().enumerate() {
        keyed.extend(key(print).map(|key| (key, print.day, print.name.as_str(), at)));
    }
    keyed.sort();
    for run in runs(&keyed, |a, b| a.0 == b.0) {
        let mut before: Option<(usize, String)> = None;
        for (_, day, _, at) in &keyed[run] {
            // A hash may be that of other words, too.
            let own = print::folded(&words(*at));
            if let Some((known, its)) = &before
                && *its == own
                && (!within_days || is_near(prints[*known].day, *day))
            {
                same.join(*known, *at);
            }
            before = Some((*at, own));
        }
    }
}

/// What two versions have in common beside their words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    Address,
    Headline,
}

impl Join {
    /// The part of its passages that the shorter must share, in hundredths. A headline may be a section's, and its articles
    /// be written after one pattern.
    fn share(self) -> usize {
        match self {
            Join::Address => 50,
            Join::Headline => 66,
        }
    }
}

/// Joins articles that have a key and most of their passages in common.
fn joined(
    prints: &[Print],
    articles: &[usize],
    key: &dyn Fn(&Print) -> Option<u64>,
    join: Join,
    words: &mut dyn FnMut(usize) -> String,
    versions: &mut Sets,
) {
    let mut keyed: Vec<(u64, usize)> = articles.iter().filter_map(|at| Some((key(&prints[*at])?, *at))).collect();
    keyed.sort_by_key(|(key, at)| (*key, prints[*at].age(), *at));
    for run in runs(&keyed, |a, b| a.0 == b.0) {
        let run = &keyed[run];
        if join == Join::Headline && is_section(run.iter().map(|(_, at)| prints[*at].day)) {
            continue;
        }
        // The last version of each article of that key.
        let mut heads: VecDeque<(usize, Sketch)> = VecDeque::new();
        for (_, at) in run {
            let sketch = Sketch::of(&words(*at));
            let is_newer = |(known, its): &(usize, Sketch)| {
                (join == Join::Address || is_near(prints[*known].day, prints[*at].day))
                    && its.shares(&sketch, join.share())
            };
            if let Some(head) = heads.iter_mut().rev().find(|head| is_newer(head)) {
                versions.join(head.0, *at);
                *head = (*at, sketch);
            } else {
                if heads.len() == HEADS {
                    heads.pop_front();
                }
                heads.push_back((*at, sketch));
            }
        }
    }
}

/// Whether two days are near each other; days that are not known are near each other alone.
fn is_near(a: Option<i32>, b: Option<i32>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.abs_diff(b) <= DAYS.unsigned_abs(),
        (None, None) => true,
        _ => false,
    }
}

/// Whether articles of these days have their headline from a section: it comes again and again.
fn is_section(days: impl Iterator<Item = Option<i32>>) -> bool {
    let mut days: Vec<i32> = days.flatten().collect();
    days.sort_unstable();
    days.dedup();
    let span = days.first().zip(days.last()).map_or(0, |(first, last)| last.saturating_sub(*first));
    days.len() >= SECTION_DAYS && span > SECTION_SPAN
}

/// The runs of more than one that are alike.
fn runs<T>(sorted: &[T], alike: impl Fn(&T, &T) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for chunk in sorted.chunk_by(alike) {
        if chunk.len() > 1 {
            found.push(start..start + chunk.len());
        }
        start += chunk.len();
    }
    found
}

/// Sets of numbers that are joined.
struct Sets {
    of: Vec<usize>,
}

impl Sets {
    fn of(count: usize) -> Self {
        Self { of: (0..count).collect() }
    }

    fn find(&mut self, mut at: usize) -> usize {
        while self.of[at] != at {
            self.of[at] = self.of[self.of[at]];
            at = self.of[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        // The smaller number stands for both.
        self.of[a.max(b)] = a.min(b);
    }

    /// For each number that of its set which comes first by `order`.
    fn best<K: Ord>(&mut self, order: impl Fn(usize) -> K) -> Vec<usize> {
        let mut best: Vec<usize> = (0..self.of.len()).collect();
        for at in 0..self.of.len() {
            let set = self.find(at);
            if order(at) < order(best[set]) {
                best[set] = at;
            }
        }
        (0..self.of.len()).map(|at| best[self.find(at)]).collect()
    }
}

#[cfg(test)]
mod tests;
