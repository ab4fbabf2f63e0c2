//! Exports of news databases: many articles in one text, each between marks.

mod blocks;
pub mod factiva;
pub mod nexis;
