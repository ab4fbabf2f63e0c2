//! What Dateline reads out of news articles: who said what, when, and which outlet carried it.
//!
//! The journey of an article, in the order of the modules:
//!
//! ```text
//! bytes ─▶ article ─▶ sentences, tokens ─▶ names ─▶ quotes, speakers ─▶ time expressions ─▶ corpus (dated together) ─▶ across
//! ```
//!
//! One direction only: each stage takes the value of the stage before it and returns its own; none knows a later one. Times
//! take the quotations, since what stands in a quotation counts from the day on which it was said.
//! The core takes bytes, options and reference dates, and nothing else: no clock, no file system, no page. Analysis
//! never fails; it returns what it found, with typed warnings. `Result` belongs to the borders.

pub mod calendar;

pub mod interner;

pub mod hash;

pub mod text;

pub mod article;

pub mod name;

pub mod quote;

pub mod time;

pub mod analysis;

pub mod corpus;

pub mod across;
