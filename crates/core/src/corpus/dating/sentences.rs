//! The telling words of an article's sentences: those that can say which event a sentence is about. Sentences of different
//! articles are compared by them.

use crate::interner::Interner;
use crate::text::{Class, Document, TokenKind};
use crate::time::Expression;

/// The telling words of an article's sentences, by the sentences that hold time expressions. Words are numbers.
#[derive(Default)]
pub(super) struct Sentences {
    /// Words of each sentence, sorted, each once.
    pub words: Lists,
    /// What each sentence puts itself ahead of: the words after "ahead of".
    ahead: Lists,
    /// What the article names more than once, sorted, each once.
    pub names: Vec<u32>,
}

/// A list of words for each sentence, one behind the other.
#[derive(Default)]
pub(super) struct Lists {
    words: Vec<u32>,
    ends: Vec<u32>,
}

impl Lists {
    /// Adds the next sentence's.
    fn push(&mut self, words: &[u32]) {
        self.words.extend_from_slice(words);
        self.ends.push(self.words.len() as u32);
    }

    fn get(&self, sentence: usize) -> &[u32] {
        let end = |s: usize| self.ends.get(s).map_or(0, |&end| end as usize);
        self.words.get(sentence.checked_sub(1).map_or(0, end)..end(sentence)).unwrap_or_default()
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.ends.len()).map(|s| self.get(s))
    }
}

impl Sentences {
    pub fn of(document: &Document<'_>, times: &[Expression], numbers: &mut Interner) -> Self {
        let mut timed = vec![false; document.sentences.len()];
        for e in times {
            for s in [e.sentence as usize, (e.sentence as usize).wrapping_sub(1)] {
                if let Some(slot) = timed.get_mut(s) {
                    *slot = true;
                }
            }
        }
        let (mut words, mut ahead) = (Lists::default(), Lists::default());
        let mut number = |i: usize| Some(numbers.intern(&stem(document, i)?) as u32);
        let (mut own, mut later) = (Vec::new(), Vec::new());
        for (sentence, timed) in document.sentences.iter().zip(timed) {
            own.clear();
            later.clear();
            if timed {
                for i in sentence.first..sentence.last {
                    own.extend(number(i));
                    if matches!((document.lower(i), document.lower(i + 1)), ("ahead", "of") | ("prior", "to")) {
                        let phrase = (i + 2..sentence.last.min(i + 8)).take_while(|&k| document.is_word(k));
                        later.extend(phrase.filter_map(&mut number));
                    }
                }
            }
            own.sort();
            own.dedup();
            words.push(&own);
            ahead.push(&later);
        }
        let mut names: Vec<u32> =
            (0..document.tokens.len()).filter(|&i| document.tokens[i].capital).filter_map(number).collect();
        names.sort();
        // Its capitalised words that come back.
        let names = names.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).map(|same| same[0]).collect();
        Self { words, ahead, names }
    }

    /// Whether the sentence of `e` puts it before some other event: "ahead of the summit".
    pub fn ahead(&self, e: &Expression) -> bool {
        self.ahead_of(e.sentence).len() > 1
    }

    pub fn ahead_of(&self, sentence: u32) -> &[u32] {
        self.ahead.get(sentence as usize)
    }

    pub fn own(&self, sentence: u32) -> &[u32] {
        self.words.get(sentence as usize)
    }

    pub fn context(&self, sentence: u32) -> &[u32] {
        sentence.checked_sub(1).map_or(&[], |s| self.own(s))
    }
}

/// The stem of a telling word.
pub fn stem(document: &Document<'_>, i: usize) -> Option<String> {
    let token = document.tokens.get(i)?;
    let silent = Class::FUNCTION
        .or(Class::MONTH)
        .or(Class::WEEKDAY)
        .or(Class::DEICTIC)
        .or(Class::TIME_UNIT)
        .or(Class::NUMERAL)
        .or(Class::CUE_SPEECH)
        .or(Class::ROLE.or(Class::ROLE_PLURAL))
        .or(Class::BODY.or(Class::BODY_PLURAL));
    let long = token.span.len() >= if token.capital { 3 } else { 4 };
    if token.kind != TokenKind::Word || !long || token.class.any(silent) {
        return None;
    }
    let lower = document.lower(i);
    let stem = ["ing", "ed", "es", "s", "n"].iter().find_map(|ending| lower.strip_suffix(ending)).unwrap_or(lower);
    Some(if stem.len() >= 3 { stem.to_owned() } else { lower.to_owned() })
}
