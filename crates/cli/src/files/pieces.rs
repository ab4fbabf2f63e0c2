//! Pieces of files, which all cores read at once.

use std::iter::Peekable;
use std::sync::Arc;

use rayon::prelude::*;

use crate::progress::Progress;
use dateline_read::archive::Budget;
use dateline_read::format::{self, Format};
use dateline_read::found::Sink;
use dateline_read::record_splitter::Form;
use dateline_read::{Found, LeftOut, Options, json};

const WHOLE: dateline_read::Place = dateline_read::Place::Whole;

/// Bytes that are read before they are parsed, by all cores at once.
pub const AT_ONCE: usize = 8 << 20;

/// A file's name, and the folders around it that are no part of the name.
#[derive(Clone, Debug)]
pub struct Place {
    pub label: String,
    pub folders: Arc<str>,
}

/// What is read by one core at a time.
pub enum Piece {
    /// A file and all its bytes.
    File(Place, Vec<u8>),
    /// Records of a file of JSON, and the number of the first.
    Records(Place, Form, u32, Vec<u8>),
    /// A file that is left out, and why.
    LeftOut(String, String),
    /// What a file is.
    Is(String, Format),
}

impl Piece {
    /// Bytes that it may unpack to.
    fn unpacked(&self, options: &Options) -> usize {
        match self {
            Self::File(_, bytes)
                if matches!(
                    format::of_bytes(bytes),
                    Some(Format::Gzip | Format::Zip | Format::Tar | Format::Warc | Format::Pdf)
                ) =>
            {
                Budget::most(options.limits, bytes.len())
            }
            _ => 0,
        }
    }

    fn read(self, options: &Options, out: &mut dyn FnMut(Found)) {
        match self {
            Self::File(place, bytes) => {
                dateline_read::read_in(&place.folders, &place.label, &bytes, options, out);
            }
            Self::Records(place, form, first, bytes) => {
                let mut sink = Sink::new(options, place.label, out).lying_in(&place.folders);
                json::records(form, first, &bytes, &mut sink);
            }
            Self::LeftOut(file, reason) => out(Found::LeftOut(LeftOut { file, place: WHOLE, reason })),
            Self::Is(file, format) => out(Found::File { file, format, understood: None }),
        }
    }
}

/// Pieces that wait to be read, so that all cores have something to do at once.
pub struct Waiting<'a, T> {
    pieces: Vec<Piece>,
    bytes: usize,
    pub options: &'a Options,
    of: &'a (dyn Fn(Found) -> T + Sync),
    take: &'a mut dyn FnMut(T) -> bool,
    progress: Progress,
    /// Whoever takes wants no more.
    pub stopped: bool,
}

impl<'a, T: Send> Waiting<'a, T> {
    pub fn new(
        options: &'a Options,
        of: &'a (dyn Fn(Found) -> T + Sync),
        take: &'a mut dyn FnMut(T) -> bool,
        progress: Progress,
    ) -> Self {
        Self { pieces: Vec::new(), bytes: 0, options, of, take, progress, stopped: false }
    }

    /// Adds a piece that so many bytes of a file were read for.
    pub fn push(&mut self, piece: Piece, bytes: usize) {
        self.bytes += bytes;
        self.pieces.push(piece);
        if self.bytes >= AT_ONCE || self.pieces.len() >= 1000 {
            self.read();
        }
    }

    pub fn read(&mut self) {
        let (options, of) = (self.options, self.of);
        let mut pieces = std::mem::take(&mut self.pieces).into_iter().peekable();
        while pieces.peek().is_some() && !self.stopped {
            let read: Vec<Vec<T>> = together(&mut pieces, options)
                .into_par_iter()
                .map(|piece| {
                    let mut found = Vec::new();
                    piece.read(options, &mut |one| found.push(of(one)));
                    found
                })
                .collect();
            for found in read.into_iter().flatten() {
                if !self.stopped {
                    self.stopped = !(self.take)(found);
                }
            }
        }
        self.progress.advance(self.bytes as u64);
        self.bytes = 0;
    }
}

/// The next pieces that may be read at once: together they unpack to no more than one file may.
fn together(pieces: &mut Peekable<impl Iterator<Item = Piece>>, options: &Options) -> Vec<Piece> {
    let mut left = options.limits.unpacked;
    let mut taken: Vec<Piece> = Vec::new();
    while let Some(piece) = pieces.next_if(|piece| taken.is_empty() || piece.unpacked(options) <= left) {
        left = left.saturating_sub(piece.unpacked(options));
        taken.push(piece);
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_that_are_read_at_once_have_one_bound() {
        let place = |label: &str| Place { label: label.to_owned(), folders: "".into() };
        let packed = |size: usize| Piece::File(place("a.gz"), [&[0x1f, 0x8b, 8][..], &vec![0; size]].concat());
        let text = || Piece::File(place("a.txt"), b"Words.".to_vec());
        let options = Options::default();
        let most = options.limits.unpacked / options.limits.free;
        let mut pieces = (0..most + 3).map(|_| packed(10)).chain([text(), packed(8 << 20)]).peekable();
        let counts: Vec<usize> =
            std::iter::from_fn(|| Some(together(&mut pieces, &options).len()).filter(|count| *count > 0)).collect();
        // The last one alone may unpack to as much as all of them together.
        assert_eq!(counts, [most, 4, 1]);
    }
}
