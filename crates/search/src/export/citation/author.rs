//! Who wrote an article: a person's name in its parts, or a body.

/// An author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// "Maria von der Heide": given name "Maria", particle "von der", family name "Heide".
    Person {
        /// All given names.
        given: String,
        /// What stands before the family name in small letters.
        particle: String,
        /// The family name.
        family: String,
        /// What stands behind it.
        suffix: String,
    },
    /// A newsroom or an agency, or a name of one word.
    Body(String),
}

/// What stands behind a family name.
pub const SUFFIXES: [&str; 6] = ["Jr.", "Jr", "Sr.", "Sr", "II", "III"];

/// Words that only bodies are called by.
const BODIES: &str = "agencies agency board bureau correspondent correspondents desk editor editors journalists network news newsroom \
                      office press reporter reporters service staff team writer writers";

/// Whether a name holds a word that only bodies are called by.
pub fn is_body(name: &str) -> bool {
    let is_word = |word: &str| BODIES.split_whitespace().any(|body| body.eq_ignore_ascii_case(word));
    name.split(' ').any(is_word)
}

/// Whether words behind a name in a byline say what its bearer is: "Staff Writer", "political editor", "Herald Reporters".
pub fn is_office(words: &str) -> bool {
    const OFFICES: &str = "columnist contributor correspondent correspondents director editor editors journalist journalists producer \
                           reporter reporters writer writers";
    let last = words.rsplit(' ').next().unwrap_or_default();
    OFFICES.split_whitespace().any(|office| office.eq_ignore_ascii_case(last))
}

impl Author {
    /// Of a person whose family name was told apart; nothing without one.
    pub fn inverted_name(family: &str, given: &str, suffix: &str) -> Option<Self> {
        let (family, given) = (super::title::curly(family), super::title::curly(given));
        if family.is_empty() || given.is_empty() {
            return Self::read(&format!("{family}{given}"));
        }
        let words: Vec<&str> = family.split(' ').collect();
        let particles =
            words.iter().take_while(|word| word.starts_with(char::is_lowercase)).count().min(words.len() - 1);
        Some(Self::Person {
            given,
            particle: words[..particles].join(" "),
            family: words[particles..].join(" "),
            suffix: suffix.to_owned(),
        })
    }

    /// Of a name as it was handed in; nothing of an empty one.
    pub fn read(name: &str) -> Option<Self> {
        let name = super::title::curly(&name.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut words: Vec<&str> = name.split(' ').collect();
        if name.is_empty() {
            return None;
        }
        if words.len() == 1 || is_body(&name) {
            return Some(Self::Body(name));
        }
        let suffix = match words.last() {
            Some(last) if words.len() > 2 && SUFFIXES.contains(last) => words.pop().unwrap_or_default(),
            _ => "",
        };
        let family = words.pop().unwrap_or_default();
        let is_small = |word: &&str| word.starts_with(char::is_lowercase);
        let particles = words.iter().skip(1).rev().take_while(|word| is_small(word)).count();
        let particle = words.split_off(words.len() - particles);
        Some(Self::Person {
            given: words.join(" "),
            particle: particle.join(" "),
            family: family.trim_end_matches(',').to_owned(),
            suffix: suffix.to_owned(),
        })
    }

    /// "Maria von der Heide", "Martin Low Jr.".
    pub fn natural(&self) -> String {
        match self {
            Self::Person { given, particle, family, suffix } => joined(&[given, particle, family, suffix]),
            Self::Body(name) => name.clone(),
        }
    }

    /// The family name with its particle: "von der Heide".
    pub fn family(&self) -> String {
        match self {
            Self::Person { particle, family, .. } => joined(&[particle, family]),
            Self::Body(name) => name.clone(),
        }
    }

    /// "von der Heide, Maria", "Low, Martin, Jr.".
    pub fn inverted(&self) -> String {
        match self {
            Self::Person { given, suffix, .. } => listed(&[&self.family(), given, suffix]),
            Self::Body(name) => name.clone(),
        }
    }

    /// "Heide, Maria von der".
    pub fn inverted_at_family(&self) -> String {
        match self {
            Self::Person { given, particle, family, suffix } => listed(&[family, &joined(&[given, particle]), suffix]),
            Self::Body(name) => name.clone(),
        }
    }

    /// "von der Heide, M.", "O’Neill, M.-A.".
    pub fn initials(&self) -> String {
        let initial = |part: &str| part.chars().next().map(|c| format!("{}.", c.to_uppercase())).unwrap_or_default();
        let word = |word: &str| word.split('-').map(initial).collect::<Vec<_>>().join("-");
        match self {
            Self::Person { given, suffix, .. } => {
                let given: Vec<String> = given.split(' ').map(word).collect();
                listed(&[&self.family(), &given.join(" "), suffix])
            }
            Self::Body(name) => name.clone(),
        }
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

fn listed(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}
