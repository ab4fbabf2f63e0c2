//! `dateline read`: files of any format in, articles as JSON Lines out, and what was left out on standard error.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
        .args(["bundle", "--articles-only"])
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
