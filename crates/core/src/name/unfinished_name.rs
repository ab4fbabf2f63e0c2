//! A name while its mentions are gathered, and what they tell of its kind.

use super::chunk::Chunk;
use super::{Name, NameKind, Sex};
use crate::text::{Class, Document, Span, TokenKind, among};

/// Verbs of what is written, after which a lone word may as well be an outlet.
const WRITTEN: &str = "reported reports announced announces estimated estimates published publishes";

/// A name whose mentions are still being gathered.
pub(super) struct UnfinishedName {
    pub key: String,
    pub name: Name,
    pub kind: Option<NameKind>,
    /// Its kind if nothing in the article tells.
    pub soft: Option<NameKind>,
    /// Nothing in its words speaks against a person.
    pub eligible: bool,
    pub mentions: Vec<Span>,
    /// Token range of the first mention.
    pub at: (usize, usize),
    /// The person's name has been seen with an office or role.
    pub office: Option<Span>,
    pub apposition: Option<Span>,
    /// A cue verb follows a mention.
    pub speaks: bool,
    /// It is written in capitals so far.
    pub loud: bool,
}

impl UnfinishedName {
    pub fn take(&mut self, document: &Document<'_>, chunk: &Chunk) {
        self.mentions.push(document.slice(chunk.first, chunk.last));
        self.kind = self.kind.or(chunk.kind);
        // "DONALD ROE" in a headline is Donald Roe where the article writes him so.
        if self.loud && !is_loud(document, chunk) && chunk.last - chunk.first == self.at.1 - self.at.0 {
            self.loud = false;
            self.name.text = spelled(document, chunk);
        }
        self.office = self.office.or(chunk.office);
        self.apposition = self.apposition.or(chunk.apposition);
        self.name.sex = self.name.sex.or(chunk.sex);
        let many = |chunk: &Chunk| chunk.last > chunk.first + 1;
        let said = Class::CUE_SPEECH.or(Class::CUE_CLAUSE);
        // "Jane Roe (67)", "Jane Roe, 67,": only people have an age.
        let aged = (document.is(chunk.last, "(") || document.is(chunk.last, ","))
            && document.tokens.get(chunk.last + 1).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 3)
            && (document.is(chunk.last + 2, ")") || document.is(chunk.last + 2, ","));
        // "Elsa Lind, who was in her kitchen"
        let related = document.is(chunk.last, ",") && document.reads(chunk.last + 1, "who");
        self.speaks |= aged || related;
        let reports = |i: usize| document.tokens.get(i).is_some_and(|t| t.class.has(said) && t.form_is_finite());
        // "Jane Roe of the institute said"
        let placed = chunk.last > chunk.first + 1 && matches!(document.lower(chunk.last), "of" | "from" | "in");
        let later = || {
            (chunk.last + 1..chunk.last + 8)
                .take_while(|&i| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word))
                .any(reports)
        };
        let written = !many(chunk) && among(document.lower(chunk.last), WRITTEN);
        self.speaks |= reports(chunk.last) && !written || placed && later();
        if many(chunk)
            && let Some(sex) = taken_up(document, chunk)
        {
            self.speaks = true;
            self.name.sex = self.name.sex.or(Some(sex));
        }
    }

    /// The name, if there is reason enough to call it one.
    pub fn finish(mut self, document: &Document<'_>) -> Option<Name> {
        self.mentions.sort();
        self.mentions.dedup();
        let many = self.key.contains(' ');
        // "the Atlantic" is nobody's family name, and neither is what has letters for a body in it or is a thing of something.
        let article = |m: &Span| {
            let before = document.token_at(m.start).checked_sub(1);
            before.is_some_and(|i| document.reads(i, "the") && document.tokens[i].span.end < m.start)
        };
        let (first, last) = self.at;
        let body_like = many
            && self.office.is_none()
            && ((first..last).any(|i| document.tokens[i].shout && document.tokens[i].span.len() >= 3)
                || (first..last).any(|i| document.reads(i, "of")));
        if self.kind.is_none() && (body_like || self.office.is_none() && self.mentions.iter().any(article)) {
            self.kind = self.soft;
            self.kind?;
        }
        // A run of capitals that nothing tells about is a person if it speaks, has a role, or is named by its last word alone.
        let tail = self.key.rsplit(' ').next().unwrap_or_default();
        let by_tail = |m: &Span| m.of(document.text).eq_ignore_ascii_case(tail);
        let shortened = many && self.mentions.iter().any(by_tail);
        let person =
            self.soft.is_none() && self.eligible && (many && self.apposition.is_some() || self.speaks || shortened);
        let kind = self.kind.or(person.then_some(NameKind::Person)).or(self.soft)?;
        self.name.kind = kind;
        if kind == NameKind::Person {
            self.name.role = self.office.or(self.apposition);
        }
        self.name.mentions = self.mentions;
        (!self.name.mentions.is_empty()).then_some(self.name)
    }
}

/// Tokens at most that open a sentence before its subject: "Similarly," and "In the same week,".
const OPENING: usize = 5;

/// The sex of whom a sentence begins with, if the next one goes on with "He" or "She" and the rest of the sentence names nobody
/// else that this may be: "Sunara Akhtel of Osterby paints barges. She said …".
fn taken_up(document: &Document<'_>, chunk: &Chunk) -> Option<Sex> {
    let at = document.sentence_of(chunk.first)?;
    let sentence = document.sentences[at];
    let sex = match document.lower(document.sentences.get(at + 1)?.first) {
        "he" => Sex::Male,
        "she" => Sex::Female,
        _ => return None,
    };
    let is_somebody = |i: usize| {
        let t = document.tokens[i];
        let pair = t.capital && document.tokens.get(i + 1).is_some_and(|next| next.capital && next.spaced);
        pair || t.class.any(Class::GIVEN.or(Class::TITLE).or(Class::ROLE).or(Class::MALE).or(Class::FEMALE))
    };
    let opens = (sentence.first + 1..=sentence.first + OPENING).contains(&chunk.first)
        && document.is(chunk.first - 1, ",")
        && !(sentence.first..chunk.first).any(is_somebody);
    let is_head = sentence.first == chunk.first || opens;
    (is_head && !(chunk.last..sentence.last).any(is_somebody)).then_some(sex)
}

/// Whether all its words are in capitals.
pub(super) fn is_loud(document: &Document<'_>, chunk: &Chunk) -> bool {
    (chunk.first..chunk.last).filter(|&i| document.is_word(i)).all(|i| document.tokens[i].shout)
}

/// The name with single spaces, as it stands.
pub(super) fn spelled(document: &Document<'_>, chunk: &Chunk) -> String {
    let name = document.slice(chunk.first, chunk.last);
    let mut spelled = String::with_capacity(name.len());
    for word in name.of(document.text).split_whitespace() {
        if !spelled.is_empty() {
            spelled.push(' ');
        }
        spelled.push_str(word);
    }
    spelled
}
