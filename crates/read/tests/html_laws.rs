//! Laws of reading web pages: no bytes make it panic, and no page takes more than its share of time, stack or memory.

mod measure;

use dateline_read::html;
use proptest::prelude::*;

/// Pieces that pages are made of, and that parsers stumble over.
const PIECES: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<article>",
    "</article>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "<script type=application/ld+json>",
    "{\"@type\":\"NewsArticle\",\"headline\":\"Storm\",\"author\":[{\"name\":\"Jane Roe\"}]}",
    "<svg>",
    "<style>",
    "</style>",
    "<template>",
    "</template>",
    "<select>",
    "<option>",
    "<form>",
    "<br>",
    "<br>",
    "<!--",
    "-->",
    "<title>",
    "</title>",
    "<body>",
    "<html>",
    "<meta property=og:title content='Storm'>",
    "<time datetime=2024-05-03>",
    "<figure><figcaption>",
    "</figure>",
    "<frameset>",
    "<p class=byline>By Jane Roe",
    "<div class='related comments'>",
    "<math><mi>",
    "<blockquote>",
    "<noscript>",
    "<font>",
    "\0",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "“Storm,” she said, and left. ",
    "The sea rose, and fell, and rose again, as it does. ",
    "é",
    "\u{202e}",
    "😀",
    "<",
    ">",
    "\"",
    "=",
    "data-readability-score=2143289344",
    "<div id=readability-page-1>",
    "<div data-readability-score=2143289344>",
    "<plaintext>",
    "<pre>",
    "</pre>",
    "<nav>",
    "<main>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_page_panics(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..120)) {
        let page = pieces.concat();
        html::read(&page, Some("https://news.example/a"));
    }

    #[test]
    fn no_text_panics(text in ".{0,400}") {
        html::read(&text, None);
    }

    #[test]
    fn the_same_page_gives_the_same_article(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        let page = pieces.concat();
        prop_assert_eq!(html::read(&page, None), html::read(&page, None));
    }
}

fn page(inside: &str) -> String {
    if inside.starts_with("<title>") {
        return format!("<html><head>{inside}</title></head><body><h1>Storm</h1></body></html>");
    }
    format!("<html><head><title>Storm</title></head><body><h1>Storm</h1>{inside}</body></html>")
}

/// Each a start and what is repeated.
const BOMBS: &[(&str, &str)] = &[
    ("", "<div>"),
    ("", "<div><p>a, b"),
    ("", "<b>"),
    ("", "<font color=x>"),
    ("", "<table><tr><td>"),
    ("", "<ul><li>a"),
    ("", "<section>x"),
    ("", "<blockquote>a, b"),
    ("", "<div><form><p>a"),
    ("", "<template>"),
    ("", "<svg><g>"),
    ("<svg><style>", "<g>"),
    ("", "<div class=related>a"),
    ("", "<body x=y>"),
    ("", "</p>"),
    ("", "<a href=/by/x>a"),
    ("<p><b id=1><b id=2><b id=3><b id=4><b id=5><b id=6><i id=1><i id=2><i id=3><i id=4><i id=5><i id=6>", "</p><p>x"),
    ("<a ", "b=c d "),
    ("<script type=application/ld+json>", "[{\"@type\":\"Article\","),
    ("<p>", "word "),
    ("<p>", "&amp;"),
    ("<p>", "> "),
    ("<table>", "&amp;"),
    ("", "<p>The sea rose, and fell, and rose again, as the sea does when nobody looks at it.</p>"),
    ("", "<li><a href=x>Storm hits the coast again</a></li>"),
    ("", "<h2>The sea rose and fell and rose again</h2>"),
    ("<title>Storm hits coast", " | x"),
    ("<title>Storm hits coast", " - example.org"),
    ("", "<p><a>More</a></p>"),
    ("", "<p><a href=x>Read more: Storm</a></p>"),
    ("", "<div class='share author stamp topics advert'><i></i>"),
    ("", "<div class='related comments author'><p>Word."),
    ("<p>", "<span class=author></span>"),
    ("<p>", "<span class=author>a</span>"),
    ("<p>Some words ", "<span class=date>of the sea</span> and "),
    ("<p>The sea rose and fell, and ", "<time>x</time>"),
    // Empty elements, which no count of bytes bounds.
    ("<p>", "<i></i><span class=date>"),
    ("<p>", "<span class=date><i></i></span>"),
    (
        "<p>",
        "<span class=date><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i>",
    ),
    ("", "<div class=date><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i><i></i>"),
    ("", "<p itemprop=articleBody>The sea rose, and fell, and rose again, as it does.</p>"),
    ("", "<div itemprop=articleBody><p>The sea rose."),
];

#[test]
fn time_grows_with_length_whatever_is_repeated() {
    const SIZE: usize = 200_000;
    let mut slow = Vec::new();
    for (start, piece) in BOMBS {
        let page = |size: usize| page(&format!("{start}{}", piece.repeat(size / piece.len())));
        let (one, two) = (page(SIZE), page(2 * SIZE));
        let read = |page: &str| {
            html::read(page, None);
        };
        slow.extend(measure::slower(&format!("{piece:?} behind {start:?}"), || read(&one), || read(&two)));
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn deep_pages_need_no_deep_stack() {
    for (start, piece) in BOMBS {
        let page = page(&format!("{start}{}", piece.repeat(100_000 / piece.len())));
        // A browser gives a program a megabyte.
        let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || html::read(&page, None));
        assert!(thread.expect("a thread starts").join().is_ok(), "{start}{piece}");
    }
}

#[test]
fn text_below_the_deepest_tag_is_kept() {
    let text =
        "The sea rose, and fell, and rose again, as the sea does when nobody looks at it, all through the long night. "
            .repeat(4);
    let page = page(&format!("{}<p>{text}</p>{}", "<div>".repeat(3_000), "</div>".repeat(3_000)));
    assert!(html::read(&page, None).text.contains("when nobody looks at it"));
}

#[test]
fn text_behind_the_last_tag_that_is_read_is_kept() {
    let text =
        "The sea rose, and fell, and rose again, as the sea does when nobody looks at it, all through the long night.";
    let page = page(&format!("{}<p>{text}</p><p>{text}</p>", "<i></i>".repeat(400_001)));
    let read = html::read(&page, None).text;
    assert!(read.contains("the long night. The sea rose"), "{read:?}");
}
