//! What many articles tell together: facts of single articles, put together over all of them.
//!
//! Each kind of finding is a pure function over the items of a corpus, in a module of its own. All of them work in *maps* (a
//! row of numbers for each article) and *capped groups* (rows by key, at most [`GROUP`] of a key in canonical order), so that
//! the work is linear in the articles and the same stages could run over parts of a corpus. No article is compared with all
//! others. Articles are taken in an order of their own ([`canonical`]), so that the order they are handed in changes nothing.

pub mod events;
pub mod names;
pub mod shared;
pub mod stories;
pub mod variants;

mod order;
mod place;
mod sieve;
mod tail;
mod terms;

pub use order::{canonical, content_id};
pub use place::{GROUP, Place};
pub use variants::{Match, Speaker};

use crate::corpus::Item;
use events::Event;
use names::NameAcross;
use shared::Shared;
use stories::Story;
use variants::Quotation;

/// What the articles of a corpus tell together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// People, organisations and places with all their mentions, in the order of their ids.
    pub names: Vec<NameAcross>,
    /// Articles that share text, in canonical order.
    pub shared: Vec<Shared>,
    /// Articles that tell one story, in canonical order.
    pub stories: Vec<Story>,
    /// What happened, as the articles of each story tell it, by story.
    pub events: Vec<Event>,
    /// Utterances that several articles carry, in canonical order.
    pub quotations: Vec<Quotation>,
}

/// Finds what `items` tell together. [`Place::article`] of each finding counts `items`.
///
/// ```
/// use dateline_core::across;
/// use dateline_core::article::{self, Metadata};
/// use dateline_core::corpus::Corpus;
///
/// let told = |id, text| article::parse(id, text, Metadata::default());
/// let articles = vec![
///     told("one", "The bridge is shut, Jane Roe said on Monday."),
///     told("two", "Lorries may not cross, said Jane Roe."),
/// ];
/// let found = across::find(&Corpus::new("Bridges", articles).items);
/// let jane = found.names.iter().find(|n| n.name == "Jane Roe").expect("one name for both");
/// assert_eq!(jane.mentions.len(), 2);
/// ```
pub fn find(items: &[Item]) -> Findings {
    let order = canonical(items);
    // What takes most memory while it is made comes first, what takes most once it is made comes last.
    let quotations = variants::find(items, &order);
    let stories = stories::find(items, &order);
    let shared = shared::find(items, &order);
    let names = names::find(items, &order);
    let events = events::find(items, stories.iter().map(|story| story.articles.as_slice()));
    Findings { names, shared, stories, events, quotations }
}
