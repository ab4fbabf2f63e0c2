//! What is kept in this browser: IndexedDB, a row for each corpus, for its file, and for each statement of the dossier. What
//! belongs together is written in one transaction, so that a crash or another tab leaves all of it or nothing.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

const DATABASE: &str = "dateline";
const VERSION: u32 = 2;

const NO_ROOM: &str =
    "This browser has no room left for it: nothing was stored. Delete something that is kept, or save it as a file.";

/// A store of rows by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// What is shown of each corpus.
    Corpora,
    /// The file of each corpus.
    Files,
    /// Statements that the reader has collected.
    Dossier,
    /// What the reader has corrected of a corpus.
    Corrections,
}

impl Store {
    const ALL: [Self; 4] = [Self::Corpora, Self::Files, Self::Dossier, Self::Corrections];

    const fn name(self) -> &'static str {
        match self {
            Self::Corpora => "corpora",
            Self::Files => "files",
            Self::Dossier => "dossier",
            Self::Corrections => "corrections",
        }
    }
}

/// A row that is written, in place of one of the same key, or deleted if it has no value.
#[derive(Debug)]
pub struct Change {
    /// Where.
    pub store: Store,
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Option<JsValue>,
}

/// Opens the database, which is made if there is none.
async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for store in Store::ALL {
                // Fails only where there is one of that name.
                let _ = database.create_object_store(store.name(), ObjectStoreParams::new());
            }
        }
    });
    request.await
}

/// All rows of a store, by key.
///
/// # Errors
///
/// In words for the reader, if the browser has no storage for this page.
pub async fn rows(store: Store) -> Result<Vec<JsValue>, String> {
    let read = async || -> Result<Vec<JsValue>, Error> {
        let database = database().await?;
        let transaction = database.transaction(&[store.name()], TransactionMode::ReadOnly)?;
        let rows = transaction.object_store(store.name())?.get_all(None, None)?.await;
        database.close();
        rows
    };
    read().await.map_err(|error| told(&error))
}

/// The row of a key; nothing if there is none.
///
/// # Errors
///
/// In words for the reader.
pub async fn row(store: Store, key: &str) -> Result<Option<JsValue>, String> {
    let read = async || -> Result<Option<JsValue>, Error> {
        let database = database().await?;
        let transaction = database.transaction(&[store.name()], TransactionMode::ReadOnly)?;
        let row = transaction.object_store(store.name())?.get(JsValue::from(key))?.await;
        database.close();
        row
    };
    read().await.map_err(|error| told(&error))
}

/// Makes all of these changes, or none.
///
/// # Errors
///
/// In words for the reader; then nothing has changed.
pub async fn change(changes: &[Change]) -> Result<(), String> {
    let write = async || -> Result<bool, Error> {
        let names = Store::ALL.map(Store::name);
        let database = database().await?;
        let transaction = database.transaction(&names, TransactionMode::ReadWrite)?;
        // What is still being written when this closes is written.
        database.close();
        for Change { store, key, value } in changes {
            let (store, key) = (transaction.object_store(store.name())?, JsValue::from(key));
            match value {
                Some(value) => drop(store.put(value, Some(&key))?.await?),
                None => store.delete(key)?.await?,
            }
        }
        // Without room the browser takes all of it back when it is to be written out.
        Ok(transaction.commit()?.await?.is_committed())
    };
    match write().await {
        Ok(true) => Ok(()),
        Ok(false) => Err(NO_ROOM.to_owned()),
        Err(error) => Err(told(&error)),
    }
}

/// Asks the browser not to clear what is kept when space gets short, and tells what it said.
pub async fn persist() -> bool {
    let storage = window().navigator().storage();
    // No such thing on pages that are served without encryption, whatever the type says.
    if AsRef::<JsValue>::as_ref(&storage).is_undefined() {
        return false;
    }
    let Ok(asked) = storage.persist() else { return false };
    JsFuture::from(asked).await.is_ok_and(|answer| answer.is_truthy())
}

/// An error in words for the reader.
fn told(error: &Error) -> String {
    let text = format!("{error:?}");
    if text.contains("QuotaExceeded") {
        NO_ROOM.to_owned()
    } else {
        "This browser does not let the page keep anything, as in private windows. Save it as a file instead.".to_owned()
    }
}
