//! The files that paths name or hold.

use std::path::{Path, PathBuf};

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
    /// Why it is not read after all.
    pub left_out: Option<String>,
}

/// The files that `paths` name or hold, in the order of their names. Links to folders are told and not followed, since a link
/// may lead back to where it stands.
pub fn all(paths: &[PathBuf]) -> Vec<Listed> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(Listed { path: path.clone(), label: name_of(path), left_out: None });
            continue;
        }
        let visible = |e: &DirEntry| e.depth() == 0 || !e.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(visible) {
            match entry {
                Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 && entry.path().is_dir() => {
                    let reason = "a link to a folder; name the folder itself".to_owned();
                    files.push(Listed {
                        label: label(path, entry.path()),
                        path: entry.into_path(),
                        left_out: Some(reason),
                    });
                }
                Ok(entry) if entry.path().is_dir() => {}
                Ok(entry) => {
                    files.push(Listed { label: label(path, entry.path()), path: entry.into_path(), left_out: None });
                }
                Err(e) => {
                    let at = e.path().unwrap_or(path);
                    let reason = e.io_error().map_or_else(|| e.to_string(), ToString::to_string);
                    files.push(Listed { label: label(path, at), path: at.to_owned(), left_out: Some(reason) });
                }
            }
        }
    }
    files
}

fn label(folder: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<String> =
        relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if parts.is_empty() { name_of(path) } else { parts.join("/") }
}
