//! What a reference tells that a card does not, as fields of the formats of reference managers: who wrote the article, and the
//! day on which it was at hand.

use serde_json::{Value, json};

use super::author::Author;
use super::reference::Reference;
use crate::export::bibliography::latex;

/// Lines of RIS.
pub fn ris(reference: &Reference) -> Vec<(&'static str, String)> {
    let (year, month, day) = reference.accessed.civil();
    let authors = reference.authors.iter().map(|author| ("AU", author.inverted()));
    authors.chain([("Y2", format!("{year:04}/{month:02}/{day:02}"))]).collect()
}

/// Fields of BibTeX.
pub fn bibtex(reference: &Reference) -> Vec<(&'static str, String)> {
    let name = |author: &Author| match author {
        // Braces keep a body's name from being taken apart.
        Author::Body(name) => format!("{{{}}}", latex(name)),
        Author::Person { given, suffix, .. } => {
            let parts = [author.family(), suffix.clone(), given.clone()];
            parts.iter().filter(|part| !part.is_empty()).map(|part| latex(part)).collect::<Vec<_>>().join(", ")
        }
    };
    let authors: Vec<String> = reference.authors.iter().map(name).collect();
    let authors = (!authors.is_empty()).then(|| ("author", authors.join(" and ")));
    authors.into_iter().chain([("urldate", reference.accessed.to_string())]).collect()
}

/// Fields of an item of CSL.
pub fn csl(reference: &Reference) -> Vec<(&'static str, Value)> {
    let name = |author: &Author| match author {
        Author::Body(name) => json!({ "literal": name }),
        Author::Person { given, particle, family, suffix } => {
            let mut name = json!({ "given": given, "family": family });
            for (key, part) in [("non-dropping-particle", particle), ("suffix", suffix)] {
                if !part.is_empty() {
                    name[key] = json!(part);
                }
            }
            name
        }
    };
    let (year, month, day) = reference.accessed.civil();
    let mut fields = vec![("accessed", json!({ "date-parts": [[year, month, day]] }))];
    if !reference.authors.is_empty() {
        fields.push(("author", reference.authors.iter().map(name).collect()));
    }
    fields
}
