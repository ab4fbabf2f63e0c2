//! Articles as references, with their statements as notes: RIS, BibTeX and CSL-JSON.
//!
//! A day is told as the day of publication only if the article was handed in with it or says so itself. What was inferred is a note.

use serde_json::{Value, json};

use super::made::Made;
use super::statement::{Statement, by_article, note, title};
use crate::view::words::published;
use crate::view::{ArticleSource, Card};
use dateline_core::calendar::Day;

/// The day of publication, if it is known for sure.
pub fn sure_day(source: &ArticleSource) -> Option<Day> {
    let dated = source.published.as_ref().filter(|dated| !dated.inferred)?;
    (dated.days.first == dated.days.last).then_some(dated.days.first)
}

fn day(card: &Card) -> Option<Day> {
    sure_day(&card.source)
}

/// What else is known of an article, by its id: fields of the format and their values, as they are to be written.
pub type More<'a, T> = &'a dyn Fn(&str) -> Vec<(&'static str, T)>;

/// What is known of another day.
fn doubt(card: &Card) -> Option<String> {
    (day(card).is_none() && card.source.published.is_some()).then(|| published(&card.source))
}

/// A reference a paragraph, each line a tag of two letters.
pub fn ris(cards: &[Card], more: More<'_, String>) -> String {
    let mut out = String::new();
    for (card, statements) in by_article(cards) {
        let mut tag = |name: &str, value: &str| out.push_str(&format!("{name}  - {value}\r\n"));
        tag("TY", "NEWS");
        tag("ID", &card.source.id);
        tag("TI", title(card));
        more(&card.source.id).iter().for_each(|(name, value)| tag(name, value));
        card.source.outlet.iter().for_each(|outlet| tag("T2", outlet));
        card.source.agency.iter().for_each(|agency| tag("PB", agency));
        if let Some(day) = day(card) {
            let (year, month, of_month) = day.civil();
            tag("PY", &format!("{year:04}"));
            tag("DA", &format!("{year:04}/{month:02}/{of_month:02}"));
        }
        doubt(card).iter().for_each(|doubt| tag("N1", doubt));
        statements.iter().for_each(|statement| tag("N1", &note(statement)));
        card.source.url.iter().for_each(|url| tag("UR", url));
        tag("ER", "");
        out.push_str("\r\n");
    }
    out
}

/// An entry a reference.
pub fn bibtex(cards: &[Card], more: More<'_, String>) -> String {
    let mut out = String::new();
    for (card, statements) in by_article(cards) {
        out.push_str(&format!("@misc{{{},\n", card.source.id));
        let mut field = |name: &str, value: &str| out.push_str(&format!("  {name} = {{{value}}},\n"));
        // Braces keep the headline's capitals.
        field("title", &format!("{{{}}}", latex(title(card))));
        more(&card.source.id).iter().for_each(|(name, value)| field(name, value));
        let by = card.source.outlet.as_ref().or(card.source.agency.as_ref());
        by.iter().for_each(|by| field("howpublished", &latex(by)));
        if let Some(day) = day(card) {
            field("year", &format!("{:04}", day.year()));
            field("date", &day.to_string());
        }
        card.source.url.iter().for_each(|url| field("url", &url.replace(['{', '}', '\\'], "")));
        let notes: Vec<String> = doubt(card).into_iter().chain(statements.iter().map(note)).collect();
        field("note", &latex(&notes.join("; ")));
        out.push_str("}\n\n");
    }
    out
}

/// How it was made, above the entries: what stands outside of them is none, whatever braces it has. Only the sign that begins an
/// entry must not come: the command has it by another of a shell's words, other lines have it spelt out.
pub fn bibtex_remark(made: &Made) -> String {
    let command = without_at(&made.command);
    let line = |line: String| match line.strip_suffix(&made.command) {
        Some(before) => format!("% {before}{command}\n"),
        None => format!("% {}\n", line.replace('@', "(at)")),
    };
    made.lines().into_iter().map(line).collect()
}

/// A command without "@" that a shell takes as it took this one.
fn without_at(command: &str) -> String {
    const AT: &str = "\"$(printf '\\100')\"";
    let mut out = String::with_capacity(command.len());
    let (mut is_quoted, mut is_escaped) = (false, false);
    for c in command.chars() {
        match c {
            '@' if is_quoted => out.push_str(&format!("'{AT}'")),
            '@' => out.push_str(AT),
            c => out.push(c),
        }
        is_quoted ^= c == '\'' && !is_escaped;
        is_escaped = c == '\\' && !is_quoted && !is_escaped;
    }
    out
}

/// A text in which nothing is taken for a command of LaTeX.
pub fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// A list of items by the schema of the Citation Style Language.
pub fn csl(cards: &[Card], more: More<'_, Value>) -> Value {
    let item = |(card, statements): (&Card, Vec<Statement<'_>>)| {
        let mut item = json!({ "id": card.source.id, "type": "article-newspaper", "title": title(card) });
        if let Some(outlet) = &card.source.outlet {
            item["container-title"] = json!(outlet);
        }
        if let Some(agency) = &card.source.agency {
            item["publisher"] = json!(agency);
        }
        if let Some(dated) = &card.source.published {
            let part = |day: Day| {
                let (year, month, day) = day.civil();
                json!([year, month, day])
            };
            item["issued"] = match day(card) {
                Some(day) => json!({ "date-parts": [part(day)] }),
                None => json!({ "date-parts": [part(dated.days.first), part(dated.days.last)], "circa": true }),
            };
        }
        if let Some(url) = &card.source.url {
            item["URL"] = json!(url);
        }
        let notes: Vec<String> = doubt(card).into_iter().chain(statements.iter().map(note)).collect();
        item["note"] = json!(notes.join("\n"));
        more(&card.source.id).into_iter().for_each(|(name, value)| item[name] = value);
        item
    };
    by_article(cards).into_iter().map(item).collect()
}
