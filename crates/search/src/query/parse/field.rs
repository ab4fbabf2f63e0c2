//! Reads fields: the names that may stand before a colon, and names that are nearly one.

use super::key::Key;
use super::problem::Fault;
use super::reader::QueryReader;
use crate::query::node::{Field, NameField};
use dateline_core::text::Span;

/// The fields, each by the name that is suggested, and other names that readers try.
const KEYS: [(Key, &str, &str); 14] = [
    (Key::Words(Field::Title), "title", "headline"),
    (Key::Words(Field::Text), "text", "body"),
    (Key::Quote, "quote", "quotation"),
    (Key::Name(NameField::Speaker), "speaker", "by"),
    (Key::Name(NameField::Outlet), "outlet", "carrier"),
    (Key::Name(NameField::Agency), "agency", "wire"),
    (Key::Name(NameField::Person), "person", "people"),
    (Key::Name(NameField::Org), "org", "organisation organization"),
    (Key::Name(NameField::Place), "place", "location"),
    (Key::Name(NameField::Field), "field", "author section topic"),
    (Key::Days, "date", "day"),
    (Key::Kind, "kind", "type"),
    (Key::Source, "source", ""),
    (Key::Sentence, "sentence", ""),
];

impl QueryReader<'_> {
    /// The field that stands at the start of `word`, which is then gone over, and where it stands with its colon.
    pub(super) fn key(&mut self, word: Span) -> Option<(Key, Span)> {
        let (name, after) = split(word.of(self.text))?;
        let name = name.to_ascii_lowercase();
        let span = Span::new(self.at, word.end as usize - after.len());
        let singular = name.strip_suffix('s').unwrap_or(&name);
        let is = |own: &str| own == name || own == singular;
        let known = KEYS.iter().find(|(_, own, others)| is(own) || others.split(' ').any(is));
        if let Some((key, ..)) = known {
            self.at = span.end as usize;
            return Some((*key, span));
        }
        let near = KEYS.iter().map(|(_, own, _)| (distance(&name, own), *own)).min()?;
        let close = near.0 == 1 && name.starts_with(&near.1[..1]);
        // Prose has words with a colon behind them, and addresses have two slashes there.
        let prose = self.text[span.end as usize..].starts_with(|c: char| c == '/' || c.is_whitespace());
        if close || !prose && near.0 * 3 <= name.len().max(3) {
            self.say_more(span, Fault::Misspelt, near.1);
        } else if !prose {
            self.say(span, Fault::NoSuchField);
        }
        None
    }
}

/// The letters before a colon and what comes after it, if `word` begins so.
pub(super) fn split(word: &str) -> Option<(&str, &str)> {
    let (name, after) = word.split_once([':', '：'])?;
    // A longer one is no field misspelt.
    let is_name = (2..=16).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphabetic());
    is_name.then_some((name, after))
}

/// In how many letters two words differ: put in, left out, or others.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.bytes().enumerate() {
            let other = row[j].min(row[j + 1]) + 1;
            let best = other.min(diagonal + usize::from(x != y));
            diagonal = std::mem::replace(&mut row[j + 1], best);
        }
    }
    row[b.len()]
}
