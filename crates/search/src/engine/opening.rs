//! Storing an engine as files, and opening them again: whole, or in parts that are loaded as answers need them.

use super::dating_state::Stored;
use super::part_files::PartFiles;
use super::{Engine, Options};
use crate::index::{DocValues, Index};
use crate::review::StoredCorrections;
use crate::store::stored::{self, Files, IndexParts, Split};
use crate::store::{Bundle, Container, Limit, PartFile, Section, StoreError, StoredCorpus};

/// Bytes of postings in a part, about. A query asks for one or two parts for each of its words.
const POSTINGS: usize = 64 << 10;

impl Engine {
    /// Everything known of the corpus as files. The same corpus gives the same bytes, on every machine.
    ///
    /// # Errors
    ///
    /// If parts of the corpus are not loaded, or it is larger than the format holds: [`StoreError`] says which.
    pub fn store(&self, split: Split) -> Result<Files, StoreError> {
        let lengths = self.lengths()?;
        let (values, index) = (self.doc_values.write()?, self.doc_values.text.write()?);
        if let Some(size) = split.part_size(lengths.iter().sum()) {
            let parts: IndexParts =
                Index::split_stored(&index, size.min(POSTINGS)).map_err(|_| StoreError::TooLarge(Limit::Index))?;
            return stored::write_split(&self.name, &self.library, &lengths, size, &values, parts);
        }
        let mut files = Files::default();
        let mut out = |bytes: &[u8]| files.head.extend_from_slice(bytes);
        stored::write_whole(&self.name, &self.library, &lengths, &values, &index, &self.corrections.0, &mut out)?;
        Ok(files)
    }

    /// The same as one file, piece by piece.
    ///
    /// # Errors
    ///
    /// As [`store`](Self::store), before the first piece.
    pub fn store_whole(&self, out: &mut dyn FnMut(&[u8])) -> Result<(), StoreError> {
        let lengths = self.lengths()?;
        let (values, index) = (self.doc_values.write()?, self.doc_values.text.write()?);
        stored::write_whole(&self.name, &self.library, &lengths, &values, &index, &self.corrections.0, out)
    }

    fn lengths(&self) -> Result<Vec<usize>, StoreError> {
        if !self.doc_values.text.is_whole() {
            return Err(StoreError::IndexNotLoaded);
        }
        stored::lengths(&self.library)
    }

    /// Opens a file that was read to its end: an analysed corpus, or articles that are analysed now, of which `progress` is
    /// informed as by [`Engine::open`].
    ///
    /// # Errors
    ///
    /// If it is neither.
    pub fn open_container(
        container: Container,
        options: Options,
        progress: &mut dyn FnMut(u32, u32),
    ) -> Result<Self, StoreError> {
        if container.has(Section::Articles) || container.is_of_earlier_analysis() {
            return Ok(Self::analyse(Bundle::from_container(container)?, options, progress));
        }
        Self::from_stored(StoredCorpus::open(container)?, options)
    }

    /// Opens an analysed corpus that is one file, not packed by gzip. Nothing of analysis and dating is linked for it.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotAnalysed`] if it holds articles alone, or facts that an earlier version found; else if it is damaged.
    pub fn open_analysed(bytes: &[u8]) -> Result<Self, StoreError> {
        let container = Container::read(bytes)?;
        if container.has(Section::Articles) || container.is_of_earlier_analysis() {
            return Err(StoreError::NotAnalysed);
        }
        Self::from_stored(StoredCorpus::open_decoded(container)?, Options::ANALYSED)
    }

    /// Opens what [`store`](Self::store) wrote: nothing is analysed, dated or indexed again. Parts are to be
    /// [loaded](Self::load_part) when answers need them.
    ///
    /// # Errors
    ///
    /// If values or index are not what was written, or are of another corpus than the articles.
    pub fn from_stored(stored: StoredCorpus, options: Options) -> Result<Self, StoreError> {
        let StoredCorpus { summary, library, values, index, postings, corrections } = stored;
        let is_whole = postings.is_none();
        let articles = library.parts();
        let (index, postings) = match postings {
            Some(postings) => (Index::read_head(index, &postings.runs), postings.files),
            None => (Index::read(index), Vec::new()),
        };
        let index = index.map_err(|_| StoreError::Damaged(Section::Index))?;
        let damaged = StoreError::Damaged(Section::Values);
        let doc_values = DocValues::read(values, index).ok_or(damaged)?;
        if doc_values.articles.len() != library.len() {
            return Err(damaged);
        }
        let part_files = PartFiles { articles, postings };
        let corrections = StoredCorrections(corrections);
        let mut engine = Self { doc_values, library, part_files, corrections, ..Self::empty(&summary.name, options) };
        engine.dating.stored = if is_whole { Stored::Whole } else { Stored::InParts };
        engine.arrange();
        Ok(engine)
    }

    /// Numbers of the parts that answers lacked since they were last taken, each once, sorted. When they are
    /// [loaded](Self::load_part), the same question has a fuller answer, which may lack others.
    pub fn take_missing_parts(&self) -> Vec<u32> {
        let mut missing = self.library.take_missing();
        missing.extend(self.doc_values.text.take_missing().into_iter().map(|part| self.part_files.articles + part));
        missing
    }

    /// The name of a part's file, relative to the file that was opened; None if there is no such part, or it is loaded.
    pub fn part_name(&self, part: u32) -> Option<String> {
        let file = match part.checked_sub(self.part_files.articles) {
            Some(part) if self.doc_values.text.is_missing(part) => self.part_files.postings.get(part as usize).copied(),
            Some(_) => None,
            None => self.library.part(part),
        };
        file.map(PartFile::name)
    }

    /// Takes in a part's bytes, unpacked by gzip. Then the question that [missed](Self::take_missing_parts) it has a fuller
    /// answer.
    ///
    /// # Errors
    ///
    /// If they are not what was written; the part is not loaded then, and may come again.
    pub fn load_part(&mut self, part: u32, bytes: Vec<u8>) -> Result<(), StoreError> {
        let Some(part) = part.checked_sub(self.part_files.articles) else { return self.library.load(part, bytes) };
        self.part_files.postings.get(part as usize).ok_or(StoreError::UnknownPart)?.check(&bytes)?;
        self.doc_values.text.load(part, bytes).map_err(|_| StoreError::DamagedPart)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Window;
    use crate::query::Query;
    use dateline_core::analysis::Analysis;
    use dateline_core::article::{Metadata, parse};

    /// Two breaks that extraction reads across, of which the second alone divides a word.
    const TEXT: &str =
        "Offering\n\nIt sold 12 mln\nshares while the mili-\ntary looked on. The bank spoke on 5 March 2019.";

    fn engine() -> Engine {
        let mut engine = Engine::empty("c", Options::LARGE);
        let article = parse("a.txt", TEXT, Metadata::default());
        let analysis = Analysis::of(&article);
        engine.add(article, analysis);
        engine.commit();
        engine
    }

    /// What is marked as a hit of these words.
    fn hits(engine: &Engine, text: &str) -> Vec<String> {
        let query = Query { text: text.to_owned(), ..Query::default() };
        let list = engine.articles(&query, Window { from: 0, len: 9 });
        list.items.iter().flat_map(|row| &row.snippet).filter(|run| run.hit).map(|run| run.text.clone()).collect()
    }

    #[test]
    fn positions_hold_behind_breaks_that_divide_no_word() {
        let engine = engine();
        for split in [Split::Never, Split::Into(1)] {
            let files = engine.store(split).expect("stored");
            let read = Container::read(&files.head).expect("a container");
            let mut opened = Engine::open_container(read, Options::LARGE, &mut |_, _| {}).expect("opened");
            (0u32..).zip(&files.parts).for_each(|(n, part)| opened.load_part(n, part.clone()).expect("a part"));
            for word in ["shares", "military", "looked", "spoke"] {
                assert_eq!(hits(&opened, word).len(), 1, "{word}");
                assert_eq!(hits(&opened, word), hits(&engine, word));
            }
            // An article dated anew is cut again, and must come to the same positions.
            let rows = |engine: &Engine| engine.doc_values.entries.iter().map(|m| (m.first, m.end)).collect::<Vec<_>>();
            let before = rows(&opened);
            let id = opened.doc_values.articles[0].id.clone();
            opened.redate(&[(id, "2019-03-06".parse().expect("a day"))]);
            assert!(!before.is_empty());
            assert_eq!(rows(&opened), before);
            opened.redate(&[]);
            assert_eq!(opened.store(split), Ok(files));
        }
    }
}
