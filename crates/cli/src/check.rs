//! `dateline check`: whether the quotations of a draft stand in articles. One JSON object a quotation.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::args::CheckArgs;
use crate::message::{shown, tell};
use crate::{Outcome, extract, files, output};
use dateline_core::across::Match;
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::corpus::{self, Corpus, Item};
use dateline_core::text::{CodePoints, Span};
use dateline_search::check::{Check, Checked, Found, Piece, Verdict, Wording};
use dateline_search::engine::{Engine, Options};
use dateline_search::store::{Container, MAGIC};
use dateline_search::view::words::counted;
use rayon::prelude::*;

/// Bytes that a stored corpus may unpack to.
const LARGEST: u64 = 8 << 30;

/// Writes what came of each quotation.
///
/// # Errors
///
/// If the draft is not one article, if there are no articles to look in, or if the output cannot be written.
pub fn run(args: &CheckArgs, out: &mut dyn Write) -> Result<Outcome> {
    let reading = &args.reading;
    let draft = files::read_all(std::slice::from_ref(&args.draft), reading);
    draft.left_out.iter().for_each(|reason| tell(&format!("left out: {reason}")));
    let [article] = draft.articles.as_slice() else {
        anyhow::bail!("{} holds {} articles; a draft is one", shown(&args.draft), draft.articles.len());
    };
    let (stored, paths): (Vec<_>, Vec<_>) = args.articles.iter().cloned().partition(|path| is_stored(path));
    let read = files::read_all(&paths, reading);
    read.left_out.iter().for_each(|reason| tell(&format!("left out: {reason}")));
    let mut items = analysed(read.articles, args).items;
    for path in &stored {
        items.extend(stored_items(path).with_context(|| shown(path))?);
    }
    ensure!(!items.is_empty(), "there are no articles to look in");

    let mut check = Check::new(article, &Analysis::of(article));
    (0u32..).zip(&items).for_each(|(number, item)| check.look(number, item));
    let checked = check.finish();
    let points = |text| CodePoints::new(text);
    let of_items = items.iter().map(|item| points(&item.article.text)).collect();
    let writer = Writer { draft: article, points: points(&article.text), items: &items, of_items };
    for checked in &checked {
        output::write(out, &writer.line(checked))?;
    }
    out.flush()?;
    tell(&summary(&checked));
    Ok(Outcome::complete_if(read.left_out.is_empty() && draft.left_out.is_empty()))
}

fn analysed(articles: Vec<Article>, args: &CheckArgs) -> Corpus {
    let analyses: Vec<Analysis> = articles.par_iter().map(Analysis::of).collect();
    let pairs: Vec<(&Article, &Analysis)> = articles.iter().zip(&analyses).collect();
    let dates = corpus::date_with_facts(&pairs.as_slice(), &[], Some(args.at_hand.day()), &extract::facts());
    Corpus::dated("", articles, analyses, dates)
}

/// Whether a file is a stored corpus, as `dateline bundle` and the page write it, packed or not.
fn is_stored(path: &Path) -> bool {
    let begins = |input: &mut dyn Read| {
        let mut first = [0; MAGIC.len()];
        input.read_exact(&mut first).is_ok() && first == *MAGIC
    };
    let open = || File::open(path).ok().filter(|file| file.metadata().is_ok_and(|m| m.is_file()));
    open().is_some_and(|mut file| begins(&mut file)) || open().is_some_and(|file| begins(&mut GzDecoder::new(file)))
}

/// The articles of a stored corpus with what was found in them.
fn stored_items(path: &Path) -> Result<Vec<Item>> {
    let bytes = fs::read(path)?;
    let mut unpacked = Vec::new();
    if bytes.starts_with(MAGIC) {
        unpacked = bytes;
    } else {
        GzDecoder::new(&bytes[..]).take(LARGEST).read_to_end(&mut unpacked)?;
    }
    let engine = Engine::open_container(Container::read(&unpacked)?, Options::LARGE, &mut |_, _| {})?;
    let library = engine.library();
    let items = (0..library.len() as u32).map(|n| library.item(n).map(|item| (*item).clone()));
    items.collect::<Option<_>>().context("its articles lie in files beside it; name the articles that it was made of")
}

fn summary(checked: &[Checked]) -> String {
    let count = |verdict| checked.iter().filter(|c| c.verdict == verdict).count();
    let kinds = Verdict::ALL.map(|verdict| (count(verdict), verdict.name()));
    let kinds: Vec<String> = kinds.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} {name}")).collect();
    match kinds.is_empty() {
        true => "no quotations in the draft".to_owned(),
        false => format!("{}: {}", counted(checked.len() as u32, "quotation", "quotations"), kinds.join(", ")),
    }
}

struct Writer<'a> {
    draft: &'a Article,
    points: CodePoints<'a>,
    items: &'a [Item],
    of_items: Vec<CodePoints<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    speaker_ref: Option<&'a str>,
    verdict: &'static str,
    found: Vec<FoundOut<'a>>,
}

#[derive(Serialize)]
struct FoundOut<'a> {
    id: &'a str,
    title: String,
    outlet: Option<&'a str>,
    date: Option<String>,
    url: Option<&'a str>,
    start: u32,
    end: u32,
    text: &'a str,
    /// How it stands there; "told" if the article has the words without ascribing them to anybody.
    kind: &'static str,
    speaker_ref: Option<&'a str>,
    /// Whether that is the draft's speaker: "same", "unsure" or "other"; nothing if the words are ascribed to nobody.
    speaker: Option<&'static str>,
    wording: &'static str,
    difference: Vec<Map<String, Value>>,
}

impl<'a> Writer<'a> {
    fn line(&self, checked: &'a Checked) -> Line<'a> {
        let (start, end) = self.points.span(checked.span);
        Line {
            start,
            end,
            text: checked.span.of(&self.draft.text),
            speaker_ref: checked.speaker.as_deref(),
            verdict: checked.verdict.name(),
            found: checked.found.iter().filter_map(|found| self.found(found)).collect(),
        }
    }

    fn found(&self, found: &'a Found) -> Option<FoundOut<'a>> {
        let item = self.items.get(found.article as usize)?;
        let quote = found.quote.and_then(|n| item.analysis.quotes.get(n as usize));
        let (start, end) = self.of_items.get(found.article as usize)?.span(found.span);
        Some(FoundOut {
            id: &item.article.id,
            title: item.article.headline(),
            outlet: item.article.outlet(),
            date: item.published.as_ref().map(|p| p.likely.to_string()),
            url: item.article.given.url.as_deref(),
            start,
            end,
            text: found.span.of(&item.article.text),
            kind: quote.map_or("told", |q| q.kind.key()),
            speaker_ref: quote.and_then(|q| q.named_speaker()).map(|s| s.label.as_str()),
            speaker: found.speakers.map(|speakers| match speakers {
                Match::Same => "same",
                Match::Possible => "unsure",
                Match::Different => "other",
            }),
            wording: match found.wording {
                Wording::Verbatim => Verdict::Verbatim.name(),
                Wording::Cut => Verdict::Cut.name(),
                Wording::Altered => Verdict::Altered.name(),
            },
            difference: found.pieces.iter().map(|piece| self.piece(*piece, &item.article)).collect(),
        })
    }

    fn piece(&self, piece: Piece, article: &Article) -> Map<String, Value> {
        let (name, span, text): (_, Span, _) = match piece {
            Piece::Same(span) => ("same", span, &self.draft.text),
            Piece::PutIn(span) => ("put_in", span, &self.draft.text),
            Piece::LeftOut(span) => ("left_out", span, &article.text),
        };
        Map::from_iter([(name.to_owned(), Value::from(span.of(text)))])
    }
}
