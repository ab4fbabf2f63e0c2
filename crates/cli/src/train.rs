//! `dateline train`: makes the learned weights from annotated articles.

use std::io::{BufRead, Write};

use anyhow::Result;

use crate::args::TrainArgs;
use crate::id::Id;
use crate::message::{shown, tell};
use crate::target::write_file;
use crate::{Outcome, output};
use dateline_core::analysis::Analysis;
use dateline_core::quote::training::Annotated;
use dateline_train::{rows, train};

/// `dateline train`: annotated articles come on standard input. With `--folds`, what is written on standard output is each
/// article's quotations as weights find them that were made without it.
///
/// # Errors
///
/// If a line is no annotated article, or reading or writing fails.
pub fn run(args: &TrainArgs, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<Outcome> {
    let folds = args.folds;
    let mut annotated = Vec::new();
    for line in input.lines() {
        annotated.push(rows::read(&line?)?);
    }
    for fold in 0..folds {
        let (held, others): (Vec<_>, Vec<_>) = annotated.iter().enumerate().partition(|(i, _)| i % folds == fold);
        let others: Vec<&Annotated> = others.iter().map(|(_, (_, a))| a).collect();
        let trained = train(&others);
        tell(&format!("part {} of {folds}: {} articles, tried on {}", fold + 1, others.len(), held.len()));
        for (_, (id, a)) in held {
            let analysis = Analysis::with_weights(&a.article, &trained);
            output::write(out, &output::quotes_line(&Id::text(id), &a.article, &analysis, false, None))?;
        }
    }
    if let Some(file) = &args.out {
        let all: Vec<&Annotated> = annotated.iter().map(|(_, a)| a).collect();
        let trained = train(&all);
        let bytes = trained.bytes();
        let used = bytes.iter().filter(|&&b| b != 0).count();
        tell(&format!("{}: {used} weights of {}", shown(file), bytes.len()));
        write_file(file, &bytes)?;
    }
    out.flush()?;
    Ok(Outcome::Complete)
}
