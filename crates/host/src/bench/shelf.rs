//! What is known of each article beside its words: id and facets.

use serde::{Deserialize, Serialize};

use super::{Facets, Handed};
use dateline_core::interner::Interner;

/// Columns, one value for each article.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Shelf {
    /// All ids, one behind the other, and where each ends: one buffer is sooner read than many.
    ids: String,
    ends: Vec<u32>,
    outlet: Column,
    year: Column,
    kind: Column,
}

/// One facet: its values, and the number of each article's value among them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Column {
    values: Vec<String>,
    of: Vec<u32>,
    /// Finds values while articles are added.
    #[serde(skip)]
    numbers: Interner,
}

impl Shelf {
    /// Adds an article of so many words.
    pub fn add(&mut self, article: &Handed<'_>, words: usize) {
        self.ids.push_str(article.id);
        self.ends.push(self.ids.len() as u32);
        self.outlet.add(article.outlet);
        self.year.add(article.date.get(..4).unwrap_or(""));
        self.kind.add(match words {
            ..40 => "headline",
            40..150 => "brief",
            150..600 => "report",
            _ => "long",
        });
    }

    /// The id of an article; empty if there is no such article.
    pub fn id(&self, doc: u32) -> &str {
        let end = |doc: u32| self.ends.get(doc as usize).map_or(0, |&end| end as usize);
        self.ids.get(doc.checked_sub(1).map_or(0, end)..end(doc)).unwrap_or("")
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Counts of the articles `docs`.
    pub fn count(&self, docs: &[u32]) -> Facets {
        Facets { outlet: self.outlet.count(docs), year: self.year.count(docs), kind: self.kind.count(docs) }
    }

    /// Whether every column has a value for each article.
    pub fn is_sound(&self) -> bool {
        [&self.outlet, &self.year, &self.kind].into_iter().all(|column| {
            column.of.len() == self.len() && column.of.iter().all(|&v| (v as usize) < column.values.len())
        })
    }
}

impl Column {
    fn add(&mut self, value: &str) {
        let number = self.numbers.intern(value);
        if number == self.values.len() {
            self.values.push(value.to_owned());
        }
        self.of.push(number as u32);
    }

    fn count(&self, docs: &[u32]) -> Vec<(String, u32)> {
        let mut counts = vec![0; self.values.len()];
        for &doc in docs {
            counts[self.of[doc as usize] as usize] += 1;
        }
        let mut found: Vec<(String, u32)> =
            self.values.iter().zip(counts).filter(|(_, n)| *n > 0).map(|(v, n)| (v.clone(), n)).collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found
    }
}
