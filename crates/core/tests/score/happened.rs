//! Events over articles against annotated ones: their mentions as groups.

use std::collections::BTreeMap;

use dateline_core::across::events::Event;
use dateline_core::corpus::Corpus;
use dateline_core::text::CodePoints;
use serde_json::Value;

use crate::clusters::Clusters;

/// Words of a mention at most; a longer one names no event.
const LONGEST: usize = 6;

/// The annotated mentions of `rows`, each in its true group and in the one of `found` that overlaps it.
pub fn clusters(rows: &[Value], corpus: &Corpus, found: &[Event]) -> Clusters {
    // Length, start, end and event of each mention that was found, by article.
    let mut placed: BTreeMap<&str, Vec<(usize, usize, usize, usize)>> = BTreeMap::new();
    for (event, mention) in found.iter().enumerate().flat_map(|(n, event)| event.mentions.iter().map(move |m| (n, m))) {
        let article = &corpus.items[mention.article as usize].article;
        if mention.span.of(&article.text).split_whitespace().count() <= LONGEST {
            let (start, end) = CodePoints::new(&article.text).span(mention.span);
            let (start, end) = (start as usize, end as usize);
            placed.entry(article.id.as_str()).or_default().push((end - start, start, end, event));
        }
    }
    placed.values_mut().for_each(|mentions| mentions.sort_unstable());
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut items = Vec::new();
    let number = |v: &Value| v.as_u64().expect("a place") as usize;
    for row in rows {
        let near = placed.get(row["id"].as_str().expect("an id")).map(Vec::as_slice).unwrap_or_default();
        let sentences: Vec<(usize, usize)> =
            row["sentences"].as_array().expect("sentences").iter().map(|s| (number(&s[0]), number(&s[1]))).collect();
        for event in row["events"].as_array().expect("events") {
            let (start, end) = (number(&event["start"]), number(&event["end"]));
            if !sentences.iter().any(|s| (s.0..s.1).contains(&start)) {
                continue;
            }
            let fresh = numbers.len();
            let truth = *numbers.entry(event["event"].as_str().expect("an event")).or_insert(fresh);
            let hit = near.iter().find(|(_, from, to, _)| *from < end && start < *to);
            items.push((truth, hit.map(|hit| hit.3)));
        }
    }
    Clusters::new(&items)
}
