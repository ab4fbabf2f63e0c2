//! What of articles is searched, for a scan that is to count what the search counts (`benches/search/`): reads JSON Lines with
//! `title`, `date`, `source` and `text`, writes for each article a JSON list of its headline and its blocks without boilerplate,
//! with words that a line break divided as one.
//!
//!     cargo run --release --example searched -- ARTICLES.jsonl

use dateline_core::article::{self, BlockKind, Metadata};
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which articles?")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::fs::read_to_string(path)?.lines().filter(|line| !line.is_empty()) {
        let json: serde_json::Value = serde_json::from_str(line)?;
        let of = |key: &str| json[key].as_str().map(str::to_owned);
        let date = of("date").and_then(|date| date.parse().ok());
        let given = Metadata { title: of("title"), date, outlet: of("source"), ..Metadata::default() };
        let article = article::parse("", &of("text").unwrap_or_default(), given);
        let divided = article.divided_words();
        let mut searched: Vec<String> = article.given.title.clone().into_iter().collect();
        for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate) {
            let mut text = String::new();
            let mut at = block.span.start;
            for join in divided.iter().filter(|&&join| block.span.contains(join)) {
                text += article.text.get(at as usize..join.start as usize).unwrap_or_default();
                at = join.end;
            }
            text += article.text.get(at as usize..block.span.end as usize).unwrap_or_default();
            searched.push(text);
        }
        writeln!(out, "{}", serde_json::to_string(&searched)?)?;
    }
    Ok(())
}
