//! Stories: articles grouped by what they tell.
//!
//! Each article is a vector of its telling words (`vector`), weighted by how early they stand and how rare they are. Articles
//! that have their weightiest words in common (`candidates`) are compared, days taken into account (`days`), and grouped by
//! average linkage (`linkage`).

mod candidates;
mod days;
mod linkage;
mod vector;

use super::order::content_id;
use crate::corpus::{Item, finding_id};

/// Articles that tell one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Derived from its articles.
    pub id: String,
    /// The numbers of its articles, two and more, in canonical order.
    pub articles: Vec<u32>,
}

/// Groups `items` by what they tell; an article that shares its story with no other is in none. Stories come in the order of
/// their first articles.
pub fn find(items: &[Item], order: &[u32]) -> Vec<Story> {
    let articles: Vec<(u32, &Item)> = order.iter().filter_map(|&n| Some((n, items.get(n as usize)?))).collect();
    let in_order: Vec<&Item> = articles.iter().map(|a| a.1).collect();
    let vectors = vector::vectors(&in_order);
    let when: Vec<days::When> = in_order.iter().map(|item| days::When::of(item)).collect();
    let edges = candidates::edges(&vectors, &when);
    drop(vectors);
    let groups = linkage::groups(in_order.len(), edges);
    let story = |ranks: Vec<u32>| {
        let ids: Vec<&str> = ranks.iter().filter_map(|&r| Some(content_id(in_order.get(r as usize)?))).collect();
        Story {
            id: finding_id("s", &ids),
            articles: ranks.iter().filter_map(|&r| Some(articles.get(r as usize)?.0)).collect(),
        }
    };
    groups.into_iter().filter(|ranks| ranks.len() > 1).map(story).collect()
}
