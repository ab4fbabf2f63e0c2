//! Articles from files of any format.
//!
//! The library takes bytes and names and gives articles as their file tells them; it opens no file and asks no clock. Reading
//! never fails: what cannot be read is left out, with the place and the reason.

pub mod article;
pub mod byline;
pub mod encoding;
pub mod feed;
pub mod fields;
pub mod format;
pub mod found;
pub mod html;
pub mod json;
pub mod json_value;
pub mod markup;
pub mod moment;
pub mod page;
pub mod plain;
pub mod reading;
pub mod record_splitter;
pub mod table;
pub mod xml;

pub use article::Article;
pub use found::{Found, LeftOut, Limits, Options, Place};
pub use reading::read;
