//! Articles cited by the rules of a style, as newspaper articles are: an entry of a list of references, and the note or the
//! parenthesis that leads from a text to a paragraph.
//!
//! Each style is a file. What each writes is what the style's published description in the Citation Style Language gives with
//! a reference processor, compared in tests/citations.rs. A day of publication that was inferred counts as none. The day of
//! access stands where the style asks for it: Chicago with each address, APA and MLA for what is undated.

mod apa;
mod author;
mod byline;
mod chicago;
pub(super) mod fields;
mod mla;
mod reference;
mod styled;
mod title;

pub use author::Author;
pub use reference::Reference;
pub use styled::Styled;

/// A style of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// American Psychological Association, 7th edition.
    Apa,
    /// Chicago Manual of Style, 18th edition, notes and bibliography, with days of access.
    Chicago,
    /// Modern Language Association, 9th edition.
    Mla,
}

impl Style {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Apa, Self::Chicago, Self::Mla];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apa => "apa",
            Self::Chicago => "chicago",
            Self::Mla => "mla",
        }
    }

    /// Its name for readers.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Apa => "APA, 7th edition",
            Self::Chicago => "Chicago, 18th edition, notes and bibliography",
            Self::Mla => "MLA, 9th edition",
        }
    }

    /// What the style calls its list of references.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Apa => "References",
            Self::Chicago => "Bibliography",
            Self::Mla => "Works Cited",
        }
    }

    /// The entry of the list of references.
    pub fn entry(self, reference: &Reference) -> Styled {
        match self {
            Self::Apa => apa::entry(reference),
            Self::Chicago => chicago::entry(reference),
            Self::Mla => mla::entry(reference),
        }
    }

    /// The note or the parenthesis that names a paragraph of the article.
    pub fn note(self, reference: &Reference, paragraph: Option<u32>) -> Styled {
        match self {
            Self::Apa => apa::note(reference, paragraph),
            Self::Chicago => chicago::note(reference, paragraph),
            Self::Mla => mla::note(reference, paragraph),
        }
    }
}
