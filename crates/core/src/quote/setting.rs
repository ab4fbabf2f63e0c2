//! When and where something was said, as the sentence tells beside the words: "Roe said on Monday at a rally in Strelsau".

use std::sync::OnceLock;

use super::context::{DocumentContext, Np};
use super::{Quote, Rule};
use crate::name::NameKind;
use crate::text::{Class, List, Sentence, Span, among};

static OCCASIONS: List = List::new(crate::text::word_list!("occasions.txt"));

/// Tokens that tell it at most, on either side of the verb.
const REACH: usize = 18;

/// What a sentence tells of when and where its words were said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    pub when: Option<Span>,
    pub place: Option<Span>,
}

/// When and where `quote`, which stands in sentence number `s`, was said.
pub(super) fn of(scene: &DocumentContext<'_>, quote: &Quote, s: usize) -> Setting {
    let mut told = Setting::default();
    let sentence = scene.d.sentences[s];
    let (Some(cue), Some(speaker)) = (quote.cue, &quote.speaker) else { return told };
    if matches!(quote.rule, Rule::According | Rule::SpeakerLine | Rule::Turn | Rule::Infinitive) {
        return told;
    }
    let cue = tokens(scene, cue);
    let subject = tokens(scene, speaker.mention);
    let words = tokens(scene, quote.span);
    if cue.first < sentence.first || cue.last > sentence.last {
        return told;
    }
    // After the verb, or after the subject that follows it, up to the words.
    let after = if subject.first >= cue.last && subject.last <= sentence.last { subject.last } else { cue.last };
    let until = if words.first >= after { words.first } else { sentence.last };
    told.read(scene, sentence, after, until.min(after + REACH));
    if subject.first >= sentence.first && subject.last <= cue.first {
        told.read(scene, sentence, subject.last, cue.first);
        // "On Monday, Roe said": from the sentence's beginning, if nothing but that stands before the subject.
        if words.first >= subject.last && subject.first - sentence.first <= REACH {
            told.read(scene, sentence, sentence.first, subject.first);
        }
    }
    told
}

fn tokens(scene: &DocumentContext<'_>, span: Span) -> Np {
    Np { first: scene.d.token_at(span.start), last: scene.d.token_at(span.end.saturating_sub(1)) + 1 }
}

impl Setting {
    /// Reads `tokens[from..to]` up to the first thing that is neither a time nor a place.
    fn read(&mut self, scene: &DocumentContext<'_>, sentence: Sentence, from: usize, to: usize) {
        let mut i = from;
        let mut steps = 0;
        while i < to {
            // "Five years ago, Roe said, the road was closed": what opens the sentence may be the words' own time.
            let ago = from > sentence.first && scene.has(i + 1, Class::TIME_UNIT) && scene.d.lower(i + 2) == "ago";
            let time = if ago { 3 } else { time_len(scene, i) };
            if time > 0 && i + time <= to {
                self.when.get_or_insert(scene.d.slice(i, i + time));
                i += time;
            } else if let Some(end) = place_end(scene, i, to) {
                self.place.get_or_insert(scene.d.slice(i, end));
                i = end;
            } else if i == from && scene.d.is(i, ",") && from > sentence.first
                || scene.is_adverb(i) && !scene.capital(i)
            {
                i += 1;
            } else if steps == 0 && from > sentence.first && addressee(scene, i) > 0 {
                // "told reporters", "told the committee": whom it was said to stands first.
                i += addressee(scene, i);
            } else {
                return;
            }
            steps += 1;
        }
    }
}

/// Tokens of whom something was said to, at `i`: "reporters", "the committee", "him".
fn addressee(scene: &DocumentContext<'_>, i: usize) -> usize {
    let noun = Class::ROLE_PLURAL.or(Class::BODY).or(Class::BODY_PLURAL).or(Class::ROLE);
    let pronoun = scene.has(i, Class::PRONOUN) && matches!(scene.d.lower(i), "him" | "her" | "them" | "me" | "us");
    let article = usize::from(scene.has(i, Class::DETERMINER));
    let plain =
        scene.d.is_word(i + article) && (scene.has(i + article, noun) || scene.d.lower(i + article) == "journalists");
    let name = scene.names.around(scene.d.slice(i + article, i + article + 1)).map(|(m, _)| tokens(scene, m));
    match name {
        _ if pronoun => 1,
        Some(np) if np.first == i + article => np.last - i,
        _ if plain => article + 1,
        _ => 0,
    }
}

/// Tokens of a time at `i`: what [`DocumentContext::time_len`] knows, and a month or a year: "in July", "in 2019".
fn time_len(scene: &DocumentContext<'_>, i: usize) -> usize {
    let before = usize::from(matches!(scene.d.lower(i), "on" | "in" | "earlier"));
    let month = before == 1 && scene.has(i + 1, Class::MONTH) && scene.capital(i + 1);
    let known = match scene.time_len(i) {
        0 if before == 1 && scene.time_len(i + 1) > 0 => scene.time_len(i + 1) + 1,
        0 if month || before == 1 && is_year(scene, i + 1) => 2,
        known => known,
    };
    // "on Monday, July 3".
    let comma = i + known;
    let date = if known > 0 && scene.d.is(comma, ",") { scene.time_len(comma + 1) } else { 0 };
    if date > 0 { known + 1 + date } else { known }
}

fn is_year(scene: &DocumentContext<'_>, i: usize) -> bool {
    let number = scene.d.word(i);
    number.len() == 4 && (number.starts_with("20") || number.starts_with('1')) && number.parse::<u32>().is_ok()
}

/// One past the phrase at `i` that tells a place or an occasion: "in Strelsau", "at a news conference in Strelsau".
fn place_end(scene: &DocumentContext<'_>, i: usize, to: usize) -> Option<usize> {
    let preposition = among(scene.d.lower(i), "in at during on after before from outside inside near via by through");
    if !preposition || scene.quoted(i) {
        return None;
    }
    let np = scene.leading_np(i + 1, to, true).filter(|np| np.first == i + 1 && np.last <= to)?;
    let kind = |kind: NameKind| scene.names.within(scene.span(np)).any(|(_, n)| scene.names.name(n).kind == kind);
    // A town that no list has: a run of capitals that is no language, nobody's name and no part of the year.
    let other = Class::DEMONYM.or(Class::MONTH).or(Class::WEEKDAY).or(Class::TITLE);
    let town = scene.d.is_word(np.first)
        && (np.first..np.last).all(|k| !scene.d.is_word(k) || scene.capital(k) && !scene.has(k, other))
        && !kind(NameKind::Person)
        && !kind(NameKind::Organisation);
    let local = matches!(scene.d.lower(i), "in" | "from" | "outside" | "near");
    let place = local && town || (local || scene.d.lower(i) == "at") && kind(NameKind::Place);
    let head = (np.first..np.last).take_while(|&k| !scene.has(k, Class::PREPOSITION));
    let occasion = head.into_iter().any(|k| is_occasion(scene.d.lower(k)));
    (place || occasion).then_some(np.last)
}

fn is_occasion(word: &str) -> bool {
    static SORTED: OnceLock<Vec<&str>> = OnceLock::new();
    let sorted = SORTED.get_or_init(|| {
        let mut all = OCCASIONS.entries().to_vec();
        all.sort();
        all
    });
    let listed = |word: &str| sorted.binary_search(&word).is_ok();
    listed(word) || word.strip_suffix('s').is_some_and(listed)
}
