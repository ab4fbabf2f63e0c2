//! `dateline read`: files of any format in, articles as JSON Lines out.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anyhow::Result;

use crate::args::ReadArgs;
use crate::message::tell;
use crate::{Outcome, files};
use dateline_read::format::Format;
use dateline_read::{Found, found};

/// Messages of one kind that are told one by one; of the others there is only their number.
const MESSAGES: u64 = 1000;

/// Something found, ready to be written.
enum Line {
    Article { json: Vec<u8>, warned: bool },
    LeftOut(String),
    Told(String),
    File(Format, Option<String>),
}

/// Writes the articles, and tells what was understood and what was left out.
///
/// # Errors
///
/// If the output cannot be written.
pub fn run(args: &ReadArgs, out: &mut dyn Write) -> Result<Outcome> {
    let mut summary = Summary::default();
    let mut failed: Option<io::Error> = None;
    files::each(&args.paths, &args.tables.options(), &line, &mut |line| match summary.take(line, out) {
        Ok(()) => true,
        Err(e) => {
            failed = Some(e);
            false
        }
    });
    if let Some(e) = failed {
        return Err(e.into());
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
                Line::Article { json, warned: !article.warnings.is_empty() }
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
}

impl Summary {
    fn take(&mut self, line: Line, out: &mut dyn Write) -> io::Result<()> {
        match line {
            Line::Article { json, warned } => {
                self.articles += 1;
                self.warned += u64::from(warned);
                return out.write_all(&json);
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
        Ok(())
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
            tell(&format!("{further} further messages"));
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
