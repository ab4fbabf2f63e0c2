//! Statements as a web page of their own: quotations with their sources, as programs and readers know them. Links lead to the
//! words within the original, where its address is known.

use super::statement::{Origin, Statement, title};
use crate::view::Card;
use crate::view::words::{doubt_note, place, published, said_on};

/// Words at most that a link to a place within a page names at either end of it.
const WORDS: usize = 5;

/// The page; `notes` has one for each card.
pub fn write(origin: &Origin, cards: &[Card], notes: &[&str]) -> String {
    let made = format!("Made by {} from the articles at hand on {}.", origin.program, origin.day);
    page(origin, cards, notes, &[made])
}

/// The page with these lines at its end, which say how it was made.
pub fn page(origin: &Origin, cards: &[Card], notes: &[&str], made: &[String]) -> String {
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{}: who said what</title>\n<h1>{0}</h1>\n",
        escaped(&origin.corpus)
    );
    if !origin.query.is_empty() {
        text.push_str(&format!("<p>Statements that match “{}”.</p>\n", escaped(&origin.query)));
    }
    for (at, card) in cards.iter().enumerate() {
        text.push_str(&statement(card, notes.get(at).copied().unwrap_or_default()));
    }
    let made: String = made.iter().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    text.push_str(&format!("<footer>\n{made}</footer>\n</html>\n"));
    text
}

fn statement(card: &Card, note: &str) -> String {
    let told = Statement::of(card);
    let url = card.source.url.as_deref();
    let cite = url.map(|url| format!(" cite=\"{}\"", escaped(url))).unwrap_or_default();
    let mut by = escaped(card.speaker.as_deref().unwrap_or("Speaker not named"));
    if let Some(role) = &card.role {
        by.push_str(&format!(", {}", escaped(role)));
    }
    let headline = match url {
        Some(url) => format!("<a href=\"{}\">{}</a>", escaped(&within(url, &told.words)), escaped(title(card))),
        None => escaped(title(card)),
    };
    let outlet = card.source.outlet.as_ref().or(card.source.agency.as_ref());
    let mut parts: Vec<String> = said_on(card).iter().map(|text| escaped(text)).collect();
    parts.extend(outlet.map(|outlet| escaped(outlet)));
    parts.extend([format!("<cite>{headline}</cite>"), escaped(&published(&card.source)), place(card)]);
    parts.extend(doubt_note(card).iter().map(|text| escaped(text)));
    let note = if note.is_empty() { String::new() } else { format!("<p>{}</p>\n", escaped(note)) };
    format!(
        "<figure>\n<blockquote{cite}><p>{}</p></blockquote>\n<figcaption>— {by}; {}</figcaption>\n{note}</figure>\n",
        escaped(&told.told()),
        parts.join(", ")
    )
}

/// The address of the words within a page: a text fragment of their first and last ones. A page that has a place of its own in
/// its address keeps that.
fn within(url: &str, words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    if url.contains('#') || words.is_empty() {
        return url.to_owned();
    }
    let part = |words: &[&str]| encoded(&words.join(" "));
    let fragment = match words.len() {
        n if n <= 2 * WORDS => part(&words),
        n => format!("{},{}", part(&words[..WORDS]), part(&words[n - WORDS..])),
    };
    format!("{url}#:~:text={fragment}")
}

/// Percent-encoded, signs that part a text fragment among it.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A text in which nothing is taken for HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_names_the_words_within_the_page() {
        assert_eq!(within("https://a.org/b", "We, are ready"), "https://a.org/b#:~:text=We%2C%20are%20ready");
        let long = "one two three four five six seven eight nine ten-a eleven";
        assert_eq!(
            within("https://a.org/", long),
            "https://a.org/#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%2Da%20eleven"
        );
        assert_eq!(within("https://a.org/#part", "We are"), "https://a.org/#part");
    }
}
