//! Posts that an article embeds: a paragraph of somebody's words without marks that ends in the writer's signature, as social
//! networks write it: "The road is open again. — Jane Roe (@janeroe) May 3, 2020".

use super::context::{DocumentContext, Np};
use super::{QuoteKind, Rule, SpeakerMention, Tier, UnresolvedQuote};
use crate::text::{Span, TokenKind};

/// Words of a post, at least.
const FEWEST: usize = 3;

/// Words of a writer's name, at most.
const LONGEST_NAME: usize = 8;

/// How sure a post is, in per cent.
const SURE: u8 = 90;

/// A post with the day on which it was written.
pub(super) struct Post {
    pub quote: UnresolvedQuote,
    /// The date in the signature.
    pub written: Option<Span>,
}

/// The posts of paragraph number `block`, in order; none if a part of the paragraph belongs to no post.
pub(super) fn find(context: &DocumentContext<'_>, block: usize) -> Vec<Post> {
    let Some(&(first, last)) = context.d.blocks.get(block) else { return Vec::new() };
    let mut posts = Vec::new();
    let mut from = first;
    while let Some(signature) = (from..last).find_map(|at| Signature::at(context, at, from, last)) {
        let Some(post) = post(context, from, &signature) else { return Vec::new() };
        posts.push(post);
        from = signature.last;
    }
    if from < last && !posts.is_empty() && (from..last).any(|i| context.d.is_word(i)) {
        return Vec::new();
    }
    posts
}

/// Who wrote a post, and when: "— Jane Roe (@janeroe) May 3, 2020".
struct Signature {
    /// The dash before it.
    dash: usize,
    writer: Np,
    date: Option<(usize, usize)>,
    /// One past its last token.
    last: usize,
}

impl Signature {
    /// The signature whose handle begins with the bracket at token `at`; it begins after token `from`.
    fn at(context: &DocumentContext<'_>, at: usize, from: usize, last: usize) -> Option<Self> {
        let bracket = context.d.tokens[at].kind == TokenKind::Punct && context.d.is(at, "(");
        if !(bracket && context.d.is(at + 1, "@")) {
            return None;
        }
        let close = (at + 2..last.min(at + 7)).find(|&i| context.d.is(i, ")"))?;
        let dash =
            (from..at).rev().take(LONGEST_NAME).find(|&i| matches!(context.d.word(i), "—" | "–" | "―" | "--"))?;
        let writer = Np { first: dash + 1, last: at };
        let named = (writer.first..writer.last).any(|i| context.d.is_word(i));
        let date = context.time_len(close + 1);
        let end = (close + 1 + date).min(last);
        (named && dash > from).then_some(Self { dash, writer, date: (date > 0).then_some((close + 1, end)), last: end })
    }
}

/// The post that begins at token `first`, without the links at its end.
fn post(context: &DocumentContext<'_>, first: usize, signature: &Signature) -> Option<Post> {
    let words = (first..signature.dash).filter(|&i| context.d.is_word(i)).count();
    if words < FEWEST || context.d.tokens[first].kind == TokenKind::Quote {
        return None;
    }
    let span = without_links(context.d.text, context.d.slice(first, signature.dash));
    let quote = UnresolvedQuote {
        span,
        kind: QuoteKind::Direct,
        tier: Tier::Said,
        speaker: SpeakerMention::Mention(signature.writer),
        cue: None,
        via: None,
        confidence: SURE,
        rule: Rule::Post,
        sentence: context.d.sentence_of(first)?,
    };
    let written = signature.date.map(|(from, to)| context.d.slice(from, to));
    (!span.is_empty()).then_some(Post { quote, written })
}

/// A span without the addresses that end it: "pic.twitter.com/…", "https://…".
fn without_links(text: &str, span: Span) -> Span {
    let mut kept = span.of(text).trim_end();
    while let Some(word) = kept.split_whitespace().next_back()
        && (word.starts_with("http") || word.starts_with("pic.") || word.contains("://"))
    {
        kept = kept[..kept.len() - word.len()].trim_end();
    }
    let start = span.start as usize;
    Span::new(start, start + kept.len())
}

#[cfg(test)]
mod tests {
    use crate::name;
    use crate::text::{Document, Span};

    #[test]
    fn a_signed_paragraph_is_its_writers_post() {
        let text = "The road is open again, folks. https://t.example/a1 — Jane Roe (@janeroe) May 3, 2020";
        let document = Document::read(text, &[Span::new(0, text.len())], &[]);
        let quotes = crate::quote::find(&document, &name::find(&document));
        let [quote] = &quotes[..] else { panic!("{quotes:?}") };
        assert_eq!(quote.span.of(text), "The road is open again, folks.");
        assert_eq!(quote.speaker.as_ref().map(|s| s.label.as_str()), Some("Jane Roe"));
        assert_eq!(quote.when.map(|when| when.of(text)), Some("May 3, 2020"));
    }

    #[test]
    fn a_handle_in_the_narrators_words_signs_nothing() {
        let text = "Jane Roe (@janeroe) runs the ferry. She sold it in May.";
        let document = Document::read(text, &[Span::new(0, text.len())], &[]);
        assert!(crate::quote::find(&document, &name::find(&document)).is_empty());
    }
}
