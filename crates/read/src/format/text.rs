//! Which format a text has.

use std::collections::BTreeSet;

use super::{Format, extension};
use crate::front_matter;

/// Bytes of a text that are looked at.
const HEAD: usize = 64 << 10;
/// Of a hundred signs of a text, so many may be control characters.
const CONTROLS: usize = 5;

/// What a text is. `text` may be its beginning alone.
pub fn of_text(name: &str, text: &str) -> Format {
    let head = head(text);
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.is_empty() {
        return Format::Empty;
    }
    let signs = start.chars().count();
    let controls = start.chars().filter(|c| c.is_control() && !c.is_whitespace() || *c == '\u{fffd}').count();
    if controls * 100 > signs * CONTROLS && (controls > 8 || controls * 2 > signs && signs > 2) {
        return Format::Binary;
    }
    let extension = extension(name);
    if let Some(json) = json(start, &extension) {
        return json;
    }
    if let Some(markup) = markup(start, &extension) {
        return markup;
    }
    let mail = mail(start, &extension);
    if mail.is_none() {
        // Before exports are looked for: a cell or a code block may quote one.
        match extension.as_str() {
            "csv" | "tsv" | "tab" | "psv" => return Format::Table,
            "jsonl" | "ndjson" => return Format::JsonLines,
            "json" => return Format::Json,
            "md" | "markdown" | "mdown" | "mkd" => return Format::Markdown,
            _ if front_matter::split(start).is_some() => return Format::Markdown,
            _ if table(start) => return Format::Table,
            _ => {}
        }
    }
    if let Some(export) = export(text) {
        return export;
    }
    if let Some(mail) = mail {
        return mail;
    }
    match extension.as_str() {
        "htm" | "html" | "xhtml" => Format::Html,
        _ => Format::Text,
    }
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn json(start: &str, extension: &str) -> Option<Format> {
    let named = matches!(extension, "json" | "jsonl" | "ndjson" | "geojson");
    let begins = start.starts_with(['{', '[']) && (named || begins_json(start));
    if !begins {
        return None;
    }
    if start.starts_with('[') {
        return Some(Format::Json);
    }
    // An object that goes on in the next line is written for people; one that is the only line may hold a list.
    let mut lines = start.lines();
    let first = lines.next().unwrap_or_default();
    let whole = first.trim_end().ends_with('}') && lines.any(|line| !line.trim().is_empty());
    Some(if whole || matches!(extension, "jsonl" | "ndjson") { Format::JsonLines } else { Format::Json })
}

/// Whether a text that begins with a bracket is JSON, damaged or not: a link of a wiki, a note's number, a quotation may stand in
/// brackets, too.
fn begins_json(start: &str) -> bool {
    /// Bytes of a field's name.
    const NAME: usize = 300;
    let inner = start.trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    let Some(object) = inner.strip_prefix('{') else {
        // A list of other values is one if nothing else stands in the file.
        let whole = serde_json::from_str::<serde::de::IgnoredAny>(start);
        return whole.map_or_else(|e| e.is_eof() && start.len() > HEAD / 2, |_| true);
    };
    let object = object.trim_start();
    let Some(name) = object.strip_prefix('"') else { return object.starts_with('}') };
    let mut is_escaped = false;
    let end = name.bytes().take(NAME).position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    end.is_some_and(|end| name[end + 1..].trim_start().starts_with(':'))
}

/// Whether a text is a web page or a feed.
fn markup(start: &str, extension: &str) -> Option<Format> {
    if !start.starts_with('<') {
        // A page may begin with words that were left before it.
        let pageish = matches!(extension, "htm" | "html" | "xhtml");
        return (pageish && start.contains('<')).then_some(Format::Html);
    }
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        rest = if let Some(comment) = rest.strip_prefix("<!--") {
            &comment[comment.find("-->").map_or(comment.len(), |at| at + 3)..]
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            &instruction[instruction.find('>').map_or(instruction.len(), |at| at + 1)..]
        } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            let root = rest[9..].trim_start();
            // The subset of a document type may hold declarations of its own.
            let end = match (root.find('['), root.find('>')) {
                (Some(open), Some(close)) if open < close => {
                    root.find("]>").or_else(|| root.find("] >")).map(|at| at + 1)
                }
                (_, close) => close,
            };
            &root[end.map_or(root.len(), |at| at + 1)..]
        } else {
            break;
        };
    }
    let name = rest.strip_prefix('<')?;
    let name =
        &name[..name.find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '_' | '-'))).unwrap_or(name.len())];
    let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    match local.as_str() {
        "rss" | "feed" | "rdf" | "channel" | "entry" => return Some(Format::Feed),
        "html" | "head" | "body" => return Some(Format::Html),
        _ => {}
    }
    let named = matches!(extension, "xml" | "rss" | "atom" | "rdf" | "cdf");
    let entries = ["<item", "<entry", ":item", ":entry", "<ITEM"].iter().any(|entry| start.contains(entry));
    if named && entries {
        return Some(Format::Feed);
    }
    const OF_PAGES: [&str; 18] = [
        "div", "p", "article", "main", "section", "h1", "h2", "table", "span", "a", "img", "meta", "title", "script",
        "header", "center", "b", "style",
    ];
    if OF_PAGES.contains(&local.as_str()) || matches!(extension, "htm" | "html" | "xhtml") {
        return Some(Format::Html);
    }
    (start.starts_with("<?xml") || named || local == "svg").then_some(Format::Unread(if local == "svg" {
        "an image"
    } else {
        "XML that is neither a feed nor a page"
    }))
}

/// Whether a text holds the marks that LexisNexis and Factiva put around every article.
fn export(text: &str) -> Option<Format> {
    // Marks of LexisNexis, of which a text of its own may have one kind: a reviewer's “Length: 300 words”.
    let mut nexis = BTreeSet::new();
    let mut factiva = 0;
    // The codes of Factiva that begin a line; a match report too may have lines that begin with one of them.
    let mut codes = BTreeSet::new();
    for line in text.lines().take(20_000) {
        let line = line.trim();
        if let Some(mark) = nexis_mark(line) {
            nexis.insert(mark);
        } else if factiva_end(line) {
            factiva += 1;
        } else if let Some(code) = line.split([' ', '\t', '\u{a0}']).next() {
            codes.extend(["HD", "WC", "PD", "SN", "LP", "TD"].into_iter().find(|known| *known == code));
        }
    }
    let any = |some: &[&str]| some.iter().any(|code| codes.contains(code));
    if factiva > 0 || any(&["HD"]) && any(&["WC", "PD", "SN"]) && any(&["LP", "TD"]) {
        Some(Format::Factiva)
    } else if nexis.len() > 1 {
        Some(Format::Nexis)
    } else {
        None
    }
}

/// “1 of 250 DOCUMENTS”, “Dokument 1 von 250”: the beginning of an article in an export of LexisNexis.
pub fn nexis_count(line: &str) -> bool {
    let bare = ["DOCUMENTS", "DOKUMENTEN", "DOKUMENTE"].iter().find_map(|word| line.strip_suffix(word));
    let bare = bare.or_else(|| line.strip_prefix("Dokument ")).map(str::trim);
    let parts = bare.and_then(|line| [" of ", " von ", " de "].iter().find_map(|of| line.split_once(of)));
    parts.is_some_and(|(one, all)| {
        [one, all].iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// The end of an article in an export of Nexis Uni.
pub fn nexis_end(line: &str) -> bool {
    matches!(line, "End of Document" | "Ende des Dokuments" | "Fin du document")
}

/// The kind of a line that an export of LexisNexis has.
fn nexis_mark(line: &str) -> Option<&'static str> {
    if nexis_count(line) {
        return Some("count");
    }
    if nexis_end(line) {
        return Some("end");
    }
    let (label, value) = line.split_once(':')?;
    match label {
        "LENGTH" | "Length" => value.trim_end().ends_with("words").then_some("length"),
        "LÄNGE" => value.trim_end().ends_with("Wörter").then_some("length"),
        "LOAD-DATE" | "Load-Date" => Some("load-date"),
        "PUBLICATION-TYPE" => Some("publication-type"),
        _ => None,
    }
}

/// `Document GRDN000020240710ek7a0003u`: the end of an article in an export of Factiva.
pub fn factiva_end(line: &str) -> bool {
    ["Document ", "Dokument ", "Documento "].iter().find_map(|word| line.strip_prefix(word)).is_some_and(|code| {
        (20..=32).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_alphanumeric())
            && code.bytes().filter(u8::is_ascii_digit).count() >= 8
            && code.bytes().take(4).all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    })
}

/// Whether a text begins with a message's head. What its name calls a message needs one field of a message's alone.
fn mail(start: &str, extension: &str) -> Option<Format> {
    let (from_line, rest) = match start.strip_prefix("From ") {
        Some(rest) => (true, rest.split_once('\n').map_or("", |(_, rest)| rest)),
        None => (false, start),
    };
    let (mut known, mut fields) = (0, 0);
    for line in rest.lines().take(200) {
        if line.trim().is_empty() || !line.is_ascii() && fields == 0 {
            break;
        }
        if line.starts_with([' ', '\t']) && fields > 0 {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            break;
        }
        fields += 1;
        known += u32::from(matches!(
            name.to_ascii_lowercase().as_str(),
            "from"
                | "to"
                | "subject"
                | "date"
                | "received"
                | "return-path"
                | "message-id"
                | "mime-version"
                | "content-type"
                | "delivered-to"
                | "reply-to"
                | "list-id"
                | "dkim-signature"
                | "x-mailer"
                | "snapshot-content-location"
        ));
    }
    match (from_line, known) {
        (true, 2..) => Some(Format::Mailbox),
        (false, 3..) => Some(Format::Mail),
        (false, 1..) if extension == "eml" => Some(Format::Mail),
        _ => None,
    }
}

/// Whether a text is a table: its first line names columns, two of which are an article's.
fn table(start: &str) -> bool {
    let first = start.lines().next().unwrap_or_default();
    [',', ';', '\t', '|'].iter().any(|separator| {
        let cells: Vec<&str> = first.split(*separator).map(|cell| cell.trim().trim_matches('"')).collect();
        let known = cells.iter().filter(|cell| crate::fields::Field::of(cell).is_some()).count();
        cells.len() > 1
            && known > 1
            && known * 3 >= cells.len()
            && start.lines().nth(1).is_some_and(|l| l.contains(*separator))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart() {
        for (name, text, format) in [
            ("a", "{\"text\": \"x\"}", Format::Json),
            ("a", "{\"text\": \"x\"}\n{\"text\": \"y\"}", Format::JsonLines),
            ("a.txt", "{\n  \"articles\": []}", Format::Json),
            ("a", "[{\"text\": \"x\"}]", Format::Json),
            ("a", "[Reuters] The talks go on.", Format::Text),
            ("a.xml", "<?xml version='1.0'?>\n<!-- x --><rss><channel/></rss>", Format::Feed),
            ("a", "<!DOCTYPE html>\n<html><body>", Format::Html),
            ("a.xml", "<!DOCTYPE rdf:RDF [ <!ENTITY x 'y'> ]>\n<rdf:RDF>", Format::Feed),
            ("a", "<p>Words.</p>", Format::Html),
            ("a.csv", "id;text\n1;x", Format::Table),
            ("a", "title,text,foo\nA,B,C", Format::Table),
            ("a", "Title, text and foo.\nWords follow.", Format::Text),
            ("a.md", "# A headline", Format::Markdown),
            ("a", "---\ntitle: A\n---\nWords.", Format::Markdown),
            ("a", "From: a@example.org\nTo: b@example.org\nSubject: News\n\nWords.", Format::Mail),
            ("a", "From x@y Wed Jul 10 08:30:00 2024\nFrom: a@example.org\nSubject: News\n\nWords.", Format::Mailbox),
            ("a", "Subject: the storm\n\nFrom: our reporter", Format::Text),
            ("a.eml", "Subject: the storm\n\nThe sea rose.", Format::Mail),
            ("a.eml", "The sea rose.", Format::Text),
            ("a", "A review.\n\nLength: 300 words\n\nIt is long.\n\nLength: 20 words\n", Format::Text),
            ("a", "[[Norhaven]] is a town.", Format::Text),
            ("a", "[[1]] The sea rose.\n\n[[2]] It fell.", Format::Text),
            ("a", "{\"A quoted start} of a text.", Format::Text),
            ("a", "{\"A quoted start\", and more} of a text.", Format::Text),
            ("a", "[{Note} The sea rose.", Format::Text),
            ("a", "[[\"title\",\"text\"],[\"A\",\"Words.\"]]", Format::Json),
            ("a", "[{\"text\": \"x\"}, {\"text", Format::Json),
            ("a", "{ \"text\" : \"x", Format::Json),
            ("a", "1 of 2 DOCUMENTS\n\nOutlet\n\nLENGTH: 120 words\n", Format::Nexis),
            ("a", "Words.\n\nDocument GRDN000020240710ek7a0003u\n", Format::Factiva),
            ("a", "A headline\n\nBody.", Format::Text),
            ("a.txt", "The cup\n\nTD Smith 3 run\nTD Doe 5 run\nTD Poe 1 run\nPD Roe 2 run\n", Format::Text),
            ("a.txt", "HD A headline\nWC 2 words\nLP Two words.\n", Format::Factiva),
            ("a.csv", "id,text\n1,\"Length: 20 words\nWords.\nLoad-Date: March 12, 2024\"\n", Format::Table),
            ("a.md", "```\nLength: 20 words\nLoad-Date: March 12, 2024\n```\n", Format::Markdown),
            ("a.txt", "title;text\nA;Words.", Format::Table),
            ("a.txt", "---\ntitle: A\n---\nWords.", Format::Markdown),
        ] {
            assert_eq!(of_text(name, text), format, "{text}");
        }
        assert_eq!(of_text("a", &"\u{1}\u{2}x".repeat(9)), Format::Binary);
    }
}
