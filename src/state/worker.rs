//! The worker as the state sees it: something to put questions to.

use crate::client::{Client, Slot};
use dateline_search::protocol::Request;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;

/// A handle of the worker's client. Copies are the same client, and there is none until one is [`set`](Self::set).
#[derive(Clone, Copy)]
pub struct WorkerHandle(StoredValue<Option<Client>, LocalStorage>);

impl WorkerHandle {
    pub(super) fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    pub(super) fn set(self, client: Client) {
        self.0.set_value(Some(client));
    }

    pub(super) fn client(self) -> Option<Client> {
        self.0.get_value()
    }

    /// Asks, in place of what the slot was asked before.
    pub(super) fn ask(self, slot: Slot, request: Request) {
        if let Some(client) = self.client() {
            client.ask(slot, request);
        }
    }

    /// Makes the answer to the slot's question unwanted.
    pub(super) fn forget(self, slot: Slot) {
        if let Some(client) = self.client() {
            client.forget(slot);
        }
    }
}
