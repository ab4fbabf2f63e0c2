//! The dossier: statements that the reader has collected, with notes and an order of their own. It is kept in this browser, a
//! row for each statement, so that what two tabs collect comes together.

mod link;
mod sheet;

use super::event::say;
use super::store::{self, Change, Store};
use dateline_search::sheets;
use dateline_search::view::Card;
use dateline_search::view::words::counted;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CustomEvent;

pub use link::Shared;
pub use sheet::{DossierSheet, SharedSheet};

/// A statement of the dossier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The statement.
    pub card: Card,
    /// What the reader has noted on it.
    pub note: String,
    /// Entries stand in the order of these.
    pub place: f64,
}

impl Entry {
    fn change(&self) -> Change {
        let value = serde_json::to_string(self).ok().map(JsValue::from);
        Change { store: Store::Dossier, key: self.card.id.clone(), value }
    }
}

/// The dossier. Copies are the same.
#[derive(Clone, Copy)]
pub struct Dossier {
    /// Its statements in order.
    pub entries: RwSignal<Vec<Entry>>,
    /// What went wrong last.
    pub problem: RwSignal<Option<String>>,
}

impl Dossier {
    /// Takes what the page collects from now on: a card as bytes, by the event `dateline-collect`.
    pub fn new() -> Self {
        let dossier = Self { entries: RwSignal::new(Vec::new()), problem: RwSignal::new(None) };
        let _ = window_event_listener_untyped("dateline-collect", move |event| {
            let detail = event.unchecked_into::<CustomEvent>().detail();
            let Some(card) = sheets::read_card(&js_sys::Uint8Array::new(&detail).to_vec()) else { return };
            leptos::task::spawn_local(async move { dossier.collect(card).await });
        });
        dossier
    }

    /// Looks at what is kept now.
    pub async fn look(self) {
        match store::rows(Store::Dossier).await {
            Ok(rows) => {
                let texts: Vec<String> = rows.iter().filter_map(JsValue::as_string).collect();
                let mut entries: Vec<Entry> = texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
                entries.sort_by(|a, b| a.place.total_cmp(&b.place).then_with(|| a.card.id.cmp(&b.card.id)));
                let unread = (texts.len() - entries.len()) as u32;
                self.entries.set(entries);
                if unread > 0 {
                    let told = counted(unread, "statement is", "statements are");
                    self.problem.set(Some(format!("{told} of an earlier version and cannot be shown.")));
                }
            }
            Err(why) => self.problem.set(Some(why)),
        }
    }

    async fn collect(self, card: Card) {
        self.look().await;
        if self.entries.with_untracked(|entries| entries.iter().any(|entry| entry.card.id == card.id)) {
            return say("It is in your dossier already.");
        }
        let added = self.add(vec![(card, String::new())]).await;
        match added {
            Ok(_) => {
                let count = self.entries.with_untracked(Vec::len) as u32;
                say(&format!("Collected: {} in your dossier.", counted(count, "statement", "statements")));
            }
            Err(why) => say(&why),
        }
    }

    /// Puts statements with notes at the end; those that are there already stay as they are. How many were new.
    pub async fn add(self, more: Vec<(Card, String)>) -> Result<u32, String> {
        let (last, known) = self.entries.with_untracked(|entries| {
            let ids: Vec<String> = entries.iter().map(|entry| entry.card.id.clone()).collect();
            (entries.last().map_or(0.0, |entry| entry.place), ids)
        });
        let entries = more.into_iter().filter(|(card, _)| !known.contains(&card.id)).enumerate();
        let changes: Vec<Change> = entries
            .map(|(at, (mut card, note))| {
                // What the article's other carriers were is no part of the record.
                card.carried = None;
                Entry { card, note, place: last + 1.0 + at as f64 }.change()
            })
            .collect();
        let outcome = store::change(&changes).await;
        self.look().await;
        outcome.map(|()| changes.len() as u32)
    }

    /// Stores what `entries` have now.
    fn write(self, changes: Vec<Change>) {
        leptos::task::spawn_local(async move {
            self.problem.set(store::change(&changes).await.err());
        });
    }

    /// Takes a statement out.
    pub fn remove(self, id: &str) {
        self.entries.update(|entries| entries.retain(|entry| entry.card.id != id));
        self.write(vec![Change { store: Store::Dossier, key: id.to_owned(), value: None }]);
    }

    /// Notes something on a statement.
    pub fn note(self, id: &str, note: String) {
        let change = self.entries.try_update(|entries| {
            let entry = entries.iter_mut().find(|entry| entry.card.id == id)?;
            entry.note = note;
            Some(entry.change())
        });
        self.write(change.flatten().into_iter().collect());
    }

    /// Moves a statement one place up or down.
    pub fn shift(self, id: &str, down: bool) {
        let changes = self.entries.try_update(|entries| {
            let at = entries.iter().position(|entry| entry.card.id == id)?;
            let to = if down { at.checked_add(1) } else { at.checked_sub(1) };
            let to = to.filter(|to| *to < entries.len())?;
            let place = entries[at].place;
            entries[at].place = entries[to].place;
            entries[to].place = place;
            entries.swap(at, to);
            Some(vec![entries[at].change(), entries[to].change()])
        });
        self.write(changes.flatten().unwrap_or_default());
    }
}
