//! Where the complement of a cue ends: the reported clause, infinitive or noun phrase.

use super::context::DocumentContext;
use crate::text::{Class, Form, TokenKind, among};

/// The grammatical form of what is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Complement {
    /// A clause: ends with its sentence, mostly.
    Clause,
    /// An infinitive or a noun phrase: ends where the sentence turns to circumstances.
    Phrase,
}

/// Tokens a complement may have at most.
const LONGEST: usize = 160;

impl DocumentContext<'_> {
    /// One past the last token of the complement that begins at `start`, in a sentence that ends at `last`.
    pub fn complement_end(&self, start: usize, last: usize, what: Complement) -> usize {
        let limit = last.min(start + LONGEST);
        let mut i = start;
        while i < limit {
            if let Some(pair) = self.pair_at(i) {
                let end = self.pair_end(pair).max(i + 1);
                let paused = end > i + 2 && self.pairs[pair].closed && matches!(self.d.word(end - 2), "," | "?" | "!");
                // "… to Mexico - “I love it,” he said": speech of its own stands within the sentence.
                if paused && self.attributes(end, limit) {
                    break;
                }
                i = end;
                // The comma before the closing mark parts clauses as one after it would.
                if paused && i < limit && self.turns(i - 1, limit, what) {
                    break;
                }
                continue;
            }
            if i > start && self.ends_before(i, start, limit, what) {
                break;
            }
            i += 1;
        }
        self.without_stops(start, i.min(last))
    }

    /// Whether the complement ends before token `i`.
    fn ends_before(&self, i: usize, start: usize, limit: usize, what: Complement) -> bool {
        let t = self.d.tokens[i];
        if t.kind == TokenKind::Punct {
            return match self.d.word(i) {
                "," | "—" | "–" | "--" => self.turns(i, limit, what),
                "-" => t.spaced && self.turns(i, limit, what),
                // The parts of a list that a colon opened belong to it.
                ";" if (start..i).any(|k| self.d.is(k, ":")) => self.attributes(i + 1, limit),
                ";" => what == Complement::Phrase && self.clause_follows(i, limit) || self.attributes(i + 1, limit),
                _ => false,
            };
        }
        // All words below are of the closed classes.
        if t.kind != TokenKind::Word || !t.class.has(Class::FUNCTION) {
            return false;
        }
        let word = self.d.lower(i);
        match word {
            "according" => self.d.reads(i + 1, "to"),
            // "denouncing the ties and agreed to …": the second verb has its own object.
            "and" | "but" => {
                let next = i + 1 + usize::from(self.is_adverb(i + 1));
                self.has(next, Class::CUE)
                    && matches!(self.d.tokens[next].form, Form::Past | Form::Third)
                    && (what == Complement::Phrase || !self.verb_since(start, i) || self.has(next, Class::CUE_SPEECH))
                    && !self.quoted(next)
            }
            "amid" | "during" => what == Complement::Phrase,
            "while" | "when" | "because" | "after" | "before" => {
                what == Complement::Phrase && self.clause_follows(i, limit)
            }
            "as" => {
                what == Complement::Phrase
                    && (self.has(i + 1, Class::PRONOUN) && !self.has(i + 1, Class::DETERMINER)
                        || self.clause_follows(i, limit))
            }
            _ => false,
        }
    }

    /// Whether after the comma or dash at `i` the sentence turns away from what is reported.
    fn turns(&self, i: usize, limit: usize, what: Complement) -> bool {
        let mut next = i + 1;
        if self.d.reads(next, "according") {
            return true;
        }
        let joined = matches!(self.d.lower(next), "and" | "but" | "while");
        next += usize::from(joined);
        while self.is_adverb(next) && next < limit {
            next += 1;
        }
        let t = self.d.tokens.get(next);
        if self.has(next, Class::CUE) && !self.quoted(next) && t.is_some_and(|t| !t.capital) {
            let form = self.d.tokens[next].form;
            let strong = !self.has(next, Class::CUE_WEAK);
            if form == Form::Ing && strong || form == Form::Past && (joined || self.has(next, Class::CUE_SPEECH)) {
                return true;
            }
        }
        if self.attributes(next, limit) || self.reports_again(next, limit) {
            return true;
        }
        let participle = self.d.lower(next).len() > 5 && self.d.lower(next).ends_with("ing") && !self.capital(next);
        // "enough masks, testing and leave": one of a list.
        let listed = self.d.is(next + 1, ",") || matches!(self.d.lower(next + 1), "and" | "or");
        if participle && what == Complement::Phrase && !joined && !listed {
            return true;
        }
        what == Complement::Phrase
            && (matches!(
                self.d.lower(next),
                "who" | "which" | "while" | "when" | "after" | "before" | "as" | "although" | "where" | "with"
            ) || joined && self.clause_follows(next - 1, limit))
    }

    /// Whether a short attribution begins at `from`: "Roe said", "he added", and then the sentence ends or pauses.
    pub fn attributes(&self, from: usize, limit: usize) -> bool {
        (from..limit.min(from + 8)).any(|k| {
            self.has(k, Class::CUE_SPEECH)
                && matches!(self.d.tokens[k].form, Form::Past | Form::Third)
                && !self.quoted(k)
                && k > from
                && self.is_cue_verb(k)
                && (k + 1 >= limit || self.d.tokens[k + 1].kind == TokenKind::Punct || self.time_len(k + 1) > 0)
        })
    }

    /// Whether another report begins at `from`, after a dash: "– he points out that".
    fn reports_again(&self, from: usize, limit: usize) -> bool {
        matches!(self.d.word(from.wrapping_sub(1)), "—" | "–" | "--" | "-")
            && (from + 1..limit.min(from + 5)).any(|k| {
                let that = k + 1 + self.particle_len(k);
                self.is_cue_verb(k) && !self.quoted(k) && self.d.reads(that, "that")
            })
    }

    fn clause_follows(&self, i: usize, limit: usize) -> bool {
        (i + 1..limit.min(i + 9)).take_while(|&k| !self.d.is(k, ",")).any(|k| self.is_finite(k) && !self.quoted(k))
    }

    fn verb_since(&self, start: usize, i: usize) -> bool {
        (start..i).any(|k| self.is_finite(k))
    }

    /// Stops and commas at the end belong to the sentence, not to what is reported; those between marks stay.
    pub fn without_stops(&self, start: usize, mut end: usize) -> usize {
        while end > start {
            let i = end - 1;
            // An end mark, ■ or *, belongs to the article.
            let stop = self.d.tokens[i].kind == TokenKind::Punct
                && matches!(
                    self.d.word(i),
                    "." | ","
                        | ";"
                        | ":"
                        | "—"
                        | "–"
                        | "-"
                        | "--"
                        | "…"
                        | "!"
                        | "?"
                        | "■"
                        | "□"
                        | "●"
                        | "•"
                        | "*"
                        | "#"
                        | "|"
                )
                && !self.quoted(i);
            if !stop {
                break;
            }
            end = i;
        }
        end
    }

    /// Whether a clause begins at `start`: something that can be its subject, and a finite verb soon after.
    pub fn looks_clausal(&self, start: usize, end: usize) -> bool {
        if start + 1 >= end || !self.may_begin_np(start) {
            return false;
        }
        let reach = end.min(start + 35);
        (start + 1..reach).any(|k| self.is_finite(k) || self.is_contracted(k))
    }

    /// Whether a clause may begin at `start` whose verb no list has: "the council feeds them". A word that agrees with the noun before
    /// it may be one, in the third person after a singular, in the bare form after a plural.
    pub fn may_hold_a_verb(&self, start: usize, end: usize) -> bool {
        const REACH: usize = 12;
        let noun = |i: usize| self.d.is_word(i) && !self.quoted(i) && !self.has(i, Class::FUNCTION.or(Class::ADVERB));
        let plural = |i: usize| {
            let word = self.d.lower(i);
            word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
        };
        let agrees = |k: usize| {
            let next = self
                .d
                .tokens
                .get(k + 1)
                .is_some_and(|t| t.kind != TokenKind::Punct && !t.class.has(Class::CONJUNCTION));
            let of = self.d.reads(k + 1, "of");
            noun(k) && noun(k - 1) && !self.capital(k) && plural(k) != plural(k - 1) && next && !of
        };
        let possessive = |k: usize| among(self.d.lower(k), "his her its their my our your");
        let head = |k: usize| self.has(k - 1, Class::PRONOUN) && !possessive(k - 1) && noun(k) && !self.capital(k);
        start + 2 < end
            && self.may_begin_np(start)
            && (start + 1..end.min(start + REACH)).any(|k| agrees(k) && (plural(k) || plural(k - 1)) || head(k))
    }

    /// "he's", "they’ll": subject and verb in one token.
    pub fn is_contracted(&self, k: usize) -> bool {
        let Some(t) = self.d.tokens.get(k) else { return false };
        if t.kind == TokenKind::Possessive {
            return k > 0 && self.has(k - 1, Class::PRONOUN);
        }
        if !t.clipped || t.class.any(Class::CUE.or(Class::VERB)) {
            return false;
        }
        let word = self.d.lower(k);
        ["re", "ll", "ve", "d", "m", "s"].iter().any(|e| word.ends_with(e))
    }
}
