//! The engine over corpora made by hand: what each list finds, what is shown of it, and the laws of both.

#![allow(missing_docs)]

#[path = "engine/laws.rs"]
mod laws;
#[path = "engine/seeds.rs"]
mod seeds;

use dateline::analysis::Analysis;
use dateline::article::{Article, BlockKind, Credit, Metadata};
use dateline::corpus::{Corpus, Item};
use dateline::engine::{Engine, Session};
use dateline::name::{Name, NameKind};
use dateline::protocol::{Listing, Request, Response, Window};
use dateline::query::{Facet, Filter, Query, Sort};
use dateline::quote::{Quote, QuoteKind, Rule, Speaker};
use dateline::text::Span;
use dateline::time::{Days, Published, Timex, TimexKind};
use dateline::view::{Fact, Part, Run};

const ALL: Window = Window { from: 0, len: 100 };

fn span(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap_or_else(|| panic!("no “{words}”"));
    Span::new(at, at + words.len())
}

/// An article whose lines are headline and paragraphs, however the parser would read them.
fn article(text: &str, outlet: Option<&str>) -> Article {
    let mut article = dateline::article::parse("a.txt", text, Metadata::default());
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
        article.blocks.push(dateline::article::Block { span, kind });
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
        speaker: by.map(|(mention, label)| Speaker {
            mention: span(text, mention),
            name: (label != mention).then_some(0),
            label: label.to_owned(),
        }),
        cue: (!cue.is_empty()).then(|| span(text, cue)),
        via: None,
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
    Engine::new(Corpus {
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
    })
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
    assert_eq!(quotes(&text("-speaker:benn")), [security, fragment]);
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
    assert_eq!(quotes(&filter(Facet::Outlet, &["asian lite"], false)).len(), 2);
    assert_eq!(quotes(&filter(Facet::Speaker, &["Bruce Bennett", "nobody"], false)).len(), 1);
    let days = Query { days: Days::month(2024, 7), ..Query::default() };
    assert_eq!(quotes(&days).len(), 1);
    assert_eq!(engine().timeline(&days, ALL).total, 2);
    let sorted = engine().quotes(&Query { sort: Sort::Speaker, ..Query::default() }, ALL);
    let speakers: Vec<_> = sorted.items.iter().map(|c| c.speaker.as_deref().unwrap_or("–")).collect();
    assert_eq!(speakers, ["Bruce Bennett", "Yoon’s office", "–"]);
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
            "Found because the marks are followed by “he said”.",
            "“he” is taken to be Bruce Bennett.",
            "This reading is likely (80 %)."
        ]
    );
    assert_eq!(fragment.why[1], "The speaker is not named.");
    assert_eq!(mixed.source.published.as_ref().map(|d| d.text.as_str()), Some("Thu 11 July 2024"));
    assert_eq!(mixed.source.title, "Seoul warns");
}

#[test]
fn the_timeline_goes_by_day_with_undated_ones_last() {
    let entries = engine().timeline(&text(""), ALL).items;
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
    let one = engine().timeline(&text("muller"), ALL);
    assert_eq!((one.total, shown(&one.items[0].sentence).as_str()), (1, "[Müller] came in 2023."));
    assert_eq!(engine().timeline(&text("security"), ALL).total, 0);
    assert_eq!(engine().timeline(&text("speaker:bennett"), ALL).total, 1);
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
        let parts: Vec<Part> = piece.facts.iter().map(|f| f.1).collect();
        if !parts.is_empty() || piece.hit {
            marks.push((piece.text.as_str(), parts, piece.hit));
        }
    }
    use Part::{Cue, Quotation, Speaker, Time};
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
    let hello = ask(&mut session, Request::Hello { build: String::new() });
    assert_eq!(hello, Response::Hello { build: dateline::protocol::build() });
    let articles = Request::Articles { query: text(""), window: ALL };
    assert_eq!(ask(&mut session, articles.clone()), Response::Failed { message: "No corpus is open yet.".to_owned() });

    let bundle = dateline::corpus::bundle::Bundle {
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
