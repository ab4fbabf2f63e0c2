//! Statements as a text in Markdown, a section for each speaker in order of first appearance.

use std::collections::BTreeMap;

use super::statement::{Origin, Statement, title};
use crate::view::Card;
use crate::view::words::{doubt_note, place, published, said_on};

/// The text; `notes` has one for each card, or none at all.
pub fn write(origin: &Origin, cards: &[Card], notes: &[&str]) -> String {
    format!("{}Made by {} from the articles at hand on {}.\n", body(origin, cards, notes), origin.program, origin.day)
}

/// The text without what is said at its end of how it was made.
pub fn body(origin: &Origin, cards: &[Card], notes: &[&str]) -> String {
    let mut text = format!("# {}: who said what\n\n", escaped(&origin.corpus));
    if !origin.query.is_empty() {
        text.push_str(&format!("Statements that match `{}`.\n\n", origin.query.replace('`', "'")));
    }
    // The cards of each speaker, in order of first appearance.
    let mut sections: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, card) in cards.iter().enumerate() {
        let name = speaker(card);
        let place = *places.entry(name).or_insert_with(|| {
            sections.push((name, Vec::new()));
            sections.len() - 1
        });
        sections[place].1.push(at);
    }
    for (name, of_speaker) in sections {
        text.push_str(&format!("## {}\n", escaped(name)));
        for at in of_speaker {
            text.push_str(&statement(&cards[at]));
            if let Some(note) = notes.get(at).filter(|note| !note.is_empty()) {
                text.push_str(&format!("\n{}\n", escaped(note)));
            }
        }
        text.push('\n');
    }
    text
}

fn speaker(card: &Card) -> &str {
    card.speaker.as_deref().unwrap_or("Speaker not named")
}

fn statement(card: &Card) -> String {
    let told = Statement::of(card).told();
    let outlet = card.source.outlet.as_ref().or(card.source.agency.as_ref());
    let headline = match &card.source.url {
        Some(url) => format!("[{}](<{}>)", escaped(title(card)), url.replace(['<', '>'], "")),
        None => escaped(title(card)),
    };
    let mut parts: Vec<String> = said_on(card).into_iter().collect();
    parts.extend(outlet.map(|outlet| escaped(outlet)));
    parts.extend([headline, published(&card.source), place(card)]);
    parts.extend(doubt_note(card));
    format!("\n> {}\n>\n> — {}\n", escaped(&told), parts.join(", "))
}

/// A text in which nothing is taken for a sign of Markdown or HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
