//! Mutated articles: whatever stands in a text, its analysis ends, and what it says is in the text.
//!
//! A few thousand mutations of the shipped articles and of the suites' texts, always the same. `FUZZ_SECONDS` goes on for
//! longer with other ones. Bytes that break laws of other readers are looked for by `make fuzz` (crates/laws).

#[path = "common/growth.rs"]
mod growth;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Metadata};
use dateline_core::text::Span;

/// Mutations tried without `FUZZ_SECONDS`.
const ALWAYS: u64 = 3000;

/// What is put into texts: marks of every kind, cues, stops, breaks, and what trips readers of bytes.
const PIECES: [&str; 40] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "''",
    "``",
    "«",
    "»",
    "„",
    "'",
    ",",
    ".",
    "…",
    "?",
    ":",
    ";",
    " - ",
    "—",
    "(",
    ")",
    "[",
    "\n",
    "\n\n",
    " said ",
    " said that ",
    " according to ",
    "As ",
    " who ",
    "Roe",
    "Jane Roe",
    " the president ",
    " and ",
    " of ",
    "\u{fffd}",
    "\u{200b}",
    "é",
    "日本",
    "Source: ",
    "N. Korea",
];

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

fn texts() -> Vec<String> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut out = Vec::new();
    for folder in ["seeds", "tests/suite/quote", "tests/suite/time", "tests/suite/article"] {
        let mut files: Vec<_> =
            fs::read_dir(root.join(folder)).expect("folder").map(|e| e.expect("entry").path()).collect();
        files.sort();
        for file in files.into_iter().filter(|f| f.is_file()) {
            let text = fs::read_to_string(file).expect("text");
            if folder == "seeds" {
                out.push(text);
            } else {
                out.extend(
                    text.split("```").skip(1).step_by(2).map(|t| t.trim_start_matches("text").trim().to_owned()),
                );
            }
        }
    }
    out
}

fn mutated(texts: &[String], random: &mut Random) -> String {
    let mut text: Vec<char> = texts[random.below(texts.len())].chars().take(4000).collect();
    for _ in 0..1 + random.below(8) {
        let at = random.below(text.len() + 1);
        let end = (at + random.below(40)).min(text.len());
        match random.below(5) {
            0 => drop(text.drain(at..end)),
            1 => {
                let copy = text[at..end].to_vec();
                let to = random.below(text.len() + 1);
                text.splice(to..to, copy);
            }
            2 => {
                let other: Vec<char> = texts[random.below(texts.len())].chars().take(300).collect();
                let from = random.below(other.len() + 1);
                text.splice(at..at, other[from..].iter().copied());
            }
            _ => {
                let piece = PIECES[random.below(PIECES.len())];
                text.splice(at..at, piece.chars());
            }
        }
    }
    text.into_iter().collect()
}

fn check(text: &str) {
    let article = article::parse("fuzz", text, Metadata::default());
    let analysis = Analysis::of(&article);
    let sound = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    for q in &analysis.quotes {
        assert!(sound(q.span) && !q.span.is_empty(), "{q:?} in {text:?}");
        let told = [q.cue, q.via, q.when, q.place];
        assert!(told.into_iter().flatten().all(sound), "{q:?} in {text:?}");
        assert!(q.confidence <= 100, "{q:?} in {text:?}");
        if let Some(speaker) = &q.speaker {
            assert!(sound(speaker.mention), "{q:?} in {text:?}");
            assert!(speaker.label.split(' ').count() <= 8, "{q:?} in {text:?}");
            assert!(speaker.name.is_none_or(|n| (n as usize) < analysis.names.len()), "{q:?} in {text:?}");
        }
    }
    for pair in analysis.quotes.windows(2) {
        assert!(pair[0].span.start <= pair[1].span.start, "{pair:?} in {text:?}");
    }
    for name in &analysis.names {
        assert!(!name.mentions.is_empty() && name.mentions.iter().all(|&m| sound(m)), "{name:?} in {text:?}");
        assert!(name.mentions.windows(2).all(|m| m[0].end <= m[1].start), "{name:?} in {text:?}");
    }
}

#[test]
fn mutated_articles_are_read_to_the_end() {
    let texts = texts();
    let seconds: Option<u64> = std::env::var("FUZZ_SECONDS").ok().and_then(|s| s.parse().ok());
    let until = seconds.map(|s| Instant::now() + Duration::from_secs(s));
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ seconds.map_or(0, |_| std::process::id().into()));
    let mut tried = 0;
    while until.map_or(tried < ALWAYS, |until| Instant::now() < until) {
        check(&mutated(&texts, &mut random));
        tried += 1;
    }
    println!("{tried} mutations");
}

#[test]
fn much_of_one_thing_is_read_in_linear_time() {
    for piece in [
        "\"",
        "“",
        "'",
        "said ",
        "he said that ",
        "(",
        "word ",
        "Roe said so.\n\n",
        "“Yes I do,” he said. “No.\n\n",
        ", ",
        ".",
    ] {
        growth::assert_linear(piece, |size| piece.repeat(size / piece.len()), check);
    }
    let names = |size| (0..size / 25).map(|i| format!("Ab{i}x Cd{i}y said, ")).collect();
    growth::assert_linear("names", names, check);
}
