//! ZIP archives, and the documents that are ZIP archives.

mod hidden;

use std::collections::BTreeSet;
use std::io::Cursor;

use ::zip::ZipArchive;

use super::budget::{Budget, Member, Unpacked};

/// An archive that can be looked into.
pub struct Zip<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    bytes: &'a [u8],
}

impl<'a> Zip<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    ///
    /// In words, if it is damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => Ok(Self { archive, bytes }),
            Err(e) => Err(format!("the archive is damaged: {e}")),
        }
    }

    /// Whether a file of that name lies in it.
    pub fn has(&self, name: &str) -> bool {
        self.archive.file_names_raw().any(|known| known == name.as_bytes())
    }

    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// In words, if there is none, or if it cannot be unpacked.
    pub fn file(&mut self, name: &str, budget: &mut Budget) -> Result<Vec<u8>, String> {
        let mut file = self.archive.by_name(name).map_err(|e| e.to_string())?;
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        budget.read(&mut file, packed).whole()
    }

    /// Gives every file to `each`, with its name.
    ///
    /// # Errors
    ///
    /// In words, if there are too many.
    pub fn members(
        &mut self,
        budget: &mut Budget,
        each: &mut dyn FnMut(&str, Member<'_>, &mut Budget),
    ) -> Result<(), String> {
        let most = budget.limits().members;
        let mut headers = BTreeSet::new();
        for at in 0..self.archive.len().min(most) {
            let read = self.archive.by_index(at).map_err(|e| e.to_string()).map(|mut file| {
                // Names may be written in the code page of old machines; what is no UTF-8 is a label all the same.
                let name = String::from_utf8_lossy(file.name_raw()).into_owned();
                if file.is_dir() {
                    return (name, None);
                }
                if file.is_symlink() {
                    let link = "a link, which is not followed".to_owned();
                    return (name, Some(Unpacked { bytes: Vec::new(), problem: Some(link) }));
                }
                headers.insert(file.header_start());
                let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
                let unpacked = budget.read(&mut file, packed);
                (name, Some(unpacked))
            });
            match read {
                Ok((_, None)) => {}
                Ok((name, Some(unpacked))) => each(&name, unpacked.member(), budget),
                Err(reason) => {
                    let name = self.archive.name_for_index(at).and_then(Result::ok).unwrap_or_default().into_owned();
                    each(&name, Member::left_out(reason), budget);
                }
            }
        }
        // Of files of one name the archive gives the last.
        let hidden = match self.archive.has_duplicate_names() {
            true => hidden::entries(self.bytes, &self.archive, most),
            false => Vec::new(),
        };
        for entry in hidden.into_iter().filter(|entry| !headers.contains(&entry.header)) {
            let unpacked = entry.unpacked(self.bytes, budget);
            each(&entry.name, unpacked.member(), budget);
        }
        match self.archive.len() > most {
            true => Err(format!("more than {most} files in one archive")),
            false => Ok(()),
        }
    }
}
