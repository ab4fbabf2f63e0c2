//! Statements as annotations of their articles, in the data model of the World Wide Web Consortium (Web Annotation, 2017) and
//! JSON-LD. Each is selected twice: by its words with some before and after them, which a changed page still has, and by the
//! code points of the text as it was read.

use std::rc::Rc;

use serde_json::{Value, json};

use super::made::Made;
use super::statement::{Statement, note};
use crate::view::Card;
use crate::view::words::{doubt_note, place, published, said_on};
use dateline_core::corpus::{Item, fact_id};
use dateline_core::quote::Quote;
use dateline_core::text::{CodePoints, Span};

/// Code points before and after the words that tell them from the same words elsewhere.
const AROUND: usize = 40;

/// A collection with one page. Statements come with their articles, those of one article one behind the other or not;
/// a statement whose article does not hold it is left out.
pub fn write(made: &Made, statements: &[(Card, Rc<Item>)]) -> String {
    let mut items: Vec<Value> = Vec::new();
    let mut at = 0;
    while let Some((_, item)) = statements.get(at) {
        let same = statements[at..].iter().take_while(|(_, other)| Rc::ptr_eq(item, other)).count();
        let points = CodePoints::new(&item.article.text);
        let mut quotes: Vec<(String, &Quote)> = item
            .analysis
            .quotes
            .iter()
            .map(|quote| (fact_id(&item.id, "q", quote.span, &item.article.text), quote))
            .collect();
        quotes.sort_by(|a, b| a.0.cmp(&b.0));
        for (card, _) in &statements[at..at + same] {
            if let Ok(found) = quotes.binary_search_by(|(id, _)| id.as_str().cmp(&card.id)) {
                items.push(annotation(card, &item.article.text, quotes[found].1.span, &points));
            }
        }
        at += same;
    }
    let collection = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "made": { "@id": "urn:dateline:made", "@type": "@json" } }],
        "id": "urn:dateline:statements",
        "type": "AnnotationCollection",
        "label": made.origin.corpus,
        "total": items.len(),
        "generator": { "id": "urn:dateline:program", "type": "Software", "name": made.origin.program },
        "made": made,
        "first": { "id": "urn:dateline:statements:1", "type": "AnnotationPage", "startIndex": 0, "items": items },
    });
    format!("{collection:#}\n")
}

fn annotation(card: &Card, text: &str, span: Span, points: &CodePoints<'_>) -> Value {
    let (start, end) = points.span(span);
    let before = &text[..span.start as usize];
    let prefix = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let after = &text[span.end as usize..];
    let suffix = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let statement = Statement::of(card);
    let told =
        [Some(note(&statement)), said_on(card), Some(published(&card.source)), Some(place(card)), doubt_note(card)];
    let mut bodies = vec![json!({
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": "en",
        "value": told.into_iter().flatten().collect::<Vec<_>>().join("; "),
    })];
    if let Some(speaker) = &card.speaker {
        bodies.push(json!({ "type": "TextualBody", "purpose": "tagging", "value": speaker }));
    }
    json!({
        "id": format!("urn:dateline:statement:{}", card.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": {
            "source": card.source.url.clone().unwrap_or_else(|| format!("urn:dateline:article:{}", card.source.id)),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(text),
                    "prefix": &before[prefix..],
                    "suffix": &after[..suffix],
                },
                { "type": "TextPositionSelector", "start": start, "end": end },
            ],
        },
    })
}
