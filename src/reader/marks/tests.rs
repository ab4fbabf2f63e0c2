//! A page with a date within a quotation, and what its marks are with all, some and no switches on.

use super::*;
use dateline_core::time::TimexKind;
use dateline_search::view::{ArticleSource, BlockView, Card, Entry};

fn source() -> ArticleSource {
    ArticleSource { id: "a".into(), title: "T".into(), outlet: None, agency: None, published: None, url: None }
}

fn quotation(id: &str, kind: QuoteKind) -> Fact {
    Fact::Quotation(Box::new(Card {
        id: id.into(),
        kind,
        before: String::new(),
        quote: Vec::new(),
        after: String::new(),
        sentence: Vec::new(),
        said: None,
        paragraph: None,
        speaker: None,
        role: None,
        mention: None,
        cue: None,
        setting: None,
        via: None,
        source: source(),
        source_kind: dateline_core::quote::SourceKind::Person,
        tier: dateline_core::quote::Tier::Said,
        confidence: 90,
        carried: None,
        why: Vec::new(),
    }))
}

fn time(id: &str) -> Fact {
    Fact::Time(Box::new(Entry {
        id: id.into(),
        dated: None,
        expression: "Friday".into(),
        kind: TimexKind::Date,
        sentence: Vec::new(),
        source: source(),
        confidence: 90,
        why: Vec::new(),
        name: String::new(),
        ahead: false,
        others: Vec::new(),
    }))
}

/// “We met on Friday at the bridge,” said Roe. The quotation is fact 0, its date fact 1.
fn page(kind: QuoteKind) -> ArticlePage {
    let piece = |text: &str, facts: &[(u32, FactPart)]| Piece { text: text.into(), facts: facts.to_vec(), hit: false };
    let pieces = vec![
        piece("“We met on ", &[(0, FactPart::Quotation)]),
        piece("Friday", &[(0, FactPart::Quotation), (1, FactPart::Time)]),
        piece(" at the bridge,”", &[(0, FactPart::Quotation)]),
        piece(" ", &[]),
        piece("said", &[(0, FactPart::Cue)]),
        piece(" Roe", &[(0, FactPart::Speaker)]),
    ];
    ArticlePage {
        source: source(),
        authors: Vec::new(),
        section: None,
        other: Vec::new(),
        dating: Vec::new(),
        blocks: vec![BlockView { kind: dateline_core::article::BlockKind::Paragraph, inline: false, pieces }],
        facts: vec![quotation("q", kind), time("t")],
        notes: Vec::new(),
        story: 0,
    }
}

fn marks(kind: QuoteKind, off: &str) -> Vec<PieceMark> {
    mark(&page(kind), VisibleMarks::all_but(off), false).remove(0)
}

#[test]
fn what_is_less_sure_is_marked_on_demand_and_keeps_its_place() {
    let mut page = page(QuoteKind::Direct);
    if let Fact::Quotation(card) = &mut page.facts[0] {
        card.confidence = 30;
    }
    let all_on = VisibleMarks::all_but("");
    let marks = mark(&page, all_on, false).remove(0);
    let classes: Vec<&str> = marks.iter().map(|m| m.class.as_str()).collect();
    assert_eq!(classes, ["", "mark in-time", "", "", "", ""], "the date stays");
    assert_eq!(marks[0].hidden_fact, Some(0), "a link leads there");
    assert_eq!(mark(&page, all_on, true).remove(0)[0].class, "mark in-quotation");
    assert_eq!(crate::reader::order::marked(&page, all_on, false), [1]);
    assert_eq!(crate::reader::order::marked(&page, all_on, true), [0, 1]);
}

#[test]
fn a_piece_belongs_to_the_innermost_fact_and_each_fact_has_one_link() {
    let marks = marks(QuoteKind::Direct, "");
    let classes: Vec<&str> = marks.iter().map(|m| m.class.as_str()).collect();
    assert_eq!(
        classes,
        ["mark in-quotation", "mark in-quotation in-time", "mark in-quotation", "", "mark in-cue", "mark in-speaker"]
    );
    let selects: Vec<Option<u32>> = marks.iter().map(|m| m.selects).collect();
    assert_eq!(selects, [Some(0), Some(1), Some(0), None, Some(0), Some(0)]);
    let links: Vec<bool> = marks.iter().map(|m| m.is_link).collect();
    assert_eq!(links, [true, true, false, false, false, false]);
    assert_eq!(marks[1].facts, [0, 1], "lit when either is selected");
}

#[test]
fn a_paraphrase_looks_different() {
    assert_eq!(marks(QuoteKind::Indirect, "")[0].class, "mark in-reported");
}

#[test]
fn what_is_switched_off_keeps_a_place_that_links_lead_to() {
    let marks = marks(QuoteKind::Direct, "quotations dates");
    assert!(marks.iter().all(|m| !m.is_link));
    let hidden: Vec<Option<u32>> = marks.iter().map(|m| m.hidden_fact).collect();
    assert_eq!(hidden, [Some(0), Some(1), None, None, None, None], "once for each fact");
    assert_eq!(marks[4].class, "mark in-cue", "other parts stay");
}

#[test]
fn a_date_can_be_a_link_where_its_quotation_is_hidden() {
    let marks = marks(QuoteKind::Direct, "quotations");
    assert_eq!(marks[0].hidden_fact, Some(0));
    assert_eq!((marks[1].is_link, marks[1].selects), (true, Some(1)));
}
