//! The glyphs of a page as runs of text with their places: the content of PDFs is a list of instructions, of which those that show
//! text are followed. Everything is counted, so that no document takes more than its bounds.

use std::collections::BTreeSet;
use std::sync::Arc;

use dateline_read::found::Limits;
use hayro_font::hayro_cmap::BfString;
use hayro_font::kurbo::{Affine, Point};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use crate::state::{State, matrix};
use crate::streams::{Exhausted, LARGEST, Streams};

/// Forms within forms.
const DEPTH: u32 = 8;
/// States that are kept on top of each other.
const STATES: usize = 1_000;
/// Instructions of a document.
const INSTRUCTIONS: u64 = 50_000_000;
/// Fonts that are loaded.
const FONTS: usize = 5_000;
/// Pages that are read.
const PAGES: usize = 20_000;
/// Letters of the runs of one document, in bytes.
const LETTERS: usize = 64 << 20;

/// Text in one place, in one size: `x` and `y` of its baseline grow to the right and downwards.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) y: f64,
    pub(crate) size: f64,
    pub(crate) text: String,
}

/// The text of a document.
#[derive(Default)]
pub(crate) struct Text {
    pub(crate) pages: Vec<Vec<Run>>,
    /// Glyphs that show something, and those whose letters are not known.
    pub(crate) glyphs: usize,
    pub(crate) unknown: usize,
    /// There is more than the bounds allow.
    pub(crate) cut_short: bool,
}

/// Reads all pages. `most` is what the document's streams unpack to, at most.
pub(crate) fn of_document(pdf: &Pdf, most: usize, limits: &Limits) -> Text {
    let fonts: FontResolverFn = Arc::new(|query| match query {
        FontQuery::Standard(font) => Some(font.get_font_data()),
        FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
    });
    let mut reader = Reader {
        cache: FontCache::new(),
        fonts,
        cmaps: Arc::new(|_| None),
        text: Text::default(),
        runs: Vec::new(),
        is_after_blank: false,
        most: most.min(LARGEST),
        streams: Streams::new(most, limits),
        instructions: INSTRUCTIONS,
        loads: FONTS,
        known: BTreeSet::new(),
        letters: LETTERS.min(limits.article),
    };
    for (at, page) in pdf.pages().iter().enumerate() {
        if at >= PAGES {
            reader.text.cut_short = true;
        }
        if reader.text.cut_short {
            break;
        }
        reader.page(page);
        let runs = std::mem::take(&mut reader.runs);
        reader.text.pages.push(runs);
    }
    reader.text
}

struct Reader<'a> {
    cache: FontCache<'a>,
    fonts: FontResolverFn,
    cmaps: CMapResolverFn,
    text: Text,
    runs: Vec<Run>,
    /// The glyph before was blank.
    is_after_blank: bool,
    /// What one page may unpack to.
    most: usize,
    streams: Streams,
    /// What may still be followed, loaded and kept.
    instructions: u64,
    loads: usize,
    known: BTreeSet<ObjectIdentifier>,
    letters: usize,
}

impl<'a> Reader<'a> {
    fn page(&mut self, page: &Page<'a>) {
        let place = page.initial_transform(true);
        let state = State::at(Affine::new(place.as_coeffs()));
        // Instructions may begin in one stream and end in the next.
        let mut content = Vec::new();
        if let Some(stream) = page.raw().get::<Stream<'a>>("Contents") {
            content = self.unpacked(&stream).unwrap_or_default();
        } else if let Some(streams) = page.raw().get::<Array<'a>>("Contents") {
            for stream in streams.iter::<Stream<'a>>() {
                content.extend(self.unpacked(&stream).unwrap_or_default());
                content.push(b' ');
                if self.text.cut_short || content.len() > self.most {
                    self.text.cut_short = true;
                    break;
                }
            }
        }
        self.content(&content, page.resources(), state, 0);
    }

    fn unpacked(&mut self, stream: &Stream<'a>) -> Option<Vec<u8>> {
        let unpacked = self.streams.unpacked(stream);
        self.text.cut_short |= unpacked == Err(Exhausted);
        unpacked.ok().flatten()
    }

    /// Follows the instructions of a page or of a form in it.
    fn content(&mut self, content: &[u8], resources: &Resources<'a>, mut state: State<'a>, depth: u32) {
        let mut kept: Vec<State<'a>> = Vec::new();
        // Marks around what follows; whether each tells that it is no part of the text.
        let mut marks: Vec<bool> = Vec::new();
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.instructions = self.instructions.saturating_sub(1);
            if self.instructions == 0 || self.letters == 0 {
                self.text.cut_short = true;
                return;
            }
            let is_text = !marks.contains(&true);
            match instruction {
                TypedInstruction::SaveState(_) if kept.len() < STATES => kept.push(state.clone()),
                TypedInstruction::RestoreState(_) => state = kept.pop().unwrap_or(state),
                TypedInstruction::Transform(m) => state.place *= matrix([m.0, m.1, m.2, m.3, m.4, m.5]),
                TypedInstruction::BeginText(_) => (state.matrix, state.line) = (Affine::IDENTITY, Affine::IDENTITY),
                TypedInstruction::SetTextMatrix(m) => {
                    state.line = matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                    state.matrix = state.line;
                }
                TypedInstruction::TextFont(font) => {
                    state.font = self.font(resources, font.0);
                    state.size = font.1.as_f64();
                }
                TypedInstruction::CharacterSpacing(space) => state.letter_space = space.0.as_f64(),
                TypedInstruction::WordSpacing(space) => state.word_space = space.0.as_f64(),
                TypedInstruction::HorizontalScaling(scale) => state.stretch = scale.0.as_f64() / 100.0,
                TypedInstruction::TextLeading(leading) => state.leading = leading.0.as_f64(),
                TypedInstruction::TextRise(rise) => state.rise = rise.0.as_f64(),
                TypedInstruction::NextLine(by) => state.next_line(by.0.as_f64(), by.1.as_f64()),
                TypedInstruction::NextLineAndSetLeading(by) => {
                    state.leading = -by.1.as_f64();
                    state.next_line(by.0.as_f64(), by.1.as_f64());
                }
                TypedInstruction::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
                TypedInstruction::ShowText(text) => self.show(text.0.as_bytes(), &mut state, is_text),
                TypedInstruction::NextLineAndShowText(text) => {
                    state.next_line(0.0, -state.leading);
                    self.show(text.0.as_bytes(), &mut state, is_text);
                }
                TypedInstruction::ShowTextWithParameters(text) => {
                    (state.word_space, state.letter_space) = (text.0.as_f64(), text.1.as_f64());
                    state.next_line(0.0, -state.leading);
                    self.show(text.2.as_bytes(), &mut state, is_text);
                }
                TypedInstruction::ShowTexts(texts) => {
                    for part in texts.0.iter::<Object<'_>>() {
                        match part {
                            Object::Number(by) => state.advance(-by.as_f64() / 1000.0 * state.size),
                            Object::String(text) => self.show(text.as_bytes(), &mut state, is_text),
                            _ => {}
                        }
                    }
                }
                TypedInstruction::BeginMarkedContent(mark) => marks.push(is_artifact(mark.0)),
                TypedInstruction::BeginMarkedContentWithProperties(mark) => marks.push(is_artifact(mark.0)),
                TypedInstruction::EndMarkedContent(_) => {
                    marks.pop();
                }
                TypedInstruction::XObject(form) if depth < DEPTH && is_text => {
                    self.form(resources.get_x_object(form.0), resources, &state, depth);
                }
                _ => {}
            }
        }
    }

    /// Follows a form: instructions that stand by themselves.
    fn form(&mut self, form: Option<Stream<'a>>, around: &Resources<'a>, state: &State<'a>, depth: u32) {
        let Some(form) = form else { return };
        let dict = form.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|name| name.as_ref() != b"Form") {
            return;
        }
        let Some(content) = self.unpacked(&form) else { return };
        let mut state = state.clone();
        state.place *= Affine::new(dict.get::<[f64; 6]>("Matrix").unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        self.content(&content, own.as_ref().unwrap_or(around), state, depth + 1);
    }

    /// The font of that name. Fonts are kept by what their dictionaries hold, so that the same one is loaded once.
    fn font(&mut self, resources: &Resources<'a>, name: &Name<'_>) -> Option<Font<'a>> {
        let dict = resources.get_font(name)?;
        if let Some(id) = dict.obj_id() {
            let known = self.known.len();
            self.known.insert(id);
            self.loads = self.loads.saturating_sub(self.known.len() - known);
        } else {
            self.loads = self.loads.saturating_sub(1);
        }
        if self.loads == 0 {
            self.text.cut_short = true;
            return None;
        }
        self.cache.font(&dict, &self.fonts, &self.cmaps)
    }

    /// Shows letters where the state stands, and moves it.
    fn show(&mut self, bytes: &[u8], state: &mut State<'a>, is_text: bool) {
        let Some(font) = state.font.clone() else { return };
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            let width = font.code_advance(code).x / 1000.0 * state.size;
            if is_text {
                let letters = match font.glyph(font.map_code(code), code) {
                    FontGlyph::Outline(glyph) => glyph.as_unicode(),
                    FontGlyph::Type3(glyph) => glyph.as_unicode(),
                };
                self.letters(letters, width, state);
            }
            let is_space = code == 32 && length == 1;
            state.advance(width + state.letter_space + if is_space { state.word_space } else { 0.0 });
        }
    }

    fn letters(&mut self, letters: Option<BfString>, width: f64, state: &State<'a>) {
        let place = state.place
            * state.matrix
            * Affine::new([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
        let [along_x, along_y, across_x, across_y, x0, y] = place.as_coeffs();
        let size = across_x.hypot(across_y);
        // Text that does not run along the page is a mark across it, or stands beside a picture.
        if !(size > 0.5 && size.is_finite() && x0.is_finite() && y.is_finite()) || along_y.abs() > 0.2 * along_x.abs() {
            return;
        }
        let text = match letters {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => "\u{fffd}".to_owned(),
        };
        let text = plain(&text);
        // Letters that are set apart belong together.
        let width = (width + state.letter_space.max(0.0)) * state.stretch;
        let end = state.place * state.matrix * Point::new(width, state.rise);
        if text.trim().is_empty() {
            self.is_after_blank = true;
            return;
        }
        self.text.glyphs += 1;
        self.text.unknown += usize::from(text.contains('\u{fffd}'));
        self.letters = self.letters.saturating_sub(text.len());
        let is_after_blank = std::mem::take(&mut self.is_after_blank);
        if let Some(run) = self.runs.last_mut()
            && (run.y - y).abs() < 0.1 * size
            && (run.size - size).abs() < 0.1 * size
            && x0 - run.x1 > -0.3 * size
            && x0 - run.x1 < 0.6 * size
        {
            // Some programs write spaces that take no room, where a word may be parted; others leave room and write none.
            let gap = (x0 - run.x1) / size;
            if gap > 0.15 || is_after_blank && gap > 0.04 {
                run.text.push(' ');
            }
            run.text.push_str(&text);
            run.x1 = end.x;
        } else {
            self.runs.push(Run { x0, x1: end.x, y, size, text });
        }
    }
}

/// Whether a mark says that something is no part of the text: a head, a number of a page.
fn is_artifact(mark: &Name<'_>) -> bool {
    mark.as_ref() == b"Artifact"
}

/// Letters that typesetters draw as one, parted; any kind of space as one of ours.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c if c.is_whitespace() => out.push(' '),
            '\u{ad}' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
