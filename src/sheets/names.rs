//! Names: their forms over all articles, to be merged, called otherwise and taken apart.

use super::asking::Asking;
use super::corrections::{self, Corrected, Corrections, Made, State};
use super::place::{self, Place};
use dateline_core::name::NameKind;
use dateline_search::index::NameCorrection;
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::view::words::{counted, number};
use dateline_search::view::{NameList, NameRow};
use leptos::prelude::*;

/// Kinds of names, as links and readers call them.
pub const KINDS: [(NameKind, &str, &str); 3] = [
    (NameKind::Person, "people", "People"),
    (NameKind::Organisation, "organisations", "Organisations"),
    (NameKind::Place, "places", "Places"),
];

/// What is done with the names of the list.
#[derive(Clone, Copy)]
struct Editing {
    kind: NameKind,
    /// Names that are to be merged, in the order of choosing.
    chosen: RwSignal<Vec<String>>,
    /// The name that is being called otherwise.
    renamed: RwSignal<Option<String>>,
}

/// The sheet.
#[component]
pub fn Names(
    /// Which names.
    kind: NameKind,
) -> impl IntoView {
    let asking: Asking = expect_context();
    let find = RwSignal::new(String::new());
    // While names are corrected the list waits: it comes with what was corrected.
    let ask = move || {
        if !asking.is_correcting() {
            asking.ask(SheetRequest::Names { kind, find: find.get_untracked() });
        }
    };
    let corrections = Corrections::new();
    provide_context(corrections);
    provide_context(Editing { kind, chosen: RwSignal::new(Vec::new()), renamed: RwSignal::new(None) });
    ask();
    // The last list stays in sight while the next one comes, so that whoever types keeps the field.
    let list = RwSignal::new(None::<NameList>);
    let refused = corrections::follow(asking, ask, move |response| {
        if let SheetResponse::Names(told) = response {
            corrections.told(&told.corrections);
            list.set(Some(told.clone()));
        }
    });
    let kinds = KINDS.map(|(other, _, text)| {
        let current = (other == kind).then_some("page");
        view! { <a href=place::to_sheet(&Place::Names(other)) aria-current=current>{text}</a> }
    });
    view! {
        <h2 id="sheet-title">"Names"</h2>
        <p>
            "One person, organisation or place is one name in all lists, however articles spell it. Where that is wrong, say so \
             here: it holds in all lists at once, can be undone, and can be saved."
        </p>
        <nav class="story-lists data" aria-label="Kinds of names">{kinds}</nav>
        <input
            type="search"
            class="name-find"
            placeholder="Find a name"
            aria-label="Find a name"
            autocomplete="off"
            spellcheck="false"
            prop:value=find
            on:input=move |event| { find.set(event_target_value(&event)); ask(); }
        />
        <State refused has_list=Signal::derive(move || list.with(Option::is_some)) looking="Collecting the names…"/>
        <MergeBar/>
        {move || list.get().map(|list| view! { <List list/> })}
        <Made what=Corrected::Names/>
    }
}

#[component]
fn List(list: NameList) -> impl IntoView {
    let NameList { rows, more, .. } = list;
    let line = format!("{}, those in most articles first.", counted(rows.len() as u32 + more, "name", "names"));
    let more =
        (more > 0).then(|| view! { <p class="data">{format!("{} more can be found by name.", number(more))}</p> });
    view! {
        <p class="data">{line}</p>
        <ul class="names">{rows.into_iter().map(|row| view! { <Row row/> }).collect_view()}</ul>
        {more}
    }
}

#[component]
fn Row(row: NameRow) -> impl IntoView {
    let NameRow { name, forms, roles, articles } = row;
    let (editing, corrections): (Editing, Corrections) = (expect_context(), expect_context());
    let Editing { kind, chosen, renamed } = editing;
    let shown = StoredValue::new(name);
    let is_chosen = move || chosen.with(|chosen| shown.with_value(|name| chosen.contains(name)));
    let toggle = move |_| {
        let name = shown.get_value();
        chosen.update(|chosen| match chosen.iter().position(|other| *other == name) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(name),
        });
    };
    let form = move |form: String| {
        let (label, text) = (format!("{form}: not the same as {}", shown.get_value()), form.clone());
        let apart = move |_| {
            corrections.call([NameCorrection {
                kind,
                name: shown.get_value(),
                form: Some(form.clone()),
                to: form.clone(),
            }]);
        };
        view! {
            <li>
                {text}
                <button type="button" class="word-button" aria-label=label on:click=apart>"not the same"</button>
            </li>
        }
    };
    let is_renamed = move || renamed.with(|name| name.as_deref() == Some(shown.get_value().as_str()));
    let rename = move |_| {
        let now = if is_renamed() { None } else { Some(shown.get_value()) };
        renamed.set(now);
    };
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=is_chosen on:change=toggle/>
                <b>{shown.get_value()}</b>
            </label>
            <span class="data">{counted(articles, "article", "articles")}</span>
            <button
                type="button"
                class="word-button"
                aria-label=format!("Rename {}", shown.get_value())
                aria-expanded=move || is_renamed().to_string()
                on:click=rename
            >
                "Rename"
            </button>
            <Show when=is_renamed>
                <Rename name=shown.get_value()/>
            </Show>
            {(!roles.is_empty()).then(|| view! { <p class="roles">{told_roles(&roles)}</p> })}
            {(!forms.is_empty()).then(|| view! { <ul class="data">{forms.into_iter().map(form).collect_view()}</ul> })}
        </li>
    }
}

/// "president of Ruritania (3 articles), candidate".
fn told_roles(roles: &[(String, u32)]) -> String {
    let told = roles.iter().map(|(role, count)| match count {
        0 | 1 => role.clone(),
        _ => format!("{role} ({})", counted(*count, "article", "articles")),
    });
    told.collect::<Vec<_>>().join(", ")
}

/// A field for another name.
#[component]
fn Rename(name: String) -> impl IntoView {
    let (Editing { kind, renamed, .. }, corrections): (Editing, Corrections) = (expect_context(), expect_context());
    let to = RwSignal::new(name.clone());
    let done = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = to.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ");
        renamed.set(None);
        if !text.is_empty() && text != name {
            corrections.call([NameCorrection { kind, name: name.clone(), form: None, to: text }]);
        }
    };
    view! {
        <form class="rename" on:submit=done>
            <input
                type="text"
                aria-label="New name"
                prop:value=to
                on:input=move |event| to.set(event_target_value(&event))
            />
            <button type="submit" class="word-button">"Rename"</button>
        </form>
    }
}

/// Merges the names that are chosen under the first of them.
#[component]
fn MergeBar() -> impl IntoView {
    let (Editing { kind, chosen, .. }, corrections): (Editing, Corrections) = (expect_context(), expect_context());
    let merge = move |to: String| {
        let names = chosen.get_untracked().into_iter().filter(|name| *name != to);
        let all: Vec<NameCorrection> =
            names.map(|name| NameCorrection { kind, name, form: None, to: to.clone() }).collect();
        chosen.set(Vec::new());
        corrections.call(all);
    };
    let bar = move || {
        let names = chosen.get();
        if names.len() < 2 {
            let hint = "To make one of two names, choose both.";
            return view! { <p class="data">{hint}</p> }.into_any();
        }
        let way = |name: &String| {
            let to = name.clone();
            let text = format!("as “{name}”");
            view! { <button type="button" class="word-button" on:click=move |_| merge(to.clone())>{text}</button> }
        };
        view! {
            <p class="merge data">
                {format!("Make one of {}: ", counted(names.len() as u32, "name", "names"))}
                {names.iter().map(way).collect_view()}
            </p>
        }
        .into_any()
    };
    view! { <div role="status">{bar}</div> }
}
