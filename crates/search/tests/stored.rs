//! Stored corpora: what is opened answers as what was stored did, whole or in parts, and damage is told.

#![allow(missing_docs)]

use std::io::Read;

use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Metadata};
use dateline_core::calendar::Days;
use dateline_search::engine::{AnalysedSession, Engine, Options};
use dateline_search::protocol::{Begin, FacetWanted, Request, Response, Window};
use dateline_search::query::{Facet, Filter, Group, Query, Sort};
use dateline_search::store::stored::{Files, Split};
use dateline_search::store::{Bundle, Container, Reader, Section, StoreError, container};
use dateline_search::view::Tab;
use proptest::prelude::*;

const PEOPLE: [&str; 5] = ["Jane Roe", "John Doe", "Ann Müller", "Kim Sun-ho", "Mary O’Neill"];
const PLACES: [&str; 4] = ["Paris", "Seoul", "Lisbon", "Nairobi"];
const DAYS: [&str; 4] = ["on Tuesday", "last month", "on 5 March 2019", "two weeks ago"];

/// Articles of some variety: most dated, some in another script, two of one text, one empty.
fn articles(count: usize) -> Vec<article::Article> {
    let one = |n: usize| {
        let (person, place, day) = (PEOPLE[n % 5], PLACES[n / 2 % 4], DAYS[n / 3 % 4]);
        let text = match n % 11 {
            9 => "東京の会議は続く。".to_owned(),
            10 => String::new(),
            _ => format!(
                "Harbour talks go on in {place}\n\nThe minister of {place}, {person}, said {day} that “the talks number {} \
                 will go on.” The harbour opened in May 2018.\n\nAccording to {}, nobody in {place} was told.",
                n % 17,
                PEOPLE[(n + 2) % 5]
            ),
        };
        let date = (n % 7 != 3).then(|| format!("2019-03-{:02}", 1 + n % 28).parse().expect("a day"));
        let outlet = (!n.is_multiple_of(4)).then(|| format!("Outlet {}", n % 4));
        article::parse(&format!("{n}.txt"), &text, Metadata { date, outlet, ..Metadata::default() })
    };
    (0..count).map(one).collect()
}

fn engine(count: usize) -> Engine {
    let mut engine = Engine::empty("Made up", Options::LARGE);
    for article in articles(count) {
        let analysis = Analysis::of(&article);
        engine.add(article, analysis);
    }
    engine.commit();
    engine
}

fn query(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

fn questions() -> Vec<Request> {
    let window = Window { from: 0, len: 25 };
    let later = Window { from: 30, len: 10 };
    let speaker = Filter { facet: Facet::Speaker, value: "Jane Roe".to_owned(), exclude: false };
    let march = "2019-03-04".parse().map(|day| Days::new(day, day.plus(5))).ok();
    let mut queries = vec![
        query(""),
        query("harbour"),
        query("\"talks go on\" -seoul"),
        query("speaker:roe"),
        query("東京"),
        query("nothing-like-it"),
        Query { filters: vec![speaker], sort: Sort::Latest, group: Group::Outlet, ..Query::default() },
        Query { days: march, ..Query::default() },
    ];
    queries.extend(Group::ALL.map(|group| Query { group, sort: Sort::Best, ..query("minister") }));
    let mut out = Vec::new();
    for query in queries {
        for window in [window, later] {
            out.push(Request::Quotes { query: query.clone(), window });
            out.push(Request::Articles { query: query.clone(), window });
            out.push(Request::Timeline { query: query.clone(), window, begin: Begin::Item });
        }
        out.push(Request::Axis { query: query.clone(), lanes: Group::Speaker });
        out.push(Request::Calendar { query: query.clone() });
        for tab in [Tab::Quotes, Tab::Timeline, Tab::Articles] {
            let wanted = Facet::ALL.map(|facet| FacetWanted { facet, most: 9, find: String::new() });
            out.push(Request::Facets { tab, query: query.clone(), wanted: wanted.to_vec() });
        }
    }
    out
}

/// Opens a file as the program for large corpora does, piece by piece.
fn open(head: &[u8]) -> Result<Engine, StoreError> {
    let mut reader = Reader::default();
    head.chunks(64 << 10).try_for_each(|piece| reader.feed(piece))?;
    Engine::open_container(reader.finish()?, Options::LARGE, &mut |_, _| {})
}

/// The answer once all that it lacked was loaded, and how many parts that were.
fn answer(engine: &mut Engine, files: &Files, question: &Request) -> (Response, usize) {
    let mut loaded = 0;
    for _ in 0..50 {
        let answer = engine.answer(question);
        let missing = engine.take_missing_parts();
        if missing.is_empty() {
            return (answer, loaded);
        }
        for part in missing {
            assert!(engine.part_name(part).is_some_and(|name| name.ends_with(".bin")));
            engine.load_part(part, files.parts[part as usize].clone()).expect("a part");
            assert_eq!(engine.part_name(part), None);
            loaded += 1;
        }
    }
    panic!("never done: {question:?}");
}

#[test]
fn what_is_opened_answers_as_what_was_stored() {
    let engine = engine(120);
    let files = engine.store(Split::Never).expect("stored");
    assert!(files.parts.is_empty());
    assert_eq!(files, engine.store(Split::IfLarge).expect("stored"), "this is not large");
    let pieces = open(&files.head).expect("opened");
    let at_once = Container::read(&files.head).expect("a container");
    let at_once = Engine::open_container(at_once, Options::default(), &mut |_, _| {}).expect("opened");
    for opened in [pieces, at_once] {
        for question in questions() {
            assert_eq!(opened.answer(&question), engine.answer(&question), "{question:?}");
        }
        let summary = engine.summary();
        assert_eq!(opened.summary(), summary, "but for facts, which came before it was stored");
        assert_eq!(opened.store(Split::Never).expect("stored again"), files);
    }
}

#[test]
fn a_split_corpus_fetches_what_a_question_needs() {
    let engine = engine(300);
    let files = engine.store(Split::Into(8 << 10)).expect("stored");
    assert!(files.parts.len() > 10, "{}", files.parts.len());
    let mut opened = open(&files.head).expect("opened");
    // Nothing is here: what needs no words is counted, the cards are missing.
    let all = Request::Quotes { query: query(""), window: Window { from: 0, len: 3 } };
    let (Response::Quotes(now), Response::Quotes(then)) = (opened.answer(&all), engine.answer(&all)) else {
        panic!("lists")
    };
    assert_eq!((now.total, now.items.len()), (then.total, 0));
    assert!((1..=3).contains(&opened.take_missing_parts().len()));
    let seoul = Request::Articles { query: query("seoul"), window: Window { from: 0, len: 3 } };
    let Response::Articles(now) = opened.answer(&seoul) else { panic!("a list") };
    assert_eq!(now.total, 0, "where the word stands is not known yet");
    let (_, parts) = answer(&mut opened, &files, &seoul);
    assert!((2..=4).contains(&parts), "one of the index, and one for each article at most: {parts}");
    for question in questions() {
        assert_eq!(answer(&mut opened, &files, &question).0, engine.answer(&question), "{question:?}");
    }
    assert_eq!(opened.store(Split::Into(8 << 10)), Ok(files.clone()), "all is here by now");
    assert_eq!(open(&files.head).expect("opened").store(Split::Never), Err(StoreError::IndexNotLoaded));
}

#[test]
fn a_link_that_names_a_fact_alone_fetches_nothing_to_find_it() {
    let engine = engine(60);
    let Response::Quotes(list) =
        engine.answer(&Request::Quotes { query: query(""), window: Window { from: 7, len: 1 } })
    else {
        panic!("a list")
    };
    let by_fact = Request::Article { id: list.items[0].id.clone(), query: query("") };
    let Response::Article(page) = engine.answer(&by_fact) else { panic!("the fact’s article") };
    assert_eq!(page.source.id, list.items[0].source.id);
    let files = engine.store(Split::Into(4 << 10)).expect("stored");
    let mut opened = open(&files.head).expect("opened");
    assert!(matches!(opened.answer(&by_fact), Response::Failed { .. }));
    assert!(opened.take_missing_parts().is_empty());
    answer(&mut opened, &files, &Request::Article { id: page.source.id.clone(), query: query("") });
    assert_eq!(opened.answer(&by_fact), engine.answer(&by_fact), "it is here now");
}

#[test]
fn storing_depends_on_the_articles_alone() {
    assert_eq!(engine(90).store(Split::Never), engine(90).store(Split::Never));
    // What is known of the first articles does not move when others come.
    assert_ne!(engine(90).store(Split::Never), engine(91).store(Split::Never));
}

#[test]
fn a_wrong_part_is_told_and_asked_for_again() {
    let engine = engine(100);
    let files = engine.store(Split::Into(8 << 10)).expect("stored");
    let mut opened = open(&files.head).expect("opened");
    let question = Request::Articles { query: query(""), window: Window { from: 0, len: 2 } };
    opened.answer(&question);
    let missing = opened.take_missing_parts();
    let first = missing[0];
    let mut bad = files.parts[first as usize].clone();
    bad[40] ^= 1;
    assert_eq!(opened.load_part(first, bad), Err(StoreError::DamagedPart));
    let short = files.parts[first as usize][..50].to_vec();
    let told = opened.load_part(first, short).expect_err("cut short").to_string();
    assert!(told.contains("cut short"), "{told}");
    opened.answer(&question);
    assert_eq!(opened.take_missing_parts(), missing, "still not loaded");
}

#[test]
fn days_set_by_the_reader_hold_in_a_stored_corpus() {
    let engine = engine(60);
    let files = engine.store(Split::Never).expect("stored");
    let mut opened = open(&files.head).expect("opened");
    let Response::Articles(list) =
        opened.answer(&Request::Articles { query: query(""), window: Window { from: 0, len: 1 } })
    else {
        panic!("a list")
    };
    let id = list.items[0].source.id.clone();
    let day = "2019-06-01".parse().expect("a day");
    opened.redate(&[(id.clone(), day)]);
    let last = Query { sort: Sort::Latest, ..Query::default() };
    let Response::Articles(list) =
        opened.answer(&Request::Articles { query: last, window: Window { from: 0, len: 1 } })
    else {
        panic!("a list")
    };
    assert_eq!(list.items[0].source.id, id);
    // It is stored with that day, and opened with it.
    let again = open(&opened.store(Split::Never).expect("stored").head).expect("opened");
    for question in questions() {
        assert_eq!(again.answer(&question), opened.answer(&question), "{question:?}");
    }
    opened.redate(&[]);
    for question in questions() {
        assert_eq!(opened.answer(&question), engine.answer(&question), "{question:?}");
    }
}

#[test]
fn an_empty_corpus_is_one_too() {
    let files = Engine::empty("Nothing", Options::LARGE).store(Split::Never).expect("stored");
    assert_eq!(open(&files.head).expect("opened").name(), "Nothing");
    let files = Engine::empty("Nothing", Options::LARGE).store(Split::Into(100)).expect("stored");
    assert!(files.parts.is_empty());
    assert_eq!(open(&files.head).expect("opened").library().len(), 0);
}

#[test]
fn articles_alone_are_analysed_when_they_are_opened() {
    let bundle = Bundle { name: "Made up".into(), articles: articles(20) };
    let bytes = bundle.write();
    assert_eq!(Bundle::read(&bytes), Ok(bundle));
    let opened = open(&bytes).expect("opened");
    let page = Engine::open(&bytes, Options::default(), &mut |_, _| {}).expect("opened");
    let mut made = engine(20);
    made.relate();
    for question in questions() {
        assert_eq!(opened.answer(&question), made.answer(&question), "{question:?}");
        assert_eq!(page.answer(&question), opened.answer(&question), "{question:?}");
    }
    let analysed = engine(5).store(Split::Never).expect("stored").head;
    let refused = Engine::open(&analysed, Options::default(), &mut |_, _| {}).map(drop);
    assert_eq!(refused, Err(StoreError::Missing(Section::Articles)));
}

/// A file of `tests/stored`, unpacked.
fn fixture(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stored").join(name);
    let file = std::fs::read(path).expect("a fixture");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(&file[..]).read_to_end(&mut bytes).map_or(file, |_| bytes)
}

/// The headlines of articles that match, after all parts that this needs were loaded.
fn headlines(engine: &mut Engine, text: &str) -> Vec<String> {
    let question = Request::Articles { query: query(text), window: Window { from: 0, len: 9 } };
    let answer = loop {
        let answer = engine.answer(&question);
        let missing = engine.take_missing_parts();
        if missing.is_empty() {
            break answer;
        }
        for part in missing {
            let name = engine.part_name(part).expect("a name") + ".gz";
            engine.load_part(part, fixture(&name)).expect("a part");
        }
    };
    let Response::Articles(list) = answer else { panic!("a list") };
    list.items.into_iter().map(|row| row.source.title).collect()
}

#[test]
fn corpora_of_earlier_formats_still_open() {
    for (name, articles) in [("format-1.bin", 2), ("format-2.bin.gz", 3)] {
        let bytes = fixture(name);
        let mut opened = open(&bytes).expect(name);
        assert_eq!((opened.name(), opened.library().len()), ("Fixture", articles), "{name}");
        assert_eq!(headlines(&mut opened, "\"harbour of zenda\""), ["Harbour opens"], "{name}");
        assert_eq!(headlines(&mut opened, "speaker:roe"), ["Talks go on"], "{name}");
        let summary = opened.summary();
        assert_eq!((summary.quotations, summary.outlets), (3, 1), "{name}");
        // What is stored again is of the present format and says the same.
        let again = opened.store(Split::Never).expect("stored").head;
        assert_eq!(again[8], container::FORMAT);
        assert_eq!(headlines(&mut open(&again).expect("opened"), "harbour").len(), articles - 1, "{name}");
        assert!(open(&bytes[..bytes.len() - 1]).is_err(), "{name}");
    }
    // The facts of these parts were found before there were tiers, and the articles are not all at hand to be analysed anew.
    let refused = open(&fixture("format-2-parts.bin.gz")).map(drop).expect_err("refused");
    assert!(refused.to_string().contains("an earlier version"), "{refused}");
}

#[test]
fn every_damaged_byte_of_articles_alone_is_found() {
    let bytes = Bundle { name: "Made up".into(), articles: articles(3) }.write();
    for at in 0..bytes.len() {
        let mut bad = bytes.clone();
        bad[at] ^= 1;
        assert!(Bundle::read(&bad).is_err(), "{at}");
        assert!(Bundle::read(&bytes[..at]).is_err(), "{at}");
    }
}

#[test]
fn what_is_none_is_refused_in_words() {
    let head = engine(20).store(Split::Never).expect("stored").head;
    let told = |bytes: &[u8]| open(bytes).map(drop).expect_err("refused").to_string();
    assert!(told(b"%PDF-1.7").contains("not a Dateline corpus"));
    assert!(told(b"{\"id\":1}").contains("not a Dateline corpus"));
    assert!(told(&head[..head.len() / 2]).contains("cut short"));
    let mut later = head.clone();
    later[8] = 9;
    assert!(told(&later).contains("later version"));
    let mut bad = head;
    let last = bad.len() - 1;
    bad[last] ^= 1;
    assert!(told(&bad).contains("the search index"));
}

/// The sections of a corpus stored whole, as bytes.
fn sections(head: &[u8]) -> Vec<(Section, Vec<u8>)> {
    let mut container = Container::read(head).expect("a container");
    let all = [Section::Analysed, Section::Summary, Section::Values, Section::Index];
    all.into_iter().map(|section| (section, container.demand(section).expect("a section").bytes)).collect()
}

/// A stored corpus with other bytes in one of its sections, and right checksums.
fn forged(head: &[u8], section: Section, change: &dyn Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut sections = sections(head);
    sections.iter_mut().filter(|(s, _)| *s == section).for_each(|(_, content)| change(content));
    container::write(&sections.iter().map(|(s, c)| (*s, c.as_slice())).collect::<Vec<_>>())
}

#[test]
fn a_part_of_the_index_that_is_wrong_is_told() {
    let files = engine(100).store(Split::Into(4 << 10)).expect("stored");
    let mut opened = open(&files.head).expect("opened");
    let question = Request::Articles { query: query("harbour"), window: Window { from: 0, len: 2 } };
    opened.answer(&question);
    let missing = opened.take_missing_parts();
    let [part] = missing[..] else { panic!("{missing:?}") };
    let mut bad = files.parts[part as usize].clone();
    bad[9] ^= 1;
    assert_eq!(opened.load_part(part, bad), Err(StoreError::DamagedPart));
    assert_eq!(opened.load_part(files.parts.len() as u32, Vec::new()), Err(StoreError::UnknownPart));
    assert_eq!(opened.part_name(files.parts.len() as u32), None);
    opened.answer(&question);
    assert_eq!(opened.take_missing_parts(), missing);
}

#[test]
fn sections_of_different_corpora_do_not_open_together() {
    let (one, other) =
        (engine(20).store(Split::Never).expect("stored"), engine(21).store(Split::Never).expect("stored"));
    for (section, content) in sections(&other.head) {
        let mixed = forged(&one.head, section, &|c| c.clone_from(&content));
        assert!(open(&mixed).is_err(), "{section:?}");
    }
}

#[test]
fn a_missing_section_is_told() {
    let files = engine(5).store(Split::Never).expect("stored");
    let mut container = Container::read(&files.head).expect("a container");
    let summary = container.demand(Section::Summary).expect("a section").bytes;
    let lone = container::write(&[(Section::Summary, &summary)]);
    let told = open(&lone).map(drop).expect_err("refused");
    assert_eq!(told, StoreError::Missing(Section::Analysed));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whoever forges checksums too gets no panic: the corpus is refused, or answers.
    #[test]
    fn forged_sections_do_no_harm(
        which in 0..3usize,
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
    ) {
        let files = engine(12).store(Split::Never).expect("stored");
        let section = [Section::Analysed, Section::Values, Section::Index][which];
        let bytes = forged(&files.head, section, &|content| {
            let at = at.index(content.len());
            content[at] = byte;
            if let Some(cut) = cut {
                content.truncate(cut.index(content.len()));
            }
        });
        if let Ok(mut opened) = open(&bytes) {
            for question in questions().into_iter().step_by(7) {
                let _ = opened.answer(&question);
            }
            let _ = opened.answer(&Request::Article { id: "x".into(), query: query("harbour") });
            let ids: Vec<String> = opened.doc_values().articles.iter().map(|r| r.id.clone()).collect();
            for id in ids {
                let _ = opened.answer(&Request::Article { id: id.clone(), query: query("harbour") });
                opened.redate(&[(id, "2020-01-01".parse().expect("a day"))]);
            }
        }
    }
}

#[test]
fn a_day_set_in_a_stored_corpus_dates_others_as_in_the_one_that_was_stored() {
    let mut fresh = engine(20);
    let mut opened = open(&fresh.store(Split::Never).expect("stored").head).expect("opened");
    let undated = (0..20).filter_map(|n| fresh.library().item(n)).find(|item| item.article.given.date.is_none());
    let set = [(undated.expect("an article").id.clone(), "2018-06-05".parse().expect("a day"))];
    let answers = |engine: &Engine| questions().iter().map(|q| engine.answer(q)).collect::<Vec<_>>();
    let before = answers(&opened);
    for engine in [&mut fresh, &mut opened] {
        engine.redate(&set);
    }
    assert_ne!(answers(&opened), before);
    assert_eq!(answers(&opened), answers(&fresh));
    opened.redate(&[]);
    assert_eq!(answers(&opened), before);
}

#[test]
fn a_program_without_analysis_says_what_it_cannot_do() {
    let mut session = AnalysedSession::default();
    assert!(matches!(session.handle(&questions()[0]), Response::Failed { .. }), "nothing is open");
    let alone = Bundle { name: "Made up".into(), articles: articles(20) }.write();
    assert_eq!(session.handle(&Request::Open { bundle: alone }), Response::NeedsAnalysis);
    let whole = engine(20);
    let bundle = whole.store(Split::Never).expect("stored").head;
    assert!(matches!(session.handle(&Request::Open { bundle: bundle[1..].to_vec() }), Response::Failed { .. }));
    assert!(matches!(session.handle(&Request::Open { bundle }), Response::Opened(_)));
    for question in questions() {
        assert_eq!(session.handle(&question), whole.answer(&question), "{question:?}");
    }
    assert_eq!(session.handle(&Request::Date { set: Vec::new() }), Response::NeedsAnalysis);
}
