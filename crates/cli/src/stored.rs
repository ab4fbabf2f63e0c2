//! Stores corpora with their analysis and index, so that a visitor's browser need not make them.

use anyhow::Result;
use rayon::prelude::*;

use crate::first_view::FirstView;
use crate::material::Material;
use crate::progress::Progress;
use crate::{corrected, gzip};
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::text::DetachedDocument;
use dateline_search::engine::{Engine, Options};
use dateline_search::store::PartFile;
use dateline_search::store::stored::Split;

/// Files of a corpus as they are put on a host.
pub struct Site {
    /// What is opened.
    pub head: Vec<u8>,
    /// What it asks for later, by the name relative to it.
    pub parts: Vec<(String, Vec<u8>)>,
    /// What a page shows of it before its program runs.
    pub first_view: FirstView,
}

/// Articles that are analysed while those before them are indexed.
const BATCH: usize = 256;

/// Whether files are compressed as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// By gzip, for hosts that do not compress.
    Gzip,
    /// Not, for the page's own program, which does not unpack.
    Plain,
}

/// Analyses, dates and indexes articles, corrects what a reader has corrected, and packs what came of it. `meanwhile` is handed
/// what can be asked.
///
/// # Errors
///
/// If the corpus is larger than the format can hold, if the corrections are none that can be made, or `meanwhile` fails.
pub fn write(
    mut material: Material,
    split: Split,
    packing: Packing,
    meanwhile: &mut dyn FnMut(&Engine) -> Result<()>,
) -> Result<Site> {
    if split != Split::Never {
        // In the order in which lists begin, so that what is shown together lies together. Undated articles come last there.
        material.articles.sort_by_key(|a| (a.given.date.is_none(), a.given.date));
    }
    let engine = engine(material)?;
    let first_view = FirstView::of(&engine);
    meanwhile(&engine)?;
    let progress = Progress::spinner("Writing the corpus");
    let files = engine.store(split)?;
    drop(engine);
    drop(progress);
    if packing == Packing::Plain {
        let parts = files.parts.into_iter().map(|part| (PartFile::of(&part).name(), part)).collect();
        return Ok(Site { head: files.head, parts, first_view });
    }
    let progress = Progress::of_bytes("Packing", files.parts.iter().map(|p| p.len() as u64).sum());
    let pack = |part: &Vec<u8>| {
        let packed = gzip::pack(part)?;
        progress.advance(part.len() as u64);
        anyhow::Ok((PartFile::of(part).name(), packed))
    };
    let (head, parts) =
        rayon::join(|| gzip::pack(&files.head), || files.parts.par_iter().map(pack).collect::<Result<Vec<_>>>());
    Ok(Site { head: head?, parts: parts?, first_view })
}

/// The articles made ready to be asked, dated with all public facts and corrected. One batch is indexed while the next one is
/// analysed.
///
/// # Errors
///
/// If the corrections are none that can be made.
pub fn engine(material: Material) -> Result<Engine> {
    let Material { name, articles, today, corrections, .. } = material;
    let progress = Progress::of_articles("Analysing", articles.len());
    let mut engine = Engine::empty(&name, Options::LARGE.on(today));
    let mut articles = articles.into_iter();
    let mut analysed = analyse(articles.by_ref().take(BATCH).collect());
    while !analysed.is_empty() {
        progress.advance(analysed.len() as u64);
        let batch: Vec<Article> = articles.by_ref().take(BATCH).collect();
        let mut next = Vec::new();
        // The engine stays on this thread, where it was made.
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = analyse(batch));
            for Analysed { article, analysis, document } in analysed {
                engine.add_read(article, analysis, document);
            }
        });
        analysed = next;
    }
    drop(progress);
    let progress = Progress::spinner("Dating");
    engine.commit();
    drop(progress);
    let _progress = Progress::spinner("Relating articles");
    engine.relate();
    corrected::tell_idle(&engine, &corrections);
    engine.correct(corrections).map_err(anyhow::Error::msg)?;
    Ok(engine)
}

/// An article with what was found in it; its document goes on to the index, which needs its tokens too.
struct Analysed {
    article: Article,
    analysis: Analysis,
    document: DetachedDocument,
}

fn analyse(articles: Vec<Article>) -> Vec<Analysed> {
    let analyse = |article: Article| {
        let document = article.document();
        let analysis = Analysis::of_document(&article, &document);
        let document = document.detach();
        Analysed { article, analysis, document }
    };
    articles.into_par_iter().map(analyse).collect()
}
