//! What carries somebody's words in an article: its quotations, other passages between marks, and the sentences around them,
//! which may tell the same without saying whose words they are.

use super::compare::Term;
use super::particulars::{Particular, Placed, is_denial, particular};
use super::speaker::Speaker;
use crate::across::terms::{is_telling, is_word, stem};
use crate::corpus::Item;
use crate::interner::Interner;
use crate::quote::{Quote, QuoteKind};
use crate::text::{Document, Span};

/// How words stand in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// A quotation that analysis found.
    Quote(QuoteKind),
    /// A passage between marks that analysis ascribes to nobody.
    Marked,
    /// A sentence that is no quotation.
    Sentence,
}

impl Form {
    /// Whether the words are the speaker's own, all or some.
    pub fn is_marked(self) -> bool {
        !matches!(self, Self::Quote(QuoteKind::Indirect) | Self::Sentence)
    }
}

/// Words at a place.
#[derive(Clone, Debug)]
pub(super) struct Carrier {
    /// The article's place in canonical order.
    pub rank: u32,
    /// Where the words stand; for marked words within a reported clause, that clause.
    pub span: Span,
    /// How they stand there.
    pub form: Form,
    /// Whose words they are.
    pub speaker: Option<Box<Speaker>>,
    /// The telling words in order. A corpus has a carrier for each sentence: what it holds is held tightly.
    pub told: Box<[Told]>,
    /// Its numbers and negations, in order.
    pub particulars: Box<[Placed]>,
    /// How many words there are in all.
    pub words: u32,
}

/// A telling word: its term, and whether it is a part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told(u32);

impl Told {
    const NAME: u32 = 1 << 31;

    fn new(term: usize, name: bool) -> Self {
        Self(term as u32 & !Self::NAME | if name { Self::NAME } else { 0 })
    }

    /// The number of its term.
    pub fn term(self) -> u32 {
        self.0 & !Self::NAME
    }

    /// Its term with what it weighs, if the term weighs as much as `rarity` tells.
    pub fn weighed(self, rarity: &[f32]) -> Term {
        let share = if self.0 & Self::NAME == 0 { 1.0 } else { NAME };
        (self.term(), share * rarity.get(self.term() as usize).copied().unwrap_or_default())
    }
}

/// Marked passages of fewer words are names and terms, not somebody's words.
const MARKED: u32 = 4;
/// What a part of a name weighs beside other words: whoever tells of one matter uses its names.
const NAME: f32 = 0.5;
/// Terms that are looked at, at most.
const MOST: usize = 120;

/// The carriers of an article.
pub(super) fn carriers(rank: u32, item: &Item, terms: &mut Interner) -> Vec<Carrier> {
    let document = item.article.document();
    let mut found: Vec<Carrier> = Vec::new();
    let mut add = |span: Span, words: Span, form, speaker, denied: bool| {
        let mut read = read(&document, words, terms);
        if let Form::Quote(QuoteKind::Indirect) = form
            && denied
        {
            read.particulars.insert(0, Placed { at: 0, what: Particular::Not });
        }
        found.push(Carrier {
            rank,
            span,
            form,
            speaker,
            told: read.told.into(),
            particulars: read.particulars.into(),
            words: read.words,
        });
    };
    let quotes: Vec<&Quote> = item.analysis.quotes.iter().filter(|quote| is_sure(quote)).collect();
    let marked: Vec<Span> = document.marks.iter().filter(|m| m.depth == 0).map(|m| m.inner(&document.tokens)).collect();
    for quote in &quotes {
        let speaker = Speaker::of(item, quote).map(Box::new);
        if quote.kind == QuoteKind::Mixed {
            // Another article may have the marked words alone. They stand for the clause.
            let from = marked.partition_point(|m| m.start < quote.span.start);
            for &own in marked[from..].iter().take_while(|m| m.end <= quote.span.end) {
                add(quote.span, own, Form::Quote(quote.kind), speaker.clone(), false);
            }
        }
        let denied = quote.cue.is_some_and(|cue| is_denial(cue.of(document.text)));
        add(quote.span, quote.span, Form::Quote(quote.kind), speaker, denied);
    }
    let quoted = Cover::of(quotes.iter().map(|q| q.span));
    // The address of a page or a video has no space.
    let words = |m: &Span| m.of(document.text).contains(char::is_whitespace);
    for &inner in marked.iter().filter(|m| quoted.bytes_in(**m) == 0 && words(m)) {
        add(inner, inner, Form::Marked, None, false);
    }
    for s in &document.sentences {
        let span = document.tokens[s.first].span.to(document.tokens[s.last - 1].span);
        if quoted.bytes_in(span) * 2 < span.len() {
            add(span, span, Form::Sentence, None, false);
        }
    }
    found.retain(|c| !c.told.is_empty() && (c.form != Form::Marked || c.words >= MARKED));
    found
}

/// Whether a quotation is sure enough to be somebody's words. A report that is doubtful is a sentence that tells, else it would
/// bring other sayings together by the few words between marks that stand for its clause.
fn is_sure(quote: &Quote) -> bool {
    matches!(quote.kind, QuoteKind::Direct | QuoteKind::Fragment) || quote.confidence >= Quote::SHOWN
}

/// What some spans cover, as spans in order that do not overlap.
struct Cover(Vec<Span>);

impl Cover {
    fn of(spans: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_unstable();
        let mut cover: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match cover.last_mut() {
                Some(last) if span.start <= last.end => *last = last.to(span),
                _ => cover.push(span),
            }
        }
        Self(cover)
    }

    /// How many bytes of `span` are covered.
    fn bytes_in(&self, span: Span) -> usize {
        let from = self.0.partition_point(|c| c.end <= span.start);
        let within = self.0[from..].iter().take_while(|c| c.start < span.end);
        within.map(|c| (c.end.min(span.end) - c.start.max(span.start)) as usize).sum()
    }
}

/// What stands in a span.
#[derive(Default)]
struct Words {
    words: u32,
    told: Vec<Told>,
    particulars: Vec<Placed>,
}

fn read(document: &Document<'_>, span: Span, terms: &mut Interner) -> Words {
    let mut read = Words::default();
    let from = document.token_at(span.start);
    for (i, token) in document.tokens.iter().enumerate().skip(from).take_while(|(_, t)| t.span.start < span.end) {
        if !is_word(token) {
            continue;
        }
        read.words += 1;
        if read.told.len() == MOST {
            continue;
        }
        let telling = is_telling(token);
        // One digit is no telling word: a row of them is not bounded by their number.
        if read.particulars.len() < MOST
            && let Some(what) = particular(document, i)
        {
            read.particulars.push(Placed { at: 2 * read.told.len() as u32 + u32::from(telling), what });
        }
        if telling {
            let term = terms.intern(stem(document.lower(i)));
            read.told.push(Told::new(term, token.capital && read.words > 1));
        }
    }
    read
}
