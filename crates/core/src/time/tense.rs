//! The tense of the clause around a time expression: whether it speaks of the past or of the future.
//!
//! The nearest verb group decides, the one to the left first, since English puts its times last; for a time that opens its
//! clause the verb to its right decides. Words within quotation marks do not count for a time outside them.

use super::meaning::Tense;
use super::terms;
use super::words::preposition_tense;
use crate::text::{Class, Document, Form, MarkStyle, TokenKind, among};

/// How far from an expression a verb is looked for, in tokens.
const REACH: usize = 40;

/// What may stand before a time that leads its sentence.
const LEAD: Class = Class::PREPOSITION.or(Class::DETERMINER).or(Class::ADVERB).or(Class::CONJUNCTION);

/// Quotation marks smaller than this many tokens hold a term, not speech.
const SPEECH: usize = 4;

/// A document's clauses as far as tense needs them.
pub(super) struct Clauses<'a, 'd> {
    document: &'a Document<'d>,
    /// For each token the pair of double marks around it, one past its index; 0 outside.
    pair: Vec<u32>,
}

impl<'a, 'd> Clauses<'a, 'd> {
    pub fn of(document: &'a Document<'d>) -> Self {
        let mut pair = vec![0; document.tokens.len()];
        let mut done = 0;
        for (n, mark) in document.marks.iter().enumerate() {
            if mark.depth > 0 || (mark.style == MarkStyle::Single && mark.close < mark.open + 2 + SPEECH) {
                continue;
            }
            let close = if mark.closed { mark.close + 1 } else { mark.close };
            for slot in pair.iter_mut().take(close).skip(mark.open.max(done)) {
                *slot = n as u32 + 1;
            }
            done = done.max(close);
        }
        Self { document, pair }
    }

    fn pair_of(&self, i: usize) -> usize {
        self.pair.get(i).map_or(0, |&p| p as usize)
    }

    /// Whether token `i` stands in quoted speech.
    pub fn in_quotation(&self, i: usize) -> bool {
        let pair = self.pair_of(i).checked_sub(1).and_then(|p| self.document.marks.get(p));
        pair.is_some_and(|m| m.close > m.open + SPEECH)
    }

    /// Whether token `i` stands at the head of its sentence, after a preposition, an article and a word or two at most.
    pub fn leads(&self, i: usize) -> bool {
        let sentence = self.document.sentence_of(i).and_then(|s| self.document.sentences.get(s));
        sentence.is_some_and(|s| i - s.first <= 3 && (s.first..i).all(|k| self.document.tokens[k].class.any(LEAD)))
    }

    /// The tense of the clause around `tokens[first..last]`, and whether that is firm: shown by a verb that the time is the
    /// time of ("they met in May"), not by one that only happens to be near ("gold for delivery in May fell").
    pub fn tense(&self, first: usize, last: usize) -> (Tense, bool) {
        let document = self.document;
        let Some(sentence) = document.sentence_of(first).and_then(|s| document.sentences.get(s)) else {
            return (Tense::Open, false);
        };
        let mut lead = first;
        if lead > sentence.first && document.reads(lead - 1, "the") {
            lead -= 1;
        }
        // "Last Christmas", "the next Easter".
        match lead.checked_sub(1).filter(|&k| k >= sentence.first).map(|k| document.lower(k)) {
            Some("last") => return (Tense::Past, true),
            Some("next") => return (Tense::Future, true),
            _ => {}
        }
        if lead > sentence.first
            && document
                .tokens
                .get(lead - 1)
                .is_some_and(|t| t.class.has(Class::PREPOSITION) && !document.reads(lead - 1, "to"))
        {
            lead -= 1;
            if let Some(tense) = preposition_tense(document.lower(lead)) {
                return (tense, true);
            }
        }
        let home = self.pair_of(first);
        let opens = lead == sentence.first
            || self.pair_of(lead - 1) != home
            || document.tokens.get(lead - 1).is_some_and(|t| opens_clause(document.lower(lead - 1), t.class));
        let left = || self.left(sentence.first.max(first.saturating_sub(REACH)), lead, home);
        let right = || self.right(last, sentence.last.min(last + REACH), home);
        let towards = among(document.lower(lead), "to until till by for") && lead < first;
        let toward = lead.checked_sub(1).is_some_and(|k| matches!(document.lower(k), "to" | "until"))
            || among(document.lower(lead), "to until till") && lead < first;
        let near = if opens { right() } else { left() };
        // "adjourned until Monday", "postponed to May".
        let near = match toward && near == Some(Tense::Past) && self.puts_off(sentence.first, lead) {
            true => Some(Tense::Prospect),
            false => near,
        };
        let firm = near.is_some() && !towards && !toward && (!opens || lead == sentence.first);
        let tense = near.or_else(|| if opens { left() } else { right() });
        if tense != Some(Tense::Future)
            && let Some(term) = terms::of(document, sentence.first, (first, last))
        {
            return (term, false);
        }
        let timetable = || terms::timetable(document, sentence.first.max(first.saturating_sub(REACH)), lead);
        (tense.or_else(timetable).unwrap_or_default(), firm)
    }

    /// Whether the verb right before token `to` moves something to a later time.
    fn puts_off(&self, from: usize, to: usize) -> bool {
        let moved = "postponed adjourned delayed deferred suspended extended rescheduled moved pushed";
        (from.max(to.saturating_sub(4))..to).any(|i| among(self.document.lower(i), moved))
    }

    fn left(&self, from: usize, to: usize, home: usize) -> Option<Tense> {
        let mut i = to;
        while i > from {
            i -= 1;
            if self.pair_of(i) != home {
                if home != 0 {
                    return None;
                }
                continue;
            }
            if let Some(tense) = self.verb(i, from) {
                return Some(tense);
            }
        }
        None
    }

    fn right(&self, from: usize, to: usize, home: usize) -> Option<Tense> {
        for i in from..to {
            if self.pair_of(i) != home {
                if home != 0 {
                    return None;
                }
                continue;
            }
            if self.document.is(i, ";") {
                return None;
            }
            if let Some(tense) = self.verb(i, from) {
                return Some(tense);
            }
        }
        None
    }

    /// What token `i` tells if it belongs to a verb group that tells something. `from` bounds the look back.
    fn verb(&self, i: usize, from: usize) -> Option<Tense> {
        let document = self.document;
        let token = document.tokens.get(i)?;
        let word = document.lower(i);
        if token.kind != TokenKind::Word {
            return None;
        }
        match word {
            "will" | "shall" | "won’t" | "won't" if !token.capital => return Some(Tense::Future),
            "could" | "couldn’t" | "couldn't" if terms::sought(document, i) => return Some(Tense::Past),
            "would" | "could" | "may" | "might" | "should" | "must" | "can" if !token.capital => {
                return Some(Tense::Prospect);
            }
            // A timetable: "the fair begins in May".
            "upcoming" | "forthcoming" | "begins" | "starts" | "opens" | "ends" | "expires" | "resumes"
            | "concludes" => {
                return Some(Tense::Future);
            }
            "since" => return preposition_tense(word),
            "takes" | "take" if document.reads(i + 1, "effect") => return Some(Tense::Future),
            "called" | "calls" if terms::calls_for_event(document, i) => return Some(Tense::Prospect),
            "to" => return self.infinitive(i, from),
            "has" | "have" | "been" => return Some(Tense::Past),
            "expected" | "scheduled" | "due" | "planned" | "slated" | "set" | "poised" | "likely" => {
                return self.planned(i, from);
            }
            _ => {}
        }
        if word.ends_with("’ll") || word.ends_with("'ll") {
            return Some(Tense::Future);
        }
        let regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") && !token.capital;
        let past = token.class.has(Class::PAST_VERB) || token.form == Form::Past && word.ends_with("ed") || regular;
        let past = past || matches!(word, "said" | "told" | "added") || token.form == Form::Past && word != "put";
        if !past || token.class.has(Class::NUMERAL) {
            return None;
        }
        // "to be held", "will be signed", "are invited": the auxiliary tells, not the participle.
        let before = self.word_before(i, from);
        // "a forum co-organized by NATO, on Thursday": a participle with its agent and no auxiliary is no verb of the clause.
        if document.reads(i + 1, "by") && !among(before, "was were has have had been") {
            return None;
        }
        if among(before, "be is are am being get") || before.ends_with("’s") {
            return None;
        }
        Some(Tense::Past)
    }

    /// The nearest word before `i` that is not an adverb or a negation.
    fn word_before(&self, i: usize, from: usize) -> &str {
        let mut k = i;
        while k > from && i - k < 3 {
            k -= 1;
            let word = self.document.lower(k);
            if !(word.ends_with("ly") || among(word, "not also now still currently all")) {
                return word;
            }
        }
        ""
    }

    /// "is expected to", "plans to", "according to".
    fn infinitive(&self, to: usize, from: usize) -> Option<Tense> {
        match self.word_before(to, from) {
            "according" => Some(Tense::Past),
            before => {
                let plans = "is are set expected due scheduled planned slated poised likely going about plan plans planning \
                             intend intends hope hopes expects expect want wants aim aims ready prepares preparing unlikely \
                             vow vows promises wait";
                if among(before, "due scheduled expected planned slated") && self.had_been(to, from) {
                    return Some(Tense::Open);
                }
                let planned = among(before, plans).then_some(Tense::Future);
                planned.or_else(|| terms::appointed(self.document, to, before).then_some(Tense::Prospect))
            }
        }
    }

    /// "had been due to meet on Friday": a plan that came to nothing, before its day or after it.
    fn had_been(&self, to: usize, from: usize) -> bool {
        (from.max(to.saturating_sub(4)) + 1..to)
            .any(|k| self.document.reads(k, "been") && self.document.reads(k - 1, "had"))
    }

    /// "is due on Friday" looks ahead, "was due on Friday" does not.
    fn planned(&self, i: usize, from: usize) -> Option<Tense> {
        match self.word_before(i, from) {
            "was" | "were" | "had" | "been" => Some(Tense::Past),
            "is" | "are" | "be" => Some(Tense::Future),
            // "the expected decline" is no plan of the clause.
            before if among(before, "the a an its his her their this of") => None,
            _ if self.document.reads(i, "set") || self.document.reads(i, "likely") => None,
            _ => Some(Tense::Future),
        }
    }
}

fn opens_clause(word: &str, class: Class) -> bool {
    among(word, ", - – — : ; that when where who which whom whose") || class.has(Class::CONJUNCTION)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn tense(text: &str, word: &str) -> Tense {
        let document = Document::read(text, &[Span::new(0, text.len())], &[]);
        let at = document.token_at(text.find(word).unwrap_or_default() as u32);
        Clauses::of(&document).tense(at, at + 1).0
    }

    #[test]
    fn the_nearest_verb_group_tells() {
        assert_eq!(tense("He said that on Friday the council will vote.", "Friday"), Tense::Future);
        assert_eq!(tense("He said on Friday that the council will vote.", "Friday"), Tense::Past);
        assert_eq!(tense("The summit, which is scheduled to be held on Friday, will end.", "Friday"), Tense::Future);
        assert_eq!(tense("They agreed to step up work during a summit on Thursday.", "Thursday"), Tense::Past);
        assert_eq!(tense("He will go this week, according to officials on Sunday.", "Sunday"), Tense::Past);
        assert_eq!(tense("The talks on Monday.", "Monday"), Tense::Open);
    }
}
