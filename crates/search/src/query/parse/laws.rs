//! Property tests: laws that hold for every text that may be typed.

use super::super::node::{Field, Node};
use super::{Fault, Problem, read};
use dateline_core::text::Span;
use proptest::prelude::*;

#[test]
fn reading_takes_time_in_proportion_to_the_text() {
    // Half a million characters each; if any were looked at for each of the others, this would take hours.
    for part in [
        "(", ")", "\"", "-", "NOT ", "title:", "foo:", "-title:", "a", "a-", "*", "a~", "OR ", "date:", "kind:d,",
        "(a OR ", "東", "\"a", ":", "..",
    ] {
        let text = part.repeat(500_000 / part.len());
        let begun = std::time::Instant::now();
        read(&text);
        assert!(begun.elapsed().as_secs() < 5, "{part}");
        read(&(String::from("date:") + &text));
        read(&(String::from("kind:(") + &text));
    }
}

/// Texts dense with what means something.
fn typed() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just(" ".to_owned()),
        "[(（)）\"“”«:：*~～ 0-9.,-]",
        Just(" OR ".to_owned()),
        Just(" AND ".to_owned()),
        Just("NOT ".to_owned()),
        prop::sample::select(vec![
            "title:",
            "text:",
            "quote:",
            "quote:(",
            "speaker:",
            "org:",
            "date:",
            "kind:",
            "source:",
            "sentence:(",
            "foo:",
            "(",
            "\"",
            "2024-07",
            "2024-07-09..",
            "..2023",
            "direct",
            "mixed,",
            "nato",
            "Yoon",
            "Jong-un",
            "presid*",
            "zelensky~",
            "\"a b\"~5",
            "東京",
            "naïve",
            "U.S.",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// Spans do not matter to what is asked.
fn without_spans(node: &mut Node) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter_mut().for_each(without_spans),
        Node::Not(inner) | Node::Quote(inner) | Node::Sentence(inner) => without_spans(inner),
        Node::Words(words) => words.span = Span::default(),
        Node::Name(..) | Node::Kind(_) | Node::Source(_) | Node::Days(_) => {}
    }
}

/// What [`Node`] promises of a tree that was read. `within`: in a quotation, in a sentence.
fn keeps_its_promises(node: &Node, text: &str, within: (bool, bool)) -> Result<(), TestCaseError> {
    match node {
        Node::All(parts) | Node::Any(parts) => {
            prop_assert!(parts.len() > 1);
            for part in parts {
                prop_assert!(std::mem::discriminant(part) != std::mem::discriminant(node));
                keeps_its_promises(part, text, within)?;
            }
        }
        Node::Not(inner) => {
            prop_assert!(!matches!(**inner, Node::Not(_)));
            keeps_its_promises(inner, text, within)?;
        }
        Node::Quote(inner) => {
            prop_assert!(!within.0);
            keeps_its_promises(inner, text, (true, within.1))?;
        }
        Node::Sentence(inner) => {
            prop_assert!(!within.1);
            keeps_its_promises(inner, text, (within.0, true))?;
        }
        Node::Words(words) => {
            prop_assert!(!words.wanted.is_empty() && words.wanted.iter().all(|w| !w.word.is_empty()));
            prop_assert!(!(within.0 && words.field == Field::Any));
            let own = text.get(words.span.start as usize..words.span.end as usize);
            let found = crate::index::folded(own.unwrap_or_default());
            for wanted in &words.wanted {
                prop_assert!(found.contains(&wanted.word), "{:?} in {:?}", wanted, own);
            }
        }
        Node::Name(_, wanted) => prop_assert!(!wanted.is_empty() && wanted.iter().all(|w| !w.word.is_empty())),
        Node::Kind(kinds) => prop_assert!(!kinds.is_empty()),
        Node::Source(sources) => prop_assert!(!sources.is_empty()),
        Node::Days(days) => prop_assert!(days.first <= days.last),
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_a_query(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn spans_lie_in_the_text(text in typed()) {
        let reading = read(&text);
        for problem in &reading.problems {
            let place = text.get(problem.span.start as usize..problem.span.end as usize);
            prop_assert!(place.is_some_and(|p| !p.is_empty() && p.trim() == p), "{:?} {:?}", problem, place);
            prop_assert!(problem.message(&text).ends_with(['.', '?']));
        }
        if let Some(node) = &reading.node {
            keeps_its_promises(node, &text, (false, false))?;
        }
    }

    #[test]
    fn what_is_written_reads_the_same(text in typed()) {
        if let Some(mut node) = read(&text).node {
            let written = node.to_string();
            let again = read(&written);
            without_spans(&mut node);
            let mut same = again.node.expect("something was written");
            without_spans(&mut same);
            prop_assert_eq!(&same, &node, "{}", &written);
            let unclosed = |p: &Problem| p.fault == Fault::BracketNeverClosed;
            prop_assert!(again.problems.iter().all(unclosed), "{} {:?}", &written, again.problems);
        }
    }
}
