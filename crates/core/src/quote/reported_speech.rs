//! Reported speech: cues whose complement is a clause ("said that …"), an infinitive ("pledged to …") or a noun phrase
//! ("condemned …"). Passages between marks are found in `direct`.

use super::context::{DocumentContext, Np};
use super::extent::Complement;
use super::{QuoteKind, Rule, SpeakerMention, Tier, UnresolvedQuote};
use crate::text::{Class, Form, Span, TokenKind, among};

/// Tokens of a clause, at most, that stands before its cue.
const LONGEST: usize = 160;

/// The reported speech of sentence `s` that the rules find; several may overlap.
pub(super) fn find(context: &DocumentContext<'_>, s: usize) -> Vec<ReportedSpeech> {
    let sentence = context.d.sentences[s];
    let mut found: Vec<ReportedSpeech> = Vec::new();
    let mut covered = sentence.first;
    for c in sentence.first..sentence.last {
        if context.quoted(c) {
            continue;
        }
        let reported = if c == sentence.first && context.d.reads(c, "as") {
            as_said(context, sentence.first, sentence.last)
        } else if context.has(c, Class::PREPOSITION) && context.d.reads(c, "according") && context.d.reads(c + 1, "to")
        {
            according(context, c, sentence.first, sentence.last, &mut found)
        } else if context.is_cue_verb(c) {
            let said = context.has(c, Class::CUE_SPEECH.or(Class::CUE_CLAUSE));
            let turned = c > sentence.first && context.d.is(c - 1, ",");
            if let Some(second) = second_half(context, c, sentence.first, sentence.last) {
                found.push(second);
            }
            let ahead = || (c >= covered).then(|| of_cue(context, c, sentence.first, sentence.last)).flatten();
            let behind = || said.then(|| clause_before(context, c, sentence.first, sentence.last)).flatten();
            // After a comma the order may be turned: "…, reports the agency."
            if turned { behind().or_else(ahead) } else { ahead().or_else(behind) }
        } else {
            None
        };
        if let Some(reported) = reported {
            if reported.last <= reported.first {
                continue;
            }
            covered = covered.max(reported.last);
            found.push(reported);
        }
    }
    found
}

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
        let names = !naming || names_its_object(context, self.cue.0, self.first, self.last);
        // "pointed to his record": what "to" leads to is a thing, unless it is something done ("confessed to stealing").
        let to = self.first == self.cue.1 + 1 && context.d.reads(self.cue.1, "to");
        let doing = context.d.lower(self.first).ends_with("ing");
        if to && !doing && self.rule != Rule::Infinitive || context.denies(self.subject) {
            return false;
        }
        let weak = class.has(Class::CUE_WEAK) || !class.any(Class::CUE.or(Class::CUE_NOUN));
        names && (!weak || context.can_speak(self.subject, self.cue.0))
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
        if let Some(k) = pair.filter(|_| marked > 0 && weight == 0 && self.rule == Rule::Stance) {
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

/// A fragment without the stop or comma that American style puts before its closing mark.
pub(super) fn trimmed(context: &DocumentContext<'_>, span: Span) -> Span {
    let text = span.of(context.d.text);
    let end = text.trim_end_matches(['.', ',', ';', ' ']).len();
    Span::new(span.start as usize, span.start as usize + end).trim(context.d.text)
}

/// The reported speech of the cue verb at `c`, if a complement follows it.
fn of_cue(context: &DocumentContext<'_>, c: usize, first: usize, last: usize) -> Option<ReportedSpeech> {
    let class = context.class(c);
    let form = context.d.tokens[c].form;
    let weak = class.has(Class::CUE_WEAK);
    if is_unreal(context, c, first) {
        return None;
    }
    let mut at = context.skip_circumstances(c + 1, last);
    let mut via = None;
    let mut cue_end = c + 1;
    let addressed = class.has(Class::CUE_ADDRESS)
        && at < last
        && context.may_begin_np(at)
        && !context.d.reads(at, "that")
        && !context.quoted(at);
    let mut object = None;
    if addressed && let Some(np) = addressee(context, at, last) {
        object = Some(np);
        via = relays(context, np).then_some(np);
        at = context.skip_circumstances(np.last, last);
    }
    // "accused it of …": the charge is what is said.
    let mut charge = false;
    if context.d.lower(c).starts_with("accus")
        && let Some(of) = (c + 1..last.min(c + 15)).find(|&i| context.d.reads(i, "of") && !context.quoted(i))
    {
        at = of + 1;
        object = None;
        charge = true;
    }
    if at >= last {
        return None;
    }
    let word = context.d.lower(at);
    let lo = clause_start(context, first, c);
    let (start, what, rule, confidence) = if word == "that"
        && (class.has(Class::CUE_CLAUSE) || object.is_some())
        && context.looks_clausal(at + 1, last)
    {
        (at + 1, Complement::Clause, Rule::Clause, if weak { 80 } else { 92 })
    } else if class.has(Class::CUE_INFINITIVE) && word == "to" && !context.quoted(at) {
        let start = if context.d.lower(c).starts_with("tell") || context.d.reads(c, "told") {
            at
        } else {
            object.map_or(at, |o| o.first)
        };
        (start, Complement::Phrase, Rule::Infinitive, if weak { 40 } else { 70 })
    } else if class.has(Class::CUE_CLAUSE)
        && !(weak && form == Form::Third)
        && !marked_speech(context, at, last)
        && says_clause(context, c, at, last)
    {
        // "pledging aid if either is attacked, raising concerns": what a participle reports is a phrase.
        let what = if form == Form::Ing { Complement::Phrase } else { Complement::Clause };
        (at, what, Rule::Clause, if weak { 65 } else { 86 })
    } else if object.is_none() && class.any(Class::CUE_OBJECT.or(Class::CUE_NAMING)) && !weak {
        let mut start = at;
        if context.d.reads(at, "for") && context.d.lower(c).starts_with("call") {
            start = at + 1;
            cue_end = start;
        }
        let begins = context.may_begin_np(start)
            && !context.has(start, Class::PREPOSITION)
            && !context.d.reads(start, "to")
            && (charge || !(context.quoted(start) && marked_speech(context, start, last)));
        if !begins {
            return None;
        }
        if !class.has(Class::CUE_OBJECT) && cue_end == c + 1 && !names_its_object(context, c, start, last) {
            return None;
        }
        (start, Complement::Phrase, Rule::Stance, 68)
    } else {
        return None;
    };
    let end = context.complement_end(start, last, what);
    let subject = match form {
        // "…, calling it a violation": the subject is the sentence's.
        Form::Ing if !context.is_aux(c.wrapping_sub(1)) => context.participle_subject(first, c)?,
        _ => context.subject(c, lo).or_else(|| context.main_subject(first, c))?,
    };
    if !context.can_speak(subject, c) && (confidence < 80 || form == Form::Ing || weak) || context.denies(subject) {
        return None;
    }
    Some(ReportedSpeech { first: start, last: end, subject, cue: (c, cue_end), via, rule, confidence })
}

/// Whether the cue at `c` tells what nobody has said: what somebody may say, or the question that is answered.
fn is_unreal(context: &DocumentContext<'_>, c: usize, first: usize) -> bool {
    let mut before = c;
    while before > first && context.is_adverb(before - 1) {
        before -= 1;
    }
    let modal = before > first && among(context.d.lower(before - 1), "may might could would should must can");
    // "Asked whether she would stay, Roe said", "did not respond when asked if".
    let question = context.d.reads(c, "asked")
        && (before == first || among(context.d.lower(before - 1), "when once if as") || context.d.is(before - 1, ","));
    modal || question
}

/// The second half of what an attribution in its midst splits: "The trouble, she said, is money".
fn second_half(context: &DocumentContext<'_>, c: usize, first: usize, last: usize) -> Option<ReportedSpeech> {
    let said = context.has(c, Class::CUE_SPEECH) && matches!(context.d.tokens[c].form, Form::Past | Form::Third);
    if !said {
        return None;
    }
    let turned = c > first && context.d.is(c - 1, ",");
    let subject = if turned { context.subject_after(c, last)? } else { context.subject(c, first)? };
    let (from, to) = (subject.first.min(c), subject.last.max(c + 1));
    let to = context.skip_circumstances(to, last);
    let between = from > first && context.d.is(from - 1, ",") && to + 2 < last && context.d.is(to, ",");
    let start = to + 1;
    if !between || context.quoted(start) || context.quoted(from.saturating_sub(2)) {
        return None;
    }
    let verb = |i: usize| context.is_finite(i) || context.is_contracted(i);
    let whole = (first.max(from.saturating_sub(LONGEST))..from - 1).any(verb);
    let goes_on = (start..last.min(start + LONGEST)).any(verb);
    let narrator = context.d.tokens[start].form == Form::Ing
        || among(context.d.lower(start), "who which whose where adding although though while whereas without");
    if narrator || whole && !goes_on {
        return None;
    }
    let end = context.complement_end(start, last, Complement::Clause);
    Some(ReportedSpeech {
        first: start,
        last: end,
        subject,
        cue: (c, c + 1),
        via: None,
        rule: Rule::Split,
        confidence: 75,
    })
}

/// Whether a clause without "that" follows the cue. After plain "said", words with marks among them are one even where the
/// lists do not know its verb.
fn says_clause(context: &DocumentContext<'_>, c: usize, at: usize, last: usize) -> bool {
    let end = context.complement_end(at, last, Complement::Clause);
    let said = matches!(context.d.lower(c), "said" | "says" | "told" | "added");
    let marked =
        || context.may_begin_np(at) && end > at + 4 && !context.quoted(at) && (at..end).any(|i| context.quoted(i));
    context.looks_clausal(at, end) || said && marked()
}

/// "called it a violation", "described the talks as useful": an object, and what it is called.
fn names_its_object(context: &DocumentContext<'_>, c: usize, start: usize, last: usize) -> bool {
    let end = context.complement_end(start, last, Complement::Phrase);
    let lower = context.d.lower(c);
    let needs_as = !["call", "label", "dub", "brand", "term"].iter().any(|v| lower.starts_with(v));
    let has_as = (start..end).any(|i| context.d.reads(i, "as"));
    let marked = (start..end).any(|i| context.quoted(i));
    let two_parts = (start + 1..end).any(|i| context.has(i, Class::DETERMINER));
    has_as || !needs_as && (marked || two_parts)
}

/// Whether what stands between marks at `at` is speech by itself: nothing of the clause follows the closing mark.
fn marked_speech(context: &DocumentContext<'_>, at: usize, last: usize) -> bool {
    let Some(pair) = context.pair_at(at).filter(|&k| context.pairs[k].open == at) else {
        return matches!(context.d.word(at), ":" | ",") && context.quoted(at + 1);
    };
    let end = context.pair_end(pair);
    end >= last || context.d.tokens[end].kind == TokenKind::Punct
}

/// The addressee: "told reporters", "told Reuters on Monday".
fn addressee(context: &DocumentContext<'_>, at: usize, last: usize) -> Option<Np> {
    let np = if context.has(at, Class::PRONOUN) {
        Np { first: at, last: at + 1 }
    } else {
        context.leading_np(at, last, false)?
    };
    (np.first == at && np.last - np.first <= 12).then_some(np)
}

/// Whether the addressee is an outlet that relays the words: a name that is no person, and no group.
fn relays(context: &DocumentContext<'_>, np: Np) -> bool {
    let named = context
        .names
        .within(context.span(np))
        .any(|(_, n)| context.names.name(n).kind == crate::name::NameKind::Organisation);
    named && !(np.first..np.last).any(|i| context.has(i, Class::ROLE_PLURAL.or(Class::ROLE)))
}

/// Where the clause of the cue at `c` begins: after the last semicolon, colon or dash before it.
fn clause_start(context: &DocumentContext<'_>, first: usize, c: usize) -> usize {
    (first..c)
        .rev()
        .take(80)
        .find(|&i| matches!(context.d.word(i), ";" | ":" | "—" | "–") && !context.quoted(i))
        .map_or(first, |i| i + 1)
}

/// "…, the ministry said in a statement." and "…, reports Yonhap news agency.": what stands before the comma is reported.
fn clause_before(context: &DocumentContext<'_>, c: usize, first: usize, last: usize) -> Option<ReportedSpeech> {
    if !matches!(context.d.tokens[c].form, Form::Past | Form::Third) {
        return None;
    }
    let (subject, comma) = if c > first && context.d.is(c - 1, ",") {
        (context.subject_after(c, last)?, c - 1)
    } else {
        // Marks before the comma mean speech, whose attribution this is.
        let lo = (first..c)
            .rev()
            .take(40)
            .find(|&i| context.d.is(i, ",") || context.quoted(i))
            .filter(|&i| !context.quoted(i))?
            + 1;
        let subject = context.subject(c, lo)?;
        (subject, lo - 1)
    };
    let after = if subject.first > c { subject.last } else { c + 1 };
    // "…, a watchman told Radio Ostra."
    let told = context.has(c, Class::CUE_ADDRESS).then(|| addressee(context, after, last)).flatten();
    let after = context.skip_circumstances(told.map_or(after, |np| np.last), last);
    let done = after >= last || context.d.tokens[after].kind == TokenKind::Punct;
    if !done || comma <= first || comma > first + LONGEST {
        return None;
    }
    let weak = context.has(c, Class::CUE_WEAK) && !among(context.d.lower(c), "writes wrote asked asks");
    // What stands before a semicolon is another sentence.
    let semicolon = (first..comma).rev().find(|&i| context.d.is(i, ";") && !context.quoted(i));
    let mut start = semicolon.map_or(first, |i| i + 1);
    while start < comma && (matches!(context.d.lower(start), "but" | "and" | "meanwhile") || context.d.is(start, ",")) {
        start += 1;
    }
    // Speech between marks that a comma closes is direct.
    let speech = context.pair_at(start).is_some_and(|k| !(context.pair_end(k)..comma).any(|i| context.is_finite(i)));
    if speech || weak {
        return None;
    }
    if start + 1 > comma || (start..comma).all(|i| context.quoted(i)) {
        return None;
    }
    Some(ReportedSpeech {
        first: start,
        last: comma,
        subject,
        cue: (c, c + 1),
        via: None,
        rule: Rule::ClauseBefore,
        confidence: 84,
    })
}

/// "As Roe told reporters, …": what follows the comma is reported.
fn as_said(context: &DocumentContext<'_>, first: usize, last: usize) -> Option<ReportedSpeech> {
    let comma = (first + 3..last.min(first + 25)).find(|&i| context.d.is(i, ","))?;
    let said = Class::CUE_SPEECH;
    let cue = (first + 2..comma).find(|&c| context.has(c, said) && context.is_cue_verb(c) && !context.quoted(c))?;
    let subject = context.subject(cue, first + 1)?;
    let start = comma + 1;
    if subject.first != first + 1 || !context.looks_clausal(start, last) || context.announced_speech(start) {
        return None;
    }
    let end = context.complement_end(start, last, Complement::Clause);
    Some(ReportedSpeech {
        first: start,
        last: end,
        subject,
        cue: (cue, cue + 1),
        via: None,
        rule: Rule::Clause,
        confidence: 80,
    })
}

/// "according to …": the source of the clause around it, or, where that has a speaker already, who relayed it.
fn according(
    context: &DocumentContext<'_>,
    c: usize,
    first: usize,
    last: usize,
    found: &mut [ReportedSpeech],
) -> Option<ReportedSpeech> {
    let source = context.leading_np(c + 2, last, true).filter(|np| np.first <= c + 3)?;
    if let Some(earlier) = found.iter_mut().rev().find(|r| r.last <= c) {
        earlier.via = earlier.via.or(Some(source));
        return None;
    }
    let opens = c == first || (c == first + 1 && context.has(first, Class::CONJUNCTION.or(Class::ADVERB)));
    let reported = |from: usize, to: usize| ReportedSpeech {
        first: from,
        last: to,
        subject: source,
        cue: (c, c + 2),
        via: None,
        rule: Rule::According,
        confidence: 85,
    };
    if opens {
        let comma = (source.last..last).find(|&i| context.d.is(i, ","))?;
        let end = context.complement_end(comma + 1, last, Complement::Clause);
        let speech = context.quoted(comma + 1) && marked_speech(context, comma + 1, last);
        return (end > comma + 1 && !speech).then(|| reported(comma + 1, end));
    }
    let mut end = c;
    while end > first && context.d.tokens[end - 1].kind == TokenKind::Punct {
        end -= 1;
    }
    if end > first + LONGEST {
        return None;
    }
    let mut start = first;
    while start < end && matches!(context.d.lower(start), "but" | "and") {
        start += 1;
    }
    let speech = (start..end).all(|i| context.quoted(i))
        || context.quoted(start) && (start..end).any(|i| context.is_cue_verb(i));
    if speech {
        return None;
    }
    // "The road, according to Roe, will open in May", but not "The road is closed, according to Roe, head of the board".
    let put_in = context.d.is(c - 1, ",") && context.d.is(source.last, ",") && source.last + 3 < last;
    let goes_on = context.is_finite(source.last + 1) || !context.looks_clausal(start, end);
    let tail = source.last + 1..last.min(source.last + 1 + LONGEST);
    if put_in
        && goes_on
        && tail.clone().any(|i| context.is_finite(i))
        && !among(context.d.lower(tail.start), "who which")
    {
        return Some(reported(tail.start, context.complement_end(tail.start, last, Complement::Clause)));
    }
    (start + 2 < end).then(|| reported(start, end))
}

impl DocumentContext<'_> {
    /// Whether a subject can be a speaker, as far as its head tells: a pronoun, a name, a role, a body, a document. With a
    /// common noun right before it, the cue at `c` is rather a participle: "a series of events intended to".
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
        let named = |i: usize| !self.starts_sentence(i) || self.names.around(self.d.tokens[i].span).is_some();
        let stands = |i: usize| self.capital(i) && named(i) || self.has(i, speaks) || !self.d.is_word(i);
        let before = c.wrapping_sub(1);
        let participle = self.d.tokens[c].form == crate::text::Form::Past
            && np.last == c
            && self.d.is_word(before)
            && !stands(before);
        stands(head) && !participle
    }

    /// Whether a subject says that nobody, or not everybody, is meant: "no official said", "not all members say".
    pub fn denies(&self, np: Np) -> bool {
        among(self.d.lower(np.first), "no nobody none neither few nor") && np.last > np.first
            || np.first > 0 && self.d.reads(np.first - 1, "not")
    }

    /// Past adverbs, words of time and phrases such as "in a statement" that stand between a cue and its complement.
    pub fn skip_circumstances(&self, from: usize, last: usize) -> usize {
        let mut i = from;
        for _ in 0..4 {
            let start = i;
            while i < last
                && self.is_adverb(i)
                && !self.capital(i)
                && !matches!(self.d.lower(i), "only" | "even" | "just" | "not")
            {
                i += 1;
            }
            i += self.time_len(i).min(last.saturating_sub(i));
            let prep = matches!(self.d.lower(i), "in" | "at" | "during" | "on" | "after" | "via" | "through" | "by");
            if prep && !self.quoted(i) {
                let noun = (i + 1..last.min(i + 8))
                    .take_while(|&k| self.d.is_word(k) && !self.is_finite(k) && !self.d.reads(k, "that"))
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
