//! What a reader corrected in the page, as a file that the page saved.

use std::fs;

use anyhow::{Context, Result};

use crate::args::Sources;
use crate::message::shown;
use dateline_search::review::CorrectionLog;

impl Sources {
    /// The corrections of the file that was named; none if none was.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or holds no corrections.
    pub fn corrections(&self) -> Result<CorrectionLog> {
        let Some(file) = &self.corrections else { return Ok(CorrectionLog::default()) };
        let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", shown(file)))?;
        serde_json::from_str(&text).with_context(|| format!("{} holds no corrections", shown(file)))
    }
}
