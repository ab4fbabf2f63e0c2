//! The rules of reported speech over a sentence: each cue is tried with its complement ahead and behind.

use super::Rule;
use super::context::DocumentContext;
use super::reported_speech::ReportedSpeech;
use super::{cue_ahead, cue_behind, phrasal_cues};
use crate::text::Class;

/// The reported speech of sentence `s` that the rules find; several may overlap.
pub(super) fn find(context: &DocumentContext<'_>, s: usize) -> Vec<ReportedSpeech> {
    let sentence = context.d.sentences[s];
    let mut found: Vec<ReportedSpeech> = Vec::new();
    let mut covered = sentence.first;
    for c in sentence.first..sentence.last {
        if context.quoted(c) {
            continue;
        }
        let saying = c > sentence.first && phrasal_cues::is_saying(context, c);
        let reported = if context.d.reads(c, "clear") {
            phrasal_cues::made_clear(context, c, sentence.first, sentence.last)
        } else if saying {
            phrasal_cues::quoted_as_saying(context, c, sentence.first, sentence.last)
        } else if c == sentence.first && context.d.reads(c, "as") {
            cue_behind::as_said(context, sentence.first, sentence.last)
        } else if context.has(c, Class::PREPOSITION) && context.d.reads(c, "according") && context.d.reads(c + 1, "to")
        {
            cue_behind::according(context, c, sentence.first, sentence.last, &mut found)
        } else if context.is_cue_verb(c) {
            let said = context.has(c, Class::CUE_SPEECH.or(Class::CUE_CLAUSE));
            // "Norvane, which owns the mine, called the ruling …": verbs of naming have their subject before them.
            let naming = context.has(c, Class::CUE_NAMING) && !context.has(c, Class::CUE_CLAUSE);
            let turned = c > sentence.first && context.d.is(c - 1, ",") && !naming;
            if let Some(second) = cue_behind::second_half(context, c, sentence.first, sentence.last) {
                found.push(second);
            }
            // "“…,” said Roe, noting that": what follows the speaker is no complement.
            let after_marks = c > sentence.first
                && context.quoted(c - 1)
                && context.subject_after(c, sentence.last).is_some_and(|np| context.d.is(np.last, ","));
            let ahead = || {
                (c >= covered && !after_marks)
                    .then(|| cue_ahead::of_cue(context, c, sentence.first, sentence.last))
                    .flatten()
            };
            let behind =
                || said.then(|| cue_behind::clause_before(context, c, sentence.first, sentence.last)).flatten();
            // After a comma the order may be turned: "…, reports the agency."
            if turned { behind().or_else(ahead) } else { ahead().or_else(behind) }
        } else {
            None
        };
        if let Some(reported) = reported {
            if reported.last <= reported.first {
                continue;
            }
            // "Roe said the toll would rise, the Herald reported": who speaks stands first, the outlet relays.
            if reported.rule == Rule::ClauseBefore
                && context.is_outlet(reported.subject)
                && let Some(earlier) = found.iter_mut().find(|r| {
                    r.rule == Rule::Clause && r.first > reported.first && r.subject.first <= reported.first + 2
                })
            {
                earlier.via = earlier.via.or(Some(reported.subject));
                continue;
            }
            covered = covered.max(reported.last);
            found.push(reported);
        }
    }
    found
}
