//! A statement that waits to be judged, with the text around it.

use dateline_search::view::words::headline;
use dateline_search::view::{Card, Passage, ReviewCard, confidence, kind};
use leptos::prelude::*;

use crate::place;

/// The statement: who said it, its words where they stand, and where that is.
#[component]
pub fn Statement(next: ReviewCard) -> impl IntoView {
    let ReviewCard { card, passage, .. } = next;
    let who = card.speaker.clone().unwrap_or_else(|| "Speaker not named".to_owned());
    let role = card.role.as_ref().map(|role| format!(", {role}"));
    let verb = card.cue.as_ref().map(|cue| view! { <span class="data">{format!("verb: “{cue}”")}</span> });
    let why = card.why.iter().map(|reason| view! { <li>{reason.clone()}</li> }).collect_view();
    let href = place::to_fact(&card.source.id, Some(&card.id));
    view! {
        <p class="review-who">
            <b>{who}</b>
            {role}
            " "
            {verb}
        </p>
        <Marked passage/>
        <p class="data">
            {described(&card)} ". " <a href=href>{headline(&card.source).to_owned()}</a>
        </p>
        <details class="fold data">
            <summary>"Why it was found"</summary>
            <ul>{why}</ul>
        </details>
    }
}

/// "Paraphrased, likely (80 %), Yonhap".
fn described(card: &Card) -> String {
    let outlet = card.source.outlet.as_deref().or(card.source.agency.as_deref());
    let parts = [Some(kind(card.kind).to_owned()), Some(confidence(card.confidence)), outlet.map(str::to_owned)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A text as it was given, with the statement's words marked.
#[component]
fn Marked(passage: Passage) -> impl IntoView {
    let Passage { text, marked, .. } = passage;
    let part = |from: u32, to: u32| text.chars().skip(from as usize).take((to - from) as usize).collect::<String>();
    let (before, words) = (part(0, marked.0), part(marked.0, marked.1));
    let after = part(marked.1, text.chars().count() as u32);
    view! {
        <blockquote class="review-passage">
            {before}
            <mark>{words}</mark>
            {after}
        </blockquote>
    }
}
