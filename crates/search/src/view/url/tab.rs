//! The lists that the page can show, by their names in links.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The lists that the page can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tab {
    /// Quotations, as cards.
    #[default]
    Quotes,
    /// What happened when.
    Timeline,
    /// The articles themselves.
    Articles,
}

impl Tab {
    /// All of them, in the order shown.
    pub const ALL: [Tab; 3] = [Self::Quotes, Self::Timeline, Self::Articles];

    /// The tab's name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Timeline => "timeline",
            Self::Articles => "articles",
        }
    }
}

impl fmt::Display for Tab {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The text names no [`Tab`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATab;

impl fmt::Display for NotATab {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of quotes, timeline, articles")
    }
}

impl std::error::Error for NotATab {}

impl FromStr for Tab {
    type Err = NotATab;

    fn from_str(s: &str) -> Result<Self, NotATab> {
        Self::ALL.into_iter().find(|t| t.key() == s).ok_or(NotATab)
    }
}
