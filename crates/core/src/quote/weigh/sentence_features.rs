//! The features of a sentence's tokens that all scorers read: word, stem and shape, looked up once.

use crate::quote::context::DocumentContext;
use crate::text::{Class, Form, Sentence, TokenKind};

/// The features of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    /// Hash of the word in lower case; the same for all names, and for all days.
    pub word: u32,
    /// Hash of the word without its ending.
    pub stem: u32,
    /// What kind of word it is.
    pub shape: u32,
    /// Words up to here.
    pub words: u16,
    /// Verbs that may be finite up to here.
    pub verbs: u16,
    /// The same with "he’s" and "they’ll".
    clauses: u16,
    /// One more than how far back the cue verb before this token stands; 0 if none does within reach.
    cue: u8,
}

/// Tokens back that a cue may stand from where reported words begin.
const REACH: usize = 10;

/// The features of a sentence's tokens.
pub(in crate::quote) struct SentenceFeatures<'s, 'a> {
    pub context: &'s DocumentContext<'a>,
    pub sentence: Sentence,
    cells: Vec<Cell>,
}

/// Shapes that the features name.
pub(super) mod shape {
    pub const QUOTE: u32 = 1;
    pub const NAME: u32 = 9;
    pub const THAT: u32 = 10;
    pub const TO: u32 = 11;
    /// A weekday, a month, the day of one.
    pub const DAY: u32 = 32;
}

impl<'s, 'a> SentenceFeatures<'s, 'a> {
    pub fn new(context: &'s DocumentContext<'a>, sentence: Sentence) -> Self {
        let mut cells = Vec::with_capacity(sentence.last - sentence.first + 1);
        let (mut words, mut verbs, mut clauses) = (0u16, 0u16, 0u16);
        let mut cue = 0;
        for (i, t) in (sentence.first..).zip(&context.d.tokens[sentence.first..sentence.last]) {
            let shape = shape_of(context, i, sentence);
            let (word, stem) = match shape {
                shape::NAME => (1, 1),
                // One day is as good as another.
                shape::DAY => (2, 2),
                _ => hashes(context.d.lower(i)),
            };
            cells.push(Cell { word, stem, shape, words, verbs, clauses, cue });
            let breaks = shape == 5 || context.quoted(i);
            cue = match cue {
                _ if breaks => 0,
                _ if context.is_cue_verb(i) => 1,
                0 => 0,
                far if usize::from(far) >= REACH => 0,
                far => far + 1,
            };
            words = words.saturating_add(u16::from(matches!(t.kind, TokenKind::Word | TokenKind::Number)));
            let finite = context.is_finite(i);
            verbs = verbs.saturating_add(u16::from(finite));
            clauses = clauses.saturating_add(u16::from(finite || context.is_contracted(i)));
        }
        cells.push(Cell { words, verbs, clauses, ..Cell::default() });
        Self { context, sentence, cells }
    }

    /// The cell of token `i`; an empty one outside the sentence.
    pub(super) fn cell(&self, i: usize) -> &Cell {
        static OUTSIDE: Cell = Cell { word: 0, stem: 0, shape: 0, words: 0, verbs: 0, clauses: 0, cue: 0 };
        // Before the sentence the difference wraps, and is too large to find any.
        self.cells.get(i.wrapping_sub(self.sentence.first)).unwrap_or(&OUTSIDE)
    }

    /// Words in `tokens[from..to]`.
    pub fn words(&self, from: usize, to: usize) -> usize {
        usize::from(self.cell(to).words.saturating_sub(self.cell(from).words))
    }

    /// The cue verb before token `p`, within reach and with no mark or semicolon between.
    pub(super) fn cue(&self, p: usize) -> Option<usize> {
        p.checked_sub(usize::from(self.cell(p).cue)).filter(|&c| c < p)
    }

    /// Whether a clause begins at `p`: something that can be its subject, and a verb soon after.
    pub fn clausal(&self, p: usize) -> bool {
        let reach = self.sentence.last.min(p + 35);
        p + 1 < reach && self.context.may_begin_np(p) && self.cell(reach).clauses > self.cell(p + 1).clauses
    }

    /// Verbs that may be finite in `tokens[from..to]`.
    pub(super) fn verbs(&self, from: usize, to: usize) -> usize {
        usize::from(self.cell(to.min(self.sentence.last)).verbs.saturating_sub(self.cell(from).verbs))
    }
}

/// The hash of a word in lower case.
pub(in crate::quote) fn word_hash(lower: &str) -> u32 {
    hashes(lower).0
}

/// FNV-1a of the word, and of the word without what an English verb or plural ends in.
fn hashes(lower: &str) -> (u32, u32) {
    let bytes = lower.as_bytes();
    let ending = match bytes {
        [_, _, _, .., b'i', b'n', b'g'] => 3,
        [_, _, _, .., b'e', b'd' | b's'] => 2,
        [_, _, _, .., b'e' | b's'] => 1,
        _ => 0,
    };
    let (stem, ending) = bytes.split_at(bytes.len() - ending);
    let step = |hash: u32, b: &u8| (hash ^ u32::from(*b)).wrapping_mul(0x0100_0193);
    let stem = stem.iter().fold(0x811c_9dc5, step);
    (ending.iter().fold(stem, step), stem)
}

fn shape_of(context: &DocumentContext<'_>, i: usize, sentence: Sentence) -> u32 {
    let t = context.d.tokens[i];
    let c = t.class;
    match t.kind {
        TokenKind::Quote => return shape::QUOTE,
        TokenKind::Number => {
            let month = |k: usize| context.has(k, Class::MONTH) && context.capital(k);
            return if i > 0 && month(i - 1) || month(i + 1) { shape::DAY } else { 7 };
        }
        TokenKind::Possessive => return 8,
        TokenKind::Punct => {
            return match context.d.word(i) {
                "," => 2,
                ":" => 3,
                "—" | "–" | "-" | "--" => 4,
                ";" => 5,
                _ => 6,
            };
        }
        TokenKind::Word => {}
    }
    if t.capital && i > sentence.first && c.has(Class::MONTH) {
        return shape::DAY;
    }
    let inside = i > sentence.first && context.d.tokens[i - 1].kind != TokenKind::Quote;
    if t.capital && !c.any(Class::FUNCTION) && (inside || c == Class::NONE || context.capital(i + 1)) {
        return if c.any(Class::WEEKDAY.or(Class::MONTH)) { shape::DAY } else { shape::NAME };
    }
    let lower = context.d.lower(i);
    if c == Class::NONE {
        return shape_by_ending(lower);
    }
    match lower {
        "that" => return shape::THAT,
        "to" => return shape::TO,
        _ => {}
    }
    const CLOSED: [(Class, u32); 6] = [
        (Class::PRONOUN, 13),
        (Class::DETERMINER, 12),
        (Class::AUXILIARY, 16),
        (Class::PREPOSITION, 14),
        (Class::CONJUNCTION, 15),
        (Class::FUNCTION, 17),
    ];
    if let Some(&(_, shape)) = CLOSED.iter().find(|(class, _)| c.any(*class)) {
        // "his", "her": both, and mostly articles.
        return if shape == 13 && c.any(Class::DETERMINER) { 12 } else { shape };
    }
    if c.any(Class::CUE) {
        return match t.form {
            Form::Base | Form::None => 18,
            Form::Third => 19,
            Form::Past | Form::Participle => 20,
            Form::Ing => 21,
        };
    }
    const OPEN: [(Class, u32); 6] = [
        (Class::VERB.or(Class::PAST_VERB), 22),
        (Class::ADVERB, 23),
        (Class::ROLE.or(Class::ROLE_PLURAL).or(Class::TITLE).or(Class::DEMONYM), 24),
        (Class::BODY.or(Class::BODY_PLURAL), 25),
        (Class::CUE_NOUN, 26),
        (Class::TIME_UNIT.or(Class::TIME_WORD).or(Class::DEICTIC), 27),
    ];
    if let Some(&(_, shape)) = OPEN.iter().find(|(class, _)| c.any(*class)) {
        return shape;
    }
    shape_by_ending(lower)
}

/// The shape of a word that no list has, by its ending.
fn shape_by_ending(lower: &str) -> u32 {
    match lower.as_bytes() {
        [.., b'i', b'n', b'g'] if lower.len() > 4 => 28,
        [.., b'e', b'd'] if lower.len() > 4 => 29,
        [.., b'l', b'y'] => 23,
        [.., b's'] => 30,
        _ => 31,
    }
}
