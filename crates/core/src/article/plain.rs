//! Reads an article from plain text, and decides what each paragraph is.
//!
//! The rules go from the outside in. Boilerplate is set aside first; then the head of the article is read from the top
//! (section, headline, byline, standfirst, dateline), its foot from the end (source line, agency's mark), and what is left
//! is body, in which subheads and pull quotes are distinguished from paragraphs.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::agency::{self, Credited};
use super::boilerplate::{self, Reach};
use super::dateline::{bracketed_agency, dateline};
use super::head::{
    at_most, ends_sentence, has_day, headline_mark, is_bare_byline, is_byline, is_date_line, is_headline, is_label,
    is_section, is_standfirst, is_subhead, repeats_headline, word_count,
};
use super::pull::{pull_quotes, same_words};
use super::repair::{self, Unit};
use super::{Article, Block, BlockKind, Credit, Language, Metadata, Warning, furniture, language};
use crate::interner::Interner;
use crate::text::Span;

/// Parses plain text. Never fails: a text that is nothing but boilerplate gives an article with a warning.
///
/// ```
/// use dateline_core::article::{self, BlockKind, Metadata};
///
/// let text = "Bridge closed\n\nSTRELSAU, July 3 (AP) — The bridge was closed on Tuesday, Jane Roe said.";
/// let article = article::parse("bridge", text, Metadata::default());
/// assert_eq!(article.headline(), "Bridge closed");
/// assert_eq!(article.agency(), Some("AP"));
/// assert!(article.blocks.iter().any(|b| b.kind == BlockKind::Dateline));
/// ```
pub fn parse(id: &str, text: &str, given: Metadata) -> Article {
    let (units, mends) = repair::units(text);
    let mut article = Article {
        id: id.to_owned(),
        text: text.to_owned(),
        given,
        blocks: Vec::with_capacity(units.len() + 4),
        mends,
        outlet: None,
        agency: None,
        language: Language::English,
        warnings: Vec::new(),
    };
    let own = set_boilerplate_aside(text, &units);
    let mut builder = BlockBuilder { text, blocks: Vec::new(), outlet: None, agency: None };
    let body = builder.head(&units, &own, article.given.title.as_deref());
    builder.body(&units, &own, body);
    let BlockBuilder { mut blocks, outlet, agency, .. } = builder;
    blocks.sort_by_cached_key(|b| b.span);
    article.agency = agency.or_else(|| agency::named_in_body(text, &blocks));
    article.outlet = outlet;
    // A break between two parts, a mark and its headline for example, is no damage after all.
    article.mends.retain(|m| {
        let next = blocks.partition_point(|b| b.span.end < m.span.end);
        blocks.get(next).is_some_and(|b| b.span.contains(m.span))
    });
    article.blocks = blocks;

    let has_body = article.blocks.iter().any(|b| b.kind.is_analysed());
    let damaged = text.matches('\u{fffd}').count();
    if !has_body {
        article.warnings.push(Warning::Empty);
    }
    if damaged > 0 {
        article.warnings.push(Warning::Damaged(damaged as u32));
    }
    article.language = language::detect(text);
    if article.language == Language::Other {
        article.warnings.push(Warning::NotEnglish);
    }
    article
}

/// For each unit whether it belongs to the article.
fn set_boilerplate_aside(text: &str, units: &[Unit]) -> Vec<bool> {
    let mut own: Vec<bool> = Vec::with_capacity(units.len());
    let mut reach = None;
    // The article's words are gathered only where a list of other stories makes them matter.
    let mut subject: Option<Interner> = None;
    let mut before = None;
    let mut owned = 0;
    for unit in units {
        let line = unit.span.of(text);
        let head = owned <= 2;
        let shape = furniture::is_furniture(line) && !(head && furniture::is_stamp(line) && has_day(line));
        let found = boilerplate::reach(line).or(shape.then_some(Reach::Line));
        match (reach, found) {
            (Some(Reach::Tail), _) => {}
            (_, Some(Reach::Line)) => {}
            (_, Some(new)) => reach = Some(new),
            (Some(Reach::Related), None) => {
                let words = subject.get_or_insert_with(|| {
                    let mut words = Interner::default();
                    for (unit, _) in units.iter().zip(&own).filter(|(_, own)| **own) {
                        boilerplate::subject(unit.span.of(text), &mut words);
                    }
                    words
                });
                // A blurb has its headline right before it; a paragraph of the article does not.
                let headed =
                    before.is_some_and(|b| !ends_sentence(b) && boilerplate::reach(b).is_none() && word_count(b) >= 3);
                if boilerplate::resumes(line, words, headed) {
                    reach = None;
                    subject = None;
                }
            }
            _ => {}
        }
        own.push(reach.is_none() && found.is_none());
        owned += usize::from(reach.is_none() && found.is_none());
        before = Some(line);
    }
    own
}

struct BlockBuilder<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    outlet: Option<Credit>,
    agency: Option<Credit>,
}

impl BlockBuilder<'_> {
    fn push(&mut self, span: Span, kind: BlockKind) {
        let span = span.trim(self.text);
        if !span.is_empty() {
            self.blocks.push(Block { span, kind });
        }
    }

    fn credit(&mut self, (kind, credit): (Credited, Credit)) {
        let place = match kind {
            Credited::Outlet => &mut self.outlet,
            Credited::Agency => &mut self.agency,
        };
        place.get_or_insert(credit);
    }

    /// Reads section, headline, byline and standfirst. Returns the number of the first unit of the body.
    ///
    /// A headline that was `given` beside the text is the headline: a line of the text is one only if it repeats it.
    fn head(&mut self, units: &[Unit], own: &[bool], given: Option<&str>) -> usize {
        let text = self.text;
        let mut rest = (0..units.len()).filter(|&i| own[i]).collect::<Vec<_>>().into_iter().peekable();
        let line = |i: usize| units[i].span.of(text);
        if let Some(&i) = rest.peek()
            && rest.clone().nth(1).is_some_and(|next| is_section(line(i)) || is_label(line(i), line(next)))
        {
            self.push(units[i].span, BlockKind::Section);
            rest.next();
        }
        let Some(&first) = rest.peek() else { return units.len() };
        let only = rest.clone().nth(1).is_none();
        let headline = match given {
            Some(title) => repeats_headline(line(first), title),
            None => is_headline(line(first), only),
        };
        if headline {
            let span = units[first].span;
            let mark = headline_mark(line(first));
            if mark > 0 {
                self.push(Span { start: span.start, end: span.start + mark as u32 }, BlockKind::Mark);
            }
            self.push(Span { start: span.start + mark as u32, end: span.end }, BlockKind::Title);
            rest.next();
        }
        self.signature(units, &mut rest);
        // A standfirst stands between headline and body, and ends without a full stop or names who reports.
        let has_title = given.is_some() || self.blocks.iter().any(|b| b.kind == BlockKind::Title);
        if let Some(&i) = rest.peek()
            && has_title
            && rest.clone().nth(1).is_some()
        {
            let span = units[i].span;
            let credit = agency::reporting_clause(text, span);
            let end = credit.as_ref().map_or(span.end, |&(cut, ..)| cut);
            let body = Span { start: span.start, end };
            let title = self.blocks.iter().rfind(|b| b.kind == BlockKind::Title);
            let repeats = title.is_some_and(|t| same_words(t.span.of(text), body.of(text)));
            if repeats {
                self.push(units[i].span, BlockKind::PullQuote);
                rest.next();
            } else if credit.is_some() || is_standfirst(body.of(text)) {
                self.push(body, BlockKind::Standfirst);
                if let Some((cut, kind, credit)) = credit {
                    self.push(Span { start: cut, end: span.end }, BlockKind::Credit);
                    self.credit((kind, credit));
                }
                rest.next();
            }
        }
        self.signature(units, &mut rest);
        rest.next().unwrap_or(units.len())
    }

    /// Reads the lines that say who wrote it and when.
    fn signature(&mut self, units: &[Unit], rest: &mut Peekable<IntoIter<usize>>) {
        while let Some(&i) = rest.peek() {
            let line = units[i].span.of(self.text);
            if is_byline(line) || rest.clone().nth(1).is_some() && is_bare_byline(line) {
                self.push(units[i].span, BlockKind::Byline);
            } else if is_date_line(line) {
                self.push(units[i].span, BlockKind::Dateline);
            } else {
                break;
            }
            rest.next();
        }
    }

    fn body(&mut self, units: &[Unit], own: &[bool], body: usize) {
        let text = self.text;
        let last_own = own.iter().rposition(|&o| o);
        let ending = (0..own.len()).rev().filter(|&i| own[i]).nth(2).unwrap_or(0);
        let pulled = pull_quotes(text, units, own, body);
        let transcript = is_transcript(text, &units[body.min(units.len())..]);
        for (i, unit) in units.iter().enumerate() {
            if !own[i] {
                self.push(unit.span, BlockKind::Boilerplate);
                if let Some(credit) = agency::in_furniture(text, unit.span) {
                    self.credit(credit);
                }
                continue;
            }
            if i < body {
                continue;
            }
            let line = unit.span.of(text);
            if let Some(name) = source_line(text, unit.span) {
                self.push(unit.span, BlockKind::Credit);
                if let Some(credit) = agency::credited(text, name) {
                    self.credit(credit);
                }
                continue;
            }
            if i >= ending
                && let Some(credit) = agency::lone_mark(text, unit.span)
            {
                self.push(unit.span, BlockKind::Credit);
                self.credit((Credited::Agency, credit));
                continue;
            }
            if pulled[i] {
                self.push(unit.span, BlockKind::PullQuote);
                continue;
            }
            if Some(i) != last_own && i > body && is_subhead(line) {
                self.push(unit.span, BlockKind::Subhead);
                continue;
            }
            let mut span = unit.span;
            if i == body && !transcript {
                let cut = dateline(line);
                if cut > 0 {
                    let place = Span { start: span.start, end: span.start + cut as u32 };
                    if let Some(credit) = bracketed_agency(text, place) {
                        self.credit((Credited::Agency, credit));
                    }
                    self.push(place, BlockKind::Dateline);
                    span.start = place.end;
                }
            }
            // The agency's mark closes the last paragraph, or the last but one where a note follows.
            let near_end = i >= ending;
            if near_end && let Some((mark, credit)) = agency::closing_mark(text, span) {
                self.credit((Credited::Agency, credit));
                self.push(mark, BlockKind::Credit);
                span.end = mark.start;
            }
            self.push(span, BlockKind::Paragraph);
        }
    }
}

/// `Source: Yonhap News Agency`: the name's span.
fn source_line(text: &str, unit: Span) -> Option<Span> {
    let line = unit.of(text);
    let begins = |label: &&str| line.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label));
    let label = ["source:", "sources:", "credit:", "via:", "agency:"].into_iter().find(begins)?;
    if !at_most(line, 9) {
        return None;
    }
    Some(Span::new(unit.start as usize + label.len(), unit.end as usize).trim(text))
}

/// Whether several paragraphs begin with a speaker's name and a colon, so that "Smith: …" is no dateline.
fn is_transcript(text: &str, units: &[Unit]) -> bool {
    let labelled = |u: &&Unit| {
        let line = u.span.of(text);
        let colon = line.as_bytes().windows(2).take(31).position(|pair| pair == b": ");
        colon.is_some_and(|at| at_most(&line[..at], 3))
    };
    units.iter().filter(labelled).count() >= 3
}
