//! The engine over the articles that ship with the page.

use dateline_core::article::{Metadata, parse};
use dateline_search::engine::{Engine, Options};
use dateline_search::protocol::{Begin, FacetWanted, Window};
use dateline_search::query::{Facet, Filter, Query};
use dateline_search::store::Bundle;
use dateline_search::view::{Link, Run, Tab};

fn engine() -> Engine {
    let mut paths: Vec<_> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds"))
        .expect("seeds")
        .map(|e| e.expect("a file").path())
        .collect();
    paths.sort();
    let articles = paths.iter().map(|path| {
        let text = std::fs::read_to_string(path).expect("text");
        parse(&path.file_stem().unwrap_or_default().to_string_lossy(), &text, Metadata::default())
    });
    let bundle = Bundle { name: "Seeds".to_owned(), articles: articles.collect() };
    Engine::open(&bundle.write(), Options::LARGE, &mut |_, _| {}).expect("a bundle")
}

const ALL: Window = Window { from: 0, len: u32::MAX };

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|r| r.text.as_str()).collect()
}

#[test]
fn every_card_leads_to_its_marked_words() {
    let engine = engine();
    let cards = engine.quotes(&Query::default(), ALL).items;
    assert!(cards.len() >= 20, "{}", cards.len());
    for card in cards {
        let fragment = Link::default().to_fact(&card.source.id, &card.id).to_fragment();
        let link = Link::parse(&fragment).0;
        let page = engine.article(link.article.as_deref().unwrap_or(""), &Query::default()).expect("its article");
        let fact = page.facts.iter().position(|f| Some(f.id()) == link.fact.as_deref()).expect("its fact") as u32;
        let marked: String = page
            .blocks
            .iter()
            .flat_map(|b| &b.pieces)
            .filter(|p| p.facts.contains(&(fact, dateline_search::view::FactPart::Quotation)))
            .map(|p| p.text.as_str())
            .collect();
        assert_eq!(marked.trim(), joined(&card.quote));
        assert!(!card.why.is_empty() && !card.source.title.is_empty());
    }
}

#[test]
fn pages_show_every_block_whole() {
    let engine = engine();
    for item in (0..engine.library().len() as u32).filter_map(|n| engine.library().item(n)) {
        let query = Query { text: "nato summit".to_owned(), ..Query::default() };
        let page = engine.article(&item.id, &query).expect("the article");
        for (view, block) in page.blocks.iter().zip(&item.article.blocks) {
            let text: String = view.pieces.iter().map(|p| p.text.as_str()).collect();
            assert_eq!(text, item.article.mended(block.span));
        }
    }
}

#[test]
fn a_word_of_any_sentence_finds_its_entry_and_its_article() {
    let engine = engine();
    let entries = engine.timeline(&Query::default(), ALL, Begin::Item);
    for entry in entries.items.iter().take(12) {
        let text = format!("\"{}\"", entry.expression);
        let query = Query { text, ..Query::default() };
        assert!(
            engine.timeline(&query, ALL, Begin::Item).items.iter().any(|e| e.id == entry.id),
            "{}",
            entry.expression
        );
        assert!(engine.articles(&query, ALL).items.iter().any(|r| r.source.id == entry.source.id));
    }
}

#[test]
#[ignore = "prints what is shown, for reading"]
fn show() {
    let engine = engine();
    println!("{:#?}", engine.summary());
    for c in engine.quotes(&Query::default(), ALL).items {
        println!("\n{:?} {}|{}|{}", c.kind, c.before, joined(&c.quote), c.after);
        println!("  {:?} {:?} mention {:?} cue {:?} via {:?}", c.speaker, c.role, c.mention, c.cue, c.via);
        println!("  {:?} {}", c.source.outlet, c.why.join(" "));
    }
    for e in engine.timeline(&Query::default(), ALL, Begin::Item).items {
        println!("\n{:?} {} — {}", e.dated.map(|d| d.text), e.expression, joined(&e.sentence));
        println!("  {}", e.why.join(" "));
    }
    for query in ["", "strong message", "ukrain"] {
        for r in engine.articles(&Query { text: query.to_owned(), ..Query::default() }, ALL).items {
            println!("\n{query}: {:?} {} {} {}: {}", r.source, r.quotations, r.dates, r.hits, joined(&r.snippet));
        }
    }
}

/// The values of a facet, with how many articles name each.
fn values(engine: &Engine, facet: Facet) -> Vec<(String, u32)> {
    let wanted = FacetWanted { facet, most: 300, find: String::new() };
    let facets = engine.facets(Tab::Articles, &Query::default(), &[wanted]).facets;
    facets.into_iter().flat_map(|counts| counts.values).map(|value| (value.label, value.count)).collect()
}

#[test]
fn one_bearer_is_one_value_however_articles_spell_the_name() {
    let engine = engine();
    let (people, places) = (values(&engine, Facet::Person), values(&engine, Facet::Place));
    for name in ["Jong", "Yoon", "Putin", "Stoltenberg"] {
        let found: Vec<_> = people.iter().filter(|value| value.0.split([' ', '-']).any(|word| word == name)).collect();
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert!(found[0].1 >= 2, "{found:?}");
    }
    let america: Vec<_> = places.iter().filter(|value| matches!(value.0.as_str(), "United States" | "U.S.")).collect();
    assert_eq!(america.len(), 1, "{places:?}");
    // A link with another spelling finds the same.
    let total = |value: &str| {
        let filters = vec![Filter { facet: Facet::Person, value: value.to_owned(), exclude: false }];
        engine.articles(&Query { filters, ..Query::default() }, ALL).total
    };
    assert!(total("Kim Jong Un") >= 2);
    assert_eq!(total("Kim Jong Un"), total("kim jong-un"));
}
