//! Static sites: the built page beside any corpus.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::page::{attribute, copy_page, page_files, page_folder, told};
use super::{Failure, Outcome, files, stored};
use crate::article::Article;
use crate::corpus::bundle::Bundle;
use crate::store::checksum;
use crate::store::stored::Split;

/// Bytes of text up to which a site's corpus holds articles alone: reading them takes the visitor's browser less time than
/// fetching the program for large corpora.
const SMALL: usize = 512 << 10;

/// The arguments of `build` and `bundle`.
#[derive(Debug)]
pub(super) struct Options {
    paths: Vec<PathBuf>,
    out: PathBuf,
    name: Option<String>,
    page: Option<PathBuf>,
    /// Articles without what is known of them.
    articles_only: bool,
    /// Bytes of packed articles in a part, if it was asked for parts.
    parts: Option<usize>,
}

impl Options {
    /// Reads the arguments.
    pub fn parse(args: &[String]) -> Result<Self, Failure> {
        let usage = |m: &str| Failure::Usage(m.to_owned());
        let (mut paths, mut out, mut name, mut page, mut articles_only, mut parts) =
            (Vec::new(), None, None, None, false, None);
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value =
                |what: &str| args.next().cloned().ok_or_else(|| Failure::Usage(format!("{arg} needs {what}")));
            match arg.as_str() {
                "-o" | "--out" => out = Some(PathBuf::from(value("a path")?)),
                "--name" => name = Some(value("a name")?),
                "--page" => page = Some(PathBuf::from(value("a folder")?)),
                "--articles-only" => articles_only = true,
                "--parts" => {
                    let size = value("a number of kilobytes")?;
                    let size = size.parse::<usize>().ok().filter(|kb| (1..=1 << 20).contains(kb));
                    parts = Some(size.ok_or_else(|| usage("--parts takes a number of kilobytes, 1 or more"))? << 10);
                }
                "--single" => {
                    return Err(Failure::Message(
                        "this version builds a folder only (-o DIR); one-file sites are not made yet".into(),
                    ));
                }
                flag if flag.starts_with('-') => {
                    return Err(Failure::Usage(format!("\"{flag}\" is not understood here")));
                }
                path => paths.push(PathBuf::from(path)),
            }
        }
        if paths.is_empty() {
            return Err(usage("which files or folders?"));
        }
        if articles_only && parts.is_some() {
            return Err(usage("--articles-only makes one file: without --parts"));
        }
        let out = out.ok_or_else(|| usage("where to? (-o)"))?;
        Ok(Self { paths, out, name, page, articles_only, parts })
    }

    /// The corpus's name: as given, else that of the first folder.
    fn corpus_name(&self) -> String {
        if let Some(name) = &self.name {
            return name.clone();
        }
        let first = self.paths.first().and_then(|p| p.canonicalize().ok()).unwrap_or_default();
        let stem = first.file_stem().map(|n| n.to_string_lossy().replace(['_', '-'], " ")).unwrap_or_default();
        if stem.is_empty() { "Corpus".to_owned() } else { stem }
    }

    /// Whether articles are stored without what is known of them.
    fn is_plain(&self, articles: &[Article]) -> bool {
        let text: usize = articles.iter().map(|a| a.text.len()).sum();
        self.articles_only || self.parts.is_none() && text <= SMALL
    }

    /// The articles, and whether nothing was left out.
    fn read(&self) -> Result<(Vec<Article>, bool), Failure> {
        let found = files::read_all(&self.paths)?;
        for reason in &found.skipped {
            eprintln!("dateline: left out: {reason}");
        }
        if found.articles.is_empty() {
            return Err(Failure::Message("no articles were found, so nothing was written".into()));
        }
        Ok((found.articles, found.skipped.is_empty()))
    }
}

/// Writes one corpus file.
pub(super) fn bundle(options: &Options, out: &mut dyn Write) -> Outcome {
    if options.parts.is_some() {
        return Err(Failure::Usage("a bundle is one file; --parts is for build".into()));
    }
    let (articles, all) = options.read()?;
    let count = articles.len();
    let bytes = if options.is_plain(&articles) {
        Bundle { name: options.corpus_name(), articles }.write()
    } else {
        stored::write(&options.corpus_name(), articles, Split::Never)?.head
    };
    put(&options.out, &bytes)?;
    writeln!(out, "{count} articles in {} bytes: {}", bytes.len(), options.out.display())?;
    Ok(all)
}

/// Copies the built page and puts the corpus beside it.
pub(super) fn build(options: &Options, out: &mut dyn Write) -> Outcome {
    let page = page_folder(options.page.as_deref())?;
    let index = fs::read_to_string(page.join("index.html")).map_err(|e| told(&page, &e))?;
    let old = attribute(&index, "data-corpus")
        .ok_or_else(|| Failure::Message(format!("{} holds no built page; run `make build` first", page.display())))?;
    let files = page_files(&page, &options.out, &old)?;
    let (articles, all) = options.read()?;
    let count = articles.len();
    let plain = options.is_plain(&articles);
    let (head, parts) = if plain {
        (Bundle { name: options.corpus_name(), articles }.write(), Vec::new())
    } else {
        let split = options.parts.map_or(Split::IfLarge, Split::Into);
        let site = stored::write(&options.corpus_name(), articles, split)?;
        (site.head, site.parts)
    };
    copy_page(&files, &options.out)?;
    for (name, bytes) in &parts {
        put(&options.out.join(name), bytes)?;
    }
    let file = format!("corpus-{:016x}.bin", checksum(&head));
    put(&options.out.join(&file), &head)?;
    let index = index.replace(&old, &file);
    // The page fetches the program for large corpora at once, instead of after it has seen what this file is.
    let index = if plain { index } else { index.replacen("data-corpus=", "data-corpus-stored data-corpus=", 1) };
    put(&options.out.join("index.html"), index.as_bytes())?;
    let size = head.len() + parts.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    writeln!(
        out,
        "{count} articles in {size} bytes, of which a visitor fetches {} at first; serve {} with any static file server, \
         or put it on any static host",
        head.len(),
        options.out.display()
    )?;
    Ok(all)
}

/// Writes a file, with the folders that lead to it.
fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|e| told(folder, &e))?;
    }
    fs::write(path, bytes).map_err(|e| told(path, &e))
}
