//! A query against a corpus: what matches, and which words are hits.
//!
//! Where a query's words are looked for depends on what is listed, as a reader would expect of each list:
//!
//! - a quotation matches by its own words or its speaker's name,
//! - a dated statement by the words of its sentence,
//! - an article by all its words except boilerplate.
//!
//! `speaker:` asks of a statement or an article whether anyone of that name is quoted in it.

use super::parse::{Term, What, parse};
use super::{Facet, Filter, Query};
use crate::corpus::Corpus;
use crate::index::{Catalogue, Hit, folded};
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
    /// Whether the names of those quotations' speakers are searched for words too.
    pub by_speaker: bool,
    /// Its days.
    pub days: Option<Days>,
}

/// A query, looked up in a corpus.
#[derive(Debug)]
pub struct Matcher<'a> {
    corpus: &'a Corpus,
    catalogue: &'a Catalogue,
    conditions: Vec<Condition>,
    filters: Vec<Choice>,
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
    Words { hits: Vec<Hit>, speakers: Vec<u32> },
    Speakers(Vec<u32>),
    Outlets(Vec<u32>),
}

/// The values of one facet that are chosen, or that are excluded.
#[derive(Debug)]
struct Choice {
    exclude: bool,
    values: Values,
}

#[derive(Debug)]
enum Values {
    Speakers(Vec<u32>),
    Outlets(Vec<u32>),
    Kinds(Vec<QuoteKind>),
}

impl<'a> Matcher<'a> {
    /// Looks a query up.
    pub fn new(corpus: &'a Corpus, catalogue: &'a Catalogue, query: &Query) -> Self {
        let conditions = parse(&query.text).into_iter().map(|t| Condition::new(catalogue, t)).collect();
        let mut filters = Vec::new();
        for facet in Facet::ALL {
            for exclude in [false, true] {
                let chosen: Vec<&Filter> =
                    query.filters.iter().filter(|f| f.facet == facet && f.exclude == exclude).collect();
                if !chosen.is_empty() {
                    filters.push(Choice { exclude, values: Values::new(catalogue, facet, &chosen) });
                }
            }
        }
        Self { corpus, catalogue, conditions, filters, days: query.days }
    }

    /// Whether `candidate` matches.
    pub fn matches(&self, candidate: Candidate<'_>) -> bool {
        let in_days = self.days.is_none_or(|asked| candidate.days.is_some_and(|d| d.and(asked).is_some()));
        in_days
            && self.filters.iter().all(|f| self.has_value(&f.values, candidate) != f.exclude)
            && self.conditions.iter().all(|c| self.holds(&c.found, candidate) != c.exclude)
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
            Found::Words { hits, speakers } => {
                let hits = Catalogue::of_doc(hits, candidate.item as u32);
                let inside = match candidate.scope {
                    None => !hits.is_empty(),
                    Some(scope) => {
                        let from = hits.partition_point(|h| h.span.start < scope.start);
                        hits[from..].iter().take_while(|h| h.span.start < scope.end).any(|h| scope.contains(h.span))
                    }
                };
                inside || (candidate.by_speaker && self.quotes_one_of(speakers, candidate))
            }
            Found::Speakers(speakers) => self.quotes_one_of(speakers, candidate),
            Found::Outlets(outlets) => self.carried_by(outlets, candidate),
        }
    }

    fn has_value(&self, values: &Values, candidate: Candidate<'_>) -> bool {
        match values {
            Values::Speakers(speakers) => self.quotes_one_of(speakers, candidate),
            Values::Outlets(outlets) => self.carried_by(outlets, candidate),
            Values::Kinds(kinds) => {
                let quotes = &self.corpus.items[candidate.item].analysis.quotes;
                candidate.quotes.iter().any(|&q| kinds.contains(&quotes[q].kind))
            }
        }
    }

    fn quotes_one_of(&self, speakers: &[u32], candidate: Candidate<'_>) -> bool {
        let known = &self.catalogue.shelves[candidate.item].speakers;
        candidate.quotes.iter().filter_map(|&q| known[q]).any(|s| speakers.binary_search(&s).is_ok())
    }

    fn carried_by(&self, outlets: &[u32], candidate: Candidate<'_>) -> bool {
        let known = &self.catalogue.shelves[candidate.item].outlets;
        known.iter().any(|o| outlets.binary_search(o).is_ok())
    }
}

impl Condition {
    fn new(catalogue: &Catalogue, term: Term) -> Self {
        let found = match term.what {
            What::Words(wanted) => {
                Found::Words { hits: catalogue.text.find(&wanted), speakers: catalogue.speakers.with(&wanted) }
            }
            What::Speaker(part) => Found::Speakers(catalogue.speakers.matching(&|name| name.contains(&part))),
            What::Outlet(part) => Found::Outlets(catalogue.outlets.matching(&|name| name.contains(&part))),
        };
        Self { exclude: term.exclude, found }
    }
}

impl Values {
    fn new(catalogue: &Catalogue, facet: Facet, chosen: &[&Filter]) -> Self {
        let wanted: Vec<String> = chosen.iter().map(|f| folded(&f.value)).collect();
        let is_one = |name: &str| wanted.iter().any(|w| w == name);
        match facet {
            Facet::Speaker => Self::Speakers(catalogue.speakers.matching(&is_one)),
            Facet::Outlet => Self::Outlets(catalogue.outlets.matching(&is_one)),
            Facet::Kind => {
                let kinds = [
                    ("direct", QuoteKind::Direct),
                    ("mixed", QuoteKind::Mixed),
                    ("indirect", QuoteKind::Indirect),
                    ("fragment", QuoteKind::Fragment),
                ];
                Self::Kinds(kinds.iter().filter(|(name, _)| is_one(name)).map(|&(_, kind)| kind).collect())
            }
        }
    }
}
