//! The setting of a quotation: when and where it was said, if its sentence says so: "Roe said on Monday at a rally in Strelsau".

use std::sync::OnceLock;

use super::context::{DocumentContext, Np};
use super::{Quote, Rule};
use crate::name::NameKind;
use crate::text::{Class, List, Sentence, Span, among};

static OCCASIONS: List = List::new(crate::text::word_list!("occasions.txt"));

/// The setting stands within this many tokens on either side of the verb.
const REACH: usize = 18;

/// When and where words were said: spans of the article's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    pub when: Option<Span>,
    pub place: Option<Span>,
}

/// When and where `quote`, which stands in sentence number `s`, was said.
pub(super) fn of(context: &DocumentContext<'_>, quote: &Quote, s: usize) -> Setting {
    let mut told = Setting::default();
    let sentence = context.d.sentences[s];
    let (Some(cue), Some(speaker)) = (quote.cue, &quote.speaker) else { return told };
    if matches!(quote.rule, Rule::According | Rule::SpeakerLine | Rule::Turn | Rule::Infinitive) {
        return told;
    }
    let cue = tokens(context, cue);
    let subject = tokens(context, speaker.mention);
    let words = tokens(context, quote.span);
    if cue.first < sentence.first || cue.last > sentence.last {
        return told;
    }
    // After the verb, or after the subject that follows it, up to the words.
    let after = if subject.first >= cue.last && subject.last <= sentence.last { subject.last } else { cue.last };
    let until = if words.first >= after { words.first } else { sentence.last };
    told.read(context, sentence, after, until.min(after + REACH));
    if subject.first >= sentence.first && subject.last <= cue.first {
        told.read(context, sentence, subject.last, cue.first);
        // "On Monday, Roe said": from the sentence's beginning, if nothing but that stands before the subject.
        if words.first >= subject.last && subject.first - sentence.first <= REACH {
            told.read(context, sentence, sentence.first, subject.first);
        }
    }
    told
}

fn tokens(context: &DocumentContext<'_>, span: Span) -> Np {
    Np { first: context.d.token_at(span.start), last: context.d.token_at(span.end.saturating_sub(1)) + 1 }
}

impl Setting {
    /// Reads `tokens[from..to]` up to the first thing that is neither a time nor a place.
    fn read(&mut self, context: &DocumentContext<'_>, sentence: Sentence, from: usize, to: usize) {
        let mut i = from;
        let mut steps = 0;
        while i < to {
            // "Five years ago, Roe said, the road was closed": what opens the sentence may be the words' own time.
            let ago = from > sentence.first && context.has(i + 1, Class::TIME_UNIT) && context.d.reads(i + 2, "ago");
            let time = if ago { 3 } else { time_len(context, i) };
            if time > 0 && i + time <= to {
                self.when.get_or_insert(context.d.slice(i, i + time));
                i += time;
            } else if let Some(end) = place_end(context, i, to) {
                self.place.get_or_insert(context.d.slice(i, end));
                i = end;
            } else if i == from && context.d.is(i, ",") && from > sentence.first
                || context.is_adverb(i) && !context.capital(i)
            {
                i += 1;
            } else if steps == 0 && from > sentence.first && addressee(context, i) > 0 {
                // "told reporters", "told the committee": whom it was said to stands first.
                i += addressee(context, i);
            } else {
                return;
            }
            steps += 1;
        }
    }
}

/// Tokens of whom something was said to, at `i`: "reporters", "the committee", "him".
fn addressee(context: &DocumentContext<'_>, i: usize) -> usize {
    let noun = Class::ROLE_PLURAL.or(Class::BODY).or(Class::BODY_PLURAL).or(Class::ROLE);
    let pronoun = context.has(i, Class::PRONOUN) && matches!(context.d.lower(i), "him" | "her" | "them" | "me" | "us");
    let article = usize::from(context.has(i, Class::DETERMINER));
    let plain = context.d.is_word(i + article)
        && (context.has(i + article, noun) || context.d.reads(i + article, "journalists"));
    let name = context.names.around(context.d.slice(i + article, i + article + 1)).map(|(m, _)| tokens(context, m));
    match name {
        _ if pronoun => 1,
        Some(np) if np.first == i + article => np.last - i,
        _ if plain => article + 1,
        _ => 0,
    }
}

/// Tokens of a time at `i`: what [`DocumentContext::time_len`] knows, and a month or a year: "in July", "in 2019".
fn time_len(context: &DocumentContext<'_>, i: usize) -> usize {
    let before = usize::from(matches!(context.d.lower(i), "on" | "in" | "earlier"));
    let month = before == 1 && context.has(i + 1, Class::MONTH) && context.capital(i + 1);
    let known = match context.time_len(i) {
        0 if before == 1 && context.time_len(i + 1) > 0 => context.time_len(i + 1) + 1,
        0 if month || before == 1 && is_year(context, i + 1) => 2,
        known => known,
    };
    // "on Monday, July 3".
    let comma = i + known;
    let date = if known > 0 && context.d.is(comma, ",") { context.time_len(comma + 1) } else { 0 };
    if date > 0 { known + 1 + date } else { known }
}

fn is_year(context: &DocumentContext<'_>, i: usize) -> bool {
    let number = context.d.word(i);
    number.len() == 4 && (number.starts_with("20") || number.starts_with('1')) && number.parse::<u32>().is_ok()
}

/// One past the phrase at `i` that tells a place or an occasion: "in Strelsau", "at a news conference in Strelsau".
fn place_end(context: &DocumentContext<'_>, i: usize, to: usize) -> Option<usize> {
    let preposition = among(context.d.lower(i), "in at during on after before from outside inside near via by through");
    if !preposition || context.quoted(i) {
        return None;
    }
    let np = context.leading_np(i + 1, to, true).filter(|np| np.first == i + 1 && np.last <= to)?;
    let kind = |kind: NameKind| context.names.within(context.span(np)).any(|(_, n)| context.names.name(n).kind == kind);
    // A town that no list has: a run of capitals that is no language, nobody's name and no part of the year.
    let other = Class::DEMONYM.or(Class::MONTH).or(Class::WEEKDAY).or(Class::TITLE);
    let town = context.d.is_word(np.first)
        && (np.first..np.last).all(|k| !context.d.is_word(k) || context.capital(k) && !context.has(k, other))
        && !kind(NameKind::Person)
        && !kind(NameKind::Organisation);
    let local = matches!(context.d.lower(i), "in" | "from" | "outside" | "near");
    let place = local && town || (local || context.d.reads(i, "at")) && kind(NameKind::Place);
    let head = (np.first..np.last).take_while(|&k| !context.has(k, Class::PREPOSITION));
    let occasion = head.into_iter().any(|k| is_occasion(context.d.lower(k)));
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
