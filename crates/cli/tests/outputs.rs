//! Where `dateline build`, `bundle` and `export` write, and where they do not.

mod common;

use std::fs;
use std::path::Path;

use serde_json::json;

use common::{PAGE, arg, page, run, scratch};

/// Gives a page what files of one file are made of.
fn single(page: &Path) {
    fs::create_dir_all(page.join("single")).expect("folder");
    for name in ["index.html", "program.html", "host.html"] {
        fs::write(page.join("single").join(name), PAGE).expect("page");
    }
}

#[test]
fn a_site_is_replaced_by_the_next_one_and_nothing_else_is() {
    let folder = scratch("replace");
    let (site, page) = (folder.join("site"), page(&folder));
    let build = |text: &str, more: &[&str]| {
        fs::write(folder.join("a.txt"), text).expect("text");
        let source = folder.join("a.txt");
        let mut args = vec!["build", arg(&source), "-o", arg(&site), "--page", arg(&page)];
        args.extend(more);
        run(&args, "")
    };
    let corpora = || {
        let names = fs::read_dir(&site).expect("site").map(|e| e.expect("entry").file_name().into_string());
        names.filter_map(Result::ok).filter(|n| n.starts_with("corpus-")).collect::<Vec<_>>()
    };
    assert!(build("One headline\n\nThe first text.", &[]).status.success());
    let first = corpora();
    fs::write(site.join("CNAME"), "example.org").expect("a file of the host's");
    assert!(build("Another headline\n\nThe second text.", &[]).status.success());
    let second = corpora();
    assert!(first.len() == 1 && second.len() == 1 && first != second, "{first:?} {second:?}");
    assert!(site.join("CNAME").exists());

    let foreign = folder.join("foreign");
    fs::create_dir_all(&foreign).expect("folder");
    fs::write(foreign.join("index.html"), "mine").expect("page");
    let args = ["build", arg(&folder.join("a.txt")), "-o", arg(&foreign), "--page", arg(&page)].map(str::to_owned);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    assert_eq!(run(&args, "").status.code(), Some(1));
    assert_eq!(fs::read_to_string(foreign.join("index.html")).expect("page"), "mine");
    assert!(run(&[&args[..], &["--force"]].concat(), "").status.success());
}

#[test]
fn an_article_is_never_the_output() {
    let (folder, page) = (scratch("own-input"), page(&scratch("own-input-page")));
    single(&page);
    let text = folder.join("a.txt");
    fs::write(&text, "A headline\n\nA text.").expect("text");
    let out = run(&["bundle", arg(&text), "-o", arg(&text)], "");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("would replace"));
    assert_eq!(fs::read_to_string(&text).expect("text"), "A headline\n\nA text.");
    // Nor is one that is named by its folder.
    for args in
        [&["export", arg(&folder), "--as", "csv", "-o", arg(&text)][..], &["bundle", arg(&folder), "-o", arg(&text)]]
    {
        let out = run(args, "");
        assert!(String::from_utf8_lossy(&out.stderr).contains("would replace"), "{args:?}");
        assert_eq!(fs::read_to_string(&text).expect("text"), "A headline\n\nA text.");
    }
    // Another name in their folder would be read as an article by the next run.
    for new in [folder.join("new.csv"), folder.join("deeper/new.csv")] {
        for args in [
            &["export", arg(&folder), "--as", "csv", "-o", arg(&new)][..],
            &["bundle", arg(&folder), "-o", arg(&new)],
            &["build", arg(&folder), "--single", arg(&new), "--page", arg(&page)],
        ] {
            let out = run(args, "");
            let told = String::from_utf8_lossy(&out.stderr).into_owned();
            assert!(out.status.code() == Some(1) && told.contains("name a place outside of that folder"), "{told}");
            assert!(!new.exists() && !new.with_file_name("deeper").exists(), "{args:?}");
        }
    }
}

#[test]
fn corrections_are_never_the_output() {
    let folder = scratch("own-corrections");
    let page = page(&folder);
    single(&page);
    let (text, file) = (folder.join("a.txt"), folder.join("corrections.json"));
    fs::write(&text, "A headline\n\nThe mayor, Jane Roe, said that the ferry stops.").expect("text");
    let log = json!({ "names": [], "statements": [] }).to_string();
    fs::write(&file, &log).expect("corrections");
    // What is told of an export stands beside it, and replaces nothing either.
    let beside = folder.join("out.csv.made.json");
    fs::write(&beside, &log).expect("corrections");
    let (out, site) = (folder.join("out.csv"), folder.join("site"));
    for (args, corrections) in [
        (&["export", arg(&text), "--as", "csv", "-o", arg(&file)][..], &file),
        (&["export", arg(&text), "--as", "csv", "-o", arg(&out)], &beside),
        (&["bundle", arg(&text), "-o", arg(&file)], &file),
        (&["build", arg(&text), "--single", arg(&file), "--page", arg(&page)], &file),
    ] {
        let out = run(&[args, &["--corrections", arg(corrections)]].concat(), "");
        let told = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(out.status.code() == Some(1) && told.contains("would replace"), "{args:?}: {told}");
        assert_eq!(fs::read_to_string(corrections).expect("there"), log, "{args:?}");
    }
    // Nor a file of the page that a site is made from, nor one of a site's own names.
    let program = page.join("single/program.html");
    let out = run(&["build", arg(&text), "--single", arg(&program), "--page", arg(&page)], "");
    assert!(!out.status.success() && fs::read_to_string(&program).expect("there") == PAGE);
    fs::create_dir_all(&site).expect("folder");
    let index = site.join("index.html");
    fs::write(&index, &log).expect("corrections");
    let build = ["build", arg(&text), "-o", arg(&site), "--page", arg(&page), "--force"];
    let out = run(&[&build[..], &["--corrections", arg(&index)]].concat(), "");
    assert!(!out.status.success() && fs::read_to_string(&index).expect("there") == log);
}

#[test]
fn a_site_among_its_articles_is_none_of_them() {
    let folder = scratch("own-site");
    let (page, articles) = (page(&folder), folder.join("my"));
    let site = articles.join("site");
    fs::create_dir_all(&articles).expect("folder");
    fs::write(articles.join("a.txt"), "A headline\n\n“The ferry stops,” Jane Roe said.").expect("text");
    let build = || run(&["build", arg(&articles), "-o", arg(&site), "--page", arg(&page), "--today", "2026-01-31"], "");
    let first = build();
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    assert!(site.join("q").is_dir() && site.join("index.html").is_file());
    let second = build();
    let told = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(second.status.success() && told.contains("a site that was built, which is not read"), "{told}");
    assert_eq!(first.stdout, second.stdout, "the same articles");
    let read = run(&["read", arg(&articles)], "");
    assert_eq!(String::from_utf8_lossy(&read.stdout).lines().count(), 1);
    // By itself it is none either.
    let out = run(&["bundle", arg(&site), "-o", arg(&folder.join("b.bin"))], "");
    assert!(!out.status.success() && String::from_utf8_lossy(&out.stderr).contains("no articles were found"));
}

#[test]
fn a_site_is_not_written_into_the_page_that_it_is_made_from() {
    let folder = scratch("inside");
    let page = page(&folder);
    fs::create_dir_all(page.join("sub")).expect("page folder");
    let texts = folder.join("texts");
    fs::create_dir_all(&texts).expect("texts");
    fs::write(texts.join("a.txt"), "A headline\n\nThe minister said the talks would go on.").expect("text");
    let build = |out: &Path| run(&["build", arg(&texts), "-o", arg(out), "--page", arg(&page)], "");
    let refused = |out: &Path, words: &str| {
        let before = fs::read_dir(&page).expect("page").count();
        let output = build(out);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && told.contains(words), "{}: {told}", out.display());
        assert_eq!(fs::read_dir(&page).expect("page").count(), before, "nothing is written");
    };
    let within = "cannot be written into the page";
    refused(&page, within);
    refused(&page.join("site"), within);
    refused(&page.join("sub/deeper/site"), within);
    refused(&texts.join("../page/new"), within);
    refused(&page.join("../page/sub"), within);
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(&page, folder.join("link")).expect("a link");
        refused(&folder.join("link/site"), within);
        // A link in the page's folder to where the site is to be.
        fs::create_dir_all(folder.join("site")).expect("site");
        symlink(folder.join("site"), page.join("old")).expect("a link");
        refused(&folder.join("site"), within);
        fs::remove_file(page.join("old")).expect("removed");
        // A circle.
        symlink(&page, page.join("sub/again")).expect("a link");
        refused(&folder.join("site"), "leads back to a folder that it lies in");
        fs::remove_file(page.join("sub/again")).expect("removed");
        // A link to elsewhere is followed.
        symlink(&texts, page.join("sub/texts")).expect("a link");
    }
    assert_eq!(build(&folder.join("site")).status.code(), Some(0));
    assert!(cfg!(not(unix)) || folder.join("site/sub/texts/a.txt").is_file());
    // Beside the page, where its name is only the beginning of the site's.
    assert_eq!(build(&folder.join("page-site")).status.code(), Some(0));
}

#[test]
fn a_page_of_another_version_is_refused() {
    let folder = scratch("stale");
    let (page, text) = (page(&folder), folder.join("a.txt"));
    fs::write(&text, "A headline\n\nA text.").expect("text");
    let site = folder.join("site");
    for mark in ["data-made-for=\"0.0.1+1.1\"", ""] {
        let own = concat!("data-made-for=\"", env!("DATELINE_MADE_FOR"), "\"");
        fs::write(page.join("index.html"), PAGE.replace(own, mark)).expect("page");
        let out = run(&["build", arg(&text), "-o", arg(&site), "--page", arg(&page)], "");
        let told = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(!out.status.success() && told.contains("was built for another version"), "{told}");
        assert!(!site.exists());
    }
}
