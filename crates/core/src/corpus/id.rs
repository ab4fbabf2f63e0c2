//! Ids for links: derived from content, so that a link still works when the corpus grows or is put in another order.

use crate::article::Article;
use crate::hash::{SEED, fnv1a};
use crate::text::Span;

/// Ten characters of Crockford's base 32: fifty bits, so that among a million articles two share an id with a chance of
/// one in two thousand, and the corpus then tells them apart by a suffix.
fn encode(hash: u64) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    (0..10).map(|i| ALPHABET[(hash >> (59 - 5 * i)) as usize & 31] as char).collect()
}

fn finish(hash: u64) -> u64 {
    // The last steps of MurmurHash3: FNV alone leaves its high bits, which are the ones shown, too regular.
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// The id of an article: of its text and headline, whatever it is named or wherever it lies.
pub fn article_id(article: &Article) -> String {
    let title = article.given.title.as_deref().unwrap_or("");
    encode(finish(fnv1a(fnv1a(SEED, article.text.bytes()), title.bytes())))
}

/// The id of a fact of `kind` ("q" for quotations, "t" for times) at `span` of the article with id `article`.
pub fn fact_id(article: &str, kind: &str, span: Span, text: &str) -> String {
    let hash = fnv1a(fnv1a(fnv1a(SEED, article.bytes()), kind.bytes()), span.of(text).bytes());
    let hash = fnv1a(hash, span.start.to_le_bytes());
    format!("{kind}{}", encode(finish(hash)))
}

/// The id of a finding over many articles, of `kind` ("n" for names), from what it is made of.
pub fn finding_id(kind: &str, parts: &[&str]) -> String {
    let part = |hash, part: &&str| fnv1a(fnv1a(hash, part.bytes()), std::iter::once(0));
    format!("{kind}{}", encode(finish(parts.iter().fold(fnv1a(SEED, kind.bytes()), part))))
}
