//! Links time expressions of different sentences that mention the same event: those whose sentences share rare words.
//!
//! A word weighs the more the fewer sentences of the corpus it stands in. The sentence before counts a quarter, since an event is
//! named once and called "the summit" after that. Logarithms are whole numbers, so that every machine agrees.

use super::company::Company;
use super::log2::log2;
use super::narrowing::Narrowing;
use super::sentences::Sentences;
use crate::calendar::Days;
use crate::time::{Expression, Meaning, Unit};

/// Words in more sentences than this link nothing: the cost of a link is bounded by it.
const COMMON: u32 = 64;

/// Of a sentence that holds more times than this, as a table does that was taken for one, the first link alone: the cost of a
/// sentence is bounded by it.
pub(super) const TIMES: usize = 64;

/// What two sentences must share, in sixteenths of a bit, in a corpus of [`FEW`] timed sentences.
const THRESHOLD: u32 = 4 * 16;

/// What the names of two articles on one story must share there, in sixteenths of a bit.
const STORY: u32 = 8 * 16;

/// The more sentences there are, the more of them share words by chance: a corpus of twice as many asks for a bit more.
const FEW: u32 = 160;

/// Of fewer sentences than this one cannot tell how rare a word is; they count as that many.
const LEAST: u32 = 45;

/// What part of what the names of the less telling article tell the other must share, in per cent.
const STORY_PART: u32 = 30;

/// How many names they share at least.
const STORY_NAMES: usize = 4;

/// An event: expression `index` of `article`, dated or with a month that lets it be dated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    pub article: usize,
    pub index: usize,
    /// Its days, once they are certain.
    pub days: Option<Days>,
    /// Whether its article may be of any later day, so that the event may be history to it.
    pub loose: bool,
}

/// How often each word stands in the corpus's timed sentences.
pub(super) struct Links {
    counts: Vec<u32>,
    sentences: u32,
    /// What the size of the corpus adds to each threshold.
    more: u32,
}

/// For each word the events in whose sentence it stands.
pub(super) type Index = Vec<Vec<u32>>;

impl Links {
    /// Of narrowings that have that many different words.
    pub fn new(narrowings: &[Narrowing<'_>], words: usize) -> Self {
        let mut counts = vec![0; words];
        let mut sentences = 0;
        for words in narrowings.iter().flat_map(|n| n.sentences.words.iter()).filter(|w| !w.is_empty()) {
            sentences += 1;
            words.iter().for_each(|&word| counts[word as usize] += 1);
        }
        let more = log2(u64::from(sentences) * 256 / u64::from(FEW)) / 2;
        Self { counts, sentences, more }
    }

    /// How much a word tells, in sixteenths of a bit.
    fn tell(&self, word: u32) -> u32 {
        match self.counts[word as usize] {
            // It stands in no timed sentence.
            0 => 0,
            count if count <= COMMON => log2(u64::from(self.sentences.max(LEAST)) * 256 / u64::from(count)),
            _ => 0,
        }
    }

    /// Whether two articles cover the same story.
    fn same_story(&self, a: &Sentences, b: &Sentences) -> bool {
        let all = |s: &Sentences| s.names.iter().map(|&n| self.tell(n)).sum::<u32>();
        let shared: Vec<u32> =
            a.names.iter().filter(|n| b.names.binary_search(n).is_ok()).map(|&n| self.tell(n)).collect();
        let told: u32 = shared.iter().sum();
        shared.len() >= STORY_NAMES && told >= STORY + self.more && told * 100 >= all(a).min(all(b)) * STORY_PART
    }

    /// The events by the words of their sentences.
    pub fn index(&self, narrowings: &[Narrowing<'_>], events: &[Event]) -> Index {
        let mut index = vec![Vec::new(); self.counts.len()];
        let mut told = Counted::default();
        for (n, event) in events.iter().enumerate() {
            let Some((narrowing, e)) = expression(narrowings, event.article, event.index) else { continue };
            if told.next((event.article, e.sentence)) > TIMES {
                continue;
            }
            for &word in narrowing.sentences.own(e.sentence) {
                if self.tell(word) > 0 {
                    index[word as usize].push(n as u32);
                }
            }
        }
        index
    }

    /// The event that expression `at` most surely mentions, among those that `fits` allows, and how surely. Only other articles
    /// on the same story mention it; `stories` remembers which are.
    pub fn best(
        &self,
        narrowings: &[Narrowing<'_>],
        (article, index): (usize, usize),
        events: &[Event],
        postings: &Index,
        stories: &mut Stories<'_>,
        fits: impl Fn(&Event, Days) -> bool,
    ) -> Option<(Event, u32)> {
        let (narrowing, e) = expression(narrowings, article, index)?;
        // "Ahead of the summit": only what mentions the summit will do, and it must tell all of it.
        let later = narrowing.sentences.ahead_of(e.sentence);
        let named = later.len() > 1;
        let own = if named { later } else { narrowing.sentences.own(e.sentence) };
        let context =
            narrowing.sentences.context(e.sentence).iter().filter(|w| !named && own.binary_search(w).is_err());
        // By event: what the sentence shares with it, and what the sentence before does. The latter helps to be sure, never to
        // choose: it often mentions something else.
        let mut shares: Vec<(u32, u32, u32)> = Vec::new();
        for (word, factor) in own.iter().map(|&w| (w, 4)).chain(context.map(|&w| (w, 0))) {
            let tells = self.tell(word);
            let share = if factor == 0 { (0, tells) } else { (factor * tells, 0) };
            let others = others(&postings[word as usize], events, article);
            shares.extend(others.flatten().map(|&n| (n, share.0, share.1)));
        }
        shares.sort_by_cached_key(|s| s.0);
        let weights = shares.chunk_by(|a, b| a.0 == b.0).map(|event| {
            let sum = |of: fn(&(u32, u32, u32)) -> u32| event.iter().map(of).sum::<u32>();
            (event[0].0, sum(|s| s.1), sum(|s| s.2))
        });
        let whole: u32 = own.iter().map(|&w| 4 * self.tell(w)).sum();
        let mut story = |event: &Event| {
            let Some(other) = narrowings.get(event.article) else { return false };
            if stories.company.is_known() && event.article != article {
                return stories.company.is_companion(article, event.article);
            }
            match stories.asked.binary_search_by_key(&event.article, |known| known.0) {
                Ok(at) => stories.asked[at].1,
                Err(at) => {
                    let same = self.same_story(&narrowing.sentences, &other.sentences);
                    stories.asked.insert(at, (event.article, same));
                    same
                }
            }
        };
        let threshold = 4 * (THRESHOLD + self.more);
        // Long sentences share words with everything: what is shared counts by the length of the event's sentence.
        let rank = |event: &Event, weight: u32| {
            let other = expression(narrowings, event.article, event.index)
                .map_or(&[][..], |(d, e)| d.sentences.own(e.sentence));
            let length: u64 = other.iter().map(|&w| 4 * u64::from(self.tell(w))).sum();
            u32::try_from(u64::from(weight) * u64::from(weight) / length.max(1)).unwrap_or(u32::MAX)
        };
        let candidates: Vec<(&Event, u32, u32)> = weights
            .filter_map(|(n, weight, near)| Some((events.get(n as usize)?, weight, near)))
            .filter(|&(_, weight, near)| if named { weight == whole } else { weight + near >= threshold })
            .filter(|(event, ..)| story(event))
            .map(|(event, weight, _)| (event, weight, rank(event, weight)))
            .collect();
        // An event that may be dated later and fits better is waited for.
        let rival =
            candidates.iter().filter(|(event, ..)| event.days.is_none()).map(|&(.., rank)| rank).max().unwrap_or(0);
        let mut best: Option<(Event, u32)> = None;
        for (event, weight, rank) in candidates {
            let weak = rank < rival || best.is_some_and(|(_, r)| r >= rank);
            // A weekday must fall on the event's very days; a month agrees with far more, and so must share more;
            // so must what may be history.
            let coarse = event.loose
                || event.days.is_some_and(|d| d.count() > 7)
                || matches!(e.meaning, Meaning::Shifted(Unit::Month, _));
            let vague =
                event.days.is_some_and(|d| d.count() > 7) && matches!(e.meaning, Meaning::Shifted(Unit::Month, _));
            if !weak
                && !vague
                && (!coarse || weight >= 2 * threshold)
                && event.days.is_some_and(|days| fits(event, days))
            {
                best = Some((*event, rank));
            }
        }
        best
    }
}

/// Which articles cover the same story as the article at hand.
pub(super) struct Stories<'a> {
    /// What is known of articles as wholes, where there are enough of them.
    company: &'a Company,
    /// Else by the names that two have in common, as far as that was asked; by number, sorted.
    asked: Vec<(usize, bool)>,
}

impl<'a> Stories<'a> {
    pub fn new(company: &'a Company) -> Self {
        Self { company, asked: Vec::new() }
    }
}

/// What of a word's events other articles than this tell: those before it and those behind it. Events come by article.
fn others<'a>(postings: &'a [u32], events: &[Event], article: usize) -> impl Iterator<Item = &'a [u32]> {
    let upto = |last: bool| {
        postings.partition_point(|&n| events.get(n as usize).is_some_and(|e| e.article < article + usize::from(last)))
    };
    [&postings[..upto(false)], &postings[upto(true)..]].into_iter()
}

/// Counts the times of each sentence, one sentence after the other.
#[derive(Default)]
pub(super) struct Counted {
    sentence: Option<(usize, u32)>,
    count: usize,
}

impl Counted {
    /// The how-manieth of its sentence this one is.
    pub fn next(&mut self, sentence: (usize, u32)) -> usize {
        if self.sentence.replace(sentence) != Some(sentence) {
            self.count = 0;
        }
        self.count += 1;
        self.count
    }
}

fn expression<'a, 'd>(
    narrowings: &'a [Narrowing<'d>],
    article: usize,
    index: usize,
) -> Option<(&'a Narrowing<'d>, &'a Expression)> {
    let narrowing = narrowings.get(article)?;
    Some((narrowing, narrowing.times.get(index)?))
}
