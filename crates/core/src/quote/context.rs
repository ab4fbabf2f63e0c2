//! The context that the rules of quotation read: a document, its names, and which of its tokens stand between marks.

use crate::name::{Mentions, Name};
use crate::text::{Class, Document, Form, MarkPair, Span, Token, TokenKind, among};

/// A noun phrase: `tokens[first..last]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Np {
    pub first: usize,
    pub last: usize,
}

/// Quantities that stand as a subject by themselves.
pub(super) const ALONE: &str = "several some many most others both all";

/// A document with its names, and questions about its tokens that several rules ask.
pub(super) struct DocumentContext<'a> {
    pub d: &'a Document<'a>,
    pub names: Mentions<'a>,
    /// Outermost pairs, in order of opening.
    pub pairs: Vec<MarkPair>,
    /// For each token, one more than the number of the outermost pair that it stands in, marks included; 0 outside.
    within: Vec<u32>,
    /// What kind of verb each token is: asked several times for each token, so computed once.
    verbs: Vec<Verb>,
}

/// What kind of verb a token is.
#[derive(Clone, Copy, Debug, Default)]
struct Verb {
    finite: bool,
    cue: bool,
}

impl<'a> DocumentContext<'a> {
    pub fn new(d: &'a Document<'a>, names: &'a [Name]) -> Self {
        let pairs: Vec<MarkPair> = d.marks.iter().copied().filter(|p| p.depth == 0).collect();
        let mut within = vec![0; d.tokens.len()];
        for (k, p) in pairs.iter().enumerate() {
            let end = (p.close + usize::from(p.closed)).min(within.len());
            for w in &mut within[p.open..end.max(p.open)] {
                *w = k as u32 + 1;
            }
        }
        let mut context = Self { d, names: Mentions::new(names), pairs, within, verbs: Vec::new() };
        let verb = |(i, t): (usize, &Token)| match t.kind {
            TokenKind::Word => Verb { finite: context.reads_finite(i, t), cue: context.reads_as_cue(i, t) },
            _ => Verb::default(),
        };
        context.verbs = d.tokens.iter().enumerate().map(verb).collect();
        context
    }

    /// The number of the outermost pair that token `i` stands in.
    pub fn pair_at(&self, i: usize) -> Option<usize> {
        self.within.get(i).and_then(|&w| w.checked_sub(1)).map(|k| k as usize)
    }

    /// One past the "that" which opens reported words at token `p`, else `p`. In "say that would be early" it is what they speak of.
    pub fn after_that(&self, p: usize) -> usize {
        let verb = Class::AUXILIARY.or(Class::MODAL).or(Class::BEING);
        let is_subject = p > 0
            && self.has(p - 1, Class::CUE)
            && !self.has(p - 1, Class::CUE_NOUN)
            && !self.has(p.saturating_sub(2), Class::DETERMINER)
            && self.d.tokens.get(p + 1).is_some_and(|t| t.class.any(verb) && !t.capital);
        p + usize::from(self.d.reads(p, "that") && !is_subject)
    }

    /// Whether token `i` stands between marks, or is one.
    pub fn quoted(&self, i: usize) -> bool {
        self.pair_at(i).is_some()
    }

    /// One past the last token of pair `k`, its closing mark included.
    pub fn pair_end(&self, k: usize) -> usize {
        self.pairs[k].close + usize::from(self.pairs[k].closed)
    }

    pub fn class(&self, i: usize) -> Class {
        self.d.tokens.get(i).map_or(Class::NONE, |t| t.class)
    }

    pub fn has(&self, i: usize, class: Class) -> bool {
        self.class(i).any(class)
    }

    pub fn capital(&self, i: usize) -> bool {
        self.d.tokens.get(i).is_some_and(|t| t.capital)
    }

    pub fn span(&self, np: Np) -> Span {
        self.d.slice(np.first, np.last)
    }

    /// `also`, `repeatedly`, `not`.
    pub fn is_adverb(&self, i: usize) -> bool {
        let Some(t) = self.d.tokens.get(i) else { return false };
        let derived = || t.span.len() > 4 && !t.capital && self.d.lower(i).ends_with("ly");
        t.class.has(Class::ADVERB) || self.d.reads(i, "not") || derived()
    }

    pub fn is_aux(&self, i: usize) -> bool {
        self.has(i, Class::AUXILIARY) && !self.capital(i)
    }

    /// A verb form that can be finite, as far as the lists and endings tell; no name, no `-ing`.
    pub fn is_finite(&self, i: usize) -> bool {
        self.verbs.get(i).is_some_and(|v| v.finite)
    }

    fn reads_finite(&self, i: usize, t: &Token) -> bool {
        if t.capital {
            return false;
        }
        if t.class.any(Class::AUXILIARY.or(Class::VERB)) {
            return true;
        }
        if t.class.has(Class::CUE) {
            return match t.form {
                Form::Third | Form::Past => !self.noun_before(i),
                Form::Base => self.has(i.wrapping_sub(1), Class::PRONOUN) || self.is_modal(i.wrapping_sub(1)),
                _ => false,
            };
        }
        let word = t.span.bytes_of(self.d.text);
        word.len() > 4 && word.ends_with(b"ed") && !self.noun_before(i)
    }

    fn is_modal(&self, i: usize) -> bool {
        self.has(i, Class::MODAL)
    }

    /// Whether the word before makes token `i` a noun or adjective: an article, an adjective, a preposition.
    fn noun_before(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        self.has(before, Class::DETERMINER.or(Class::PREPOSITION)) && !self.has(before, Class::PRONOUN)
            || self.d.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Possessive)
    }

    /// Whether token `i` is used as a verb that attributes: not a noun, not passive, not an infinitive.
    pub fn is_cue_verb(&self, i: usize) -> bool {
        self.verbs.get(i).is_some_and(|v| v.cue)
    }

    fn reads_as_cue(&self, i: usize, t: &Token) -> bool {
        if !t.class.has(Class::CUE) || t.capital && i > 0 && t.spaced && !self.starts_sentence(i) {
            return false;
        }
        if self.quoted(i) {
            return false;
        }
        let Some(before) = self.verb_before(i) else { return t.form == Form::Past };
        let word = self.d.lower(before);
        // "A statement read:", "a sign that read": the past has the form of the present.
        let relative = matches!(word, "that" | "which");
        if self.d.reads(i, "read") && (self.has(before, Class::CUE_NOUN) || relative) {
            return true;
        }
        // "a banner that said"
        if relative && before > 0 && self.has(before - 1, Class::CUE_NOUN) && t.form != Form::Base {
            return true;
        }
        // "Several said", "Both say": a quantity alone is a subject.
        let quantity = among(word, ALONE)
            && (before == 0
                || !self.d.is_word(before - 1)
                || self.starts_sentence(before)
                || self.has(before - 1, Class::OPENER.or(Class::CONJUNCTION)));
        if self.noun_before(i) && !quantity {
            return false;
        }
        let being = self.has(before, Class::BEING);
        match t.form {
            Form::Past | Form::Participle => !being,
            // "has called it a farce and claims that": a second verb, not a noun.
            Form::Third if matches!(word, "and" | "but") && before + 1 == i => {
                !t.class.has(Class::CUE_NOUN) || self.d.reads(i + 1, "that") || self.has(i + 1, Class::DETERMINER)
            }
            Form::Third => {
                !self.ends_as_adjective(i - 1) && (!t.class.has(Class::CUE_NOUN) || !self.is_adjective_like(i - 1))
            }
            Form::Ing => true,
            Form::Base => {
                self.is_modal(before)
                    || matches!(word, "i" | "we" | "they" | "you" | "who")
                    || quantity
                    || self.has(before, Class::ROLE_PLURAL.or(Class::BODY_PLURAL))
                    // "Court records show"
                    || self.has(before, Class::CUE_NOUN) && word.ends_with('s')
            }
            Form::None => false,
        }
    }

    /// Whether a word that could be a verb of saying is the noun that ends its phrase: "a small blog that", "the Ostra attack". The
    /// bare form of a verb has a plural subject, a pronoun or an auxiliary before it: "critics of the plan claim that".
    pub fn is_head_noun(&self, i: usize) -> bool {
        /// Bare forms of cues that are nouns too.
        const NOUNS: &str = "answer appeal attack blast blame blog brief call challenge charge claim comment complaint cry debate demand \
            detail doubt echo email estimate fear find hint hope joke lecture lobby message note offer order plan plea pledge point \
            post praise press promise protest question quote reason regret remark reply report request rule signal support \
            suspect text threat tweet view vow vote warning welcome wish";
        /// Words of a subject that are looked back over, at most.
        const REACH: usize = 10;
        let Some(before) = self.verb_before(i).filter(|_| self.d.tokens[i].form == Form::Base) else { return false };
        if before + 1 != i || !self.d.is_word(before) || !among(self.d.lower(i), NOUNS) {
            return false;
        }
        let plural = |k: usize| {
            let word = self.d.lower(k);
            word.ends_with('s') && !word.ends_with("ss")
                || self.has(k, Class::ROLE_PLURAL.or(Class::BODY_PLURAL).or(Class::GROUP).or(Class::NUMERAL))
                || among(word, "people men women children police those half many some most percent data")
        };
        let subject = (i.saturating_sub(REACH)..i).rev().take_while(|&k| self.d.is_word(k));
        let many = subject.clone().any(|k| self.d.reads(k, "and"))
            || subject.filter(|&k| k == before || self.has(k + 1, Class::PREPOSITION)).any(plural);
        let verb = Class::PRONOUN.or(Class::AUXILIARY).or(Class::MODAL).or(Class::CONJUNCTION).or(Class::OPENER);
        let leads = self.has(before, verb) || among(self.d.lower(before), ALONE) || self.d.reads(before, "to");
        !many && !leads
    }

    /// The token before `i`, adverbs left out.
    fn verb_before(&self, i: usize) -> Option<usize> {
        let mut k = i.checked_sub(1)?;
        while self.is_adverb(k) && k > 0 {
            k -= 1;
        }
        Some(k)
    }

    fn is_adjective_like(&self, i: usize) -> bool {
        self.has(i, Class::DETERMINER.or(Class::DEMONYM).or(Class::NUMERAL).or(Class::CONJUNCTION))
    }

    /// "complicated questions", "official claims": what ends so before a plural is an adjective.
    fn ends_as_adjective(&self, i: usize) -> bool {
        let word = self.d.lower(i);
        let ending = ["ed", "ous", "ive", "ical", "ful", "less", "ible", "able"].iter().any(|e| word.ends_with(e));
        ending && word.len() > 5 && !self.capital(i) && !self.has(i, Class::ROLE.or(Class::BODY).or(Class::TITLE))
    }

    pub fn starts_sentence(&self, i: usize) -> bool {
        self.d.sentence_of(i).is_some_and(|s| self.d.sentences[s].first == i)
    }

    /// A word that opens a clause of its own: the subject of a verb after it stands after it.
    pub fn opens_clause(&self, i: usize) -> bool {
        self.has(i, Class::OPENER)
    }

    /// A weekday or a day of a month, with `on`, `late`, `early` before it: how many tokens of time stand at `i`.
    pub fn time_len(&self, i: usize) -> usize {
        let number = |k: usize| self.d.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number);
        if self.has(i, Class::MONTH) && self.capital(i) && number(i + 1) {
            // "July 3", "July 3, 2024", "July 2024".
            let year = self.d.is(i + 2, ",") && number(i + 3) && self.d.word(i + 3).len() == 4;
            return if year { 4 } else { 2 };
        }
        if self.has(i, Class::MONTH) && self.capital(i) && self.d.is(i + 1, ".") && number(i + 2) {
            // "Sept. 3", "Sept. 3, 2024"
            let year = self.d.is(i + 3, ",") && number(i + 4) && self.d.word(i + 4).len() == 4;
            return if year { 5 } else { 3 };
        }
        if number(i) && self.has(i + 1, Class::MONTH) && self.capital(i + 1) {
            // "3 July", "3 July 2024".
            return if number(i + 2) && self.d.word(i + 2).len() == 4 { 3 } else { 2 };
        }
        if self.has(i, Class::WEEKDAY) && self.capital(i) {
            let part = matches!(self.d.lower(i + 1), "morning" | "afternoon" | "evening" | "night");
            return 1 + usize::from(part);
        }
        if matches!(self.d.lower(i), "on" | "late" | "early" | "last" | "this") {
            let more = self.time_len(i + 1);
            if more > 0 {
                return more + 1;
            }
            let unit = self.has(i + 1, Class::TIME_UNIT.or(Class::MONTH)) && !self.d.reads(i, "on");
            return if unit { 2 } else { 0 };
        }
        if matches!(self.d.lower(i), "yesterday" | "tomorrow") {
            return 1 + usize::from(matches!(self.d.lower(i + 1), "morning" | "afternoon" | "evening" | "night"));
        }
        usize::from(matches!(self.d.lower(i), "today" | "tonight"))
    }

    /// Whether a noun phrase may begin at `i`.
    pub fn may_begin_np(&self, i: usize) -> bool {
        let Some(t) = self.d.tokens.get(i) else { return false };
        if self.quantity_len(i) > 0 {
            return true;
        }
        match t.kind {
            TokenKind::Word => {
                t.class.any(Class::DETERMINER.or(Class::PRONOUN))
                    || t.capital && !t.class.has(Class::FUNCTION)
                    || !t.class.any(Class::FUNCTION.or(Class::AUXILIARY))
                    || matches!(
                        self.d.lower(i),
                        "there" | "what" | "more" | "much" | "it’s" | "it's" | "that’s" | "that's"
                    )
            }
            TokenKind::Number => true,
            TokenKind::Quote => true,
            TokenKind::Punct => matches!(t.span.of(self.d.text), "$" | "£" | "€" | "(" | "["),
            TokenKind::Possessive => false,
        }
    }
}
