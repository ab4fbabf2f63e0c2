//! Static sites: the built page beside any corpus.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::files::{self, Found};
use super::{Failure, Outcome};
use crate::corpus::bundle::Bundle;

/// The arguments of `build` and `bundle`.
#[derive(Debug)]
pub(super) struct Options {
    paths: Vec<PathBuf>,
    out: PathBuf,
    name: Option<String>,
    page: Option<PathBuf>,
}

impl Options {
    /// Reads the arguments.
    pub fn parse(args: &[String]) -> Result<Self, Failure> {
        let usage = |m: &str| Failure::Usage(m.to_owned());
        let (mut paths, mut out, mut name, mut page) = (Vec::new(), None, None, None);
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value =
                |what: &str| args.next().cloned().ok_or_else(|| Failure::Usage(format!("{arg} needs {what}")));
            match arg.as_str() {
                "-o" | "--out" => out = Some(PathBuf::from(value("a path")?)),
                "--name" => name = Some(value("a name")?),
                "--page" => page = Some(PathBuf::from(value("a folder")?)),
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
        let out = out.ok_or_else(|| usage("where to? (-o)"))?;
        Ok(Self { paths, out, name, page })
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

    fn read(&self) -> Result<(Found, Vec<u8>), Failure> {
        let mut found = files::read_all(&self.paths)?;
        for reason in &found.skipped {
            eprintln!("dateline: left out: {reason}");
        }
        if found.articles.is_empty() {
            return Err(Failure::Message("no text files were found, so nothing was written".into()));
        }
        let articles = std::mem::take(&mut found.articles);
        let bundle = Bundle { name: self.corpus_name(), articles };
        let bytes = bundle.write();
        found.articles = bundle.articles;
        Ok((found, bytes))
    }
}

/// Writes one corpus file.
pub(super) fn bundle(options: &Options, out: &mut dyn Write) -> Outcome {
    let (found, bytes) = options.read()?;
    if let Some(parent) = options.out.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(|e| told(parent, &e))?;
    }
    fs::write(&options.out, &bytes).map_err(|e| told(&options.out, &e))?;
    writeln!(out, "{} articles in {} bytes: {}", found.articles.len(), bytes.len(), options.out.display())?;
    Ok(found.skipped.is_empty())
}

/// Copies the built page and puts the corpus beside it.
pub(super) fn build(options: &Options, out: &mut dyn Write) -> Outcome {
    let page = page_folder(options.page.as_deref())?;
    let index = fs::read_to_string(page.join("index.html")).map_err(|e| told(&page, &e))?;
    let old = attribute(&index, "data-corpus")
        .ok_or_else(|| Failure::Message(format!("{} holds no built page; run `make build` first", page.display())))?;
    let (found, bytes) = options.read()?;
    if same_place(&page, &options.out) {
        return Err(Failure::Message("the site cannot be written over the page that it is made from".into()));
    }
    copy_page(&page, &options.out, &old)?;
    let file = format!("corpus-{:016x}.bin", fnv(&bytes));
    fs::write(options.out.join(&file), &bytes).map_err(|e| told(&options.out, &e))?;
    let index = index.replace(&old, &file);
    fs::write(options.out.join("index.html"), index).map_err(|e| told(&options.out, &e))?;
    writeln!(
        out,
        "{} articles; serve {} with any static file server, or put it on any static host",
        found.articles.len(),
        options.out.display()
    )?;
    Ok(found.skipped.is_empty())
}

fn told(path: &Path, e: &std::io::Error) -> Failure {
    Failure::Message(format!("{}: {e}", path.display()))
}

/// The built page: as given, else `dist` here, or beside or above the program.
fn page_folder(given: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(page) = given {
        return Ok(page.to_owned());
    }
    let exe = std::env::current_exe().unwrap_or_default();
    let beside = exe.ancestors().skip(1).take(4).map(|folder| folder.join("dist"));
    std::iter::once(PathBuf::from("dist")).chain(beside).find(|folder| folder.join("index.html").is_file()).ok_or_else(
        || Failure::Message("no built page was found; run `make build` first, or name its folder with --page".into()),
    )
}

fn same_place(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The value of an attribute, as it stands.
fn attribute(html: &str, name: &str) -> Option<String> {
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
fn copy_page(from: &Path, to: &Path, corpus: &str) -> Result<(), Failure> {
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

/// FNV-1a, for a file name that changes with its content.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}
