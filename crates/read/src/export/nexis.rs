//! Exports of LexisNexis (“1 of 250 DOCUMENTS”) and of Nexis Uni (“End of Document”).

use super::blocks::{blocks, is_copyright, paragraphs};
use super::labels::{Label, label};
use super::tail;
use crate::article::Article;
use crate::byline;
use crate::format::{nexis_count, nexis_end};
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::moment::Moment;

/// Reads an export.
pub fn read(text: &str, sink: &mut Sink<'_>) {
    let mut number = 0;
    let mut document = Vec::new();
    let mut classic = false;
    for line in text.lines() {
        let trimmed = line.trim();
        let ends = nexis_end(trimmed);
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
    let first = document.iter().position(|line| label(line).is_some_and(|label| label.is_before()));
    let first = first.or_else(|| document.iter().position(|line| label(line).is_some())).unwrap_or(document.len());
    head(&document[..first], classic, &mut article);
    // The text begins behind the last label that stands before it.
    let mut at = first;
    let mut body = first;
    while at < document.len() {
        let Some(label) = label(document[at]).filter(Label::is_before) else { break };
        at += 1;
        let is_body = label.name == "body" && label.value.is_empty();
        let mut value = vec![label.value];
        if !is_body {
            // A value goes on until an empty line.
            let goes_on = |line: &&&str| !line.trim().is_empty() && self::label(line).is_none();
            let more = document[at..].iter().take_while(goes_on).map(|line| line.trim());
            value.extend(more);
            at += value.len() - 1;
        }
        field(&mut article, label.name, value.join(" ").trim());
        body = at;
        if is_body {
            break;
        }
        while document.get(at).is_some_and(|line| line.trim().is_empty()) {
            at += 1;
        }
    }
    let (text, behind) = tail::split(&document[body..]);
    article.text = paragraphs(text);
    for unit in behind {
        if let Some(label) = unit.first().and_then(|line| label(line)) {
            let value = [&[label.value], &unit[1..]].concat().join(" ");
            field(&mut article, label.name, value.trim());
        }
    }
    article
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
        // The headline is the last block before the labels; an edition may stand before it, and a byline behind it.
        let mut last = blocks.len().saturating_sub(1);
        if let Some(byline) = blocks.get(last).filter(|block| last > 1 && is_byline(block)) {
            article.authors = byline::names(&byline.join(" "));
            last -= 1;
        }
        let day = behind.first().map_or(0, |(at, _)| *at);
        article.title = blocks.get(last).filter(|_| last > day).map(|block| block.join(" "));
    } else if let Some(((_, outlet), title)) = before.split_last() {
        article.outlet = Some((*outlet).to_owned());
        // The headline may stand twice, as a link and as a heading.
        let last = title.last().map(|(at, _)| *at);
        let title: Vec<&str> = title.iter().filter(|(at, _)| Some(*at) == last).map(|(_, line)| *line).collect();
        article.title =
            if title.is_empty() { behind.get(1).map(|(_, line)| (*line).to_owned()) } else { Some(title.join(" ")) };
    }
}

/// Whether a block is “By Jane Roe, Staff Writer” in one line: a headline may begin so too, with other words than names.
fn is_byline(block: &[&str]) -> bool {
    let [line] = block else { return false };
    let Some(rest) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) else { return false };
    let mut words = rest.split([',', ';']).next().unwrap_or_default().split_whitespace();
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "and" | "de" | "van" | "von");
    words.clone().nth(1).is_some() && words.all(is_name) && line.len() <= 100
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
    fn exports_in_german_are_parted_and_their_labels_known() {
        let one = |number: u32, by: &str| {
            format!(
                "Dokument {number} von 2\n\nDie Zeitung\n\n10. Juli 2024\n\nDas Meer stieg\n\n{by}RUBRIK: Politik\n\n\
                 LÄNGE: 532 Wörter\n\nDas Meer stieg.\n\nUPDATE: 11. Juli 2024\n\nSPRACHE: Deutsch\n\n"
            )
        };
        let articles = all(&format!("{}{}", one(1, "AUTOR: Jane Roe\n\n"), one(2, "")));
        assert_eq!(articles.len(), 2);
        assert_eq!(
            (articles[0].title.as_deref(), articles[0].text.as_str()),
            (Some("Das Meer stieg"), "Das Meer stieg.")
        );
        assert_eq!(articles[0].authors, ["Jane Roe"]);
        assert_eq!(articles[0].section.as_deref(), Some("Politik"));
        assert_eq!(articles[0].language.as_deref(), Some("Deutsch"));
        assert_eq!(articles[0].date.map(|date| date.to_string()).as_deref(), Some("2024-07-10"));
    }

    #[test]
    fn a_byline_and_a_missing_day_leave_the_headline() {
        let text = |head: &str| {
            format!(
                "1 of 2 DOCUMENTS\n\nThe Example\n\n{head}LENGTH: 9 words\n\nThe sea rose.\n\nLOAD-DATE: July 10, 2024\n"
            )
        };
        let title = |head: &str| all(&text(head)).remove(0).title.unwrap_or_default();
        let byline = "July 10, 2024\n\nThe sea\n\nBy Jane Roe, Staff Writer\n\n";
        assert_eq!(title(byline), "The sea");
        assert_eq!(all(&text(byline))[0].authors, ["Jane Roe", "Staff Writer"]);
        assert_eq!(title("The sea\n\n"), "The sea");
        assert_eq!(title("July 10, 2024\n\nBy the Sea they wait\n\n"), "By the Sea they wait");
        assert_eq!(title("July 10, 2024\n\n"), "");
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
