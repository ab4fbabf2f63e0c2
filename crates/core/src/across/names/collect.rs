//! Makes the names of the corpus from linked rows.

use std::collections::BTreeMap;

use super::evidence::Evidence;
use super::form::key_of;
use super::gazetteer::known;
use super::link::{Label, Links};
use super::local;
use super::name::{Kind, NameAcross};
use super::row::{ROLE, Row, TEAM};
use crate::across::place::Place;
use crate::corpus::finding_id;
use crate::text::{Class, class_of};

#[derive(Default)]
struct Group {
    evidence: Evidence,
    /// How often each form stands, as it is spelled.
    forms: BTreeMap<String, u32>,
    mentions: Vec<Place>,
}

/// The names, in the order of their ids. `numbers` tells which item each row is of, `text` the text of a row. What rows hold
/// is given back as it is read, since names hold as much.
pub(super) fn names<'a>(
    mut rows: Vec<Row>,
    labels: &[Label],
    links: &Links,
    numbers: &[u32],
    text: &dyn Fn(u32) -> &'a str,
) -> Vec<NameAcross> {
    let number: BTreeMap<&str, u32> = labels.iter().enumerate().map(|(i, l)| (l.text.as_str(), i as u32)).collect();
    let mut groups: Vec<Group> = labels.iter().map(|_| Group::default()).collect();
    let mut forms: BTreeMap<String, Option<u32>> = BTreeMap::new();
    for (article, row) in (0u32..).zip(&mut rows) {
        for local in std::mem::take(&mut row.locals) {
            let Some(&label) = number.get(local.label.as_str()) else { continue };
            let to = links.resolve(label, article);
            // A description that leads to nobody is no name.
            if labels[to as usize].text.starts_with(ROLE) {
                continue;
            }
            let group = &mut groups[to as usize];
            group.evidence.join(local.evidence);
            let mut spans = local.spans;
            spans.sort();
            spans.dedup();
            if !local.label.starts_with(ROLE) {
                let shown = local.shown.of(text(article)).split_whitespace().collect::<Vec<_>>().join(" ");
                if !shown.is_empty() {
                    *group.forms.entry(shown).or_default() += spans.len() as u32;
                }
            }
            group.mentions.extend(spans.into_iter().map(|span| Place { article, span }));
            // A family name in a headline of another article may be anybody's.
            let person = local.evidence.person > 0;
            for key in local.keys.into_iter().filter(|key| !person || key.contains(' ')) {
                let seen = forms.entry(key).or_insert(Some(to));
                if *seen != Some(to) {
                    *seen = None;
                }
            }
        }
    }
    for (article, row) in (0u32..).zip(rows) {
        let find = |key: &str| forms.get(key).copied().flatten();
        let (found, _) = local::match_loose(text(article), row.loose, find);
        for (to, span) in found {
            groups[to as usize].mentions.push(Place { article, span });
        }
    }
    // By article in canonical order; only then each gets the number that the caller knows it by.
    for group in &mut groups {
        group.mentions.sort();
        group.mentions.dedup();
        for place in &mut group.mentions {
            place.article = numbers[place.article as usize];
        }
    }
    let made = groups.into_iter().zip(labels).filter(|(g, _)| !g.mentions.is_empty());
    let mut names: Vec<NameAcross> = made.map(|(group, label)| name(group, label)).collect();
    names.sort_by(|a, b| a.id.cmp(&b.id));
    names
}

fn name(group: Group, label: &Label) -> NameAcross {
    let kind = match known(&label.text) {
        Some(known) if known.group => Kind::Other,
        Some(_) => Kind::Place,
        None if label.text.contains(TEAM) => Kind::Organisation,
        None => group.evidence.kind(),
    };
    let letters = group.evidence.is_letters();
    let mut forms: Vec<(String, u32)> = group.forms.into_iter().collect();
    forms.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    // A person is shown under the commonest form with a given name, else of several words; anything else under the commonest.
    let best = forms.iter().enumerate().max_by_key(|(i, (form, count))| {
        let given = class_of(&form.split(' ').next().unwrap_or_default().to_lowercase()).has(Class::GIVEN);
        let full = form.contains(' ') && form.split(' ').count() < 5;
        let fullness = if kind == Kind::Person { u32::from(full) + u32::from(full && given) } else { 0 };
        let quiet = letters || form.chars().any(char::is_lowercase);
        let named = !known(&key_of(form)).is_some_and(|k| k.demonym) && quiet;
        (fullness, named, *count, std::cmp::Reverse(*i))
    });
    let best = best.map(|(i, _)| i);
    let shown = best.map(|i| forms.remove(i).0).unwrap_or_default();
    NameAcross {
        id: finding_id("n", &[&format!("{kind:?}"), &label.text]),
        kind,
        name: shown,
        aliases: forms.into_iter().map(|(form, _)| form).collect(),
        mentions: group.mentions,
    }
}
