//! A cue after the words that it reports, or in their midst: "…, Roe said", "The trouble, she said, is money", "according to
//! Roe"; and "As Roe said, …".

use super::Rule;
use super::context::{DocumentContext, Np};
use super::cue_surroundings::{addressee, marked_speech};
use super::extent::Complement;
use super::reported_speech::ReportedSpeech;
use crate::text::{Class, Form, TokenKind, among};

/// Tokens of a clause, at most, that stands before its cue.
const LONGEST: usize = 160;

/// "…, the ministry said in a statement." and "…, reports Yonhap news agency.": what stands before the comma is reported.
pub(super) fn clause_before(
    context: &DocumentContext<'_>,
    c: usize,
    first: usize,
    last: usize,
) -> Option<ReportedSpeech> {
    if !matches!(context.d.tokens[c].form, Form::Past | Form::Third | Form::Base) {
        return None;
    }
    let turned = c > first && context.d.tokens[c].form != Form::Base;
    let (subject, comma) = if let Some(mark) = closing_mark(context, c - usize::from(c > first)).filter(|_| turned) {
        // "…, a plan to “swim at dawn,” says Jane Roe"
        (context.subject_after(c, last)?, mark)
    } else if turned && context.d.is(c - 1, ",") {
        // "…, called the ruling a farce", "…, told the Herald": such verbs are never turned.
        if context.has(c, Class::CUE_NAMING.or(Class::CUE_ADDRESS)) && !context.has(c, Class::CUE_OBJECT) {
            return None;
        }
        // "Jane Roe, 52, said the debt weighs on her": without a verb before the comma it closes an apposition.
        let from = first.max(c.saturating_sub(LONGEST));
        if !(from..c).any(|i| context.is_finite(i) || context.is_contracted(i)) {
            return None;
        }
        (context.subject_after(c, last)?, c - 1)
    } else {
        // Marks before the comma mean speech, whose attribution this is.
        let before = (first..c).rev().take(40).find(|&i| context.d.is(i, ",") || context.quoted(i))?;
        let lo = before + 1;
        let subject = context.subject(c, lo)?;
        let comma = if context.quoted(before) { closing_mark(context, before)? } else { before };
        (subject, comma)
    };
    // "…, said growers with orchards on the slope, who had come by cart"
    let whole = context.leading_np(subject.first, last, true).filter(|w| w.first == subject.first && subject.first > c);
    let pauses = |w: &Np| w.last >= last || context.d.tokens[w.last].kind == TokenKind::Punct;
    let subject = whole.filter(|w| w.last > subject.last && pauses(w)).unwrap_or(subject);
    let after = if subject.first > c { subject.last } else { c + 1 };
    // "…, a watchman told Radio Ostra."
    let told = context.has(c, Class::CUE_ADDRESS).then(|| addressee(context, after, last)).flatten();
    let after = context.skip_circumstances(told.map_or(after, |np| np.last), last);
    // "…, Roe said on Ostra Radio’s “Morning Show.”"
    let names_no_programme = |i: usize| context.pair_at(i).is_some_and(|k| !context.holds_title(k));
    // "…, the divers reported in a note from the wreck."
    let phrase = || {
        context.has(after, Class::PREPOSITION)
            && last < after + 30
            && !(after..last).any(|i| context.is_finite(i) || names_no_programme(i) || context.d.is(i, ","))
    };
    // "While discussing it, Roe said, “There is a concern.”": what is said follows.
    if after < last && context.announced_speech(after + 1) {
        return None;
    }
    // "Right after that, Roe said:" announces what follows.
    let pause = after < last && context.d.tokens[after].kind == TokenKind::Punct && !context.d.is(after, ":");
    let done = after >= last || pause || phrase();
    if !done || comma <= first || comma > first + LONGEST {
        return None;
    }
    // "The mill closed in May, which, she said, was a pity", "… when, she said, the river froze": what stands before the opener is
    // the narrator's.
    let opens =
        context.opens_clause(comma.saturating_sub(1)) || among(context.d.lower(comma.saturating_sub(1)), "and but or");
    if opens && context.d.is(after, ",") {
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
    if is_connective(context, start, comma) {
        return None;
    }
    // "Asked whether she would stay, Roe said": the question is nobody's answer.
    if start + 1 > comma || context.d.reads(start, "asked") || (start..comma).all(|i| context.quoted(i)) {
        return None;
    }
    Some(ReportedSpeech::of_verb(start..comma, subject, c, Rule::ClauseBefore, 84))
}

/// Whether `tokens[from..to]` only join a sentence to the one before, and report nothing: "For example, she said, …".
fn is_connective(context: &DocumentContext<'_>, from: usize, to: usize) -> bool {
    const JOINS: &str = "example instance fact addition short contrary words hand end first place course time result";
    let plain =
        |i: usize| context.has(i, Class::FUNCTION.or(Class::ADVERB)) || among(context.d.lower(i), "same other one");
    to > from
        && to <= from + 4
        && among(context.d.lower(to - 1), JOINS)
        && (from..to - 1).all(plain)
        && context.has(from, Class::PREPOSITION)
}

/// The end of marks that token `i` closes after a comma, if what they close began outside them: "it would “swim at dawn,”".
/// What begins with marks is direct speech.
fn closing_mark(context: &DocumentContext<'_>, i: usize) -> Option<usize> {
    let pair = context.pairs[context.pair_at(i)?];
    let within = pair.open > 0 && context.d.is_word(pair.open - 1);
    let comma = within && pair.closed && pair.close == i && context.d.is(i - 1, ",");
    let from = context.d.sentences[context.d.sentence_of(i)?].first.max(pair.open.saturating_sub(LONGEST));
    let outside = (from..pair.open).filter(|&k| context.d.is_word(k) && !context.quoted(k)).count();
    let verb = (from..pair.open).any(|k| context.is_finite(k))
        || (pair.open..i)
            .any(|k| context.d.tokens[k].class.has(Class::AUXILIARY) || context.d.tokens[k].class.has(Class::VERB));
    let attributed = (from..pair.open).any(|k| context.is_cue_verb(k));
    (comma && outside >= 2 && verb && !attributed).then_some(i + 1)
}

/// The second half of what an attribution in its midst splits: "The trouble, she said, is money".
pub(super) fn second_half(
    context: &DocumentContext<'_>,
    c: usize,
    first: usize,
    last: usize,
) -> Option<ReportedSpeech> {
    let said = context.has(c, Class::CUE_SPEECH) && matches!(context.d.tokens[c].form, Form::Past | Form::Third);
    if !said {
        return None;
    }
    let turned = c > first && context.d.is(c - 1, ",");
    let subject = if turned { context.subject_after(c, last)? } else { context.subject(c, first)? };
    let (from, to) = (subject.first.min(c), subject.last.max(c + 1));
    let to = context.skip_circumstances(to, last);
    // "The cause, the miller said: wet flour."
    let colon = context.d.is(to, ":");
    let between = from > first && context.d.is(from - 1, ",") && to + 2 < last && (colon || context.d.is(to, ","));
    let start = to + 1;
    if !between || context.quoted(start) || context.quoted(from.saturating_sub(2)) {
        return None;
    }
    let verb = |i: usize| context.is_finite(i) || context.is_contracted(i);
    let whole = (first.max(from.saturating_sub(LONGEST))..from - 1).any(verb);
    // "…, said Roe, a lecturer in law, who has counted the farms": an apposition is no second half.
    let pause = |i: &usize| context.d.is(*i, ",") || among(context.d.lower(*i), "who which");
    let until = if turned { (start..last).find(pause).unwrap_or(last) } else { last };
    let goes_on = (start..until.min(start + LONGEST)).any(verb);
    let narrator = context.d.tokens[start].form == Form::Ing
        || among(context.d.lower(start), "who which whose where adding although though while whereas without");
    if narrator || whole && !goes_on {
        return None;
    }
    let end = context.complement_end(start, last, Complement::Clause);
    Some(ReportedSpeech::of_verb(start..end, subject, c, Rule::Split, 75))
}

/// "As Roe told reporters, …": what follows the comma is reported.
pub(super) fn as_said(context: &DocumentContext<'_>, first: usize, last: usize) -> Option<ReportedSpeech> {
    let comma = (first + 3..last.min(first + 25)).find(|&i| context.d.is(i, ","))?;
    let said =
        |c: usize| context.has(c, Class::CUE_SPEECH) || context.particle_len(c) > 0 && context.d.reads(c + 1, "out");
    let cue = (first + 2..comma).find(|&c| said(c) && context.is_cue_verb(c) && !context.quoted(c))?;
    let subject = context.subject(cue, first + 1)?;
    let start = comma + 1;
    if subject.first != first + 1 || !context.looks_clausal(start, last) || context.announced_speech(start) {
        return None;
    }
    let end = context.complement_end(start, last, Complement::Clause);
    Some(ReportedSpeech::of_verb(start..end, subject, cue, Rule::Clause, 88))
}

/// "according to …": the source of the clause around it, or, where that has a speaker already, who relayed it.
pub(super) fn according(
    context: &DocumentContext<'_>,
    c: usize,
    first: usize,
    last: usize,
    found: &mut [ReportedSpeech],
) -> Option<ReportedSpeech> {
    let source = context.source_at(c + 2, last)?;
    let source = context.named_after_role(source, last);
    if let Some(earlier) = found.iter_mut().rev().find(|r| r.last <= c) {
        earlier.via = earlier.via.or(Some(source));
        return None;
    }
    let joined = context.has(first, Class::CONJUNCTION.or(Class::ADVERB)) || context.is_adverb(first);
    let opens = c == first || joined && (c == first + 1 || c == first + 2 && context.d.is(first + 1, ","));
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
        // "According to Roe, head of the board, the road is closed", "According to a judge, speaking at a hearing, …"
        let aside =
            (comma + 1..last.min(comma + 14)).take_while(|&i| !context.is_finite(i)).find(|&i| context.d.is(i, ","));
        let role = |to: usize| (comma + 1..to).any(|i| context.has(i, Class::ROLE.or(Class::TITLE)));
        let speaks = among(context.d.lower(comma + 1), "speaking talking writing testifying citing quoting");
        let comma = aside.filter(|&to| (speaks || role(to)) && to + 2 < last).unwrap_or(comma);
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
