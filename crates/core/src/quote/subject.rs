//! Finds the subject of a cue: the noun phrase that names the speaker.
//!
//! No parser is needed for the few ways in which news English places the subject of a cue: it stands right before the verb;
//! or before an apposition between commas; or at the head of the sentence, when two verbs share it; or after the verb, when
//! the order is turned.

use super::context::{ALONE, DocumentContext, Np};
use crate::name::NameKind;
use crate::text::{Class, Span, TokenKind, among};

/// Words for relatives and friends, whose name may follow after a comma.
const KIN: &str = "brother sister mother father son daughter husband wife widow widower uncle aunt cousin nephew niece friend \
    neighbour neighbor partner colleague";

/// Tokens looked at, at most, in one direction: a subject farther away is not found, and no sentence costs more.
const REACH: usize = 60;

impl DocumentContext<'_> {
    /// The subject of the cue at `c`, not before token `lo`.
    pub fn subject(&self, c: usize, lo: usize) -> Option<Np> {
        let lo = lo.max(c.saturating_sub(REACH));
        let mut j = c;
        while j > lo && (self.is_aux(j - 1) || self.is_adverb(j - 1)) {
            j -= 1;
        }
        while j > lo && self.trailing_time(lo, j) > 0 {
            j -= self.trailing_time(lo, j);
        }
        if j == lo {
            return None;
        }
        if self.d.is(j - 1, ",") {
            return self.before_apposition(lo, j - 1);
        }
        if matches!(self.d.lower(j - 1), "and" | "but" | "or" | "then") {
            return self.main_subject(lo, j - 1);
        }
        if self.d.reads(j - 1, "who") {
            return Some(self.before_who(lo, j - 1).unwrap_or(Np { first: j - 1, last: j }));
        }
        // "three laws he says are wrong": a pronoun right before the verb is its subject.
        if among(self.d.lower(j - 1), "he she they we i") && !self.capital_inside(j - 1) {
            return Some(Np { first: j - 1, last: j });
        }
        // "Several said", "Others say"
        let alone = j - 1 == lo
            || !self.d.is_word(j.wrapping_sub(2))
            || self.has(j.wrapping_sub(2), Class::OPENER.or(Class::CONJUNCTION));
        if alone && among(self.d.lower(j - 1), ALONE) {
            return Some(Np { first: j - 1, last: j });
        }
        if let Some(np) = self.before_relative(lo, j) {
            return Some(np);
        }
        let from = self.segment_start(lo, j);
        match self.leading_np(from, j, true) {
            Some(np) => Some(self.with_list(np, lo)),
            None => self.main_subject(lo, j),
        }
    }

    /// The subject after a cue in turned order: "said Jane Roe, a …".
    pub fn subject_after(&self, c: usize, limit: usize) -> Option<Np> {
        let limit = limit.min(c + 1 + REACH);
        if c + 1 >= limit || self.has(c + 1, Class::PREPOSITION) || !self.may_begin_np(c + 1) || self.quoted(c + 1) {
            return None;
        }
        let np = self.leading_np(c + 1, limit, false)?;
        Some(self.named_after_role(np, limit))
    }

    /// Who is named after "according to": at once or behind an article and a word; in "a tally by the Herald" the maker of a thing
    /// that no list has.
    pub fn source_at(&self, i: usize, limit: usize) -> Option<Np> {
        /// Words of such a thing at most.
        const THING: usize = 4;
        let np = self.leading_np(i, limit, true).filter(|np| np.first <= i + 1)?;
        let is_article = np.last == np.first + 1 && among(self.d.lower(np.first), "a an the");
        if !is_article {
            return Some(np);
        }
        let by = (np.last..limit.min(np.last + THING)).find(|&k| among(self.d.lower(k), "by from"))?;
        self.leading_np(by + 1, limit, true)
    }

    /// The name that follows a role after a comma, if the role stands without one: "its chief economist, Jane Roe".
    pub fn named_after_role(&self, np: Np, limit: usize) -> Np {
        let role =
            (np.first..np.last).any(|i| self.has(i, Class::ROLE.or(Class::TITLE)) || among(self.d.lower(i), KIN));
        // "Hage’s brother, Emil": the possessor is not who speaks.
        let heads = |m: Span| self.d.tokens.get(self.d.token_at(m.end)).is_none_or(|t| t.kind != TokenKind::Possessive);
        let named = self.names.within(self.span(np)).any(|(m, _)| heads(m));
        if named {
            return np;
        }
        // "the oldest Liberal on the canal committee, Rep. Jane Roe"
        let whole = self.leading_np(np.first, limit, true).filter(|w| w.first == np.first && w.last > np.last);
        let long = whole.filter(|w| self.d.is(w.last, ",") && self.has(np.first, Class::DETERMINER));
        if let Some(person) = long.and_then(|w| self.person_at(w.last + 1, limit)) {
            return person;
        }
        if !(role && self.d.is(np.last, ",") && self.capital(np.last + 1)) {
            return np;
        }
        let name = self.leading_np(np.last + 1, limit, false);
        let alone = |n: Np| {
            (n.first..n.last).all(|i| self.capital(i) && self.d.is_word(i))
                && self.d.tokens.get(n.last).is_none_or(|t| t.kind == TokenKind::Punct)
        };
        name.filter(|&n| alone(n) || self.names.within(self.span(n)).any(|(m, _)| m == self.span(n))).unwrap_or(np)
    }

    /// The person whose name, with a title before it or not, begins at token `i`, if a mark or "of" follows it.
    fn person_at(&self, i: usize, limit: usize) -> Option<Np> {
        let np = self.leading_np(i, limit, false).filter(|np| np.first == i && self.capital(i))?;
        let person = |&(_, n): &(Span, u32)| self.names.name(n).kind == NameKind::Person;
        let (m, _) = self.names.within(self.span(np)).find(person)?;
        let (first, last) = (self.d.token_at(m.start), self.d.token_at(m.end.saturating_sub(1)) + 1);
        let titles = (i..first).all(|k| self.capital(k) || self.d.is(k, "."));
        let done = last >= limit || self.d.tokens[last].kind == TokenKind::Punct || self.d.reads(last, "of");
        (titles && done).then_some(Np { first: i, last })
    }

    /// The subject at the head of a clause that begins at `lo`, past opening phrases.
    pub fn main_subject(&self, lo: usize, end: usize) -> Option<Np> {
        self.leading_np(lo, end, true)
    }

    /// Length of the words of time that end at `j`: "on Friday", "late Tuesday".
    fn trailing_time(&self, lo: usize, j: usize) -> usize {
        (1..=4).rev().find(|&n| j >= lo + n && self.time_len(j - n) == n).unwrap_or(0)
    }

    /// Where the stretch begins that ends at `j` and holds no mark, comma, clause opener or other verb.
    pub fn segment_start(&self, lo: usize, j: usize) -> usize {
        let mut k = j;
        while k > lo {
            let i = k - 1;
            let t = self.d.tokens[i];
            // "Jane Roe (D., N.Y.) said": brackets are stepped over.
            if self.d.is(i, ")")
                && let Some(open) = (lo + 1..i).rev().take(14).find(|&o| self.d.is(o, "("))
            {
                k = open;
                continue;
            }
            let stop = match t.kind {
                TokenKind::Quote => true,
                TokenKind::Punct => {
                    matches!(self.d.word(i), "," | ";" | ":" | "—" | "–" | "…" | "?" | "!" | "--")
                        || self.d.is(i, "-") && t.spaced
                }
                TokenKind::Word => {
                    self.opens_clause(i) && (!self.capital(i) || i == lo)
                        || self.is_finite(i)
                        || i + 1 < j && self.subordinates(i)
                        || matches!(self.d.lower(i), "and" | "but") && self.verb_in(lo, i)
                }
                _ => false,
            };
            if stop || self.quoted(i) && !self.quoted(j - 1) {
                return k;
            }
            k = i;
        }
        lo
    }

    /// Whether the word at `i` opens a clause of time, whose subject is a name, a pronoun or has an article: "weeks after Roe".
    fn subordinates(&self, i: usize) -> bool {
        among(self.d.lower(i), "after before since until once")
            && (self.capital(i + 1) || self.has(i + 1, Class::DETERMINER.or(Class::PRONOUN)))
            && self.time_len(i + 1) == 0
    }

    /// Whether a finite verb stands between the last comma before `i` and `i`.
    fn verb_in(&self, lo: usize, i: usize) -> bool {
        (lo..i).rev().take(REACH).take_while(|&k| !self.d.is(k, ",")).any(|k| self.is_finite(k))
    }

    /// `comma` is the comma before the verb: the subject stands before the apposition or insertion that it closes.
    fn before_apposition(&self, lo: usize, comma: usize) -> Option<Np> {
        let mut end = comma;
        let mut fallback = None;
        for _ in 0..6 {
            let open = self.pause_before(lo, end);
            let first = open.map_or(lo, |k| k + 1);
            let after_comma = open.is_some_and(|k| self.d.is(k, ","));
            if first < end {
                let word = self.d.lower(first);
                let inserted = matches!(
                    word,
                    "who"
                        | "which"
                        | "whose"
                        | "whom"
                        | "where"
                        | "a"
                        | "an"
                        | "the"
                        | "his"
                        | "her"
                        | "now"
                        | "formerly"
                        | "former"
                        | "currently"
                        | "one"
                        | "another"
                ) || self.has(first, Class::PREPOSITION)
                    || self.opens_clause(first)
                    || first + 1 == end && self.d.word(first).contains('.')
                    || self.d.tokens[first].kind == TokenKind::Number
                    || (!self.capital(first) && self.has(first, Class::ROLE.or(Class::TITLE)))
                    || (!self.capital(first) && (word.ends_with("ing") || word.ends_with("ed")))
                    || matches!(
                        word,
                        "jr" | "sr"
                            | "qc"
                            | "kc"
                            | "mp"
                            | "esq"
                            | "md"
                            | "phd"
                            | "however"
                            | "meanwhile"
                            | "too"
                            | "also"
                            | "though"
                    );
                // "Jane Roe, Strelsau Democrat, called"
                let party = among(self.d.lower(end - 1), "democrat republican independent") && first + 1 < end;
                let inserted = inserted || party;
                if !(inserted && after_comma) {
                    let np = self.leading_np(first, end, true);
                    // "Roe, head of the harbour museum in Strelsau, Ruritania, said": a place within the
                    // apposition looks like a subject.
                    if after_comma && let Some(person) = self.person_with_role(lo, first, comma) {
                        return Some(person);
                    }
                    // "the ferry’s builder, former Mayor Jane Roe, has said": the apposition names whom the phrase describes.
                    if let Some(np) = np
                        && self.d.is(np.last, ",")
                        && np.last == end
                        && self.names.within(self.span(np)).all(|(m, _)| m.end < self.span(np).end)
                        && let Some(person) = self.named_apposition(end + 1, comma)
                    {
                        return Some(person);
                    }
                    // "On Friday, the minister, a conservative, said": the opening phrase is no subject.
                    return np.or(fallback).map(|np| self.with_list(np, lo));
                }
                if matches!(word, "the" | "his" | "her") {
                    fallback = self.leading_np(first, end, true);
                }
            }
            end = open?;
        }
        fallback
    }

    /// The comma, semicolon or end of marked speech that stands last in `tokens[lo..end]`. A few words between marks stand within
    /// the clause around them: "while saying they would “look into” that plan".
    fn pause_before(&self, lo: usize, end: usize) -> Option<usize> {
        let mut k = end;
        while k > lo {
            let i = k - 1;
            if let Some(pair) = self.pair_at(i) {
                let (open, close) = (self.pairs[pair].open, self.pairs[pair].close);
                let speech = matches!(self.d.word(close.saturating_sub(1)), "," | "." | "?" | "!");
                if speech || open <= lo || !self.d.is_word(open - 1) {
                    return Some(i);
                }
                k = open;
            } else if matches!(self.d.word(i), "," | ";") {
                return Some(i);
            } else {
                k = i;
            }
        }
        None
    }

    /// The person whose name, with offices before it, is all that stands in `tokens[first..end]`.
    fn named_apposition(&self, first: usize, end: usize) -> Option<Np> {
        let span = self.d.slice(first, end);
        let (m, _) = self.names.within(span).find(|&(_, n)| self.names.name(n).kind == NameKind::Person)?;
        let at = self.d.token_at(m.start);
        let office = |i: usize| self.capital(i) || self.d.is(i, ".") || among(self.d.lower(i), "former then");
        (m.end == span.end && (first..at).all(office)).then_some(Np { first, last: end })
    }

    /// The person at the head of the sentence, if an apposition with a role follows the name at once and no verb stands
    /// between it and token `end`. The appositions end at `comma`.
    fn person_with_role(&self, lo: usize, end: usize, comma: usize) -> Option<Np> {
        let np = self.main_subject(lo, end)?;
        let role = (np.last + 1..comma.min(np.last + 7)).any(|i| self.has(i, Class::ROLE.or(Class::TITLE)));
        // ", 34, from Stockport, Greater Manchester, said", ", an ecologist from …, said", ", R-S.C., said"
        let next = self.d.tokens.get(np.last + 1);
        let next_class = Class::PREPOSITION.or(Class::DETERMINER);
        let role = role || next.is_some_and(|t| t.kind == TokenKind::Number || t.class.any(next_class));
        let party = next.is_some_and(|t| matches!(t.span.of(self.d.text).as_bytes(), [b'R' | b'D' | b'I', b'-', ..]));
        // "Jane Roe, senior Liberal on the canal committee, said": words written small that are no clause.
        let small = next.is_some_and(|t| t.kind == TokenKind::Word && !t.capital && !t.class.any(Class::FUNCTION));
        let role = role || small;
        // "Jane Roe of Strelsau, Ruritania, said": the phrase after the name ends in a place.
        let placed = (np.first..np.last).any(|i| among(self.d.lower(i), "of from in at"));
        let role = role || party || placed;
        let heads = |m: Span| {
            let after = self.d.token_at(m.end);
            after >= np.last || self.has(after, Class::PREPOSITION) && !self.capital(after)
        };
        let person =
            self.names.within(self.span(np)).any(|(m, n)| heads(m) && self.names.name(n).kind == NameKind::Person);
        // A single name that the article gives no more of: "Poe, of Leck, Ohio, said".
        let run = (np.first..np.last).take_while(|&i| self.capital(i) && self.d.is_word(i)).count();
        let unknown = run > 0 && self.d.tokens[np.first + run - 1].class == Class::NONE;
        let alone = np.last == np.first + run && run == 1 && unknown;
        // "Wray Grimm of the institute in Strelsau, Ruritania, said"
        let of_place = (2..4).contains(&run) && unknown && among(self.d.lower(np.first + run), "of from in at");
        let person = person || of_place || alone && next.is_some_and(|t| t.class.has(Class::PREPOSITION));
        let quiet = !(np.last..end).any(|i| self.is_finite(i));
        (person && role && quiet && self.d.is(np.last, ",")).then_some(np)
    }

    /// Widens the last part of a list to the whole: "South Korea, Japan, and Australia".
    fn with_list(&self, np: Np, lo: usize) -> Np {
        let joined =
            (np.first..np.last).any(|i| self.d.reads(i, "and")) || (np.first > lo && self.d.reads(np.first - 1, "and"));
        let mut first = np.first;
        if !joined {
            return np;
        }
        if first > lo && self.d.reads(first - 1, "and") {
            first -= 1;
        }
        let mut widened = np.first;
        while first > lo && self.d.is(first - 1, ",") {
            let name = |k: usize| self.capital(k) && !self.has(k, Class::FUNCTION) || self.d.reads(k, "the");
            let part = (lo..first - 1).rev().take(6).find(|&k| !name(k));
            let from = part.map_or(lo, |k| k + 1);
            if from >= first - 1 || part.is_some_and(|k| !self.d.is(k, ",")) && from > lo && !self.capital(from) {
                break;
            }
            first = from;
            widened = from;
        }
        Np { first: widened, last: np.last }
    }
}
