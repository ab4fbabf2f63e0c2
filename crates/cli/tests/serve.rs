//! `dateline serve` as a program: what a browser is answered, and what it leaves behind.

#![cfg(unix)]

mod common;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use common::page;

/// A folder with a page, an article, and a place for temporary files.
fn scratch(name: &str) -> PathBuf {
    let folder = common::scratch(name);
    let page = page(&folder);
    for part in [page.join("js"), folder.join("texts"), folder.join("temporary")] {
        fs::create_dir_all(part).expect("scratch folder");
    }
    fs::write(page.join("js/a.js"), "export {};").expect("script");
    fs::write(page.join("a.wasm"), [0; 4]).expect("program");
    fs::write(folder.join("texts/a.txt"), "A headline\n\n“We are ready,” Jane Roe said on Monday.")
        .expect("an article");
    folder
}

/// The program in a folder, which is told apart by its messages in `told`.
fn serve(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.arg("serve").args(args).current_dir(folder).env("TMPDIR", folder.join("temporary"));
    command.stdout(Stdio::piped()).stderr(File::create(folder.join("told")).expect("a file"));
    command
}

fn told(folder: &Path) -> String {
    fs::read_to_string(folder.join("told")).expect("messages")
}

fn interrupt(child: &Child) {
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().expect("kill").success());
}

/// A server with its port.
struct Served {
    child: Child,
    port: u16,
}

impl Served {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut child = serve(folder, args).spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("stdout")).read_line(&mut line).expect("an address");
        let port = line.trim().strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix('/'));
        let port = port.and_then(|port| port.parse().ok()).unwrap_or_else(|| panic!("no address: {line:?}"));
        Self { child, port }
    }

    /// The answer to a request, head and body, whose `HOST` is the server.
    fn ask(&self, request: &str) -> (String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let host = format!("Host: 127.0.0.1:{}\r\nConnection: close", self.port);
        write!(stream, "{}\r\n\r\n", request.replace("HOST", &host)).expect("asked");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("answered");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        (head.to_owned(), body.to_owned())
    }

    fn get(&self, path: &str) -> (String, String) {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHOST"))
    }

    fn interrupt(mut self) -> Option<i32> {
        interrupt(&self.child);
        self.child.wait().expect("it ends").code()
    }
}

/// A test that fails leaves no server behind.
impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_folder_of_articles_is_served_as_a_site_and_nothing_is_left_behind() {
    let folder = scratch("serve");
    let served = Served::start(&folder, &["texts", "--page", "page"]);
    let (head, body) = served.get("/");
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("Content-Type: text/html; charset=utf-8"), "{head}");
    assert!(body.contains("We are ready") && body.contains("Jane Roe"), "{body}");
    let (head, body) = served.ask("HEAD / HTTP/1.1\r\nHOST");
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("Content-Length: ") && body.is_empty(), "{head}");
    assert!(served.get("/js/a.js").0.contains("Content-Type: text/javascript"));
    assert!(served.get("/a.wasm").0.contains("Content-Type: application/wasm"));
    let corpus =
        served.get("/").1.split("data-corpus=\"./").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    let (head, _) = served.get(&format!("/{}", corpus.expect("a corpus")));
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("application/octet-stream"), "{head}");
    let record = fs::read_dir(folder.join("temporary")).expect("temporary").next().expect("a site").expect("an entry");
    let record =
        fs::read_dir(record.path().join("site/q")).expect("records").next().expect("a record").expect("an entry");
    let record = format!("/q/{}", record.file_name().to_string_lossy());
    assert!(served.get(&record).0.starts_with("HTTP/1.1 301"));
    assert!(served.get(&format!("{record}/")).1.contains("Statement by Jane Roe"));
    for hostile in
        ["/../texts/a.txt", "/%2e%2e/%2e%2e/texts/a.txt", "/.dateline-site", "//etc/passwd", "/js\\a.js", "/none"]
    {
        let (head, body) = served.get(hostile);
        assert!(head.starts_with("HTTP/1.1 404") && !body.contains("Jane"), "{hostile}: {head}");
    }
    assert!(served.ask("POST / HTTP/1.1\r\nContent-Length: 0\r\nHOST").0.starts_with("HTTP/1.1 405"));
    let foreign = served.ask("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close");
    assert!(foreign.0.starts_with("HTTP/1.1 421") && !foreign.1.contains("Jane"), "{foreign:?}");
    assert_eq!(served.interrupt(), Some(0));
    assert_eq!(fs::read_dir(folder.join("temporary")).expect("there").count(), 0, "the site is removed");
}

#[test]
fn a_site_that_is_there_is_served_as_it_is_and_a_port_that_is_taken_is_told() {
    let folder = scratch("serve-site");
    let build = ["build", "texts", "-o", "site", "--page", "page"];
    assert!(
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(build)
            .current_dir(&folder)
            .status()
            .expect("it runs")
            .success()
    );
    fs::write(folder.join("site/mine.txt"), "mine").expect("written");
    let served = Served::start(&folder, &["site"]);
    assert_eq!(served.get("/mine.txt").1, "mine");
    let again = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["serve", "site", "--port", &served.port.to_string()])
        .current_dir(&folder)
        .output()
        .expect("it ends");
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("is taken"), "{again:?}");
    assert_eq!(served.interrupt(), Some(0));
    assert!(folder.join("site/mine.txt").exists(), "it is not ours to remove");
}

#[test]
fn options_that_a_built_site_cannot_follow_are_refused() {
    let folder = scratch("serve-options");
    let built = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["build", "texts", "-o", "site", "--page", "page"])
        .current_dir(&folder)
        .status();
    assert!(built.expect("it runs").success());
    for (option, value) in [
        ("--name", Some("Other")),
        ("--corrections", Some("none.json")),
        ("--today", Some("2024-07-10")),
        ("--outlet", Some("Herald")),
        ("--page", Some("page")),
        ("--articles-only", None),
        ("--keep-repeats", None),
    ] {
        let args: Vec<&str> = ["site", option].into_iter().chain(value).collect();
        let out: Output = serve(&folder, &args).output().expect("it ends");
        assert!(!out.status.success() && told(&folder).contains(option), "{option}: {}", told(&folder));
        assert!(told(&folder).contains("is a site that was built"), "{}", told(&folder));
    }
    assert_eq!(Served::start(&folder, &["site", "--port", "0"]).interrupt(), Some(0));
}

/// JSON Lines of articles, each with so many statements.
fn articles(count: usize, statements: usize) -> String {
    let said = |n: usize| format!("“Ferry {n} leaves the harbour at noon,” Jane Roe said.\\n\\n");
    let article = |a: usize| {
        let text: String = (0..statements).map(|n| said(a * statements + n)).collect();
        format!("{{\"id\":{a},\"title\":\"Timetable {a}\",\"date\":\"2024-03-05\",\"text\":\"{text}\"}}\n")
    };
    (0..count).map(article).collect()
}

#[test]
fn nothing_is_left_of_a_build_that_is_interrupted() {
    let folder = scratch("serve-interrupted");
    fs::write(folder.join("many.jsonl"), articles(300, 40)).expect("articles");
    let mut child = serve(&folder, &["many.jsonl", "--page", "page"]).spawn().expect("the program starts");
    let temporary = folder.join("temporary");
    let count = || fs::read_dir(&temporary).expect("there").count();
    let begun = Instant::now();
    while count() == 0 {
        assert!(begun.elapsed() < Duration::from_secs(60), "no temporary folder");
        thread::sleep(Duration::from_millis(5));
    }
    interrupt(&child);
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert_eq!(count(), 0, "the folder is removed");
}

#[test]
fn small_pages_of_a_large_corpus_are_left_out_and_that_is_told() {
    let folder = scratch("serve-large");
    fs::write(folder.join("many.jsonl"), articles(30, 70)).expect("articles");
    let served = Served::start(&folder, &["many.jsonl", "--page", "page"]);
    assert!(served.get("/").1.contains("Ferry 1 "));
    assert!(served.get("/a/").0.starts_with("HTTP/1.1 404"));
    let site = fs::read_dir(folder.join("temporary")).expect("there").next().expect("a site").expect("an entry");
    assert!(site.path().join("site/index.html").is_file() && !site.path().join("site/q").exists());
    assert!(told(&folder).contains("small pages of statements and articles are left out here"), "{}", told(&folder));
    assert_eq!(served.interrupt(), Some(0));
}
