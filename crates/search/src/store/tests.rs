//! What a library promises: what was put in comes out, chunks come when they are asked for, and nothing unsound gets through.

use std::borrow::Cow;
use std::rc::Rc;

use proptest::prelude::*;

use super::chunk;
use super::*;
use dateline_core::article::{self, Metadata};
use dateline_core::corpus::{Corpus, Item};
use dateline_core::time::{Day, Days};

const TEXTS: [&str; 3] = [
    "PARIS, July 3 (AFP) — Jane Roe, the minister, said on Tuesday that “talks go on” two weeks after the vote.\n\nShe left.",
    "A headline\n\n“We are ready,” Roe told VOA last Friday. According to the ministry, nothing changed since May 2019.",
    "中文 é “x” y.",
];

/// `n` articles, every other one dated by itself.
fn items(n: usize) -> Vec<Item> {
    let article = |i: usize| {
        let date = (i.is_multiple_of(2)).then_some(Day(19_000 + i as i32));
        let given = Metadata { date, outlet: Some(format!("Outlet {}", i % 7)), ..Metadata::default() };
        article::parse(&i.to_string(), &format!("{} Number {i}.", TEXTS[i % TEXTS.len()]), given)
    };
    Corpus::new("", (0..n).map(article).collect()).items
}

fn library(items: &[Item]) -> Library {
    let mut library = Library::new();
    items.iter().for_each(|i| library.push(i.clone()));
    library
}

/// The same articles in chunks of `size`, all away, and the chunks' bytes.
fn chunked(library: &Library, size: usize) -> (Library, Vec<Vec<u8>>) {
    let packed: Vec<Cow<'_, [u8]>> = (0..library.len() as u32).map(|n| library.packed(n).expect("here")).collect();
    let files: Vec<Vec<u8>> = packed.chunks(size).map(|c| chunk::write(c).expect("small")).collect();
    let counts = packed.chunks(size).map(|c| c.len() as u32);
    let chunks: Vec<Chunk> = files.iter().zip(counts).map(|(f, count)| Chunk { count, part: Part::of(f) }).collect();
    (Library::from_chunks(&chunks).expect("few"), files)
}

fn out(library: &Library) -> Vec<Option<Item>> {
    (0..library.len() as u32).map(|n| library.item(n).map(|i| (*i).clone())).collect()
}

#[test]
fn what_was_put_in_comes_out() {
    let items = items(300);
    let library = library(&items);
    assert_eq!(library.len(), 300);
    assert_eq!(out(&library), items.iter().cloned().map(Some).collect::<Vec<_>>());
    assert!(library.item(300).is_none());
    assert!(library.wanted().is_empty() && library.damaged().is_empty());
    assert!(Library::new().is_empty());
}

#[test]
fn few_articles_are_kept_whole() {
    let items = items(200);
    let library = library(&items);
    let first = library.item(0).expect("an article");
    assert!(Rc::ptr_eq(&first, &library.item(0).expect("an article")), "kept");
    for n in 1..200 {
        // What is asked for again and again stays.
        assert!(Rc::ptr_eq(&first, &library.item(0).expect("an article")), "{n}");
        library.item(n);
    }
    let texts = |from: usize| items[from..].iter().map(|i| i.article.text.len()).sum::<usize>();
    assert_eq!(library.memory().kept, texts(200 - 63) + items[0].article.text.len());
    (1..70).for_each(|n| drop(library.item(n)));
    assert!(!Rc::ptr_eq(&first, &library.item(0).expect("an article")), "overtaken by others");
}

#[test]
fn another_day_and_another_article_take_their_places() {
    let items = items(6);
    let mut library = library(&items);
    let mut redated = items[1].clone();
    redated.published = Some(dateline_core::time::Published {
        days: Days::one(Day(18_000)),
        likely: Day(18_000),
        given: true,
        evidence: Vec::new(),
    });
    redated.times = dateline_core::corpus::counted(&redated.analysis, redated.published.as_ref());
    assert_ne!(redated, items[1]);
    // Times that are not what counting gives are kept too.
    let mut own = items[0].clone();
    own.times.iter_mut().for_each(|t| t.days = None);
    library.item(1);
    library.replace(1, redated.clone());
    library.replace(0, own.clone());
    library.replace(2, items[5].clone());
    library.replace(9, items[5].clone());
    let expected = [&own, &redated, &items[5], &items[3], &items[4], &items[5]];
    let check = |library: &Library| {
        assert_eq!(out(library), expected.map(|i| Some(i.clone())));
    };
    check(&library);
    // What is stored is the present state.
    let (mut stored, files) = chunked(&library, 4);
    (0u32..).zip(files).for_each(|(n, f)| stored.supply(n, f).expect("a chunk"));
    check(&stored);
    library.replace(2, items[2].clone());
    library.replace(1, items[1].clone());
    library.replace(0, items[0].clone());
    assert_eq!(out(&library), items.iter().cloned().map(Some).collect::<Vec<_>>());
}

#[test]
fn chunks_come_when_they_are_asked_for() {
    let items = items(25);
    let (mut library, files) = chunked(&library(&items), 10);
    assert_eq!((library.len(), files.len()), (25, 3));
    assert!(library.item(24).is_none() && library.item(3).is_none() && library.item(4).is_none());
    assert!(library.item(25).is_none(), "there is no such article, wherever the chunks are");
    assert_eq!(library.wanted(), [0, 2]);
    assert!(library.wanted().is_empty(), "told once");
    assert!(library.chunk(2).is_some());
    library.supply(2, files[2].clone()).expect("a chunk");
    assert_eq!(library.chunk(2), None);
    assert_eq!(library.item(24).as_deref(), Some(&items[24]));
    assert_eq!([19, 20, 24, 25].map(|n| library.is_here(n)), [false, true, true, false]);
    assert!(library.item(19).is_none());
    assert_eq!(library.wanted(), [1]);
    assert!(library.packed(19).is_none());
    assert_eq!(library.wanted(), [1]);
}

#[test]
fn a_wrong_chunk_is_refused_and_may_come_again() {
    let items = items(8);
    let (mut library, files) = chunked(&library(&items), 4);
    assert_eq!(library.supply(7, files[0].clone()), Err(ChunkError::Unknown));
    assert!(library.supply(0, files[1].clone()).is_err());
    let expected = files[0].len() as u64;
    let cut = library.supply(0, files[0][..10].to_vec());
    assert_eq!(cut, Err(ChunkError::Length { expected, found: 10 }));
    let mut bad = files[0].clone();
    *bad.last_mut().expect("a byte") ^= 1;
    assert_eq!(library.supply(0, bad), Err(ChunkError::Damaged));
    assert!(library.item(0).is_none());
    assert_eq!(library.wanted(), [0]);
    library.supply(0, files[0].clone()).expect("the chunk");
    assert_eq!(library.item(0).as_deref(), Some(&items[0]));
}

#[test]
fn hostile_chunk_tables_set_nothing_aside() {
    let huge = Chunk { count: u32::MAX, part: Part { len: u64::MAX, checksum: 0 } };
    let library = Library::from_chunks(&[huge]).expect("one");
    assert!(library.item(u32::MAX - 1).is_none());
    assert_eq!(library.wanted(), [0]);
    assert!(Library::from_chunks(&[huge, huge]).is_none());
}

#[test]
fn an_article_that_is_none_is_told() {
    let items = items(3);
    let whole = library(&items);
    let mut bad = whole.packed(1).expect("here").into_owned();
    bad.truncate(20);
    let parts = [whole.packed(0).expect("here"), bad.into(), whole.packed(2).expect("here")];
    let mut library = Library::new();
    parts.iter().for_each(|part| library.put(part, &[]));
    assert_eq!(out(&library), [Some(items[0].clone()), None, Some(items[2].clone())]);
    assert_eq!((library.damaged(), library.wanted()), (vec![1], vec![]));
}

/// An article whose facts were changed by hand: each of these must not come out.
#[test]
fn unsound_facts_do_not_come_out() {
    let item = &items(1)[0];
    assert!(!item.analysis.quotes.is_empty() && item.analysis.times.len() > 1 && !item.analysis.names.is_empty());
    let far = dateline_core::text::Span { start: 3, end: 100_000 };
    let within = dateline_core::text::Span { start: 7, end: 21 }; // ends within the dash
    let turned = dateline_core::text::Span { start: 5, end: 2 };
    let dash = item.article.text.find('—').expect("a dash") as u32;
    let split = dateline_core::text::Span { start: within.start, end: dash + 1 };
    type Change = Box<dyn Fn(&mut Item)>;
    let changes: Vec<Change> = vec![
        Box::new(move |i| i.analysis.quotes[0].span = far),
        Box::new(move |i| i.analysis.quotes[0].cue = Some(split)),
        Box::new(move |i| i.analysis.quotes[0].when = Some(turned)),
        Box::new(|i| {
            if let Some(s) = &mut i.analysis.quotes[0].speaker {
                s.name = Some(99);
            }
        }),
        Box::new(move |i| i.analysis.names[0].mentions.push(far)),
        Box::new(move |i| i.analysis.names[0].mentions.insert(0, dateline_core::text::Span { start: 60, end: 61 })),
        Box::new(move |i| i.analysis.names[0].role = Some(turned)),
        Box::new(|i| i.analysis.times.reverse()),
        Box::new(|i| i.analysis.times[0].spoken = Some(77)),
        Box::new(|i| i.analysis.times[0].sentence = u32::MAX),
        Box::new(|i| i.analysis.times[0].meaning = dateline_core::time::Meaning::Decade(i32::MAX)),
        Box::new(|i| {
            i.analysis.times[0].meaning = dateline_core::time::Meaning::Calendar(dateline_core::time::Calendar {
                month: Some(13),
                ..Default::default()
            });
        }),
        Box::new(move |i| i.article.blocks[0].span = far),
        Box::new(|i| i.published.iter_mut().for_each(|p| p.likely = Day(i32::MAX))),
        Box::new(|i| i.published.iter_mut().for_each(|p| p.days = Days { first: Day(5), last: Day(4) })),
        Box::new(|i| i.times.reverse()),
        Box::new(move |i| i.times[0].span = split),
        Box::new(|i| i.times[0].anchor = Some(Day(i32::MIN))),
    ];
    let stored = |i: &Item| {
        // As a file would hold it; counting times from nonsense is not for this test to try. 1: the day is stored as it
        // stands, whatever the article was handed in with.
        let parts = postcard::to_extend(&(&i.id, &i.article, &i.analysis), Vec::new()).expect("bytes");
        postcard::to_extend(&(1u8, &i.published, Some(&i.times)), parts).expect("bytes")
    };
    assert_eq!(packed::unpack(&stored(item), None).as_ref(), Some(item));
    for (number, change) in changes.iter().enumerate() {
        let mut other = item.clone();
        change(&mut other);
        assert_ne!(&other, item, "change {number} changes nothing");
        assert_eq!(packed::unpack(&stored(&other), None), None, "change {number}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What analysis makes of any text is sound, and comes out as it went in.
    #[test]
    fn analysis_is_sound(text in any::<String>(), which in 0..TEXTS.len(), title in any::<Option<String>>()) {
        let text = format!("{text}{}{text}", TEXTS[which]);
        let items = Corpus::new("", vec![article::parse("a", &text, Metadata { title, ..Metadata::default() })]).items;
        prop_assert_eq!(out(&library(&items)), vec![Some(items[0].clone())]);
    }

    /// A changed byte gives an article or none; every span of one that comes out can be sliced.
    #[test]
    fn damage_does_no_harm(which in 0..TEXTS.len(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let library = library(&items(TEXTS.len()));
        let mut bytes = library.packed(which as u32).expect("here").into_owned();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Some(item) = packed::unpack(&bytes, None) {
            let text = &item.article.text;
            for quote in &item.analysis.quotes {
                prop_assert!(text.get(quote.span.start as usize..quote.span.end as usize).is_some());
            }
            for time in &item.times {
                prop_assert!(text.get(time.span.start as usize..time.span.end as usize).is_some());
            }
        }
    }
}
