//! Applies judgements to the statements of an article.

use super::{Judgement, Verdict};
use crate::index::{ArticleSpans, folded};
use dateline_core::corpus::{Item, fact_id};
use dateline_core::name::NameKind;
use dateline_core::quote::{Quote, QuoteKind, Rule, SourceKind, Speaker, Tier};
use dateline_core::text::Span;

/// The longest name of a speaker, in characters.
const LONGEST: usize = 200;

/// Applies one judgement to the statements of its article. Whether it could be: the statement may be another one by now, or its
/// words may not be in the text.
pub fn apply(item: &mut Item, judgement: &Judgement) -> bool {
    if let Verdict::Missed { from, to, speaker } = &judgement.verdict {
        return add(item, (*from, *to), speaker.as_deref()).is_some();
    }
    let text = &item.article.text;
    let is_meant = |quote: &Quote| fact_id(&item.id, "q", quote.span, text) == judgement.statement;
    let Some(at) = item.analysis.quotes.iter().position(is_meant) else { return false };
    let mut quote = item.analysis.quotes.remove(at);
    quote.confidence = Quote::CHECKED;
    match &judgement.verdict {
        Verdict::Right | Verdict::Missed { .. } => {}
        Verdict::NotAStatement => return true,
        Verdict::Held => quote.tier = Tier::Held,
        Verdict::Said => quote.tier = Tier::Said,
        Verdict::Speaker { name } => {
            quote.speaker = name.as_deref().and_then(|name| speaker(item, name, &quote));
        }
        Verdict::Words { from, to } => match words(text, (*from, *to)) {
            Some((span, kind)) => {
                (quote.span, quote.kind) = (span, kind);
                quote.sentence = ArticleSpans::of(&item.article).around(span);
            }
            None => {
                item.analysis.quotes.insert(at, quote);
                return false;
            }
        },
    }
    insert(&mut item.analysis.quotes, quote);
    true
}

/// Adds a statement that was not found.
fn add(item: &mut Item, place: (u32, u32), name: Option<&str>) -> Option<()> {
    let (span, kind) = words(&item.article.text, place)?;
    let sentence = ArticleSpans::of(&item.article).around(span);
    let mut quote = Quote {
        span,
        kind,
        tier: Tier::Said,
        sentence,
        speaker: None,
        cue: None,
        via: None,
        when: None,
        place: None,
        confidence: Quote::CHECKED,
        rule: Rule::Reader,
    };
    quote.speaker = name.and_then(|name| speaker(item, name, &quote));
    item.analysis.quotes.retain(|other| other.span != span);
    insert(&mut item.analysis.quotes, quote);
    Some(())
}

/// Puts a quotation where it stands: they are in the order of the text.
fn insert(quotes: &mut Vec<Quote>, quote: Quote) {
    let at = quotes.partition_point(|other| other.span <= quote.span);
    quotes.insert(at, quote);
}

/// The bytes of these code points of a text without white space around, and how they stand there: marks that enclose them
/// are left out.
fn words(text: &str, (from, to): (u32, u32)) -> Option<(Span, QuoteKind)> {
    let length = text.chars().count();
    let (from, to) = (from as usize, to as usize);
    if from >= to || to > length {
        return None;
    }
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let (start, end) = (byte(from), byte(to));
    let chosen = &text[start..end];
    let start = start + (chosen.len() - chosen.trim_start().len());
    let words = chosen.trim();
    let is_open = |c: char| matches!(c, '“' | '"' | '„' | '«' | '‘');
    let is_close = |c: char| matches!(c, '”' | '"' | '“' | '»' | '’');
    let inner = words.trim_start_matches(is_open).trim_end_matches(is_close);
    if inner.is_empty() {
        return None;
    }
    let has_both = words.starts_with(is_open) && words.ends_with(is_close) && inner.len() < words.len();
    let span = |start: usize, words: &str| Span::new(start, start + words.len());
    if has_both && !inner.contains(is_open) {
        let start = start + (words.len() - words.trim_start_matches(is_open).len());
        return Some((span(start, inner), QuoteKind::Direct));
    }
    let behind = &text[start + words.len()..];
    if text[..start].ends_with(is_open) && behind.starts_with(is_close) {
        return Some((span(start, words), QuoteKind::Direct));
    }
    let kind = if words.contains(['“', '"', '„', '«']) { QuoteKind::Mixed } else { QuoteKind::Indirect };
    Some((span(start, words), kind))
}

/// Who is called so: the article's name if it has one, else a name that only the reader knows. The mention is what the sentence
/// has of the name; where it has nothing, none, which is an empty one before the words.
fn speaker(item: &Item, name: &str, quote: &Quote) -> Option<Speaker> {
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    let last = name.split(' ').next_back().filter(|last| !last.is_empty())?;
    let at = quote.sentence.of(&item.article.text).find(last).map(|at| quote.sentence.start as usize + at);
    let mention = match at {
        Some(start) => Span::new(start, start + last.len()),
        None => Span { start: quote.span.start, end: quote.span.start },
    };
    let known = item.analysis.names.iter().position(|known| folded(&known.text) == folded(&name));
    let kind = match known.map(|at| item.analysis.names[at].kind) {
        Some(NameKind::Organisation | NameKind::Place) => SourceKind::Organisation,
        _ => SourceKind::Person,
    };
    let label = known.map_or(name, |at| item.analysis.names[at].text.clone());
    Some(Speaker { mention, name: known.map(|at| at as u32), label, kind })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::article::{Metadata, parse};
    use dateline_core::corpus::Corpus;

    const TEXT: &str =
        "Mayor Jane Roe said that the ferry would run. John Doe of the union disagreed: the crews are tired.";

    fn item() -> Item {
        Corpus::new("c", vec![parse("a", TEXT, Metadata::default())]).items.remove(0)
    }

    fn judgement(item: &Item, at: usize, verdict: Verdict) -> Judgement {
        let statement = item.analysis.quotes.get(at).map(|q| fact_id(&item.id, "q", q.span, &item.article.text));
        let (article, statement) = (item.id.clone(), statement.unwrap_or_default());
        Judgement { article, statement, words: String::new(), verdict, drawn: false }
    }

    fn judge(item: &mut Item, at: usize, verdict: Verdict) -> bool {
        let judgement = judgement(item, at, verdict);
        apply(item, &judgement)
    }

    fn place(words: &str) -> (u32, u32) {
        let start = TEXT.find(words).expect("in the text");
        (start as u32, (start + words.len()) as u32)
    }

    #[test]
    fn what_is_checked_is_sure_and_what_is_none_goes() {
        let mut item = item();
        assert_eq!(item.analysis.quotes.len(), 1);
        let right = judgement(&item, 0, Verdict::Right);
        assert!(apply(&mut item, &right));
        assert_eq!(item.analysis.quotes[0].confidence, Quote::CHECKED);
        assert!(judge(&mut item, 0, Verdict::Held));
        assert!(!item.analysis.quotes[0].is_shown());
        assert!(judge(&mut item, 0, Verdict::NotAStatement));
        assert!(item.analysis.quotes.is_empty());
        // It is not there any more.
        assert!(!apply(&mut item, &right));
    }

    #[test]
    fn a_speaker_is_the_articles_name_where_it_has_one() {
        let mut item = item();
        let name = |name: &str| Verdict::Speaker { name: Some(name.to_owned()) };
        assert!(judge(&mut item, 0, name("john doe")));
        let speaker = item.analysis.quotes[0].speaker.clone().expect("a speaker");
        assert_eq!(speaker.label, "John Doe");
        assert_eq!(item.analysis.names[speaker.name.expect("a name") as usize].text, "John Doe");
        assert!(judge(&mut item, 0, name("  Ann   Poe ")));
        let speaker = item.analysis.quotes[0].speaker.clone().expect("a speaker");
        assert_eq!((speaker.label.as_str(), speaker.mention.is_empty()), ("Ann Poe", true), "no mention of hers");
        assert!(judge(&mut item, 0, Verdict::Speaker { name: None }));
        assert_eq!(item.analysis.quotes[0].source_kind(), SourceKind::Nobody);
    }

    #[test]
    fn a_missed_statement_stands_where_its_words_do() {
        let mut item = item();
        let (from, to) = place(" the crews are tired");
        let missed = Verdict::Missed { from, to, speaker: Some("John Doe".to_owned()) };
        assert!(judge(&mut item, 9, missed.clone()));
        let added = &item.analysis.quotes[1];
        assert_eq!(added.span.of(TEXT), "the crews are tired");
        assert_eq!((added.kind, added.rule, added.is_shown()), (QuoteKind::Indirect, Rule::Reader, true));
        assert_eq!(added.speaker.as_ref().map(|s| s.mention.of(TEXT)), Some("Doe"));
        // Once more changes nothing.
        assert!(judge(&mut item, 9, missed));
        assert_eq!(item.analysis.quotes.len(), 2);
        for (from, to) in [(5, 5), (7, 3), (90, 4000), (u32::MAX, u32::MAX)] {
            let nowhere = Verdict::Missed { from, to, speaker: None };
            assert!(!judge(&mut item, 9, nowhere));
        }
    }

    #[test]
    fn other_words_keep_speaker_and_verb() {
        let mut item = item();
        let (from, to) = place("the ferry would run");
        let before = item.analysis.quotes[0].clone();
        assert!(judge(&mut item, 0, Verdict::Words { from, to }));
        let now = &item.analysis.quotes[0];
        assert_eq!(now.span.of(TEXT), "the ferry would run");
        assert_eq!((&now.speaker, now.cue), (&before.speaker, before.cue));
        // What is no place in the text changes nothing.
        assert!(!judge(&mut item, 0, Verdict::Words { from: 9, to: 9000 }));
        assert_eq!(item.analysis.quotes.len(), 1);
    }

    #[test]
    fn marks_around_the_words_are_left_out() {
        let said = |text: &str, from, to| words(text, (from, to)).map(|(span, kind)| (span.of(text).to_owned(), kind));
        assert_eq!(said("He said “go”.", 8, 12), Some(("go".to_owned(), QuoteKind::Direct)));
        assert_eq!(said("He said “go”.", 9, 11), Some(("go".to_owned(), QuoteKind::Direct)));
        assert_eq!(said("He said to “go” on.", 8, 18), Some(("to “go” on".to_owned(), QuoteKind::Mixed)));
        assert_eq!(said("He said “”.", 8, 10), None);
    }
}
