//! Static sites: the built page beside any corpus.

use std::io::Write;

use anyhow::{Context, Result, ensure};

use crate::args::{BuildArgs, BundleArgs, Sources};
use crate::first_view::{FirstView, Form};
use crate::message::{shown, tell};
use crate::page::Page;
use crate::record_pages::RecordPages;
use crate::stored::{Packing, Site};
use crate::target::{SiteFolder, refuse_input, write_file};
use crate::{Outcome, files, page, single, stored};
use dateline_core::article::Article;
use dateline_search::engine::{Engine, Options};
use dateline_search::store::stored::Split;
use dateline_search::store::{Bundle, checksum};

/// Bytes of text up to which the page's own program opens a site's corpus: that takes the visitor's browser less time than
/// fetching the program for large corpora.
const SMALL: usize = 512 << 10;

impl Sources {
    /// The corpus's name: as given, else that of the first folder or file.
    pub fn corpus_name(&self) -> String {
        if let Some(name) = &self.name {
            return name.clone();
        }
        let first = self.paths.first().and_then(|p| p.canonicalize().ok()).unwrap_or_default();
        let stem = first.file_stem().map(|n| n.to_string_lossy().replace(['_', '-'], " ")).unwrap_or_default();
        if stem.is_empty() { "Corpus".to_owned() } else { stem }
    }

    /// The articles, and whether nothing was left out.
    ///
    /// # Errors
    ///
    /// If there are none.
    pub fn read(&self) -> Result<(Vec<Article>, Outcome)> {
        let (articles, left_out) = self.read_told()?;
        Ok((articles, Outcome::complete_if(left_out.is_empty())))
    }

    /// The articles, and what was left out and why.
    ///
    /// # Errors
    ///
    /// If there are none.
    pub fn read_told(&self) -> Result<(Vec<Article>, Vec<String>)> {
        let collected = files::read_all(&self.paths, &self.reading);
        for reason in &collected.left_out {
            tell(&format!("left out: {reason}"));
        }
        let today = self.at_hand.day();
        for article in &collected.articles {
            if let Some(date) = article.given.date.filter(|date| *date > today) {
                tell(&format!("{}: the date {date} is still to come on {today}", article.id));
            }
        }
        ensure!(!collected.articles.is_empty(), "no articles were found, so nothing was written");
        Ok((collected.articles, collected.left_out))
    }
}

/// Whether the page's own program is quick enough with so much text.
fn is_small(articles: &[Article]) -> bool {
    articles.iter().map(|a| a.text.len()).sum::<usize>() <= SMALL
}

/// Writes one corpus file.
///
/// # Errors
///
/// If there are no articles, or the file cannot be written.
pub fn bundle(args: &BundleArgs, out: &mut dyn Write) -> Result<Outcome> {
    refuse_input(&args.out, &args.sources.paths)?;
    let (articles, outcome) = args.sources.read()?;
    let (count, name) = (articles.len(), args.sources.corpus_name());
    let bytes = if args.sources.articles_only {
        Bundle { name, articles }.write()
    } else {
        stored::write(
            &name,
            articles,
            Split::Never,
            Packing::Gzip,
            args.sources.at_hand.day(),
            args.sources.corrections()?,
            &mut |_| Ok(()),
        )?
        .head
    };
    write_file(&args.out, &bytes)?;
    writeln!(out, "{count} articles in {} bytes: {}", bytes.len(), shown(&args.out))?;
    out.flush()?;
    Ok(outcome)
}

/// Copies the built page and puts the corpus beside it.
///
/// # Errors
///
/// If there is no page or there are no articles, if the folder is no place for a site, or if writing fails.
pub fn build(args: &BuildArgs, out: &mut dyn Write) -> Result<Outcome> {
    let page = Page::find(args.page.as_deref())?;
    let Some(folder) = &args.out else { return single::build(args, &page, out) };
    let index = page.text("index.html")?;
    let old = page::attribute(&index, "data-corpus")
        .with_context(|| format!("{} is no built page; run `make build` first", page.place()))?;
    let page_files = page.files(folder)?;
    refuse_input(folder, &args.sources.paths)?;
    let corrections = args.sources.corrections()?;
    let mut site = SiteFolder::open(folder, args.force)?;
    let (articles, outcome) = args.sources.read()?;
    let (count, name) = (articles.len(), args.sources.corpus_name());
    let today = args.sources.at_hand.day();
    let by_host = args.sources.articles_only || args.parts.is_some() || !is_small(&articles);
    let pages = RecordPages::new(&name, args.url.as_deref(), today);
    let mut record_pages = |engine: &Engine| if args.no_pages { Ok(()) } else { pages.write(engine, &mut site) };
    let Site { head, parts, first_view } = if args.sources.articles_only {
        let head = Bundle { name, articles }.write();
        let engine = Engine::open(&head, Options::LARGE.on(today), &mut |_, _| {})?;
        record_pages(&engine)?;
        Site { head, parts: Vec::new(), first_view: FirstView::of(&engine) }
    } else if by_host {
        let split = args.parts.map_or(Split::IfLarge, |kb| Split::Into((kb as usize) << 10));
        stored::write(&name, articles, split, Packing::Gzip, today, corrections, &mut record_pages)?
    } else {
        stored::write(&name, articles, Split::Never, Packing::Plain, today, corrections, &mut record_pages)?
    };
    for name in page_files.iter().filter(|name| **name != old && *name != "index.html") {
        site.write(name, &page.read(name)?)?;
    }
    for (name, bytes) in &parts {
        site.write(name, bytes)?;
    }
    let file = format!("corpus-{:016x}.bin", checksum(&head));
    site.write(&file, &head)?;
    let index = page::with_corpus(&index, &file, by_host)
        .and_then(|index| first_view.put_into(&index, Form::Site))
        .with_context(|| format!("{} has no place for a first view; run `make build` again", page.place()))?;
    site.finish(&index)?;
    let size = head.len() + parts.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    writeln!(
        out,
        "{count} articles in {size} bytes, of which a visitor fetches {} at first; serve {} with any static file server, \
         or put it on any static host",
        head.len(),
        shown(folder)
    )?;
    out.flush()?;
    Ok(outcome)
}
