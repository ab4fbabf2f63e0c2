//! The subject of a cue in a relative clause: "state officials, who say", "a clerk who was at the hearing said", "a sign that
//! read".

use super::context::{DocumentContext, Np};
use crate::text::{Class, TokenKind, among};

/// Words of a noun phrase that are looked at, at most, back from where it ends.
const LONGEST: usize = 8;

impl DocumentContext<'_> {
    /// The common noun that the "who" at `who` stands for: "state officials, who say", "30 percent who say". A name is found
    /// otherwise, and an apposition to one is none: "Roe, a farmer, who".
    pub fn before_who(&self, lo: usize, who: usize) -> Option<Np> {
        let comma = usize::from(who > lo && self.d.is(who - 1, ","));
        let end = who.checked_sub(comma).filter(|&end| end > lo)?;
        // "who say" are several.
        let verb = (who + 1..who + 3).find(|&i| !self.is_adverb(i)).unwrap_or(who + 1);
        let several =
            self.d.tokens.get(verb).is_some_and(|t| t.form_is_base()) || among(self.d.lower(verb), "are were have");
        let np = self.np_before(end, lo, several)?;
        let common =
            !self.capital(np.last - 1) && self.names.within(self.span(np)).all(|(m, _)| m.end < self.span(np).end);
        let apposition = np.first > lo && self.d.is(np.first - 1, ",") && !self.d.is(end, ",");
        let named = np.first > lo + 1
            && self.d.is(np.first - 1, ",")
            && self.names.around(self.d.tokens[np.first - 2].span).is_some();
        let head = self.head_of(np);
        let people = self.has(head, Class::ROLE.or(Class::ROLE_PLURAL).or(Class::BODY).or(Class::BODY_PLURAL))
            || self.d.lower(head).ends_with('s')
            || among(
                self.d.lower(head),
                "percent cent people men women man woman person someone many those others some",
            );
        (common && people && !apposition && !named).then_some(np)
    }

    /// The head of a noun phrase: the word before its first preposition.
    fn head_of(&self, np: Np) -> usize {
        let post = |i: &usize| self.has(*i, Class::PREPOSITION) && !self.capital(*i) || self.d.is(*i, ",");
        (np.first + 1..np.last).find(post).unwrap_or(np.last) - 1
    }

    /// The noun phrase that ends at `end`, not before `lo`; with `several`, a plural: "critics of the plan", not "the plan".
    fn np_before(&self, end: usize, lo: usize, several: bool) -> Option<Np> {
        let mut first = end;
        let mut phrases = 0;
        loop {
            let last = first;
            while first > lo && last - first < LONGEST {
                let k = first - 1;
                let t = self.d.tokens[k];
                let inside = matches!(t.kind, TokenKind::Word | TokenKind::Number | TokenKind::Possessive);
                let stop = Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::AUXILIARY);
                let quantity = among(self.d.lower(k), "many several some few all most those");
                let noun = quantity
                    || self.has(k, Class::DETERMINER)
                    || !t.class.any(stop) && !self.is_finite(k) && !self.is_cue_verb(k) && !self.opens_clause(k);
                if !inside || self.quoted(k) || !noun || self.is_adverb(k) && !quantity {
                    break;
                }
                first = k;
                if self.has(k, Class::DETERMINER) || quantity {
                    break;
                }
            }
            if first == last {
                return None;
            }
            let head = last - 1;
            let plural = self.has(head, Class::ROLE_PLURAL.or(Class::BODY_PLURAL).or(Class::GROUP))
                || self.d.lower(head).ends_with('s')
                || among(
                    self.d.lower(head),
                    "people men women many some several others those most police percent cent",
                );
            let joins = first > lo + 1 && self.has(first - 1, Class::PREPOSITION) && !self.capital(first - 1);
            phrases += 1;
            if !several || plural || !joins || phrases > 3 {
                return (!several || plural).then_some(Np { first, last: end });
            }
            first -= 1;
        }
    }

    /// The subject of a verb that ends at `j` after a relative clause: "a clerk who was at the hearing", "who at length", and
    /// what stands before the "that" of "a sign that read".
    pub fn before_relative(&self, lo: usize, j: usize) -> Option<Np> {
        if self.d.reads(j - 1, "that") {
            // "hung a sign in the window that read"
            let article =
                |k: &usize| self.has(*k, Class::DETERMINER) && (*k + 1..*k + 4).any(|i| self.has(i, Class::CUE_NOUN));
            let written = (lo..j - 1).rev().take(10).take_while(|&k| self.d.is_word(k)).find(article);
            if let Some(first) = written {
                return Some(Np { first, last: j - 1 });
            }
            return self.leading_np(self.segment_start(lo, j - 1), j - 1, true);
        }
        let who = (lo.max(j.saturating_sub(14))..j)
            .rev()
            .take_while(|&k| self.d.tokens[k].kind != TokenKind::Punct && !self.quoted(k))
            .find(|&k| self.d.reads(k, "who"))?;
        if !(who + 1..j).any(|k| self.is_finite(k)) {
            let circumstance = self.has(who + 1, Class::PREPOSITION);
            return circumstance.then_some(Np { first: who, last: who + 1 });
        }
        (who > lo).then(|| self.leading_np(self.segment_start(lo, who), who, true)).flatten()
    }
}
