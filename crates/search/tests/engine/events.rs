//! One event told by several articles, and articles dated anew.

use dateline_core::article::{Metadata, parse};
use dateline_core::corpus::bundle::Bundle;
use dateline_core::time::Day;
use dateline_search::engine::Session;
use dateline_search::protocol::{AxisMarks, Begin, Listing, Request, Response, Window};
use dateline_search::query::{Group, Query};
use dateline_search::view::{CorpusSummary, Entry};

const BRIDGE: &str = "Zenda bridge opens\n\nThe Zenda bridge over the Ruhl, closed after the flood, was opened by mayor Jane Roe on 5 \
    March 2019 before thousands of people.\n\nThe Zenda bridge carries forty trains a day.";
const LATER: &str = "A year of trains\n\nTrains cross the Zenda bridge over the Ruhl again since mayor Jane Roe opened it in March \
    2019 after the flood.\n\nThe council met on 9 April 2019 to speak of fares.";
const OTHER: &str =
    "Cattle show\n\nFarmers brought four hundred cows to the Strelsau cattle show on 5 March 2019, the council said.";
const BARE: &str =
    "Fares rise\n\nFares on the Zenda line rose on Tuesday, the council said. Nobody was asked on Monday.";

fn open(texts: &[&str]) -> (Session, CorpusSummary) {
    let articles = texts.iter().enumerate().map(|(i, t)| parse(&format!("{i}.txt"), t, Metadata::default()));
    let bundle = Bundle { name: String::new(), articles: articles.collect() }.write();
    let mut session = Session::default();
    let Response::Opened(summary) = session.handle(&Request::Open { bundle }, &mut |_| {}) else {
        panic!("not opened");
    };
    (session, summary)
}

fn timeline(session: &mut Session) -> Vec<Entry> {
    let request =
        Request::Timeline { query: Query::default(), window: Window { from: 0, len: 100 }, begin: Begin::Item };
    match session.handle(&request, &mut |_| {}) {
        Response::Timeline(Listing { items, .. }) => items,
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_else_tells_of_an_event_is_named() {
    let (mut session, _) = open(&[BRIDGE, LATER, OTHER]);
    let entries = timeline(&mut session);
    let told = |title: &str, text: &str| {
        let entry = entries.iter().find(|e| e.expression == text && e.source.title == title).expect("an entry");
        entry.others.iter().map(|o| format!("{} ({})", o.expression, o.by)).collect::<Vec<_>>()
    };
    assert_eq!(told("Zenda bridge opens", "5 March 2019"), ["March 2019 (A year of trains)"]);
    assert_eq!(told("A year of trains", "March 2019"), ["5 March 2019 (Zenda bridge opens)"]);
    assert!(told("A year of trains", "9 April 2019").is_empty());
    // One day, another event.
    assert!(told("Cattle show", "5 March 2019").is_empty());
}

#[test]
fn an_event_is_drawn_once_as_the_article_that_tells_the_day() {
    let (mut session, _) = open(&[BRIDGE, LATER, OTHER]);
    let entries = timeline(&mut session);
    let axis = match session.handle(&Request::Axis { query: Query::default(), lanes: Group::None }, &mut |_| {}) {
        Response::Axis(axis) => axis,
        other => panic!("{other:?}"),
    };
    let drawn = axis.numbers.chunks_exact(AxisMarks::WIDTH).map(|m| (&entries[m[0] as usize], m[3] >> 2, m[5]));
    let drawn: Vec<_> =
        drawn.map(|(e, told, lead)| (e.expression.as_str(), told, &*entries[lead as usize].id)).collect();
    let bridge = entries.iter().find(|e| e.source.title == "Zenda bridge opens").expect("an entry");
    let tells: Vec<_> = drawn.iter().filter(|(.., lead)| *lead == bridge.id).map(|d| (d.0, d.1)).collect();
    assert_eq!(tells, [("March 2019", 2), ("5 March 2019", 2)]);
    assert_eq!(drawn.iter().filter(|(_, told, _)| *told == 1).count(), entries.len() - 2);
}

#[test]
fn a_day_set_by_the_reader_dates_what_is_told_and_can_be_taken_back() {
    let (mut session, summary) = open(&[BARE]);
    assert!(!summary.wants_facts, "this program has the facts built in");
    let days = |session: &mut Session| {
        timeline(session).iter().map(|e| e.dated.as_ref().map(|d| d.days.first)).collect::<Vec<_>>()
    };
    assert_eq!(days(&mut session), [None, None]);
    let Response::Articles(rows) =
        session.handle(&Request::Articles { query: Query::default(), window: Window { from: 0, len: 9 } }, &mut |_| {})
    else {
        panic!("no articles");
    };
    let id = rows.items[0].source.id.clone();
    let mut date = |set: Vec<(String, Day)>| match session.handle(&Request::Date { set }, &mut |_| {}) {
        Response::Dated(summary) => (summary.wants_facts, days(&mut session)),
        other => panic!("{other:?}"),
    };
    let day = |d| Day::new(2019, 3, d);
    // A Wednesday; what the link says of articles that are not there is passed over.
    let set = vec![("gone".to_owned(), Day::new(2001, 1, 1).expect("day")), (id, day(6).expect("day"))];
    assert_eq!(date(set), (false, vec![day(4), day(5)]));
    assert_eq!(date(Vec::new()), (false, vec![None, None]));
}
