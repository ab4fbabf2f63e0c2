//! `dateline train`: makes the learned weights from annotated articles.

use std::io::{BufRead, Write};

use serde::Deserialize;

use anyhow::Result;

use crate::args::TrainArgs;
use crate::message::{shown, tell};
use crate::target::write_file;
use crate::{Outcome, output};
use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Metadata};
use dateline_core::quote::training::{Annotated, Gold};
use dateline_core::text::Span;
use dateline_train::train;

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    quotes: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    start: usize,
    end: usize,
    kind: Option<String>,
    cue_start: Option<usize>,
    cue_end: Option<usize>,
}

/// `dateline train`: annotated articles come on standard input. With `--folds`, what is written on standard output is each
/// article's quotations as weights find them that were made without it.
///
/// # Errors
///
/// If a line is no annotated article, or reading or writing fails.
pub fn run(args: &TrainArgs, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<Outcome> {
    let folds = args.folds;
    let mut rows = Vec::new();
    for line in input.lines() {
        let row: Row = serde_json::from_str(&line?)?;
        rows.push((row.id.clone(), annotated(&row)));
    }
    for fold in 0..folds {
        let (held, others): (Vec<_>, Vec<_>) = rows.iter().enumerate().partition(|(i, _)| i % folds == fold);
        let others: Vec<&Annotated> = others.iter().map(|(_, (_, a))| a).collect();
        let trained = train(&others);
        tell(&format!("part {} of {folds}: {} articles, tried on {}", fold + 1, others.len(), held.len()));
        for (_, (id, a)) in held {
            let analysis = Analysis::with_weights(&a.article, &trained);
            output::write(out, &output::quotes_line(&id.as_str().into(), &a.article, &analysis))?;
        }
    }
    if let Some(file) = &args.out {
        let all: Vec<&Annotated> = rows.iter().map(|(_, a)| a).collect();
        let trained = train(&all);
        let bytes = trained.bytes();
        let used = bytes.iter().filter(|&&b| b != 0).count();
        tell(&format!("{}: {used} weights of {}", shown(file), bytes.len()));
        write_file(file, &bytes)?;
    }
    out.flush()?;
    Ok(Outcome::Complete)
}

fn annotated(row: &Row) -> Annotated {
    let article = article::parse(&row.id, &row.text, Metadata::default());
    let mut bytes: Vec<usize> = row.text.char_indices().map(|(i, _)| i).collect();
    bytes.push(row.text.len());
    let span = |a: usize, b: usize| Span::new(bytes[a.min(bytes.len() - 1)], bytes[b.min(bytes.len() - 1)]);
    let gold = row.quotes.iter().map(|m| Gold {
        span: span(m.start, m.end),
        cue: m.cue_start.zip(m.cue_end).map(|(a, b)| span(a, b)),
        direct: m.kind.as_deref() == Some("direct"),
    });
    Annotated { gold: gold.collect(), article }
}
