//! The built page: where it lies, what it says of its corpus, and copying it without that.

use std::fs;
use std::path::{Path, PathBuf};

use super::Failure;

/// A failure at `path`, in words.
pub(super) fn told(path: &Path, e: &std::io::Error) -> Failure {
    Failure::Message(format!("{}: {e}", path.display()))
}

/// The built page: as given, else `dist` here, or beside or above the program.
pub(super) fn page_folder(given: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(page) = given {
        return Ok(page.to_owned());
    }
    let exe = std::env::current_exe().unwrap_or_default();
    let beside = exe.ancestors().skip(1).take(4).map(|folder| folder.join("dist"));
    std::iter::once(PathBuf::from("dist")).chain(beside).find(|folder| folder.join("index.html").is_file()).ok_or_else(
        || Failure::Message("no built page was found; run `make build` first, or name its folder with --page".into()),
    )
}

/// Whether both are one folder.
pub(super) fn same_place(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The value of an attribute, as it stands.
pub(super) fn attribute(html: &str, name: &str) -> Option<String> {
    let at = html.find(&format!("{name}="))? + name.len() + 1;
    let rest = &html[at..];
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(q) => rest[1..].split(q).next()?,
        None => rest.split([' ', '>']).next()?,
    };
    (!value.is_empty()).then(|| value.trim_start_matches("./").to_owned())
}

/// Copies every file of the page but its own corpus.
pub(super) fn copy_page(from: &Path, to: &Path, corpus: &str) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(|e| told(to, &e))?;
    let entries = fs::read_dir(from).map_err(|e| told(from, &e))?;
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        let name = entry.file_name();
        if name.to_string_lossy() == corpus {
            continue;
        }
        let target = to.join(&name);
        if path.is_dir() {
            copy_page(&path, &target, corpus)?;
        } else {
            fs::copy(&path, &target).map_err(|e| told(&path, &e))?;
        }
    }
    Ok(())
}
