//! Which breaks inside words a stored corpus was cut by.

use dateline_core::article::Article;
use dateline_core::text::Span;

/// The breaks in a text across which a word is one: the rule by which texts are cut into words, as far as it has changed.
///
/// Positions count words. Those of a stored corpus hold for the rule of its day alone, which is why the version of its
/// index section names the rule ([`Section`](super::Section)), and why a corpus keeps the rule that it was first
/// indexed by. Whoever changes how texts are cut adds a rule here and a version there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joins {
    /// Version 1: all that extraction reads across.
    All,
    /// Version 2: those of words that were surely divided.
    #[default]
    Divided,
}

impl Joins {
    /// The breaks of an article.
    pub(crate) fn of(self, article: &Article) -> Vec<Span> {
        match self {
            Self::All => article.mends.iter().filter(|m| m.joins).map(|m| m.span).collect(),
            Self::Divided => article.divided_words(),
        }
    }
}
