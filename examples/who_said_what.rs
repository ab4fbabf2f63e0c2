//! The crate as a library: reads the articles of a folder, plain text each, and prints who said what.
//!
//!     cargo run -p dateline-core --example who_said_what -- seeds

use std::error::Error;
use std::fs;

use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Article, Metadata};
use dateline_core::corpus::{Corpus, Lexicon, PublicFacts, date_with_facts};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: who_said_what FOLDER")?;
    let mut paths: Vec<_> = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.iter().map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let mut articles: Vec<Article> = Vec::new();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        articles.push(article::parse(&name, &fs::read_to_string(&path)?, Metadata::default()));
    }
    // Each article by itself, then all of them together, since they date each other.
    let analyses: Vec<Analysis> = articles.iter().map(Analysis::of).collect();
    let facts = PublicFacts { lexicon: Lexicon::built_in(), only_if_wide: true };
    let dates = date_with_facts(&articles.iter().zip(&analyses).collect::<Vec<_>>().as_slice(), &[], None, &facts);
    for item in Corpus::dated("", articles, analyses, dates).items {
        let day = item.published.map_or("no date".to_owned(), |p| p.likely.to_string());
        println!("{} ({day})", item.article.headline());
        for quote in &item.analysis.quotes {
            let speaker = quote.speaker.as_ref().map_or("somebody", |s| s.label.as_str());
            println!("  {speaker}: {}", item.article.mended(quote.span));
        }
    }
    Ok(())
}
