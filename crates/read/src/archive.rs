//! Archives and what unpacks them, bounded while they unpack.
//!
//! Nothing is written anywhere: the names of what lies in an archive are labels, wherever they climb, and its links and devices
//! are told and not followed.

mod budget;
pub mod gzip;
pub mod tar;
pub mod zip;

pub use budget::{Budget, Member, Unpacked};
