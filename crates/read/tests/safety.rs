//! What a hostile file does: nothing. Archives are bounded while they unpack, depth is bounded, nothing is followed.

use std::io::{Cursor, Write};

use dateline_read::{Found, Limits, Options};
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Limits that are reached quickly.
fn tight() -> Options {
    let limits = Limits { article: 1 << 20, unpacked: 4 << 20, ratio: 20, free: 256 << 10, depth: 3, members: 50 };
    Options { limits, ..Options::default() }
}

/// Articles, and what was left out.
fn read(name: &str, bytes: &[u8], options: &Options) -> (Vec<dateline_read::Article>, Vec<String>) {
    let (mut articles, mut left) = (Vec::new(), Vec::new());
    dateline_read::read(name, bytes, options, &mut |found| match found {
        Found::Article(article) => articles.push(*article),
        Found::LeftOut(out) => left.push(out.to_string()),
        Found::Told(_) | Found::File { .. } => {}
    });
    (articles, left)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("memory");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

#[test]
fn bombs_are_left_out_while_they_unpack() {
    let words = b"A word. ".repeat(1 << 20);
    let (articles, left) = read("a.txt.gz", &gzip(&words), &tight());
    assert!(articles.is_empty());
    assert_eq!(left, ["a.txt.gz: it unpacks to more than 20 times its size, which no text does"]);
    let (articles, left) = read("a.zip", &zip(&[("a.txt", &words), ("b.txt", b"A headline\n\nWords.")]), &tight());
    assert_eq!(articles.len(), 1, "the other file is read");
    assert_eq!(left, ["a.zip/a.txt: it unpacks to more than 20 times its size, which no text does"]);
    // The packed form of what packs so well packs well again.
    let (articles, left) = read("a.gz", &gzip(&gzip(&b"\0".repeat(64 << 20))), &tight());
    assert_eq!((articles.len(), left.len()), (0, 1));
}

#[test]
fn many_small_parts_have_one_bound_together() {
    let part = b"A word. ".repeat(16 << 10);
    let names: Vec<String> = (0..45).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &part[..])).collect();
    let (articles, left) = read("a.zip", &zip(&files), &tight());
    assert_eq!(articles.len(), (4 << 20) / part.len());
    assert!(left.iter().all(|left| left.ends_with("it unpacks to more than 4 MB")), "{left:?}");
    let names: Vec<String> = (0..60).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"Words."[..])).collect();
    let (articles, left) = read("a.zip", &zip(&files), &tight());
    assert_eq!((articles.len(), left), (50, vec!["a.zip: more than 50 files in one archive".to_owned()]));
}

#[test]
fn archives_within_archives_end() {
    let mut bytes = b"A headline\n\nWords.".to_vec();
    for depth in 1..=5 {
        bytes = zip(&[(if depth == 1 { "a.txt" } else { "in.zip" }, &bytes)]);
        let (articles, left) = read("a.zip", &bytes, &tight());
        match depth {
            1..=3 => assert_eq!((articles.len(), left.len()), (1, 0), "{left:?}"),
            _ => assert_eq!(left, ["a.zip/in.zip/in.zip/in.zip: more than 3 archives within each other"]),
        }
    }
}

#[test]
fn names_that_climb_are_labels() {
    let (articles, _) =
        read("a.zip", &zip(&[("../../etc/x.txt", b"A headline\n\nWords."), ("/abs.txt", b"Words.")]), &tight());
    let files: Vec<&str> = articles.iter().map(|article| article.file.as_str()).collect();
    assert_eq!(files, ["a.zip/../../etc/x.txt", "a.zip//abs.txt"]);
}

#[test]
fn damaged_archives_are_told() {
    let whole = gzip(&b"A headline\n\nWords.".repeat(100));
    let (articles, left) = read("a.txt.gz", &whole[..whole.len() - 20], &tight());
    assert_eq!((articles.len(), left), (0, vec!["a.txt.gz: it is cut short".to_owned()]));
    let whole = zip(&[("a.txt", b"Words.")]);
    let (articles, left) = read("a.zip", &whole[..whole.len() - 10], &tight());
    assert!(articles.is_empty() && left[0].starts_with("a.zip: the archive is damaged"), "{left:?}");
}

#[test]
fn depth_costs_no_stack() {
    let deep = 200_000;
    for (name, bytes) in [
        ("a.json", format!("{}1{}", "[".repeat(deep), "]".repeat(deep))),
        ("b.json", format!("{{\"text\":\"Words.\",\"z\":{}1{}}}", "[".repeat(deep), "]".repeat(deep))),
        ("c.json", "{\"articles\":".repeat(deep)),
        ("d.html", format!("<html><body>{}<p>Words that go on and on.", "<div>".repeat(20_000))),
        ("e.xml", format!("<rss><channel><item><description>{}", "<b>".repeat(deep))),
        ("f.rtf", format!("{{\\rtf1 {}Words.", "{".repeat(deep))),
        ("g.md", format!("{}Words.", "> ".repeat(deep))),
        ("h.md", format!("{}Words.", "[".repeat(deep))),
        (
            "i.eml",
            format!(
                "From: a\nSubject: b\nDate: c\nContent-Type: multipart/mixed; boundary=a\n\n{}",
                "--a\nContent-Type: multipart/mixed; boundary=a\n\n".repeat(5_000)
            ),
        ),
    ] {
        let (articles, left) = read(name, bytes.as_bytes(), &Options::default());
        assert!(!articles.is_empty() || !left.is_empty(), "{name} says nothing");
    }
}

#[test]
fn what_is_too_long_for_an_article_is_told() {
    let (articles, left) = read("a.txt", &b"word ".repeat(300_000), &tight());
    assert_eq!((articles.len(), left), (0, vec!["a.txt: 1500000 bytes are too many for one article".to_owned()]));
}

#[test]
fn formats_that_are_not_read_are_named() {
    for (bytes, words) in [
        (&b"%PDF-1.7\n%\xe2\xe3"[..], "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "old Office document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "an image"),
        (b"", "empty"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10", "no text"),
    ] {
        let (articles, left) = read("a", bytes, &tight());
        assert!(articles.is_empty() && left.len() == 1 && left[0].contains(words), "{left:?}");
    }
    let (_, left) = read("b.pdf", b"no text", &tight());
    assert_eq!(left, ["b.pdf: its content is not what its name says"]);
}
