//! The sheets of the dossier: the reader's own, and one that a link carries.

use dateline_page::download;
use dateline_search::export::{self, Format, Origin};
use dateline_search::view::citation::citation;
use dateline_search::view::words::{counted, number};
use dateline_search::view::{Card, Link};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{Dossier, Entry, Shared};
use crate::event::say;
use crate::place::{self, Place};

/// What a dossier is saved as: the format, what readers call it, the end of the file's name and its type.
const FILES: [(Format, &str, &str, &str); 7] = [
    (Format::Html, "Web page", "html", "text/html;charset=utf-8"),
    (Format::Markdown, "Markdown", "md", "text/markdown;charset=utf-8"),
    (Format::Csv, "Table (CSV)", "csv", "text/csv;charset=utf-8"),
    (Format::Json, "JSON", "json", "application/json"),
    (Format::Ris, "References (RIS)", "ris", "application/x-research-info-systems"),
    (Format::BibTex, "BibTeX", "bib", "application/x-bibtex"),
    (Format::CslJson, "CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json"),
];

/// The reader's own dossier.
#[component]
pub fn DossierSheet() -> impl IntoView {
    let dossier: Dossier = expect_context();
    let is_loaded = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        dossier.look().await;
        is_loaded.set(true);
    });
    let ids = Memo::new(move |_| dossier.entries.with(|all| all.iter().map(|e| e.card.id.clone()).collect::<Vec<_>>()));
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let rows = move || {
        let entries = dossier.entries.get_untracked();
        ids.track();
        let last = entries.len().saturating_sub(1);
        entries.into_iter().enumerate().map(|(at, entry)| view! { <Row entry at last/> }).collect_view()
    };
    view! {
        <h2 id="sheet-title">"Dossier"</h2>
        <p>
            "Statements that you have collected, with your notes, in your order. They are kept in this browser and sent nowhere."
        </p>
        <div role="status">
            {move || dossier.problem.get().map(|why| view! { <p class="notice">{why}</p> })}
        </div>
        <Show
            when=move || !is_empty.get()
            fallback=move || is_loaded.get().then(|| view! {
                <p class="data">"It is empty. “Collect” below a statement puts it here."</p>
            })
        >
            <Actions/>
            <ol class="dossier">{rows}</ol>
        </Show>
    }
}

/// A statement with what can be done with it.
#[component]
fn Row(entry: Entry, at: usize, last: usize) -> impl IntoView {
    let dossier: Dossier = expect_context();
    let Entry { card, note, .. } = entry;
    let id = StoredValue::new(card.id.clone());
    let what = card.speaker.clone().unwrap_or_else(|| "an unnamed speaker".to_owned());
    let label = move |verb: &str| format!("{verb} the statement of {what}");
    let (up, down, remove) = (label("Move up"), label("Move down"), label("Take out"));
    let printed = move || {
        dossier.entries.with(|entries| {
            let entry = entries.iter().find(|entry| id.with_value(|id| entry.card.id == *id));
            entry.map(|entry| entry.note.clone())
        })
    };
    let shift = move |down: bool| id.with_value(|id| dossier.shift(id, down));
    view! {
        <li>
            <Statement card note=""/>
            <textarea
                rows="2"
                class="dossier-note"
                aria-label="Your note"
                placeholder="Your note"
                prop:value=note
                on:input=move |event| id.with_value(|id| dossier.note(id, event_target_value(&event)))
            ></textarea>
            <p class="note printed">{printed}</p>
            <p class="open-ways data">
                <button type="button" class="word-button" aria-label=up disabled=at == 0 on:click=move |_| shift(false)>
                    "Up"
                </button>
                <button type="button" class="word-button" aria-label=down disabled=at == last on:click=move |_| shift(true)>
                    "Down"
                </button>
                <button
                    type="button"
                    class="word-button"
                    aria-label=remove
                    on:click=move |_| id.with_value(|id| dossier.remove(id))
                >
                    "Take out"
                </button>
            </p>
        </li>
    }
}

/// A statement as a footnote has it, and the way to its place.
#[component]
fn Statement(card: Card, #[prop(into)] note: String) -> impl IntoView {
    let href = place::to_fact(&card.source.id, Some(&card.id));
    let text = citation(&card, None);
    let note = (!note.is_empty()).then(|| view! { <p class="note">{note}</p> });
    view! {
        <p>{text} " " <a class="data" href=href>"In its article"</a></p>
        {note}
    }
}

/// What can be done with all of it.
#[component]
fn Actions() -> impl IntoView {
    let dossier: Dossier = expect_context();
    let format = RwSignal::new(0usize);
    let save = move |_| {
        let (kind, _, end, mime) = FILES[format.get_untracked().min(FILES.len() - 1)];
        let text = written(kind, &dossier.entries.get_untracked());
        let saved = download::text_blob(&text, mime).and_then(|blob| download::save(&blob, &format!("dossier.{end}")));
        if saved.is_err() {
            say("The browser does not let the page save files.");
        }
    };
    let copy = move |_| {
        let entries = dossier.entries.get_untracked();
        leptos::task::spawn_local(async move {
            say(match copy_rich(&footnotes(&entries), &written(Format::Html, &entries)).await {
                true => "Dossier copied.",
                false => "The browser does not let the page copy. Save it as a file instead.",
            });
        });
    };
    let link = move |_| {
        let place = Place::Shared(Shared::of(&dossier.entries.get_untracked()).write());
        let address = format!("{}{}", base(), Link { sheet: Some(place.name()), ..Link::default() }.to_fragment());
        let length = number(address.chars().count() as u32);
        let warning = if base().starts_with("file:") {
            " It works on this machine only: the page is a file here.".to_owned()
        } else if address.len() > 8000 {
            format!(" It has {length} characters, which some programs cut: send a file instead.")
        } else {
            format!(" It has {length} characters and carries all of its text.")
        };
        leptos::task::spawn_local(async move {
            say(&match copy_text(&address).await {
                true => format!("Link to the dossier copied.{warning}"),
                false => "The browser does not let the page copy.".to_owned(),
            });
        });
    };
    let options = FILES.iter().enumerate().map(|(at, file)| view! { <option value=at.to_string()>{file.1}</option> });
    let print = move |_| {
        let _ = window().print();
    };
    view! {
        <p class="open-ways dossier-actions">
            <span>{move || counted(dossier.entries.with(Vec::len) as u32, "statement", "statements")}</span>
            <button type="button" class="word-button" on:click=copy>"Copy all"</button>
            <button type="button" class="word-button" on:click=link>"Copy a link that carries it"</button>
            <button type="button" class="word-button" on:click=print>"Print"</button>
            <select
                class="choice"
                aria-label="What it is saved as"
                on:change=move |event| format.set(event_target_value(&event).parse().unwrap_or(0))
            >
                {options.collect_view()}
            </select>
            <button type="button" class="word-button" on:click=save>"Save as a file"</button>
        </p>
    }
}

/// A dossier that a link carries.
#[component]
pub fn SharedSheet(
    /// As the link has it.
    text: String,
) -> impl IntoView {
    let dossier: Dossier = expect_context();
    let Some(Shared { statements }) = Shared::read(&text) else {
        return view! {
            <h2 id="sheet-title">"Dossier"</h2>
            <p class="notice">
                "The link has not come whole, or was made by another version of this page. Ask who sent it for the file instead."
            </p>
        }
        .into_any();
    };
    let count = counted(statements.len() as u32, "statement", "statements");
    let rows = statements.clone().into_iter().map(|(card, note)| view! { <li><Statement card note/></li> });
    let rows = rows.collect_view();
    let all = statements.len() as u32;
    let add = move |_| {
        let statements = statements.clone();
        leptos::task::spawn_local(async move {
            dossier.look().await;
            match dossier.add(statements).await {
                Ok(new) if new == all => say("They are in your dossier now."),
                Ok(new) => say(&format!(
                    "{} of {} are new in your dossier; the others are there already.",
                    number(new),
                    number(all)
                )),
                Err(why) => say(&why),
            }
        });
    };
    view! {
        <h2 id="sheet-title">"A dossier that was sent to you"</h2>
        <p class="data">
            {format!("{count}. The link carries their text; nobody but you and whoever sent it has it. Their articles may not be among these here.")}
        </p>
        <p class="open-ways">
            <button type="button" class="word-button" on:click=add>"Put them into your dossier"</button>
        </p>
        <ol class="dossier">{rows}</ol>
    }
    .into_any()
}

/// Statements with their notes as a text, a footnote a paragraph.
fn footnotes(entries: &[Entry]) -> String {
    let one = |(at, entry): (usize, &Entry)| {
        let note = if entry.note.is_empty() { String::new() } else { format!("\n   [{}]", entry.note) };
        format!("{}. {}{note}\n", at + 1, citation(&entry.card, None))
    };
    entries.iter().enumerate().map(one).collect()
}

fn written(format: Format, entries: &[Entry]) -> String {
    let now = js_sys::Date::new_0();
    let day = format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
    let origin = Origin {
        corpus: "Dossier".to_owned(),
        query: String::new(),
        program: format!("Dateline {}", env!("CARGO_PKG_VERSION")),
        day,
    };
    let cards: Vec<Card> = entries.iter().map(|entry| entry.card.clone()).collect();
    let notes: Vec<&str> = entries.iter().map(|entry| entry.note.as_str()).collect();
    export::write_noted(format, &origin, &cards, &notes)
}

/// The page's address without its fragment.
fn base() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

async fn copy_text(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // No clipboard on pages that are served without encryption, whatever the type says.
    let is_there = !AsRef::<JsValue>::as_ref(&clipboard).is_undefined();
    is_there && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Copies a text and the same with its form, for programs that take that; where the browser cannot, the text alone.
async fn copy_rich(text: &str, html: &str) -> bool {
    let rich = || -> Option<js_sys::Promise> {
        let kinds = js_sys::Object::new();
        for (kind, text) in [("text/plain", text), ("text/html", html)] {
            js_sys::Reflect::set(&kinds, &kind.into(), &download::text_blob(text, kind).ok()?.into()).ok()?;
        }
        let item =
            js_sys::Reflect::get(&window(), &"ClipboardItem".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let item = js_sys::Reflect::construct(&item, &js_sys::Array::of1(&kinds)).ok()?;
        let clipboard = JsValue::from(window().navigator().clipboard());
        let write = js_sys::Reflect::get(&clipboard, &"write".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        write.call1(&clipboard, &js_sys::Array::of1(&item)).ok()?.dyn_into().ok()
    };
    if let Some(promise) = rich()
        && JsFuture::from(promise).await.is_ok()
    {
        return true;
    }
    copy_text(text).await
}
