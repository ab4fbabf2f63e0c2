//! A query against a corpus: what matches, and which words are hits.
//!
//! Where a query's words are looked for depends on what is listed, as a reader would expect of each list:
//!
//! - a quotation matches by its own words, its speaker's name or role, its outlet,
//! - a dated statement by the words of its sentence,
//! - an article by all its words except boilerplate.
//!
//! `speaker:` asks of a statement or an article whether anyone of that name is quoted in it.

use super::parse::{Term, What, parse};
use super::{Facet, Filter, NOT_NAMED, Query};
use crate::corpus::Corpus;
use crate::index::{Catalogue, Hit, Names, folded};
use crate::quote::QuoteKind;
use crate::text::Span;
use crate::time::Days;

/// Something listed that may match.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Number of its article.
    pub item: usize,
    /// Where words are looked for; nothing for the whole article.
    pub scope: Option<Span>,
    /// Numbers of the quotations that belong to it.
    pub quotes: &'a [usize],
    /// Whether words are looked for in the names and roles of those quotations' speakers and in the outlet too.
    pub by_source: bool,
    /// Its days.
    pub days: Option<Days>,
}

/// A part of a query beside its words: what is counted without regard to its own choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is chosen and excluded of one facet.
    Facet(Facet),
    /// The days.
    Days,
}

/// What comes of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It matches.
    Passes,
    /// It would, were it not for this part of the query.
    FailsBy(Part),
    /// It fails by its words, or by more than one part.
    Fails,
}

/// A query, looked up in a corpus.
#[derive(Debug)]
pub struct Matcher<'a> {
    corpus: &'a Corpus,
    catalogue: &'a Catalogue,
    conditions: Vec<Condition>,
    choices: Vec<Choice>,
    days: Option<Days>,
}

#[derive(Debug)]
struct Condition {
    exclude: bool,
    found: Found,
}

/// What a term found; numbers are sorted.
#[derive(Debug)]
enum Found {
    Words { hits: Vec<Hit>, speakers: Vec<u32>, outlets: Vec<u32> },
    Speakers(Vec<u32>),
    Outlets(Vec<u32>),
}

/// The values of one facet that are chosen, or that are excluded.
#[derive(Debug)]
struct Choice {
    facet: Facet,
    exclude: bool,
    values: Values,
}

#[derive(Debug)]
enum Values {
    /// Numbers of names, sorted, and whether those who are not named count too.
    Named(Vec<u32>, bool),
    Kinds(Vec<QuoteKind>),
    /// Numbers of articles, sorted.
    Articles(Vec<u32>),
}

impl<'a> Matcher<'a> {
    /// Looks a query up.
    pub fn new(corpus: &'a Corpus, catalogue: &'a Catalogue, query: &Query) -> Self {
        let conditions = parse(&query.text).into_iter().map(|t| Condition::new(catalogue, t)).collect();
        let mut choices = Vec::new();
        for facet in Facet::ALL {
            for exclude in [false, true] {
                let chosen: Vec<&Filter> =
                    query.filters.iter().filter(|f| f.facet == facet && f.exclude == exclude).collect();
                if !chosen.is_empty() {
                    choices.push(Choice { facet, exclude, values: Values::new(corpus, catalogue, facet, &chosen) });
                }
            }
        }
        Self { corpus, catalogue, conditions, choices, days: query.days }
    }

    /// Whether `candidate` matches.
    pub fn matches(&self, candidate: Candidate<'_>) -> bool {
        self.verdict(candidate) == Verdict::Passes
    }

    /// Whether `candidate` matches, or which part of the query alone keeps it from that.
    pub fn verdict(&self, candidate: Candidate<'_>) -> Verdict {
        if !self.conditions.iter().all(|c| self.holds(&c.found, candidate) != c.exclude) {
            return Verdict::Fails;
        }
        let in_days = self.days.is_none_or(|asked| candidate.days.is_some_and(|d| d.and(asked).is_some()));
        let mut failed = (!in_days).then_some(Part::Days);
        for choice in &self.choices {
            if self.has_value(choice, candidate) == choice.exclude {
                let part = Part::Facet(choice.facet);
                if failed.is_some_and(|f| f != part) {
                    return Verdict::Fails;
                }
                failed = Some(part);
            }
        }
        failed.map_or(Verdict::Passes, Verdict::FailsBy)
    }

    /// The words of an article that the query hits, in order, without overlap.
    pub fn hits(&self, item: usize) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for condition in self.conditions.iter().filter(|c| !c.exclude) {
            if let Found::Words { hits, .. } = &condition.found {
                spans.extend(Catalogue::of_doc(hits, item as u32).iter().map(|h| h.span));
            }
        }
        crate::order::plain(&mut spans);
        let mut out: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match out.last_mut() {
                Some(last) if span.start < last.end => *last = last.to(span),
                _ => out.push(span),
            }
        }
        out
    }

    fn holds(&self, found: &Found, candidate: Candidate<'_>) -> bool {
        match found {
            Found::Words { hits, speakers, outlets } => {
                let hits = Catalogue::of_doc(hits, candidate.item as u32);
                let within = |scope: Span| {
                    let from = hits.partition_point(|h| h.span.start < scope.start);
                    hits[from..].iter().take_while(|h| h.span.start < scope.end).any(|h| scope.contains(h.span))
                };
                candidate.scope.map_or(!hits.is_empty(), within)
                    || candidate.by_source
                        && (self.quotes_one_of(speakers, candidate)
                            || self.carried_by(outlets, candidate)
                            || self.roles(candidate).any(within))
            }
            Found::Speakers(speakers) => self.quotes_one_of(speakers, candidate),
            Found::Outlets(outlets) => self.carried_by(outlets, candidate),
        }
    }

    /// The roles of those who are quoted, as stated.
    fn roles(&self, candidate: Candidate<'_>) -> impl Iterator<Item = Span> {
        let analysis = &self.corpus.items[candidate.item].analysis;
        let speakers = candidate.quotes.iter().filter_map(|&q| analysis.quotes[q].speaker.as_ref()?.name);
        speakers.filter_map(|n| analysis.names.get(n as usize)?.role)
    }

    fn has_value(&self, choice: &Choice, candidate: Candidate<'_>) -> bool {
        let shelf = &self.catalogue.shelves[candidate.item];
        let quotes = || candidate.quotes.iter().copied();
        match &choice.values {
            Values::Named(numbers, unnamed) => {
                let has = |n: Option<u32>| n.map_or(*unnamed, |n| numbers.binary_search(&n).is_ok());
                match choice.facet {
                    Facet::Outlet => has(shelf.outlet),
                    Facet::Agency => has(shelf.agency),
                    _ => quotes().any(|q| has(shelf.speakers[q])),
                }
            }
            Values::Kinds(kinds) => {
                let all = &self.corpus.items[candidate.item].analysis.quotes;
                quotes().any(|q| kinds.contains(&all[q].kind))
            }
            Values::Articles(numbers) => numbers.binary_search(&(candidate.item as u32)).is_ok(),
        }
    }

    fn quotes_one_of(&self, speakers: &[u32], candidate: Candidate<'_>) -> bool {
        let known = &self.catalogue.shelves[candidate.item].speakers;
        candidate.quotes.iter().filter_map(|&q| known[q]).any(|s| speakers.binary_search(&s).is_ok())
    }

    fn carried_by(&self, outlets: &[u32], candidate: Candidate<'_>) -> bool {
        let shelf = &self.catalogue.shelves[candidate.item];
        [shelf.outlet, shelf.agency].iter().flatten().any(|o| outlets.binary_search(o).is_ok())
    }
}

impl Condition {
    fn new(catalogue: &Catalogue, term: Term) -> Self {
        let found = match term.what {
            What::Words(wanted) => Found::Words {
                hits: catalogue.text.find(&wanted),
                speakers: catalogue.speakers.with(&wanted),
                outlets: catalogue.outlets.with(&wanted),
            },
            What::Speaker(part) => Found::Speakers(catalogue.speakers.matching(&|name| name.contains(&part))),
            What::Outlet(part) => Found::Outlets(catalogue.outlets.matching(&|name| name.contains(&part))),
        };
        Self { exclude: term.exclude, found }
    }
}

impl Values {
    fn new(corpus: &Corpus, catalogue: &Catalogue, facet: Facet, chosen: &[&Filter]) -> Self {
        let wanted: Vec<String> = chosen.iter().map(|f| folded(&f.value)).collect();
        let is_one = |name: &str| wanted.iter().any(|w| w == name);
        let named = |names: &Names| Self::Named(names.matching(&is_one), is_one(NOT_NAMED));
        match facet {
            Facet::Speaker => named(&catalogue.speakers),
            Facet::Outlet | Facet::Agency => named(&catalogue.outlets),
            Facet::Kind => Self::Kinds(QuoteKind::ALL.into_iter().filter(|k| is_one(k.key())).collect()),
            Facet::Article => {
                let items = (0u32..).zip(&corpus.items);
                let is_chosen = |id: &str| chosen.iter().any(|f| f.value == id);
                Self::Articles(items.filter(|(_, i)| is_chosen(&i.id)).map(|(n, _)| n).collect())
            }
        }
    }
}
