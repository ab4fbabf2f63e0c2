//! A quotation in the list: the words, who said them, where and when.

use leptos::prelude::*;

use super::copy::copy_button;
use super::dom::row_id;
use super::el::{El, el, live, word_button};
use super::state::App;
use super::text::{runs, source};
use dateline_core::quote::QuoteKind;
use dateline_search::query::Group;
use dateline_search::view::{Card, Run};

/// A kind of quotation in words, where it needs them.
const fn kind(kind: QuoteKind) -> Option<&'static str> {
    match kind {
        QuoteKind::Direct => None,
        QuoteKind::Mixed => Some("partly quoted"),
        QuoteKind::Indirect => Some("paraphrased"),
        QuoteKind::Fragment => Some("a few words quoted"),
    }
}

/// The card, as it stands in groups of this kind: what their headings say it does not repeat.
pub fn card(app: App, card: &Card, group: Group) -> El {
    let word = kind(card.kind);
    let (article, fact) = (card.source.id.clone(), card.id.clone());
    let current = {
        let fact = fact.clone();
        move || app.route.with(|l| l.fact.as_deref() == Some(&fact)).then_some("true")
    };
    let href = move || app.route.to_article(&article, Some(&fact));
    let what = format!("the quotation of {}", card.speaker.as_deref().unwrap_or("an unnamed speaker"));
    let word = word.map(|w| el("span").class("kind").text(w).into_any());
    let foot = el("div").class("card-foot data").child(el("p").children(word).children(source(&card.source))).child(
        el("div")
            .class("card-actions")
            .child(context_button(app, &card.source.id, &card.id, &what))
            .child(copy_button(app, &card.source.id, &card.id, &what)),
    );
    let id = card.id.clone();
    let context = live(move || app.context.of(&id).map(|paragraphs| around(&paragraphs)));
    el("li")
        .class(format!("card {}", card.kind.key()))
        .attr("id", row_id(&card.id))
        .attr("data-row", "")
        .live("aria-current", current)
        .child(el("blockquote").class("card-words").child(el("a").href(href).children(words(card))))
        .children(by(card, group).map(IntoAny::into_any))
        .child(foot)
        .child(context)
}

/// Shows and hides what stands around the quotation.
fn context_button(app: App, article: &str, id: &str, what: &str) -> El {
    let shown = {
        let id = id.to_owned();
        move || app.context.is_shown(&id)
    };
    let (article, id) = (article.to_owned(), id.to_owned());
    word_button(move |_| app.context.toggle(&article, &id))
        .live("aria-expanded", move || Some(if shown() { "true" } else { "false" }))
        .attr("aria-label", format!("Context of {what}"))
        .text("Context")
}

/// The paragraphs around a quotation, which is told apart by weight.
fn around(paragraphs: &[Vec<Run>]) -> El {
    let paragraphs = paragraphs.iter().map(|p| el("p").children(runs(p, "marked")).into_any());
    el("div").class("card-around").children(paragraphs)
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

/// Who said it, in which role, with which verb, when and where; nothing if the group's heading says all of that.
fn by(card: &Card, group: Group) -> Option<El> {
    let speaker = match &card.speaker {
        _ if group == Group::Speaker => None,
        Some(name) => Some(el("b").text(name.clone())),
        None => Some(el("span").class("unknown").text("Speaker not named")),
    };
    // "according to" stands before its source, other verbs after their subject.
    let prefixed = card.cue.as_ref().filter(|c| c.to_ascii_lowercase().starts_with("according"));
    let cue = if prefixed.is_some() { &None } else { &card.cue };
    let mut parts: Vec<El> = Vec::new();
    parts.extend(prefixed.map(|c| el("span").class("cue").text(format!("{c} "))));
    parts.extend(speaker);
    for (class, before, words) in
        [("role", ", ", &card.role), ("cue", " ", cue), ("role", " ", &card.setting), ("role", ", via ", &card.via)]
    {
        if let Some(words) = words {
            let before = if parts.is_empty() { "" } else { before };
            parts.push(el("span").class(class).text(format!("{before}{words}")));
        }
    }
    (!parts.is_empty()).then(|| el("p").class("card-by").children(parts.into_iter().map(IntoAny::into_any)))
}
