//! Tables of many programs, damaged and whole.

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

#[test]
fn marks_behind_a_backslash_end_no_cell() {
    for (cell, expected) in [
        (r#""He said \"no\", then left.""#, "He said \"no\", then left."),
        (r#""He said \"no\" and left.""#, "He said \"no\" and left."),
        (r#""The folder \\ and \"x\", \n.""#, "The folder \\ and \"x\", \\n."),
    ] {
        let (articles, told) = all(&format!("id,title,text\n1,A,{cell}\n2,B,Words two.\n"), &[]);
        assert_eq!(told, Vec::<String>::new(), "{cell}");
        assert_eq!((articles.len(), articles[0].text.as_str()), (2, expected), "{cell}");
    }
    // A backslash is a letter where marks are doubled, or end the cell.
    let (articles, _) = all("id,title,text\n1,\"C:\\\",Words one.\n2,B,\"x \\\"\" y\"\n3,C,Words.\n", &[]);
    assert_eq!((articles.len(), articles[0].title.as_deref()), (3, Some("C:\\")));
    assert_eq!(articles[1].text, "x \\\" y");
}

#[test]
fn lines_may_stand_before_the_names_of_the_columns() {
    for before in
        ["Export of 2 articles,,\n,,\n", "\n\nExport of 2 articles\n\n", "Search results for \"wall, sea\" 2024;;\n"]
    {
        for separator in [",", ";"] {
            let table = "Date,Title,Text\n2024-07-10,A head,Words one.\n2024-07-11,B head,Words two.\n";
            let (articles, told) = all(&format!("{before}{}", table.replace(',', separator)), &[]);
            assert_eq!((articles.len(), articles[0].title.as_deref()), (2, Some("A head")), "{before:?} {told:?}");
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].ends_with("passed over before the names of the columns"), "{told:?}");
        }
    }
    let (articles, told) = all("\n\ntitle,text\nA,Words one.\ntitle,text\n", &[]);
    assert_eq!((articles.len(), told.len()), (2, 0), "{told:?}");
}

#[test]
fn the_line_that_names_the_separator_may_be_quoted() {
    let (articles, told) = all("\"sep=;\"\r\ndate;title;text\r\n2024-07-10;A;Words, one.\r\n", &[]);
    assert_eq!((articles.len(), articles[0].text.as_str(), told.len()), (1, "Words, one.", 0));
}

#[test]
fn numbers_in_a_column_of_days_are_a_spreadsheets() {
    let (articles, told) = all("Date,Title,Text\n45483,A,Words.\n45483.354167,B,Words.\n12,C,Words.\n", &[]);
    let date = |at: usize| articles[at].date.map(|date| date.to_string());
    assert_eq!((date(0).as_deref(), date(1).as_deref()), (Some("2024-07-10"), Some("2024-07-10T08:30:00")), "{told:?}");
    assert_eq!(date(2), None);
}
