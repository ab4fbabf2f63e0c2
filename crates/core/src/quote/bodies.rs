//! Resolves mentions of organisations: "it", "the company", an abbreviation.

use super::Speaker;
use super::context::Np;
use super::resolve::{REACH, Resolver};
use crate::name::NameKind;
use crate::text::{Class, Span, among};

/// Nouns for a body that an article names elsewhere.
const GENERIC_BODIES: &str = "company firm business utility bank agency newspaper paper magazine outlet network broadcaster \
    station website group organisation organization association union party ministry department office court university \
    school college hospital council commission committee board club team league airline carrier manufacturer maker retailer \
    chain charity foundation institute think-tank tank institution body watchdog regulator";

impl Resolver<'_, '_> {
    /// Whether a noun phrase is "the" and a noun for a body that may be anyone's: "the company".
    pub(super) fn is_generic_body(&self, np: Np) -> bool {
        let context = self.context;
        np.last == np.first + 2
            && context.d.reads(np.first, "the")
            && !context.capital(np.first + 1)
            && among(context.d.lower(np.first + 1), GENERIC_BODIES)
    }

    /// The body by name that spoke last, else the one named last before `mention`, within reach.
    pub(super) fn body_before(&self, mention: Span, sentence: usize) -> Option<(Option<u32>, String)> {
        let context = self.context;
        let body = |n: u32| context.names.name(n).kind == NameKind::Organisation;
        let spoke = self.floor.iter().rev().take_while(|turn| sentence.saturating_sub(turn.sentence) <= REACH);
        let spoke = spoke.filter_map(|turn| turn.speaker.name).find(|&n| body(n));
        let from = context.d.tokens[context.d.sentences[sentence.saturating_sub(REACH)].first].span.start;
        let near = || context.names.before(mention.start).take_while(move |(m, _)| m.start >= from);
        // The subject of a sentence before rather than whatever was named last.
        let subject = || {
            (sentence.saturating_sub(REACH)..sentence).rev().find_map(|s| {
                let sentence = context.d.sentences[s];
                self.head_name(context.main_subject(sentence.first, sentence.last)?).filter(|&n| body(n))
            })
        };
        let named = |n: u32| (Some(n), context.names.name(n).text.clone());
        // A body that no list knows: a subject in capitals that is no known name.
        let unlisted = || {
            (sentence.saturating_sub(2)..sentence).rev().find_map(|s| {
                let sentence = context.d.sentences[s];
                let np = context.main_subject(sentence.first, sentence.last)?;
                let first = np.first + usize::from(context.d.reads(np.first, "the"));
                let capitals =
                    first + 1 < np.last && (first..np.last).all(|i| context.capital(i) && context.d.is_word(i));
                let listed = context.names.within(context.span(np)).next().is_some();
                (capitals && !listed).then(|| (None, self.plain(np)))
            })
        };
        // "Ostra Power said … the utility said": a speaker of whom nothing tells that it is a person.
        let speaker = || {
            let unsure = |speaker: &&Speaker| {
                speaker.name.is_some_and(|n| {
                    let name = context.names.name(n);
                    let first = context.d.token_at(name.mentions[0].start);
                    name.sex.is_none()
                        && name.role.is_none()
                        && name.text.contains(' ')
                        && !context.has(first, Class::GIVEN)
                })
            };
            let near = self.floor.iter().rev().take_while(|turn| sentence.saturating_sub(turn.sentence) <= REACH);
            near.map(|turn| &turn.speaker).find(unsure).map(|speaker| (speaker.name, speaker.label.clone()))
        };
        let known = spoke.or_else(subject).map(named).or_else(speaker);
        known.or_else(unlisted).or_else(|| near().map(|(_, n)| n).find(|&n| body(n)).map(named))
    }

    /// The name that an abbreviation alone stands for, if the article gives it in full with the abbreviation in brackets:
    /// "the Export Bank of Strelsau (EBS)".
    pub(super) fn spelt_out(&self, np: Np) -> Option<u32> {
        let context = self.context;
        let article = usize::from(context.d.reads(np.first, "the"));
        let at = np.first + article;
        if at + 1 != np.last || !context.d.tokens[at].shout || context.d.word(at).len() < 2 {
            return None;
        }
        let short = context.d.word(at);
        let bracket = self.bracketed.iter().copied().take_while(|&i| i < at).find(|&i| context.d.word(i) == short);
        let Some(bracket) = bracket else { return context.names.with_initials(short) };
        let open = context.d.tokens[bracket - 1].span;
        let (full, name) = context.names.before(open.start).next()?;
        let initials = full.of(context.d.text).split_whitespace().filter_map(|w| w.chars().next());
        let initials: String = initials.filter(|c| c.is_uppercase()).collect();
        (open.start - full.end <= 2 && initials.starts_with(short.chars().next()?)).then_some(name)
    }

    /// Whether a noun phrase is one body, by its head or its name.
    pub(super) fn is_body(&self, np: Np) -> bool {
        let context = self.context;
        let head = self.head_end(np) - 1;
        let named = self.head_name(np).map(|n| context.names.name(n).kind);
        context.has(head, Class::BODY) || named == Some(NameKind::Organisation)
    }
}
