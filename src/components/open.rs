//! The sheet with the ways to open articles of the reader's own.

use leptos::html::Input;
use leptos::prelude::*;

use super::dialog::ModalDialog;
use crate::boot::Boot;
use crate::lazy;
use crate::state::{Corpus, NO_HOST, Notices, Route};

/// Kinds of files that can be opened, and what is expected of each.
const FORMS: [(&str, &str); 3] = [
    ("Files", "texts, web pages, tables, feeds, mail, exports of news databases, and archives of these"),
    ("JSON Lines, JSON", "articles as {\"id\", \"text\"} and what else is known: title, date, outlet, url"),
    ("A stored corpus", "what this page or the command line saved: opens at once"),
];

/// Whether the sheet is open.
#[derive(Clone, Copy)]
pub struct OpenSheetSignal(RwSignal<bool>);

impl OpenSheetSignal {
    /// A closed sheet.
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }
}

/// The button that shows the sheet.
#[component]
pub fn OpenButton() -> impl IntoView {
    let OpenSheetSignal(open) = expect_context();
    view! {
        <button
            type="button"
            class="word-button open-button"
            on:click=move |_| open.set(true)
        >
            "Open"
            <span class="open-more">" your own"</span>
        </button>
    }
}

/// The sheet.
#[component]
pub fn OpenSheet() -> impl IntoView {
    let OpenSheetSignal(open) = expect_context();
    let route: Route = expect_context();
    let is_alone = Boot::read().is_some_and(|boot| boot.host.is_none());
    let forms = || FORMS.map(|(name, what)| view! { <div><dt>{name}</dt><dd>{what}</dd></div> }).collect_view();
    view! {
        <ModalDialog open class="open-sheet" label="Open articles">
            <div class="open-head">
                <h2>"Open articles"</h2>
                <button type="button" class="word-button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
            {if is_alone {
                view! { <p>{NO_HOST}</p> }.into_any()
            } else {
                view! {
                    <p>"They are read in this tab and sent nowhere. So that a reload loses nothing they are stored in this browser, until you \
                         go back to the page’s own articles or delete them."</p>
                    <p class="open-ways">
                        <FileChoice text="Choose files…" is_folder=false/>
                        <FileChoice text="Choose a folder…" is_folder=true/>
                    </p>
                    <p>
                        "Or drop them anywhere on the page. Large files take a while; you can search what has been read by then."
                    </p>
                    <dl>{forms()}</dl>
                    <p>"Files may be gzipped (.gz)."</p>
                    <h3>"Look through what is open"</h3>
                    <p class="open-ways">
                        {[("stories", "Stories…"), ("people", "Names…"), ("check", "Check a text…"), ("kept", "Kept in this browser…"), ("dossier", "Dossier…")]
                            .map(|(sheet, text)| view! {
                                <a class="word-button" href=route.to_sheet(sheet) on:click=move |_| open.set(false)>{text}</a>
                            })}
                    </p>
                    <OpenNow/>
                }
                    .into_any()
            }}
        </ModalDialog>
    }
}

/// A button that lets the reader choose files or a folder, which are then opened.
#[component]
fn FileChoice(text: &'static str, is_folder: bool) -> impl IntoView {
    let OpenSheetSignal(open) = expect_context();
    let notices: Notices = expect_context();
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        if let Some(input) = input.get_untracked().filter(|input| input.files().is_some_and(|files| files.length() > 0))
        {
            open.set(false);
            lazy::call(notices, "open", &["files".into(), input.into()]);
        }
    };
    view! {
        <button type="button" class="word-button" on:click=choose>{text}</button>
        <input type="file" multiple hidden prop:webkitdirectory=is_folder node_ref=input on:change=chosen/>
    }
}

/// What can be done with what is open, if the reader has opened it or it can be saved.
#[component]
fn OpenNow() -> impl IntoView {
    let OpenSheetSignal(open) = expect_context();
    let corpus: Corpus = expect_context();
    let opening = corpus.opening;
    let save = move |_| {
        opening.save();
        open.set(false);
    };
    let back = move |_| {
        corpus.close_opened();
        open.set(false);
    };
    let save = opening.can_save().then(|| {
        view! { <button type="button" class="word-button" on:click=save>"Save it as one file"</button> }
    });
    let back = opening.has_other_corpus().then(|| {
        view! { <button type="button" class="word-button" on:click=back>"Back to the page’s own articles"</button> }
    });
    (save.is_some() || back.is_some()).then(|| {
        view! {
            <h3>"What is open now"</h3>
            <p class="open-ways">{save} {back}</p>
        }
    })
}
