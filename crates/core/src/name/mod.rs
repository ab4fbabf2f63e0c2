//! Names: people, organisations and places within an article, each with its mentions.
//!
//! Four steps: [`chunk`](self) finds runs of capitalised words and parts office from name; `merge` makes one name of the
//! mentions that are one bearer's (and never guesses between two); `again` finds
//! where its names stand again, `mentions` the name behind "the president".

mod affiliation;
mod again;
mod chunk;
mod mentions;
mod merge;
mod names;

use crate::text::{Document, Span};

pub use mentions::Mentions;
pub use names::{Name, NameKind, Sex};

/// Finds the names of a document, in order of their first mention.
pub fn find(document: &Document<'_>) -> Vec<Name> {
    let mut names = merge::merge(document, chunk::chunks(document));
    again::complete(document, &mut names);
    let mentions = Mentions::new(&names);
    let told: Vec<Option<Span>> = names
        .iter()
        .map(|n| if n.kind == NameKind::Person { affiliation::of(document, &mentions, n) } else { None })
        .collect();
    for (name, affiliation) in names.iter_mut().zip(told) {
        name.affiliation = affiliation;
    }
    names
}
