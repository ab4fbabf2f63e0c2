//! Resolves descriptions: "the spokesman", "the survey", "the ferry’s owner", whom or what the article has introduced.

use super::context::Np;
use super::resolution::{Introduced, Turn};
use super::resolve::Resolver;
use super::source::SourceKind;
use crate::name::NameKind;
use crate::text::{Class, Span, TokenKind, among};

/// Tokens of a description at most: longer ones tell enough by themselves.
const LONGEST: usize = 6;

/// Earlier places of its noun that are looked at for one description, at most.
const PLACES: usize = 12;

/// Tokens back that a description is looked for, at most, so that no article costs more than its length.
const REACH: usize = 3000;

/// Words between an article and its noun, at most.
const MODIFIERS: usize = 5;

impl Resolver<'_, '_> {
    /// What introduced the thing or person that the description `np` takes up: the nearest place before it where the noun stands
    /// with another article, with more words, or beside a name.
    pub(super) fn introduced_before(&self, np: Np) -> Option<Introduced> {
        let context = self.context;
        let head = self.head_end(np) - 1;
        if !self.is_definite(np) || np.last > np.first + LONGEST || head == np.first || context.capital(head) {
            return None;
        }
        let body = context.has(head, Class::BODY);
        // "the same report" is the report.
        let own = (np.first + 1..head).map(|i| context.d.lower(i));
        let own: Vec<&str> = own.filter(|word| *word != "same").collect();
        for at in self.places_before(head).take(PLACES) {
            let next = at + 1;
            if context.quoted(at) || !context.has(at, Class::FUNCTION) && self.modifies(at) {
                continue;
            }
            // "spokeswoman Jane Roe"
            let ends = context.d.lower(head);
            let plural = ends.ends_with('s') && !ends.ends_with("ss") || context.has(head, Class::ROLE_PLURAL);
            let named = context.d.tokens.get(next).filter(|t| t.capital).and_then(|t| context.names.around(t.span));
            let person = |n: u32| context.names.name(n).kind == NameKind::Person;
            // "Norvane, a mining company": a body by name is what "the company" stands for.
            let bearer = |n: u32| person(n) || body && context.names.name(n).kind == NameKind::Organisation;
            let first = self.phrase_start(at);
            let words = first..at;
            if let Some((_, name)) = named.filter(|&(_, n)| person(n)) {
                // "the president" is not "Ruritanian President Jane Roe" where another nation has one too.
                let foreign = words.clone().any(|i| context.has(i, Class::DEMONYM.or(Class::COUNTRY)));
                if plural || !own.is_empty() || foreign {
                    continue;
                }
                return Some(Introduced::Name(name));
            }
            if !own.iter().all(|w| words.clone().any(|i| context.d.lower(i) == *w)) {
                continue;
            }
            let end = context.d.sentence_of(at).map_or(next, |s| context.d.sentences[s].last);
            let whole = context.leading_np(first, end.min(at + 12), true);
            let whole = whole.filter(|w| w.first == first && w.last > at).unwrap_or(Np { first, last: next });
            // "Petra Lang, a spokeswoman, Otto Hage, a lecturer, and …": between two names there is no telling.
            match (self.name_before(whole).filter(|&n| bearer(n)), self.name_after(whole).filter(|&n| person(n))) {
                (Some(name), None) | (None, Some(name)) if !plural => return Some(Introduced::Name(name)),
                (Some(a), Some(b)) if !plural && a != b => continue,
                _ => {}
            }
            // "its parent company" is another one than "the company", and "his lawyer" no name for him.
            if among(context.d.lower(first), "its their his her my our your whose") {
                continue;
            }
            let definite = self.is_definite(Np { first, last: next });
            if !definite || at - first > own.len() + 1 || whole.last > next {
                return Some(Introduced::As(whole));
            }
        }
        None
    }

    /// The name right before the phrase `np`, which tells what its bearer is: "Jane Roe, a spokeswoman for the board,", "Jane Roe is
    /// an actress". A phrase after a comma with a verb of its own is a subject: "After talks with Jane Roe, the spokesman said".
    fn name_before(&self, np: Np) -> Option<u32> {
        let context = self.context;
        let joint = np.first.checked_sub(1)?;
        let is_joined =
            matches!(context.d.lower(joint), "is" | "was") || context.d.is(joint, ",") && self.is_closed(np);
        if !is_joined {
            return None;
        }
        let end = context.d.tokens[joint].span.start;
        context.names.before(end).next().filter(|(m, _)| m.end + 1 >= end).map(|(_, name)| name)
    }

    /// Whether a phrase after a comma is closed as an apposition is: by a mark at once, or by a comma behind what goes on with it, "a
    /// lawyer based in Leck,", "a clerk with two jobs,". Without one it is the subject of what follows: "a farmer ran to the stage".
    fn is_closed(&self, np: Np) -> bool {
        /// Words that go on with an apposition, at most.
        const LONGEST: usize = 14;
        let context = self.context;
        let end = context.d.sentence_of(np.first).map_or(np.last, |s| context.d.sentences[s].last);
        let is_mark = |i: usize| i >= end || !context.d.is_word(i) && context.d.tokens[i].kind == TokenKind::Punct;
        if is_mark(np.last) {
            return true;
        }
        let goes_on = context.has(np.last, Class::PREPOSITION)
            || among(context.d.lower(np.last), "who whose which that and")
            || (context.d.lower(np.last).ends_with("ed") || context.d.lower(np.last).ends_with("ing"))
                && context.has(np.last + 1, Class::PREPOSITION);
        let until = (np.last..end.min(np.last + LONGEST)).find(|&i| is_mark(i));
        goes_on && until.is_some_and(|i| context.d.is(i, ","))
    }

    /// The name right after the phrase `np`, alone between commas: "a spokeswoman for the board, Jane Roe,".
    fn name_after(&self, np: Np) -> Option<u32> {
        let context = self.context;
        let first = context.d.tokens.get(np.last + 1).filter(|_| context.d.is(np.last, ","))?;
        let (m, name) = context.names.around(first.span)?;
        let next = context.d.tokens.get(context.d.token_at(m.end));
        next.is_none_or(|t| t.kind == TokenKind::Punct).then_some(name)
    }

    /// Whether a noun phrase stands for what somebody printed: "the report", "that article".
    pub(super) fn is_printed(&self, np: Np) -> bool {
        const PRINTED: &str = "report article story piece publication";
        self.is_definite(np) && np.last == np.first + 2 && among(self.context.d.lower(np.first + 1), PRINTED)
    }

    /// The outlet that spoke last of those that have reported, written or published something, with its mention there.
    pub(super) fn printed_by(&self, sentence: usize) -> Option<(Span, u32)> {
        const NEAR: usize = 8;
        let near = self.floor.iter().rev().take_while(|turn| sentence.saturating_sub(turn.sentence) <= NEAR);
        let outlet = |n: &u32| self.outlets.contains(n) && self.context.names.name(*n).kind == NameKind::Organisation;
        near.filter_map(|turn| Some((turn.speaker.mention, turn.speaker.name.filter(outlet)?))).next()
    }

    /// Who spoke in what the noun phrase `np` takes up: "the statement" is Norvane's after "In a statement, Norvane said".
    pub(super) fn issued_by(&self, np: Np, sentence: usize) -> Option<&Turn> {
        /// What somebody issues and then is heard by.
        const ISSUED: &str = "statement letter memo email e-mail release post message note filing tweet";
        /// Sentences that such a text is quoted in a row, at most.
        const NEAR: usize = 6;
        /// Words between "in" and its noun, at most: "in a joint written statement".
        const BETWEEN: usize = 3;
        let context = self.context;
        let noun = context.d.lower(np.first + 1);
        if !self.is_definite(np) || np.last != np.first + 2 || !among(noun, ISSUED) {
            return None;
        }
        let is_medium = |turn: &&Turn| {
            let s = &context.d.sentences[turn.sentence];
            (s.first..s.last).any(|at| {
                context.d.reads(at, noun)
                    && !context.quoted(at)
                    && (at.saturating_sub(BETWEEN + 1).max(s.first)..at)
                        .any(|i| matches!(context.d.lower(i), "in" | "by" | "via"))
            })
        };
        let near = self.floor.iter().rev().take_while(|turn| sentence.saturating_sub(turn.sentence) <= NEAR);
        near.filter(|turn| turn.speaker.kind != SourceKind::Document).find(is_medium)
    }

    /// Who spoke last, where the description `np` names an office of theirs: "the governor" after words of Ostra Gov. Jane Roe.
    pub(super) fn described_last(&self, np: Np, sentence: usize) -> Option<u32> {
        /// Sentences back that somebody is still the one who spoke.
        const NEAR: usize = 3;
        let context = self.context;
        let head = self.head_end(np) - 1;
        let one = context.has(head, Class::ROLE.or(Class::TITLE)) && !context.has(head, Class::ROLE_PLURAL);
        if !context.d.reads(np.first, "the") || np.last > np.first + LONGEST || !one {
            return None;
        }
        let (last, at) = self.last.as_ref()?;
        let name = last.name.filter(|_| sentence.saturating_sub(*at) <= NEAR)?;
        context.names.holds(context.d, name, context.d.lower(head)).then_some(name)
    }

    /// Whether a phrase takes up what is known: "the survey", "that letter".
    pub(super) fn is_definite(&self, np: Np) -> bool {
        among(self.context.d.lower(np.first), "the this that these those")
    }

    /// Where the word of token `head` stands before it, nearest first, within reach.
    fn places_before(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        let d = self.context.d;
        let (word, long) = (d.lower(head), d.tokens[head].span.len());
        let near = (head.saturating_sub(REACH)..head).rev();
        near.filter(move |&i| d.tokens[i].span.len() == long && d.lower(i) == word)
    }

    /// Whether the noun at `at` only says more of another one after it: "the survey sheets".
    fn modifies(&self, at: usize) -> bool {
        let context = self.context;
        let next = at + 1;
        context.d.tokens.get(next).is_some_and(|t| {
            t.kind == TokenKind::Possessive
                || t.kind == TokenKind::Word
                    && !t.capital
                    && !t.class.any(Class::FUNCTION.or(Class::AUXILIARY).or(Class::ADVERB).or(Class::PREPOSITION))
                    && !context.is_finite(next)
                    && !context.is_cue_verb(next)
                    && !context.opens_clause(next)
                    && !context.d.lower(next).ends_with("ing")
                    && !context.d.lower(next).ends_with("ed")
        })
    }

    /// Whether what looks like a verb stands within a noun phrase: "a ruined market hall".
    fn within_phrase(&self, k: usize) -> bool {
        let near = (k.saturating_sub(3)..k).rev().take_while(|&i| self.context.d.is_word(i));
        near.into_iter().any(|i| matches!(self.context.d.lower(i), "a" | "an" | "the"))
    }

    /// Where the noun phrase begins whose noun is at `at`.
    fn phrase_start(&self, at: usize) -> usize {
        let context = self.context;
        let mut first = at;
        while first > 0 && at - first < MODIFIERS {
            let k = first - 1;
            let t = context.d.tokens[k];
            let possessive = t.kind == TokenKind::Possessive;
            let word = t.kind == TokenKind::Word || t.kind == TokenKind::Number || possessive;
            let stop = Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::AUXILIARY).or(Class::ADVERB);
            let determiner = t.class.has(Class::DETERMINER);
            if !word
                || context.quoted(k)
                || !determiner && t.class.any(stop.or(Class::PRONOUN))
                || (context.is_finite(k) || context.is_cue_verb(k)) && !self.within_phrase(k)
                || context.opens_clause(k)
            {
                break;
            }
            first = k;
            if determiner && !matches!(context.d.lower(k), "other" | "many") || context.starts_sentence(k) {
                break;
            }
        }
        first
    }
}
