//! What articles share, tell and quote together does not depend on the order they are handed in.

#[path = "common/growth.rs"]
mod growth;

use dateline_core::across::{self, Findings};
use dateline_core::article::{self, Article, Metadata};
use dateline_core::calendar::Day;
use dateline_core::corpus::Corpus;
use proptest::prelude::*;

const SENTENCES: &[&str] = &[
    "The old bridge over the Ruri was closed to lorries after engineers found cracks in two of its piers.",
    "“We found cracks in two piers, and I will not wait for an accident,” Mayor Jane Roe told reporters.",
    "Jane Roe said that she had found cracks in two piers and would not wait for an accident.",
    "Traffic will be sent over the motorway for at least three weeks, the council decided in the evening.",
    "Bakers and butchers in the lower town fear for their deliveries, which come by lorry every morning.",
    "The opera opens its season with a new production of the shepherd king, whose sets cost a fortune.",
    "“I have sung the queen in nine cities, and never in a finer hall,” the soprano Ida Voss said.",
    "Sign up for our daily newsletter and never miss a story from the lower town again.",
    "The soprano Ida Voss sings the queen; tickets for the first night were sold out within an hour.",
    "Engineers will examine the piers from boats, and divers will join them when the river falls.",
];

fn articles() -> impl Strategy<Value = Vec<Article>> {
    let one = (prop::collection::vec(0..SENTENCES.len(), 1..7), prop::option::of(0..4_i32), 0..3_usize);
    prop::collection::vec(one, 2..9).prop_map(|all| {
        let article = |(n, (sentences, day, outlet)): (usize, (Vec<usize>, Option<i32>, usize))| {
            let text: Vec<&str> = sentences.into_iter().map(|s| SENTENCES[s]).collect();
            let date = day.map(|d| Day::new(2024, 3, 4).expect("a day").plus(d * 5));
            let outlet = ["The Strelsau Post", "Zenda Gazette", ""].get(outlet).map(|o| (*o).to_owned());
            let given = Metadata { date, outlet: outlet.filter(|o| !o.is_empty()), ..Metadata::default() };
            article::parse(&format!("a{n}"), &text.join("\n\n"), given)
        };
        all.into_iter().enumerate().map(article).collect()
    })
}

/// What is found, with articles by the names they were handed in under. Articles of one text tell nothing apart but by these.
fn found(articles: Vec<Article>) -> Vec<String> {
    let corpus = Corpus::new("c", articles);
    let name = |n: u32| corpus.items[n as usize].article.id.clone();
    let Findings { shared, stories, quotations, names, events } = across::find(&corpus.items);
    let mut lines: Vec<String> = Vec::new();
    for s in shared {
        let passages = s.passages.iter().map(|p| format!("{:?} {:?}", p.a, p.b)).collect::<Vec<_>>();
        lines.push(format!("{} {} {:?} {passages:?}", name(s.a), name(s.b), s.kind));
    }
    for s in stories {
        lines.push(format!("story {} {:?}", s.id, s.articles.into_iter().map(name).collect::<Vec<_>>()));
    }
    for q in quotations {
        let of =
            |v: &across::variants::Variant| format!("{} {:?} {}", name(v.place.article), v.place.span, v.kind.key());
        lines.push(format!("quotation {} {:?}", q.id, q.variants.iter().map(of).collect::<Vec<_>>()));
    }
    let places = |all: &[across::Place]| all.iter().map(|p| (name(p.article), p.span)).collect::<Vec<_>>();
    for n in names {
        lines.push(format!("name {} {:?} {} {:?} {:?}", n.id, n.kind, n.name, n.aliases, places(&n.mentions)));
    }
    for e in events {
        lines.push(format!("event {} {} {:?} {:?}", e.id, e.name, e.days, places(&e.mentions)));
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn articles_in_another_order_tell_the_same(articles in articles(), seed in any::<u64>()) {
        let mut other = articles.clone();
        let n = other.len();
        for i in (1..n).rev() {
            other.swap(i, (seed.rotate_left(7 * i as u32) % (i as u64 + 1)) as usize);
        }
        prop_assert_eq!(found(articles), found(other));
    }

    #[test]
    fn spans_lie_within_their_texts(articles in articles()) {
        let corpus = Corpus::new("c", articles);
        let found = across::find(&corpus.items);
        let text = |n: u32| corpus.items[n as usize].article.text.as_str();
        for s in &found.shared {
            prop_assert!(s.a != s.b && !s.passages.is_empty());
            prop_assert!(s.passages.iter().all(|p| !p.a.of(text(s.a)).is_empty() && !p.b.of(text(s.b)).is_empty()));
        }
        for q in &found.quotations {
            prop_assert!(q.variants.iter().all(|v| !v.place.span.of(text(v.place.article)).is_empty()));
            prop_assert!(q.variants.iter().any(|v| v.place.article != q.variants[0].place.article));
        }
        for s in &found.stories {
            prop_assert!(s.articles.len() > 1);
        }
    }
}
/// A text that repeats itself, beside another one like it, takes time in proportion to its length.
#[test]
fn texts_that_repeat_themselves_are_no_worse_than_others() {
    let sentence = "“We found cracks in two piers,” Jane Roe said on Monday. ";
    growth::assert_linear(
        "two repeated texts",
        |bytes| sentence.repeat(bytes / sentence.len()),
        |text| {
            let one = |name: &str| article::parse(name, text, Metadata::default());
            let items = Corpus::new("c", vec![one("a"), one("b")]).items;
            let order = across::canonical(&items);
            std::hint::black_box(across::shared::find(&items, &order).len());
            std::hint::black_box(across::stories::find(&items, &order).len());
            std::hint::black_box(across::names::find(&items, &order).len());
            std::hint::black_box(across::events::find(&items, [order.as_slice()].into_iter()).len());
            std::hint::black_box(across::variants::find(&items, &order).len());
        },
    );
}
