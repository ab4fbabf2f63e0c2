//! Writes a quotation as one line to paste into another text: speaker, words, source, day and link.

use super::{Card, Dated, Run};
use dateline_core::quote::QuoteKind;

/// The line. Words that stood between quotation marks do so here; others are said to be a paraphrase. A day that is an
/// estimate says so. `link` goes to the end, if there is one.
///
/// ```text
/// Jane Roe, mayor of Zenda: “We are ready.” In “Bridge opens”, Ruritania Herald (RNA), Wed 10 July 2024. https://…
/// ```
pub fn citation(card: &Card, link: &str) -> String {
    let mut line = card.speaker.clone().unwrap_or_else(|| "Speaker not named".to_owned());
    for (before, more) in [(", ", &card.role), (", via ", &card.via)] {
        if let Some(more) = more {
            line.push_str(before);
            line.push_str(more);
        }
    }
    line.push_str(": ");
    line.push_str(&said(card));
    line.push_str(" In ");
    line.push_str(&quoted(&card.source.title));
    match (&card.source.outlet, &card.source.agency) {
        (Some(outlet), Some(agency)) => line.push_str(&format!(", {outlet} ({agency})")),
        (Some(outlet), None) => line.push_str(&format!(", {outlet}")),
        // Who wrote a story is not who carried it.
        (None, Some(agency)) => line.push_str(&format!(", {agency} (agency)")),
        (None, None) => {}
    }
    let day = card.source.published.as_ref().map_or_else(|| "undated".to_owned(), Dated::told);
    line.push_str(", ");
    line.push_str(&day);
    line.push('.');
    if !link.is_empty() {
        line.push(' ');
        line.push_str(link);
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words with what they are.
fn said(card: &Card) -> String {
    let words: String = card.quote.iter().map(|run: &Run| run.text.as_str()).collect();
    let words = words.trim().trim_end_matches([',', ';']);
    match card.kind {
        QuoteKind::Direct | QuoteKind::Fragment => {
            let stop = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
            quoted(words) + stop
        }
        QuoteKind::Mixed | QuoteKind::Indirect => {
            format!("{} (paraphrased by the article).", words.trim_end_matches('.'))
        }
    }
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
    use crate::view::ArticleSource;
    use dateline_core::calendar::Days;

    fn card(kind: QuoteKind, words: &str) -> Card {
        let run = |text: &str| Run { text: text.to_owned(), hit: false, marked: false };
        let day = "2024-07-10".parse().expect("a day");
        Card {
            id: "q1".to_owned(),
            kind,
            before: String::new(),
            quote: vec![run(words)],
            after: String::new(),
            speaker: Some("Jane Roe".to_owned()),
            role: Some("mayor of Zenda".to_owned()),
            setting: None,
            mention: None,
            cue: None,
            via: None,
            source: ArticleSource {
                id: "a1".to_owned(),
                title: "The “great” bridge opens".to_owned(),
                outlet: Some("Ruritania Herald".to_owned()),
                agency: Some("RNA".to_owned()),
                published: Some(Dated { days: Days::one(day), text: "Wed 10 July 2024".to_owned(), inferred: true }),
            },
            source_kind: dateline_core::quote::SourceKind::Person,
            tier: dateline_core::quote::Tier::Said,
            confidence: 90,
            why: Vec::new(),
        }
    }

    #[test]
    fn a_quotation_is_one_line() {
        assert_eq!(
            citation(&card(QuoteKind::Direct, "We are\n\"ready\","), "https://example.org/#/quotes"),
            "Jane Roe, mayor of Zenda: “We are ‘ready’”. In “The ‘great’ bridge opens”, Ruritania Herald (RNA), \
             Wed 10 July 2024, our estimate. https://example.org/#/quotes"
        );
    }

    #[test]
    fn a_paraphrase_is_not_put_between_marks() {
        let line = citation(&card(QuoteKind::Indirect, "the bridge would open."), "");
        assert!(
            line.starts_with("Jane Roe, mayor of Zenda: the bridge would open (paraphrased by the article). In"),
            "{line}"
        );
    }

    #[test]
    fn what_the_article_does_not_tell_is_said_or_left_out() {
        let mut card = card(QuoteKind::Direct, "We are ready.");
        (card.speaker, card.role, card.via) = (None, None, Some("VOA".to_owned()));
        (card.source.outlet, card.source.published) = (None, None);
        card.source.title = "Bridge opens".to_owned();
        assert_eq!(
            citation(&card, ""),
            "Speaker not named, via VOA: “We are ready.” In “Bridge opens”, RNA (agency), undated."
        );
    }
}
