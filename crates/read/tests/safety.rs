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
    // Noise, which packs to a half.
    let mut noise = 1u64;
    let words = std::iter::repeat_with(|| {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{noise:016x}")
    });
    let part: String = words.take((128 << 10) / 16).collect();
    let part = part.as_bytes();
    let names: Vec<String> = (0..45).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part)).collect();
    let (articles, left) = read("a.zip", &zip(&files), &tight());
    assert_eq!(articles.len(), (4 << 20) / part.len());
    assert!(left.iter().all(|left| left.ends_with("it unpacks to more than 4 MB")), "{left:?}");
    let names: Vec<String> = (0..60).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"Words."[..])).collect();
    let (articles, left) = read("a.zip", &zip(&files), &tight());
    assert_eq!((articles.len(), left), (50, vec!["a.zip: more than 50 files in one archive".to_owned()]));
}

#[test]
fn archives_within_archives_pack_no_better_than_one() {
    let small = gzip(&b"A word. ".repeat((200 << 10) / 8));
    let names: Vec<String> = (0..40).map(|n| format!("{n}.txt.gz")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &small[..])).collect();
    // Each unpacks to less than may be unpacked whatever the ratio; all of them are 250 times what they were.
    let (articles, left) = read("a.zip", &gzip(&zip(&files)), &tight());
    assert!((1..6).contains(&articles.len()), "{}", articles.len());
    assert!(left.last().is_some_and(|left| left.ends_with("it unpacks to more than 1 MB")), "{left:?}");
}

#[test]
fn what_all_articles_of_a_file_share_is_cut() {
    let long = "x".repeat(200_000);
    let items = "<item><title>A</title><link>b</link><description>Words.</description></item>".repeat(300);
    let rows = "A,Words.,1\n".repeat(300);
    let objects = vec!["{\"title\":\"A\",\"content_text\":\"Words.\"}"; 300].join(",");
    let chapters: String = (0..300).map(|n| format!("<item id='{n}' href='c.html'/>")).collect();
    let spine: String = (0..300).map(|n| format!("<itemref idref='{n}'/>")).collect();
    let package = format!(
        "<package><metadata><title>{long}</title></metadata><manifest>{chapters}</manifest><spine>{spine}</spine></package>"
    );
    let book = zip(&[
        ("META-INF/container.xml", b"<container><rootfile full-path='p.opf'/></container>"),
        ("p.opf", package.as_bytes()),
        ("c.html", b"<p>Words.</p>"),
    ]);
    let lines = "{\"text\":\"Words.\"}\n".repeat(300);
    for (name, file) in [
        ("a.xml", format!("<rss><channel><title>{long}</title>{items}</channel></rss>").into_bytes()),
        ("a.xml", format!("<rss xml:base='http://a.example/{long}'><channel>{items}</channel></rss>").into_bytes()),
        ("a.xml", format!("<rss xml:lang='{long}'><channel>{items}</channel></rss>").into_bytes()),
        ("a.csv", format!("title,text,{long}\n{rows}").into_bytes()),
        (
            "a.json",
            format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"{long}\",\"items\":[{objects}]}}")
                .into_bytes(),
        ),
        ("a.epub", book),
        ("a.zip", zip(&[(&format!("{}.jsonl", &long[..60_000]), lines.as_bytes())])),
    ] {
        let (articles, left) = read(name, &file, &Options::default());
        assert_eq!(articles.len(), 300, "{name}: {left:?}");
        let bytes: usize = articles.iter().map(|article| serde_json::to_string(article).expect("JSON").len()).sum();
        assert!(bytes < 300 * 3_000, "{name}: {bytes}");
    }
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

/// Who appends to an archive may write a name twice.
#[test]
fn files_of_one_name_in_an_archive_are_all_read() {
    let mut bytes =
        zip(&[("a.txt", b"A headline\n\nWords."), ("b.txt", b"A headline\n\nMore words."), ("in/c.txt", b"Words.")]);
    for at in 0..bytes.len() - 5 {
        if &bytes[at..at + 5] == b"b.txt" {
            bytes[at] = b'a';
        }
    }
    let (articles, left) = read("a.zip", &bytes, &tight());
    let mut texts: Vec<(&str, &str)> = articles
        .iter()
        .map(|article| (article.file.as_str(), article.text.rsplit('\n').next().unwrap_or("")))
        .collect();
    texts.sort_unstable();
    assert_eq!(left, [] as [&str; 0]);
    assert_eq!(texts, [("a.zip/a (2).txt", "Words."), ("a.zip/a.txt", "More words."), ("a.zip/in/c.txt", "Words.")]);
    let same = tar(&[("a.txt", b"Words."), ("a.txt", b"More words.")]);
    let (articles, _) = read("a.tar", &same, &tight());
    let files: Vec<&str> = articles.iter().map(|article| article.file.as_str()).collect();
    assert_eq!(files, ["a.tar/a.txt", "a.tar/a (2).txt"]);
}

#[test]
fn damaged_archives_are_told() {
    let rows: String = (0..200).map(|n| format!("{{\"id\":\"{n}\",\"text\":\"Words {}.\"}}\n", n * 7919)).collect();
    let whole = gzip(rows.as_bytes());
    let (articles, left) = read("a.jsonl.gz", &whole[..whole.len() - 100], &tight());
    assert!(articles.len() > 50, "what comes before is read: {}", articles.len());
    assert_eq!(left.last().map(String::as_str), Some("a.jsonl.gz: it is cut short; what comes before is read"));
    let mut damaged = whole.clone();
    *damaged.iter_mut().nth_back(6).expect("a checksum") ^= 1;
    let (articles, left) = read("a.jsonl.gz", &damaged, &tight());
    assert_eq!(articles.len(), 200);
    assert!(left[0].starts_with("a.jsonl.gz: it is damaged"), "{left:?}");
    let whole = zip(&[("a.txt", b"Words.")]);
    let (articles, left) = read("a.zip", &whole[..whole.len() - 10], &tight());
    assert!(articles.is_empty() && left[0].starts_with("a.zip: the archive is damaged"), "{left:?}");
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, name, *bytes).expect("memory");
    }
    archive.into_inner().expect("memory")
}

#[test]
fn what_systems_put_into_archives_for_themselves_is_passed_over() {
    let files: &[(&str, &[u8])] = &[
        ("a.txt", b"A headline\n\nWords."),
        ("._a.txt", b"Mac"),
        ("in/.git/HEAD", b"ref: x"),
        ("__MACOSX/a.txt", b"Mac"),
        ("./b.txt", b"A headline\n\nMore words."),
    ];
    for (name, bytes) in [("a.tar", tar(files)), ("a.zip", zip(files)), ("a.tgz", gzip(&tar(files)))] {
        let (articles, left) = read(name, &bytes, &tight());
        assert_eq!((articles.len(), left.len()), (2, 0), "{name}: {left:?}");
    }
}

#[test]
fn a_tar_archive_that_breaks_off_is_read_up_to_there() {
    let long = "A headline\n\n".to_owned() + &"Words and more words. ".repeat(100);
    let whole = tar(&[("a.txt", b"A headline\n\nWords."), ("b.txt", long.as_bytes())]);
    let (articles, left) = read("a.tar", &whole[..2_600], &tight());
    assert_eq!(articles.len(), 2, "{left:?}");
    assert!(left.contains(&"a.tar/b.txt: it is cut short; what comes before is read".to_owned()), "{left:?}");
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

#[test]
fn a_file_without_an_article_is_told() {
    for (name, bytes) in [
        ("a.json", &b"[]"[..]),
        ("a.json", b"{\"articles\":[]}"),
        ("a.zip", &zip(&[])),
        ("a.zip", &zip(&[("._a.txt", b"Mac")])),
        ("a.zip", &zip(&[("a.json", b"[]")])),
    ] {
        let (articles, left) = read(name, bytes, &Options::default());
        assert_eq!((articles.len(), left.len()), (0, 1), "{name}: {left:?}");
    }
    let long = "The sea rose above the old harbour wall, and the lower market stood under water. ".repeat(4);
    let text = format!(
        "1 of 2 DOCUMENTS\n\nThe Norhaven Post\n\nA headline\n\nLENGTH: 2 words\n\nTwo words.\n\n2 of 2 DOCUMENTS\n\n{long}\n"
    );
    let (articles, left) = read("a.txt", text.as_bytes(), &Options::default());
    assert_eq!(articles.len(), 1);
    assert_eq!(left, ["a.txt, article 2: no label such as LENGTH tells that it is an article"]);
}
