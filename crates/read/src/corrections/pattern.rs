//! Patterns of names: `{outlet}/{date}-*.txt`.

use std::fmt;

use dateline_core::calendar::Day;

use super::in_path;
use crate::fields::Field;
use crate::moment::names;

/// Ways in which a name is tried to fit: names of files are strangers' words, and a pattern of many stars fits in many ways.
const TRIES: u32 = 100_000;

/// A pattern of the names of a file and of the folders around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    written: String,
    pieces: Vec<Piece>,
    /// The names that it is made of: its folders and its file.
    names: usize,
    /// Whether it tells the ending of the file.
    has_ending: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// This letter.
    Letter(char),
    /// Any one letter.
    One,
    /// Any letters, or none.
    Any,
    Field(Field),
    Year,
    Month,
    Day,
}

/// What may stand in braces.
const NAMES: [(&str, Piece); 11] = [
    ("outlet", Piece::Field(Field::Outlet)),
    ("date", Piece::Field(Field::Date)),
    ("year", Piece::Year),
    ("month", Piece::Month),
    ("day", Piece::Day),
    ("section", Piece::Field(Field::Section)),
    ("language", Piece::Field(Field::Language)),
    ("agency", Piece::Field(Field::Agency)),
    ("author", Piece::Field(Field::Authors)),
    ("authors", Piece::Field(Field::Authors)),
    ("title", Piece::Field(Field::Title)),
];

impl Pattern {
    /// Reads a pattern: names in braces stand for what they are called, `*` for anything within a name, `?` for one letter. It is
    /// told from its last name on; one without an ending fits any ending.
    ///
    /// # Errors
    ///
    /// In words, if it names something that is not known or nothing at all.
    pub fn parse(words: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = words.trim_start_matches("./").trim_start_matches('/');
        let bare = rest;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            pieces.push(match c {
                '{' => {
                    let (name, after) = rest.split_once('}').ok_or("a brace without an end")?;
                    rest = after;
                    let known = NAMES.iter().find(|(known, _)| *known == name.trim());
                    let all = || NAMES.map(|(name, _)| name).join(", ");
                    known.ok_or_else(|| format!("{{{name}}} is none of {}", all()))?.1
                }
                '*' => Piece::Any,
                '?' => Piece::One,
                c => Piece::Letter(c),
            });
        }
        let has_ending = bare.rsplit('/').next().is_some_and(|name| name.contains('.'));
        let pattern = Self { written: words.to_owned(), names: bare.matches('/').count() + 1, pieces, has_ending };
        let tells = pattern.pieces.iter().any(|piece| !matches!(piece, Piece::Letter(_) | Piece::One | Piece::Any));
        if tells { Ok(pattern) } else { Err("a pattern that names nothing".to_owned()) }
    }

    /// Whether it tells outlets.
    pub fn has_outlet(&self) -> bool {
        self.pieces.contains(&Piece::Field(Field::Outlet))
    }

    /// Whether it tells days.
    pub fn has_date(&self) -> bool {
        self.pieces.contains(&Piece::Field(Field::Date))
            || [Piece::Year, Piece::Month, Piece::Day].iter().all(|piece| self.pieces.contains(piece))
    }

    /// What a path tells; nothing if it does not fit.
    pub fn of(&self, path: &str) -> Option<Vec<(Field, String)>> {
        let path = if self.has_ending {
            path
        } else {
            let name = path.rsplit('/').next().unwrap_or(path);
            &path[..path.len() - name.len() + in_path::stem(path).len()]
        };
        let start = path.rmatch_indices('/').nth(self.names - 1).map(|(at, _)| at + 1);
        let start = start.or((path.matches('/').count() + 1 == self.names).then_some(0))?;
        let mut matching = Matching { found: Vec::new(), tries: TRIES };
        matching.fits(&self.pieces, &path[start..]).then(|| matching.told())?
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// One try to fit a pattern to a name.
struct Matching<'a> {
    found: Vec<(Piece, &'a str)>,
    tries: u32,
}

impl<'a> Matching<'a> {
    fn fits(&mut self, pieces: &[Piece], text: &'a str) -> bool {
        if self.tries == 0 {
            return false;
        }
        self.tries -= 1;
        let Some((piece, pieces)) = pieces.split_first() else { return text.is_empty() && self.told().is_some() };
        let after_one = |accepted: fn(char, char) -> bool, with: char| {
            let c = text.chars().next().filter(|c| accepted(*c, with))?;
            Some(&text[c.len_utf8()..])
        };
        match *piece {
            Piece::Letter(c) => after_one(|a, b| a == b, c).is_some_and(|rest| self.fits(pieces, rest)),
            Piece::One => after_one(|a, b| a != b, '/').is_some_and(|rest| self.fits(pieces, rest)),
            _ => {
                let name = text.split('/').next().unwrap_or(text);
                let mut ends: Vec<usize> = name.char_indices().map(|(at, _)| at).chain([name.len()]).collect();
                // A date is as long as it can be, anything else as short.
                if *piece == Piece::Field(Field::Date) {
                    ends.reverse();
                }
                ends.into_iter().any(|end| {
                    let (value, rest) = text.split_at(end);
                    if !piece.accepts(value) {
                        return false;
                    }
                    self.found.push((*piece, value));
                    let fits = self.fits(pieces, rest);
                    if !fits {
                        self.found.pop();
                    }
                    fits
                })
            }
        }
    }

    /// What was found; nothing if its days are none.
    fn told(&self) -> Option<Vec<(Field, String)>> {
        let of = |piece: Piece| self.found.iter().find(|(known, _)| *known == piece).map(|(_, value)| *value);
        let mut told = Vec::new();
        for (piece, value) in &self.found {
            match piece {
                Piece::Field(Field::Date) => told.push((Field::Date, in_path::written(value)?)),
                Piece::Field(field) => told.push((*field, value.trim().to_owned())),
                _ => {}
            }
        }
        if let (Some(year), Some(month), Some(day)) = (of(Piece::Year), of(Piece::Month), of(Piece::Day)) {
            let month = month.parse().ok().or_else(|| names::month(&month.to_lowercase()))?;
            let day = Day::new(year.parse().ok()?, month, day.parse().ok()?)?;
            told.push((Field::Date, day.to_string()));
        }
        Some(told)
    }
}

impl Piece {
    fn accepts(self, value: &str) -> bool {
        let is_number = || value.bytes().all(|b| b.is_ascii_digit());
        match self {
            Piece::Any => true,
            Piece::Field(Field::Date) => value.len() <= 40 && in_path::written(value).is_some(),
            Piece::Year => value.len() == 4 && is_number(),
            Piece::Day => matches!(value.len(), 1 | 2) && is_number(),
            Piece::Month => {
                matches!(value.len(), 1 | 2) && is_number() || names::month(&value.to_lowercase()).is_some()
            }
            _ => !value.trim().is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pattern: &str, path: &str) -> Option<Vec<(Field, String)>> {
        Pattern::parse(pattern).expect("a pattern").of(path)
    }

    #[test]
    fn a_pattern_tells_all_that_it_names() {
        use Field::{Authors, Date, Language, Outlet, Section, Title};
        for (pattern, path, expected) in [
            ("{outlet}/{date}-*.txt", "x/Post/2024-07-10-a.txt", &[(Outlet, "Post"), (Date, "2024-07-10")][..]),
            ("{outlet}-{date}", "Norhaven-Post-2024-07-10.html", &[(Outlet, "Norhaven-Post"), (Date, "2024-07-10")]),
            ("{outlet}_{title}.txt", "Post_A_b.txt", &[(Outlet, "Post"), (Title, "A_b")]),
            ("{outlet}/{year}/{month}/{day}/*", "Post/2024/7/10/a.txt", &[(Outlet, "Post"), (Date, "2024-07-10")]),
            ("{day}-{month}-{year}*.txt", "10-July-2024b.txt", &[(Date, "2024-07-10")]),
            (
                "{section}/{language}/{author}?.txt",
                "x/Harbour/en/Jane Roe1.txt",
                &[(Section, "Harbour"), (Language, "en"), (Authors, "Jane Roe")],
            ),
            ("/{outlet}/*.txt", "x/Post/a.txt", &[(Outlet, "Post")]),
            ("{date}*", "20240710.txt", &[(Date, "2024-07-10")]),
        ] {
            let expected: Vec<(Field, String)> =
                expected.iter().map(|(field, value)| (*field, (*value).to_owned())).collect();
            assert_eq!(of(pattern, path), Some(expected), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("{outlet}/{date}-*.txt", "2024-07-10-a.txt"),
            ("{outlet}/{date}-*.txt", "Post/2024-07-10-a.html"),
            ("{outlet}/{date}-*.txt", "Post/2024-13-10-a.txt"),
            ("{year}/{month}/{day}/*", "2024/02/30/a.txt"),
            ("{outlet}*.txt", ".txt"),
        ] {
            assert_eq!(of(pattern, path), None, "{pattern} {path}");
        }
        for pattern in ["{outlte}/*", "{outlet", "*/a.txt", "{text}"] {
            assert!(Pattern::parse(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn a_name_that_fits_in_many_ways_takes_no_longer() {
        let pattern = format!("{}{{outlet}}b", "*a".repeat(30));
        assert_eq!(of(&pattern, &"a".repeat(250)), None);
    }
}
