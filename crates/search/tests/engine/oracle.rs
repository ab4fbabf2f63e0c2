//! What a query finds, counted again by reading every text: no index, no rows, no bits.
//!
//! The law is that the engine's totals are these, for any corpus and any query. Slow and plain on purpose.

use dateline_core::across::{self, names::Naming};
use dateline_core::article::BlockKind;
use dateline_core::calendar::Days;
use dateline_core::corpus::Item;
use dateline_core::name::{Name, NameKind};
use dateline_core::text::Span;
use dateline_search::engine::{Engine, Options};
use dateline_search::index::{Match, SearchWord, folded, stem, words};
use dateline_search::protocol::{Begin, Window};
use dateline_search::query::{Field, NameField, Node, Query, Words, read};
use dateline_search::view::{Tab, listed_times};
use proptest::prelude::*;

/// An article cut into words, with a gap after each part.
struct Text<'a> {
    item: &'a Item,
    /// Span and folded form; nothing in a gap.
    words: Vec<Option<(Span, String)>>,
    sentences: Vec<Span>,
    heading: Span,
    /// Of each name of its analysis the kind and all forms that it has over the articles.
    names: Vec<(NameKind, Vec<String>)>,
}

/// What is asked: a unit of an article.
#[derive(Clone, Copy)]
enum Unit {
    Article,
    /// By its number.
    Quote(usize),
    /// Its sentence.
    Entry(Span),
    Sentence(Span),
}

impl<'a> Text<'a> {
    fn new(item: &'a Item, names: Vec<(NameKind, Vec<String>)>) -> Self {
        let article = &item.article;
        let joins = super::laws::divided(article);
        let mut all = Vec::new();
        for block in article.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate) {
            words(&article.text, block.span, &joins, &mut |span, word| all.push(Some((span, word.to_owned()))));
            all.push(None);
        }
        let document = article.document();
        Self {
            item,
            words: all,
            sentences: document.sentences.iter().map(|s| document.slice(s.first, s.last)).collect(),
            heading: article.first(BlockKind::Title).unwrap_or_default(),
            names,
        }
    }

    /// First and last byte of each place where the words stand.
    fn places(&self, words: &[SearchWord], slop: u32) -> Vec<Span> {
        let n = words.len();
        let mut out = Vec::new();
        for at in 0..self.words.len() {
            // The shortest window from here that holds them all, each at a place of its own. A gap counts as a word.
            for len in n..=n + slop as usize {
                let Some(found) = self.words.get(at..at + len) else { break };
                let texts: Vec<&str> = found.iter().map(|f| f.as_ref().map_or("", |f| f.1.as_str())).collect();
                let stand = match slop {
                    0 => texts.iter().zip(words).all(|(f, w)| fits(f, w)),
                    _ => assigned(&texts, words),
                };
                if let (true, Some(Some(first)), Some(Some(last))) = (stand, found.first(), found.last()) {
                    out.push(first.0.to(last.0));
                    break;
                }
            }
        }
        out
    }

    fn within(&self, unit: Unit, field: Field, place: Span) -> bool {
        let quotes = &self.item.analysis.quotes;
        let inside = self.heading.contains(place);
        match (unit, field) {
            (Unit::Sentence(s), Field::Title) => inside && s.contains(place),
            (Unit::Sentence(s), Field::Text) => !inside && s.contains(place),
            (_, Field::Title) => inside,
            (_, Field::Text) => !inside,
            (Unit::Article, Field::Quote) => quotes.iter().any(|q| q.span.contains(place)),
            (Unit::Article, Field::Any) => true,
            (Unit::Quote(n), Field::Any) => {
                let stands_in = |s: &&Span| self.shares(quotes[n].span, **s);
                quotes[n].span.contains(place) || self.sentences.iter().filter(stands_in).any(|s| s.contains(place))
            }
            (Unit::Quote(n), _) => quotes[n].span.contains(place),
            (Unit::Entry(s), Field::Quote) => self.near(s).iter().any(|&n| quotes[n].span.contains(place)),
            (Unit::Entry(s) | Unit::Sentence(s), Field::Any) => s.contains(place),
            (Unit::Sentence(s), Field::Quote) => s.contains(place) && quotes.iter().any(|q| q.span.contains(place)),
        }
    }

    /// Quotations in or around a sentence.
    fn near(&self, sentence: Span) -> Vec<usize> {
        let quotes = self.item.analysis.quotes.iter().enumerate();
        quotes.filter(|(_, q)| q.span.overlaps(sentence)).map(|(n, _)| n).collect()
    }

    fn quotes(&self, unit: Unit) -> Vec<usize> {
        match unit {
            Unit::Article => (0..self.item.analysis.quotes.len()).collect(),
            Unit::Quote(n) => vec![n],
            Unit::Entry(s) => self.near(s),
            Unit::Sentence(s) => {
                let shares = |n: &usize| self.shares(self.item.analysis.quotes[*n].span, s);
                (0..self.item.analysis.quotes.len()).filter(shares).collect()
            }
        }
    }

    /// Whether two spans share a whole word.
    fn shares(&self, a: Span, b: Span) -> bool {
        self.words.iter().flatten().any(|(span, _)| a.contains(*span) && b.contains(*span))
    }

    /// Whether a form of the speaker of a quotation holds the words.
    fn speaks(&self, n: usize, wanted: &[SearchWord]) -> bool {
        let Some(speaker) = &self.item.analysis.quotes[n].speaker else { return false };
        let name = speaker.name.map(|name| name as usize);
        let name = name.filter(|&name| self.item.analysis.names[name].text == speaker.label);
        let own = std::slice::from_ref(&speaker.label);
        let forms = name.map_or(own, |name| &self.names[name].1);
        forms.iter().any(|form| named(form, wanted))
    }

    fn holds(&self, node: &Node, unit: Unit, days: Option<Days>) -> bool {
        let quotes = &self.item.analysis.quotes;
        let article = &self.item.article;
        match node {
            Node::All(nodes) => nodes.iter().all(|n| self.holds(n, unit, days)),
            Node::Any(nodes) => nodes.iter().any(|n| self.holds(n, unit, days)),
            Node::Not(node) => !self.holds(node, unit, days),
            Node::Words(Words { field, wanted, slop, .. }) => {
                let source = |n: usize| {
                    let label = self.speaks(n, wanted);
                    let role = quotes[n].speaker.as_ref().and_then(|s| {
                        let name = self.item.analysis.names.get(s.name? as usize)?;
                        Some(name.role?.of(&article.text))
                    });
                    let outlet = [article.outlet(), article.agency()].into_iter().flatten().any(|o| named(o, wanted));
                    label || outlet || role.is_some_and(|r| named(r, wanted))
                };
                let by_source = matches!((unit, field), (Unit::Quote(n), Field::Any) if source(n));
                by_source || self.places(wanted, *slop).into_iter().any(|p| self.within(unit, *field, p))
            }
            Node::Name(NameField::Speaker, wanted) => self.quotes(unit).into_iter().any(|n| self.speaks(n, wanted)),
            Node::Name(NameField::Outlet, wanted) => {
                [article.outlet(), article.agency()].into_iter().flatten().any(|o| named(o, wanted))
            }
            Node::Name(NameField::Field, wanted) => {
                let given = &article.given;
                let section = given.section.iter().map(|section| format!("section: {section}"));
                given.authors.iter().map(|name| format!("author: {name}")).chain(section).any(|f| named(&f, wanted))
            }
            Node::Name(NameField::Agency, wanted) => article.agency().is_some_and(|agency| named(agency, wanted)),
            Node::Name(field, wanted) => {
                let kind = match field {
                    NameField::Person => NameKind::Person,
                    NameField::Org => NameKind::Organisation,
                    _ => NameKind::Place,
                };
                let holds = |forms: &[String]| forms.iter().any(|form| named(form, wanted));
                self.names.iter().any(|(own, forms)| *own == kind && holds(forms))
            }
            Node::Kind(kinds) => self.quotes(unit).into_iter().any(|n| kinds.contains(&quotes[n].kind)),
            Node::Source(sources) => self.quotes(unit).into_iter().any(|n| sources.contains(&quotes[n].source_kind())),
            Node::Days(asked) => days.is_some_and(|d| d.and(*asked).is_some()),
            Node::Quote(node) => {
                let published = self.item.published.as_ref().map(|p| p.days);
                self.quotes(unit).into_iter().any(|n| self.holds(node, Unit::Quote(n), published))
            }
            Node::Sentence(node) => {
                let published = self.item.published.as_ref().map(|p| p.days);
                let holds = |s: &Span| self.holds(node, Unit::Sentence(*s), published);
                let asked = |s: &Span| match unit {
                    Unit::Article => true,
                    Unit::Quote(n) => self.shares(quotes[n].span, *s),
                    Unit::Entry(other) => self.shares(other, *s),
                    Unit::Sentence(other) => other == *s,
                };
                self.sentences.iter().any(|s| asked(s) && holds(s))
            }
        }
    }

    fn count(&self, node: Option<&Node>, tab: Tab, all: bool) -> usize {
        let passes = |unit, days| node.is_none_or(|n| self.holds(n, unit, days));
        let published = self.item.published.as_ref().map(|p| p.days);
        match tab {
            Tab::Articles => usize::from(passes(Unit::Article, published)),
            Tab::Quotes => {
                let quotes = &self.item.analysis.quotes;
                let counts = |n: usize| (all || quotes[n].is_shown()) && passes(Unit::Quote(n), published);
                (0..quotes.len()).filter(|&n| counts(n)).count()
            }
            Tab::Timeline => {
                let spans = dateline_search::index::ArticleSpans::of(&self.item.article);
                let days = |at: u32| self.item.times[at as usize].days;
                let listed = listed_times(self.item, &spans).into_iter();
                listed.filter(|&(at, sentence)| passes(Unit::Entry(sentence), days(at))).count()
            }
        }
    }
}

fn fits(word: &str, wanted: &SearchWord) -> bool {
    if word.is_empty() {
        return false;
    }
    let of_stem = || stem(word) == stem(&wanted.word);
    match wanted.how {
        Match::Exact => word == wanted.word,
        Match::Forms => of_stem(),
        Match::Prefix => of_stem() || word.starts_with(&wanted.word),
        Match::Start => word.starts_with(&wanted.word),
        Match::Fuzzy(most) => {
            let letters = wanted.word.chars().count();
            let most = if most == 0 { if letters <= 4 { 1 } else { 2 } } else { usize::from(most) };
            edits(word, &wanted.word) <= most.min(letters.saturating_sub(1))
        }
    }
}

/// Letters added, left out, changed, or two neighbours swapped.
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut least = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(rows[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    rows[a.len()][b.len()]
}

/// Whether the first and the last word of the window are wanted, and each wanted word has a place of its own in it.
fn assigned(window: &[&str], wanted: &[SearchWord]) -> bool {
    fn place(window: &[&str], wanted: &[SearchWord], taken: &mut Vec<bool>) -> bool {
        let Some((first, rest)) = wanted.split_first() else {
            return taken.first() == Some(&true) && taken.last() == Some(&true);
        };
        for at in 0..window.len() {
            if !taken[at] && fits(window[at], first) {
                taken[at] = true;
                if place(window, rest, taken) {
                    return true;
                }
                taken[at] = false;
            }
        }
        false
    }
    place(window, wanted, &mut vec![false; window.len()])
}

/// Whether a name holds the words in a row.
fn named(name: &str, wanted: &[SearchWord]) -> bool {
    let capitals = name.split([' ', '-']).filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    let initials: String = capitals.collect();
    let initials = if initials.chars().count() >= 3 { folded(&initials) } else { String::new() };
    [folded(name), initials].iter().any(|text| {
        let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
        words.windows(wanted.len()).any(|window| window.iter().zip(wanted).all(|(word, w)| fits(word, w)))
    })
}

/// Of each item's names the kind and the forms.
fn names(items: &[Item]) -> Vec<Vec<(NameKind, Vec<String>)>> {
    let naming = Naming::new(items, &across::names::find(items, &across::canonical(items)));
    let of_name = |at: usize, n: usize, name: &Name| match naming.value(at, n) {
        Some(value) => {
            let value = &naming.values()[value as usize];
            (value.kind, value.aliases.iter().chain([&value.shown]).cloned().collect())
        }
        None => (name.kind, vec![name.text.clone()]),
    };
    let of_item = |(at, item): (usize, &Item)| {
        item.analysis.names.iter().enumerate().map(|(n, name)| of_name(at, n, name)).collect()
    };
    items.iter().enumerate().map(of_item).collect()
}

/// Queries of all that can be typed, over the words of the made corpora.
fn typed() -> impl Strategy<Value = String> {
    let word = "(a|be|ce|d|e|f|g|share|outlet|東|a東|b\\*|c~|be~1)";
    let leaf = prop_oneof![
        4 => word,
        1 => "\"(a|be|d e|e f|a be ce)\"",
        1 => "\"(a be|d e|e d f)\"~[1-4]",
        1 => "(title|text|quote):(a|be|d|\"d e\")",
        1 => "(speaker|outlet|person):(a|be|out|d)",
        1 => "kind:(direct|mixed,fragment|indirect)",
        1 => "source:(person|group,unnamed|nobody|doc)",
        1 => "date:20(21|22|23)(-0[1-9])?(\\.\\.)?",
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} {b} ")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) OR ({b})")),
            inner.clone().prop_map(|a| format!("-({a})")),
            inner.clone().prop_map(|a| format!("quote:({a})")),
            inner.prop_map(|a| format!("sentence:({a})")),
        ]
    })
}

proptest! {
    #[test]
    fn totals_are_what_reading_finds(seeds in super::laws::seeds(), text in typed(), all in any::<bool>()) {
        let corpus = super::laws::corpus(&seeds);
        let mut engine = Engine::new(corpus.clone(), Options::LARGE);
        engine.relate();
        for item in &corpus.items {
            prop_assert_eq!(item.article.divided_words(), super::laws::divided(&item.article), "{:?}", &item.article.text);
        }
        let texts: Vec<Text<'_>> = corpus.items.iter().zip(names(&corpus.items)).map(|(i, n)| Text::new(i, n)).collect();
        let node = read(&text).node;
        let query = Query { text: text.clone(), all, ..Query::default() };
        let none = Window { from: 0, len: 0 };
        for tab in Tab::ALL {
            let found = match tab {
                Tab::Quotes => engine.quotes(&query, none).total,
                Tab::Timeline => engine.timeline(&query, none, Begin::Item).total,
                Tab::Articles => engine.articles(&query, none).total,
            };
            let counted: usize = texts.iter().map(|t| t.count(node.as_ref(), tab, all)).sum();
            prop_assert_eq!(found as usize, counted, "{:?} {} {:?}", tab, &text, &node);
        }
    }
}
