//! Public facts that date a text: who held which office when, and when things that news names came into being.
//!
//! The facts are text files in this folder. `compile` packs them into one small file, `lexicon.bin`, which the command line
//! and the program for large corpora have built in; the page's own program goes without. The same bytes give the same table.
//! `UPDATE=1 cargo test --lib lexicon` packs it anew; the test fails while the file is not what the lists say.

#[cfg(test)]
mod compile;

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, Days};
use crate::interner::Interner;

/// Which entries a word leads to.
#[derive(Debug, Default)]
struct LexiconIndex(Interner, Vec<Vec<u32>>);

impl LexiconIndex {
    fn add(&mut self, word: &str, entry: usize) {
        self.0.entry(word, &mut self.1).push(entry as u32);
    }

    fn get(&self, word: &str) -> &[u32] {
        self.0.get(word).and_then(|n| self.1.get(n)).map_or(&[], Vec::as_slice)
    }
}

/// The facts as they are stored: by column, since equal things side by side pack best. Lists are parted by line ends.
#[derive(Default, Serialize, Deserialize)]
struct StoredLexicon {
    /// The words that name each country or organisation, parted by `/`.
    bodies: String,
    /// How many terms each of them has.
    counts: Vec<u16>,
    /// One letter a term.
    offices: String,
    names: String,
    /// First months of the terms, counted from the last one of the term before.
    firsts: Vec<i16>,
    /// How many months further the last month is; none for one that is still open.
    lengths: Vec<u16>,
    things: String,
    /// Their months, each counted from the one before.
    since: Vec<u16>,
    /// How many months a thing was there, its first and last included; none for one that is there still.
    spans: Vec<u16>,
}

/// Somebody's term in an office.
#[derive(Debug)]
pub(super) struct Term {
    /// Index of the country or organisation.
    pub body: u32,
    pub office: u8,
    pub first: Day,
    /// None if it had not ended when the facts were written down.
    pub last: Option<Day>,
    /// The first letters of the given names, then what stands for the whole name in all spellings; or, if that comes first, the
    /// whole name with a star.
    name: String,
}

/// What was not always there.
#[derive(Debug)]
struct Thing {
    /// The words of its name after the first.
    rest: Vec<String>,
    lasted: Lasted,
}

/// Since when a thing is named, and until when it was there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lasted {
    pub first: Day,
    pub last: Option<Day>,
}

/// The facts, ready to be asked.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(super) terms: Vec<Term>,
    bodies: LexiconIndex,
    holders: LexiconIndex,
    things: Vec<Thing>,
    by_first: LexiconIndex,
}

/// Why bytes were refused: they are no lexicon, or not one of this version, or not all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALexicon;

impl std::fmt::Display for NotALexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the facts for dating are damaged or of another version")
    }
}

impl std::error::Error for NotALexicon {}

/// The first bytes of the packed file.
const MAGIC: &[u8] = b"dateline facts 2\n";

/// Months are counted from January of this year.
const EPOCH: i32 = 1900;

fn checksum(bytes: &[u8]) -> [u8; 4] {
    bytes.iter().fold(0x811c_9dc5_u32, |hash, &b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193)).to_le_bytes()
}

impl Lexicon {
    /// Reads the packed facts.
    ///
    /// # Errors
    ///
    /// If the bytes are not exactly what `compile` made.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotALexicon> {
        let (rest, sum) = bytes.split_last_chunk::<4>().ok_or(NotALexicon)?;
        let packed = rest.strip_prefix(MAGIC).filter(|_| checksum(rest) == *sum).ok_or(NotALexicon)?;
        let stored: StoredLexicon = postcard::from_bytes(packed).map_err(|_| NotALexicon)?;
        Self::read(&stored).ok_or(NotALexicon)
    }

    /// The facts that large programs have built in, packed.
    pub const PACKED: &'static [u8] = include_bytes!("lexicon.bin");

    /// The facts that are built into large programs.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
        BUILT_IN.get_or_init(|| Self::parse(Self::PACKED).unwrap_or_default())
    }

    fn read(stored: &StoredLexicon) -> Option<Self> {
        let mut lexicon = Self::default();
        let mut owners: Vec<u32> = Vec::new();
        for (body, (words, count)) in stored.bodies.lines().zip(&stored.counts).enumerate() {
            for word in words.split('/') {
                lexicon.bodies.add(word, body);
            }
            owners.extend((0..*count).map(|_| body as u32));
        }
        let mut at = 0;
        let mut columns = owners.iter().zip(stored.offices.bytes()).zip(&stored.firsts).zip(&stored.lengths);
        for name in stored.names.lines() {
            let (((&body, office), &gap), &length) = columns.next()?;
            let first = at + i32::from(gap);
            let last = (length > 0).then(|| first + i32::from(length) - 1);
            at = last.unwrap_or(first);
            let key = lexicon.terms.len();
            for form in short_forms(name) {
                lexicon.holders.add(form, key);
            }
            let last = last.map(|m| Some(month(m)?.last));
            let last = if let Some(day) = last { Some(day?) } else { None };
            lexicon.terms.push(Term { body, office, first: month(first)?.first, last, name: name.to_owned() });
        }
        let mut at = 0;
        let mut since = stored.since.iter().zip(&stored.spans);
        for thing in stored.things.lines() {
            let (&gap, &span) = since.next()?;
            at += i32::from(gap);
            let last = if span > 0 { Some(month(at + i32::from(span) - 1)?.last) } else { None };
            let mut words = thing.split(' ');
            lexicon.by_first.add(words.next()?, lexicon.things.len());
            let lasted = Lasted { first: month(at)?.first, last };
            lexicon.things.push(Thing { rest: words.map(str::to_owned).collect(), lasted });
        }
        Some(lexicon)
    }

    /// The terms of those whom this word can stand for: their family name, or what they are called by.
    pub(super) fn holders(&self, word: &str) -> &[u32] {
        self.holders.get(word)
    }

    /// The countries and organisations that these words name.
    pub(super) fn bodies(&self, words: &str) -> &[u32] {
        self.bodies.get(words)
    }

    /// The longest thing whose first word is `first` and whose further words `follows` finds: how many words it has, and
    /// when it was there.
    pub(super) fn thing(&self, first: &str, follows: impl Fn(usize, &str) -> bool) -> Option<(usize, Lasted)> {
        let fits = |thing: &&Thing| thing.rest.iter().enumerate().all(|(i, word)| follows(i + 1, word));
        let named = self.by_first.get(first).iter().filter_map(|&n| self.things.get(n as usize));
        let longest = named.filter(fits).max_by_key(|thing| thing.rest.len())?;
        Some((longest.rest.len() + 1, longest.lasted))
    }
}

impl Term {
    /// Whether `word` can be one of the holder's names.
    pub fn has(&self, word: &str) -> bool {
        let mut parts = self.name.split(' ');
        if self.name.starts_with('*') {
            return parts.any(|part| spellings(part).any(|s| s.eq_ignore_ascii_case(word)));
        }
        let letters = parts.next().unwrap_or("");
        word.chars().next().is_some_and(|c| letters.contains(c))
            || spellings(parts.next().unwrap_or("")).any(|s| s == word)
    }

    /// The letter of the holder's first middle initial, where that tells.
    pub fn initial(&self) -> Option<char> {
        self.name.split_once('.').and_then(|(letters, _)| letters.chars().next_back())
    }
}

fn spellings(part: &str) -> impl Iterator<Item = &str> {
    part.trim_start_matches('*').split('/')
}

/// What stands for a whole name: the word with a star, else what comes after the letters.
fn short_forms(name: &str) -> impl Iterator<Item = &str> {
    let mut parts = name.split(' ');
    let first = parts.next().unwrap_or("");
    spellings(if first.starts_with('*') { first } else { parts.next().unwrap_or("") })
}

/// A month counted from [`EPOCH`].
fn month(number: i32) -> Option<Days> {
    Days::month(EPOCH + number.div_euclid(12), number.rem_euclid(12) as u32 + 1)
}
