//! Where a run of capitalised words ends: particles, stops of initials and "of" belong to it.

use super::chunk::is_name_word;
use super::known::{known, known_prefix};
use crate::text::{Class, Document, TokenKind, among};

/// Particles within a name.
const PARTICLES: [&str; 24] = [
    "de", "da", "di", "du", "del", "della", "dos", "das", "la", "las", "los", "le", "van", "von", "der", "den", "ter",
    "zu", "af", "al", "bin", "bint", "ibn", "el",
];

/// Whether the word at `i`, written small, is a particle of a name.
fn is_particle(document: &Document<'_>, i: usize) -> bool {
    document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
        && PARTICLES.contains(&document.lower(i))
}

/// Whether a name begins with a particle: "Van Dijk", "De la Cruz".
pub(super) fn begins_with_particle(document: &Document<'_>, first: usize) -> bool {
    PARTICLES.contains(&document.lower(first))
}

/// What follows a family name: "Jr.", "III", "KC", "MP". It is no part of what the bearer is called.
const SUFFIXES: [&str; 16] =
    ["jr", "sr", "ii", "iii", "iv", "kc", "qc", "mp", "msp", "mep", "obe", "mbe", "cbe", "phd", "md", "esq"];

/// One past the last word of a run of several words without what follows the family name.
pub(super) fn without_suffixes(document: &Document<'_>, first: usize, mut last: usize) -> usize {
    while last > first + 2 && SUFFIXES.contains(&document.lower(last - 1)) {
        last -= 1;
    }
    last
}

/// One past the last token of the run that begins at `i`.
pub(super) fn run_end(document: &Document<'_>, i: usize, limit: usize) -> usize {
    let mut end = i + 1;
    let mut body = document.tokens[i].class.any(Class::BODY.or(Class::BODY_HEAD));
    while end < limit {
        let t = document.tokens[end];
        if is_name_word(document, end) && t.spaced {
            // "Seoul Friday", "Seoul May 3"; but "Park Min Jun" ends in no month.
            let dated =
                t.class.has(Class::MONTH) && document.tokens.get(end + 1).is_some_and(|n| n.kind == TokenKind::Number);
            if dated || t.class.has(Class::WEEKDAY) && !is_name_word(document, end + 1) {
                break;
            }
            if t.class.any(Class::PRONOUN.or(Class::DETERMINER)) && !t.shout && !document.is_initial(end) {
                break;
            }
            // "Jane Roe Jane Ann Roe…": a caption or link begins anew.
            let again = |k: usize| document.lower(k) == document.lower(end);
            if end >= i + 2
                && (t.class.has(Class::GIVEN) && (i..end - 1).any(again)
                    || again(i) && !t.class.has(Class::ABBREVIATION))
            {
                break;
            }
            body |= t.class.any(Class::BODY.or(Class::BODY_PLURAL).or(Class::BODY_HEAD));
            end += 1;
            continue;
        }
        // "Democratic People’s Republic of Korea", "Workers’ Party": some bodies have an owner in their name.
        let owner = || {
            matches!(document.lower(end - 1), "people" | "workers" | "women" | "children" | "farmers" | "teachers")
                || t.span.len() <= 3 && document.lower(end - 1).ends_with('s') && body_after(document, end + 1)
        };
        if t.kind == TokenKind::Possessive
            && owner()
            && is_name_word(document, end + 1)
            && document.tokens[end + 1].spaced
        {
            end += 1;
            continue;
        }
        // "Fatima al-Zahra": a particle that a hyphen ties to the name.
        if t.spaced && !t.capital && t.hyphened && is_tied_particle(document.word(end)) {
            end += 1;
            continue;
        }
        // N. Korea, J. Smith, Gen. Roe: the stop of an initial or of an abbreviated title.
        let short =
            || document.tokens[end - 1].class.has(Class::ABBREVIATION) || is_letter(document.last_part(end - 1));
        if document.is(end, ".")
            && !t.spaced
            && short()
            && is_name_word(document, end + 1)
            && document.tokens[end + 1].spaced
        {
            end += 1;
            continue;
        }
        let next = is_name_word(document, end + 1)
            && document.tokens[end + 1].spaced
            && !document.tokens[end + 1].class.any(Class::MONTH.or(Class::WEEKDAY));
        // "Roe & Doe"
        if next && document.is(end, "&") && document.is_word(end - 1) {
            end += 2;
            continue;
        }
        let word = document.lower(end);
        let links = match word {
            // "President Roe of Ruritania" ends before the country; "Bank of Ruritania" does not.
            "of" => {
                next && !ends_person(document, i, end)
                    && !stands_alone(document, i, end)
                    && !is_nobody_known(document, i, end)
            }
            "for" | "on" => next && body && known(document, i, end).is_none(),
            "the" => end > i + 1 && matches!(document.lower(end - 1), "of" | "for" | "on") && next,
            "and" => next && (body_follows(document, i, end + 1, limit) || shares_duties(document, i, end)),
            _ => false,
        };
        // "Willem van der Berg": up to three particles in a row.
        let particles = (end..limit.min(end + 3)).take_while(|&k| is_particle(document, k)).count();
        let named = end + particles;
        if particles > 0 && !document.is(end - 1, ".") && is_name_word(document, named) && document.tokens[named].spaced
        {
            end = named + 1;
            continue;
        }
        // "Institute for the Study of War": the article comes between link and name.
        let links_over_article = matches!(word, "of" | "for" | "on")
            && body
            && !stands_alone(document, i, end)
            && known(document, i, end).is_none()
            && document.reads(end + 1, "the")
            && is_name_word(document, end + 2);
        if links {
            end += 2;
        } else if links_over_article && end + 3 <= limit {
            end += 3;
        } else {
            break;
        }
    }
    end.min(limit)
}

/// Whether a noun for a body stands at `i`, in capitals: "the Millers’ Guild".
fn body_after(document: &Document<'_>, i: usize) -> bool {
    is_name_word(document, i) && document.tokens[i].class.any(Class::BODY)
}

/// Whether a word, or its last part, is one letter: "J", "Russia-N".
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some() && letters.next().is_none()
}

fn is_tied_particle(word: &str) -> bool {
    word.split_once('-').is_some_and(|(particle, name)| {
        PARTICLES.contains(&particle) && name.chars().next().is_some_and(char::is_uppercase)
    })
}

/// Whether the run so far is an office or a given name with a family name after it.
fn ends_person(document: &Document<'_>, first: usize, end: usize) -> bool {
    let last = document.tokens[end - 1].class;
    let named = (first..end).any(|i| document.tokens[i].class.any(Class::TITLE.or(Class::GIVEN)));
    end - first >= 2 && named && !last.any(Class::TITLE.or(Class::ROLE).or(Class::BODY).or(Class::BODY_PLURAL))
}

/// Whether the run so far is a few words that no list has, each a name of somebody as far as can be seen: "Sunara Akhtel of
/// Osterby" ends before where she is from, "Free University of Ruritania" and "Knights Templar of Osterby" do not.
fn is_nobody_known(document: &Document<'_>, first: usize, end: usize) -> bool {
    let is_listed = |i: usize| {
        let t = document.tokens[i];
        t.kind != TokenKind::Word || t.shout || t.class != Class::NONE
    };
    end - first == 2 && !(first..end).any(is_listed) && !document.reads(first.wrapping_sub(1), "the")
}

/// Whether the run so far is letters or a word that nothing more belongs to: "the FBI of today", "Congress on the bill".
fn stands_alone(document: &Document<'_>, first: usize, end: usize) -> bool {
    end == first + 1
        && (document.tokens[first].shout
            || among(document.lower(first), "congress senate parliament state states pentagon"))
}

/// "Food and Drug Administration": the second part, from token `from` on, ends in a noun for a body, and neither part is a name
/// of its own.
fn body_follows(document: &Document<'_>, first: usize, from: usize, limit: usize) -> bool {
    let before = document.tokens[from - 2];
    let own = Class::GROUP.or(Class::ROLE_PLURAL).or(Class::COUNTRY
        .or(Class::CAPITAL)
        .or(Class::BODY)
        .or(Class::GIVEN)
        .or(Class::BODY_PLURAL)
        .or(Class::TITLE));
    // "ACT and College Board", "Google and the State Department": what is known or in capitals is a name of its own.
    if before.class.any(own.or(Class::ROLE)) || before.shout || known(document, first, from - 1).is_some() {
        return false;
    }
    if document.tokens[from].class.has(Class::KNOWN) && known(document, from, (from + 2).min(limit)).is_some() {
        return false;
    }
    let mut i = from;
    let mut words = 0;
    while i < limit && is_name_word(document, i) && words < 4 {
        if words > 0 && document.tokens[i].class.any(Class::BODY.or(Class::BODY_HEAD)) {
            return true;
        }
        // "Jane Roe and Police Department": a person's name is no part of a body's.
        if document.tokens[i].shout || document.tokens[i].class.has(Class::GIVEN) {
            return false;
        }
        i += 1;
        words += 1;
    }
    false
}

/// "Department of Rivers and Human Needs": the "and" at `end` joins two duties of an office whose name goes on after "of".
fn shares_duties(document: &Document<'_>, first: usize, end: usize) -> bool {
    let link = (first + 1..end).rev().find(|&k| among(document.lower(k), "of on for"));
    let Some(link) = link.filter(|&k| end - k <= 3) else { return false };
    let office = "department ministry committee subcommittee bureau office centers secretary minister institute institutes \
        center centre administration";
    let next = document.tokens[end + 1];
    // One more duty may be anybody's name, a duty in two words seldom is.
    let ministry = among(document.lower(link - 1), "department ministry committee subcommittee secretary minister");
    if !ministry && !is_name_word(document, end + 2) {
        return false;
    }
    among(document.lower(link - 1), office)
        && known(document, link + 1, end).is_none()
        && !next.shout
        && !next.class.any(Class::GIVEN.or(Class::KNOWN).or(Class::TITLE).or(Class::COUNTRY))
}

/// Words that name nobody by themselves, though with a given name before them they are family names.
const SURNAMES_TOO: &str = "best black blue book church day father freedom gay good green group guard gun high home hope labor law \
    long lord love new north page part pope post power rule sharp show small south sport style union war west west white \
    winter young story stone street sun read round price east god care chapter fox king bond";

/// Cuts from a run what does not belong to the name before it: words of sites, months, letters behind words.
pub(super) fn trimmed(document: &Document<'_>, first: usize, last: usize) -> usize {
    let tokens = &document.tokens;
    let is_body = |i: usize| tokens[i].class.any(Class::BODY.or(Class::BODY_PLURAL).or(Class::BODY_HEAD));
    let given = tokens[first].class.has(Class::GIVEN);
    let mut end = last;
    if end == first + 1 {
        return end;
    }
    let prefix = known_prefix(document, first, end);
    if let Some(k) = prefix {
        // "White House Press", "Fox News White House": what follows a known name is another, or no name.
        let no_name = || (k..end).all(|i| tokens[i].class.has(Class::NO_NAME) && !is_body(i));
        // "CBS Sunday Morning" is the name of something else.
        let dated = (k..end).any(|i| tokens[i].class.has(Class::WEEKDAY));
        if dated {
            return end;
        }
        if k == end || no_name() || known(document, k, end).is_some() {
            return k;
        }
    }
    // "House Jane Roe"
    if tokens[first + 1].class.has(Class::GIVEN)
        && among(document.lower(first), "house senate congress parliament navy army police")
    {
        return first + 1;
    }
    // "Strelsau Zenda College Image": what follows the noun for a body is not its name, unless something links it.
    let linked = |i: usize| among(document.lower(i), "of for on and de du");
    if let Some(noun) = (first + 1..end).rev().find(|&i| is_body(i))
        && noun + 1 < end
        && !(noun + 1..end).any(linked)
        && (tokens[noun + 1].class.any(Class::NO_NAME.or(Class::GIVEN)) || known(document, noun + 1, end).is_some())
        && !is_body(noun + 1)
        && !document.reads(noun - 1, "of")
    {
        end = noun + 1;
    }
    while end > first + 1 {
        let t = tokens[end - 1];
        let before = tokens[end - 2];
        let letters = t.shout
            && t.span.len() > 1
            && !before.shout
            && document.is_word(end - 2)
            && !is_body(end - 1)
            && !SUFFIXES.contains(&document.lower(end - 1));
        // "Roe Park Jun" ends in no month.
        let counted = || tokens.get(end).is_some_and(|n| n.kind == TokenKind::Number);
        let dated = t.class.any(Class::MONTH.or(Class::WEEKDAY))
            && !t.class.has(Class::GIVEN)
            && (t.span.len() > 3 && !(given && end - first == 2) || counted());
        let link = t.kind != TokenKind::Word || linked(end - 1) || document.reads(end - 1, "the");
        let surname = given && end - first == 2 && among(document.lower(end - 1), SURNAMES_TOO);
        let word = t.class.has(Class::NO_NAME) && !is_body(end - 1) && !surname && !(first..end).any(is_body);
        if !(letters || dated || link || word) || prefix == Some(end) {
            break;
        }
        end -= 1;
    }
    // "Roe Replay More Videos"; but "Secretary of State Jane Roe".
    let office = Class::TITLE.or(Class::ROLE);
    let foreign = |k: usize| tokens[k].class.has(Class::NO_NAME) && !is_body(k) && !tokens[k].class.any(office);
    // "Jane Roe Killed John Doe": a headline.
    let tells = |k: usize| {
        let t = tokens[k];
        let past = t.span.len() > 4 && document.lower(k).ends_with("ed") && !document.lower(k).ends_with("eed");
        let verb = t.class.any(Class::VERB.or(Class::CUE).or(Class::AUXILIARY)) && k + 1 < end;
        given && k >= first + 2 && (past || verb) && !t.class.any(office.or(Class::GIVEN)) && !document.is(k - 1, ".")
    };
    let site = (first + 1..end).find(|&k| foreign(k) && !document.reads(k - 1, "of") || tells(k));
    // A body has any words in its name, and some family names are such words.
    let family = |k: usize| given && k == first + 1 && among(document.lower(k), SURNAMES_TOO);
    let part_of_name = |k: usize| (first..end).any(is_body) || family(k) || document.is(k + 1, ".");
    match site.filter(|&k| !part_of_name(k)) {
        Some(k) if prefix != Some(end) => k,
        _ => end,
    }
}
