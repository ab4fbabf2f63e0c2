//! Opening: articles of the reader's own, and corpora that are too large for the page's own program.
//!
//! Either is read by a worker for large corpora, which has a client of its own. The page goes on with the corpus it has until
//! the new one can be asked; then that client becomes the page's. If that never happens the page keeps the corpus that it has. A
//! worker that ends is started again by the page's wish, with the same files. How it goes is in [`Opening::status`].
//!
//! Files are collected by a script (`open.js`), since what was dropped can be looked at in the drop's own event only.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::CustomEvent;

use super::corpus::{Corpus, Phase};
use super::keeping::remember;
use super::opening::{ComingCorpus, CorpusSource, OpenCorpus, Status, text};
use crate::boot::{self, Boot};
use crate::client::{Client, Heard, Slot};
use crate::download;
use dateline_search::protocol::{ReadingProgress, Request, Response};
use leptos::prelude::*;

/// What a stored corpus is called as a file.
const STORED: &str = ".dateline";

/// What a page of one file says that came without the worker for large corpora.
pub const NO_HOST: &str = "This page is one file with its own articles. The program that reads others is not in it.";
const NO_DAYS: &str = "Days cannot be set here: this page is one file without the program that dates articles anew.";

impl Corpus {
    /// Opens a corpus by a worker for large corpora.
    pub fn open_source(self, source: CorpusSource) {
        self.open_anew(source, false);
    }

    /// Opens once more what was open when its worker ended.
    pub(super) fn open_again(self) {
        if let Some(source) = self.opening.with_open(|open| open.source.clone()) {
            self.open_anew(source, true);
        }
    }

    /// Tries once more what failed: to open something, or to fetch missing parts.
    pub fn retry_opening(self) {
        if self.opening.status.get_untracked() == Status::Incomplete {
            self.opening.dismiss();
            return self.revision.update(|n| *n += 1);
        }
        let failed = self.opening.internals.try_update_value(|internals| internals.failed.take());
        if let Some(Some(source)) = failed {
            self.open_source(source);
        }
    }

    /// Goes back to the page's own corpus.
    pub fn close_opened(self) {
        self.opening.leave();
        self.forget_open();
        to_all_quotes();
        self.begin();
    }

    fn open_anew(self, source: CorpusSource, again: bool) {
        let Some(host) = Boot::read().and_then(|boot| boot.host) else {
            return self.notices.say(if source.spare { NO_DAYS } else { NO_HOST });
        };
        let opening = self.opening;
        let number = opening.internals.try_update_value(|internals| {
            internals.last += 1;
            if let Some(before) = internals.coming.take() {
                before.client.stop();
            }
            internals.last
        });
        let Some(number) = number else { return };
        let client = Client::new(move |heard| self.hear_opened(number, heard));
        let files = source.address.is_none().then(|| (source.files.clone(), None));
        if !source.spare {
            let name = if source.name.is_empty() { "the articles" } else { source.name.as_str() }.to_owned();
            opening.status.set(Status::Reading { name, reading: ReadingProgress::default(), articles: None });
        }
        let address = source.address.clone();
        let coming = ComingCorpus { number, client: client.clone(), source, again, ready: false, files };
        opening.internals.update_value(|internals| internals.coming = Some(coming));
        client.start_host(&host);
        if let Some(address) = address {
            self.fetch_own(number, address);
        } else if opening.internals.with_value(|h| h.coming.as_ref().is_some_and(|c| c.source.file_names().is_empty()))
        {
            self.opening_failed(number, "There are no files in it.");
        }
    }

    fn fetch_own(self, number: u32, address: Rc<str>) {
        leptos::task::spawn_local(async move {
            match boot::fetch_file(&address).await {
                Ok(file) => {
                    self.opening.internals.update_value(|internals| {
                        if let Some(coming) = internals.coming.as_mut().filter(|c| c.number == number) {
                            coming.files = Some((file.files, Some(file.address)));
                        }
                    });
                    self.read_files(number);
                }
                Err(message) => self.opening_failed(number, &message),
            }
        });
    }

    /// Has the files read, if both they and the worker are there.
    fn read_files(self, number: u32) {
        let taken = self.opening.internals.try_update_value(|internals| {
            let coming = internals.coming.as_mut().filter(|c| c.number == number && c.ready)?;
            Some((coming.client.clone(), coming.source.name.clone(), coming.files.take()?))
        });
        if let Some(Some((client, name, (files, base)))) = taken {
            client.ask_with(Slot::Read, Request::Read { name, base, quiet: false }, files);
        }
    }

    /// What the worker of client `number` says.
    fn hear_opened(self, number: u32, heard: Heard) {
        let opening = self.opening;
        let is_coming = opening.internals.with_value(|h| h.coming.as_ref().is_some_and(|c| c.number == number));
        let is_open = opening.with_open(|open| open.number == number) == Some(true);
        match heard {
            _ if !is_coming && !is_open => {}
            Heard::Answer(Slot::Read, response) => self.hear_of_reading(number, response),
            Heard::Answer(_, Response::Incomplete(incomplete)) => self.hear_of_parts(incomplete),
            Heard::Saved(file) => self.keep_file(&file),
            Heard::Ready if is_coming => {
                opening.internals.update_value(|h| h.coming.iter_mut().for_each(|coming| coming.ready = true));
                self.read_files(number);
            }
            Heard::Answer(Slot::Open, Response::Opened(_)) if is_coming => {
                self.show_opened();
                self.tell(heard);
            }
            Heard::Died if is_coming => {
                self.opening_failed(number, "The part of the page that reads the articles has stopped.");
            }
            Heard::Died => {
                if matches!(opening.status.get_untracked(), Status::Reading { .. }) {
                    opening.dismiss();
                }
                self.tell(Heard::Died);
            }
            heard => self.tell(heard),
        }
    }

    /// The corpus that was coming can be asked: its worker is the page's now.
    fn show_opened(self) {
        let opening = self.opening;
        let coming = opening.internals.try_update_value(|internals| {
            let ComingCorpus { number, client, source, again, .. } = internals.coming.take()?;
            let names = source.file_names();
            let saved = source.address.is_none() && names.len() == 1 && names[0].ends_with(STORED);
            let keeps_link = again || source.keeps_link;
            if source.address.is_none() && !again {
                remember(&source.kept);
            }
            let client = client.clone();
            internals.open =
                Some(OpenCorpus { number, client: client.clone(), source, saved, saving: false, keeping: None });
            Some((client, keeps_link))
        });
        if let Some(Some((client, keeps_link))) = coming {
            if !keeps_link {
                // Filters of another corpus would hide this one.
                to_all_quotes();
            }
            self.take_client(client);
        }
    }

    fn hear_of_reading(self, number: u32, response: Response) {
        let opening = self.opening;
        match response {
            Response::Progress { done, total } => opening.status.update(|status| {
                if let Status::Reading { articles, .. } = status {
                    *articles = Some((done, total));
                }
            }),
            Response::Reading(state) => opening.status.update(|status| {
                if let Status::Reading { reading, .. } = status {
                    *reading = state;
                }
            }),
            Response::Read(state) => {
                let shown = opening.with_open(|open| open.number == number) == Some(true);
                if !shown {
                    let why = state.problems.first().map_or("There are no articles in it.", String::as_str);
                    return self.opening_failed(number, why);
                }
                let own = opening.with_open(|open| open.source.address.is_some()) == Some(true);
                if matches!(opening.status.get_untracked(), Status::Reading { .. }) {
                    opening.status.set(if own { Status::Idle } else { Status::Done(state) });
                }
                self.keep_for_tab();
            }
            Response::Failed { message } => self.opening_failed(number, &message),
            _ => {}
        }
    }

    fn hear_of_parts(self, incomplete: bool) {
        let status = self.opening.status;
        match status.get_untracked() {
            // While something is opened, that is shown first.
            Status::Reading { .. } => {}
            Status::Incomplete if !incomplete => status.set(Status::Idle),
            Status::Incomplete => {}
            _ if incomplete => status.set(Status::Incomplete),
            _ => {}
        }
    }

    /// What is coming will not come, for this reason.
    fn opening_failed(self, number: u32, message: &str) {
        let opening = self.opening;
        let coming = opening.internals.try_update_value(|internals| internals.coming.take_if(|c| c.number == number));
        let Some(Some(ComingCorpus { client, source, again, .. })) = coming else {
            // Some of it is there, and the page goes on with that.
            return opening.dismiss();
        };
        client.stop();
        if again || source.address.is_some() && !source.spare {
            // The page waits for it, and has nothing else.
            opening.dismiss();
            self.phase.set(Phase::Failed(format!("The articles could not be opened. {message}"), true));
        } else if !source.spare {
            opening.internals.update_value(|internals| internals.failed = Some(source));
            opening.status.set(Status::Failed(message.to_owned()));
        } else {
            self.notices.say(format!("What analyses articles could not be had. {message}"));
            self.tell(Heard::Answer(Slot::Sheet, Response::Failed { message: message.to_owned() }));
        }
    }

    fn keep_file(self, file: &JsValue) {
        let name = self.opening.with_open(|open| open.source.name.clone()).unwrap_or_default();
        self.hand_over(&name, file);
        let wanted = self
            .opening
            .internals
            .try_update_value(|internals| internals.open.as_mut().map(|open| std::mem::take(&mut open.saving)));
        if wanted.flatten() != Some(true) {
            return;
        }
        let name = format!("{}{STORED}", file_name(&name));
        if download::bytes_blob(file).and_then(|blob| download::save(&blob, &name)).is_err() {
            return self.notices.say("The browser does not let the page save files.");
        }
        self.opening.internals.update_value(|internals| internals.open.iter_mut().for_each(|open| open.saved = true));
    }

    /// Follows events of the window: files that were collected, a connection that is back, and that the reader leaves.
    pub(super) fn follow_opening(self) {
        let _ = window_event_listener_untyped("dateline-files", move |event| {
            let detail = event.unchecked_into::<CustomEvent>().detail();
            let files = js_sys::Reflect::get(&detail, &"files".into()).unwrap_or_default();
            let (name, kept) = (text(&detail, "name"), text(&detail, "kept"));
            let keeps_link = !text(&detail, "again").is_empty();
            self.open_source(CorpusSource { name, files, address: None, spare: false, keeps_link, kept });
        });
        let _ = window_event_listener_untyped("dateline-drop-failed", move |_| {
            self.notices.say(if Boot::read().is_some_and(|boot| boot.host.is_none()) {
                NO_HOST
            } else {
                "What was dropped could not be opened. Check the connection, then try again."
            });
        });
        let _ = window_event_listener_untyped("online", move |_| {
            if self.opening.status.get_untracked() == Status::Incomplete {
                self.retry_opening();
            }
        });
        // What was opened goes when the page does, unless it was saved.
        let _ = window_event_listener_untyped("beforeunload", move |event| {
            if self.opening.with_open(|open| open.source.address.is_none() && !open.saved) == Some(true) {
                event.prevent_default();
            }
        });
    }
}

/// Goes to the first view without filters.
fn to_all_quotes() {
    let _ = window().location().set_hash("#/quotes");
}

/// A corpus's name as that of a file: what is neither letter nor digit becomes a hyphen.
fn file_name(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "corpus".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_that_of_a_file() {
        assert_eq!(file_name("my articles, 2024"), "my-articles-2024");
        assert_eq!(file_name("Économie"), "Économie");
        assert_eq!(file_name(" … "), "corpus");
    }
}
