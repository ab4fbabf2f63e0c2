//! Reads a file of any format.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::archive::zip::Zip;
use crate::archive::{Budget, Member, gzip, tar};
use crate::article::Article;
use crate::export::{factiva, nexis};
use crate::format::{self, Format};
use crate::found::{Found, Options, Place, Printed, Sink};
use crate::{docx, encoding, epub, feed, json, mail, markup, page, plain, rtf, table, warc};

/// Reads a file that is in memory: `name` is what it is called in messages, with folders where there are any.
pub fn read(name: &str, bytes: &[u8], options: &Options, out: &mut dyn FnMut(Found)) {
    read_in("", name, bytes, options, out);
}

/// The same for a file that lies in these folders, which corrections by hand look at: `/home/roe/exports`.
pub fn read_in(folders: &str, name: &str, bytes: &[u8], options: &Options, out: &mut dyn FnMut(Found)) {
    let mut sink = Sink::new(options, name.to_owned(), out).lying_in(folders);
    any(bytes, &mut Budget::new(options.limits, bytes.len()), 0, &mut sink);
}

/// Reads a file that lies in so many archives. A file is read or refused: it never says nothing.
fn any(bytes: &[u8], budget: &mut Budget, depth: usize, sink: &mut Sink<'_>) {
    let said = sink.said();
    match format::of_bytes(bytes) {
        Some(format @ (Format::Zip | Format::Gzip | Format::Tar)) if depth >= budget.limits().depth => {
            sink.is(format, None);
            sink.leave_out(Place::Whole, format!("more than {depth} archives within each other"));
        }
        Some(format) => packed(format, bytes, budget, depth, sink),
        None => text(bytes, sink),
    }
    if sink.said() == said {
        sink.leave_out(Place::Whole, "no article in it");
    }
}

fn packed(format: Format, bytes: &[u8], budget: &mut Budget, depth: usize, sink: &mut Sink<'_>) {
    if format != Format::Zip {
        sink.is(format, None);
    }
    // Files of one name in one archive are told apart, since their articles are.
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut member = |name: &str, member: Member<'_>, budget: &mut Budget, sink: &mut Sink<'_>| {
        if !is_of_no_use(name) {
            let count = names.entry(name.to_owned()).or_default();
            *count += 1;
            let own = if *count > 1 { numbered(name, *count) } else { name.to_owned() };
            unpacked(member, budget, depth, &mut sink.within(&own));
        }
    };
    match format {
        Format::Empty => sink.leave_out(Place::Whole, "the file is empty"),
        Format::Unread(name) => sink.leave_out(Place::Whole, name),
        Format::Gzip => {
            let file = gzip::unpack(bytes, budget);
            unpacked(file.member(), budget, depth, sink);
        }
        Format::Tar => {
            if let Err(reason) = tar::members(bytes, budget, &mut |name, file, budget| member(name, file, budget, sink))
            {
                sink.leave_out(Place::Whole, reason);
            }
        }
        Format::Zip => match Zip::open(bytes) {
            Ok(mut zip) => match document(&mut zip, budget, sink) {
                true => {}
                false => {
                    sink.is(format, None);
                    let read = zip.members(budget, &mut |name, file, budget| member(name, file, budget, sink));
                    if let Err(reason) = read {
                        sink.leave_out(Place::Whole, reason);
                    }
                }
            },
            Err(reason) => {
                sink.is(format, None);
                sink.leave_out(Place::Whole, reason);
            }
        },
        Format::Rtf => {
            let text = rtf::text(bytes);
            exported(&text, None, sink);
        }
        Format::Warc => warc::read(bytes, budget, sink),
        Format::Pdf => printed(bytes, sink),
        _ => sink.leave_out(Place::Whole, "no format that is read"),
    }
}

/// Reads a PDF, where there is something to read it with. What was printed may be an export of many articles.
fn printed(bytes: &[u8], sink: &mut Sink<'_>) {
    let Some(read) = sink.options.pdf else {
        return sink.leave_out(Place::Whole, "a PDF; the command line reads it, or save its text");
    };
    match read(bytes, &sink.options.limits) {
        Ok(Printed { title, text, warnings }) => {
            match format::of_text("", &text) {
                Format::Nexis => nexis::read(&text, sink),
                Format::Factiva => factiva::read(&text, sink),
                _ => {
                    let text = if text.is_empty() { title.clone().unwrap_or_default() } else { text };
                    sink.article(Article { title: title.filter(|title| *title != text), text, ..Article::default() });
                }
            }
            warnings.into_iter().for_each(|warning| sink.tell(Place::Whole, warning));
        }
        Err(reason) => sink.leave_out(Place::Whole, reason),
    }
}

/// Reads what was unpacked. What breaks off is read up to there, and told.
fn unpacked(file: Member<'_>, budget: &mut Budget, depth: usize, sink: &mut Sink<'_>) {
    match file.problem {
        Some(reason) if file.bytes.is_empty() => sink.leave_out(Place::Whole, reason),
        Some(reason) => {
            any(file.bytes, budget, depth + 1, sink);
            sink.leave_out(Place::Whole, format!("{reason}; what comes before is read"));
        }
        None => any(file.bytes, budget, depth + 1, sink),
    }
}

/// The name of a second file of that name: `a (2).txt`.
fn numbered(name: &str, number: u32) -> String {
    let at = name.rfind('.').filter(|at| *at > 0 && !name[*at..].contains('/')).unwrap_or(name.len());
    format!("{} ({number}){}", &name[..at], &name[at..])
}

/// What systems add to archives for themselves: hidden files, and what lies in hidden folders.
fn is_of_no_use(name: &str) -> bool {
    let is_hidden = |part: &str| part.starts_with('.') && !matches!(part, "." | "..");
    name.starts_with("__MACOSX/") || name.split('/').any(is_hidden)
}

/// Reads an archive that is a document; whether it is one.
fn document(zip: &mut Zip<'_>, budget: &mut Budget, sink: &mut Sink<'_>) -> bool {
    let is = |sink: &mut Sink<'_>, format| sink.is(format, None);
    if zip.has("word/document.xml") {
        is(sink, Format::Docx);
        match docx::text(zip, budget) {
            Ok((text, title)) => exported(&text, title, sink),
            Err(reason) => sink.leave_out(Place::Whole, reason),
        }
    } else if zip.has("META-INF/container.xml") {
        is(sink, Format::Epub);
        epub::read(zip, budget, sink);
    } else if zip.has("xl/workbook.xml") {
        unread("a spreadsheet; save its table as CSV", sink);
    } else if zip.has("ppt/presentation.xml") {
        unread("a presentation", sink);
    } else if zip.has("content.xml") && zip.has("mimetype") {
        unread("an OpenDocument file; save it as DOCX, RTF or text", sink);
    } else {
        return false;
    }
    true
}

fn unread(what: &'static str, sink: &mut Sink<'_>) {
    sink.is(Format::Unread(what), None);
    sink.leave_out(Place::Whole, what);
}

/// Reads the text of a document, which may be an export of many articles.
fn exported(text: &str, title: Option<String>, sink: &mut Sink<'_>) {
    match format::of_text("", text) {
        Format::Nexis => nexis::read(text, sink),
        Format::Factiva => factiva::read(text, sink),
        Format::Empty => sink.leave_out(Place::Whole, "the document has no text"),
        _ => {
            let mut article = Article { text: text.trim().to_owned(), ..Article::default() };
            // Programs put the name of a file there, or of what it was made from; a headline stands in the text too.
            article.title = title.filter(|title| text.contains(title.as_str()));
            if article.title.as_deref().is_some_and(|title| article.text.starts_with(title)) {
                article.title = None;
            }
            sink.article(article);
        }
    }
}

fn text(bytes: &[u8], sink: &mut Sink<'_>) {
    let decoded = encoding::decode(bytes, None);
    let format = format::of_text(&sink.file, &decoded.text);
    if matches!(format, Format::Mail | Format::Mailbox) {
        // Every part of a message has an encoding of its own.
        sink.is(format, None);
        return if format == Format::Mail { mail::message(bytes, sink) } else { mail::mailbox(bytes, sink) };
    }
    let wrong = (format == Format::Text).then(|| format::no_article(&sink.file)).flatten();
    if let Some(reason) = wrong {
        sink.is(format, None);
        return sink.leave_out(Place::Whole, reason);
    }
    let mut told = Vec::new();
    if decoded.damaged > 0 && format != Format::Binary {
        told.push(format!("{} places are damaged in {}", decoded.damaged, decoded.encoding));
    }
    let mut text = decoded.text;
    // A text of ours is given back to the byte, and JSON's other writers write UTF-8 rightly.
    if !matches!(format, Format::Json | Format::JsonLines | Format::Binary) {
        let mended = encoding::mended(text);
        text = mended.0;
        told.extend(mended.1);
    }
    if format == Format::Text
        && let (resolved, places @ 1..) = markup::entities(&text)
    {
        told.push(format!("entities of HTML are resolved in {places} places"));
        text = Cow::Owned(resolved);
    }
    of_text(format, text, sink);
    for reason in told {
        sink.tell(Place::Whole, reason);
    }
}

fn of_text(format: Format, text: Cow<'_, str>, sink: &mut Sink<'_>) {
    // A table tells its columns too.
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
        Format::Nexis => nexis::read(&text, sink),
        Format::Factiva => factiva::read(&text, sink),
        Format::Unread(name) => sink.leave_out(Place::Whole, name),
        Format::Empty => sink.leave_out(Place::Whole, "the file is empty"),
        _ => sink.leave_out(Place::Whole, "bytes that are no text"),
    }
}
