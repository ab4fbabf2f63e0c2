//! `dateline export`: statements, events, names and articles as files for other programs.

mod command;
mod measured;

use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use crate::args::{ExportArgs, Taken, What};
use crate::message::tell;
use crate::target::{refuse_input, write_file};
use crate::{Outcome, stored};
use dateline_core::calendar::Day;
use dateline_core::corpus::Item;
use dateline_search::engine::Engine;
use dateline_search::export::records::{ARTICLES, EVENTS, EventRecord, NAMES};
use dateline_search::export::taken::{self, Form};
use dateline_search::export::{Format, Made, annotations};
use dateline_search::query::{self, Query};
use dateline_search::view::{Card, Entry};

/// Writes what matches.
///
/// # Errors
///
/// If the query cannot be understood, if the format is none for what is asked, if there are no articles, or if the file cannot
/// be written.
pub fn run(args: &ExportArgs, out: &mut dyn Write) -> Result<Outcome> {
    ensure!(!args.sources.articles_only, "an export holds what was found in the articles; leave out --articles-only");
    ensure!(
        args.format.fits(args.what),
        "{} cannot be written so; choose one of {}",
        args.what.name(),
        Taken::of(args.what)
    );
    let problems = query::read(&args.query).problems;
    ensure!(
        problems.is_empty(),
        "the query cannot be understood near “{}”",
        args.query.get(problems[0].span.start as usize..).unwrap_or_default()
    );
    if let Some(file) = &args.out {
        refuse_input(file, &args.sources.paths)?;
    }
    let (articles, left_out) = args.sources.read_told()?;
    let outcome = Outcome::complete_if(left_out.is_empty());
    let (name, today) = (args.sources.corpus_name(), args.sources.at_hand.day());
    let mut made = Made {
        program: format!("Dateline {}", env!("CARGO_PKG_VERSION")),
        command: command::again(today),
        corpus: name.clone(),
        day: today.to_string(),
        what: args.what.name().to_owned(),
        query: args.query.clone(),
        all: args.all,
        items: 0,
        articles: articles.len() as u32,
        left_out,
        precision: measured::precision(args.what, args.all),
        notes: Vec::new(),
    };
    let engine = stored::engine(&name, articles, today, args.sources.corrections()?)?;
    made.notes.extend(engine.share());
    let query = Query { text: args.query.clone(), all: args.all, ..Query::default() };
    let text = written(args, &engine, &query, today, &mut made);
    match &args.out {
        Some(file) => write_file(file, text.as_bytes())?,
        None => out.write_all(text.as_bytes())?,
    }
    out.flush()?;
    if args.format.needs_remark() {
        match &args.out {
            Some(file) => {
                let mut beside = file.clone().into_os_string();
                beside.push(".made.json");
                write_file(&PathBuf::from(beside), format!("{:#}\n", json!(made)).as_bytes())?;
            }
            None => made.lines().iter().skip(1).for_each(|line| tell(line)),
        }
    }
    tell(&format!("{} {} in {} articles", made.items, made.what, made.articles));
    Ok(outcome)
}

/// The file; `made` gets what is known of it only now.
fn written(args: &ExportArgs, engine: &Engine, query: &Query, today: Day, made: &mut Made) -> String {
    match args.what {
        What::Statements => {
            let cards = engine.whole_statements(query);
            made.items = cards.len() as u32;
            statements(args.format, engine, cards, today, made)
        }
        What::Events => {
            let entries = engine.whole_events(query);
            made.items = entries.len() as u32;
            events(args.format, &entries, made)
        }
        What::Names => {
            let names = engine.whole_names(query);
            made.items = names.len() as u32;
            list(args.format, made, NAMES, NAMES, &names)
        }
        What::Articles => {
            let articles = engine.whole_articles(query);
            made.items = articles.len() as u32;
            let shown = [
                "headline",
                "outlet",
                "authors",
                "published_from",
                "published_to",
                "published_basis",
                "statements",
                "url",
            ];
            list(args.format, made, ARTICLES, &shown, &articles)
        }
    }
}

fn statements(format: Taken, engine: &Engine, cards: Vec<Card>, today: Day, made: &mut Made) -> String {
    let references = || engine.references(&cards, today);
    match format {
        Taken::Citations(style, is_markdown) => {
            made.notes.push(format!("All originals were at hand on {today}; the style tells where that is said."));
            taken::citations(style, is_markdown, made, &cards, &references())
        }
        Taken::Annotations => {
            made.notes.push("Positions count code points of the articles' texts as Dateline read them.".to_owned());
            let mut last: Option<Rc<Item>> = None;
            let with_item = |card: Card| {
                let item = match last.take() {
                    Some(item) if item.id == card.source.id => item,
                    _ => engine.doc_values().item(&card.source.id).and_then(|n| engine.library().item(n))?,
                };
                last = Some(Rc::clone(&item));
                Some((card, item))
            };
            annotations::write(made, &cards.into_iter().filter_map(with_item).collect::<Vec<_>>())
        }
        Taken::Statements(format) => taken::statements(format, made, &cards, &references()),
        Taken::Records(form) => {
            let format = match form {
                Form::Csv => Format::Csv,
                Form::Json => Format::Json,
                Form::JsonLines => Format::JsonLines,
                Form::Markdown => Format::Markdown,
            };
            taken::statements(format, made, &cards, &Default::default())
        }
        Taken::Calendar => String::new(),
    }
}

fn events(format: Taken, entries: &[Entry], made: &mut Made) -> String {
    if format == Taken::Calendar {
        let undated = entries.iter().filter(|entry| entry.dated.is_none()).count();
        if undated > 0 {
            made.notes.push(format!("{undated} of them have no day and are not in the calendar."));
        }
        return taken::calendar(made, entries);
    }
    let records: Vec<EventRecord<'_>> = entries.iter().map(EventRecord::of).collect();
    list(format, made, EVENTS, &["from", "to", "basis", "name", "sentence", "outlet", "headline", "url"], &records)
}

fn list<T: Serialize>(format: Taken, made: &Made, columns: &[&str], shown: &[&str], records: &[T]) -> String {
    let Taken::Records(form) = format else { return String::new() };
    let records: Vec<Value> = records.iter().map(|record| json!(record)).collect();
    taken::list(form, made, columns, shown, &records)
}
