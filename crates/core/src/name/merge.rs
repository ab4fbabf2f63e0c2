//! Merges the mentions of one person, organisation or place into one name.
//!
//! Full names are gathered first, then short ones go to the full name that ends (or, in East Asian order, begins) with
//! them. A short name that two full names end with is merged with neither and stays a name of its own, however near one of
//! them stands.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::chunk::Chunk;
use super::short_forms::{self, ShortForm};
use super::{Name, NameKind, Sex};
use crate::interner::Interner;
use crate::text::{Class, Document, List, Span, TokenKind};

static ALIASES: List = List::new(crate::text::word_list!("aliases.txt"));

/// Merges runs into names, in order of first mention.
pub(super) fn merge(document: &Document<'_>, chunks: Vec<Chunk>) -> Vec<Name> {
    let mut names: Vec<UnfinishedName> = Vec::new();
    let mut by_key = Interner::default();
    let (full, short): (Vec<Chunk>, Vec<Chunk>) = chunks.into_iter().partition(|c| word_count(document, c) >= 2);
    let (short_forms, full) = short_forms::part(document, full);
    for chunk in full {
        let key = chunk.key(document);
        add(document, &mut names, &mut by_key, chunk, key);
    }
    // Last words, and first words of names of three, of people: what short mentions may stand for.
    let (mut words_of_bearers, mut bearers) = (Interner::default(), Vec::<Vec<usize>>::new());
    for (i, name) in names.iter().enumerate().filter(|(_, n)| n.kind != Some(NameKind::Place)) {
        if name.kind == Some(NameKind::Organisation) {
            continue;
        }
        let mut put = |word: &str| {
            let list = words_of_bearers.entry(word, &mut bearers);
            if !list.contains(&i) {
                list.push(i);
            }
        };
        // The last word, and the first: family names come first in East Asia, and given names stand alone in many places.
        let first = name.key.split(' ').next().unwrap_or_default();
        put(name.key.rsplit(' ').next().unwrap_or_default());
        put(first);
    }
    for ShortForm { chunk, bearer } in short_forms {
        if let Some(i) = by_key.get(&common(&bearer)) {
            names[i].take(document, &chunk);
        }
    }
    for chunk in short {
        let key = chunk.key(document);
        let is_person_like = !matches!(chunk.kind, Some(NameKind::Place | NameKind::Organisation));
        match words_of_bearers.get(&key).map(|n| &bearers[n][..]) {
            Some(&[only]) if is_person_like => names[only].take(document, &chunk),
            // Two of one name: "Mr Roe" is the one who is spoken of as a man, if only one is.
            Some(several) if is_person_like && chunk.sex.is_some() => {
                let only = |fits: &dyn Fn(Option<Sex>) -> bool| {
                    let mut fitting = several.iter().copied().filter(|&i| fits(names[i].name.sex));
                    fitting.next().filter(|_| fitting.next().is_none())
                };
                let known = only(&|sex| sex == chunk.sex);
                match only(&|sex| sex.is_none() || sex == chunk.sex).or(known) {
                    Some(only) => names[only].take(document, &chunk),
                    None => add(document, &mut names, &mut by_key, chunk, key),
                }
            }
            _ if chunk.doubtful => {}
            _ => add(document, &mut names, &mut by_key, chunk, key),
        }
    }
    join_acronyms(document, &mut names);
    let mut out: Vec<Name> = names.into_iter().filter_map(|n| n.finish(document)).collect();
    out.sort_by_cached_key(|n| n.mentions[0]);
    out
}

struct UnfinishedName {
    key: String,
    name: Name,
    kind: Option<NameKind>,
    mentions: Vec<Span>,
    /// Token range of the first mention.
    at: (usize, usize),
    /// The person's name has been seen with an office or role.
    office: Option<Span>,
    apposition: Option<Span>,
    /// A cue verb follows a mention.
    speaks: bool,
}

impl UnfinishedName {
    fn take(&mut self, document: &Document<'_>, chunk: &Chunk) {
        self.mentions.push(document.slice(chunk.first, chunk.last));
        self.kind = self.kind.or(chunk.kind);
        self.office = self.office.or(chunk.office);
        self.apposition = self.apposition.or(chunk.apposition);
        self.name.sex = self.name.sex.or(chunk.sex);
        let said = Class::CUE_SPEECH.or(Class::CUE_CLAUSE);
        // "Jane Roe (67)", "Jane Roe, 67,": only people have an age.
        let aged = (document.is(chunk.last, "(") || document.is(chunk.last, ","))
            && document.tokens.get(chunk.last + 1).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 3)
            && (document.is(chunk.last + 2, ")") || document.is(chunk.last + 2, ","));
        // "Elsa Lind, who was in her kitchen"
        let related = document.is(chunk.last, ",") && document.reads(chunk.last + 1, "who");
        self.speaks |= aged || related;
        let reports = |i: usize| document.tokens.get(i).is_some_and(|t| t.class.has(said) && t.form_is_finite());
        // "Jane Roe of the institute said"
        let placed = chunk.last > chunk.first + 1 && matches!(document.lower(chunk.last), "of" | "from" | "in");
        let later = || {
            (chunk.last + 1..chunk.last + 8)
                .take_while(|&i| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word))
                .any(reports)
        };
        self.speaks |= reports(chunk.last) || placed && later();
    }

    /// The name, if there is reason enough to call it one.
    fn finish(mut self, document: &Document<'_>) -> Option<Name> {
        self.mentions.sort();
        self.mentions.dedup();
        let many = self.key.contains(' ');
        // "the Atlantic" is nobody's family name, and neither is what has letters for a body in it or is a thing of something.
        let article = |m: &Span| {
            let before = document.token_at(m.start).checked_sub(1);
            before.is_some_and(|i| document.reads(i, "the") && document.tokens[i].span.end < m.start)
        };
        let (first, last) = self.at;
        let body_like = many
            && self.office.is_none()
            && ((first..last).any(|i| document.tokens[i].shout && document.tokens[i].span.len() >= 3)
                || (first..last).any(|i| document.reads(i, "of")));
        if self.kind.is_none() && (body_like || self.office.is_none() && self.mentions.iter().any(article)) {
            return None;
        }
        // A run of capitals that nothing tells about is a person if it speaks, has a role, or is named by its last word alone.
        let shortened = self.mentions.iter().any(|m| !m.of(document.text).contains(char::is_whitespace));
        let person = self.apposition.is_some() || self.speaks || (many && shortened);
        let kind = self.kind.or(person.then_some(NameKind::Person))?;
        self.name.kind = kind;
        if kind == NameKind::Person {
            self.name.role = self.office.or(self.apposition);
        }
        self.name.mentions = self.mentions;
        (!self.name.mentions.is_empty()).then_some(self.name)
    }
}

fn add(document: &Document<'_>, names: &mut Vec<UnfinishedName>, by_key: &mut Interner, chunk: Chunk, key: String) {
    let i = by_key.intern(&common(&key));
    if i == names.len() {
        names.push(UnfinishedName {
            name: Name {
                text: spelled(document, &chunk),
                kind: NameKind::Person,
                sex: None,
                role: None,
                affiliation: None,
                mentions: Vec::new(),
            },
            key,
            kind: None,
            mentions: Vec::new(),
            at: (chunk.first, chunk.last),
            office: None,
            apposition: None,
            speaks: false,
        });
    }
    names[i].take(document, &chunk);
}

fn word_count(document: &Document<'_>, chunk: &Chunk) -> usize {
    (chunk.first..chunk.last).filter(|&i| document.is_word(i)).count()
}

/// The name with single spaces, as it stands.
fn spelled(document: &Document<'_>, chunk: &Chunk) -> String {
    let name = document.slice(chunk.first, chunk.last);
    let mut spelled = String::with_capacity(name.len());
    for word in name.of(document.text).split_whitespace() {
        if !spelled.is_empty() {
            spelled.push(' ');
        }
        spelled.push_str(word);
    }
    spelled
}

/// What all forms of a name share that are known to be one: "DPRK" and "North Korea"; "Kim Jong-un" and "Kim Jong Un".
fn common(key: &str) -> Cow<'_, str> {
    let hyphens = ['-', '‑'];
    let plain = if key.contains(hyphens) { Cow::Owned(key.replace(hyphens, " ")) } else { Cow::Borrowed(key) };
    forms(&plain).next().map_or(plain, Cow::Borrowed)
}

/// The forms of a name that has more than one, the common one first.
pub(super) fn forms(key: &str) -> impl Iterator<Item = &'static str> + use<> {
    static LINES: OnceLock<(Interner, Vec<&str>)> = OnceLock::new();
    let (forms, lines) = LINES.get_or_init(|| {
        let (mut forms, mut lines) = (Interner::default(), Vec::new());
        for line in ALIASES.entries() {
            for form in line.split('|') {
                *forms.entry(form, &mut lines) = *line;
            }
        }
        (forms, lines)
    });
    forms.get(key).map(|n| lines[n]).into_iter().flat_map(|line| line.split('|'))
}

/// `North Atlantic Treaty Organization (NATO)`: the letters in brackets are the name before them.
fn join_acronyms(document: &Document<'_>, names: &mut [UnfinishedName]) {
    let (mut letters_of, mut short) = (Interner::default(), Vec::<usize>::new());
    for (i, name) in names.iter().enumerate().filter(|(_, n)| !n.key.contains(' ')) {
        *letters_of.entry(&name.key, &mut short) = i;
    }
    for long in 0..names.len() {
        let (first, last) = names[long].at;
        let bracketed = document.is(last, "(") && document.is(last + 2, ")") && document.tokens[last + 1].shout;
        if !bracketed || last < first + 2 {
            continue;
        }
        let initials: String = (first..last)
            .filter(|&i| document.tokens[i].capital)
            .filter_map(|i| document.lower(i).chars().next())
            .collect();
        let letters = document.lower(last + 1).to_owned();
        let fits = initials == letters
            || (initials.chars().next() == letters.chars().next() && letters.len() >= 2 && initials.len() >= 2);
        let Some(at) = letters_of.get(&letters).map(|n| short[n]).filter(|&at| fits && at != long) else { continue };
        let mentions = std::mem::take(&mut names[at].mentions);
        names[long].mentions.extend(mentions);
        names[long].kind = Some(NameKind::Organisation);
    }
}
