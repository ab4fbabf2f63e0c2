//! What the tests of the program share: running it, its output, folders to write into.

#![allow(dead_code)] // Each test uses a part of it.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use dateline_search::engine::{Engine, Options};
use dateline_search::store::{Container, Section};
use serde_json::Value;

pub fn run(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its arguments ends before it reads, which breaks the pipe.
    if let Err(error) = child.stdin.take().expect("stdin").write_all(input.as_bytes()) {
        assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe, "{error}");
    }
    child.wait_with_output().expect("the program ends")
}

pub fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines().map(|l| serde_json::from_str(l).expect("a line of JSON")).collect()
}

pub fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("scratch folder");
    folder
}

/// The smallest page that `build` takes: where the corpus is named, and a frame for the first view.
pub const PAGE: &str = concat!(
    "<body><meta id=\"boot\" data-made-for=\"",
    env!("DATELINE_MADE_FOR"),
    "\" data-corpus=\"./old-1.bin\"><div id=\"frame\"><p>page</p></div></body>"
);

/// A page as `build` wants it, in `folder`.
pub fn page(folder: &Path) -> PathBuf {
    let page = folder.join("page");
    fs::create_dir_all(&page).expect("page folder");
    fs::write(page.join("index.html"), PAGE).expect("page");
    fs::write(page.join("old-1.bin"), "old").expect("old corpus");
    page
}

pub fn arg(path: &Path) -> &str {
    path.to_str().expect("path")
}

/// A file that was packed by gzip.
pub fn unpacked(file: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(&fs::read(file).expect("a file")[..]).read_to_end(&mut bytes).expect("gzip");
    bytes
}

pub fn opened(file: &Path) -> Engine {
    let container = Container::read(&unpacked(file)).expect("a stored corpus");
    assert!(!container.has(Section::Articles), "with what is known of the articles");
    let mut progress = |_, _| panic!("nothing is analysed again");
    Engine::open_container(container, Options::LARGE, &mut progress).expect("a corpus")
}
