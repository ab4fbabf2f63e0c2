//! Review: the statements that wait to be judged, one after the other, by keys; and an article whose missed statements are added.

mod article;
mod queue;
mod selection;
mod statement;

pub use article::ReviewArticle;
pub use queue::Review;
