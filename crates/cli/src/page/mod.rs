//! The built page as `dateline build` finds it: its files, and where it names its corpus.
//!
//! A program that was made where the page was built has it within (build.rs). Another looks for a folder.

mod parts;

pub use parts::attribute;

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use walkdir::WalkDir;
use zip::ZipArchive;

use crate::message::shown;
use crate::target;

/// The folder in the page's with what pages of one file are made of.
pub const SINGLE: &str = "single/";

/// The page as the build script packed it; nothing if there was none.
const WITHIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.zip"));

/// What a page says that was built for this program.
const MADE_FOR: &str = env!("DATELINE_MADE_FOR");

/// A built page.
#[derive(Debug)]
pub enum Page {
    /// In a folder.
    Folder(PathBuf),
    /// Within this program.
    Within(ZipArchive<Cursor<&'static [u8]>>),
}

impl Page {
    /// The page: as given, else that within the program, else `dist` here, or beside or above the program.
    ///
    /// # Errors
    ///
    /// If there is none, or it was built for another version of this program: it would not understand what is put into it.
    pub fn find(given: Option<&Path>) -> Result<Self> {
        let page = Self::look(given)?;
        // What is no page at all is told by whoever looks for more in it.
        let index = page.text("index.html").unwrap_or_default();
        if attribute(&index, "data-corpus").is_some() && attribute(&index, parts::MADE_FOR).as_deref() != Some(MADE_FOR)
        {
            bail!(
                "{} was built for another version of this program; run `make build` where its source is, and `make install` \
                 again",
                page.place()
            );
        }
        Ok(page)
    }

    fn look(given: Option<&Path>) -> Result<Self> {
        if let Some(page) = given {
            return Ok(Self::Folder(page.to_owned()));
        }
        if !WITHIN.is_empty() {
            return Ok(Self::Within(ZipArchive::new(Cursor::new(WITHIN))?));
        }
        let exe = std::env::current_exe().unwrap_or_default();
        let beside = exe.ancestors().skip(1).take(4).map(|folder| folder.join("dist"));
        std::iter::once(PathBuf::from("dist"))
            .chain(beside)
            .find(|folder| folder.join("index.html").is_file())
            .map(Self::Folder)
            .context(
                "this program was made without the page, and no built page was found; run `make build` where its source is \
                 and `make install` again, or name the page's folder with --page",
            )
    }

    /// Where the page is, for messages.
    pub fn place(&self) -> String {
        match self {
            Self::Folder(folder) => shown(folder),
            Self::Within(_) => "the page within this program".to_owned(),
        }
    }

    /// Refuses an output that lies in the page's folder, whose files the next build would miss.
    ///
    /// # Errors
    ///
    /// If it does.
    pub fn refuse(&self, out: &Path) -> Result<()> {
        let Self::Folder(folder) = self else { return Ok(()) };
        let is_within = folder.canonicalize().is_ok_and(|folder| target::place(out).starts_with(folder));
        ensure!(!is_within, "{} lies in the page that it is made from; name another place", shown(out));
        Ok(())
    }

    /// One of its files, by the path within it.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn read(&self, name: &str) -> Result<Vec<u8>> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                fs::read(&path).with_context(|| shown(&path))
            }
            Self::Within(archive) => {
                // Copies the list of files, not their bytes.
                let mut archive = archive.clone();
                let mut bytes = Vec::new();
                let mut file = archive.by_name(name).with_context(|| format!("{name} in {}", self.place()))?;
                file.read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }

    /// One of its files that is text.
    ///
    /// # Errors
    ///
    /// If it cannot be read or is no text.
    pub fn text(&self, name: &str) -> Result<String> {
        String::from_utf8(self.read(name)?).with_context(|| format!("{name} in {}", self.place()))
    }

    /// The page's files that a site gets. They are known before the first one is copied to `site`, so that nothing is copied
    /// twice.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read or holds a name that is no UTF-8, if `site` lies in a folder of the page's, or if a link
    /// in the page's folder leads back to a folder that it lies in: the copy would have no end.
    pub fn files(&self, site: &Path) -> Result<Vec<String>> {
        let names: Vec<String> = match self {
            Self::Folder(folder) => files_below(folder, &target::place(site))?,
            Self::Within(archive) => archive.file_names().map(|name| Ok(name?.into_owned())).collect::<Result<_>>()?,
        };
        // What pages of one file are made of is no part of a site, and pages of statements are those of another corpus.
        let is_left_out = |name: &String| name.starts_with(SINGLE) || parts::is_of_corpus(name);
        Ok(names.into_iter().filter(|name| !is_left_out(name)).collect())
    }
}

/// All files of a folder, by their paths relative to it.
fn files_below(folder: &Path, site: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) if e.loop_ancestor().is_some() => {
                bail!("{}: this link leads back to a folder that it lies in", e.path().map(shown).unwrap_or_default());
            }
            Err(e) => return Err(e.into()),
        };
        if entry.file_type().is_dir() {
            let inside = entry.path().canonicalize().is_ok_and(|real| site.starts_with(real));
            ensure!(!inside, "the site cannot be written into the page that it is made from ({})", shown(entry.path()));
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        match relative.to_str() {
            // Addresses have slashes, whatever this machine's paths have.
            Some(name) => files.push(name.replace(std::path::MAIN_SEPARATOR, "/")),
            None => bail!("{}: a page's file names must be UTF-8", shown(entry.path())),
        }
    }
    Ok(files)
}

/// The page with another corpus: its address, and whether the program for large corpora opens it, which the page then fetches at
/// once. Nothing if the page names no corpus.
pub fn with_corpus(html: &str, file: &str, by_host: bool) -> Option<String> {
    let html = html.replace(" data-corpus-host", "");
    let old = attribute(&html, "data-corpus")?;
    let name = html.find("data-corpus=")?;
    let value = name + html[name..].find(&old)?;
    let by_host = if by_host { "data-corpus-host " } else { "" };
    Some([&html[..name], by_host, &html[name..value], file, &html[value + old.len()..]].concat())
}

#[cfg(test)]
mod tests {
    use dateline_search::protocol;
    use dateline_search::store::FORMAT;

    #[test]
    fn the_build_script_reads_the_versions_that_the_program_has() {
        assert_eq!(super::MADE_FOR, format!("{}.{FORMAT}", protocol::build()));
    }
}
