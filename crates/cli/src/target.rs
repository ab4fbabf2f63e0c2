//! Writes files safely: whole or not at all, never over an input, and never into a folder that is not a site.
//!
//! A site is replaced while visitors read it. Its files are named by their content, so that new ones lie beside the old;
//! `index.html`, which names them, is written last and in one step; only then do files go that it no longer names.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockWriteGuard};

use anyhow::{Context, Result, bail, ensure};
use tempfile::NamedTempFile;

use crate::args::Sources;
use crate::message::{shown, tell};

/// Lists the files of a site, one a line, so that the next build knows which are its own.
pub const MANIFEST: &str = ".dateline-site";

/// Held by who writes a file; who holds it to write alone keeps all others from beginning one.
static WRITING: RwLock<()> = RwLock::new(());

/// Waits for the file that is being written, and lets none be written for as long as what is returned lives.
pub fn stop_writing() -> RwLockWriteGuard<'static, ()> {
    WRITING.write().unwrap_or_else(PoisonError::into_inner)
}

/// Writes a file in one step: whoever reads it meanwhile has the old one or the new one, and a full disk leaves the old.
///
/// # Errors
///
/// If the file or its folder cannot be written.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
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

/// What an output is made of and must not replace; links are followed.
#[derive(Debug)]
pub struct Inputs {
    /// Files of articles and folders of these.
    articles: Vec<PathBuf>,
    /// The file of corrections.
    corrections: Option<PathBuf>,
}

impl Inputs {
    /// Those that are there.
    pub fn of(sources: &Sources) -> Self {
        let real = |path: &PathBuf| path.canonicalize().ok();
        Self {
            articles: sources.paths.iter().filter_map(real).collect(),
            corrections: sources.corrections.as_ref().and_then(real),
        }
    }

    /// Refuses a file that is one of the inputs, or lies in a folder of articles: it may be one of them, and if it is not, the
    /// next run reads it as one.
    ///
    /// # Errors
    ///
    /// If it is.
    pub fn refuse_file(&self, out: &Path) -> Result<()> {
        self.refuse(out)?;
        let out_place = place(out);
        for folder in &self.articles {
            ensure!(
                !out_place.starts_with(folder),
                "{} lies in {}, whose files are articles: it would replace one of them, or be read as one by the next run; name \
                 a place outside of that folder",
                shown(out),
                shown(folder)
            );
        }
        Ok(())
    }

    /// Refuses an output that is one of the inputs.
    ///
    /// # Errors
    ///
    /// If it is.
    pub fn refuse(&self, out: &Path) -> Result<()> {
        let out_place = place(out);
        let is_article = self.articles.contains(&out_place);
        ensure!(!is_article, "{} is an article's file or folder, which the output would replace", shown(out));
        let is_corrections = self.corrections.as_ref() == Some(&out_place);
        ensure!(!is_corrections, "{} holds the corrections, which the output would replace", shown(out));
        Ok(())
    }

    /// Whether one of them lies in a folder.
    fn is_within(&self, folder: &Path) -> bool {
        let folder = place(folder);
        self.articles.iter().chain(&self.corrections).any(|input| input.starts_with(&folder))
    }
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
    /// What lies in it and must stay as it is, if anything does.
    kept: Option<Inputs>,
}

impl SiteFolder {
    /// A folder to write a site into. Nothing is written yet.
    ///
    /// # Errors
    ///
    /// If it is one of the inputs, or holds something else than a site that an earlier build wrote, unless `force` is given.
    pub fn open(folder: &Path, force: bool, inputs: Inputs) -> Result<Self> {
        inputs.refuse(folder)?;
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
        let kept = Some(inputs).filter(|inputs| inputs.is_within(folder));
        Ok(Self { folder: folder.to_owned(), before, now: BTreeSet::new(), kept })
    }

    /// Writes one of the site's files.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or would replace what the site is made of.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        self.kept.iter().try_for_each(|inputs| inputs.refuse(&path))?;
        if self.now.is_empty() {
            // From the first file on the folder is a site, so that a build which is interrupted leaves no articles for the next.
            self.list(self.before.iter())?;
        }
        write_file(&path, bytes)?;
        self.now.insert(name.to_owned());
        Ok(())
    }

    /// Writes `index.html`, with which the new site takes the old one's place, and removes what only the old one had.
    ///
    /// # Errors
    ///
    /// If a file cannot be written. Old files that cannot be removed are told, since the new site does not need that.
    pub fn finish(mut self, index: &str) -> Result<()> {
        self.kept.iter().try_for_each(|inputs| inputs.refuse(&self.folder.join("index.html")))?;
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

    fn nothing() -> Inputs {
        Inputs { articles: Vec::new(), corrections: None }
    }

    #[test]
    fn a_site_replaces_nothing_that_it_is_made_of() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().canonicalize().expect("there");
        let index = place.join("index.html");
        fs::write(&index, "an article").expect("written");
        let inputs = |articles: &[&Path]| Inputs {
            articles: articles.iter().map(|&path| path.to_owned()).collect(),
            corrections: Some(place.join("a.css")),
        };
        let mut site = SiteFolder::open(&place, true, inputs(&[&index])).expect("a folder");
        assert!(site.write("a.css", b"x").is_err() && site.write("b.css", b"x").is_ok());
        assert!(site.finish("page").is_err());
        assert_eq!(fs::read_to_string(&index).expect("there"), "an article");
        assert!(SiteFolder::open(&place, true, inputs(&[&place])).is_err());
    }

    #[test]
    fn a_site_that_was_never_finished_is_known_as_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut site = SiteFolder::open(folder.path(), false, nothing()).expect("an empty folder");
        site.write("q/1/index.html", b"a").expect("written");
        drop(site);
        assert!(folder.path().join(MANIFEST).is_file());
        assert!(SiteFolder::open(folder.path(), false, nothing()).is_ok());
    }

    #[test]
    fn only_what_an_earlier_build_wrote_is_swept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let open = || SiteFolder::open(folder.path(), false, nothing());
        let mut site = open().expect("an empty folder");
        site.write("parts/a.bin", b"a").expect("written");
        site.finish("one").expect("written");
        fs::write(path("CNAME"), "example.org").expect("written");
        let mut site = open().expect("our own site");
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
        assert!(SiteFolder::open(folder.path(), false, nothing()).is_err());
        assert!(SiteFolder::open(folder.path(), true, nothing()).is_ok());
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
