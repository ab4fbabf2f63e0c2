//! Stories and what their articles tell beside each other.

use dateline_core::article::{Article, Metadata, parse};
use dateline_core::corpus::Corpus;
use dateline_search::engine::{Engine, Options};
use dateline_search::protocol::{FacetWanted, Window};
use dateline_search::query::{Facet, Filter, Query};
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::view::{Comparison, Tab};

const MATTER: &str = "The Oakfield Canal bridge was shut to lorries on Monday after divers found cracks in two of its concrete piers.\n\n\
    The Oakfield council said the canal bridge carries nine thousand lorries a day, and the cracks in its piers are growing.\n\n";

fn told(id: &str, outlet: &str, day: &str, text: &str) -> Article {
    let given = Metadata { outlet: Some(outlet.to_owned()), date: day.parse().ok(), ..Metadata::default() };
    parse(id, &format!("Oakfield canal bridge shut to lorries\n\n{MATTER}{text}"), given)
}

fn engine() -> Engine {
    let articles = vec![
        told(
            "a",
            "Ruritania Times",
            "2024-07-09",
            "“We will not let a single lorry cross the canal before the piers are mended,” said Jane Roe, the mayor.\n\n\
             “Hauliers were told nothing at all,” said John Doe, who runs a depot. Doe blamed Jane Roe.",
        ),
        told(
            "b",
            "Syldavia Post",
            "2024-07-10",
            "“We will not let a single lorry cross the canal before the piers are mended properly,” Mayor Jane Roe said.",
        ),
        parse(
            "c",
            "Parrots moult early\n\nA parrot in the zoo of Bordury lost its feathers, said Ann Poe, a keeper.",
            Metadata {
                outlet: Some("Bordury Echo".to_owned()),
                date: "2024-07-11".parse().ok(),
                ..Metadata::default()
            },
        ),
    ];
    let mut engine = Engine::new(Corpus::new("Bridges", articles), Options::default());
    engine.relate();
    engine
}

fn compared(engine: &mut Engine, story: &str) -> Option<Comparison> {
    let asked = SheetRequest::Compare { story: story.to_owned(), by_article: false };
    let asked = SheetRequest::read(&asked.write()).expect("what was written");
    match SheetResponse::read(&engine.answer_sheet(&asked).write()).expect("what was written") {
        SheetResponse::Compared(comparison) => comparison.map(|comparison| *comparison),
        other => panic!("{other:?}"),
    }
}

#[test]
fn articles_of_one_matter_are_a_story_and_others_stand_alone() {
    let mut engine = engine();
    let SheetResponse::Stories(list) = engine.answer_sheet(&SheetRequest::Stories { query: Query::default() }) else {
        panic!("each question has its answer")
    };
    assert_eq!((list.stories.len(), list.more, list.alone), (1, 0, 1));
    let story = &list.stories[0];
    assert_eq!(story.told, "2 articles, 2 outlets of 1 origin, 9–10 July 2024");
    assert_eq!(story.speakers.first(), Some(&("Jane Roe".to_owned(), 2)));
    let narrowed = Query { text: "hauliers".to_owned(), ..Query::default() };
    assert_eq!(engine.stories(&narrowed).stories, [], "one article that matches is no story");
}

#[test]
fn lists_are_narrowed_to_a_story_by_any_of_its_articles() {
    let engine = engine();
    let window = Window { from: 0, len: 9 };
    let ids: Vec<String> =
        engine.articles(&Query::default(), window).items.into_iter().map(|row| row.source.id).collect();
    let total = |id: &str, exclude: bool| {
        let filters = vec![Filter { facet: Facet::Story, value: id.to_owned(), exclude }];
        engine.articles(&Query { filters, ..Query::default() }, window).total
    };
    assert_eq!(ids.iter().map(|id| total(id, false)).collect::<Vec<_>>(), [2, 2, 0]);
    assert_eq!(total(&ids[0], true), 1);
    let wanted = [FacetWanted { facet: Facet::Story, most: 9, find: String::new() }];
    let facets = engine.facets(Tab::Articles, &Query::default(), &wanted).facets;
    let values: Vec<(&str, u32)> = facets[0].values.iter().map(|value| (value.value.as_str(), value.count)).collect();
    assert_eq!(values, [(ids[0].as_str(), 2)]);
}

#[test]
fn further_copies_of_a_text_are_left_out_on_demand() {
    let engine = engine();
    let total = |once: bool| engine.articles(&Query { once, ..Query::default() }, Window { from: 0, len: 9 });
    assert_eq!((total(false).total, total(true).total), (3, 2));
    let kept: Vec<String> = total(true).items.into_iter().filter_map(|row| row.source.outlet).collect();
    assert_eq!(kept, ["Ruritania Times", "Bordury Echo"], "the earliest stands for its copies");
    for once in [false, true] {
        let query = Query { once, ..Query::default() };
        assert_eq!(engine.facets(Tab::Articles, &query, &[]).copies, 1);
    }
}

#[test]
fn a_story_is_compared_by_outlet() {
    let mut engine = engine();
    let ids = engine.articles(&Query::default(), Window { from: 0, len: 9 }).items;
    let comparison = compared(&mut engine, &ids[1].source.id).expect("a story");
    let labels: Vec<&str> = comparison.columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(labels, ["Ruritania Times", "Syldavia Post"]);
    let counts = |name: &str| {
        let row = comparison.speakers.iter().find(|row| row.name.as_deref() == Some(name));
        row.map(|row| row.counts.clone())
    };
    assert_eq!((counts("Jane Roe"), counts("John Doe")), (Some(vec![1, 1]), Some(vec![1, 0])));
    let saying = comparison.sayings.iter().find(|row| row.speaker.as_deref() == Some("Jane Roe")).expect("a saying");
    let forms: Vec<_> = saying.forms.iter().map(|form| form.as_ref().expect("both carry it")).collect();
    assert_eq!((forms[0].is_fullest, forms[1].is_fullest), (false, true));
    assert!(forms.iter().all(|form| form.words.iter().all(|run| !run.hit)), "{forms:?}");
    let shares = comparison.columns[0].origin.as_deref();
    assert_eq!(shares, Some("shares its text with Syldavia Post"));
    let sums: u32 = comparison.sources.iter().flat_map(|(_, counts)| counts).sum();
    assert_eq!(sums, comparison.columns.iter().map(|column| column.statements).sum::<u32>());
    assert_eq!(compared(&mut engine, &ids[2].source.id), None);
    assert_eq!(compared(&mut engine, "nobody"), None);
}
