//! The library of the page's own program: a few articles, kept as they are.

use std::rc::Rc;

use dateline_core::corpus::Item;
use dateline_core::time::Published;

/// The articles of a corpus by number, from 0 on.
#[derive(Debug, Default)]
pub struct Library {
    items: Vec<Rc<Item>>,
}

impl Library {
    /// One without articles.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Adds the next article.
    pub fn push(&mut self, item: Item) {
        self.items.push(Rc::new(item));
    }

    /// Article `n`.
    pub fn item(&self, n: u32) -> Option<Rc<Item>> {
        self.items.get(n as usize).cloned()
    }

    /// Whether article `n` is here: all that there are.
    pub fn is_here(&self, n: u32) -> bool {
        (n as usize) < self.items.len()
    }

    /// Gives article `n` another day. None if there is no such article; one that is in use stays as it is.
    pub fn redate(&mut self, n: u32, published: Option<Published>) -> Option<Rc<Item>> {
        let item = self.items.get_mut(n as usize)?;
        if let Some(item) = Rc::get_mut(item) {
            item.redate(published);
        }
        Some(Rc::clone(item))
    }
}
