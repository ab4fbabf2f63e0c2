//! Messages and mailboxes: newsletters, and pages that a browser saved as messages (MHTML).

mod mailbox;

use std::collections::BTreeSet;

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::article::Article;
use crate::encoding;
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::markup;
use crate::moment::Moment;
use crate::page;

/// Reads one message.
pub fn message(bytes: &[u8], sink: &mut Sink<'_>) {
    one(bytes, None, sink);
}

/// Reads a mailbox: one message after the other.
pub fn mailbox(bytes: &[u8], sink: &mut Sink<'_>) {
    for (number, message) in (1..).zip(mailbox::messages(bytes)) {
        one(&message, Some(number), sink);
    }
}

fn one(bytes: &[u8], number: Option<u64>, sink: &mut Sink<'_>) {
    let place = number.map_or(Place::Whole, Place::Article);
    let Some(message) = MessageParser::default().parse(bytes) else {
        return sink.leave_out(place, "no message");
    };
    let mut article = article(&message);
    article.number = number;
    // Pages that a browser saved are mended too.
    let (text, told) = encoding::mended(std::mem::take(&mut article.text).into());
    article.text = text.into_owned();
    article.warnings.extend(told);
    article.title = article.title.map(|title| encoding::mended(title.into()).0.into_owned());
    if article.text.trim().is_empty() {
        return sink.leave_out(place, "the message has no text");
    }
    if message.attachment_count() > 0 && article.url.is_none() {
        let warning = match message.attachment_count() {
            1 => "an attachment is not read".to_owned(),
            count => format!("{count} attachments are not read"),
        };
        article.warnings.push(warning);
    }
    sink.article(article);
}

fn article(message: &Message<'_>) -> Article {
    let html = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some((html, part.content_location())),
        _ => None,
    });
    let saved = message.header_raw("Snapshot-Content-Location").map(str::trim).filter(|address| !address.is_empty());
    let location = html.and_then(|(_, location)| location).filter(|location| location.starts_with("http"));
    if let (Some((html, _)), Some(address)) = (html, saved.or(location)) {
        return page::article(html, Some(address));
    }
    let text = text(message);
    let mut article = Article { text: text.trim().to_owned(), ..Article::default() };
    article.title = message.subject().map(|subject| subject.split_whitespace().collect::<Vec<_>>().join(" "));
    article.id = message.message_id().map(Json::text);
    article.date = message.date().and_then(|date| Moment::parse(&date.to_rfc3339()));
    let from = message.from().and_then(|from| from.first());
    article.outlet = from.and_then(|from| from.name()).map(str::to_owned);
    if let Some(address) = from.and_then(|from| from.address()) {
        article.also("from", Json::text(address));
    }
    if let Some(list) = message.header_raw("List-Id") {
        article.also("list", Json::text(list.trim()));
    }
    article
}

/// What a mail program shows of a message: all parts that are neither attached nor another form of one before.
fn text(message: &Message<'_>) -> String {
    let mut texts: Vec<String> = Vec::new();
    // The words of each text, however its lines are broken.
    let mut known: BTreeSet<String> = BTreeSet::new();
    let shown = message.html_bodies().map(|part| &part.body);
    // A message of attachments alone is one whose text is attached.
    let attached = message.parts.iter().map(|part| &part.body).filter(|_| message.html_body_count() == 0);
    for body in shown.chain(attached.take(1)) {
        let text = match body {
            PartType::Html(html) => markup::text(html),
            PartType::Text(text) => text.replace("\r\n", "\n"),
            _ => continue,
        };
        let text = text.trim();
        // Programs that know no alternatives send text and page one after the other.
        if !text.is_empty() && known.insert(text.split_whitespace().collect::<Vec<_>>().join(" ")) {
            texts.push(text.to_owned());
        }
    }
    texts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::found::{Found, Options};

    fn read(text: &str) -> Vec<Article> {
        let mut articles = Vec::new();
        let mut out = |found| {
            if let Found::Article(article) = found {
                articles.push(*article);
            }
        };
        message(text.as_bytes(), &mut Sink::new(&Options::default(), "a.eml".to_owned(), &mut out));
        articles
    }

    #[test]
    fn all_parts_that_are_shown_are_read() {
        let part = |head: &str, words: &str| format!("--b\nContent-Type: {head}\n\n{words}\n\n");
        let mixed = |parts: &[String]| {
            let parts = parts.concat();
            read(&format!(
                "From: a@example.org\nSubject: News\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"
            ))
        };
        let articles = mixed(&[
            part("text/plain", "The first part."),
            part("text/html", "<p>The second part.</p>"),
            part("text/plain", "The third part."),
            part("text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt", "What is attached."),
        ]);
        assert_eq!(articles[0].text, "The first part.\n\nThe second part.\n\nThe third part.");
        assert_eq!(articles[0].warnings, ["an attachment is not read"]);
        let twice = mixed(&[part("text/plain", "The same words."), part("text/html", "<p>The same\nwords.</p>")]);
        assert_eq!(twice[0].text, "The same words.");
        let either = "--c\nContent-Type: text/plain\n\nThe words.\n\n--c\nContent-Type: text/html\n\n<p>The <b>words</b>.</p>\n\n--c--\n";
        let nested =
            mixed(&[part("multipart/alternative; boundary=c", either), part("text/plain", "The foot of the list.")]);
        assert_eq!(nested[0].text, "The words.\n\nThe foot of the list.");
    }

    #[test]
    fn what_was_read_in_a_wrong_encoding_is_mended() {
        let text = "From: a@example.org\nTo: b@example.org\nSubject: The cafÃ©â€™s end\nDate: Wed, 10 Jul 2024 08:30:00 GMT\n\
            Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nâ€œWe go,â€\u{9d} she said at the cafÃ©.\n";
        let articles = read(text);
        assert_eq!(articles[0].text, "“We go,” she said at the café.");
        assert_eq!(articles[0].title.as_deref(), Some("The café’s end"));
        assert_eq!(articles[0].warnings.len(), 1);
    }
}
