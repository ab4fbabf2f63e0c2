//! How much of the hand-made truth about the shipped articles is found: `scoreboards/quality.txt`.
//!
//! The committed figures must be the ones that the code gives, so that a change of quality shows in the diff, and they must
//! not fall below the bounds. `make score` rewrites them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dateline_core::article::{self, Metadata};
use dateline_core::calendar::Day;
use dateline_core::corpus::{Corpus, Item};
use dateline_core::quote::QuoteKind;
use dateline_core::text::CodePoints;
use serde_json::Value;

fn gold(file: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/gold").join(file);
    serde_json::from_str(&fs::read_to_string(path).expect("gold")).expect("gold is JSON")
}

/// The seeds as one corpus, in the order of the gold rows.
fn corpus(rows: &[Value]) -> Corpus {
    let articles = rows.iter().map(|row| {
        let file = row["file"].as_str().expect("file");
        let text =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds").join(file)).expect("seed");
        article::parse(file, &text, Metadata::default())
    });
    Corpus::new("seeds", articles.collect())
}

fn number(row: &Value, key: &str) -> u32 {
    row[key].as_u64().expect(key) as u32
}

fn day(row: &Value) -> Day {
    row.as_str().expect("day").parse().expect("day")
}

/// Words of `text` between two code points, each with its place.
fn words(text: &str, start: u32, end: u32) -> BTreeSet<(usize, String)> {
    let mut out = BTreeSet::new();
    let mut word = String::new();
    let mut from = 0;
    for (i, c) in text.chars().chain([' ']).enumerate() {
        if c.is_alphanumeric() || c == '_' {
            if word.is_empty() {
                from = i;
            }
            word.push(c);
        } else if !word.is_empty() {
            if from as u32 >= start && i as u32 <= end {
                out.insert((from, std::mem::take(&mut word)));
            }
            word.clear();
        }
    }
    out
}

/// Whether two names mean one bearer: the same last word, or all words of one among the other's.
fn same(a: &str, b: &str) -> bool {
    let parts = |s: &str| -> Vec<String> {
        let s = s.to_lowercase().replace("'s", "").replace("’s", "");
        s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let (a, b) = (parts(a), parts(b));
    let among = |x: &[String], y: &[String]| x.iter().all(|w| y.contains(w));
    !a.is_empty() && !b.is_empty() && (a.last() == b.last() || among(&a, &b) || among(&b, &a))
}

#[derive(Default)]
struct Tally {
    right: usize,
    of: usize,
}

impl Tally {
    fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }
}

/// Rows found with the right speaker: all, and those with marks.
fn quotations(items: &[Item], rows: &[Value]) -> (Tally, Tally) {
    let (mut all, mut marked) = (Tally::default(), Tally::default());
    for (item, row) in items.iter().zip(rows) {
        let text = &item.article.text;
        let points = CodePoints::new(text);
        for quote in row["quotes"].as_array().expect("quotes") {
            if quote["flags"].as_array().is_some_and(|f| !f.is_empty()) {
                continue;
            }
            let wanted = words(text, number(quote, "start"), number(quote, "end"));
            let overlap = |q: &&dateline_core::quote::Quote| {
                let (start, end) = points.span(q.span);
                let found = words(text, start, end);
                let both = wanted.intersection(&found).count();
                (both * 1000 / wanted.union(&found).count().max(1)) as u32
            };
            let best = item.analysis.quotes.iter().max_by_key(overlap);
            let speakers: Vec<&str> = std::iter::once(&quote["speaker"])
                .chain(quote["speakers"].as_array().into_iter().flatten())
                .chain(quote["accept"].as_array().into_iter().flatten())
                .filter_map(Value::as_str)
                .collect();
            let right = best.filter(|q| overlap(q) >= 800).is_some_and(|q| {
                q.speaker.as_ref().is_some_and(|s| speakers.iter().any(|wanted| same(&s.label, wanted)))
            });
            all.add(right);
            if quote["kind"] != "indirect" {
                marked.add(right);
            }
        }
    }
    (all, marked)
}

/// Events on their days, and dates told from boilerplate.
fn events(items: &[Item], rows: &[Value]) -> (Tally, usize) {
    let (mut events, mut leaked) = (Tally::default(), 0);
    for (item, row) in items.iter().zip(rows) {
        let points = CodePoints::new(&item.article.text);
        for event in row["events"].as_array().expect("events") {
            if event["optional"] == true || event["vague"] == true {
                continue;
            }
            let start = number(event, "timex_at");
            let end = start + event["timex"].as_str().expect("timex").chars().count() as u32;
            let mut told = item.times.iter().filter(|t| {
                let (from, to) = points.span(t.span);
                from < end && start < to
            });
            if event["boilerplate"] == true {
                leaked += usize::from(told.next().is_some());
                continue;
            }
            let mut wanted = vec![(day(&event["start"]), day(&event["end"]))];
            wanted.extend(event["accept"].as_array().into_iter().flatten().map(|p| (day(&p[0]), day(&p[1]))));
            events.add(told.any(|t| t.days.is_some_and(|d| wanted.contains(&(d.first, d.last)))));
        }
    }
    (events, leaked)
}

fn dated(items: &[Item], rows: &[Value]) -> Tally {
    let mut tally = Tally::default();
    for (item, row) in items.iter().zip(rows) {
        let (earliest, latest) = (day(&row["published"]["earliest"]), day(&row["published"]["latest"]));
        tally.add(item.published.as_ref().is_some_and(|p| earliest <= p.days.first && p.days.last <= latest));
    }
    tally
}

/// Pairs of mentions that are one bearer's, in the truth and as found. A mention counts where it stands in what is analysed;
/// it is found where a mention of the same words is, a leading article aside.
#[derive(Default)]
struct Pairs {
    both: usize,
    found: usize,
    wanted: usize,
    /// Those of `wanted` whose two mentions both have an upper-case letter: names, not descriptions.
    named: usize,
    named_found: usize,
}

fn pairs(items: &[Item], rows: &[Value]) -> Pairs {
    let mut pairs = Pairs::default();
    for (item, row) in items.iter().zip(rows) {
        let text = &item.article.text;
        let entities = row["entities"]
            .as_array()
            .expect("entities")
            .iter()
            .filter(|e| matches!(e["kind"].as_str(), Some("person" | "organisation" | "place")));
        let mut mentions: Vec<(&str, usize)> = entities
            .enumerate()
            .flat_map(|(k, e)| e["mentions"].as_array().expect("mentions").iter().map(move |m| (m, k)))
            .filter_map(|(m, k)| Some((m.as_str()?, k)))
            .collect();
        // Longer ones first: "Kim Jong-un" is no "Kim".
        mentions.sort_by_key(|(m, k)| (std::cmp::Reverse(m.len()), *k));
        mentions.dedup_by_key(|(m, _)| *m);
        let mut places: Vec<(usize, usize, usize)> = Vec::new();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        for (mention, k) in mentions {
            for (start, _) in text.match_indices(mention) {
                let end = start + mention.len();
                let whole = !letter(text[..start].chars().next_back()) && !letter(text[end..].chars().next());
                let analysed =
                    item.article.blocks.iter().any(|b| {
                        b.kind.is_analysed() && (b.span.start as usize) <= start && end <= b.span.end as usize
                    });
                if whole && analysed && places.iter().all(|&(s, e, _)| e <= start || end <= s) {
                    places.push((start, end, k));
                }
            }
        }
        let plain = |s: &str| s.to_lowercase().trim_start_matches("the ").trim_start_matches("a ").to_owned();
        let found = |start: usize, end: usize| {
            item.analysis.names.iter().position(|n| {
                n.mentions.iter().any(|m| {
                    let (s, e) = (m.start as usize, m.end as usize);
                    s < end && start < e && plain(&text[s..e]) == plain(&text[start..end])
                })
            })
        };
        let places: Vec<_> = places.iter().map(|&(s, e, k)| (k, found(s, e), &text[s..e])).collect();
        for (i, a) in places.iter().enumerate() {
            for b in &places[..i] {
                let (wanted, one) = (a.0 == b.0, a.1.is_some() && a.1 == b.1);
                let capital = |s: &str| {
                    plain(s)
                        .chars()
                        .next()
                        .is_some_and(|_| s.trim_start_matches("the ").starts_with(char::is_uppercase))
                };
                let named = wanted && capital(a.2) && capital(b.2);
                pairs.wanted += usize::from(wanted);
                pairs.found += usize::from(one);
                pairs.both += usize::from(wanted && one);
                pairs.named += usize::from(named);
                pairs.named_found += usize::from(named && one);
            }
        }
    }
    pairs
}

#[test]
fn quality_is_as_committed_and_within_bounds() {
    let rows = gold("seeds_quotes.json");
    let corpus = corpus(&rows);
    let (all, marked) = quotations(&corpus.items, &rows);
    let timeline = gold("seeds_timeline.json");
    let (events, leaked) = events(&corpus.items, &timeline);
    let dated = dated(&corpus.items, &timeline);
    let line = |what: &str, t: &Tally| format!("{what:<58} {:>3} of {:>3}\n", t.right, t.of);
    let names = pairs(&corpus.items, &rows);
    let recall = Tally { right: names.both, of: names.wanted };
    let precision = Tally { right: names.both, of: names.found };
    let named = Tally { right: names.named_found, of: names.named };
    let board = format!(
        "The shipped articles against hand-made truth (tests/gold); rewritten by `make score`.\n\n{}{}{}{}{:<58} {leaked:>3}\n{}{}{}",
        line("quotations found with the right speaker", &all),
        line("those of them with quotation marks", &marked),
        line("dated events on their days", &events),
        line("articles dated within what the text justifies", &dated),
        "dates told from boilerplate",
        line("pairs of mentions called one bearer's that are", &precision),
        line("pairs of mentions of one bearer that are found", &recall),
        line("those of them between two names", &named),
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scoreboards/quality.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        fs::write(&path, &board).expect("scoreboard can be written");
    }
    assert!(names.both * 100 >= names.found * 98 && names.both * 100 >= names.wanted * 85, "{board}");
    assert!(marked.right >= 20 && events.right >= 21 && leaked == 0, "{board}");
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), board, "run `make score` if this is meant");
    // A fragment is never longer than a line: the kind says what the words are.
    let fragments = corpus.items.iter().flat_map(|i| &i.analysis.quotes).filter(|q| q.kind == QuoteKind::Fragment);
    assert!(fragments.clone().count() > 0 && fragments.into_iter().all(|q| q.span.len() < 80));
}
