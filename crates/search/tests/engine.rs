//! The engine over corpora made by hand: what each list finds, what is shown of it, and the laws of both.

#![allow(missing_docs)]

#[path = "engine/carried.rs"]
mod carried;
#[path = "engine/events.rs"]
mod events;
#[path = "engine/laws.rs"]
mod laws;
#[path = "engine/names.rs"]
mod names;
#[path = "engine/oracle.rs"]
mod oracle;
#[path = "engine/review.rs"]
mod review;
#[path = "engine/seeds.rs"]
mod seeds;
#[path = "engine/stories.rs"]
mod stories;

use dateline_core::analysis::Analysis;
use dateline_core::article::{Article, BlockKind, Credit, Metadata};
use dateline_core::calendar::Days;
use dateline_core::corpus::{Corpus, Item};
use dateline_core::name::{Name, NameKind};
use dateline_core::quote::{Quote, QuoteKind, Rule, SourceKind, Speaker, Tier};
use dateline_core::text::Span;
use dateline_core::time::{Published, Timex, TimexKind};
use dateline_search::engine::{Engine, Options, Session};
use dateline_search::protocol::{Begin, Dropping, FacetWanted, Facets, Instead, Listing, Request, Response, Window};
use dateline_search::query::{Facet, Filter, Group, Query, Sort};
use dateline_search::view::{Fact, FactPart, Run, Tab};

const ALL: Window = Window { from: 0, len: 100 };

fn span(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap_or_else(|| panic!("no “{words}”"));
    Span::new(at, at + words.len())
}

/// An article whose lines are headline and paragraphs, however the parser would read them.
fn article(text: &str, outlet: Option<&str>) -> Article {
    let mut article = dateline_core::article::parse("a.txt", text, Metadata::default());
    let mut at = 0;
    article.blocks.clear();
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let kind = match line.strip_prefix("Share ") {
            Some(_) => BlockKind::Boilerplate,
            None if span.start == 0 => BlockKind::Title,
            None => BlockKind::Paragraph,
        };
        if !span.is_empty() {
            article.blocks.push(dateline_core::article::Block { span, kind });
        }
    }
    article.outlet = outlet.map(|name| Credit { name: name.to_owned(), span: Span::default() });
    article.agency = None;
    article.mends.clear();
    article
}

fn item(id: &str, article: Article, analysis: Analysis, published: Option<&str>, times: Vec<Timex>) -> Item {
    let published = published.map(|day| {
        let day = day.parse().expect("a day");
        Published { days: Days::one(day), likely: day, given: true, evidence: vec![] }
    });
    Item { id: id.to_owned(), article, analysis, published, times }
}

fn quote(text: &str, words: &str, kind: QuoteKind, by: Option<(&str, &str)>, cue: &str) -> Quote {
    Quote {
        span: span(text, words),
        kind,
        tier: Tier::Said,
        sentence: span(text, words),
        speaker: by.map(|(mention, label)| Speaker {
            mention: span(text, mention),
            name: (label != mention).then_some(0),
            label: label.to_owned(),
            kind: if label == mention { SourceKind::Organisation } else { SourceKind::Person },
        }),
        cue: (!cue.is_empty()).then(|| span(text, cue)),
        via: None,
        when: None,
        place: None,
        confidence: 80,
        rule: if by.is_some() { Rule::CueAfter } else { Rule::Unattributed },
    }
}

fn timex(text: &str, words: &str, kind: TimexKind, days: Option<(&str, &str)>) -> Timex {
    let day = |s: &str| s.parse().expect("a day");
    Timex {
        span: span(text, words),
        kind,
        value: String::new(),
        days: days.map(|(a, b)| Days::new(day(a), day(b))),
        anchor: None,
        rule: "date".to_owned(),
        confidence: 95,
    }
}

const SUMMIT: &str = "Summit on July 9-11\n\
    “I expect that it will be discussed,” he said on Wednesday. Ministers met recently for two weeks.\n\
    Analysts called it a “truly breakthrough document.” It sends a strong message.\n\
    Share this strong story";
const SEOUL: &str = "Seoul warns\nYoon’s office said the security is “inseparable” from Europe’s. Müller came in 2023.";

fn engine() -> Engine {
    let names = vec![Name {
        text: "Bruce Bennett".to_owned(),
        kind: NameKind::Person,
        sex: None,
        role: Some(span(SUMMIT, "Analysts")),
        affiliation: None,
        mentions: vec![],
    }];
    let summit = Analysis {
        names,
        quotes: vec![
            quote(
                SUMMIT,
                "I expect that it will be discussed,",
                QuoteKind::Direct,
                Some(("he", "Bruce Bennett")),
                "said",
            ),
            quote(SUMMIT, "truly breakthrough document.", QuoteKind::Fragment, None, ""),
        ],
        times: vec![],
    };
    let seoul = Analysis {
        quotes: vec![quote(
            SEOUL,
            "the security is “inseparable” from Europe’s",
            QuoteKind::Mixed,
            Some(("Yoon’s office", "Yoon’s office")),
            "said",
        )],
        ..Analysis::default()
    };
    let times = vec![
        timex(SUMMIT, "July 9-11", TimexKind::Date, Some(("2024-07-09", "2024-07-11"))),
        timex(SUMMIT, "Wednesday", TimexKind::Date, Some(("2024-07-10", "2024-07-10"))),
        timex(SUMMIT, "recently", TimexKind::Date, None),
        timex(SUMMIT, "two weeks", TimexKind::Duration, None),
    ];
    let corpus = Corpus {
        name: "Test".to_owned(),
        items: vec![
            item("aaa", article(SUMMIT, Some("Asian Lite")), summit, None, times),
            item(
                "bbb",
                article(SEOUL, Some("Yonhap")),
                seoul,
                Some("2024-07-11"),
                vec![timex(SEOUL, "2023", TimexKind::Date, Some(("2023-01-01", "2023-12-31")))],
            ),
        ],
    };
    Engine::new(corpus, Options::LARGE)
}

fn text(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

fn shown(runs: &[Run]) -> String {
    runs.iter().map(|r| if r.hit { format!("[{}]", r.text) } else { r.text.clone() }).collect()
}

fn quotes(query: &Query) -> Vec<String> {
    engine().quotes(query, ALL).items.iter().map(|c| shown(&c.quote)).collect()
}

#[test]
fn quotations_are_found_by_their_words_and_speakers() {
    let (discussed, fragment, security) = (
        "I expect that it will be discussed,",
        "truly breakthrough document.",
        "the security is “inseparable” from Europe’s",
    );
    // Dated articles come before undated ones.
    assert_eq!(quotes(&text("")), [security, discussed, fragment]);
    assert_eq!(quotes(&text("expect dis")), ["I [expect] that it will be [discussed],"]);
    assert_eq!(quotes(&text("bennett")), [discussed]);
    assert_eq!(quotes(&text("bennett discussed")), ["I expect that it will be [discussed],"]);
    assert_eq!(quotes(&text("DOCUMENTS ")), ["truly breakthrough [document]."]);
    assert_eq!(quotes(&text("\"documents\"")), [""; 0]);
    assert_eq!(quotes(&text("-discussed -document")), [security]);
    assert_eq!(quotes(&text("speaker:benn")), [discussed]);
    assert_eq!(quotes(&text("-speaker:bennett")), [security, fragment]);
    assert_eq!(quotes(&text("outlet:yonhap")), [security]);
    // Words outside the quotation do not count, whatever stands beside it.
    assert_eq!(quotes(&text("message")), [""; 0]);
}

#[test]
fn filters_days_and_order_narrow_and_sort() {
    let filter = |facet, values: &[&str], exclude| Query {
        filters: values.iter().map(|v| Filter { facet, value: (*v).to_owned(), exclude }).collect(),
        ..Query::default()
    };
    assert_eq!(quotes(&filter(Facet::Kind, &["direct", "fragment"], false)).len(), 2);
    assert_eq!(quotes(&filter(Facet::Kind, &["direct"], true)).len(), 2);
    assert_eq!(
        quotes(&filter(Facet::Source, &["organisation"], false)),
        ["the security is “inseparable” from Europe’s"]
    );
    assert_eq!(quotes(&filter(Facet::Source, &["nobody"], true)).len(), 2);
    assert_eq!(quotes(&text("source:person,nobody")).len(), 2);
    assert_eq!(quotes(&filter(Facet::Outlet, &["asian lite"], false)).len(), 2);
    assert_eq!(quotes(&filter(Facet::Speaker, &["Bruce Bennett", "nobody"], false)).len(), 1);
    let days = Query { days: Days::month(2024, 7), ..Query::default() };
    assert_eq!(quotes(&days).len(), 1);
    assert_eq!(engine().timeline(&days, ALL, Begin::Item).total, 2);
    let unnamed = filter(Facet::Speaker, &["none"], false);
    assert_eq!(quotes(&unnamed), ["truly breakthrough document."]);
    let article = filter(Facet::Article, &["bbb"], true);
    assert_eq!(quotes(&article).len(), 2);
    let latest = Query { sort: Sort::Latest, ..Query::default() };
    assert_eq!(quotes(&latest), quotes(&Query::default()));
    let best = engine().articles(&Query { sort: Sort::Best, ..text("strong") }, ALL);
    assert_eq!(best.items.iter().map(|r| r.hits).collect::<Vec<_>>(), [1]);
}

#[test]
fn groups_have_headings_and_count() {
    let heads = |group, window| {
        let listing = engine().quotes(&Query { group, ..Query::default() }, window);
        listing.heads.iter().map(|h| format!("{} {} {}", h.at, h.label, h.count)).collect::<Vec<_>>()
    };
    assert_eq!(heads(Group::Speaker, ALL), ["0 Bruce Bennett 1", "1 Yoon’s office 1", "2 Speaker not named 1"]);
    assert_eq!(heads(Group::Outlet, ALL), ["0 Asian Lite 2", "2 Yonhap 1"]);
    assert_eq!(heads(Group::Date, ALL), ["0 Thu 11 July 2024 1", "1 Undated 2"]);
    assert_eq!(heads(Group::None, ALL), [""; 0]);
    assert_eq!(heads(Group::Speaker, Window { from: 1, len: 1 }), ["1 Yoon’s office 1"]);
}

#[test]
fn words_stand_under_the_day_on_which_they_were_said() {
    let text = "Harbour talks go on\n\n“We are ready,” Jane Roe said on Wednesday.\n\n“So are we,” John Doe said.\n\n“We began on \
                Monday,” Ann Poe said on Monday.";
    let given = Metadata { date: "2024-07-10".parse().ok(), ..Metadata::default() };
    let engine =
        Engine::new(Corpus::new("c", vec![dateline_core::article::parse("a", text, given)]), Options::default());
    let speakers = |sort| {
        let listing = engine.quotes(&Query { sort, group: Group::Date, ..Query::default() }, ALL);
        let heads: Vec<_> = listing.heads.iter().map(|h| format!("{} {}", h.label, h.count)).collect();
        (listing.items.into_iter().filter_map(|card| card.speaker).collect::<Vec<_>>(), heads)
    };
    let names = |names: [&str; 3]| names.map(str::to_owned).to_vec();
    let (monday, wednesday) = ("Mon 8 July 2024 1".to_owned(), "Wed 10 July 2024 2".to_owned());
    let oldest = (names(["Ann Poe", "Jane Roe", "John Doe"]), vec![monday.clone(), wednesday.clone()]);
    assert_eq!(speakers(Sort::Date), oldest);
    assert_eq!(speakers(Sort::Latest), (names(["Jane Roe", "John Doe", "Ann Poe"]), vec![wednesday, monday]));
}

#[test]
fn what_an_article_was_handed_in_with_narrows_and_is_found() {
    let of = |id: &str, authors: &[&str], section: Option<&str>, topic: &str| {
        let given = Metadata {
            authors: authors.iter().map(|name| (*name).to_owned()).collect(),
            section: section.map(str::to_owned),
            other: vec![("topic".to_owned(), topic.to_owned())],
            ..Metadata::default()
        };
        dateline_core::article::parse(id, &format!("Harbour talks\n\nText {id} of the harbour."), given)
    };
    let articles =
        vec![of("a", &["Jane Roe", "John Doe"], Some("World"), "ports"), of("b", &["Jane Roe"], None, "fish")];
    let engine = Engine::new(Corpus::new("c", articles), Options::default());
    let titles = |query: &Query| engine.articles(query, ALL).total;
    let wanted = [FacetWanted { facet: Facet::Field, most: 9, find: String::new() }];
    let counts = engine.facets(Tab::Articles, &Query::default(), &wanted);
    let values: Vec<_> = counts.facets[0].values.iter().map(|v| (v.value.as_str(), v.count)).collect();
    let expected = [
        ("author: Jane Roe", 2),
        ("author: John Doe", 1),
        ("section: World", 1),
        ("topic: fish", 1),
        ("topic: ports", 1),
    ];
    assert_eq!(values, expected);
    let filter = |value: &str, exclude| Filter { facet: Facet::Field, value: value.to_owned(), exclude };
    let with = |filters: Vec<Filter>| titles(&Query { filters, ..Query::default() });
    assert_eq!(with(vec![filter("topic: ports", false)]), 1);
    assert_eq!(with(vec![filter("author: jane roe", false)]), 2);
    assert_eq!(with(vec![filter("section: World", true)]), 1);
    assert_eq!(titles(&text("author:doe")), 1);
    assert_eq!(titles(&text("field:fish OR section:world")), 2);
    assert_eq!(titles(&text("ports")), 0, "fields are no words of the article");
}

fn facets(tab: Tab, query: &Query) -> Facets {
    let wanted: Vec<FacetWanted> =
        Facet::ALL.iter().map(|&facet| FacetWanted { facet, most: 10, find: String::new() }).collect();
    engine().facets(tab, query, &wanted)
}

fn values(facets: &Facets, facet: Facet) -> Vec<String> {
    let counts = facets.facets.iter().find(|f| f.facet == facet).expect("the facet");
    counts.values.iter().map(|v| format!("{} {}", v.label, v.count)).collect()
}

#[test]
fn facets_count_what_each_value_would_leave() {
    let all = facets(Tab::Quotes, &Query::default());
    assert_eq!(values(&all, Facet::Speaker), ["Bruce Bennett 1", "Yoon’s office 1", "Not named 1"]);
    assert_eq!(values(&all, Facet::Outlet), ["Asian Lite 2", "Yonhap 1"]);
    assert_eq!(values(&all, Facet::Agency), ["Not named 3"]);
    assert_eq!(values(&all, Facet::Kind), ["Quoted in full 1", "Partly quoted 1", "A few words quoted 1"]);
    assert_eq!(values(&all, Facet::Source), ["Named person 1", "Organisation 1", "Not named 1"]);
    assert_eq!(values(&all, Facet::Article), ["Summit on July 9-11 2", "Seoul warns 1"]);
    assert_eq!(all.totals, [3, 4, 2]);
    let histogram = all.histogram.expect("a histogram");
    assert_eq!((histogram.bars.len(), histogram.bars[0].1, histogram.undated), (1, 1, 2));
    assert_eq!(facets(Tab::Timeline, &Query::default()).histogram, None);

    // A facet's own choice does not change its counts, but those of the others.
    let chosen = Filter { facet: Facet::Outlet, value: "Yonhap".to_owned(), exclude: false };
    let narrowed = facets(Tab::Quotes, &Query { filters: vec![chosen], ..Query::default() });
    assert_eq!(values(&narrowed, Facet::Outlet), ["Asian Lite 2", "Yonhap 1"]);
    assert_eq!(values(&narrowed, Facet::Speaker), ["Yoon’s office 1"]);
    assert_eq!(narrowed.totals, [1, 1, 1]);

    let wanted = [FacetWanted { facet: Facet::Speaker, most: 1, find: "yo".to_owned() }];
    let found = engine().facets(Tab::Quotes, &Query::default(), &wanted);
    assert_eq!(values(&found, Facet::Speaker), ["Yoon’s office 1"]);
    assert_eq!(found.facets[0].more, 2);
}

#[test]
fn what_is_chosen_of_quotations_must_hold_of_one() {
    let filter = |facet, value: &str, exclude| Filter { facet, value: value.to_owned(), exclude };
    let total =
        |filters: &[Filter]| engine().articles(&Query { filters: filters.to_vec(), ..Query::default() }, ALL).total;
    let bennett = filter(Facet::Speaker, "Bruce Bennett", false);
    let kind = |kind: &str, exclude| filter(Facet::Kind, kind, exclude);
    assert_eq!(total(&[bennett.clone(), kind("direct", false)]), 1);
    // The article has a fragment, but it is not Bennett's.
    assert_eq!(total(&[bennett.clone(), kind("fragment", false)]), 0);
    assert_eq!(total(&[bennett, kind("fragment", true)]), 1);
    assert_eq!(total(&[kind("mixed", true)]), 1);
}

#[test]
fn nothing_found_says_what_to_drop() {
    let filter = |value: &str| Filter { facet: Facet::Outlet, value: value.to_owned(), exclude: false };
    let query = Query { filters: vec![filter("Yonhap")], ..text("discussed") };
    let found = engine().quotes(&query, ALL);
    let instead = |drop, total| Instead { drop, total };
    assert_eq!(found.instead, [instead(Dropping::Text, 1), instead(Dropping::Filter(0), 1)]);
    assert_eq!(engine().quotes(&text("discussed"), ALL).instead, []);
    assert_eq!(engine().quotes(&text("zzz"), ALL).instead, [instead(Dropping::Text, 3)]);
    // Neither of two alone would help.
    let query = Query { filters: vec![filter("Yonhap")], days: Days::month(2020, 1), ..Query::default() };
    assert_eq!(engine().quotes(&query, ALL).instead, [instead(Dropping::Days, 1), instead(Dropping::AllFilters, 3)]);
}

#[test]
fn the_axis_has_each_dated_entry_in_its_lanes() {
    let day = |s: &str| s.parse::<dateline_core::calendar::Day>().expect("a day").0;
    let drawn = engine().axis(&Query::default(), Group::None);
    assert_eq!(drawn.lanes.iter().map(|l| (l.label.as_str(), l.count)).collect::<Vec<_>>(), [("", 3)]);
    let wednesday = [2, day("2024-07-10"), day("2024-07-10"), 1 << 2, 0, 2];
    assert_eq!(drawn.numbers[12..], wednesday);
    let drawn = engine().axis(&Query::default(), Group::Speaker);
    assert_eq!(
        drawn.lanes.iter().map(|l| (l.label.as_str(), l.count)).collect::<Vec<_>>(),
        [("Bruce Bennett", 1), ("In no statement", 2)]
    );
    let lanes: Vec<i32> = drawn.numbers.chunks(6).map(|m| m[4]).collect();
    assert_eq!(lanes, [1, 1, 0]);
}

#[test]
fn context_is_the_paragraphs_around() {
    let card = &engine().quotes(&text("discussed"), ALL).items[0];
    let paragraphs = engine().paragraphs(&card.source.id, &card.id).expect("its paragraphs");
    assert_eq!(paragraphs.len(), 3);
    let marked: String = paragraphs[1].iter().filter(|r| r.marked).map(|r| r.text.as_str()).collect();
    assert_eq!(marked, "I expect that it will be discussed,");
    assert_eq!(engine().paragraphs(&card.source.id, "qzzz"), None);
}

#[test]
fn a_card_tells_what_an_editor_asks() {
    let cards = engine().quotes(&text(""), ALL).items;
    let (mixed, direct, fragment) = (&cards[0], &cards[1], &cards[2]);
    assert_eq!((direct.before.as_str(), direct.after.as_str()), ("", " he said on Wednesday."));
    assert_eq!((fragment.before.as_str(), fragment.after.as_str()), ("Analysts called it a ", ""));
    assert_eq!((mixed.before.as_str(), mixed.after.as_str()), ("Yoon’s office said ", "."));
    let marked: Vec<&str> = mixed.quote.iter().filter(|r| r.marked).map(|r| r.text.as_str()).collect();
    assert_eq!(marked, ["inseparable"]);
    assert_eq!(direct.mention.as_deref(), Some("he"));
    assert_eq!(direct.role.as_deref(), Some("Analysts"));
    assert_eq!(
        direct.why,
        [
            "Quoted: the words stand between quotation marks.",
            "Found because the marks are followed by “he said”.",
            "The verb of saying is “said”.",
            "“he” is taken to be Bruce Bennett.",
            "This reading is likely (80 %)."
        ]
    );
    assert!(fragment.why.iter().any(|w| w == "The speaker is not named."));
    assert_eq!(mixed.source.published.as_ref().map(|d| d.text.as_str()), Some("Thu 11 July 2024"));
    assert_eq!(mixed.source.title, "Seoul warns");
}

#[test]
fn the_timeline_goes_by_day_with_undated_ones_last() {
    let entries = engine().timeline(&text(""), ALL, Begin::Item).items;
    let list: Vec<_> = entries
        .iter()
        .map(|e| (e.dated.as_ref().map_or("undated", |d| d.text.as_str()), e.expression.as_str()))
        .collect();
    assert_eq!(
        list,
        [("2023", "2023"), ("9–11 July 2024", "July 9-11"), ("Wed 10 July 2024", "Wednesday"), ("undated", "recently")]
    );
    let marked: Vec<&str> = entries[0].sentence.iter().filter(|r| r.marked).map(|r| r.text.as_str()).collect();
    assert_eq!(marked, ["2023"]);
    // The sentence counts, and nothing but the sentence.
    let one = engine().timeline(&text("muller"), ALL, Begin::Item);
    assert_eq!((one.total, shown(&one.items[0].sentence).as_str()), (1, "[Müller] came in 2023."));
    assert_eq!(engine().timeline(&text("security"), ALL, Begin::Item).total, 0);
    assert_eq!(engine().timeline(&text("speaker:bennett"), ALL, Begin::Item).total, 1);
}

#[test]
fn articles_are_found_by_all_their_words_but_boilerplate() {
    let find = |q: &str| engine().articles(&text(q), ALL);
    assert_eq!(find("").items.iter().map(|r| r.source.id.as_str()).collect::<Vec<_>>(), ["bbb", "aaa"]);
    let strong = find("\"strong message\"");
    assert_eq!((strong.total, strong.items[0].hits), (1, 1));
    assert_eq!(shown(&strong.items[0].snippet), "It sends a [strong message].");
    assert_eq!((strong.items[0].quotations, strong.items[0].dates), (2, 3));
    assert_eq!(find("share").total, 0);
    assert_eq!(find("yoon office").total, 1);
    assert_eq!(find("speaker:bennett").total, 1);
}

#[test]
fn the_reader_marks_facts_where_they_stand() {
    let page = engine().article("aaa", &text("discussed")).expect("an article");
    let mut marks = Vec::new();
    for piece in page.blocks.iter().flat_map(|b| &b.pieces) {
        let parts: Vec<FactPart> = piece.facts.iter().map(|f| f.1).collect();
        if !parts.is_empty() || piece.hit {
            marks.push((piece.text.as_str(), parts, piece.hit));
        }
    }
    use FactPart::{Cue, Quotation, Speaker, Time};
    assert_eq!(
        marks,
        [
            ("July 9-11", vec![Time], false),
            ("I expect that it will be ", vec![Quotation], false),
            ("discussed", vec![Quotation], true),
            (",", vec![Quotation], false),
            ("he", vec![Speaker], false),
            ("said", vec![Cue], false),
            ("Wednesday", vec![Time], false),
            ("recently", vec![Time], false),
            ("two weeks", vec![Time], false),
            ("truly breakthrough document.", vec![Quotation], false),
        ]
    );
    // A fact's own id leads to its article too.
    let id = page.facts[0].id();
    assert_eq!(engine().article(id, &text("")).map(|p| p.source.id), Some("aaa".to_owned()));
    assert!(matches!(page.facts[2], Fact::Time(_)));
    assert!(engine().article("zzz", &text("")).is_none());
}

#[test]
fn a_session_opens_answers_and_says_what_it_cannot() {
    let mut session = Session::default();
    let ask = |s: &mut Session, r: Request| s.handle(&r, &mut |_| {});
    assert!(matches!(ask(&mut session, Request::Save), Response::Failed { .. }));
    let articles = Request::Articles { query: text(""), window: ALL };
    assert_eq!(ask(&mut session, articles.clone()), Response::Failed { message: "No corpus is open yet.".to_owned() });

    let bundle = dateline_search::store::Bundle {
        name: "Two".to_owned(),
        articles: vec![article(SUMMIT, None), article(SEOUL, None)],
    };
    let mut progress = Vec::new();
    let opened = session.handle(&Request::Open { bundle: bundle.write() }, &mut |r| progress.push(r));
    assert!(matches!(opened, Response::Opened(s) if s.articles == 2 && s.name == "Two"));
    assert_eq!(progress.len(), 3);
    // A bad file does not lose what was open.
    let bad = ask(&mut session, Request::Open { bundle: b"PK".to_vec() });
    assert_eq!(bad, Response::Failed { message: "This file is not a Dateline corpus.".to_owned() });
    assert!(matches!(ask(&mut session, articles), Response::Articles(Listing { total: 2, .. })));
}

#[test]
fn words_beside_a_line_break_are_found_as_they_stand() {
    let text = "Offering\n\nIt sold 12 mln\nshares while the mili-\ntary looked on.";
    let article = dateline_core::article::parse("a.txt", text, Metadata::default());
    assert!(article.mends.iter().filter(|m| m.joins).count() == 2, "{:?}", article.mends);
    let engine = Engine::new(Corpus::new("c", vec![article]), Options::LARGE);
    let found = |text: &str| engine.articles(&Query { text: text.to_owned(), ..Query::default() }, ALL).total;
    for text in ["mln", "shares", "\"mln shares\"", "military", "\"12 mln shares\""] {
        assert_eq!(found(text), 1, "{text}");
    }
    assert_eq!(found("mlnshares") + found("\"mili\""), 0);
}

#[test]
fn an_article_that_is_dated_to_more_than_a_year_stands_with_the_undated() {
    let parse = |id: &str, text: &str, date: Option<&str>| {
        let date = date.and_then(|d| d.parse().ok());
        dateline_core::article::parse(id, text, Metadata { date, ..Metadata::default() })
    };
    let wide = parse("wide", "The ferry line\n\nThe line was bought on 3 May 2003, the company said.", None);
    let given = parse("given", "The harbour\n\nThe harbour was closed on Monday, the mayor said.", Some("2019-03-06"));
    let engine = Engine::new(Corpus::new("c", vec![wide, given]), Options::LARGE);
    for newest in [false, true] {
        let query = Query { sort: if newest { Sort::Latest } else { Sort::Date }, ..text("") };
        let rows = engine.articles(&query, ALL).items;
        let told: Vec<(&str, bool)> =
            rows.iter().map(|r| (r.source.title.as_str(), r.source.published.is_some())).collect();
        assert_eq!(told, [("The harbour", true), ("The ferry line", false)], "{newest}");
        // Its own page says what is known.
        let page = engine.article(&rows[1].source.id, &query).expect("an article");
        assert!(page.dating[0].contains("between 3 May 2003"), "{:?}", page.dating);
        assert!(page.dating[1].contains("among the undated"), "{:?}", page.dating);
    }
    let days = engine.summary().days.expect("days");
    assert_eq!(days, Days::one("2019-03-06".parse().expect("a day")));
}
