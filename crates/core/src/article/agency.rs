//! Finds the outlet and the news agency that an article's own text names: in credits, source lines and signatures.

use std::sync::OnceLock;

use super::{Block, BlockKind, Credit};
use crate::text::{Span, words};

/// No agency's name is longer than this, in bytes.
const LONGEST: usize = 60;

/// What a stated name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Credited {
    Outlet,
    Agency,
}

/// Each form of each agency's name with the short one, in the order of the file.
fn forms() -> &'static [(&'static str, &'static str)] {
    static FORMS: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let short = |line: &'static str| line.split('|').next().unwrap_or_default();
        words(crate::text::word_list!("agencies.txt"))
            .flat_map(|line| line.split('|').map(move |f| (f, short(line))))
            .collect()
    })
}

/// The short name of a news agency, if `name` is one of the list or calls itself an agency.
pub(super) fn agency(name: &str) -> Option<String> {
    let mut name = name.trim().trim_end_matches('.');
    for article in ["the ", "The "] {
        while let Some(rest) = name.strip_prefix(article) {
            name = rest;
        }
    }
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    // Short forms are written in capitals; longer ones in any case.
    let known =
        forms().iter().find(|(form, short)| form.eq_ignore_ascii_case(name) && (form != short || form == &name));
    if let Some((_, short)) = known {
        return Some((*short).to_owned());
    }
    let lower = name.to_ascii_lowercase();
    for ending in [" news agency", " news service", " newswire", " press agency"] {
        if let Some(stem) = lower.strip_suffix(ending) {
            let short = &name[..stem.len()];
            return Some(agency(short).unwrap_or_else(|| short.to_owned()));
        }
    }
    None
}

/// A name with the kind of its bearer: an agency if it is known as one or calls itself one, else an outlet.
pub(super) fn credited(text: &str, span: Span) -> Option<(Credited, Credit)> {
    let name = span.of(text).trim_end_matches('.');
    let plausible = !name.is_empty()
        && name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && name.split_whitespace().count() <= 6;
    if !plausible {
        return None;
    }
    let span = Span::new(span.start as usize, span.start as usize + name.len());
    Some(match agency(name) {
        Some(short) => (Credited::Agency, Credit { name: short, span }),
        None => (Credited::Outlet, Credit { name: name.to_owned(), span }),
    })
}

/// `(ANI)`, `(AP/Reuters)`, `[AFP]`, `- IANS` at the end of a paragraph: the span with its brackets or dash, and the agency.
///
/// In brackets any word of two to ten capitals counts; after a dash only a listed agency, since a dash may end anything.
pub(super) fn closing_mark(text: &str, paragraph: Span) -> Option<(Span, Credit)> {
    let body = paragraph.of(text);
    let trimmed = body.trim_end_matches(['.', ' ']);
    let (open, name, after) = if let Some(inner) = trimmed.strip_suffix([')', ']']) {
        let open = inner.rfind(['(', '['])?;
        (open, &inner[open + 1..], body.len())
    } else {
        // The name is short: a dash further off is not its.
        let mut from = trimmed.len().saturating_sub(LONGEST + 20);
        while !trimmed.is_char_boundary(from) {
            from += 1;
        }
        let open = from + trimmed[from..].rfind(['-', '–', '—'])?;
        let dash = trimmed[open..].chars().next().map_or(1, char::len_utf8);
        let name = trimmed[open + dash..].trim_start();
        agency(name)?;
        if !trimmed[..open].ends_with(['.', ' ', '”', '"']) {
            return None;
        }
        (open, name, body.len())
    };
    let first = name.split(['/', ',', ' ']).next()?;
    let capitals = (2..=10).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_uppercase());
    let known = agency(name).or_else(|| agency(first));
    if known.is_none() && !(capitals && first.len() == name.len()) {
        return None;
    }
    // The mark must end a sentence: “… the army (SDF).” is an abbreviation after its long form.
    let before = body[..open].trim_end();
    if !before.ends_with(['.', '!', '?', '”', '"', '’', '\'', '…']) {
        return None;
    }
    let start = paragraph.start as usize;
    let name_start = start + open + (body[open..].find(name).unwrap_or(0));
    let short = known.unwrap_or_else(|| first.to_owned());
    let credit = Credit { name: short, span: Span::new(name_start, name_start + name.len()) };
    Some((Span::new(start + open, start + after).trim(text), credit))
}

/// `…reports Ruritanian Daily News` at the end of a standfirst: where the credit begins (with its dots), and the credit.
pub(super) fn reporting_clause(text: &str, block: Span) -> Option<(u32, Credited, Credit)> {
    let body = block.of(text);
    for verb in ["reports ", "writes ", "reported by ", "by "] {
        let Some(at) = body.rfind(verb) else { continue };
        let before = body[..at].trim_end();
        let cut = before.trim_end_matches(['…', '.', ' ', '-', '–', '—']);
        let dotted = cut.len() < before.len();
        if !dotted || cut.is_empty() {
            continue;
        }
        let name = Span::new(block.start as usize + at + verb.len(), block.end as usize).trim(text);
        let (kind, credit) = credited(text, name)?;
        return Some((block.start + cut.len() as u32, kind, credit));
    }
    None
}

/// `(NAN)` or a lone `ANTARA` as a paragraph: the agency's mark on a line of its own.
pub(super) fn lone_mark(text: &str, unit: Span) -> Option<Credit> {
    let line = unit.of(text);
    let bracketed = line.strip_prefix('(').and_then(|l| l.trim_end_matches('.').strip_suffix(')'));
    let name = bracketed.unwrap_or(line).trim_start_matches(['-', '–', '—', ' ']);
    let first = name.split('/').next_back().unwrap_or(name);
    let short = agency(name).or_else(|| agency(first)).or_else(|| {
        let capitals = (2..=6).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
        (bracketed.is_some() && capitals).then(|| name.to_owned())
    })?;
    let start = unit.start as usize + line.find(name)?;
    Some(Credit { name: short, span: Span::new(start, start + name.len()) })
}

/// Who is named by a line that is not the article: `© 2024 The Strelsau Courier`, `Published in Dawn, July 3rd`, `(With inputs
/// from ANI)`.
pub(super) fn in_furniture(text: &str, unit: Span) -> Option<(Credited, Credit)> {
    let line = unit.of(text);
    let lower = line.to_ascii_lowercase();
    let after = |phrase: &str| lower.find(phrase).map(|at| at + phrase.len());
    let inputs = lower.trim_start_matches('(').starts_with("with input");
    let start = if inputs {
        after(" from ")?
    } else if lower.starts_with("published in ") {
        after("published in ")?
    } else {
        after("©").or_else(|| after("copyright"))?
    };
    let rest = &line[start..];
    let skipped = rest.len() - rest.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let rest = &rest[skipped..];
    let end = rest.find(['.', ',', ')', '|', ';', '©']).unwrap_or(rest.len());
    let end = rest[..end].find(" All rights").or_else(|| rest[..end].find(" all rights")).unwrap_or(end);
    let from = unit.start as usize + start + skipped;
    let (kind, credit) = credited(text, Span::new(from, from + end).trim(text))?;
    // Copyright names who carried it, whatever else that is.
    (!inputs || kind == Credited::Agency).then_some((kind, credit))
}

/// `reported Yonhap news agency`, verb first, in the opening paragraphs: a rewritten agency report names its source so.
pub(super) fn named_in_body(text: &str, blocks: &[Block]) -> Option<Credit> {
    let opening = blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).take(5);
    for block in opening {
        let body = block.span.of(text);
        // One cheap look for either: a text that reports nothing is the rule.
        if !body.contains(" report") {
            continue;
        }
        for verb in [" reported ", " reports "] {
            for (at, _) in body.match_indices(verb) {
                let rest = &body[at + verb.len()..];
                let end = rest.find(['.', ',', ';']).unwrap_or(rest.len());
                let name = rest[..end].trim_end();
                let Some(short) = agency(name) else { continue };
                let start = block.span.start as usize + at + verb.len();
                return Some(Credit { name: short, span: Span::new(start, start + name.len()) });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_have_short_names() {
        assert_eq!(agency("Yonhap news agency").as_deref(), Some("Yonhap"));
        assert_eq!(agency("the Associated Press").as_deref(), Some("AP"));
        assert_eq!(agency("Ruritanian News Agency").as_deref(), Some("Ruritanian"));
        assert_eq!(agency("The Daily Bugle"), None);
    }

    #[test]
    fn a_closing_mark_ends_a_sentence() {
        let mark =
            |text: &str| closing_mark(text, Span::new(0, text.len())).map(|(s, c)| (s.of(text).to_owned(), c.name));
        assert_eq!(mark("A base in Poland. (ANI)"), Some(("(ANI)".into(), "ANI".into())));
        assert_eq!(mark("It fell. – AFP"), Some(("– AFP".into(), "AFP".into())));
        assert_eq!(mark("He joined the army (SDF)."), None);
        assert_eq!(mark("He left (again)."), None);
    }
}
