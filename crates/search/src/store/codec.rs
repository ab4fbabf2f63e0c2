//! One article with its facts as bytes: postcard of its id, article and analysis (the *body*), then of its day and its times
//! (the *tail*, which changes when articles are dated anew).
//!
//! What follows from the rest is not stored: the day of an article that was handed in with one, and times that are what
//! counting from the day gives.

use std::fmt;

use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::corpus::{Item, counted, handed_in};
use dateline_core::time::{Published, Timex};
use serde::{Deserialize, Serialize};

use super::block::ArticleBlock;
use super::compressed::CompressedBlock;
use super::sound;

/// How a [`Library`](super::Library) keeps its articles in memory. The answers do not depend on it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Storage(pub(super) Option<&'static dyn Codec>);

impl Storage {
    /// Every article as it is: the quickest, for few articles.
    pub const PLAIN: Self = Self(None);

    /// Articles as bytes in blocks compressed by LZ4, of which those shown last are kept decoded: half of the memory that the
    /// texts take, or less.
    pub const COMPRESSED: Self = Self(Some(&PackedLz4));
}

/// How articles become bytes and back.
///
/// There is one codec. It is a trait so that a program which keeps its articles as they are links neither serialization of
/// articles nor LZ4: the page's program would otherwise grow by both.
pub(super) trait Codec: fmt::Debug + Sync {
    /// What does not change when articles are dated anew.
    fn body(&self, item: &Item) -> Vec<u8>;
    /// What changes then.
    fn tail(&self, item: &Item) -> Vec<u8>;
    /// The article in `packed`; with `tail` in the place of its own one, if there is another. None if the bytes are not a
    /// whole and sound article.
    fn unpack(&self, packed: &[u8], tail: Option<&[u8]>) -> Option<Item>;
    /// Compresses a block that is full.
    fn compress(&self, block: &ArticleBlock) -> Option<CompressedBlock>;
    /// The articles of a compressed block, one behind the other.
    fn decompress(&self, block: &CompressedBlock) -> Vec<u8>;
}

/// Postcard, then LZ4.
#[derive(Debug)]
struct PackedLz4;

impl Codec for PackedLz4 {
    fn body(&self, item: &Item) -> Vec<u8> {
        body(item)
    }

    fn tail(&self, item: &Item) -> Vec<u8> {
        tail(item)
    }

    fn unpack(&self, packed: &[u8], tail: Option<&[u8]>) -> Option<Item> {
        unpack(packed, tail)
    }

    fn compress(&self, block: &ArticleBlock) -> Option<CompressedBlock> {
        CompressedBlock::compress(block)
    }

    fn decompress(&self, block: &CompressedBlock) -> Vec<u8> {
        block.decompress()
    }
}

/// A day of publication as it is stored.
#[derive(Serialize, Deserialize)]
enum Dated {
    /// The one that the article was handed in with.
    AsGiven,
    /// Another one, or none.
    So(Option<Published>),
}

/// What dating says of an article that was handed in with its day.
fn as_given(article: &Article) -> Option<Published> {
    article.given.date.map(handed_in)
}

/// What does not change when articles are dated anew.
pub(super) fn body(item: &Item) -> Vec<u8> {
    // Writing to memory cannot fail, and every type here has a known length.
    postcard::to_extend(&(&item.id, &item.article, &item.analysis), Vec::new()).unwrap_or_default()
}

/// What changes then.
pub(super) fn tail(item: &Item) -> Vec<u8> {
    let plain = counted(&item.analysis, item.published.as_ref()) == item.times;
    let times: Option<&[Timex]> = (!plain).then_some(&item.times);
    let given = item.published.is_some() && item.published == as_given(&item.article);
    let dated = if given { Dated::AsGiven } else { Dated::So(item.published.clone()) };
    postcard::to_extend(&(&dated, times), Vec::new()).unwrap_or_default()
}

/// The article in `packed`; with `tail` in the place of its own one, if there is another. None if the bytes are not a whole
/// and sound article.
pub(super) fn unpack(packed: &[u8], tail: Option<&[u8]>) -> Option<Item> {
    type Tail = (Dated, Option<Vec<Timex>>);
    let ((id, article, analysis), own): ((String, Article, Analysis), _) = postcard::take_from_bytes(packed).ok()?;
    let ((dated, times), rest): (Tail, _) = postcard::take_from_bytes(tail.unwrap_or(own)).ok()?;
    if !(rest.is_empty() && article.is_sound() && sound::analysis(&article, &analysis)) {
        return None;
    }
    let published = match dated {
        Dated::AsGiven => as_given(&article),
        Dated::So(published) => published,
    };
    let sound = published.as_ref().is_none_or(|p| sound::published(&article, p))
        && times.as_ref().is_none_or(|t| sound::times(&article, t));
    if !sound {
        return None;
    }
    let times = times.unwrap_or_else(|| counted(&analysis, published.as_ref()));
    Some(Item { id, article, analysis, published, times })
}

/// Where the tail of `packed` begins.
pub(super) fn body_len(packed: &[u8]) -> Option<usize> {
    let (_, tail) = postcard::take_from_bytes::<(String, Article, Analysis)>(packed).ok()?;
    Some(packed.len() - tail.len())
}
