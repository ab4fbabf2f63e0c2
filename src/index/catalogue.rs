//! What a corpus is searched by: its texts' words, its speakers, its outlets, and where sentences begin and end.

use super::old::{Builder, Spanned as Index};
use super::{Hit, Wanted, folded};
use crate::article::Article;
use crate::corpus::{Corpus, stem};
use crate::table::Table;
use crate::text::Span;

/// Different names, each once, in the order of their folded forms. Of those that differ in case or diacritics alone the
/// first in byte order stands for all.
#[derive(Debug, Default)]
pub struct Names {
    /// Folded and as shown, sorted.
    names: Vec<(String, String)>,
    index: Index,
}

impl Names {
    fn new(shown: impl Iterator<Item = String>) -> Self {
        let mut names: Vec<(String, String)> = shown.map(|s| (folded(&s), s)).collect();
        crate::order::plain(&mut names);
        names.dedup_by(|a, b| a.0 == b.0);
        let mut index = Builder::default();
        for (_, shown) in &names {
            index.add(shown, &[Span::new(0, shown.len())], &[]);
        }
        Self { names, index: index.finish() }
    }

    fn number(&self, shown: &str) -> Option<u32> {
        let folded = folded(shown);
        self.names.binary_search_by(|(f, _)| f.as_str().cmp(&folded)).ok().map(|i| i as u32)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// A name as it is shown.
    pub fn shown(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", |(_, shown)| shown)
    }

    /// Numbers of the names whose folded form passes, sorted.
    pub fn matching(&self, test: &dyn Fn(&str) -> bool) -> Vec<u32> {
        (0u32..).zip(&self.names).filter(|(_, (f, _))| test(f)).map(|(i, _)| i).collect()
    }

    /// Numbers of the names that hold the words, sorted.
    pub fn with(&self, wanted: &[Wanted]) -> Vec<u32> {
        let mut out: Vec<u32> = self.index.find(wanted).iter().map(|h| h.doc).collect();
        out.dedup();
        out
    }
}

/// What is known beforehand of one article.
#[derive(Debug, Default)]
pub struct Shelf {
    /// The sentences of its analysed blocks, in order.
    pub sentences: Vec<Span>,
    /// What stands between quotation marks (the outermost only), in order.
    pub marked: Vec<Span>,
    /// Of each sentence that holds a time, the numbers of its telling words, sorted, each once.
    pub telling: Vec<Vec<u32>>,
    /// Of each quotation, its speaker's number among [`Catalogue::speakers`].
    pub speakers: Vec<Option<u32>>,
    /// Its outlet's number among [`Catalogue::outlets`].
    pub outlet: Option<u32>,
    /// Its agency's number there.
    pub agency: Option<u32>,
}

/// What a corpus is searched by.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Words of all blocks but boilerplate; documents are the corpus's items.
    pub text: Index,
    /// The speakers' labels.
    pub speakers: Names,
    /// Outlets and agencies.
    pub outlets: Names,
    /// One for each of the corpus's items.
    pub shelves: Vec<Shelf>,
    /// How many different telling words there are.
    pub telling: usize,
}

impl Catalogue {
    /// Reads a corpus.
    pub fn new(corpus: &Corpus) -> Self {
        let quotes = corpus.items.iter().flat_map(|i| &i.analysis.quotes);
        let speakers = Names::new(quotes.filter_map(|q| q.speaker.as_ref()).map(|s| s.label.clone()));
        let carriers = |article: &Article| [article.outlet(), article.agency()].map(|n| n.map(str::to_owned));
        let outlets = Names::new(corpus.items.iter().flat_map(|i| carriers(&i.article)).flatten());
        let mut text = Builder::default();
        let mut shelves = Vec::with_capacity(corpus.items.len());
        let mut words = Table::default();
        let mut telling = 0;
        for item in &corpus.items {
            let article = &item.article;
            let kept = article.blocks.iter().filter(|b| b.kind != crate::article::BlockKind::Boilerplate);
            let segments: Vec<Span> = kept.map(|b| b.span).collect();
            let joins: Vec<Span> = article.mends.iter().filter(|m| m.joins).map(|m| m.span).collect();
            text.add(&article.text, &segments, &joins);

            let document = article.document();
            let [outlet, agency] = carriers(article).map(|n| outlets.number(&n?));
            let numbers = item.analysis.quotes.iter().map(|q| speakers.number(&q.speaker.as_ref()?.label));
            let mut told = vec![Vec::new(); document.sentences.len()];
            for s in item.analysis.times.iter().map(|e| e.sentence as usize) {
                let (Some(own), Some(sentence)) = (told.get_mut(s), document.sentences.get(s)) else { continue };
                if own.is_empty() {
                    let stems = (sentence.first..sentence.last).filter_map(|i| stem(&document, i));
                    own.extend(stems.map(|stem| words.number(&stem) as u32));
                    telling = own.iter().fold(telling, |most, &w| most.max(w as usize + 1));
                    crate::order::plain(own);
                    own.dedup();
                }
            }
            shelves.push(Shelf {
                telling: told,
                sentences: document.sentences.iter().map(|s| document.slice(s.first, s.last)).collect(),
                marked: outermost(document.marks.iter().map(|m| m.inner(&document.tokens))),
                speakers: numbers.collect(),
                outlet,
                agency,
            });
        }
        Self { text: text.finish(), speakers, outlets, shelves, telling }
    }

    /// The hits within one document.
    pub fn of_doc(hits: &[Hit], doc: u32) -> &[Hit] {
        let from = hits.partition_point(|h| h.doc < doc);
        let len = hits[from..].partition_point(|h| h.doc == doc);
        &hits[from..from + len]
    }
}

/// Those of `spans` (by start) that lie in none before them. A pair's depth does not tell this, since an apostrophe taken
/// for an opening mark deepens all that follow.
fn outermost(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        if !span.is_empty() && out.last().is_none_or(|last| last.end <= span.start) {
            out.push(span);
        }
    }
    out
}

impl Shelf {
    /// The telling words of the sentence at `at`.
    pub fn told(&self, at: u32) -> &[u32] {
        let s = self.sentences.partition_point(|s| s.end <= at);
        self.telling.get(s).map_or(&[], Vec::as_slice)
    }

    /// The sentences from the one that holds the start of `span` to the one that holds its end; `span` itself where no
    /// sentence is known.
    pub fn around(&self, span: Span) -> Span {
        let holds = |at: u32| {
            let i = self.sentences.partition_point(|s| s.end <= at);
            self.sentences.get(i).filter(|s| s.covers(at))
        };
        let first = holds(span.start).map_or(span, |s| s.to(span));
        holds(span.end.saturating_sub(1).max(span.start)).map_or(first, |s| s.to(first))
    }
}
