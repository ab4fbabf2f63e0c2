//! The index against a naive scan.

use super::{Index, Match, SearchWord, Tokenizer, folded, stem};
use dateline_core::text::Span;
use proptest::prelude::*;

/// Documents of segments of words; a letter is a word, what else stands there parts words.
type Docs = Vec<Vec<String>>;

fn docs(most: usize) -> impl Strategy<Value = Docs> {
    let word = prop_oneof![4 => "[a-d]", 2 => "[ab]{1,4}", 1 => "run(s|ning|ner)?", 1 => "é|ü|東|윤"];
    let segment = prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "));
    prop::collection::vec(prop::collection::vec(segment, 0..4), 0..most)
}

fn add(index: &mut Index, docs: &[Vec<String>]) {
    for doc in docs {
        let (mut text, mut segments) = (String::new(), Vec::new());
        for segment in doc {
            segments.push(Span::new(text.len(), text.len() + segment.len()));
            text.push_str(segment);
            text.push('|');
        }
        assert_eq!(index.begin(), index.docs());
        let mut spans = Vec::new();
        for &segment in &segments {
            index.segment(&text, segment, &[], &mut spans);
        }
        index.end();
        assert_eq!(index.length(index.docs() - 1), spans.len() as u32);
    }
}

/// The word at each position of a document; empty ones in the gaps.
fn words(doc: &[String]) -> Vec<String> {
    let of = |segment: &String| folded(segment).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    doc.iter().flat_map(|s| of(s).into_iter().chain([String::new()])).collect()
}

/// Optimal string alignment, by its definition.
fn edits(a: &[char], b: &[char]) -> usize {
    let (Some((x, left)), Some((y, right))) = (a.split_last(), b.split_last()) else { return a.len().max(b.len()) };
    let mut best = edits(left, right) + usize::from(x != y);
    best = best.min(edits(left, b) + 1).min(edits(a, right) + 1);
    if let ([rest_a @ .., p, q], [rest_b @ .., r, s]) = (a, b)
        && (p, q) == (s, r)
    {
        best = best.min(edits(rest_a, rest_b) + 1);
    }
    best
}

fn fits(word: &str, wanted: &SearchWord) -> bool {
    let want = wanted.word.as_str();
    match wanted.how {
        _ if word.is_empty() => false,
        Match::Exact => word == want,
        Match::Forms => stem(word) == stem(want),
        Match::Start => word.starts_with(want),
        Match::Prefix => word.starts_with(want) || stem(word) == stem(want),
        Match::Fuzzy(most) => {
            let letters: Vec<char> = want.chars().collect();
            let most = if most == 0 { if letters.len() > 4 { 2 } else { 1 } } else { usize::from(most.min(2)) };
            edits(&word.chars().collect::<Vec<_>>(), &letters) <= most.min(letters.len() - 1)
        }
    }
}

/// Whether each word of the phrase can have a place of its own in the window.
fn served(window: &[String], phrase: &[SearchWord], used: u64) -> bool {
    let Some((first, rest)) = phrase.split_first() else { return true };
    (0..window.len()).any(|i| used >> i & 1 == 0 && fits(&window[i], first) && served(window, rest, used | 1 << i))
}

fn scan(docs: &Docs, phrase: &[SearchWord], slop: u32) -> Vec<(u32, u32, u32)> {
    let mut out = Vec::new();
    for (doc, words) in (0u32..).zip(docs.iter().map(|d| words(d))) {
        for from in 0..words.len() {
            let widest = if slop > 0 && phrase.len() > 1 { phrase.len() + slop as usize } else { phrase.len() };
            for to in from + phrase.len()..=(from + widest).min(words.len()) {
                let window = &words[from..to];
                let holds = if slop > 0 && phrase.len() > 1 {
                    served(window, phrase, 0)
                        && !served(&window[1..], phrase, 0)
                        && !served(&window[..window.len() - 1], phrase, 0)
                } else {
                    window.iter().zip(phrase).all(|(word, wanted)| fits(word, wanted))
                };
                if holds {
                    out.push((doc, from as u32, to as u32 - 1));
                }
            }
        }
    }
    out
}

fn wanted() -> impl Strategy<Value = SearchWord> {
    let word = prop_oneof![4 => "[a-d]", 2 => "[ab]{1,4}", 1 => "run(s|ning|ner)?", 1 => "e|u|東|윤|ru"];
    let how = prop_oneof![
        3 => Just(Match::Exact),
        1 => Just(Match::Forms),
        1 => Just(Match::Prefix),
        1 => Just(Match::Start),
        1 => (0u8..4).prop_map(Match::Fuzzy)
    ];
    (word, how).prop_map(|(word, how)| SearchWord { word, how })
}

/// All that can be asked: the documents of each word, and the places of the phrase.
type Answers = (Vec<Vec<(u32, u32)>>, Vec<(u32, u32, u32)>);

fn ask(index: &Index, phrase: &[SearchWord], slop: u32) -> Answers {
    let terms: Vec<Vec<u32>> = phrase.iter().map(|w| index.terms(w)).collect();
    let of = |terms: &Vec<u32>| {
        let mut found = Vec::new();
        index.documents(terms, &mut |doc, count| found.push((doc, count)));
        found
    };
    let mut places = Vec::new();
    index.occurrences(&terms, slop, &mut |doc, first, last| places.push((doc, first, last)));
    (terms.iter().map(of).collect(), places)
}

fn expected(docs: &Docs, phrase: &[SearchWord], slop: u32) -> Answers {
    let count = |w: &SearchWord, doc: &[String]| words(doc).iter().filter(|word| fits(word, w)).count() as u32;
    let of = |w: &SearchWord| {
        let counts = (0u32..).zip(docs.iter().map(|d| count(w, d)));
        counts.filter(|(_, c)| *c > 0).collect()
    };
    (phrase.iter().map(of).collect(), scan(docs, phrase, slop))
}

fn sorted(mut answers: Answers) -> Answers {
    answers.1.sort_unstable();
    answers
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn an_index_answers_as_a_scan(docs in docs(12), phrase in prop::collection::vec(wanted(), 1..4), slop in 0u32..5) {
        let mut index = Index::new(Tokenizer::Folded);
        add(&mut index, &docs);
        let answers = ask(&index, &phrase, slop);
        prop_assert!(answers.1.is_sorted());
        prop_assert_eq!(answers, sorted(expected(&docs, &phrase, slop)));
    }

    #[test]
    fn an_index_answers_while_it_grows(docs in docs(8), phrase in prop::collection::vec(wanted(), 1..3), slop in 0u32..2) {
        let mut index = Index::new(Tokenizer::Folded);
        for n in 0..docs.len() {
            add(&mut index, &docs[n..=n]);
            prop_assert_eq!(ask(&index, &phrase, slop), expected(&docs[..=n].to_vec(), &phrase, slop));
            for term in 0..index.terms.len() as u32 {
                let mut docs = 0;
                index.documents(&[term], &mut |_, _| docs += 1);
                prop_assert_eq!(index.frequency(term), docs);
                prop_assert_eq!(index.terms(&SearchWord { word: index.word(term).to_owned(), how: Match::Exact }), vec![term]);
            }
        }
    }
}

/// Many documents of few words, and a few others among them: what is looked up place by place, over several blocks.
fn sparse() -> impl Strategy<Value = Docs> {
    let other = "([abd] ){1,6}".prop_map(|text| vec![text]);
    prop::collection::vec((0usize..1500, other), 0..7).prop_map(|others| {
        let mut docs: Docs = (0..1500).map(|n| vec![["a b a", "b a", "a"][n % 3].to_owned()]).collect();
        others.into_iter().for_each(|(at, other)| docs[at] = other);
        docs
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn rare_words_beside_common_ones_are_found(docs in sparse(), phrase in "[ab]?d[abd]{1,2}", slop in 0u32..3) {
        let exact = |c: char| SearchWord { word: c.to_string(), how: if c == 'b' { Match::Start } else { Match::Exact } };
        let phrase: Vec<SearchWord> = phrase.chars().map(exact).collect();
        let mut index = Index::new(Tokenizer::Folded);
        add(&mut index, &docs);
        let expected = sorted(expected(&docs, &phrase, slop));
        prop_assert_eq!(ask(&index, &phrase, slop), expected.clone());
        {
            let index = Index::read(index.write().expect("small")).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(ask(&index, &phrase, slop), expected);
        }
    }
}

mod stored {
    use super::*;

    /// Many documents, so that words have several blocks, each with few words.
    fn many() -> impl Strategy<Value = Docs> {
        let few = prop::collection::vec(Just("b c").prop_map(str::to_owned), 1..2);
        let common = prop_oneof![9 => "(a ){1,6}", 1 => "[ab]{1,3} d a", 2 => few.prop_map(|f| f.join(" "))];
        (prop::collection::vec(prop::collection::vec(common, 1..3), 0..60), 1usize..80)
            .prop_map(|(docs, times)| docs.iter().cycle().take(docs.len() * times).cloned().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn a_stored_index_answers_and_grows_alike(
            docs in prop_oneof![docs(12), many()],
            share in 0usize..=100,
            phrase in prop::collection::vec(wanted(), 1..4),
            slop in 0u32..3,
        ) {
            let (first, rest) = docs.split_at(docs.len() * share / 100);
            let mut all = Index::new(Tokenizer::Folded);
            add(&mut all, &docs);
            let mut index = Index::new(Tokenizer::Folded);
            add(&mut index, first);
            let mut index = Index::read(index.write().expect("small")).map_err(|e| TestCaseError::fail(e.to_string()))?;
            add(&mut index, rest);
            let expected = ask(&all, &phrase, slop);
            prop_assert_eq!(ask(&index, &phrase, slop), expected.clone());
            let bytes = index.write().expect("small");
            prop_assert_eq!(&bytes, &all.write().expect("small"));
            let index = Index::read(bytes).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(ask(&index, &phrase, slop), expected);
            prop_assert_eq!(index.docs(), all.docs());
            prop_assert!((0..index.docs()).all(|d| index.length(d) == all.length(d)));
        }

        #[test]
        fn damage_is_refused_or_borne(
            docs in prop_oneof![docs(12), many()],
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
            cut in prop::option::of(any::<prop::sample::Index>()),
            phrase in prop::collection::vec(wanted(), 1..4),
        ) {
            let mut index = Index::new(Tokenizer::Folded);
            add(&mut index, &docs);
            let mut bytes = index.write().expect("small");
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            if let Ok(mut index) = Index::read(bytes) {
                ask(&index, &phrase, 0);
                ask(&index, &phrase, 2);
                add(&mut index, &docs);
                ask(&index, &phrase, 1);
                prop_assert!(index.write().is_ok_and(|bytes| Index::read(bytes).is_ok()) || index.is_full());
            }
        }

        #[test]
        fn no_bytes_are_a_danger(mut bytes in prop::collection::vec(any::<u8>(), 0..200), valid in any::<bool>()) {
            if valid && bytes.len() > 2 {
                bytes[..2].copy_from_slice(&[1, 0]);
            }
            if let Ok(index) = Index::read(bytes) {
                let _ = index.write();
            }
        }
    }
}

#[test]
fn an_open_document_is_found_but_not_counted() {
    let mut index = Index::new(Tokenizer::Folded);
    let text = "a b a";
    index.segment(text, Span::new(0, 5), &[], &mut Vec::new());
    assert_eq!((index.docs(), index.terms.len()), (0, 0));
    index.begin();
    index.segment(text, Span::new(0, 5), &[], &mut Vec::new());
    assert_eq!(index.docs(), 0);
    let of = |word: &str| index.terms(&SearchWord { word: word.to_owned(), how: Match::Exact });
    let mut found = Vec::new();
    index.occurrences(&[of("b"), of("a")], 0, &mut |doc, first, last| found.push((doc, first, last)));
    index.occurrences(&[of("b"), of("a")], 1, &mut |doc, first, last| found.push((doc, first, last)));
    index.occurrences(&[vec![0, 1]], 0, &mut |doc, first, last| found.push((doc, first, last)));
    index.documents(&[0, 1], &mut |doc, count| found.push((doc, count, 9)));
    assert_eq!(found, [(0, 1, 2), (0, 0, 1), (0, 1, 2), (0, 0, 0), (0, 1, 1), (0, 2, 2), (0, 3, 9)]);
}

#[test]
fn plain_cutting_takes_runs_of_letters_and_digits() {
    let mut index = Index::new(Tokenizer::Plain);
    let text = "U.S. Ministers’ É-2 don't 1,200";
    index.begin();
    index.segment(text, Span::new(0, text.len()), &[], &mut Vec::new());
    index.end();
    let words: Vec<&str> = (0..index.terms.len() as u32).map(|t| index.word(t)).collect();
    assert_eq!(words, ["u", "s", "ministers", "é", "2", "don", "t", "1", "200"]);
    let count = |word: &str, how| index.terms(&SearchWord { word: word.to_owned(), how }).len();
    assert_eq!((count("minister", Match::Forms), count("minister", Match::Prefix)), (0, 1));
}

#[test]
fn positions_that_cannot_be_counted_are_noticed_and_not_stored() {
    let mut index = Index::new(Tokenizer::Folded);
    add(&mut index, &[vec!["a b".to_owned()]]);
    assert!(!index.is_full() && index.write().is_ok());
    index.starts = vec![0, u32::MAX - 2];
    index.begin();
    index.segment("a b c", Span::new(0, 5), &[], &mut Vec::new());
    index.end();
    assert!(index.is_full());
    assert_eq!(index.write(), Err(super::TooLarge));
}
