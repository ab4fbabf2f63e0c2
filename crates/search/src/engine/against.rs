//! Two selections of articles against each other: who is quoted in one alone, and who in both.

use std::collections::{BTreeMap, BTreeSet};

use super::Engine;
use super::comparing::Columns;
use crate::query::Query;
use crate::view::{Against, PartOfTwo, Tab};

impl Engine {
    /// What the articles that match `held` quote, and those that match `shown`. The work is in proportion to the articles that
    /// match and their statements, by the doc values alone.
    pub fn against(&self, held: &Query, shown: &Query) -> Against {
        let found =
            |query: &Query| self.found(Tab::Articles, &self.matcher(query)).into_iter().collect::<BTreeSet<u32>>();
        let (held, shown) = (found(held), found(shown));
        let articles: Vec<Vec<u32>> = vec![
            held.difference(&shown).copied().collect(),
            held.intersection(&shown).copied().collect(),
            shown.difference(&held).copied().collect(),
        ];
        let of: BTreeMap<u32, usize> =
            articles.iter().enumerate().flat_map(|(part, of)| of.iter().map(move |&n| (n, part))).collect();
        let columns = Columns { articles, of };
        let all: Vec<u32> = columns.articles.concat();
        let statements = self.statements(&all);
        let mut parts = [PartOfTwo::default(); 3];
        for (part, of) in parts.iter_mut().zip(&columns.articles) {
            part.articles = of.len() as u32;
        }
        for &row in &statements {
            parts[columns.of[&self.doc_values.quotes[row as usize].item]].statements += 1;
        }
        Against {
            parts,
            speakers: self.speaker_rows(&columns, &statements),
            sources: self.source_rows(&columns, &statements),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Options;
    use crate::store::Bundle;
    use dateline_core::article::{Metadata, parse};

    #[test]
    fn articles_are_of_one_selection_or_of_both() {
        let article = |(n, text): (usize, &&str)| parse(&n.to_string(), text, Metadata::default());
        let texts = [
            "Bridge\n\nThe bridge is shut, Jane Roe said on Monday. “It stays shut,” she said.",
            "Bridge and ferry\n\n“The ferry runs,” John Doe said beside the bridge.",
            "Ferry\n\n“The ferry is late,” Jane Roe said.",
        ];
        let articles = texts.iter().enumerate().map(article).collect();
        let engine = Engine::analyse(Bundle { name: "Harbour".into(), articles }, Options::default(), &mut |_, _| {});
        let query = |text: &str| Query { text: text.to_owned(), ..Query::default() };
        let against = engine.against(&query("bridge"), &query("ferry"));
        assert_eq!(against.parts.map(|part| (part.articles, part.statements)), [(1, 2), (1, 1), (1, 1)]);
        let counts: Vec<_> = against.speakers.iter().map(|row| (row.name.as_deref(), row.counts.as_slice())).collect();
        assert_eq!(counts, [(Some("Jane Roe"), &[2, 0, 1][..]), (Some("John Doe"), &[0, 1, 0][..])]);
        // One selection against itself is all in both.
        let same = engine.against(&query("bridge"), &query("bridge"));
        assert_eq!(same.parts.map(|part| part.articles), [0, 2, 0]);
    }
}
