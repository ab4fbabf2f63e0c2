//! Articles from files of any format.
//!
//! The library takes bytes and names and gives articles as their file tells them; it opens no file and asks no clock. Reading
//! never fails: what cannot be read is left out, with the place and the reason.

pub mod address;
pub mod archive;
pub mod article;
pub mod byline;
pub mod corrections;
pub mod docx;
pub mod encoding;
pub mod epub;
pub mod export;
pub mod feed;
pub mod fields;
pub mod format;
pub mod found;
pub mod front_matter;
pub mod html;
pub mod json;
pub mod json_value;
pub mod mail;
pub mod markup;
pub mod moment;
pub mod page;
pub mod plain;
pub mod reading;
pub mod record_splitter;
mod rights;
pub mod rtf;
pub mod table;
pub mod versions;
pub mod warc;
pub mod xml;

pub use article::Article;
pub use found::{Found, LeftOut, Limits, Options, Place};
pub use reading::{read, read_in};
