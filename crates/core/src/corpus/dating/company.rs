//! Finds the articles that an article shares most of its rare words with: those that are likely on the same story.
//!
//! Two articles are compared as wholes, by the cosine of their words, where a word counts the more the rarer it is in the
//! corpus and the more often the article says it. Whole numbers alone, so that every machine agrees.

use super::log2::log2;
use super::narrowing::Narrowing;
use super::vocabulary::Vocabulary;
use crate::calendar::Day;

/// Of fewer articles than this one cannot tell which words are rare, and no article has company.
pub(super) const FEWEST: usize = 24;

/// The articles that are looked at are found by words that no more than so many articles hold, besides one in so many. The work
/// for a word is bounded by it.
const RARE: u32 = 64;

/// How alike two articles of one story are at least, in thousandths.
///
/// Learned, as the figures of [`story`], from days that were taken from 500 articles of some fifty outlets and from 5,700 of an
/// agency, each dated by the rest: of articles whose likest companion is as like as this, with none of another week that is more
/// than 40 % as like, 98 and 100 in a hundred are within 90 days of it; with one up to 50 %, as many are within 180.
const LIKE: u32 = 180;

/// How many days an article may be from a story that is like no other.
const CLEAR: i32 = 90;

/// The articles of a story are at most so many days apart.
const STORY_DAYS: u32 = 7;

/// How many companions are kept of an article.
const MOST: usize = 8;

/// An article with so many times less in common than the one with most is not looked at.
const FAR: u64 = 6;

/// An article that is dated to more days than this does not tell when a story was news.
pub(super) const CLOSE: u32 = 31;

/// How many articles that share rare words are compared as wholes.
const COMPARED: usize = 24;

/// A companion: an article, and how like the one at hand it is, in thousandths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Companion {
    pub article: u32,
    pub likeness: u32,
}

/// For each article without a day those with one that are most like it.
#[derive(Default)]
pub(super) struct Company {
    /// The likest first; nothing of a corpus that is too small, or in which no article has a day.
    companions: Vec<Vec<Companion>>,
    stories: Vec<Option<Story>>,
}

/// When the articles were published that an article has most in common with, if these agree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Story {
    /// The likest of them.
    pub article: u32,
    /// Its day.
    pub day: Day,
    /// How many days the article at hand may be from it.
    pub reach: i32,
}

impl Story {
    /// Whether none of another time comes near, so that what these articles tell of is one event.
    pub fn is_clear(&self) -> bool {
        self.reach == CLEAR
    }

    /// Whether an article of this day is one of the story's.
    pub fn is_about(&self, day: Day) -> bool {
        self.day.0.abs_diff(day.0) <= STORY_DAYS
    }
}

impl Company {
    /// Of narrowings that have that many different words.
    pub fn new(narrowings: &[Narrowing<'_>], words: usize) -> Self {
        if narrowings.len() < FEWEST || narrowings.iter().all(|n| n.given.is_none()) {
            return Self::default();
        }
        let mut held = vec![0u32; words];
        for &(word, _) in narrowings.iter().flat_map(|n| &n.vocabulary) {
            held[word as usize] += 1;
        }
        let corpus = Corpus { held: &held, articles: narrowings.len() as u32 };
        let rare = RARE + corpus.articles / 100;
        let mut postings: Vec<Vec<u32>> = vec![Vec::new(); words];
        for (n, narrowing) in (0u32..).zip(narrowings).filter(|(_, n)| n.given.is_some()) {
            for &(word, _) in &narrowing.vocabulary {
                if (2..=rare).contains(&held[word as usize]) {
                    postings[word as usize].push(n);
                }
            }
        }
        let mut scores = vec![0u64; narrowings.len()];
        let mut lengths = vec![0u64; narrowings.len()];
        let mut companions = vec![Vec::new(); narrowings.len()];
        for (n, narrowing) in narrowings.iter().enumerate().filter(|(_, n)| n.given.is_none()) {
            companions[n] = corpus.companions(narrowings, n, narrowing, &postings, &mut lengths, &mut scores);
        }
        let stories = companions.iter().map(|companions| story(narrowings, companions)).collect();
        Self { companions, stories }
    }

    /// Whether there are enough articles to tell which are alike, and some with days that can tell of the others'.
    pub fn is_known(&self) -> bool {
        !self.companions.is_empty()
    }

    /// Whether article `n` is much like this other one.
    pub fn is_companion(&self, n: usize, other: usize) -> bool {
        let companions = self.companions.get(n).map_or(&[][..], Vec::as_slice);
        companions.iter().any(|c| c.article as usize == other && c.likeness >= LIKE)
    }

    /// The story of article `n`.
    pub fn story(&self, n: usize) -> Option<Story> {
        *self.stories.get(n)?
    }
}

/// When the likest companions with a day of their own were published. What comes again, as a market report does, is like many
/// articles of many days and so tells of none.
fn story(narrowings: &[Narrowing<'_>], companions: &[Companion]) -> Option<Story> {
    let mut dated = companions.iter().filter_map(|c| Some((c, narrowings.get(c.article as usize)?.given?.day())));
    let (first, day) = dated.next().filter(|(c, _)| c.likeness >= LIKE)?;
    let away =
        dated.filter(|(_, other)| other.0.abs_diff(day.0) > STORY_DAYS).map(|(c, _)| c.likeness).max().unwrap_or(0);
    let reach = match away * 100 / first.likeness {
        0..=40 => CLEAR,
        41..=50 => 180,
        _ => return None,
    };
    Some(Story { article: first.article, day, reach })
}

/// How many articles hold each word.
struct Corpus<'a> {
    held: &'a [u32],
    articles: u32,
}

impl Corpus<'_> {
    /// The weight of a word that an article says so often, in sixteenths of a bit.
    fn weight(&self, word: u32, count: u16) -> u64 {
        let held = self.held[word as usize].max(1);
        // A word of every fifth article tells nothing.
        if held * 5 > self.articles {
            return 0;
        }
        let rarity = u64::from(log2(u64::from(self.articles) * 256 / u64::from(held)));
        // One and the logarithm of how often, in sixteenths.
        rarity * u64::from(16 + log2(u64::from(count) * 256) * 11 / 16) / 16
    }

    /// The square of a vocabulary's length.
    fn length(&self, vocabulary: &Vocabulary) -> u64 {
        vocabulary.iter().map(|&(word, count)| self.weight(word, count).pow(2)).sum()
    }

    fn companions(
        &self,
        narrowings: &[Narrowing<'_>],
        n: usize,
        narrowing: &Narrowing<'_>,
        postings: &[Vec<u32>],
        lengths: &mut [u64],
        scores: &mut [u64],
    ) -> Vec<Companion> {
        let mut met: Vec<u32> = Vec::new();
        for &(word, count) in &narrowing.vocabulary {
            let weight = self.weight(word, count).pow(2);
            for &other in &postings[word as usize] {
                let score = &mut scores[other as usize];
                if *score == 0 && weight > 0 {
                    met.push(other);
                }
                *score += weight;
            }
        }
        met.retain(|&other| other as usize != n);
        // Most have a word or two in common and need not be sorted.
        let most = met.iter().map(|&other| scores[other as usize]).max().unwrap_or(0);
        let far: Vec<u32> = met.extract_if(.., |other| scores[*other as usize] * FAR < most).collect();
        let mut root = |n: usize| {
            if lengths[n] == 0 {
                lengths[n] = self.length(&narrowings[n].vocabulary).isqrt().max(1);
            }
            lengths[n]
        };
        met.sort_by_cached_key(|&other| (std::cmp::Reverse(scores[other as usize] / root(other as usize)), other));
        met.iter().chain(&far).for_each(|&other| scores[other as usize] = 0);
        scores[n] = 0;
        met.truncate(COMPARED);
        let mut found: Vec<Companion> = met
            .into_iter()
            .map(|other| {
                let dot = self.dot(&narrowing.vocabulary, &narrowings[other as usize].vocabulary);
                let likeness = dot * 1000 / (root(n) * root(other as usize)).max(1);
                Companion { article: other, likeness: likeness as u32 }
            })
            .collect();
        found.sort_by_cached_key(|c| (std::cmp::Reverse(c.likeness), c.article));
        found.truncate(MOST);
        found
    }

    fn dot(&self, a: &Vocabulary, b: &Vocabulary) -> u64 {
        let (mut i, mut k, mut dot) = (0, 0, 0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(k)) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => k += 1,
                std::cmp::Ordering::Equal => {
                    dot += self.weight(x.0, x.1) * self.weight(y.0, y.1);
                    i += 1;
                    k += 1;
                }
            }
        }
        dot
    }
}
