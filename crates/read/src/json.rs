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
            list::Wrapped::List { bytes, shared } => return values(bytes, shared, sink),
            list::Wrapped::Values { values, shared } => {
                for (number, raw) in (1..).zip(values) {
                    record::read(raw.get().as_bytes(), Place::Article(number), false, &shared, sink);
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
    let records = bytes.split(|&b| b == b'\n').filter(|line| !line.iter().all(u8::is_ascii_whitespace));
    let is_alone = first == 1 && records.take(2).count() == 1;
    for (number, line) in (u64::from(first)..).zip(bytes.split(|&b| b == b'\n')) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let place = match form {
            Form::Lines => Place::Line(number),
            Form::Values => Place::Article(number),
        };
        match Gap::of(line) {
            None => record::read(line, place, is_alone, shared, sink),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::found::{Found, Options};

    fn names(read: impl FnOnce(&mut Sink<'_>)) -> Vec<String> {
        let mut names = Vec::new();
        let mut out = |found: Found| {
            names.extend(match found {
                Found::Article(article) => Some(article.name()),
                Found::LeftOut(left) => Some(left.to_string()),
                Found::Told(_) | Found::File { .. } => None,
            });
        };
        read(&mut Sink::new(&Options::default(), "a.json".to_owned(), &mut out));
        names
    }

    #[test]
    fn objects_side_by_side_are_articles_each() {
        assert_eq!(
            names(|sink| read(r#"{"text":"One."}{"text":"Two."} {"x":1}"#, sink)),
            ["a.json:1", "a.json:2", "a.json, article 3: missing field `text`; an article needs \"text\" or \"title\"",]
        );
        assert_eq!(
            names(|sink| read(r#"{"text":"One."}x"#, sink)),
            ["a.json, line 1: not JSON: trailing characters at column 16"]
        );
    }

    #[test]
    fn what_was_removed_is_told() {
        let page =
            r#"{"articles":[{"title":"[Removed]","content":"[Removed]"},{"title":"[Removed]","text":"Words."}]}"#;
        assert_eq!(
            names(|sink| read(page, sink)),
            ["a.json, article 1: the article was removed; the file holds “[Removed]” in its place", "a.json:2"]
        );
    }

    #[test]
    fn every_article_of_a_page_of_results_has_a_name_of_its_own() {
        let page = r#"{"status":"ok","articles":[{"title":"A","text":"One."},{"title":"B","text":"Two."},{"x":1}]}"#;
        let of_one =
            ["a.json:1", "a.json:2", "a.json, article 3: missing field `text`; an article needs \"text\" or \"title\""];
        assert_eq!(names(|sink| read(page, sink)), of_one);
        // A page that opens the file piece by piece gives it as a record.
        assert_eq!(names(|sink| records(Form::Lines, 1, page.as_bytes(), sink)), of_one);
        let two = format!("{page}\n{page}\n");
        let of_two = names(|sink| records(Form::Lines, 1, two.as_bytes(), sink));
        assert_eq!(
            of_two.iter().filter(|name| !name.contains(' ')).collect::<Vec<_>>(),
            ["a.json:1.1", "a.json:1.2", "a.json:2.1", "a.json:2.2"]
        );
        let named = r#"{"x":{"title":"A","text":"One."},"y":{"title":"B","text":"Two."}}"#;
        assert_eq!(names(|sink| read(named, sink)), ["a.json:1", "a.json:2"]);
        assert_eq!(names(|sink| records(Form::Lines, 1, named.as_bytes(), sink)), ["a.json:1", "a.json:2"]);
        let lists = r#"{"articles":[{"title":"A","text":"One."}],"news":[{"title":"B","text":"Two."}]}"#;
        assert_eq!(names(|sink| read(lists, sink)), ["a.json:1", "a.json:2"]);
        assert_eq!(names(|sink| records(Form::Lines, 1, lists.as_bytes(), sink)), ["a.json:1", "a.json:2"]);
    }
}
