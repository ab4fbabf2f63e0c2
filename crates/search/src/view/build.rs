//! Makes view models of a corpus's articles: cards, timeline entries, article rows, the summary in the masthead.

use super::entry_name::entry_name;
use super::runs::{excerpt, excerpt_runs, pieces, runs, within};
use super::timeline::{is_ahead, is_inferred, listed_times, sentence};
use super::{ArticleRow, ArticleSource, Card, CorpusSummary, Dated, Entry, FactPart, Run, SentencePiece, Telling, why};
use crate::index::{ArticleSpans, ArticleValues, DocValues, QuoteValues, flag};
use dateline_core::article::{Article, Block, BlockKind};
use dateline_core::calendar::{Days, one_of, range};
use dateline_core::corpus::{Item, fact_id, listed};
use dateline_core::quote::{Quote, QuoteKind};
use dateline_core::text::Span;
use dateline_core::time::{Published, Timex};

/// Most bytes of context shown on either side of a quotation.
const CONTEXT: u32 = 240;
/// Most bytes of a sentence shown on the timeline.
const SENTENCE: u32 = 600;
/// Most bytes of a sentence that is taken away. A text without any stop is one sentence, and each of its statements would
/// repeat it.
const WHOLE: u32 = 1 << 16;
/// Most bytes of a snippet.
const SNIPPET: u32 = 280;

/// An article that may belong to more days than this is hardly dated.
pub const DATED: u32 = 31;

/// Builds what is shown of one article, with the hits of a query.
#[derive(Clone, Copy, Debug)]
pub struct Show<'a> {
    /// The article.
    pub item: &'a Item,
    /// What is known beforehand of it.
    pub spans: &'a ArticleSpans,
    /// The query's hits, sorted and without overlap.
    pub hits: &'a [Span],
}

impl<'a> Show<'a> {
    fn text(&self, span: Span) -> String {
        self.item.article.mended(span).trim().to_owned()
    }

    /// The article as other facts refer to it.
    pub fn source(&self) -> ArticleSource {
        let article = &self.item.article;
        let (outlet, agency) = match (article.outlet(), article.agency()) {
            (Some(outlet), agency) => (Some(outlet), agency.filter(|a| *a != outlet)),
            // Who wrote a story is not who carried it.
            (None, agency) => (None, agency),
        };
        ArticleSource {
            id: self.item.id.clone(),
            title: article.headline(),
            outlet: outlet.map(str::to_owned),
            agency: agency.map(str::to_owned),
            published: listed(self.item.published.as_ref()).map(dated),
            url: article.given.url.clone().filter(|url| is_web_address(url)),
        }
    }

    /// The id of a quotation in links.
    pub fn quote_id(&self, quote: &Quote) -> String {
        fact_id(&self.item.id, "q", quote.span, &self.item.article.text)
    }

    /// The id of a time expression in links.
    pub fn time_id(&self, timex: &Timex) -> String {
        fact_id(&self.item.id, "t", timex.span, &self.item.article.text)
    }

    /// A quotation as a card.
    pub fn card(&self, quote: &Quote) -> Card {
        let article = &self.item.article;
        let marked = if quote.kind == QuoteKind::Mixed { self.spans.marked.as_slice() } else { &[] };
        let (before, after) = self.context(quote);
        let speaker = quote.speaker.as_ref();
        let name = speaker.and_then(|s| self.item.analysis.names.get(s.name? as usize));
        Card {
            id: self.quote_id(quote),
            kind: quote.kind,
            before,
            quote: runs(article, quote.span, self.hits, marked),
            after,
            sentence: self.sentence_pieces(quote, SENTENCE),
            said: self.said(quote),
            paragraph: self.paragraph(quote.span),
            speaker: quote.named_speaker().map(|s| s.label.clone()),
            source_kind: quote.source_kind(),
            role: name.and_then(|n| n.role).map(|r| self.text(r)),
            mention: speaker.and_then(|s| why::mention(self.item, s)),
            cue: quote.cue.map(|c| self.text(c)),
            setting: self.setting(quote),
            via: quote.via.map(|v| self.text(v)),
            source: self.source(),
            tier: quote.tier,
            confidence: quote.confidence,
            why: why::quotation(self.item, quote),
            carried: None,
        }
    }

    /// A quotation as a card whose sentence is not cut, as long as it is one that somebody wrote.
    pub fn whole_card(&self, quote: &Quote) -> Card {
        Card { sentence: self.sentence_pieces(quote, WHOLE), ..self.card(quote) }
    }

    /// The sentence that reported words stand in, with words and verb told apart and no longer than `most` bytes; empty for
    /// direct quotations.
    fn sentence_pieces(&self, quote: &Quote, most: u32) -> Vec<SentencePiece> {
        if quote.kind == QuoteKind::Direct {
            return Vec::new();
        }
        let article = &self.item.article;
        // A verb stands in the sentence before now and then.
        let near = |cue: &Span| cue.to(quote.span).len() <= SENTENCE as usize;
        let whole = self.spans.around(quote.cue.filter(near).map_or(quote.span, |cue| cue.to(quote.span)));
        let shown = excerpt(&article.text, whole, quote.span, most);
        let mut edges = vec![quote.span.start, quote.span.end];
        edges.extend(quote.cue.iter().chain(within(self.hits, shown)).flat_map(|s| [s.start, s.end]));
        let piece = |(span, text): (Span, String)| {
            let part = match quote.cue {
                Some(cue) if cue.covers(span.start) => Some(FactPart::Cue),
                _ => quote.span.covers(span.start).then_some(FactPart::Quotation),
            };
            let hit = !within(self.hits, Span { start: span.start, end: span.start + 1 }).is_empty();
            SentencePiece { text, hit, part }
        };
        let mut found: Vec<SentencePiece> = pieces(article, shown, edges).into_iter().map(piece).collect();
        let dots = || SentencePiece { text: "…".to_owned(), hit: false, part: None };
        if shown.start > whole.start {
            found.insert(0, dots());
        }
        if shown.end < whole.end {
            found.push(dots());
        }
        found
    }

    /// The day on which it was said, as its sentence tells.
    fn said(&self, quote: &Quote) -> Option<Dated> {
        let when = quote.when?;
        let timex = self.item.times.iter().find(|timex| timex.span.overlaps(when))?;
        let days = timex.days?;
        Some(Dated { days, text: range(days), inferred: is_inferred(self.item, timex) })
    }

    /// The number of the paragraph that holds a span, from 1.
    fn paragraph(&self, span: Span) -> Option<u32> {
        let blocks = &self.item.article.blocks;
        let holds = |block: &&Block| block.span.covers(span.start) && block.kind == BlockKind::Paragraph;
        blocks.iter().find(holds)?;
        let upto = blocks.iter().take_while(|block| block.span.start <= span.start);
        Some(upto.filter(|block| block.kind == BlockKind::Paragraph).count() as u32)
    }

    /// When and where it was said, in the order of the sentence; in small letters, since it follows the verb.
    fn setting(&self, quote: &Quote) -> Option<String> {
        let (first, second) = match (quote.when, quote.place) {
            (Some(when), Some(place)) => (when.min(place), Some(when.max(place))),
            (one, other) => (one.or(other)?, None),
        };
        let mut words = self.text(first);
        if let Some(second) = second {
            words.push(' ');
            words.push_str(&self.text(second));
        }
        // "In Geneva", "On Monday" began a sentence; "Monday" is a name.
        let preposition = words.starts_with(['I', 'O', 'A']) || words.starts_with("During");
        if preposition && words.contains(' ') && !words.starts_with("April") && !words.starts_with("August") {
            words[..1].make_ascii_lowercase();
        }
        Some(words)
    }

    /// The words of its sentence before and after a quotation. Marks that enclose it belong to neither, since the card
    /// sets its own; the white space between is kept.
    fn context(&self, quote: &Quote) -> (String, String) {
        let is_mark = |c: char| matches!(c, '“' | '”' | '"' | '„' | '«' | '»' | '‘' | '’' | '\'' | '`');
        let article = &self.item.article;
        let sentence = self.spans.around(quote.span);
        let before = Span { start: sentence.start, end: quote.span.start };
        let after = Span { start: quote.span.end, end: sentence.end };
        let near = excerpt(&article.text, before, Span { start: before.end, end: before.end }, CONTEXT);
        let next = excerpt(&article.text, after, Span { start: after.start, end: after.start }, CONTEXT);
        let (head, tail) = (article.mended(near), article.mended(next));
        let (mut head, mut tail) = (head.trim_start(), tail.trim_end());
        if matches!(quote.kind, QuoteKind::Direct | QuoteKind::Fragment) {
            head = head.trim_end_matches(is_mark);
            // The stop before a closing mark is kept, the comma is the narrator's.
            let stop = tail.starts_with('.') && tail[1..].starts_with(is_mark);
            tail = tail.trim_start_matches(|c| is_mark(c) || c == ',' || stop && c == '.');
        }
        let dots = |left_out: bool| if left_out { "…" } else { "" };
        (format!("{}{head}", dots(near != before)), format!("{tail}{}", dots(next != after)))
    }

    /// A time expression as an entry of the timeline.
    pub fn entry(&self, timex: &Timex) -> Entry {
        let sentence = self.sentence(timex);
        let counted = is_inferred(self.item, timex);
        Entry {
            id: self.time_id(timex),
            dated: timex.days.map(|days| Dated { days, text: range(days), inferred: counted }),
            expression: self.text(timex.span),
            kind: timex.kind,
            sentence: excerpt_runs(&self.item.article, sentence, timex.span, SENTENCE, self.hits, &[timex.span]),
            source: self.source(),
            confidence: timex.confidence,
            why: why::time(self.item, timex),
            name: self.entry_name(timex),
            ahead: is_ahead(self.item, sentence, timex),
            others: Vec::new(),
        }
    }

    /// A time expression as an entry whose sentence is not cut, however long.
    pub fn whole_entry(&self, timex: &Timex) -> Entry {
        let sentence = self.sentence(timex);
        Entry { sentence: runs(&self.item.article, sentence, self.hits, &[timex.span]), ..self.entry(timex) }
    }

    /// A time expression as another article's entry refers to it.
    pub fn telling(&self, timex: &Timex) -> Telling {
        let source = self.source();
        Telling {
            article: source.id,
            by: source.outlet.or(source.agency).unwrap_or(source.title),
            fact: self.time_id(timex),
            expression: self.text(timex.span),
            days: timex.days.map(range).unwrap_or_default(),
            exact: timex.days.is_some_and(|d| d.count() == 1),
        }
    }

    /// The sentence that an expression stands in; its block, if it is none that is analysed.
    pub fn sentence(&self, timex: &Timex) -> Span {
        sentence(self.item, self.spans, timex)
    }

    /// What an entry of the timeline is called in five to eight words.
    pub fn entry_name(&self, timex: &Timex) -> String {
        entry_name(self.item, self.sentence(timex), timex.span)
    }

    /// An article in the list; `all` counts the statements that are not shown by default too.
    pub fn row(&self, all: bool) -> ArticleRow {
        ArticleRow {
            source: self.source(),
            snippet: self.snippet(),
            quotations: self.item.analysis.quotes.iter().filter(|q| all || q.is_shown()).count() as u32,
            dates: listed_times(self.item, self.spans).len() as u32,
            hits: self.hits.len() as u32,
        }
    }

    /// The sentence outside the headline that holds most of the query's hits; else the standfirst; else how the body
    /// begins.
    fn snippet(&self) -> Vec<Run> {
        let article = &self.item.article;
        let kept = |kind: BlockKind| !matches!(kind, BlockKind::Title | BlockKind::Boilerplate);
        let mut blocks = article.blocks.iter().filter(|b| kept(b.kind));
        let mut best: Option<(usize, Span, Span)> = None;
        for block in blocks.clone() {
            for &hit in within(self.hits, block.span) {
                let around = self.spans.around(hit);
                let whole = if around == hit { block.span } else { around };
                let count = within(self.hits, whole).len();
                if best.is_none_or(|(most, _, _)| count > most) {
                    best = Some((count, whole, hit));
                }
            }
        }
        let (whole, focus) = match best {
            Some((_, whole, hit)) => (whole, hit),
            None => {
                let body = || blocks.find(|b| b.kind == BlockKind::Paragraph).map(|b| b.span);
                let Some(span) = article.first(BlockKind::Standfirst).or_else(body) else { return Vec::new() };
                (span, Span { start: span.start, end: span.start })
            }
        };
        excerpt_runs(article, whole, focus, SNIPPET, self.hits, &[])
    }
}

impl Card {
    /// Leaves out an address of the original that is none of the web, as a card from elsewhere may have.
    pub fn keep_web_address(&mut self) {
        self.source.url.take_if(|url| !is_web_address(url));
    }
}

/// Whether an address is one of the web: a link made of any other could run as a script.
fn is_web_address(url: &str) -> bool {
    let begins = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (begins("https://") || begins("http://")) && !url.contains(char::is_whitespace)
}

/// A quotation's paragraphs are shown with the quotation marked.
pub fn marked_runs(article: &Article, span: Span, marked: Span) -> Vec<Run> {
    runs(article, span, &[], &[marked])
}

/// When an article was published.
pub fn dated(published: &Published) -> Dated {
    Dated { days: published.days, text: one_of(published.days), inferred: !published.given }
}

/// The same, by the doc values' row of an article.
pub(super) fn issued(record: &ArticleValues) -> Option<Dated> {
    record.published.map(|(days, _)| Dated { days, text: one_of(days), inferred: record.inferred })
}

/// When a quotation was said, by the rows of it and its article: as its sentence tells, else the day of publication.
pub fn day_of_saying(quote: &QuoteValues, article: &ArticleValues) -> Option<Dated> {
    let said = |days| Dated { days, text: range(days), inferred: article.inferred };
    quote.said.map(said).or_else(|| issued(article))
}

/// The corpus in one line.
pub fn summary(name: &str, doc_values: &DocValues) -> CorpusSummary {
    // Articles that can hardly be dated do not stretch the days of those that can.
    let published = |most: u32| {
        let days = doc_values.articles.iter().filter_map(|r| r.published).map(|p| p.0);
        days.filter(move |d| d.count() <= most)
            .reduce(|a, b| Days { first: a.first.min(b.first), last: a.last.max(b.last) })
    };
    let days = published(DATED).or_else(|| published(u32::MAX));
    CorpusSummary {
        name: name.to_owned(),
        articles: doc_values.articles.len() as u32,
        outlets: doc_values.outlets.count() as u32,
        quotations: doc_values.quotes.iter().filter(|q| q.is_shown()).count() as u32,
        marked: doc_values.quotes.iter().filter(|q| q.is_shown() && q.kind != QuoteKind::Indirect).count() as u32,
        days,
        notes: notes(&doc_values.articles),
    }
}

/// What the reader should know of the corpus, one sentence a matter.
fn notes(articles: &[ArticleValues]) -> Vec<String> {
    let has = |test: &dyn Fn(&ArticleValues) -> bool| articles.iter().filter(|r| test(r)).count();
    let empty = has(&|r| r.flags & flag::EMPTY != 0);
    let foreign = has(&|r| r.flags & flag::FOREIGN != 0);
    let damaged = has(&|r| r.flags & flag::DAMAGED != 0);
    let undated = has(&|r| r.published.is_none());
    let mut notes = Vec::new();
    let mut note = |count: usize, one: &str, many: &str| match count {
        0 => {}
        1 => notes.push(format!("1 article {one}.")),
        n => notes.push(format!("{n} articles {many}.")),
    };
    note(empty, "holds no text", "hold no text");
    note(
        foreign,
        "is not in English: it can be searched and read, but its statements and dates are not found",
        "are not in English: they can be searched and read, but their statements and dates are not found",
    );
    note(damaged, "holds damaged characters", "hold damaged characters");
    note(undated, "could not be dated", "could not be dated");
    notes
}
