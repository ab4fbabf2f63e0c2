//! Matches a query against a corpus: the rows that match, and those that would match without one of its conditions.
//!
//! Filters of speakers, sources and kinds must hold of one and the same quotation: an article passes “Roe, but
//! nothing paraphrased” if it has words of Roe's that are not, whatever else it paraphrases. One without quotations passes
//! what only excludes.

use std::cell::OnceCell;

use super::bits::Bits;
use super::eval::{Unit, eval, in_days, of_articles, of_quotes};
use super::node::Node;
use super::{CARRIED, Facet, Filter, NOT_NAMED, Query, read};
use crate::index::{DocValues, Names, folded};
use dateline_core::calendar::Days;
use dateline_core::quote::{QuoteKind, SourceKind};

/// A part of a query beside its words: what is counted without regard to its own choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// What is chosen and excluded of one facet.
    Facet(Facet),
    /// The days.
    Days,
}

/// A query, looked up in a corpus.
#[derive(Clone, Debug)]
pub struct Matcher<'a> {
    pub(super) doc_values: &'a DocValues,
    pub(super) node: Option<Node>,
    choices: Vec<Choice>,
    days: Option<Days>,
    /// Whether quotations count that are not shown by default.
    all: bool,
    /// Whether of articles that copy one text the first alone counts.
    once: bool,
    /// What the typed text holds of, by unit.
    typed: [OnceCell<Bits>; 4],
}

/// The values of one facet that are chosen, or that are excluded.
#[derive(Clone, Debug)]
struct Choice {
    facet: Facet,
    exclude: bool,
    values: Values,
}

#[derive(Clone, Debug)]
enum Values {
    /// Names, and whether those who are not named count too.
    Named(Bits, bool),
    Kinds(Vec<QuoteKind>),
    Sources(Vec<SourceKind>),
    /// By one outlet, by two and more.
    Carried([bool; 2]),
    Articles(Bits),
}

impl<'a> Matcher<'a> {
    /// Looks a query up.
    pub fn new(doc_values: &'a DocValues, query: &Query) -> Self {
        let mut choices = Vec::new();
        for facet in Facet::ALL {
            for exclude in [false, true] {
                let chosen: Vec<&Filter> =
                    query.filters.iter().filter(|f| f.facet == facet && f.exclude == exclude).collect();
                if !chosen.is_empty() {
                    choices.push(Choice { facet, exclude, values: Values::new(doc_values, facet, &chosen) });
                }
            }
        }
        Self {
            doc_values,
            node: read(&query.text).node,
            choices,
            days: query.days,
            all: query.all,
            once: query.once,
            typed: Default::default(),
        }
    }

    /// Looks up what the typed text holds of for several kinds of units at once, which takes less than one after another.
    pub fn look_up(&self, units: &[Unit]) {
        let Some(node) = &self.node else { return };
        for (&unit, bits) in units.iter().zip(eval(self.doc_values, node, units)) {
            self.typed[unit as usize].get_or_init(|| bits);
        }
    }

    /// The units that match; `ignored` asks for nothing.
    pub fn found(&self, unit: Unit, ignored: Option<Condition>) -> Bits {
        let mut bits = match &self.node {
            Some(node) => {
                let only = || eval(self.doc_values, node, &[unit]).pop().unwrap_or_default();
                self.typed[unit as usize].get_or_init(only).clone()
            }
            None => Bits::all(unit.count(self.doc_values)),
        };
        if unit == Unit::Quote {
            bits.and(&self.visible());
        }
        if self.once {
            bits.and(&of_articles(self.doc_values, &|item| !self.doc_values.is_further_copy(item), unit));
        }
        if let Some(days) = self.days.filter(|_| ignored != Some(Condition::Days)) {
            bits.and(&in_days(self.doc_values, days, unit));
        }
        let ignored = match ignored {
            Some(Condition::Facet(facet)) => Some(facet),
            _ => None,
        };
        for choice in self.choices.iter().filter(|c| !is_of_quotes(c.facet) && Some(c.facet) != ignored) {
            let passes = |item| self.article_has(choice, item) != choice.exclude;
            bits.and(&of_articles(self.doc_values, &passes, unit));
        }
        let mut asked = self.choices.iter().filter(|c| is_of_quotes(c.facet) && Some(c.facet) != ignored).peekable();
        if asked.peek().is_some() {
            let mut some = of_quotes(self.doc_values, &self.quotes(ignored), unit);
            if asked.all(|c| c.exclude) {
                some.or(&self.without_quotes(unit));
            }
            bits.and(&some);
        }
        bits
    }

    /// The quotations that have all that is chosen of quotations, what is chosen of `ignored` aside.
    pub fn quotes(&self, ignored: Option<Facet>) -> Bits {
        let mut bits = self.visible();
        for choice in self.choices.iter().filter(|c| is_of_quotes(c.facet) && Some(c.facet) != ignored) {
            let mut has = Bits::none(self.doc_values.quotes.len());
            for (at, quote) in (0u32..).zip(&self.doc_values.quotes) {
                let it = match &choice.values {
                    Values::Named(names, unnamed) => is_named(quote.speaker.get(), names, *unnamed),
                    Values::Kinds(kinds) => kinds.contains(&quote.kind),
                    Values::Sources(sources) => sources.contains(&quote.source),
                    Values::Carried(chosen) => chosen[usize::from(quote.several)],
                    Values::Articles(_) => false,
                };
                if it != choice.exclude {
                    has.set(at);
                }
            }
            bits.and(&has);
        }
        bits
    }

    /// The quotations that count at all.
    fn visible(&self) -> Bits {
        let quotes = &self.doc_values.quotes;
        if self.all {
            return Bits::all(quotes.len());
        }
        let mut bits = Bits::none(quotes.len());
        (0u32..).zip(quotes).filter(|(_, quote)| quote.is_shown()).for_each(|(at, _)| bits.set(at));
        bits
    }

    /// How many quotations match that do not count, being less sure or not said.
    pub fn hidden(&self) -> u32 {
        if self.all {
            return 0;
        }
        let all = Self { all: true, ..self.clone() };
        (all.found(Unit::Quote, None).count() - self.found(Unit::Quote, None).count()) as u32
    }

    /// How many units match that are further copies of a text, whether these count or not.
    pub fn copies(&self, unit: Unit) -> u32 {
        let count = |once: bool| Self { once, ..self.clone() }.found(unit, None).count();
        (count(false) - count(true)) as u32
    }

    /// The units that no quotation belongs to.
    fn without_quotes(&self, unit: Unit) -> Bits {
        let mut bits = of_quotes(self.doc_values, &self.visible(), unit);
        bits.not();
        bits
    }

    fn article_has(&self, choice: &Choice, item: u32) -> bool {
        let record = &self.doc_values.articles[item as usize];
        match (&choice.values, choice.facet.names()) {
            (Values::Articles(numbers), _) => numbers.has(item),
            (Values::Named(names, unnamed), Some(kind)) => {
                let own = || self.doc_values.names_of(item).iter().filter(|n| n.0 == kind);
                own().any(|n| names.has(n.1)) || *unnamed && own().next().is_none()
            }
            (Values::Named(names, unnamed), None) if choice.facet == Facet::Field => {
                let own = self.doc_values.fields_of(item);
                own.iter().any(|&n| names.has(n)) || *unnamed && own.is_empty()
            }
            (Values::Named(names, unnamed), None) => {
                let number = if choice.facet == Facet::Agency { record.agency } else { record.outlet };
                is_named(number, names, *unnamed)
            }
            (Values::Kinds(_) | Values::Sources(_) | Values::Carried(_), _) => false,
        }
    }
}

/// Whether a facet's values are those of quotations, not of their articles.
const fn is_of_quotes(facet: Facet) -> bool {
    matches!(facet, Facet::Speaker | Facet::Source | Facet::Kind | Facet::Carried)
}

fn is_named(number: Option<u32>, names: &Bits, unnamed: bool) -> bool {
    number.map_or(unnamed, |n| names.has(n))
}

impl Values {
    fn new(doc_values: &DocValues, facet: Facet, chosen: &[&Filter]) -> Self {
        let wanted: Vec<String> = chosen.iter().map(|f| folded(&f.value)).collect();
        let is_one = |name: &str| wanted.iter().any(|w| w == name);
        let named = |names: &Names| {
            let mut bits = Bits::none(names.count());
            wanted.iter().flat_map(|w| names.find(w)).for_each(|n| bits.set(n));
            Self::Named(bits, is_one(NOT_NAMED))
        };
        match facet {
            Facet::Speaker => named(&doc_values.speakers),
            Facet::Outlet | Facet::Agency => named(&doc_values.outlets),
            Facet::Field => named(&doc_values.fields),
            Facet::Kind => Self::Kinds(QuoteKind::ALL.into_iter().filter(|k| is_one(k.key())).collect()),
            Facet::Source => Self::Sources(SourceKind::ALL.into_iter().filter(|s| is_one(s.key())).collect()),
            Facet::Carried => Self::Carried(CARRIED.map(is_one)),
            Facet::Article => {
                let mut bits = Bits::none(doc_values.articles.len());
                chosen.iter().filter_map(|f| doc_values.item(&f.value)).for_each(|n| bits.set(n));
                Self::Articles(bits)
            }
            Facet::Story => {
                let stories: Vec<u32> = chosen.iter().filter_map(|f| doc_values.story(&f.value)).collect();
                let mut bits = Bits::none(doc_values.articles.len());
                for (n, record) in (0u32..).zip(&doc_values.articles) {
                    if record.story.is_some_and(|story| stories.contains(&story)) {
                        bits.set(n);
                    }
                }
                Self::Articles(bits)
            }
            Facet::Person | Facet::Organisation | Facet::Place => match facet.names() {
                Some(kind) => named(&doc_values.named[kind as usize]),
                None => Self::Kinds(Vec::new()),
            },
        }
    }
}
