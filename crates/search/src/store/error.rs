//! What can go wrong with stored files, in words that the reader of the page can act on.

use std::fmt;

use super::container::Section;

/// Why a stored corpus cannot be opened or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The bytes do not begin as a stored corpus does.
    NotACorpus,
    /// The file is of a later format than this version reads.
    NewerFormat(u8),
    /// A section is of a later version than this version reads.
    NewerSection(Section),
    /// A section is of a version that this version reads no longer.
    OlderSection(Section),
    /// It holds articles without facts, or with facts that an earlier version found, and is to be opened without analysing.
    NotAnalysed,
    /// The file ends before all that was written has come.
    CutShort,
    /// What stands before the sections is not what was written.
    DamagedHead,
    /// A section is not what was written.
    Damaged(Section),
    /// A section that must be there is not.
    Missing(Section),
    /// The corpus has no part of this number.
    UnknownPart,
    /// A part is not as long as it was written.
    PartLength {
        /// Bytes expected.
        expected: u64,
        /// Bytes that came.
        found: u64,
    },
    /// A part's content is not what was written.
    DamagedPart,
    /// The corpus cannot be written: the part that holds this article has not been loaded.
    ArticleNotLoaded(u32),
    /// The corpus cannot be written: parts of its index have not been loaded.
    IndexNotLoaded,
    /// The corpus cannot be written: it is larger than the format holds.
    TooLarge(Limit),
}

/// A limit of the stored format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// An article takes less than 4 GB with its facts.
    Article,
    /// There are less than 2³² articles.
    Articles,
    /// The search index counts less than 2³² bits of postings and less than 2³² words.
    Index,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotACorpus => f.write_str("This file is not a Dateline corpus."),
            Self::NotAnalysed => f.write_str("These articles are not analysed."),
            Self::NewerFormat(found) => write!(
                f,
                "This corpus was stored by a later version of Dateline (format {found}; this version reads up to {}). \
                 Open it with that version, or make it again with this one.",
                super::container::FORMAT
            ),
            Self::NewerSection(section) => write!(
                f,
                "This corpus was stored by a later version of Dateline: this version cannot read {}. Open it with that \
                 version, or make it again with this one.",
                section.words()
            ),
            Self::OlderSection(section) => write!(
                f,
                "This corpus was stored by an earlier version of Dateline: this version cannot read {}. Build it again from \
                 its articles.",
                section.words()
            ),
            Self::CutShort => f.write_str("This corpus file was cut short. Fetch or copy it again."),
            Self::DamagedHead => {
                f.write_str("This corpus file is damaged at its very beginning. Fetch or copy it again.")
            }
            Self::Damaged(section) => {
                write!(f, "This corpus file is damaged: {} cannot be read. Fetch or copy it again.", section.words())
            }
            Self::Missing(section) => write!(f, "This corpus file is not whole: {} are missing.", section.words()),
            Self::UnknownPart => f.write_str("This corpus has no such part."),
            Self::PartLength { expected, found } if found < expected => {
                write!(f, "A part of this corpus was cut short: {found} of {expected} bytes came.")
            }
            Self::PartLength { .. } | Self::DamagedPart => {
                f.write_str("A part of this corpus is damaged, or of another version of it. Reload the page.")
            }
            Self::ArticleNotLoaded(n) => {
                write!(f, "Article {n} has not been fetched yet, so that the corpus cannot be saved.")
            }
            Self::IndexNotLoaded => {
                f.write_str("The search index has not been fetched yet, so that the corpus cannot be saved.")
            }
            Self::TooLarge(Limit::Article) => f.write_str("An article is larger than 4 GB, which cannot be saved."),
            Self::TooLarge(Limit::Articles) => {
                f.write_str("There are more than 4,294,967,295 articles, which cannot be saved as one corpus.")
            }
            Self::TooLarge(Limit::Index) => f.write_str(
                "There are more articles than one corpus can hold, about half a million of a thousand words. Make several \
                 corpora of them.",
            ),
        }
    }
}

impl std::error::Error for StoreError {}
