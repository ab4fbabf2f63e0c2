//! The built page as `dateline build` finds it: its folder, its files, and where it names its corpus.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use walkdir::WalkDir;

use crate::message::shown;
use crate::target;

/// The folder in the page's with what pages of one file are made of.
pub const SINGLE: &str = "single";

/// What of a built page belongs to its own corpus, or to no site at all, by how its path begins.
const NOT_COPIED: [&str; 6] = ["single/", "q/", "a/", "record-", "feed.xml", "sitemap"];

/// The built page: as given, else `dist` here, or beside or above the program.
///
/// # Errors
///
/// If there is none.
pub fn folder(given: Option<&Path>) -> Result<PathBuf> {
    if let Some(page) = given {
        return Ok(page.to_owned());
    }
    let exe = std::env::current_exe().unwrap_or_default();
    let beside = exe.ancestors().skip(1).take(4).map(|folder| folder.join("dist"));
    std::iter::once(PathBuf::from("dist"))
        .chain(beside)
        .find(|folder| folder.join("index.html").is_file())
        .context("no built page was found; run `make build` first, or name its folder with --page")
}

/// The value of an attribute, as it stands.
pub fn attribute(html: &str, name: &str) -> Option<String> {
    let at = html.find(&format!("{name}="))? + name.len() + 1;
    let rest = &html[at..];
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(q) => rest[1..].split(q).next()?,
        None => rest.split([' ', '>']).next()?,
    };
    (!value.is_empty()).then(|| value.trim_start_matches("./").to_owned())
}

/// The page with another corpus: its address, and whether the program for large corpora opens it, which the page then fetches at
/// once. Nothing if the page names no corpus.
pub fn with_corpus(html: &str, file: &str, by_host: bool) -> Option<String> {
    let html = html.replace(" data-corpus-host", "");
    let old = attribute(&html, "data-corpus")?;
    let name = html.find("data-corpus=")?;
    let value = name + html[name..].find(&old)?;
    let by_host = if by_host { "data-corpus-host " } else { "" };
    Some([&html[..name], by_host, &html[name..value], file, &html[value + old.len()..]].concat())
}

/// The page's files, by their paths relative to its folder. They are known before the first one is copied to `site`, so
/// that nothing is copied twice.
///
/// # Errors
///
/// If the folder cannot be read or holds a name that is no UTF-8, if `site` lies in a folder of the page's, or if a link in
/// the page's folder leads back to a folder that it lies in: the copy would have no end.
pub fn files(folder: &Path, site: &Path) -> Result<Vec<String>> {
    let site = target::place(site);
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) if e.loop_ancestor().is_some() => {
                bail!("{}: this link leads back to a folder that it lies in", e.path().map(shown).unwrap_or_default());
            }
            Err(e) => return Err(e.into()),
        };
        if entry.file_type().is_dir() {
            let inside = entry.path().canonicalize().is_ok_and(|real| site.starts_with(real));
            ensure!(!inside, "the site cannot be written into the page that it is made from ({})", shown(entry.path()));
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        match relative.to_str() {
            // What pages of one file are made of is no part of a site, and pages of statements are those of another corpus.
            Some(name) if NOT_COPIED.iter().any(|part| name.starts_with(part)) => {}
            // Addresses have slashes, whatever this machine's paths have.
            Some(name) => files.push(name.replace(std::path::MAIN_SEPARATOR, "/")),
            None => bail!("{}: a page's file names must be UTF-8", shown(entry.path())),
        }
    }
    Ok(files)
}
