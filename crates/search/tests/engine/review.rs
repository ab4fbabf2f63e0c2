//! Statements that the reader judges: everything follows, can be undone, and is there when a stored corpus is opened again.

use dateline_core::analysis::Analysis;
use dateline_core::article::{Metadata, parse};
use dateline_core::corpus::Corpus;
use dateline_core::quote::Quote;
use dateline_core::text::Span;
use dateline_search::engine::{Engine, Options};
use dateline_search::protocol::{FacetWanted, Window};
use dateline_search::query::{Facet, Filter, Query};
use dateline_search::review::{CorrectionLog, Judgement, ReviewOrder, StoredCorrections, Verdict};
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::store::stored::Split;
use dateline_search::store::{Container, Section, container};
use dateline_search::view::{Card, ReviewList, Tab};

const TEXTS: [&str; 3] = [
    "The ferry stops\n\n“The ferry stops on 4 May 2021,” said Jane Roe, the harbour master. John Doe of the union was \
     there: the crews are tired.",
    "The ferry goes on\n\nJane Roe said that the ferry would go on until 6 May 2021. “We are glad,” said Ann Poe.",
    "A bridge\n\n“A bridge is better,” said Ann Poe, the engineer, on 7 May 2021. John Doe hopes that it comes soon.",
];

fn engine(options: Options) -> Engine {
    let article = |(n, text): (usize, &&str)| parse(&n.to_string(), text, Metadata::default());
    let mut engine = Engine::new(Corpus::new("c", TEXTS.iter().enumerate().map(article).collect()), options);
    engine.relate();
    engine
}

fn all() -> Query {
    Query { all: true, ..Query::default() }
}

fn cards(engine: &Engine) -> Vec<Card> {
    engine.quotes(&all(), Window { from: 0, len: 99 }).items
}

fn words(card: &Card) -> String {
    card.quote.iter().map(|run| run.text.as_str()).collect()
}

fn card(engine: &Engine, begin: &str) -> Card {
    cards(engine).into_iter().find(|card| words(card).starts_with(begin)).expect("a statement that begins so")
}

fn judgement(card: &Card, verdict: Verdict) -> Judgement {
    let (article, statement) = (card.source.id.clone(), card.id.clone());
    Judgement { article, statement, words: words(card), verdict, drawn: false }
}

fn judge(engine: &mut Engine, judgements: &[Judgement]) {
    let answer = engine.answer_sheet(&SheetRequest::Correct {
        corrections: CorrectionLog { statements: judgements.to_vec(), ..CorrectionLog::default() },
    });
    assert!(matches!(answer, SheetResponse::Corrected { .. }));
}

fn review(engine: &mut Engine, order: ReviewOrder) -> ReviewList {
    match engine.answer_sheet(&SheetRequest::Review { query: all(), order, skipped: Vec::new() }) {
        SheetResponse::Review(list) => *list,
        other => panic!("{other:?}"),
    }
}

/// Everything that lists, facets and the timeline tell.
fn told(engine: &Engine) -> String {
    let wanted = [FacetWanted { facet: Facet::Speaker, most: 99, find: String::new() }];
    let mut facets = engine.facets(Tab::Quotes, &all(), &wanted).facets;
    facets[0].values.sort_by_key(|value| value.label.clone());
    let timeline = engine.timeline(&all(), Window { from: 0, len: 99 }, Default::default()).items;
    format!("{:#?}{facets:#?}{timeline:#?}", cards(engine))
}

fn says(engine: &Engine, speaker: &str) -> u32 {
    let filters = vec![Filter { facet: Facet::Speaker, value: speaker.to_owned(), exclude: false }];
    engine.quotes(&Query { filters, ..all() }, Window { from: 0, len: 9 }).total
}

#[test]
fn what_is_judged_follows_everywhere_and_is_undone() {
    for options in [Options::default(), Options::LARGE] {
        let mut engine = engine(options);
        let before = told(&engine);
        let (stops, glad, goes) =
            (card(&engine, "The ferry stops"), card(&engine, "We are"), card(&engine, "the ferry would"));
        let text = TEXTS[0];
        let from = text[..text.find("the crews").expect("there")].chars().count() as u32;
        let missed = Judgement {
            article: stops.source.id.clone(),
            statement: String::new(),
            words: String::new(),
            verdict: Verdict::Missed { from, to: from + 19, speaker: Some("John Doe".to_owned()) },
            drawn: false,
        };
        let log = [
            judgement(&stops, Verdict::Right),
            missed,
            judgement(&glad, Verdict::Speaker { name: Some("Jane Roe".to_owned()) }),
            judgement(&goes, Verdict::NotAStatement),
        ];
        judge(&mut engine, &log);
        assert_eq!(card(&engine, "The ferry stops").confidence, Quote::CHECKED);
        assert_eq!(card(&engine, "the crews").speaker.as_deref(), Some("John Doe"));
        assert!(!cards(&engine).iter().any(|card| words(card).starts_with("the ferry would")));
        assert_eq!((says(&engine, "Jane Roe"), says(&engine, "John Doe"), says(&engine, "Ann Poe")), (2, 2, 1));
        // Words of the third article are found still, although the rows before it have moved.
        let bridge = Query { text: "quote:bridge speaker:poe".to_owned(), ..all() };
        assert_eq!(engine.quotes(&bridge, Window { from: 0, len: 9 }).total, 1);
        // One after the other, each is taken back.
        judge(&mut engine, &log[..2]);
        assert_eq!((says(&engine, "Jane Roe"), says(&engine, "John Doe"), says(&engine, "Ann Poe")), (2, 2, 2));
        judge(&mut engine, &[]);
        assert_eq!(told(&engine), before);
    }
}

#[test]
fn a_stored_corpus_keeps_what_was_judged_and_how_to_undo_it() {
    let mut engine = engine(Options::LARGE);
    let before = told(&engine);
    let plain = engine.store(Split::Never).expect("stored");
    let glad = card(&engine, "We are");
    judge(&mut engine, &[judgement(&glad, Verdict::Speaker { name: None })]);
    let now = told(&engine);
    let files = engine.store(Split::Never).expect("stored");
    // The page's own program, too, opens it as it is.
    let opened = Engine::open_analysed(&files.head).expect("opened");
    assert_eq!(told(&opened), now);
    let container = Container::read(&files.head).expect("a container");
    let mut opened = Engine::open_container(container, Options::LARGE, &mut |_, _| {}).expect("opened");
    assert_eq!(told(&opened), now);
    assert_eq!(review(&mut opened, ReviewOrder::Doubt).judged, 1);
    judge(&mut opened, &[]);
    assert_eq!(told(&opened), before);
    assert_eq!(opened.store(Split::Never).expect("stored").head, plain.head);
}

#[test]
fn the_queue_has_the_least_sure_first_and_what_is_judged_leaves_it() {
    let mut engine = engine(Options::LARGE);
    let list = review(&mut engine, ReviewOrder::Doubt);
    let sure: Vec<u8> = list.cards.iter().map(|card| card.card.confidence).collect();
    assert!(sure.is_sorted() && list.waiting as usize == sure.len(), "{sure:?}");
    let first = &list.cards[0];
    let marked: String = {
        let (from, to) = (first.passage.marked.0 as usize, first.passage.marked.1 as usize);
        first.passage.text.chars().skip(from).take(to - from).collect()
    };
    assert_eq!(marked, words(&first.card));
    assert!(first.names.contains(&"Ann Poe".to_owned()) || first.names.contains(&"Jane Roe".to_owned()));
    let verdict = Judgement { drawn: true, ..judgement(&first.card, Verdict::Right) };
    judge(&mut engine, &[verdict]);
    let next = review(&mut engine, ReviewOrder::Drawn);
    assert_eq!((next.waiting, next.judged), (list.waiting - 1, 1));
    assert_eq!(
        next.share.as_deref(),
        Some("Of 1 statement drawn at random from those not judged otherwise, a reader found 1 right (21–100 %).")
    );
}

#[test]
fn what_is_sure_is_taken_for_right_at_once() {
    let mut engine = engine(Options::LARGE);
    let list = review(&mut engine, ReviewOrder::Doubt);
    assert!(list.sure > 1 && list.sure < list.waiting, "{list:?}");
    assert!(matches!(engine.answer_sheet(&SheetRequest::Accept { query: all() }), SheetResponse::Corrected { .. }));
    let next = review(&mut engine, ReviewOrder::Doubt);
    assert_eq!((next.sure, next.waiting, next.judged), (0, list.waiting - list.sure, list.sure));
    // None of them was drawn.
    assert_eq!(next.share, None);
}

#[test]
fn an_article_is_looked_through_with_its_text_as_given() {
    let engine = engine(Options::LARGE);
    let id = card(&engine, "The ferry stops").source.id;
    let article = engine.review_article(&id).expect("an article");
    assert_eq!(article.text, TEXTS[0]);
    assert!(article.statements.iter().any(|statement| statement.speaker.as_deref() == Some("Jane Roe")));
    assert!(article.names.contains(&"John Doe".to_owned()));
    assert_eq!(engine.review_article("nothing"), None);
}

#[test]
fn articles_that_come_later_are_judged_as_the_log_says() {
    let mut whole = engine(Options::LARGE);
    let glad = card(&whole, "We are");
    let log = [judgement(&glad, Verdict::Speaker { name: Some("Jane Roe".to_owned()) })];
    judge(&mut whole, &log);
    let mut growing = Engine::empty("c", Options::LARGE);
    for (n, text) in TEXTS.iter().enumerate() {
        let article = parse(&n.to_string(), text, Metadata::default());
        let analysis = Analysis::of(&article);
        growing.add(article, analysis);
        growing.commit();
        if n == 0 {
            judge(&mut growing, &log);
        }
    }
    assert_eq!(card(&growing, "We are").speaker.as_deref(), Some("Jane Roe"));
    judge(&mut growing, &[]);
    assert_eq!(card(&growing, "We are").speaker.as_deref(), Some("Ann Poe"));
}

#[test]
fn a_speaker_whom_the_article_does_not_name_has_no_mention_in_it() {
    let mut engine = engine(Options::LARGE);
    let glad = card(&engine, "We are");
    let long = "The Honourable Commission ".repeat(7);
    for name in ["Eva Loe", long.trim()] {
        judge(&mut engine, &[judgement(&glad, Verdict::Speaker { name: Some(name.to_owned()) })]);
        let now = card(&engine, "We are");
        assert_eq!((now.speaker.as_deref(), now.mention), (Some(name), None));
        assert!(!now.why.iter().any(|why| why.contains("is taken to be")), "{:?}", now.why);
        // What is stored is opened again.
        let files = engine.store(Split::Never).expect("stored");
        let opened = Engine::open_analysed(&files.head).expect("opened");
        assert_eq!(card(&opened, "We are").speaker.as_deref(), Some(name));
    }
}

#[test]
fn corrections_of_another_text_undo_to_nothing_worse() {
    let mut engine = engine(Options::LARGE);
    let glad = card(&engine, "We are");
    judge(&mut engine, &[judgement(&glad, Verdict::Held)]);
    let files = engine.store(Split::Never).expect("stored");
    // A file whose statements, as they were found, point to names and places that no article has.
    let mut container = Container::read(&files.head).expect("a container");
    let kept = StoredCorrections(container.demand(Section::Corrections).expect("corrections").bytes);
    let mut forged = kept.read();
    for quote in forged.found.values_mut().flatten() {
        quote.span = Span { start: 9_000, end: 9_001 };
        if let Some(speaker) = &mut quote.speaker {
            speaker.name = Some(77);
        }
    }
    let mut stored = StoredCorrections::default();
    stored.write(&forged);
    let sections = [Section::Analysed, Section::Summary, Section::Values, Section::Index];
    let mut written = Container::read(&files.head).expect("a container");
    let contents: Vec<(Section, Vec<u8>)> =
        sections.into_iter().map(|section| (section, written.demand(section).expect("a section").bytes)).collect();
    let mut table: Vec<(Section, &[u8])> =
        contents.iter().map(|(section, bytes)| (*section, bytes.as_slice())).collect();
    table.push((Section::Corrections, &stored.0));
    let container = Container::read(&container::write(&table)).expect("a container");
    let mut opened = Engine::open_container(container, Options::LARGE, &mut |_, _| {}).expect("opened");
    judge(&mut opened, &[]);
    assert_eq!(cards(&opened).len(), cards(&engine).len());
}
