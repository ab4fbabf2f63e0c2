//! The state of the discourse: who spoke last, and whose words go on without an attribution of their own.

use super::context::{DocumentContext, Np};
use super::marked_passage::MarkedPassage;
use super::reported_speech::ReportedSpeech;
use super::{Rule, SpeakerMention};
use crate::text::{Class, Sentence, among};

/// The confidence, in per cent, of speech that a colon right before it announces.
pub(super) const ANNOUNCED: u8 = 82;

/// The state of the discourse: what the sentences so far leave for the next one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DiscourseState {
    /// The last speaker, with the sentence and the paragraph of those words.
    last_speaker: Option<LastSpeaker>,
    /// The paragraph whose last quotation was left open.
    open_block: Option<usize>,
}

/// The speaker of the quotation or reported speech that came last.
#[derive(Clone, Copy, Debug)]
struct LastSpeaker {
    speaker: Np,
    /// The sentence that the mention stands in.
    named: usize,
    /// The sentence and the paragraph of the words.
    sentence: usize,
    block: usize,
}

impl DiscourseState {
    /// Takes note of sentence `s`: who speaks in it last, and whether a quotation is left open at its end.
    pub fn observe(
        &mut self,
        context: &DocumentContext<'_>,
        s: usize,
        marked: &[MarkedPassage],
        reported: &[ReportedSpeech],
    ) {
        let sentence = context.d.sentences[s];
        // Speech between marks counts before reported speech; of several reported ones the first counts, since others may
        // stand within it.
        let marked_speech = marked.iter().rev().filter(|q| q.speech || q.quote.confidence > 50);
        let spoke = marked_speech
            .filter_map(|q| match q.quote.speaker {
                SpeakerMention::Mention(speaker) => Some((speaker, s)),
                SpeakerMention::Earlier(speaker, named) => Some((speaker, named)),
                SpeakerMention::Unknown => None,
            })
            .next();
        let strong = || reported.iter().find(|r| r.confidence >= 80).or(reported.first());
        if let Some((speaker, named)) = spoke.or_else(|| strong().map(|r| (r.subject, s))) {
            self.last_speaker = Some(LastSpeaker { speaker, named, sentence: s, block: sentence.block });
        }
        let left_open = marked.iter().map(|q| context.pairs[q.pair]).any(|p| !p.closed && p.close == sentence.last);
        if left_open {
            self.open_block = Some(sentence.block);
        }
    }
}

/// The speaker of speech that nothing in its own sentence attributes: one whom the sentence before announces, or whoever spoke
/// before it.
pub(super) fn inherited(
    context: &DocumentContext<'_>,
    k: usize,
    s: usize,
    discourse: &DiscourseState,
) -> Option<(SpeakerMention, Rule, u8)> {
    let sentence = context.d.sentences[s];
    let before = s.checked_sub(1).map(|p| context.d.sentences[p]);
    let first_in_block = before.is_none_or(|b| b.block != sentence.block);
    let begins_block = first_in_block && context.pairs[k].open == sentence.first;
    if begins_block && sentence.block > 0 && discourse.open_block == Some(sentence.block - 1) {
        return discourse.last_speaker.map(|v| (SpeakerMention::Earlier(v.speaker, v.named), Rule::NextParagraph, 93));
    }
    if let Some(b) = before
        && context.d.is(b.last - 1, ":")
    {
        // The sentence or paragraph before announces it.
        let cue = (b.first..b.last).rev().find(|&c| context.is_cue_verb(c));
        // "From Roe:", "A statement from Roe, head of the board:"
        let letter = |i: usize| i == b.first || context.has(i - 1, Class::CUE_NOUN.or(Class::CONJUNCTION));
        let from = (b.first..b.last.min(b.first + 4)).find(|&i| context.d.reads(i, "from") && letter(i)).map(|i| i + 1);
        let speaker = cue
            .and_then(|c| context.subject(c, b.first))
            .or_else(|| context.main_subject(from.unwrap_or(b.first), b.last - 1));
        return speaker.map(|np| (SpeakerMention::Mention(np), Rule::SentenceBefore, ANNOUNCED));
    }
    if let Some(b) = before.filter(|b| b.block == sentence.block)
        && let Some(np) = takes_the_floor(context, b)
    {
        return Some((SpeakerMention::Mention(np), Rule::SentenceBefore, 78));
    }
    // “…”“…”: marks that touch hold several people's words.
    let open = context.pairs[k].open;
    if k > 0 && context.pair_end(k - 1) == open && !context.d.tokens[open].spaced {
        return None;
    }
    let earlier = |v: LastSpeaker| SpeakerMention::Earlier(v.speaker, v.named);
    match discourse.last_speaker {
        Some(v) if v.block == sentence.block && s - v.sentence <= 2 => Some((earlier(v), Rule::SameSpeaker, 88)),
        _ if !first_in_block => {
            let speaker =
                before.and_then(|b| context.main_subject(b.first, b.last)).filter(|&np| is_person(context, np))?;
            Some((SpeakerMention::Mention(speaker), Rule::SentenceBefore, 70))
        }
        Some(v) if v.block + 1 == sentence.block && s - v.sentence <= 2 => Some((earlier(v), Rule::SameSpeaker, 66)),
        _ => {
            let speaker =
                before.and_then(|b| context.main_subject(b.first, b.last)).filter(|&np| is_person(context, np))?;
            Some((SpeakerMention::Mention(speaker), Rule::SentenceBefore, 55))
        }
    }
}

/// Who breaks in at the end of a sentence, and says what stands between marks after it: "Doe cut her off.", "and her brother
/// broke in."
fn takes_the_floor(context: &DocumentContext<'_>, s: Sentence) -> Option<Np> {
    const PHRASES: &str = "broke breaks cut cuts chimed chimes jumped jumps butted butts";
    const ALONE: &str = "interrupted interrupts interjected interjects countered counters objected objects nodded nods \
        shrugged shrugs laughed laughs smiled smiles sighed sighs";
    let end = s.last - usize::from(context.d.is(s.last - 1, "."));
    let verb = (s.first + 1..end).rev().take(4).find(|&c| {
        let particle = || (c + 1..end).any(|i| i + 1 == end && among(context.d.lower(i), "in off"));
        !context.quoted(c)
            && (among(context.d.lower(c), PHRASES) && particle() || among(context.d.lower(c), ALONE) && c + 2 >= end)
    })?;
    context.subject(verb, s.first).or_else(|| context.main_subject(s.first, verb))
}

fn is_person(context: &DocumentContext<'_>, np: Np) -> bool {
    let span = context.span(np);
    matches!(context.d.lower(np.first), "he" | "she")
        || context.names.within(span).any(|(_, n)| context.names.name(n).kind == crate::name::NameKind::Person)
}
