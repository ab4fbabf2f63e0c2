use serde_json::{Value, json};

use super::{Answer, Question};
use dateline_core::article::{Metadata, parse};
use dateline_core::corpus::Corpus;
use dateline_search::engine::{Engine, Options, Session};

/// The answer to a question that is written as JSON, as JSON.
fn ask(question: Value) -> Result<Value, String> {
    let text = "“We are ready,” Jane Roe said on Wednesday. Nobody answered.";
    let given = Metadata { date: "2024-07-12".parse().ok(), outlet: Some("AFP".to_owned()), ..Metadata::default() };
    let mut session = Session::from(Engine::new(Corpus::new("c", vec![parse("a", text, given)]), Options::LARGE));
    let question: Question = serde_json::from_value(question).map_err(|e| e.to_string())?;
    let response = session.handle(&question.request()?, &mut |_| ());
    let answer = Answer::of(&response).ok_or("no answer for scripts")?;
    serde_json::to_value(&answer).map_err(|e| e.to_string())
}

#[test]
fn scripts_get_plain_objects() {
    let quotes = ask(json!({ "Quotes": ["ready", {}] })).expect("an answer");
    assert_eq!(quotes["Quotes"]["total"], 1);
    let quote = &quotes["Quotes"]["items"][0];
    assert_eq!((&quote["text"], &quote["speaker"]), (&"We are ready".into(), &"Jane Roe".into()));
    assert_eq!((&quote["kind"], &quote["article"]["outlet"]), (&"direct".into(), &"AFP".into()));
    assert_eq!(quote["pieces"][1], json!({ "text": "ready", "hit": true }));
    let timeline = ask(json!({ "Timeline": ["ready", {}] })).expect("an answer");
    assert_eq!(timeline["Timeline"]["items"][0]["days"]["from"], "2024-07-10");
    let articles = ask(json!({ "Articles": ["ready", {}] })).expect("an answer");
    let article = &articles["Articles"]["items"][0];
    assert_eq!((&article["hits"], &article["quotations"]), (&1.into(), &1.into()));
}

#[test]
fn facets_are_counted_for_what_is_asked() {
    let facets = ask(json!({ "Facets": ["", {}] })).expect("an answer");
    let facets = &facets["Facets"];
    assert_eq!((&facets["quotes"], &facets["timeline"], &facets["articles"]), (&1.into(), &1.into(), &1.into()));
    assert_eq!(facets["facets"][0]["name"], "speaker");
    assert_eq!(facets["facets"][0]["values"][0]["label"], "Jane Roe");
    let none = ask(json!({ "Facets": ["", { "of": "articles", "days": ["2024-07-13", ""] }] })).expect("an answer");
    assert_eq!(none["Facets"]["articles"], 0);
}

#[test]
fn days_and_orders_are_read_or_refused() {
    let total =
        |options: Value| Ok::<_, String>(ask(json!({ "Articles": ["", options] }))?["Articles"]["total"].clone());
    assert_eq!(total(json!({ "days": ["2024-07-12", ""], "sort": "latest" })), Ok(1.into()));
    assert_eq!(total(json!({ "days": ["2024-07-12", null] })), Ok(1.into()));
    assert_eq!(total(json!({ "days": ["", "2024-07-11"] })), Ok(0.into()));
    assert_eq!(
        total(json!({ "days": ["2024-07-12", "2024-07-11"] })),
        Err("The last day comes before the first.".into())
    );
    assert!(total(json!({ "days": ["soon", ""] })).is_err_and(|e| e.contains("no day like 2024-07-10: soon")));
    assert!(total(json!({ "sort": "odd" })).is_err_and(|e| e.contains("odd")));
}
