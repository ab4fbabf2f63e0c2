//! Web archives: the pages that a crawl saved.

use crate::archive::{Budget, gzip};
use crate::article::Article;
use crate::encoding;
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::page;

/// Names and values of a head's lines.
type Head<'a> = Vec<(String, &'a str)>;

/// Reads an archive.
pub fn read(bytes: &[u8], budget: &mut Budget, sink: &mut Sink<'_>) {
    let (mut rest, mut number, mut others) = (bytes, 0, 0u64);
    while !rest.trim_ascii_start().is_empty() {
        rest = rest.trim_ascii_start();
        number += 1;
        let place = Place::Article(number);
        if !rest.starts_with(b"WARC/") {
            return sink.leave_out(place, "what follows is no record");
        }
        let Some((head, body)) = head(rest) else { return sink.leave_out(place, "the record’s head has no end") };
        let length = value(&head, "content-length").and_then(|length| length.parse::<usize>().ok());
        let Some(length) = length else { return sink.leave_out(place, "the record has no length") };
        let Some(block) = body.get(..length) else { return sink.leave_out(place, "the record is cut short") };
        rest = &body[length..];
        match record(&head, block, budget) {
            Ok(Some(mut article)) => {
                article.number = Some(number);
                if article.text.trim().is_empty() {
                    sink.leave_out(place, "the page has no text");
                } else {
                    sink.article(article);
                }
            }
            Ok(None) => others += 1,
            Err(reason) => sink.leave_out(place, reason),
        }
    }
    if others > 0 {
        sink.tell(Place::Whole, format!("{others} of {number} records hold no page"));
    }
    if number == others {
        sink.leave_out(Place::Whole, "the archive holds no page");
    }
}

/// The article of a record; nothing if it holds something else.
fn record(head: &Head<'_>, block: &[u8], budget: &mut Budget) -> Result<Option<Article>, String> {
    let address = value(head, "warc-target-uri").map(|uri| uri.trim_matches(['<', '>']));
    let read = match value(head, "warc-type") {
        Some("response") => response(block, address, budget)?,
        Some("resource" | "conversion") => of_type(value(head, "content-type").unwrap_or_default(), block, address),
        _ => None,
    };
    Ok(read.map(|mut article| {
        if let Some(date) = value(head, "warc-date") {
            article.also("retrieved", Json::text(date));
        }
        article
    }))
}

/// What a server answered.
fn response(block: &[u8], address: Option<&str>, budget: &mut Budget) -> Result<Option<Article>, String> {
    let Some((http, body)) = head(block) else { return Ok(None) };
    let status = block.split(|b| *b == b' ').nth(1).unwrap_or_default();
    let kind = value(&http, "content-type").unwrap_or_default();
    if !status.starts_with(b"200") || !is_read(kind) {
        return Ok(None);
    }
    let chunked = value(&http, "transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked"));
    // Some crawlers keep the head and store what it announces already undone.
    let whole = if chunked { dechunked(body) } else { None };
    let body = whole.as_deref().unwrap_or(body);
    match value(&http, "content-encoding").map(str::to_ascii_lowercase).as_deref() {
        None | Some("identity" | "") => Ok(of_type(kind, body, address)),
        Some("gzip" | "x-gzip") if body.starts_with(b"\x1f\x8b") => {
            Ok(of_type(kind, &gzip::unpack(body, budget).whole()?, address))
        }
        Some("gzip" | "x-gzip") => Ok(of_type(kind, body, address)),
        Some(other) => Err(format!("the page is packed by {other:.20}, which is not read")),
    }
}

fn is_read(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    ["text/html", "application/xhtml+xml", "text/plain"].iter().any(|known| kind.starts_with(known))
}

fn of_type(kind: &str, body: &[u8], address: Option<&str>) -> Option<Article> {
    if !is_read(kind) {
        return None;
    }
    let charset = kind.split("charset=").nth(1).map(|name| name.trim_matches(['"', '\'', ' ', ';']));
    let text = encoding::decode(body, charset).text;
    Some(if kind.to_ascii_lowercase().starts_with("text/plain") {
        Article { url: address.map(str::to_owned), text: text.into_owned(), ..Article::default() }
    } else {
        page::article(&text, address)
    })
}

/// A head of lines `Name: value` up to an empty line, without its first line, and what follows.
fn head(bytes: &[u8]) -> Option<(Head<'_>, &[u8])> {
    /// Bytes of the longest head that is read.
    const LONGEST: usize = 256 << 10;
    let within = &bytes[..bytes.len().min(LONGEST)];
    let crlf = within.windows(4).position(|w| w == b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = || within.windows(2).position(|w| w == b"\n\n").map(|at| (at, at + 2));
    let (end, next) = crlf.or_else(lf)?;
    let text = std::str::from_utf8(&within[..end]).unwrap_or_default();
    let fields = text.lines().skip(1).filter_map(|line| line.split_once(':'));
    Some((fields.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim())).collect(), &bytes[next..]))
}

fn value<'a>(head: &Head<'a>, name: &str) -> Option<&'a str> {
    head.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
}

/// A body that was sent in chunks; nothing if it is none.
fn dechunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = rest.iter().take(64).position(|b| *b == b'\n')?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(rest.get(..size)?);
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together() {
        assert_eq!(dechunked(b"4\r\nThe \r\n3;x=y\r\nsea\r\n0\r\n\r\n").as_deref(), Some(&b"The sea"[..]));
        assert_eq!(dechunked(b"The sea"), None);
        assert_eq!(dechunked(b"ffffffffffffffff\r\nThe sea"), None);
    }
}
