//! Pages of one file: program, styles, worker and corpus within one HTML file, which opens by a double click.
//!
//! A browser lets a page that was opened from a disk load nothing from beside it. Each part is therefore text within the
//! page, which a script unpacks (crates/host/js/unpack.js). The page's build leaves all but the corpus ready in a folder of its
//! own (scripts/single.mjs).

use std::io::Write;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::args::BuildArgs;
use crate::first_view::Form;
use crate::message::shown;
use crate::page::Page;
use crate::stored::{Packing, Site};
use crate::target::{Inputs, write_file};
use crate::{Outcome, gzip, page, stored};
use dateline_search::store::stored::Split;

/// Writes one HTML file of the articles.
///
/// # Errors
///
/// If the page was built without what such a file is made of, if there are no articles, or if the file cannot be written.
pub fn build(args: &BuildArgs, page: &Page, out: &mut dyn Write) -> Result<Outcome> {
    let file = args.single.as_deref().context("name a folder with -o, or a file with --single")?;
    let part = |name: &str| {
        let name = format!("{}{name}", page::SINGLE);
        page.text(&name).with_context(|| format!("{name} is missing in {}; run `make build` first", page.place()))
    };
    let (index, program) = (part("index.html")?, part("program.html")?);
    let host = if args.opens_files { part("host.html")? } else { String::new() };
    Inputs::of(&args.sources).refuse_file(file)?;
    page.refuse(file)?;
    let material = args.sources.read()?;
    let (count, outcome) = (material.counted(), material.outcome());
    // Whole and as the page's own program reads it, however large: another may not be there.
    let Site { head, first_view, .. } = stored::write(material, Split::Never, Packing::Plain, &mut |_| Ok(()))?;
    let corpus = BASE64.encode(gzip::pack(&head)?);
    let html = first_view.put_into(&index, Form::File).and_then(|html| {
        let (before, after) = html.rsplit_once("</body>")?;
        let corpus = format!("<script type=\"text/plain\" data-part=\"corpus\">{corpus}</script>\n");
        // The script that unpacks comes after all parts.
        Some([before, &corpus, &host, &program, "</body>", after].concat())
    });
    let html = html.with_context(|| format!("{} has no place for a first view", page.place()))?;
    write_file(file, html.as_bytes())?;
    writeln!(out, "{count} in one file of {} bytes: {}", html.len(), shown(file))?;
    out.flush()?;
    Ok(outcome)
}
