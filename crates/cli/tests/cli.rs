//! The command line as a program: what goes in, what comes out, and what it says when something is wrong.

mod common;

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use common::{arg, lines, opened, run, scratch, seeds};

#[test]
fn quotes_have_the_agreed_shape() {
    let text = "É “x” y.\n\n“We are ready,” Jane Roe said, according to VOA.";
    let out = run(&["quotes"], &format!("{}\n", json!({"id": 7, "text": text})));
    assert!(out.status.success());
    let line = &lines(&out)[0];
    assert_eq!(line["id"], 7);
    let quote = &line["quotes"][0];
    let (start, end) = (quote["start"].as_u64().expect("start") as usize, quote["end"].as_u64().expect("end") as usize);
    let slice: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(slice, "We are ready");
    assert_eq!(quote["text"], "We are ready");
    assert_eq!(quote["kind"], "direct");
    assert_eq!(quote["speaker_text"], "Jane Roe");
    assert_eq!(quote["speaker_ref"], "Jane Roe");
    assert_eq!(quote["cue_text"], "said");
    assert_eq!(quote["via"], "VOA");
    assert!(quote["confidence"].as_f64().is_some_and(|c| (0.0..=1.0).contains(&c)));
    assert!(quote["rule"].is_string());
}

#[test]
fn a_headline_that_is_handed_in_leaves_the_first_paragraph_to_the_text() {
    let text = "The ferry line said it is studying a merger.\n\nIts rival had no comment.";
    let input = format!("{}\n", json!({"id": 1, "title": "Ferry line weighs merger", "text": text}));
    let quote = |command: &str| lines(&run(&[command], &input))[0]["quotes"][0].clone();
    assert_eq!(quote("quotes")["text"], "it is studying a merger");
    assert_eq!(quote("analyse")["text"], "it is studying a merger");
    let line = &lines(&run(&["analyse"], &input))[0];
    assert_eq!(line["title"], "Ferry line weighs merger");
    assert_eq!(line["blocks"][0]["kind"], "Paragraph");
}

#[test]
fn nothing_is_dated_after_the_day_on_which_it_is_at_hand() {
    let text = "The line was bought on 3 May 2023, the company said.";
    let input =
        format!("{}\n{}\n", json!({"id": 1, "text": text}), json!({"id": 2, "date": "2030-01-01", "text": text}));
    let out = run(&["date", "--today", "2024-07-10"], &input);
    let dates = lines(&out);
    assert_eq!(dates[0]["published"]["latest"], "2024-07-10");
    assert!(dates[0]["published"]["likely"].as_str().is_some_and(|day| day <= "2024-07-10"));
    // A day that was handed in stands, and is told.
    assert_eq!(dates[1]["published"]["likely"], "2030-01-01");
    let told = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(told.contains("line 2: the date 2030-01-01 is still to come on 2024-07-10"), "{told}");
    assert!(!told.contains("line 1"), "{told}");
    let warned = run(&["analyse", "--today", "2024-07-10"], &input);
    assert_eq!(lines(&warned)[1]["warnings"], json!(["DatedAhead"]));
    assert_eq!(lines(&warned)[0]["published"]["latest"], "2024-07-10");
    for wrong in ["2024-13-01", "10 July", "2024-07-10T08:00:00Z"] {
        assert_eq!(run(&["date", "--today", wrong], &input).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn bad_lines_are_told_and_the_rest_goes_on() {
    let input = "{\"id\":1,\"text\":\"a\"}\n\nnot json\n{\"id\":2}\n{\"id\":3,\"text\":\"b\",\"dct\":\"2024-13-01\"}\n{\"id\":4,\"text\":\"\"}";
    let out = run(&["quotes"], input);
    assert_eq!(out.status.code(), Some(1));
    let ids: Vec<Value> = lines(&out).iter().map(|l| l["id"].clone()).collect();
    // A line whose day is none has a text all the same.
    assert_eq!(ids, [json!(1), json!(3), json!(4)]);
    let told = String::from_utf8_lossy(&out.stderr).into_owned();
    for number in ["line 3:", "line 4:", "line 5:"] {
        assert!(told.contains(number), "{told}");
    }
}

#[test]
fn a_line_whose_date_is_none_is_read_and_told() {
    let input = format!("{}\n", json!({"id": 1, "date": "soon", "text": "“We are ready,” Jane Roe said."}));
    for command in ["quotes", "times", "date", "analyse"] {
        let out = run(&[command], &input);
        assert_eq!((out.status.code(), lines(&out).len()), (Some(0), 1), "{command}");
        let told = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(told, "dateline: line 1: \"date\" is no day like 2024-07-10: soon\n", "{command}");
    }
}

#[test]
fn times_count_from_the_day_given() {
    let input = json!({"id": "a", "dct": "2024-07-12", "text": "The minister left on Monday."}).to_string();
    let out = run(&["times"], &input);
    let line = &lines(&out)[0];
    assert_eq!(line["dct"], "2024-07-12");
    let timex = &line["timexes"][0];
    assert_eq!(timex["text"], "Monday");
    assert_eq!(timex["type"], "DATE");
    assert_eq!(timex["value"], "2024-07-08");
    assert_eq!((&timex["from"], &timex["to"]), (&json!("2024-07-08"), &json!("2024-07-08")));
}

#[test]
fn order_of_lines_is_kept_whether_dated_or_not() {
    let input = (0..6)
        .map(|i| {
            if i % 2 == 0 {
                json!({"id": i, "dct": "2024-07-12", "text": "He left on Monday."})
            } else {
                json!({"id": i, "text": "He left on Monday."})
            }
        })
        .map(|l| format!("{l}\n"))
        .collect::<String>();
    let out = run(&["times"], &input);
    let ids: Vec<i64> = lines(&out).iter().map(|l| l["id"].as_i64().expect("id")).collect();
    assert_eq!(ids, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn across_gives_one_object_a_finding_whatever_the_order_of_lines() {
    let one = json!({"id": 1, "text": "É! The bridge is shut, Jane Roe said on Monday."}).to_string();
    let two = json!({"id": "b", "text": "Lorries may not cross, said Jane Roe."}).to_string();
    let out = run(&["across"], &format!("{one}\n{two}\n"));
    assert!(out.status.success());
    let found = lines(&out);
    let name = found.iter().find(|f| f["type"] == "name" && f["name"] == "Jane Roe").expect("one name for both");
    assert_eq!(name["kind"], "person");
    assert_eq!(name["aliases"], json!([]));
    let mut places: Vec<String> = name["mentions"].as_array().expect("mentions").iter().map(Value::to_string).collect();
    places.sort();
    assert_eq!(places, [r#"{"doc":"b","end":36,"start":28}"#, r#"{"doc":1,"end":31,"start":23}"#]);
    assert_eq!(run(&["across"], &format!("{two}\n{one}\n")).stdout, out.stdout);
}

#[test]
fn date_gives_null_where_nothing_tells() {
    let out = run(&["date"], "{\"id\":\"a\",\"text\":\"Nothing here tells a day.\"}\n");
    assert_eq!(lines(&out)[0], json!({"id": "a", "published": null}));
}

#[test]
fn analyse_tells_everything() {
    let file = fs::read_dir(seeds()).expect("seeds").map(|e| e.expect("entry").path()).min().expect("a seed");
    let out = run(&["analyse", "--text", file.to_str().expect("path")], "");
    assert!(out.status.success());
    let line = &lines(&out)[0];
    for key in ["id", "title", "date", "outlet", "agency", "language", "text", "quotes", "timexes", "names", "warnings"]
    {
        assert!(line.get(key).is_some(), "{key}");
    }
    assert_eq!(line["text"], fs::read_to_string(&file).expect("seed"));
}

#[test]
fn given_metadata_wins() {
    let input = json!({"id": 1, "text": "A headline\n\nBody text. (ANI)", "title": "T", "outlet": "O", "agency": "A", "date": "2020-02-29"});
    let line = &lines(&run(&["analyse"], &input.to_string()))[0];
    assert_eq!(
        (&line["title"], &line["outlet"], &line["agency"], &line["date"]),
        (&json!("T"), &json!("O"), &json!("A"), &json!("2020-02-29"))
    );
}

#[test]
fn check_tells_what_of_a_draft_stands_in_the_articles() {
    let folder = scratch("check");
    let (draft, articles, stored) = (folder.join("draft.txt"), folder.join("a.jsonl"), folder.join("a.dateline"));
    let text = "Bridge\n\n“We will open the bridge again — in the spring,” Jane Roe said on Monday. “Nobody was hurt.”";
    fs::write(&articles, json!({"id": "h1", "outlet": "Herald", "date": "2024-03-05", "text": text}).to_string())
        .expect("articles");
    fs::write(
        &draft,
        "Élan\n\n“We will open the bridge again in the spring,” Roe said. “We will never open the bridge again in the spring,” Roe \
         said. “It is all a great pity for us,” said John Doe.",
    )
    .expect("draft");
    assert!(run(&["bundle", arg(&articles), "-o", arg(&stored)], "").status.success());
    for place in [&articles, &stored] {
        let out = run(&["check", arg(&draft), "--in", arg(place)], "");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        let told = String::from_utf8_lossy(&out.stderr);
        assert!(told.contains("3 quotations: 1 verbatim, 1 altered, 1 not here"), "{told}");
        let lines: Vec<Value> =
            out.stdout.split(|b| *b == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
        assert_eq!(
            lines.iter().map(|l| l["verdict"].as_str()).collect::<Vec<_>>(),
            [Some("verbatim"), Some("altered"), Some("not here")]
        );
        // Offsets are code points, of the draft and of the article.
        assert_eq!((lines[0]["start"].as_u64(), lines[0]["end"].as_u64()), (Some(7), Some(51)));
        let found = &lines[0]["found"][0];
        assert_eq!(
            (found["id"].as_str(), found["outlet"].as_str(), found["date"].as_str()),
            (Some("h1"), Some("Herald"), Some("2024-03-05"))
        );
        assert_eq!(
            (found["start"].as_u64(), found["kind"].as_str(), found["speaker_ref"].as_str()),
            (Some(9), Some("direct"), Some("Jane Roe"))
        );
        let difference = &lines[1]["found"][0]["difference"];
        assert_eq!(
            *difference,
            json!([{"same": "We will"}, {"put_in": "never"}, {"same": "open the bridge again in the spring"}])
        );
    }
    let out = run(&["check", arg(&draft), "--in", arg(&folder.join("none"))], "");
    assert!(!out.status.success() && out.stdout.is_empty());
    assert!(String::from_utf8_lossy(&out.stderr).contains("no articles to look in"));
    let out = run(&["check", arg(&articles.with_file_name("none.txt")), "--in", arg(&articles)], "");
    assert!(!out.status.success());
    assert!(String::from_utf8_lossy(&out.stderr).contains("a draft is one"));
}

#[test]
fn lines_of_a_file_are_articles_and_bad_ones_are_told() {
    let folder = scratch("lines");
    let lines = "{\"id\":7,\"text\":\"A headline\\n\\nBody.\",\"source\":\"Outlet\"}\n\nno article\n{\"id\":8}\n{\"text\":\"No id.\"}";
    fs::write(folder.join("b.jsonl"), lines).expect("lines");
    fs::write(folder.join("a.txt"), "A text\n\nOf its own.").expect("text");
    let file = scratch("lines-out").join("out.bin");
    let out = run(&["bundle", arg(&folder), "-o", arg(&file)], "");
    assert_eq!(out.status.code(), Some(1), "lines were left out, and the status says so");
    let told = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(told.contains("b.jsonl, line 3: ") && told.contains("b.jsonl, line 4: "), "{told}");
    let engine = opened(&file);
    let items: Vec<_> = (0..3).map(|n| engine.library().item(n).expect("an article")).collect();
    let ids: Vec<&str> = items.iter().map(|item| item.article.id.as_str()).collect();
    assert_eq!(ids, ["a.txt", "7", "b.jsonl:5"]);
    assert_eq!(items[1].article.outlet(), Some("Outlet"));
}

#[test]
fn ids_come_back_as_they_were_written() {
    let ids = ["123456789012345678901234567890", "1E2", "{\"b\":1,\"a\":2}", "\"é\""];
    let input: String =
        ids.iter().map(|id| format!("{{\"id\":{id},\"text\":\"Words.\",\"date\":\"2024-07-10\"}}\n")).collect();
    for command in ["quotes", "times", "date", "analyse"] {
        let out = run(&[command], &input);
        let text = String::from_utf8(out.stdout).expect("UTF-8");
        let written: Vec<bool> =
            text.lines().zip(ids).map(|(line, id)| line.starts_with(&format!("{{\"id\":{id},"))).collect();
        assert_eq!(written, [true; 4], "{command}: {text}");
    }
}

#[test]
fn wrong_usage_is_told() {
    let (parts, plain) =
        (&["build", "x", "-o", "y", "--parts", "no"][..], &["bundle", "x", "-o", "y", "--parts", "9"][..]);
    for args in [parts, plain, &["nonsense"][..], &["quotes", "extra"], &["times", "--anchor", "moon"], &["build"], &[]]
    {
        let out = run(args, "");
        assert_eq!(out.status.code(), Some(2), "{args:?}");
        assert!(!out.stderr.is_empty());
    }
    let out = run(&["bundle", "no/such/folder", "-o", "x"], "");
    assert_eq!(out.status.code(), Some(1));
}

#[test]
fn help_and_version_succeed_and_a_slip_is_answered_with_a_suggestion() {
    for args in [&["--help"][..], &["quotes", "--help"], &["help", "build"], &["--version"], &["completions", "bash"]] {
        let out = run(args, "");
        assert_eq!(out.status.code(), Some(0), "{args:?}");
        assert!(!out.stdout.is_empty(), "{args:?}");
    }
    let told = String::from_utf8_lossy(&run(&["quots"], "").stderr).into_owned();
    assert!(told.contains("'quotes'"), "{told}");
}

#[test]
fn deep_folders_are_read() {
    let folder = scratch("deep");
    let deep = (0..40).fold(folder.join("in"), |path, n| path.join(format!("d{n}")));
    fs::create_dir_all(&deep).expect("folders");
    fs::write(deep.join("a.txt"), "A headline\n\nA text.").expect("text");
    let out = run(&["bundle", arg(&folder.join("in")), "-o", arg(&folder.join("out.bin"))], "");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert!(String::from_utf8_lossy(&out.stdout).starts_with("1 article in "));
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_told_and_pipes_are_not_waited_for() {
    let folder = scratch("links");
    let (a, b) = (folder.join("in/a"), folder.join("in/b"));
    for path in [&a, &b] {
        fs::create_dir_all(path).expect("folder");
    }
    fs::write(a.join("a.txt"), "A headline\n\nA text.").expect("text");
    std::os::unix::fs::symlink(&b, a.join("to-b")).expect("link");
    std::os::unix::fs::symlink(&a, b.join("to-a")).expect("link");
    std::os::unix::fs::symlink(a.join("a.txt"), b.join("b.txt")).expect("link");
    assert!(Command::new("mkfifo").arg(b.join("pipe.txt")).status().expect("mkfifo").success());
    let out = run(&["bundle", arg(&folder.join("in")), "-o", arg(&folder.join("out.bin"))], "");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stdout).starts_with("2 articles"), "a file by its link is read");
    let told = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(told.matches("a link to a folder").count(), 2, "{told}");
    assert!(told.contains("pipe.txt: not a regular file"), "{told}");
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_utf8_is_told() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"a\xff.txt");
    let out = Command::new(env!("CARGO_BIN_EXE_dateline")).arg("quotes").arg(name).output().expect("the program ends");
    assert_eq!(out.status.code(), Some(2));
    let out = Command::new(env!("CARGO_BIN_EXE_dateline")).args(["analyse", "--text"]).arg(name).output();
    assert_eq!(out.expect("the program ends").status.code(), Some(1), "no such file");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_error_loses_messages_only() {
    let full = || fs::File::options().write(true).open("/dev/full").expect("/dev/full");
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("quotes")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(full())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("stdin").write_all(b"no json\n{\"id\":1,\"text\":\"a\"}\n").expect("input is read");
    let out = child.wait_with_output().expect("the program ends");
    assert_eq!((out.status.code(), lines(&out).len()), (Some(1), 1));
    let help = Command::new(env!("CARGO_BIN_EXE_dateline")).arg("--help").stdout(full()).status();
    assert_eq!(help.expect("the program ends").code(), Some(1), "the help could not be written");
}
