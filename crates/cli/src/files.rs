//! Articles from files and folders: plain text, one a file, or JSON Lines, one a line.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::lines::{LARGEST, Records};
use crate::message::shown;
use crate::progress::Progress;
use dateline_core::article::{self, Article, Metadata, json};

/// Bytes that are read before they are parsed, by all cores at once.
const AT_ONCE: usize = 8 << 20;

/// A file's name without its folders.
pub fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}

/// The text of a file. Bytes that are no UTF-8 show as U+FFFD, and the article then carries a warning with their number.
///
/// # Errors
///
/// If the file cannot be read, or is too large for one article.
pub fn read_text(path: &Path) -> Result<String> {
    let bytes = read_bounded(path).with_context(|| shown(path))?;
    Ok(text_of(&bytes))
}

fn text_of(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    String::from_utf8_lossy(bytes).into_owned()
}

/// The bytes of a file. A device without an end, or a file that grows meanwhile, ends at the bound.
fn read_bounded(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    ensure!(bytes.len() <= LARGEST, "more than {LARGEST} bytes are too many for one article");
    Ok(bytes)
}

/// The articles of a set of paths.
#[derive(Debug, Default)]
pub struct Collected {
    pub articles: Vec<Article>,
    /// Files and lines that were left out, with the reason.
    pub left_out: Vec<String>,
}

/// Reads every file of articles in `paths`; folders are searched through, in the order of their names.
pub fn read_all(paths: &[PathBuf]) -> Collected {
    let mut collected = Collected::default();
    let files = list(paths, &mut collected.left_out);
    let total = files.iter().filter_map(|f| fs::metadata(f).ok()).map(|m| m.len()).sum();
    let progress = Progress::of_bytes("Reading", total);
    let mut waiting = Waiting::default();
    for file in &files {
        if let Err(reason) = read_file(file, &mut waiting, &mut collected, &progress) {
            waiting.parse(&mut collected, &progress);
            collected.left_out.push(format!("{}: {reason:#}", shown(file)));
        }
    }
    waiting.parse(&mut collected, &progress);
    collected
}

/// The files that `paths` name or hold. Links to folders are told and not followed, since a link may lead back to where it
/// stands.
fn list(paths: &[PathBuf], left_out: &mut Vec<String>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let visible = |e: &DirEntry| e.depth() == 0 || !e.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(visible) {
            match entry {
                Ok(entry) if entry.path_is_symlink() && entry.depth() > 0 && entry.path().is_dir() => {
                    left_out.push(format!("{}: a link to a folder; name the folder itself", shown(entry.path())));
                }
                Ok(entry) if entry.path().is_dir() => {}
                Ok(entry) => files.push(entry.into_path()),
                Err(e) => left_out.push(match (e.path().map(shown), e.io_error()) {
                    (Some(path), Some(e)) => format!("{path}: {e}"),
                    _ => e.to_string(),
                }),
            }
        }
    }
    files
}

fn read_file(file: &Path, waiting: &mut Waiting, collected: &mut Collected, progress: &Progress) -> Result<()> {
    let metadata = fs::metadata(file)?;
    ensure!(metadata.is_file(), "not a regular file");
    let extension = file.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "txt" | "text" => {
            let bytes = read_bounded(file)?;
            waiting.push(Record { file: file.into(), line: None, bytes }, collected, progress);
        }
        "jsonl" | "ndjson" => {
            let path: Arc<Path> = file.into();
            let mut input = BufReader::new(File::open(file)?);
            let mut records = Records::new(&mut input);
            while let Some((number, record)) = records.next()? {
                match record {
                    Ok(bytes) => {
                        let record = Record { file: path.clone(), line: Some(number), bytes: bytes.to_vec() };
                        waiting.push(record, collected, progress);
                    }
                    Err(reason) => {
                        waiting.parse(collected, progress);
                        collected.left_out.push(format!("{}, line {number}: {reason}", shown(file)));
                    }
                }
            }
        }
        _ => bail!("neither text (.txt) nor JSON Lines (.jsonl)"),
    }
    Ok(())
}

/// One article as bytes.
struct Record {
    file: Arc<Path>,
    /// The number of its line, if it is a line.
    line: Option<u64>,
    bytes: Vec<u8>,
}

impl Record {
    fn article(&self) -> Result<Article, String> {
        let name = name_of(&self.file);
        match self.line {
            None => Ok(article::parse(&name, &text_of(&self.bytes), Metadata::default())),
            Some(number) => json::read(&self.bytes)
                .map(|handed| handed.article(&format!("{name}:{number}")))
                .map_err(|reason| format!("{}, line {number}: {reason}", shown(&self.file))),
        }
    }
}

/// Records that wait to be parsed, so that all cores have something to do at once.
#[derive(Default)]
struct Waiting {
    records: Vec<Record>,
    bytes: usize,
}

impl Waiting {
    fn push(&mut self, record: Record, collected: &mut Collected, progress: &Progress) {
        self.bytes += record.bytes.len();
        self.records.push(record);
        if self.bytes >= AT_ONCE {
            self.parse(collected, progress);
        }
    }

    fn parse(&mut self, collected: &mut Collected, progress: &Progress) {
        let parsed: Vec<_> = self.records.par_drain(..).map(|record| record.article()).collect();
        for article in parsed {
            match article {
                Ok(article) => collected.articles.push(article),
                Err(reason) => collected.left_out.push(reason),
            }
        }
        progress.advance(self.bytes as u64);
        self.bytes = 0;
    }
}
