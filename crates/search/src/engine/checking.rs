//! Whether the quotations of a draft stand in the corpus.

use std::collections::BTreeSet;

use super::Engine;
use crate::check::{Check, Checked, Found, Piece};
use crate::query::{Query, Sort, Unit};
use crate::view::{self, CheckedDraft, CheckedPassage, CheckedPiece, CheckedPlace, Tab};
use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Article, Metadata};

/// Articles of a corpus that are all gone through; in a larger one those that share most telling words with a passage.
const ALL: usize = 2000;
/// Articles at most that are looked at for one passage of a large corpus.
const LIKELY: usize = 20;
/// Words of a passage at most that articles are chosen by.
const WORDS: usize = 32;

impl Engine {
    /// What came of each quotation in a draft, in its order. The draft is analysed as an article is.
    pub fn check(&self, draft: &str) -> CheckedDraft {
        let draft = article::parse("draft", draft, Metadata::default());
        let mut check = Check::new(&draft, &Analysis::of(&draft));
        let numbers: BTreeSet<u32> = match self.library.len() {
            all @ ..=ALL => (0..all as u32).collect(),
            _ => check.telling_words().flat_map(|words| self.likely(&words)).collect(),
        };
        for number in numbers {
            if let Some(item) = self.library.item(number) {
                check.look(number, &item);
            }
        }
        CheckedDraft::of(check.finish().iter().map(|checked| self.checked(&draft, checked)).collect())
    }

    /// The articles that match most of these words, weighed by their rarity.
    pub(super) fn likely(&self, words: &[String]) -> Vec<u32> {
        let text = words.iter().take(WORDS).map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ");
        let query = Query { text, sort: Sort::Best, all: true, ..Query::default() };
        let matcher = self.matcher(&query);
        let mut found = self.found(Tab::Articles, &matcher);
        self.rank(&mut found, &matcher, &query, Unit::Article, &|n| n);
        found.truncate(LIKELY);
        found
    }

    fn checked(&self, draft: &Article, checked: &Checked) -> CheckedPassage {
        CheckedPassage {
            said: CheckedPassage::said(&draft.mended(checked.span), checked.speaker.as_deref()),
            verdict: checked.verdict,
            places: checked.found.iter().filter_map(|found| self.checked_place(draft, found)).collect(),
        }
    }

    fn checked_place(&self, draft: &Article, found: &Found) -> Option<CheckedPlace> {
        let shown = self.shown(found.article, &[])?;
        let article = &shown.item.article;
        let quote = found.quote.and_then(|n| shown.item.analysis.quotes.get(n as usize));
        let piece = |piece: &Piece| match *piece {
            Piece::Same(span) => CheckedPiece::Same(draft.mended(span)),
            Piece::PutIn(span) => CheckedPiece::PutIn(draft.mended(span)),
            Piece::LeftOut(span) => CheckedPiece::LeftOut(article.mended(span)),
        };
        let speaker = quote.and_then(|quote| quote.named_speaker()).map(|speaker| speaker.label.as_str());
        let source = shown.show().source();
        let is_same = found.pieces.iter().all(|piece| matches!(piece, Piece::Same(_)));
        Some(CheckedPlace {
            found_in: view::found_in(speaker, quote.is_some(), &source),
            article: source.id,
            fact: quote.map(|quote| shown.show().quote_id(quote)),
            pieces: if is_same { Vec::new() } else { found.pieces.iter().map(piece).collect() },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Verdict;
    use crate::engine::Options;
    use crate::store::Bundle;

    /// `count` articles, of which the one before the last alone has the words.
    fn engine(count: usize) -> Engine {
        let text = |n: usize| match n + 2 == count {
            true => "“We will open the old bridge again in the spring,” Jane Roe said.".to_owned(),
            false => format!("“We will see the {n} lorries in the winter,” John Doe said. The bridge was old."),
        };
        let articles = (0..count).map(|n| article::parse(&n.to_string(), &text(n), Metadata::default())).collect();
        Engine::analyse(Bundle { name: "Bridges".into(), articles }, Options::default(), &mut |_, _| {})
    }

    #[test]
    fn quotations_are_found_in_small_and_large_corpora() {
        for count in [3, ALL + 3] {
            let checked = engine(count).check("Roe said: “We will open the old bridge again in the spring.”");
            let [only] = checked.passages.as_slice() else { panic!("one quotation: {checked:?}") };
            assert_eq!(only.verdict, Verdict::Verbatim, "{count}");
            let place = &only.places[0];
            assert!(place.found_in.starts_with("Jane Roe: "), "{}", place.found_in);
            assert!(place.fact.is_some());
            assert_eq!(place.pieces, []);
        }
    }
}
