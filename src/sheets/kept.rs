//! What is kept in this browser: stored, opened again, called otherwise, saved as files and deleted.

use super::corrected;
use super::event::{say, send, want};
use super::store::{self, Change, Store};
use dateline_page::download;
use dateline_search::view::words::counted;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CustomEvent};

/// Corpora at most that are stored for tabs and not by the reader's wish.
const DRAFTS: usize = 12;

/// What is shown of a kept corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// What it is found by.
    pub id: String,
    /// As the reader calls it.
    pub name: String,
    /// How many articles it has.
    pub articles: u32,
    /// The size of its file.
    pub bytes: f64,
    /// When it was stored, in milliseconds since 1970.
    pub at: f64,
    /// Whether the page stored it by itself for the tab that had it open, and not the reader.
    pub draft: bool,
}

impl Kept {
    fn row(&self) -> Change {
        let value = serde_wasm_bindgen::to_value(self).ok();
        Change { store: Store::Corpora, key: self.id.clone(), value }
    }

    /// All that is kept, the latest first.
    async fn all() -> Result<Vec<Self>, String> {
        let rows = store::rows(Store::Corpora).await?;
        let mut kept: Vec<Self> = rows.into_iter().filter_map(|row| serde_wasm_bindgen::from_value(row).ok()).collect();
        kept.sort_by(|a, b| b.at.total_cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
        Ok(kept)
    }

    /// A kept corpus with its file; nothing if none is kept under that id.
    async fn find(id: &str) -> Result<Option<(Self, Blob)>, String> {
        let (row, file) = (store::row(Store::Corpora, id).await?, store::row(Store::Files, id).await?);
        let both = row.zip(file);
        Ok(both.and_then(|(row, file)| Some((serde_wasm_bindgen::from_value(row).ok()?, file.dyn_into().ok()?))))
    }

    async fn delete(id: &str) -> Result<(), String> {
        let gone = |store| Change { store, key: id.to_owned(), value: None };
        corrected::forget(id);
        store::change(&[gone(Store::Corpora), gone(Store::Files), gone(Store::Corrections)]).await
    }
}

/// What is known of the corpora that are kept.
#[derive(Clone, Copy)]
pub struct Keeping {
    list: RwSignal<Vec<Kept>>,
    /// What went wrong last.
    problem: RwSignal<Option<String>>,
    /// What the browser said when it was asked to hold on to what is kept.
    persisted: RwSignal<Option<bool>>,
}

impl Keeping {
    /// Follows what the page asks from now on: `src/state/keeping.rs` lists the events.
    pub fn new() -> Self {
        let keeping =
            Self { list: RwSignal::new(Vec::new()), problem: RwSignal::new(None), persisted: RwSignal::new(None) };
        let text =
            |event: web_sys::Event| event.unchecked_into::<CustomEvent>().detail().as_string().unwrap_or_default();
        let _ = window_event_listener_untyped("dateline-draft", |_| want("keep", &true.into()));
        let _ = window_event_listener_untyped("dateline-drop", move |event| {
            let id = text(event);
            leptos::task::spawn_local(async move {
                // What the reader has kept stays; what cannot be deleted now goes with the next ones.
                if let Ok(Some((Kept { draft: true, .. }, _))) = Kept::find(&id).await {
                    let _ = Kept::delete(&id).await;
                }
            });
        });
        let _ = window_event_listener_untyped("dateline-reopen", move |event| {
            let id = text(event);
            leptos::task::spawn_local(async move {
                match Kept::find(&id).await {
                    Ok(Some((kept, file))) => {
                        // What is in use is the last to go.
                        let _ = store::change(&[Kept { at: js_sys::Date::now(), ..kept.clone() }.row()]).await;
                        open(&kept, &file, true);
                    }
                    Ok(None) => say("The articles that were open here are not kept any more."),
                    Err(why) => say(&why),
                }
            });
        });
        let _ = window_event_listener_untyped("dateline-file", move |event| {
            let detail = event.unchecked_into::<CustomEvent>().detail();
            leptos::task::spawn_local(async move { keeping.take(&detail).await });
        });
        keeping
    }

    /// Stores the file that the page hands over.
    async fn take(self, detail: &JsValue) {
        let detail: &js_sys::Array = detail.unchecked_ref();
        let Ok(file) = download::bytes_blob(&detail.get(3)) else { return };
        let draft = detail.get(4).is_truthy();
        let before = detail.get(5).as_string().unwrap_or_default();
        let name = detail.get(1).as_string().filter(|name| !name.is_empty()).unwrap_or_else(|| "Articles".to_owned());
        // What a tab had stored before gives way to what it has now.
        let is_own_draft = matches!(Kept::find(&before).await, Ok(Some((Kept { draft: true, .. }, _))));
        let id = if is_own_draft { before } else { format!("{:x}", (js_sys::Math::random() * 1e15) as u64) };
        let articles = detail.get(2).as_f64().unwrap_or_default() as u32;
        let kept = Kept { id, name, articles, bytes: file.size(), at: js_sys::Date::now(), draft };
        let file_row = Change { store: Store::Files, key: kept.id.clone(), value: Some(file.clone().into()) };
        match store::change(&[file_row, kept.row()]).await {
            Ok(()) => {
                if draft {
                    Self::drop_old_drafts().await;
                } else {
                    self.problem.set(None);
                    self.persisted.set(Some(store::persist().await));
                    say(&format!("“{}” is kept in this browser.", kept.name));
                }
                want("stored", &js_sys::Array::of2(&detail.get(0), &kept.id.into()));
            }
            Err(why) => {
                say(&why);
                self.problem.set(Some(why));
            }
        }
        self.look().await;
    }

    async fn drop_old_drafts() {
        let kept = Kept::all().await.unwrap_or_default();
        for old in kept.into_iter().filter(|kept| kept.draft).skip(DRAFTS) {
            // What cannot be deleted now is tried again with the next one.
            let _ = Kept::delete(&old.id).await;
        }
    }

    /// Looks at what is kept now.
    async fn look(self) {
        match Kept::all().await {
            Ok(list) => self.list.set(list),
            Err(why) => self.problem.set(Some(why)),
        }
    }

    /// Tells why something failed, and looks again.
    async fn after(self, outcome: Result<(), String>) {
        self.problem.set(outcome.err());
        self.look().await;
    }
}

/// Has the page open a kept corpus; `again` leaves the link as it is.
fn open(kept: &Kept, file: &Blob, again: bool) {
    let entry = js_sys::Object::new();
    for (key, value) in [("name", JsValue::from(format!("{}.dateline", kept.name))), ("blob", file.into())] {
        let _ = js_sys::Reflect::set(&entry, &key.into(), &value);
    }
    let detail = js_sys::Object::new();
    for (name, value) in [
        ("name", JsValue::from(&kept.name)),
        ("files", js_sys::Array::of1(&entry).into()),
        ("kept", JsValue::from(&kept.id)),
        ("again", if again { "1" } else { "" }.into()),
    ] {
        let _ = js_sys::Reflect::set(&detail, &name.into(), &value);
    }
    send("dateline-files", &detail);
}

/// The sheet.
#[component]
pub fn KeptSheet() -> impl IntoView {
    let keeping: Keeping = expect_context();
    let is_loaded = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        keeping.look().await;
        is_loaded.set(true);
    });
    let list = move || {
        let list = keeping.list.get();
        if list.is_empty() && is_loaded.get() {
            return view! { <p class="data">"Nothing is kept yet."</p> }.into_any();
        }
        let rows = list.into_iter().map(|kept| view! { <Row kept/> }).collect_view();
        view! { <ul class="kept">{rows}</ul> }.into_any()
    };
    let said = move || {
        keeping.persisted.get().map(|granted| match granted {
            true => "The browser has agreed to hold on to it until you delete it.",
            false => "The browser has not agreed to hold on to it: it may clear it when space gets short.",
        })
    };
    view! {
        <h2 id="sheet-title">"Kept in this browser"</h2>
        <p>
            "Articles that you have opened are stored here, on this machine, and sent nowhere. What a tab has open is stored by \
             itself, so that a reload loses nothing, and goes in time; what you keep stays until you delete it."
        </p>
        <p class="open-ways">
            <button type="button" class="word-button" on:click=move |_| want("keep", &false.into())>
                "Keep what is open now"
            </button>
        </p>
        <div role="status">
            {move || keeping.problem.get().map(|why| view! { <p class="notice">{why}</p> })}
            <p class="data">{said}</p>
        </div>
        {list}
    }
}

#[component]
fn Row(kept: Kept) -> impl IntoView {
    let keeping: Keeping = expect_context();
    let (renaming, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let kept = StoredValue::new(kept);
    let Kept { name, articles, bytes, at, draft, .. } = kept.get_value();
    let with_file = move |then: fn(&Kept, &Blob) -> Result<(), String>| {
        leptos::task::spawn_local(async move {
            let outcome = match Kept::find(&kept.with_value(|kept| kept.id.clone())).await {
                Ok(Some((kept, file))) => then(&kept, &file),
                Ok(None) => Err("It is not kept any more.".to_owned()),
                Err(why) => Err(why),
            };
            keeping.after(outcome).await;
        });
    };
    let open = move |_| {
        with_file(|kept, file| {
            open(kept, file, false);
            super::place::close();
            Ok(())
        });
    };
    let save = move |_| {
        with_file(|kept, file| {
            let failed = |_| "The browser does not let the page save files.".to_owned();
            download::save(file, &format!("{}.dateline", kept.name)).map_err(failed)
        });
    };
    let delete = move |_| {
        leptos::task::spawn_local(async move {
            let id = kept.with_value(|kept| kept.id.clone());
            keeping.after(Kept::delete(&id).await).await;
        });
    };
    let to = RwSignal::new(name.clone());
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        renaming.set(false);
        let name = to.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            // Whoever names it wants to keep it.
            let named = Kept { name, draft: false, ..kept.get_value() };
            keeping.after(store::change(&[named.row()]).await).await;
        });
    };
    let day = js_sys::Date::new(&at.into()).to_locale_string("en-GB", &JsValue::UNDEFINED);
    let told = format!("{}, {}, {}", counted(articles, "article", "articles"), size(bytes), String::from(day));
    let draft = draft.then_some(" · stored for a tab; it goes when newer ones come");
    view! {
        <li>
            <b>{name}</b>
            <p class="data">{told} {draft}</p>
            <p class="open-ways">
                <button type="button" class="word-button" on:click=open>"Open"</button>
                <button type="button" class="word-button" on:click=move |_| renaming.update(|on| *on = !*on)>
                    {if draft.is_some() { "Keep under a name" } else { "Rename" }}
                </button>
                <button type="button" class="word-button" on:click=save>"Save as a file"</button>
                <button type="button" class="word-button" on:click=move |_| deleting.update(|on| *on = !*on)>"Delete"</button>
            </p>
            <Show when=move || renaming.get()>
                <form class="rename" on:submit=rename>
                    <input
                        type="text"
                        aria-label="New name"
                        prop:value=to
                        on:input=move |event| to.set(event_target_value(&event))
                    />
                    <button type="submit" class="word-button">"Rename"</button>
                </form>
            </Show>
            <Show when=move || deleting.get()>
                <p class="merge data">
                    "It cannot be had back. "
                    <button type="button" class="word-button" on:click=delete>"Delete it for good"</button>
                </p>
            </Show>
        </li>
    }
}

/// "1.2 MB", by thousands.
fn size(bytes: f64) -> String {
    match bytes {
        n if n < 1e3 => format!("{n:.0} bytes"),
        n if n < 1e6 => format!("{:.0} KB", n / 1e3),
        n => format!("{:.1} MB", n / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_by_thousands() {
        assert_eq!([999.0, 14_280.0, 28_700_000.0].map(size), ["999 bytes", "14 KB", "28.7 MB"]);
    }
}
