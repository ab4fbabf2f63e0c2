//! One article with its facts as bytes: postcard of its id, article and analysis, then of its day and its times.
//!
//! What follows from the rest is not stored: the day of an article that was handed in with one, and times that are what
//! counting from the day gives.

use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::corpus::{Item, Options, counted, date};
use dateline_core::time::{Published, Timex};
use serde::{Deserialize, Serialize};

use super::sound;

/// A day of publication as it is stored.
#[derive(Serialize, Deserialize)]
enum Dated {
    /// The one that the article was handed in with.
    AsGiven,
    /// Another one, or none.
    So(Option<Published>),
}

/// What dating says of an article that was handed in with its day.
fn as_given(article: &Article, analysis: &Analysis) -> Option<Published> {
    article.given.date.and_then(|_| date(&[(article, analysis)].as_slice(), &Options::default()).pop().flatten())
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
    let given = item.published.is_some() && item.published == as_given(&item.article, &item.analysis);
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
        Dated::AsGiven => as_given(&article, &analysis),
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
