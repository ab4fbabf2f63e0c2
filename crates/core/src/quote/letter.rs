//! Letters and statements that an article prints in full: paragraphs without marks in the first person, which a line before
//! them announces: "Read the full statement below."

use std::ops::Range;

use super::context::{DocumentContext, Np};
use super::{QuoteKind, Rule, SpeakerMention, Tier, UnresolvedQuote};
use crate::name::NameKind;
use crate::text::{Class, among};

/// How sure a paragraph of a letter is, in per cent.
const SURE: u8 = 80;

/// Words of the line that announces a letter, at most.
const LONGEST_LINE: usize = 24;

/// Words of a paragraph that may lack the first person, at most: "Friends and fellow Americans,".
const SHORT: usize = 6;

/// Paragraphs in the first person, at least.
const FEWEST: usize = 2;

/// Paragraphs back in which the writer may be named.
const REACH: usize = 3;

/// A letter: its paragraphs, and who wrote it, named in a sentence before it.
pub(super) struct Letter {
    pub blocks: Range<usize>,
    writer: Np,
    /// The sentence that names the writer.
    named: usize,
}

impl Letter {
    /// The letter whose first paragraph is number `block`, if the line before announces one.
    pub fn begins_at(context: &DocumentContext<'_>, block: usize) -> Option<Self> {
        let before = block.checked_sub(1)?;
        if !announces(context, before) {
            return None;
        }
        let words = |b: usize| {
            let (first, last) = context.d.blocks[b];
            (first..last).filter(|&i| context.d.is_word(i)).count()
        };
        let mut last = block;
        let mut personal = 0;
        while last < context.d.blocks.len() && (first_person(context, last) || words(last) <= SHORT) {
            let (first, end) = context.d.blocks[last];
            if (first..end).any(|i| context.quoted(i)) {
                break;
            }
            personal += usize::from(first_person(context, last));
            last += 1;
        }
        // What trails in few words, without the first person, is the article's again.
        while last > block && !first_person(context, last - 1) && !closes(context, last - 1) {
            last -= 1;
        }
        let (writer, named) = (personal >= FEWEST).then(|| writer(context, before)).flatten()?;
        Some(Self { blocks: block..last, writer, named })
    }

    /// Its paragraphs as quotations.
    pub fn quotations(&self, context: &DocumentContext<'_>) -> Vec<UnresolvedQuote> {
        let quotation = |block: usize| {
            let (first, last) = context.d.blocks[block];
            let sentence = context.d.sentence_of(first)?;
            Some(UnresolvedQuote {
                span: context.d.slice(first, last),
                kind: QuoteKind::Direct,
                tier: Tier::Said,
                speaker: SpeakerMention::Earlier(self.writer, self.named),
                cue: None,
                via: None,
                confidence: SURE,
                rule: Rule::Letter,
                sentence,
            })
        };
        self.blocks.clone().filter_map(quotation).collect()
    }
}

/// Whether a paragraph is a short line that announces a whole text: "Read the full statement below.", "Her letter in full:".
fn announces(context: &DocumentContext<'_>, block: usize) -> bool {
    let (first, last) = context.d.blocks[block];
    let short = last > first && last <= first + LONGEST_LINE;
    let noun = || (first..last).any(|i| context.has(i, Class::CUE_NOUN) && !context.capital(i));
    let whole = || (first..last).any(|i| among(context.d.lower(i), "full entire below follows text"));
    let stops = || matches!(context.d.word(last - 1), ":" | ".");
    short && noun() && whole() && stops() && !(first..last).any(|i| context.quoted(i))
}

fn first_person(context: &DocumentContext<'_>, block: usize) -> bool {
    let (first, last) = context.d.blocks[block];
    (first..last).any(|i| {
        let word = context.d.lower(i).split(['’', '\'']).next().unwrap_or_default();
        among(word, "i me my we our us")
    })
}

/// Whether a short paragraph ends a letter: it addresses somebody.
fn closes(context: &DocumentContext<'_>, block: usize) -> bool {
    let (first, last) = context.d.blocks[block];
    (first..last).any(|i| among(context.d.lower(i), "you your sincerely yours regards"))
}

/// The person whom the line that announces the letter, or a paragraph before it, has as its subject.
fn writer(context: &DocumentContext<'_>, line: usize) -> Option<(Np, usize)> {
    let (_, last) = context.d.blocks[line];
    let (first, _) = context.d.blocks[line.saturating_sub(REACH)];
    let from = context.d.sentence_of(first)?;
    let to = context.d.sentence_of(last.checked_sub(1)?)?;
    (from..=to).rev().find_map(|s| {
        let sentence = context.d.sentences[s];
        let np = context.main_subject(sentence.first, sentence.last)?;
        let person =
            context.names.within(context.span(np)).any(|(_, n)| context.names.name(n).kind == NameKind::Person);
        (person || among(context.d.lower(np.first), "he she")).then_some((np, s))
    })
}

#[cfg(test)]
mod tests {
    use crate::name;
    use crate::text::{Document, Span};

    fn paragraphs(text: &str) -> Vec<Span> {
        let mut at = 0;
        text.split("\n\n")
            .map(|p| {
                let span = Span::new(at, at + p.len());
                at += p.len() + 2;
                span
            })
            .collect()
    }

    #[test]
    fn a_statement_in_full_is_its_writers() {
        let text = "Judge Jane Roe said on Monday that she would retire.\n\nRead the full statement below.\n\nDear friends,\n\nI \
                    have served for thirty years.\n\nWe all grow old, and my time has come.\n\nThe court meets again in May.";
        let document = Document::read(text, &paragraphs(text), &[]);
        let quotes = crate::quote::find(&document, &name::find(&document));
        let words: Vec<&str> = quotes.iter().map(|q| q.span.of(text)).collect();
        let letter = ["Dear friends,", "I have served for thirty years.", "We all grow old, and my time has come."];
        assert_eq!(words[1..], letter);
        assert!(quotes.iter().all(|q| q.speaker.as_ref().is_some_and(|s| s.label == "Jane Roe")));
    }

    #[test]
    fn a_narrator_in_the_first_person_writes_no_letter() {
        let text = "Jane Roe retired.\n\nI read her last report on the train.\n\nWe met in May, and I asked her why.";
        let document = Document::read(text, &paragraphs(text), &[]);
        assert!(crate::quote::find(&document, &name::find(&document)).is_empty());
    }
}
