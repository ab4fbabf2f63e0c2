//! Tables as spreadsheets and scripts write them: one article a row.

mod columns;
mod escape;
mod marks;
mod separator;

use csv::{ByteRecord, ReaderBuilder};

use crate::article::Article;
use crate::byline;
use crate::fields::Field;
use crate::format::Format;
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::markup;
use crate::moment::Moment;
use columns::Columns;
use marks::{Marks, count_lines, holds_rows};
use separator::Layout;

/// Rows that are looked at to learn what the columns mean.
const SAMPLE: usize = 200;
/// Quotation marks without an end that are passed over before the rest of a table is given up.
const PASSED: usize = 16;
/// Lines that a quoted cell without an end must run over before it is taken for a stray mark.
const RUNS_OVER: usize = 2;
/// Rows with a wrong number of cells that are told one by one; of the others there is only their number.
const TOLD: usize = 20;

/// Reads a table.
pub fn read(text: &str, sink: &mut Sink<'_>) {
    let text = text.trim_start_matches('\u{feff}');
    let Layout { separator, start, passed } = separator::of(text);
    let body = &*escape::doubled(&text[start..], separator);
    let first_line = 1 + count_lines(text, 0, start);
    let sample: Vec<ByteRecord> = reader(body, separator).into_byte_records().take(SAMPLE).flatten().collect();
    let columns = Columns::guess(&sample, &sink.options.columns);
    sink.is(Format::Table, Some(format!("{}, {}", separator::name(separator), columns.told())));
    if !columns.has_words() {
        let reason = format!(
            "no column holds text or headlines (columns: {}); name them with --columns text=…,title=…",
            columns.names.join(", ")
        );
        return sink.leave_out(Place::Whole, reason);
    }
    if passed > 0 {
        let lines = if passed == 1 { "a line is".to_owned() } else { format!("{passed} lines are") };
        sink.tell(Place::Whole, format!("{lines} passed over before the names of the columns"));
    }
    for name in &columns.missing {
        sink.tell(Place::Whole, format!("there is no column {name}"));
    }
    if columns.either_day {
        sink.tell(Place::Whole, "days like 3/4/2024 may be either of two; the articles stay without a date");
    }
    rows(body, first_line, separator, &columns, sink);
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Reads the rows. A quotation mark that nothing closes would make the rest of the table one cell: it is told, and reading
/// goes on in the next line.
fn rows(mut body: &str, mut line: u64, separator: u8, columns: &Columns, sink: &mut Sink<'_>) {
    let mut header = columns.header;
    // Cells of the first row, and how many rows have another number.
    let (mut width, mut uneven) = (None, 0usize);
    for _ in 0..=PASSED {
        let mut reader = reader(body, separator);
        let mut record = ByteRecord::new();
        let mut start = 0;
        let resumed = loop {
            match reader.read_byte_record(&mut record) {
                Ok(true) => {}
                // The reader takes any bytes.
                Ok(false) | Err(_) => {
                    if let Some(more) = uneven.checked_sub(TOLD).filter(|more| *more > 0) {
                        let rows =
                            if more == 1 { "1 more row has".to_owned() } else { format!("{more} more rows have") };
                        sink.tell(Place::Whole, format!("{rows} another number of cells than the first"));
                    }
                    return;
                }
            }
            // A record's own position is where the one before it ended, before line ends that were passed over.
            let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).min(body.len());
            let whole = &body[start..end];
            let blank = whole.len() - whole.trim_start_matches(['\r', '\n']).len();
            let own = &whole[blank..];
            line += count_lines(body, start, start + blank);
            let first = *width.get_or_insert(record.len());
            let runs_over = own.matches('\n').count() >= RUNS_OVER;
            let holds_rows = runs_over && holds_rows(own, separator, first);
            let marks = if runs_over { Marks::of(own, separator) } else { Marks::default() };
            if end == body.len() && marks.open || holds_rows && marks.closes_within_a_cell {
                let next = own.find('\n').map_or(own.len(), |at| at + 1);
                sink.leave_out(Place::Line(line), "a quotation mark that nothing closes");
                break start + blank + next;
            }
            if std::mem::take(&mut header) {
                // The names of the columns are no article.
            } else if record.iter().any(|cell| !cell.is_empty()) {
                if holds_rows {
                    sink.tell(Place::Line(line), "a quoted cell runs over lines that look like rows");
                }
                let surplus_is_empty = record.iter().skip(first).all(<[u8]>::is_empty);
                if record.len() < first || !surplus_is_empty {
                    uneven += 1;
                    if uneven <= TOLD {
                        let cells =
                            if record.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", record.len()) };
                        sink.tell(Place::Line(line), format!("{cells}, where the first row has {first}"));
                    }
                }
                row(&record, line, columns, sink);
            }
            line += count_lines(body, start + blank, end);
            start = end;
        };
        body = &body[resumed..];
        line += 1;
    }
    if !body.is_empty() {
        sink.leave_out(Place::Line(line), "too many quotation marks that nothing closes; the rest is left out");
    }
}

fn row(record: &ByteRecord, line: u64, columns: &Columns, sink: &mut Sink<'_>) {
    let mut article = Article { number: Some(line), ..Article::default() };
    let mut summary = None;
    for (at, cell) in record.iter().enumerate() {
        let cell = String::from_utf8_lossy(cell);
        let trimmed = cell.trim();
        if trimmed.is_empty() {
            continue;
        }
        let one_line = || Some(trimmed.split_whitespace().collect::<Vec<_>>().join(" "));
        match columns.fields.get(at).copied().flatten() {
            Some(Field::Id) => article.id = Some(Json::text(trimmed)),
            Some(Field::Text) => article.text = without_markup(&cell),
            Some(Field::Title) => article.title = Some(without_markup(trimmed)),
            Some(Field::Summary) => summary = Some((at, cell.to_string())),
            Some(field @ (Field::Date | Field::Modified)) => {
                let moment = Moment::parse_in(trimmed, columns.order).or_else(|| Moment::from_spreadsheet(trimmed));
                if moment.is_none() {
                    article.also(&columns.name(at), Json::text(trimmed));
                    if !columns.either_day {
                        article.warnings.push(format!("\"{}\" is no day: {trimmed:.40}", columns.name(at)));
                    }
                }
                let slot = if field == Field::Date { &mut article.date } else { &mut article.modified };
                *slot = moment;
            }
            Some(Field::Outlet) => article.outlet = one_line(),
            Some(Field::Agency) => article.agency = one_line(),
            Some(Field::Authors) => article.authors = byline::names(trimmed),
            Some(Field::Section) => article.section = one_line(),
            Some(Field::Language) => article.language = one_line(),
            Some(Field::Url) => article.url = one_line(),
            None => article.also(&columns.name(at), Json::text(&cell)),
        }
    }
    if let Some((at, summary)) = summary {
        if article.text.trim().is_empty() {
            article.text = without_markup(&summary);
            article.warnings.push("the text is a summary; the file has no other".to_owned());
        }
        article.also(&columns.name(at), Json::text(&summary));
    }
    if !article.has_words() {
        return sink.leave_out(Place::Line(line), "neither a text nor a headline");
    }
    sink.article(article);
}

/// A cell's text, with line ends of one kind.
fn without_markup(cell: &str) -> String {
    markup::without_markup(&cell.trim_matches(['\r', '\n']).replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests;
