//! Names: people, organisations and places within an article, each with its mentions.
//!
//! Four steps: `chunk` finds runs of capitalised words (`run`) and separates office from name (`part`); `merge` makes one name
//! of the mentions of one bearer (and never guesses between two); `again` finds further mentions of the names; `mentions` looks up the name
//! behind "the president".

mod acronyms;
mod affiliation;
mod again;
mod apposition;
mod chunk;
mod find_chunks;
mod furniture;
mod known;
mod lone;
mod mentions;
mod merge;
mod names;
mod part;
mod run;
mod short_forms;
mod unfinished_name;

use crate::text::{Document, Span};

pub(crate) use known::{places, regions};
pub use mentions::Mentions;
pub(crate) use merge::forms as aliases;
pub use names::{Name, NameKind, Sex};

/// Finds the names of a document, in order of their first mention.
pub fn find(document: &Document<'_>) -> Vec<Name> {
    let mut names = merge::merge(document, find_chunks::chunks(document));
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
