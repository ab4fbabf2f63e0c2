//! The commands that extract: quotations, times, dates, or everything that is known of an article.

use std::io::{BufRead, Write};
use std::path::Path;

use anyhow::Result;

use crate::id::Id;
use crate::lines::{Line, Lines};
use crate::message::tell;
use crate::{Outcome, files, output};
use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Article, Metadata};
use dateline_core::calendar::{Day, Days};
use dateline_core::corpus::{self, Item};
use dateline_core::time::{self, Anchoring, Expression, Published};
use dateline_read::encoding;
use dateline_read::found;

/// `dateline quotes`.
pub fn quotes(shown: bool, today: Day, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<Outcome> {
    let mut lines = Lines::new(input, today);
    while let Some(line) = lines.next()? {
        let article = line.article();
        let analysis = Analysis::without_times(&article);
        output::write(out, &output::quotes_line(&line.id, &article, &analysis, shown, Some(today)))?;
        out.flush()?;
    }
    Ok(Outcome::complete_if(lines.all_good()))
}

/// Bytes of dated articles that are kept as company for undated ones which may follow.
const KEPT: usize = 64 << 20;

/// `dateline times`. Lines with a day go out at once as long as no line without one has come; from then on all lines wait
/// for the end, so that the articles without a day can be dated together and the order of lines is kept.
pub fn times(anchoring: Anchoring, today: Day, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<Outcome> {
    let mut lines = Lines::new(input, today);
    let mut company: Vec<Article> = Vec::new();
    let mut waiting: Vec<(Line, usize)> = Vec::new();
    let mut kept = 0;
    while let Some(mut line) = lines.next()? {
        let article = line.article();
        if let Some(day) = line.given.date
            && waiting.is_empty()
        {
            let timexes = time::resolve(&expressions(&article, anchoring), Some(&given(day)), anchoring);
            output::write(out, &output::times_line(&line.id, Some(day), &article, &timexes))?;
            out.flush()?;
            kept += article.text.len();
            if kept <= KEPT {
                company.push(article);
            }
            continue;
        }
        line.text = String::new();
        waiting.push((line, company.len()));
        company.push(article);
    }
    if !waiting.is_empty() {
        let analyses: Vec<Analysis> = company.iter().map(Analysis::of).collect();
        let pairs: Vec<(&Article, &Analysis)> = company.iter().zip(&analyses).collect();
        let dates = corpus::date_with_facts(&pairs.as_slice(), &[], Some(today), &facts());
        for (line, at) in &waiting {
            let (article, published) = (&company[*at], corpus::anchor(dates[*at].as_ref()));
            let timexes = time::resolve(&expressions(article, anchoring), published, anchoring);
            output::write(out, &output::times_line(&line.id, published.map(|p| p.likely), article, &timexes))?;
        }
    }
    out.flush()?;
    Ok(Outcome::complete_if(lines.all_good()))
}

/// `dateline date`.
pub fn date(today: Day, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<Outcome> {
    let mut lines = Lines::new(input, today);
    let mut ids = Vec::new();
    let mut corpus: Vec<(Article, Analysis)> = Vec::new();
    while let Some(line) = lines.next()? {
        let article = line.article();
        let analysis = Analysis::of(&article);
        ids.push(line.id);
        corpus.push((article, analysis));
    }
    let pairs: Vec<(&Article, &Analysis)> = corpus.iter().map(|(a, b)| (a, b)).collect();
    let dates = corpus::date_with_facts(&pairs.as_slice(), &[], Some(today), &facts());
    for (i, published) in dates.iter().enumerate() {
        output::write(out, &output::date_line(&ids, i, &pairs, published.as_ref()))?;
    }
    out.flush()?;
    Ok(Outcome::complete_if(lines.all_good()))
}

/// `dateline analyse` of JSON Lines.
pub fn analyse(today: Day, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<Outcome> {
    let mut lines = Lines::new(input, today);
    while let Some(line) = lines.next()? {
        output::write(out, &output::analysis_line(&line.id, &alone(line.article(), today)))?;
        out.flush()?;
    }
    Ok(Outcome::complete_if(lines.all_good()))
}

/// `dateline analyse --text`.
pub fn analyse_file(file: &Path, today: Day, out: &mut dyn Write) -> Result<Outcome> {
    let article = article::parse(&files::name_of(file), &files::read_text(file)?, Metadata::default());
    let id = Id::text(&article.id);
    output::write(out, &output::analysis_line(&id, &alone(article, today)))?;
    out.flush()?;
    Ok(Outcome::Complete)
}

/// `dateline analyse --html`.
pub fn analyse_page(file: &Path, today: Day, out: &mut dyn Write) -> Result<Outcome> {
    let name = files::name_of(file);
    let text = files::read_text(file)?;
    let (text, mended) = encoding::mended(text.into());
    let mut page = dateline_read::page::article(&text, None);
    page.file = name;
    let name = found::printable(&page.file);
    mended.iter().chain(&page.warnings).for_each(|warning| tell(&format!("{name}: {warning}")));
    let article = page.parse();
    let id = Id::text(&article.id);
    output::write(out, &output::analysis_line(&id, &alone(article, today)))?;
    out.flush()?;
    Ok(Outcome::Complete)
}

/// The public facts that are built in.
pub fn facts() -> corpus::PublicFacts<'static> {
    corpus::PublicFacts { lexicon: corpus::Lexicon::built_in(), only_if_wide: false }
}

/// The article's time expressions. Quotation marks alone tell what is quoted: names and speakers are not looked for.
fn expressions(article: &Article, anchoring: Anchoring) -> Vec<Expression> {
    time::find(&article.document(), &[], anchoring)
}

fn given(day: Day) -> Published {
    Published { days: Days::one(day), likely: day, given: true, evidence: Vec::new() }
}

/// One article, dated by itself. It needs no id in links.
fn alone(article: Article, today: Day) -> Item {
    let analysis = Analysis::of(&article);
    let pair = [(&article, &analysis)];
    let published = corpus::date_with_facts(&&pair[..], &[], Some(today), &facts()).pop().flatten();
    Item::new(String::new(), article, analysis, published)
}
