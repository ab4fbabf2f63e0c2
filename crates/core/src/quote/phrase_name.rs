//! Which name a noun phrase is, and what it is called without one: "Undersecretary for Education Jane Roe", "a senior Clinton aide".

use super::context::Np;
use super::resolution::Resolution;
use super::resolve::Resolver;
use crate::name::NameKind;
use crate::text::{Class, Span, TokenKind};

impl Resolver<'_, '_> {
    /// The name that heads a noun phrase: the last one before its first preposition, not a possessor.
    pub(super) fn head_name(&self, np: Np) -> Option<u32> {
        let context = self.context;
        let end = self.head_end(np);
        let span = context.d.slice(np.first, end);
        let (mention, name) = context.names.within(span).last()?;
        let after = context.d.token_at(mention.end);
        let possessor = after < np.last && context.d.tokens[after].kind == TokenKind::Possessive;
        // "a senior Clinton aide" is not Clinton.
        let source = Class::ROLE.or(Class::ROLE_PLURAL).or(Class::BODY).or(Class::BODY_PLURAL).or(Class::CUE_NOUN);
        let modifies = after < end
            && context.d.is_word(after)
            && !context.capital(after)
            && context.has(end - 1, source)
            && !context.has(after, Class::FUNCTION.or(Class::ADVERB));
        let person = context.names.name(name).kind == NameKind::Person && !modifies;
        let heads = after >= end || possessor || person;
        (heads && !possessor).then_some(name)
    }

    pub(super) fn head_end(&self, np: Np) -> usize {
        let context = self.context;
        let cut = (np.first + 1..np.last).find(|&i| {
            context.d.is(i, ",") || context.has(i, Class::PREPOSITION) && !context.capital(i) && !self.inside_name(i)
        });
        cut.unwrap_or(np.last)
    }

    /// Whether token `i` stands within a mention of a name or the office before one: "Secretary of State Roe".
    fn inside_name(&self, i: usize) -> bool {
        let context = self.context;
        let at = context.d.tokens[i].span;
        let around = Span { start: at.start.saturating_sub(80), end: at.end };
        context.names.within(Span { start: around.start, end: at.end + 80 }).any(|(m, _)| m.contains(at))
            || context.d.reads(i, "of")
                && context.has(i.wrapping_sub(1), Class::TITLE.or(Class::ROLE))
                && context.capital(i - 1)
                && context.capital(i + 1)
    }

    /// Name and label of a noun phrase.
    pub(super) fn named(&self, np: Np) -> (Option<u32>, String, Resolution) {
        let context = self.context;
        let joint: Vec<u32> = {
            let span = context.span(np);
            let mut people: Vec<u32> = Vec::new();
            for (_, n) in context.names.within(span) {
                if context.names.name(n).kind == NameKind::Person && !people.contains(&n) {
                    people.push(n);
                }
            }
            people
        };
        let has_and = (np.first..np.last).any(|i| context.d.reads(i, "and"));
        if has_and && joint.len() >= 2 {
            let labels: Vec<&str> = joint.iter().map(|&n| context.names.name(n).text.as_str()).collect();
            return (None, labels.join(" and "), Resolution::Joint);
        }
        let ends_in = (!has_and).then(|| self.name_at_end(np)).flatten();
        if !has_and && let Some(n) = self.head_name(np).or(ends_in) {
            let name = context.names.name(n);
            if name.kind == NameKind::Person {
                let n = self.misspelt(n).unwrap_or(n);
                return (Some(n), context.names.name(n).text.clone(), Resolution::Person);
            }
            let label = if self.introduces(np, n) { name.text.clone() } else { self.plain(np) };
            return (Some(n), label, Resolution::OtherName);
        }
        if let Some(n) = context.names.described(context.d, np.first, self.head_end(np)) {
            return (Some(n), context.names.name(n).text.clone(), Resolution::Described);
        }
        (None, self.plain(np), Resolution::Phrase)
    }

    /// Whether a noun phrase only says what the body is whose name ends it: "the Ruritanian news agency TASS".
    fn introduces(&self, np: Np, name: u32) -> bool {
        let context = self.context;
        let span = context.span(np);
        let last = context.names.within(span).last().filter(|&(m, n)| n == name && m.end == span.end);
        let Some((mention, _)) = last else { return false };
        let first = context.d.token_at(mention.start);
        let noun = |i: usize| {
            context.d.is_word(i)
                && (!context.capital(i) || context.has(i, Class::DEMONYM.or(Class::DETERMINER)))
                && !context.has(i, Class::PREPOSITION.or(Class::CONJUNCTION))
        };
        first > np.first && context.has(first - 1, Class::BODY) && (np.first..first).all(noun)
    }

    /// The one person whose name ends the phrase: "Undersecretary for Education Jane Roe".
    fn name_at_end(&self, np: Np) -> Option<u32> {
        let context = self.context;
        let span = context.span(np);
        let mut people = context.names.within(span).filter(|&(_, n)| context.names.name(n).kind == NameKind::Person);
        let (mention, name) = people.next()?;
        let at = context.d.token_at(mention.start);
        let before = at - usize::from(at > np.first && context.d.is(at - 1, "."));
        // "docker Sam Pike": nouns written small before a name tell what its bearer is.
        let noun = |i: usize| context.d.is_word(i) && !context.capital(i) && !context.has(i, Class::FUNCTION);
        let office = before > np.first
            && (context.has(before - 1, Class::TITLE.or(Class::ROLE)) || (np.first..before).all(noun));
        (people.next().is_none() && mention.end == span.end && office).then_some(name)
    }

    /// The phrase without its article, in one line.
    pub(super) fn plain(&self, np: Np) -> String {
        let context = self.context;
        let article = matches!(context.d.lower(np.first), "the" | "a" | "an") && np.last > np.first + 1;
        let span = context.d.slice(np.first + usize::from(article), np.last);
        span.of(context.d.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
