//! Writes files safely: whole or not at all, never over an input, and never into a folder that is not a site.
//!
//! A site is replaced while visitors read it. Its files are named by their content, so that new ones lie beside the old;
//! `index.html`, which names them, is written last and in one step; only then do files go that it no longer names.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use tempfile::NamedTempFile;

use crate::message::{shown, tell};

/// Lists the files of a site, one a line, so that the next build knows which are its own.
const MANIFEST: &str = ".dateline-site";

/// Writes a file in one step: whoever reads it meanwhile has the old one or the new one, and a full disk leaves the old.
///
/// # Errors
///
/// If the file or its folder cannot be written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let is_other = fs::metadata(path).is_ok_and(|there| !there.is_file());
    ensure!(!is_other, "{}: there is something that is no file", shown(path));
    let write = || -> io::Result<()> {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        readable_by_all(file.as_file())?;
        file.persist(path)?;
        Ok(())
    };
    write().with_context(|| shown(path))
}

/// Temporary files are their owner's alone, but a web server is often somebody else.
#[cfg(unix)]
fn readable_by_all(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &fs::File) -> io::Result<()> {
    Ok(())
}

/// Refuses an output that is one of the inputs, or a file that is there already in a folder of theirs: it may be an article.
///
/// # Errors
///
/// If it is.
pub fn refuse_input(out: &Path, inputs: &[PathBuf]) -> Result<()> {
    let out_place = place(out);
    for input in inputs {
        let Ok(input) = input.canonicalize() else { continue };
        let is_among = out_place.is_file() && out_place.starts_with(&input);
        ensure!(
            out_place != input && !is_among,
            "{} is an article's file or folder, which the output would replace",
            shown(out)
        );
    }
    Ok(())
}

/// Where a path leads: links are followed as far as something is there, and what is not there yet is taken as written.
pub fn place(path: &Path) -> PathBuf {
    let mut place = std::env::current_dir().unwrap_or_default();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = place.pop(),
            other => place.push(other),
        }
        if let Ok(real) = place.canonicalize() {
            place = real;
        }
    }
    place
}

/// A folder that holds, or will hold, a site.
pub struct SiteFolder {
    folder: PathBuf,
    /// The files of the site that is there.
    before: BTreeSet<String>,
    /// Those of the one that is being written.
    now: BTreeSet<String>,
}

impl SiteFolder {
    /// A folder to write a site into. Nothing is written yet.
    ///
    /// # Errors
    ///
    /// If it holds something else than a site that an earlier build wrote, unless `force` is given.
    pub fn open(folder: &Path, force: bool) -> Result<Self> {
        let before: BTreeSet<String> = match fs::read_to_string(folder.join(MANIFEST)) {
            Ok(list) => list.lines().filter(|name| is_inside(name)).map(str::to_owned).collect(),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                let empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
                if !empty && !force {
                    bail!(
                        "{} holds files that no build of Dateline wrote; name an empty folder, or add --force to write beside them",
                        shown(folder)
                    );
                }
                BTreeSet::new()
            }
            Err(e) => return Err(e).with_context(|| shown(&folder.join(MANIFEST))),
        };
        Ok(Self { folder: folder.to_owned(), before, now: BTreeSet::new() })
    }

    /// Writes one of the site's files.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        write_file(&self.folder.join(name), bytes)?;
        self.now.insert(name.to_owned());
        Ok(())
    }

    /// Writes `index.html`, with which the new site takes the old one's place, and removes what only the old one had.
    ///
    /// # Errors
    ///
    /// If a file cannot be written. Old files that cannot be removed are told, since the new site does not need that.
    pub fn finish(mut self, index: &str) -> Result<()> {
        self.now.insert("index.html".to_owned());
        // Both lists, so that a build which is interrupted right here leaves nothing behind that the next one does not know.
        self.list(self.now.union(&self.before))?;
        write_file(&self.folder.join("index.html"), index.as_bytes())?;
        for name in self.before.difference(&self.now) {
            let path = self.folder.join(name);
            match fs::remove_file(&path) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => tell(&format!("{}: {e}", shown(&path))),
                _ => {}
            }
            // Its folders, as far as nothing else is in them.
            let above = path.ancestors().skip(1).take_while(|folder| *folder != self.folder);
            let _ = above.map(fs::remove_dir).take_while(Result::is_ok).count();
        }
        self.list(self.now.iter())
    }

    fn list<'a>(&self, names: impl Iterator<Item = &'a String>) -> Result<()> {
        let lines: String = names.map(|name| format!("{name}\n")).collect();
        write_file(&self.folder.join(MANIFEST), lines.as_bytes())
    }
}

/// Whether a name from a list stays in the folder. A list is a file that anybody can edit, and what it names is deleted.
fn is_inside(name: &str) -> bool {
    !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_an_earlier_build_wrote_is_swept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let mut site = SiteFolder::open(folder.path(), false).expect("an empty folder");
        site.write("parts/a.bin", b"a").expect("written");
        site.finish("one").expect("written");
        fs::write(path("CNAME"), "example.org").expect("written");
        let mut site = SiteFolder::open(folder.path(), false).expect("our own site");
        site.write("parts/b.bin", b"b").expect("written");
        site.finish("two").expect("written");
        assert!(!path("parts/a.bin").exists() && path("parts/b.bin").exists() && path("CNAME").exists());
        assert_eq!(fs::read_to_string(path("index.html")).expect("index"), "two");
    }

    #[test]
    fn what_is_no_file_is_not_replaced_by_one() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(write_file(folder.path(), b"x").is_err());
        assert!(folder.path().is_dir());
    }

    #[test]
    fn a_folder_of_somebody_else_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("index.html"), "mine").expect("written");
        assert!(SiteFolder::open(folder.path(), false).is_err());
        assert!(SiteFolder::open(folder.path(), true).is_ok());
    }

    #[test]
    fn names_that_leave_the_folder_are_not_believed() {
        for name in ["../x", "/etc/passwd", "a/../../x", ""] {
            assert!(!is_inside(name), "{name}");
        }
        assert!(is_inside("parts/a.bin"));
    }

    #[test]
    fn a_path_that_is_not_there_yet_has_a_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let real = folder.path().canonicalize().expect("there");
        assert_eq!(place(&folder.path().join("a/b")), real.join("a/b"));
    }
}
