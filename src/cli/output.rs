//! The shapes of what is written, one JSON object a document.

use std::io::{self, Write};

use serde_json::Value;

use super::json::{Json, Object, Plain};
use crate::analysis::Analysis;
use crate::article::{Article, Block, BlockKind, Mend};
use crate::corpus::Item;
use crate::name::Name;
use crate::quote::Quote;
use crate::text::{CodePoints, Span};
use crate::time::{Day, Evidence, Published, Timex};

/// Writes documents, one a line. The line is put together in one buffer that serves them all, so that the writer behind
/// gets one piece instead of a thousand.
pub(super) struct Output<'a> {
    to: &'a mut dyn Write,
    line: Vec<u8>,
}

impl<'a> Output<'a> {
    pub fn new(to: &'a mut dyn Write) -> Self {
        Self { to, line: Vec::new() }
    }

    /// Hands on what is written so far.
    pub fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }

    fn line(&mut self, write: impl FnOnce(Object<'_>)) -> io::Result<()> {
        self.line.clear();
        write(Object::begin(&mut self.line));
        self.line.push(b'\n');
        self.to.write_all(&self.line)
    }

    /// The quotations of an article.
    pub fn quotes(&mut self, id: &Value, article: &Article, analysis: &Analysis) -> io::Result<()> {
        let words = Words::of(article);
        self.line(|line| {
            let quotes = |q: &Quote, out: &mut Vec<u8>| words.quote(q, &analysis.names, out);
            line.field("id", Plain(id)).list("quotes", &analysis.quotes, quotes).end();
        })
    }

    /// The time expressions of an article that was written on day `dct`.
    pub fn times(&mut self, id: &Value, dct: Option<Day>, article: &Article, timexes: &[Timex]) -> io::Result<()> {
        let words = Words::of(article);
        self.line(|line| {
            line.field("id", Plain(id)).field("dct", dct).list("timexes", timexes, |t, out| words.timex(t, out)).end();
        })
    }

    /// When article `at` of a corpus was published.
    pub fn date(
        &mut self,
        ids: &[Value],
        at: usize,
        corpus: &[(&Article, &Analysis)],
        published: Option<&Published>,
    ) -> io::Result<()> {
        let published = published.map(|published| PublishedIn { published, ids, at, corpus });
        self.line(|line| line.field("id", Plain(&ids[at])).field("published", published).end())
    }

    /// Everything that is known of an article.
    pub fn analysis(&mut self, id: &Value, item: &Item) -> io::Result<()> {
        let article = &item.article;
        let (words, names) = (Words::of(article), &item.analysis.names);
        let first = |kind| article.first(kind).map(|s| s.of(&article.text));
        let corpus = [(article, &item.analysis)];
        let published = item.published.as_ref();
        let day = crate::corpus::anchor(published).map(|p| p.likely);
        let ids = std::slice::from_ref(id);
        self.line(|line| {
            line.field("id", Plain(id))
                .field("title", article.title())
                .field("date", day)
                .field("published", published.map(|published| PublishedIn { published, ids, at: 0, corpus: &corpus }))
                .field("outlet", article.outlet())
                .field("agency", article.agency())
                .field("language", Plain(article.language))
                .field("standfirst", first(BlockKind::Standfirst))
                .field("dateline", first(BlockKind::Dateline))
                .list("blocks", &article.blocks, |b, out| words.block(b, out))
                .list("mends", &article.mends, |m, out| words.mend(m, article, out))
                .field("text", article.text.as_str())
                .list("quotes", &item.analysis.quotes, |q, out| words.quote(q, names, out))
                .list("timexes", &item.times, |t, out| words.timex(t, out))
                .list("names", names, |n, out| words.name(n, out))
                .field("warnings", Plain(&article.warnings))
                .end();
        })
    }
}

/// The words of an article under its spans, and where they stand in code points.
struct Words<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> Words<'a> {
    fn of(article: &'a Article) -> Self {
        Self { text: &article.text, points: CodePoints::new(&article.text) }
    }

    fn under(&self, span: Option<Span>) -> Option<&'a str> {
        span.map(|s| s.of(self.text))
    }

    /// Begins the object of what stands at `span`.
    fn at<'o>(&self, span: Span, out: &'o mut Vec<u8>) -> Object<'o> {
        let (start, end) = self.points.span(span);
        Object::begin(out).field("start", start).field("end", end)
    }

    fn quote(&self, quote: &Quote, names: &[Name], out: &mut Vec<u8>) {
        let name = quote.speaker.as_ref().and_then(|s| names.get(s.name? as usize));
        let mention = quote.speaker.as_ref().map(|s| s.mention);
        self.at(quote.span, out)
            .field("text", quote.span.of(self.text))
            .field("kind", Plain(quote.kind))
            .field("speaker_start", mention.map(|m| self.points.at(m.start)))
            .field("speaker_end", mention.map(|m| self.points.at(m.end)))
            .field("speaker_text", self.under(mention))
            .field("speaker_ref", quote.speaker.as_ref().map(|s| s.label.as_str()))
            .field("cue_text", self.under(quote.cue))
            .field("speaker_role", self.under(name.and_then(|n| n.role)))
            .field("speaker_affiliation", self.under(name.and_then(|n| n.affiliation)))
            .field("via", self.under(quote.via))
            .field("when", self.under(quote.when))
            .field("place", self.under(quote.place))
            .field("confidence", Plain(f64::from(quote.confidence) / 100.0))
            .field("rule", Plain(quote.rule))
            .end();
    }

    fn timex(&self, timex: &Timex, out: &mut Vec<u8>) {
        self.at(timex.span, out)
            .field("text", timex.span.of(self.text))
            .field("type", Plain(timex.kind))
            .field("value", timex.value.as_str())
            .field("from", timex.days.map(|d| d.first))
            .field("to", timex.days.map(|d| d.last))
            .end();
    }

    fn block(&self, block: &Block, out: &mut Vec<u8>) {
        self.at(block.span, out).field("kind", Plain(block.kind)).field("text", block.span.of(self.text)).end();
    }

    /// A damaged place, with the words around it as they should read.
    fn mend(&self, mend: &Mend, article: &Article, out: &mut Vec<u8>) {
        let fixed = article.mended(around(self.text, mend.span));
        self.at(mend.span, out).field("fixed", fixed.as_str()).end();
    }

    fn name(&self, name: &Name, out: &mut Vec<u8>) {
        Object::begin(out)
            .field("name", name.text.as_str())
            .field("kind", Plain(name.kind))
            .field("role", self.under(name.role))
            .field("affiliation", self.under(name.affiliation))
            .list("mentions", &name.mentions, |&m, out| self.at(m, out).field("text", m.of(self.text)).end())
            .end();
    }
}

/// When article `at` of a corpus was published, with the reasons, which may stand in other articles.
struct PublishedIn<'a> {
    published: &'a Published,
    ids: &'a [Value],
    at: usize,
    corpus: &'a [(&'a Article, &'a Analysis)],
}

impl Json for PublishedIn<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        let Published { days, likely, given, evidence } = self.published;
        Object::begin(out)
            .field("earliest", days.first)
            .list("evidence", evidence, |e, out| self.evidence(e, out))
            .field("given", Plain(given))
            .field("latest", days.last)
            .field("likely", *likely)
            .end();
    }
}

impl PublishedIn<'_> {
    fn evidence(&self, evidence: &Evidence, out: &mut Vec<u8>) {
        let at = evidence.article.map_or(self.at, |a| a as usize);
        let text = self.corpus.get(at).map_or("", |(article, _)| article.text.as_str());
        let points = evidence.span.map(|s| CodePoints::new(text).span(s));
        Object::begin(out)
            .field("end", points.map(|(_, end)| end))
            .field("id", Plain(self.ids.get(at)))
            .field("reason", evidence.reason.as_str())
            .field("start", points.map(|(start, _)| start))
            .field("text", evidence.span.map(|s| s.of(text)))
            .end();
    }
}

/// The words on both sides of a damaged place.
fn around(text: &str, gap: Span) -> Span {
    let before = text[..gap.start as usize].rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let after = text[gap.end as usize..].find(char::is_whitespace).map_or(text.len(), |i| gap.end as usize + i);
    let before = before + text[before..].len() - text[before..].trim_start().len();
    Span::new(before.min(gap.start as usize), after)
}
