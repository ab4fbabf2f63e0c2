//! The sections of a container that has been read.

use super::super::checksum::checksum;
use super::super::error::StoreError;
use super::super::incoming::Incoming;
use super::super::library::Library;
use super::Section;
use super::head::{self, Head};

/// The sections of a stored corpus, their checksums proven.
#[derive(Debug, Default)]
pub struct Container {
    pub(super) sections: Vec<(Section, Content)>,
    /// Analysed articles that a [`Reader`](super::Reader) has handed to a library as their bytes came.
    pub(super) incoming: Option<Incoming>,
    /// The version of the analysed articles; 0 if there are none.
    pub(super) analysed: u16,
}

/// A section's content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The version of its layout: from 1 on up to the latest that this version reads; 0 for the articles of a file of format 1.
    pub version: u16,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Container {
    /// Reads a whole file, not packed by gzip. A large one is better [read as it comes](super::Reader).
    ///
    /// # Errors
    ///
    /// If the bytes are no stored corpus, of a later format than this version reads, cut short or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, StoreError> {
        if bytes.is_empty() {
            return Err(StoreError::NotACorpus);
        }
        let (mut known, mut wanted) = (0, head::len(&[])?);
        while known < wanted {
            known = wanted;
            let cut = bytes.len() < known;
            wanted = head::len(&bytes[..known.min(bytes.len())])?;
            if cut {
                return Err(StoreError::CutShort);
            }
        }
        let (head, mut rest) = bytes.split_at(known);
        let entries = match head::parse(head)? {
            Head::Sections(entries) => entries,
            Head::ArticlesToTheEnd => {
                let content = Content { version: 0, bytes: rest.to_vec() };
                return Ok(Self { sections: vec![(Section::Articles, content)], ..Self::default() });
            }
        };
        let mut read = Self::default();
        for entry in entries {
            let len = usize::try_from(entry.len).ok();
            let (content, after) = len.and_then(|len| rest.split_at_checked(len)).ok_or(StoreError::CutShort)?;
            rest = after;
            let Some(section) = entry.section else { continue };
            if checksum(content) != entry.checksum {
                return Err(StoreError::Damaged(section));
            }
            if section == Section::Analysed {
                read.analysed = entry.version;
            }
            read.sections.push((section, Content { version: entry.version, bytes: content.to_vec() }));
        }
        if rest.is_empty() { Ok(read) } else { Err(StoreError::DamagedHead) }
    }

    /// Whether it has this section.
    pub fn has(&self, section: Section) -> bool {
        section == Section::Analysed && self.incoming.is_some() || self.sections.iter().any(|(s, _)| *s == section)
    }

    /// Whether it holds articles whose facts were found, and stored, in an earlier way than is read now: the articles alone
    /// are of use.
    pub fn is_of_earlier_analysis(&self) -> bool {
        self.analysed > 0 && self.analysed < Section::Analysed.version()
    }

    /// Takes out the analysed articles.
    ///
    /// # Errors
    ///
    /// If there are none, or they are not whole although their checksum is right.
    pub fn analysed(&mut self) -> Result<Library, StoreError> {
        let damaged = StoreError::Damaged(Section::Analysed);
        let incoming = match self.incoming.take() {
            Some(incoming) => incoming,
            None => {
                let mut incoming = Incoming::default();
                incoming.feed(&self.demand(Section::Analysed)?.bytes).ok_or(damaged)?;
                incoming
            }
        };
        incoming.finish().ok_or(damaged)
    }

    /// Takes a section out, if it is there; [analysed](Self::analysed) articles may be past being bytes.
    pub fn take(&mut self, section: Section) -> Option<Content> {
        let at = self.sections.iter().position(|(s, _)| *s == section)?;
        Some(self.sections.swap_remove(at).1)
    }

    /// Takes out a section that must be there.
    ///
    /// # Errors
    ///
    /// If it is not.
    pub fn demand(&mut self, section: Section) -> Result<Content, StoreError> {
        self.take(section).ok_or(StoreError::Missing(section))
    }
}
