//! Why a fact was found, in sentences for the reader.

use crate::index::folded;
use dateline_core::calendar::{Days, long_date, one_of, range};
use dateline_core::corpus::{Item, listed};
use dateline_core::quote::{Quote, QuoteKind, Rule, Speaker};
use dateline_core::text::Span;
use dateline_core::time::{Published, Timex, TimexKind};

/// How sure, as a word and a number: "likely (80 %)".
pub fn confidence(per_cent: u8) -> String {
    let word = match per_cent {
        90.. => "very likely",
        70..=89 => "likely",
        50..=69 => "uncertain",
        _ => "doubtful",
    };
    format!("{word} ({per_cent} %)")
}

/// The mention and the cue as they stand: in one piece if they stand close together, else each for itself.
fn attribution(item: &Item, quote: &Quote) -> Option<String> {
    const CLOSE: usize = 80;
    let words = |span: Span| item.article.mended(span).trim().to_owned();
    let mention = quote.speaker.as_ref().map(|s| s.mention).filter(|mention| !mention.is_empty());
    let shown = match (mention, quote.cue) {
        (Some(m), Some(c)) if m.to(c).len() <= CLOSE && !m.to(c).overlaps(quote.span) => words(m.to(c)),
        (Some(m), Some(c)) => format!("{} … {}", words(m.min(c)), words(m.max(c))),
        (Some(one), None) | (None, Some(one)) => words(one),
        (None, None) => return None,
    };
    Some(format!("“{shown}”"))
}

/// The mention where it tells something else than the speaker's name: "he", "Roe", but not "the White House" of the
/// White House, and not "Foreign Minister Jane Roe and Mayor John Doe" of Jane Roe and John Doe. Whom a reader named without the
/// article has none.
pub(super) fn mention(item: &Item, speaker: &Speaker) -> Option<String> {
    let mention = item.article.mended(speaker.mention).trim().to_owned();
    (!mention.is_empty() && !names_all(&mention, &speaker.label)).then_some(mention)
}

/// Whether a mention holds every name of a label.
fn names_all(mention: &str, label: &str) -> bool {
    let mention = folded(mention);
    mention.contains(&folded(label))
        || label.split(" and ").flat_map(|names| names.split(", ")).all(|name| mention.contains(&folded(name)))
}

/// What kind of quotation it is.
const fn kind(kind: QuoteKind, rule: Rule) -> &'static str {
    match (kind, rule) {
        (QuoteKind::Direct, Rule::Block | Rule::Turn | Rule::Post | Rule::Letter) => {
            "Quoted: the paragraph is the speaker’s as a whole, without quotation marks."
        }
        (QuoteKind::Direct, _) => "Quoted: the words stand between quotation marks.",
        (QuoteKind::Mixed, _) => "Partly quoted: paraphrased by the article, with some words between quotation marks.",
        (QuoteKind::Fragment, _) => "A few words quoted: the rest of the sentence is the article’s own.",
        (QuoteKind::Indirect, _) => "Paraphrased by the article, not quoted.",
    }
}

/// What kind of quotation it is; then the rule, the verb of saying, who is meant, and how sure that is.
pub(super) fn quotation(item: &Item, quote: &Quote) -> Vec<String> {
    let mut why = vec![kind(quote.kind, quote.rule).to_owned()];
    let by = attribution(item, quote);
    let by = by.as_deref();
    let found = |lead: &str, by: &str, trail: &str| format!("Found because {lead}{by}{trail}.");
    why.push(match (quote.rule, by) {
        (Rule::Reader, _) => "No rule found it: a reader selected the words.".to_owned(),
        (Rule::Unattributed, _) | (_, None) => "Found because the words stand between quotation marks.".to_owned(),
        (Rule::CueAfter, Some(by)) => found("the marks are followed by ", by, ""),
        (Rule::CueBefore, Some(by)) => found("the marks come after ", by, ""),
        (Rule::Continued, Some(by)) => found("the quotation goes on after ", by, ""),
        (Rule::SameSpeaker, Some(by)) => {
            found("the speaker of the quotation before it in this paragraph, named by ", by, ", goes on")
        }
        (Rule::SentenceBefore, Some(by)) => found("the sentence before it has ", by, ""),
        (Rule::NextParagraph, Some(by)) => {
            found("its paragraph opens the marks again: the long quotation before it, given to ", by, ", goes on")
        }
        (Rule::Split, Some(by)) => found("", by, " stands in the midst of what was said"),
        (Rule::Block, Some(by)) => found("the paragraph before announces its words by ", by, " and a colon"),
        (Rule::Post, Some(by)) => found("the paragraph is signed by ", by, ""),
        (Rule::Letter, Some(by)) => {
            found("the article announces the whole text of what ", by, " wrote, and this is a paragraph of it")
        }
        (Rule::Turn, Some(by)) => found("it is a turn of a transcript that ", by, " begins"),
        (Rule::SpeakerLine, Some(by)) => found("the line itself names ", by, " as its speaker"),
        (Rule::Clause, Some(by)) => found("", by, " is followed by what was said"),
        (Rule::ClauseBefore, Some(by)) => found("", by, " comes after what was said"),
        (Rule::According, Some(by)) => found("", by, " says whose words they are"),
        (Rule::Stance, Some(by)) => found("", by, " tells a stance taken in words"),
        (Rule::Infinitive, Some(by)) => found("", by, " is followed by what was promised or asked for"),
    });
    if let Some(cue) = quote.cue {
        let said = if quote.rule == Rule::According { "phrase that names the source" } else { "verb of saying" };
        why.push(format!("The {said} is “{}”.", item.article.mended(cue).trim()));
    }
    match &quote.speaker {
        None => why.push("The speaker is not named.".to_owned()),
        Some(speaker) => {
            why.extend(mention(item, speaker).map(|m| format!("“{m}” is taken to be {}.", speaker.label)));
        }
    }
    if let Some(via) = quote.via {
        why.push(format!("The words were relayed by {}.", item.article.mended(via).trim()));
    }
    why.push(match quote.confidence {
        Quote::CHECKED => "A reader has checked it.".to_owned(),
        found => format!("This reading is {}.", confidence(found)),
    });
    why
}

/// When the words were spoken that an expression stands in, if the article tells.
pub(super) fn statement<'a>(item: &'a Item, timex: &Timex) -> Option<&'a Timex> {
    let at = item.analysis.times.partition_point(|e| e.span.start < timex.span.start);
    let spoken = item.analysis.times.get(at).filter(|e| e.span == timex.span)?.spoken?;
    item.times.get(spoken as usize)
}

/// What a time expression says; then what it was counted from and why, and how sure that is.
pub(super) fn time(item: &Item, timex: &Timex) -> Vec<String> {
    let mut why = vec![format!("Says “{}”.", item.article.mended(timex.span).trim())];
    let same = |days: Days| timex.anchor == Some(days.first) && days.first == days.last;
    let statement = statement(item, timex);
    let meaning = timex.days.map(|d| if same(d) { "that same day".to_owned() } else { range(d) });
    match (timex.anchor, meaning) {
        (Some(_), Some(days)) if let Some(said) = statement.and_then(|s| s.days) => {
            let which = if said.count() == 1 { "the day of the statement" } else { "when it was said" };
            why.push(format!("Counted from {}, {which}, it means {days}.", range(said)));
        }
        (Some(anchor), Some(days)) => {
            let published = item.published.as_ref().filter(|p| p.likely == anchor);
            match published {
                Some(p) if p.given => {
                    why.push(format!(
                        "Counted from {}, when the article was published, it means {days}.",
                        long_date(anchor)
                    ));
                }
                Some(p) => {
                    why.extend(self::published(Some(p)).into_iter().take(2));
                    why.push(format!("Counted from {}, the likeliest day, it means {days}.", long_date(anchor)));
                }
                None => {
                    why.push(format!("Counted from {}, the day told of there, it means {days}.", long_date(anchor)))
                }
            }
        }
        (None, Some(days)) => why.push(format!("The words themselves name the time: {days}.")),
        (_, None) => why.push(
            match timex.kind {
                TimexKind::Duration => "This is a length of time; it names no day.",
                TimexKind::Set => "This is a time that recurs; it names no single day.",
                TimexKind::Date | TimexKind::Time
                    if dateline_core::corpus::anchor(item.published.as_ref()).is_none() =>
                {
                    "It cannot be counted, since it is not known closely enough when the article was published."
                }
                TimexKind::Date | TimexKind::Time => "The words do not tell which day is meant.",
            }
            .to_owned(),
        ),
    }
    if timex.days.is_some() {
        why.push(format!("This reading is {}.", confidence(timex.confidence)));
    }
    why
}

/// Why an article is dated as it is.
pub(super) fn published(published: Option<&Published>) -> Vec<String> {
    let Some(published) = published else {
        return vec!["The article gives no date, and none can be estimated.".to_owned()];
    };
    let mut why = Vec::new();
    if published.given && !published.evidence.is_empty() {
        // The reason says who gave it.
        why.push(format!("Published {}.", one_of(published.days)));
    } else if published.given {
        why.push(format!("Published {}, as given with the article.", one_of(published.days)));
    } else if published.days.count() == 1 || published.days.count() > 31 {
        // Among many days no one is likely enough to be named.
        why.push(format!("The article gives no date. Dateline’s estimate: {}.", one_of(published.days)));
    } else {
        let likely = long_date(published.likely);
        why.push(format!(
            "The article gives no date. Dateline’s estimate: {}, most likely {likely}.",
            one_of(published.days)
        ));
    }
    if listed(Some(published)).is_none() {
        why.push("That is more than a year, so it stands among the undated in lists.".to_owned());
    }
    why.extend(published.evidence.iter().map(|e| e.reason.clone()));
    why
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_mention_that_holds_every_name_tells_nothing_new() {
        for (mention, label, all) in [
            ("Foreign Minister Jane Roe and Mayor John Doe", "Jane Roe and John Doe", true),
            ("the White House", "White House", true),
            ("they", "Jane Roe and John Doe", false),
            ("Jane Roe and he", "Jane Roe and John Doe", false),
            ("Roe", "Jane Roe", false),
        ] {
            assert_eq!(super::names_all(mention, label), all, "{mention}");
        }
    }

    #[test]
    fn confidence_is_a_word_and_a_number() {
        assert_eq!(super::confidence(80), "likely (80 %)");
        assert_eq!(super::confidence(100), "very likely (100 %)");
        assert_eq!(super::confidence(0), "doubtful (0 %)");
    }

    #[test]
    fn paragraphs_without_marks_are_not_told_to_have_some() {
        use dateline_core::article::{Metadata, parse};
        let post = "The road is open again, says the town.\n\nFinally the road is open again, folks. — Jane Roe (@janeroe) May 3, 2020";
        let letter = "Judge Jane Roe said on Monday that she would retire.\n\nRead the full statement below.\n\nI have served for \
                      thirty years.\n\nWe all grow old, and my time has come.";
        for (text, found) in [
            (post, "Found because the paragraph is signed by “Jane Roe”."),
            (
                letter,
                "Found because the article announces the whole text of what “Judge Jane Roe” wrote, and this is a paragraph of it.",
            ),
        ] {
            let corpus = dateline_core::corpus::Corpus::new("", vec![parse("a", text, Metadata::default())]);
            let item = &corpus.items[0];
            let quote = item.analysis.quotes.last().expect("a quotation");
            let why = super::quotation(item, quote);
            assert_eq!(
                why[0], "Quoted: the paragraph is the speaker’s as a whole, without quotation marks.",
                "{why:?}"
            );
            assert_eq!(why[1], found, "{why:?}");
        }
    }

    #[test]
    fn what_was_said_counts_from_the_day_of_the_statement() {
        use dateline_core::article::{Metadata, parse};
        let date = "2025-04-20".parse().ok();
        let text = "Jane Roe said on 3 March: “We will sign next month.” They met last month.";
        let article = parse("a", text, Metadata { date, ..Metadata::default() });
        let corpus = dateline_core::corpus::Corpus::new("", vec![article]);
        let item = &corpus.items[0];
        let why: Vec<String> = item.times.iter().map(|t| super::time(item, t).join(" ")).collect();
        let statement = "Counted from Mon 3 March 2025, the day of the statement, it means April 2025.";
        assert!(why[1].contains(statement), "{why:?}");
        assert!(why[2].contains("when the article was published, it means March 2025."), "{why:?}");
    }
}
