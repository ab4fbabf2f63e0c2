//! Whether what stands between marks is somebody's words: not a title, a nickname or a scare word.

use super::features::{Features, feature, step};
use super::sentence_features::SentenceFeatures;
use super::weights::Table;
use crate::quote::spoken::Spoken;
use crate::quote::unresolved_quote::Who;
use crate::text::{Class, TokenKind};

/// The log odds that the marks hold speech.
pub(in crate::quote) fn speech(table: &Table, sheet: &SentenceFeatures<'_, '_>, spoken: &Spoken) -> f32 {
    table.sum(|put| features(sheet, spoken, put))
}

pub(in crate::quote) fn features(sheet: &SentenceFeatures<'_, '_>, q: &Spoken, put: &mut impl Features) {
    let scene = sheet.scene;
    let sentence = sheet.sentence;
    let pair = scene.pairs[q.pair];
    let end = scene.pair_end(q.pair);
    let inside = pair.open + 1..pair.close;
    let words = inside.clone().filter(|&i| scene.d.is_word(i)).count();
    let lower =
        inside.clone().filter(|&i| scene.d.is_word(i) && !scene.capital(i) && !scene.has(i, Class::FUNCTION)).count();
    // All but the small words begin in upper case: a title.
    let title = u32::from(lower == 0) + u32::from(lower == 0 && words > 1);
    let verbs = inside.clone().take(60).filter(|&i| scene.is_finite(i)).count();
    let rule = q.draft.rule as u32;
    let form = u32::from(q.speech) * 2 + u32::from(q.after_cue);
    let [a2, a1] = [pair.open.wrapping_sub(2), pair.open.wrapping_sub(1)].map(|i| sheet.cell(i));
    // American style puts commas and stops before the closing mark, British style after it: both are read alike.
    let outside = usize::from(matches!(scene.d.word(end), "," | "." | "?" | "!") && end < sentence.last);
    let [b0, b1] = [end, end + 1].map(|i| sheet.cell(i + outside));
    let first = scene.d.tokens.get(pair.open + 1).map_or(0, |t| t.kind as u32 * 2 + u32::from(t.capital));
    let last = pair.close.saturating_sub(1);
    let stop = match (scene.d.word(last), if outside > 0 { scene.d.word(end) } else { "" }) {
        (",", _) | (_, ",") => 1,
        ("?" | "!", _) => 3,
        (".", _) | (_, ".") => 2,
        _ if scene.d.tokens[last].kind == TokenKind::Punct => 4,
        _ => 0,
    };
    let long = step(words);
    let place = u32::from(pair.open == sentence.first) * 2 + u32::from(end + outside >= sentence.last);
    let speaker = match q.draft.speaker {
        Who::Unknown => 0,
        Who::Earlier(..) => 1,
        Who::Mention(np) => 2 + sheet.subject_kind(np),
    };
    put.add(feature(0, 0, 0, 0));
    put.add(feature(1, rule, form, 0));
    put.add(feature(2, long, form, 0));
    put.add(feature(3, rule, long, 0));
    put.add(feature(4, title, long, 0));
    put.add(feature(5, title, rule, form));
    put.add(feature(6, a1.word, 0, 0));
    put.add(feature(7, a1.stem, a2.shape, 0));
    put.add(feature(8, a2.stem, a1.shape, 0));
    put.add(feature(9, a1.shape, form, 0));
    put.add(feature(10, b0.word, 0, 0));
    put.add(feature(11, b0.shape, b1.shape, u32::from(stop > 0)));
    put.add(feature(12, stop, first, 0));
    put.add(feature(13, stop, place, form));
    put.add(feature(14, verbs.min(3) as u32, long, 0));
    put.add(feature(15, place, rule, 0));
    put.add(feature(16, u32::from(q.draft.confidence), 0, 0));
    put.add(feature(17, speaker, 0, 0));
    put.add(feature(18, speaker, rule, form));
    put.add(feature(19, a1.shape, b0.shape, first));
    put.add(feature(20, a1.word, u32::from(stop > 0), title));
    put.add(feature(21, u32::from(pair.closed), place, 0));
    match q.cue {
        Some((c, _)) => {
            let cue = sheet.cell(c);
            let (side, gap) = if c < pair.open { (0, pair.open - c) } else { (1, c.saturating_sub(end)) };
            put.add(feature(22, cue.stem, side, 0));
            put.add(feature(23, side, step(gap), form));
            put.add(feature(24, cue.stem, step(gap), side));
            put.add(feature(25, cue.shape, side, a1.shape));
            put.add(feature(26, cue.stem, form, title));
        }
        None => put.add(feature(27, a1.shape, b0.shape, title)),
    }
    let mark = scene.d.tokens[pair.open].span.len().min(4) as u32;
    put.add(feature(28, mark, long, 0));
}
