//! JSON and JSON Lines: records of many programs, as lists, as lines, or in a list within an object.

mod list;
mod record;
mod value;

use crate::found::{Place, Sink};
use crate::record_splitter::{Form, Gap, RecordSplitter};

pub use record::article;

/// Reads a whole file.
pub fn read(text: &str, sink: &mut Sink<'_>) {
    let text = text.trim_start_matches('\u{feff}');
    // One value, which may be damaged: whatever is a list of articles in it is read as a list.
    let form = if text.trim_start().starts_with('[') { Form::Values } else { list::form(text) };
    if form == Form::Values && text.trim_start().starts_with('{') {
        match list::of_text(text) {
            list::Wrapped::List { bytes, outlet } => return values(bytes, outlet, sink),
            list::Wrapped::Values(values) => {
                for (number, raw) in (1..).zip(values) {
                    record::read(raw.get().as_bytes(), Place::Article(number), &list::Shared::default(), sink);
                }
                return;
            }
            list::Wrapped::Record => {}
        }
    }
    values(text, list::Shared::default(), sink);
}

/// Reads a list of values, or lines.
fn values(text: &str, shared: list::Shared, sink: &mut Sink<'_>) {
    let mut splitter = RecordSplitter::default();
    // In pieces, so that what was read is not held twice.
    for piece in text.as_bytes().chunks(1 << 20) {
        splitter.push(piece);
        drain(&mut splitter, &shared, sink);
    }
    splitter.end();
    drain(&mut splitter, &shared, sink);
}

fn drain(splitter: &mut RecordSplitter, shared: &list::Shared, sink: &mut Sink<'_>) {
    while let (Some(part), Some(form)) = (splitter.next_batch(), splitter.form()) {
        batch(form, part.first, &part.bytes, shared, sink);
    }
}

/// Reads records, a line each, as the [`RecordSplitter`] gives them; the first one's number is `first`.
pub fn records(form: Form, first: u32, bytes: &[u8], sink: &mut Sink<'_>) {
    batch(form, first, bytes, &list::Shared::default(), sink);
}

fn batch(form: Form, first: u32, bytes: &[u8], shared: &list::Shared, sink: &mut Sink<'_>) {
    for (number, line) in (u64::from(first)..).zip(bytes.split(|&b| b == b'\n')) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let place = match form {
            Form::Lines => Place::Line(number),
            Form::Values => Place::Article(number),
        };
        match Gap::of(line) {
            None => record::read(line, place, shared, sink),
            Some(gap) => told(gap, place, sink),
        }
    }
}

fn told(gap: Gap<'_>, place: Place, sink: &mut Sink<'_>) {
    match gap {
        Gap::TooLong => sink.leave_out(place, "longer than 32 MB"),
        Gap::Damaged { bytes, passed, to_the_end } => {
            // The record splitter looks at brackets and quotation marks alone; a damaged record is no JSON.
            let reason = value::reason(bytes).unwrap_or_else(|| "not JSON".to_owned());
            let after = match (passed, to_the_end) {
                (0, false) => String::new(),
                (0, true) => "; the file ends there".to_owned(),
                (_, false) => format!("; {passed} bytes were passed over, up to the next article"),
                (_, true) => format!("; what follows could not be read, {passed} bytes up to the file’s end"),
            };
            sink.leave_out(place, format!("{reason}{after}"));
        }
        Gap::Open => sink.leave_out(Place::Whole, "the list has no end; the file may have been cut short"),
    }
}
