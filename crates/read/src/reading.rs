//! Reads a file of any format.

use std::borrow::Cow;

use crate::encoding;
use crate::format::{self, Format};
use crate::found::{Found, Options, Place, Sink};
use crate::{feed, json, page, plain, table};

/// Reads a file that is in memory: `name` is what it is called in messages, with folders where there are any.
pub fn read(name: &str, bytes: &[u8], options: &Options, out: &mut dyn FnMut(Found)) {
    let mut sink = Sink::new(options, name.to_owned(), out);
    any(bytes, &mut sink);
}

fn any(bytes: &[u8], sink: &mut Sink<'_>) {
    match format::of_bytes(bytes) {
        Some(format) => packed(format, bytes, sink),
        None => text(bytes, sink),
    }
}

fn packed(format: Format, _bytes: &[u8], sink: &mut Sink<'_>) {
    sink.is(format, None);
    match format {
        Format::Empty => sink.leave_out(Place::Whole, "the file is empty"),
        Format::Unread(name) => sink.leave_out(Place::Whole, name),
        _ => sink.leave_out(Place::Whole, "no format that is read"),
    }
}

fn text(bytes: &[u8], sink: &mut Sink<'_>) {
    let decoded = encoding::decode(bytes, None);
    let format = format::of_text(&sink.file, &decoded.text);
    let wrong = (format == Format::Text).then(|| format::no_article(&sink.file)).flatten();
    if let Some(reason) = wrong {
        sink.is(format, None);
        return sink.leave_out(Place::Whole, reason);
    }
    if decoded.damaged > 0 {
        let reason = format!("{} places are damaged in {}", decoded.damaged, decoded.encoding);
        sink.tell(Place::Whole, reason);
    }
    let mut text = decoded.text;
    // A text of ours is given back to the byte, and JSON's other readers write UTF-8 rightly.
    if !matches!(format, Format::Json | Format::JsonLines) {
        match encoding::mend(&text) {
            encoding::Mended::Sound => {}
            encoding::Mended::Mended(mended, places) => {
                let reason = format!("UTF-8 that was read as Windows-1252 is mended in {places} places");
                sink.tell(Place::Whole, reason);
                text = Cow::Owned(mended);
            }
            encoding::Mended::Doubtful(places) => {
                let reason =
                    format!("{places} places look like UTF-8 that was read as Windows-1252, and are left as they are");
                sink.tell(Place::Whole, reason);
            }
        }
    }
    of_text(format, text, sink);
}

fn of_text(format: Format, text: Cow<'_, str>, sink: &mut Sink<'_>) {
    if format != Format::Table {
        sink.is(format, None);
    }
    match format {
        Format::Text => plain::text(text.trim_start_matches('\u{feff}').to_owned(), sink),
        Format::Markdown => plain::markdown(&text, sink),
        Format::Html => page::read(&text, sink),
        Format::Json | Format::JsonLines => json::read(&text, sink),
        Format::Table => table::read(&text, sink),
        Format::Feed => feed::read(&text, sink),
        Format::Unread(name) => sink.leave_out(Place::Whole, name),
        Format::Empty => sink.leave_out(Place::Whole, "the file is empty"),
        _ => sink.leave_out(Place::Whole, "no text"),
    }
}
