//! A program that holds the page needs nothing beside it, wherever it lies.
//!
//! The first test is run by `make test` after the page was built, with `DATELINE_EMBED=dist`; it compares with the page there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the checkout")
}

/// A folder outside of the checkout with nothing but a copy of the program.
fn alone() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(env!("CARGO_BIN_EXE_dateline"), folder.path().join("dateline")).expect("a copy of the program");
    folder
}

fn run(folder: &TempDir, args: &[&str]) -> Output {
    Command::new(folder.path().join("dateline")).args(args).current_dir(folder.path()).output().expect("it runs")
}

/// All files below a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let name = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
        (name, fs::read(entry.path()).expect("a file"))
    });
    files.collect()
}

#[test]
#[ignore = "needs the built page: DATELINE_EMBED=dist cargo test -p dateline-cli --test page_within -- --ignored"]
fn a_program_with_the_page_within_builds_what_one_builds_that_has_it_beside() {
    let (folder, seeds, dist) = (alone(), root().join("seeds"), root().join("dist"));
    let (seeds, dist) = (seeds.to_str().expect("UTF-8"), dist.to_str().expect("UTF-8"));
    for more in [&[][..], &["--page", dist]] {
        let name = if more.is_empty() { "within" } else { "beside" };
        for args in [&["-o", name][..], &["--single", &format!("{name}.html"), "--opens-files"]] {
            let out = run(&folder, &[&["build", seeds, "--today", "2026-01-31"], args, more].concat());
            assert!(out.status.success(), "{args:?} {more:?}: {}", String::from_utf8_lossy(&out.stderr));
        }
    }
    let at = |name: &str| folder.path().join(name);
    let (within, beside) = (files(&at("within")), files(&at("beside")));
    assert!(within.keys().any(|name| name.ends_with(".wasm")) && within.contains_key("dateline.js"));
    assert_eq!(within.keys().collect::<Vec<_>>(), beside.keys().collect::<Vec<_>>());
    for (name, bytes) in &within {
        assert!(beside.get(name) == Some(bytes), "{name} differs");
    }
    assert!(fs::read(at("within.html")).expect("a file") == fs::read(at("beside.html")).expect("a file"));
}

#[test]
fn a_program_builds_with_its_own_page_and_without_one_says_how_to_get_it() {
    let folder = alone();
    fs::write(folder.path().join("a.txt"), "A headline\n\n“We are ready,” Jane Roe said.").expect("an article");
    let out = run(&folder, &["build", "a.txt", "-o", "site"]);
    let told = String::from_utf8_lossy(&out.stderr);
    // The build script says whether this program has one: a release build takes what lies in dist.
    if env!("DATELINE_PAGE") == "within" {
        assert!(out.status.success() && folder.path().join("site/index.html").is_file(), "{told}");
        return;
    }
    assert!(!out.status.success() && told.contains("`make build`") && told.contains("--page"), "{told}");
    assert!(!folder.path().join("site").exists());
}
