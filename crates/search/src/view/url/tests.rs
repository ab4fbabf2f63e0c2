//! Links as they are written and read back.

use super::parse::{MOST_DROPPED, MOST_FILTERS, MOST_SET};
use super::*;
use crate::query::CARRIED;
use dateline_core::calendar::Day;
use dateline_core::quote::{QuoteKind, SourceKind};
use proptest::prelude::*;

#[test]
fn a_link_reads_as_it_was_meant() {
    let (link, dropped) = Link::parse(
        "#/articles?q=%22strong+message%22&article=ab12&fact=q7&not-outlet=VOA&days=2024-07-09..2024-07-11",
    );
    assert_eq!(dropped, []);
    assert_eq!(link.tab, Tab::Articles);
    assert_eq!(link.query, "\"strong message\"");
    assert_eq!((link.article.as_deref(), link.fact.as_deref()), (Some("ab12"), Some("q7")));
    assert_eq!(link.filters, [Filter { facet: Facet::Outlet, value: "VOA".into(), exclude: true }]);
    assert_eq!(link.days.map(Days::count), Some(3));
    for empty in ["", "#", "#/", "#/quotes", "/quotes/", "quotes?", "#/?q=&&fact="] {
        assert_eq!(Link::parse(empty), (Link::default(), vec![]), "{empty}");
    }
    assert_eq!(Link::default().to_fragment(), "#/quotes");
}

#[test]
fn what_cannot_be_meant_is_told() {
    let (link, dropped) =
        Link::parse("#/charts?q=a&q=b&zoom=3&sort=size&kind=long&lanes=date&days=2024-02-30&fact=%ff&article=100%");
    let told: Vec<String> = dropped.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "The link asks for “charts”, which this page does not have.",
            "The link says “q” more than once; the first was used.",
            "The link says “zoom”, which this version does not know.",
            "The link’s “sort” cannot be “size”.",
            "The link’s “kind” cannot be “long”.",
            "The link’s “lanes” cannot be “date”.",
            "The link’s “days” cannot be “2024-02-30”.",
            "The link’s “fact” is damaged.",
        ]
    );
    assert_eq!(link, Link { query: "a".into(), article: Some("100%".into()), ..Link::default() });
}

#[test]
fn a_link_ends_where_chat_programs_end_it() {
    for (query, end) in [("Mr.", "Mr%2E"), ("speaker:", "speaker%3A"), ("a ", "a%20"), ("a\u{301}", "a%CC%81")] {
        let fragment = Link { query: query.into(), ..Link::default() }.to_fragment();
        assert!(fragment.ends_with(end), "{fragment}");
        assert_eq!(Link::parse(&fragment).0.query, query);
    }
    let long = Link { query: "é".repeat(400), ..Link::default() };
    assert!(long.is_too_long("https://example.org/"));
    assert!(!Link::default().is_too_long("https://example.org/"));
}

#[test]
fn a_value_is_chosen_excluded_or_neither() {
    let mut link = Link::default();
    link.toggle(Facet::Speaker, "Roe", false);
    link.toggle(Facet::Speaker, "Doe", false);
    link.toggle(Facet::Speaker, "Roe", true);
    assert_eq!(link.to_fragment(), "#/quotes?speaker=Doe&not-speaker=Roe");
    link.toggle(Facet::Speaker, "Roe", true);
    assert_eq!(link.to_fragment(), "#/quotes?speaker=Doe");
    assert!(link.is_narrowed());
    link.drop_part(Dropping::Filter(0));
    link.query = "\" ".to_owned();
    assert!(!link.is_narrowed());
}

fn links() -> impl Strategy<Value = Link> {
    let filter = (0..Facet::ALL.len(), "\\PC{1,9}", any::<bool>()).prop_map(|(f, value, exclude)| {
        let facet = Facet::ALL[f];
        let value = match facet {
            Facet::Kind => QuoteKind::ALL[value.len() % 4].key().to_owned(),
            Facet::Source => SourceKind::ALL[value.len() % 6].key().to_owned(),
            Facet::Carried => CARRIED[value.len() % 2].to_owned(),
            _ => value,
        };
        Filter { facet, value, exclude }
    });
    let id = || proptest::option::of("\\PC{1,12}");
    let days = || {
        proptest::option::of((-719_162..2_932_896, -719_162..2_932_896))
            .prop_map(|d| d.map(|(a, b)| Days::new(Day(a), Day(b))))
    };
    let orders = (0..Sort::ALL.len(), 0..Group::ALL.len(), 0..3usize);
    let filters = proptest::collection::vec(filter, 0..4);
    (0..3usize, any::<String>(), (id(), id(), id()), (orders, any::<bool>(), any::<bool>()), days(), days(), filters)
        .prop_map(|(tab, query, (article, fact, sheet), ((sort, group, lanes), all, once), days, range, filters)| {
            Link {
                tab: Tab::ALL[tab],
                query,
                article,
                fact,
                sort: Sort::ALL[sort],
                group: Group::ALL[group],
                lanes: [Group::None, Group::Speaker, Group::Outlet][lanes],
                range,
                days,
                filters,
                all,
                once,
                sheet,
                set: Vec::new(),
            }
        })
}

#[test]
fn days_that_were_set_stand_in_the_link() {
    let mut link = Link::default();
    link.set_day("8k2m", Day::new(2024, 7, 10));
    link.set_day("a:b", Day::new(2024, 7, 11));
    link.set_day("8k2m", Day::new(2024, 7, 12));
    assert_eq!(link.to_fragment(), "#/quotes?set=a:b:2024-07-11&set=8k2m:2024-07-12");
    assert_eq!(Link::parse(&link.to_fragment()), (link.clone(), vec![]));
    link.set_day("a:b", None);
    assert_eq!(link.set.len(), 1);
    let (link, dropped) = Link::parse("#/quotes?set=8k2m:2024-02-30&set=:2024-07-10&set=x:2024-07-10&set=x:2024-07-11");
    assert_eq!(link.set, [("x".to_owned(), Day::new(2024, 7, 10).expect("day"))]);
    let told: Vec<String> = dropped.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "The link’s “set” cannot be “8k2m:2024-02-30”.",
            "The link’s “set” cannot be “:2024-07-10”.",
            "The link says “set” more than once; the first was used.",
        ]
    );
}

/// A link of two megabytes is read in proportion to its length, and what it gives is bounded: the rest is counted.
#[test]
fn what_a_link_carries_is_bounded() {
    let many = |part: &dyn Fn(u32) -> String| (0..60_000).map(part).collect::<Vec<_>>().join("&");
    let (link, dropped) = Link::parse(&format!("#/quotes?{}", many(&|n| format!("set=a{n}:2024-07-10"))));
    assert_eq!((link.set.len(), link.set.last().map(|s| s.0.as_str())), (MOST_SET, Some("a999")));
    let left_out = 60_000 - MOST_SET as u32;
    assert_eq!(dropped, [Dropped::TooMany { what: "days of publication", left_out }]);
    assert_eq!(
        dropped[0].to_string(),
        "The link holds more days of publication than this page can use; 59000 were left out."
    );
    let (link, dropped) = Link::parse(&format!("#/quotes?{}", many(&|n| format!("speaker=a{n}&not-outlet=b{n}"))));
    assert_eq!(link.filters.len(), MOST_FILTERS);
    assert_eq!(dropped, [Dropped::TooMany { what: "filters", left_out: 120_000 - MOST_FILTERS as u32 }]);
    let (link, dropped) = Link::parse(&format!("#/quotes?q=b&{}", many(&|n| format!("k{n}=v&set=x:2024-07-10"))));
    assert_eq!((link.query.as_str(), link.set.len(), dropped.len()), ("b", 1, MOST_DROPPED + 1));
    assert_eq!(dropped.last(), Some(&Dropped::Further(119_999 - MOST_DROPPED as u32)));
    // What was kept is written and read back whole.
    assert_eq!(Link::parse(&link.to_fragment()), (link, vec![]));
}

proptest! {
    #[test]
    fn links_round_trip(link in links()) {
        let fragment = link.to_fragment();
        prop_assert!(fragment.is_ascii());
        prop_assert_eq!(Link::parse(&fragment), (link, vec![]));
    }

    #[test]
    fn any_fragment_parses_and_settles(fragment in any::<String>(), head in "(#/(quotes|x)\\?)?((q|days|range|sort|group|lanes|not-kind)=)?") {
        let (link, _) = Link::parse(&(head + &fragment));
        prop_assert_eq!(Link::parse(&link.to_fragment()), (link, vec![]));
    }
}

#[test]
fn whether_a_page_is_in_a_frame_is_no_part_of_what_it_shows() {
    let (link, dropped) = Link::parse("#/quotes?q=talks&embed=1");
    assert!(dropped.is_empty(), "{dropped:?}");
    assert_eq!(link.to_fragment(), "#/quotes?q=talks");
}
