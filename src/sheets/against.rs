//! Two selections of articles against each other. One is held while the reader chooses another.

use super::asking::{Answer, Asking};
use super::compare::told_count;
use super::place::{self, Place};
use super::sheet::meanwhile;
use dateline_page::{days_text, filter_text};
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::view::words::counted;
use dateline_search::view::{Against, Link, SpeakerRow, source_kind};
use leptos::prelude::*;

/// The selection that is held, as a link to it, while the page is open.
#[derive(Clone, Copy)]
pub struct Held(pub RwSignal<Option<String>>);

/// What is shown now, as a link to it without sheet or article.
fn shown_now() -> String {
    let link = place::link();
    Link { sheet: None, article: None, fact: None, set: Vec::new(), ..link }.to_fragment()
}

/// A selection in words: "“treaty”, Outlet: VOA".
fn told(selection: &str) -> String {
    let link = Link::parse(selection).0;
    let words = (!link.query.trim().is_empty()).then(|| format!("“{}”", link.query.trim()));
    let days = link.days_shown().map(|days| days_text(link.tab, days));
    let filters = link.filters.iter().map(|filter| filter_text(&Default::default(), filter));
    let parts: Vec<String> = words.into_iter().chain(filters).chain(days).collect();
    if parts.is_empty() { "all articles".to_owned() } else { parts.join(", ") }
}

/// Holds what is shown now, or sets it against what is held.
#[component]
pub fn Hold() -> impl IntoView {
    let Held(held) = expect_context();
    let now = shown_now();
    let hold = {
        let now = now.clone();
        move |_| held.set(Some(now.clone()))
    };
    let state = move || match held.get() {
        None => None,
        Some(selection) if selection == now => Some(
            view! {
                <p role="status">
                    {format!("Held: {}. ", told(&selection))}
                    "Close this, choose other articles by words or filters, and open Stories again."
                </p>
            }
            .into_any(),
        ),
        Some(selection) => {
            let href = place::to_sheet(&Place::Against(selection.clone()));
            Some(view! { <p><a href=href>{format!("Set what is shown against what is held: {}", told(&selection))}</a></p> }.into_any())
        }
    };
    view! {
        <h3>"Two selections"</h3>
        <p>"Hold the articles that are shown now, choose others, and see who is quoted in the one, in the other, and in both."</p>
        <button type="button" class="word-button" on:click=hold>"Hold what is shown"</button>
        {state}
    }
}

/// The sheet.
#[component]
pub fn TwoSelections(
    /// The selection that is held, as a link.
    held: String,
) -> impl IntoView {
    let asking: Asking = expect_context();
    let (first, second) = (told(&held), told(&shown_now()));
    asking.ask(SheetRequest::Against { held: Link::parse(&held).0.to_query(), shown: place::link().to_query() });
    let as_shares = RwSignal::new(false);
    let content = move || {
        asking.answer.with(|answer| match answer {
            Answer::Told(response) => match response.as_ref() {
                SheetResponse::Against(against) => {
                    Some(view! { <Tables against=Against::clone(against) as_shares/> }.into_any())
                }
                _ => None,
            },
            other => meanwhile(other, "Counting who is quoted…"),
        })
    };
    view! {
        <p class="data"><a href=place::to_sheet(&Place::Stories)>"All stories"</a></p>
        <h2 id="sheet-title">"Two selections"</h2>
        <p><b>"A: "</b> {first} <br/> <b>"B: "</b> {second}</p>
        {content}
    }
}

/// What the three parts are called.
const PARTS: [&str; 3] = ["A alone", "Both", "B alone"];

#[component]
fn Tables(against: Against, as_shares: RwSignal<bool>) -> impl IntoView {
    let Against { parts, speakers, sources } = against;
    let told = PARTS.iter().zip(&parts).map(|(name, part)| {
        format!(
            "{name}: {}, {}",
            counted(part.articles, "article", "articles"),
            counted(part.statements, "statement", "statements")
        )
    });
    let told = told.collect::<Vec<_>>().join(" · ");
    let cells = move |counts: &[u32]| {
        let cell = |(count, part): (&u32, &dateline_search::view::PartOfTwo)| {
            view! { <td class:none=*count == 0>{told_count(*count, part.statements, as_shares.get())}</td> }
        };
        counts.iter().zip(&parts).map(cell).collect_view()
    };
    let speaker = move |row: &SpeakerRow| {
        let name = row.name.clone().unwrap_or_else(|| "Speaker not named".to_owned());
        let roles = (!row.roles.is_empty()).then(|| view! { <span class="data">{row.roles.join("; ")}</span> });
        let is_alone = matches!(row.counts[..], [a, 0, b] if (a == 0) != (b == 0));
        view! { <tr class:alone=is_alone><th scope="row">{name} {roles}</th>{cells(&row.counts)}</tr> }
    };
    let speakers = move || speakers.iter().map(speaker).collect_view();
    let sources = move || {
        let row = |(kind, counts): &(_, Vec<u32>)| view! { <tr><th scope="row">{source_kind(*kind)}</th>{cells(counts)}</tr> };
        sources.iter().map(row).collect_view()
    };
    view! {
        <p class="data">{told}</p>
        <h3>"Who is quoted"</h3>
        <label class="data">
            <input type="checkbox" prop:checked=as_shares on:change=move |_| as_shares.update(|on| *on = !*on)/>
            "As shares of what each prints"
        </label>
        <div class="wide" tabindex="0" role="region" aria-label="Who is quoted">
            <table>{head("Speaker")}<tbody>{speakers}</tbody></table>
        </div>
        <h3>"What kind of source"</h3>
        <div class="wide" tabindex="0" role="region" aria-label="Kinds of sources">
            <table>{head("Kind of source")}<tbody>{sources}</tbody></table>
        </div>
    }
}

fn head(first: &'static str) -> impl IntoView {
    let names = PARTS.map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    view! { <thead><tr><th scope="col">{first}</th>{names}</tr></thead> }
}
