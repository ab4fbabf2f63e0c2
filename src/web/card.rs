//! A quotation in the list: the words, who said them, where and when.

use leptos::prelude::*;

use super::copy::copy_button;
use super::dom::row_id;
use super::el::{El, el};
use super::state::App;
use super::text::{runs, source};
use crate::quote::QuoteKind;
use crate::view::{Card, Run};

/// A kind of quotation, as its class and as a word where it needs one.
const fn kind(kind: QuoteKind) -> (&'static str, Option<&'static str>) {
    match kind {
        QuoteKind::Direct => ("direct", None),
        QuoteKind::Mixed => ("mixed", Some("reported, partly quoted")),
        QuoteKind::Indirect => ("indirect", Some("reported")),
        QuoteKind::Fragment => ("fragment", Some("a few words")),
    }
}

/// The card.
pub fn card(app: App, card: &Card) -> El {
    let (class, word) = kind(card.kind);
    let (article, fact) = (card.source.id.clone(), card.id.clone());
    let current = {
        let fact = fact.clone();
        move || app.route.with(|l| l.fact.as_deref() == Some(&fact)).then_some("true")
    };
    let href = move || app.route.to_article(&article, Some(&fact));
    let what = format!("the quotation of {}", card.speaker.as_deref().unwrap_or("an unnamed speaker"));
    let foot = el("div")
        .class("card-foot data")
        .child(el("p").children(source(&card.source)).children(word.map(|w| format!(" · {w}").into_any())))
        .child(el("div").class("card-actions").child(copy_button(app, &card.source.id, &card.id, &what)));
    el("li")
        .class(format!("card {class}"))
        .attr("id", row_id(&card.id))
        .attr("data-row", "")
        .live("aria-current", current)
        .child(el("blockquote").class("card-words").child(el("a").href(href).children(words(card))))
        .child(el("p").class("card-by").children(by(card)))
        .child(foot)
}

/// The words: between marks if they stand so, with the sentence around them if they are no sentence.
fn words(card: &Card) -> Vec<AnyView> {
    let marked = matches!(card.kind, QuoteKind::Direct | QuoteKind::Fragment);
    let (open, close) = if marked { marks_for(&card.quote) } else { ("", "") };
    let mut words = vec![open.to_owned().into_any()];
    words.extend(runs(&card.quote, "marked"));
    words.push(close.to_owned().into_any());
    if card.kind == QuoteKind::Fragment {
        let context = |text: &str| el("span").class("card-context").text(text).into_any();
        if !card.before.is_empty() {
            words.insert(0, context(&card.before));
        }
        if !card.after.is_empty() {
            words.push(context(&card.after));
        }
    }
    words
}

/// The outer marks, unless the words bring their own.
fn marks_for(quote: &[Run]) -> (&'static str, &'static str) {
    let opens = quote.first().is_some_and(|r| r.text.starts_with(['“', '"', '‘']));
    if opens { ("", "") } else { ("“", "”") }
}

fn by(card: &Card) -> Vec<AnyView> {
    let speaker = match &card.speaker {
        Some(name) => el("b").text(name.clone()),
        None => el("span").class("unknown").text("Speaker not named"),
    };
    // "according to" stands before its source, other cues after their subject.
    let prefixed = card.cue.as_ref().filter(|c| c.to_ascii_lowercase().starts_with("according"));
    let cue = if prefixed.is_some() { &None } else { &card.cue };
    let said = [("role", ", ", &card.role), ("cue", " ", cue), ("role", ", via ", &card.via)];
    let said = said.into_iter().filter_map(|(class, before, words)| {
        let words = words.as_ref()?;
        Some(el("span").class(class).text(format!("{before}{words}")))
    });
    let before = prefixed.map(|c| el("span").class("cue").text(format!("{c} ")));
    before.into_iter().chain([speaker]).chain(said).map(IntoAny::into_any).collect()
}
