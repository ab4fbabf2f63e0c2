//! Storing an engine as files, and opening them again: whole, or in parts that are fetched as answers need them.

use super::Engine;
use crate::index::Index;
use crate::store::stored::{self, Files, NotStored, Split};
use crate::store::{ChunkError, Part, Section, StoreError, Stored, Whole};

/// Files that hold what is not here yet, by number: first the articles', then the index's.
#[derive(Debug, Default)]
pub(super) struct Away {
    /// How many hold articles.
    articles: u32,
    index: Vec<Part>,
}

impl Engine {
    /// Everything known of the corpus as files. The same corpus gives the same bytes, on every machine.
    ///
    /// # Errors
    ///
    /// If an article is away or larger than 4 GB, or if there are more of them than one corpus can hold.
    pub fn store(&self, split: Split) -> Result<Files, NotStored> {
        if !self.catalogue.text.is_whole() {
            return Err(NotStored::Index);
        }
        let parts = self.parts()?;
        stored::write(&parts.name, &self.library, &parts.columns, &parts.index, split)
    }

    /// The same as one file, piece by piece.
    ///
    /// # Errors
    ///
    /// As [`store`](Self::store), before the first piece.
    pub fn store_whole(&self, out: &mut dyn FnMut(&[u8])) -> Result<(), NotStored> {
        if !self.catalogue.text.is_whole() {
            return Err(NotStored::Index);
        }
        let parts = self.parts()?;
        stored::write_whole(&parts.name, &self.library, &parts.columns, &parts.index, out)
    }

    /// Opens a file that was read to its end: a stored corpus, or articles that are analysed now, of which `progress` is told
    /// as by [`Engine::open`].
    ///
    /// # Errors
    ///
    /// In words for the reader, if it is neither.
    pub fn open_whole(file: Whole, progress: &mut dyn FnMut(u32, u32)) -> Result<Self, String> {
        match file {
            Whole::First(bytes) => Self::open(&bytes, progress).map_err(|e| e.to_string()),
            Whole::Container(container) => {
                Stored::open(*container).and_then(Self::from_stored).map_err(|e| e.to_string())
            }
        }
    }

    /// Opens what [`store`](Self::store) wrote. Articles in parts are away until they are [supplied](Self::supply).
    ///
    /// # Errors
    ///
    /// If columns or index are not what was written, or are of another corpus than the articles.
    pub fn from_stored(stored: Stored) -> Result<Self, StoreError> {
        let Stored { summary, library, columns, index, pieces } = stored;
        let articles = library.chunks();
        let (index, parts) = match pieces {
            Some(pieces) => (Index::read_head(index, &pieces.runs), pieces.parts),
            None => (Index::read(index), Vec::new()),
        };
        let index = index.map_err(|_| StoreError::Damaged(Section::Index))?;
        let mut engine =
            Self::from_parts(&summary.name, columns, index, library).ok_or(StoreError::Damaged(Section::Columns))?;
        engine.away = Away { articles, index: parts };
        Ok(engine)
    }

    /// Numbers of the parts that answers lacked since this was last asked, each once, sorted. When they are
    /// [supplied](Self::supply), the same question has a fuller answer, which may lack others.
    pub fn wanted(&self) -> Vec<u32> {
        let mut wanted = self.library.wanted();
        wanted.extend(self.catalogue.text.wanted().into_iter().map(|piece| self.away.articles + piece));
        wanted
    }

    /// The name of a part's file, relative to the file that was opened; None if there is no such part, or it is here.
    pub fn part_name(&self, part: u32) -> Option<String> {
        match part.checked_sub(self.away.articles) {
            Some(piece) if self.catalogue.text.is_away(piece) => self.away.index.get(piece as usize).map(|p| p.name()),
            Some(_) => None,
            None => self.library.chunk(part).map(|chunk| chunk.part.name()),
        }
    }

    /// Takes in a part's bytes, unpacked by gzip. Then the question that [wanted](Self::wanted) it has a fuller answer.
    ///
    /// # Errors
    ///
    /// If they are not what was written; the part is still away then, and may come again.
    pub fn supply(&mut self, part: u32, bytes: Vec<u8>) -> Result<(), ChunkError> {
        let Some(piece) = part.checked_sub(self.away.articles) else { return self.library.supply(part, bytes) };
        self.away.index.get(piece as usize).ok_or(ChunkError::Unknown)?.check(&bytes)?;
        self.catalogue.text.supply(piece, bytes).map_err(|_| ChunkError::Damaged)
    }
}
