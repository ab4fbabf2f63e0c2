//! Articles from files of any format.
//!
//! The library takes bytes and names and gives articles as their file tells them; it opens no file and asks no clock.

pub mod html;
pub mod markup;
