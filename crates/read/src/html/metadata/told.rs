//! What one source tells of an article: lists where a page may tell several of a kind, the plainest first.

/// What one source tells of the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    pub titles: Vec<String>,
    pub dates: Vec<String>,
    /// A day that readers see beside the headline.
    pub beside: Option<String>,
    pub modified: Vec<String>,
    pub outlet: Option<String>,
    pub authors: Vec<String>,
    pub section: Option<String>,
    pub languages: Vec<String>,
    pub urls: Vec<String>,
    /// The site's front page.
    pub home: Option<String>,
    pub description: Option<String>,
}
