//! An article beside those that may have its words: what each prints of it, changes, leaves out and adds.

use std::collections::BTreeSet;

use super::asking::{Answer, Asking};
use super::check::Pieces;
use super::place::{self, Place};
use super::sheet::meanwhile;
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::view::words::{counted, headline, published};
use dateline_search::view::{BaseSentence, Collated, Printed, Witness};
use leptos::prelude::*;

/// Witnesses that are shown at first; with more the reader chooses.
const AT_FIRST: usize = 4;

/// The sheet.
#[component]
pub fn Collate(
    /// The article's id.
    id: String,
) -> impl IntoView {
    let asking: Asking = expect_context();
    asking.ask(SheetRequest::Collate { article: id });
    move || {
        asking.answer.with(|answer| match answer {
            Answer::Told(response) => match response.as_ref() {
                SheetResponse::Collated(Some(collated)) => {
                    Some(view! { <Beside collated=Collated::clone(collated)/> }.into_any())
                }
                SheetResponse::Collated(None) => Some(view! { <NoArticle/> }.into_any()),
                _ => None,
            },
            other => meanwhile(other, "Looking for its words in the others…"),
        })
    }
}

#[component]
fn NoArticle() -> impl IntoView {
    view! {
        <h2 id="sheet-title">"Not found"</h2>
        <p class="notice">"The link’s article is not in this corpus."</p>
    }
}

#[component]
fn Beside(collated: Collated) -> impl IntoView {
    let Collated { base, story, sentences, witnesses, without, left_out } = collated;
    let chosen = RwSignal::new((0..witnesses.len().min(AT_FIRST)).collect::<BTreeSet<usize>>());
    let notes = [
        (without > 0).then(|| match without {
            1 => "1 other article has none of its words.".to_owned(),
            _ => format!("{without} other articles have none of its words."),
        }),
        (left_out > 0).then(|| {
            format!("{} not looked at: there are too many.", counted(left_out, "article was", "articles were"))
        }),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let is_alone = witnesses.is_empty();
    let all = sentences.len() as u32;
    let choices = witnesses.iter().cloned().enumerate();
    let choices = choices.map(|(at, witness)| view! { <Choice at witness all chosen/> }).collect_view();
    let by = base.outlet.clone().or_else(|| base.agency.clone());
    let source = [by, Some(published(&base))].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        {story.map(|story| view! { <p class="data"><a href=place::to_sheet(&Place::Story(story))>"Its story"</a></p> })}
        <h2 id="sheet-title">{headline(&base).to_owned()}</h2>
        <p class="data"><a href=place::to_fact(&base.id, None)>{source}</a></p>
        <p class="collation-told">
            "Sentence by sentence, beside what other articles print of it: for a speech, a release or an agency’s text and those who \
             carried it, or for two versions of one article."
        </p>
        {(!notes.is_empty()).then(|| view! { <p class="data">{notes.join(" ")}</p> })}
        {is_alone.then(|| view! { <p class="notice">"No other article here has words of it."</p> })}
        <ul class="carriers">{choices}</ul>
        {(!is_alone).then(|| view! { <Rows sentences witnesses chosen/> })}
    }
}

/// A witness, to be shown or not.
#[component]
fn Choice(at: usize, witness: Witness, all: u32, chosen: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let Witness { source, label, sentences, own } = witness;
    let is_chosen = move || chosen.with(|chosen| chosen.contains(&at));
    let toggle = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&at) {
                chosen.insert(at);
            }
        });
    };
    let told = format!(
        "has words of {sentences} of {}, and {} of its own",
        counted(all, "sentence", "sentences"),
        counted(own.len() as u32, "sentence", "sentences"),
    );
    let when = format!(" · {}", published(&source));
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=is_chosen on:change=toggle/>
                <b>{label}</b>
                <span class="data">{told}</span>
            </label>
            <ul>
                <li>
                    <a href=place::to_fact(&source.id, None)>{headline(&source).to_owned()}</a>
                    <span class="data">{when}</span>
                    " "
                    <a class="data" href=place::to_sheet(&Place::Collate(source.id.clone()))>"Its words in the others"</a>
                </li>
            </ul>
        </li>
    }
}

/// The base's sentences, each beside what the chosen witnesses print of it. What one witness adds is told where it adds it;
/// several would come between each other.
#[component]
fn Rows(sentences: Vec<BaseSentence>, witnesses: Vec<Witness>, chosen: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    move || {
        let chosen = chosen.get();
        let only = match chosen.iter().collect::<Vec<_>>()[..] {
            [&only] => witnesses.get(only),
            _ => None,
        };
        let own_after = |after: usize| -> Vec<String> {
            let own = only.into_iter().flat_map(|witness| &witness.own);
            own.filter(|own| own.0 as usize == after).map(|own| own.1.clone()).collect()
        };
        let own_row = |text: String| {
            view! { <li class="added"><p class="base"></p><p class="printed"><span class="data">"Added"</span> " " <ins>{text}</ins></p></li> }
        };
        let mut rows: Vec<AnyView> = own_after(0).into_iter().map(|text| own_row(text).into_any()).collect();
        for (n, sentence) in sentences.iter().enumerate() {
            let is_printed = sentence.printed_by.iter().any(|&witness| chosen.contains(&(witness as usize)));
            let prints = sentence.prints.iter().filter(|printed| chosen.contains(&(printed.witness as usize)));
            let prints: Vec<AnyView> = prints
                .filter_map(|printed| {
                    let witness = witnesses.get(printed.witness as usize)?;
                    Some(
                        view! { <Print printed=printed.clone() witness=witness.clone() is_only=only.is_some()/> }
                            .into_any(),
                    )
                })
                .collect();
            let left_out = (!is_printed && !chosen.is_empty()).then(|| view! { <p class="data">"Left out"</p> });
            rows.push(
                view! {
                    <li class:left-out=!is_printed>
                        <p class="base">{sentence.text.clone()}</p>
                        <div>{prints} {left_out}</div>
                    </li>
                }
                .into_any(),
            );
            rows.extend(own_after(n + 1).into_iter().map(|text| own_row(text).into_any()));
        }
        view! { <ol class="collation">{rows}</ol> }
    }
}

/// What one witness prints.
#[component]
fn Print(printed: Printed, witness: Witness, is_only: bool) -> impl IntoView {
    let href = place::to_fact(&witness.source.id, printed.fact.as_deref());
    let told = printed.told();
    let goes_on = printed.goes_on.then_some(", with what follows");
    let who = (!is_only).then(|| view! { <b>{witness.label}</b> });
    view! {
        <p class="printed">
            {who} " " <a class="data" href=href>{told} {goes_on}</a>
            <br/>
            <Pieces pieces=printed.pieces/>
        </p>
    }
}
