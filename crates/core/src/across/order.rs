//! The canonical order of articles: by what they are, not by how they were handed in.

use crate::corpus::Item;

/// The numbers of `items` in the order of their contents' ids, then of the names they were handed in under.
pub fn canonical(items: &[Item]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    let key = |&n: &u32| {
        let item = items.get(n as usize)?;
        Some((content_id(item), &item.article.id, item.article.outlet(), item.article.given.date))
    };
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    order
}

/// The id of an article without the number that tells articles of one text apart, which follows the order they were handed in.
pub fn content_id(item: &Item) -> &str {
    item.id.split('-').next().unwrap_or(&item.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, Metadata};
    use crate::corpus::Corpus;

    #[test]
    fn articles_of_one_text_stand_in_the_order_of_their_names() {
        let order = |names: [&str; 3]| {
            let told = |name: &str| article::parse(name, "The bridge is shut.", Metadata::default());
            let corpus = Corpus::new("c", names.map(told).into());
            let name = |n: u32| corpus.items[n as usize].article.id.clone();
            canonical(&corpus.items).into_iter().map(name).collect::<Vec<_>>()
        };
        assert_eq!(order(["b", "c", "a"]), order(["a", "b", "c"]));
    }
}
