//! What the instructions of a page have set: where text stands, and in which letters.

use hayro_font::Font;
use hayro_font::kurbo::Affine;
use hayro_syntax::object::Number;

/// What instructions have set.
#[derive(Clone)]
pub(crate) struct State<'a> {
    /// From the page's own places to ours.
    pub(crate) place: Affine,
    pub(crate) matrix: Affine,
    pub(crate) line: Affine,
    pub(crate) font: Option<Font<'a>>,
    pub(crate) size: f64,
    pub(crate) letter_space: f64,
    pub(crate) word_space: f64,
    /// 1 where letters are as wide as the font has them.
    pub(crate) stretch: f64,
    pub(crate) leading: f64,
    pub(crate) rise: f64,
}

impl State<'_> {
    /// The state in which a page begins.
    pub(crate) fn at(place: Affine) -> Self {
        Self {
            place,
            matrix: Affine::IDENTITY,
            line: Affine::IDENTITY,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }

    pub(crate) fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.matrix = self.line;
    }

    pub(crate) fn advance(&mut self, by: f64) {
        self.matrix *= Affine::translate((by * self.stretch, 0.0));
    }
}

pub(crate) fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}
