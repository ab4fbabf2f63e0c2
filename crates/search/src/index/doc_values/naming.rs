//! Puts one name in the place of the spellings that articles have for one bearer, and of what the reader corrects.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DocValues, Names};
use crate::index::folded;
use dateline_core::across::names::Naming;
use dateline_core::corpus::Item;
use dateline_core::name::NameKind;

/// What a reader says that a name is called: merging two names, giving one another name, and taking a form out of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameCorrection {
    /// Among which names.
    pub kind: NameKind,
    /// What it was called before.
    pub name: String,
    /// The one form of it that is meant, as articles spell it; all if there is none.
    pub form: Option<String>,
    /// What it is called now.
    pub to: String,
}

/// What names are called: by their articles, by all articles together, and by the reader, who has the last word.
#[derive(Clone, Copy, Debug)]
struct Calling<'a> {
    /// What all articles together tell.
    naming: &'a Naming,
    /// What the reader says, in the order in which it was said.
    corrections: &'a [NameCorrection],
}

impl Calling<'_> {
    /// What `own`, as its article spells it, is called as the value of this number, by the reader; nothing if the reader says
    /// nothing of it.
    fn corrected(&self, kind: NameKind, own: &str, value: Option<u32>) -> Option<String> {
        let of_kind = |correction: &&NameCorrection| correction.kind == kind;
        let mut corrections = self.corrections.iter().filter(of_kind).peekable();
        corrections.peek()?;
        let called = value.and_then(|n| self.naming.values().get(n as usize)).map_or(own, |value| &value.shown);
        let mut now: Option<&str> = None;
        for correction in corrections {
            let is_meant = folded(&correction.name) == folded(now.unwrap_or(called))
                && correction.form.as_ref().is_none_or(|form| folded(form) == folded(own));
            if is_meant {
                now = Some(&correction.to);
            }
        }
        now.map(str::to_owned)
    }
}

/// A table that is being filled.
struct Table<'a> {
    calling: Calling<'a>,
    names: Names,
    /// Of each value and form its number, once it is entered.
    entered: BTreeMap<(NameKind, Option<u32>, String), u32>,
    aliases: Vec<(String, u32)>,
}

impl<'a> Table<'a> {
    fn new(calling: Calling<'a>) -> Self {
        Self { calling, names: Names::default(), entered: BTreeMap::new(), aliases: Vec::new() }
    }

    /// The number of what a name is called: as its article does, as the value of that number, or as the reader says.
    fn number(&mut self, kind: NameKind, own: &str, value: Option<u32>) -> u32 {
        if value.is_none() && self.calling.corrections.is_empty() {
            return self.names.number(own);
        }
        let key = (kind, value, own.to_owned());
        if let Some(&number) = self.entered.get(&key) {
            return number;
        }
        let called = value.and_then(|n| self.calling.naming.values().get(n as usize));
        let number = match (self.calling.corrected(kind, own, value), called) {
            (Some(name), _) => {
                let number = self.names.number(&name);
                self.aliases.push((own.to_owned(), number));
                number
            }
            (None, Some(value)) => {
                let number = self.names.number(&value.shown);
                // A form that the reader has taken elsewhere is none of this name any more.
                let is_own = |form: &&String| self.calling.corrected(kind, form, key.1).is_none();
                self.aliases.extend(value.aliases.iter().filter(is_own).map(|form| (form.clone(), number)));
                number
            }
            (None, None) => self.names.number(own),
        };
        self.entered.insert(key, number);
        number
    }

    fn finish(self) -> Names {
        let names = self.names;
        // What a name is shown as is no other form of it.
        let is_shown = |(form, number): &(String, u32)| folded(form) == folded(names.shown(*number));
        let aliases = self.aliases.into_iter().filter(|alias| !is_shown(alias)).collect();
        names.with_aliases(aliases)
    }
}

impl DocValues {
    /// Calls speakers and names as `naming` does, and then as the reader has corrected, in the order in which it was said. `items`
    /// are all articles, in their order.
    pub fn call(&mut self, items: &[Item], naming: &Naming, corrections: &[NameCorrection]) {
        let calling = Calling { naming, corrections };
        let mut speakers = Table::new(calling);
        let mut named = [(); 3].map(|()| Table::new(calling));
        let (mut rows, mut begins) = (Vec::with_capacity(self.names.len()), Vec::with_capacity(items.len()));
        for (at, item) in items.iter().enumerate() {
            let (from, to) = self.quotes_of(at as u32);
            let names = &item.analysis.names;
            for (row, quote) in self.quotes[from as usize..to as usize].iter_mut().zip(&item.analysis.quotes) {
                let Some(speaker) = quote.named_speaker() else { continue };
                // "Roe's office" is resolved by Roe's name, and is somebody else.
                let name = speaker.name.map(|n| n as usize).filter(|&n| names[n].text == speaker.label);
                let value = name.and_then(|name| calling.naming.value(at, name));
                let called = value.and_then(|value| calling.naming.values().get(value as usize));
                let own = || name.map_or(NameKind::Person, |name| names[name].kind);
                let kind = called.map_or_else(own, |value| value.kind);
                row.speaker = Some(speakers.number(kind, &speaker.label, value)).into();
            }
            begins.push(rows.len() as u32);
            let mut own: Vec<(NameKind, u32)> = Vec::with_capacity(names.len());
            for (n, name) in names.iter().enumerate() {
                let value = calling.naming.value(at, n);
                let called = value.and_then(|value| calling.naming.values().get(value as usize));
                let kind = called.map_or(name.kind, |value| value.kind);
                own.push((kind, named[kind as usize].number(kind, &name.text, value)));
            }
            own.sort_unstable();
            own.dedup();
            rows.append(&mut own);
        }
        self.speakers = speakers.finish();
        self.named = named.map(Table::finish);
        (self.names, self.names_of) = (rows, begins);
    }
}
