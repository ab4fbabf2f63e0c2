//! Sets an article beside another whose words it may have: a speech or release and its coverage, a text and its copies, two
//! versions of one article.
//!
//! As in the comparison of manuscripts, one text is the *base* and the other a *witness* of it. Sentences of the witness, and
//! what it quotes, are looked for in the base by the same rules as the quotations of a [draft](crate::check).

use crate::check::{Check, Checked, Verdict};
use dateline_core::article::Article;
use dateline_core::corpus::Item;
use dateline_core::text::Span;

/// What one witness has of the base.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collation {
    /// What it prints, in its own order.
    pub prints: Vec<Print>,
    /// Sentences of its own.
    pub own: Vec<OwnSentence>,
}

/// Words of the base that a witness prints.
#[derive(Clone, Debug, PartialEq)]
pub struct Print {
    /// The first sentence of the base that they are of, counted from 0.
    pub first: usize,
    /// The last one; the same for words of one sentence.
    pub last: usize,
    /// The witness's words, and how the base's compare with them.
    pub checked: Checked,
    /// Whether words of these sentences are left out before them or behind them.
    pub is_part: bool,
}

/// A sentence of a witness that the base has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnSentence {
    /// Where it stands in the witness.
    pub span: Span,
    /// How many sentences of the base come before it, by what the witness prints of the base right before.
    pub after: usize,
}

/// The sentences of an article: those of headline, standfirst and body, in order.
pub fn sentences(article: &Article) -> Vec<Span> {
    let blocks: Vec<Span> = article.blocks.iter().filter(|b| b.kind.is_analysed()).map(|b| b.span).collect();
    let document = article.document_of(&blocks);
    document.sentences.iter().map(|s| document.slice(s.first, s.last)).collect()
}

/// What `witness` has of `base`, whose [sentences](sentences()) are these. The work is in proportion to both texts, and for each
/// passage that is found to the product of its length and that of the place it is found at.
pub fn collate(base: &Item, base_sentences: &[Span], witness: &Item) -> Collation {
    let own_sentences = sentences(&witness.article);
    let found = |mut check: Check| -> Vec<Checked> {
        check.look(0, base);
        check.finish().into_iter().filter(|checked| checked.verdict != Verdict::NotHere).collect()
    };
    let whole = found(Check::of_stretches(&witness.article, &own_sentences));
    let quoted = found(Check::new(&witness.article, &witness.analysis));
    let mut collation = Collation::default();
    let mut after = 0;
    let mut last_quoted = None;
    for span in own_sentences {
        let whole = overlapping(&whole, span);
        let quoted = overlapping(&quoted, span);
        // Of "“We will not yield,” the minister told this newspaper" the quoted words are the base's, the rest is nobody's.
        let is_nearer = |quoted: &Checked| whole.iter().all(|whole| nearness(quoted) > nearness(whole));
        let (chosen, are_quoted) = match quoted.iter().any(is_nearer) {
            true => (quoted, true),
            false => (whole, false),
        };
        if chosen.is_empty() {
            collation.own.push(OwnSentence { span, after });
        }
        for checked in chosen {
            // A quotation of several sentences is told once.
            if are_quoted && last_quoted.replace(checked.span) == Some(checked.span) {
                continue;
            }
            if let Some(print) = print(base, base_sentences, checked) {
                after = print.last + 1;
                collation.prints.push(print);
            }
        }
    }
    collation
}

/// How near the words are; what is nearer is greater.
fn nearness(checked: &Checked) -> impl Ord + use<> {
    checked.found.first().map(|found| found.wording)
}

/// Those of `all`, which are in text order and apart, that share words with `span`.
fn overlapping(all: &[Checked], span: Span) -> &[Checked] {
    let from = all.partition_point(|checked| checked.span.end <= span.start);
    let count = all[from..].partition_point(|checked| checked.span.start < span.end);
    &all[from..from + count]
}

fn print(base: &Item, sentences: &[Span], checked: &Checked) -> Option<Print> {
    let place = checked.found.first()?.span;
    let first = sentences.partition_point(|sentence| sentence.end <= place.start);
    let last = sentences.partition_point(|sentence| sentence.start < place.end).checked_sub(1)?;
    let (head, tail) = (sentences.get(first)?, sentences.get(last)?);
    let has_words = |start: u32, end: u32| {
        let text = base.article.text.get(start as usize..end as usize);
        text.is_some_and(|text| text.contains(char::is_alphanumeric))
    };
    let is_part = has_words(head.start, place.start) || has_words(place.end, tail.end);
    (first <= last).then(|| Print { first, last, checked: checked.clone(), is_part })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::article::{Metadata, parse};
    use dateline_core::corpus::Corpus;
    use proptest::prelude::*;

    const SPEECH: &str = "Speech to the council\n\nThe old bridge will not be opened to lorries before the inspection ends. \
        We have waited eleven years for this money, and we can wait for two more months.\n\nEvery family in this valley knows \
        what the closure costs. I ask for patience, and I ask for trust.";

    fn items(texts: [&str; 2]) -> Vec<Item> {
        let article = |(n, text): (usize, &&str)| parse(&n.to_string(), text, Metadata::default());
        Corpus::new("Bridges", texts.iter().enumerate().map(article).collect()).items
    }

    fn collated(text: &str) -> (Vec<Item>, Collation) {
        let items = items([SPEECH, text]);
        let collation = collate(&items[0], &sentences(&items[0].article), &items[1]);
        (items, collation)
    }

    /// For each print the base's sentence, what it came to, and whether it is a part.
    fn told(text: &str) -> Vec<(usize, Verdict, bool)> {
        let print = |print: &Print| (print.first, print.checked.verdict, print.is_part);
        collated(text).1.prints.iter().map(print).collect()
    }

    #[test]
    fn what_is_quoted_is_found_in_the_speech() {
        let text = "Mayor asks for time\n\nThe mayor spoke on Monday. “We have waited eleven years for this money,” Jane Roe told \
            the council.\n\nShe asked for patience and said every family “knows what the closure costs.”";
        assert_eq!(told(text), [(2, Verdict::Verbatim, true), (3, Verdict::Verbatim, true)]);
    }

    #[test]
    fn sentences_are_printed_whole_cut_or_changed() {
        let text = "Speech\n\nThe old bridge will not be opened to lorries before the inspection ends. Every family knows what the \
            closure costs. We have waited eleven years for this money, and we can wait for three more weeks.";
        let expected = [(1, Verdict::Verbatim, false), (3, Verdict::Cut, false), (2, Verdict::Altered, true)];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn what_a_witness_adds_stands_where_it_adds_it() {
        let text = "Speech\n\nThe old bridge will not be opened to lorries before the inspection ends. Drivers were angry all day \
            long.\n\nI ask for patience, and I ask for trust. The council meets again in May.";
        let (items, collation) = collated(text);
        let own: Vec<_> = collation.own.iter().map(|own| (own.span.of(&items[1].article.text), own.after)).collect();
        let expected = [("Speech", 0), ("Drivers were angry all day long.", 2), ("The council meets again in May.", 5)];
        assert_eq!(own, expected);
    }

    #[test]
    fn a_quotation_of_two_sentences_is_told_once() {
        let text = "Mayor\n\nRoe said: “Every family in this valley knows what the closure costs. I ask for patience, and I ask for \
            trust.”";
        let prints = collated(text).1.prints;
        let covered: Vec<_> = prints.iter().map(|print| (print.first, print.last)).collect();
        assert!(matches!(covered[..], [(3, 4)] | [(3, 3), (4, 4)]), "{covered:?}");
    }

    proptest! {
        #[test]
        fn an_article_has_all_of_itself(words in proptest::collection::vec("[a-z]{3,8}", 8..60)) {
            let text: String = words.chunks(7).map(|w| format!("The {} ended. ", w.join(" "))).collect();
            let items = items([text.trim(), text.trim()]);
            let base = sentences(&items[0].article);
            let collation = collate(&items[0], &base, &items[1]);
            prop_assert!(collation.own.is_empty(), "{:?}", collation.own);
            prop_assert!(collation.prints.iter().all(|print| print.checked.verdict == Verdict::Verbatim));
        }
    }
}
