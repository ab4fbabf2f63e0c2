//! An engine from what was stored of one: nothing is analysed, dated or indexed again.

use super::Engine;
use crate::index::{Catalogue, Index, TooLarge};
use crate::store::Library;

/// What an engine is made of, as it is stored; the articles are the library's to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The corpus's name.
    pub name: String,
    /// [`Catalogue::write`].
    pub columns: Vec<u8>,
    /// [`Index::write`].
    pub index: Vec<u8>,
}

impl Engine {
    /// What is to be stored of this engine beside its articles: the same bytes for the same articles, everywhere.
    ///
    /// # Errors
    ///
    /// If there are more words or rows than can be stored.
    pub fn parts(&self) -> Result<Parts, TooLarge> {
        let index = self.catalogue.text.write()?;
        Ok(Parts { name: self.name.clone(), columns: self.catalogue.write()?, index })
    }

    /// The engine whose [parts](Self::parts) and articles these are. None if they are not, or do not belong together.
    pub fn from_parts(name: &str, columns: Vec<u8>, index: Index, library: Library) -> Option<Self> {
        let catalogue = Catalogue::read(columns, index)?;
        if catalogue.records.len() != library.len() {
            return None;
        }
        let mut engine = Self { catalogue, library, ..Self::empty(name, crate::index::Cutting::Folded) };
        engine.dating.stored = true;
        engine.arrange();
        Some(engine)
    }

    /// The articles, to be supplied with chunks.
    pub fn library_mut(&mut self) -> &mut Library {
        &mut self.library
    }
}
