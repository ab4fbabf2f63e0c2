//! A corpus that answers: stored files, the index of its words, the query language, and framework-free models of what is
//! shown.
//!
//! ```text
//! corpus ─▶ store ─▶ index ─▶ query ─▶ view ─▶ protocol ─▶ engine
//! ```

pub mod store;

pub mod index;

pub mod query;

pub mod view;

pub mod protocol;

pub mod engine;
