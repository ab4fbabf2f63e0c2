//! Attributions that tell by themselves whether something was said, or is a view or a finding.

use super::context::{DocumentContext, Np};
use super::reported_speech::ReportedSpeech;
use super::{Rule, SourceKind};
use crate::name::NameKind;
use crate::text::{Class, among};

/// Whether a verb tells that something was said: it takes speech and clauses, and is no view.
pub(super) fn says(class: Class) -> bool {
    class.has(Class::CUE_SPEECH) && class.has(Class::CUE_CLAUSE) && !class.any(Class::CUE_WEAK.or(Class::CUE_HELD))
}

/// Whether the attribution alone tells that the words were said: a verb of saying with a clause, or "according to" people.
pub(super) fn is_said(context: &DocumentContext<'_>, speech: &ReportedSpeech) -> bool {
    match speech.rule {
        // "pledged to stay" is a promise in words.
        Rule::Clause | Rule::ClauseBefore | Rule::Split | Rule::Infinitive => says(context.class(speech.cue.0)),
        Rule::According => names_people(context, speech.subject) || speaks_for_itself(context, speech.subject),
        _ => false,
    }
}

/// Whether a source is people, who have said what is "according to" them; a poll or a study has found it.
fn names_people(context: &DocumentContext<'_>, source: Np) -> bool {
    let people = Class::ROLE.or(Class::ROLE_PLURAL).or(Class::TITLE);
    let person = |n: u32| context.names.name(n).kind == NameKind::Person;
    (source.first..source.last).any(|i| context.has(i, people))
        || context.names.within(context.span(source)).any(|(_, n)| person(n))
}

/// Whether a source is a body or somebody unnamed.
fn speaks_for_itself(context: &DocumentContext<'_>, source: Np) -> bool {
    matches!(context.source_kind(source), SourceKind::Organisation | SourceKind::Unnamed | SourceKind::Group)
        && !is_inquiry(context, source)
}

/// Whether a source is a poll, a study or a record, which has found what is "according to" it.
pub(super) fn is_inquiry(context: &DocumentContext<'_>, source: Np) -> bool {
    const FINDS: &str = "poll polls survey surveys study studies analysis analyses estimate estimates data figures records \
        recording recordings documents document average research census forecast projection projections calculations review \
        application text texts messages filing filings indictment transcript transcripts decision ruling law";
    // "a law enforcement source" and "a data analyst" are people: the head decides, of "one of the studies" the part after "of".
    let (first, last) = context.partitioned(source);
    let end = context.phrase_end(first, last);
    // "phone records the Herald has seen": a name after a noun begins a clause, or tells who somebody is.
    let noun = |i: &usize| context.d.is_word(*i) && !context.capital(*i) && !context.has(*i, Class::DETERMINER);
    let head = (first..end - 1).find(|i| noun(i) && context.capital(i + 1)).unwrap_or(end - 1);
    among(context.d.lower(head), FINDS) && !context.capital(head)
}
