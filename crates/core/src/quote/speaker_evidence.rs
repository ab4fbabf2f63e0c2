//! What tells how sure a resolved speaker is: the features of the scorer `speaker`.

use super::context::{ALONE, Np};
use super::resolution::Resolution;
use super::resolve::Resolver;
use super::weigh::{Next, Opening, SpeakerFeatures, word_hash};
use super::{Speaker, UnresolvedQuote};
use crate::text::{Class, TokenKind, among};

impl Resolver<'_, '_> {
    /// What tells whether `speaker`, to whom `np` was resolved, is who said the words. The mention stands so many sentences
    /// before them.
    pub(super) fn features(
        &self,
        quote: &UnresolvedQuote,
        speaker: &Speaker,
        resolution: Resolution,
        np: Np,
        sentences: usize,
    ) -> SpeakerFeatures {
        let context = self.context;
        let head = self.head_end(np) - 1;
        let hash = |i: usize| {
            let named = context.capital(i) && !context.has(i, Class::FUNCTION);
            if named && !context.starts_sentence(i) { 1 } else { word_hash(context.d.lower(i)) }
        };
        const SHAPES: [Class; 8] = [
            Class::PRONOUN,
            Class::ROLE,
            Class::ROLE_PLURAL,
            Class::BODY,
            Class::BODY_PLURAL,
            Class::CUE_NOUN,
            Class::TITLE,
            Class::DEMONYM,
        ];
        let shape = SHAPES.iter().position(|&class| context.has(head, class)).map_or(0, |at| at as u32 + 1);
        let shape = shape * 2 + u32::from(context.capital(head));
        let cue = quote.cue.map(|cue| context.d.token_at(cue.start));
        let between = |cue: usize| if np.last <= cue { cue - np.last } else { np.first.saturating_sub(cue + 1) };
        SpeakerFeatures {
            resolution,
            rule: quote.rule,
            kind: quote.kind,
            first: hash(np.first),
            head: hash(head),
            shape,
            opening: self.opening(np),
            previous: if context.starts_sentence(np.first) { 2 } else { np.first.checked_sub(1).map_or(2, hash) },
            next: self.next(np),
            source: speaker.kind,
            tokens: np.last - np.first,
            label: speaker.label.split(' ').count(),
            sentences,
            gap: cue.filter(|_| sentences == 0).map(between),
            before: cue.is_some_and(|cue| np.last <= cue),
            cue: cue.map_or(0, |cue| word_hash(context.d.lower(cue))),
            able: context.can_speak(np, cue.unwrap_or(np.first)),
            people: self.people,
            words: u32::from(quote.confidence / 10),
        }
    }

    /// What a mention begins with.
    fn opening(&self, np: Np) -> Opening {
        let context = self.context;
        match context.d.lower(np.first) {
            "the" => Opening::Definite,
            "this" | "that" | "these" | "those" => Opening::Demonstrative,
            "a" | "an" | "one" | "another" => Opening::Indefinite,
            "his" | "her" | "their" | "its" | "my" | "our" => Opening::Possessive,
            word if context.has(np.first, Class::NUMERAL) || among(word, ALONE) => Opening::Quantity,
            _ if context.has(np.first, Class::PRONOUN) => Opening::Pronoun,
            _ if context.starts_sentence(np.first) => Opening::Sentence,
            _ if context.capital(np.first) => Opening::Capital,
            _ => Opening::Noun,
        }
    }

    /// What kind of word stands right after a mention.
    fn next(&self, np: Np) -> Next {
        let context = self.context;
        let Some(next) = context.d.tokens.get(np.last) else { return Next::End };
        match next.kind {
            TokenKind::Punct if context.d.is(np.last, ",") => Next::Comma,
            TokenKind::Punct => Next::Punctuation,
            TokenKind::Quote => Next::Quote,
            TokenKind::Possessive => Next::Possessive,
            _ if context.is_cue_verb(np.last) => Next::Cue,
            _ if context.is_aux(np.last) => Next::Auxiliary,
            _ if context.is_finite(np.last) => Next::Verb,
            _ if context.has(np.last, Class::PREPOSITION) => Next::Preposition,
            _ if context.d.reads(np.last, "who") => Next::Who,
            _ if context.opens_clause(np.last) => Next::Opener,
            _ if context.has(np.last, Class::CONJUNCTION) => Next::Conjunction,
            _ if next.capital => Next::Capital,
            _ => Next::Word,
        }
    }
}
