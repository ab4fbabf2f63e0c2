//! Corpora with analysis and index inside, made ahead of time: the work that a visitor's browser is spared.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use super::Failure;
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_search::engine::Engine;
use dateline_search::index::Cutting;
use dateline_search::store::stored::Split;
use dateline_search::store::{Part, gzip};

/// Files of a corpus as they are put on a host, packed by gzip.
pub(super) struct Site {
    /// What is opened.
    pub head: Vec<u8>,
    /// What it asks for later, by the name relative to it.
    pub parts: Vec<(String, Vec<u8>)>,
}

/// Articles that are read at once.
const BATCH: usize = 2048;

/// Reads, dates and indexes articles, and packs what came of it.
pub(super) fn write(name: &str, mut articles: Vec<Article>, split: Split) -> Result<Site, Failure> {
    if split != Split::Never {
        // In the order in which lists begin, so that what is shown together lies together. Undated ones come last there.
        dateline_core::order::by_key(&mut articles, |a| (a.given.date.is_none(), a.given.date));
    }
    let files = engine(name, articles)?.store(split).map_err(|e| Failure::Message(e.to_string()))?;
    let parts =
        in_turns(&files.parts, &|part: &Vec<u8>| gzip::pack(part).map(|packed| (Part::of(part).name(), packed)));
    let parts = parts.into_iter().collect::<Result<_, _>>()?;
    Ok(Site { head: gzip::pack(&files.head)?, parts })
}

/// The articles made ready to be asked, dated with all public facts.
fn engine(name: &str, articles: Vec<Article>) -> Result<Engine, Failure> {
    let mut engine = Engine::empty(name, Cutting::Folded);
    let mut rest = articles;
    while !rest.is_empty() {
        let more = rest.split_off(rest.len().min(BATCH));
        let analyses = in_turns(&rest, &Analysis::of);
        for (article, analysis) in rest.into_iter().zip(analyses) {
            engine.add(article, analysis);
        }
        rest = more;
    }
    engine.settle();
    Ok(engine)
}

/// What `work` makes of each item, in their order; by as many threads as there are processors.
fn in_turns<T: Sync, R: Send>(items: &[T], work: &(dyn Fn(&T) -> R + Sync)) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let runs: Vec<_> =
            items.chunks(share).map(|run| scope.spawn(move || run.iter().map(work).collect::<Vec<R>>())).collect();
        let ended = |run: thread::ScopedJoinHandle<'_, Vec<R>>| run.join().unwrap_or_else(|e| resume_unwind(e));
        runs.into_iter().flat_map(ended).collect()
    })
}
