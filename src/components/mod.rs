//! The views, one part of the screen each. They take what they show from [`state`](crate::state) by context.

mod articles;
mod card;
mod chips;
mod copy;
mod dialog;
mod empty;
mod filters;
mod help;
mod keys;
mod masthead;
mod notices;
mod open;
mod open_bar;
mod page;
mod quotes;
mod results;
mod search;
mod sorting;

pub use card::Record;
pub use chips::{days_text, filter_text};
pub use copy::{CiteButton, CopyLinkButton};
pub use dialog::ModalDialog;
pub use page::Page;
pub use results::LessSure;
