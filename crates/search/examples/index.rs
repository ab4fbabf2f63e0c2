//! How long indexing, storing, opening and searching take, and how large the index is:
//!
//!     cargo run --release --example index -- CORPUS.jsonl [plain|folded] [WRITE TO]
//!
//! The corpus has a JSON object a line with `title` and `text`. Measures of one machine, for comparing before and after.

use dateline_core::text::Span;
use dateline_search::index::{Index, Match, SearchWord, Tokenizer};
use std::time::Instant;

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

fn build(texts: &[String], tokenizer: Tokenizer) -> Index {
    let mut index = Index::new(tokenizer);
    let mut spans = Vec::new();
    for text in texts {
        spans.clear();
        index.begin();
        index.segment(text, Span::new(0, text.len()), &[], &mut spans);
        index.end();
    }
    index
}

/// Median and 95th percentile of what the queries take (each the best of five), in microseconds, and all that they find.
fn ask(index: &Index, name: &str, queries: &[(Vec<SearchWord>, u32)]) {
    let mut times = Vec::new();
    let (mut found, mut all) = (0u64, 0);
    for (wanted, slop) in queries {
        let mut best = f64::INFINITY;
        for _ in 0..5 {
            found = 0;
            let started = Instant::now();
            let terms: Vec<Vec<u32>> = wanted.iter().map(|w| index.terms(w)).collect();
            if let [terms] = terms.as_slice() {
                index.documents(terms, &mut |_, _| found += 1);
            } else {
                index.occurrences(&terms, *slop, &mut |_, _, _| found += 1);
            }
            best = best.min(milliseconds(started) * 1000.0);
        }
        all += found;
        times.push(best);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or(0.0);
    let longest = times.last().copied().unwrap_or(0.0);
    println!("  {name:<22} p50 {:8.0} µs  p95 {:8.0} µs  max {longest:8.0} µs  {all} found", at(50), at(95));
}

fn questions(index: &Index, texts: &[String]) {
    let wanted = |word: &str, how| SearchWord { word: word.to_owned(), how };
    let mut kinds = [const { Vec::new() }; 9];
    for n in 0..100 {
        let text = &texts[n * 7919 % texts.len()];
        let mut words = Vec::new();
        dateline_search::index::plain(text, Span::new(0, text.len()), &mut |_, w| words.push(w.to_owned()));
        let at = n * 31 % words.len().max(1);
        let Some([a, b, c]) = words.get(at..).and_then(<[String]>::first_chunk) else { continue };
        let start: String = a.chars().take(3).collect();
        kinds[0].push((vec![wanted(a, Match::Exact)], 0));
        kinds[1].push((vec![wanted(a, Match::Forms)], 0));
        kinds[2].push((vec![wanted(&start, Match::Start)], 0));
        kinds[3].push((vec![wanted(&start[..1], Match::Start)], 0));
        kinds[4].push((vec![wanted(a, Match::Fuzzy(2))], 0));
        kinds[5].push((vec![wanted(a, Match::Exact), wanted(b, Match::Exact)], 0));
        kinds[6].push((vec![wanted(a, Match::Exact), wanted(b, Match::Exact), wanted(c, Match::Exact)], 0));
        kinds[7].push((vec![wanted(a, Match::Forms), wanted(&b.chars().take(2).collect::<String>(), Match::Start)], 0));
        kinds[8].push((vec![wanted(a, Match::Exact), wanted(c, Match::Exact)], 5));
    }
    let names = ["word", "forms", "three letters*", "one letter*", "two edits", "two in a row", "three in a row"];
    for (name, queries) in names.into_iter().chain(["forms, two letters*", "two, slop 5"]).zip(&kinds) {
        ask(index, name, queries);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpus = std::fs::read_to_string(arguments.next().ok_or("which corpus?")?)?;
    let tokenizer = if arguments.next().as_deref() == Some("plain") { Tokenizer::Plain } else { Tokenizer::Folded };
    let mut texts = Vec::new();
    for line in corpus.lines().filter(|l| !l.is_empty()) {
        let article: serde_json::Value = serde_json::from_str(line)?;
        let of = |key: &str| article[key].as_str().unwrap_or_default().to_owned();
        texts.push(of("title") + "\n" + &of("text"));
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    let mb = bytes as f64 / 1e6;
    println!("{} documents, {mb:.1} MB of text, {tokenizer:?}", texts.len());

    let (mut index, mut took) = (Index::new(tokenizer), f64::INFINITY);
    for _ in 0..5 {
        let started = Instant::now();
        index = build(&texts, tokenizer);
        took = took.min(milliseconds(started));
    }
    println!("built in {took:.0} ms, {:.0} MB/s; the best of five", mb / took * 1000.0);
    println!(
        "  {:.1} MB of memory, {:.2} of the text",
        index.bytes() as f64 / 1e6,
        index.bytes() as f64 / bytes as f64
    );
    let started = Instant::now();
    index.terms(&SearchWord { word: "x".to_owned(), how: Match::Start });
    println!("  words sorted in {:.1} ms", milliseconds(started));
    questions(&index, &texts);

    let started = Instant::now();
    let written = index.write()?;
    println!("written in {:.0} ms, {} bytes", milliseconds(started), written.len());
    if let Some(path) = arguments.next() {
        std::fs::write(path, &written)?;
    }
    let started = Instant::now();
    let opened = Index::read(written)?;
    println!("opened in {:.1} ms", milliseconds(started));
    println!(
        "  {:.1} MB of memory, {:.2} of the text",
        opened.bytes() as f64 / 1e6,
        opened.bytes() as f64 / bytes as f64
    );
    questions(&opened, &texts);
    Ok(())
}
