//! Links: everything that can be shared, written into the URL's fragment, which no host ever sees.
//!
//! `#/quotes?q=strong+message&article=8k2m…&fact=q41c…`: the tab as a path, then `key=value` parts joined by `&`, values
//! percent-encoded with `+` for a space. Parts that say what is the case anyway are left out. Any fragment parses; what it
//! cannot mean is dropped and told.

use std::fmt;
use std::str::FromStr;

use super::escape::{decode, encode, push_hex};
use serde::{Deserialize, Serialize};

use crate::protocol::Dropping;
use crate::query::{Facet, Filter, Group, Query, Sort};
use dateline_core::quote::QuoteKind;
use dateline_core::time::{Day, Days};

/// The longest link, in characters, that every mail program and chat passes on whole.
pub const LONGEST: usize = 2000;

/// The lists that the page can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tab {
    /// Quotations, as cards.
    #[default]
    Quotes,
    /// What happened when.
    Timeline,
    /// The articles themselves.
    Articles,
}

impl Tab {
    /// All of them, in the order shown.
    pub const ALL: [Tab; 3] = [Self::Quotes, Self::Timeline, Self::Articles];

    /// The tab's name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Timeline => "timeline",
            Self::Articles => "articles",
        }
    }
}

impl fmt::Display for Tab {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The text names no [`Tab`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATab;

impl fmt::Display for NotATab {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of quotes, timeline, articles")
    }
}

impl std::error::Error for NotATab {}

impl FromStr for Tab {
    type Err = NotATab;

    fn from_str(s: &str) -> Result<Self, NotATab> {
        Self::ALL.into_iter().find(|t| t.key() == s).ok_or(NotATab)
    }
}

/// What is on the screen, as far as it can be shared.
///
/// An empty id, query or filter value says nothing and is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The list shown.
    pub tab: Tab,
    /// The query as typed.
    pub query: String,
    /// Id of the article open in the reader.
    pub article: Option<String>,
    /// Id of the quotation or time expression selected. A link to one quotation carries its article's id too and opens it
    /// there.
    pub fact: Option<String>,
    /// The order of quotations and articles.
    pub sort: Sort,
    /// What quotations are grouped by.
    pub group: Group,
    /// What the timeline's lanes are.
    pub lanes: Group,
    /// The days that the timeline's axis shows; nothing for those that most facts lie in.
    pub range: Option<Days>,
    /// The days that the lists are narrowed to, inclusive.
    pub days: Option<Days>,
    /// Values chosen or excluded, in the order of choosing.
    pub filters: Vec<Filter>,
    /// Days on which the reader says that articles were published, by the article's id; each article once.
    pub set: Vec<(String, Day)>,
}

/// A part of a fragment that could not be meant; `Display` tells the reader in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// There is no such tab.
    Tab(String),
    /// This version knows no such key.
    Key(String),
    /// The value cannot be the key's.
    Value {
        /// The key.
        key: &'static str,
        /// The value, decoded.
        value: String,
    },
    /// The key was given before, and its first value is used.
    Again(&'static str),
    /// The value is no text once decoded.
    NotText(String),
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tab(s) => write!(f, "The link asks for “{}”, which this page does not have.", short(s)),
            Self::Key(s) => write!(f, "The link says “{}”, which this version does not know.", short(s)),
            Self::Value { key, value } => write!(f, "The link’s “{key}” cannot be “{}”.", short(value)),
            Self::Again(key) => write!(f, "The link says “{key}” more than once; the first was used."),
            Self::NotText(key) => write!(f, "The link’s “{}” is damaged.", short(key)),
        }
    }
}

/// The first forty characters: enough to recognise what was dropped.
fn short(s: &str) -> &str {
    s.char_indices().nth(40).map_or(s, |(at, _)| &s[..at])
}

impl Link {
    /// Reads a fragment, with or without its `#`. What it cannot mean is dropped and reported.
    pub fn parse(fragment: &str) -> (Self, Vec<Dropped>) {
        let mut link = Self::default();
        let mut dropped = Vec::new();
        let rest = fragment.strip_prefix('#').unwrap_or(fragment);
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let (path, parts) = rest.split_once('?').unwrap_or((rest, ""));
        match path.strip_suffix('/').unwrap_or(path) {
            "" => {}
            path => match path.parse() {
                Ok(tab) => link.tab = tab,
                Err(NotATab) => dropped.push(Dropped::Tab(decode(path).unwrap_or_else(|| path.to_owned()))),
            },
        }
        let mut seen = Vec::new();
        for part in parts.split('&').filter(|p| !p.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match decode(value) {
                Some(value) => link.take(key, value, &mut seen, &mut dropped),
                None => dropped.push(Dropped::NotText(key.to_owned())),
            }
        }
        (link, dropped)
    }

    /// Takes one part.
    fn take(&mut self, key: &str, value: String, seen: &mut Vec<&'static str>, dropped: &mut Vec<Dropped>) {
        let (facet, exclude) = match key.strip_prefix("not-") {
            Some(key) => (Facet::ALL.into_iter().find(|f| f.key() == key), true),
            None => (Facet::ALL.into_iter().find(|f| f.key() == key), false),
        };
        if let Some(facet) = facet {
            if facet == Facet::Kind && !value.is_empty() && QuoteKind::ALL.iter().all(|k| k.key() != value) {
                dropped.push(Dropped::Value { key: facet.key(), value });
            } else if !value.is_empty() {
                self.filters.push(Filter { facet, value, exclude });
            }
            return;
        }
        if key == "set" {
            // "8k2m…:2024-07-10", once for each article.
            let set = value.rsplit_once(':').and_then(|(id, day)| Some((id, day.parse().ok()?)));
            match set.filter(|(id, _)| !id.is_empty()) {
                Some((id, day)) if self.set.iter().all(|(other, _)| other != id) => self.set.push((id.to_owned(), day)),
                Some(_) => dropped.push(Dropped::Again("set")),
                None if value.is_empty() => {}
                None => dropped.push(Dropped::Value { key: "set", value }),
            }
            return;
        }
        let Some(&key) =
            ["q", "article", "fact", "sort", "group", "lanes", "range", "days"].iter().find(|k| **k == key)
        else {
            dropped.push(Dropped::Key(decode(key).unwrap_or_else(|| key.to_owned())));
            return;
        };
        if seen.contains(&key) {
            dropped.push(Dropped::Again(key));
            return;
        }
        seen.push(key);
        if value.is_empty() {
            return;
        }
        // Each arm says whether the value can be the key's.
        let meant = match key {
            "q" => set(&mut self.query, Some(value.clone())),
            "article" => set(&mut self.article, Some(Some(value.clone()))),
            "fact" => set(&mut self.fact, Some(Some(value.clone()))),
            "sort" => set(&mut self.sort, Sort::ALL.into_iter().find(|s| s.key() == value)),
            "group" => set(&mut self.group, group(&value)),
            "lanes" => set(&mut self.lanes, group(&value).filter(|g| *g != Group::Date)),
            "range" => set(&mut self.range, parse_days(&value).map(Some)),
            _ => set(&mut self.days, parse_days(&value).map(Some)),
        };
        let refused = (!meant).then_some(value);
        dropped.extend(refused.map(|value| Dropped::Value { key, value }));
    }

    /// The fragment, `#` included; ASCII only.
    pub fn to_fragment(&self) -> String {
        let mut out = String::from("#/");
        out.push_str(self.tab.key());
        let mut first = true;
        let mut part = |out: &mut String, not: bool, key: &str, value: &str| {
            if !value.is_empty() {
                out.push(if std::mem::take(&mut first) { '?' } else { '&' });
                out.push_str(if not { "not-" } else { "" });
                out.push_str(key);
                out.push('=');
                encode(value, out);
            }
        };
        part(&mut out, false, "q", &self.query);
        for filter in &self.filters {
            part(&mut out, filter.exclude, filter.facet.key(), &filter.value);
        }
        for (key, days) in [("days", self.days), ("range", self.range)] {
            part(&mut out, false, key, &days.map(write_days).unwrap_or_default());
        }
        for (id, day) in &self.set {
            part(&mut out, false, "set", &format!("{id}:{day}"));
        }
        let unless_usual = |usual: bool, key: &'static str| if usual { "" } else { key };
        part(&mut out, false, "sort", unless_usual(self.sort == Sort::default(), self.sort.key()));
        part(&mut out, false, "group", unless_usual(self.group == Group::None, self.group.key()));
        part(&mut out, false, "lanes", unless_usual(self.lanes == Group::None, self.lanes.key()));
        part(&mut out, false, "article", self.article.as_deref().unwrap_or(""));
        part(&mut out, false, "fact", self.fact.as_deref().unwrap_or(""));
        // Programs that find links in running text leave a last stop or dash outside the link.
        if let Some(last) = out.pop() {
            match last {
                '.' | '-' | '_' | '~' | ':' | '+' => push_hex(&mut out, if last == '+' { b' ' } else { last as u8 }),
                _ => out.push(last),
            }
        }
        out
    }

    /// Whether the link, put behind the page's own address `base`, is longer than [`LONGEST`] characters, so that some
    /// programs may cut it. The page says so when it is copied.
    pub fn is_too_long(&self, base: &str) -> bool {
        base.chars().count() + self.to_fragment().len() > LONGEST
    }

    /// A link to one fact of an article, and nothing else but the days that the reader has set: whoever is sent it need not see
    /// what was searched for.
    #[must_use]
    pub fn to_fact(&self, article: &str, fact: &str) -> Self {
        let (article, fact) = (Some(article.to_owned()), Some(fact.to_owned()));
        Self { tab: self.tab, article, fact, set: self.set.clone(), ..Self::default() }
    }

    /// Says when an article was published, or no longer.
    pub fn set_day(&mut self, article: &str, day: Option<Day>) {
        self.set.retain(|(id, _)| id != article);
        self.set.extend(day.map(|day| (article.to_owned(), day)));
    }

    /// Chooses a value of a facet, or excludes it; does away with that if it is so already.
    pub fn toggle(&mut self, facet: Facet, value: &str, exclude: bool) {
        let had = self.filters.iter().any(|f| f.facet == facet && f.value == value && f.exclude == exclude);
        self.filters.retain(|f| f.facet != facet || f.value != value);
        if !had {
            self.filters.push(Filter { facet, value: value.to_owned(), exclude });
        }
    }

    /// Whether anything narrows the lists: words that can be looked for, filters, days.
    pub fn is_narrowed(&self) -> bool {
        self.is_filtered() || crate::query::read(&self.query).node.is_some()
    }

    /// Whether filters or days narrow the lists.
    pub fn is_filtered(&self) -> bool {
        !self.filters.is_empty() || self.days.is_some()
    }

    /// Takes filters and days away.
    pub fn clear_filters(&mut self) {
        self.filters.clear();
        self.days = None;
    }

    /// Takes a part of the query away.
    pub fn drop_part(&mut self, part: Dropping) {
        match part {
            Dropping::Text => self.query.clear(),
            Dropping::Days => self.days = None,
            Dropping::Filter(at) if (at as usize) < self.filters.len() => drop(self.filters.remove(at as usize)),
            Dropping::Filter(_) => {}
            Dropping::AllFilters => self.clear_filters(),
        }
    }

    /// What the lists are asked for.
    pub fn to_query(&self) -> Query {
        let (text, filters) = (self.query.clone(), self.filters.clone());
        Query { text, filters, days: self.days, sort: self.sort, group: self.group }
    }
}

/// Puts `value` in place, if there is one; whether there was.
fn set<T>(place: &mut T, value: Option<T>) -> bool {
    let given = value.is_some();
    if let Some(value) = value {
        *place = value;
    }
    given
}

fn group(value: &str) -> Option<Group> {
    Group::ALL.into_iter().find(|g| g.key() == value)
}

/// "2024-07-10", or "2024-07-09..2024-07-11".
fn write_days(days: Days) -> String {
    if days.first == days.last { days.first.to_string() } else { format!("{}..{}", days.first, days.last) }
}

fn parse_days(value: &str) -> Option<Days> {
    let (first, last) = value.split_once("..").unwrap_or((value, value));
    Some(Days::new(first.parse().ok()?, last.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::time::Day;
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
            let kind = QuoteKind::ALL[value.len() % 4].key();
            Filter { facet, value: if facet == Facet::Kind { kind.to_owned() } else { value }, exclude }
        });
        let id = || proptest::option::of("\\PC{1,12}");
        let days = || {
            proptest::option::of((-719_162..2_932_896, -719_162..2_932_896))
                .prop_map(|d| d.map(|(a, b)| Days::new(Day(a), Day(b))))
        };
        let orders = (0..Sort::ALL.len(), 0..Group::ALL.len(), 0..3usize);
        let filters = proptest::collection::vec(filter, 0..4);
        (0..3usize, any::<String>(), id(), id(), orders, days(), days(), filters).prop_map(
            |(tab, query, article, fact, (sort, group, lanes), days, range, filters)| Link {
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
                set: Vec::new(),
            },
        )
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
        let (link, dropped) =
            Link::parse("#/quotes?set=8k2m:2024-02-30&set=:2024-07-10&set=x:2024-07-10&set=x:2024-07-11");
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
}
