//! The names of the corpus with their forms, and what the reader corrects of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Engine;
use crate::index::{DocValues, NameCorrection, folded};
use crate::query::NOT_NAMED;
use crate::view::{NameList, NameRow};
use dateline_core::across;
use dateline_core::across::names::{self, Naming};
use dateline_core::name::NameKind;

/// Corrections at most: each is held against each name.
const CORRECTIONS: usize = 2000;

/// The longest name, in characters.
const LONGEST: usize = 200;

/// Roles at most that are told of a name.
const ROLES: usize = 5;

/// Names at most that a list has.
const MOST: usize = 100;

impl Engine {
    /// The names of one kind that hold these words, as beginnings of theirs, those in most articles first.
    pub fn name_list(&self, kind: NameKind, find: &str) -> NameList {
        let corrections = self.corrections.read().log;
        let table = &self.doc_values.named[kind as usize];
        let mut counts = vec![0u32; table.count()];
        for n in 0..self.doc_values.articles.len() as u32 {
            self.doc_values.names_of_kind(n, kind).iter().for_each(|name| counts[name.1 as usize] += 1);
        }
        let mut forms: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (form, number) in table.aliases() {
            forms.entry(*number).or_default().push(form.clone());
        }
        let wanted = folded(find);
        let holds = |text: &str| {
            let text = folded(text);
            wanted.split(' ').all(|part| text.split(' ').any(|word| word.starts_with(part)))
        };
        let is_found = |number: &u32| {
            wanted.is_empty()
                || holds(table.shown(*number))
                || forms.get(number).is_some_and(|forms| forms.iter().any(|form| holds(form)))
        };
        let mut found: Vec<u32> =
            (0..table.count() as u32).filter(|&n| counts[n as usize] > 0).filter(is_found).collect();
        found.sort_by_cached_key(|&n| (u32::MAX - counts[n as usize], table.rank(n)));
        let more = found.len().saturating_sub(MOST) as u32;
        found.truncate(MOST);
        let mut roles = self.roles_of(found.iter().map(|&number| table.shown(number)));
        let row = |number: u32| NameRow {
            name: table.shown(number).to_owned(),
            forms: forms.get(&number).cloned().unwrap_or_default(),
            roles: roles.remove(table.shown(number)).unwrap_or_default(),
            articles: counts[number as usize],
        };
        NameList { kind, find: find.to_owned(), rows: found.into_iter().map(row).collect(), more, corrections }
    }

    /// What articles call these speakers, and how many articles call each so, most of them first.
    fn roles_of<'a>(&self, names: impl Iterator<Item = &'a str>) -> BTreeMap<String, Vec<(String, u32)>> {
        let wanted: BTreeSet<&str> = names.collect();
        let DocValues { speakers, roles, quotes, .. } = &self.doc_values;
        let told = quotes.iter().filter_map(|quote| Some((quote.speaker.get()?, quote.role.get()?, quote.item)));
        let told: BTreeSet<(u32, u32, u32)> = told.filter(|t| wanted.contains(speakers.shown(t.0))).collect();
        let mut counts: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        told.into_iter().for_each(|(speaker, role, _)| *counts.entry((speaker, role)).or_default() += 1);
        let mut by_name: BTreeMap<String, Vec<(String, u32)>> = BTreeMap::new();
        for ((speaker, role), articles) in counts {
            let of = by_name.entry(speakers.shown(speaker).to_owned()).or_default();
            of.push((roles.shown(role).to_owned(), articles));
        }
        for roles in by_name.values_mut() {
            roles.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
            roles.truncate(ROLES);
        }
        by_name
    }

    /// Takes what the reader calls names, in place of what was said before.
    ///
    /// # Errors
    ///
    /// In words for the reader, if a name is none, if there are too many, or if not all articles are at hand: names are told anew
    /// from all of them.
    pub fn correct_names(&mut self, corrections: Vec<NameCorrection>) -> Result<(), &'static str> {
        if corrections.len() > CORRECTIONS {
            return Err("These are more corrections than can be held.");
        }
        // A value of that name means what is not named.
        let is_name =
            |text: &str| !text.trim().is_empty() && text.chars().count() <= LONGEST && folded(text) != NOT_NAMED;
        if !corrections.iter().all(|correction| is_name(&correction.to)) {
            return Err("A name has between 1 and 200 letters, and is not “none”.");
        }
        let mut all = self.corrections.read();
        all.log.names = corrections;
        self.corrections.write(&all);
        self.call_names()
    }

    /// Calls all names anew.
    fn call_names(&mut self) -> Result<(), &'static str> {
        let items = self.all_items().ok_or("Names can be corrected only where the whole corpus is at hand.")?;
        let naming = self.naming.take().unwrap_or_else(|| match self.is_related() {
            true => Naming::new(&items, &names::find(&items, &across::canonical(&items))),
            false => Naming::default(),
        });
        self.doc_values.call(&items, &naming, &self.corrections.read().log.names);
        self.naming = Some(naming);
        self.arrange();
        Ok(())
    }

    /// Corrects anew what came since the reader corrected something; without corrections nothing is done.
    pub(super) fn correct_again(&mut self) {
        self.judge_added();
        if !self.corrections.read().log.names.is_empty() {
            // What came last has no naming yet; where it cannot be had, names stay as their articles have them.
            self.naming = None;
            let _ = self.call_names();
        }
    }

    /// Whether names were called as all articles together do, as far as can be seen of a stored corpus.
    fn is_related(&self) -> bool {
        self.doc_values.named.iter().chain([&self.doc_values.speakers]).any(|names| !names.aliases().is_empty())
    }
}
