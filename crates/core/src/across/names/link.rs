//! Links the names of articles: rows with one label are one name; a short form goes to the one name that it can stand for.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use super::gazetteer::known;
use super::row::{ROLE, Row, TEAM};
use super::short::{drop_juniors, heads, initials, is_whole, tails};
use super::words::Words;
use crate::across::place::GROUP;
use crate::across::tail::is_tail;
use crate::text::{Class, among, class_of};

/// A label of the corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    pub text: String,
    /// The articles that have it, in canonical order, as places in the rows.
    pub articles: Vec<u32>,
    pub evidence: Evidence,
    /// Descriptions that it is told by: see [`Local::roles`](super::row::Local::roles).
    pub roles: BTreeSet<String>,
}

impl Label {
    fn words(&self) -> usize {
        self.text.split(' ').count()
    }

    fn is_team(&self) -> bool {
        self.text.contains(TEAM)
    }
}

/// All labels of `rows` in order, by number.
pub(super) fn labels(rows: &[Row]) -> Vec<Label> {
    let mut at: BTreeMap<&str, Label> = BTreeMap::new();
    for (article, row) in rows.iter().enumerate() {
        for local in &row.locals {
            let label = at.entry(&local.label).or_default();
            if label.articles.last() != Some(&(article as u32)) {
                label.articles.push(article as u32);
            }
            label.evidence.join(local.evidence);
            label.roles.extend(local.roles.iter().cloned());
        }
    }
    at.into_iter().map(|(text, label)| Label { text: text.to_owned(), ..label }).collect()
}

/// Where the short forms of labels lead: from a label's number and an article to the number of the longer label.
pub(super) struct Links {
    /// For all articles.
    everywhere: BTreeMap<u32, u32>,
    /// For one article.
    within: BTreeMap<(u32, u32), u32>,
}

impl Links {
    /// The label that `label` stands for in `article`.
    pub fn resolve(&self, label: u32, article: u32) -> u32 {
        let mut at = label;
        // Chains are short: letters, a short name, the full one.
        for _ in 0..3 {
            match self.within.get(&(at, article)).or_else(|| self.everywhere.get(&at)) {
                Some(&next) if next != at => at = next,
                _ => break,
            }
        }
        at
    }
}

/// A label that a short one may stand for.
#[derive(Clone, Copy, Debug)]
struct Bearer {
    label: u32,
    /// The rare labels that an article of it must share with the article of the short one.
    least: usize,
}

/// Links short labels to longer ones. `small` knows the words that stand in small letters somewhere.
pub(super) fn links(rows: &[Row], labels: &[Label], small: &Words) -> Links {
    let mut links = Links { everywhere: BTreeMap::new(), within: BTreeMap::new() };
    let number: BTreeMap<&str, u32> = labels.iter().enumerate().map(|(i, l)| (l.text.as_str(), i as u32)).collect();
    teams(rows, &number, &mut links);
    links.everywhere.extend(same_person(labels, &number, small));
    // Articles that have a label by any of its forms.
    let mut labels = labels.to_vec();
    for (&from, &to) in &links.everywhere {
        let more = labels[from as usize].articles.clone();
        let articles = &mut labels[to as usize].articles;
        articles.extend(more);
        articles.sort_unstable();
        articles.dedup();
    }
    let labels = labels.as_slice();
    let mut longer: BTreeMap<u32, Vec<Bearer>> = BTreeMap::new();
    for (i, label) in (0u32..).zip(labels) {
        let (surely, likely) = (Bearer { label: i, least: 0 }, Bearer { label: i, least: 1 });
        if label.words() < 2
            || label.is_team()
            || label.text.starts_with(ROLE)
            || label.evidence.thing > 0
            || known(&label.text).is_some()
        {
            continue;
        }
        if links.everywhere.contains_key(&i) {
            continue;
        }
        let person = label.evidence.person > 0;
        let at = |short: &str| number.get(short).copied().filter(|_| known(short).is_none() && !is_whole(short));
        let ends = |short: &str| at(short).filter(|&s| !labels[s as usize].evidence.is_letters());
        for s in tails(&label.text, person).iter().filter_map(|short| ends(short)) {
            longer.entry(s).or_default().push(surely);
        }
        if !person
            && label.evidence.named == 0
            && label.evidence.body > 0
            && let Some(s) = initials(&label.text).and_then(|short| at(&short))
        {
            longer.entry(s).or_default().push(surely);
        }
        if (person || label.evidence.named > 0)
            && let Some(&s) = with_initial(&label.text).and_then(|initial| number.get(initial.as_str()))
        {
            longer.entry(s).or_default().push(likely);
        }
        if person {
            // A given name that many bear is anybody's.
            let first = heads(&label.text).into_iter().next().filter(|s| !class_of(s).has(Class::GIVEN));
            if let Some(&s) = first.as_deref().filter(|s| known(s).is_none()).and_then(|s| number.get(s)) {
                longer.entry(s).or_default().push(surely);
            }
        } else {
            for short in heads(&label.text) {
                // "Senate GOP" is no longer name of the Senate.
                let rest = label.text[short.len()..].trim_start();
                let letters = number.get(rest).is_some_and(|&s| labels[s as usize].evidence.is_letters());
                if let Some(s) = ends(&short).filter(|_| !letters)
                    && is_short_of(&labels[s as usize], label)
                {
                    longer.entry(s).or_default().push(surely);
                }
            }
        }
    }
    for (i, label) in (0u32..).zip(labels) {
        for role in label.roles.iter() {
            if let Some(&described) = number.get(role.as_str()) {
                longer.entry(described).or_default().push(Bearer { label: i, least: 0 });
            }
        }
    }
    let rare = Rare::new(rows, labels, &number);
    for (short, mut bearers) in longer {
        drop_juniors(&mut bearers, |b| labels[b.label as usize].text.as_str());
        bearers.sort_by_key(|b| (std::cmp::Reverse(labels[b.label as usize].articles.len()), b.label));
        bearers.truncate(GROUP);
        let of = &labels[short as usize];
        for &article in &of.articles {
            if let Some(bearer) = rare.choose(article, short, &bearers, labels) {
                links.within.insert((short, article), bearer);
            }
        }
    }
    links
}

/// Labels of people that are another label with words around it: what leads up to the name, or the one middle initial that the
/// corpus knows for it.
fn same_person(labels: &[Label], number: &BTreeMap<&str, u32>, small: &Words) -> BTreeMap<u32, u32> {
    let mut same: BTreeMap<u32, u32> = BTreeMap::new();
    let mut initialed: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (i, label) in (0u32..).zip(labels) {
        if let Some(&whole) = person_within(label, small).and_then(|person| number.get(person)) {
            same.insert(i, whole);
        } else if let [first, middle, last] = label.text.split(' ').collect::<Vec<_>>()[..]
            && middle.chars().count() == 1
            && class_of(first).has(Class::GIVEN)
            && let Some(&plain) = number.get(format!("{first} {last}").as_str())
        {
            initialed.entry(plain).or_default().push(i);
        }
    }
    // With two initials about, they are two people, and the name without one is either's.
    same.extend(initialed.into_iter().filter_map(|(plain, with)| match with[..] {
        [only] => Some((only, plain)),
        _ => None,
    }));
    same
}

/// The person whose name a label ends in, behind words that are none of it: "jane roe" of "dangerous jane roe". A word is no
/// name if it stands in small letters somewhere, or tells who somebody is.
fn person_within<'a>(label: &'a Label, small: &Words) -> Option<&'a str> {
    let mut words = label.text.rsplit(' ');
    let (family, name) = (words.next()?, words.next()?);
    let person = label.text.len().checked_sub(family.len() + name.len() + 1)?;
    let telling = Class::TITLE.or(Class::ROLE).or(Class::ADVERB).or(Class::DEMONYM).or(Class::PARTY);
    let no_name = |word: &str| {
        let class = class_of(word);
        word.chars().count() > 1 && !class.has(Class::GIVEN) && (class.any(telling) || small.count(word) > 0)
    };
    let given = class_of(name).has(Class::GIVEN) && !is_tail(family);
    let leads = label.text[..person].split_whitespace();
    (person > 0 && given && label.evidence.person > 0 && leads.clone().all(no_name)).then(|| &label.text[person..])
}

/// Words for a trade, a group or a kind of club that names have at their end and that speech leaves out.
const GENERIC: &str = "motor motors computer computers aircraft airlines airways industries technologies systems \
                       international holdings group city town united rovers county";

/// Whether what `long` has behind `short` says nothing new, or the short form hardly stands without the long one.
fn is_short_of(short: &Label, long: &Label) -> bool {
    let rest = long.text[short.text.len()..].trim_start();
    let generic = |w: &str| among(w, GENERIC) || class_of(w).any(Class::BODY) && among(w, "company corporation firm");
    if rest.split(' ').all(generic) {
        return true;
    }
    let both = long.articles.iter().filter(|a| short.articles.binary_search(a).is_ok()).count();
    short.words() == 1 && both * 3 >= short.articles.len() * 2 && rest.split(' ').count() <= 2
}

/// "j roe" for "jane roe".
fn with_initial(label: &str) -> Option<String> {
    let (first, rest) = label.split_once(' ')?;
    let initial = first.chars().next()?;
    (first.chars().count() > 1).then(|| format!("{initial} {rest}"))
}

/// A place's team is the longer name that begins with the place, where the articles of the sport know one such.
fn teams(rows: &[Row], number: &BTreeMap<&str, u32>, links: &mut Links) {
    let mut full: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for row in rows {
        let Some(sport) = row.sport else { continue };
        for local in &row.locals {
            let words: Vec<&str> = local.label.split(' ').collect();
            for cut in 1..words.len() {
                let team = format!("{}{TEAM}{sport}", words[..cut].join(" "));
                if let (Some(&t), Some(&l)) = (number.get(team.as_str()), number.get(local.label.as_str()))
                    && !local.label.contains(TEAM)
                    && local.evidence.person == 0
                    && local.evidence.thing == 0
                    && !words.last().is_some_and(|last| class_of(last).has(Class::PLACE_NOUN))
                {
                    full.entry(t).or_default().insert(l);
                }
            }
        }
    }
    for (team, longs) in full {
        if let Some(&only) = longs.first()
            && longs.len() == 1
        {
            links.everywhere.insert(team, only);
        }
    }
}

/// What articles have in common: the labels that few of them have.
struct Rare {
    /// The rare labels of each article, sorted.
    of: Vec<Vec<u32>>,
}

/// Articles that have a rare label at most.
const RARE: usize = 24;

impl Rare {
    fn new(rows: &[Row], labels: &[Label], number: &BTreeMap<&str, u32>) -> Self {
        let of = rows
            .iter()
            .map(|row| {
                let rare = row.locals.iter().filter_map(|l| number.get(l.label.as_str()).copied());
                let mut rare: Vec<u32> = rare.filter(|&n| labels[n as usize].articles.len() <= RARE).collect();
                rare.sort_unstable();
                rare.dedup();
                rare
            })
            .collect();
        Self { of }
    }

    /// How many rare labels two articles share, `but` two aside.
    fn shared(&self, a: u32, b: u32, but: (u32, u32)) -> usize {
        let (a, b) = (&self.of[a as usize], &self.of[b as usize]);
        a.iter().filter(|n| **n != but.0 && **n != but.1 && b.binary_search(n).is_ok()).count()
    }

    /// The bearer that `short` stands for in `article`: the one in the articles likest to it; else the only one there is.
    fn choose(&self, article: u32, short: u32, bearers: &[Bearer], labels: &[Label]) -> Option<u32> {
        // Where the article itself has two of them, or one that the short form was not joined with, nobody can tell.
        let here = bearers.iter().map(|b| b.label);
        let here: Vec<u32> = here.filter(|&b| labels[b as usize].articles.binary_search(&article).is_ok()).collect();
        match here[..] {
            [] => {}
            [only] => return Some(only),
            _ => return None,
        }
        let near = |b: u32| {
            let articles = labels[b as usize].articles.iter().take(GROUP);
            articles.filter(|&&other| other != article).map(|&other| self.shared(article, other, (short, b))).max()
        };
        let near = |b: &Bearer| Some((near(b.label).unwrap_or(0), b.label)).filter(|(shared, _)| *shared >= b.least);
        let mut scores: Vec<(usize, u32)> = bearers.iter().filter_map(near).collect();
        scores.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        match scores[..] {
            [(_, only)] => Some(only),
            [(first, best), (second, _), ..] if first > second => Some(best),
            _ => None,
        }
    }
}
