//! What of a corpus a query's words and fields hold of, unit by unit: articles, quotations, entries of the timeline,
//! sentences.
//!
//! Where words are looked for depends on the unit, as a reader would expect of each list:
//!
//! - a quotation's: in its own words, its speaker's name and role, its outlet's name,
//! - an entry's: in its sentence,
//! - an article's: in all of it but boilerplate,
//! - a sentence's: in it.
//!
//! A field narrows that: `title:` and `text:` ask of the unit's article, `quote:` of quotations' words alone. Names, kinds
//! and days are asked of the quotation, of those in or around an entry's sentence, of any in the article.

use super::bits::Bits;
use super::node::{Field, NameField, Node, Words};
use crate::index::{Catalogue, Names, Wanted, holding};
use dateline_core::name::NameKind;
use dateline_core::quote::QuoteKind;
use dateline_core::time::Days;

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The rows of [`Catalogue::records`].
    Article,
    /// The rows of [`Catalogue::quotes`].
    Quote,
    /// The rows of [`Catalogue::moments`].
    Moment,
    /// The rows of [`Catalogue::sentences`].
    Sentence,
}

impl Unit {
    /// How many a corpus has.
    pub fn count(self, catalogue: &Catalogue) -> usize {
        match self {
            Self::Article => catalogue.records.len(),
            Self::Quote => catalogue.quotes.len(),
            Self::Moment => catalogue.moments.len(),
            Self::Sentence => catalogue.sentences.len(),
        }
    }

    /// The units of an article.
    pub fn of(self, catalogue: &Catalogue, item: u32) -> (u32, u32) {
        match self {
            Self::Article => (item, item + 1),
            Self::Quote => catalogue.quotes_of(item),
            Self::Moment => catalogue.moments_of(item),
            Self::Sentence => catalogue.sentences_of(item),
        }
    }
}

/// The units that `node` holds of.
pub fn eval(catalogue: &Catalogue, node: &Node, unit: Unit) -> Bits {
    let each = |nodes: &[Node], join: fn(&mut Bits, &Bits), mut bits: Bits| {
        for node in nodes {
            join(&mut bits, &eval(catalogue, node, unit));
        }
        bits
    };
    let count = unit.count(catalogue);
    match node {
        Node::All(nodes) => each(nodes, Bits::and, Bits::all(count)),
        Node::Any(nodes) => each(nodes, Bits::or, Bits::none(count)),
        Node::Not(node) => {
            let mut bits = eval(catalogue, node, unit);
            bits.not();
            bits
        }
        Node::Words(words) => words_in(catalogue, words, unit),
        Node::Name(field, wanted) => name(catalogue, *field, wanted, unit),
        Node::Kind(kinds) => of_quotes(catalogue, &with_kind(catalogue, kinds), unit),
        Node::Days(days) => in_days(catalogue, *days, unit),
        Node::Quote(node) => of_quotes(catalogue, &eval(catalogue, node, Unit::Quote), unit),
        Node::Sentence(node) => of_sentences(catalogue, &eval(catalogue, node, Unit::Sentence), unit),
    }
}

fn words_in(catalogue: &Catalogue, words: &Words, unit: Unit) -> Bits {
    let mut bits = Bits::none(unit.count(catalogue));
    let terms: Vec<Vec<u32>> = words.wanted.iter().map(|w| catalogue.text.terms(w)).collect();
    match (terms.as_slice(), unit, words.field) {
        ([one], Unit::Article, Field::Any) => catalogue.text.documents(one, &mut |item, _| bits.set(item)),
        _ => {
            let place = &mut |item, first, last| mark(catalogue, words.field, unit, (item, first, last), &mut bits);
            catalogue.text.occurrences(&terms, words.slop, place);
        }
    }
    if unit == Unit::Quote && words.field == Field::Any {
        let speakers = among(&catalogue.speakers, &words.wanted);
        let roles = among(&catalogue.roles, &words.wanted);
        let outlets = among(&catalogue.outlets, &words.wanted);
        for (at, quote) in (0u32..).zip(&catalogue.quotes) {
            let has = |set: &Bits, number: Option<u32>| number.is_some_and(|n| set.has(n));
            if has(&speakers, quote.speaker.get())
                || has(&roles, quote.role.get())
                || carried(catalogue, quote.item, &outlets)
            {
                bits.set(at);
            }
        }
    }
    bits
}

/// Takes in the units that an occurrence makes hold.
fn mark(catalogue: &Catalogue, field: Field, unit: Unit, place: (u32, u32, u32), bits: &mut Bits) {
    let (item, first, last) = place;
    let (from, to) = unit.of(catalogue, item);
    let (q, r) = catalogue.quotes_of(item);
    let quotes = &catalogue.quotes[q as usize..r as usize];
    if matches!(field, Field::Title | Field::Text) {
        let heading = catalogue.records[item as usize].heading;
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
        (Unit::Quote, _) => holding(quotes, first, last, &mut |at| bits.set(from + at)),
        (Unit::Moment, Field::Quote) => holding(quotes, first, last, &mut |at| {
            for m in from..to {
                if catalogue.quotes_near(&catalogue.moments[m as usize]).contains(&(q + at)) {
                    bits.set(m);
                }
            }
        }),
        (Unit::Moment, _) => {
            let moments = &catalogue.moments[from as usize..to as usize];
            holding(moments, first, last, &mut |at| bits.set(from + at));
        }
        (Unit::Sentence, _) => {
            let mut asked = field != Field::Quote;
            holding(quotes, first, last, &mut |_| asked = true);
            if asked {
                let sentences = &catalogue.sentences[from as usize..to as usize];
                holding(sentences, first, last, &mut |at| bits.set(from + at));
            }
        }
    }
}

/// The numbers of the names that hold the words.
fn among(names: &Names, wanted: &[Wanted]) -> Bits {
    let mut bits = Bits::none(names.count());
    names.with(wanted).into_iter().for_each(|n| bits.set(n));
    bits
}

fn carried(catalogue: &Catalogue, item: u32, outlets: &Bits) -> bool {
    let record = &catalogue.records[item as usize];
    [record.outlet, record.agency].iter().flatten().any(|&n| outlets.has(n))
}

fn name(catalogue: &Catalogue, field: NameField, wanted: &[Wanted], unit: Unit) -> Bits {
    let kind = match field {
        NameField::Speaker => {
            let speakers = among(&catalogue.speakers, wanted);
            let mut quotes = Bits::none(catalogue.quotes.len());
            for (at, quote) in (0u32..).zip(&catalogue.quotes) {
                if quote.speaker.get().is_some_and(|s| speakers.has(s)) {
                    quotes.set(at);
                }
            }
            return of_quotes(catalogue, &quotes, unit);
        }
        NameField::Outlet => {
            let outlets = among(&catalogue.outlets, wanted);
            return of_articles(catalogue, &|item| carried(catalogue, item, &outlets), unit);
        }
        NameField::Person => NameKind::Person,
        NameField::Org => NameKind::Organisation,
        NameField::Place => NameKind::Place,
    };
    let named = among(&catalogue.named[kind as usize], wanted);
    let names_it = |item| catalogue.names_of(item).iter().any(|&(k, n)| k == kind && named.has(n));
    of_articles(catalogue, &names_it, unit)
}

fn with_kind(catalogue: &Catalogue, kinds: &[QuoteKind]) -> Bits {
    let mut bits = Bits::none(catalogue.quotes.len());
    for (at, _) in (0u32..).zip(&catalogue.quotes).filter(|(_, q)| kinds.contains(&q.kind)) {
        bits.set(at);
    }
    bits
}

/// The units whose days share one with `days`: those of publication, of an entry the days meant.
pub fn in_days(catalogue: &Catalogue, days: Days, unit: Unit) -> Bits {
    let shares = |other: Option<Days>| other.is_some_and(|d| d.and(days).is_some());
    if unit != Unit::Moment {
        let published = |item: u32| catalogue.records[item as usize].published.map(|p| p.0);
        return of_articles(catalogue, &|item| shares(published(item)), unit);
    }
    let mut bits = Bits::none(catalogue.moments.len());
    for (at, _) in (0u32..).zip(&catalogue.moments).filter(|(_, m)| shares(m.days)) {
        bits.set(at);
    }
    bits
}

/// The units of the articles that pass.
pub fn of_articles(catalogue: &Catalogue, passes: &dyn Fn(u32) -> bool, unit: Unit) -> Bits {
    let mut bits = Bits::none(unit.count(catalogue));
    for item in (0..catalogue.records.len() as u32).filter(|&item| passes(item)) {
        let (from, to) = unit.of(catalogue, item);
        bits.set_range(from, to);
    }
    bits
}

/// The units to which one of `quotes` belongs.
pub fn of_quotes(catalogue: &Catalogue, quotes: &Bits, unit: Unit) -> Bits {
    let mut bits = Bits::none(unit.count(catalogue));
    match unit {
        Unit::Quote => return quotes.clone(),
        Unit::Article => quotes.each(&mut |q| bits.set(catalogue.quotes[q as usize].item)),
        Unit::Moment => {
            for (at, moment) in (0u32..).zip(&catalogue.moments) {
                if catalogue.quotes_near(moment).iter().any(|&q| quotes.has(q)) {
                    bits.set(at);
                }
            }
        }
        Unit::Sentence => quotes.each(&mut |q| {
            let quote = &catalogue.quotes[q as usize];
            let (from, to) = sharing(catalogue, quote.item, (quote.first, quote.end));
            bits.set_range(from, to);
        }),
    }
    bits
}

/// The units that share a word with one of `sentences`.
fn of_sentences(catalogue: &Catalogue, sentences: &Bits, unit: Unit) -> Bits {
    let mut bits = Bits::none(unit.count(catalogue));
    for item in 0..catalogue.records.len() as u32 {
        let (from, to) = catalogue.sentences_of(item);
        if !sentences.any(from, to) {
            continue;
        }
        let holds = |first: u32, end: u32| {
            let (from, to) = sharing(catalogue, item, (first, end));
            sentences.any(from, to)
        };
        let (first, last) = unit.of(catalogue, item);
        for at in first..last {
            let passes = match unit {
                Unit::Article => true,
                Unit::Quote => holds(catalogue.quotes[at as usize].first, catalogue.quotes[at as usize].end),
                Unit::Moment => holds(catalogue.moments[at as usize].first, catalogue.moments[at as usize].end),
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
fn sharing(catalogue: &Catalogue, item: u32, (first, end): (u32, u32)) -> (u32, u32) {
    let (from, to) = catalogue.sentences_of(item);
    let all = &catalogue.sentences[from as usize..to as usize];
    let begin = all.partition_point(|s| s.1 <= first);
    let len = if first < end { all[begin..].partition_point(|s| s.0 < end) } else { 0 };
    (from + begin as u32, from + (begin + len) as u32)
}
