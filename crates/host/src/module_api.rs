//! Answers for scripts: what the page would list, as plain objects. `dateline.d.ts` describes them.

use serde::{Deserialize, Serialize};

use dateline_core::time::{Day, Days};
use dateline_search::engine::Session;
use dateline_search::protocol::{Begin, Listing, Request, Response, Window};
use dateline_search::query::{Query, Sort};
use dateline_search::view::{ArticleRow, Card, Dated, Entry, Run, Source};

/// A question of a script's.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// In the query language.
    pub text: String,
    /// The order's name; by default the one that the page begins with.
    pub sort: String,
    /// First and last day, written; either may be empty.
    pub days: [String; 2],
    /// Items skipped.
    pub from: u32,
    /// Items at most.
    pub most: u32,
}

impl Default for Asked {
    fn default() -> Self {
        Self { text: String::new(), sort: String::new(), days: Default::default(), from: 0, most: 40 }
    }
}

/// Most items of one answer.
const MOST: u32 = 1000;

/// Answers a question that is JSON itself: see [`answer`].
///
/// # Errors
///
/// In words, if the question is none or cannot be answered.
pub fn answer_json(session: &mut Session, what: &str, asked: &str) -> Result<String, String> {
    let asked = serde_json::from_str(asked).map_err(|e| format!("This is no question: {e}"))?;
    answer(session, what, &asked)
}

/// Answers `asked` about `what`: `articles`, `quotes` or `timeline`, as JSON.
///
/// # Errors
///
/// In words, if the question cannot be answered.
pub fn answer(session: &mut Session, what: &str, asked: &Asked) -> Result<String, String> {
    let window = Window { from: asked.from, len: asked.most.min(MOST) };
    let query = asked.query()?;
    let request = match what {
        "articles" => Request::Articles { query, window },
        "quotes" => Request::Quotes { query, window },
        _ => Request::Timeline { query, window, begin: Begin::Item },
    };
    let json = match session.handle(&request, &mut |_| ()) {
        Response::Articles(list) => write(&list, article),
        Response::Quotes(list) => write(&list, quote),
        Response::Timeline(list) => write(&list, entry),
        Response::Failed { message } => return Err(message),
        _ => return Err("The corpus answered something else.".to_owned()),
    };
    json.map_err(|e| e.to_string())
}

impl Asked {
    fn query(&self) -> Result<Query, String> {
        let sort = match Sort::ALL.into_iter().find(|s| s.key() == self.sort.as_str()) {
            None if !self.sort.is_empty() => return Err(format!("There is no order called {}.", self.sort)),
            sort => sort.unwrap_or_default(),
        };
        let day = |text: &str, open: i32| match text {
            "" => Ok(Day(open)),
            _ => text.parse().map_err(|_| format!("This is no day like 2024-07-10: {text:.40}")),
        };
        let [first, last] = self.days.each_ref().map(String::as_str);
        // Days that can be written, so that an open end is one too.
        let days = Days { first: day(first, EARLIEST)?, last: day(last, LATEST)? };
        let days = (!first.is_empty() || !last.is_empty()).then_some(days);
        if days.is_some_and(|d| d.last < d.first) {
            return Err("The last day comes before the first.".to_owned());
        }
        Ok(Query { text: self.text.clone(), days, sort, ..Query::default() })
    }
}

/// The first of January of the year 1, and the last of December of 9999.
const EARLIEST: i32 = -719_162;
const LATEST: i32 = 2_932_896;

#[derive(Serialize)]
struct Answer<T> {
    total: u32,
    articles: u32,
    from: u32,
    items: Vec<T>,
}

fn write<T, O: Serialize>(list: &Listing<T>, plain: impl Fn(&T) -> O) -> serde_json::Result<String> {
    serde_json::to_string(&Answer {
        total: list.total,
        articles: list.articles,
        from: list.from,
        items: list.items.iter().map(plain).collect(),
    })
}

#[derive(Serialize)]
struct PlainDays {
    from: String,
    to: String,
    text: String,
    inferred: bool,
}

fn dated(dated: &Dated) -> PlainDays {
    PlainDays {
        from: dated.days.first.to_string(),
        to: dated.days.last.to_string(),
        text: dated.text.clone(),
        inferred: dated.inferred,
    }
}

#[derive(Serialize)]
struct PlainSource {
    id: String,
    title: String,
    outlet: Option<String>,
    agency: Option<String>,
    published: Option<PlainDays>,
}

fn source(source: &Source) -> PlainSource {
    PlainSource {
        id: source.id.clone(),
        title: source.title.clone(),
        outlet: source.outlet.clone(),
        agency: source.agency.clone(),
        published: source.published.as_ref().map(dated),
    }
}

/// A piece of text, and whether the question hits it.
#[derive(Serialize)]
struct Piece {
    text: String,
    hit: bool,
}

fn pieces(runs: &[Run]) -> Vec<Piece> {
    runs.iter().map(|run| Piece { text: run.text.clone(), hit: run.hit }).collect()
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[derive(Serialize)]
struct PlainArticle {
    #[serde(flatten)]
    source: PlainSource,
    snippet: Vec<Piece>,
    hits: u32,
    quotations: u32,
    dates: u32,
}

fn article(row: &ArticleRow) -> PlainArticle {
    PlainArticle {
        source: source(&row.source),
        snippet: pieces(&row.snippet),
        hits: row.hits,
        quotations: row.quotations,
        dates: row.dates,
    }
}

#[derive(Serialize)]
struct PlainQuote {
    id: String,
    kind: &'static str,
    text: String,
    pieces: Vec<Piece>,
    before: String,
    after: String,
    speaker: Option<String>,
    role: Option<String>,
    cue: Option<String>,
    via: Option<String>,
    confidence: f32,
    why: Vec<String>,
    article: PlainSource,
}

fn quote(card: &Card) -> PlainQuote {
    PlainQuote {
        id: card.id.clone(),
        kind: card.kind.key(),
        text: text(&card.quote),
        pieces: pieces(&card.quote),
        before: card.before.clone(),
        after: card.after.clone(),
        speaker: card.speaker.clone(),
        role: card.role.clone(),
        cue: card.cue.clone(),
        via: card.via.clone(),
        confidence: f32::from(card.confidence) / 100.0,
        why: card.why.clone(),
        article: source(&card.source),
    }
}

#[derive(Serialize)]
struct PlainEntry {
    id: String,
    days: Option<PlainDays>,
    expression: String,
    sentence: String,
    pieces: Vec<Piece>,
    confidence: f32,
    why: Vec<String>,
    article: PlainSource,
}

fn entry(entry: &Entry) -> PlainEntry {
    PlainEntry {
        id: entry.id.clone(),
        days: entry.dated.as_ref().map(dated),
        expression: entry.expression.clone(),
        sentence: text(&entry.sentence),
        pieces: pieces(&entry.sentence),
        confidence: f32::from(entry.confidence) / 100.0,
        why: entry.why.clone(),
        article: source(&entry.source),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use dateline_core::article::{Metadata, parse};
    use dateline_core::corpus::Corpus;
    use dateline_search::engine::Engine;

    fn ask(what: &str, asked: &Asked) -> Result<Value, String> {
        let text = "“We are ready,” Jane Roe said on Wednesday. Nobody answered.";
        let given = Metadata { date: "2024-07-12".parse().ok(), outlet: Some("AFP".to_owned()), ..Metadata::default() };
        let corpus = Corpus::new("c", vec![parse("a", text, given)]);
        let mut session = Session::from(Engine::new(corpus));
        answer(&mut session, what, asked).map(|json| serde_json::from_str(&json).unwrap_or_default())
    }

    #[test]
    fn scripts_get_plain_objects() {
        let asked = Asked { text: "ready".to_owned(), ..Asked::default() };
        let quotes = ask("quotes", &asked).expect("an answer");
        assert_eq!(quotes["total"], 1);
        let quote = &quotes["items"][0];
        assert_eq!((&quote["text"], &quote["speaker"]), (&"We are ready".into(), &"Jane Roe".into()));
        assert_eq!((&quote["kind"], &quote["article"]["outlet"]), (&"direct".into(), &"AFP".into()));
        assert_eq!(quote["pieces"][1], serde_json::json!({ "text": "ready", "hit": true }));
        let timeline = ask("timeline", &asked).expect("an answer");
        assert_eq!(timeline["items"][0]["days"]["from"], "2024-07-10");
        let articles = ask("articles", &asked).expect("an answer");
        assert_eq!((&articles["items"][0]["hits"], &articles["items"][0]["quotations"]), (&1.into(), &1.into()));
    }

    #[test]
    fn days_and_orders_are_read_or_refused() {
        let total = |asked: &str| {
            let asked = serde_json::from_str(asked).map_err(|e| e.to_string())?;
            ask("articles", &asked).map(|a| a["total"].clone())
        };
        assert_eq!(total(r#"{"days":["2024-07-12",""],"sort":"latest"}"#), Ok(1.into()));
        assert_eq!(total(r#"{"days":["","2024-07-11"]}"#), Ok(0.into()));
        assert!(total(r#"{"days":["2024-07-12","2024-07-11"]}"#).is_err());
        assert!(total(r#"{"days":["soon",""]}"#).is_err());
        assert!(total(r#"{"sort":"odd"}"#).is_err());
    }
}
