//! The query language. Every text means something: there are no errors.
//!
//! | typed | finds |
//! |---|---|
//! | `nato summit` | both words, in any order, singular or plural; the last one may be the beginning of a word |
//! | `"strong message"` | the words as they stand, one after the other |
//! | `-ukraine`, `-"strong message"` | what lacks it |
//! | `speaker:roe`, `speaker:"Jane Roe"` | quotations of speakers whose name contains it |
//! | `outlet:voa` | what an outlet or agency carried whose name contains it |
//!
//! Case, accents and apostrophes do not matter. A word with a hyphen is looked for as its parts in a row.

use crate::index::{Match, Wanted, folded, words};
use crate::text::Span;

/// More terms than this are not looked at: nobody types them, and each costs a look-up in every list.
const MOST: usize = 64;

/// One condition; all must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What is looked for must not be there.
    pub exclude: bool,
    /// What is looked for.
    pub what: What,
}

/// What a term looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Words in a row; never empty.
    Words(Vec<Wanted>),
    /// A speaker whose folded name contains this; never empty.
    Speaker(String),
    /// An outlet or agency whose folded name contains this; never empty.
    Outlet(String),
}

/// Reads a query. A term that holds no letter or digit is left out.
pub fn parse(text: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() && terms.len() < MOST {
        let (exclude, after) = match rest.strip_prefix(['-', '−', '–']) {
            Some(after) => (true, after),
            None => (false, rest),
        };
        let (field, after) = field(after);
        let (value, quoted, after) = value(if field.is_some() { after.trim_start() } else { after });
        let typing = after.is_empty() && !quoted;
        let what = match field {
            Some(field) => Some(folded(value)).filter(|v| !v.is_empty()).map(field),
            None => Some(wanted(value, quoted, typing)).filter(|w| !w.is_empty()).map(What::Words),
        };
        terms.extend(what.map(|what| Term { exclude, what }));
        rest = after.trim_start();
    }
    terms
}

type Field = fn(String) -> What;

/// The field that `text` begins with, and what follows.
fn field(text: &str) -> (Option<Field>, &str) {
    let fields: [(&str, Field); 2] = [("speaker:", What::Speaker), ("outlet:", What::Outlet)];
    for (name, field) in fields {
        if text.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name)) {
            return (Some(field), &text[name.len()..]);
        }
    }
    (None, text)
}

/// A quoted phrase (to the end, if it is never closed) or a word at the start of `text`; whether it is a finished phrase;
/// and what follows.
fn value(text: &str) -> (&str, bool, &str) {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    if let Some(inner) = text.strip_prefix(is_mark) {
        return match inner.split_once(is_mark) {
            Some((phrase, after)) => (phrase, true, after),
            None => (inner, true, ""),
        };
    }
    let end = text.find(|c: char| c.is_whitespace() || is_mark(c)).unwrap_or(text.len());
    (&text[..end], false, &text[end..])
}

fn wanted(value: &str, quoted: bool, typing: bool) -> Vec<Wanted> {
    let mut out = Vec::new();
    let how = if quoted { Match::Exact } else { Match::Forms };
    words(value, Span::new(0, value.len()), &[], &mut |_, word| out.push(Wanted { word: word.to_owned(), how }));
    if let Some(last) = out.last_mut().filter(|_| typing) {
        last.how = Match::Prefix;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One line: `-` excludes, `=` exact, `~` forms, `*` prefix.
    fn read(text: &str) -> String {
        let word = |w: &Wanted| match w.how {
            Match::Exact => format!("={}", w.word),
            Match::Forms => format!("~{}", w.word),
            _ => format!("{}*", w.word),
        };
        let term = |t: &Term| {
            let what = match &t.what {
                What::Words(words) => words.iter().map(word).collect::<Vec<_>>().join("_"),
                What::Speaker(s) => format!("speaker({s})"),
                What::Outlet(s) => format!("outlet({s})"),
            };
            format!("{}{what}", if t.exclude { "-" } else { "" })
        };
        parse(text).iter().map(term).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn queries_read_as_typed() {
        for (text, terms) in [
            ("NATO summit", "~nato summit*"),
            ("nato summit ", "~nato ~summit"),
            ("\"strong messages\" “Straße", "=strong_=messages =strasse"),
            ("nato -ukraine -\"a b\"", "~nato -~ukraine -=a_=b"),
            ("Jong-un", "~jong_un*"),
            ("Speaker:Roe outlet:\"Voice of America\"", "speaker(roe) outlet(voice of america)"),
            ("-speaker: Müller x", "-speaker(muller) x*"),
            ("speaker: ", ""),
            ("- -- \"\" ?! -\"", ""),
            ("a\"b c\"d", "~a =b_=c d*"),
            ("U.S.", "us*"),
        ] {
            assert_eq!(read(text), terms, "{text}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_a_query(text in any::<String>(), dense in "[-\"“a :’]{0,40}(speaker:)?") {
            parse(&text);
            prop_assert!(parse(&(dense + &text)).len() <= MOST);
        }
    }
}
