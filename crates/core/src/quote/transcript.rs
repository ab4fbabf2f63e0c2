//! Transcripts and interviews: paragraphs that begin with a speaker's label, `ROE: …`, `Q: …`, and hold that speaker's words
//! without marks.
//!
//! A label alone does not make a transcript, since a digest of short notes has labels too. Labels must come back, and more than
//! one speaker must have one.

use super::context::{DocumentContext, Np};
use super::{QuoteKind, Rule, SpeakerMention, Tier, UnresolvedQuote};
use crate::name::NameKind;
use crate::text::{Class, TokenKind, among};

/// Words of a label, at most: "Secretary of State Jane Roe".
const LONGEST: usize = 6;

/// Turns that make a transcript, at least.
const FEWEST: usize = 3;

/// How sure a turn is, in per cent.
const SURE: u8 = 92;

/// A paragraph that a label begins.
#[derive(Clone, Copy, Debug)]
struct Turn {
    block: usize,
    label: Np,
    /// The first token of what is said.
    from: usize,
}

/// The quotation that a paragraph of a transcript is.
pub(super) struct TurnQuote {
    pub block: usize,
    pub quote: UnresolvedQuote,
    /// The name that the label stands for, if it is known, and its fullest form.
    pub bearer: (Option<u32>, Np),
}

/// The paragraphs of transcripts, in order; empty for an article that has none.
pub(super) fn turns(context: &DocumentContext<'_>) -> Vec<TurnQuote> {
    let turns = labelled(context);
    let (Some(first), Some(last)) = (turns.first(), turns.last()) else { return Vec::new() };
    // Half the paragraphs between the first and the last have a label, or it is an article with some lines of a transcript.
    let dense = turns.len() * 2 > last.block - first.block;
    let asked = asked(context, context.d.blocks[first.block].0);
    let last_word = |np: Np| context.d.lower(np.last - 1);
    // The first label of several words for each last word: "ROE" is who is "JANE ROE" elsewhere.
    let mut fuller: Vec<(&str, usize, Np)> = turns
        .iter()
        .enumerate()
        .filter(|(_, t)| t.label.last - t.label.first > 1)
        .map(|(n, t)| (last_word(t.label), n, t.label))
        .collect();
    fuller.sort_by_cached_key(|&(word, n, _)| (word, n));
    let mut quotes = Vec::new();
    let mut coming = turns.iter().peekable();
    let mut current = (first.label, (None, first.label));
    // Whether the narrator has taken over since the last label.
    let mut narrated = false;
    for block in first.block..=last.block {
        let (begin, to) = context.d.blocks[block];
        let mut from = begin;
        if let Some(turn) = coming.next_if(|t| t.block == block) {
            let word = last_word(turn.label);
            let full = fuller.get(fuller.partition_point(|f| f.0 < word)).filter(|f| f.0 == word);
            let name = if is_letter(context, turn.label, "a") {
                asked
            } else {
                context.names.ends_with(context.d.word(turn.label.last - 1))
            };
            current = (turn.label, (name, full.map_or(turn.label, |f| f.2)));
            from = turn.from;
            narrated = false;
        } else if narrated || narrates(context, block, &turns) {
            narrated = true;
            continue;
        } else if !dense || matches!(context.d.word(begin), "(" | "[" | "…" | "." | "*" | "<") {
            // "(LAUGHTER)", "[END VIDEO CLIP]" is nobody's word.
            continue;
        }
        let Some(sentence) = context.d.sentence_of(begin) else { continue };
        let quote = UnresolvedQuote {
            span: context.d.slice(from, to),
            kind: QuoteKind::Direct,
            tier: Tier::Said,
            speaker: SpeakerMention::Mention(current.0),
            cue: None,
            via: None,
            confidence: SURE,
            rule: Rule::Turn,
            sentence,
        };
        quotes.push(TurnQuote { block, quote, bearer: current.1 });
    }
    quotes
}

/// The paragraphs with a label, from the first that comes back to the last.
fn labelled(context: &DocumentContext<'_>) -> Vec<Turn> {
    let all: Vec<Turn> = (0..context.d.blocks.len()).filter_map(|block| label(context, block)).collect();
    let key = |t: &Turn| context.d.lower(t.label.last - 1);
    let mut keys: Vec<&str> = all.iter().map(key).collect();
    keys.sort();
    let comes_back = |t: &Turn| {
        let from = keys.partition_point(|k| *k < key(t));
        keys.get(from + 1) == Some(&key(t))
    };
    let (Some(first), Some(last)) = (all.iter().position(comes_back), all.iter().rposition(comes_back)) else {
        return Vec::new();
    };
    // Two who answer each other, or one who is asked by several.
    let others = all[first..=last].iter().any(|t| key(t) != key(&all[first]));
    // Whoever speaks once may be the first or the last to speak, if the labels are told from notes by their capitals.
    let shout = |t: &Turn| context.d.tokens[t.label.last - 1].shout;
    let shouts = all[first..=last].iter().all(shout);
    let first = if shouts { all[..first].iter().rposition(|t| !shout(t)).map_or(0, |i| i + 1) } else { first };
    let last = if shouts { all[last..].iter().take_while(|t| shout(t)).count() + last - 1 } else { last };
    if others && last - first + 1 >= FEWEST { all[first..=last].to_vec() } else { Vec::new() }
}

/// The label that begins a paragraph: a few words in capitals with a colon after them, and no marks around what follows.
fn label(context: &DocumentContext<'_>, block: usize) -> Option<Turn> {
    let (first, end) = context.d.blocks[block];
    let first = first + usize::from(context.d.tokens.get(first)?.kind == TokenKind::Quote);
    let mut i = first;
    let mut words = 0;
    let mut last = first;
    while i < end && words <= LONGEST {
        let t = context.d.tokens[i];
        match t.kind {
            TokenKind::Word
                if t.capital || words > 0 && matches!(context.d.lower(i), "of" | "de" | "van" | "von" | "al") =>
            {
                words += 1;
                last = i + 1;
            }
            // "MR. ROE:", "REPORTER (Agency):"
            TokenKind::Punct if context.d.is(i, ".") && words > 0 && context.class(i - 1).has(Class::ABBREVIATION) => {}
            TokenKind::Punct if matches!(context.d.word(i), "(" | "[") && words > 0 => {
                i = (i + 1..end.min(i + 6)).find(|&k| matches!(context.d.word(k), ")" | "]"))?;
            }
            _ => break,
        }
        i += 1;
    }
    let letter = words == 1 && matches!(context.d.lower(first), "q" | "a");
    let stop = context.d.is(i, ":") || letter && context.d.is(i, ".");
    if words == 0 || words > LONGEST || !stop || i >= end {
        return None;
    }
    let label = Np { first, last };
    // A headline may begin with a name and a colon; "The latest: …" is nobody.
    let shout = context.d.tokens[last - 1].shout;
    if !shout && !letter && (block == 0 || context.class(first).has(Class::FUNCTION)) {
        return None;
    }
    // What stands between marks after a label is found as such; a place and a colon begin a note.
    let marked = context.d.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Quote);
    let place = context.names.within(context.span(label)).any(|(_, n)| context.names.name(n).kind == NameKind::Place);
    let telling = context.d.is_word(i + 1) || context.d.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
    (i + 1 < end && !marked && (!place || person(context, label)) && (telling || context.d.is(i + 1, "(")))
        .then_some(Turn { block, label, from: i + 1 })
}

/// Whether a paragraph without a label is the narrator's: it speaks of one who has a label, or of him or her and of nobody
/// else, attributes words between marks, or is a heading.
fn narrates(context: &DocumentContext<'_>, block: usize, turns: &[Turn]) -> bool {
    const REACH: usize = 80;
    let (first, end) = context.d.blocks[block];
    let to = end.min(first + REACH);
    let word = |list: &str| {
        (first..to).any(|i| {
            let word = context.d.lower(i).split(['’', '\'']).next().unwrap_or_default();
            !context.quoted(i) && among(word, list)
        })
    };
    let labels = |i: usize| {
        context.capital(i)
            && context.d.word(i).len() > 1
            && turns.iter().take(REACH).any(|t| context.d.lower(t.label.last - 1) == context.d.lower(i))
    };
    let heading = end <= first + 8 && !matches!(context.d.word(end - 1), "." | "?" | "!" | "…" | "-" | "--" | "—");
    let numbered = context.d.tokens[first].kind == TokenKind::Number && context.d.is(first + 1, ".");
    let attributes =
        (first..to).any(|i| context.is_cue_verb(i) && (context.quoted(i + 2) || context.quoted(i.wrapping_sub(2))));
    let own = word("i we you me my our us your");
    (first..to).any(labels) || !own && word("he she his her") || heading || numbered || attributes
}

fn is_letter(context: &DocumentContext<'_>, label: Np, letter: &str) -> bool {
    label.last == label.first + 1 && context.d.lower(label.first) == letter
}

fn person(context: &DocumentContext<'_>, label: Np) -> bool {
    context.names.within(context.span(label)).any(|(_, n)| context.names.name(n).kind == NameKind::Person)
}

/// Whom "A" stands for: whoever the lines before the interview, which end at token `end`, name most.
fn asked(context: &DocumentContext<'_>, end: usize) -> Option<u32> {
    let mut people: Vec<u32> = context
        .names
        .within(context.d.slice(0, end))
        .map(|(_, n)| n)
        .filter(|&n| context.names.name(n).kind == NameKind::Person)
        .collect();
    people.sort();
    let (mut most, mut several) = ((0, None), false);
    for same in people.chunk_by(|a, b| a == b) {
        if same.len() >= most.0 {
            several = same.len() == most.0;
            most = (same.len(), same.first().copied());
        }
    }
    most.1.filter(|_| !several)
}
