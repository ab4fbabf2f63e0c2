//! Files whole and in pieces, well formed and damaged.

use proptest::prelude::*;

use super::*;

/// All records with their numbers, where the bytes come in pieces of that many.
fn records(bytes: &[u8], piece: usize) -> (Option<Form>, Vec<(u32, String)>) {
    let mut splitter = RecordSplitter::default();
    let mut out = Vec::new();
    let mut collect = |splitter: &mut RecordSplitter| {
        while let Some(part) = splitter.next_batch() {
            let text = String::from_utf8_lossy(&part.bytes).into_owned();
            out.extend((part.first..).zip(text.lines().map(str::to_owned)));
        }
    };
    for chunk in bytes.chunks(piece.max(1)) {
        splitter.push(chunk);
        collect(&mut splitter);
    }
    splitter.end();
    collect(&mut splitter);
    (splitter.form(), out)
}

fn told(bytes: &str) -> String {
    let (form, records) = records(bytes.as_bytes(), 7);
    let lines = records.iter().map(|(n, r)| format!("{n} {r}"));
    format!("{:?}: {}", form, lines.collect::<Vec<_>>().join(" | "))
}

#[test]
fn lines_keep_the_numbers_that_an_editor_shows() {
    assert_eq!(told("{\"a\":1}\n\n{\"b\":2}"), "Some(Lines): 1 {\"a\":1} | 2  | 3 {\"b\":2}");
    assert_eq!(told("\u{feff}{\"a\":1}\n"), "Some(Lines): 1 {\"a\":1}");
    assert_eq!(told(""), "Some(Lines): ");
    assert_eq!(told("words"), "Some(Lines): 1 words");
}

#[test]
fn objects_are_found_wherever_they_stand() {
    assert_eq!(
        told("[{\"a\":\"}]\\\"{\"},\n {\"b\":{\"c\":2}}]"),
        "Some(Values): 1 {\"a\":\"}]\\\"{\"} | 2 {\"b\":{\"c\":2}}"
    );
    assert_eq!(told("{\n\"a\":1\r\n}\n{\"b\":2}"), "Some(Values): 1 { \"a\":1  } | 2 {\"b\":2}");
    assert_eq!(told("[]"), "Some(Values): ");
    assert_eq!(told("[[{\"a\":1}],\n[{\"b\":2}]]"), "Some(Values): 1 {\"a\":1} | 2 {\"b\":2}");
}

#[test]
fn what_is_no_object_is_a_record_too() {
    assert_eq!(told("[1, {\"a\":1}, \"{\", [], null]"), "Some(Values): 1 1 | 2 {\"a\":1} | 3 \"{\" | 4 null");
    assert_eq!(told("[{\"a\":1}}, {\"a\":2}] end"), "Some(Values): 1 {\"a\":1} | 2 } | 3 {\"a\":2} | 4 end");
}

#[test]
fn what_is_cut_short_is_told() {
    assert_eq!(told("[{\"a\":1},{\"b\":"), "Some(Values): 1 {\"a\":1} | 2 \0$0 {\"b\":");
    assert_eq!(told("[{\"a\":1},{\"b\":\"\\"), "Some(Values): 1 {\"a\":1} | 2 \0$0 {\"b\":\"\\");
    assert_eq!(told("[{\"a\":1},"), "Some(Values): 1 {\"a\":1} | 2 \0]");
    assert_eq!(told("[{\"a\":1}, 2"), "Some(Values): 1 {\"a\":1} | 2 2 | 3 \0]");
    assert_eq!(told("["), "Some(Values): 1 \0]");
    assert_eq!(told("{\n\"a\":1}\n{\"b\""), "Some(Values): 1 { \"a\":1} | 2 \0$0 {\"b\"");
}

#[test]
fn after_damage_the_next_certain_article_is_read() {
    let all = |damaged: &str| {
        let text = format!("[{{\"t\":\"one\",\"n\":1}},{damaged},{{\"t\":\"three\",\"n\":3}},{{\"t\":\"four\"}}]");
        let told = told(&text);
        let (before, rest) =
            ("Some(Values): 1 {\"t\":\"one\",\"n\":1} | 2 ", " | 3 {\"t\":\"three\",\"n\":3} | 4 {\"t\":\"four\"}");
        let own = told.strip_prefix(before).and_then(|own| own.strip_suffix(rest));
        let own = own.unwrap_or_else(|| panic!("{told}")).as_bytes();
        let Some(Gap::Damaged { bytes, passed, to_the_end: false }) = Gap::of(own) else { panic!("{told}") };
        // With the comma behind it.
        assert_eq!(bytes.len() as u64 + passed, damaged.len() as u64 + 1, "{told}");
        String::from_utf8_lossy(bytes).into_owned()
    };
    // A quotation mark too many, or one too few: before, within and behind a value.
    assert_eq!(all("{\"t\":\"He said \"no\" to it\",\"n\":2}"), "{\"t\":\"He said \"n");
    assert_eq!(all("{\"t\":\"two,\"n\":2}"), "{\"t\":\"two,\"n");
    assert_eq!(all("{\"t\":two\",\"n\":2}"), "{\"t\":two\"");
    assert_eq!(all("{\"t\":\"two\",\"n\":\"2}"), "{\"t\":\"two\",\"n\":\"2},");
    assert_eq!(all("\"{\"t\":\"two\",\"n\":2}"), "\"{\"t");
    // A brace or a comma too few; words that are none.
    assert_eq!(all("{\"t\":\"two\" \"n\":2}"), "{\"t\":\"two\" \"");
    assert_eq!(all("{t:\"two\"}"), "{t");
    // What an article holds is no article, though it looks like one from within.
    assert_eq!(all("{\"t\":\"two\" x,\"c\":[{\"a\":1},{\"a\":2}],\"d\":\"},{\\\"t\\\":1\"}"), "{\"t\":\"two\" x");
}

#[test]
fn lists_for_people_are_read_on_by_their_indentation() {
    let list = |second: &str| {
        let object = |text: &str| {
            format!("  {{\n    \"t\": {text},\n    \"c\": [\n      {{\n        \"t\": 1\n      }}\n    ]\n  }}")
        };
        format!("[\n{},\n{},\n{}\n]\n", object("\"one\""), object(second), object("\"three\""))
    };
    for damaged in ["\"two", "two\"", "\"t\"w\"o\"", "\"two\n"] {
        let (_, found) = records(list(damaged).as_bytes(), 9);
        let read: Vec<u32> = found.iter().filter(|(_, r)| Gap::of(r.as_bytes()).is_none()).map(|(n, _)| *n).collect();
        assert_eq!((read, found.len()), (vec![1, 3], 3), "{damaged}: {found:?}");
    }
    // Lines, of which the first is cut short: they are taken for objects over several lines.
    assert_eq!(
        told("{\"a\":\"one\n{\"a\":\"two\"}\n{\"a\":\"three\"}\n"),
        "Some(Values): 1 \0>0 {\"a\":\"one  | 2 {\"a\":\"two\"} | 3 {\"a\":\"three\"}"
    );
}

#[test]
fn a_byte_order_mark_may_come_in_pieces() {
    for text in ["\u{feff}[{\"a\":1}]", "\u{feff}{\"a\":1}\n"] {
        for piece in 1..5 {
            assert_eq!(records(text.as_bytes(), piece).1, [(1, "{\"a\":1}".to_owned())], "{text} {piece}");
        }
    }
}

#[test]
fn damage_that_leaves_an_object_whole_does_not_hide_the_key() {
    // The second object ends early; its first key is known to no other.
    assert_eq!(
        told("[{\"t\":\"one\"},{\"t,\":a}::a\",\"z\":[1]},{\"t\":\"three\"},{\"t\":\"four\"}]"),
        "Some(Values): 1 {\"t\":\"one\"} | 2 {\"t,\":a} | 3 \0>12 :: | 4 {\"t\":\"three\"} | 5 {\"t\":\"four\"}"
    );
}

#[test]
fn a_line_that_begins_with_a_byte_0_is_damaged() {
    // Lines of UTF-16, where a 0 follows each line feed.
    let text: Vec<u8> = "a\n{}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for piece in 1..5 {
        let (form, found) = records(&text, piece);
        assert_eq!(form, Some(Form::Lines));
        let gaps: Vec<_> = found.iter().map(|(_, line)| Gap::of(line.as_bytes())).collect();
        let second = Some(Gap::Damaged { bytes: b"\0{\0}\0", passed: 0, to_the_end: false });
        assert_eq!((gaps.len(), gaps[0], gaps[1]), (3, None, second), "{found:?}");
    }
}

#[test]
fn gaps_are_read_as_written() {
    assert_eq!(Gap::of(b"{}"), None);
    assert_eq!((Gap::of(b"\0"), Gap::of(b"\0]")), (Some(Gap::TooLong), Some(Gap::Open)));
    for (passed, to_the_end) in [(0, false), (12, true), (u64::MAX, false)] {
        let line = [Gap::damaged(passed, to_the_end).as_bytes(), b"{1"].concat();
        assert_eq!(Gap::of(&line), Some(Gap::Damaged { bytes: b"{1", passed, to_the_end }));
    }
}

#[test]
fn a_record_without_end_is_passed_over_and_told() {
    let long = "x".repeat(LONGEST + 1);
    let (_, found) = records(format!("{{\"a\":1}}\n{long}\n{{\"b\":2}}\n").as_bytes(), 1 << 20);
    assert_eq!(found, [(1, "{\"a\":1}".to_owned()), (2, "\0".to_owned()), (3, "{\"b\":2}".to_owned())]);
    let (_, found) = records(format!("[{{\"a\":1}},{{\"l\":\"{long}\"}},{{\"b\":2}}]").as_bytes(), 1 << 20);
    assert_eq!(found, [(1, "{\"a\":1}".to_owned()), (2, "\0".to_owned()), (3, "{\"b\":2}".to_owned())]);
}

proptest! {
    #[test]
    fn pieces_make_no_difference(text in "[\\[\\]{}\"\\\\a:1,\n ]{0,60}", piece in 1usize..9) {
        prop_assert_eq!(records(text.as_bytes(), piece), records(text.as_bytes(), text.len()));
    }

    #[test]
    fn one_damaged_byte_costs_few_articles_and_all_are_accounted_for(
        texts in proptest::collection::vec("[a-z \"{}\\[\\],:\\\\\n]{0,30}", 3..20),
        at in any::<proptest::sample::Index>(),
        byte in proptest::sample::select(b"\"{}[],:\\ a\n".to_vec()),
        how in 0..3usize,
    ) {
        let objects: Vec<serde_json::Value> = texts.iter().map(|t| serde_json::json!({ "text": t, "z": [1] })).collect();
        let list = serde_json::Value::from(objects.clone());
        let text = match how {
            0 => list.to_string(),
            1 => serde_json::to_string_pretty(&list).unwrap_or_default(),
            _ => objects.iter().map(|o| format!("{o}, ")).collect(),
        };
        let text = if how == 2 { format!("[{}]", text.trim_end_matches(", ")) } else { text };
        let mut bytes = text.into_bytes();
        // Behind the first key, by which the others are known.
        let at = 24 + at.index(bytes.len() - 24);
        bytes[at] = byte;
        let (_, found) = records(&bytes, 1000);
        let read = |record: &str| serde_json::from_str::<serde_json::Value>(record).ok();
        let same = found.iter().filter_map(|(_, r)| read(r)).filter(|r| objects.contains(r)).count();
        // The one that is damaged, and the one behind it, whose beginning the damage may hide.
        prop_assert!(same + 2 >= objects.len(), "{same} of {}: {found:?}", objects.len());
        // What is missing is told: a record that is no object of the list stands in its place.
        let told = found.iter().filter(|(_, r)| read(r).is_none_or(|r| !objects.contains(&r))).count();
        prop_assert!(told > 0 || same == objects.len(), "{found:?}");
        prop_assert_eq!(found.iter().map(|(n, _)| *n).collect::<Vec<_>>(), (1..=found.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn a_list_gives_what_its_lines_would(texts in proptest::collection::vec("\\PC{0,9}", 0..200), long in 0usize..9000) {
        let objects = texts.iter().map(|t| serde_json::json!({ "text": t, "more": "m".repeat(long) }));
        let objects: Vec<serde_json::Value> = objects.collect();
        let pretty = serde_json::to_string_pretty(&objects).unwrap_or_default();
        let lines: String = objects.iter().map(|o| format!("{o}\n")).collect();
        let read = |text: &str| -> Vec<(u32, serde_json::Value)> {
            let (_, records) = records(text.as_bytes(), 1000);
            records.into_iter().filter_map(|(n, r)| Some((n, serde_json::from_str(&r).ok()?))).collect()
        };
        prop_assert_eq!(read(&pretty), read(&lines));
        prop_assert_eq!(read(&lines).len(), objects.len());
    }
}
