//! Somebody whom an article spells in two ways: "Adam Teschner", and later "Tescher".

use std::collections::BTreeSet;

use super::context::DocumentContext;
use super::resolve::Resolver;
use crate::text::{Class, TokenKind, among};

impl Resolver<'_, '_> {
    /// The one person by full name whose family name is one slip away from a name of one word. The slip comes after the full name,
    /// no more often than it, and the article says nothing of its bearer: it would say who "Hanson" is if he were not Jane Hansen.
    pub(super) fn misspelt(&self, name: u32) -> Option<u32> {
        let names = &self.context.names;
        let slip = names.name(name);
        let found = names.one_slip_away(&slip.text)?;
        let full = names.name(found);
        let later = slip.mentions.first() > full.mentions.first() && slip.mentions.len() <= full.mentions.len();
        let one_sex = slip.sex.is_none() || full.sex.is_none() || slip.sex == full.sex;
        let told = slip.role.is_some() || slip.affiliation.is_some() || {
            let introduced = self.introduced_capitals.get_or_init(|| introduced_words(self.context));
            introduced.contains(slip.text.to_ascii_lowercase().as_str())
        };
        (later && one_sex && !told).then_some(found)
    }
}

/// The words in capitals, in lower case, whose bearers the article introduces: by an office or a calling before, by an apposition,
/// by "called". Names alone do not do: at the head of a sentence a word may not be known as one.
fn introduced_words<'a>(context: &DocumentContext<'a>) -> BTreeSet<&'a str> {
    let told = |&i: &usize| {
        // Everybody is Mr. Tescher on second mention; "a Tescher clerk" is no Tescher.
        let courtesy = |k: usize| among(context.d.lower(k), "mr mrs ms miss mx");
        let goes_on = context.d.is_word(i + 1) && !context.capital(i + 1) && !context.has(i + 1, Class::FUNCTION);
        let noun = i.checked_sub(1).is_some_and(|before| {
            context.has(before, Class::ROLE.or(Class::TITLE))
                && !courtesy(before)
                && !courtesy(before.saturating_sub(1))
                || among(context.d.lower(before), "called named certain")
                || among(context.d.lower(before), "one a") && !goes_on
        });
        let after = i + 2;
        let apposition = context.d.is(i + 1, ",")
            && (context.has(after, Class::DETERMINER.or(Class::ROLE).or(Class::TITLE))
                || context.d.tokens.get(after).is_some_and(|t| t.kind == TokenKind::Number));
        noun || apposition
    };
    (0..context.d.tokens.len()).filter(|&i| context.capital(i)).filter(told).map(|i| context.d.lower(i)).collect()
}
