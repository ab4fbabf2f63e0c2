//! Laws that hold for any corpus and any query.

use dateline_core::analysis::Analysis;
use dateline_core::article::{Article, BlockKind, Mend, Metadata, parse};
use dateline_core::calendar::{Day, Days};
use dateline_core::corpus::{Corpus, Item};
use dateline_core::quote::{Quote, QuoteKind, Rule, SourceKind, Speaker, Tier};
use dateline_core::text::Span;
use dateline_core::time::{Published, Timex, TimexKind};
use dateline_search::engine::{Engine, Options};
use dateline_search::index::folded;
use dateline_search::protocol::{Begin, FacetWanted, Request, Response, Window};
use dateline_search::query::{Facet, Filter, Group, Query, Sort};
use dateline_search::store::stored::Summary;
use dateline_search::store::{Library, Storage, StoredCorpus};
use dateline_search::view::{Run, Tab};
use proptest::prelude::*;

/// A text of few words with marks and breaks, and places in it as fractions.
pub type Seed = (String, Vec<(u16, u16)>, Option<i32>);

pub fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    let text = "((a|be|Cé|“d|e”|f\\.|Share g|’s|(a|be)- (e|D)|-|\u{301}|東|!)[ \n]{0,2}){0,30}";
    // Lines of one length would be taken for broken at a fixed width, where damage divides no words.
    let short = |text: &String| text.lines().filter(|line| line.len() >= 30).count() < 3;
    let text = proptest::string::string_regex(text).expect("a pattern").prop_filter("lines of one length", short);
    let places = proptest::collection::vec((any::<u16>(), any::<u16>()), 0..8);
    proptest::collection::vec((text, places, proptest::option::of(19_000i32..20_000)), 0..4)
}

fn place(text: &str, (a, b): (u16, u16)) -> Span {
    let at = |f: u16| {
        let at = text.len() * usize::from(f) / 65_536;
        (at..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len())
    };
    let (a, b) = (at(a), at(b));
    Span::new(a.min(b), a.max(b))
}

/// The first spaces within a line that could have broken a word, with a hyphen that stands before them.
fn broken_word(text: &str, within: Span) -> Option<Mend> {
    let (from, line) = (within.start as usize, within.of(text));
    let spaces = line.match_indices(' ').filter(|(at, _)| !line[..*at].ends_with(' '));
    let mut breaks = spaces.map(|(at, _)| {
        let end = at + line[at..].bytes().take_while(|b| *b == b' ').count();
        (line[..at].strip_suffix('-').map_or(at, str::len), end)
    });
    let inner = |&(start, end): &(usize, usize)| {
        line[..start].ends_with(char::is_alphabetic) && line[end..].starts_with(char::is_alphabetic)
    };
    let (start, end) = breaks.find(inner)?;
    Some(Mend { span: Span::new(from + start, from + end), joins: true })
}

/// Which of the breaks that [`corpus`] puts into an article divide a word: those with a hyphen before a small letter, and
/// those without one unless an apostrophe begins what stands before them. The words of made texts are no abbreviations.
pub fn divided(article: &Article) -> Vec<Span> {
    let divides = |span: &Span| {
        let (before, after) = (&article.text[..span.start as usize], &article.text[span.end as usize..]);
        match span.of(&article.text).starts_with('-') {
            true => after.starts_with(char::is_lowercase),
            false => !before.trim_end_matches(char::is_alphanumeric).ends_with('’'),
        }
    };
    article.mends.iter().map(|mend| mend.span).filter(divides).collect()
}

pub fn corpus(seeds: &[Seed]) -> Corpus {
    let items = seeds.iter().enumerate().map(|(n, (text, places, day))| {
        let mut article = super::article(text, (n % 2 == 0).then_some("Outlet"));
        let mut analysis = Analysis::default();
        let mut times = Vec::new();
        for (i, &p) in places.iter().enumerate() {
            let span = place(text, p);
            match i % 3 {
                0 => times.push(Timex {
                    span,
                    kind: if i == 0 { TimexKind::Date } else { TimexKind::Duration },
                    value: String::new(),
                    days: (p.0 % 2 == 0).then(|| Days::new(Day(19_000), Day(19_000 + i32::from(p.1 % 40)))),
                    anchor: day.map(Day),
                    rule: String::new(),
                    confidence: 50,
                }),
                1 => analysis.quotes.push(Quote {
                    span,
                    kind: [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect, QuoteKind::Fragment][i / 2 % 4],
                    tier: if p.1 % 3 == 0 { Tier::Held } else { Tier::Said },
                    sentence: span,
                    speaker: (p.0 % 3 > 0).then(|| {
                        let mention = place(text, (p.1, p.0 / 2));
                        let kind = SourceKind::ALL[usize::from(p.0) % 5];
                        Speaker { mention, name: None, label: mention.of(text).to_owned(), kind }
                    }),
                    cue: Some(place(text, (p.0 / 3, p.0 / 2))),
                    via: None,
                    when: None,
                    place: None,
                    confidence: 50,
                    rule: Rule::Clause,
                }),
                _ => {
                    let block = article.blocks.iter().filter(|b| b.span.overlaps(span)).find_map(|b| {
                        let (start, end) = (span.start.max(b.span.start), span.end.min(b.span.end));
                        broken_word(text, Span { start, end })
                    });
                    article.mends = block.into_iter().collect();
                }
            }
        }
        analysis.quotes.sort_by_key(|q| q.span);
        times.sort_by_key(|t| t.span);
        let published = day.map(|d| Published {
            days: Days::new(Day(d), Day(d + 6)),
            likely: Day(d + 3),
            given: false,
            evidence: vec![],
        });
        Item { id: format!("id{n}"), article, analysis, published, times }
    });
    Corpus { name: "Law".to_owned(), items: items.collect() }
}

fn queries() -> impl Strategy<Value = Query> {
    let text = prop_oneof![any::<String>(), "((-|speaker:|outlet:)?\"?(a|b|ce|d|g|東|out)\"? ?){0,4}"];
    let value =
        prop_oneof![Just("none"), Just("Outlet"), Just("direct"), Just("mixed"), Just("id0"), Just("id1"), Just("a")];
    let filter = (0..Facet::ALL.len(), value, any::<bool>()).prop_map(|(facet, value, exclude)| Filter {
        facet: Facet::ALL[facet],
        value: value.to_owned(),
        exclude,
    });
    let days = proptest::option::weighted(0.2, (19_000..20_000, 0..400));
    let order = (0..3usize, 0..4usize, any::<bool>());
    let parts = (text, order, proptest::collection::vec(filter, 0..3), days);
    parts.prop_map(|(text, (sort, group, all), filters, days)| Query {
        all,
        once: false,
        text,
        filters,
        days: days.map(|(first, more)| Days::new(Day(first), Day(first + more))),
        sort: Sort::ALL[sort],
        group: Group::ALL[group],
    })
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|r| r.text.as_str()).collect()
}

proptest! {
    #[test]
    fn pages_show_every_block_whole(seeds in seeds(), query in queries()) {
        let corpus = corpus(&seeds);
        let engine = Engine::new(corpus.clone(), Options::LARGE);
        for item in &corpus.items {
            let page = engine.article(&item.id, &query).expect("the article");
            prop_assert_eq!(page.blocks.len(), item.article.blocks.len());
            prop_assert_eq!(page.facts.len(), item.analysis.quotes.len() + item.times.len());
            for (view, block) in page.blocks.iter().zip(&item.article.blocks) {
                let text: String = view.pieces.iter().map(|p| p.text.as_str()).collect();
                prop_assert_eq!(text, item.article.mended(block.span));
                for piece in &view.pieces {
                    prop_assert!(piece.facts.iter().all(|f| (f.0 as usize) < page.facts.len()));
                }
            }
        }
    }

    #[test]
    fn cards_show_the_quotation_as_it_stands(seeds in seeds(), query in queries()) {
        let corpus = corpus(&seeds);
        let all = Window { from: 0, len: u32::MAX };
        let engine = Engine::new(corpus.clone(), Options::LARGE);
        let quotes = || corpus.items.iter().flat_map(|i| &i.analysis.quotes);
        let listed = |doubted| {
            let query = Query { sort: query.sort, group: query.group, all: doubted, ..Query::default() };
            engine.quotes(&query, all)
        };
        let (sure, every) = (listed(false), listed(true));
        prop_assert_eq!(every.items.len(), quotes().count());
        prop_assert_eq!(sure.items.len(), quotes().filter(|q| q.is_shown()).count());
        prop_assert_eq!((sure.hidden, every.hidden), ((every.items.len() - sure.items.len()) as u32, 0));
        for card in &engine.quotes(&query, all).items {
            let item = corpus.items.iter().find(|i| i.id == card.source.id).expect("its article");
            let text = joined(&card.quote);
            prop_assert!(item.analysis.quotes.iter().any(|q| item.article.mended(q.span) == text));
        }
    }

    #[test]
    fn windows_make_up_the_list_and_answers_repeat(seeds in seeds(), query in queries(), len in 1u32..4) {
        let engine = Engine::new(corpus(&seeds), Options::LARGE);
        let again = Engine::new(corpus(&seeds), Options::LARGE);
        let all = Window { from: 0, len: u32::MAX };
        let requests = |query: Query, window| [
            Request::Quotes { query: query.clone(), window },
            Request::Timeline { query: query.clone(), window, begin: Begin::Item },
            Request::Articles { query, window },
        ];
        for request in requests(query.clone(), all) {
            prop_assert_eq!(engine.answer(&request), again.answer(&request));
        }
        let (quotes, entries) = (engine.quotes(&query, all), engine.timeline(&query, all, Begin::Item));
        prop_assert_eq!(quotes.total as usize, quotes.items.len());
        let mut windowed = (Vec::new(), Vec::new());
        for from in (0..quotes.total.max(entries.total) + 2).step_by(len as usize) {
            for request in requests(query.clone(), Window { from, len }) {
                match engine.answer(&request) {
                    Response::Quotes(list) => windowed.0.extend(list.items),
                    Response::Timeline(list) => windowed.1.extend(list.items),
                    _ => {}
                }
            }
        }
        prop_assert_eq!(windowed, (quotes.items, entries.items));
    }

    #[test]
    fn counts_are_what_each_choice_would_list(seeds in seeds(), query in queries()) {
        let engine = Engine::new(corpus(&seeds), Options::LARGE);
        let all = Window { from: 0, len: 0 };
        let total = |tab, query: &Query| match tab {
            Tab::Quotes => engine.quotes(query, all).total,
            Tab::Timeline => engine.timeline(query, all, Begin::Item).total,
            Tab::Articles => engine.articles(query, all).total,
        };
        for tab in Tab::ALL {
            let wanted = Facet::ALL.map(|facet| FacetWanted { facet, most: u32::MAX, find: String::new() });
            let facets = engine.facets(tab, &query, &wanted);
            prop_assert_eq!(&facets.totals, &Tab::ALL.map(|t| total(t, &query)).to_vec());
            for counts in &facets.facets {
                prop_assert_eq!(counts.more, 0);
                // Of few values, the first are told and the others are counted.
                for most in 0..3 {
                    let few = FacetWanted { facet: counts.facet, most, find: String::new() };
                    let few = engine.facets(tab, &query, &[few]).facets.pop().expect("its counts");
                    let chosen: Vec<String> =
                        query.filters.iter().filter(|f| f.facet == counts.facet).map(|f| folded(&f.value)).collect();
                    let mut room = most;
                    let mut head = counts.values.clone();
                    head.retain(|value| {
                        let is_chosen = chosen.contains(&folded(&value.value));
                        let fits = is_chosen || room > 0;
                        room -= u32::from(fits && !is_chosen);
                        fits
                    });
                    prop_assert_eq!(few.more as usize, counts.values.len() - head.len(), "{:?} {:?}", tab, counts);
                    prop_assert_eq!(few.values, head, "{:?} {:?}", tab, counts);
                }
                for value in &counts.values {
                    let mut alone = query.clone();
                    alone.filters.retain(|f| f.facet != counts.facet);
                    let facet = counts.facet;
                    alone.filters.push(Filter { facet, value: value.value.clone(), exclude: false });
                    prop_assert_eq!(value.count, total(tab, &alone), "{:?} {:?}", tab, value);
                }
            }
            if let Some(histogram) = facets.histogram {
                for (days, count) in histogram.bars {
                    prop_assert_eq!(count, total(tab, &Query { days: Some(days), ..query.clone() }));
                }
            }
        }
    }

    #[test]
    fn groups_part_the_list(seeds in seeds(), query in queries(), len in 1u32..5) {
        let engine = Engine::new(corpus(&seeds), Options::LARGE);
        let listing = engine.quotes(&query, Window { from: 0, len: u32::MAX });
        let mut at = 0;
        for head in &listing.heads {
            prop_assert_eq!(head.at, at);
            at += head.count;
        }
        prop_assert!(query.group == Group::None || at == listing.total);
        let mut labels: Vec<&str> = listing.heads.iter().map(|h| h.label.as_str()).collect();
        labels.sort_unstable();
        let all = labels.len();
        labels.dedup();
        prop_assert_eq!(labels.len(), all);
        let mut heads = Vec::new();
        for from in (0..listing.total).step_by(len as usize) {
            let window = engine.quotes(&query, Window { from, len });
            let to = from + window.items.len() as u32;
            prop_assert!(window.heads.iter().all(|h| h.at < to && h.at + h.count > from));
            heads.extend(window.heads);
        }
        // A group that goes on is told of again.
        heads.dedup();
        prop_assert_eq!(heads, listing.heads);
    }

    #[test]
    fn the_axis_holds_every_dated_entry(seeds in seeds(), query in queries(), lanes in 0..4usize) {
        let engine = Engine::new(corpus(&seeds), Options::LARGE);
        let entries = engine.timeline(&query, Window { from: 0, len: u32::MAX }, Begin::Item).items;
        let drawn = engine.axis(&query, Group::ALL[lanes]);
        let marks: Vec<&[i32]> = drawn.numbers.chunks(6).collect();
        let mut places: Vec<i32> = marks.iter().map(|m| m[0]).collect();
        let mut counts = vec![0; drawn.lanes.len()];
        for mark in &marks {
            let dated = entries[mark[0] as usize].dated.as_ref().expect("a day");
            prop_assert_eq!((dated.days.first.0, dated.days.last.0), (mark[1], mark[2]));
            counts[mark[4] as usize] += 1;
            // It is drawn as an entry of its lane that is drawn itself, is no coarser, and tells of the same days.
            let lead = marks.iter().find(|m| m[0] == mark[5] && m[4] == mark[4]).expect("a mark");
            prop_assert_eq!((lead[5], lead[3]), (lead[0], mark[3]));
            prop_assert!(mark[1] <= lead[1] && lead[2] <= mark[2], "{:?} {:?}", mark, lead);
            let inferred = entries[lead[0] as usize].dated.as_ref().is_some_and(|d| d.inferred);
            prop_assert_eq!((i32::from(inferred), mark[3] >> 2 > 0), (mark[3] & 1, true));
        }
        prop_assert_eq!(counts, drawn.lanes.iter().map(|l| l.count).collect::<Vec<_>>());
        places.dedup();
        prop_assert_eq!(places.len(), entries.iter().filter(|e| e.dated.is_some()).count());
    }
}

proptest! {
    #[test]
    fn a_stored_engine_answers_alike(seeds in seeds(), query in queries(), cut in any::<u16>()) {
        let mut engine = Engine::new(corpus(&seeds), Options::LARGE);
        let (values, index) = written(&engine);
        let stored = reopened(&engine, None).expect("an engine");
        prop_assert_eq!(written(&stored), (values.clone(), index));
        let all = Window { from: 0, len: u32::MAX };
        let wanted: Vec<FacetWanted> =
            Facet::ALL.map(|facet| FacetWanted { facet, most: 3, find: String::new() }).to_vec();
        let mut requests = vec![
            Request::Quotes { query: query.clone(), window: all },
            Request::Timeline { query: query.clone(), window: all, begin: Begin::Core },
            Request::Articles { query: query.clone(), window: all },
            Request::Axis { query: query.clone(), lanes: query.group },
            Request::Calendar { query: query.clone() },
        ];
        requests.extend(Tab::ALL.map(|tab| Request::Facets { tab, query: query.clone(), wanted: wanted.clone() }));
        for request in &requests {
            prop_assert_eq!(engine.answer(request), stored.answer(request));
        }
        // A day that is set and taken back leaves things as they were; times made by hand would be counted anew.
        let mut bare = corpus(&seeds);
        bare.items.iter_mut().for_each(|i| i.times.clear());
        let bare = Engine::new(bare, Options::LARGE);
        let mut stored = reopened(&bare, None).expect("an engine");
        let before: Vec<Response> = requests.iter().map(|r| stored.answer(r)).collect();
        let set = [("id0".to_owned(), Day(19_500)), ("none".to_owned(), Day(1))];
        stored.redate(&set);
        stored.redate(&[]);
        prop_assert_eq!(before, requests.iter().map(|r| stored.answer(r)).collect::<Vec<_>>());
        // Whatever a damaged file holds, it is refused or does not stop the engine.
        let mut damaged = values.clone();
        if let Some(byte) = damaged.get_mut(usize::from(cut) % values.len().max(1)) {
            *byte ^= 1 << (cut % 8);
        }
        if let Some(odd) = reopened(&engine, Some(&damaged)) {
            requests.iter().for_each(|r| drop(odd.answer(r)));
        }
        engine.redate(&set);
    }
}

/// The values and the index that are stored of an engine.
fn written(engine: &Engine) -> (Vec<u8>, Vec<u8>) {
    (engine.doc_values().write().expect("small"), engine.doc_values().text.write().expect("small"))
}

/// The engine as it comes back from what is stored of it; with other values, if given.
fn reopened(engine: &Engine, values: Option<&[u8]>) -> Option<Engine> {
    let (own, index) = written(engine);
    let mut library = Library::new(Storage::COMPRESSED);
    for item in (0..engine.library().len() as u32).filter_map(|n| engine.library().item(n)) {
        library.push((*item).clone());
    }
    let summary = Summary { name: engine.name().to_owned(), articles: library.len() as u64, writer: String::new() };
    let values = values.map_or(own, <[u8]>::to_vec);
    let stored = StoredCorpus { summary, library, values, index, postings: None, corrections: Vec::new() };
    Engine::from_stored(stored, Options::LARGE).ok()
}

/// A paragraph with a break in it, the words that it is searched by, and what of the break is read across in a search.
type Broken = (&'static str, &'static [&'static str], Option<&'static str>);

/// Breaks that divide a word, and others that do not. Each text stands for itself: its words are in no other.
const BROKEN: [Broken; 9] = [
    ("The mili-\ntary ate.", &["the", "military", "ate"], Some("-\n")),
    ("Gulls hung over a har-\r\nbour.", &["gulls", "hung", "over", "a", "harbour"], Some("-\r\n")),
    ("It undermines p\neace.", &["it", "undermines", "peace"], Some("\n")),
    ("Low st\nrth falls.", &["low", "st", "rth", "falls"], None),
    ("Some x\nylophone rang.", &["some", "xylophone", "rang"], Some("\n")),
    ("They sold 12 mln\nshares.", &["they", "sold", "12", "mln", "shares"], None),
    ("An eel cost 2.1-\nbillion dlrs.", &["an", "eel", "cost", "2.1", "billion", "dlrs"], None),
    ("Our bank's\nstock rose.", &["our", "bank", "stock", "rose"], None),
    ("The well-\nknown and well-known.", &["the", "well", "known", "and", "well", "known"], Some("\n")),
];

proptest! {
    #[test]
    fn words_beside_breaks_are_searched_as_they_stand(which in proptest::collection::vec(0..BROKEN.len(), 1..6)) {
        let mut text = "A headline of its own".to_owned();
        let (mut joins, mut expected) = (Vec::new(), Vec::new());
        for (paragraph, words, join) in which.iter().map(|&n| BROKEN[n]) {
            text += "\n\n";
            if let Some(join) = join {
                let at = text.len() + paragraph.find(join).expect("a break");
                joins.push(Span::new(at, at + join.len()));
            }
            text += paragraph;
            expected.extend(words);
        }
        let article = parse("a.txt", &text, Metadata::default());
        prop_assert!(article.mends.len() == which.len(), "each paragraph has a break: {:?}", article.mends);
        prop_assert_eq!(article.divided_words(), joins.clone(), "{}", &text);
        let mut words = Vec::new();
        let body = article.blocks.iter().filter(|block| block.kind != BlockKind::Title);
        body.for_each(|block| dateline_search::index::words(&text, block.span, &joins, &mut |_, w| words.push(w.to_owned())));
        prop_assert_eq!(&words, &expected);
        // Whatever is searched for is found if, and only if, it stands there.
        let engine = Engine::new(Corpus::new("c", vec![article]), Options::LARGE);
        let halves = ["mili", "tary", "har", "bour", "p", "eace", "x", "ylophone", "strth", "mlnshares", "bankstock"];
        for word in BROKEN.iter().flat_map(|broken| broken.1).chain(&halves) {
            let query = Query { text: format!("\"{word}\""), ..Query::default() };
            let found = engine.articles(&query, Window { from: 0, len: 0 }).total;
            let stands = expected.contains(word) || ["a", "of"].contains(word);
            prop_assert_eq!(found == 1, stands, "{} in {}", word, &text);
        }
    }
}
