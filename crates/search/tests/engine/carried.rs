//! A saying that several articles carry: what its cards say of the others, and how it is filtered by.

use dateline_core::article::{Metadata, parse};
use dateline_search::engine::{Engine, Options};
use dateline_search::protocol::{FacetWanted, Window};
use dateline_search::query::{Facet, Filter, Query};
use dateline_search::store::Bundle;
use dateline_search::view::{Card, Tab};

const ALL: Window = Window { from: 0, len: 100 };

/// Four articles on one speech: two that agree word for word, one that cuts it, and one of which the agency is the first one's.
fn engine() -> Engine {
    let article = |id: &str, outlet: &str, agency: Option<&str>, date: &str, text: &str| {
        let given = Metadata {
            title: Some(format!("Harbour {id}")),
            outlet: Some(outlet.to_owned()),
            agency: agency.map(str::to_owned),
            date: date.parse().ok(),
            ..Metadata::default()
        };
        parse(id, text, given)
    };
    let articles = vec![
        article(
            "a",
            "Zenda Times",
            Some("RNA"),
            "2024-07-10",
            "The mayor of Zenda opened the new harbour on Monday.\n\n“The harbour will bring four hundred families back to the \
             lower town within a year,” Mayor Jane Roe said.",
        ),
        article(
            "b",
            "Strelsau Post",
            None,
            "2024-07-08",
            "Fishermen cheered when the basin was filled.\n\nJane Roe said: “The harbour will bring four hundred families back \
             to the lower town.”",
        ),
        article(
            "c",
            "Daily Ruritania",
            Some("RNA"),
            "2024-07-11",
            "Critics doubt the plan of the mayor.\n\n“The harbour will bring four hundred families back to the lower town within \
             a year,” said Jane Roe, the mayor.\n\n“Nobody asked the fishermen,” John Doe said.",
        ),
    ];
    let bundle = Bundle { name: "Harbour".into(), articles }.write();
    Engine::open(&bundle, Options::LARGE, &mut |_, _| {}).expect("a corpus")
}

fn cards(engine: &Engine, query: &Query) -> Vec<Card> {
    engine.quotes(query, ALL).items
}

#[test]
fn a_card_says_who_else_carries_the_saying() {
    let engine = engine();
    let cards = cards(&engine, &Query::default());
    let of = |outlet: &str| {
        let card = cards.iter().find(|card| card.source.outlet.as_deref() == Some(outlet));
        card.expect("a card").carried.clone().expect("carried")
    };
    let carried = of("Zenda Times");
    assert_eq!(carried.told(), "Carried by 3 outlets of 2 origins, first by Strelsau Post on Mon 8 July 2024");
    let others: Vec<String> = carried.others.iter().map(|carrier| carrier.told()).collect();
    assert_eq!(others, ["Strelsau Post, Mon 8 July 2024", "Daily Ruritania, Thu 11 July 2024"]);
    let differing = |outlet: &str, other: usize| -> String {
        let words = &of(outlet).others[other].words;
        words.iter().filter(|run| run.hit).map(|run| run.text.as_str()).collect()
    };
    // The cut form has no word that the whole one lacks; of the whole one the cut form lacks these.
    assert_eq!(differing("Zenda Times", 0), "");
    assert_eq!(differing("Strelsau Post", 0), "within a year");
    let alone = cards.iter().find(|card| card.speaker.as_deref() == Some("John Doe")).expect("a card");
    assert_eq!(alone.carried, None);
}

#[test]
fn what_two_outlets_carry_can_be_filtered_by() {
    let engine = engine();
    let wanted = [FacetWanted { facet: Facet::Carried, most: 9, find: String::new() }];
    let facets = engine.facets(Tab::Quotes, &Query::default(), &wanted);
    let values: Vec<_> = facets.facets[0].values.iter().map(|v| (v.label.as_str(), v.count)).collect();
    assert_eq!(values, [("One outlet", 1), ("Two outlets and more", 3)]);
    let filters = vec![Filter { facet: Facet::Carried, value: "several".to_owned(), exclude: false }];
    let found = cards(&engine, &Query { filters, ..Query::default() });
    assert!(found.len() == 3 && found.iter().all(|card| card.carried.is_some()));
}

#[test]
fn a_stored_corpus_says_the_same() {
    let engine = engine();
    let stored = engine.store(dateline_search::store::stored::Split::Never).expect("stored");
    let opened = Engine::open_analysed(&stored.head).expect("opened");
    assert_eq!(cards(&opened, &Query::default()), cards(&engine, &Query::default()));
}

/// One saying in `count` articles, among others: words that all articles have in common tell nothing.
fn widely_carried(count: usize) -> Engine {
    let article = |n: usize| {
        let given = Metadata {
            title: Some(format!("Harbour {n}")),
            outlet: Some(format!("Outlet {n}")),
            date: format!("2024-07-{:02}", n + 1).parse().ok(),
            ..Metadata::default()
        };
        let text = "“The harbour will bring four hundred families back to the lower town,” Jane Roe said.";
        parse(&n.to_string(), text, given)
    };
    let other = |n: usize| parse(&format!("x{n}"), &format!("Nothing was said of matter {n}."), Metadata::default());
    let articles = (0..count).map(article).chain((0..40).map(other)).collect();
    let bundle = Bundle { name: "Harbour".into(), articles }.write();
    Engine::open(&bundle, Options::LARGE, &mut |_, _| {}).expect("a corpus")
}

#[test]
fn a_card_lists_some_forms_and_counts_all() {
    let cards = cards(&widely_carried(15), &Query::default());
    let carried = cards[0].carried.clone().expect("carried");
    assert_eq!((carried.outlets, carried.others.len()), (15, 12));
    assert_eq!(carried.more().as_deref(), Some("and 2 more articles"));
    assert!(carried.others.iter().all(|carrier| !carrier.words.is_empty() && carrier.fact.is_some()));
}

#[test]
fn forms_in_parts_that_are_not_loaded_are_told_without_their_words_and_not_fetched() {
    let files = widely_carried(4).store(dateline_search::store::stored::Split::Into(1)).expect("stored");
    let read = dateline_search::store::Container::read(&files.head).expect("a container");
    let mut split = Engine::open_container(read, Options::LARGE, &mut |_, _| {}).expect("opened");
    let first = Window { from: 0, len: 1 };
    assert!(split.quotes(&Query::default(), first).items.is_empty());
    let missing = split.take_missing_parts();
    assert_eq!(missing.len(), 1, "the card's own article");
    for part in missing {
        split.load_part(part, files.parts[part as usize].clone()).expect("the part");
    }
    let carried = split.quotes(&Query::default(), first).items[0].carried.clone().expect("carried");
    assert!(split.take_missing_parts().is_empty());
    assert_eq!(carried.told(), "Carried by 4 outlets, first by Outlet 0 on Mon 1 July 2024");
    assert!(carried.others.iter().all(|carrier| carrier.words.is_empty() && carrier.headline.starts_with("Harbour")));
}
