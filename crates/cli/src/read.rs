//! `dateline read`: files of any format in, articles as JSON Lines out.

mod spool;

use std::collections::BTreeMap;
use std::io::{self, Write};

use anyhow::Result;

use crate::args::ReadArgs;
use crate::message::tell;
use crate::{Outcome, files};
use dateline_read::format::Format;
use dateline_read::versions::Print;
use dateline_read::{Found, found};
use spool::Spool;

/// Messages of one kind that are told one by one; of the others there is only their number.
const MESSAGES: u64 = 1000;

/// Something found, ready to be written.
enum Line {
    Article { json: Vec<u8>, warned: bool, print: Box<Print> },
    LeftOut(String),
    Told(String),
    File(Format, Option<String>),
}

/// Writes the articles, and tells what was understood and what was left out. Which articles repeat others is known when all are
/// read, and they are written then.
///
/// # Errors
///
/// If the output cannot be written.
pub fn run(args: &ReadArgs, out: &mut dyn Write) -> Result<Outcome> {
    let mut summary = Summary::default();
    let mut failed: Option<io::Error> = None;
    let mut spool = (!args.reading.keep_repeats).then(Spool::new);
    files::each(&args.paths, &args.reading.options(), &line, &mut |line| {
        let taken = match (summary.take(line), &mut spool) {
            (Some((json, _)), None) => out.write_all(&json),
            (Some((json, print)), Some(spool)) => spool.push(&json, print),
            (None, _) => Ok(()),
        };
        failed = taken.err();
        failed.is_none()
    });
    if let Some(e) = failed {
        return Err(e.into());
    }
    if let Some(spool) = spool {
        let (written, told) = spool.write(out)?;
        summary.articles = written;
        summary.versions = told;
    }
    out.flush()?;
    summary.tell();
    Ok(Outcome::complete_if(summary.left_out == 0))
}

fn line(found: Found) -> Line {
    match found {
        Found::Article(article) => match serde_json::to_vec(&article) {
            Ok(mut json) => {
                json.push(b'\n');
                let print = Box::new(Print::of(&article));
                Line::Article { json, warned: !article.warnings.is_empty(), print }
            }
            Err(e) => Line::LeftOut(format!("{}: {e}", found::printable(&article.name()))),
        },
        Found::LeftOut(left) => Line::LeftOut(left.to_string()),
        Found::Told(told) => Line::Told(told.to_string()),
        Found::File { file, format, understood } => {
            Line::File(format, understood.map(|words| format!("{}: {words}", found::printable(&file))))
        }
    }
}

/// The counts of one run.
#[derive(Default)]
struct Summary {
    formats: BTreeMap<Format, u64>,
    articles: u64,
    warned: u64,
    left_out: u64,
    told: u64,
    /// What became of articles that are no article of their own.
    versions: Option<String>,
}

impl Summary {
    /// Counts a line, and gives it back if it is an article.
    fn take(&mut self, line: Line) -> Option<(Vec<u8>, Print)> {
        match line {
            Line::Article { json, warned, print } => {
                self.articles += 1;
                self.warned += u64::from(warned);
                return Some((json, *print));
            }
            Line::LeftOut(reason) => {
                self.left_out += 1;
                if self.left_out <= MESSAGES {
                    tell(&format!("left out: {reason}"));
                }
            }
            Line::Told(reason) => self.say(&reason),
            Line::File(format, understood) => {
                *self.formats.entry(format).or_default() += 1;
                if let Some(understood) = understood {
                    self.say(&understood);
                }
            }
        }
        None
    }

    fn say(&mut self, words: &str) {
        self.told += 1;
        if self.told <= MESSAGES {
            tell(words);
        }
    }

    fn tell(&self) {
        let further = self.left_out.saturating_sub(MESSAGES) + self.told.saturating_sub(MESSAGES);
        if further > 0 {
            tell(&counted(further, "further message"));
        }
        if let Some(words) = &self.versions {
            tell(words);
        }
        let kinds: Vec<String> = self.formats.iter().map(|(format, count)| format!("{count} {format}")).collect();
        let files: u64 = self.formats.values().sum();
        let mut words = format!("{}, {}", counted(files, "file"), counted(self.articles, "article"));
        if files > 0 {
            words = format!("{} ({}), {}", counted(files, "file"), kinds.join(", "), counted(self.articles, "article"));
        }
        if self.warned > 0 {
            words.push_str(&format!(", {} with warnings", self.warned));
        }
        if self.left_out > 0 {
            words.push_str(&format!("; {} left out", self.left_out));
        }
        tell(&words);
    }
}

fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
