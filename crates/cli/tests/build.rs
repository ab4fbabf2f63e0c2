//! `dateline build` and `dateline bundle`: sites, single files and corpora as the program writes them.

mod common;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use dateline_core::analysis::Analysis;
use dateline_core::article;
use dateline_search::engine::{Engine, Options};
use dateline_search::protocol::{Request, Window};
use dateline_search::query::Query;
use dateline_search::store::Bundle;
use dateline_search::store::stored::Split;
use serde_json::{Value, json};

use common::{PAGE, arg, opened, page, run, scratch, seeds, unpacked};

#[test]
fn a_bundle_is_the_same_every_time() {
    let folder = scratch("bundle");
    let write = |name: &str| {
        let file = folder.join(name);
        let out =
            run(&["bundle", seeds().to_str().expect("path"), "-o", file.to_str().expect("path"), "--name", "Five"], "");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        fs::read(file).expect("bundle")
    };
    let bytes = write("a.bin");
    assert_eq!(bytes, write("b.bin"));
    let engine = opened(&folder.join("a.bin"));
    assert_eq!((engine.name(), engine.library().len()), ("Five", 5));
    // Articles alone, for whoever wants them analysed by what opens them.
    let alone = folder.join("alone.bin");
    let out = run(&["bundle", arg(&seeds()), "-o", arg(&alone), "--articles-only"], "");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(Bundle::read(&fs::read(&alone).expect("bundle")).expect("a bundle").articles.len(), 5);
}

#[test]
fn build_puts_a_corpus_beside_the_page() {
    let folder = scratch("build");
    let page = folder.join("page");
    fs::create_dir_all(page.join("sub")).expect("page folder");
    fs::write(page.join("index.html"), PAGE).expect("page");
    fs::write(page.join("old-1.bin"), "old").expect("old corpus");
    fs::write(page.join("sub/x.css"), "p{}").expect("style");
    let texts = folder.join("texts");
    fs::create_dir_all(&texts).expect("texts");
    fs::write(texts.join("a.txt"), "A headline\n\nThe minister said the talks would go on.").expect("text");
    fs::write(texts.join("b.pdf"), "no text").expect("other file");
    let site = folder.join("site");
    let path = |p: &PathBuf| p.to_str().expect("path").to_owned();
    let out = run(&["build", &path(&texts), "-o", &path(&site), "--page", &path(&page)], "");
    assert_eq!(out.status.code(), Some(1), "a file was left out, and the status says so");
    assert!(String::from_utf8_lossy(&out.stderr).contains("b.pdf"));
    let index = fs::read_to_string(site.join("index.html")).expect("index");
    let name = index.split("data-corpus=\"./").nth(1).and_then(|s| s.split('"').next()).expect("corpus name");
    // The page's own program opens it: it is not packed, and analysed.
    let engine = Engine::open_analysed(&fs::read(site.join(name)).expect("corpus")).expect("a corpus");
    assert_eq!(engine.library().item(0).expect("an article").article.title(), "A headline");
    assert!(!index.contains("data-corpus-host"), "{index}");
    assert!(site.join("sub/x.css").is_file() && !site.join("old-1.bin").exists());
}

#[test]
fn build_writes_a_page_for_each_statement_and_article() {
    let folder = scratch("records");
    let page = page(&folder);
    let article = |n: usize, words: &str| {
        let text = format!("“{words} {n} of </script><b>all</b> & more,” Jane Roe, the mayor, said on Monday.");
        json!({"id": n, "title": format!("Bridge <{n}>"), "outlet": "Herald", "date": "2024-03-05", "url": format!("https://example.com/a?b={n}&c"), "text": text})
    };
    let lines = |words| [1, 2].map(|n| article(n, words).to_string()).join("\n");
    let articles = folder.join("a.jsonl");
    fs::write(&articles, lines("We will open the bridge")).expect("articles");
    let site = folder.join("site");
    let build = |more: &[&str]| {
        let args = ["build", arg(&articles), "-o", arg(&site), "--page", arg(&page), "--name", "Bridges"];
        let out = run(&[&args[..], more].concat(), "");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    };
    let pages = |kind: &str| -> Vec<String> {
        let entries = fs::read_dir(site.join(kind)).into_iter().flatten().flatten();
        entries.map(|entry| fs::read_to_string(entry.path().join("index.html")).expect("a page")).collect()
    };
    build(&["--url", "https://example.org/b"]);
    let (statements, whole) = (pages("q"), pages("a"));
    assert_eq!((statements.len(), whole.len()), (2, 2));
    for page in statements.iter().chain(&whole) {
        assert!(page.len() <= 6000 && page.contains("Bridge &lt;") && !page.contains("<b>all"), "{page}");
        let data =
            page.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("data");
        let data: Value = serde_json::from_str(data).expect("JSON");
        let article = if data["@type"] == "NewsArticle" { &data } else { &data["isBasedOn"] };
        let n = if page.contains("Bridge &lt;1") { 1 } else { 2 };
        assert_eq!(
            (&article["datePublished"], &article["url"]),
            (&json!("2024-03-05"), &json!(format!("https://example.com/a?b={n}&c")))
        );
    }
    assert!(
        statements.iter().all(|page| page.contains("\"Quotation\"") && page.contains("<b>Jane Roe</b>")),
        "{statements:?}"
    );
    // Who shows posted links is told of a frame with the record, which names no other site.
    for (n, page) in statements.iter().enumerate() {
        let address = page.split("json+oembed").nth(1).and_then(|rest| rest.split("href=\"").nth(1)).expect("a link");
        let name = address.split('"').next().and_then(|url| url.strip_prefix("https://example.org/b/")).expect("ours");
        let told: Value = serde_json::from_slice(&fs::read(site.join(name)).expect("a file")).expect("JSON");
        assert_eq!((&told["version"], &told["type"]), (&json!("1.0"), &json!("rich")), "{n}");
        let frame = told["html"].as_str().expect("a frame");
        assert!(
            frame.starts_with("<iframe src=\"https://example.org/b/#/") && frame.contains("&amp;embed=1\""),
            "{frame}"
        );
        assert!(!frame.contains("<b>all") && frame.ends_with("></iframe>"), "{frame}");
    }
    // Every link within the site leads to something that is there.
    for page in &statements {
        for link in page.split("href=\"../../").skip(1).filter_map(|rest| rest.split(['"', '#']).next()) {
            let is_folder = link.is_empty() || link.ends_with('/');
            let target = if is_folder { site.join(link).join("index.html") } else { site.join(link) };
            assert!(link == "icon.png" || target.exists(), "{link}");
        }
    }
    let map = fs::read_to_string(site.join("sitemap.xml")).expect("a map");
    assert_eq!(map.matches("<loc>https://example.org/b/").count(), 5);
    let feed = fs::read_to_string(site.join("feed.xml")).expect("a feed");
    assert_eq!(feed.matches("<entry>").count(), 2);

    // Another corpus takes their place, and a site without them has none, nor a folder of them.
    fs::write(&articles, lines("Nobody wants to close the bridge")).expect("articles");
    build(&[]);
    assert!(!pages("q").iter().any(|page| page.contains("oembed")), "a frame needs a whole address");
    assert_eq!(pages("q").len(), 2);
    assert!(pages("q").iter().all(|page| page.contains("Nobody wants")) && !site.join("sitemap.xml").exists());
    build(&["--no-pages"]);
    assert!(!site.join("q").exists() && !site.join("a").exists() && site.join("index.html").exists());
    let args = ["build", arg(&articles), "-o", arg(&site), "--page", arg(&page), "--url", "example.org"];
    assert!(String::from_utf8_lossy(&run(&args, "").stderr).contains("not the address of a folder"));
}

#[test]
fn build_puts_everything_into_one_file() {
    let folder = scratch("single");
    let page = page(&folder);
    let text = folder.join("a.txt");
    fs::write(&text, "A headline\n\n“No </body> of </script> is <b>safe</b>,” the minister said.").expect("text");
    let file = folder.join("one.html");
    let args = ["build", arg(&text), "--single", arg(&file), "--page", arg(&page)];
    let out = run(&args, "");
    assert!(!out.status.success(), "a page without what such files are made of");
    assert!(String::from_utf8_lossy(&out.stderr).contains("run `make build` first"));
    assert!(!file.exists());

    fs::create_dir_all(page.join("single")).expect("folder");
    fs::write(page.join("single/index.html"), PAGE).expect("page");
    fs::write(page.join("single/program.html"), "<i>program</i>").expect("program");
    fs::write(page.join("single/host.html"), "<i>host</i>").expect("host");
    let out = run(&args, "");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let html = fs::read_to_string(&file).expect("page");
    let (before, rest) = html.split_once("data-part=\"corpus\">").expect("the corpus");
    let (packed, after) = rest.split_once("</script>").expect("its end");
    assert!(before.contains("“No &lt;/body&gt; of"), "{before}");
    assert_eq!(after.trim(), "<i>program</i></body>");
    let packed = base64::engine::general_purpose::STANDARD.decode(packed).expect("base64");
    let mut corpus = Vec::new();
    flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut corpus).expect("gzip");
    assert_eq!(
        Engine::open_analysed(&corpus).expect("a corpus").library().item(0).expect("one").article.title(),
        "A headline"
    );

    let out = run(&["build", arg(&text), "--single", arg(&file), "--opens-files", "--page", arg(&page)], "");
    assert!(out.status.success());
    assert!(fs::read_to_string(&file).expect("page").ends_with("<i>host</i><i>program</i></body>"));
    // A site holds nothing of it.
    let site = folder.join("site");
    assert!(run(&["build", arg(&text), "-o", arg(&site), "--page", arg(&page)], "").status.success());
    assert!(!site.join("single").exists());
    let out = run(&["build", arg(&text), "--single", arg(&text), "--page", arg(&page)], "");
    assert!(!out.status.success(), "an article is no place for it");
    assert!(fs::read_to_string(&text).expect("text").starts_with("A headline"));
}

/// JSON Lines of `count` made-up articles, some without a date.
fn made_up(count: usize) -> String {
    let line = |n: usize| {
        let who = ["Jane Roe", "John Doe", "Ann Müller"][n % 3];
        let text = format!(
            "Harbour talks go on\n\nThe minister, {who}, said on Tuesday that “the talks number {n} will go on.” The harbour \
             opened in May 2018.\n\n{}",
            "According to the ministry, nobody in Lisbon was told. ".repeat(20)
        );
        let date = (!n.is_multiple_of(5)).then(|| format!("2019-03-{:02}", 1 + (n * 11) % 28));
        json!({"id": n, "text": text, "date": date, "source": format!("Outlet {}", n % 4), "title": ""})
    };
    (0..count).map(|n| format!("{}\n", line(n))).collect()
}

/// The day on which made-up articles are at hand.
const TODAY: &str = "2026-01-31";

/// What the program for large corpora makes of the same lines, one after the other.
fn engine(lines: &str, name: &str, by_date: bool) -> Engine {
    let read = |line: &str| {
        let handed = article::json::read(line.as_bytes()).expect("an article");
        let id = &serde_json::from_str::<Value>(line).expect("JSON")["id"];
        article::parse(&id.as_str().map_or_else(|| id.to_string(), str::to_owned), &handed.text, handed.given)
    };
    let mut articles: Vec<_> = lines.lines().map(read).collect();
    if by_date {
        articles.sort_by_key(|a| (a.given.date.is_none(), a.given.date));
    }
    let mut engine = Engine::empty(name, Options::LARGE.on(TODAY.parse().expect("a day")));
    for article in articles {
        let analysis = Analysis::of(&article);
        engine.add(article, analysis);
    }
    engine.commit();
    engine.relate();
    engine
}

#[test]
fn a_large_bundle_holds_what_an_engine_makes_of_its_articles() {
    let folder = scratch("large-bundle");
    let lines = made_up(500);
    fs::write(folder.join("a.jsonl"), &lines).expect("lines");
    let file = folder.join("out/large.bin");
    let source = folder.join("a.jsonl");
    let out = run(&["bundle", arg(&source), "-o", arg(&file), "--name", "Large", "--today", TODAY], "");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let expected = engine(&lines, "Large", false).store(Split::Never).expect("stored").head;
    assert!(unpacked(&file) == expected, "byte for byte");
    assert_eq!(opened(&file).library().len(), 500);
}

#[test]
fn a_split_site_answers_as_a_whole_one_does() {
    let folder = scratch("split");
    let lines = made_up(300);
    fs::write(folder.join("a.jsonl"), &lines).expect("lines");
    let (site, page) = (folder.join("site"), page(&folder));
    let source = folder.join("a.jsonl");
    let options = ["--name", "Split", "--parts", "16", "--today", TODAY];
    let build = |site: &Path| {
        run(&[&["build", arg(&source), "-o", arg(site), "--page", arg(&page)][..], &options].concat(), "")
    };
    let out = build(&site);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let index = fs::read_to_string(site.join("index.html")).expect("index");
    assert!(index.contains("data-corpus-host data-corpus="), "{index}");
    let name = index.split("data-corpus=\"./").nth(1).and_then(|s| s.split('"').next()).expect("corpus name");
    let mut split = opened(&site.join(name));
    let whole = engine(&lines, "Split", true);
    let query = Query { text: "harbour".to_owned(), ..Query::default() };
    for from in [0, 100, 290] {
        let question = Request::Articles { query: query.clone(), window: Window { from, len: 10 } };
        let answer = loop {
            let answer = split.answer(&question);
            let missing = split.take_missing_parts();
            if missing.is_empty() {
                break answer;
            }
            for part in missing {
                let file = site.join(split.part_name(part).expect("a name"));
                split.load_part(part, unpacked(&file)).expect("the part");
            }
        };
        assert_eq!(answer, whole.answer(&question));
    }
    // The second build of the same articles is the same site.
    let again = folder.join("again");
    build(&again);
    let names = |site: &Path| {
        let mut names: Vec<_> =
            fs::read_dir(site.join("parts")).expect("parts").map(|e| e.expect("part").file_name()).collect();
        names.sort();
        names
    };
    assert!(names(&site).len() > 10);
    assert_eq!(names(&site), names(&again));
    assert_eq!(fs::read_to_string(again.join("index.html")).expect("index"), index);
}
