//! An analysed corpus with everything known of it, as files: written ahead of time, opened without a second analysis.
//!
//! A small corpus is one file. Of a large one the head file holds what every question needs, and articles and postings lie in
//! *parts*, files of their own that are fetched when an answer needs them.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh64::Xxh64;

use super::block;
use super::checksum::checksum;
use super::container::{self, Container, Section};
use super::error::{Limit, StoreError};
use super::library::Library;
use super::part::{ArticlePart, PartFile};
use super::summary::whole;

pub use super::summary::Summary;

/// Bytes of packed articles from which on a corpus is split.
pub const SPLIT_FROM: usize = 4 << 20;

/// Bytes of packed articles in a part, about; gzip leaves two fifths of them. Each article that a search finds may lie in
/// another part, so that larger parts would mostly carry what nobody asked for.
pub const PART: usize = 96 << 10;

/// Bytes of articles that are handed on at once while a corpus is written.
const WRITTEN: usize = 256 << 10;

/// Everything that is stored of an analysed corpus.
#[derive(Debug)]
pub struct StoredCorpus {
    /// Its name and size.
    pub summary: Summary,
    /// Its articles, here or in parts that are to be loaded.
    pub library: Library,
    /// What lists and filters go by.
    pub values: Vec<u8>,
    /// The search index, or its head.
    pub index: Vec<u8>,
    /// Where the postings are, if `index` is a head.
    pub postings: Option<PostingParts>,
    /// What the reader has corrected; empty if nothing was.
    pub corrections: Vec<u8>,
}

/// The parts that an index's postings lie in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingParts {
    /// Of each part, which run of words it begins with.
    pub runs: Vec<u32>,
    /// Their files.
    pub files: Vec<PartFile>,
}

/// A search index whose postings are to lie in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexParts {
    /// What every query needs.
    pub head: Vec<u8>,
    /// Of each part, which run of words it begins with.
    pub runs: Vec<u32>,
    /// The parts.
    pub parts: Vec<Vec<u8>>,
}

/// Stored bytes of a corpus, not packed by gzip yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// The file that is opened.
    pub head: Vec<u8>,
    /// The parts, by number: first the articles', then the postings'. [`PartFile::name`] names them.
    pub parts: Vec<Vec<u8>>,
}

/// Whether articles get files of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// No: one file.
    Never,
    /// Yes, from [`SPLIT_FROM`] bytes on.
    IfLarge,
    /// Yes, of about that many bytes each.
    Into(usize),
}

impl Split {
    /// Bytes of a part, if there are to be any, for that many bytes of packed articles.
    pub fn part_size(self, packed: usize) -> Option<usize> {
        match self {
            Self::Never => None,
            Self::IfLarge => (packed >= SPLIT_FROM).then_some(PART),
            Self::Into(size) => Some(size),
        }
    }
}

/// The bytes that each article takes in a stored corpus.
///
/// # Errors
///
/// If an article is not loaded.
pub fn lengths(library: &Library) -> Result<Vec<usize>, StoreError> {
    (0..library.len() as u32).map(|n| Ok(packed(library, n)?.len())).collect()
}

fn packed(library: &Library, n: u32) -> Result<std::borrow::Cow<'_, [u8]>, StoreError> {
    library.packed(n).ok_or(StoreError::ArticleNotLoaded(n))
}

/// Writes a corpus whose articles have these [lengths] with articles in parts of about `size` bytes. The same corpus gives the
/// same bytes.
///
/// # Errors
///
/// If an article is not loaded, or larger than 4 GB.
pub fn write_split(
    name: &str,
    library: &Library,
    lengths: &[usize],
    size: usize,
    values: &[u8],
    index: IndexParts,
) -> Result<Files, StoreError> {
    let mut files = Files::default();
    let mut articles = Vec::new();
    for own in runs(lengths, size) {
        let count = own.len() as u32;
        let packed = own.map(|n| packed(library, n)).collect::<Result<Vec<_>, _>>()?;
        let bytes = block::write(&packed).ok_or(StoreError::TooLarge(Limit::Article))?;
        articles.push(ArticlePart { count, file: PartFile::of(&bytes) });
        files.parts.push(bytes);
    }
    let postings = PostingParts { runs: index.runs, files: index.parts.iter().map(|p| PartFile::of(p)).collect() };
    files.parts.extend(index.parts);
    // Writing to memory cannot fail, and every type here has a known length.
    let table = postcard::to_extend(&(articles, postings), Vec::new()).unwrap_or_default();
    files.head = container::write(&[
        (Section::Summary, &Summary::new(name, library.len() as u64).write()),
        (Section::Parts, &table),
        (Section::Values, values),
        (Section::Index, &index.head),
    ]);
    Ok(files)
}

/// Writes a corpus whose articles have these [lengths] as one file, piece by piece: it is never in memory as a whole. The
/// same corpus gives the same bytes. `corrections` have no section where there are none.
///
/// # Errors
///
/// If an article is not loaded or larger than 4 GB, before the first piece.
pub fn write_whole(
    name: &str,
    library: &Library,
    lengths: &[usize],
    values: &[u8],
    index: &[u8],
    corrections: &[u8],
    out: &mut dyn FnMut(&[u8]),
) -> Result<(), StoreError> {
    let summary = Summary::new(name, library.len() as u64).write();
    let table = block::table(lengths).ok_or(StoreError::TooLarge(Limit::Article))?;
    // Articles are asked for twice rather than all held at once: what stands before them tells their checksum.
    let count = library.len() as u32;
    let mut sum = Xxh64::new(0);
    sum.update(&table);
    (0..count).try_for_each(|n| packed(library, n).map(|article| sum.update(&article)))?;
    let len = table.len() as u64 + lengths.iter().map(|&len| len as u64).sum::<u64>();
    let mut rest = vec![(Section::Summary, summary.as_slice()), (Section::Values, values), (Section::Index, index)];
    if !corrections.is_empty() {
        rest.push((Section::Corrections, corrections));
    }
    // The articles first: they are the most, and memory that is set aside while they come serves the others after them.
    let mut sections = vec![(Section::Analysed, len, sum.digest())];
    sections.extend(rest.iter().map(|(section, content)| (*section, content.len() as u64, checksum(content))));
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

/// Runs of articles of these lengths, of about `size` bytes, one article at least.
fn runs(lengths: &[usize], size: usize) -> Vec<Range<u32>> {
    let mut out = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (n, &length) in (0..).zip(lengths) {
        if n > from && bytes + length > size {
            out.push(from..n);
            (from, bytes) = (n, 0);
        }
        bytes += length;
    }
    if (from as usize) < lengths.len() {
        out.push(from..lengths.len() as u32);
    }
    out
}

impl StoredCorpus {
    /// Opens what a container holds.
    ///
    /// # Errors
    ///
    /// If a section is missing, or is not what it should be although its checksum is right.
    pub fn open(mut container: Container) -> Result<Self, StoreError> {
        let (library, postings) = match container.take(Section::Parts) {
            Some(table) if table.version < Section::Parts.version() => {
                return Err(StoreError::OlderSection(Section::Parts));
            }
            Some(table) => {
                let damaged = StoreError::Damaged(Section::Parts);
                let (articles, postings): (Vec<ArticlePart>, PostingParts) = whole(&table.bytes, Section::Parts)?;
                if postings.runs.len() != postings.files.len() {
                    return Err(damaged);
                }
                (Library::from_parts(&articles).ok_or(damaged)?, Some(postings))
            }
            None => (container.analysed()?, None),
        };
        Self::with_library(container, library, postings)
    }

    /// Opens a small corpus that is one file, its articles decoded at once. What packs, compresses and unpacks articles later is not
    /// linked for it.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_decoded(mut container: Container) -> Result<Self, StoreError> {
        let articles = container.demand(Section::Analysed)?.bytes;
        let library = Library::decoded(articles).ok_or(StoreError::Damaged(Section::Analysed))?;
        Self::with_library(container, library, None)
    }

    fn with_library(
        mut container: Container,
        library: Library,
        postings: Option<PostingParts>,
    ) -> Result<Self, StoreError> {
        let summary = Summary::read(container.demand(Section::Summary)?)?;
        if library.len() as u64 != summary.articles {
            return Err(StoreError::Damaged(Section::Summary));
        }
        let values = container.demand(Section::Values)?.bytes;
        let index = container.demand(Section::Index)?;
        if index.version < Section::Index.version() {
            return Err(StoreError::OlderSection(Section::Index));
        }
        let corrections = container.take(Section::Corrections).unwrap_or_default().bytes;
        Ok(Self { summary, library, values, index: index.bytes, postings, corrections })
    }
}
