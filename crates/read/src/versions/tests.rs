use super::*;
use crate::article::Article;
use crate::moment::Moment;

const WALL: &str = "The sea rose above the old harbour wall on Tuesday, and by noon the lower market stood under water. \
    Nobody was hurt, the council said, but two hundred people spent the night in the school, where volunteers brought soup. \
    “We had an hour, no more,” said John Doe, who sells rope and carried his stock up the stairs with his neighbours.";
const FERRY: &str = "The ferry company, which has had a bad year, said on Monday that it would sell two of its three boats, and \
    that the third, which is old, would go on sailing for as long as it could be repaired, or until a buyer was found for it.";

/// An article of The Norhaven Post.
fn article(name: &str, title: &str, date: &str, url: &str, text: &str) -> Article {
    let given = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
    Article {
        file: name.to_owned(),
        title: given(title),
        date: Moment::parse(date),
        url: given(url),
        outlet: Some("The Norhaven Post".to_owned()),
        text: text.to_owned(),
        ..Article::default()
    }
}

/// What becomes of each article, in words; whatever order they stand in, the same.
#[track_caller]
fn told(articles: &[Article]) -> Vec<String> {
    let name = |articles: &[Article], at: usize| articles[at].file.clone();
    let of = |articles: &[Article]| {
        let prints: Vec<Print> = articles.iter().map(Print::of).collect();
        let mut asked = |at: usize| words(articles[at].title.as_deref(), &articles[at].text);
        let fates = fates(&prints, &mut asked);
        let mut told: Vec<String> = (0..articles.len())
            .map(|at| match fates[at] {
                Fate::Counts => name(articles, at),
                Fate::RepeatOf(other) => format!("{} repeats {}", name(articles, at), name(articles, other)),
                Fate::EarlierThan(other) => format!("{} before {}", name(articles, at), name(articles, other)),
            })
            .collect();
        told.sort();
        told
    };
    let mut articles = articles.to_vec();
    let first = of(&articles);
    for _ in 1..articles.len() {
        articles.rotate_left(1);
        assert_eq!(of(&articles), first);
    }
    articles.reverse();
    assert_eq!(of(&articles), first);
    first
}

#[test]
fn an_article_that_was_read_twice_counts_once() {
    let url = "https://post.example/wall";
    let with_title = format!("Sea floods market\n\n{}", WALL.replace(". ", ".\n\n"));
    let visited = "http://www.post.example/wall/?utm_source=feed#top";
    assert_eq!(
        told(&[
            article("a", "Sea floods market", "2024-07-10", url, WALL),
            article("b", "", "", visited, &with_title),
            article("c", "SEA FLOODS MARKET", "2024-07-11", "", WALL),
            article("d", "Sea floods market", "2024-07-10", "https://post.example/other", WALL),
        ]),
        ["a", "b repeats a", "c repeats a", "d repeats a"]
    );
}

#[test]
fn articles_of_several_outlets_are_several() {
    let mut echo = article("b", "Sea floods market", "2024-07-10", "", WALL);
    echo.outlet = Some("The Eastmere Echo".to_owned());
    let mut by_address = article("c", "Sea floods market", "2024-07-10", "https://third.example/wall", WALL);
    by_address.outlet = None;
    let own = article("a", "Sea floods market", "2024-07-10", "https://post.example/wall", WALL);
    assert_eq!(told(&[own, echo, by_address]), ["a", "b", "c"]);
}

#[test]
fn words_that_may_be_said_twice_are_no_repeat() {
    // Nothing but a few words tells them apart; a headline is printed again after a year.
    assert_eq!(told(&[article("a", "", "", "", "Thanks."), article("b", "", "", "", "Thanks.")]), ["a", "b"]);
    assert_eq!(
        told(&[article("a", "Rope", "2023-07-10", "", WALL), article("b", "Rope", "2024-07-10", "", WALL)]),
        ["a", "b"]
    );
    assert_eq!(told(&[article("a", "Live", "", "", ""), article("b", "Live", "", "", "")]), ["a", "b"]);
    let short = "The sea rose above the old wall on Tuesday, and the market stood under water.";
    assert_eq!(told(&[article("a", "Sea", "", "", short), article("b", "Sea", "", "", short)]), ["a", "b repeats a"]);
    assert_eq!(told(&[article("a", "", "", "", WALL), article("b", "", "", "", WALL)]), ["a", "b repeats a"]);
}

#[test]
fn the_newest_version_counts() {
    let url = "https://post.example/wall";
    let hurt = WALL.replace("Nobody was hurt", "Two people were hurt");
    let more =
        format!("{hurt} On Wednesday the council closed the wall, and the school stayed open for another night.");
    let mut last = article("c", "Sea floods market", "2024-07-10", url, &hurt);
    last.modified = Moment::parse("2024-07-12T08:00:00Z");
    assert_eq!(
        told(&[
            article("a", "Sea rises", "2024-07-10T08:00:00Z", url, WALL),
            article("b", "Sea floods market", "2024-07-10T12:00:00+01:00", url, &more),
            last,
            // A copy of the first version.
            article("d", "Sea rises", "2024-07-10T08:00:00Z", "", WALL),
        ]),
        ["a before c", "b before c", "c", "d repeats a"]
    );
    // Where no version tells when it was written, the longer is newer.
    let undated = [article("a", "Sea rises", "", url, &more), article("b", "Sea rises", "", url, &hurt)];
    assert_eq!(told(&undated), ["a", "b before a"]);
    // The headline of one outlet within a few days, at another address.
    let moved = [
        article("a", "Sea rises", "2024-07-10", url, WALL),
        article("b", "Sea rises", "2024-07-11", "https://post.example/2024/wall", &more),
        article("c", "Sea rises", "2024-08-11", "https://post.example/2025/wall", &more.replace("council", "mayor")),
    ];
    assert_eq!(told(&moved), ["a before b", "b", "c"]);
}

#[test]
fn versions_and_what_stands_behind_them_are_listed_from_the_oldest() {
    let url = "https://post.example/wall";
    let articles = [
        article("c", "Sea rises", "2024-07-12", url, &WALL.replace("Nobody was hurt", "Three people were hurt")),
        article("a", "Sea rises", "2024-07-10", url, WALL),
        article("d", "Sea rises", "2024-07-10", url, WALL),
        article("b", "Sea rises", "2024-07-11", url, &WALL.replace("Nobody was hurt", "Two people were hurt")),
    ];
    let prints: Vec<Print> = articles.iter().map(Print::of).collect();
    let fates = fates(&prints, &mut |at| words(articles[at].title.as_deref(), &articles[at].text));
    assert_eq!(behind(&prints, &fates), [(0, Behind { earlier: vec![1, 3], repeats: vec![2] })]);
}

#[test]
fn a_label_tells_what_was_changed() {
    let hurt = WALL.replace("Nobody was hurt", "Two people were hurt");
    let label =
        label(&[("2024-07-10".to_owned(), changes(WALL, &hurt)), (String::new(), changes("", &WALL.repeat(9)))]);
    assert!(label.starts_with("2024-07-10: “Nobody was hurt, the council said, but two hundred people"), "{label}");
    assert!(
        label.contains("” is now “Two people were hurt, ") && label.contains("; undated: without “The sea"),
        "{label}"
    );
    assert!(label.len() <= 300);
}

#[test]
fn sections_have_one_headline_for_many_articles() {
    let brief = |name: &str, date: &str, text: &str| article(name, "News in brief", date, "", text);
    assert_eq!(told(&[brief("a", "2024-07-10", WALL), brief("b", "2024-07-10", FERRY)]), ["a", "b"]);
    // A briefing greets its readers with the same words every day.
    let frame = "Good morning. This is what you need to know today in Norhaven, from the harbour to the hills.";
    let of_days = [
        brief("a", "2024-07-10", &format!("{frame} {WALL} Write to us.")),
        brief("b", "2024-07-11", &format!("{frame} {FERRY} Write to us.")),
    ];
    assert_eq!(told(&of_days), ["a", "b"]);
    // Tables of tides are written after one pattern.
    let tide = |n: usize| {
        let line = |at: usize| {
            format!("High water at {} stands {} metres at {} and {} metres at {}.", at, n + at, n * at, n, 7 * n + at)
        };
        brief(&n.to_string(), "2024-07-10", &(0..12).map(line).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(told(&[tide(1), tide(2), tide(3)]), ["1", "2", "3"]);
    // So are forecasts, in whole sentences; what comes day by day for weeks is a section.
    let forecast = |day: u32| {
        let text = format!("{WALL} The highest temperature will be {day} degrees.");
        brief(&format!("{day:02}"), &format!("2024-07-{day:02}"), &text)
    };
    let days: Vec<Article> = (1..=20).map(forecast).collect();
    assert_eq!(told(&days).len(), 20);
    assert!(told(&days).iter().all(|told| !told.contains("before")));
}

#[test]
fn an_address_of_many_articles_makes_no_versions() {
    let page = |name: &str, url: &str, text: &str| article(name, name, "2024-07-10", url, text);
    let live = "https://post.example/live";
    assert_eq!(told(&[page("a", live, WALL), page("b", live, FERRY)]), ["a", "b"]);
    let site = "https://post.example/";
    let hurt = WALL.replace("Nobody was hurt", "Two people were hurt");
    assert_eq!(told(&[page("a", site, WALL), page("b", site, &hurt)]), ["a", "b"]);
}

/// Thousands of articles under one headline or address are compared with few others each.
#[test]
fn work_grows_with_the_articles() {
    let seconds = |count: usize| {
        let text = |n: usize| (0..40).map(|word| format!("w{}", n * 100 + word)).collect::<Vec<_>>().join(" ");
        let of =
            |n: usize| article(&format!("{n:06}"), "Letters", "2024-07-10", "https://post.example/letters", &text(n));
        let articles: Vec<Article> = (0..count).map(of).collect();
        let prints: Vec<Print> = articles.iter().map(Print::of).collect();
        let start = cpu_time::ProcessTime::now();
        let fates = fates(&prints, &mut |at| words(articles[at].title.as_deref(), &articles[at].text));
        assert!(fates.iter().all(|fate| *fate == Fate::Counts));
        start.elapsed().as_secs_f64()
    };
    let (few, many) = (seconds(2_000).max(0.01), seconds(16_000));
    assert!(many < few * 8.0 * 4.0, "{few} s, {many} s");
}
