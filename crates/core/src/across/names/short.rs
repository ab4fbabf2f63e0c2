//! Short forms within one article: a family name, the first word of a company, letters for a body.

use std::collections::{BTreeMap, BTreeSet};

use super::gazetteer::known;
use super::row::{Local, ROLE, TEAM};
use crate::across::tail::is_tail;
use crate::text::{Class, class_of};

/// Joins each short form with the one longer name of the article that it can stand for.
pub(super) fn join(locals: &mut [Local]) {
    // Longer names by the short forms that they have.
    let (mut longer, mut spelled) = (BTreeMap::<String, Vec<usize>>::new(), BTreeMap::<String, Vec<usize>>::new());
    for (i, local) in locals.iter().enumerate() {
        if local.label.contains(' ')
            && local.evidence.thing == 0
            && !local.label.contains(TEAM)
            && !local.label.starts_with(ROLE)
            && known(&local.label).is_none()
        {
            let person = local.evidence.person > 0;
            let mut short = tails(&local.label, person);
            if person {
                short.extend(heads(&local.label));
            } else if local.evidence.named == 0 && local.evidence.body > 0 {
                // People are seldom called by their initials, which are other words as often.
                if let Some(short) = initials(&local.label) {
                    spelled.entry(short).or_default().push(i);
                }
            }
            for short in short {
                longer.entry(short).or_default().push(i);
            }
        }
    }
    for bearers in longer.values_mut() {
        drop_juniors(bearers, |&i| locals[i].label.as_str());
    }
    let mut moves: Vec<(usize, usize)> = Vec::new();
    for (i, local) in locals.iter().enumerate() {
        let other = local.label.contains(TEAM) || local.label.starts_with(ROLE) || is_whole(&local.label);
        if known(&local.label).is_some() || other {
            continue;
        }
        let ends = longer.get(&local.label).filter(|_| !local.evidence.is_letters());
        let bearers: Vec<usize> = ends.into_iter().chain(spelled.get(&local.label)).flatten().copied().collect();
        if let [only] = &bearers[..]
            && *only != i
        {
            moves.push((i, *only));
        }
    }
    // The shortest first, so that "Roe" reaches "Jane Roe" and with it "Jane Ann Roe".
    moves.sort_by_key(|&(from, _)| (locals[from].label.len(), from));
    for (from, to) in moves {
        let moved = std::mem::take(&mut locals[from]);
        locals[from].label.clone_from(&moved.label);
        let local = &mut locals[to];
        local.keys.extend(moved.keys);
        local.keys.sort_unstable();
        local.keys.dedup();
        local.spans.extend(moved.spans);
        local.roles.extend(moved.roles);
        local.evidence.join(moved.evidence);
    }
}

/// Whether a label is no short form of a longer one though that ends in it: a noun for a body ("House" of "White House"), or a
/// given name with a family name.
pub(super) fn is_whole(label: &str) -> bool {
    let class = class_of(label.split(' ').next().unwrap_or_default());
    match label.contains(' ') {
        true => class.has(Class::GIVEN),
        false => class.any(Class::BODY.or(Class::BODY_PLURAL).or(Class::BODY_HEAD)),
    }
}

/// What a label of several words ends in: "roe" of "jane roe". Of two words and more only a person is called so, or a team by
/// its name without the city; "white house" is no short form of "oslo white house".
pub(super) fn tails(label: &str, person: bool) -> Vec<String> {
    let tail = without_tail(label).filter(|_| person).map(|name| &label[name.len()..]);
    let name = &label[..label.len() - tail.map_or(0, str::len)];
    let place = |at: usize| known(&name[..at]).is_some_and(|k| !k.country);
    let cuts = name.match_indices(' ').map(|(at, _)| at);
    let fits = cuts.filter(|&at| person || !name[at + 1..].contains(' ') || place(at));
    let plain: Vec<String> = fits.map(|at| name[at + 1..].to_owned()).collect();
    // "Roe" and "Roe Jr." of "John Roe Jr."
    let tailed: Vec<String> =
        tail.iter().flat_map(|tail| plain.iter().map(move |name| format!("{name}{tail}"))).collect();
    [plain, tailed].concat()
}

/// A label without what tells people of one name apart: "john roe" of "john roe jr".
pub(super) fn without_tail(label: &str) -> Option<&str> {
    label.rsplit_once(' ').filter(|(_, tail)| is_tail(tail)).map(|(name, _)| name)
}

/// Leaves out who is told apart from another of the bearers of a short form by "Jr." or the like: "Roe" is rather John Roe than
/// John Roe Jr. `label` gives a bearer's label.
pub(super) fn drop_juniors<'a, T>(bearers: &mut Vec<T>, label: impl Fn(&T) -> &'a str) {
    let ends = |name: &'a str| (name.split(' ').next(), name.rsplit(' ').next());
    let plain: BTreeSet<_> = bearers.iter().map(&label).filter(|name| without_tail(name).is_none()).map(ends).collect();
    bearers.retain(|bearer| without_tail(label(bearer)).is_none_or(|name| !plain.contains(&ends(name))));
}

/// What a label of several words begins with: "jane" of "jane roe". "John Roe" is not John Roe Jr.
pub(super) fn heads(label: &str) -> Vec<String> {
    let label = without_tail(label).filter(|name| name.contains(' ')).unwrap_or(label);
    label.match_indices(' ').map(|(at, _)| label[..at].to_owned()).collect()
}

/// The initials of a label of several words, small words left out.
pub(super) fn initials(label: &str) -> Option<String> {
    let words = label.split(' ').filter(|w| !crate::text::among(w, "of for and the in on &"));
    let initials: String = words.filter_map(|w| w.chars().next()).collect();
    (initials.chars().count() > 1).then_some(initials)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::across::names::evidence::Evidence;

    #[test]
    fn a_short_form_goes_to_the_one_that_has_it() {
        let local = |label: &str| Local {
            label: label.to_owned(),
            spans: vec![crate::text::Span::new(0, 1)],
            evidence: Evidence { body: 1, ..Evidence::default() },
            ..Local::default()
        };
        let mut locals = ["jane roe", "roe", "doe", "john doe", "ann doe", "bridge works board", "bwb"].map(local);
        join(&mut locals);
        let counts: Vec<usize> = locals.iter().map(|l| l.spans.len()).collect();
        assert_eq!(counts, [2, 0, 1, 1, 1, 2, 0]);
    }
}
