//! A cue with its complement after it: "said that …", "pledged to …", "condemned …".

use super::Rule;
use super::context::{DocumentContext, Np};
use super::cue_surroundings::{addressee, marked_speech, names_its_object};
use super::extent::Complement;
use super::no_statement::{is_deed, is_unreal};
use super::reported_speech::{ReportedSpeech, is_topic_alone, reports_a_figure};
use crate::text::{Class, Form, TokenKind, among};

/// Tokens at most from a verb to the deed that it brings against its object.
const CHARGED: usize = 15;

/// The reported speech of the cue verb at `c`, if a complement follows it.
pub(super) fn of_cue(context: &DocumentContext<'_>, c: usize, first: usize, last: usize) -> Option<ReportedSpeech> {
    let class = context.class(c);
    let form = context.d.tokens[c].form;
    let weak = class.has(Class::CUE_WEAK);
    if is_unreal(context, c, first) {
        return None;
    }
    // "pointed out that", "went on": the particle belongs to the verb.
    let mut cue_end = c + 1 + context.particle_len(c);
    let mut at = context.skip_circumstances(cue_end, last);
    let mut via = None;
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
    // "told “Morning Ruritania” that …": a programme between marks is addressed, not quoted.
    if class.has(Class::CUE_ADDRESS)
        && let Some(k) = context.pair_at(at).filter(|&k| context.pairs[k].open == at)
        && context.d.reads(context.pair_end(k), "that")
    {
        let end = context.pair_end(k);
        object = Some(Np { first: at, last: end });
        at = end;
    }
    let charge = charge_after(context, c, last);
    if let Some(charge) = charge {
        at = charge;
        object = None;
    }
    if class.has(Class::CUE_CLAUSE)
        && let Some(that) = that_after(context, at, last)
    {
        at = that;
    }
    if at >= last {
        return None;
    }
    let word = context.d.lower(at);
    let lo = clause_start(context, first, c);
    if is_deed(context, c, at, last) {
        return None;
    }
    let (start, what, rule, confidence) = if context.after_that(at) > at
        && (class.has(Class::CUE_CLAUSE) || object.is_some())
        && (context.looks_clausal(at + 1, last) || !weak && context.may_hold_a_verb(at + 1, last))
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
        && !speech_in_marks(context, at, last)
        && says_clause(context, c, at, last)
    {
        // "pledging aid if either is attacked, raising concerns": what a participle reports is a phrase.
        let what = if form == Form::Ing { Complement::Phrase } else { Complement::Clause };
        (at, what, Rule::Clause, if weak { 65 } else { 86 })
    } else if object.is_none()
        && (class.any(Class::CUE_OBJECT.or(Class::CUE_NAMING)) || warns_of(context, c, at))
        && !weak
    {
        let mut start = at;
        // "warned of floods"
        if warns_of(context, c, at) {
            start = at + 1;
            cue_end = start;
        }
        if context.d.reads(at, "for") && context.d.lower(c).starts_with("call") {
            start = at + 1;
            cue_end = start;
        }
        let begins = context.may_begin_np(start)
            && !context.has(start, Class::PREPOSITION)
            && !context.d.reads(start, "to")
            && (charge.is_some() || !(context.quoted(start) && marked_speech(context, start, last)));
        if !begins || reports_a_figure(context, c, start, last) {
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
    if rule == Rule::Stance && is_topic_alone(context, c, start, end) {
        return None;
    }
    let subject = match form {
        // "…, calling it a violation": the subject is the sentence's.
        Form::Ing if !context.is_aux(c.wrapping_sub(1)) => context.participle_subject(first, c)?,
        _ => context.subject(c, lo).or_else(|| context.main_subject(first, c))?,
    };
    if !context.can_speak(subject, c) && (confidence < 80 || form == Form::Ing || weak) || context.denies(subject) {
        return None;
    }
    if context.tells_as_a_thing(subject, c) || warns_of(context, c, at) && !context.can_speak(subject, c) {
        return None;
    }
    let (subject, via) = match context.cited_by(subject, c, lo) {
        Some(cited) => (cited, Some(subject)),
        None => (subject, via),
    };
    Some(ReportedSpeech { first: start, last: end, subject, cue: (c, cue_end), via, rule, confidence })
}

/// Where the deed begins that somebody is accused of, blamed or praised for, which is what is said: "accused it of hiding the
/// figures", "blamed the board for “closing” the bridge". Praise for something else than a deed is told of its object.
pub(super) fn charge_after(context: &DocumentContext<'_>, c: usize, last: usize) -> Option<usize> {
    const FOR: &str = "blame blames blamed blaming blast blasts blasted blasting chide chides chided chiding criticise criticises \
        criticised criticising criticize criticizes criticized criticizing fault faults faulted faulting praise praises praised \
        praising rebuke rebukes rebuked rebuking slam slams slammed slamming";
    let is_charge = context.d.lower(c).starts_with("accus");
    if !is_charge && !among(context.d.lower(c), FOR) {
        return None;
    }
    let links = |i: &usize| context.d.reads(*i, if is_charge { "of" } else { "for" }) && !context.quoted(*i);
    let start = (c + 1..last.min(c + CHARGED)).find(links)? + 1;
    let opens = context.pair_at(start).is_some_and(|k| context.pairs[k].open == start);
    let deed = context.d.lower(start + usize::from(opens));
    (is_charge || deed.len() > 4 && deed.ends_with("ing")).then_some(start)
}

/// Whether the cue at `c` warns, and what it warns of follows at `at`.
fn warns_of(context: &DocumentContext<'_>, c: usize, at: usize) -> bool {
    context.d.lower(c).starts_with("warn") && among(context.d.lower(at), "of about against")
}

/// Whether what follows at `at` is speech between marks, at once or after a few words and a colon.
fn speech_in_marks(context: &DocumentContext<'_>, at: usize, last: usize) -> bool {
    marked_speech(context, at, last) || leads_to_marks(context, at, last)
}

/// Whether only a few words stand before a colon and the marks that it announces: "said back in the spring: “…”".
fn leads_to_marks(context: &DocumentContext<'_>, at: usize, last: usize) -> bool {
    let colon = (at..last.min(at + 9)).find(|&i| context.d.is(i, ":"));
    colon.is_some_and(|i| {
        context.announced_speech(i + 1)
            && !context.has(at, Class::DETERMINER.or(Class::PRONOUN))
            && !context.capital(at)
    })
}

/// The "that" which opens what is reported, past a phrase of place or occasion: "said in its recipe that", "said on “Morning
/// Ruritania” that", "alleged in a note to the warden and the owner of the kiosk that".
fn that_after(context: &DocumentContext<'_>, at: usize, last: usize) -> Option<usize> {
    const LONGEST: usize = 26;
    if !context.has(at, Class::PREPOSITION) || context.quoted(at) {
        return None;
    }
    let mut i = at + 1;
    while i < last.min(at + LONGEST) {
        if let Some(k) = context.pair_at(i) {
            // A programme or a book between marks is no speech.
            if !context.holds_title(k) {
                return None;
            }
            i = context.pair_end(k);
            continue;
        }
        if context.d.reads(i, "that") {
            return Some(i);
        }
        let part = match context.d.tokens[i].kind {
            TokenKind::Word | TokenKind::Possessive | TokenKind::Number => true,
            TokenKind::Punct => matches!(context.d.word(i), "." | "&" | "-"),
            TokenKind::Quote => false,
        };
        if !part || context.is_finite(i) || context.is_cue_verb(i) || context.begins_another(i) {
            return None;
        }
        i += 1;
    }
    None
}

/// Whether a clause without "that" follows the cue. After plain "said", words with marks among them are one even where the
/// lists do not know its verb.
fn says_clause(context: &DocumentContext<'_>, c: usize, at: usize, last: usize) -> bool {
    let end = context.complement_end(at, last, Complement::Clause);
    // “” holds nothing.
    if context.quoted(at) && context.quoted(at + 1) && !context.d.is_word(at + 1) {
        return false;
    }
    let said = matches!(context.d.lower(c), "said" | "says" | "told" | "added");
    // "says in her village a storm means a queue"
    let placed = || context.after_opening_phrase(at, last).is_some_and(|k| k < end && context.looks_clausal(k, end));
    let marked =
        || context.may_begin_np(at) && end > at + 4 && !context.quoted(at) && (at..end).any(|i| context.quoted(i));
    context.looks_clausal(at, end) || said && (marked() || placed() || context.may_hold_a_verb(at, end))
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
