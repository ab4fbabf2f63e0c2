//! Reported speech as the rules propose it: a cue with its subject and its complement, which is a clause ("said that …"), an
//! infinitive ("pledged to …") or a noun phrase ("condemned …"). Passages between marks are found in `direct`.

use std::ops::Range;

use super::context::{DocumentContext, Np};
use super::cue_surroundings::names_its_object;
use super::{QuoteKind, Rule, SpeakerMention, Tier, UnresolvedQuote};
use crate::text::{Class, Span, among};

/// A cue with its subject and its complement `tokens[first..last]`.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReportedSpeech {
    pub first: usize,
    pub last: usize,
    pub subject: Np,
    pub cue: (usize, usize),
    pub via: Option<Np>,
    pub rule: Rule,
    pub confidence: u8,
}

impl ReportedSpeech {
    /// The tokens `words`, which the verb at token `c` reports of `subject`; nobody relays them.
    pub fn of_verb(words: Range<usize>, subject: Np, c: usize, rule: Rule, confidence: u8) -> Self {
        Self { first: words.start, last: words.end, subject, cue: (c, c + 1), via: None, rule, confidence }
    }

    /// Whether the reported words stand before their cue, or after it at a distance.
    pub fn leads(&self) -> bool {
        matches!(self.rule, Rule::ClauseBefore | Rule::According | Rule::Split)
    }

    /// Whether a candidate that no rule proposes can be a quotation: "called the office" names nothing, and the subject of
    /// "experience shows that" does not speak.
    pub fn makes_sense(&self, context: &DocumentContext<'_>) -> bool {
        let class = context.class(self.cue.0);
        let naming = class.has(Class::CUE_NAMING) && !class.any(Class::CUE_OBJECT.or(Class::CUE_CLAUSE));
        // "read the paper", "found the key": a verb that takes no thing as what is said reports none.
        let mut takes = Class::CUE_OBJECT.or(Class::CUE_INFINITIVE).or(Class::CUE_NAMING);
        if !class.has(Class::CUE_WEAK) {
            takes = takes.or(Class::CUE_CLAUSE);
        }
        let thing = class.has(Class::CUE) && !class.any(takes) && self.rule == Rule::Stance;
        if thing && !(self.first..self.last).any(|i| context.quoted(i)) && self.first == self.cue.1 {
            return false;
        }
        // "said then", "said back in the spring": what a verb of saying takes is a clause, or marks, or a short answer.
        let says = class.has(Class::CUE_CLAUSE) && !class.any(Class::CUE_OBJECT.or(Class::CUE_NAMING));
        let clause =
            || (self.first..self.last).any(|i| context.is_finite(i) || context.quoted(i) || context.is_contracted(i));
        let answer = || {
            among(context.d.lower(self.first), "yes no so nothing")
                // "warned of floods", "asked about the road"
                || among(context.d.lower(self.cue.1), "of about against for")
        };
        if says && self.rule == Rule::Stance && !class.has(Class::CUE_HELD) && !answer() && !clause() {
            return false;
        }
        if is_topic_alone(context, self.cue.0, self.first, self.last) {
            return false;
        }
        if reports_a_figure(context, self.cue.0, self.first, self.last) {
            return false;
        }
        let names = !naming || names_its_object(context, self.cue.0, self.first, self.last);
        // "pointed to his record": what "to" leads to is a thing, unless it is something done ("confessed to stealing").
        let to = self.first == self.cue.1 + 1 && context.d.reads(self.cue.1, "to");
        let doing = context.d.lower(self.first).ends_with("ing");
        if to && !doing && self.rule != Rule::Infinitive || context.denies(self.subject) {
            return false;
        }
        if context.tells_as_a_thing(self.subject, self.cue.0) {
            return false;
        }
        let weak = class.has(Class::CUE_WEAK) || !class.any(Class::CUE.or(Class::CUE_NOUN));
        names && (!weak || context.can_speak(self.subject, self.cue.0))
    }

    /// Whether a verb of naming calls something what stands between the marks of pair `k`, and nothing else: "dismissed the toll
    /// as a “disgrace”".
    fn names_with(&self, context: &DocumentContext<'_>, k: usize) -> bool {
        let pair = context.pairs[k];
        let end = context.pair_end(k);
        let names = context.has(self.cue.0, Class::CUE_NAMING);
        // "called the toll “a disgrace”": the marks hold a phrase of its own, which says something of its object.
        let whole = context.has(pair.open + 1, Class::DETERMINER);
        let plain = !(self.first..pair.open).any(|i| context.is_finite(i) || context.quoted(i));
        names && !whole && plain && end + 1 >= self.last && pair.open > self.first && pair.closed
    }

    /// The quotation; none if all reported words stand between marks, since [`direct`](super::direct) finds those.
    pub fn unresolved_quote(self, context: &DocumentContext<'_>, s: usize) -> Option<UnresolvedQuote> {
        let mut marked = 0;
        let mut plain = 0;
        let mut weight = 0;
        let mut pair = None;
        for i in self.first..self.last {
            if let Some(k) = context.pair_at(i) {
                marked += usize::from(context.d.is_word(i));
                pair = pair.or(Some(k).filter(|_| context.d.is_word(i)));
            } else if context.d.is_word(i) {
                plain += 1;
                weight +=
                    usize::from(!context.has(i, Class::DETERMINER.or(Class::PRONOUN)) && !context.d.reads(i, "as"));
            }
        }
        if plain == 0 && !context.d.lower(self.cue.0).starts_with("accus") {
            return None;
        }
        let mut span = context.d.slice(self.first, self.last);
        let mut kind = if marked > 0 { QuoteKind::Mixed } else { QuoteKind::Indirect };
        // "labelled it a “breakthrough document”": what is reported is the words between the marks.
        // "dismissed the toll as a “breakthrough”": so is what a verb of naming calls its object.
        let called = |k: usize| weight == 0 || self.names_with(context, k);
        if let Some(k) = pair.filter(|&k| marked > 0 && self.rule == Rule::Stance && called(k)) {
            span = trimmed(context, context.pairs[k].inner(&context.d.tokens));
            kind = QuoteKind::Fragment;
        }
        Some(UnresolvedQuote {
            span,
            kind,
            tier: Tier::Said,
            speaker: SpeakerMention::Mention(self.subject),
            cue: Some(context.d.slice(self.cue.0, self.cue.1)),
            via: self.via.map(|v| context.span(v)),
            confidence: self.confidence,
            rule: self.rule,
            sentence: s,
        })
    }
}

/// "discussing the road", "citing the harbour board", "thanked her": what was talked of, who told it, who was thanked; no words.
/// Praise of somebody is a judgement, and is held.
pub(super) fn is_topic_alone(context: &DocumentContext<'_>, c: usize, first: usize, last: usize) -> bool {
    const TALK: &str = "discuss discusses discussed discussing";
    const CITE: &str = "cite cites cited citing quote quotes quoted quoting thank thanks thanked thanking";
    let told =
        |i: usize| context.quoted(i) || context.is_finite(i) || context.d.reads(i, "as") || context.d.reads(i, "for");
    if (first..last).any(told) {
        return false;
    }
    let verb = context.d.lower(c);
    let source = || {
        let np = context.leading_np(first, last, true).filter(|np| np.first == first && np.last == last);
        np.is_some_and(|np| context.can_speak(np, c) && !context.has(np.last - 1, Class::CUE_NOUN))
    };
    among(verb, TALK) || among(verb, CITE) && source()
}

/// "reported a profit of $2 million", "posted a loss": a deed of a firm, which nobody said.
pub(super) fn reports_a_figure(context: &DocumentContext<'_>, c: usize, first: usize, last: usize) -> bool {
    const FIGURES: &str = "profit profits loss losses earnings income revenue revenues sales turnover gain gains increase \
        decrease drop decline rise fall dividend";
    let books = among(context.d.lower(c), "reported reports report reporting posted posts posting");
    books
        && (first..last.min(first + 6)).any(|i| among(context.d.lower(i), FIGURES))
        && !(first..last).any(|i| context.is_finite(i))
}

/// A fragment without the stop or comma that American style puts before its closing mark.
pub(super) fn trimmed(context: &DocumentContext<'_>, span: Span) -> Span {
    let text = span.of(context.d.text);
    let end = text.trim_end_matches(['.', ',', ';', ' ']).len();
    Span::new(span.start as usize, span.start as usize + end).trim(context.d.text)
}
