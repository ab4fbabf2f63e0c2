//! The search engine over a corpus: stored files, index, query language, and view models that know no framework.
//!
//! ```text
//! corpus ─▶ store ─▶ index ─▶ query, check, collation, review ─▶ view ─▶ export, sheets, protocol ─▶ engine
//! ```

pub mod store;

pub mod index;

pub mod query;

pub mod check;

pub mod collation;

pub mod review;

pub mod view;

pub mod export;

pub mod sheets;

pub mod protocol;

pub mod engine;
