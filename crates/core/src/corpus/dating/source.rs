//! Where the articles are that are dated.

use crate::analysis::Analysis;
use crate::article::Article;
use crate::calendar::Day;
use crate::time::Expression;

/// Articles with their time expressions, by number. Each is looked at a few times and need not be in memory in between: of a
/// large corpus all of them would take several times what the rest of it does.
pub trait DatingInput {
    /// How many there are.
    fn count(&self) -> usize;
    /// The day that an article was handed in with.
    fn given(&self, n: usize) -> Option<Day>;
    /// Shows `at` an article, if it is there.
    fn look(&self, n: usize, at: &mut dyn FnMut(&Article, &[Expression]));
}

impl DatingInput for &[(&Article, &Analysis)] {
    fn count(&self) -> usize {
        self.len()
    }

    fn given(&self, n: usize) -> Option<Day> {
        self.get(n)?.0.given.date
    }

    fn look(&self, n: usize, at: &mut dyn FnMut(&Article, &[Expression])) {
        if let Some((article, analysis)) = self.get(n) {
            at(article, &analysis.times);
        }
    }
}
