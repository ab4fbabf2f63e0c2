//! Articles from files and folders, of every format that `dateline-read` reads.

mod large;
mod list;
mod pieces;
mod versions;

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::args::Reading;
use crate::lines::LARGEST;
use crate::message::{shown, tell};
use crate::progress::Progress;
use dateline_core::article::Article;
use dateline_read::versions::Print;
use dateline_read::{Found, Options, encoding, found};
use list::Listed;
use pieces::{Piece, Place, Waiting};

pub use list::name_of;
pub use versions::told;

/// Bytes of the largest file that is read as a whole. Lines and lists of JSON are read in pieces, and may be of any size.
const WHOLE: u64 = 1 << 30;

/// The text of a file, whatever its encoding. Bytes that mean nothing in it show as U+FFFD, and the article then carries a
/// warning with their number.
///
/// # Errors
///
/// If the file cannot be read, or is too large for one article.
pub fn read_text(path: &Path) -> Result<String> {
    let bytes = read_bounded(path).with_context(|| shown(path))?;
    Ok(encoding::decode(&bytes, None).text.trim_start_matches('\u{feff}').to_owned())
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

/// What of a file a corpus is made of.
enum Part {
    Article(Box<(Print, Article)>),
    LeftOut(String),
    Told(Vec<String>),
}

/// Reads every file of articles in `paths` and parses the articles; what is in doubt is told. Repeats count once, and of
/// several versions the newest.
pub fn read_all(paths: &[PathBuf], reading: &Reading) -> Collected {
    let mut left_out = Vec::new();
    let (mut prints, mut articles) = (Vec::new(), Vec::new());
    let part = |found: Found| match found {
        Found::Article(article) if !article.has_words() => {
            vec![Part::LeftOut(format!("{}: it has no words", found::printable(&article.name())))]
        }
        Found::Article(article) => {
            let warnings = article.warnings.iter().map(|w| format!("{}: {w}", found::printable(&article.name())));
            let told = Part::Told(warnings.collect());
            [told, Part::Article(Box::new((Print::of(&article), article.parse())))].into()
        }
        Found::LeftOut(left) => vec![Part::LeftOut(left.to_string())],
        Found::Told(told) => vec![Part::Told(vec![told.to_string()])],
        Found::File { file, understood, .. } => {
            let told = understood.map(|words| format!("{}: {words}", found::printable(&file)));
            vec![Part::Told(told.into_iter().collect())]
        }
    };
    each(paths, &reading.options(), &part, &mut |parts| {
        for part in parts {
            match part {
                Part::Article(one) => {
                    prints.push(one.0);
                    articles.push(one.1);
                }
                Part::LeftOut(reason) => left_out.push(reason),
                Part::Told(told) => told.iter().for_each(|told| tell(told)),
            }
        }
        true
    });
    if !reading.keep_repeats {
        articles = versions::counting(&prints, articles);
    }
    Collected { articles, left_out }
}

/// Reads every file in `paths`, on all cores; `of` makes something of what is found, and `take` gets it in the files' order
/// and says whether to go on.
pub fn each<T: Send>(
    paths: &[PathBuf],
    options: &Options,
    of: &(dyn Fn(Found) -> T + Sync),
    take: &mut dyn FnMut(T) -> bool,
) {
    let (files, sites) = list::all(paths);
    for site in sites {
        tell(&format!("{}: a site that was built, which is not read", shown(&site)));
    }
    let total = files.iter().filter_map(|f| fs::metadata(&f.path).ok()).map(|m| m.len()).sum();
    let progress = Progress::of_bytes("Reading", total);
    let mut waiting = Waiting::new(options, of, take, progress);
    for file in files {
        if waiting.stopped {
            return;
        }
        let label = file.label.clone();
        if let Err(reason) = read_file(file, &mut waiting) {
            waiting.push(Piece::LeftOut(label, format!("{reason:#}")), 0);
        }
    }
    waiting.read();
}

fn read_file<T: Send>(file: Listed, waiting: &mut Waiting<'_, T>) -> Result<()> {
    if let Some(reason) = file.left_out {
        waiting.push(Piece::LeftOut(file.label, reason), 0);
        return Ok(());
    }
    if file.path == Path::new(list::STANDARD_INPUT) {
        let mut bytes = Vec::new();
        std::io::stdin().take(WHOLE + 1).read_to_end(&mut bytes)?;
        ensure!(bytes.len() as u64 <= WHOLE, "more than {} MB; give it as a file", WHOLE >> 20);
        let size = bytes.len();
        waiting.push(Piece::File(Place { label: file.label, folders: file.folders }, bytes), size);
        return Ok(());
    }
    let metadata = fs::metadata(&file.path)?;
    ensure!(metadata.is_file(), "not a regular file");
    let input = File::open(&file.path)?;
    if metadata.len() > pieces::AT_ONCE as u64 / 2
        && let Some(large) = large::open(&file.path)?
    {
        return large.read(&Place { label: file.label, folders: file.folders }, waiting);
    }
    ensure!(metadata.len() <= WHOLE, "larger than {} MB; only lines or a list of JSON may be that large", WHOLE >> 20);
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    input.take(WHOLE).read_to_end(&mut bytes)?;
    let size = bytes.len();
    waiting.push(Piece::File(Place { label: file.label, folders: file.folders }, bytes), size);
    Ok(())
}
