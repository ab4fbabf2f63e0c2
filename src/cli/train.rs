//! `dateline train`: makes the learned weights from annotated articles.

use std::fs;
use std::io::{BufRead, Write};

use serde::Deserialize;

use super::output::Output;
use super::{Failure, Outcome};
use crate::analysis::Analysis;
use crate::article::{self, Metadata};
use crate::quote::train::{Annotated, Gold, train};
use crate::text::Span;

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

/// `train [--folds N] [-o FILE]`: annotated articles come on standard input. With `--folds`, what is written on standard
/// output is each article's quotations as weights find them that were made without it.
pub(super) fn run(rest: &[String], input: &mut dyn BufRead, out: &mut dyn Write) -> Outcome {
    let mut out = Output::new(out);
    let mut folds = 0;
    let mut file = None;
    let mut rest = rest.iter();
    while let Some(arg) = rest.next() {
        let value = rest.next().ok_or_else(|| Failure::Usage(format!("{arg} wants a value")))?;
        match arg.as_str() {
            "--folds" => folds = value.parse().map_err(|_| Failure::Usage("--folds wants a number".into()))?,
            "-o" => file = Some(value),
            _ => return Err(Failure::Usage(format!("\"{arg}\" is not understood here"))),
        }
    }
    let mut rows = Vec::new();
    for line in input.lines() {
        let row: Row = serde_json::from_str(&line?).map_err(|e| Failure::Message(e.to_string()))?;
        rows.push((row.id.clone(), annotated(&row)));
    }
    for fold in 0..folds {
        let (held, others): (Vec<_>, Vec<_>) = rows.iter().enumerate().partition(|(i, _)| i % folds == fold);
        let others: Vec<&Annotated> = others.iter().map(|(_, (_, a))| a).collect();
        let trained = train(&others);
        eprintln!("part {} of {folds}: {} articles, tried on {}", fold + 1, others.len(), held.len());
        for (_, (id, a)) in held {
            let analysis = Analysis::with_weights(&a.article, &trained);
            out.quotes(&id.as_str().into(), &a.article, &analysis)?;
        }
    }
    if let Some(file) = file {
        let all: Vec<&Annotated> = rows.iter().map(|(_, a)| a).collect();
        let trained = train(&all);
        let used = trained.bytes().iter().filter(|&&b| b != 0).count();
        eprintln!("{file}: {used} weights of {}", trained.bytes().len());
        fs::write(file, trained.bytes())?;
    }
    Ok(true)
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
