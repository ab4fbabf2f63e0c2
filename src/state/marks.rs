//! Which marks the reader shows: a matter of taste and of the device, so it is kept there and stands in no link.

use dateline_search::view::FactPart;
use leptos::prelude::*;

/// The name under which the device keeps which marks are switched off.
const STORAGE_KEY: &str = "dateline.marks";

/// Parts of facts in the order of their switches, and their names where they are kept.
pub const MARKS: [(FactPart, &str); 4] = [
    (FactPart::Quotation, "quotations"),
    (FactPart::Speaker, "speakers"),
    (FactPart::Cue, "cues"),
    (FactPart::Time, "dates"),
];

/// The marks that are shown: a bit for each part of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisibleMarks(u32);

impl VisibleMarks {
    /// Whether this part of a fact is marked.
    pub const fn has(self, part: FactPart) -> bool {
        self.0 & bit(part) != 0
    }

    /// All but those that `off` names, with spaces between; names that mean nothing are passed over.
    pub(crate) fn all_but(off: &str) -> Self {
        let on = MARKS.iter().filter(|(_, name)| off.split(' ').all(|o| o != *name));
        Self(on.fold(0, |bits, (part, _)| bits | bit(*part)))
    }

    /// The names of those that are not shown, with spaces between.
    fn off(self) -> String {
        let off: Vec<&str> = MARKS.iter().filter(|(part, _)| !self.has(*part)).map(|(_, name)| *name).collect();
        off.join(" ")
    }

    const fn toggled(self, part: FactPart) -> Self {
        Self(self.0 ^ bit(part))
    }
}

const fn bit(part: FactPart) -> u32 {
    1 << part as u32
}

/// The marks that are shown, as a signal that the device remembers.
#[derive(Clone, Copy)]
pub struct MarkSwitches(RwSignal<VisibleMarks>);

impl MarkSwitches {
    /// As this device keeps them; everything, if it keeps nothing or may not tell.
    pub(super) fn new() -> Self {
        let off = storage().and_then(|s| s.get_item(STORAGE_KEY).ok()?).unwrap_or_default();
        Self(RwSignal::new(VisibleMarks::all_but(&off)))
    }

    /// What is shown now.
    pub fn get(self) -> VisibleMarks {
        self.0.get()
    }

    /// The same, without following it.
    pub fn get_untracked(self) -> VisibleMarks {
        self.0.get_untracked()
    }

    /// Shows or hides a part of every fact.
    pub fn toggle(self, part: FactPart) {
        self.0.update(|marks| *marks = marks.toggled(part));
        // A device that has no room or refuses shows it for this visit.
        let _ = storage().map(|s| s.set_item(STORAGE_KEY, &self.get_untracked().off()));
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_names_what_is_off() {
        let all = VisibleMarks::all_but("");
        assert!(MARKS.iter().all(|(part, _)| all.has(*part)));
        let some = all.toggled(FactPart::Cue).toggled(FactPart::Time);
        assert_eq!(some.off(), "cues dates");
        assert_eq!(VisibleMarks::all_but("cues dates"), some);
        assert_eq!(VisibleMarks::all_but("of another version"), all);
    }
}
