//! Texts that readers type, and how the parser understands them.

use super::super::node::{Field, Node, Words};
use super::reader::MOST_WORDS;
use super::{DEEPEST, Fault, read};
use crate::index::{Match, SearchWord};
use dateline_core::calendar::Days;

/// The tree as it would be typed, and each problem: the place, and what is said of it.
fn understood(text: &str) -> (String, Vec<(&str, String)>) {
    let reading = read(text);
    let problems = reading.problems.iter().map(|p| (p.span.of(text), p.message(text))).collect();
    (reading.node.map_or_else(String::new, |n| n.to_string()), problems)
}

/// Each reads as said, and nothing is wrong with it.
fn check(cases: &[(&str, &str)]) {
    for (text, written) in cases {
        assert_eq!(understood(text), ((*written).to_owned(), vec![]), "{text}");
    }
}

/// Each reads as said, and one thing is wrong with it, there.
fn faulty(cases: &[(&str, &str, &str, &str)]) {
    for (text, written, place, message) in cases {
        assert_eq!(understood(text), ((*written).to_owned(), vec![(*place, (*message).to_owned())]), "{text}");
    }
}

/// Every word that a tree looks for and how.
fn wanted(node: &Node, out: &mut Vec<SearchWord>) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|p| wanted(p, out)),
        Node::Not(inner) | Node::Quote(inner) | Node::Sentence(inner) => wanted(inner, out),
        Node::Words(words) => out.extend(words.wanted.iter().cloned()),
        Node::Name(_, words) => out.extend(words.iter().cloned()),
        Node::Kind(_) | Node::Source(_) | Node::Days(_) => {}
    }
}

fn hows(text: &str) -> Vec<(String, Match)> {
    let mut out = Vec::new();
    read(text).node.iter().for_each(|n| wanted(n, &mut out));
    out.into_iter().map(|w| (w.word, w.how)).collect()
}

#[test]
fn words_and_phrases() {
    check(&[
        ("", ""),
        (" … - -- ?! & +", ""),
        ("NATO summit", "nato summit"),
        ("NATO summit ", "nato summit "),
        ("\"strong messages\" “Straße”", "\"strong messages\" \"strasse\""),
        ("a\"b c\"d ", "a \"b c\" d "),
        ("«a b» „c d“ 「e f」 ＂g h＂", "\"a b\" \"c d\" \"e f\" \"g h\""),
        ("Jong-un U.S.-led ", "jong-un us-led "),
        ("don’t 1,200 9:30 ", "dont 1200 9-30 "),
        ("東京都 ", "東-京-都 "),
        ("\"\" nato “ ” ", "nato "),
        ("https://example.org/a ", "https example-org-a "),
        ("Update: Yoon said ", "update yoon said "),
        ("AT&T – the firm ", "at-t the firm "),
    ]);
}

#[test]
fn how_a_word_is_looked_for() {
    use Match::{Exact, Forms, Fuzzy, Prefix, Start};
    for (text, expected) in [
        ("nato sum", &[("nato", Forms), ("sum", Prefix)][..]),
        ("nato sum ", &[("nato", Forms), ("sum", Forms)]),
        ("kim jong-u", &[("kim", Forms), ("jong", Forms), ("u", Prefix)]),
        ("speaker:yo", &[("yo", Prefix)]),
        ("(nato OR sum", &[("nato", Forms), ("sum", Prefix)]),
        // Taking away all that begins with a letter would empty the list while one types.
        ("nato -u", &[("nato", Forms), ("u", Forms)]),
        ("nato -(u v", &[("nato", Forms), ("u", Forms), ("v", Forms)]),
        ("\"strong mess\"", &[("strong", Exact), ("mess", Exact)]),
        ("“strong mess", &[("strong", Exact), ("mess", Exact)]),
        ("presid* x ", &[("presid", Start), ("x", Forms)]),
        ("presid＊", &[("presid", Start)]),
        (
            "\"strong mess*\" \"strong mess\"*",
            &[("strong", Exact), ("mess", Start), ("strong", Exact), ("mess", Start)],
        ),
        ("zelenski~ selenskij~2, putn～1", &[("zelenski", Fuzzy(0)), ("selenskij", Fuzzy(2)), ("putn", Fuzzy(1))]),
        ("jong-um~1 \"kim~ jong\"", &[("jong", Forms), ("um", Fuzzy(1)), ("kim", Fuzzy(0)), ("jong", Exact)]),
        ("speaker:selenski~", &[("selenski", Fuzzy(0))]),
        ("\"president\"~3", &[("president", Exact)]),
    ] {
        let expected: Vec<_> = expected.iter().map(|(w, how)| ((*w).to_owned(), *how)).collect();
        assert_eq!(hows(text), expected, "{text}");
    }
}

#[test]
fn what_is_excluded_joined_and_grouped() {
    check(&[
        ("nato -ukraine -\"a b\"", "nato -ukraine -\"a b\""),
        ("NOT ukraine NOT (a b)", "-ukraine -(a b)"),
        ("-−–x ", "-x "),
        ("NOT NOT x NOT -y ", "x y "),
        ("-ukraine ", "-ukraine "),
        ("a OR b OR c ", "a OR b OR c "),
        ("nato russia OR china ", "nato russia OR china "),
        ("nato (russia OR china) ", "nato russia OR china "),
        ("(nato russia) OR china ", "nato AND russia OR china "),
        ("nato AND summit OR trade AND talks ", "nato AND summit OR trade AND talks "),
        ("a | b || -c ", "a OR b OR -c "),
        ("a AND NOT b ", "a -b "),
        ("((a)) (b (c d)) ", "a b c d "),
        ("（a OR b） c ", "a OR b c "),
        ("a OR (b (c OR d)) -(e f) ", "a OR b AND (c OR d) -(e f)"),
        ("a or b not c ", "a or b not c "),
        ("yoon(president)said ", "yoon president said "),
    ]);
    let node = |text: &str| read(text).node.expect("a node");
    assert!(matches!(node("a b OR c d "), Node::All(parts) if parts.len() == 3 && matches!(parts[1], Node::Any(_))));
    assert!(matches!(node("a AND b OR c "), Node::Any(parts) if matches!(parts[0], Node::All(_))));
    assert!(matches!(node("(a OR b) OR c "), Node::Any(parts) if parts.len() == 3));
}

#[test]
fn proximity() {
    check(&[("\"missile launch\"~5 x ", "\"missile launch\"~5 x "), ("\"a b\"～0 ", "\"a b\"")]);
    assert!(matches!(read("\"a b\"~5").node, Some(Node::Words(Words { slop: 5, .. }))));
    assert!(matches!(read("\"a\"~5").node, Some(Node::Words(Words { slop: 0, .. }))));
    assert!(matches!(read("\"a b\"~99999999999").node, Some(Node::Words(Words { slop: 1000, .. }))));
}

#[test]
fn fields() {
    check(&[
        ("Title:NATO text:\"a b\" QUOTE:c ", "title:nato text:\"a b\" quote:c "),
        ("title：nato headlines:x ", "title:nato title:x "),
        ("speaker:\"Jane Roe\" -speaker: Müller x ", "speaker:\"jane roe\" -speaker:muller x "),
        ("speaker:(roe OR doe) outlet:voa ", "speaker:roe OR speaker:doe outlet:voa "),
        ("title:(nato -ukraine) x ", "title:nato -title:ukraine x "),
        ("title:-nato NOT org:nato ", "-title:nato -org:nato "),
        ("person:kim org:(un nato) place:\"north korea\"", "person:kim org:un org:nato place:\"north korea\""),
        ("organizations:un people:kim ", "org:un person:kim "),
        ("title:(a text:b) ", "title:a text:b "),
        ("title:text:b ", "text:b "),
        ("kind:direct kind:Direct,mixed kind:ind ", "kind:direct kind:direct,mixed kind:indirect "),
        ("kind:(direct OR fragment) ", "kind:direct OR kind:fragment "),
        ("source:Org,un sources:nobody ", "source:organisation,unnamed source:nobody "),
        ("quote:(\"strong message\" speaker:yoon) ", "quote:(\"strong message\" speaker:yoon)"),
        ("quote:(a quote:(b c) title:d) quote:(e) ", "quote:(a b c title:d) quote:(e)"),
        ("sentence:(missile launch) sentence:\"a b\"~2 ", "sentence:(missile launch) sentence:(\"a b\"~2)"),
        ("quote:sentence:(a b) title:sentence:c ", "sentence:(a b) sentence:(c)"),
        ("quote:(sentence:(a b) c) ", "quote:(sentence:(a b) c)"),
    ]);
    let quote = read("quote:(strong sentence:(message))").node;
    let Some(Node::Quote(all)) = quote else { panic!("{quote:?}") };
    let Node::All(parts) = *all else { panic!("{all:?}") };
    let in_quotes = |n: &Node| matches!(n, Node::Words(words) if words.field == Field::Quote);
    assert!(in_quotes(&parts[0]));
    assert!(matches!(&parts[1], Node::Sentence(inner) if in_quotes(inner)));
}

#[test]
fn dates() {
    check(&[
        ("date:2024-07-10", "date:2024-07-10 "),
        ("date:2024", "date:2024-01-01..2024-12-31 "),
        ("date:2024-02 ", "date:2024-02-01..2024-02-29 "),
        ("date:2024-7-9..2024/07/11 ", "date:2024-07-09..2024-07-11 "),
        ("date:2024-07.. ", "date:2024-07-01.."),
        ("date:..2024 ", "date:..2024-12-31 "),
        ("date:2023…2024-03 ", "date:2023-01-01..2024-03-31 "),
        ("date:2023 .. 2024 x ", "date:2023-01-01..2024-12-31 x "),
        ("date:\"2024-07-09 .. 2024-07-11\" ", "date:2024-07-09..2024-07-11 "),
        ("-date:2024‑07‑10, x ", "-date:2024-07-10 x "),
        ("date:(2023 OR 2025) ", "date:2023-01-01..2023-12-31 OR date:2025-01-01..2025-12-31 "),
        ("date:0001..9999 ", "date:0001-01-01.."),
    ]);
    assert_eq!(read("date:2024-07").node, Days::month(2024, 7).map(Node::Days));
}

#[test]
fn what_cannot_be_meant_is_said() {
    faulty(&[
        ("nato OR", "nato ", "OR", "Nothing follows “OR”, so it is left out."),
        ("(nato AND) x ", "nato x ", "AND", "Nothing follows “AND”, so it is left out."),
        ("OR nato ", "nato ", "OR", "Nothing stands before “OR”, so it is left out."),
        ("a OR OR b ", "a OR b ", "OR", "Nothing stands before “OR”, so it is left out."),
        ("nato NOT", "nato ", "NOT", "Nothing follows “NOT”, so it is left out."),
        ("nato speaker: ", "nato ", "speaker:", "Nothing follows “speaker:”, so it is left out."),
        ("(title:) x ", "x ", "title:", "Nothing follows “title:”, so it is left out."),
        ("a) b ", "a b ", ")", "No bracket opens before this one, so it is left out."),
        ("a (b c", "a b c", "(", "This bracket is never closed; it is taken to close at the end."),
        ("“a b", "\"a b\"", "“", "This quotation mark is never closed; it is taken to close at the end."),
        ("a () b ", "a b ", "()", "Nothing stands in these brackets, so they are left out."),
        ("a (( ) ) ", "a ", "( )", "Nothing stands in these brackets, so they are left out."),
        ("foo:bar ", "foo bar ", "foo:", "There is no field “foo:”; it is read as a word."),
        ("foo:", "foo ", "foo:", "There is no field “foo:”; it is read as a word."),
        (
            "speeker:yoon ",
            "speeker yoon ",
            "speeker:",
            "There is no field “speeker:”; it is read as a word. Did you mean “speaker:”?",
        ),
        (
            "-sentance: (a b) ",
            "-sentance a b ",
            "sentance:",
            "There is no field “sentance:”; it is read as a word. Did you mean “sentence:”?",
        ),
        (
            "source:king,person ",
            "source:person ",
            "king",
            "Sources are person, organisation, group, unnamed, document or nobody; “king” is left out.",
        ),
        (
            "kind:direct,spoken ",
            "kind:direct ",
            "spoken",
            "Statements are direct, mixed, fragment or indirect; “spoken” is left out.",
        ),
        ("\"a b\"~ c ", "\"a b\" c ", "~", "After a phrase “~” needs a number of words, as in ~5; it is left out."),
        ("zelensky~7 ", "zelensky~2 ", "~7", "At most two letters may differ, so “~7” is read as ~2."),
        ("*nato ", "nato ", "*", "Only right after a word does “*” mean something; here it is left out."),
        ("na*to ", "na-to ", "*", "Only right after a word does “*” mean something; here it is left out."),
        ("(a b)~5 ", "a b 5 ", "~", "Only right after a word does “~” mean something; here it is left out."),
        ("date:July ", "", "July", "Dates look like 2024, 2024-07 or 2024-07-09; “July” is left out."),
        ("date:24 ", "", "24", "Dates look like 2024, 2024-07 or 2024-07-09; “24” is left out."),
        ("date:0000 ", "", "0000", "Dates look like 2024, 2024-07 or 2024-07-09; “0000” is left out."),
        ("x date:2024-13 ", "x ", "13", "Months are 01 to 12; the date with “13” is left out."),
        ("date:2024-13-01 ", "", "13", "Months are 01 to 12; the date with “13” is left out."),
        ("date:2023-02-29 ", "", "29", "That month has 28 days; the date with “29” is left out."),
        ("date:2024..2024-13 ", "date:2024-01-01..", "13", "Months are 01 to 12; the date with “13” is left out."),
        (
            "date:2025..2024 ",
            "date:2024-01-01..2025-12-31 ",
            "2025..2024",
            "Since “2025..2024” ends before it begins, it is read the other way round.",
        ),
    ]);
}

#[test]
fn several_problems_come_in_the_order_of_the_text() {
    let text = "title: OR (foo:bar date:2024-13 ) ) OR";
    let places: Vec<&str> = read(text).problems.iter().map(|p| p.span.of(text)).collect();
    assert_eq!(places, ["title:", "OR", "foo:", "13", ")", "OR"]);
}

#[test]
fn there_is_an_end_to_depth_words_and_problems() {
    let deep = "(".repeat(200) + "a b" + &")".repeat(200) + " c ";
    let reading = read(&deep);
    assert_eq!(reading.node.expect("words").to_string(), "a b c ");
    assert!(reading.problems.iter().all(|p| p.fault == Fault::TooDeep && p.span.start >= DEEPEST));
    let deep = "(a OR (b ".repeat(200) + &"))".repeat(200) + " c ";
    assert!(!understood(&deep).0.is_empty());

    let long = "word ".repeat(MOST_WORDS as usize) + "“beyond it” (date:2024";
    let reading = read(&long);
    let mut words = Vec::new();
    reading.node.iter().for_each(|n| wanted(n, &mut words));
    assert_eq!(words.len(), MOST_WORDS as usize);
    let said: Vec<_> = reading.problems.iter().map(|p| (p.fault, p.span.of(&long))).collect();
    assert_eq!(said, [(Fault::TooMany, "beyond it” (date:2024")]);
    assert!(read(&") ".repeat(500)).problems.len() < 20);
}
