//! One hand-made file of each format, and what is read of it: `tests/formats/expected` holds the articles as JSON Lines, and a
//! line for whatever is told besides. `UPDATE=1` writes them anew; whoever does so reads the difference.

use std::fs;
use std::path::{Path, PathBuf};

use dateline_read::{Found, Options};
use serde_json::json;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats")
}

/// What is read of a file, a line each.
fn read(name: &str, bytes: &[u8]) -> String {
    let mut out = String::new();
    dateline_read::read(name, bytes, &Options::default(), &mut |found| {
        let line = match found {
            Found::Article(article) => serde_json::to_string(&article).expect("an article is JSON"),
            Found::File { file, format, understood } => {
                json!({ "is": format.to_string(), "file": file, "understood": understood }).to_string()
            }
            Found::LeftOut(left) => json!({ "left out": left.to_string() }).to_string(),
            Found::Told(told) => json!({ "told": told.to_string() }).to_string(),
        };
        out.push_str(&line);
        out.push('\n');
    });
    out
}

#[test]
fn each_format_is_read_as_expected() {
    let mut names: Vec<String> = fs::read_dir(folder())
        .expect("the folder of formats")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .filter_map(|path| path.file_name().and_then(|name| name.to_str()).map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() >= 35, "{names:?}");
    let mut wrong = Vec::new();
    for name in &names {
        let read = read(name, &fs::read(folder().join(name)).expect("a file"));
        let path = folder().join("expected").join(format!("{name}.jsonl"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &read).expect("expected articles");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if read != expected {
            wrong.push(format!("{name}\nexpected\n{expected}read\n{read}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn content_tells_the_format_where_the_name_tells_another() {
    for (name, other) in [
        ("rss.xml", "a.txt"),
        ("page.html", "a"),
        ("own.jsonl", "a.log"),
        ("letter.eml", "b.txt"),
        ("folder.zip", "a.txt"),
    ] {
        let bytes = fs::read(folder().join(name)).expect("a file");
        let articles = |read: String| read.lines().filter(|line| line.contains("\"text\":")).count();
        assert_eq!(articles(read(name, &bytes)), articles(read(other, &bytes)), "{name} as {other}");
    }
}

#[test]
fn an_element_that_closes_itself_leaves_the_rest_of_a_feed_its_words() {
    let feed = "<rss><channel><item><title>A</title><description>&lt;p&gt;One.&lt;/p&gt;&lt;iframe src='a'/&gt;\
        &lt;p&gt;Two &lt;b&gt;words&lt;/b&gt;.&lt;/p&gt;</description></item></channel></rss>";
    let read = read("a.xml", feed.as_bytes());
    assert!(read.contains("\"text\":\"One.\\n\\nTwo words.\""), "{read}");
}
