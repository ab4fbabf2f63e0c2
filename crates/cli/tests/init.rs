//! `dateline init`: the folder to begin with, and the workflow in it.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::{arg, page, run, scratch};

#[test]
fn a_folder_to_begin_with_becomes_a_site_and_nothing_in_it_is_overwritten() {
    let folder = scratch("init");
    let (project, page) = (folder.join("mine"), page(&folder));
    let out = run(&["init", arg(&project)], "");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let written = String::from_utf8_lossy(&out.stdout).into_owned();
    assert_eq!(written.lines().count(), 5, "{written}");
    assert!(written.lines().all(|path| Path::new(path).is_file()), "{written}");
    let workflow = fs::read_to_string(project.join(".github/workflows/publish.yml")).expect("a workflow");
    assert!(
        workflow.contains(&format!("DATELINE_VERSION: \"{}\"", env!("CARGO_PKG_VERSION")))
            && !workflow.contains("{version}")
    );
    // Whoever runs a workflow runs what its actions are: each is named by its content.
    for action in workflow.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action) {
        let hash = action.split_once('@').expect("a version").1.split(' ').next().unwrap_or_default();
        assert!(hash.len() == 40 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{action}");
    }
    let (articles, site) = (project.join("articles"), folder.join("site"));
    let out = run(&["build", arg(&articles), "-o", arg(&site), "--page", arg(&page), "--today", "2026-01-31"], "");
    assert!(out.status.success() && out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    let index = fs::read_to_string(site.join("index.html")).expect("index");
    for told in
        ["2 articles", "Ellen Farrow", "sleep at the station", "Peter Voss", "The Harbour Post", "Island Courier"]
    {
        assert!(index.contains(told), "{told} is missing in {index}");
    }
    assert!(fs::read_dir(site.join("q")).expect("statements").count() >= 6);

    // What is there stays, also what a link leads to, and examples do not come back among articles of one's own.
    for name in ["README.md", "articles/own.md"] {
        fs::write(project.join(name), "mine").expect("written");
    }
    fs::remove_file(articles.join("ferry-harbour-post.md")).expect("removed");
    let out = run(&["init", arg(&project)], "");
    assert!(out.status.success() && out.stdout.is_empty(), "{}", String::from_utf8_lossy(&out.stdout));
    assert!(String::from_utf8_lossy(&out.stderr).contains("README.md: left as it is"));
    assert_eq!(fs::read_to_string(project.join("README.md")).expect("read"), "mine");
    assert!(!articles.join("ferry-harbour-post.md").exists());
    assert!(!run(&["init", arg(&project.join("README.md"))], "").status.success(), "a file is no folder");
}

/// Runs the step of a workflow that makes the site, as the host's runner does.
#[cfg(unix)]
fn site_step(project: &Path) -> Output {
    let workflow = fs::read_to_string(project.join(".github/workflows/publish.yml")).expect("a workflow");
    let step =
        workflow.split("- name: The site").nth(1).and_then(|rest| rest.split("run: |\n").nth(1)).expect("a step");
    let lines = step.lines().take_while(|line| line.starts_with("          "));
    let script: String = lines.map(|line| format!("{}\n", line.trim_start_matches("          "))).collect();
    assert!(script.contains("dateline build"), "{script}");
    let programs = Path::new(env!("CARGO_BIN_EXE_dateline")).parent().expect("a folder");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("bash");
    command.args(["-e", "-c", &script]).current_dir(project).env("PATH", path);
    command.env("NAME", "Mine").env("URL", "https://example.org/mine").output().expect("bash")
}

#[cfg(unix)]
#[test]
fn the_workflow_publishes_what_could_be_read_and_fails_where_nothing_could() {
    let project = scratch("init-workflow");
    assert!(run(&["init", arg(&project)], "").status.success());
    // Where the program looks for a page.
    fs::rename(page(&project), project.join("dist")).expect("a page");
    let out = site_step(&project);
    let told = || String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success() && !told().contains("::warning::"), "{out:?}");
    fs::write(project.join("articles/empty.pdf"), "").expect("written");
    let out = site_step(&project);
    let told = || String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success() && told().contains("::warning::"), "{out:?}");
    assert!(project.join("site/index.html").is_file());
    // A site that was there before is none of this run.
    fs::remove_dir_all(project.join("articles")).expect("removed");
    let out = site_step(&project);
    assert!(!out.status.success() && !project.join("site").exists(), "{out:?}");
}

#[test]
fn each_job_of_the_workflow_may_do_what_its_actions_ask_for() {
    let project = scratch("init-permissions");
    assert!(run(&["init", arg(&project)], "").status.success());
    let workflow = fs::read_to_string(project.join(".github/workflows/publish.yml")).expect("a workflow");
    let job = |name: &str| workflow.split(&format!("\n  {name}:\n")).nth(1).expect("a job").to_owned();
    let build = job("build").split("\n  publish:\n").next().expect("a job").to_owned();
    for permission in ["contents: read", "pages: read"] {
        assert!(build.contains(permission), "configure-pages asks for the page's address: {build}");
    }
    for permission in ["pages: write", "id-token: write"] {
        assert!(job("publish").contains(permission));
    }
}
