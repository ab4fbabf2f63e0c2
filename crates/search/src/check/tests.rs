use super::*;
use dateline_core::article::{Metadata, parse};
use dateline_core::corpus::Corpus;
use proptest::prelude::*;

const ARTICLES: [&str; 2] = [
    "The bridge\n\nThe bridge will stay shut, the mayor said.\n\n“We have not decided yet whether the old bridge, which was built \
     in 1911, will ever open again to lorries,” Jane Roe, the mayor, said on Monday. “It would be reckless to promise anything \
     before the inspection ends.”\n\nJohn Doe, a driver, called the closure “a slap in the face of every family here.”\n\nThe \
     inspection found cracks in four of the nine pillars.",
    "Lorries wait\n\n“It would be reckless to promise anything,” Roe told reporters.\n\nThe council will meet before the \
     inspection on Friday.",
];

fn corpus() -> Corpus {
    let article = |(n, text): (usize, &&str)| parse(&n.to_string(), text, Metadata::default());
    Corpus::new("Bridges", ARTICLES.iter().enumerate().map(article).collect())
}

fn check(draft: &str) -> Vec<Checked> {
    check_in(&corpus(), draft)
}

fn check_in(corpus: &Corpus, draft: &str) -> Vec<Checked> {
    let draft = parse("draft", draft, Metadata::default());
    let mut check = Check::new(&draft, &Analysis::of(&draft));
    (0u32..).zip(&corpus.items).for_each(|(number, item)| check.look(number, item));
    check.finish()
}

/// Verdict and first place of the only quotation of a draft, whose difference is told as `same [put in] {left out}`.
fn told(draft: &str) -> (Verdict, String) {
    let checked = check(draft);
    let [only] = checked.as_slice() else { panic!("one quotation in {draft}: {checked:?}") };
    let Some(found) = only.found.first() else { return (only.verdict, String::new()) };
    let piece = |piece: &Piece| match piece {
        Piece::Same(span) => span.of(draft).to_owned(),
        Piece::PutIn(span) => format!("[{}]", span.of(draft)),
        Piece::LeftOut(span) => format!("{{{}}}", span.of(ARTICLES[found.article as usize])),
    };
    (only.verdict, found.pieces.iter().map(piece).collect::<Vec<_>>().join(" "))
}

#[test]
fn what_stands_there_word_for_word_is_verbatim() {
    for draft in [
        "“It would be reckless to promise anything before the inspection ends,” Jane Roe said.",
        "\"It would be RECKLESS to promise anything before the inspection ends\", said Mayor Roe.",
        "“Whether the old bridge, which was built in 1911, will ever open” is what Roe asked.",
        "Somebody called it “a slap in the face of every family here.”",
        "The report found “cracks in four of the nine pillars”.",
        "“[I]t would be reckless to promise anything,” Roe said.",
    ] {
        assert_eq!(told(draft).0, Verdict::Verbatim, "{draft}");
    }
}

#[test]
fn brackets_are_the_drafts_unless_the_article_has_them() {
    let with = "“It would be reckless to promise anything [at all] before the inspection ends,” Jane Roe said.";
    assert_eq!(told(with).0, Verdict::Cut);
    let article = parse("0", with, Metadata::default());
    let draft = parse("draft", with, Metadata::default());
    let mut check = Check::new(&draft, &Analysis::of(&draft));
    check.look(0, &Corpus::new("", vec![article]).items[0]);
    assert_eq!(check.finish()[0].verdict, Verdict::Verbatim);
}

#[test]
fn what_lacks_words_is_cut_and_what_turns_the_meaning_is_altered() {
    let (verdict, pieces) =
        told("“We have not decided yet whether the old bridge … will ever open again to lorries,” Roe said.");
    assert_eq!(verdict, Verdict::Cut);
    let expected =
        "We have not decided yet whether the old bridge {which was built in 1911} will ever open again to lorries";
    assert_eq!(pieces, expected);
    let (verdict, pieces) =
        told("“We have decided yet whether the old bridge will ever open again to lorries,” Roe said.");
    assert_eq!(verdict, Verdict::Altered);
    assert!(pieces.starts_with("We have {not} decided yet"), "{pieces}");
}

#[test]
fn other_words_are_told_one_by_one() {
    let (verdict, pieces) = told("“It would be foolish to promise anything before the inspection ends,” Roe said.");
    assert_eq!(verdict, Verdict::Altered);
    assert_eq!(pieces, "It would be {reckless} [foolish] to promise anything before the inspection ends");
    let (verdict, pieces) = told("“We found cracks in five of the nine pillars,” Roe said.");
    assert_eq!(
        (verdict, pieces.as_str()),
        (Verdict::Altered, "[We] found cracks in {four} [five] of the nine pillars")
    );
}

#[test]
fn somebody_elses_words_are_another_speakers() {
    let checked =
        check("“It would be reckless to promise anything before the inspection ends,” said John Doe, a driver.");
    assert_eq!(checked[0].verdict, Verdict::AnotherSpeaker);
    assert_eq!(checked[0].found[0].wording, Wording::Verbatim);
}

#[test]
fn what_no_article_has_is_not_here() {
    for draft in [
        "“Nobody ever asked the families that live beside the river,” Roe said.",
        // Words that stand everywhere, and words that stand apart.
        "“It is not the one of the people that would have been there,” Roe said.",
        "“The lorries found anything reckless in the council of pillars,” Roe said.",
        // A few words that the article has by chance, and as nobody's.
        "Roe called it “the bridge.”",
    ] {
        assert_eq!(told(draft), (Verdict::NotHere, String::new()), "{draft}");
    }
}

#[test]
fn places_end_where_their_words_do() {
    let checked = check("“It would be reckless to promise anything before the inspection ends,” Jane Roe said.");
    let [first, second] = checked[0].found.as_slice() else { panic!("two articles: {checked:?}") };
    assert_eq!((first.article, first.wording), (0, Wording::Verbatim));
    assert_eq!(second.span.of(ARTICLES[1]), "It would be reckless to promise anything");
}

/// The verdict of a draft's first quotation, held against one article.
fn verdict(article: &str, draft: &str) -> Verdict {
    check_in(&Corpus::new("", vec![parse("0", article, Metadata::default())]), draft)[0].verdict
}

#[test]
fn words_on_both_sides_of_their_attribution_are_one_passage() {
    let article = "“The state will pay,” Ana Lund said. “It must.” She added: “And it will pay in full by the summer.”";
    let words = "The state will pay. It must. And it will pay in full by the summer";
    assert_eq!(verdict(article, &format!("“{words},” Ana Lund said.")), Verdict::Verbatim);
    assert_eq!(verdict(article, &format!("“{words},” John Doe said.")), Verdict::AnotherSpeaker);
    assert_eq!(verdict(article, "“The state will pay … in full by the summer,” Ana Lund said."), Verdict::Cut);
}

#[test]
fn words_of_two_speakers_are_not_one_passage() {
    let article =
        "“The state will pay for the bridge,” Ana Lund said. “It will open again in the spring,” John Doe said.";
    let draft = "“The state will pay for the bridge. It will open again in the spring,” Ana Lund said.";
    assert_eq!(verdict(article, draft), Verdict::AnotherSpeaker);
    let nobody = "They said: “The state will pay for the bridge. It will open again in the spring.”";
    assert_eq!(verdict(article, nobody), Verdict::Cut);
}

#[test]
fn the_place_of_its_speaker_is_found_wherever_it_stands() {
    let article = "“I think that we will win the war in the end,” Ana Lund said.\n\nThe market opened late.\n\n“We will win the \
                   war in the end,” John Doe said.";
    for speaker in ["Ana Lund", "John Doe"] {
        let draft = format!("“We will win the war in the end,” {speaker} said.");
        assert_eq!(verdict(article, &draft), Verdict::Verbatim, "{speaker}");
    }
    assert_eq!(verdict(article, "“We will win the war in the end,” Peter Novak said."), Verdict::AnotherSpeaker);
}

#[test]
fn what_turns_the_meaning_is_never_a_cut() {
    let article = "“Our government will, as I have told you so many times before, not raise taxes on families,” Ana Lund said. “We will \
                   spend $4 million on schools and 20 million on roads this year.”";
    for draft in [
        "“Our government will raise taxes on families,” Ana Lund said.",
        "“Our government will … raise taxes on families,” Ana Lund said.",
        "“We will spend $4 million on roads this year,” Ana Lund said.",
        "“We will [not] spend $4 million on schools and 20 million on roads this year,” Ana Lund said.",
    ] {
        assert_eq!(verdict(article, draft), Verdict::Altered, "{draft}");
    }
    assert_eq!(verdict(article, "“We will spend $4 million … on roads this year,” Ana Lund said."), Verdict::Cut);
}

#[test]
fn brackets_in_words_stand_for_their_ends() {
    let article = "“He promises us a new bridge in the spring,” Ana Lund said.";
    assert_eq!(verdict(article, "“He promise[d] us a new bridge in the spring,” Ana Lund said."), Verdict::Verbatim);
}

#[test]
fn all_of_a_long_passage_is_checked() {
    let words: Vec<String> = (0..1500).map(|n| format!("word{n}")).collect();
    let article = format!("“{}.”", words.join(" "));
    let checked = check_in(
        &Corpus::new("", vec![parse("0", &article, Metadata::default())]),
        &format!("“{} and then we bombed all of their new bridges.”", words.join(" ")),
    );
    let verdicts: Vec<Verdict> = checked.iter().map(|c| c.verdict).collect();
    assert_eq!(verdicts, [Verdict::Verbatim, Verdict::Verbatim, Verdict::Altered]);
}

#[test]
fn drafts_of_other_languages_have_quotations_too() {
    let article =
        "« Nous allons ouvrir le pont au printemps », a déclaré Jeanne Roche devant la presse de la ville ce lundi.";
    assert_eq!(verdict(article, article), Verdict::Verbatim);
}

#[test]
fn names_and_terms_between_marks_are_no_quotations() {
    assert_eq!(check("The film “Old Bridge” was shown in the “Grand Hall”."), []);
    assert_eq!(check(""), []);
}

proptest! {
    /// Whatever stands in an article is found there verbatim, from any word to any other.
    #[test]
    fn every_stretch_of_words_is_found(from in 0usize..30, len in 5usize..30) {
        let text = ARTICLES[0];
        let quote = "We have not decided yet whether the old bridge, which was built in 1911, will ever open again to lorries";
        prop_assert!(text.contains(quote));
        let words: Vec<&str> = quote.split(' ').skip(from).take(len).collect();
        prop_assume!(words.len() >= 5);
        let checked = check(&format!("“{},” Jane Roe said.", words.join(" ").trim_end_matches(',')));
        prop_assert_eq!(checked.len(), 1);
        prop_assert_eq!(checked[0].verdict, Verdict::Verbatim);
    }

    /// Spans lie within their texts, and pieces go through both in order.
    #[test]
    fn whatever_a_draft_holds_spans_are_sound(words in proptest::collection::vec("[a-e“”\"\\[\\]…., ]{0,4}|bridge|reckless|not|promise|anything|to", 0..40)) {
        let draft = words.join(" ");
        for checked in check(&draft) {
            prop_assert!(draft.get(checked.span.start as usize..checked.span.end as usize).is_some());
            for found in &checked.found {
                let text = ARTICLES[found.article as usize];
                prop_assert!(text.get(found.span.start as usize..found.span.end as usize).is_some());
                let (mut own, mut other) = (0, 0);
                for piece in &found.pieces {
                    match *piece {
                        Piece::Same(span) | Piece::PutIn(span) => {
                            prop_assert!(span.start >= own && draft.get(span.start as usize..span.end as usize).is_some());
                            own = span.end;
                        }
                        Piece::LeftOut(span) => {
                            prop_assert!(span.start >= other && text.get(span.start as usize..span.end as usize).is_some());
                            other = span.end;
                        }
                    }
                }
            }
        }
    }
}
