//! Reading a container as its bytes come, so that a large one is never in memory twice.

use super::checksum::{Checksum, checksum};
use super::container::{BEFORE_TABLE, CHECKSUM, ENTRY, FORMAT, MAGIC, Section, StoreError};
use super::incoming::Incoming;
use super::library::Library;

/// What a container held.
#[derive(Debug, Default)]
pub struct Container {
    sections: Vec<(Section, Vec<u8>)>,
    /// The articles are no bytes any more.
    articles: Option<Incoming>,
}

impl Container {
    /// Reads a whole container.
    ///
    /// # Errors
    ///
    /// As [`Reader::finish`].
    pub fn read(bytes: &[u8]) -> Result<Whole, StoreError> {
        let mut reader = Reader::default();
        reader.feed(bytes)?;
        reader.finish()
    }

    /// Takes the articles out.
    ///
    /// # Errors
    ///
    /// If there are none, or they are not whole although their checksum is right.
    pub fn articles(&mut self) -> Result<Library, StoreError> {
        let articles = self.articles.take().ok_or(StoreError::Missing(Section::Items))?;
        articles.finish().ok_or(StoreError::Damaged(Section::Items))
    }

    /// Takes another section out, if it is there.
    pub fn take(&mut self, section: Section) -> Option<Vec<u8>> {
        let at = self.sections.iter().position(|(s, _)| *s == section)?;
        Some(self.sections.swap_remove(at).1)
    }

    /// Takes out one that must be there.
    ///
    /// # Errors
    ///
    /// If it is not.
    pub fn demand(&mut self, section: Section) -> Result<Vec<u8>, StoreError> {
        self.take(section).ok_or(StoreError::Missing(section))
    }
}

/// A file that was read to its end.
#[derive(Debug)]
pub enum Whole {
    /// Sections.
    Container(Box<Container>),
    /// The bytes of a file of format 1, which [`Bundle::read`](dateline_core::corpus::bundle::Bundle::read) reads.
    First(Vec<u8>),
}

/// Takes a container piece by piece.
#[derive(Debug, Default)]
pub struct Reader {
    state: State,
    /// Bytes of the head, or of a file of format 1.
    head: Vec<u8>,
    /// Sections that are not here yet, the next one last.
    to_come: Vec<Entry>,
    read: Container,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Head,
    First,
    Sections,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// None: unknown here.
    section: Option<Section>,
    len: u64,
    checksum: u64,
    /// Bytes that have come, and their checksum.
    come: u64,
    sum: Checksum,
}

/// Bytes that are set aside for a section before any of them has come: what a file claims is not believed further.
const AT_ONCE: u64 = 16 << 20;

impl Reader {
    /// Takes the next bytes, however many, unpacked by gzip.
    ///
    /// # Errors
    ///
    /// As soon as it is plain that these bytes are no container, or that a section is damaged.
    pub fn feed(&mut self, mut bytes: &[u8]) -> Result<(), StoreError> {
        if self.state == State::Head {
            bytes = self.feed_head(bytes)?;
        }
        match self.state {
            State::Head => Ok(()),
            State::First => {
                self.head.extend_from_slice(bytes);
                Ok(())
            }
            State::Sections => self.feed_sections(bytes),
        }
    }

    /// Takes what belongs to the head, and gives back the rest.
    fn feed_head<'a>(&mut self, mut bytes: &'a [u8]) -> Result<&'a [u8], StoreError> {
        loop {
            let wanted = self.head_len()?;
            if self.head.len() == wanted {
                if self.head.last() == Some(&1) && wanted == BEFORE_TABLE - 1 {
                    self.state = State::First;
                } else {
                    self.read_head()?;
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

    /// How long the head is, as far as can be told yet.
    fn head_len(&self) -> Result<usize, StoreError> {
        let known = self.head.len().min(MAGIC.len());
        if self.head[..known] != MAGIC[..known] {
            return Err(StoreError::NotOurs);
        }
        let to_format = BEFORE_TABLE - 1;
        match self.head.get(MAGIC.len()) {
            None | Some(1) => Ok(to_format),
            Some(&FORMAT) => {
                let table = |&sections: &u8| usize::from(sections) * ENTRY + CHECKSUM;
                Ok(BEFORE_TABLE + self.head.get(to_format).map_or(0, table))
            }
            Some(0) => Err(StoreError::NotOurs),
            Some(&later) => Err(StoreError::Newer(later)),
        }
    }

    fn read_head(&mut self) -> Result<(), StoreError> {
        let head = std::mem::take(&mut self.head);
        let (table, sum) = head.split_last_chunk::<CHECKSUM>().ok_or(StoreError::DamagedHead)?;
        if checksum(table) != u64::from_le_bytes(*sum) {
            return Err(StoreError::DamagedHead);
        }
        let (entries, _) = table.get(BEFORE_TABLE..).unwrap_or_default().as_chunks::<ENTRY>();
        for &[a, b, c, d, l0, l1, l2, l3, l4, l5, l6, l7, ref sum @ ..] in entries {
            let section = Section::ALL.into_iter().find(|s| s.tag() == [a, b, c, d]);
            if section.is_some() && self.to_come.iter().any(|e| e.section == section) {
                return Err(StoreError::DamagedHead);
            }
            let len = u64::from_le_bytes([l0, l1, l2, l3, l4, l5, l6, l7]);
            let (checksum, sum) = (u64::from_le_bytes(*sum), Checksum::default());
            self.to_come.push(Entry { section, len, checksum, come: 0, sum });
        }
        self.to_come.reverse();
        self.state = State::Sections;
        self.begin()
    }

    /// Makes room for the next section; sections without bytes are done at once.
    fn begin(&mut self) -> Result<(), StoreError> {
        while let Some(entry) = self.to_come.last() {
            if entry.section == Some(Section::Items) {
                self.read.articles = Some(Incoming::default());
            } else if let Some(section) = entry.section {
                self.read.sections.push((section, Vec::with_capacity(entry.len.min(AT_ONCE) as usize)));
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
            Some(section) if entry.sum.finish() != entry.checksum => Err(StoreError::Damaged(section)),
            _ => Ok(()),
        }
    }

    fn feed_sections(&mut self, mut bytes: &[u8]) -> Result<(), StoreError> {
        while let Some(entry) = self.to_come.last_mut() {
            let left = entry.len - entry.come;
            let now = usize::try_from(left).map_or(bytes.len(), |left| left.min(bytes.len()));
            let (own, rest) = bytes.split_at(now);
            bytes = rest;
            entry.come += now as u64;
            if entry.section.is_some() {
                entry.sum.feed(own);
            }
            if entry.section == Some(Section::Items) {
                let taken = self.read.articles.as_mut().and_then(|articles| articles.feed(own));
                taken.ok_or(StoreError::Damaged(Section::Items))?;
            } else if let (Some(_), Some((_, content))) = (entry.section, self.read.sections.last_mut()) {
                if content.capacity() - content.len() < now {
                    // Twice as much, but no more than there is to come.
                    let more = (content.len() as u64).max(now as u64).min(left) as usize;
                    content.try_reserve_exact(more).map_err(|_| StoreError::CutShort)?;
                }
                content.extend_from_slice(own);
            }
            if entry.come < entry.len {
                return Ok(());
            }
            self.end()?;
            self.begin()?;
        }
        // What follows the last section was not written by us.
        if bytes.is_empty() { Ok(()) } else { Err(StoreError::DamagedHead) }
    }

    /// What was read.
    ///
    /// # Errors
    ///
    /// If bytes are still to come, or none came at all.
    pub fn finish(self) -> Result<Whole, StoreError> {
        match self.state {
            State::Head if self.head.is_empty() => Err(StoreError::NotOurs),
            State::Head => Err(StoreError::CutShort),
            State::First => Ok(Whole::First(self.head)),
            State::Sections if self.to_come.is_empty() => Ok(Whole::Container(Box::new(self.read))),
            State::Sections => Err(StoreError::CutShort),
        }
    }
}
