//! Exports of LexisNexis (“1 of 250 DOCUMENTS”) and of Nexis Uni (“End of Document”).

use super::blocks::{blocks, is_copyright, paragraphs};
use crate::article::Article;
use crate::byline;
use crate::format::nexis_count;
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::moment::Moment;

/// Labels that stand before the text of an article.
const BEFORE: [&str; 9] =
    ["section", "length", "byline", "dateline", "highlight", "headline", "body", "series", "correction-date"];
/// Labels that stand behind it.
const BEHIND: [&str; 22] = [
    "load-date",
    "language",
    "graphic",
    "publication-type",
    "subject",
    "organization",
    "company",
    "industry",
    "geographic",
    "person",
    "journal-code",
    "type",
    "document-type",
    "classification",
    "ticker",
    "city",
    "state",
    "country",
    "correction",
    "notes",
    "acc-no",
    "pub-type",
];

/// Reads an export.
pub fn read(text: &str, sink: &mut Sink<'_>) {
    let mut number = 0;
    let mut document = Vec::new();
    let mut classic = false;
    for line in text.lines() {
        let trimmed = line.trim();
        let ends = trimmed == "End of Document";
        if ends || nexis_count(trimmed) {
            take(&document, classic, &mut number, sink);
            document.clear();
            classic = !ends;
        } else {
            document.push(line);
        }
    }
    take(&document, classic, &mut number, sink);
}

/// A label and what stands behind it on its line; “Body” and “Graphic” may stand alone.
fn label(line: &str) -> Option<(String, &str)> {
    let line = line.trim();
    let (name, value) = match line.split_once(':') {
        Some((name, value)) => (name, value.trim()),
        None if matches!(line, "Body" | "Graphic" | "Classification" | "Notes" | "BODY" | "GRAPHIC") => (line, ""),
        None => return None,
    };
    let lower = name.to_lowercase();
    let known = BEFORE.contains(&lower.as_str()) || BEHIND.contains(&lower.as_str());
    // Labels are written `LENGTH:` or `Length:`; within a text a colon follows any word.
    let written = name.chars().next().is_some_and(char::is_uppercase);
    (known && written).then_some((lower, value))
}

/// Bytes of a line that is a paragraph.
const PARAGRAPH: usize = 200;

fn take(document: &[&str], classic: bool, number: &mut u64, sink: &mut Sink<'_>) {
    let labelled = document.iter().any(|line| label(line).is_some());
    if !labelled {
        // A cover page, a table of contents, or nothing; paragraphs are more than that.
        if document.iter().any(|line| line.trim().len() > PARAGRAPH) {
            sink.leave_out(Place::Article(*number + 1), "no label such as LENGTH tells that it is an article");
        }
        return;
    }
    *number += 1;
    let mut article = article(document, classic);
    article.number = Some(*number);
    if article.text.trim().is_empty() {
        return sink.leave_out(Place::Article(*number), "the article has no text");
    }
    sink.article(article);
}

fn article(document: &[&str], classic: bool) -> Article {
    let mut article = Article::default();
    // A headline may begin like a label: “State: no more money for schools”.
    let is_before = |line: &&str| label(line).is_some_and(|(name, _)| BEFORE.contains(&name.as_str()));
    let first = document.iter().position(is_before);
    let first = first.or_else(|| document.iter().position(|line| label(line).is_some())).unwrap_or(document.len());
    head(&document[..first], classic, &mut article);
    // The text begins behind the last label that stands before it.
    let mut at = first;
    let mut body = first;
    while at < document.len() {
        let Some((name, value)) = label(document[at]) else { break };
        if BEHIND.contains(&name.as_str()) {
            break;
        }
        at += 1;
        let mut value = value.to_owned();
        if name != "body" {
            // A value goes on until an empty line.
            while let Some(line) = document.get(at).filter(|line| !line.trim().is_empty() && label(line).is_none()) {
                value = format!("{value} {}", line.trim());
                at += 1;
            }
        }
        field(&mut article, &name, value.trim());
        body = at;
        while document.get(at).is_some_and(|line| line.trim().is_empty()) {
            at += 1;
        }
    }
    let rest = &document[body..];
    let (text, behind) = rest.split_at(end(rest));
    article.text = paragraphs(text);
    for block in blocks(behind) {
        if let Some((name, value)) = block.first().and_then(|line| label(line)) {
            let value = [&[value], &block[1..]].concat().join(" ");
            field(&mut article, &name, value.trim());
        }
    }
    article
}

/// A label that stands behind the text.
fn behind(line: &str) -> Option<(String, &str)> {
    label(line).filter(|(name, _)| BEHIND.contains(&name.as_str()))
}

/// Where the text of an article ends. A paragraph may begin like a label (“Company: the firm was founded in 1990.”), so that
/// a label ends the text if it is written as no sentence is, or if nothing but labels follows.
fn end(lines: &[&str]) -> usize {
    // From here on every block is a label's or a copyright line.
    let mut run = lines.len();
    let mut at = lines.len();
    while at > 0 {
        let blank = |line: &&str| line.trim().is_empty();
        let last = at - lines[..at].iter().rev().take_while(|line| blank(line)).count();
        let first = last - lines[..last].iter().rev().take_while(|line| !blank(line)).count();
        let Some(line) = lines.get(first).filter(|_| first < last) else { break };
        if !is_copyright(line) && behind(line).is_none() {
            break;
        }
        (run, at) = (first, first);
    }
    let ends = |(at, line): (usize, &&str)| {
        is_copyright(line)
            || behind(line).is_some_and(|(name, value)| {
                let written = line.trim().split(':').next().unwrap_or_default();
                let is_certain = written.chars().all(|c| !c.is_lowercase())
                    || value.is_empty()
                    || matches!(name.as_str(), "load-date" | "publication-type")
                    || name == "language" && !value.contains(' ');
                is_certain || at >= run && !value.ends_with(['.', '!', '?', '”', '"'])
            })
    };
    lines.iter().enumerate().position(ends).unwrap_or(lines.len())
}

/// Reads what stands before the labels: outlet, day and headline in LexisNexis, headline, outlet and day in Nexis Uni.
fn head(lines: &[&str], classic: bool, article: &mut Article) {
    let lines: Vec<&str> = lines.iter().copied().filter(|line| !is_copyright(line)).collect();
    let blocks = blocks(&lines);
    let flat: Vec<(usize, &str)> =
        blocks.iter().enumerate().flat_map(|(at, block)| block.iter().map(move |line| (at, *line))).collect();
    let dated = flat.iter().position(|(_, line)| day(line).is_some());
    let (before, behind) = flat.split_at(dated.unwrap_or(flat.len()));
    article.date = behind.first().and_then(|(_, line)| day(line));
    if classic {
        article.outlet = before.first().map(|(_, line)| (*line).to_owned());
        // The headline is the last block before the labels; an edition may stand before it.
        let headline = blocks
            .last()
            .filter(|_| behind.len() > 1 && behind.last().map(|(at, _)| *at) != behind.first().map(|(at, _)| *at));
        article.title = headline.map(|block| block.join(" "));
    } else if let Some(((_, outlet), title)) = before.split_last() {
        article.outlet = Some((*outlet).to_owned());
        // The headline may stand twice, as a link and as a heading.
        let last = title.last().map(|(at, _)| *at);
        let title: Vec<&str> = title.iter().filter(|(at, _)| Some(*at) == last).map(|(_, line)| *line).collect();
        article.title =
            if title.is_empty() { behind.get(1).map(|(_, line)| (*line).to_owned()) } else { Some(title.join(" ")) };
    }
}

/// The day that a line tells, an edition behind it: “July 10, 2024 Wednesday Final Edition”.
fn day(line: &str) -> Option<Moment> {
    let words: Vec<&str> = line.split_whitespace().take(7).collect();
    (3..=words.len()).rev().find_map(|count| Moment::parse(&words[..count].join(" ")))
}

fn field(article: &mut Article, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    match name {
        "headline" => article.title = Some(value.to_owned()),
        "byline" => article.authors = byline::names(value),
        "section" => article.section = Some(value.to_owned()),
        "language" => article.language = Some(value.to_owned()),
        _ => article.also(name, Json::text(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::found::{Found, Options};

    fn all(text: &str) -> Vec<Article> {
        let mut articles = Vec::new();
        let mut out =
            |found: Found| articles.extend(if let Found::Article(article) = found { Some(*article) } else { None });
        read(text, &mut Sink::new(&Options::default(), "a.txt".to_owned(), &mut out));
        articles
    }

    #[test]
    fn a_headline_that_begins_like_a_label_is_a_headline() {
        let text = "State: no more money for schools\nThe Example\nMarch 12, 2024 Tuesday\n\nSection: NEWS\n\n\
            Length: 9 words\n\nBody\n\nThe state pays no more.\n\nLoad-Date: March 12, 2024\n\nEnd of Document\n";
        let [article] = &all(text)[..] else { panic!("one article") };
        assert_eq!(article.text, "The state pays no more.");
        assert_eq!(article.title.as_deref(), Some("State: no more money for schools"));
        assert_eq!(article.outlet.as_deref(), Some("The Example"));
    }

    #[test]
    fn a_paragraph_that_begins_like_a_label_is_text() {
        let text = "The firm that moved\nThe Example\nMarch 12, 2024 Tuesday\n\nCopyright 2024 The Example Ltd\n\n\
            Section: BUSINESS\n\nLength: 30 words\n\nBody\n\nThe firm moved.\n\n\
            Copyright holders sued the firm in March.\n\nCompany: Acme Ltd was founded in 1990.\n\nThe last words.\n\n\
            Graphic\n\nThe old mill\n\nLoad-Date: March 12, 2024\n\nEnd of Document\n";
        let [article] = &all(text)[..] else { panic!("one article") };
        assert_eq!(
            article.text,
            "The firm moved.\n\nCopyright holders sued the firm in March.\n\n\
             Company: Acme Ltd was founded in 1990.\n\nThe last words."
        );
        assert_eq!(article.extra.get("load-date"), Some(&Json::text("March 12, 2024")));
        let text = "1 of 1 DOCUMENTS\n\nThe Example\n\nMarch 12, 2024\n\nThe firm\n\nLENGTH: 9 words\n\nThe firm moved.\n\n\
            Company: Acme Ltd\n\nCity: EASTMERE (90%)\n\nLOAD-DATE: March 12, 2024\n\nCopyright 2024 The Example\n";
        let [article] = &all(text)[..] else { panic!("one article") };
        assert_eq!(article.text, "The firm moved.");
        assert_eq!(article.extra.get("company"), Some(&Json::text("Acme Ltd")));
    }
}
