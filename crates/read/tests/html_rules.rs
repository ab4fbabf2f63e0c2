//! Made-up pages for every rule of reading web pages: what stands beside the article goes, and what only looks like it stays.

use dateline_read::html::{self, HtmlArticle};

const FIRST: &str = "The sea rose above the old harbour wall on Tuesday, and by noon the lower market stood under water, \
    said Jane Roe, who has kept the lighthouse of Norhaven for thirty years and saw nothing like it.";
const SECOND: &str = "Nobody was hurt, the council said, but two hundred people, most of them from the fishing quarter, spent \
    the night in the school, where volunteers brought soup, blankets and dry shoes.";
const THIRD: &str = "“We had an hour, no more,” said John Doe, who sells rope, and who carried his stock up the stairs with \
    his neighbours, while the water came in under the door.";

/// A page with an article, and something between its paragraphs.
fn page(inside: &str) -> String {
    format!(
        "<html><head><title>Sea floods Norhaven market</title></head><body><div class='wrap'><h1>Sea floods Norhaven market</h1>\
         <div class='text'><p>{FIRST}</p><p>{SECOND}</p>{inside}<p>{THIRD}</p></div></div></body></html>"
    )
}

fn paragraphs(page: &str) -> Vec<String> {
    html::read(page, None).text.split("\n\n").map(str::to_owned).collect()
}

/// What stands between the paragraphs is left out.
#[track_caller]
fn left_out(inside: &str) {
    assert_eq!(paragraphs(&page(inside)), [FIRST, SECOND, THIRD], "{inside}");
}

/// What stands between the paragraphs is kept, as `expected`.
#[track_caller]
fn kept(inside: &str, expected: &[&str]) {
    let all: Vec<&str> = [FIRST, SECOND].iter().chain(expected).chain(&[THIRD]).copied().collect();
    assert_eq!(paragraphs(&page(inside)), all, "{inside}");
}

#[test]
fn captions_are_left_out() {
    left_out("<figure><img src=a.jpg><figcaption>The wall on Tuesday morning.</figcaption></figure>");
    left_out(
        "<div class='image-block'><img src=a.jpg><p class='wp-caption-text'>The wall on Tuesday morning.</p></div>",
    );
    left_out("<p>Photo: Mary Major / Norhaven Press</p>");
    left_out("<p>(Mary Major/Getty Images)</p>");
    kept(
        "<p>The photo shows the wall as it was before the storm.</p>",
        &["The photo shows the wall as it was before the storm."],
    );
    left_out("<p>Mary Major / Reuters</p>");
    left_out("<p>Getty Images</p>");
    for agency in ["AFP", "Reuters", "(Reuters)", "dpa", "Reporting by Ann Poe in Norhaven | Reuters"] {
        kept(&format!("<p>{agency}</p>"), &[agency]);
    }
}

#[test]
fn links_to_other_articles_are_left_out() {
    left_out("<div class='related-articles'><h3>More</h3><p><a href=/b>Ferry stays in port</a></p></div>");
    left_out("<p>Related: <a href=/b>Ferry stays in port</a></p>");
    left_out("<p>READ MORE: <a href=/b>Ferry stays in port until Friday</a></p>");
    left_out("<h3>Read next</h3><p><a href=/b>Ferry stays in port</a></p><p><a href=/c>School opens again</a></p>");
    let links = "<p><a href=/b>Ferry stays in port</a></p><p><a href=/c>School opens again</a></p><p><a href=/d>Rope is dear</a></p>";
    let ended = page("").replace("</div></div>", &format!("{links}</div></div>"));
    assert_eq!(paragraphs(&ended), [FIRST, SECOND, THIRD]);
    kept(
        "<ul><li><a href=/b>Jane Roe</a></li><li><a href=/c>John Doe</a></li><li><a href=/d>Ann Poe</a></li></ul>",
        &["Jane Roe", "John Doe", "Ann Poe"],
    );
    left_out("<h3>More from The Norhaven Post</h3><p><a href=/b>Ferry stays in port</a></p>");
    kept(
        "<p>The ferry, <a href=/b>which stays in port</a>, is safe.</p>",
        &["The ferry, which stays in port, is safe."],
    );
}

#[test]
fn prompts_to_subscribe_and_follow_are_left_out() {
    left_out("<div class='newsletter-signup'><p>Our best stories every morning.</p></div>");
    left_out("<p>Sign up for our newsletter and get the news of Norhaven every morning.</p>");
    left_out("<p>Follow us on Facebook</p>");
    kept(
        "<p>People can sign up for the boat at the town hall.</p>",
        &["People can sign up for the boat at the town hall."],
    );
}

#[test]
fn buttons_to_share_are_left_out() {
    left_out("<ul class='social-share'><li>Tweet</li><li>Mail</li></ul>");
    left_out("<p>Share this article</p>");
    left_out("<div class='article-tools'><span>Print</span> <span>Save</span></div>");
}

#[test]
fn comments_are_left_out() {
    let thread = "<div id='comments'><h2>2 comments</h2><p>I was there, and it was worse than that, I tell you.</p><p>Me too.</p></div>";
    let page = page("").replace("</body>", &format!("{thread}</body>"));
    assert_eq!(paragraphs(&page), [FIRST, SECOND, THIRD]);
    left_out("<p>Leave a comment</p>");
    kept("<p>The mayor had no comment on the wall.</p>", &["The mayor had no comment on the wall."]);
}

#[test]
fn stamps_of_live_blogs_are_left_out() {
    for stamp in ["10.45", "10:45 am GMT", "2h ago", "5 minutes ago", "Updated at 14:02", "Posted 14:02 BST"] {
        left_out(&format!("<p>{stamp}</p>"));
    }
    kept("<p>10.45 The wall breaks.</p>", &["10.45 The wall breaks."]);
}

#[test]
fn paywalls_and_notices_are_left_out() {
    left_out("<div class='paywall'><p>Read on for one euro.</p></div>");
    left_out("<p>Subscribe to continue reading this article.</p>");
    left_out("<p>Already a subscriber? Log in</p>");
    left_out("<div class='cookie-banner'><p>We value your privacy, and our partners do.</p></div>");
    kept(
        "<p>Subscribers of the ferry pass get their money back.</p>",
        &["Subscribers of the ferry pass get their money back."],
    );
}

#[test]
fn advertisements_are_left_out() {
    left_out("<div class='ad-slot'><p>Rope at half price.</p></div>");
    left_out("<p>Advertisement</p>");
    left_out("<p>Article continues after advertisement</p>");
    kept(
        "<p>The advertisement for rope had hung there for years.</p>",
        &["The advertisement for rope had hung there for years."],
    );
}

#[test]
fn players_and_galleries_are_left_out() {
    left_out("<div class='video-player'><span>Now playing</span> <button>Play</button></div>");
    left_out("<p>1 / 8</p>");
    left_out("<p>Enlarge image</p>");
}

#[test]
fn menus_and_labels_are_left_out() {
    left_out("<nav><a href=/>Home</a> <a href=/sea>Sea</a></nav>");
    left_out("<p class='sr-only'>Opens in a new window</p>");
    let page = page("").replace("</div></div>", "<p>Tags: sea, Norhaven, market</p></div></div>");
    assert_eq!(paragraphs(&page), [FIRST, SECOND, THIRD]);
}

#[test]
fn bylines_and_days_are_told_as_metadata_and_left_out_of_the_text() {
    let page = page("").replace("<div class='text'>", "<div class='text'><p>By Ann Poe</p><p>3 May 2024</p>");
    let read = html::read(&page, None);
    assert_eq!(read.authors, ["Ann Poe"]);
    assert_eq!(read.date.as_deref(), Some("2024-05-03"));
    assert!(read.text.starts_with(FIRST), "{}", read.text);
}

#[test]
fn who_the_author_is_and_whose_the_text_are_left_out_at_the_end() {
    for end in [
        "Ann Poe is a reporter at The Norhaven Post.",
        "ann.poe@example.org",
        "© 2024 The Norhaven Post. All rights reserved.",
    ] {
        let page = page("")
            .replace("<div class='text'>", "<p class='byline'>By Ann Poe</p><div class='text'>")
            .replace("</div></div>", &format!("<p>{end}</p></div></div>"));
        assert_eq!(paragraphs(&page), [FIRST, SECOND, THIRD], "{end}");
    }
}

#[test]
fn pull_quotes_that_repeat_the_text_are_left_out() {
    left_out("<blockquote>“We had an hour, no more”</blockquote>");
    left_out("<aside class='pullquote'><p>We had an hour, no more</p></aside>");
    kept(
        "<blockquote>“The wall was never meant to hold this”</blockquote>",
        &["“The wall was never meant to hold this”"],
    );
}

#[test]
fn what_comes_twice_comes_once() {
    left_out(&format!("<p class='mobile'>{FIRST}</p>"));
    // An answer may be given twice.
    let answer = "“We had been told that the wall was safe,” he said.";
    let twice = page(&format!("<p>{answer}</p>")).replace("</div></div>", &format!("<p>{answer}</p></div></div>"));
    assert_eq!(paragraphs(&twice), [FIRST, SECOND, answer, THIRD, answer]);
    kept_once(answer);
}

/// The same line twice at once is one.
fn kept_once(line: &str) {
    kept(&format!("<p>{line}</p><p class='mobile'>{line}</p>"), &[line]);
}

#[test]
fn the_headline_is_not_repeated_in_the_text() {
    left_out("");
    let page = page("").replace("<div class='text'>", "<div class='text'><p><b>Sea floods Norhaven market</b></p>");
    assert_eq!(paragraphs(&page), [FIRST, SECOND, THIRD]);
}

#[test]
fn items_quotations_tables_and_headings_are_paragraphs() {
    kept(
        "<h2>What was lost</h2><ul><li>Forty boats, most of them old and made of wood.</li><li>All the rope of the lower market.</li></ul>",
        &["What was lost", "Forty boats, most of them old and made of wood.", "All the rope of the lower market."],
    );
    kept(
        "<table><thead><tr><th>Place</th><th>Water</th></tr></thead><tbody><tr><td>Market</td><td>1.2 metres</td></tr></tbody></table>",
        &["Place | Water", "Market | 1.2 metres"],
    );
    kept("<p>One line<br>and another.</p>", &["One line\nand another."]);
}

#[test]
fn the_standfirst_is_the_first_paragraph() {
    let page = page("").replace(
        "</h1>",
        "</h1><p class='standfirst'>Two hundred people spend the night in a school after the wall gives way.</p>",
    );
    let read = html::read(&page, None);
    let standfirst = "Two hundred people spend the night in a school after the wall gives way.";
    assert_eq!(read.standfirst.as_deref(), Some(standfirst));
    assert_eq!(read.text, [standfirst, FIRST, SECOND, THIRD].join("\n\n"));
}

#[test]
fn hidden_scripts_and_styles_are_no_text() {
    left_out("<script>let sea = 'high';</script><style>p { color: blue }</style><template><p>Sea</p></template>");
    left_out("<p hidden>Not to be seen by anybody who reads this.</p>");
}

fn read_with_head(head: &str) -> HtmlArticle {
    html::read(
        &page("").replace("</title>", &format!("</title>{head}")),
        Some("https://www.norhaven.example/2024/05/04/sea?from=mail"),
    )
}

#[test]
fn json_ld_tells_most() {
    let read = read_with_head(
        r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"Sea floods Norhaven market","datePublished":"2024-05-03T10:00:00+02:00","dateModified":"2024-05-03T18:30:00+02:00",
        "author":[{"@type":"Person","name":"Ann Poe"},{"@type":"Person","name":"John Doe"}],"articleSection":"Coast",
        "publisher":{"@type":"Organization","name":"The Norhaven Post"},"inLanguage":"en-GB"}</script>"#,
    );
    assert_eq!(read.title.as_deref(), Some("Sea floods Norhaven market"));
    assert_eq!(read.date.as_deref(), Some("2024-05-03T10:00:00+02:00"));
    assert_eq!(read.modified.as_deref(), Some("2024-05-03T18:30:00+02:00"));
    assert_eq!(read.authors, ["Ann Poe", "John Doe"]);
    assert_eq!(read.outlet.as_deref(), Some("The Norhaven Post"));
    assert_eq!(read.section.as_deref(), Some("Coast"));
    assert_eq!(read.language.as_deref(), Some("en-GB"));
}

#[test]
fn meta_tells_what_json_ld_does_not() {
    let read = read_with_head(
        "<link rel=canonical href='/2024/05/04/sea'><meta property='og:site_name' content='The Norhaven Post'>\
         <meta property='article:published_time' content='2024-05-04T08:00:00Z'><meta name=author content='By Ann Poe, Staff Writer'>\
         <meta property='article:section' content='Coast'><meta property='og:locale' content='en_GB'>",
    );
    assert_eq!(read.url.as_deref(), Some("https://www.norhaven.example/2024/05/04/sea"));
    assert_eq!(read.outlet.as_deref(), Some("The Norhaven Post"));
    assert_eq!(read.date.as_deref(), Some("2024-05-04T08:00:00Z"));
    assert_eq!(read.authors, ["Ann Poe"]);
    assert_eq!(read.section.as_deref(), Some("Coast"));
    assert_eq!(read.language.as_deref(), Some("en-GB"));
}

#[test]
fn what_readers_see_tells_the_rest() {
    let page = page("").replace(
        "</h1>",
        "</h1><div class='meta'><span itemprop='author'><span itemprop='name'>Ann Poe</span></span> <time datetime='2024-05-03'>yesterday</time></div>",
    );
    let read = html::read(&page, None);
    assert_eq!(read.authors, ["Ann Poe"]);
    assert_eq!(read.date.as_deref(), Some("2024-05-03"));
    // The address knows the day where nothing else does, and the host stands for the outlet.
    let bare = read_with_head("");
    assert_eq!(bare.date.as_deref(), Some("2024-05-04"));
    assert_eq!(bare.outlet.as_deref(), Some("norhaven.example"));
}

#[test]
fn the_day_beside_the_headline_is_before_the_day_of_a_move() {
    let page = page("")
        .replace("</title>", "</title><meta property='article:published_time' content='2024-05-20T08:00:00Z'>")
        .replace("</h1>", "</h1><time>3 May 2024</time>");
    assert_eq!(html::read(&page, None).date.as_deref(), Some("2024-05-03"));
}

#[test]
fn a_marked_article_is_the_article() {
    let other = "<div><p>The ferry company, which has had a bad year, said on Monday that it would sell two of its three boats, and that \
        the third, which is old, would go on sailing for as long as it could be repaired.</p></div>";
    let page = format!(
        "<html><head><title>Sea floods Norhaven market</title></head><body><h1>Sea floods Norhaven market</h1>\
         <div itemprop='articleBody'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>{other}</body></html>"
    );
    assert_eq!(paragraphs(&page), [FIRST, SECOND, THIRD]);
}

#[test]
fn a_marked_article_may_have_several_parts() {
    let part = |paragraph: &str| format!("<div itemprop='articleBody'><p>{paragraph}</p></div>");
    let parts = format!("{}<aside>Rope at half price.</aside>{}{}", part(FIRST), part(SECOND), part(THIRD));
    let head = "<html><head><title>Sea floods Norhaven market</title></head><body><h1>Sea floods Norhaven market</h1>";
    for body in [format!("<div>{parts}</div>"), format!("<article><section>{parts}</section></article>")] {
        assert_eq!(paragraphs(&format!("{head}{body}</body></html>")), [FIRST, SECOND, THIRD], "{body}");
    }
    // Entries of a live blog are articles themselves.
    let entries = [FIRST, SECOND, THIRD].map(|paragraph| format!("<article>{}</article>", part(paragraph))).concat();
    let live = "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Sea floods Norhaven market\"}</script>";
    assert_eq!(paragraphs(&format!("{head}{live}<main>{entries}</main></body></html>")), [FIRST, SECOND, THIRD]);
    // Another article on the page is none of its parts.
    let other = "The ferry company, which has had a bad year, said on Monday that it would sell two of its three boats, and that \
        the third, which is old, would go on sailing for as long as it could be repaired, or until a buyer was found for it.";
    let body = format!("<article>{parts}</article><article>{}</article>", part(other));
    assert_eq!(paragraphs(&format!("{head}{body}</body></html>")), [FIRST, SECOND, THIRD]);
}

#[test]
fn a_live_blog_may_have_any_number_of_entries() {
    let entry = |n: usize| {
        format!(
            "<article><h2>Entry {n}</h2><div itemprop='articleBody'><p>At {n} minutes the sea rose once more over the wall, as it had before.</p></div></article>"
        )
    };
    let entries: String = (0..700).map(entry).collect();
    let page = format!(
        "<html itemscope itemtype='https://schema.org/LiveBlogPosting'><head><title>Sea floods Norhaven market</title></head>\
         <body><h1>Sea floods Norhaven market</h1><main>{entries}</main></body></html>"
    );
    let read = paragraphs(&page);
    assert_eq!(read.len(), 700);
    assert_eq!(read[699], "At 699 minutes the sea rose once more over the wall, as it had before.");
}

#[test]
fn neighbouring_articles_in_one_element_are_not_one() {
    let other = "The ferry company, which has had a bad year, said on Monday that it would sell two of its three boats, and that \
        the third, which is old, would go on sailing for as long as it could be repaired, or until a buyer was found for it.";
    let page = |site: &str, body: &str| {
        format!(
            "<html><head><title>Sea floods Norhaven market</title></head><body>{site}<div>{body}</div></body></html>"
        )
    };
    let sea = format!("<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
    for mark in ["class='article-body'", "itemprop='articleBody'"] {
        for (site, heading) in [("", "h1"), ("", "h2"), ("<h1>The Norhaven Post</h1>", "h2")] {
            let title = |words: &str| format!("<{heading}>{words}</{heading}>");
            let (first, second) = (title("Sea floods Norhaven market"), title("Ferries for sale"));
            let beside = format!("{first}<div {mark}>{sea}</div>{second}<div {mark}><p>{other}</p></div>");
            assert_eq!(paragraphs(&page(site, &beside)), [FIRST, SECOND, THIRD], "{site} {beside}");
        }
        let within = format!(
            "<div {mark}><h1>Sea floods Norhaven market</h1>{sea}</div><div {mark}><h1>Ferries for sale</h1><p>{other}</p></div>"
        );
        assert_eq!(paragraphs(&page("", &within)), [FIRST, SECOND, THIRD], "{within}");
        // Headings of sections are lower than the headline.
        let sections = format!(
            "<h1>Sea floods Norhaven market</h1><h2>What is known</h2><div {mark}><p>{FIRST}</p><p>{SECOND}</p></div>\
             <h2>The market</h2><div {mark}><h2>Rope</h2><p>{THIRD}</p></div>"
        );
        assert_eq!(paragraphs(&page("", &sections)), [FIRST, SECOND, "Rope", THIRD], "{sections}");
        let sections = format!(
            "<div {mark}><h2>The sea</h2><p>{FIRST}</p><p>{SECOND}</p></div><div {mark}><h2>Rope</h2><p>{THIRD}</p></div>"
        );
        let headed = page("<header><h1>Sea floods Norhaven market</h1></header>", &sections);
        assert_eq!(paragraphs(&headed), ["The sea", FIRST, SECOND, "Rope", THIRD], "{headed}");
    }
}

#[test]
fn what_a_marked_article_hides_is_left_out() {
    let hidden = "<p hidden>Not seen by anybody who reads this.</p><div style='display: none'><p>Nor this one here.</p></div>\
        <p aria-hidden=true>Nor this, which is for the eye of a program.</p>";
    let page = format!(
        "<html><head><title>Sea</title></head><body><h1>Sea</h1>\
         <div itemprop='articleBody'><p>{FIRST} {SECOND} {THIRD}</p>{hidden}<p>{SECOND}</p></div></body></html>"
    );
    assert_eq!(paragraphs(&page), [[FIRST, SECOND, THIRD].join(" ").as_str(), SECOND]);
}

#[test]
fn a_page_without_an_article_is_empty_or_short() {
    assert_eq!(html::read("", None).text, "");
    assert_eq!(html::read("<html><body></body></html>", None).text, "");
}

#[test]
fn a_day_within_a_sentence_is_not_the_day_of_publication() {
    let told = "</title><meta property='article:published_time' content='2024-05-20T08:00:00Z'>";
    for beside in [
        "<p>The wall was built on <time datetime='1899-05-03'>3 May 1899</time> by the council.</p>",
        "<p>The wall was built on <span class='date'>3 May 1899</span> by the council.</p>",
        "<p class='date'>The wall was built on 3 May 1899 by the council.</p>",
        "<p class='author-note'>The wall was built on 3 May 1899</p>",
    ] {
        let dated = page("").replace("</title>", told).replace("</h1>", &format!("</h1>{beside}"));
        assert_eq!(html::read(&dated, None).date.as_deref(), Some("2024-05-20T08:00:00Z"), "{beside}");
        let undated = page("").replace("</h1>", &format!("</h1>{beside}"));
        assert_eq!(html::read(&undated, None).date, None, "{beside}");
    }
    for line in ["The wall of 3 May 1899", "It was on 3 May 1899 that the wall was built", "Storm of 3 May 1899"] {
        let page = page("").replace("<div class='text'>", &format!("<div class='text'><p>{line}</p>"));
        assert_eq!(html::read(&page, None).date, None, "{line}");
    }
    let script = "</title><script>window.data = {\"event\": {\"date\": \"1899-05-03\"}}</script>";
    assert_eq!(html::read(&page("").replace("</title>", script), None).date, None);
}

#[test]
fn what_looks_like_a_day_stays() {
    for line in ["Marathon 2024", "Decision 1", "6-4, 6-3, 7-5", "May 2024"] {
        kept(&format!("<p>{line}</p>"), &[line]);
    }
    kept("<h2>3 May 2024</h2>", &["3 May 2024"]);
    kept("<table><tr><td>3 May 2024</td><td>10:45</td></tr></table>", &["3 May 2024 | 10:45"]);
}

#[test]
fn words_of_a_sentence_stay_whatever_they_are_marked_as() {
    for marked in [
        "<a rel=tag href=/t>the old harbour wall</a>",
        "<span class='date'>the old harbour wall</span>",
        "<span class='author'>the old harbour wall</span>",
        "<a rel=author href=/p>the old harbour wall</a>",
        "<button class='term'>the old harbour wall</button>",
        "<em><span class='topics'>the old harbour wall</span></em>",
        "<a class='related' href=/r>the old harbour wall</a>",
        "<a class='lightbox popup' href=/l>the old harbour wall</a>",
        "<a class='sponsored' href=/s>the old harbour wall</a>",
        "<span class='caption'>the old harbour wall</span>",
        "<a class='comments' href=/c>the old harbour wall</a>",
    ] {
        kept(&format!("<p>It was {marked} that broke.</p>"), &["It was the old harbour wall that broke."]);
        kept(
            &format!("<p>Then it broke: {marked}, which nobody watched.</p>"),
            &["Then it broke: the old harbour wall, which nobody watched."],
        );
    }
    kept(
        "<p class='date'>On Tuesday the sea was as high as the wall.</p>",
        &["On Tuesday the sea was as high as the wall."],
    );
    for element in ["div", "section", "li"] {
        let date =
            format!("<{element} class='event-text-date'>On Tuesday the sea was as high as the wall.</{element}>");
        kept(&date, &["On Tuesday the sea was as high as the wall."]);
        left_out(&format!("<{element} class='event-text-date'>Tuesday, 3 May 2024, 10:45</{element}>"));
    }
    left_out("<p class='meta'>Tags: <a rel=tag href=/a>sea</a>, <a rel=tag href=/b>wall</a></p>");
    kept(
        "<p>The wall broke. <a rel=tag href=/t>Norhaven</a> Harbour was closed.</p>",
        &["The wall broke. Norhaven Harbour was closed."],
    );
    kept("<p>The sea is calm. <button>Share</button></p>", &["The sea is calm."]);
    kept("<p>The sea<span class='sr-only'>, opens in a new window,</span> is calm.</p>", &["The sea is calm."]);
    kept("<p>The sea is calm. <a class='related' href=/r>More: Ferry sails again</a></p>", &["The sea is calm."]);
    kept("<p>The sea is calm. <span class='author'>Ann Poe</span></p>", &["The sea is calm."]);
}

#[test]
fn ids_of_headings_are_words_of_the_article() {
    for (id, heading) in [
        ("commercial-fishing-ends", "Commercial fishing ends"),
        ("related-deaths-rise", "Related deaths rise"),
        ("comments-by-the-minister", "Comments by the minister"),
        ("comments", "Comments by the minister"),
    ] {
        kept(&format!("<h2 id='{id}'>{heading}</h2>"), &[heading]);
        for id in [id, "authorities", "related", "ads"] {
            kept(
                &format!("<p id='{id}'>The old wall is to be built again.</p>"),
                &["The old wall is to be built again."],
            );
        }
        if id != "comments" {
            let text = "The minister, who came on Wednesday, said that the wall would be built again.";
            kept(&format!("<section id='{id}'><p>{text}</p></section>"), &[text]);
        }
    }
}

#[test]
fn quotations_that_are_repeated_in_part_stay() {
    kept(
        "<blockquote>We had an hour, no more — and nobody told us that the wall had been known to be weak.</blockquote>",
        &["We had an hour, no more — and nobody told us that the wall had been known to be weak."],
    );
    kept("<h2>We had an hour, no more</h2>", &["We had an hour, no more"]);
    left_out("<blockquote>“We had an hour, no more”<br>John Doe, rope seller</blockquote>");
    left_out("<blockquote>“We had an hour, no more” — John Doe</blockquote>");
}

#[test]
fn sentences_that_begin_like_prompts_stay() {
    for sentence in [
        "More than a thousand people wrote on Facebook that the wall should be built again.",
        "By clicking on links in the app, thieves learned where boats were left alone, police said.",
        "Download the app, the mayor told everybody who asked on YouTube when the ferry would sail.",
        "“Want more?” she asked on Facebook, and showed the soup that was left in the school.",
        "He told the children to keep reading, and went out to see how high the water was.",
        "“Log in to read the warning,” the council wrote, but by then nobody had power any more.",
        "The concert had been open to subscribers only, which the council said would change.",
        "Photo by photo, the police put together who had been on the wall.",
        "Photo: the police found one that shows the wall an hour before.",
        "Video: the council said it had none.",
        "Image rights were sold to the highest bidder in the lower market",
        "Now playing in the harbour hall is a comedy about a flood.",
        "Posted in the window of the school was a list of all who slept there.",
        "Police asked for witnesses on Twitter @norhavenpolice and by telephone.",
        "Those who lost boats can be reached at the school, the council said.",
        "Residents must create a free account to report potholes, the city said on Tuesday.",
        "Residents must create a free account to report potholes.",
        "Customers were unable to log in to read their bills, the bank said on Monday.",
        "Customers were unable to log in to read their bills until Monday.",
        "Members will get unlimited access to the city’s museums, Roe said.",
        "Members will get unlimited access to the city’s museums from May.",
        "Premium content rules for streaming firms will be tightened, the ministry said on Monday.",
        "Premium content rules for streaming firms will be tightened on Monday.",
        "The recording of the trial was made available to subscribers on Monday.",
        "Officers were told to follow them on foot.",
        "Officers went out to follow them on foot.",
        "Detectives used cameras to follow him on his way to the station, the court heard.",
        "The band learned in May that all rights reserved to the band were sold.",
        "The letter was reprinted with permission of the family, Roe said.",
        "By signing up, residents agree that the app shares your location with the police, the watchdog found.",
        "Sign up to receive food parcels ends on Friday, the charity said.",
        "Sign up to receive food parcels ends on Friday.",
    ] {
        kept(&format!("<p>{sentence}</p>"), &[sentence]);
    }
    kept("<p>The story was first told by Getty</p>", &["The story was first told by Getty"]);
    for prompt in [
        "Want more news like this? Sign up for our newsletter.",
        "Download our app to keep up with the coast on the go.",
        "Register for an account to keep reading this article",
        "Sign up to receive the latest news of the coast every morning.",
        "Already registered? Log in to read this and every other story of the coast.",
        "Please create a free account to continue.",
        "Subscribe now and get unlimited access to all stories for a pound.",
        "This story is available to subscribers only.",
        "Premium content",
        "Mary Major lives in Norhaven. Follow her on Instagram.",
        "Copyright 2024 The Norhaven Post. All rights reserved. It may not be copied.",
        "The Norhaven Post 2024, all rights reserved",
        "Image source, Getty Images",
        "Image 3 of 12",
        "Photo: Mary Major",
    ] {
        left_out(&format!("<p>{prompt}</p>"));
    }
}

#[test]
fn the_site_is_named_by_its_front_page() {
    let head = "<title>norhaven.test Sea floods market</title><link rel=start href='https://norhaven.test/'>";
    let page = page("")
        .replace("<title>Sea floods Norhaven market</title>", head)
        .replace("<h1>Sea floods Norhaven market</h1>", "");
    let read = html::read(&page, None);
    assert_eq!(read.outlet.as_deref(), Some("norhaven.test"));
    assert_eq!(read.title.as_deref(), Some("Sea floods market"));
}

#[test]
fn languages_and_addresses_are_told_in_one_way() {
    let read = read_with_head(
        "<link rel=canonical href='https://www.norhaven.example/'><meta property='og:url' content='https://www.norhaven.example/sea'>\
         <meta property='og:locale' content='en_gb'>",
    );
    assert_eq!(read.url.as_deref(), Some("https://www.norhaven.example/sea"));
    assert_eq!(read.language.as_deref(), Some("en-GB"));
}

#[test]
fn a_page_that_was_saved_behind_a_dialog_has_its_article() {
    for hidden in ["aria-hidden='true'", "style='visibility: hidden'", "hidden"] {
        let page = format!(
            "<html><head><title>Sea floods Norhaven market</title></head><body><div {hidden}><h1>Sea floods Norhaven market</h1>\
             <div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div></div><div role=dialog>We value your privacy.</div></body></html>"
        );
        assert_eq!(paragraphs(&page), [FIRST, SECOND, THIRD], "{hidden}");
    }
    kept(
        "<p><span aria-hidden=true>T</span><span class=sr-only>T</span>he wall was built in 1899.</p>",
        &["The wall was built in 1899."],
    );
    kept("<p hidden='until-found'>The wall was built in 1899.</p>", &["The wall was built in 1899."]);
}
