//! One event told by several articles, and articles dated anew.

use dateline_core::article::{Metadata, parse};
use dateline_core::calendar::{Day, Days};
use dateline_search::engine::{Options, Session};
use dateline_search::protocol::{AxisMarks, Begin, FacetWanted, Listing, Request, Response, Window};
use dateline_search::query::{Group, Query};
use dateline_search::store::Bundle;
use dateline_search::view::axis::{Axis, Facts, Form, Mark, View, svg};
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
    let mut session = Session::new(Options::LARGE);
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
    let (mut session, _) = open(&[BARE]);
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
        Response::Dated(_) => days(&mut session),
        other => panic!("{other:?}"),
    };
    let day = |d| Day::new(2019, 3, d);
    // A Wednesday; what the link says of articles that are not there is passed over.
    let set = vec![("gone".to_owned(), Day::new(2001, 1, 1).expect("day")), (id, day(6).expect("day"))];
    assert_eq!(date(set), vec![day(4), day(5)]);
    assert_eq!(date(Vec::new()), vec![None, None]);
}

/// A link may set any day that can be written, and the first and the last are what people write who know none.
#[test]
fn the_timeline_of_an_article_at_either_end_of_the_calendar_can_be_drawn() {
    const NEAR: &str = "Fares rise\n\nFares rose yesterday. The council met today. Fares will rise tomorrow. They will rise \
        next week. They will rise next month. They will rise on Monday. They rose last week. They rose last month. They \
        rose last year.";
    let (mut session, _) = open(&[NEAR, LATER]);
    let window = Window { from: 0, len: 9 };
    let Response::Articles(rows) = session.handle(&Request::Articles { query: Query::default(), window }, &mut |_| {})
    else {
        panic!("no articles");
    };
    let id = rows.items.iter().find(|row| row.source.title == "Fares rise").expect("an article").source.id.clone();
    for day in [Day::FIRST, Day::LAST] {
        session.handle(&Request::Date { set: vec![(id.clone(), day)] }, &mut |_| {});
        let axis = match session.handle(&Request::Axis { query: Query::default(), lanes: Group::None }, &mut |_| {}) {
            Response::Axis(axis) => axis,
            other => panic!("{other:?}"),
        };
        let mark = |n: &[i32]| Mark {
            place: n[0] as u32,
            days: Days { first: Day(n[1]), last: Day(n[2]) },
            form: Form::default(),
            lane: n[4] as usize,
            lead: n[5] as u32,
        };
        let marks: Vec<Mark> = axis.numbers.chunks_exact(AxisMarks::WIDTH).map(mark).collect();
        assert!(
            marks.iter().all(|m| m.days.first.is_written() && m.days.last.is_written() && m.days.first <= m.days.last)
        );
        assert!(marks.iter().any(|m| m.days == Days::one(day)), "{marks:?}");
        let facts = Facts::of(&marks, axis.lanes.len(), None).expect("facts");
        for view in [facts.core, facts.extent, Days::one(day)] {
            let drawn = Axis::of(&facts, View::of(view).within(facts.extent), 1000.0);
            assert!(drawn.ticks.len() < 100 && drawn.periods.len() < 100);
        }
        assert!(svg(&facts, &[], "", "").0.ends_with("</svg>\n"));
        let wanted: Vec<FacetWanted> = Vec::new();
        let request = Request::Facets { tab: dateline_search::view::Tab::Articles, query: Query::default(), wanted };
        let Response::Facets(facets) = session.handle(&request, &mut |_| {}) else { panic!("no facets") };
        assert!(facets.histogram.is_some_and(|h| h.bars.len() <= 40));
    }
}
