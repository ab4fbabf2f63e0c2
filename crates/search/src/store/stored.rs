//! A corpus with everything known of it, as files: written ahead of time, opened without a second analysis.
//!
//! A small corpus is one file. Of a large one the head holds what every question needs, and the articles lie in *parts*, files
//! of their own that are fetched when one of their articles is to be shown. A part's file is named by its content, so that it
//! may be kept for ever and never belongs to another version of the corpus.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::checksum::{Checksum, checksum};
use super::chunk::{self, Chunk, Part};
use super::container::{self, Section, StoreError};
use super::library::Library;
use super::reader::Container;
use crate::index::{Index, TooLarge};

/// Bytes of packed articles from which on a corpus is split.
pub const SPLIT_FROM: usize = 4 << 20;

/// Bytes of packed articles in a part, about; gzip leaves two fifths of them. Each article that a search finds may lie in
/// another part, so that larger parts would mostly carry what nobody asked for.
pub const PART: usize = 96 << 10;

/// Bytes of articles that are handed on at once while a corpus is written.
const WRITTEN: usize = 256 << 10;

/// Bytes of postings in a part, about. A query asks for one or two for each of its words.
const PIECE: usize = 64 << 10;

/// What is told of a corpus before anything else of it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Its name.
    pub name: String,
    /// How many articles it holds.
    pub articles: u32,
    /// The version that wrote it.
    pub writer: String,
}

/// Everything that is stored of a corpus.
#[derive(Debug)]
pub struct Stored {
    /// Its name and size.
    pub summary: Summary,
    /// Its articles, here or in parts that are to be supplied.
    pub library: Library,
    /// The engine's rows.
    pub columns: Vec<u8>,
    /// The search index, or its head.
    pub index: Vec<u8>,
    /// Where the rest of it is, if this is its head.
    pub pieces: Option<Pieces>,
}

/// An index's postings in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pieces {
    /// Which runs of words they begin with.
    pub runs: Vec<u32>,
    /// Their files.
    pub parts: Vec<Part>,
}

/// Stored bytes of a corpus, not packed by gzip yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// The file that is opened.
    pub head: Vec<u8>,
    /// The parts, by number: first the articles', then the index's. [`Part::name`] names them.
    pub parts: Vec<Vec<u8>>,
}

/// Whether articles get files of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// No: one file.
    Never,
    /// Yes, from [`SPLIT_FROM`] bytes on.
    IfLarge,
    /// Yes, of about so many bytes each.
    Into(usize),
}

impl Split {
    /// Bytes of a part, if there are to be any, for so many bytes of packed articles.
    fn part(self, packed: usize) -> Option<usize> {
        match self {
            Self::Never => None,
            Self::IfLarge => (packed >= SPLIT_FROM).then_some(PART),
            Self::Into(size) => Some(size),
        }
    }
}

/// Why a corpus cannot be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotStored {
    /// This article's part has not been fetched.
    Away(u32),
    /// Parts of the index have not been fetched, or it is none.
    Index,
    /// Its articles are larger than the format holds: 4 GB each.
    TooLarge,
    /// It has more words than its index can hold.
    TooMany,
}

impl From<TooLarge> for NotStored {
    fn from(_: TooLarge) -> Self {
        Self::TooMany
    }
}

impl std::fmt::Display for NotStored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Away(n) => write!(f, "Article {n} is not here, so that the corpus cannot be saved."),
            Self::Index => f.write_str("The search index is not here, so that the corpus cannot be saved."),
            Self::TooLarge => f.write_str("An article is larger than 4 GB, which cannot be saved."),
            Self::TooMany => f.write_str(
                "There are more articles than one corpus can hold, about half a million of a thousand words. Make several \
                 corpora of them.",
            ),
        }
    }
}

impl std::error::Error for NotStored {}

/// Writes a corpus. The same corpus gives the same bytes.
///
/// # Errors
///
/// If an article is away or larger than 4 GB.
pub fn write(name: &str, library: &Library, columns: &[u8], index: &[u8], split: Split) -> Result<Files, NotStored> {
    let count = library.len() as u32;
    let packed = |n: u32| library.packed(n).ok_or(NotStored::Away(n));
    let lengths = (0..count).map(|n| packed(n).map(|p| p.len())).collect::<Result<Vec<_>, _>>()?;
    if let Some(size) = split.part(lengths.iter().sum()) {
        let mut files = Files::default();
        let mut chunks = Vec::new();
        for own in cut(&lengths, size) {
            let count = own.len() as u32;
            let bytes = chunk::write(&own.map(packed).collect::<Result<Vec<_>, _>>()?).ok_or(NotStored::TooLarge)?;
            chunks.push(Chunk { count, part: Part::of(&bytes) });
            files.parts.push(bytes);
        }
        let cut = Index::cut_stored(index, size.min(PIECE)).map_err(|_| NotStored::Index)?;
        let pieces = Pieces { runs: cut.runs, parts: cut.pieces.iter().map(|p| Part::of(p)).collect() };
        files.parts.extend(cut.pieces);
        let table = postcard::to_extend(&(chunks, pieces), Vec::new()).unwrap_or_default();
        files.head = container::write(&[
            (Section::Summary, &summary(name, count)),
            (Section::Chunks, &table),
            (Section::Columns, columns),
            (Section::Index, &cut.head),
        ]);
        return Ok(files);
    }
    let mut head = Vec::new();
    write_whole(name, library, columns, index, &mut |bytes| head.extend_from_slice(bytes))?;
    Ok(Files { head, parts: Vec::new() })
}

/// Writes a corpus as one file, piece by piece: it is never in memory as a whole.
///
/// # Errors
///
/// As [`write`], before the first piece.
pub fn write_whole(
    name: &str,
    library: &Library,
    columns: &[u8],
    index: &[u8],
    out: &mut dyn FnMut(&[u8]),
) -> Result<(), NotStored> {
    let count = library.len() as u32;
    let summary = summary(name, count);
    // Articles are asked for twice rather than all held at once: what stands before them tells of them.
    let packed = |n: u32| library.packed(n).ok_or(NotStored::Away(n));
    let lengths = (0..count).map(|n| packed(n).map(|p| p.len())).collect::<Result<Vec<_>, _>>()?;
    let table = chunk::table(&lengths).ok_or(NotStored::TooLarge)?;
    let mut sum = Checksum::default();
    sum.feed(&table);
    (0..count).try_for_each(|n| packed(n).map(|article| sum.feed(&article)))?;
    let len = table.len() + lengths.iter().sum::<usize>();
    let rest = [(Section::Summary, summary.as_slice()), (Section::Columns, columns), (Section::Index, index)];
    // The articles first: they are the most, and memory that is set aside while they come serves the others after them.
    let mut sections = vec![(Section::Items, len as u64, sum.finish())];
    sections.extend(rest.map(|(section, content)| (section, content.len() as u64, checksum(content))));
    out(&container::head(&sections));
    let mut piece = table;
    for article in (0..count).filter_map(|n| library.packed(n)) {
        if piece.len() + article.len() > WRITTEN {
            out(&piece);
            piece.clear();
        }
        piece.extend_from_slice(&article);
    }
    out(&piece);
    rest.iter().for_each(|(_, content)| out(content));
    Ok(())
}

fn summary(name: &str, articles: u32) -> Vec<u8> {
    let summary = Summary { name: name.to_owned(), articles, writer: env!("CARGO_PKG_VERSION").to_owned() };
    // Writing to memory cannot fail, and every type here has a known length.
    postcard::to_extend(&summary, Vec::new()).unwrap_or_default()
}

/// Runs of articles of these lengths, of about `size` bytes, one article at least.
fn cut(lengths: &[usize], size: usize) -> Vec<Range<u32>> {
    let mut runs = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (n, &length) in (0..).zip(lengths) {
        if n > from && bytes + length > size {
            runs.push(from..n);
            (from, bytes) = (n, 0);
        }
        bytes += length;
    }
    if (from as usize) < lengths.len() {
        runs.push(from..lengths.len() as u32);
    }
    runs
}

impl Stored {
    /// Opens what a container holds.
    ///
    /// # Errors
    ///
    /// If a section is missing, or is not what it should be although its checksum is right.
    pub fn open(mut container: Container) -> Result<Self, StoreError> {
        let summary = container.demand(Section::Summary)?;
        let summary: Summary = postcard::from_bytes(&summary).map_err(|_| StoreError::Damaged(Section::Summary))?;
        let (library, pieces) = match container.take(Section::Chunks) {
            Some(table) => {
                let damaged = StoreError::Damaged(Section::Chunks);
                let (chunks, pieces): (Vec<Chunk>, Pieces) = postcard::from_bytes(&table).map_err(|_| damaged)?;
                if pieces.runs.len() != pieces.parts.len() {
                    return Err(damaged);
                }
                (Library::from_chunks(&chunks).ok_or(damaged)?, Some(pieces))
            }
            None => (container.articles()?, None),
        };
        if library.len() != summary.articles as usize {
            return Err(StoreError::Damaged(Section::Summary));
        }
        let columns = container.demand(Section::Columns)?;
        let index = container.demand(Section::Index)?;
        Ok(Self { summary, library, columns, index, pieces })
    }
}
