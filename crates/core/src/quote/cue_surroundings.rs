//! What stands around a cue: who can be its subject, whom it addresses, the circumstances before its complement.

use super::context::{DocumentContext, Np};
use super::extent::Complement;
use crate::text::{Class, TokenKind, among};

impl DocumentContext<'_> {
    /// Whether a subject can be a speaker, as far as its head tells: a pronoun, a name, a role, a body, a document. With a
    /// common noun right before it, the cue at `c` is rather a participle: "a row of lamps intended to".
    pub fn can_speak(&self, np: Np, c: usize) -> bool {
        let head = (np.first + 1..np.last)
            .find(|&i| self.d.is(i, ",") || self.has(i, Class::PREPOSITION) && !self.capital(i))
            .unwrap_or(np.last)
            - 1;
        // "Several said", "one farmer in six says", "30 percent say".
        let counted = |i: usize| {
            self.d.tokens[i].kind == TokenKind::Number
                || among(
                    self.d.lower(i),
                    "several some many few most others both all half one two three four five percent",
                )
        };
        if counted(np.first) || counted(head) {
            return true;
        }
        let speaks = Class::PRONOUN
            .or(Class::ROLE)
            .or(Class::ROLE_PLURAL)
            .or(Class::BODY)
            .or(Class::BODY_PLURAL)
            .or(Class::CUE_NOUN)
            .or(Class::TITLE)
            .or(Class::DEMONYM);
        // "Experience shows": what opens a sentence has its capital from there.
        // "Norvane, which owns the mine, called", "Lang called": of words that no list knows, only people name things.
        let naming = self.has(c, Class::CUE_NAMING) && !self.has(c, Class::CUE_WEAK);
        let unknown = |i: usize| self.d.tokens[i].class == Class::NONE && (naming || self.d.is(i + 1, ","));
        let named =
            |i: usize| !self.starts_sentence(i) || self.names.around(self.d.tokens[i].span).is_some() || unknown(i);
        let stands = |i: usize| self.capital(i) && named(i) || self.has(i, speaks) || !self.d.is_word(i);
        let before = c.wrapping_sub(1);
        let participle = self.d.tokens[c].form == crate::text::Form::Past
            && np.last == c
            && self.d.is_word(before)
            && !stands(before);
        stands(head) && !participle
    }

    /// Whether the cue at `c` is a verb of which things can be the subject, and this subject is a thing: "the talks indicate".
    pub fn tells_as_a_thing(&self, np: Np, c: usize) -> bool {
        const OF_THINGS: [&str; 9] =
            ["indicat", "suggest", "impl", "signal", "reveal", "underlin", "underscor", "highlight", "reflect"];
        OF_THINGS.iter().any(|stem| self.d.lower(c).starts_with(stem)) && !self.can_speak(np, c)
    }

    /// Whether a subject says that nobody, or not everybody, is meant: "no official said", "not all members say".
    pub fn denies(&self, np: Np) -> bool {
        among(self.d.lower(np.first), "no nobody none neither few nor")
            || np.first > 0 && self.d.reads(np.first - 1, "not")
    }

    /// How many tokens after the verb at `c` belong to it: "pointed out", "fired back".
    pub fn particle_len(&self, c: usize) -> usize {
        let verb = self.d.lower(c);
        let out = verb.starts_with("point") && self.d.reads(c + 1, "out");
        let back = among(verb, "shot shoots shoot fired fires fire hit hits") && self.d.reads(c + 1, "back");
        let on = among(verb, "went goes go") && self.d.reads(c + 1, "on");
        usize::from(out || back || on)
    }

    /// Past adverbs, words of time and phrases such as "in a statement" that stand between a cue and its complement.
    pub fn skip_circumstances(&self, from: usize, last: usize) -> usize {
        let mut i = from;
        for _ in 0..4 {
            let start = i;
            while i < last
                && (self.is_adverb(i) || self.d.reads(i, "then"))
                && !self.capital(i)
                && !matches!(self.d.lower(i), "only" | "even" | "just" | "not")
            {
                i += 1;
            }
            i += self.time_len(i).min(last.saturating_sub(i));
            let prep = matches!(self.d.lower(i), "in" | "at" | "during" | "on" | "after" | "via" | "through" | "by");
            if prep && !self.quoted(i) {
                let noun = (i + 1..last.min(i + 8))
                    .take_while(|&k| {
                        let part = self.d.is_word(k) || self.d.tokens[k].kind == TokenKind::Possessive;
                        part && !self.is_finite(k) && !self.d.reads(k, "that")
                    })
                    .find(|&k| {
                        self.has(k, Class::CUE_NOUN)
                            || matches!(
                                self.d.lower(k),
                                "conference" | "twitter" | "facebook" | "television" | "translator"
                            )
                    });
                if let Some(noun) = noun {
                    i = noun + 1;
                }
            }
            // "said in a statement, …": the comma after such a phrase is part of it.
            if i == start {
                break;
            }
        }
        i
    }
}

/// "called it a violation", "described the talks as useful": an object, and what it is called.
pub(super) fn names_its_object(context: &DocumentContext<'_>, c: usize, start: usize, last: usize) -> bool {
    let end = context.complement_end(start, last, Complement::Phrase);
    let lower = context.d.lower(c);
    let needs_as = !["call", "label", "dub", "brand", "term"].iter().any(|v| lower.starts_with(v));
    let has_as = (start..end).any(|i| context.d.reads(i, "as"));
    let marked = (start..end).any(|i| context.quoted(i));
    let two_parts = (start + 1..end).any(|i| context.has(i, Class::DETERMINER));
    has_as || !needs_as && (marked || two_parts)
}

/// Whether what stands between marks at `at` is speech by itself: nothing of the clause follows the closing mark.
pub(super) fn marked_speech(context: &DocumentContext<'_>, at: usize, last: usize) -> bool {
    let Some(pair) = context.pair_at(at).filter(|&k| context.pairs[k].open == at) else {
        return matches!(context.d.word(at), ":" | ",") && context.quoted(at + 1);
    };
    let end = context.pair_end(pair);
    end >= last || context.d.tokens[end].kind == TokenKind::Punct
}

/// The addressee: "told reporters", "told Reuters on Monday".
pub(super) fn addressee(context: &DocumentContext<'_>, at: usize, last: usize) -> Option<Np> {
    let np = if context.has(at, Class::PRONOUN) {
        Np { first: at, last: at + 1 }
    } else {
        context.leading_np(at, last, false)?
    };
    (np.first == at && np.last - np.first <= 12).then_some(np)
}
