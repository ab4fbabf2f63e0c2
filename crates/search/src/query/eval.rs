//! Evaluates a query's tree against the index and the doc values, for one unit: articles, quotations, entries of the timeline
//! or sentences.
//!
//! Where words are looked for depends on the unit, as a reader would expect of each list:
//!
//! - a quotation's: in its own words and the sentences that these stand in, its speaker's name and role, its outlet's name,
//! - an entry's: in its sentence,
//! - an article's: in all of it but boilerplate,
//! - a sentence's: in it.
//!
//! A field narrows that: `title:` and `text:` ask of the unit's article, `quote:` of quotations' words alone. Names, kinds
//! and days are asked of the quotation, of those in or around an entry's sentence, of any in the article.

use super::bits::Bits;
use super::node::{Field, NameField, Node, Words};
use crate::index::{DocValues, Names, QuoteValues, SearchWord, holding, sharing_rows};
use dateline_core::calendar::Days;
use dateline_core::name::NameKind;

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The rows of [`DocValues::articles`].
    Article,
    /// The rows of [`DocValues::quotes`].
    Quote,
    /// The rows of [`DocValues::entries`].
    Entry,
    /// The rows of [`DocValues::sentences`].
    Sentence,
}

impl Unit {
    /// How many a corpus has.
    pub fn count(self, doc_values: &DocValues) -> usize {
        match self {
            Self::Article => doc_values.articles.len(),
            Self::Quote => doc_values.quotes.len(),
            Self::Entry => doc_values.entries.len(),
            Self::Sentence => doc_values.sentences.len(),
        }
    }

    /// The units of an article.
    pub fn of(self, doc_values: &DocValues, item: u32) -> (u32, u32) {
        match self {
            Self::Article => (item, item + 1),
            Self::Quote => doc_values.quotes_of(item),
            Self::Entry => doc_values.entries_of(item),
            Self::Sentence => doc_values.sentences_of(item),
        }
    }
}

/// The units that `node` holds of, for each of these kinds of units. Postings are read once for all kinds.
pub fn eval(doc_values: &DocValues, node: &Node, units: &[Unit]) -> Vec<Bits> {
    let each = |nodes: &[Node], join: fn(&mut Bits, &Bits), begin: fn(usize) -> Bits| {
        let mut sets: Vec<Bits> = units.iter().map(|unit| begin(unit.count(doc_values))).collect();
        for node in nodes {
            sets.iter_mut().zip(eval(doc_values, node, units)).for_each(|(bits, own)| join(bits, &own));
        }
        sets
    };
    let of = |set: &dyn Fn(Unit) -> Bits| units.iter().map(|&unit| set(unit)).collect();
    let one = |node: &Node, unit: Unit| eval(doc_values, node, &[unit]).pop().unwrap_or_default();
    match node {
        Node::All(nodes) => each(nodes, Bits::and, Bits::all),
        Node::Any(nodes) => each(nodes, Bits::or, Bits::none),
        Node::Not(node) => {
            let mut sets = eval(doc_values, node, units);
            sets.iter_mut().for_each(Bits::not);
            sets
        }
        Node::Words(words) => words_in(doc_values, words, units),
        Node::Name(field, wanted) => of(&|unit| name(doc_values, *field, wanted, unit)),
        Node::Kind(kinds) => {
            let quotes = quotes_that(doc_values, &|quote| kinds.contains(&quote.kind));
            of(&|unit| of_quotes(doc_values, &quotes, unit))
        }
        Node::Source(sources) => {
            let quotes = quotes_that(doc_values, &|quote| sources.contains(&quote.source));
            of(&|unit| of_quotes(doc_values, &quotes, unit))
        }
        Node::Days(days) => of(&|unit| in_days(doc_values, *days, unit)),
        Node::Quote(node) => {
            let quotes = one(node, Unit::Quote);
            of(&|unit| of_quotes(doc_values, &quotes, unit))
        }
        Node::Sentence(node) => {
            let sentences = one(node, Unit::Sentence);
            of(&|unit| of_sentences(doc_values, &sentences, unit))
        }
    }
}

fn words_in(doc_values: &DocValues, words: &Words, units: &[Unit]) -> Vec<Bits> {
    let mut sets: Vec<(Unit, Bits)> = units.iter().map(|&u| (u, Bits::none(u.count(doc_values)))).collect();
    let terms: Vec<Vec<u32>> = words.wanted.iter().map(|w| doc_values.text.terms(w)).collect();
    match (terms.as_slice(), sets.as_mut_slice(), words.field) {
        ([one], [(Unit::Article, bits)], Field::Any) => doc_values.text.documents(one, &mut |item, _| bits.set(item)),
        (_, sets, field) => doc_values.text.occurrences(&terms, words.slop, &mut |item, first, last| {
            for (unit, bits) in &mut *sets {
                mark(doc_values, field, *unit, (item, first, last), bits);
            }
        }),
    }
    for (unit, bits) in &mut sets {
        if *unit == Unit::Quote && words.field == Field::Any {
            bits.or(&around_quotes(doc_values, &words.wanted));
        }
    }
    sets.into_iter().map(|(_, bits)| bits).collect()
}

/// The quotations whose speaker's name or role, or whose outlet's name holds the words.
fn around_quotes(doc_values: &DocValues, wanted: &[SearchWord]) -> Bits {
    let outlets = among(&doc_values.outlets, wanted);
    // Few words are part of a name: where they are of none, no row is looked at.
    let mut bits = if outlets.is_empty() {
        Bits::none(doc_values.quotes.len())
    } else {
        of_articles(doc_values, &|item| carried(doc_values, item, &outlets), Unit::Quote)
    };
    let (speakers, roles) = (among(&doc_values.speakers, wanted), among(&doc_values.roles, wanted));
    if !speakers.is_empty() || !roles.is_empty() {
        let has = |set: &Bits, number: Option<u32>| number.is_some_and(|n| set.has(n));
        for (at, quote) in (0u32..).zip(&doc_values.quotes) {
            if has(&speakers, quote.speaker.get()) || has(&roles, quote.role.get()) {
                bits.set(at);
            }
        }
    }
    bits
}

/// Takes in the units that an occurrence makes hold.
fn mark(doc_values: &DocValues, field: Field, unit: Unit, place: (u32, u32, u32), bits: &mut Bits) {
    let (item, first, last) = place;
    let (from, to) = unit.of(doc_values, item);
    if from == to {
        return;
    }
    if (unit, field) == (Unit::Entry, Field::Any) {
        let entries = &doc_values.entries[from as usize..to as usize];
        return holding(entries, first, last, &mut |at| bits.set(from + at));
    }
    let (q, r) = doc_values.quotes_of(item);
    let quotes = &doc_values.quotes[q as usize..r as usize];
    if matches!(field, Field::Title | Field::Text) {
        let heading = doc_values.articles[item as usize].heading;
        let inside = heading.0 <= first && last < heading.1;
        if inside != (field == Field::Title) {
            return;
        }
        if unit != Unit::Sentence {
            return bits.set_range(from, to);
        }
    }
    match (unit, field) {
        (Unit::Article, Field::Quote) => holding(quotes, first, last, &mut |_| bits.set(item)),
        (Unit::Article, _) => bits.set(item),
        (Unit::Quote, Field::Any) => {
            holding(quotes, first, last, &mut |at| bits.set(from + at));
            // What is pasted from an article has its "he added" with it.
            let (s, t) = doc_values.sentences_of(item);
            let sentences = &doc_values.sentences[s as usize..t as usize];
            holding(sentences, first, last, &mut |at| {
                let (begin, end) = sentences[at as usize];
                sharing_rows(quotes, begin, end, &mut |at| bits.set(from + at));
            });
        }
        (Unit::Quote, _) => holding(quotes, first, last, &mut |at| bits.set(from + at)),
        (Unit::Entry, Field::Quote) => holding(quotes, first, last, &mut |at| {
            for m in from..to {
                if doc_values.quotes_near(&doc_values.entries[m as usize]).contains(&(q + at)) {
                    bits.set(m);
                }
            }
        }),
        (Unit::Entry, _) => {
            let entries = &doc_values.entries[from as usize..to as usize];
            holding(entries, first, last, &mut |at| bits.set(from + at));
        }
        (Unit::Sentence, _) => {
            let mut asked = field != Field::Quote;
            holding(quotes, first, last, &mut |_| asked = true);
            if asked {
                let sentences = &doc_values.sentences[from as usize..to as usize];
                holding(sentences, first, last, &mut |at| bits.set(from + at));
            }
        }
    }
}

/// The numbers of the names that hold the words.
fn among(names: &Names, wanted: &[SearchWord]) -> Bits {
    let mut bits = Bits::none(names.count());
    names.with(wanted).into_iter().for_each(|n| bits.set(n));
    bits
}

fn carried(doc_values: &DocValues, item: u32, outlets: &Bits) -> bool {
    let record = &doc_values.articles[item as usize];
    [record.outlet, record.agency].iter().flatten().any(|&n| outlets.has(n))
}

fn name(doc_values: &DocValues, field: NameField, wanted: &[SearchWord], unit: Unit) -> Bits {
    let kind = match field {
        NameField::Speaker => {
            let speakers = among(&doc_values.speakers, wanted);
            let mut quotes = Bits::none(doc_values.quotes.len());
            for (at, quote) in (0u32..).zip(&doc_values.quotes) {
                if quote.speaker.get().is_some_and(|s| speakers.has(s)) {
                    quotes.set(at);
                }
            }
            return of_quotes(doc_values, &quotes, unit);
        }
        NameField::Outlet => {
            let outlets = among(&doc_values.outlets, wanted);
            return of_articles(doc_values, &|item| carried(doc_values, item, &outlets), unit);
        }
        NameField::Agency => {
            let agencies = among(&doc_values.outlets, wanted);
            let writes = |item: u32| doc_values.articles[item as usize].agency.is_some_and(|n| agencies.has(n));
            return of_articles(doc_values, &writes, unit);
        }
        NameField::Field => {
            let fields = among(&doc_values.fields, wanted);
            let has = |item: u32| doc_values.fields_of(item).iter().any(|&n| fields.has(n));
            return of_articles(doc_values, &has, unit);
        }
        NameField::Person => NameKind::Person,
        NameField::Org => NameKind::Organisation,
        NameField::Place => NameKind::Place,
    };
    let named = among(&doc_values.named[kind as usize], wanted);
    let names_it = |item| doc_values.names_of(item).iter().any(|&(k, n)| k == kind && named.has(n));
    of_articles(doc_values, &names_it, unit)
}

/// The quotations that pass.
fn quotes_that(doc_values: &DocValues, passes: &dyn Fn(&QuoteValues) -> bool) -> Bits {
    let mut bits = Bits::none(doc_values.quotes.len());
    for (at, _) in (0u32..).zip(&doc_values.quotes).filter(|(_, quote)| passes(quote)) {
        bits.set(at);
    }
    bits
}

/// The units whose days share one with `days`: those of publication, of an entry the days meant.
pub fn in_days(doc_values: &DocValues, days: Days, unit: Unit) -> Bits {
    let shares = |other: Option<Days>| other.is_some_and(|d| d.and(days).is_some());
    if unit != Unit::Entry {
        let published = |item: u32| doc_values.articles[item as usize].published.map(|p| p.0);
        return of_articles(doc_values, &|item| shares(published(item)), unit);
    }
    let mut bits = Bits::none(doc_values.entries.len());
    for (at, _) in (0u32..).zip(&doc_values.entries).filter(|(_, m)| shares(m.days)) {
        bits.set(at);
    }
    bits
}

/// The units of the articles that pass.
pub fn of_articles(doc_values: &DocValues, passes: &dyn Fn(u32) -> bool, unit: Unit) -> Bits {
    let mut bits = Bits::none(unit.count(doc_values));
    for item in (0..doc_values.articles.len() as u32).filter(|&item| passes(item)) {
        let (from, to) = unit.of(doc_values, item);
        bits.set_range(from, to);
    }
    bits
}

/// The units to which one of `quotes` belongs.
pub fn of_quotes(doc_values: &DocValues, quotes: &Bits, unit: Unit) -> Bits {
    let mut bits = Bits::none(unit.count(doc_values));
    match unit {
        Unit::Quote => return quotes.clone(),
        Unit::Article => quotes.each(&mut |q| bits.set(doc_values.quotes[q as usize].item)),
        Unit::Entry => {
            for (at, entry) in (0u32..).zip(&doc_values.entries) {
                if doc_values.quotes_near(entry).iter().any(|&q| quotes.has(q)) {
                    bits.set(at);
                }
            }
        }
        Unit::Sentence => quotes.each(&mut |q| {
            let quote = &doc_values.quotes[q as usize];
            let (from, to) = sharing(doc_values, quote.item, (quote.first, quote.end));
            bits.set_range(from, to);
        }),
    }
    bits
}

/// The units that share a word with one of `sentences`.
fn of_sentences(doc_values: &DocValues, sentences: &Bits, unit: Unit) -> Bits {
    let mut bits = Bits::none(unit.count(doc_values));
    for item in 0..doc_values.articles.len() as u32 {
        let (from, to) = doc_values.sentences_of(item);
        if !sentences.any(from, to) {
            continue;
        }
        let holds = |first: u32, end: u32| {
            let (from, to) = sharing(doc_values, item, (first, end));
            sentences.any(from, to)
        };
        let (first, last) = unit.of(doc_values, item);
        for at in first..last {
            let passes = match unit {
                Unit::Article => true,
                Unit::Quote => holds(doc_values.quotes[at as usize].first, doc_values.quotes[at as usize].end),
                Unit::Entry => holds(doc_values.entries[at as usize].first, doc_values.entries[at as usize].end),
                Unit::Sentence => sentences.has(at),
            };
            if passes {
                bits.set(at);
            }
        }
    }
    bits
}

/// The rows of an article's sentences that share a word with these positions.
fn sharing(doc_values: &DocValues, item: u32, (first, end): (u32, u32)) -> (u32, u32) {
    let (from, to) = doc_values.sentences_of(item);
    let all = &doc_values.sentences[from as usize..to as usize];
    let begin = all.partition_point(|s| s.1 <= first);
    let len = if first < end { all[begin..].partition_point(|s| s.0 < end) } else { 0 };
    (from + begin as u32, from + (begin + len) as u32)
}
