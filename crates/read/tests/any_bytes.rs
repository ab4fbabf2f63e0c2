//! Whatever the bytes are: reading never panics, says something, and takes time in proportion to them.

mod measure;

use std::fs;
use std::path::Path;

use dateline_read::{Found, Limits, Options};
use proptest::prelude::*;

/// Reads a file; how many articles it has, and how much was left out.
fn read(name: &str, bytes: &[u8]) -> usize {
    let limits = Limits { unpacked: 16 << 20, ..Limits::default() };
    let mut found = 0;
    dateline_read::read(name, bytes, &Options { limits, ..Options::default() }, &mut |one| {
        found += usize::from(matches!(one, Found::Article(_) | Found::LeftOut(_)));
        if let Found::Article(article) = one {
            let line = serde_json::to_string(&article).expect("an article is JSON");
            assert!(!line.contains('\n'));
        }
    });
    found
}

fn formats() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .expect("the folder of formats")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| {
            (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::read(&path).expect("a file"))
        })
        .collect();
    files.sort();
    files
}

/// Pieces that formats are made of.
const PIECES: [&str; 48] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\\",
    "{\"text\":\"",
    "\"title\"",
    "null",
    "1e999",
    "<",
    ">",
    "</",
    "/>",
    "<rss><channel><item>",
    "<title>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "&#x;",
    "<!DOCTYPE x [<!ENTITY",
    "<html><p>",
    "From ",
    "From: a@example.org\n",
    "Subject: x\nDate: y\n\n",
    "1 of 2 DOCUMENTS\n",
    "LENGTH: 5 words\n",
    "End of Document\n",
    "HD  x\nLP  y\nTD  z\nWC  1\n",
    "Document ABCD000020240101ab12345cd\n",
    "{\\rtf1 ",
    "\\'e9",
    "\\u-10179?",
    "WARC/1.0\r\nContent-Length: 3\r\n\r\n",
    "id,title,text\n",
    "2024-07-10",
    "---\ntitle: x\n---\n",
    "# x\n",
    "â€œ",
    "Words. ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z]{0,3}(\\.(txt|csv|json|jsonl|xml|html|eml|md|gz|zip))?") {
        prop_assert!(read(&name, &bytes) > 0);
    }

    #[test]
    fn any_pieces_are_read_or_refused(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60), name in "a\\.(txt|csv|json|jsonl|xml|html|eml|md|rtf)") {
        prop_assert!(read(&name, pieces.concat().as_bytes()) > 0);
    }

    #[test]
    fn damaged_files_are_read_or_refused(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..4), cut in 0usize..4, end in any::<prop::sample::Index>()) {
        let files = formats();
        let (name, mut file) = files[which.index(files.len())].clone();
        let at = at.index(file.len());
        file.splice(at..(at + cut).min(file.len()), bytes);
        if end.index(3) == 0 {
            file.truncate(end.index(file.len().max(1)));
        }
        prop_assert!(read(&name, &file) > 0);
    }
}

#[test]
fn time_grows_with_the_file() {
    const SIZE: usize = 100_000;
    let mut slow = Vec::new();
    for (begin, piece, name) in [
        ("{\"articles\":[", "{\"text\":\"x\"},", "a.json"),
        ("{", "\"text\":\"x\",", "a.json"),
        ("{\"text\":\"x\"", ",\"\"a\":1", "a.json"),
        ("[", "{\"text\":\"x},", "a.json"),
        ("", "{\"a\":", "a.json"),
        ("id,title,text\n", "\"a\n", "a.csv"),
        ("id,title,text\n", "a,b,\"c\n", "a.csv"),
        ("id,title,text\n", "1,", "a.csv"),
        ("id,title,text\n1,2,3\n", ",", "a.csv"),
        ("<rss><channel>", "<item>", "a.xml"),
        ("<rss><channel><item>", "<title>", "a.xml"),
        ("<rss><channel><item>", "<a xmlns:b='c'>", "a.xml"),
        ("<rss><channel><item>", "<a/></b>", "a.xml"),
        ("<rss><channel><item><title>", "&a;", "a.xml"),
        ("<rss ", "a='b' ", "a.xml"),
        ("<rss><channel><item>", "<category>x", "a.xml"),
        ("", "<!--", "a.xml"),
        ("", "<![CDATA[", "a.xml"),
        ("<rss><channel><item><description><![CDATA[", "&", "a.xml"),
        ("", "â€œ", "a.txt"),
        ("", "Ã", "a.txt"),
        ("", "Words & ", "a.txt"),
        ("1 of 2 DOCUMENTS\nLENGTH: 1 words\n", "SECTION: x\n", "a.txt"),
        ("1 of 2 DOCUMENTS\nLENGTH: 1 words\n", "July 10, 2024\n\n", "a.txt"),
        ("", "End of Document\nLENGTH: 1 words\nx\n", "a.txt"),
        ("", "HD  x\nLP\n", "a.txt"),
        ("{\\rtf1 ", "{\\u-10179?", "a.rtf"),
        ("{\\rtf1 ", "\\'", "a.rtf"),
        ("From x\nFrom: a\nSubject: b\n\n", "From x\n", "a.mbox"),
        ("From: a\nTo: x\nSubject: ", "=?utf-8?Q?", "a.eml"),
        ("From: a\nSubject: b\nDate: c\nContent-Type: multipart/mixed; boundary=a\n\n", "--a\n\nx\n", "a.eml"),
        ("WARC/1.0\r\n", "a: b\r\n", "a.warc"),
        ("", "WARC/1.0\r\nContent-Length: 0\r\n\r\n", "a.warc"),
        ("---\ntitle: x\n", "a: b\n", "a.md"),
        ("", "* a\n", "a.md"),
        ("", "**a", "a.md"),
    ] {
        let file = |size: usize| format!("{begin}{}", piece.repeat(size / piece.len()));
        slow.extend(slower(&format!("{piece:?} behind {begin:?}"), name, &file(SIZE), &file(2 * SIZE)));
    }
    // What elements share may be long, and they may be many.
    let named = |size: usize| {
        let (name, elements) = ("x".repeat(size / 2), "<a:b>y</a:b>".repeat(size / 24));
        format!("<rss xmlns:a='{name}'><channel><item>{elements}")
    };
    slow.extend(slower("a long name of a vocabulary", "a.xml", &named(6 * SIZE), &named(12 * SIZE)));
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

fn slower(what: &str, name: &str, one: &str, two: &str) -> Option<String> {
    let reading = |file: &str| {
        read(name, file.as_bytes());
    };
    measure::slower(what, || reading(one), || reading(two))
}
