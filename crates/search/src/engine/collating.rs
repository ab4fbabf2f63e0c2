//! An article beside those that may have its words: its story's, or where it has no story those that share most of its telling
//! words.

use std::collections::{BTreeMap, BTreeSet};

use super::Engine;
use crate::check::{Check, Piece};
use crate::collation::{self, Collation, Print};
use crate::view::{ArticleSource, BaseSentence, CheckedPiece, Collated, Printed, Witness, words};
use dateline_core::corpus::Item;
use dateline_core::text::Span;

/// Articles at most that are looked at.
const WITNESSES: usize = 60;
/// Sentences at most by which articles are chosen where the base has no story.
const CHOOSING: usize = 20;

/// A witness that prints something.
struct Found {
    number: u32,
    source: ArticleSource,
    item: std::rc::Rc<Item>,
    collation: Collation,
}

impl Engine {
    /// The article of this id beside those that may have its words; nothing if it is not at hand.
    pub fn collate(&self, id: &str) -> Option<Collated> {
        let number = self.doc_values.item(id)?;
        let base = self.library.item(number)?;
        let sentences = collation::sentences(&base.article);
        let in_story = self.story_of(id);
        let mut numbers = self.witnesses(number, &in_story, &base, &sentences);
        let left_out = numbers.len().saturating_sub(WITNESSES) as u32;
        numbers.truncate(WITNESSES);
        let looked_at = numbers.len();
        let found: Vec<Found> = numbers
            .into_iter()
            .filter_map(|number| {
                let item = self.library.item(number)?;
                let collation = collation::collate(&base, &sentences, &item);
                let source = self.shown(number, &[])?.show().source();
                (!collation.prints.is_empty()).then_some(Found { number, source, item, collation })
            })
            .collect();
        let sentence = |(n, span): (usize, &Span)| {
            let prints = || (0u32..).zip(&found).flat_map(|(w, f)| f.collation.prints.iter().map(move |p| (w, f, p)));
            let printed_by: BTreeSet<u32> =
                prints().filter(|(.., p)| p.first <= n && n <= p.last).map(|(witness, ..)| witness).collect();
            BaseSentence {
                text: base.article.mended(*span),
                printed_by: printed_by.into_iter().collect(),
                prints: prints().filter(|(.., p)| p.first == n).map(|(w, f, p)| self.printed(w, &base, f, p)).collect(),
            }
        };
        let sentences: Vec<BaseSentence> = sentences.iter().enumerate().map(sentence).collect();
        let labels = labels(&found);
        let witness = |(n, (found, label)): (u32, (&Found, String))| Witness {
            source: found.source.clone(),
            label,
            sentences: sentences.iter().filter(|sentence| sentence.printed_by.contains(&n)).count() as u32,
            own: found
                .collation
                .own
                .iter()
                .map(|own| (own.after as u32, found.item.article.mended(own.span)))
                .collect(),
        };
        let witnesses: Vec<Witness> = (0u32..).zip(found.iter().zip(labels)).map(witness).collect();
        Some(Collated {
            base: self.shown(number, &[])?.show().source(),
            story: (in_story.len() > 1).then(|| id.to_owned()),
            without: (looked_at - witnesses.len()) as u32,
            sentences,
            witnesses,
            left_out,
        })
    }

    /// The articles that are looked at, in order of time: those of the story first, if there are more than can be.
    fn witnesses(&self, base: u32, in_story: &[u32], item: &Item, sentences: &[Span]) -> Vec<u32> {
        let others = |numbers: &mut dyn Iterator<Item = u32>| numbers.filter(|&n| n != base).collect::<Vec<u32>>();
        if self.library.len() <= WITNESSES + 1 {
            return others(&mut self.articles.iter().copied());
        }
        if in_story.len() > 1 {
            return others(&mut in_story.iter().copied());
        }
        let check = Check::of_stretches(&item.article, sentences);
        let chosen: BTreeSet<u32> =
            check.telling_words().take(CHOOSING).flat_map(|words| self.likely(&words)).collect();
        others(&mut self.articles.iter().copied().filter(|n| chosen.contains(n)))
    }

    fn printed(&self, witness: u32, base: &Item, found: &Found, print: &Print) -> Printed {
        let place = print.checked.found.first();
        // The words are the witness's, so its quotation is the one to be led to.
        let of_witness = |span: Span| found.item.analysis.quotes.iter().find(|quote| quote.span.overlaps(span));
        let shown = self.shown(found.number, &[]);
        let fact = of_witness(print.checked.span).zip(shown).map(|(quote, shown)| shown.show().quote_id(quote));
        let piece = |piece: &Piece| match *piece {
            Piece::Same(span) => CheckedPiece::Same(found.item.article.mended(span)),
            Piece::PutIn(span) => CheckedPiece::PutIn(found.item.article.mended(span)),
            Piece::LeftOut(span) => CheckedPiece::LeftOut(base.article.mended(span)),
        };
        Printed {
            witness,
            fact,
            verdict: print.checked.verdict,
            is_part: print.is_part,
            goes_on: print.last > print.first,
            pieces: place.map(|place| place.pieces.iter().map(piece).collect()).unwrap_or_default(),
        }
    }
}

/// What tells the witnesses apart: their outlets, or headlines where two are of one outlet.
fn labels(found: &[Found]) -> Vec<String> {
    let outlet = |found: &Found| found.source.outlet.clone().or_else(|| found.source.agency.clone());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    found.iter().filter_map(outlet).for_each(|outlet| *counts.entry(outlet).or_default() += 1);
    let label = |found: &Found| match outlet(found) {
        Some(outlet) if counts.get(&outlet) == Some(&1) => outlet,
        Some(outlet) => format!("{outlet}, “{}”", words::headline(&found.source)),
        None => words::headline(&found.source).to_owned(),
    };
    found.iter().map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Verdict;
    use crate::engine::Options;
    use crate::store::Bundle;
    use dateline_core::article::{Metadata, parse};

    const RELEASE: &str = "The harbour board will spend nine million crowns on a new breakwater. Work begins on the first day of March. \
        No ferry will be cancelled while the cranes are at work.";

    fn engine(fillers: usize) -> Engine {
        let outlet = |name: &str| Metadata { outlet: Some(name.into()), ..Metadata::default() };
        let coverage = "Ferries stay\n\n“No ferry will be cancelled while the cranes are at work,” the harbour board said. Captains doubt it.";
        let mut articles = vec![
            parse("release", &format!("Breakwater\n\n{RELEASE}"), outlet("Harbour Board")),
            parse("coverage", coverage, outlet("The Ruritanian Post")),
        ];
        let filler =
            |n: usize| parse(&format!("f{n}"), &format!("Fair {n}\n\nThe fair had {n} visitors."), Metadata::default());
        articles.extend((0..fillers).map(filler));
        Engine::analyse(Bundle { name: "Harbour".into(), articles }, Options::default(), &mut |_, _| {})
    }

    #[test]
    fn coverage_is_found_in_small_and_large_corpora() {
        for fillers in [3, 100] {
            let engine = engine(fillers);
            let id = engine.doc_values.articles[0].id.clone();
            let collated = engine.collate(&id).expect("the article is there");
            let [witness] = collated.witnesses.as_slice() else { panic!("one witness of {fillers}: {collated:?}") };
            assert_eq!((witness.label.as_str(), witness.sentences), ("The Ruritanian Post", 1));
            assert_eq!(witness.own.last().map(|own| own.1.as_str()), Some("Captains doubt it."));
            let printed: Vec<_> = collated.sentences.iter().flat_map(|s| &s.prints).collect();
            assert_eq!(printed.len(), 1);
            assert_eq!((printed[0].verdict, printed[0].is_part), (Verdict::Verbatim, false));
            assert!(printed[0].fact.is_some());
        }
        assert_eq!(engine(1).collate("nobody"), None);
    }
}
