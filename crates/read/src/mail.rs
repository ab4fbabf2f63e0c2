//! Messages and mailboxes: newsletters, and pages that a browser saved as messages (MHTML).

use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::article::Article;
use crate::encoding::{self, Mended};
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
    for (number, message) in (1..).zip(MessageIterator::new(bytes)) {
        // Reading from memory does not fail.
        let Ok(message) = message else { return };
        one(message.contents(), Some(number), sink);
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
    match encoding::mend(&article.text) {
        Mended::Mended(mended, places) => {
            article.text = mended;
            article.warnings.push(encoding::mended(places));
        }
        Mended::Doubtful(places) => article.warnings.push(encoding::doubtful(places)),
        Mended::Sound => {}
    }
    if let Some(Mended::Mended(mended, _)) = article.title.as_deref().map(encoding::mend) {
        article.title = Some(mended);
    }
    if article.text.trim().is_empty() {
        return sink.leave_out(place, "the message has no text");
    }
    if message.attachment_count() > 0 && article.url.is_none() {
        article.warnings.push(format!("{} attachments are not read", message.attachment_count()));
    }
    sink.article(article);
}

fn article(message: &Message<'_>) -> Article {
    let html = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some((html, part.content_location())),
        _ => None,
    });
    let plain = message.parts.iter().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text),
        _ => None,
    });
    let saved = message.header_raw("Snapshot-Content-Location").map(str::trim).filter(|address| !address.is_empty());
    let location = html.and_then(|(_, location)| location).filter(|location| location.starts_with("http"));
    if let (Some((html, _)), Some(address)) = (html, saved.or(location)) {
        return page::article(html, Some(address));
    }
    let text = match (html, plain) {
        (Some((html, _)), _) => markup::text(html),
        (None, Some(text)) => text.replace("\r\n", "\n"),
        (None, None) => String::new(),
    };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::found::{Found, Options};

    #[test]
    fn what_was_read_in_a_wrong_encoding_is_mended() {
        let mut articles = Vec::new();
        let mut out = |found| {
            if let Found::Article(article) = found {
                articles.push(*article);
            }
        };
        let text = "From: a@example.org\nTo: b@example.org\nSubject: The cafÃ©â€™s end\nDate: Wed, 10 Jul 2024 08:30:00 GMT\n\
            Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nâ€œWe go,â€\u{9d} she said at the cafÃ©.\n";
        message(text.as_bytes(), &mut Sink::new(&Options::default(), "a.eml".to_owned(), &mut out));
        assert_eq!(articles[0].text, "“We go,” she said at the café.");
        assert_eq!(articles[0].title.as_deref(), Some("The café’s end"));
        assert_eq!(articles[0].warnings.len(), 1);
    }
}
