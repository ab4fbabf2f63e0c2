//! What a corpus is made of, as the command line names it.

use anyhow::{Result, ensure};

use crate::args::Sources;
use crate::message::tell;
use crate::{Outcome, files};
use dateline_core::article::Article;
use dateline_core::calendar::Day;
use dateline_search::review::CorrectionLog;
use dateline_search::view::words::counted;

/// Articles with all that a corpus is made of beside them.
#[derive(Debug)]
pub struct Material {
    /// The corpus's name.
    pub name: String,
    pub articles: Vec<Article>,
    /// What was left out of the articles and why.
    pub left_out: Vec<String>,
    /// The day on which they are at hand.
    pub today: Day,
    /// What a reader corrected.
    pub corrections: CorrectionLog,
}

impl Material {
    /// Whether nothing was left out.
    pub fn outcome(&self) -> Outcome {
        Outcome::complete_if(self.left_out.is_empty())
    }

    /// "1 article", "27 articles".
    pub fn counted(&self) -> String {
        counted(self.articles.len() as u32, "article", "articles")
    }
}

impl Sources {
    /// The corpus's name: as given, else that of the first folder or file.
    pub fn corpus_name(&self) -> String {
        if let Some(name) = &self.name {
            return name.clone();
        }
        let first = self.paths.first().and_then(|p| p.canonicalize().ok()).unwrap_or_default();
        let stem = first.file_stem().map(|n| n.to_string_lossy().replace(['_', '-'], " ")).unwrap_or_default();
        if stem.is_empty() { "Corpus".to_owned() } else { stem }
    }

    /// Reads all of it; what is left out, and what is odd, is told.
    ///
    /// # Errors
    ///
    /// If there are no articles, or the corrections are none.
    pub fn read(&self) -> Result<Material> {
        // First, since reading articles may take long.
        let corrections = self.corrections()?;
        let collected = files::read_all(&self.paths, &self.reading);
        for reason in &collected.left_out {
            tell(&format!("left out: {reason}"));
        }
        let today = self.at_hand.day();
        for article in &collected.articles {
            if let Some(date) = article.given.date.filter(|date| *date > today) {
                tell(&format!("{}: the date {date} is still to come on {today}", article.id));
            }
        }
        ensure!(!collected.articles.is_empty(), "no articles were found, so nothing was written");
        let (name, articles, left_out) = (self.corpus_name(), collected.articles, collected.left_out);
        Ok(Material { name, articles, left_out, today, corrections })
    }
}
