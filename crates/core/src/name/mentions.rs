//! Looks names up: by a place in the text, and by a description ("the Russian president").

use std::cell::OnceCell;

use super::{Name, NameKind, acronyms};
use crate::text::{Class, Document, Span, class_of, one_slip, transliterated, without_a_letter};

/// Names by the places of their mentions.
#[derive(Debug)]
pub struct Mentions<'a> {
    names: &'a [Name],
    /// Each mention with its name, in text order.
    places: Vec<(Span, u32)>,
    roles: OnceCell<Roles>,
    /// The last words of people's names in lower case, sorted, each with its name's number.
    last_words: OnceCell<Vec<(String, u32)>>,
    /// The letters that the words of bodies begin with, sorted, each with the name's number.
    initials: OnceCell<Vec<(String, u32)>>,
    /// The family names of people by full name, each without one of its letters, sorted, with the name's number.
    slips: OnceCell<Vec<(String, u32)>>,
}

/// Letters of a family name at least that may be misspelt: shorter ones are too often two people's.
const SHORTEST: usize = 5;

/// Letters of a name that is looked up without one of them, at most: so much work it is for each.
const LONGEST: usize = 24;

/// Family names that are held against one which may be misspelt, at most: where there are more, none is meant plainly.
const ALIKE: usize = 8;

/// People with a role.
#[derive(Debug)]
struct Roles {
    /// Each one's number, the role's words in lower case, and whether it names a nation.
    people: Vec<(u32, Vec<String>, bool)>,
    /// Each of the words with its place in `people`, sorted: whoever asks for a description looks only at those whose role has
    /// its rarest word, since an article may name as many people as it describes.
    words: Vec<(String, u32)>,
}

impl<'a> Mentions<'a> {
    /// Indexes the mentions of `names`.
    pub fn new(names: &'a [Name]) -> Self {
        let mut places: Vec<(Span, u32)> =
            names.iter().enumerate().flat_map(|(i, n)| n.mentions.iter().map(move |&m| (m, i as u32))).collect();
        places.sort();
        Self {
            names,
            places,
            roles: OnceCell::new(),
            last_words: OnceCell::new(),
            initials: OnceCell::new(),
            slips: OnceCell::new(),
        }
    }

    /// All names.
    pub fn all(&self) -> &'a [Name] {
        self.names
    }

    /// The name with number `i`.
    pub fn name(&self, i: u32) -> &'a Name {
        &self.names[i as usize]
    }

    /// The one person whose name ends with the word `tail`, in any case; nobody if two do.
    pub fn ends_with(&self, tail: &str) -> Option<u32> {
        let words = self.last_words.get_or_init(|| {
            let people = (0u32..).zip(self.names).filter(|(_, n)| n.kind == NameKind::Person);
            let last = |name: &Name| name.text.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
            let mut words: Vec<(String, u32)> = people.map(|(i, name)| (last(name), i)).collect();
            words.sort();
            words
        });
        match with_word(words, &tail.to_ascii_lowercase()) {
            [(_, only)] => Some(*only),
            _ => None,
        }
    }

    /// The one body of several words that begin with these letters, where the article has not said so; nobody if two do.
    pub fn with_initials(&self, letters: &str) -> Option<u32> {
        let initials = self.initials.get_or_init(|| {
            let bodies =
                (0u32..).zip(self.names).filter(|(_, n)| n.kind == NameKind::Organisation && n.text.contains(' '));
            let mut initials: Vec<(String, u32)> = bodies.map(|(i, n)| (acronyms::initials(&n.text), i)).collect();
            initials.sort();
            initials
        });
        match with_word(initials, letters) {
            [(_, only)] if letters.chars().count() >= acronyms::SHORTEST => Some(*only),
            _ => None,
        }
    }

    /// The one person by full name whose family name is one slip away from `word`, a name of one word, and begins like it, or is
    /// spelt in other letters: "Mueller" of "Jan Müller"; nobody if two are.
    pub fn one_slip_away(&self, word: &str) -> Option<u32> {
        let fits = |word: &str| (SHORTEST..=LONGEST).contains(&word.chars().count()) && !word.contains(' ');
        if !fits(word) {
            return None;
        }
        let slips = self.slips.get_or_init(|| {
            let people = (0u32..).zip(self.names).filter(|(_, n)| n.kind == NameKind::Person);
            let family = people.filter_map(|(i, n)| Some((n.text.rsplit_once(' ')?.1, i)));
            let family = family.filter(|(last, _)| fits(last));
            let mut slips: Vec<(String, u32)> =
                family.flat_map(|(last, i)| rests(last).into_iter().map(move |rest| (rest, i))).collect();
            slips.sort();
            slips
        });
        let last = |i: u32| self.name(i).text.rsplit(' ').next().unwrap_or_default();
        let own = transliterated(word);
        let mut found = None;
        for rest in rests(word) {
            let alike = with_word(slips, &rest);
            if alike.len() > ALIKE {
                return None;
            }
            for &(_, i) in alike {
                let other = transliterated(last(i));
                let is_near = one_slip(&own, &other) || own == other && word != last(i);
                let near = own.chars().next() == other.chars().next() && is_near;
                if near && found.is_some_and(|other| other != i) {
                    return None;
                }
                found = if near { Some(i) } else { found };
            }
        }
        found
    }

    /// The mentions that lie within `span`, in order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = (Span, u32)> + '_ {
        let from = self.places.partition_point(|(m, _)| m.start < span.start);
        self.places[from..]
            .iter()
            .copied()
            .take_while(move |(m, _)| m.start < span.end)
            .filter(move |(m, _)| span.contains(*m))
    }

    /// The mention that overlaps `span`, if one does.
    pub fn around(&self, span: Span) -> Option<(Span, u32)> {
        let next = self.places.partition_point(|(m, _)| m.end <= span.start);
        self.places.get(next).copied().filter(|(m, _)| m.start < span.end)
    }

    /// The mentions that end before byte `at`, last first.
    pub fn before(&self, at: u32) -> impl Iterator<Item = (Span, u32)> + '_ {
        let to = self.places.partition_point(|(m, _)| m.start < at);
        self.places[..to].iter().rev().copied().filter(move |(m, _)| m.end <= at)
    }

    /// The one person whose stated role holds all the telling words of `tokens[first..last]`, a description such as
    /// "the Russian President"; nobody if two people would do.
    pub fn described(&self, document: &Document<'_>, first: usize, last: usize) -> Option<u32> {
        let office = (first..last).any(|i| {
            document.tokens[i].class.any(Class::ROLE.or(Class::TITLE))
                || document.lower(i).contains("secretary-general")
        });
        let telling = |with_nation: bool| -> Vec<&str> {
            (first..last)
                .filter(|&i| document.is_word(i) && !document.tokens[i].class.has(Class::FUNCTION))
                .filter(|&i| with_nation || !document.tokens[i].class.any(Class::DEMONYM.or(Class::COUNTRY)))
                .flat_map(|i| parts(document.lower(i)).filter(|part| part.len() > 1))
                .flat_map(|part| if part == "premier" { vec!["prime", "minister"] } else { vec![whole(part)] })
                .collect()
        };
        if !office {
            return None;
        }
        match self.bearers(document, &telling(true), false)[..] {
            [only] => Some(only),
            // "the Ruritanian president" is "President Roe" if no other nation's is about.
            [] => match self.bearers(document, &telling(false), true)[..] {
                [only] => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the role of a name holds this office, in small letters: "governor" of "Ostra Gov. Jane Roe".
    pub fn holds(&self, document: &Document<'_>, name: u32, office: &str) -> bool {
        let office = whole(office);
        let role = self.name(name).role.map(|role| role.of(document.text).to_lowercase()).unwrap_or_default();
        parts(&role).any(|part| whole(part) == office)
    }

    /// People whose role holds all `telling` words, no more than two of them; with `stateless`, only those whose role names no
    /// nation.
    fn bearers(&self, document: &Document<'_>, telling: &[&str], stateless: bool) -> Vec<u32> {
        let mut found = Vec::new();
        if telling.is_empty() {
            return found;
        }
        let roles = self.roles.get_or_init(|| {
            let people = self.names.iter().enumerate().filter(|(_, n)| n.kind == NameKind::Person);
            let role = |(i, name): (usize, &Name)| {
                let role = name.role?.of(document.text).to_ascii_lowercase();
                let words: Vec<String> = parts(&role).map(|part| whole(part).to_owned()).collect();
                let nation = words.iter().any(|w| class_of(w).any(Class::DEMONYM.or(Class::COUNTRY)));
                Some((i as u32, words, nation))
            };
            let people: Vec<(u32, Vec<String>, bool)> = people.filter_map(role).collect();
            let each = |(at, (_, words, _)): (u32, &(u32, Vec<String>, bool))| {
                words.iter().map(|word| (word.clone(), at)).collect::<Vec<_>>()
            };
            let mut words: Vec<(String, u32)> = (0..).zip(&people).flat_map(each).collect();
            words.sort();
            words.dedup();
            Roles { people, words }
        });
        let rarest = telling.iter().map(|word| with_word(&roles.words, word)).min_by_key(|with| with.len());
        for (_, at) in rarest.unwrap_or_default() {
            let (i, words, nation) = &roles.people[*at as usize];
            if telling.iter().all(|t| words.iter().any(|w| w == t)) && !(stateless && *nation) {
                found.push(*i);
                if found.len() > 1 {
                    break;
                }
            }
        }
        found
    }
}

/// What is left of a family name without one of its letters, by which names that are spelt alike are found.
fn rests(name: &str) -> Vec<String> {
    without_a_letter(&transliterated(name)).collect()
}

/// Of numbered words, sorted, those that are `word`.
fn with_word<'a>(words: &'a [(String, u32)], word: &str) -> &'a [(String, u32)] {
    let from = words.partition_point(|(w, _)| w.as_str() < word);
    let len = words[from..].partition_point(|(w, _)| w == word);
    &words[from..from + len]
}

/// The whole word that a short form of an office or a party stands for: "Ohio Gov. Jane Roe" is "the Ohio governor".
fn whole(word: &str) -> &str {
    match word {
        "gov" => "governor",
        "sen" => "senator",
        "rep" | "congressman" | "congresswoman" => "representative",
        "pres" => "president",
        "sec" => "secretary",
        "atty" => "attorney",
        "gen" => "general",
        "lt" => "lieutenant",
        "capt" => "captain",
        "sgt" => "sergeant",
        "gop" => "republican",
        _ => word,
    }
}

/// A hyphenated word in its parts, so that "Secretary-General" and "Secretary General" agree.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty())
}
