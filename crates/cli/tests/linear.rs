//! Reading takes time in proportion to its input, also where an article says one thing over and over.
//!
//! Each case is run at two sizes under valgrind, which counts instructions: the same number on any machine, however busy.
//! Twice the input may take two and a half times the instructions, where a step that looks at all others takes four times.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::json;

/// Twice the input, and some more for tables that grow.
const MOST: f64 = 2.5;

/// Instructions that the program takes for `input` with this command and its arguments.
fn instructions(command: &str, input: &str) -> f64 {
    let mut child = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env!("CARGO_BIN_EXE_dateline"))
        .args(command.split(' '))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("valgrind is installed");
    child.stdin.take().expect("stdin").write_all(input.as_bytes()).expect("input is read");
    let out = child.wait_with_output().expect("valgrind ends");
    let told = String::from_utf8_lossy(&out.stderr);
    let count = told.lines().find_map(|line| line.split("Collected :").nth(1)).and_then(|n| n.trim().parse().ok());
    count.unwrap_or_else(|| panic!("no count in {told}"))
}

/// One article of about `bytes` bytes, which says `words` over and over.
fn article(words: &str, bytes: usize) -> String {
    format!("{}\n", json!({"id": 1, "text": words.repeat(bytes / words.len())}))
}

fn assert_linear(what: &str, command: &str, input: impl Fn(usize) -> String) {
    const SIZE: usize = 50_000;
    // What the program does before it reads anything counts for neither size.
    let start = instructions(command, "");
    let (one, two) = (instructions(command, &input(SIZE)) - start, instructions(command, &input(2 * SIZE)) - start);
    let ratio = two / one;
    println!("{ratio:.2} {command} {what}");
    assert!(ratio < MOST, "{command}: twice as much of {what:?} takes {ratio:.2} times as many instructions");
}

#[test]
#[ignore = "needs valgrind; scripts/test installs it and runs this"]
fn one_article_of_repeated_text() {
    for words in [
        "He went home on Wednesday. ",
        "He went home on Wednesday.\n\n",
        "“We will go there tomorrow,” he said on Wednesday. ",
        "\nQ: Who was there on Wednesday?\nJANE ROE: I was.\nROE: And I.\n",
        "\nQ: Who was there?\nA: I was, on June 19.\n",
        "former President Clinton and President Bush said so. ",
        "they met ahead of the summit on Tuesday and on June 19 and ",
        "former President Clinton said so and on Wednesday he met Jane Roe, who said, on June 19, that he left, and ",
        "“ ",
        "said ",
        "A",
        "(((",
        "1 ",
    ] {
        assert_linear(words, "analyse", |bytes| article(words, bytes));
    }
}

#[test]
#[ignore = "needs valgrind; scripts/test installs it and runs this"]
fn one_article_of_names_that_all_differ() {
    let text = |bytes: usize| {
        let mut text = String::new();
        for n in 0.. {
            let letter = |by: usize| char::from(b'a' + (n / by % 26) as u8);
            let name = format!("Zo{}{}{}n", letter(676), letter(26), letter(1));
            text += &format!(
                "Minister Jane {name} met the minister on Wednesday. “We left,” the minister said.\n{}: We did.\n",
                name.to_uppercase()
            );
            if text.len() >= bytes {
                break;
            }
        }
        format!("{}\n", json!({"id": 1, "text": text}))
    };
    assert_linear("names that all differ", "analyse", text);
}

#[test]
#[ignore = "needs valgrind; scripts/test installs it and runs this"]
fn names_of_one_word_that_are_looked_up_among_all_others() {
    let text = |bytes: usize| {
        let mut text = String::new();
        for n in 0.. {
            let letter = |by: usize| char::from(b'a' + (n / by % 26) as u8);
            let name = format!("Zo{}ri{}lt{}n", letter(676), letter(26), letter(1));
            let letters = name.to_uppercase();
            // A misspelt name, and letters that nobody spelt out.
            text += &format!("Jane {name} left. {} came. “We left,” {name}x said. “No,” {letters} said.\n", &name[..7]);
            if text.len() >= bytes {
                return text;
            }
        }
        text
    };
    assert_linear("names of one word", "quotes", |bytes| format!("{}\n", json!({"id": 1, "text": text(bytes)})));
}

#[test]
#[ignore = "needs valgrind; scripts/test installs it and runs this"]
fn many_articles_that_are_dated_together() {
    let articles = |bytes: usize| -> String {
        let line = |n: usize| {
            let parish = n % 97;
            json!({"id": n, "text": format!("The council of parish {parish} met on Wednesday. “We will meet again on June {},” \
                the chair said of story {n}. Bread cost five euros last month.\n", n % 28 + 1)})
        };
        (0..bytes / 160).map(|n| format!("{}\n", line(n))).collect()
    };
    assert_linear("articles without a date", "date", articles);
}

/// A part of a file, each with another number.
type Piece = fn(usize) -> String;

/// A piece of a file that is said over and over, in as many bytes as are asked for.
fn over_and_over(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    (0..).map(piece).find(|piece| {
        text.push_str(piece);
        text.len() >= bytes
    });
    text
}

#[test]
#[ignore = "needs valgrind; scripts/test installs it and runs this"]
fn files_that_hold_one_thing_over_and_over() {
    // Each piece is another one, since what is known already is passed over.
    let cases: [(&str, &str, Piece, &str); 6] = [
        ("names of a byline", "{\"text\":\"Words.\",\"author\":\"", |n| format!("Jane Roe{n}, "), "\"}"),
        ("categories of a feed", "<rss><channel><item><title>A</title>", |n| format!("<category>c{n}</category>"), ""),
        ("authors of a feed", "<rss><channel><item><title>A</title>", |n| format!("<author>Jane R{n}</author>"), ""),
        (
            "parts of a message",
            "From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n",
            |n| format!("--b\nContent-Type: text/plain\n\nW{n}.\n"),
            "--b--\n",
        ),
        (
            "lines of a label’s value",
            "1 of 2 DOCUMENTS\n1 of 2 DOCUMENTS\nLENGTH: 1 words\nSECTION: a\n",
            |n| format!("{n}\n"),
            "\n\nThe sea rose.\n",
        ),
        ("records of a web archive", "", |_| "WARC/1.0\r\nWARC-Type: x\r\n\r\n".to_owned(), ""),
    ];
    for (what, before, piece, behind) in cases {
        assert_linear(what, "read -", |bytes| format!("{before}{}{behind}", over_and_over(4 * bytes, piece)));
    }
}
