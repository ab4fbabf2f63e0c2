//! `dateline export`: statements, events, names and articles as files for other programs.

mod command;
mod measured;

use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use crate::args::{ExportArgs, Taken, What};
use crate::message::tell;
use crate::target::{Inputs, write_file};
use crate::{Outcome, stored};
use dateline_core::calendar::Day;
use dateline_core::corpus::Item;
use dateline_search::engine::Engine;
use dateline_search::export::records::{ARTICLES, EVENTS, EventRecord, NAMES};
use dateline_search::export::taken::{self, References};
use dateline_search::export::{Format, Made, Origin, annotations};
use dateline_search::query::{self, Query};
use dateline_search::view::words::counted;
use dateline_search::view::{Card, Entry};

/// What tables of articles show readers.
const ARTICLES_SHOWN: [&str; 8] =
    ["headline", "outlet", "authors", "published_from", "published_to", "published_basis", "statements", "url"];
/// Those of events.
const EVENTS_SHOWN: [&str; 8] = ["from", "to", "basis", "name", "sentence", "outlet", "headline", "url"];

/// Writes what matches.
///
/// # Errors
///
/// If the query cannot be understood, if the format is none for what is asked, if there are no articles, or if the file cannot
/// be written.
pub fn run(args: &ExportArgs, out: &mut dyn Write) -> Result<Outcome> {
    let unfit = || format!("{} cannot be written so; choose one of {}", args.what.name(), Taken::of(args.what));
    ensure!(args.format.fits(args.what), unfit());
    let problems = query::read(&args.query).problems;
    ensure!(
        problems.is_empty(),
        "the query cannot be understood near “{}”",
        args.query.get(problems[0].span.start as usize..).unwrap_or_default()
    );
    let beside = args.out.as_ref().filter(|_| args.format.needs_remark()).map(|file| {
        let mut beside = file.clone().into_os_string();
        beside.push(".made.json");
        PathBuf::from(beside)
    });
    let inputs = Inputs::of(&args.sources);
    args.out.iter().chain(&beside).try_for_each(|file| inputs.refuse_file(file))?;
    let material = args.sources.read()?;
    let (outcome, today) = (material.outcome(), material.today);
    let mut made = Made {
        origin: Origin {
            corpus: material.name.clone(),
            query: args.query.clone(),
            program: format!("Dateline {}", env!("CARGO_PKG_VERSION")),
            day: today.to_string(),
        },
        command: command::again(today, args.sources.at_hand.is_told()),
        what: args.what.name().to_owned(),
        all: args.all,
        items: 0,
        articles: material.articles.len() as u32,
        left_out: material.left_out.clone(),
        precision: measured::precision(args.what, args.all),
        notes: Vec::new(),
    };
    let engine = stored::engine(material)?;
    made.notes.extend(engine.share());
    let query = Query { text: args.query.clone(), all: args.all, ..Query::default() };
    let text = written(args, &engine, &query, today, &mut made).with_context(unfit)?;
    match &args.out {
        Some(file) => write_file(file, text.as_bytes())?,
        None => out.write_all(text.as_bytes())?,
    }
    out.flush()?;
    match beside {
        Some(beside) => write_file(&beside, format!("{:#}\n", json!(made)).as_bytes())?,
        None if args.format.needs_remark() => made.lines().iter().skip(1).for_each(|line| tell(line)),
        None => {}
    }
    tell(&format!("{} in {}", made.counted(), counted(made.articles, "article", "articles")));
    Ok(outcome)
}

/// The file, if the format is one for what is asked; `made` gets what is known of it only now.
fn written(args: &ExportArgs, engine: &Engine, query: &Query, today: Day, made: &mut Made) -> Option<String> {
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
            list(args.format, made, ARTICLES, &ARTICLES_SHOWN, &articles)
        }
    }
}

fn statements(format: Taken, engine: &Engine, cards: Vec<Card>, today: Day, made: &mut Made) -> Option<String> {
    let references = || engine.references(&cards, today);
    Some(match format {
        Taken::Citations(style, is_markdown) => {
            made.notes.push(format!("Originals are cited as seen on {today}, the day on which they were at hand."));
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
        Taken::Plain(format @ (Format::Ris | Format::BibTex | Format::CslJson)) => {
            taken::statements(format, made, &cards, &references())
        }
        Taken::Plain(format) => taken::statements(format, made, &cards, &References::default()),
        Taken::Calendar => return None,
    })
}

fn events(format: Taken, entries: &[Entry], made: &mut Made) -> Option<String> {
    if format == Taken::Calendar {
        let undated = entries.iter().filter(|entry| entry.dated.is_none()).count() as u32;
        if undated > 0 {
            let told = counted(undated, "of them has no day and is", "of them have no day and are");
            made.notes.push(format!("{told} not in the calendar."));
        }
        return Some(taken::calendar(made, entries));
    }
    let records: Vec<EventRecord<'_>> = entries.iter().map(EventRecord::of).collect();
    list(format, made, EVENTS, &EVENTS_SHOWN, &records)
}

fn list<T: Serialize>(format: Taken, made: &Made, columns: &[&str], shown: &[&str], records: &[T]) -> Option<String> {
    let Taken::Plain(format) = format else { return None };
    let records: Vec<Value> = records.iter().map(|record| json!(record)).collect();
    taken::list(format, made, columns, shown, &records)
}
