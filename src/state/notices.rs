//! Short messages at the foot of the page about what was just done.

use std::time::Duration;

use leptos::prelude::*;

/// How long a message that does not stay is shown.
const SHOWN: Duration = Duration::from_secs(4);

/// A short message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// A text to be copied by hand, where the browser does not let a page copy.
    pub copy_by_hand: Option<String>,
    /// Whether the message stays until it is closed.
    pub stays: bool,
}

/// The message that is shown, if any.
#[derive(Clone, Copy)]
pub struct Notices(RwSignal<Option<Notice>>);

impl Notices {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The message.
    pub fn get(self) -> Option<Notice> {
        self.0.get()
    }

    /// Shows a text for a few seconds.
    pub fn say(self, text: impl Into<String>) {
        self.show(Notice { text: text.into(), copy_by_hand: None, stays: false });
    }

    /// Shows a message in place of the one before.
    pub fn show(self, notice: Notice) {
        let stays = notice.stays;
        self.0.set(Some(notice.clone()));
        if !stays {
            set_timeout(
                move || {
                    if self.0.get_untracked().as_ref() == Some(&notice) {
                        self.close();
                    }
                },
                SHOWN,
            );
        }
    }

    /// Takes the message away.
    pub fn close(self) {
        self.0.set(None);
    }
}
