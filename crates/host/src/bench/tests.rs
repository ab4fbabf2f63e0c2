//! Answers against a naive scan, over any articles and questions.

use proptest::prelude::*;

use super::*;

type Doc = (String, String, u8, u8);

fn bench(docs: &[Doc]) -> Bench {
    let outlets = ["AFP", "dpa", ""];
    let ids: Vec<String> = (0..docs.len()).map(|n| n.to_string()).collect();
    let dates: Vec<String> = docs.iter().map(|d| format!("{}-01-01", 2000 + u32::from(d.3 % 3))).collect();
    let handed = docs.iter().zip(&ids).zip(&dates).map(|(((title, text, outlet, _), id), date)| Handed {
        id,
        title,
        text,
        outlet: outlets[usize::from(outlet % 3)],
        date,
    });
    Bench::build(handed, 0)
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The articles that match, by looking at every word of every one.
fn scan(docs: &[Doc], query: &str, kind: Kind) -> Vec<usize> {
    let asked = words(query);
    let Some((last, others)) = asked.split_last() else { return Vec::new() };
    let matches = |doc: &Doc| {
        let words = words(&format!("{}\n{}", doc.0, doc.1));
        match kind {
            Kind::Phrase => words.windows(asked.len()).any(|run| run == asked),
            Kind::Word => asked.iter().all(|w| words.contains(w)),
            Kind::Prefix => {
                others.iter().all(|w| words.contains(w)) && words.iter().any(|w| w.starts_with(last.as_str()))
            }
        }
    };
    (0..docs.len()).filter(|&n| matches(&docs[n])).collect()
}

fn any_docs() -> impl Strategy<Value = Vec<Doc>> {
    let text = "([ab]{1,2}[ ,.\n]{1,2}){0,12}";
    proptest::collection::vec((text, text, any::<u8>(), any::<u8>()), 0..12)
}

proptest! {
    #[test]
    fn counts_are_those_of_a_scan(docs in any_docs(), query in "([ab]{1,2} ){0,3}", kind in 0..3) {
        let kind = [Kind::Word, Kind::Prefix, Kind::Phrase][kind as usize];
        let mut built = bench(&docs);
        let mut opened = Bench::read(built.write().expect("small")).expect("what was written");
        let expected = scan(&docs, &query, kind);
        let found = built.search(&query, kind, 3);
        prop_assert_eq!(found.total as usize, expected.len());
        prop_assert!(found.ids.iter().all(|id| id.parse().is_ok_and(|n| expected.contains(&n))));
        prop_assert_eq!(found.ids.len(), expected.len().min(3));
        for facet in [&found.facets.outlet, &found.facets.year, &found.facets.kind] {
            prop_assert_eq!(facet.iter().map(|(_, n)| *n).sum::<u32>(), found.total);
        }
        let year = |n: usize| (2000 + u32::from(docs[n].3 % 3)).to_string();
        for (value, count) in &found.facets.year {
            prop_assert_eq!(*count as usize, expected.iter().filter(|&&n| year(n) == *value).count());
        }
        // A stored index answers alike, but for the texts that it has not.
        let other = opened.search(&query, kind, 3);
        prop_assert_eq!((&other.ids, other.total, &other.facets), (&found.ids, found.total, &found.facets));
        for snippets in [&found.snippets, &other.snippets] {
            prop_assert!(snippets.iter().all(|pieces| pieces.iter().any(|(_, hit)| *hit)), "{:?}", snippets);
        }
    }
}

#[test]
fn a_snippet_shows_the_hits_where_they_stand() {
    let text = "One two three four five six seven eight nine ten. Peace talks, and talks of Peace talks: all talk.";
    let mut bench = bench(&[("Head".to_owned(), text.to_owned(), 0, 0)]);
    let shown = |found: Found| {
        let pieces = found.snippets.concat();
        pieces.iter().map(|(text, hit)| if *hit { format!("[{text}]") } else { text.clone() }).collect::<String>()
    };
    assert_eq!(
        shown(bench.search("peace talks", Kind::Phrase, 1)),
        "three four five six seven eight nine ten. [Peace] [talks], and talks of [Peace] [talks]: all talk"
    );
    assert_eq!(
        shown(bench.search("head", Kind::Word, 1)),
        "[Head]\nOne two three four five six seven eight nine ten. Peace talks, and talks of Peace talks: all talk"
    );
    let mut opened = Bench::read(bench.write().expect("small")).expect("what was written");
    assert_eq!(
        shown(opened.search("tal", Kind::Prefix, 1)),
        "four five six seven eight nine ten peace [talks] and [talks] of peace [talks] all [talk]"
    );
    assert!(Bench::read(b"dateline".to_vec()).is_err());
}
