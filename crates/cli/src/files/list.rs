//! The files that paths name or hold.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

/// A file's name without its folders.
pub fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}

/// A file to be read.
pub struct Listed {
    pub path: PathBuf,
    /// What it is called: its path from the folder that was named, or its name.
    pub label: String,
    /// The folders around that path, from the root on.
    pub folders: Arc<str>,
    /// Why it is not read after all.
    pub left_out: Option<String>,
}

/// The files that `paths` name or hold, in the order of their names. Links to folders are told and not followed, since a link
/// may lead back to where it stands.
pub fn all(paths: &[PathBuf]) -> Vec<Listed> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            let folders = folders(path.parent().unwrap_or(path));
            files.push(Listed { path: path.clone(), label: name_of(path), folders, left_out: None });
            continue;
        }
        let folders = folders(path);
        let visible = |e: &DirEntry| e.depth() == 0 || !e.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(visible) {
            match entry {
                Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 && entry.path().is_dir() => {
                    let reason = "a link to a folder; name the folder itself".to_owned();
                    files.push(Listed {
                        label: label(path, entry.path()),
                        folders: folders.clone(),
                        path: entry.into_path(),
                        left_out: Some(reason),
                    });
                }
                Ok(entry) if entry.path().is_dir() => {}
                Ok(entry) => {
                    let (label, folders) = (label(path, entry.path()), folders.clone());
                    files.push(Listed { label, folders, path: entry.into_path(), left_out: None });
                }
                Err(e) => {
                    let at = e.path().unwrap_or(path);
                    let reason = e.io_error().map_or_else(|| e.to_string(), ToString::to_string);
                    let (label, folders) = (label(path, at), folders.clone());
                    files.push(Listed { label, folders, path: at.to_owned(), left_out: Some(reason) });
                }
            }
        }
    }
    files
}

/// A folder with all folders that it lies in, as far as the system tells them.
fn folders(folder: &Path) -> Arc<str> {
    // The parent of a name alone is nothing, which is where the program runs.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let names = whole.components().filter(|part| matches!(part, Component::Normal(_)));
    names.map(|name| name.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/").into()
}

fn label(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<String> =
        relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if parts.is_empty() { name_of(path) } else { parts.join("/") }
}
