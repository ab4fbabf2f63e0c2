//! The articles that the page ships with, against hand-made truth in `tests/gold`.

use std::fs;
use std::path::Path;

use dateline_core::article::{self, Article, BlockKind, Metadata};
use dateline_core::text::Span;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Each seed with its gold row.
fn seeds() -> Vec<(Article, Value)> {
    let gold = fs::read_to_string(root().join("tests/gold/seeds_quotes.json")).expect("gold");
    let gold: Vec<Value> = serde_json::from_str(&gold).expect("gold is JSON");
    gold.into_iter()
        .map(|row| {
            let file = row["file"].as_str().expect("file");
            let text = fs::read_to_string(root().join("seeds").join(file)).expect("seed");
            (article::parse(file, &text, Metadata::default()), row)
        })
        .collect()
}

fn strings(row: &Value, key: &str) -> Vec<String> {
    row[key].as_array().expect(key).iter().map(|v| v.as_str().expect("string").to_owned()).collect()
}

fn of_kind(article: &Article, kind: BlockKind) -> Vec<String> {
    article.blocks.iter().filter(|b| b.kind == kind).map(|b| b.span.of(&article.text).to_owned()).collect()
}

#[test]
fn there_are_five() {
    assert_eq!(seeds().len(), 5);
}

#[test]
fn head_and_credits_are_right() {
    for (article, gold) in seeds() {
        assert_eq!(article.title(), gold["title"], "{}", article.id);
        assert_eq!(article.outlet(), gold["outlet"].as_str(), "{}", article.id);
        assert_eq!(article.agency(), gold["agency"].as_str(), "{}", article.id);
        let standfirst = article.first(BlockKind::Standfirst).map(|s| s.of(&article.text));
        assert_eq!(standfirst, gold["standfirst"].as_str(), "{}", article.id);
        if let Some(line) = gold["byline_or_dateline"].as_str() {
            let stated =
                of_kind(&article, BlockKind::Dateline).concat() + &of_kind(&article, BlockKind::Credit).concat();
            assert!(stated.contains(line), "{}: {stated}", article.id);
        }
    }
}

#[test]
fn subheads_and_pull_quotes_are_right() {
    for (article, gold) in seeds() {
        assert_eq!(of_kind(&article, BlockKind::Subhead), strings(&gold, "subheads"), "{}", article.id);
        assert_eq!(of_kind(&article, BlockKind::PullQuote), strings(&gold, "pull_quotes"), "{}", article.id);
    }
}

#[test]
fn boilerplate_is_set_aside_and_nothing_else() {
    for (article, gold) in seeds() {
        let aside: Vec<Span> = article.blocks.iter().filter(|b| !b.kind.is_analysed()).map(|b| b.span).collect();
        let wanted = strings(&gold, "boilerplate");
        for line in &wanted {
            for (at, _) in article.text.match_indices(line.as_str()) {
                let span = Span::new(at, at + line.len());
                // A marked line may be mentioned by a paragraph too; it is set aside where it stands alone.
                let alone = article.blocks.iter().any(|b| b.span == span);
                assert!(aside.iter().any(|a| a.contains(span)) || !alone, "{}: not set aside: {line}", article.id);
            }
            assert!(article.text.contains(line.as_str()));
        }
        let sets = [BlockKind::Boilerplate, BlockKind::Section, BlockKind::Mark];
        for kind in sets {
            for block in of_kind(&article, kind) {
                assert!(
                    wanted.iter().any(|w| block.trim() == w || block.contains(w.as_str())),
                    "{}: {block}",
                    article.id
                );
            }
        }
    }
}

#[test]
fn damaged_lines_are_mended_in_view_only() {
    for (article, gold) in seeds() {
        let wanted = gold["repairs"].as_array().expect("repairs");
        assert_eq!(article.mends.len(), wanted.len(), "{}", article.id);
        for repair in wanted {
            let (broken, fixed) =
                (repair["broken"].as_str().expect("broken"), repair["fixed"].as_str().expect("fixed"));
            let block = article.blocks.iter().find(|b| b.span.of(&article.text).contains(broken));
            let block = block.unwrap_or_else(|| panic!("{}: {broken:?} stands in no block", article.id));
            assert!(article.mended(block.span).contains(fixed), "{}: {fixed}", article.id);
        }
        assert_eq!(article.text, fs::read_to_string(root().join("seeds").join(&article.id)).expect("seed"));
    }
}
