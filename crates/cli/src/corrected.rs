//! What a reader corrected in the page, as a file that the page saved.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::args::Sources;
use crate::message::{shown, tell};
use dateline_core::name::NameKind;
use dateline_search::engine::Engine;
use dateline_search::index::folded;
use dateline_search::review::{self, CorrectionLog, Judgement};
use dateline_search::view::words::counted;

impl Sources {
    /// The corrections of the file that was named; none if none was.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or holds no corrections. What has neither names nor statements is another file.
    pub fn corrections(&self) -> Result<CorrectionLog> {
        let Some(file) = &self.corrections else { return Ok(CorrectionLog::default()) };
        let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", shown(file)))?;
        let none = || format!("{} holds no corrections", shown(file));
        let told: Value = serde_json::from_str(&text).with_context(none)?;
        if told.get("names").is_none() && told.get("statements").is_none() {
            bail!("{}: it has neither \"names\" nor \"statements\"", none());
        }
        serde_json::from_value(told).with_context(none)
    }
}

/// Tells how many of the corrections will change nothing of these articles, as none of them has what was corrected.
pub fn tell_idle(engine: &Engine, corrections: &CorrectionLog) {
    let (mut elsewhere, mut idle) = (0, 0);
    let mut of_articles: BTreeMap<&str, Vec<&Judgement>> = BTreeMap::new();
    for judgement in &corrections.statements {
        of_articles.entry(&judgement.article).or_default().push(judgement);
    }
    for (article, judgements) in of_articles {
        match engine.doc_values().item(article).and_then(|n| engine.library().item(n)) {
            None => elsewhere += judgements.len(),
            Some(item) => {
                let mut item = (*item).clone();
                idle += judgements.into_iter().filter(|judgement| !review::apply(&mut item, judgement)).count();
            }
        }
    }
    // What a name was called by an earlier correction is one that a later one may mean.
    let mut named: BTreeMap<NameKind, BTreeSet<String>> = BTreeMap::new();
    let mut unnamed = 0;
    for correction in &corrections.names {
        let names = named.entry(correction.kind).or_insert_with(|| names(engine, correction.kind));
        unnamed += usize::from(!names.contains(&folded(&correction.name)));
        names.insert(folded(&correction.to));
    }
    let told = |count: usize, one: &str, many: &str| {
        if count > 0 {
            tell(&counted(count as u32, one, many));
        }
    };
    told(
        elsewhere,
        "corrected statement is of an article that is not among these",
        "corrected statements are of articles that are not among these",
    );
    told(
        idle,
        "correction changes nothing: its article has no such statement",
        "corrections change nothing: their articles have no such statements",
    );
    told(
        unnamed,
        "corrected name changes nothing: no article has it",
        "corrected names change nothing: no article has them",
    );
}

/// The names of a kind and all speakers, whose labels need not be names of their articles, in folded forms.
fn names(engine: &Engine, kind: NameKind) -> BTreeSet<String> {
    let values = engine.doc_values();
    [&values.named[kind as usize], &values.speakers]
        .into_iter()
        .flat_map(|names| (0..names.count() as u32).map(|n| folded(names.shown(n))))
        .collect()
}
