//! What a corpus is searched, filtered and counted by: the words of its articles, and of each article, quotation and timed
//! sentence a row of numbers. Nothing here is read off an article again, so that a query touches none.
//!
//! Places in an article are positions: the how-manieth word. A row's `first..end` are those that lie within it.

use super::{Cutting, Index, Names, folded};
use crate::article::{Article, BlockKind, Language, Warning};
use crate::corpus::{Item, stem};
use crate::name::NameKind;
use crate::quote::QuoteKind;
use crate::table::Table;
use crate::text::{Document, Span};
use crate::time::{Day, Days};

/// So many quotations back from a sentence's end are asked whether they belong to it.
const NEAR: usize = 16;

/// What is known of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its id in links.
    pub id: String,
    /// Its headline, or the name it was handed in under.
    pub title: String,
    /// Its outlet's number among [`Catalogue::outlets`].
    pub outlet: Option<u32>,
    /// Its agency's number there.
    pub agency: Option<u32>,
    /// The days it may have been published on, and the likeliest.
    pub published: Option<(Days, Day)>,
    /// Whether these were inferred.
    pub inferred: bool,
    /// The positions of its headline's words.
    pub heading: (u32, u32),
    /// What the corpus's notes count.
    pub flags: u8,
    /// Where its rows begin in the lists of the catalogue; they end where the next article's begin.
    pub(super) quotes: u32,
    pub(super) sentences: u32,
    pub(super) names: u32,
}

/// Flags of a [`Record`].
pub mod flag {
    /// There is no text.
    pub const EMPTY: u8 = 1;
    /// The text is not English.
    pub const FOREIGN: u8 = 2;
    /// It holds damaged characters.
    pub const DAMAGED: u8 = 4;
}

/// What is known of one quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteRow {
    /// Its article.
    pub item: u32,
    /// Its speaker's number among [`Catalogue::speakers`].
    pub speaker: Option<u32>,
    /// The number of the speaker's role, as stated, among [`Catalogue::roles`].
    pub role: Option<u32>,
    /// How it stands in its article.
    pub kind: QuoteKind,
    /// In per cent.
    pub confidence: u8,
    /// Its words.
    pub first: u32,
    /// Behind its last word.
    pub end: u32,
    /// The furthest end of this row and those of the article before it.
    pub(super) reach: u32,
}

/// What is known of one entry of the timeline: a time expression in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Its article.
    pub item: u32,
    /// Its number among the article's times.
    pub fact: u32,
    /// The days meant.
    pub days: Option<Days>,
    /// Whether these were counted from a day that itself was inferred.
    pub inferred: bool,
    /// Whether these were still to come when the article was published, whichever day that was.
    pub ahead: bool,
    /// The words of its sentence.
    pub first: u32,
    /// Behind the last of them.
    pub end: u32,
    /// The furthest end of this row and those of the article before it.
    pub(super) reach: u32,
    /// The event that it tells of: a number for all entries that do.
    pub event: u32,
    /// The rows of the quotations in or around its sentence.
    pub quotes: Vec<u32>,
    /// The numbers of its sentence's telling words, sorted, each once.
    pub telling: Vec<u32>,
}

/// What a corpus is searched by.
#[derive(Debug)]
pub struct Catalogue {
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
    /// One for each of the corpus's items.
    pub records: Vec<Record>,
    /// All quotations, by article, then as the text has them.
    pub quotes: Vec<QuoteRow>,
    /// All entries of the timeline, by article, then as the text has them.
    pub moments: Vec<Moment>,
    /// Of each article, where its moments begin, and where the last one's end.
    pub(super) moments_of: Vec<u32>,
    /// The words of each analysed sentence, by article.
    pub sentences: Vec<(u32, u32)>,
    /// The names in each article, by article: kind and number among [`named`](Self::named).
    pub names: Vec<(NameKind, u32)>,
    /// Stems of telling words.
    pub(super) telling: Table,
    /// How many of them there are.
    pub(super) told: u32,
}

impl Catalogue {
    /// An empty one, for texts cut so.
    pub fn new(cutting: Cutting) -> Self {
        Self {
            text: Index::new(cutting),
            speakers: Names::default(),
            roles: Names::default(),
            outlets: Names::default(),
            named: Default::default(),
            records: Vec::new(),
            quotes: Vec::new(),
            moments: Vec::new(),
            moments_of: Vec::new(),
            sentences: Vec::new(),
            names: Vec::new(),
            telling: Table::default(),
            told: 0,
        }
    }

    /// How many different telling words there are.
    pub fn telling(&self) -> usize {
        self.told as usize
    }

    /// Adds the next article. Its entries on the timeline come with [`date`](Self::date).
    pub fn add(&mut self, item: &Item) {
        let article = &item.article;
        let mut spans = Vec::new();
        self.text.begin();
        let own = cut(article, &mut |text, segment, joins, own| {
            let before = spans.len();
            self.text.segment(text, segment, joins, &mut spans);
            if !own {
                spans[before..].fill(NOWHERE);
            }
            spans.len() as u32
        });
        self.text.end();
        let places = Places { own, spans: &spans };
        let heading = match article.first(BlockKind::Title).filter(|_| own == 0) {
            Some(title) => places.within(title),
            None => (0, own),
        };
        let [outlet, agency] = [article.outlet(), article.agency()].map(|n| Some(self.outlets.number(n?)));
        let has = |test: &dyn Fn(&Warning) -> bool| article.warnings.iter().any(test);
        let flags = [
            (flag::EMPTY, has(&|w| matches!(w, Warning::Empty))),
            (flag::FOREIGN, article.language == Language::Other),
            (flag::DAMAGED, has(&|w| matches!(w, Warning::Damaged(_)))),
        ];
        let number = self.records.len() as u32;
        self.enter(Record {
            id: item.id.clone(),
            title: article.headline(),
            outlet,
            agency,
            heading,
            flags: flags.iter().filter(|f| f.1).map(|f| f.0).sum(),
            ..Record::default()
        });
        let document = article.document();
        for sentence in &document.sentences {
            self.sentences.push(places.within(document.slice(sentence.first, sentence.last)));
        }
        let mut reach = 0;
        for quote in &item.analysis.quotes {
            let (first, end) = places.within(quote.span);
            reach = end.max(reach);
            let name = quote.speaker.as_ref().and_then(|s| item.analysis.names.get(s.name? as usize));
            let role = name.and_then(|n| n.role);
            self.quotes.push(QuoteRow {
                item: number,
                speaker: quote.speaker.as_ref().map(|s| self.speakers.number(&s.label)),
                role: role.map(|r| self.roles.number(r.of(&article.text))),
                kind: quote.kind,
                confidence: quote.confidence,
                first,
                end,
                reach,
            });
        }
        let from = self.names.len();
        for name in &item.analysis.names {
            self.names.push((name.kind, self.named[name.kind as usize].number(&name.text)));
        }
        crate::order::plain(&mut self.names[from..]);
        // Two bearers of one name are one value.
        let mut own = self.names.split_off(from);
        own.dedup();
        self.names.append(&mut own);
    }

    /// Adds an article's row; its other rows are to follow.
    pub(super) fn enter(&mut self, record: Record) {
        let [quotes, sentences, names] = [self.quotes.len(), self.sentences.len(), self.names.len()].map(|n| n as u32);
        self.records.push(Record { quotes, sentences, names, ..record });
    }

    /// The next article's entries are to follow.
    #[cfg(feature = "full")]
    pub(super) fn moments_begin(&mut self) {
        self.moments_of.push(self.moments.len() as u32);
    }

    /// Forgets all entries of the timeline, which then are to be told anew for every article in turn.
    pub fn undate(&mut self) {
        self.moments.clear();
        self.moments_of.clear();
    }

    /// How many articles are dated: the next one that [`date`](Self::date) wants.
    pub fn dated(&self) -> usize {
        self.moments_of.len()
    }

    /// Adds the day and the entries of the next article that has none yet. `listed` says which of its times are entries.
    pub fn date(&mut self, item: &Item, listed: &dyn Fn(&Item) -> Vec<Listed>) {
        let number = self.moments_of.len() as u32;
        self.moments_of.push(self.moments.len() as u32);
        let mut moments = self.told(number, item, listed(item));
        self.moments.append(&mut moments);
    }

    /// Puts another day and other entries in the place of those that an article has. None of these tells of an event that
    /// others tell of.
    pub fn date_again(&mut self, number: u32, item: &Item, listed: &dyn Fn(&Item) -> Vec<Listed>) {
        let (from, to) = self.moments_of(number);
        let mut moments = self.told(number, item, listed(item));
        let mut event = self.moments.iter().map(|m| m.event).max().unwrap_or(0);
        for moment in &mut moments {
            event += 1;
            moment.event = event;
        }
        let more = moments.len() as u32;
        self.moments.splice(from as usize..to as usize, moments);
        for begin in self.moments_of.iter_mut().skip(number as usize + 1) {
            *begin = *begin - (to - from) + more;
        }
    }

    /// Notes the day of an article; its entries, sorted by where they begin.
    fn told(&mut self, number: u32, item: &Item, listed: Vec<Listed>) -> Vec<Moment> {
        let mut moments = Vec::new();
        let Some(record) = self.records.get_mut(number as usize) else { return moments };
        record.published = item.published.as_ref().map(|p| (p.days, p.likely));
        record.inferred = item.published.as_ref().is_some_and(|p| !p.given);
        if listed.is_empty() {
            return moments;
        }
        let from = record.quotes;
        let article = &item.article;
        let (own, spans) = self.words(article);
        let places = Places { own, spans: &spans };
        let document = article.document();
        for Listed { fact, sentence, inferred } in listed {
            let Some(timex) = item.times.get(fact as usize) else { continue };
            // Quotations come in text order but may nest, so that only their starts are sorted.
            let all = &item.analysis.quotes;
            let upto = all.partition_point(|q| q.span.start < sentence.end);
            let near = (0..upto).rev().take(NEAR).filter(|&q| all[q].span.overlaps(sentence));
            let (first, end) = places.within(sentence);
            moments.push(Moment {
                item: number,
                fact,
                days: timex.days,
                inferred,
                ahead: item.published.as_ref().is_some_and(|p| timex.days.is_some_and(|d| d.first > p.days.last)),
                first,
                end,
                reach: end,
                event: 0,
                quotes: near.map(|q| from + q as u32).collect(),
                telling: self.telling_words(&document, timex.span.start),
            });
        }
        crate::order::by_key(&mut moments, |m| m.first);
        let mut reach = 0;
        for moment in &mut moments {
            reach = moment.end.max(reach);
            moment.reach = reach;
        }
        moments
    }

    /// The numbers of the telling words of the sentence at `at`, sorted, each once.
    fn telling_words(&mut self, document: &Document<'_>, at: u32) -> Vec<u32> {
        let within = document.sentences.partition_point(|s| document.slice(s.first, s.last).end <= at);
        let mut told: Vec<u32> = Vec::new();
        if let Some(s) = document.sentences.get(within) {
            let stems = (s.first..s.last).filter_map(|i| stem(document, i));
            told.extend(stems.map(|stem| self.telling.number(&stem) as u32));
            self.told = told.iter().fold(self.told, |most, &w| most.max(w + 1));
            crate::order::plain(&mut told);
            told.dedup();
        }
        told
    }

    /// Brings names in order, when articles were added.
    pub fn arrange(&mut self) {
        for names in [&mut self.speakers, &mut self.roles, &mut self.outlets].into_iter().chain(&mut self.named) {
            names.arrange();
        }
    }

    /// The rows of an article's quotations.
    pub fn quotes_of(&self, item: u32) -> (u32, u32) {
        self.rows(item, |r| r.quotes, self.quotes.len())
    }

    /// The rows of an article's sentences.
    pub fn sentences_of(&self, item: u32) -> (u32, u32) {
        self.rows(item, |r| r.sentences, self.sentences.len())
    }

    /// The names in an article, by kind.
    pub fn names_of(&self, item: u32) -> &[(NameKind, u32)] {
        let (from, to) = self.rows(item, |r| r.names, self.names.len());
        self.names.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The rows of an article's entries.
    pub fn moments_of(&self, item: u32) -> (u32, u32) {
        let at = |n: usize| self.moments_of.get(n).map_or(self.moments.len() as u32, |&m| m);
        (at(item as usize), at(item as usize + 1))
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

    fn rows(&self, item: u32, begin: fn(&Record) -> u32, all: usize) -> (u32, u32) {
        let at = |n: usize| self.records.get(n).map_or(all as u32, begin);
        (at(item as usize), at(item as usize + 1))
    }

    /// The article's number.
    pub fn item(&self, id: &str) -> Option<u32> {
        self.records.iter().position(|r| r.id == id).map(|n| n as u32)
    }
}

/// A time of an article that is an entry of the timeline.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// Its number among the article's times.
    pub fact: u32,
    /// The sentence it stands in.
    pub sentence: Span,
    /// Whether its days were counted from a day that itself was inferred.
    pub inferred: bool,
}

/// Rows with a reach, to be asked which of them hold a place.
pub trait Row {
    /// First position and the one behind the last.
    fn span(&self) -> (u32, u32);
    /// The furthest end of this row and those before it.
    fn reach(&self) -> u32;
}

impl Row for QuoteRow {
    fn span(&self) -> (u32, u32) {
        (self.first, self.end)
    }
    fn reach(&self) -> u32 {
        self.reach
    }
}

impl Row for Moment {
    fn span(&self) -> (u32, u32) {
        (self.first, self.end)
    }
    fn reach(&self) -> u32 {
        self.reach
    }
}

impl Row for (u32, u32) {
    fn span(&self) -> (u32, u32) {
        *self
    }
    fn reach(&self) -> u32 {
        self.1
    }
}

/// Calls `each` with the place of every row (of one article, sorted by their first positions) that holds `first..=last`.
pub fn holding<R: Row>(rows: &[R], first: u32, last: u32, each: &mut dyn FnMut(u32)) {
    let upto = rows.partition_point(|r| r.span().0 <= first);
    for at in (0..upto).rev() {
        if rows[at].reach() <= last {
            break;
        }
        if rows[at].span().1 > last {
            each(at as u32);
        }
    }
}

/// Where a word stands that is not in the text.
const NOWHERE: Span = Span { start: 0, end: 0 };

/// Where the words of an article stand, in bytes.
struct Places<'a> {
    /// Positions before this are those of a headline that is not in the text.
    own: u32,
    spans: &'a [Span],
}

impl Places<'_> {
    /// The positions whose words lie within `span`.
    fn within(&self, span: Span) -> (u32, u32) {
        let own = self.spans.get(self.own as usize..).unwrap_or_default();
        let first = own.partition_point(|s| s.start < span.start);
        let mut end = own.partition_point(|s| s.end <= span.end).max(first);
        // A gap is no word.
        while first < end && own[end - 1].is_empty() {
            end -= 1;
        }
        (self.own + first as u32, self.own + end as u32)
    }
}

/// Hands `each` what of an article is searched, in order: a text, a part of it, the breaks inside damaged words, and whether
/// it is the article's own text. `each` gives the positions so far. A headline that was handed in beside a text which does
/// not begin with it comes first; where its positions end is returned.
fn cut(article: &Article, each: &mut dyn FnMut(&str, Span, &[Span], bool) -> u32) -> u32 {
    let mut own = 0;
    if let Some(title) = &article.given.title
        && article.first(BlockKind::Title).is_none_or(|t| folded(t.of(&article.text)) != folded(title))
    {
        own = each(title, Span::new(0, title.len()), &[], false);
    }
    let joins: Vec<Span> = article.mends.iter().filter(|m| m.joins).map(|m| m.span).collect();
    for block in article.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate) {
        each(&article.text, block.span, &joins, true);
    }
    own
}
