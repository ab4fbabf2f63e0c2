//! Articles from files and folders: plain text, one a file, or JSON Lines, one a line.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::Failure;
use dateline_core::article::{self, Article, Metadata, json};

/// Largest file, or line, that is read as one article.
const LARGEST: u64 = 32 << 20;

/// A file's name without its folders.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}

/// The text of a file. Bytes that are no UTF-8 show as U+FFFD, and the article then carries a warning with their number.
pub(super) fn read_text(path: &Path) -> Result<String, Failure> {
    let told = |e: std::io::Error| Failure::Message(format!("{}: {e}", path.display()));
    let size = fs::metadata(path).map_err(told)?.len();
    if size > LARGEST {
        return Err(Failure::Message(format!("{}: {size} bytes are too many for one article", path.display())));
    }
    let bytes = fs::read(path).map_err(told)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    Ok(String::from_utf8_lossy(bytes).into_owned())
}

/// What a set of paths holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub articles: Vec<Article>,
    /// Files and lines that were left out, with the reason.
    pub skipped: Vec<String>,
}

/// Reads every file of articles in `paths`; folders are searched through, in the order of their names.
pub(super) fn read_all(paths: &[PathBuf]) -> Result<Found, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            collect(path, &mut files, 0)?;
        } else {
            files.push(path.clone());
        }
    }
    let mut found = Found::default();
    for file in files {
        let extension = file.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let read = match extension.as_str() {
            "txt" | "text" => read_text(&file)
                .map(|text| found.articles.push(article::parse(&name_of(&file), &text, Metadata::default()))),
            "jsonl" | "ndjson" => read_lines(&file, &mut found),
            _ => Err(Failure::Message(format!("{}: neither text (.txt) nor JSON Lines (.jsonl)", file.display()))),
        };
        match read {
            Ok(()) => {}
            Err(Failure::Message(reason)) => found.skipped.push(reason),
            Err(other) => return Err(other),
        }
    }
    Ok(found)
}

/// Reads a file of JSON Lines, one article a line. Lines that are none are left out by their number, and the rest is kept;
/// so is what was read of a file that breaks off.
fn read_lines(file: &Path, found: &mut Found) -> Result<(), Failure> {
    let told = |e: std::io::Error| Failure::Message(format!("{}: {e}", file.display()));
    let mut input = BufReader::new(fs::File::open(file).map_err(told)?);
    let mut line = Vec::new();
    for number in 1u64.. {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(told)? == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let read = if line.len() as u64 > LARGEST {
            Err(format!("{} bytes are too many for one article", line.len()))
        } else {
            json::read(&line)
        };
        match read {
            Ok(handed) => found.articles.push(handed.article(&format!("{}:{number}", name_of(file)))),
            Err(reason) => found.skipped.push(format!("{}, line {number}: {reason}", file.display())),
        }
    }
    Ok(())
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>, depth: usize) -> Result<(), Failure> {
    // A link that leads back to its own folder must not be followed for ever.
    if depth > 16 {
        return Ok(());
    }
    let told = |e: std::io::Error| Failure::Message(format!("{}: {e}", folder.display()));
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).map_err(told)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    entries.sort();
    for entry in entries {
        if name_of(&entry).starts_with('.') {
            continue;
        }
        if entry.is_dir() {
            collect(&entry, into, depth + 1)?;
        } else {
            into.push(entry);
        }
    }
    Ok(())
}
