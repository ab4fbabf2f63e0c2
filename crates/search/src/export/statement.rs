//! Statements and where they come from, as every format takes them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::view::words::headline;
use crate::view::{Card, Dated};
use dateline_core::quote::{QuoteKind, Tier};

/// Where statements come from: what an export says of itself where its format has room for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The corpus's name.
    pub corpus: String,
    /// The query that chose them, as typed; empty for all.
    pub query: String,
    /// The program and its version.
    pub program: String,
    /// The day on which the articles were at hand: 2024-07-10.
    pub day: String,
}

/// A statement with all that its card tells, flat.
#[derive(Clone, Debug, Serialize)]
pub struct Statement<'a> {
    /// Its id in links.
    pub id: &'a str,
    /// What was said: the words between marks, or the reported clause.
    pub words: String,
    /// The sentence that reports it; empty for direct speech.
    pub sentence: String,
    pub kind: &'static str,
    pub tier: &'static str,
    pub speaker: Option<&'a str>,
    pub role: Option<&'a str>,
    pub source_kind: &'static str,
    pub cue: Option<&'a str>,
    pub via: Option<&'a str>,
    pub said_from: Option<String>,
    pub said_to: Option<String>,
    pub outlet: Option<&'a str>,
    pub agency: Option<&'a str>,
    pub headline: &'a str,
    pub published_from: Option<String>,
    pub published_to: Option<String>,
    /// "stated" or "inferred"; nothing of an article without a day.
    pub published_basis: Option<&'static str>,
    pub paragraph: Option<u32>,
    pub url: Option<&'a str>,
    pub article: &'a str,
    /// How likely words and speaker are both right, from 0 to 1.
    pub confidence: f64,
    pub carried_by_outlets: Option<u32>,
    pub carried_by_origins: Option<u32>,
    /// What the reader has noted on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
}

impl<'a> Statement<'a> {
    /// Of a card.
    pub fn of(card: &'a Card) -> Self {
        let (said, published) = (Run::of(card.said.as_ref()), Run::of(card.source.published.as_ref()));
        Self {
            id: &card.id,
            words: one_line(&card.quote.iter().map(|run| run.text.as_str()).collect::<String>()),
            sentence: one_line(&card.sentence.iter().map(|piece| piece.text.as_str()).collect::<String>()),
            kind: card.kind.key(),
            tier: match card.tier {
                Tier::Said => "said",
                Tier::Held => "held",
            },
            speaker: card.speaker.as_deref(),
            role: card.role.as_deref(),
            source_kind: card.source_kind.key(),
            cue: card.cue.as_deref(),
            via: card.via.as_deref(),
            said_from: said.from,
            said_to: said.to,
            outlet: card.source.outlet.as_deref(),
            agency: card.source.agency.as_deref(),
            headline: &card.source.title,
            published_from: published.from,
            published_to: published.to,
            published_basis: published.basis,
            paragraph: card.paragraph,
            url: card.source.url.as_deref(),
            article: &card.source.id,
            confidence: f64::from(card.confidence) / 100.0,
            carried_by_outlets: card.carried.as_ref().map(|c| c.outlets),
            carried_by_origins: card.carried.as_ref().map(|c| c.origins),
            note: None,
        }
    }

    /// What was said in a text: direct speech between marks, else the article's sentence.
    pub fn told(&self) -> String {
        let words = self.words.trim_end_matches([',', ';']);
        match (self.kind == QuoteKind::Direct.key(), self.sentence.is_empty()) {
            (true, _) => format!("“{}”", words.trim_matches(['“', '”', '"'])),
            (false, true) => words.to_owned(),
            (false, false) => self.sentence.clone(),
        }
    }
}

/// A run of days, as records tell it: nothing where no day is known.
pub struct Run {
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// "stated" or "inferred".
    pub basis: Option<&'static str>,
}

impl Run {
    /// Of what is dated so.
    pub fn of(dated: Option<&Dated>) -> Self {
        Self {
            from: dated.map(|dated| dated.days.first.to_string()),
            to: dated.map(|dated| dated.days.last.to_string()),
            basis: dated.map(|dated| if dated.inferred { "inferred" } else { "stated" }),
        }
    }
}

/// A text with its white space made single.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The articles of some statements in order of first appearance, each with its statements.
pub fn by_article(cards: &[Card]) -> Vec<(&Card, Vec<Statement<'_>>)> {
    let mut articles: Vec<(&Card, Vec<Statement<'_>>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for card in cards {
        let at = *places.entry(&card.source.id).or_insert_with(|| {
            articles.push((card, Vec::new()));
            articles.len() - 1
        });
        if let Some((_, statements)) = articles.get_mut(at) {
            statements.push(Statement::of(card));
        }
    }
    articles
}

/// A statement as a note on its article: "Jane Roe: “We are ready.”".
pub fn note(statement: &Statement<'_>) -> String {
    format!("{}: {}", statement.speaker.unwrap_or("Speaker not named"), statement.told())
}

/// The headline of a statement's article, or what stands in the place of one.
pub fn title(card: &Card) -> &str {
    headline(&card.source)
}
