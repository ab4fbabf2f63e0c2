//! All facts of one article, found without knowing any other.

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::name::Name;
use crate::quote::Quote;
use crate::time::Expression;

/// The facts of one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// People, organisations and places.
    pub names: Vec<Name>,
    /// Quotations, in text order.
    pub quotes: Vec<Quote>,
    /// Time expressions, in text order, not yet counted from any day.
    pub times: Vec<Expression>,
}

impl Analysis {
    /// Finds the facts of `article`. Total: never fails, never panics.
    pub fn of(article: &Article) -> Self {
        let document = article.document();
        let names = crate::name::find(&document);
        let quotes = crate::quote::find(&document, &names);
        let times = crate::time::find(&document, &quotes);
        Self { names, quotes, times }
    }
}
