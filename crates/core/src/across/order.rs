//! The canonical order of articles: by what they are, not by how they were handed in.

use crate::corpus::Item;

/// The numbers of `items` in the order of their ids, then of the names they were handed in under.
pub fn canonical(items: &[Item]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    let key = |&n: &u32| items.get(n as usize).map(|item| (&item.id, &item.article.id));
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    order
}
