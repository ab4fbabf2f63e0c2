//! Reading a container as its bytes come, so that a large one is never in memory twice.

use xxhash_rust::xxh64::Xxh64;

use super::super::error::StoreError;
use super::super::incoming::Incoming;
use super::head::{self, Head, SectionEntry};
use super::{Container, Content, Section};

/// Takes a stored corpus piece by piece. Analysed articles go to a library as they come.
#[derive(Default)]
pub struct Reader {
    state: SectionState,
    /// Bytes of the head so far.
    head: Vec<u8>,
    /// Sections that are not here yet, the next one last.
    to_come: Vec<SectionEntry>,
    /// Bytes that have come of the section that is being read, and their checksum.
    come: u64,
    sum: Xxh64,
    read: Container,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum SectionState {
    #[default]
    Head,
    /// Format 1.
    ArticlesToTheEnd,
    Sections,
}

/// Bytes that are set aside for a section before any of them has come: what a file claims is not believed further.
const AT_ONCE: u64 = 16 << 20;

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("state", &self.state).field("to_come", &self.to_come).finish_non_exhaustive()
    }
}

impl Reader {
    /// Takes the next bytes, however many, unpacked by gzip.
    ///
    /// # Errors
    ///
    /// As soon as it is plain that these bytes are no stored corpus, or that a section is damaged.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Result<(), StoreError> {
        if self.state == SectionState::Head {
            bytes = self.feed_head(bytes)?;
        }
        match self.state {
            SectionState::Head => Ok(()),
            SectionState::ArticlesToTheEnd => self.push(bytes),
            SectionState::Sections => self.feed_sections(bytes),
        }
    }

    /// Takes what belongs to the head, and gives back the rest.
    fn feed_head<'a>(&mut self, mut bytes: &'a [u8]) -> Result<&'a [u8], StoreError> {
        loop {
            let wanted = head::len(&self.head)?;
            if self.head.len() == wanted {
                match head::parse(&std::mem::take(&mut self.head))? {
                    Head::ArticlesToTheEnd => {
                        self.state = SectionState::ArticlesToTheEnd;
                        self.read.sections.push((Section::Articles, Content::default()));
                    }
                    Head::Sections(mut entries) => {
                        entries.reverse();
                        self.to_come = entries;
                        self.state = SectionState::Sections;
                        self.begin()?;
                    }
                }
                return Ok(bytes);
            }
            if bytes.is_empty() {
                return Ok(bytes);
            }
            let (now, rest) = bytes.split_at(bytes.len().min(wanted - self.head.len()));
            self.head.extend_from_slice(now);
            bytes = rest;
        }
    }

    /// Makes room for the next section; sections without bytes are done at once.
    fn begin(&mut self) -> Result<(), StoreError> {
        while let Some(entry) = self.to_come.last() {
            (self.come, self.sum) = (0, Xxh64::new(0));
            if entry.section == Some(Section::Analysed) {
                self.read.incoming = Some(Incoming::default());
                self.read.analysed = entry.version;
            } else if let Some(section) = entry.section {
                let bytes = Vec::with_capacity(entry.len.min(AT_ONCE) as usize);
                self.read.sections.push((section, Content { version: entry.version, bytes }));
            }
            if entry.len > 0 {
                return Ok(());
            }
            self.end()?;
        }
        Ok(())
    }

    /// Closes the section that is being read.
    fn end(&mut self) -> Result<(), StoreError> {
        let Some(entry) = self.to_come.pop() else { return Ok(()) };
        match entry.section {
            Some(section) if self.sum.digest() != entry.checksum => Err(StoreError::Damaged(section)),
            _ => Ok(()),
        }
    }

    fn feed_sections(&mut self, mut bytes: &[u8]) -> Result<(), StoreError> {
        while let Some(&SectionEntry { section, len, .. }) = self.to_come.last() {
            let left = len - self.come;
            let now = usize::try_from(left).map_or(bytes.len(), |left| left.min(bytes.len()));
            let (own, rest) = bytes.split_at(now);
            bytes = rest;
            if section.is_some() {
                self.sum.update(own);
            }
            if section == Some(Section::Analysed) {
                let taken = self.read.incoming.as_mut().and_then(|incoming| incoming.feed(own));
                taken.ok_or(StoreError::Damaged(Section::Analysed))?;
            } else if section.is_some() {
                self.push(own)?;
            }
            self.come += now as u64;
            if self.come < len {
                return Ok(());
            }
            self.end()?;
            self.begin()?;
        }
        // What follows the last section was not written by us.
        if bytes.is_empty() { Ok(()) } else { Err(StoreError::DamagedHead) }
    }

    /// Adds bytes to the section that began last.
    fn push(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        let Some((_, Content { bytes: content, .. })) = self.read.sections.last_mut() else { return Ok(()) };
        if content.capacity() - content.len() < bytes.len() {
            // Twice as much, but no more than there is to come.
            let left = self.to_come.last().map_or(u64::MAX, |entry| entry.len - self.come);
            let more = (content.len().max(bytes.len()) as u64).min(left);
            let more = usize::try_from(more).map_err(|_| StoreError::CutShort)?;
            content.try_reserve_exact(more).map_err(|_| StoreError::CutShort)?;
        }
        content.extend_from_slice(bytes);
        Ok(())
    }

    /// What was read.
    ///
    /// # Errors
    ///
    /// If bytes are still to come, or none came at all.
    pub fn finish(self) -> Result<Container, StoreError> {
        match self.state {
            SectionState::Head if self.head.is_empty() => Err(StoreError::NotACorpus),
            SectionState::Head => Err(StoreError::CutShort),
            SectionState::Sections if !self.to_come.is_empty() => Err(StoreError::CutShort),
            SectionState::ArticlesToTheEnd | SectionState::Sections => Ok(self.read),
        }
    }
}
