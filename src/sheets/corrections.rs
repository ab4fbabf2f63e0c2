//! What the reader has corrected of names: undone, saved as a file and opened again.

use super::asking::Asking;
use super::names::KINDS;
use dateline_page::download;
use dateline_search::index::NameCorrection;
use dateline_search::sheets::SheetRequest;
use leptos::html::Input;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::JsFuture;

/// The name of the file.
const FILE: &str = "dateline-corrections.json";

/// What a file of corrections holds.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct CorrectionFile {
    /// In the order in which they were made.
    names: Vec<NameCorrection>,
}

/// The corrections that hold now.
#[derive(Clone, Copy)]
pub struct Corrections {
    made: RwSignal<Vec<NameCorrection>>,
    asking: Asking,
    /// Why a file could not be used.
    problem: RwSignal<Option<String>>,
}

impl Corrections {
    /// None yet.
    pub fn new() -> Self {
        Self { made: RwSignal::new(Vec::new()), asking: expect_context(), problem: RwSignal::new(None) }
    }

    /// Those that hold, as the worker tells.
    pub fn told(self, corrections: &[NameCorrection]) {
        self.made.set(corrections.to_vec());
    }

    /// Adds some to those that hold.
    pub fn add(self, more: impl IntoIterator<Item = NameCorrection>) {
        let all = self.made.get_untracked().into_iter().chain(more).collect();
        self.hold(all);
    }

    fn undo(self) {
        let mut all = self.made.get_untracked();
        all.pop();
        self.hold(all);
    }

    fn hold(self, corrections: Vec<NameCorrection>) {
        self.problem.set(None);
        // At once, so that the next one adds to these.
        self.made.set(corrections.clone());
        self.asking.ask(SheetRequest::Correct { corrections });
    }

    fn save(self) {
        let file = CorrectionFile { names: self.made.get_untracked() };
        let text = serde_json::to_string_pretty(&file).unwrap_or_default();
        let saved = download::text_blob(&text, "application/json").and_then(|blob| download::save(&blob, FILE));
        if saved.is_err() {
            self.problem.set(Some("The browser does not let the page save files.".to_owned()));
        }
    }

    fn open(self, text: &str) {
        match serde_json::from_str::<CorrectionFile>(text) {
            Ok(file) => self.add(file.names),
            Err(error) => self.problem.set(Some(format!("This file holds no corrections: {error}."))),
        }
    }
}

/// What has been corrected, with ways to undo, save and open.
#[component]
pub fn Made() -> impl IntoView {
    let corrections: Corrections = expect_context();
    let made = corrections.made;
    let input = NodeRef::<Input>::new();
    let take = move |_| {
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        let Some(file) = file else { return };
        leptos::task::spawn_local(async move {
            if let Ok(text) = JsFuture::from(file.text()).await {
                corrections.open(&text.as_string().unwrap_or_default());
            }
            // So that the same file can be chosen again.
            if let Some(input) = input.get_untracked() {
                input.set_value("");
            }
        });
    };
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let list = move || made.get().iter().map(|correction| view! { <li>{told(correction)}</li> }).collect_view();
    let is_any = move || made.with(|made| !made.is_empty());
    view! {
        <h3>"What you have corrected"</h3>
        <Show when=is_any fallback=|| view! { <p class="data">"Nothing yet."</p> }>
            <ol class="corrections">{list}</ol>
        </Show>
        <p class="open-ways">
            <Show when=is_any>
                <button type="button" class="word-button" on:click=move |_| corrections.undo()>"Undo the last"</button>
                <button type="button" class="word-button" on:click=move |_| corrections.save()>"Save them as a file"</button>
            </Show>
            <button type="button" class="word-button" on:click=choose>"Open a file of corrections…"</button>
            <input type="file" hidden accept=".json,application/json" node_ref=input on:change=take/>
        </p>
        <div role="status">
            {move || corrections.problem.get().map(|why| view! { <p class="notice">{why}</p> })}
        </div>
    }
}

/// A correction in words.
fn told(NameCorrection { kind, name, form, to }: &NameCorrection) -> String {
    let kind = KINDS.iter().find(|known| known.0 == *kind).map_or("", |known| known.2);
    match form {
        Some(form) if form == to => format!("{kind}: “{form}” is another name than “{name}”"),
        Some(form) => format!("{kind}: “{form}” of “{name}” is called “{to}”"),
        None => format!("{kind}: “{name}” is called “{to}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::name::NameKind;

    #[test]
    fn a_file_is_read_as_it_is_written() {
        let correction = |form: Option<&str>, to: &str| NameCorrection {
            kind: NameKind::Person,
            name: "Jane Roe".to_owned(),
            form: form.map(str::to_owned),
            to: to.to_owned(),
        };
        let file = CorrectionFile { names: vec![correction(None, "J. Roe"), correction(Some("Roe"), "Roe")] };
        let text = serde_json::to_string_pretty(&file).expect("text");
        assert_eq!(serde_json::from_str::<CorrectionFile>(&text).expect("the same"), file);
        assert_eq!(told(&file.names[0]), "People: “Jane Roe” is called “J. Roe”");
        assert_eq!(told(&file.names[1]), "People: “Roe” is another name than “Jane Roe”");
        // Whoever writes such a file by hand leaves out what is not meant.
        let plain = r#"{"names": [{"kind": "person", "name": "Jane Roe", "to": "J. Roe"}]}"#;
        assert_eq!(serde_json::from_str::<CorrectionFile>(plain).expect("names").names, file.names[..1]);
    }
}
