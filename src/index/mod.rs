//! Postings.
