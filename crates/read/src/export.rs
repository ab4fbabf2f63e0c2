//! Exports of news databases: many articles in one text, each between marks.

mod blocks;
pub mod factiva;
mod factiva_plain;
mod labels;
pub mod nexis;
mod tail;
