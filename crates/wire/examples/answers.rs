//! Answers of this machine's own build to questions about a corpus, to be compared with those of the programs in a browser.
//!
//!     cargo run -p dateline-wire --example answers -- CORPUS YEAR MONTH DAY
//!
//! Prints JSON: the `build`, the `open` request that makes the page's worker open the corpus as analysed here, the `read`
//! request that makes the worker for large corpora analyse CORPUS itself, and `asked`, a list of names with request and
//! response. Messages are in postcard, as hexadecimal digits. CORPUS is what `dateline bundle --articles-only` writes; the day
//! is today's where the browser is, after which nothing was published.

use dateline_core::calendar::Day;
use dateline_search::engine::{Options, Session};
use dateline_search::protocol::{Begin, FacetWanted, Request, Response, Window, build};
use dateline_search::query::{Facet, Group, Query, Sort};
use dateline_search::store::stored::Split;
use dateline_search::view::Tab;
use dateline_wire::Envelope;
use serde::Serialize;
use serde_json::json;

const ALL: Window = Window { from: 0, len: 100_000 };

fn main() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("which corpus?")?;
    let bundle = std::fs::read(&path).map_err(|e| format!("{path}: {e}"))?;
    let mut number = |what: &str| args.next().and_then(|n| n.parse::<i32>().ok()).ok_or(format!("which {what}?"));
    let (year, month, day) = (number("year")?, number("month")?, number("day")?);
    let today = Day::new(year, month.unsigned_abs(), day.unsigned_abs()).ok_or("no such day")?;
    let mut session = Session::new(Options::LARGE.on(today));
    let opened = session.handle(&Request::Open { bundle }, &mut |_| ());
    if let Response::Failed { message } = opened {
        return Err(message);
    }
    let engine = session.engine().ok_or("no corpus is open")?;
    let analysed = engine.store(Split::Never).map_err(|e| e.to_string())?;
    let open = Request::Open { bundle: analysed.head };
    let mut asked = Vec::new();
    for (name, request) in questions(&mut session) {
        let response = session.handle(&request, &mut |_| ());
        asked.push(json!({ "name": name, "request": hex(&request), "response": hex(&response) }));
    }
    let read = Request::Read { name: String::new(), base: None, quiet: false };
    let answers = json!({ "build": build(), "open": hex(&open), "read": hex(&read), "asked": asked });
    println!("{answers}");
    Ok(())
}

/// All that the page can ask: every list, every article with all its facts, and so on.
fn questions(session: &mut Session) -> Vec<(String, Request)> {
    let mut out = Vec::new();
    for text in ["", "said", "\"the government\"", "speaker:roe OR minister*", "president~"] {
        for sort in Sort::ALL {
            let query = Query { text: text.to_owned(), sort, ..Query::default() };
            let name = |what: &str| format!("{what} for {text:?} by {}", sort.key());
            out.push((name("quotes"), Request::Quotes { query: query.clone(), window: ALL }));
            out.push((name("articles"), Request::Articles { query: query.clone(), window: ALL }));
        }
        let query = Query { text: text.to_owned(), ..Query::default() };
        for tab in Tab::ALL {
            let wanted = Facet::ALL.map(|facet| FacetWanted { facet, most: 1000, find: String::new() }).to_vec();
            out.push((
                format!("facets of {} for {text:?}", tab.key()),
                Request::Facets { tab, query: query.clone(), wanted },
            ));
        }
        let timeline = Request::Timeline { query: query.clone(), window: ALL, begin: Begin::Core };
        out.push((format!("timeline for {text:?}"), timeline));
        out.push((format!("calendar for {text:?}"), Request::Calendar { query: query.clone() }));
        for lanes in Group::ALL {
            out.push((format!("axis by {} for {text:?}", lanes.key()), Request::Axis { query: query.clone(), lanes }));
        }
    }
    let articles = Request::Articles { query: Query::default(), window: ALL };
    if let Response::Articles(list) = session.handle(&articles, &mut |_| ()) {
        for row in list.items {
            let query = Query { text: "said".to_owned(), ..Query::default() };
            out.push((format!("article {}", row.source.title), Request::Article { id: row.source.id, query }));
        }
    }
    let quotes = Request::Quotes { query: Query::default(), window: ALL };
    if let Response::Quotes(list) = session.handle(&quotes, &mut |_| ()) {
        for card in list.items {
            let context = Request::Context { article: card.source.id, id: card.id.clone() };
            out.push((format!("context of {}", card.id), context));
        }
    }
    out
}

fn hex<T: Serialize>(message: &T) -> String {
    Envelope::new(0, message).body.iter().map(|byte| format!("{byte:02x}")).collect()
}
