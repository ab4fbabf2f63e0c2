//! A query against a corpus: what matches, and which words are hits.
//!
//! Where a query's words are looked for depends on what is listed, as a reader would expect of each list:
//!
//! - a quotation matches by its own words, its speaker's name or role, its outlet,
//! - a dated statement by the words of its sentence,
//! - an article by all its words except boilerplate.
//!
//! `speaker:` asks of a statement or an article whether anyone of that name is quoted in it. What is chosen and excluded of
//! speakers and kinds must hold of one and the same quotation: an article passes “Roe, but nothing paraphrased” if it has
//! words of Roe's that are not, whatever else it paraphrases. One without quotations passes what only excludes.

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it matches.
    pub passes: bool,
    /// A bit for each part without which it would match.
    without: u8,
}

impl Part {
    const fn bit(self) -> u8 {
        match self {
            Self::Facet(facet) => 1 << facet as u8,
            Self::Days => 1 << Facet::ALL.len(),
        }
    }
}

impl Verdict {
    /// Whether it would match if this part asked for nothing.
    pub fn passes_without(self, part: Part) -> bool {
        self.without & part.bit() != 0
    }
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
        self.verdict(candidate).passes
    }

    /// Whether `candidate` matches, and without which part of the query it would.
    pub fn verdict(&self, candidate: Candidate<'_>) -> Verdict {
        if !self.conditions.iter().all(|c| self.holds(&c.found, candidate) != c.exclude) {
            return Verdict::default();
        }
        let in_days = self.days.is_none_or(|asked| candidate.days.is_some_and(|d| d.and(asked).is_some()));
        let mut failed = if in_days { 0 } else { Part::Days.bit() };
        for choice in self.choices.iter().filter(|c| !is_of_quotes(c.facet)) {
            if self.article_has(choice, candidate.item) == choice.exclude {
                failed |= Part::Facet(choice.facet).bit();
            }
        }
        let quoted = self.some_quote(candidate, None);
        let mut without = 0;
        for part in Facet::ALL.map(Part::Facet).into_iter().chain([Part::Days]) {
            let quoted = match part {
                Part::Facet(facet) if is_of_quotes(facet) => self.some_quote(candidate, Some(facet)),
                _ => quoted,
            };
            if quoted && failed & !part.bit() == 0 {
                without |= part.bit();
            }
        }
        Verdict { passes: quoted && failed == 0, without }
    }

    /// Whether one of the candidate's quotations has all that is chosen of quotations, what is chosen of `ignored` aside.
    fn some_quote(&self, candidate: Candidate<'_>, ignored: Option<Facet>) -> bool {
        let mut asked = self.choices.iter().filter(|c| is_of_quotes(c.facet) && Some(c.facet) != ignored);
        if candidate.quotes.is_empty() {
            return asked.all(|c| c.exclude);
        }
        candidate.quotes.iter().any(|&q| self.quote_passes(candidate.item, q, ignored))
    }

    /// Whether a quotation has all that is chosen of quotations, what is chosen of `ignored` aside.
    pub fn quote_passes(&self, item: usize, quote: usize, ignored: Option<Facet>) -> bool {
        let mut asked = self.choices.iter().filter(|c| is_of_quotes(c.facet) && Some(c.facet) != ignored);
        asked.all(|c| self.quote_has(c, item, quote) != c.exclude)
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

    fn article_has(&self, choice: &Choice, item: usize) -> bool {
        let shelf = &self.catalogue.shelves[item];
        match &choice.values {
            Values::Named(numbers, unnamed) => {
                let number = if choice.facet == Facet::Agency { shelf.agency } else { shelf.outlet };
                is_named(number, numbers, *unnamed)
            }
            Values::Articles(numbers) => numbers.binary_search(&(item as u32)).is_ok(),
            Values::Kinds(_) => false,
        }
    }

    fn quote_has(&self, choice: &Choice, item: usize, quote: usize) -> bool {
        match &choice.values {
            Values::Named(numbers, unnamed) => {
                is_named(self.catalogue.shelves[item].speakers[quote], numbers, *unnamed)
            }
            Values::Kinds(kinds) => kinds.contains(&self.corpus.items[item].analysis.quotes[quote].kind),
            Values::Articles(_) => false,
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

/// Whether a facet's values are those of quotations, not of their articles.
const fn is_of_quotes(facet: Facet) -> bool {
    matches!(facet, Facet::Speaker | Facet::Kind)
}

fn is_named(number: Option<u32>, numbers: &[u32], unnamed: bool) -> bool {
    number.map_or(unnamed, |n| numbers.binary_search(&n).is_ok())
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
