//! What must hold whatever bytes come: one law for each reader of what others wrote. A law takes bytes and panics if it is broken.
//!
//! The tests of this crate hold the laws against the files of `corpus/` and random changes of them; `fuzz/` has a target of the
//! same name for each, for as long as somebody lets it run.

use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Article, Metadata};
use dateline_core::calendar::{Day, Days, range};
use dateline_core::corpus::Corpus;
use dateline_core::text::Span;
use dateline_read::corrections::{Corrections, Source};
use dateline_read::record_splitter::RecordSplitter;
use dateline_read::versions::{self, Fate, Print};
use dateline_read::{Found, Limits, Options, encoding};
use dateline_search::check::Check;
use dateline_search::engine::{Engine, Options as EngineOptions};
use dateline_search::protocol::Window;
use dateline_search::query::{self, Query};
use dateline_search::store::{Bundle, Container};
use dateline_search::view::axis::{Axis, Facts, Form, Mark, View};
use dateline_search::view::{Link, Tab};

/// A law by its name.
pub type Law = (&'static str, fn(&[u8]));

/// All of them. Their names are those of the folders of `corpus/` and of the targets of `fuzz/`.
pub const LAWS: [Law; 13] = [
    ("files_are_read_or_refused", files_are_read_or_refused),
    ("records_do_not_depend_on_how_bytes_come", records_do_not_depend_on_how_bytes_come),
    ("texts_are_decoded", texts_are_decoded),
    ("facts_lie_in_the_text", facts_lie_in_the_text),
    ("dates_lie_in_the_calendar", dates_lie_in_the_calendar),
    ("days_are_counted_there_and_back", days_are_counted_there_and_back),
    ("queries_are_answered", queries_are_answered),
    ("links_lead_where_they_say", links_lead_where_they_say),
    ("stored_corpora_open_or_are_refused", stored_corpora_open_or_are_refused),
    ("axes_are_drawn", axes_are_drawn),
    ("printed_documents_are_read_or_refused", printed_documents_are_read_or_refused),
    ("versions_do_not_depend_on_order", versions_do_not_depend_on_order),
    ("corrections_fit_or_are_told", corrections_fit_or_are_told),
];

/// A file of any format gives articles, each one line of JSON, or says what it left out; it never says nothing.
pub fn files_are_read_or_refused(bytes: &[u8]) {
    let (name, bytes) = named(bytes);
    let limits = Limits { unpacked: 4 << 20, ..Limits::default() };
    let mut said = 0;
    dateline_read::read(&name, bytes, &Options { limits, ..Options::default() }, &mut |found| {
        said += usize::from(matches!(found, Found::Article(_) | Found::LeftOut(_)));
        if let Found::Article(article) = found {
            let line = serde_json::to_string(&article).expect("an article is JSON");
            assert!(!line.contains('\n'), "one line an article");
        }
    });
    assert!(said > 0, "a file was passed over without a word");
}

/// A file's name, made of its first byte, and what comes behind it.
fn named(bytes: &[u8]) -> (String, &[u8]) {
    const ENDINGS: [&str; 12] =
        ["", ".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".xml", ".eml", ".rtf", ".docx", ".zip"];
    let Some((&first, rest)) = bytes.split_first() else { return ("file".to_owned(), bytes) };
    (format!("file{}", ENDINGS[usize::from(first) % ENDINGS.len()]), rest)
}

/// Records are the same in whatever pieces a file comes.
pub fn records_do_not_depend_on_how_bytes_come(bytes: &[u8]) {
    let split = |piece: usize| {
        let mut splitter = RecordSplitter::default();
        let mut records = Vec::new();
        for piece in bytes.chunks(piece.max(1)) {
            splitter.push(piece);
            while let Some(batch) = splitter.next_batch() {
                records.extend_from_slice(&batch.bytes);
            }
        }
        splitter.end();
        while let Some(batch) = splitter.next_batch() {
            records.extend_from_slice(&batch.bytes);
        }
        records
    };
    let whole = split(bytes.len());
    for piece in [1, 3, 64] {
        assert_eq!(split(piece), whole, "in pieces of {piece} bytes");
    }
}

/// Bytes become text without the marks of an encoding, whatever they are.
pub fn texts_are_decoded(bytes: &[u8]) {
    let decoded = encoding::decode(bytes, None);
    assert!(decoded.text.len() <= 3 * bytes.len() + 3, "a text grew beyond what its bytes can hold");
}

/// Every fact of an article is a part of its text.
pub fn facts_lie_in_the_text(bytes: &[u8]) {
    let article = parsed(bytes);
    let text = &article.text;
    let within =
        |span: Span| assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {text:?}");
    let analysis = Analysis::of(&article);
    for quote in &analysis.quotes {
        within(quote.span);
        within(quote.sentence);
        quote.cue.iter().chain(&quote.via).chain(&quote.when).for_each(|span| within(*span));
        quote.speaker.iter().for_each(|speaker| within(speaker.mention));
        assert!(quote.confidence <= 100, "per cent");
    }
    analysis.times.iter().for_each(|time| within(time.span));
    analysis.names.iter().flat_map(|name| &name.mentions).for_each(|span| within(*span));
    let mut check = Check::new(&article, &analysis);
    let corpus = Corpus::new("", vec![article.clone()]);
    check.look(0, &corpus.items[0]);
    for checked in check.finish() {
        within(checked.span);
        checked.found.iter().for_each(|found| within(found.span));
    }
}

fn parsed(bytes: &[u8]) -> Article {
    article::parse("a", &String::from_utf8_lossy(bytes), Metadata::default())
}

/// Articles that date each other get days that can be written, first before last, and so do their times.
pub fn dates_lie_in_the_calendar(bytes: &[u8]) {
    let texts: Vec<&[u8]> = bytes.split(|b| *b == 0).take(3).collect();
    let corpus = Corpus::new("", texts.into_iter().map(parsed).collect());
    let sound =
        |days: Days| assert!(days.first <= days.last && days.first.is_written() && days.last.is_written(), "{days:?}");
    for item in &corpus.items {
        item.published.iter().for_each(|published| sound(published.days));
        item.times.iter().filter_map(|time| time.days).for_each(sound);
    }
}

/// Days of the years 1 to 9999 are written and read back, and counted there and back.
pub fn days_are_counted_there_and_back(bytes: &[u8]) {
    for eight in bytes.chunks_exact(8) {
        let number = |four: &[u8]| i32::from_le_bytes([four[0], four[1], four[2], four[3]]);
        let (day, by) = (Day(number(&eight[..4])).clamp(Day::FIRST, Day::LAST), number(&eight[4..]));
        assert_eq!(day.to_string().parse::<Day>().ok(), Some(day));
        let (year, month, of_month) = day.civil();
        assert_eq!(Day::new(year, month, of_month), Some(day));
        if let Some(later) = day.checked_plus(by) {
            assert_eq!(later.checked_plus(-by), Some(day));
        }
        assert!(day.plus(by).is_written() && day.plus_months(by).is_written() && day.monday() <= day);
        let days = Days::new(day.min(day.plus(by)), day.max(day.plus(by)));
        assert!(days.covers(day) && !range(days).is_empty());
    }
}

/// A query is understood or its problems lie in it, and every list counts what it shows.
pub fn queries_are_answered(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    for problem in query::read(&text).problems {
        let span = problem.span;
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {text:?}");
    }
    let engine = engine();
    let query = Query { text, ..Query::default() };
    let window = Window { from: 0, len: 100 };
    assert_eq!(engine.quotes(&query, window).items.len(), engine.quotes(&query, window).total as usize);
    assert_eq!(engine.articles(&query, window).items.len(), engine.articles(&query, window).total as usize);
    assert!(engine.calendar(&query).starts_with("BEGIN:VCALENDAR"));
    assert_eq!(engine.facets(Tab::Quotes, &query, &[]).totals.len(), Tab::ALL.len());
}

/// Two articles to ask about.
fn engine() -> Engine {
    let text = [
        "“We will open the bridge,” Jane Roe said on Monday, 4 March 2024.",
        "The bridge was opened in May, said John Doe.",
    ];
    let articles = text.iter().map(|text| article::parse("a", text, Metadata::default())).collect();
    Engine::analyse(Bundle { name: "Bridges".into(), articles }, EngineOptions::default(), &mut |_, _| {})
}

/// A link that was understood is written as it was meant, and is then understood whole.
pub fn links_lead_where_they_say(bytes: &[u8]) {
    let (link, _) = Link::parse(&String::from_utf8_lossy(bytes));
    let (again, dropped) = Link::parse(&link.to_fragment());
    assert_eq!(again, link);
    assert!(dropped.is_empty(), "{dropped:?} of {}", link.to_fragment());
}

/// A stored corpus opens and can be asked, or is refused with a sentence.
pub fn stored_corpora_open_or_are_refused(bytes: &[u8]) {
    let opened = Container::read(bytes)
        .and_then(|container| Engine::open_container(container, EngineOptions::default(), &mut |_, _| {}));
    match opened {
        Ok(engine) => {
            let window = Window { from: 0, len: 10 };
            assert!(engine.articles(&Query::default(), window).items.len() <= 10);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// A timeline of any days is drawn on any part of it, each tick in sight.
pub fn axes_are_drawn(bytes: &[u8]) {
    let day = |two: &[u8]| {
        let part = i64::from(u16::from_le_bytes([two[0], two[1]]));
        let all = i64::from(Day::LAST.0 - Day::FIRST.0);
        Day::FIRST.plus((part * all / i64::from(u16::MAX)) as i32)
    };
    let mut days: Vec<Days> = bytes
        .chunks_exact(4)
        .map(|four| {
            let (a, b) = (day(&four[..2]), day(&four[2..]));
            Days::new(a.min(b), a.max(b))
        })
        .collect();
    days.sort_by_key(|days| (days.first, days.last));
    let mark = |(place, days): (u32, &Days)| Mark { place, days: *days, form: Form::default(), lane: 0, lead: place };
    let marks: Vec<Mark> = (0..).zip(&days).map(mark).collect();
    let Some(facts) = Facts::of(&marks, 1, None) else { return };
    for part in days.iter().take(4).copied().chain([facts.extent, facts.core]) {
        let axis = Axis::of(&facts, View::of(part), 800.0);
        assert!(axis.ticks.len() < 2000, "{} ticks", axis.ticks.len());
    }
}

/// A PDF has a text, or it is told why not; it takes no more than its bounds.
pub fn printed_documents_are_read_or_refused(bytes: &[u8]) {
    let limits = Limits { unpacked: 4 << 20, free: 4 << 20, ..Limits::default() };
    match dateline_pdf::read(bytes, &limits) {
        Ok(printed) => assert!(printed.text.len() <= 2 * limits.unpacked, "more than its bounds"),
        Err(reason) => assert!(!reason.is_empty(), "refused without a word"),
    }
}

/// Which articles are repeats and versions of others is the same in whatever order they come. A line is an article: headline,
/// address, date and text, with bars between them.
pub fn versions_do_not_depend_on_order(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let given = |value: Option<&str>| value.map(str::to_owned).filter(|value| !value.is_empty());
    let article = |(number, line): (usize, &str)| {
        let mut parts = line.splitn(4, '|');
        dateline_read::Article {
            file: format!("{number:02}"),
            title: given(parts.next()),
            url: given(parts.next()),
            date: parts.next().and_then(dateline_read::moment::Moment::parse),
            text: parts.next().unwrap_or_default().repeat(3),
            ..dateline_read::Article::default()
        }
    };
    let mut articles: Vec<dateline_read::Article> = text.lines().take(16).enumerate().map(article).collect();
    let told = |articles: &[dateline_read::Article]| {
        let prints: Vec<Print> = articles.iter().map(Print::of).collect();
        let words = |at: usize| versions::words(articles[at].title.as_deref(), &articles[at].text);
        let fates = versions::fates(&prints, &mut { words });
        let name = |at: usize| articles[at].file.clone();
        let mut told: Vec<(String, String)> = (0..fates.len())
            .map(|at| match fates[at] {
                Fate::Counts => (name(at), String::new()),
                Fate::RepeatOf(other) => (name(at), format!("repeats {}", name(other))),
                Fate::EarlierThan(other) => (name(at), format!("before {}", name(other))),
            })
            .collect();
        told.sort();
        told
    };
    let first = told(&articles);
    articles.reverse();
    assert_eq!(told(&articles), first);
    let third = articles.len() / 3;
    articles.rotate_left(third);
    assert_eq!(told(&articles), first);
}

/// A pattern fits a path and sets what it names, or that is told; the first line is the pattern, the others are paths.
pub fn corrections_fit_or_are_told(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let source = Source::parse(lines.next().unwrap_or_default()).ok();
    let corrections = Corrections { outlet: source, date: Some(Source::Name) };
    for path in lines.take(8) {
        let mut article = dateline_read::Article::default();
        let told = corrections.apply(&mut article, path);
        assert!(article.date.is_some() || !told.is_empty(), "a day that is missing is told");
        assert!(told.iter().all(|reason| !reason.is_empty()), "told in words");
    }
}
