//! The command line: JSON Lines in, JSON Lines out, and static sites.
//!
//! Offsets in its output are Unicode code points into the text as given, end exclusive. A bad line gives a message on standard
//! error with its number; the rest goes on, and the exit status is 1 at the end. Wrong usage exits with 2.

mod files;
mod json;
mod lines;
mod output;
mod page;
mod site;
mod stored;

#[cfg(feature = "train")]
mod train;

use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::analysis::Analysis;
use crate::article::{self, Article, Metadata};
use crate::corpus::{self, Item};
use crate::time::{self, Anchoring, Day, Days, Expression, Published};
use lines::{Line, Lines};
use output::Output;

const USAGE: &str = "\
dateline: who said what, when, and which outlet carried it

  dateline quotes                   {\"id\",\"text\"} a line → {\"id\",\"quotes\":[…]}
  dateline times [--anchor dct|narrative]
                                    {\"id\",\"dct\",\"text\"} a line → {\"id\",\"dct\",\"timexes\":[…]}
  dateline date                     {\"id\",\"text\"} a line → {\"id\",\"published\":{…} or null}
  dateline analyse [--text FILE]    {\"id\",\"text\",…metadata} a line → everything that is known of it
  dateline build FILE|FOLDER… -o DIR [--name NAME] [--page DIR] [--articles-only | --parts KB]
                                    a static site of these articles (.txt, or .jsonl with one a line)
  dateline bundle FILE|FOLDER… -o FILE [--name NAME] [--articles-only]
                                    the articles as one corpus file, which the page opens

A site or a file of more than half a megabyte of text also holds what was found in it and the search index; from four
megabytes on, a site's articles lie in parts that a visitor fetches when they are shown.
All but the last two read JSON Lines on standard input and write JSON Lines on standard output.
";

/// Runs the command line with `args` (without the program's name).
pub fn run(args: &[String], input: &mut dyn BufRead, out: &mut dyn Write) -> ExitCode {
    let Some((command, rest)) = args.split_first() else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    let outcome = match command.as_str() {
        "quotes" => no_more(rest).and_then(|()| quotes(input, out)),
        "times" => anchoring(rest).and_then(|anchoring| times(anchoring, input, out)),
        "date" => no_more(rest).and_then(|()| date(input, out)),
        "analyse" | "analyze" => analyse(rest, input, out),
        #[cfg(feature = "train")]
        "train" => train::run(rest, input, out),
        "build" => site::Options::parse(rest).and_then(|o| site::build(&o, out)),
        "bundle" => site::Options::parse(rest).and_then(|o| site::bundle(&o, out)),
        "help" | "--help" | "-h" => out.write_all(USAGE.as_bytes()).map(|()| true).map_err(Failure::from),
        "version" | "--version" => {
            writeln!(out, "dateline {}", env!("CARGO_PKG_VERSION")).map(|()| true).map_err(Failure::from)
        }
        other => Err(Failure::Usage(format!("there is no command \"{other}\""))),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader of our output has gone: nobody is left to tell.
        Err(Failure::Io(e)) if e.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(e)) => {
            eprintln!("dateline: {e}");
            ExitCode::FAILURE
        }
        Err(Failure::Message(message)) => {
            eprintln!("dateline: {message}");
            ExitCode::FAILURE
        }
        Err(Failure::Usage(message)) => {
            eprintln!("dateline: {message}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Why a command stopped.
#[derive(Debug)]
enum Failure {
    /// The arguments make no sense.
    Usage(String),
    /// Reading or writing failed.
    Io(std::io::Error),
    /// Something else, in words.
    Message(String),
}

impl From<std::io::Error> for Failure {
    fn from(e: std::io::Error) -> Self {
        Self::Io(e)
    }
}

/// True: all went well. False: some lines were bad.
type Outcome = Result<bool, Failure>;

fn no_more(rest: &[String]) -> Result<(), Failure> {
    match rest.first() {
        Some(extra) => Err(Failure::Usage(format!("\"{extra}\" is not understood here"))),
        None => Ok(()),
    }
}

fn anchoring(rest: &[String]) -> Result<Anchoring, Failure> {
    match rest {
        [] => Ok(Anchoring::Dct),
        [flag, value] if flag == "--anchor" && value == "dct" => Ok(Anchoring::Dct),
        [flag, value] if flag == "--anchor" && value == "narrative" => Ok(Anchoring::Narrative),
        _ => Err(Failure::Usage("times takes --anchor dct or --anchor narrative".into())),
    }
}

fn quotes(input: &mut dyn BufRead, out: &mut dyn Write) -> Outcome {
    let (mut lines, mut out) = (Lines::new(input), Output::new(out));
    while let Some(line) = lines.next()? {
        let article = line.article();
        let analysis = Analysis::without_times(&article);
        out.quotes(&line.id, &article, &analysis)?;
        out.flush()?;
    }
    out.flush()?;
    Ok(lines.all_good())
}

/// Bytes of dated articles that are kept as company for undated ones which may follow.
const KEPT: usize = 64 << 20;

fn times(anchoring: Anchoring, input: &mut dyn BufRead, out: &mut dyn Write) -> Outcome {
    let (mut lines, mut out) = (Lines::new(input), Output::new(out));
    // Lines with a day go out at once as long as no line without one has come; from then on, in order, at the end.
    let mut company: Vec<Article> = Vec::new();
    let mut waiting: Vec<(Line, usize)> = Vec::new();
    let mut kept = 0;
    while let Some(mut line) = lines.next()? {
        let article = line.article();
        if let Some(day) = line.given.date
            && waiting.is_empty()
        {
            let timexes = time::resolve(&found(&article, anchoring), Some(&given(day)), anchoring);
            out.times(&line.id, Some(day), &article, &timexes)?;
            out.flush()?;
            kept += article.text.len();
            if kept <= KEPT {
                company.push(article);
            }
            continue;
        }
        line.text = String::new();
        waiting.push((line, company.len()));
        company.push(article);
    }
    if !waiting.is_empty() {
        let analyses: Vec<Analysis> = company.iter().map(Analysis::of).collect();
        let pairs: Vec<(&Article, &Analysis)> = company.iter().zip(&analyses).collect();
        let dates = corpus::date_with(&pairs, &facts());
        for (line, at) in &waiting {
            let (article, published) = (&company[*at], corpus::anchor(dates[*at].as_ref()));
            let timexes = time::resolve(&found(article, anchoring), published, anchoring);
            out.times(&line.id, published.map(|p| p.likely), article, &timexes)?;
        }
    }
    out.flush()?;
    Ok(lines.all_good())
}

/// The public facts that are built in.
fn facts() -> corpus::Options<'static> {
    corpus::Options { lexicon: Some(corpus::Lexicon::built_in()), set: &[] }
}

/// The article's time expressions. What stands in quotation marks is told by the marks alone: names and speakers are not
/// looked for.
fn found(article: &Article, anchoring: Anchoring) -> Vec<Expression> {
    time::find_as(&article.document(), &[], anchoring)
}

fn given(day: Day) -> Published {
    Published { days: Days::one(day), likely: day, given: true, evidence: Vec::new() }
}

fn date(input: &mut dyn BufRead, out: &mut dyn Write) -> Outcome {
    let (mut lines, mut out) = (Lines::new(input), Output::new(out));
    let mut ids = Vec::new();
    let mut corpus: Vec<(Article, Analysis)> = Vec::new();
    while let Some(line) = lines.next()? {
        let article = line.article();
        let analysis = Analysis::of(&article);
        ids.push(line.id);
        corpus.push((article, analysis));
    }
    let pairs: Vec<(&Article, &Analysis)> = corpus.iter().map(|(a, b)| (a, b)).collect();
    for (i, published) in corpus::date_with(&pairs, &facts()).iter().enumerate() {
        out.date(&ids, i, &pairs, published.as_ref())?;
    }
    out.flush()?;
    Ok(lines.all_good())
}

/// One article, dated by itself. It needs no id in links.
fn alone(article: Article) -> Item {
    let analysis = Analysis::of(&article);
    let published = corpus::date_with(&[(&article, &analysis)], &facts()).pop().flatten();
    Item::new(String::new(), article, analysis, published)
}

fn analyse(rest: &[String], input: &mut dyn BufRead, out: &mut dyn Write) -> Outcome {
    let mut out = Output::new(out);
    match rest {
        [] => {
            let mut lines = Lines::new(input);
            while let Some(line) = lines.next()? {
                out.analysis(&line.id, &alone(line.article()))?;
                out.flush()?;
            }
            out.flush()?;
            Ok(lines.all_good())
        }
        [flag, file] if flag == "--text" => {
            let path = PathBuf::from(file);
            let article = article::parse(&files::name_of(&path), &files::read_text(&path)?, Metadata::default());
            let id = serde_json::Value::String(article.id.clone());
            out.analysis(&id, &alone(article))?;
            out.flush()?;
            Ok(true)
        }
        [flag, ..] if flag == "--html" => Err(Failure::Message(
            "this version reads plain text only; save the page as text and use --text FILE".into(),
        )),
        _ => Err(Failure::Usage("analyse takes --text FILE, or JSON Lines on standard input".into())),
    }
}
