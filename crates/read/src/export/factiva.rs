//! Exports of Factiva: with its two-letter codes (“HD”, “LP”), or without.

use super::blocks::paragraphs;
use super::factiva_plain::{plain, time};
use crate::article::Article;
use crate::byline;
use crate::format::factiva_end;
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::moment::Moment;

/// The codes that begin the parts of an article.
const CODES: [&str; 30] = [
    "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "ART", "CO", "IN", "NS", "RE",
    "IPD", "IPC", "PUB", "AN", "CLM", "SE", "VOL", "CT", "RF", "CX", "NGC",
];

/// Reads an export.
pub fn read(text: &str, sink: &mut Sink<'_>) {
    let mut number = 0;
    let mut document: Vec<&str> = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim();
        let id = trimmed.strip_prefix("AN").map_or(trimmed, str::trim_start);
        if factiva_end(id) {
            take(&document, id, &mut number, sink);
            document.clear();
        } else {
            document.push(line);
        }
    }
    // Behind the last article stand the search's own words; without its end an article may have been cut off.
    if document.iter().filter(|line| code(line).is_some()).count() > 3 || number == 0 {
        take(&document, "", &mut number, sink);
    }
}

fn take(document: &[&str], id: &str, number: &mut u64, sink: &mut Sink<'_>) {
    *number += 1;
    let is_coded = document.iter().filter(|line| code(line).is_some()).count() > 3;
    let mut article = if is_coded { coded(document) } else { plain(document) };
    article.number = Some(*number);
    article.id = id.split_once(' ').map(|(_, id)| Json::text(id));
    if article.text.trim().is_empty() {
        return sink.leave_out(Place::Article(*number), "the article has no text");
    }
    sink.article(article);
}

/// A code at the beginning of a line, and what stands behind it.
fn code(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim_end();
    let end = line.find([' ', '\t', '\u{a0}']).unwrap_or(line.len());
    let (word, value) = line.split_at(end);
    let code = CODES.iter().find(|code| **code == word)?;
    Some((code, value.trim_start()))
}

/// A code that begins a part behind the one of code `open`. Within the text a line may begin with a word that is a code too:
/// “IN A STATEMENT, Jane Roe said”. There only the codes that follow a text count, written as no sentence is.
fn begins<'a>(open: Option<&str>, line: &'a str) -> Option<(&'static str, &'a str)> {
    /// Codes that stand behind the text.
    const BEHIND: [&str; 11] = ["ART", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "AN", "RF", "CT"];
    let (code, value) = code(line)?;
    if !matches!(open, Some("LP" | "TD")) {
        return Some((code, value));
    }
    let is_apart = value.is_empty() || !line[code.len()..].starts_with(' ') || line[code.len()..].starts_with("  ");
    let is_written = match code {
        "TD" => open == Some("LP"),
        "AN" => is_apart || factiva_end(value),
        "CO" | "IN" | "NS" | "RE" => is_apart || value.contains(" : "),
        "PUB" => true,
        _ => is_apart && BEHIND.contains(&code),
    };
    is_written.then_some((code, value))
}

/// An article with codes.
fn coded(document: &[&str]) -> Article {
    let mut article = Article::default();
    let mut body: Vec<&str> = Vec::new();
    let mut parts: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in document {
        match begins(parts.last().map(|(open, _)| *open), line) {
            Some((code, value)) => parts.push((code, vec![value])),
            None => {
                if let Some((_, lines)) = parts.last_mut() {
                    lines.push(line);
                }
            }
        }
    }
    for (code, lines) in parts {
        let value = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            continue;
        }
        match code {
            "LP" | "TD" => {
                if !body.is_empty() {
                    body.push("");
                }
                body.extend(lines);
            }
            "HD" => article.title = Some(value),
            "BY" => article.authors = byline::names(&value),
            "PD" => article.date = Moment::parse(&value),
            "ET" => time(&mut article, &value),
            "SN" => article.outlet = Some(value),
            "SE" => article.section = Some(value),
            "LA" => article.language = Some(value),
            "CR" => article.agency = Some(value),
            _ => article.also(&code.to_lowercase(), Json::text(&value)),
        }
    }
    article.text = paragraphs(&body);
    article
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::found::{Found, Options};

    fn one(text: &str) -> Article {
        let mut articles = Vec::new();
        let mut out =
            |found: Found| articles.extend(if let Found::Article(article) = found { Some(*article) } else { None });
        read(text, &mut Sink::new(&Options::default(), "a.txt".to_owned(), &mut out));
        articles.pop().expect("an article")
    }

    #[test]
    fn a_word_of_the_text_that_is_a_code_too_ends_nothing() {
        let article = one("HD The firm\nWC 20 words\nPD 12 March 2024\nSN The Example\nLP\nThe firm moved.\n\nTD\n\
            IN A STATEMENT, Jane Roe said it would stay.\n\nED Doe left.\n\nTD Poe came.\n\n\
            CO acme : Acme Ltd\nNS gcat : General News\nPUB The Example Ltd\nAN Document EXAMPL0020240312ek3c0003u\n");
        assert_eq!(
            article.text,
            "The firm moved.\n\nIN A STATEMENT, Jane Roe said it would stay.\n\nED Doe left.\n\nTD Poe came."
        );
        assert_eq!(article.extra.get("co"), Some(&Json::text("acme : Acme Ltd")));
        assert_eq!(article.extra.get("pub"), Some(&Json::text("The Example Ltd")));
    }

    #[test]
    fn a_copyright_line_at_the_end_does_not_end_the_head() {
        let text = "The firm\n9 words\n12 March 2024\nThe Example\nEXAMPL\nEnglish\n\n\
            The firm moved.\n\nIt stayed.\n\nIt moved again.\n\nIt left.\n\nIt came.\n\nIt went.\n\nIt is there.\n\n\
            The end.\n\nAll rights reserved.\n\nDocument EXAMPL0020240312ek3c0003u\n";
        let article = one(text);
        assert!(article.text.starts_with("The firm moved.\n\nIt stayed."), "{}", article.text);
        assert!(article.text.contains("The end."), "{}", article.text);
        assert_eq!(article.outlet.as_deref(), Some("The Example"));
        assert_eq!(article.date.map(|date| date.to_string()).as_deref(), Some("2024-03-12"));
        let short = text.replace("It stayed.\n\nIt moved again.\n\nIt left.\n\nIt came.\n\nIt went.\n\n", "");
        assert!(one(&short).text.starts_with("The firm moved."), "{}", one(&short).text);
        let headline = text.replace("The firm\n", "Band sells all rights reserved to it\n");
        assert_eq!(one(&headline).title.as_deref(), Some("Band sells all rights reserved to it"));
        assert!(one(&headline).text.starts_with("The firm moved."));
    }

    #[test]
    fn a_headline_about_copyright_is_no_copyright() {
        let article = one(
            "Copyright holders sue\n9 words\n12 March 2024\nThe Example\nEXAMPL\nEnglish\n(c) 2024. The Example.\n\n\
            The firm moved.\n\nDocument EXAMPL0020240312ek3c0003u\n",
        );
        assert_eq!(
            (article.title.as_deref(), article.text.as_str()),
            (Some("Copyright holders sue"), "The firm moved.")
        );
    }
}
