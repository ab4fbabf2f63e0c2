//! The scorer `speech`: whether a passage between marks is somebody's words, and not a title, a nickname or a scare word.

use super::features::{FeatureSink, feature, step};
use super::sentence_features::SentenceFeatures;
use super::weights::Table;
use crate::quote::marked_passage::MarkedPassage;
use crate::quote::unresolved_quote::SpeakerMention;
use crate::text::{Class, TokenKind};

/// The log odds that the marks hold speech.
pub(in crate::quote) fn speech_log_odds(
    table: &Table,
    features: &SentenceFeatures<'_, '_>,
    passage: &MarkedPassage,
) -> f32 {
    table.sum(|sink| speech_features(features, passage, sink))
}

pub(in crate::quote) fn speech_features(
    features: &SentenceFeatures<'_, '_>,
    passage: &MarkedPassage,
    sink: &mut impl FeatureSink,
) {
    let context = features.context;
    let sentence = features.sentence;
    let pair = context.pairs[passage.pair];
    let end = context.pair_end(passage.pair);
    let inside = pair.open + 1..pair.close;
    let words = inside.clone().filter(|&i| context.d.is_word(i)).count();
    let lower = inside
        .clone()
        .filter(|&i| context.d.is_word(i) && !context.capital(i) && !context.has(i, Class::FUNCTION))
        .count();
    // All but the small words begin in upper case: a title.
    let title = u32::from(lower == 0) + u32::from(lower == 0 && words > 1);
    let verbs = inside.clone().take(60).filter(|&i| context.is_finite(i)).count();
    let rule = passage.quote.rule as u32;
    let form = u32::from(passage.speech) * 2 + u32::from(passage.after_cue);
    let [a2, a1] = [pair.open.wrapping_sub(2), pair.open.wrapping_sub(1)].map(|i| features.cell(i));
    // American style puts commas and stops before the closing mark, British style after it: both are read alike.
    let outside = usize::from(matches!(context.d.word(end), "," | "." | "?" | "!") && end < sentence.last);
    let [b0, b1] = [end, end + 1].map(|i| features.cell(i + outside));
    let first = context.d.tokens.get(pair.open + 1).map_or(0, |t| t.kind as u32 * 2 + u32::from(t.capital));
    let last = pair.close.saturating_sub(1);
    let stop = match (context.d.word(last), if outside > 0 { context.d.word(end) } else { "" }) {
        (",", _) | (_, ",") => 1,
        ("?" | "!", _) => 3,
        (".", _) | (_, ".") => 2,
        _ if context.d.tokens[last].kind == TokenKind::Punct => 4,
        _ => 0,
    };
    let long = step(words);
    let place = u32::from(pair.open == sentence.first) * 2 + u32::from(end + outside >= sentence.last);
    let speaker = match passage.quote.speaker {
        SpeakerMention::Unknown => 0,
        SpeakerMention::Earlier(..) => 1,
        SpeakerMention::Mention(np) => 2 + features.subject_kind(np),
    };
    sink.add(feature(40, 0, 0, 0));
    sink.add(feature(41, rule, form, 0));
    sink.add(feature(42, long, form, 0));
    sink.add(feature(43, rule, long, 0));
    sink.add(feature(44, title, long, 0));
    sink.add(feature(45, title, rule, form));
    sink.add(feature(46, a1.word, 0, 0));
    sink.add(feature(47, a1.stem, a2.shape, 0));
    sink.add(feature(48, a2.stem, a1.shape, 0));
    sink.add(feature(49, a1.shape, form, 0));
    sink.add(feature(50, b0.word, 0, 0));
    sink.add(feature(51, b0.shape, b1.shape, u32::from(stop > 0)));
    sink.add(feature(52, stop, first, 0));
    sink.add(feature(53, stop, place, form));
    sink.add(feature(54, verbs.min(3) as u32, long, 0));
    sink.add(feature(55, place, rule, 0));
    sink.add(feature(56, u32::from(passage.quote.confidence), 0, 0));
    sink.add(feature(57, speaker, 0, 0));
    sink.add(feature(58, speaker, rule, form));
    sink.add(feature(59, a1.shape, b0.shape, first));
    sink.add(feature(60, a1.word, u32::from(stop > 0), title));
    sink.add(feature(61, u32::from(pair.closed), place, 0));
    match passage.cue {
        Some((c, _)) => {
            let cue = features.cell(c);
            let (side, gap) = if c < pair.open { (0, pair.open - c) } else { (1, c.saturating_sub(end)) };
            sink.add(feature(62, cue.stem, side, 0));
            sink.add(feature(63, side, step(gap), form));
            sink.add(feature(64, cue.stem, step(gap), side));
            sink.add(feature(65, cue.shape, side, a1.shape));
            sink.add(feature(66, cue.stem, form, title));
        }
        None => sink.add(feature(67, a1.shape, b0.shape, title)),
    }
    let mark = context.d.tokens[pair.open].span.len().min(4) as u32;
    sink.add(feature(68, mark, long, 0));
}
