//! Puts one name in the place of the spellings that articles have for one bearer.

use std::collections::BTreeMap;

use super::{DocValues, Names};
use dateline_core::across::names::{Naming, Value};
use dateline_core::corpus::Item;
use dateline_core::name::NameKind;

/// A table that is being filled.
struct Table<'a> {
    names: Names,
    values: &'a [Value],
    /// The number of each value that is entered.
    entered: BTreeMap<u32, u32>,
}

impl<'a> Table<'a> {
    fn new(values: &'a [Value]) -> Self {
        Self { names: Names::default(), values, entered: BTreeMap::new() }
    }

    /// The number of what a name is called: as its article does, or as the value of that number.
    fn number(&mut self, own: &str, value: Option<u32>) -> u32 {
        let Some((value, called)) = value.and_then(|n| Some((n, self.values.get(n as usize)?))) else {
            return self.names.number(own);
        };
        *self.entered.entry(value).or_insert_with(|| self.names.number(&called.shown))
    }

    fn finish(self) -> Names {
        let aliases = self.entered.iter().filter_map(|(&value, &number)| {
            let called = self.values.get(value as usize)?;
            Some(called.aliases.iter().map(move |form| (form.clone(), number)))
        });
        let aliases = aliases.flatten().collect();
        self.names.with_aliases(aliases)
    }
}

impl DocValues {
    /// Calls speakers and names as `naming` does. `items` are all articles, in their order.
    pub fn call(&mut self, items: &[Item], naming: &Naming) {
        let mut speakers = Table::new(naming.values());
        let mut named = [(); 3].map(|()| Table::new(naming.values()));
        let (mut rows, mut begins) = (Vec::with_capacity(self.names.len()), Vec::with_capacity(items.len()));
        for (at, item) in items.iter().enumerate() {
            let (from, to) = self.quotes_of(at as u32);
            let names = &item.analysis.names;
            for (row, quote) in self.quotes[from as usize..to as usize].iter_mut().zip(&item.analysis.quotes) {
                let Some(speaker) = quote.named_speaker() else { continue };
                // "Roe's office" is resolved by Roe's name, and is somebody else.
                let name = speaker.name.map(|n| n as usize).filter(|&n| names[n].text == speaker.label);
                let value = name.and_then(|name| naming.value(at, name));
                row.speaker = Some(speakers.number(&speaker.label, value)).into();
            }
            begins.push(rows.len() as u32);
            let mut own: Vec<(NameKind, u32)> = Vec::with_capacity(names.len());
            for (n, name) in names.iter().enumerate() {
                let value = naming.value(at, n);
                let called = value.and_then(|value| naming.values().get(value as usize));
                let kind = called.map_or(name.kind, |value| value.kind);
                own.push((kind, named[kind as usize].number(&name.text, value)));
            }
            own.sort();
            own.dedup();
            rows.append(&mut own);
        }
        self.speakers = speakers.finish();
        self.named = named.map(Table::finish);
        (self.names, self.names_of) = (rows, begins);
    }
}
