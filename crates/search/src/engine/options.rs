//! Options of an engine: how it stores articles, cuts texts into words and dates articles. Programs differ in these alone.

use crate::index::Tokenizer;
use crate::store::Storage;
use dateline_core::calendar::Day;
use dateline_core::corpus::{self, DatingInput, Lexicon, PublicFacts};
use dateline_core::time::Published;

/// What a program lets its engine use.
///
/// An option that is not named is not linked: the page's own program, which takes [`ANALYSED`](Self::ANALYSED), carries neither
/// analysis nor dating, nor what packs and compresses articles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// How texts are cut into words.
    pub tokenizer: Tokenizer,
    /// How articles are kept in memory. No answer depends on it.
    pub storage: Storage,
    /// What articles without a day are dated by.
    pub dating: Dating,
    /// The day on which the articles are at hand: that of the visit, or of the build. No article is dated later by what it
    /// says. The engine has no clock of its own.
    pub today: Option<Day>,
}

impl Options {
    /// For large corpora: articles are compressed, and dated by public facts too.
    pub const LARGE: Self =
        Self { tokenizer: Tokenizer::Folded, storage: Storage::COMPRESSED, dating: Dating::PUBLIC_FACTS, today: None };

    /// For corpora that are analysed and dated already: nothing is linked that does so.
    pub const ANALYSED: Self =
        Self { tokenizer: Tokenizer::Folded, storage: Storage::PLAIN, dating: Dating::AS_STORED, today: None };

    /// The same on that day.
    pub fn on(self, today: Day) -> Self {
        Self { today: Some(today), ..self }
    }
}

/// Dates articles, of which some have days that were set by hand, as of today.
type Dater = fn(&dyn DatingInput, &[(u32, Day)], Option<Day>) -> Vec<Option<Published>>;

/// What articles without a day are dated by.
#[derive(Clone, Copy, Debug)]
pub struct Dating {
    /// Dates a corpus with days set by the reader, by number of the article.
    pub(super) date: Dater,
}

impl Dating {
    /// By what the articles say.
    pub const TEXTS: Self = Self { date: by_texts };

    /// By nothing: the days stand as they are.
    const AS_STORED: Self = Self { date: as_stored };

    /// By what the articles say, and by public facts where some article would otherwise be as good as undated.
    pub const PUBLIC_FACTS: Self = Self { date: with_public_facts };
}

impl Default for Dating {
    fn default() -> Self {
        Self::TEXTS
    }
}

fn as_stored(corpus: &dyn DatingInput, _: &[(u32, Day)], _: Option<Day>) -> Vec<Option<Published>> {
    vec![None; corpus.count()]
}

fn by_texts(corpus: &dyn DatingInput, set: &[(u32, Day)], today: Option<Day>) -> Vec<Option<Published>> {
    corpus::date(corpus, set, today)
}

fn with_public_facts(corpus: &dyn DatingInput, set: &[(u32, Day)], today: Option<Day>) -> Vec<Option<Published>> {
    corpus::date_with_facts(corpus, set, today, &PublicFacts { lexicon: Lexicon::built_in(), only_if_wide: true })
}
