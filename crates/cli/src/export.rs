//! `dateline export`: statements as a file for other programs.

use std::io::Write;

use anyhow::{Result, ensure};

use crate::args::ExportArgs;
use crate::message::tell;
use crate::target::{refuse_input, write_file};
use crate::{Outcome, stored};
use dateline_search::export::{self, Origin};
use dateline_search::protocol::Window;
use dateline_search::query::{self, Query};

/// Writes the statements that match.
///
/// # Errors
///
/// If the query cannot be understood, if there are no articles, or if the file cannot be written.
pub fn run(args: &ExportArgs, out: &mut dyn Write) -> Result<Outcome> {
    ensure!(!args.sources.articles_only, "an export holds what was found in the articles; leave out --articles-only");
    let problems = query::read(&args.query).problems;
    ensure!(
        problems.is_empty(),
        "the query cannot be understood near “{}”",
        args.query.get(problems[0].span.start as usize..).unwrap_or_default()
    );
    if let Some(file) = &args.out {
        refuse_input(file, &args.sources.paths)?;
    }
    let (articles, outcome) = args.sources.read()?;
    let (name, today) = (args.sources.corpus_name(), args.sources.at_hand.day());
    let engine = stored::engine(&name, articles, today);
    let query = Query { text: args.query.clone(), all: args.all, ..Query::default() };
    let statements = engine.quotes(&query, Window { from: 0, len: u32::MAX });
    let origin = Origin {
        corpus: name,
        query: args.query.clone(),
        program: format!("Dateline {}", env!("CARGO_PKG_VERSION")),
        day: today.to_string(),
    };
    let text = export::write(args.format, &origin, &statements.items);
    match &args.out {
        Some(file) => write_file(file, text.as_bytes())?,
        None => out.write_all(text.as_bytes())?,
    }
    out.flush()?;
    tell(&format!("{} statements in {} articles", statements.total, statements.articles));
    Ok(outcome)
}
