//! Drops what is no name over the corpus: words whose capital only begins a sentence, or that stand in small letters as a rule.

use std::collections::{BTreeMap, BTreeSet};

use super::gazetteer::known;
use super::row::{Row, TEAM};
use super::words::Words;
use crate::text::{Class, class_of};

/// Leaves only names in `rows`.
pub(super) fn drop(rows: &mut [Row], small: &Words) {
    // How often each single word stands within sentences with a capital.
    let mut inside: BTreeMap<String, u32> = BTreeMap::new();
    for local in rows.iter().flat_map(|r| &r.locals).filter(|l| !l.label.contains(' ')) {
        *inside.entry(local.label.clone()).or_default() += local.evidence.inside;
    }
    // A family name that begins a sentence is known by its bearer.
    let families: BTreeSet<String> = rows
        .iter()
        .flat_map(|r| &r.locals)
        .filter(|l| l.evidence.person > 0)
        .filter_map(|l| l.label.rsplit_once(' ').map(|(_, last)| last.to_owned()))
        .collect();
    let is_name = |label: &str, count: u32| {
        if label.contains(' ') || known(label).is_some() || label.contains(TEAM) {
            return true;
        }
        let lower = small.count(label);
        let no_name = Class::FUNCTION.or(Class::WEEKDAY).or(Class::MONTH).or(Class::PRONOUN).or(Class::NO_NAME);
        if class_of(label).any(no_name) {
            return false;
        }
        let family = families.contains(label) && lower == 0;
        family || count > 0 && count >= lower
    };
    for row in rows.iter_mut() {
        row.locals.retain(|l| is_name(&l.label, inside.get(&l.label).copied().unwrap_or(1)));
    }
}
