//! `dateline across`: what all articles tell together. One JSON object a finding.

mod together;

use std::io::{BufRead, Write};

use anyhow::Result;
use serde::Serialize;

use crate::id::Id;
use crate::lines::Lines;
use crate::{Outcome, extract, output};
use dateline_core::across::events::Event;
use dateline_core::across::names::{Kind, NameAcross};
use dateline_core::across::{self, Place};
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::calendar::Day;
use dateline_core::corpus::{self, Corpus};
use dateline_core::text::CodePoints;
use together::{Articles, Mentions};

/// Reads all lines first, then writes all findings.
pub fn run(today: Day, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<Outcome> {
    let mut lines = Lines::new(input, today);
    let mut read: Vec<(String, Id, Article)> = Vec::new();
    while let Some(line) = lines.next()? {
        let article = line.article();
        read.push((corpus::article_id(&article), line.id, article));
    }
    // So that articles which date each other do so in one order, and copies get their ids in one.
    read.sort_by(|a, b| (&a.0, &a.2.id).cmp(&(&b.0, &b.2.id)));
    let (mut ids, mut articles) = (Vec::with_capacity(read.len()), Vec::with_capacity(read.len()));
    for (_, id, article) in read {
        ids.push(id);
        articles.push(article);
    }
    let corpus = dated(articles, today);
    let findings = across::find(&corpus.items);
    let writer = Writer { ids: &ids, points: corpus.items.iter().map(|i| CodePoints::new(&i.article.text)).collect() };
    for name in &findings.names {
        output::write(out, &writer.name(name))?;
    }
    let (articles, mentions) = (writer.articles(), Mentions::new(&findings.names));
    for quotation in &findings.quotations {
        output::write(out, &articles.quotation(quotation, &mentions))?;
    }
    for shared in &findings.shared {
        output::write(out, &articles.shared(shared))?;
    }
    for event in &findings.events {
        output::write(out, &writer.event(event))?;
    }
    for story in &findings.stories {
        output::write(out, &articles.story(story))?;
    }
    out.flush()?;
    Ok(Outcome::complete_if(lines.all_good()))
}

fn dated(articles: Vec<Article>, today: Day) -> Corpus {
    let analyses: Vec<Analysis> = articles.iter().map(Analysis::of).collect();
    let pairs: Vec<(&Article, &Analysis)> = articles.iter().zip(&analyses).collect();
    let dates = corpus::date_with_facts(&pairs.as_slice(), &[], Some(today), &extract::facts());
    Corpus::dated("", articles, analyses, dates)
}

/// Makes lines of findings: numbers of articles become the ids of their lines, bytes become code points.
struct Writer<'a> {
    ids: &'a [Id],
    points: Vec<CodePoints<'a>>,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    doc: &'a Id,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct NameLine<'a> {
    r#type: &'static str,
    id: &'a str,
    kind: Kind,
    name: &'a str,
    aliases: &'a [String],
    mentions: Vec<PlaceOut<'a>>,
}

#[derive(Serialize)]
struct EventLine<'a> {
    r#type: &'static str,
    id: &'a str,
    name: &'a str,
    from: Option<String>,
    to: Option<String>,
    mentions: Vec<PlaceOut<'a>>,
}

impl<'a> Writer<'a> {
    fn event(&self, event: &'a Event) -> EventLine<'a> {
        EventLine {
            r#type: "event",
            id: &event.id,
            name: &event.name,
            from: event.days.map(|d| d.first.to_string()),
            to: event.days.map(|d| d.last.to_string()),
            mentions: self.places(&event.mentions),
        }
    }

    fn articles(&self) -> Articles<'_> {
        Articles { ids: self.ids, points: &self.points }
    }

    fn name(&self, name: &'a NameAcross) -> NameLine<'a> {
        NameLine {
            r#type: "name",
            id: &name.id,
            kind: name.kind,
            name: &name.name,
            aliases: &name.aliases,
            mentions: self.places(&name.mentions),
        }
    }

    fn places(&self, places: &[Place]) -> Vec<PlaceOut<'a>> {
        let place = |p: &Place| {
            let at = p.article as usize;
            let (start, end) = self.points[at].span(p.span);
            PlaceOut { doc: &self.ids[at], start, end }
        };
        places.iter().map(place).collect()
    }
}
