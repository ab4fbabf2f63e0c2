//! How long the product's answers take: a corpus is opened as its bytes come, or read and indexed; then each question is
//! asked as the page and the module for scripts ask it, for ten articles with their snippets and for the counts of every
//! facet.
//!
//!     node benches/search/run.mjs ARTICLES.jsonl --engines= --sizes= --questions QUESTIONS.json --write -
//!     cargo run --release --example questions -- CORPUS QUESTIONS.json
//!
//! The corpus is what `dateline bundle` writes, unpacked, or JSON Lines with `title`, `date`, `source` and `text`; questions
//! are a JSON list of objects with `q` in the query language. Measures of one machine, for comparing before and after.

use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Article, Metadata};
use dateline_search::engine::{Engine, Options};
use dateline_search::protocol::{FacetWanted, Request, Response, Window};
use dateline_search::query::{Facet, Query, Sort};
use dateline_search::store::Reader;
use dateline_search::view::Tab;
use std::time::Instant;

/// How often each question is asked; the best counts.
const TIMES: usize = 5;
/// Bytes that a browser hands on at once.
const PIECE: usize = 64 << 10;

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

fn open(bytes: &[u8]) -> Result<Engine, Box<dyn std::error::Error>> {
    let mut reader = Reader::default();
    let started = Instant::now();
    for piece in bytes.chunks(PIECE) {
        reader.feed(piece)?;
    }
    let container = reader.finish()?;
    let read = milliseconds(started);
    let engine = Engine::open_container(container, Options::LARGE, &mut |_, _| {})?;
    println!("opened in {:.1} ms, of which {read:.1} to read the file", milliseconds(started));
    Ok(engine)
}

fn build(lines: &str) -> Result<Engine, Box<dyn std::error::Error>> {
    let started = Instant::now();
    let mut read: Vec<(Article, Analysis)> = Vec::new();
    for (n, line) in lines.lines().enumerate() {
        let json: serde_json::Value = serde_json::from_str(line)?;
        let of = |key: &str| json[key].as_str().map(str::to_owned);
        let date = of("date").and_then(|date| date.parse().ok());
        let given = Metadata { title: of("title"), date, outlet: of("source"), ..Metadata::default() };
        let article = article::parse(&n.to_string(), &of("text").unwrap_or_default(), given);
        let analysis = Analysis::of(&article);
        read.push((article, analysis));
    }
    println!("read and analysed in {:.0} ms", milliseconds(started));
    let started = Instant::now();
    let mut engine = Engine::empty("", Options::LARGE);
    read.into_iter().for_each(|(article, analysis)| engine.add(article, analysis));
    let added = milliseconds(started);
    engine.commit();
    println!("indexed in {:.0} ms, of which {added:.0} to add the articles", milliseconds(started));
    Ok(engine)
}

/// Median, 95th percentile and maximum of what the requests take, in milliseconds.
fn measure(engine: &Engine, name: &str, requests: &[Request]) -> Result<u64, String> {
    let mut times = Vec::new();
    let mut all = 0;
    for request in requests {
        let mut best = f64::INFINITY;
        let mut total = 0;
        for _ in 0..TIMES {
            let started = Instant::now();
            let response = engine.answer(request);
            best = best.min(milliseconds(started));
            total = match response {
                Response::Articles(list) => list.total,
                Response::Facets(facets) => facets.totals[2],
                Response::Failed { message } => return Err(message),
                other => return Err(format!("no answer to what was asked: {other:?}")),
            };
        }
        all += u64::from(total);
        times.push(best);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or(0.0);
    let mean = times.iter().sum::<f64>() / times.len().max(1) as f64;
    println!("  {name:<9} mean {mean:6.3} ms  p50 {:6.3}  p95 {:6.3}  max {:6.3}", at(50), at(95), at(100).max(at(99)));
    Ok(all)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpus = std::fs::read(arguments.next().ok_or("which corpus?")?)?;
    let questions: Vec<serde_json::Value> =
        serde_json::from_slice(&std::fs::read(arguments.next().ok_or("which questions?")?)?)?;
    let engine = match corpus.first() {
        Some(b'{') => build(std::str::from_utf8(&corpus)?)?,
        _ => (0..3).try_fold(open(&corpus)?, |_, _| open(&corpus))?,
    };
    let queries = questions.iter().filter_map(|q| q["q"].as_str());
    let queries: Vec<Query> =
        queries.map(|text| Query { text: text.to_owned(), sort: Sort::Best, ..Query::default() }).collect();
    let window = Window { from: 0, len: 10 };
    let wanted = Facet::ALL.map(|facet| FacetWanted { facet, most: 10, find: String::new() }).to_vec();
    let lists: Vec<Request> = queries.iter().map(|q| Request::Articles { query: q.clone(), window }).collect();
    let facets: Vec<Request> = queries
        .iter()
        .map(|q| Request::Facets { tab: Tab::Articles, query: q.clone(), wanted: wanted.clone() })
        .collect();
    let listed = measure(&engine, "articles", &lists)?;
    let counted = measure(&engine, "facets", &facets)?;
    println!("  {listed} articles listed, {counted} counted");
    Ok(())
}
