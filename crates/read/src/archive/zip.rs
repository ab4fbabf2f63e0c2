//! ZIP archives, and the documents that are ZIP archives.

use std::io::Cursor;

use ::zip::ZipArchive;

use super::budget::{Budget, Member};

/// An archive that can be looked into.
pub struct Zip<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Zip<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    ///
    /// In words, if it is damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => Ok(Self { archive }),
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
        budget.read(&mut file, packed)
    }

    /// Gives every file to `each`, with its name; what is left out has a reason instead of bytes.
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
        for at in 0..self.archive.len().min(most) {
            let read = self.archive.by_index(at).map_err(|e| e.to_string()).map(|mut file| {
                // Names may be written in the code page of old machines; what is no UTF-8 is a label all the same.
                let name = String::from_utf8_lossy(file.name_raw()).into_owned();
                if file.is_dir() || is_of_no_use(&name) {
                    return (name, None);
                }
                if file.is_symlink() {
                    return (name, Some(Err("a link, which is not followed".to_owned())));
                }
                let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
                let bytes = budget.read(&mut file, packed);
                (name, Some(bytes))
            });
            match read {
                Ok((_, None)) => {}
                Ok((name, Some(bytes))) => each(&name, bytes.as_deref().map_err(Clone::clone), budget),
                Err(reason) => {
                    let name = self.archive.name_for_index(at).and_then(Result::ok).unwrap_or_default().into_owned();
                    each(&name, Err(reason), budget);
                }
            }
        }
        match self.archive.len() > most {
            true => Err(format!("more than {most} files in one archive")),
            false => Ok(()),
        }
    }
}

/// What systems add to archives for themselves.
fn is_of_no_use(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}
