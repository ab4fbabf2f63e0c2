//! Web archives: the pages that a crawl saved.

use crate::archive::{Budget, gzip};
use crate::article::Article;
use crate::encoding;
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::page;

/// Names and values of a head's lines.
type Head = Vec<(String, String)>;

/// Reads an archive.
pub fn read(bytes: &[u8], budget: &mut Budget, sink: &mut Sink<'_>) {
    let (mut rest, mut number, mut others) = (bytes, 0, 0u64);
    while !rest.trim_ascii_start().is_empty() {
        rest = rest.trim_ascii_start();
        number += 1;
        let place = Place::Article(number);
        let (head, block) = match whole(rest) {
            Ok(record) => record,
            Err(reason) => {
                let next = next(rest);
                let after = if next.is_empty() { "" } else { "; reading goes on with the next record" };
                sink.leave_out(place, format!("{reason}{after}"));
                rest = next;
                continue;
            }
        };
        rest = &rest[block.end..];
        match record(&head, block.bytes, budget) {
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

/// What a record holds behind its head, and where it ends.
struct Block<'a> {
    bytes: &'a [u8],
    end: usize,
}

/// The record that bytes begin with.
fn whole(bytes: &[u8]) -> Result<(Head, Block<'_>), &'static str> {
    if !bytes.starts_with(b"WARC/") {
        return Err("what follows is no record");
    }
    let (head, body) = head(bytes).ok_or("the record’s head has no end")?;
    let length = value(&head, "content-length").and_then(|length| length.parse::<usize>().ok());
    let length = length.ok_or("the record has no length")?;
    let block = body.get(..length).ok_or("the record is cut short")?;
    Ok((head, Block { bytes: block, end: bytes.len() - body.len() + length }))
}

/// What follows from the next record on.
fn next(bytes: &[u8]) -> &[u8] {
    const BEGINS: &[u8] = b"\nWARC/";
    let at = bytes.windows(BEGINS.len()).position(|window| window == BEGINS);
    at.map_or(&[], |at| &bytes[at + 1..])
}

/// The article of a record; nothing if it holds something else.
fn record(head: &Head, block: &[u8], budget: &mut Budget) -> Result<Option<Article>, String> {
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
///
/// Servers and crawlers write any bytes there. What is no UTF-8 costs those letters, not the line: the others still tell the length.
fn head(bytes: &[u8]) -> Option<(Head, &[u8])> {
    /// Bytes of the longest head that is read.
    const LONGEST: usize = 256 << 10;
    let within = &bytes[..bytes.len().min(LONGEST)];
    // Lines end in either way, and the block behind a head may hold empty lines that end in the other.
    let ends = |at: usize| match &within[at + 1..] {
        [b'\n', ..] => Some((at, at + 2)),
        [b'\r', b'\n', ..] => Some((at, at + 3)),
        _ => None,
    };
    let mut lines = within.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let (end, next) = lines.find_map(|(at, _)| ends(at))?;
    let text = String::from_utf8_lossy(&within[..end]);
    let fields = text.lines().skip(1).filter_map(|line| line.split_once(':'));
    let fields = fields.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    Some((fields.collect(), &bytes[next..]))
}

fn value<'a>(head: &'a Head, name: &str) -> Option<&'a str> {
    head.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
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
    use crate::found::{Found, Options};

    fn all(bytes: &[u8]) -> (Vec<Article>, Vec<String>) {
        let (mut articles, mut left) = (Vec::new(), Vec::new());
        let mut out = |found: Found| match found {
            Found::Article(article) => articles.push(*article),
            Found::LeftOut(out) => left.push(out.to_string()),
            _ => {}
        };
        let options = Options::default();
        let mut budget = Budget::new(options.limits, bytes.len());
        read(bytes, &mut budget, &mut Sink::new(&options, "a.warc".to_owned(), &mut out));
        (articles, left)
    }

    fn page(address: &[u8], server: &[u8], length: usize) -> Vec<u8> {
        let words = "<p>The sea rose above the old wall, and the market stood under water.</p>".repeat(4);
        let http =
            [b"HTTP/1.1 200 OK\r\nServer: ", server, b"\r\nContent-Type: text/html\r\n\r\n", words.as_bytes()].concat();
        let head = format!("\r\nContent-Length: {}\r\n\r\n", if length == 0 { http.len() } else { length });
        [b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ", address, head.as_bytes(), &http, b"\r\n\r\n"].concat()
    }

    #[test]
    fn heads_may_hold_any_bytes() {
        let file =
            [page(b"https://a.example/caf\xe9", b"x", 0), page(b"https://a.example/b", b"Gr\xf6\xdfe", 0)].concat();
        let (articles, left) = all(&file);
        assert_eq!((articles.len(), left.len()), (2, 0), "{left:?}");
        assert!(articles[0].url.as_deref().is_some_and(|url| url.starts_with("https://a.example/caf")));
    }

    #[test]
    fn a_damaged_record_costs_itself_alone() {
        let whole = page(b"https://a.example/", b"x", 0);
        for damaged in [
            page(b"https://a.example/", b"x", 1 << 30),
            b"WARC/1.0\r\nWARC-Type: x\r\n\r\n".to_vec(),
            b"no record\r\n".to_vec(),
        ] {
            let (articles, left) = all(&[&whole[..], &damaged, &whole].concat());
            assert_eq!((articles.len(), left.len()), (2, 1), "{left:?}");
            assert!(left[0].ends_with("reading goes on with the next record"), "{left:?}");
        }
        // Lines that end otherwise than those of the page within.
        let mixed = String::from_utf8(whole.clone()).expect("text");
        let (head, block) = mixed.split_once("\r\n\r\n").expect("a head");
        let mixed = format!("{}\n\n{block}", head.replace("\r\n", "\n"));
        assert_eq!(all(mixed.as_bytes()).0.len(), 1);
    }

    #[test]
    fn chunks_are_put_together() {
        assert_eq!(dechunked(b"4\r\nThe \r\n3;x=y\r\nsea\r\n0\r\n\r\n").as_deref(), Some(&b"The sea"[..]));
        assert_eq!(dechunked(b"The sea"), None);
        assert_eq!(dechunked(b"ffffffffffffffff\r\nThe sea"), None);
    }
}
