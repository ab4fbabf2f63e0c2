//! An article is read in time in proportion to its length, also where it says one thing over and over.
//!
//! No time is measured, since machines differ: the articles are so long that each test takes a few seconds, and would take a
//! minute or several if some step looked at all others.

#![allow(missing_docs)]

use dateline_core::analysis::Analysis;
use dateline_core::article::{Metadata, parse};
use dateline_core::corpus::{Corpus, Lexicon, Options};

/// Bytes of an article.
const LONG: usize = 2_000_000;

/// Reads and dates an article that says `words` over and over; how many quotations and times it has, by `words`.
fn read(words: &str) -> (usize, usize) {
    let times = LONG / words.len();
    let article = parse("a", &words.repeat(times), Metadata::default());
    let analysis = Analysis::of(&article);
    let facts = Options { lexicon: Some(Lexicon::built_in()), set: &[] };
    let corpus = Corpus::assemble_with("", vec![article], vec![analysis], &facts);
    let item = &corpus.items[0];
    (item.analysis.quotes.len().div_ceil(times), item.times.len().div_ceil(times))
}

#[test]
fn weekdays() {
    assert_eq!(read("He went home on Wednesday. "), (0, 1));
}

#[test]
fn weekdays_of_paragraphs() {
    assert_eq!(read("He went home on Wednesday.\n\n"), (0, 1));
}

#[test]
fn quotations_of_a_weekday() {
    assert_eq!(read("“We will go there tomorrow,” he said on Wednesday. "), (1, 2));
}

#[test]
fn turns_of_a_transcript() {
    assert_eq!(read("\nQ: Who was there on Wednesday?\nJANE ROE: I was.\nROE: And I.\n"), (3, 1));
}

#[test]
fn answers_to_questions() {
    read("Jane Roe and John Doe met.\n\nQ: Who was there?\nA: I was, on June 19.\n");
}

#[test]
fn holders_of_an_office_in_one_sentence() {
    read("former President Clinton and President Bush said so. ");
}

#[test]
fn events_in_one_sentence() {
    read("they met ahead of the summit on Tuesday and on June 19 and ");
}

#[test]
fn everything_in_one_sentence() {
    read("former President Clinton said so and on Wednesday he met Jane Roe, who said, on June 19, that he left, and ");
}

/// People and offices that all differ, so that lists of what differs grow with the article.
#[test]
fn names_that_all_differ() {
    let mut text = String::new();
    for n in 0.. {
        let letter = |by: usize| char::from(b'a' + (n / by % 26) as u8);
        let name = format!("Zo{}{}{}n", letter(676), letter(26), letter(1));
        text += &format!(
            "Minister Jane {name} met the minister on Wednesday. “We left,” the minister said.\n{}: We did.\n",
            name.to_uppercase()
        );
        if text.len() > LONG / 2 {
            break;
        }
    }
    let article = parse("a", &text, Metadata::default());
    let analysis = Analysis::of(&article);
    assert!(analysis.quotes.len() > 10_000 && analysis.names.len() > 10_000);
}

/// Articles on one story, each with one sentence that holds all.
#[test]
fn articles_of_one_sentence_each() {
    let words = "Jane Roe of Zenda and John Doe of Strelsau signed the treaty on June 19 and in the Alfama Hall on Tuesday and ";
    let article = |id: &str| parse(id, &words.repeat(LONG / 4 / words.len()), Metadata::default());
    let articles = vec![article("a"), article("b")];
    let analyses = articles.iter().map(Analysis::of).collect();
    Corpus::assemble_with("", articles, analyses, &Options::default());
}
