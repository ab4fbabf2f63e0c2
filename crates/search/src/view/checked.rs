//! What came of a draft's quotations, as it is shown and copied.

use serde::{Deserialize, Serialize};

use super::ArticleSource;
use super::words::{headline, number, published};
use crate::check::Verdict;

/// What came of a draft, in words that are ready to be shown: the page only puts them in their places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedDraft {
    /// In a line: "4 quotations: 2 verbatim, 1 cut, 1 not here".
    pub line: String,
    /// As a list to paste elsewhere, a paragraph for each quotation.
    pub list: String,
    /// The quotations, in the draft's order.
    pub passages: Vec<CheckedPassage>,
}

impl CheckedDraft {
    /// Of these quotations.
    pub fn of(passages: Vec<CheckedPassage>) -> Self {
        Self { line: line(&passages), list: list(&passages), passages }
    }
}

/// One quotation of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedPassage {
    /// Its words as the draft has them, between marks, and who said it by the draft, if that tells.
    pub said: String,
    /// What came of it.
    pub verdict: Verdict,
    /// Where it was found, the nearest first.
    pub places: Vec<CheckedPlace>,
}

impl CheckedPassage {
    /// Words of a draft without their marks, and who said them there.
    pub fn said(words: &str, speaker: Option<&str>) -> String {
        let speaker = speaker.map(|speaker| format!(" — {speaker}")).unwrap_or_default();
        format!("“{}”{speaker}", one_line(words))
    }
}

/// A place that has a passage's words, or most of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedPlace {
    /// The article's id in links.
    pub article: String,
    /// The quotation's id in links; nothing if the article ascribes the words to nobody.
    pub fact: Option<String>,
    /// Whose words they are there, outlet, headline and day.
    pub found_in: String,
    /// Both texts in pieces, if they differ.
    pub pieces: Vec<CheckedPiece>,
}

/// A piece of both texts or of one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckedPiece {
    /// Both have it.
    Same(String),
    /// The draft alone has it.
    PutIn(String),
    /// The article alone has it.
    LeftOut(String),
}

fn line(passages: &[CheckedPassage]) -> String {
    let count = |verdict| passages.iter().filter(|p| p.verdict == verdict).count() as u32;
    let kinds: Vec<String> = Verdict::ALL
        .iter()
        .map(|verdict| (count(*verdict), verdict.name()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{} {name}", number(count)))
        .collect();
    match passages.len() {
        0 => "No quotations were found in it.".to_owned(),
        1 => format!("1 quotation: {}", kinds.join(", ")),
        all => format!("{} quotations: {}", number(all as u32), kinds.join(", ")),
    }
}

fn list(passages: &[CheckedPassage]) -> String {
    let mut list = line(passages) + "\n";
    for (n, passage) in (1..).zip(passages) {
        list.push_str(&format!("\n{n}. {}: {}.\n", passage.said, passage.verdict.name()));
        if let Some(place) = passage.places.first() {
            list.push_str(&format!("   {}\n", place.found_in));
            if !place.pieces.is_empty() {
                list.push_str(&format!("   {}\n", difference(place)));
            }
        }
    }
    list
}

/// Where a place is: whose words they are there, which nobody's are that no quotation holds, and the article.
pub fn found_in(speaker: Option<&str>, is_quotation: bool, source: &ArticleSource) -> String {
    let whose = match (speaker, is_quotation) {
        (Some(speaker), _) => speaker,
        (None, true) => "Speaker not named",
        (None, false) => "The article’s own words",
    };
    let by = source.outlet.as_ref().or(source.agency.as_ref());
    let outlet = by.map(|by| format!("{by}, ")).unwrap_or_default();
    format!("{whose}: {outlet}“{}”, {}", headline(source), published(source))
}

/// The pieces in one line: what the draft put in as `[+ …]`, what it left out as `[− …]`.
fn difference(place: &CheckedPlace) -> String {
    let piece = |piece: &CheckedPiece| match piece {
        CheckedPiece::Same(text) => one_line(text),
        CheckedPiece::PutIn(text) => format!("[+ {}]", one_line(text)),
        CheckedPiece::LeftOut(text) => format!("[− {}]", one_line(text)),
    };
    place.pieces.iter().map(piece).collect::<Vec<_>>().join(" ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(verdict: Verdict) -> CheckedPassage {
        let source = ArticleSource {
            id: "a".into(),
            title: "Bridge opens".into(),
            outlet: Some("Herald".into()),
            agency: None,
            published: None,
            url: None,
        };
        let pieces = vec![
            CheckedPiece::Same("We will".into()),
            CheckedPiece::LeftOut("not".into()),
            CheckedPiece::PutIn("never".into()),
            CheckedPiece::Same("open\nit".into()),
        ];
        let found_in = found_in(Some("Jane Roe"), true, &source);
        let place = CheckedPlace { article: "a".into(), fact: Some("q1".into()), found_in, pieces };
        let places = if verdict == Verdict::NotHere { Vec::new() } else { vec![place] };
        CheckedPassage { said: CheckedPassage::said("We will never\nopen it", Some("Roe")), verdict, places }
    }

    #[test]
    fn a_list_tells_verdict_place_and_difference() {
        let draft = CheckedDraft::of(vec![passage(Verdict::Altered), passage(Verdict::NotHere)]);
        let expected = "2 quotations: 1 altered, 1 not here\n\n1. “We will never open it” — Roe: altered.\n   \
                        Jane Roe: Herald, “Bridge opens”, undated\n   We will [− not] [+ never] open it\n\n\
                        2. “We will never open it” — Roe: not here.\n";
        assert_eq!(draft.list, expected);
        assert_eq!(CheckedDraft::of(Vec::new()).line, "No quotations were found in it.");
    }
}
