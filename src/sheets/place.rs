//! Which sheet is open, as links name it, and links from sheets into the page.

use super::names::KINDS;
use dateline_core::name::NameKind;
use dateline_search::query::{Facet, Filter};
use dateline_search::view::{Link, Tab};
use leptos::prelude::window;

/// A sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A text is checked.
    Check,
    /// The list of stories.
    Stories,
    /// The articles of one story beside each other, by the id of one of them.
    Story(String),
    /// The same, each article in a column of its own.
    Articles(String),
    /// What is shown against another selection, by a link to that one.
    Against(String),
    /// An article beside those that may have its words, by its id.
    Collate(String),
    /// The names of one kind.
    Names(NameKind),
    /// Statements that wait to be judged.
    Review,
    /// An article whose statements are looked through, by its id.
    ReviewArticle(String),
    /// Corpora that are kept in the browser.
    Kept,
    /// The reader's dossier.
    Dossier,
    /// A dossier that the link carries.
    Shared(String),
    /// What a link names that is no sheet.
    Unknown(String),
}

impl Place {
    /// What a link calls it.
    pub fn name(&self) -> String {
        match self {
            Self::Check => "check".to_owned(),
            Self::Review => "review".to_owned(),
            Self::ReviewArticle(id) => format!("review:{id}"),
            Self::Kept => "kept".to_owned(),
            Self::Dossier => "dossier".to_owned(),
            Self::Shared(text) => format!("dossier:{text}"),
            Self::Stories => "stories".to_owned(),
            Self::Story(id) => format!("story:{id}"),
            Self::Articles(id) => format!("articles:{id}"),
            Self::Against(held) => format!("against:{held}"),
            Self::Collate(id) => format!("words:{id}"),
            Self::Names(kind) => KINDS.iter().find(|known| known.0 == *kind).map_or("", |known| known.1).to_owned(),
            Self::Unknown(name) => name.clone(),
        }
    }

    /// What a link calls `name`.
    pub fn named(name: &str) -> Self {
        match (name, name.split_once(':')) {
            ("check", _) => Self::Check,
            ("review", _) => Self::Review,
            (_, Some(("review", id))) if !id.is_empty() => Self::ReviewArticle(id.to_owned()),
            ("kept", _) => Self::Kept,
            ("dossier", _) => Self::Dossier,
            (_, Some(("dossier", text))) if !text.is_empty() => Self::Shared(text.to_owned()),
            ("stories", _) => Self::Stories,
            (_, Some(("story", id))) if !id.is_empty() => Self::Story(id.to_owned()),
            (_, Some(("articles", id))) if !id.is_empty() => Self::Articles(id.to_owned()),
            (_, Some(("against", held))) if !held.is_empty() => Self::Against(held.to_owned()),
            (_, Some(("words", id))) if !id.is_empty() => Self::Collate(id.to_owned()),
            _ => match KINDS.iter().find(|known| known.1 == name) {
                Some(known) => Self::Names(known.0),
                None => Self::Unknown(name.to_owned()),
            },
        }
    }
}

/// The page's link.
pub fn link() -> Link {
    Link::parse(&window().location().hash().unwrap_or_default()).0
}

/// Closes the sheet.
pub fn close() {
    let link = Link { sheet: None, ..link() };
    let _ = window().location().set_hash(&link.to_fragment());
}

/// Another sheet over what is shown.
pub fn to_sheet(place: &Place) -> String {
    Link { sheet: Some(place.name()), ..link() }.to_fragment()
}

/// A fact of an article, where the sheet closes.
pub fn to_fact(article: &str, fact: Option<&str>) -> String {
    let link = link();
    match fact {
        Some(fact) => link.to_fact(article, fact).to_fragment(),
        None => {
            Link { tab: link.tab, article: Some(article.to_owned()), set: link.set, ..Link::default() }.to_fragment()
        }
    }
}

/// A list of one story alone, narrowed by these filters, where the sheet closes.
pub fn to_list(tab: Tab, story: &str, filters: Vec<Filter>) -> String {
    let story = Filter { facet: Facet::Story, value: story.to_owned(), exclude: false };
    let filters = std::iter::once(story).chain(filters).collect();
    Link { tab, filters, set: link().set, ..Link::default() }.to_fragment()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_read_as_it_is_written() {
        for place in [
            Place::Check,
            Place::Stories,
            Place::Story("8k:2m".to_owned()),
            Place::Articles("8k".to_owned()),
            Place::Against("#/quotes?q=a:b&outlet=VOA".to_owned()),
            Place::Collate("8k".to_owned()),
            Place::Names(NameKind::Place),
            Place::Review,
            Place::ReviewArticle("8k".to_owned()),
            Place::Kept,
            Place::Dossier,
            Place::Shared("ab_-".to_owned()),
            Place::Unknown("story:".to_owned()),
        ] {
            assert_eq!(Place::named(&place.name()), place);
        }
        assert_eq!(Place::named("else"), Place::Unknown("else".to_owned()));
    }
}
