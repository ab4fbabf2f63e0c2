//! What comes out of reading: articles, and whatever was left out with the reason.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use crate::article::{self, Article};
use crate::corrections::Corrections;
use crate::fields::Field;
use crate::format::Format;

/// How much is read. What goes beyond is told and left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the longest text that is one article.
    pub article: usize,
    /// Bytes that one file may unpack to, with all that lies in it.
    pub unpacked: usize,
    /// How many times larger than its packed form a part may become; counted from [`Limits::free`] on.
    pub ratio: usize,
    /// Bytes that may be unpacked whatever the ratio: text that repeats itself packs well while it is short.
    pub free: usize,
    /// Archives within archives.
    pub depth: usize,
    /// Files in one archive.
    pub members: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { article: 32 << 20, unpacked: 512 << 20, ratio: 100, free: 32 << 20, depth: 4, members: 200_000 }
    }
}

/// What was printed in a document: the articles of a PDF, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The headline, if its letters tell one.
    pub title: Option<String>,
    /// The text: paragraphs with an empty line between them.
    pub text: String,
    /// What its reader should know.
    pub warnings: Vec<String>,
}

/// Reads the text of a document; in words, why it cannot be read.
pub type PrintReader = fn(&[u8], &Limits) -> Result<Printed, String>;

/// How files are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Columns of tables whose meaning was given by hand; the others are guessed.
    pub columns: Vec<(Field, String)>,
    /// Outlets and dates that are set by hand.
    pub corrections: Corrections,
    /// What reads PDFs: a part of its own, since it is larger than the readers of all other formats together. Without one they are
    /// left out.
    pub pdf: Option<PrintReader>,
    /// How much is read.
    pub limits: Limits,
}

/// Something that was found in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A file begins, or one within an archive, and this is what it is.
    File {
        /// Its name, with the archives it lies in.
        file: String,
        /// What it was recognised as.
        format: Format,
        /// What was understood of it besides: the columns of a table.
        understood: Option<String>,
    },
    /// An article.
    Article(Box<Article>),
    /// What could not be read, and why.
    LeftOut(LeftOut),
    /// What was read, though not without doubt: told, and nothing is left out.
    Told(LeftOut),
}

/// A place in a file, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The file, with the archives it lies in.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// In words for the reader.
    pub reason: String,
}

/// Where in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The whole file.
    Whole,
    /// A line, counted from 1.
    Line(u64),
    /// An article, counted from 1.
    Article(u64),
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, place, reason } = self;
        match place {
            Place::Whole => write!(f, "{}: {reason}", printable(file)),
            Place::Line(number) => write!(f, "{}, line {number}: {reason}", printable(file)),
            Place::Article(number) => write!(f, "{}, article {number}: {reason}", printable(file)),
        }
    }
}

/// A name as it may stand in a message: control characters could move a terminal's cursor or recolour it, and marks that
/// turn the direction of writing could make a name look like another one; both are escaped.
pub fn printable(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// Where the reader of a format puts what it finds.
pub struct Sink<'a> {
    /// How files are read.
    pub options: &'a Options,
    /// The file that is being read, with the archives it lies in.
    pub file: String,
    /// The folders that the file lies in, beyond those in its name: `/home/roe/exports`. They are no part of any output.
    folders: Rc<str>,
    out: &'a mut dyn FnMut(Found),
    articles: u64,
    /// Whether it was told that corrections do not fit.
    told_of_corrections: bool,
    /// Articles and what was left out so far, of this file and of those within it.
    said: Rc<Cell<u64>>,
}

impl<'a> Sink<'a> {
    /// For the file of that name.
    pub fn new(options: &'a Options, file: String, out: &'a mut dyn FnMut(Found)) -> Self {
        let folders = Rc::from("");
        Self { options, file, folders, out, articles: 0, told_of_corrections: false, said: Rc::default() }
    }

    /// The same, for a file that lies in these folders. Corrections look at them.
    #[must_use]
    pub fn lying_in(mut self, folders: &str) -> Self {
        self.folders = folders.into();
        self
    }

    /// The same, for a file within this one.
    pub fn within(&mut self, name: &str) -> Sink<'_> {
        let name = article::shared(name.to_owned());
        Sink {
            options: self.options,
            file: format!("{}/{name}", self.file),
            folders: self.folders.clone(),
            out: self.out,
            articles: 0,
            told_of_corrections: false,
            said: self.said.clone(),
        }
    }

    /// Says what the file is.
    pub fn is(&mut self, format: Format, understood: Option<String>) {
        (self.out)(Found::File { file: self.file.clone(), format, understood });
    }

    /// Takes an article.
    pub fn article(&mut self, mut article: Article) {
        let longest = self.options.limits.article;
        if article.text.len() > longest {
            let place = article.number.map_or(Place::Whole, Place::Article);
            return self.leave_out(place, format!("{} bytes are too many for one article", article.text.len()));
        }
        article.file.clone_from(&self.file);
        self.correct(&mut article);
        self.articles += 1;
        self.said.update(|said| said + 1);
        (self.out)(Found::Article(Box::new(article)));
    }

    /// Sets what is set by hand. Where that does not fit is told once of each file.
    fn correct(&mut self, article: &mut Article) {
        let options = self.options;
        if options.corrections == Corrections::default() {
            return;
        }
        let path = if self.folders.is_empty() { self.file.clone() } else { format!("{}/{}", self.folders, self.file) };
        let told = options.corrections.apply(article, &path);
        let place = article.number.map_or(Place::Whole, Place::Article);
        if !told.is_empty() && !std::mem::replace(&mut self.told_of_corrections, true) {
            told.into_iter().for_each(|reason| self.tell(place, reason));
        }
    }

    /// Tells what could not be read.
    pub fn leave_out(&mut self, place: Place, reason: impl Into<String>) {
        self.said.update(|said| said + 1);
        (self.out)(Found::LeftOut(LeftOut { file: self.file.clone(), place, reason: reason.into() }));
    }

    /// Tells what is in doubt.
    pub fn tell(&mut self, place: Place, reason: impl Into<String>) {
        (self.out)(Found::Told(LeftOut { file: self.file.clone(), place, reason: reason.into() }));
    }

    /// Articles so far and what was left out, in this file and in those within it.
    pub fn said(&self) -> u64 {
        self.said.get()
    }

    /// Articles of this file so far, those within it not counted.
    pub fn articles(&self) -> u64 {
        self.articles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_steer_a_terminal() {
        let left =
            LeftOut { file: "a\u{1b}[31m\u{202e}txt.é".into(), place: Place::Line(3), reason: "not JSON".into() };
        assert_eq!(left.to_string(), "a\\u{1b}[31m\\u{202e}txt.é, line 3: not JSON");
    }
}
