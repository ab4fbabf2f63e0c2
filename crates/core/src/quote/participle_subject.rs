//! The subject of a participle that attributes words: "…, saying that"; and who is cited by whom relays it.

use super::context::{DocumentContext, Np};
use crate::name::NameKind;
use crate::text::{Class, TokenKind, among};

/// Verbs for what makes somebody do something.
const CAUSES: &str = "prompt prompts prompted prompting lead leads led leading force forces forced forcing cause causes caused \
    causing push pushes pushed pushing drive drives drove driving move moves moved moving spur spurs spurred spurring inspire \
    inspires inspired inspiring provoke provokes provoked provoking compel compels compelled compelling encourage encourages \
    encouraged encouraging oblige obliges obliged obliging";

/// Tokens looked at, at most, back from a participle.
const REACH: usize = 40;

impl DocumentContext<'_> {
    /// The subject of the participle at `c`: its own in "with one of them saying", whose letter it is in "a letter saying", who
    /// is quoted in "the Herald quoted Roe, saying", whom something made speak in "the flood led Roe to give in, promising";
    /// else the sentence's.
    pub fn participle_subject(&self, lo: usize, c: usize) -> Option<Np> {
        let from = (lo..c).rev().take(12).take_while(|&k| self.d.is_word(k)).find(|&k| self.d.reads(k, "with"));
        if let Some(np) = from.and_then(|k| self.leading_np(k + 1, c, true)) {
            return Some(np);
        }
        // "Calling the deal “balanced,” Roe said": the subject stands after the comma.
        if c == lo || c == lo + 1 && self.has(lo, Class::CONJUNCTION) {
            let outside = |&k: &usize| {
                self.d.is(k, ",") && !self.quoted(k) || self.quoted(k) && !self.quoted(k + 1) && self.d.is(k - 1, ",")
            };
            let comma = (c + 1..c + REACH).take_while(|&k| k < self.d.tokens.len()).find(outside)?;
            let end = self.d.sentence_of(c).map(|s| self.d.sentences[s].last).filter(|&end| comma < end)?;
            return self.leading_np(comma + 1, end, false).filter(|np| np.first == comma + 1);
        }
        // "The frost came late, a grower said, calling it a gift": the subject of the attribution that it goes on from.
        let attribution = c.checked_sub(2).filter(|&verb| verb > lo && self.d.is(c - 1, ",") && self.is_cue_verb(verb));
        let said = attribution.filter(|&verb| self.d.tokens[verb].form_is_finite());
        if let Some(np) = said.and_then(|verb| self.subject(verb, lo)).filter(|&np| self.can_speak(np, c)) {
            return Some(np);
        }
        self.written(lo, c).or_else(|| self.quoted_object(lo, c)).or_else(|| {
            let main = self.main_subject(lo, c);
            let thing = main.is_some_and(|np| !self.can_speak(np, c));
            thing.then(|| self.made_to(lo, c)).flatten().or(main).or_else(|| self.turned_subject(lo, c))
        })
    }

    /// "“…,” said Roe, noting that": the subject of the verb right after the marks.
    fn turned_subject(&self, lo: usize, c: usize) -> Option<Np> {
        let verb = (lo + 1..c).rev().take(REACH).find(|&k| self.is_cue_verb(k) && self.quoted(k - 1))?;
        self.subject_after(verb, c)
    }

    /// "Roe’s letter saying", "a letter saying": the possessor, or what is written.
    fn written(&self, lo: usize, c: usize) -> Option<Np> {
        let noun = c.checked_sub(1).filter(|&noun| noun > lo && self.is_writing(noun))?;
        // "Roe issued a brief statement saying": who issues it says so.
        let article = (lo + 1..noun).rev().take(3).find(|&k| among(self.d.lower(k), "a an"));
        let issues = "issued issues issuing released releases releasing";
        if article.is_some_and(|k| among(self.d.lower(k - 1), issues)) {
            return None;
        }
        let possessive = (lo..noun).rev().take(3).find(|&k| self.d.tokens[k].kind == TokenKind::Possessive);
        let end = possessive.unwrap_or(c);
        self.leading_np(self.segment_start(lo, end).max(self.after_preposition(lo, end)), end, true)
    }

    /// Whether the noun at `i` holds words: "letter", "tweet", "statement".
    fn is_writing(&self, i: usize) -> bool {
        let noun =
            self.has(i, Class::CUE_NOUN.or(Class::DOCUMENT)) || among(self.d.lower(i), "tweet email post memo note");
        noun && !self.is_cue_verb(i) && !self.capital(i)
    }

    /// One past the last preposition of `tokens[lo..end]` that is no "of".
    fn after_preposition(&self, lo: usize, end: usize) -> usize {
        let part = |&k: &usize| self.has(k, Class::PREPOSITION) && !self.d.reads(k, "of");
        (lo..end).rev().take(REACH).find(part).map_or(lo, |k| k + 1)
    }

    /// "the Herald quoted Roe, who was there, saying": whom a verb of quoting has for its object.
    fn quoted_object(&self, lo: usize, c: usize) -> Option<Np> {
        let quotes = |&k: &usize| among(self.d.lower(k), "quoted quotes quoting") && !self.quoted(k);
        let verb = (lo..c).rev().take(REACH).find(quotes)?;
        let between = (verb + 1..c).any(|k| self.is_cue_verb(k) && self.d.tokens[k].form_is_finite());
        (!between && among(self.d.lower(c), "saying telling")).then(|| self.leading_np(verb + 1, c, true)).flatten()
    }

    /// "The flood led Mayor Jane Roe to give in, promising": the person before "to" whom a thing made do it.
    fn made_to(&self, lo: usize, c: usize) -> Option<Np> {
        let made = |to: usize| {
            let end = self.d.tokens[to].span.start;
            let (m, name) = self.names.before(end).next()?;
            let first = self.d.token_at(m.start);
            // "prompted Mayor Jane Roe", "forced the minister, Jane Roe,": offices stand between the verb and the name.
            let office = |i: &usize| self.capital(*i) || self.d.is(*i, ".") || self.has(*i, Class::DETERMINER);
            let verb = (lo..first).rev().find(|i| !office(i))?;
            let ends = self.d.token_at(m.end.saturating_sub(1)) + 1 == to;
            let person = self.names.name(name).kind == NameKind::Person;
            let said = (to..c).any(|k| self.is_cue_verb(k) && self.d.tokens[k].form_is_finite());
            (ends && person && !said && among(self.d.lower(verb), CAUSES)).then_some(Np { first, last: to })
        };
        (lo..c).rev().take(REACH).filter(|&k| self.d.reads(k, "to") && !self.capital(k + 1)).find_map(made)
    }

    /// Whether a source is an outlet or agency, which relays what others say, as far as its name tells: "the Post", "PTI".
    pub fn is_outlet(&self, np: Np) -> bool {
        const KINDS: &str = "agency newspaper outlet service network broadcaster paper magazine herald times";
        let kind = |i: usize| among(self.d.lower(i), KINDS);
        let named = |kind: NameKind| self.names.within(self.span(np)).any(|(_, n)| self.names.name(n).kind == kind);
        let head = np.last - 1;
        let titled = self.d.reads(np.first, "the") && np.last == np.first + 2 && self.capital(head);
        let letters = self.d.tokens[head].shout && self.d.word(head).len() > 1;
        !named(NameKind::Person)
            && (named(NameKind::Organisation) || titled || letters || (np.first..np.last).any(kind))
    }

    /// Whom the relaying `subject` of the cue at `c` cites: "Citing two officials, the Herald reported", "the Herald, citing two
    /// officials, said".
    pub fn cited_by(&self, subject: Np, c: usize, lo: usize) -> Option<Np> {
        if !self.is_outlet(subject) {
            return None;
        }
        let opens = lo + usize::from(self.has(lo, Class::CONJUNCTION));
        let (from, to) = if self.d.reads(opens, "citing") && opens < subject.first {
            (opens + 1, subject.first)
        } else {
            let citing =
                (subject.first..c).rev().take(REACH).find(|&k| self.d.reads(k, "citing") && self.d.is(k - 1, ","))?;
            (citing + 1, c)
        };
        let comma = (from..to).rev().find(|&k| self.d.is(k, ","))?;
        let np = self.leading_np(from, comma, true).filter(|np| np.first == from)?;
        (self.can_speak(np, c) || self.has(np.last - 1, Class::DOCUMENT)).then_some(np)
    }
}
