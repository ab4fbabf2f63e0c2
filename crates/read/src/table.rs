//! Tables as spreadsheets and scripts write them: one article a row.

mod columns;
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
    let (separator, skipped) = separator::of(text);
    let body = &text[skipped..];
    let first_line = 1 + text[..skipped].matches('\n').count() as u64;
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
                        sink.tell(
                            Place::Whole,
                            format!("{more} more rows have another number of cells than the first"),
                        );
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
                        let count = record.len();
                        sink.tell(Place::Line(line), format!("{count} cells, where the first row has {first}"));
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

/// Line ends in a part of a text, of any kind: `\n`, `\r\n`, and the lone `\r` of old programs. `\r\n` counts where its
/// second half stands, since the reader of rows ends a row between the two.
fn count_lines(text: &str, from: usize, to: usize) -> u64 {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    (from..to).map(|at| u64::from(ends(at))).sum()
}

/// Whether a record goes on over lines that look like rows of so many cells: a quotation mark that begins a cell without
/// ending it takes the rows up to the next mark. Prose too has commas, so that few cells need more lines.
fn holds_rows(record: &str, separator: u8, width: usize) -> bool {
    const SEPARATORS: usize = 6;
    let lines = record.lines().skip(1).filter(|line| !line.trim().is_empty());
    let (mut count, mut alike) = (0, 0);
    for line in lines {
        count += 1;
        alike += usize::from(Marks::of(line, separator).separators + 1 == width);
    }
    alike * width.saturating_sub(1) >= SEPARATORS && alike * 5 >= count * 4
}

/// What the quotation marks of a record do. Marks within a cell that does not begin with one are letters like others: `6"`.
#[derive(Default)]
struct Marks {
    /// The last quoted cell has no end.
    open: bool,
    /// A quoted cell goes on behind its closing mark, as it does where the mark opens another cell.
    closes_within_a_cell: bool,
    /// Separators outside quoted cells.
    separators: usize,
}

impl Marks {
    fn of(record: &str, separator: u8) -> Self {
        let bytes = record.as_bytes();
        let ends_cell = |b: Option<&u8>| b.is_none_or(|b| *b == separator || matches!(b, b'\n' | b'\r'));
        let mut marks = Self::default();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == b'"' {
                if !marks.open {
                    marks.open = at == 0 || ends_cell(bytes.get(at - 1));
                } else if bytes.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    marks.open = false;
                    marks.closes_within_a_cell |= !ends_cell(bytes.get(at + 1));
                }
            } else if bytes[at] == separator && !marks.open {
                marks.separators += 1;
            }
            at += 1;
        }
        marks
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
                let moment = Moment::parse_in(trimmed, columns.order);
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
mod tests {
    use super::*;
    use crate::found::{Found, Options};

    fn all(text: &str, columns: &[(Field, &str)]) -> (Vec<Article>, Vec<String>) {
        let columns = columns.iter().map(|(field, name)| (*field, (*name).to_owned())).collect();
        let options = Options { columns, ..Options::default() };
        let (mut articles, mut told) = (Vec::new(), Vec::new());
        let mut out = |found: Found| match found {
            Found::Article(article) => articles.push(*article),
            Found::LeftOut(left) => told.push(left.to_string()),
            Found::Told(left) => told.push(format!("told: {left}")),
            Found::File { .. } => {}
        };
        read(text, &mut Sink::new(&options, "a.csv".to_owned(), &mut out));
        (articles, told)
    }

    #[test]
    fn columns_are_known_by_their_names_in_any_order() {
        let text = "sep=;\r\nDatum;Titel;Text;Autor;Ressort\r\n10.07.2024;\"Ein \"\"Titel\"\"\";\"Erste Zeile.\r\nZweite; Zeile.\";Jane Roe;Politik\r\n";
        let (articles, told) = all(text, &[]);
        assert_eq!(told, Vec::<String>::new());
        let [article] = &articles[..] else { panic!("{articles:?}") };
        assert_eq!(article.title.as_deref(), Some("Ein \"Titel\""));
        assert_eq!(article.text, "Erste Zeile.\nZweite; Zeile.");
        assert_eq!(article.date.map(|d| d.to_string()).as_deref(), Some("2024-07-10"));
        assert_eq!((article.number, article.section.as_deref()), (Some(3), Some("Politik")));
    }

    #[test]
    fn columns_without_names_are_known_by_what_is_in_them() {
        let long = "The minister said on Monday that the talks would go on for another week. ".repeat(4);
        let text = format!(
            "2024-07-10\tThe talks go on\thttps://example.org/a\t{long}\n2024-07-11\tThe sea rose high\thttps://example.org/b\t{long}\n"
        );
        let (articles, told) = all(&text, &[]);
        assert_eq!((articles.len(), told.len()), (2, 0), "{told:?}");
        assert_eq!(articles[1].title.as_deref(), Some("The sea rose high"));
        assert_eq!(articles[1].url.as_deref(), Some("https://example.org/b"));
        assert_eq!(articles[0].text, long);
    }

    #[test]
    fn columns_that_are_given_come_before_what_is_guessed() {
        let text = "Headline,Body,text,When\nA,Words.,other,7/10/2024\nB,More.,other,7/30/2024\n";
        let (articles, told) = all(text, &[(Field::Text, "Body"), (Field::Date, "When")]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!((articles[0].text.as_str(), articles[0].title.as_deref()), ("Words.", Some("A")));
        assert_eq!(
            articles[0].date.map(|d| d.to_string()).as_deref(),
            Some("2024-07-10"),
            "the second row tells the order"
        );
        let (articles, told) = all(text, &[(Field::Text, "4")]);
        assert_eq!((articles[0].text.as_str(), told.len()), ("7/10/2024", 0));
        let (articles, told) = all(text, &[(Field::Text, "none")]);
        assert_eq!(told, ["told: a.csv: there is no column none"]);
        assert_eq!(articles.len(), 2, "the headlines are read");
    }

    #[test]
    fn a_stray_quotation_mark_costs_its_row_alone() {
        let mut text = "id,title,text\n".to_owned();
        for n in 0..50 {
            let mark = if n == 20 { "\"" } else { "" };
            text.push_str(&format!("{n},Title {n},{mark}Words {n}.\n"));
        }
        let (articles, told) = all(&text, &[]);
        assert_eq!(articles.len(), 49);
        assert_eq!(told, ["a.csv, line 22: a quotation mark that nothing closes"]);
        assert_eq!(articles[20].number, Some(23));
    }

    #[test]
    fn a_mark_within_an_unquoted_cell_is_a_letter() {
        let (articles, told) = all("id,title,text\n1,A,Words.\n2,A 6\" man,\"One said.\n\nTwo said.\"", &[]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!((articles.len(), articles[1].text.as_str()), (2, "One said.\n\nTwo said."));
    }

    #[test]
    fn a_quoted_cell_behind_a_stray_mark_does_not_take_the_rows_between() {
        let mut text = "id,title,text\n".to_owned();
        for n in 0..30 {
            let words = match n {
                10 => "\"Words 10.".to_owned(),
                20 => "\"Words, 20.\"".to_owned(),
                _ => format!("Words {n}."),
            };
            text.push_str(&format!("{n},Title {n},{words}\n"));
        }
        let (articles, told) = all(&text, &[]);
        assert_eq!(told, ["a.csv, line 12: a quotation mark that nothing closes"]);
        assert_eq!((articles.len(), articles[19].text.as_str()), (29, "Words, 20."));
        // Closed by another stray mark, the cell may be meant so: that is told.
        let text = text.replace("\"Words, 20.\"", "Words 20.\"");
        let (articles, told) = all(&text, &[]);
        assert_eq!(
            (articles.len(), told),
            (20, vec!["told: a.csv, line 12: a quoted cell runs over lines that look like rows".to_owned()])
        );
        // Paragraphs of a text are no rows, whatever marks are in them.
        let text = "id,title,text\n1,A,\"The council met, Roe said.\n\nShe said \"no\", twice, and left.\n\nThe rest.\"\n2,B,Words.\n";
        let (articles, _) = all(text, &[]);
        assert_eq!((articles.len(), articles[1].text.as_str()), (2, "Words."));
    }

    #[test]
    fn rows_with_another_number_of_cells_are_told_and_no_cell_is_lost() {
        let text = "id,title,text\n1,A,Words.,more,and more\n2,B\n3,C,Words.,\n".to_owned();
        let (articles, told) = all(&text, &[]);
        assert_eq!(articles.len(), 3);
        assert_eq!(
            told,
            [
                "told: a.csv, line 2: 5 cells, where the first row has 3",
                "told: a.csv, line 3: 2 cells, where the first row has 3"
            ]
        );
        assert_eq!(articles[0].extra.get("5"), Some(&Json::text("and more")));
        let many = format!("{text}{}{text}", "4,D,Words.\n".repeat(300));
        let (articles, _) = all(&format!("{many}5,E,Words.,a,b,far\n"), &[]);
        assert_eq!(articles.last().and_then(|article| article.extra.get("6")), Some(&Json::text("far")));
        let (_, told) = all(&format!("id,title,text\n{}", "1,A,Words.,more\n".repeat(30)), &[]);
        assert_eq!(
            (told.len(), told[20].as_str()),
            (21, "told: a.csv: 10 more rows have another number of cells than the first")
        );
    }

    #[test]
    fn days_that_may_be_either_of_two_are_told() {
        let (articles, told) = all("date,text\n3/4/2024,Words.\n5/6/2024,More.\n", &[]);
        assert_eq!((articles.len(), articles[0].date), (2, None));
        assert_eq!(told, ["told: a.csv: days like 3/4/2024 may be either of two; the articles stay without a date"]);
        assert_eq!(articles[0].extra.get("date_given"), Some(&Json::text("3/4/2024")));
    }

    #[test]
    fn a_table_without_words_is_left_out_with_its_columns() {
        let (articles, told) = all("a,b\n1,2\n3,4\n", &[]);
        assert!(articles.is_empty());
        assert!(told[0].contains("no column holds text or headlines (columns: a, b)"), "{told:?}");
    }
}
