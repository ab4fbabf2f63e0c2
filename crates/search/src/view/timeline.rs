//! Which times of an article are entries of the timeline, and what is told of their days beside the days themselves.

use super::why;
use crate::index::ArticleSpans;
use dateline_core::calendar::Days;
use dateline_core::corpus::Item;
use dateline_core::text::{Class, Document, Span, TokenKind, among};
use dateline_core::time::{Timex, TimexKind};

/// Whether an expression could be an entry of the timeline: it names days, or a time that could be dated.
fn can_be_listed(timex: &Timex) -> bool {
    timex.days.is_some() || matches!(timex.kind, TimexKind::Date | TimexKind::Time)
}

/// The times of an article that are entries of the timeline, as their numbers, each with its sentence. A sentence is one
/// entry, under the day that it tells: the one that is known most closely, before years that it mentions in passing, and of
/// equals the day of what happened before the day on which somebody spoke of it.
pub fn listed_times(item: &Item, spans: &ArticleSpans) -> Vec<(u32, Span)> {
    let mut listed: Vec<(u32, Span)> = Vec::new();
    let rank = |timex: &Timex| (coarseness(timex.days), is_of_saying(item, timex));
    let timex = |at: u32| item.times.get(at as usize);
    for (at, next) in (0u32..).zip(&item.times).filter(|(_, t)| can_be_listed(t)) {
        let sentence = sentence(item, spans, next);
        match listed.last_mut().filter(|last| last.1 == sentence) {
            Some(last) if timex(last.0).is_some_and(|before| rank(next) < rank(before)) => last.0 = at,
            Some(_) => {}
            None => listed.push((at, sentence)),
        }
    }
    listed
}

/// The sentence that an expression stands in; its block, if it is none that is analysed.
pub fn sentence(item: &Item, spans: &ArticleSpans, timex: &Timex) -> Span {
    let around = spans.around(timex.span);
    let blocks = &item.article.blocks;
    let block = blocks.get(blocks.partition_point(|b| b.span.end <= timex.span.start));
    let block = block.filter(|b| around == timex.span && b.span.contains(timex.span));
    block.map_or(around, |b| b.span)
}

/// How little some days tell of when: a day least, what has none most.
fn coarseness(days: Option<Days>) -> u8 {
    match days.map(Days::count) {
        Some(1) => 0,
        Some(2..=3) => 1,
        Some(4..=10) => 2,
        Some(11..=31) => 3,
        Some(32..=100) => 4,
        Some(101..=366) => 5,
        Some(_) => 6,
        None => 7,
    }
}

/// Whether an expression tells when words of its sentence were said.
fn is_of_saying(item: &Item, timex: &Timex) -> bool {
    item.analysis.quotes.iter().any(|quote| quote.when.is_some_and(|when| when.overlaps(timex.span)))
}

/// Whether the days that an expression means were counted from a day that itself was inferred.
pub fn is_inferred(item: &Item, timex: &Timex) -> bool {
    // What counts from a statement is as sure as that one's day.
    let timex = why::statement(item, timex).unwrap_or(timex);
    timex.anchor.is_some() && item.published.as_ref().is_some_and(|p| !p.given)
}

/// Whether the days that an expression means were still to come when its article was published: they begin after all days
/// on which that may have been, or its `sentence` speaks of them as of the future and they were not surely over.
pub fn is_ahead(item: &Item, sentence: Span, timex: &Timex) -> bool {
    let Some((published, days)) = item.published.as_ref().zip(timex.days) else { return false };
    if days.first > published.days.last {
        return true;
    }
    days.last >= published.days.first && is_told_as_future(&item.article.text, sentence, timex.span)
}

/// Words that a time begins with which is still to come whenever it is spoken of.
const COMING: &str = "later next tomorrow coming upcoming";

/// What tells the future by itself.
const WILL: &str = "will won't won’t shall upcoming forthcoming";

/// Verbs of what is planned, with a preposition behind them: "set to", "scheduled for".
const PLANNED: &str = "set due expected scheduled slated going planning plans intends is are";

/// Whether a time or the clause around it speaks of the future. Clauses end at marks other than commas and begin with words
/// such as "that", and with an "and" behind a comma.
fn is_told_as_future(text: &str, sentence: Span, timex: Span) -> bool {
    let document = Document::read_grammar(text, &[sentence], &[]);
    let (first, last) = (document.token_at(timex.start), document.token_at(timex.end.saturating_sub(1)) + 1);
    if (first..last).any(|at| among(document.lower(at), COMING)) {
        return true;
    }
    let begins = |at: usize| {
        let is_mark = document.tokens.get(at).is_some_and(|t| !matches!(t.kind, TokenKind::Word | TokenKind::Number));
        let ends_clause = is_mark && !among(document.word(at), ", ’ ' - / .") && document.word(at) != "’s";
        let opens = document.tokens.get(at).is_some_and(|t| t.class.any(Class::OPENER));
        ends_clause || opens || document.word(at) == "and" && at > 0 && document.word(at - 1) == ","
    };
    let from = (0..first).rev().find(|&at| begins(at)).unwrap_or(0);
    let to = (last..document.tokens.len()).find(|&at| begins(at)).unwrap_or(document.tokens.len());
    (from..to).any(|at| {
        let word = document.lower(at);
        among(word, WILL)
            || word.ends_with("ll") && document.tokens.get(at).is_some_and(|t| t.clipped)
            || among(word, PLANNED)
                && (document.reads(at + 1, "to")
                    || among(word, "scheduled set slated") && among(document.lower(at + 1), "for from on"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::article::{Metadata, parse};
    use dateline_core::corpus::Corpus;

    /// The expressions of a text's entries, published on 8 July 2024; those still to come end in "!".
    fn entries(text: &str) -> Vec<String> {
        let given = Metadata { date: "2024-07-08".parse().ok(), ..Metadata::default() };
        let corpus = Corpus::new("", vec![parse("a", text, given)]);
        let item = &corpus.items[0];
        let spans = ArticleSpans::of(&item.article);
        let listed = listed_times(item, &spans).into_iter();
        listed
            .map(|(at, sentence)| {
                let timex = &item.times[at as usize];
                let ahead = if is_ahead(item, sentence, timex) { "!" } else { "" };
                format!("{}{ahead}", timex.span.of(&item.article.text))
            })
            .collect()
    }

    #[test]
    fn a_sentence_is_one_entry_under_the_day_it_tells() {
        let text = "The two leaders on June 19 signed a treaty that replaces accords from 1961, 2000 and 2001.";
        assert_eq!(entries(text), ["June 19"]);
        let text = "Exports grew by a tenth in 2023, and 2023 was the best year of the port.";
        assert_eq!(entries(text), ["2023"]);
        let text = "Jane Roe said on Friday that the bridge was closed on 1 July.";
        assert_eq!(entries(text), ["1 July"], "what happened, not when it was spoken of");
        let text = "The bridge was closed on 1 July. It was opened on 3 July.";
        assert_eq!(entries(text), ["1 July", "3 July"]);
    }

    #[test]
    fn what_is_told_as_future_is_still_to_come() {
        for (text, expected) in [
            ("The ministers will meet on 8-9 July in Zenda.", "8-9 July!"),
            ("On 8 July, the ministers will meet in Zenda.", "8 July!"),
            ("The fair, which is scheduled to be held from July 8 to 11, has no manager.", "from July 8 to 11!"),
            ("The ministers met on 8 July in Zenda.", "8 July"),
            ("Jane Roe said on 8 July that the bridge will be opened.", "8 July"),
            ("The ministers will meet on 12 July.", "12 July!"),
            ("The ministers met envoys of Zenda, Strelsau and Hentzau on 8 July.", "8 July"),
            ("She will push for talks with Zenda, Strelsau and Hentzau later this year.", "later this year!"),
        ] {
            let found = entries(text);
            let same = |a: &str, b: &str| a.trim_start_matches("from ") == b.trim_start_matches("from ");
            assert!(found.len() == 1 && same(&found[0], expected), "{text} {found:?}");
        }
    }
}
