//! Headlines that report: "Roe says bridge will stay", "Officials: Bridge to stay shut". They have no articles and no stop, so
//! that the rules of sentences do not read them.

use super::context::{DocumentContext, Np};
use super::{Quote, QuoteKind, Rule, SpeakerMention, Tier, UnresolvedQuote};
use crate::text::{Class, among};

/// Words of a headline, at most.
const LONGEST: usize = 22;

/// Words that are reported, at least.
const FEWEST: usize = 3;

/// Words of a speaker, at most.
const LONGEST_NAME: usize = 5;

/// Verbs of saying as headlines have them.
const SAYS: &str = "says say said warns warn claims claim insists insist admits admit";

/// How sure what a headline reports is, in per cent: an editor's words, which the article may put otherwise.
const SURE: u8 = 62;

/// What the headline that paragraph number `block` is reports; none if it is no headline.
pub(super) fn find(context: &DocumentContext<'_>, block: usize) -> Option<UnresolvedQuote> {
    let &(first, last) = context.d.blocks.get(block)?;
    let stopped = || matches!(context.d.word(last - 1), "." | "?" | "!" | ":" | "…" | ",");
    if last <= first + FEWEST || last > first + LONGEST || stopped() || (first..last).any(|i| context.quoted(i)) {
        return None;
    }
    let sentence = context.d.sentence_of(first)?;
    if context.d.sentences[sentence].last < last {
        return None;
    }
    let near = first + 1..last.min(first + LONGEST_NAME + 1);
    let says = |i: &usize| among(context.d.lower(*i), SAYS);
    let (end, start, cue) = match near.clone().find(|&i| context.d.is(i, ":")) {
        Some(colon) => (colon, colon + 1, None),
        None => {
            let verb = near.clone().find(says)?;
            (verb, verb + 1, Some((verb, verb + 1)))
        }
    };
    let start = context.after_that(start);
    let speaker = Np { first, last: end };
    let words = (start..last).filter(|&i| context.d.is_word(i)).count();
    if words < FEWEST || !speaks(context, speaker, cue.is_none()) || context.has(start, Class::CONJUNCTION) {
        return None;
    }
    Some(UnresolvedQuote {
        span: context.d.slice(start, last),
        kind: QuoteKind::Indirect,
        tier: Tier::Said,
        speaker: SpeakerMention::Mention(speaker),
        cue: cue.map(|(from, to)| context.d.slice(from, to)),
        via: None,
        confidence: SURE,
        rule: Rule::Clause,
        sentence,
    })
}

/// Whether a quotation in a headline has the form of a report: a verb of saying, or a colon alone.
pub fn reports_as_headline(text: &str, quote: &Quote) -> bool {
    matches!(quote.rule, Rule::Clause | Rule::ClauseBefore)
        && quote.cue.is_none_or(|cue| among(&cue.of(text).to_ascii_lowercase(), SAYS))
}

/// Whether the words before the verb or the colon are a speaker: somebody whom the article names, or people by what they are.
/// Before a colon stands many a label: "Analysis:", "Ukraine war:".
fn speaks(context: &DocumentContext<'_>, np: Np, labelled: bool) -> bool {
    let last = np.last - 1;
    let words = (np.first..np.last).all(|i| context.d.is_word(i) || context.d.is(i, "."));
    let named = context.names.ends_with(context.d.word(last)).is_some();
    let people = context.has(last, Class::ROLE_PLURAL.or(Class::ROLE))
        || among(context.d.lower(last), "police officials lawyer lawyers report study poll survey minister");
    words && (named || people && (labelled || np.last > np.first))
}

#[cfg(test)]
mod tests {
    use crate::name;
    use crate::text::{Document, Span};

    fn reported(text: &str) -> Vec<(String, String)> {
        let mut at = 0;
        let paragraphs: Vec<Span> = text
            .split("\n\n")
            .map(|p| {
                let span = Span::new(at, at + p.len());
                at += p.len() + 2;
                span
            })
            .collect();
        let document = Document::read(text, &paragraphs, &[]);
        let quotes = crate::quote::find(&document, &name::find(&document));
        let shown = |q: &crate::quote::Quote| {
            (q.span.of(text).to_owned(), q.speaker.as_ref().map_or(String::new(), |s| s.label.clone()))
        };
        quotes.iter().map(shown).collect()
    }

    #[test]
    fn a_headline_reports_whom_the_article_names() {
        let body = "\n\nMayor Jane Roe spoke on Monday. “It stays,” Roe said.";
        let says = reported(&format!("Roe says old bridge will stay for now{body}"));
        assert_eq!(says[0], ("old bridge will stay for now".to_owned(), "Jane Roe".to_owned()));
        let colon = reported(&format!("Roe: Old bridge will stay for now{body}"));
        assert_eq!(colon[0], ("Old bridge will stay for now".to_owned(), "Jane Roe".to_owned()));
    }

    #[test]
    fn a_label_before_a_colon_is_nobody() {
        let body = "\n\nMayor Jane Roe spoke on Monday.";
        assert!(reported(&format!("Analysis: Old bridge will stay for now{body}")).is_empty());
        assert!(reported(&format!("Bridge row: Old bridge will stay for now{body}")).is_empty());
    }
}
