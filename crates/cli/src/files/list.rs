//! The files that paths name or hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::target::MANIFEST;

/// The path that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

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

/// The files that `paths` name or hold, in the order of their names, and the folders that are passed over since a site was built
/// there, whose pages are no articles. Links to folders are told and not followed, since a link may lead back to where it
/// stands.
pub fn all(paths: &[PathBuf]) -> (Vec<Listed>, Vec<PathBuf>) {
    let (mut files, mut sites) = (Vec::new(), Vec::new());
    for path in paths {
        if path == Path::new(STANDARD_INPUT) {
            let label = "standard input".to_owned();
            files.push(Listed { path: path.clone(), label, folders: "".into(), left_out: None });
            continue;
        }
        if !path.is_dir() {
            let folders = folders(path.parent().unwrap_or(path));
            files.push(Listed { path: path.clone(), label: name_of(path), folders, left_out: None });
            continue;
        }
        let folders = folders(path);
        let mut visible = |e: &DirEntry| {
            let is_site = e.file_type().is_dir() && e.path().join(MANIFEST).is_file();
            if is_site {
                sites.push(e.path().to_owned());
            }
            !is_site && (e.depth() == 0 || !e.file_name().to_string_lossy().starts_with('.'))
        };
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(&mut visible) {
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
    tell_apart(&mut files);
    (files, sites)
}

/// Files of several folders may have one name, and articles are named after their files: such files get as many of the folders around
/// them into their names as tell them apart. A file that was named twice stays one.
fn tell_apart(files: &mut [Listed]) {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        alike.entry(file.label.clone()).or_default().push(at);
    }
    for group in alike.into_values().filter(|group| group.len() > 1) {
        let folders: Vec<Arc<str>> = group.iter().map(|at| files[*at].folders.clone()).collect();
        let names: Vec<Vec<&str>> = folders.iter().map(|folders| folders.split('/').collect()).collect();
        let distinct = |count: usize| {
            let ends: BTreeSet<&[&str]> =
                names.iter().map(|names| &names[names.len().saturating_sub(count)..]).collect();
            ends.len()
        };
        let longest = names.iter().map(Vec::len).max().unwrap_or(0);
        let all = distinct(longest);
        if all == 1 {
            continue;
        }
        let count = (1..=longest).find(|count| distinct(*count) == all).unwrap_or(longest);
        for (at, names) in group.iter().zip(&names) {
            let (outer, inner) = names.split_at(names.len().saturating_sub(count));
            let file = &mut files[*at];
            file.label = format!("{}/{}", inner.join("/"), file.label);
            file.folders = outer.join("/").into();
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart_by_their_folders() {
        let file = |folders: &str, label: &str| Listed {
            path: PathBuf::from(format!("/{folders}/{label}")),
            label: label.to_owned(),
            folders: folders.into(),
            left_out: None,
        };
        let named = |mut files: Vec<Listed>| -> Vec<String> {
            tell_apart(&mut files);
            files.iter().map(|file| format!("{}|{}", file.folders, file.label)).collect()
        };
        assert_eq!(
            named(vec![file("home/a", "x.txt"), file("home/b", "x.txt"), file("home/b", "y.txt")]),
            ["home|a/x.txt", "home|b/x.txt", "home/b|y.txt"]
        );
        assert_eq!(named(vec![file("p/a/in", "x"), file("p/b/in", "x")]), ["p|a/in/x", "p|b/in/x"]);
        assert_eq!(named(vec![file("p/a", "x"), file("p/a", "x"), file("a", "x")]), ["|p/a/x", "|p/a/x", "|a/x"]);
        assert_eq!(named(vec![file("p/a", "x"), file("p/a", "x")]), ["p/a|x", "p/a|x"]);
    }
}
