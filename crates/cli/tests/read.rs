//! `dateline read`: files of any format in, articles as JSON Lines out, and what was left out on standard error.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn read<S: AsRef<OsStr>>(args: &[S]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline")).arg("read").args(args).output().expect("the program ends")
}

fn articles(out: &Output) -> Vec<Value> {
    let text = String::from_utf8(out.stdout.clone()).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn told(out: &Output) -> String {
    String::from_utf8(out.stderr.clone()).expect("UTF-8")
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("read").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("scratch folder");
    folder
}

fn formats() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats")
}

#[test]
fn a_file_becomes_json_lines_with_a_summary() {
    let out = read(&[formats().join("rss.xml")]);
    assert!(out.status.success(), "{}", told(&out));
    let articles = articles(&out);
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[0]["title"], "Sea wall & café");
    assert_eq!((&articles[0]["date"], &articles[0]["section"]), (&"2024-03-12T08:30:00Z".into(), &"Harbour".into()));
    assert_eq!(told(&out), "dateline: 1 file (1 feed), 2 articles\n");
}

#[test]
fn what_is_left_out_is_told_with_its_line_and_the_status() {
    let folder = scratch("left-out");
    fs::copy(formats().join("own.jsonl"), folder.join("own.jsonl")).expect("a copy");
    fs::write(folder.join("a.txt"), "A headline\n\nWords.").expect("a text");
    fs::write(folder.join("b.pdf"), b"%PDF-1.7\n\xff").expect("another file");
    let out = read(&[&folder]);
    assert_eq!(out.status.code(), Some(1));
    let files: Vec<Value> = articles(&out).iter().map(|article| article["file"].clone()).collect();
    assert_eq!(files, ["a.txt", "own.jsonl", "own.jsonl", "own.jsonl"]);
    let told = told(&out);
    for words in
        ["left out: b.pdf: a PDF", "left out: own.jsonl, line 3: ", "left out: own.jsonl, line 5: ", "; 3 left out"]
    {
        assert!(told.contains(words), "{told}");
    }
    // Numbers come back as they were written.
    let text = String::from_utf8(out.stdout).expect("UTF-8");
    assert!(text.contains("{\"id\":123456789012345678901234567890,") && text.contains("{\"id\":1E2,"), "{text}");
}

#[test]
fn columns_can_be_given() {
    let folder = scratch("columns");
    let table = folder.join("a.csv");
    fs::write(&table, "One,Two,text\nA headline,Words.,x\n").expect("a table");
    let out = read(&[table.as_os_str(), "--columns".as_ref(), "text=Two,title=1".as_ref()]);
    assert!(out.status.success(), "{}", told(&out));
    let article = &articles(&out)[0];
    assert_eq!((&article["title"], &article["text"]), (&"A headline".into(), &"Words.".into()));
    assert!(told(&out).contains("a.csv: cells parted by “,”, title=One, text=Two"), "{}", told(&out));
    let out = read(&[table.as_os_str(), "--columns".as_ref(), "words=Two".as_ref()]);
    assert_eq!(out.status.code(), Some(2));
}

/// A large file is read in pieces, packed or not, and its lines keep their numbers.
#[test]
fn large_files_of_json_are_read_in_pieces() {
    let folder = scratch("large");
    let mut lines = String::new();
    for n in 0..6000 {
        let text = format!("Words of article {n}. ").repeat(40);
        lines.push_str(&if n == 5000 { "no article\n".to_owned() } else { format!("{{\"text\":\"{text}\"}}\n") });
    }
    fs::write(folder.join("a.jsonl"), &lines).expect("lines");
    let packed = fs::File::create(folder.join("b.jsonl.gz")).expect("a file");
    let mut encoder = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
    // Noise, so that the packed file is large too.
    let mut noise = 1u64;
    let mut out = String::new();
    for n in 0..12_000 {
        out.push_str("{\"text\":\"");
        for _ in 0..60 {
            noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            out.push_str(&format!("{noise:x} "));
        }
        out.push_str(&format!("\",\"n\":{n}}}\n"));
    }
    std::io::Write::write_all(&mut encoder, out.as_bytes()).expect("lines");
    encoder.finish().expect("lines");
    assert!(fs::metadata(folder.join("b.jsonl.gz")).expect("a file").len() > 4 << 20);
    let out = read(&[&folder]);
    let articles = articles(&out);
    assert_eq!(articles.len(), 5999 + 12_000);
    assert_eq!((&articles[5000]["id"], &articles[5999]["id"]), (&"a.jsonl:5002".into(), &"b.jsonl.gz:1".into()));
    assert!(told(&out).contains("left out: a.jsonl, line 5001: "), "{}", told(&out));
    // What comes before the end of a file that was cut short is read.
    let packed = fs::read(folder.join("b.jsonl.gz")).expect("a file");
    fs::write(folder.join("b.jsonl.gz"), &packed[..packed.len() - 100_000]).expect("a file");
    let out = read(&[folder.join("b.jsonl.gz")]);
    let lines = String::from_utf8_lossy(&out.stdout).lines().count();
    assert!((11_000..12_000).contains(&lines), "{lines} lines");
    assert!(told(&out).contains("b.jsonl.gz: it is cut short or damaged"), "{}", told(&out));
}

#[cfg(unix)]
#[test]
fn names_links_and_pipes_do_no_harm() {
    use std::os::unix::ffi::OsStrExt;
    let folder = scratch("hostile");
    let escape = folder.join("a\u{1b}[31m.pdf");
    fs::write(&escape, b"%PDF-1.7\n\xff").expect("a file");
    fs::write(folder.join(OsStr::from_bytes(b"b\xff.txt")), "A headline\n\nWords.").expect("a file");
    std::os::unix::fs::symlink(&folder, folder.join("self")).expect("a link");
    assert!(Command::new("mkfifo").arg(folder.join("pipe")).status().expect("mkfifo").success());
    std::os::unix::fs::symlink("/dev/zero", folder.join("zero")).expect("a link");
    let mut deep = folder.join("deep");
    for n in 0..40 {
        deep = deep.join(n.to_string());
    }
    fs::create_dir_all(&deep).expect("folders");
    fs::write(deep.join("c.txt"), "A headline\n\nMore words.").expect("a file");
    let out = read(&[&folder]);
    assert_eq!((out.status.code(), articles(&out).len()), (Some(1), 2));
    let told = told(&out);
    assert!(!told.contains('\u{1b}') && told.contains("a\\u{1b}[31m.pdf"), "{told}");
    assert!(told.contains("self: a link to a folder"), "{told}");
    assert_eq!(told.matches("not a regular file").count(), 2, "{told}");
    assert_eq!(read(&[OsStr::from_bytes(b"missing\xff")]).status.code(), Some(1));
}

#[test]
fn a_corpus_is_made_of_all_formats() {
    let folder = scratch("corpus");
    let file = folder.join("corpus.bin");
    let out = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["bundle", "--articles-only", "--keep-repeats"])
        .arg(formats())
        .arg("-o")
        .arg(&file)
        .output();
    let out = out.expect("the program ends");
    assert_eq!(out.status.code(), Some(1), "some articles are damaged on purpose");
    let bundle = dateline_search::store::Bundle::read(&fs::read(&file).expect("a corpus")).expect("a bundle");
    let outlets = bundle.articles.iter().filter(|article| article.outlet() == Some("The Eastmere Echo")).count();
    assert!(bundle.articles.len() > 40 && outlets > 10, "{} articles, {outlets} of one outlet", bundle.articles.len());
}

#[test]
fn a_page_can_be_analysed_by_itself() {
    let out = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["analyse", "--html"])
        .arg(formats().join("page.html"))
        .output();
    let out = out.expect("the program ends");
    assert!(out.status.success());
    let quotes = articles(&out)[0]["quotes"].as_array().map_or(0, Vec::len);
    assert!(quotes > 0);
}

#[test]
fn the_name_of_a_page_cannot_steer_a_terminal() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("steering-name");
    fs::create_dir_all(&folder).expect("scratch folder");
    let file = folder.join("a\u{1b}[31m.html");
    fs::write(&file, "<p>â€œWe go,â€\u{9d} she said at the cafÃ©.</p>").expect("a page");
    let out = Command::new(env!("CARGO_BIN_EXE_dateline")).args(["analyse", "--html"]).arg(&file).output();
    let told = String::from_utf8(out.expect("the program ends").stderr).expect("UTF-8");
    assert!(told.contains("mended in") && told.contains("a\\u{1b}[31m.html"), "{told:?}");
    assert!(!told.contains('\u{1b}'), "{told:?}");
}

const WALL: &str = "The sea rose above the old harbour wall on Tuesday, and by noon the lower market stood under water. \
    Nobody was hurt, the council said, but two hundred people spent the night in the school. “We had an hour, no more,” said \
    John Doe, who sells rope and carried his stock up the stairs with his neighbours.";

/// An article of The Norhaven Post as a line of JSON.
fn line(id: u32, date: &str, url: &str, text: &str) -> String {
    let (title, outlet) = ("Sea floods market", "The Norhaven Post");
    format!(
        "{}\n",
        serde_json::json!({"id": id, "title": title, "date": date, "outlet": outlet, "url": url, "text": text})
    )
}

#[test]
fn repeats_count_once_and_the_newest_version_stands_for_the_older() {
    let folder = scratch("versions");
    let url = "https://post.example/wall";
    let hurt = WALL.replace("Nobody was hurt, the council", "Two people were hurt, the council");
    let other = "Rope is dear this year, said Jane Roe, who keeps the lighthouse of Norhaven and buys it by the mile from the \
        rope makers of Eastmere, whose trade has suffered since the harbour of that town was closed in the spring.";
    fs::write(folder.join("a.jsonl"), line(1, "2024-07-12", url, &hurt) + &line(2, "2024-07-11", "", other))
        .expect("lines");
    fs::write(folder.join("b.jsonl"), line(3, "2024-07-10", &format!("{url}?utm_source=x"), WALL)).expect("lines");
    fs::write(folder.join("c.jsonl"), line(4, "2024-07-10", url, WALL)).expect("lines");
    let out = read(&[&folder]);
    assert!(out.status.success());
    let written = articles(&out);
    let ids: Vec<&Value> = written.iter().map(|article| &article["id"]).collect();
    assert_eq!(ids, [1, 2]);
    let earlier = &written[0]["earlier"][0];
    assert_eq!((&earlier["id"], &earlier["date"], &earlier["text"]), (&3.into(), &"2024-07-10".into(), &WALL.into()));
    let changed = earlier["changed"].as_array().expect("changes");
    assert_eq!(changed.len(), 1);
    assert!(changed[0]["was"].as_str().is_some_and(|was| was.starts_with("Nobody was hurt")), "{changed:?}");
    assert!(changed[0]["now"].as_str().is_some_and(|now| now.starts_with("Two people were hurt")), "{changed:?}");
    assert_eq!(written[0]["repeats"], serde_json::json!(["4"]));
    assert!(written[1].get("earlier").is_none() && written[1].get("repeats").is_none());
    let told = told(&out);
    assert!(told.contains("1 article is a repeat of another") && told.contains("1 is an earlier version"), "{told}");
    assert!(told.ends_with("3 files (3 JSON Lines), 2 articles\n"), "{told}");
    // The order of files changes nothing but the order of articles.
    let names = ["c.jsonl", "b.jsonl", "a.jsonl"].map(|name| folder.join(name));
    assert_eq!(read(&names).stdout, out.stdout);
    assert_eq!(articles(&read(&[folder.as_os_str(), "--keep-repeats".as_ref()])).len(), 4);

    // A corpus holds what counts, and says what was said before.
    let file = folder.join("corpus.bin");
    let bundled = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["bundle", "--articles-only", "-o"])
        .args([&file, &folder.join("a.jsonl"), &folder.join("b.jsonl"), &folder.join("c.jsonl")])
        .output()
        .expect("the program ends");
    assert!(bundled.status.success());
    let bundle = dateline_search::store::Bundle::read(&fs::read(&file).expect("a corpus")).expect("a bundle");
    assert_eq!(bundle.articles.len(), 2);
    let label =
        bundle.articles[0].given.other.iter().find(|(name, _)| name == "earlier").map(|(_, label)| label.as_str());
    assert!(label.is_some_and(|label| label.starts_with("2024-07-10: “Nobody was hurt")), "{label:?}");
}

#[test]
fn outlets_and_dates_are_set_for_all_files_at_once() {
    let folder = scratch("corrections");
    let of_outlet = folder.join("The Norhaven Post");
    fs::create_dir_all(&of_outlet).expect("a folder");
    fs::write(of_outlet.join("2024-07-10-wall.txt"), format!("Sea floods market\n\n{WALL}")).expect("a text");
    fs::write(
        folder.join("table.csv"),
        "Medium,Day,title,text\nThe Echo,10/7/2024,A,Words.\nThe Echo,30/7/2024,B,More.\n",
    )
    .expect("a table");
    let known = |args: &[&str], path: &Path| {
        let out = read(&[&[path.as_os_str()], &args.iter().map(OsStr::new).collect::<Vec<_>>()[..]].concat());
        assert!(out.status.success(), "{}", told(&out));
        let of = |article: &Value| (article["outlet"].clone(), article["date"].clone());
        (articles(&out).iter().map(of).collect::<Vec<_>>(), told(&out))
    };
    let post = (Value::from("The Norhaven Post"), Value::from("2024-07-10"));
    let text = of_outlet.join("2024-07-10-wall.txt");
    // Folders count that are named, and those around a file that is named alone.
    for path in [&of_outlet, &text] {
        for args in [
            &["--outlet-from", "folder", "--date-from", "name"][..],
            &["--outlet-from", "{outlet}/{date}-*.txt"],
            &["--date-from", "{outlet}/{year}-{month}-{day}-*"],
            &["--outlet", "The Norhaven Post", "--date", "2024-07-10"],
        ] {
            assert_eq!(known(args, path).0, std::slice::from_ref(&post), "{path:?} {args:?}");
        }
    }
    let (of_table, _) =
        known(&["--outlet-from", "column:medium", "--date-from", "column:Day"], &folder.join("table.csv"));
    assert_eq!(
        of_table,
        [(Value::from("The Echo"), Value::from("2024-07-10")), (Value::from("The Echo"), Value::from("2024-07-30"))]
    );
    // What does not fit is told once of each file.
    let (_, told) = known(&["--outlet-from", "{outlet}/{date}-*.txt"], &folder);
    assert_eq!(told.matches("its name is not like {outlet}/{date}-*.txt").count(), 1, "{told}");
    assert!(told.contains("table.csv, article 2: its name is not like"), "{told}");
    for args in [["--outlet-from", "{date}-*.txt"], ["--date-from", "{outlet}/*"], ["--outlet-from", "fodler"]] {
        let out = read(&[&[folder.as_os_str()], &args.map(OsStr::new)[..]].concat());
        assert_eq!(out.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn printed_articles_are_read_within_archives_too() {
    let folder = scratch("printed");
    let bytes = fs::read(formats().join("print.pdf")).expect("a document");
    let mut archive = Vec::new();
    let mut encoder = flate2::write::GzEncoder::new(&mut archive, flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, &bytes).expect("memory");
    encoder.finish().expect("memory");
    fs::write(folder.join("packed.gz"), archive).expect("a file");
    for file in [formats().join("print.pdf"), folder.join("packed.gz")] {
        let out = read(&[file]);
        assert!(out.status.success(), "{}", told(&out));
        let article = &articles(&out)[0];
        assert_eq!(article["title"], "Sea floods the market of Norhaven, and nobody is hurt");
        assert!(
            article["text"].as_str().is_some_and(|text| text.contains("said Jane Roe, who has kept the lighthouse"))
        );
    }
}

#[test]
fn standard_input_is_read_as_a_file() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["read", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let file = fs::read(formats().join("rss.xml")).expect("a file");
    child.stdin.take().expect("stdin").write_all(&file).expect("input is read");
    let out = child.wait_with_output().expect("the program ends");
    assert!(out.status.success(), "{}", told(&out));
    let articles = articles(&out);
    assert_eq!((articles.len(), &articles[0]["file"]), (2, &"standard input".into()));
}

#[test]
fn files_of_one_name_keep_articles_of_their_own() {
    let folder = scratch("one-name");
    for (inner, words) in [("a", "The sea rose."), ("b", "The wall broke.")] {
        fs::create_dir(folder.join(inner)).expect("a folder");
        fs::write(folder.join(inner).join("x.txt"), words).expect("a text");
    }
    let ids = |out: &Output| articles(out).iter().map(|article| article["id"].clone()).collect::<Vec<_>>();
    let both = read(&[folder.join("a"), folder.join("b")]);
    assert_eq!(ids(&both), ["a/x.txt", "b/x.txt"]);
    let other = read(&[folder.join("b").join("x.txt"), folder.join("a").join("x.txt")]);
    assert_eq!(ids(&other), ["b/x.txt", "a/x.txt"]);
}
