//! Merges the mentions of one person, organisation or place into one name.
//!
//! Full names are gathered first, then short ones go to the full name that ends (or, in East Asian order, begins) with
//! them. A short name that two full names end with is merged with neither and stays a name of its own, however near one of
//! them stands.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::chunk::Chunk;
use super::short_forms::{self, ShortForm};
use super::unfinished_name::{UnfinishedName, is_loud, spelled};
use super::{Name, NameKind, Sex, acronyms, lone};
use crate::interner::Interner;
use crate::text::{Class, Document, List, among, class_of};

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
    join_middles(&mut names);
    // Last words, and first words of names of three, of people: what short mentions may stand for.
    let (mut words_of_bearers, mut bearers) = (Interner::default(), Vec::<Vec<usize>>::new());
    for (i, name) in names.iter().enumerate() {
        let other = matches!(name.kind, Some(NameKind::Place | NameKind::Organisation));
        if other || name.kind.is_none() && !name.eligible || name.mentions.is_empty() {
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
    // "Dr. King" is Martin Luther King Jr. where no other King is named.
    for (i, name) in names.iter().enumerate().filter(|(_, n)| n.kind == Some(NameKind::Person)) {
        if let Some(last) = without_suffix(&name.key).and_then(|name| name.rsplit(' ').next())
            && words_of_bearers.get(last).is_none()
        {
            words_of_bearers.entry(last, &mut bearers).push(i);
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
            // "Park", "Best", "Law" stand for people of that name or for nobody.
            _ if chunk.kind.is_none() && chunk.soft.is_none() && !chunk.eligible => {}
            _ => add(document, &mut names, &mut by_key, chunk, key),
        }
    }
    acronyms::join(document, &mut names);
    drop_common_words(document, &mut names);
    let mut out: Vec<Name> = names.into_iter().filter_map(|n| n.finish(document)).collect();
    out.sort_by_cached_key(|n| n.mentions[0]);
    out
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
            soft: chunk.soft,
            eligible: chunk.eligible,
            loud: is_loud(document, &chunk),
            mentions: Vec::new(),
            at: (chunk.first, chunk.last),
            office: None,
            apposition: None,
            speaks: false,
        });
    }
    names[i].take(document, &chunk);
}

/// What stands before "Jr." and the like, if a name of two words or more ends so.
fn without_suffix(key: &str) -> Option<&str> {
    let (name, suffix) = key.rsplit_once(' ')?;
    (among(suffix, "jr sr ii iii iv") && name.contains(' ')).then_some(name)
}

/// Forgets single words of which nothing tells a name but the capital letter, where the article has them in small letters too.
fn drop_common_words(document: &Document<'_>, names: &mut [UnfinishedName]) {
    // Letters that are a word of the article too: "START".
    let doubtful = |n: &UnfinishedName| n.kind.is_none() && !n.key.contains(' ') && (n.soft.is_none() || n.loud);
    let (at, words): (Vec<usize>, Vec<&str>) =
        names.iter().enumerate().filter(|(_, n)| doubtful(n)).map(|(i, n)| (i, n.key.as_str())).unzip();
    if words.is_empty() {
        return;
    }
    let small = lone::small(document, &words);
    for (i, _) in at.into_iter().zip(small).filter(|(_, small)| *small) {
        names[i].mentions.clear();
    }
}

/// Joins people whose names differ only in that one has a middle name or initial: "Jane Q. Roe" is "Jane Roe", if no other is.
fn join_middles(names: &mut [UnfinishedName]) {
    let person = |n: &UnfinishedName| !matches!(n.kind, Some(NameKind::Place | NameKind::Organisation));
    if !names.iter().any(|n| person(n) && n.key.split(' ').count() > 2) {
        return;
    }
    let (mut ends, mut with) = (Interner::default(), Vec::<(Option<usize>, Vec<usize>)>::new());
    for (i, name) in names.iter().enumerate().filter(|(_, n)| person(n)) {
        let mut words = name.key.split(' ');
        let (Some(first), Some(last)) = (words.next(), words.next_back()) else { continue };
        let middle = words.next();
        if among(last, "jr sr ii iii iv") || middle.is_some_and(|m| class_of(m).any(Class::PREPOSITION)) {
            continue;
        }
        let entry = ends.entry(&format!("{first} {last}"), &mut with);
        match middle {
            None => entry.0 = Some(i),
            Some(_) => entry.1.push(i),
        }
    }
    for (short, long) in with {
        let (Some(short), [long]) = (short, &long[..]) else { continue };
        let (to, from) = (short.min(*long), short.max(*long));
        let [text, key] = [names[*long].name.text.clone(), names[short].key.clone()];
        let (head, tail) = names.split_at_mut(from);
        let (to, from) = (&mut head[to], &mut tail[0]);
        to.mentions.append(&mut from.mentions);
        to.kind = to.kind.or(from.kind);
        to.office = to.office.or(from.office);
        to.apposition = to.apposition.or(from.apposition);
        to.name.sex = to.name.sex.or(from.name.sex);
        to.speaks |= from.speaks;
        to.eligible |= from.eligible;
        (to.name.text, to.key) = (text, key);
    }
}

fn word_count(document: &Document<'_>, chunk: &Chunk) -> usize {
    (chunk.first..chunk.last).filter(|&i| document.is_word(i)).count()
}

/// What all forms of a name share that are known to be one: "DPRK" and "North Korea"; "Kim Jong-un" and "Kim Jong Un".
fn common(key: &str) -> Cow<'_, str> {
    let hyphens = ['-', '‑'];
    let plain = if key.contains(hyphens) { Cow::Owned(key.replace(hyphens, " ")) } else { Cow::Borrowed(key) };
    forms(&plain).next().map_or(plain, Cow::Borrowed)
}

/// The forms of a name that has more than one, the common one first.
pub(crate) fn forms(key: &str) -> impl Iterator<Item = &'static str> + use<> {
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
