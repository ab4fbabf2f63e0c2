//! Names that the reader corrects: merged, called otherwise, taken apart, and all of it undone.

use dateline_core::analysis::Analysis;
use dateline_core::article::{Metadata, parse};
use dateline_core::corpus::Corpus;
use dateline_core::name::NameKind;
use dateline_search::engine::{Engine, Options};
use dateline_search::index::NameCorrection;
use dateline_search::protocol::{FacetWanted, Window};
use dateline_search::query::{Facet, Filter, Query};
use dateline_search::review::CorrectionLog;
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::store::Container;
use dateline_search::store::stored::Split;
use dateline_search::view::Tab;

const TEXTS: [&str; 3] = [
    "The bridge is shut\n\n“It is shut,” said Jane Roe, the mayor. “It stays shut,” Roe said.",
    "The bridge is open\n\n“It is open,” said Jane Marie Roe, the mayor.",
    "The bridge waits\n\n“We wait,” said John Doe, the engineer.",
];

fn engine() -> Engine {
    let article = |(n, text): (usize, &&str)| parse(&n.to_string(), text, Metadata::default());
    let mut engine = Engine::new(Corpus::new("c", TEXTS.iter().enumerate().map(article).collect()), Options::default());
    engine.relate();
    engine
}

/// The speakers with their statements.
fn speakers(engine: &Engine) -> Vec<String> {
    let wanted = [FacetWanted { facet: Facet::Speaker, most: 99, find: String::new() }];
    let query = Query { all: true, ..Query::default() };
    let counts = engine.facets(Tab::Quotes, &query, &wanted).facets.remove(0);
    let mut told: Vec<String> = counts.values.iter().map(|value| format!("{} {}", value.label, value.count)).collect();
    told.sort();
    told
}

fn correct(engine: &mut Engine, corrections: &[(&str, Option<&str>, &str)]) -> SheetResponse {
    let correction = |&(name, form, to): &(&str, Option<&str>, &str)| NameCorrection {
        kind: NameKind::Person,
        name: name.to_owned(),
        form: form.map(str::to_owned),
        to: to.to_owned(),
    };
    let names = corrections.iter().map(correction).collect();
    engine.answer_sheet(&SheetRequest::Correct { corrections: CorrectionLog { names, ..CorrectionLog::default() } })
}

#[test]
fn names_are_merged_called_otherwise_and_taken_apart_by_the_reader() {
    let mut engine = engine();
    let before = speakers(&engine);
    assert_eq!(before, ["Jane Marie Roe 1", "Jane Roe 2", "John Doe 1"]);
    assert!(matches!(correct(&mut engine, &[("Jane Marie Roe", None, "Jane Roe")]), SheetResponse::Corrected { .. }));
    assert_eq!(speakers(&engine), ["Jane Roe 3", "John Doe 1"]);
    // What was found under the other name is found still, and the merged name goes on by another.
    let filters = vec![Filter { facet: Facet::Speaker, value: "Jane Marie Roe".to_owned(), exclude: false }];
    let query = Query { filters, all: true, ..Query::default() };
    assert_eq!(engine.quotes(&query, Window { from: 0, len: 9 }).total, 3);
    correct(&mut engine, &[("Jane Marie Roe", None, "Jane Roe"), ("Jane Roe", None, "J. Roe")]);
    assert_eq!(speakers(&engine), ["J. Roe 3", "John Doe 1"]);
    correct(
        &mut engine,
        &[
            ("Jane Marie Roe", None, "Jane Roe"),
            ("Jane Roe", None, "J. Roe"),
            ("J. Roe", Some("Jane Marie Roe"), "Jane Marie Roe"),
        ],
    );
    assert_eq!(speakers(&engine), ["J. Roe 2", "Jane Marie Roe 1", "John Doe 1"]);
    correct(&mut engine, &[]);
    assert_eq!(speakers(&engine), before);
}

#[test]
fn a_name_has_the_roles_that_articles_give_it() {
    let mut engine = engine();
    let roles = |engine: &Engine, name: &str| {
        let rows = engine.name_list(NameKind::Person, "").rows;
        rows.into_iter().find(|row| row.name == name).map(|row| row.roles)
    };
    assert_eq!(roles(&engine, "Jane Roe"), Some(vec![("mayor".to_owned(), 1)]));
    assert_eq!(roles(&engine, "John Doe"), Some(vec![("engineer".to_owned(), 1)]));
    correct(&mut engine, &[("Jane Marie Roe", None, "Jane Roe")]);
    assert_eq!(roles(&engine, "Jane Roe"), Some(vec![("mayor".to_owned(), 2)]));
}

#[test]
fn a_stored_corpus_keeps_corrections_and_can_undo_them() {
    let mut engine = Engine::empty("c", Options::LARGE);
    for (n, text) in TEXTS.iter().enumerate() {
        let article = parse(&n.to_string(), text, Metadata::default());
        let analysis = Analysis::of(&article);
        engine.add(article, analysis);
    }
    engine.commit();
    engine.relate();
    let before = speakers(&engine);
    correct(&mut engine, &[("Jane Marie Roe", None, "Jane Roe")]);
    let stored = engine.store(Split::Never).expect("stored").head;
    let container = Container::read(&stored).expect("a container");
    let mut opened = Engine::open_container(container, Options::LARGE, &mut |_, _| {}).expect("opened");
    assert_eq!(speakers(&opened), ["Jane Roe 3", "John Doe 1"]);
    assert_eq!(opened.name_list(NameKind::Person, "").corrections.names.len(), 1);
    // What comes later is called so too.
    let more = parse("more", "The bridge\n\n“It is new,” said Jane Marie Roe.", Metadata::default());
    let analysis = Analysis::of(&more);
    opened.add(more, analysis);
    opened.commit();
    assert_eq!(speakers(&opened), ["Jane Roe 4", "John Doe 1"]);
    correct(&mut opened, &[]);
    assert_eq!(speakers(&opened), ["Jane Marie Roe 2", "Jane Roe 2", "John Doe 1"]);
    assert_eq!(before, ["Jane Marie Roe 1", "Jane Roe 2", "John Doe 1"]);
}

#[test]
fn what_is_no_name_is_refused() {
    let mut engine = engine();
    let before = speakers(&engine);
    let long = "x".repeat(201);
    for to in ["", " ", "none", "None", long.as_str()] {
        let answer = correct(&mut engine, &[("Jane Roe", None, to)]);
        assert!(matches!(answer, SheetResponse::Refused(_)), "{to}");
        assert_eq!(speakers(&engine), before);
    }
    let many = vec![("Jane Roe", None, "J. Roe"); 2001];
    assert!(matches!(correct(&mut engine, &many), SheetResponse::Refused(_)));
}

#[test]
fn the_list_of_names_tells_forms_and_corrections() {
    let mut engine = engine();
    correct(&mut engine, &[("Jane Marie Roe", None, "Jane Roe")]);
    let SheetResponse::Names(list) =
        engine.answer_sheet(&SheetRequest::Names { kind: NameKind::Person, find: "mar".to_owned() })
    else {
        panic!("each question has its answer")
    };
    let rows: Vec<_> = list.rows.iter().map(|row| (row.name.as_str(), row.forms.join(", "), row.articles)).collect();
    assert_eq!(rows, [("Jane Roe", "Jane Marie Roe".to_owned(), 2)]);
    assert_eq!((list.more, list.corrections.names.len()), (0, 1));
}
