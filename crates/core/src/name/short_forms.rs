//! Short forms of several words: "Van Dijk" of "Jan van Dijk", "DI Roe" of "Ana Roe", "Lan Anh" of "Pham Thi Lan Anh". Forms
//! of one word are [`merge`](super::merge)'s own business.

use super::NameKind;
use super::chunk::Chunk;
use super::run::begins_with_particle;
use crate::interner::Interner;
use crate::text::Document;

/// Names with one last word that are compared, at most: among more, a short form is nobody's.
const BEARERS: usize = 8;

/// A run of capitals that is short for another one, with the key of that one.
pub(super) struct ShortForm {
    pub chunk: Chunk,
    pub bearer: String,
}

/// Parts runs of several words into short forms and the rest. What may be short for two names is short for neither.
pub(super) fn part(document: &Document<'_>, chunks: Vec<Chunk>) -> (Vec<ShortForm>, Vec<Chunk>) {
    if !chunks.iter().any(|c| Form::of(document, c).is_some()) {
        return (Vec::new(), chunks);
    }
    let by_last_word = ByLastWord::of(document, &chunks);
    let mut short = Vec::new();
    let mut full = Vec::new();
    for chunk in chunks {
        let bearer = Form::of(document, &chunk).and_then(|form| by_last_word.bearer(document, &chunk, form));
        match bearer {
            Some(bearer) => short.push(ShortForm { chunk, bearer }),
            None => full.push(chunk),
        }
    }
    (short, full)
}

/// How a run may be short for a longer name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// "Van Dijk": it begins with a particle.
    Particle,
    /// "DI Roe": it begins with a rank in capitals.
    Rank,
    /// "Lan Anh": two words, for names of four and more.
    Two,
}

impl Form {
    fn of(document: &Document<'_>, chunk: &Chunk) -> Option<Self> {
        let rank = document.tokens[chunk.first];
        let last = document.tokens[chunk.last - 1];
        if begins_with_particle(document, chunk.first) {
            Some(Self::Particle)
        } else if rank.shout && rank.span.len() <= 4 && !last.shout && !document.is(chunk.first + 1, ".") {
            Some(Self::Rank)
        } else {
            (chunk.last == chunk.first + 2).then_some(Self::Two)
        }
    }
}

/// The keys of people's names by their last words, each key once.
struct ByLastWord {
    words: Interner,
    keys: Vec<Vec<String>>,
}

impl ByLastWord {
    fn of(document: &Document<'_>, chunks: &[Chunk]) -> Self {
        let mut seen = Interner::default();
        let (mut words, mut keys) = (Interner::default(), Vec::<Vec<String>>::new());
        for chunk in chunks {
            let person = !matches!(chunk.kind, Some(NameKind::Organisation | NameKind::Place));
            let key = chunk.key(document);
            let known = seen.len();
            if !person || document.tokens[chunk.first].shout || seen.intern(&key) < known {
                continue;
            }
            let bearers = words.entry(key.rsplit(' ').next().unwrap_or_default(), &mut keys);
            if bearers.len() <= BEARERS {
                bearers.push(key);
            }
        }
        Self { words, keys }
    }

    /// The key of the one name that `chunk` may be short for.
    fn bearer(&self, document: &Document<'_>, chunk: &Chunk, form: Form) -> Option<String> {
        let key = chunk.key(document);
        let tail = if form == Form::Rank { key.split_once(' ')?.1 } else { &key };
        let words = key.split(' ').count();
        let fits = |other: &&String| {
            let count = other.split(' ').count();
            let longer = match form {
                Form::Particle => count > words,
                Form::Rank => count >= words,
                Form::Two => count >= 4,
            };
            longer && other.strip_suffix(tail).is_some_and(|rest| rest.ends_with(' '))
        };
        let bearers = &self.keys[self.words.get(tail.rsplit(' ').next()?)?];
        let mut fitting = bearers.iter().filter(fits);
        let only = fitting.next()?;
        (bearers.len() <= BEARERS && fitting.next().is_none()).then(|| only.clone())
    }
}
