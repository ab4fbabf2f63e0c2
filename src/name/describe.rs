//! From a place in the text to the name that stands there, and from a description ("the Russian president") to the name
//! that bears it.

use super::{Name, NameKind};
use crate::text::{Class, Document, Span};

/// Names by the places of their mentions.
#[derive(Debug)]
pub struct Mentions<'a> {
    names: &'a [Name],
    /// Each mention with its name, in text order.
    places: Vec<(Span, u32)>,
}

impl<'a> Mentions<'a> {
    /// Indexes the mentions of `names`.
    pub fn new(names: &'a [Name]) -> Self {
        let mut places: Vec<(Span, u32)> =
            names.iter().enumerate().flat_map(|(i, n)| n.mentions.iter().map(move |&m| (m, i as u32))).collect();
        crate::order::plain(&mut places);
        Self { names, places }
    }

    /// The name with number `i`.
    pub fn name(&self, i: u32) -> &'a Name {
        &self.names[i as usize]
    }

    /// The mentions that lie within `span`, in order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = (Span, u32)> + '_ {
        let from = self.places.partition_point(|(m, _)| m.start < span.start);
        self.places[from..]
            .iter()
            .copied()
            .take_while(move |(m, _)| m.start < span.end)
            .filter(move |(m, _)| span.contains(*m))
    }

    /// The mentions that end before byte `at`, last first.
    pub fn before(&self, at: u32) -> impl Iterator<Item = (Span, u32)> + '_ {
        let to = self.places.partition_point(|(m, _)| m.start < at);
        self.places[..to].iter().rev().copied().filter(move |(m, _)| m.end <= at)
    }

    /// The one person whose stated role holds all the telling words of `tokens[first..last]`, a description such as
    /// "the Russian President"; nobody if two people would do.
    pub fn described(&self, document: &Document<'_>, first: usize, last: usize) -> Option<u32> {
        let telling: Vec<String> = (first..last)
            .filter(|&i| document.is_word(i) && !document.tokens[i].class.has(Class::FUNCTION))
            .flat_map(|i| parts(document.lower(i)))
            .collect();
        let office = (first..last).any(|i| {
            document.tokens[i].class.any(Class::ROLE.or(Class::TITLE))
                || document.lower(i).contains("secretary-general")
        });
        if telling.is_empty() || !office {
            return None;
        }
        let mut found = None;
        for (i, name) in self.names.iter().enumerate().filter(|(_, n)| n.kind == NameKind::Person) {
            let Some(role) = name.role else { continue };
            let role = role.of(document.text).to_ascii_lowercase();
            let role: Vec<String> = role.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
            if telling.iter().all(|t| role.contains(t)) {
                if found.is_some() {
                    return None;
                }
                found = Some(i as u32);
            }
        }
        found
    }
}

/// A hyphenated word in its parts, so that "Secretary-General" and "Secretary General" agree.
fn parts(word: &str) -> Vec<String> {
    word.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).map(str::to_owned).collect()
}
