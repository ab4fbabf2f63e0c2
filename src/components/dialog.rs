//! A modal sheet over the page.

use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A modal dialog, drawn while it is open. The browser moves the focus into it, and back when it closes; Escape and a press
/// beside it close it.
#[component]
pub fn ModalDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its class.
    class: &'static str,
    /// Its name for those who hear the page.
    label: &'static str,
    /// The id of the heading that names it better, if it has one.
    #[prop(optional)]
    labelled_by: Option<&'static str>,
    /// What it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    // Drawn until the browser has closed it, which gives the focus back.
    let is_drawn = RwSignal::new(false);
    Effect::new(move || {
        if open.get() {
            is_drawn.set(true);
            if let Some(dialog) = node.get().filter(|dialog| dialog.is_connected() && !dialog.open()) {
                let _ = dialog.show_modal();
            }
        } else {
            close(node);
        }
    });
    // Told a little later: the dialog may have been opened again.
    let closed = move |_| {
        if node.get_untracked().is_none_or(|dialog| !dialog.open()) {
            open.set(false);
            is_drawn.set(false);
        }
    };
    let children = StoredValue::new(children);
    view! {
        <Show when=move || is_drawn.get()>
            <dialog
                class=class
                aria-label=label
                aria-labelledby=labelled_by
                node_ref=node
                on:close=closed
                // The content fills the dialog, so that a press on the dialog itself falls beside it.
                on:click=move |event| {
                    if event.target().is_some_and(|target| target.unchecked_ref::<Element>().tag_name() == "DIALOG") {
                        open.set(false);
                    }
                }
            >
                {children.with_value(|children| children())}
            </dialog>
        </Show>
    }
}

/// Closes a dialog, which gives the focus back.
pub fn close(dialog: NodeRef<Dialog>) {
    if let Some(dialog) = dialog.get_untracked().filter(|dialog| dialog.open()) {
        dialog.close();
    }
}

/// Whether any dialog is open: it has the keys to itself.
pub fn is_any_open() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|open| open.is_some())
}
