//! The share of statements that a reader found right, with its interval.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Judgement, Verdict};

/// How many of the statements that chance chose a reader found right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Those that are right.
    pub right: u32,
    /// All that chance chose.
    pub of: u32,
}

/// The quantile of the normal distribution for an interval that holds the true share in 95 of 100 samples.
const Z: f64 = 1.959_964;

impl Share {
    /// Of what was judged. A statement counts by the first judgement of it that it was drawn for.
    pub fn of(judgements: &[Judgement]) -> Self {
        let mut first: BTreeMap<(&str, &str), bool> = BTreeMap::new();
        for judgement in judgements.iter().filter(|judgement| judgement.drawn) {
            let is_right = judgement.verdict == Verdict::Right;
            first.entry((&judgement.article, &judgement.statement)).or_insert(is_right);
        }
        Self { right: first.values().filter(|right| **right).count() as u32, of: first.len() as u32 }
    }

    /// First and last per cent of Wilson's score interval, which also holds for small samples and for shares near 1.
    /// [Wilson 1927](https://doi.org/10.1080/01621459.1927.10502953).
    pub fn interval(self) -> (u32, u32) {
        if self.of == 0 {
            return (0, 100);
        }
        let n = f64::from(self.of);
        let share = f64::from(self.right) / n;
        let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let middle = share + Z * Z / (2.0 * n);
        let bound = |at: f64| (100.0 * at / (1.0 + Z * Z / n)).round().clamp(0.0, 100.0) as u32;
        (bound(middle - spread), bound(middle + spread))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judgement(statement: &str, verdict: Verdict, drawn: bool) -> Judgement {
        Judgement { article: "a".to_owned(), statement: statement.to_owned(), words: String::new(), verdict, drawn }
    }

    #[test]
    fn intervals_are_wilsons() {
        // Figures of scipy's binomtest(right, of).proportion_ci(method="wilson").
        assert_eq!(Share { right: 38, of: 40 }.interval(), (83, 99));
        assert_eq!(Share { right: 0, of: 10 }.interval(), (0, 28));
        assert_eq!(Share { right: 10, of: 10 }.interval(), (72, 100));
        assert_eq!(Share::default().interval(), (0, 100));
    }

    #[test]
    fn a_statement_counts_once_and_only_if_chance_chose_it() {
        let all = [
            judgement("q1", Verdict::Right, true),
            judgement("q2", Verdict::NotAStatement, true),
            judgement("q3", Verdict::Right, false),
            judgement("q2", Verdict::Right, true),
        ];
        let share = Share::of(&all);
        assert_eq!(share, Share { right: 1, of: 2 });
        assert_eq!(Share::of(&all[2..3]), Share::default());
    }
}
