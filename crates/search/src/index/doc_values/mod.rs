//! Doc values: a row of numbers for each article, quotation and timed sentence, by which a corpus is searched, filtered, sorted
//! and counted without decoding an article. The index of the articles' words stands beside them.
//!
//! Places in an article are positions, which count its words from 0. A row's `first..end` are the positions within it.

mod add;
mod again;
mod columns;
mod names;
mod naming;
mod places;
mod read;
mod rows;
mod write;

use super::{Index, Tokenizer};
use dateline_core::article::Article;
use dateline_core::calendar::Day;
use dateline_core::interner::Interner;
use dateline_core::name::NameKind;
use dateline_core::text::Span;
use places::{NOWHERE, cut};

pub use add::Tokenized;
pub use names::Names;
pub use naming::NameCorrection;
pub use rows::{ArticleValues, EntryValues, Listed, Number, QuoteValues, Row, flag, holding, sharing_rows};

/// What a corpus is searched by.
#[derive(Debug)]
pub struct DocValues {
    /// Words of all blocks but boilerplate; documents are the corpus's items.
    pub text: Index,
    /// The speakers' labels.
    pub speakers: Names,
    /// Their roles as stated.
    pub roles: Names,
    /// Outlets and agencies.
    pub outlets: Names,
    /// People, organisations and places.
    pub named: [Names; 3],
    /// What articles were handed in with beside outlet and day, each with its field: "section: World", "author: Jane Roe".
    pub fields: Names,
    /// One for each of the corpus's items.
    pub articles: Vec<ArticleValues>,
    /// All quotations, by article, then as the text has them.
    pub quotes: Vec<QuoteValues>,
    /// All entries of the timeline, by article, then as the text has them.
    pub entries: Vec<EntryValues>,
    /// Of each article, where its rows of each kind begin; they end where the next article's begin. These are lists of their
    /// own rather than fields of an article's row, since every occurrence of a word looks them up.
    pub(super) quotes_of: Vec<u32>,
    pub(super) sentences_of: Vec<u32>,
    pub(super) names_of: Vec<u32>,
    pub(super) fields_of: Vec<u32>,
    pub(super) entries_of: Vec<u32>,
    /// Of each entry the rows of its quotations, then the numbers of its telling words, one list behind the other: of a
    /// hundred thousand entries each would else take two buffers of its own.
    pub(super) lists: Vec<u32>,
    /// The words of each analysed sentence, by article.
    pub sentences: Vec<(u32, u32)>,
    /// The names in each article, by article: kind and number among [`named`](Self::named).
    pub names: Vec<(NameKind, u32)>,
    /// The fields of each article, by article: numbers among [`fields`](Self::fields).
    pub(super) field_rows: Vec<u32>,
    /// Stems of telling words.
    pub(super) telling: Interner,
    /// How many of them there are.
    pub(super) told: u32,
}

impl DocValues {
    /// An empty one, for texts cut so.
    pub fn new(tokenizer: Tokenizer) -> Self {
        Self {
            text: Index::new(tokenizer),
            speakers: Names::default(),
            roles: Names::default(),
            outlets: Names::default(),
            named: Default::default(),
            fields: Names::default(),
            articles: Vec::new(),
            quotes: Vec::new(),
            entries: Vec::new(),
            quotes_of: Vec::new(),
            sentences_of: Vec::new(),
            names_of: Vec::new(),
            fields_of: Vec::new(),
            entries_of: Vec::new(),
            lists: Vec::new(),
            sentences: Vec::new(),
            names: Vec::new(),
            field_rows: Vec::new(),
            telling: Interner::default(),
            told: 0,
        }
    }

    /// How many different telling words there are.
    pub fn telling(&self) -> usize {
        self.told as usize
    }

    /// The rows of the quotations in or around an entry's sentence.
    pub fn quotes_near(&self, entry: &EntryValues) -> &[u32] {
        let from = entry.lists as usize;
        self.lists.get(from..from + usize::from(entry.listed.0)).unwrap_or_default()
    }

    /// The numbers of the telling words of an entry's sentence, sorted, each once.
    pub fn telling_of(&self, entry: &EntryValues) -> &[u32] {
        let from = entry.lists as usize + usize::from(entry.listed.0);
        self.lists.get(from..from + usize::from(entry.listed.1)).unwrap_or_default()
    }

    /// The rows of an article's quotations.
    pub fn quotes_of(&self, item: u32) -> (u32, u32) {
        rows(&self.quotes_of, item, self.quotes.len())
    }

    /// The day that a quotation is put under: the first on which it was said, as its sentence tells, else the likeliest of
    /// publication.
    pub fn day_of(&self, quote: u32) -> Option<Day> {
        let row = self.quotes.get(quote as usize)?;
        let published = || self.articles.get(row.item as usize)?.published.map(|p| p.1);
        row.said.map(|days| days.first).or_else(published)
    }

    /// The rows of an article's sentences.
    pub fn sentences_of(&self, item: u32) -> (u32, u32) {
        rows(&self.sentences_of, item, self.sentences.len())
    }

    /// The names in an article, by kind.
    pub fn names_of(&self, item: u32) -> &[(NameKind, u32)] {
        let (from, to) = rows(&self.names_of, item, self.names.len());
        self.names.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The numbers of what an article was handed in with, among [`fields`](Self::fields).
    pub fn fields_of(&self, item: u32) -> &[u32] {
        let (from, to) = rows(&self.fields_of, item, self.field_rows.len());
        self.field_rows.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The names of one kind in an article.
    pub fn names_of_kind(&self, item: u32, kind: NameKind) -> &[(NameKind, u32)] {
        let all = self.names_of(item);
        let from = all.partition_point(|name| name.0 < kind);
        let len = all[from..].partition_point(|name| name.0 == kind);
        &all[from..from + len]
    }

    /// The rows of an article's entries.
    pub fn entries_of(&self, item: u32) -> (u32, u32) {
        rows(&self.entries_of, item, self.entries.len())
    }

    /// The bytes of the words at `positions` (first and last of each, ascending) of an article; what is not in its text is
    /// left out.
    pub fn spans(&self, article: &Article, positions: &[(u32, u32)]) -> Vec<Span> {
        let (own, all) = self.words(article);
        let span = |&(first, last): &(u32, u32)| Some(all.get(first as usize)?.to(*all.get(last as usize)?));
        positions.iter().filter(|p| p.0 >= own).filter_map(span).collect()
    }

    /// Where each word of an article stands, by position, and how many of them are a headline's that is not in the text.
    fn words(&self, article: &Article) -> (u32, Vec<Span>) {
        let mut spans = Vec::new();
        let own = cut(article, &mut |text, segment, joins, own| {
            self.text.cut(text, segment, joins, &mut |span, _| spans.push(if own { span } else { NOWHERE }));
            let end = if own { segment.end } else { 0 };
            spans.push(Span { start: end, end });
            spans.len() as u32
        });
        (own, spans)
    }

    /// Whether an article copies a text for which another article stands.
    pub fn is_further_copy(&self, item: u32) -> bool {
        self.articles.get(item as usize).and_then(|record| record.copy_of).is_some_and(|first| first != item)
    }

    /// The number of the story that the article of this id tells with others.
    pub fn story(&self, id: &str) -> Option<u32> {
        self.articles.get(self.item(id)? as usize)?.story
    }

    /// The article's number.
    pub fn item(&self, id: &str) -> Option<u32> {
        self.articles.iter().position(|r| r.id == id).map(|n| n as u32)
    }
}

/// An article's rows: where they begin, and where the next article's do, which for the last one is behind `all`.
fn rows(begins: &[u32], item: u32, all: usize) -> (u32, u32) {
    let at = |n: usize| begins.get(n).map_or(all as u32, |&begin| begin);
    (at(item as usize), at(item as usize + 1))
}
