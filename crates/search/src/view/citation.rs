//! Writes a statement as a footnote to paste into another text: the words, who said them and with which verb, on which day,
//! and where that is written.

use super::words::{cue_comes_first, headline, place, published, said_on};
use super::{Card, Run, confidence};
use dateline_core::quote::{Quote, QuoteKind};

/// The footnote, in one line. Words that stood between quotation marks do so here, behind their verb; a paraphrase is given as
/// the whole sentence that the article has, and said to be the article's. What is doubtful says so. `link` leads to the record;
/// it is left out where nobody else could follow it.
///
/// ```text
/// Jane Roe, mayor of Zenda, said: “We are ready.” Said on Mon 8 July 2024. Ruritania Herald (RNA), “Bridge opens”,
/// published on Wed 10 July 2024, paragraph 3. https://example.org/bridge. Record: https://…
/// ```
pub fn citation(card: &Card, link: Option<&str>) -> String {
    let mut line = said(card);
    line.push(' ');
    if let Some(day) = said_on(card) {
        line.push_str(&format!("{}. ", capitalised(day)));
    }
    match (&card.source.outlet, &card.source.agency) {
        (Some(outlet), Some(agency)) => line.push_str(&format!("{outlet} ({agency}), ")),
        (Some(outlet), None) => line.push_str(&format!("{outlet}, ")),
        // Who wrote a story is not who carried it.
        (None, Some(agency)) => line.push_str(&format!("{agency} (agency), ")),
        (None, None) => {}
    }
    line.push_str(&format!("{}, {}, {}.", quoted(headline(&card.source)), published(&card.source), place(card)));
    if let Some(url) = &card.source.url {
        line.push_str(&format!(" {url}"));
    }
    if card.confidence < Quote::SHOWN {
        line.push_str(&format!(" Dateline’s reading is {}.", confidence(card.confidence)));
    }
    if let Some(link) = link {
        line.push_str(&format!(" Record: {link}"));
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Verbs that tell who passed the words on, not who said them.
const RELAYED: [&str; 4] = ["quoted", "quoting", "cited", "citing"];

/// The words with who said them and the verb, or the sentence that says so.
fn said(card: &Card) -> String {
    let mut by = card.speaker.clone().unwrap_or_else(|| "Speaker not named".to_owned());
    for (before, more) in [(", ", &card.role), (", via ", &card.via)] {
        if let Some(more) = more {
            by.push_str(before);
            by.push_str(more);
        }
    }
    if !matches!(card.kind, QuoteKind::Direct) {
        let sentence: String = card.sentence.iter().map(|piece| piece.text.as_str()).collect();
        return format!("Of {by}, the article says: {}", quoted(&sentence));
    }
    let words: String = card.quote.iter().map(|run: &Run| run.text.as_str()).collect();
    let words = words.trim().trim_end_matches([',', ';']);
    let stop = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    let words = quoted(words) + stop;
    match card.cue.as_deref() {
        Some(cue) if cue_comes_first(cue) => format!("{} {by}: {words}", capitalised(cue.to_owned())),
        Some(cue) if cue.contains(' ') || RELAYED.contains(&cue) => format!("{by} (“{cue}”): {words}"),
        Some(cue) => {
            let comma = if by.contains(", ") { "," } else { "" };
            format!("{by}{comma} {cue}: {words}")
        }
        None => format!("{by}: {words}"),
    }
}

fn capitalised(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Between double marks, those within turned into single ones.
fn quoted(words: &str) -> String {
    let words = words.trim();
    let bare = words.strip_prefix('“').and_then(|w| w.strip_suffix('”')).filter(|w| !w.contains(['“', '”']));
    let mut out = String::from("“");
    let mut open = false;
    for c in bare.unwrap_or(words).chars() {
        out.push(match c {
            '“' => '‘',
            '”' => '’',
            '"' => {
                open = !open;
                if open { '‘' } else { '’' }
            }
            c => c,
        });
    }
    out.push('”');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{ArticleSource, Dated, FactPart, SentencePiece};
    use dateline_core::calendar::Days;

    fn day(day: &str, text: &str, inferred: bool) -> Dated {
        Dated { days: Days::one(day.parse().expect("a day")), text: text.to_owned(), inferred }
    }

    fn card(kind: QuoteKind, words: &str) -> Card {
        let run = |text: &str| Run { text: text.to_owned(), hit: false, marked: false };
        let piece = |text: &str, part| SentencePiece { text: text.to_owned(), hit: false, part };
        Card {
            id: "q1".to_owned(),
            kind,
            before: String::new(),
            quote: vec![run(words)],
            after: String::new(),
            sentence: vec![
                piece("Roe ", None),
                piece("condemned", Some(FactPart::Cue)),
                piece(" ", None),
                piece(words, Some(FactPart::Quotation)),
            ],
            said: None,
            paragraph: Some(3),
            speaker: Some("Jane Roe".to_owned()),
            role: Some("mayor of Zenda".to_owned()),
            setting: None,
            mention: None,
            cue: Some("said".to_owned()),
            via: None,
            source: ArticleSource {
                id: "a1".to_owned(),
                title: "The “great” bridge opens".to_owned(),
                outlet: Some("Ruritania Herald".to_owned()),
                agency: Some("RNA".to_owned()),
                published: Some(day("2024-07-10", "Wed 10 July 2024", true)),
                url: None,
            },
            source_kind: dateline_core::quote::SourceKind::Person,
            tier: dateline_core::quote::Tier::Said,
            confidence: 90,
            why: Vec::new(),
            carried: None,
        }
    }

    #[test]
    fn a_quotation_has_speaker_verb_day_outlet_headline_and_link() {
        let mut card = card(QuoteKind::Direct, "We are\n\"ready\",");
        card.said = Some(day("2024-07-08", "Mon 8 July 2024", false));
        card.source.url = Some("https://example.org/bridge".to_owned());
        assert_eq!(
            citation(&card, Some("https://example.net/#/quotes")),
            "Jane Roe, mayor of Zenda, said: “We are ‘ready’”. Said on Mon 8 July 2024. Ruritania Herald (RNA), \
             “The ‘great’ bridge opens”, published on Wed 10 July 2024, dated by Dateline, paragraph 3. \
             https://example.org/bridge Record: https://example.net/#/quotes"
        );
    }

    #[test]
    fn a_paraphrase_is_the_sentence_with_its_verb_and_never_the_speakers_words() {
        let line = citation(&card(QuoteKind::Indirect, "the exports of arms."), None);
        let expected = "Of Jane Roe, mayor of Zenda, the article says: “Roe condemned the exports of arms.” Ruritania";
        assert!(line.starts_with(expected), "{line}");
    }

    #[test]
    fn verbs_stand_where_they_read_well() {
        let mut card = card(QuoteKind::Direct, "We are ready.");
        let mut with = |cue: &str| {
            card.cue = Some(cue.to_owned());
            said(&card)
        };
        assert_eq!(with("according to"), "According to Jane Roe, mayor of Zenda: “We are ready.”");
        assert_eq!(with("quoted"), "Jane Roe, mayor of Zenda (“quoted”): “We are ready.”");
        assert_eq!(with("asked"), "Jane Roe, mayor of Zenda, asked: “We are ready.”");
    }

    #[test]
    fn what_the_article_does_not_tell_is_said_or_left_out_and_doubt_is_told() {
        let mut card = card(QuoteKind::Direct, "We are ready.");
        (card.speaker, card.role, card.cue, card.via) = (None, None, None, Some("VOA".to_owned()));
        (card.source.outlet, card.source.published, card.paragraph) = (None, None, None);
        (card.source.title, card.confidence) = ("Bridge opens".to_owned(), 40);
        assert_eq!(
            citation(&card, None),
            "Speaker not named, via VOA: “We are ready.” RNA (agency), “Bridge opens”, undated, beside the text. \
             Dateline’s reading is doubtful (40 %)."
        );
    }
}
