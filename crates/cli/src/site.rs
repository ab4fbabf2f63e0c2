//! Static sites: the built page beside any corpus.

use std::io::Write;

use anyhow::{Context, Result};

use crate::args::{BuildArgs, BundleArgs};
use crate::first_view::{FirstView, Form};
use crate::message::{shown, tell};
use crate::page::Page;
use crate::record_pages::RecordPages;
use crate::stored::{Packing, Site};
use crate::target::{Inputs, SiteFolder, write_file};
use crate::{Outcome, page, single, stored};
use dateline_core::article::Article;
use dateline_search::engine::{Engine, Options};
use dateline_search::store::stored::Split;
use dateline_search::store::{Bundle, checksum};
use dateline_search::view::words::number;

/// Bytes of text up to which the page's own program opens a site's corpus: that takes the visitor's browser less time than
/// fetching the program for large corpora.
const SMALL: usize = 512 << 10;

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
    Inputs::of(&args.sources).refuse_file(&args.out)?;
    let material = args.sources.read()?;
    let (count, outcome) = (material.counted(), material.outcome());
    let bytes = if args.stored.articles_only {
        Bundle { name: material.name, articles: material.articles }.write()
    } else {
        stored::write(material, Split::Never, Packing::Gzip, &mut |_| Ok(()))?.head
    };
    write_file(&args.out, &bytes)?;
    writeln!(out, "{count} in {} bytes: {}", bytes.len(), shown(&args.out))?;
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
    let mut site = SiteFolder::open(folder, args.force, Inputs::of(&args.sources))?;
    let material = args.sources.read()?;
    let (count, outcome, today) = (material.counted(), material.outcome(), material.today);
    let by_host = args.stored.articles_only || args.parts.is_some() || !is_small(&material.articles);
    let pages = RecordPages::new(&material.name, args.url.as_deref(), today);
    let mut record_pages = |engine: &Engine| {
        let count = RecordPages::count(engine);
        if let Some(most) = args.most_pages.filter(|most| count > *most) {
            tell(&format!(
                "the {} small pages of statements and articles are left out here, being more than {most}; `dateline build` writes \
                 them",
                number(count)
            ));
        } else if !args.no_pages {
            pages.write(engine, &mut site)?;
        }
        Ok(())
    };
    let Site { head, parts, first_view } = if args.stored.articles_only {
        let head = Bundle { name: material.name, articles: material.articles }.write();
        let engine = Engine::open(&head, Options::LARGE.on(today), &mut |_, _| {})?;
        record_pages(&engine)?;
        Site { head, parts: Vec::new(), first_view: FirstView::of(&engine) }
    } else if by_host {
        let split = args.parts.map_or(Split::IfLarge, |kb| Split::Into((kb as usize) << 10));
        stored::write(material, split, Packing::Gzip, &mut record_pages)?
    } else {
        stored::write(material, Split::Never, Packing::Plain, &mut record_pages)?
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
        "{count} in {size} bytes, of which a visitor fetches {} at first; serve {} with any static file server, \
         or put it on any static host",
        head.len(),
        shown(folder)
    )?;
    out.flush()?;
    Ok(outcome)
}
