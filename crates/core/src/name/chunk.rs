//! Runs of capitalised words: where a name begins and ends, and which of its words are an office.

use super::{NameKind, Sex};
use crate::text::{Class, Document, List, Sentence, Span, TokenKind, among, class_of};

static PLACES: List = List::new(crate::text::word_list!("places.txt"));

/// A capitalised run, parted.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// Tokens of the name proper.
    pub first: usize,
    pub last: usize,
    /// The office before it: "Russian President".
    pub office: Option<Span>,
    /// The role after it: ", a professor at …,".
    pub apposition: Option<Span>,
    pub kind: Option<NameKind>,
    pub sex: Option<Sex>,
    /// It is a name only if the article has it as somebody's family name: "King said" after "Tom King".
    pub doubtful: bool,
}

impl Chunk {
    /// What two spellings of one name share: lower case, without stops.
    pub fn key(&self, document: &Document<'_>) -> String {
        let mut key = String::with_capacity(document.slice(self.first, self.last).len());
        for i in self.first..self.last {
            if document.tokens[i].kind == TokenKind::Possessive {
                key.push_str(document.lower(i));
            } else if document.tokens[i].kind == TokenKind::Word {
                if !key.is_empty() {
                    key.push(' ');
                }
                let word = document.lower(i);
                if word.bytes().all(|b| b.is_ascii() && b != b'.') {
                    key.push_str(word);
                } else {
                    key.extend(word.chars().filter(|c| *c != '.').map(crate::text::lower));
                }
            }
        }
        key
    }
}

/// All runs of a document, in order.
pub(super) fn chunks(document: &Document<'_>) -> Vec<Chunk> {
    let telling: Vec<&Sentence> =
        document.sentences.iter().filter(|s| !is_title_case(document, s.first, s.last)).collect();
    let inner = seen_inside_sentences(document, &telling);
    let mut out = Vec::new();
    for sentence in telling {
        let mut i = sentence.first;
        while i < sentence.last {
            if !begins(document, i, sentence.first, &inner) {
                if is_lone_name_too(document, i) {
                    let kind = None;
                    let (first, last) = (i, i + 1);
                    out.push(Chunk { first, last, office: None, apposition: None, kind, sex: None, doubtful: true });
                }
                i += 1;
                continue;
            }
            let end = run_end(document, i, sentence.last);
            if let Some(chunk) = part(document, i, end) {
                out.push(chunk);
            }
            i = end.max(i + 1);
        }
    }
    out
}

/// Whether a word of the calendar or an auxiliary stands where only a name can: "May said", "Mr March".
fn is_lone_name_too(document: &Document<'_>, i: usize) -> bool {
    let next = document.tokens.get(i + 1);
    let reports = next.is_some_and(|t| {
        t.class.any(Class::CUE_SPEECH) && matches!(t.form, crate::text::Form::Past | crate::text::Form::Third)
    });
    is_name_word(document, i) && among(document.lower(i), NAMES_TOO) && reports
}

/// Words that stand capitalised elsewhere than at a sentence's beginning: names, not sentence openers.
fn seen_inside_sentences(document: &Document<'_>, sentences: &[&Sentence]) -> Vec<u64> {
    let mut seen = Vec::new();
    for sentence in sentences {
        for i in sentence.first + 1..sentence.last {
            let after_mark = document.tokens[i - 1].kind == TokenKind::Quote || document.is(i - 1, ":");
            if document.tokens[i].capital && !after_mark {
                seen.push(hash(document.lower(i)));
            }
        }
    }
    seen.sort();
    seen
}

/// FNV-1a in 64 bits: no two words of an article share one.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

/// A headline in which every long word is capitalised, or that is all in capitals, tells nothing about names.
fn is_title_case(document: &Document<'_>, first: usize, last: usize) -> bool {
    let (mut long, mut capital) = (0, 0);
    let mut words = document.tokens[first..last].iter().filter(|t| t.kind == TokenKind::Word).peekable();
    if last > first + 2 && words.peek().is_some_and(|t| t.shout) && words.all(|t| t.shout || t.span.len() == 1) {
        return true;
    }
    for t in &document.tokens[first..last] {
        if t.kind == TokenKind::Word && t.span.len() >= 4 && !t.class.has(Class::FUNCTION) {
            long += 1;
            capital += usize::from(t.capital);
        }
    }
    long >= 5 && capital * 10 >= long * 9
}

fn is_name_word(document: &Document<'_>, i: usize) -> bool {
    document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
}

fn begins(document: &Document<'_>, i: usize, sentence_first: usize, inner: &[u64]) -> bool {
    if !is_name_word(document, i) {
        return false;
    }
    let t = document.tokens[i];
    if begins_name_too(document, i, sentence_first) {
        return true;
    }
    // "Friday Seoul said": a weekday never begins a name, a month only where it is a given name too.
    if t.class.any(Class::MONTH.or(Class::WEEKDAY)) && !t.class.has(Class::GIVEN) {
        return false;
    }
    let opener = i == sentence_first
        || document.tokens[i - 1].kind == TokenKind::Quote
        || document.is(i - 1, ":")
        || document.is(i - 1, "•");
    if t.class.has(Class::FUNCTION) {
        // "US" and "IT" are names; "The", "But", "I" are not.
        return t.shout && document.word(i).len() > 1 && !opener_shouts(document, i);
    }
    if !opener {
        return true;
    }
    let known = Class::GIVEN.or(Class::COUNTRY).or(Class::CAPITAL).or(Class::DEMONYM).or(Class::TITLE);
    let next = document.tokens.get(i + 1);
    let speaks = next.is_some_and(|n| n.class.has(Class::CUE_SPEECH) && n.form_is_finite() && !n.capital)
        && !t.class.any(Class::ROLE_PLURAL.or(Class::BODY).or(Class::BODY_PLURAL).or(Class::ROLE))
        && !document.lower(i).ends_with('s');
    speaks
        || t.shout
        || t.class.any(known)
        || inner.binary_search(&hash(document.lower(i))).is_ok()
        || is_name_word(document, i + 1)
}

/// Whether the neighbours shout too, so that capitals say nothing.
fn opener_shouts(document: &Document<'_>, i: usize) -> bool {
    [i.wrapping_sub(1), i + 1]
        .into_iter()
        .any(|k| document.tokens.get(k).is_some_and(|t| t.shout && !t.class.has(Class::BODY)))
}

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
fn without_suffixes(document: &Document<'_>, first: usize, mut last: usize) -> usize {
    while last > first + 2 && SUFFIXES.contains(&document.lower(last - 1)) {
        last -= 1;
    }
    last
}

/// Words of the calendar and auxiliaries that are given or family names too: "June Poe", "Will Smithson", "Theresa May".
const NAMES_TOO: &str = "may will june april march august";

/// Whether such a word begins a name at `i`: in capitals within a sentence before another capital, and after no preposition
/// or word of time.
fn begins_name_too(document: &Document<'_>, i: usize, sentence_first: usize) -> bool {
    if !among(document.lower(i), NAMES_TOO) || !is_name_word(document, i + 1) {
        return false;
    }
    let next = document.tokens[i + 1];
    if next.shout || next.class.any(Class::MONTH.or(Class::WEEKDAY).or(Class::FUNCTION)) {
        return false;
    }
    let reports =
        |k: usize| document.tokens.get(k).is_some_and(|t| t.class.has(Class::CUE_SPEECH) && t.form_is_finite());
    if i == sentence_first || document.tokens[i - 1].kind == TokenKind::Quote {
        // "Will Roe resign?" asks; "Will Roe said" tells.
        return reports(i + 2);
    }
    let before = document.tokens[i - 1];
    let timed =
        before.class.has(Class::PREPOSITION) || among(document.lower(i - 1), "last next this early late mid every");
    !timed
}

/// One past the last token of the run that begins at `i`.
fn run_end(document: &Document<'_>, i: usize, limit: usize) -> usize {
    let mut end = i + 1;
    let mut body = document.tokens[i].class.has(Class::BODY);
    while end < limit {
        let t = document.tokens[end];
        if is_name_word(document, end) && t.spaced {
            // "Seoul Friday", "Seoul May 3"; but "Park Min Jun" ends in no month.
            let dated =
                t.class.has(Class::MONTH) && document.tokens.get(end + 1).is_some_and(|n| n.kind == TokenKind::Number);
            if dated || t.class.has(Class::WEEKDAY) && !is_name_word(document, end + 1) {
                break;
            }
            if t.class.any(Class::PRONOUN.or(Class::DETERMINER)) && !t.shout {
                break;
            }
            body |= t.class.any(Class::BODY.or(Class::BODY_PLURAL));
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
        let next = is_name_word(document, end + 1) && document.tokens[end + 1].spaced;
        let word = document.lower(end);
        let links = match word {
            // "President Roe of Ruritania" ends before the country; "Bank of Ruritania" does not.
            "of" => next && !ends_person(document, i, end),
            "for" | "on" => next && body,
            "the" => end > i && matches!(document.lower(end - 1), "of" | "for" | "on") && next,
            "and" => next && body_follows(document, end + 1, limit),
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

/// "Food and Drug Administration": the second part ends in a noun for a body, and neither part is a person's name.
fn body_follows(document: &Document<'_>, from: usize, limit: usize) -> bool {
    let mut i = from;
    let mut words = 0;
    while i < limit && is_name_word(document, i) && words < 4 {
        if document.tokens[i].class.has(Class::BODY) && words > 0 {
            return !document.tokens[from - 2].class.any(Class::COUNTRY.or(Class::BODY).or(Class::GIVEN));
        }
        i += 1;
        words += 1;
    }
    false
}

/// Parts a run into office and name, and tells its kind.
fn part(document: &Document<'_>, first: usize, last: usize) -> Option<Chunk> {
    let tokens = &document.tokens;
    let last = without_suffixes(document, first, last);
    let mut start = first;
    // An office ends with a title or role that a name follows within the run.
    let is_office = |i: usize| {
        let class = tokens[i].class;
        // "Soma Sen Roy" is no senator: a short form is a title at the beginning, or after another.
        let amid = i > first && class.has(Class::ABBREVIATION) && {
            let before = tokens[i - 1].class;
            !before.any(Class::TITLE.or(Class::ROLE).or(Class::DEMONYM).or(Class::COUNTRY).or(Class::BODY))
                && !document.is(i - 1, ".")
        };
        class.any(Class::TITLE.or(Class::ROLE)) && !(i > first && class.has(Class::GIVEN)) && !amid
    };
    if let Some(title) = (first..last).rev().find(|&i| is_office(i) && i + 1 < last) {
        start = after_office(document, title, last);
    }
    // "leader Kim Jong-un", "analyst Jane Roe": the office is written small.
    let mut office_first = first;
    if start == first && first > 0 {
        let before = tokens[first - 1];
        let adjacent = tokens[first].spaced && before.kind == TokenKind::Word;
        if adjacent && before.class.any(Class::TITLE.or(Class::ROLE)) && !before.capital {
            office_first = office_start(document, first - 1);
        }
    }
    let body = tokens[start..last].iter().any(|t| t.class.any(Class::BODY.or(Class::BODY_PLURAL)));
    let has_office = start > first || office_first < first;
    if start >= last {
        return None;
    }
    if body && start > first {
        // "National Graduate Institute": a graduate is a role, but not before the name of a body.
        start = first;
    }
    let mut from = start;
    if has_office && start > first {
        office_first = office_start(document, first);
    }
    // A nationality before a person's name is not part of it: "Russian Jane Roe".
    while from + 1 < last && !body && has_office && tokens[from].class.has(Class::DEMONYM) {
        from += 1;
    }
    let office =
        (office_first < from && has_office).then(|| document.slice(office_first, from)).filter(|s| !s.is_empty());
    let words = (from..last).filter(|&i| document.is_word(i)).count();
    let lone = words == 1;
    let class = tokens[last - 1].class;
    // "Russia-North Korea ties": two names that a hyphen joins are no third.
    let compound = (from..last).any(|i| document.tokens[i].hyphened && joins_places(document.lower(i)));
    if compound {
        return None;
    }
    // "militant Islam", "dissident Calvinism": a creed is nobody, whatever stands before it.
    if lone && is_creed(document.lower(from)) {
        return None;
    }
    let kind = if is_listed_country(document, from, last) {
        Some(NameKind::Place)
    } else if body {
        Some(NameKind::Organisation)
    } else if office.is_some() || tokens[from].class.has(Class::GIVEN) && words >= 2 {
        Some(NameKind::Person)
    } else if is_country(document, from, last) {
        Some(NameKind::Place)
    } else if lone && class.any(Class::TITLE.or(Class::ROLE)) && !class.has(Class::DEMONYM) {
        return Some(Chunk {
            first: from,
            last,
            office: None,
            apposition: None,
            kind: None,
            sex: None,
            doubtful: true,
        });
    } else if class.has(Class::DEMONYM) || class.any(Class::TITLE.or(Class::ROLE)) {
        return None;
    } else if lone && tokens[from].shout {
        Some(NameKind::Organisation)
    } else {
        None
    };
    let sex = sex_of(document, office, office_first, from, last, kind);
    Some(Chunk { first: from, last, office, apposition: apposition(document, last), kind, sex, doubtful: false })
}

/// Whether a word is the name of a religion or a doctrine.
fn is_creed(lower: &str) -> bool {
    among(lower, "islam christianity orthodoxy catholicism scientology shia sunni")
        || lower.ends_with("ism") && lower.len() > 5
}

/// Where the name begins after the title at `title`: at once, or after "of State".
fn after_office(document: &Document<'_>, title: usize, last: usize) -> usize {
    let mut next = title + 1;
    if document.is(next, ".") {
        next += 1;
    }
    // "Secretary General": the office goes on.
    while next + 1 < last && document.tokens[next].class.any(Class::TITLE.or(Class::ROLE)) {
        next += 1;
    }
    if !document.reads(next, "of") && !document.reads(next, "for") {
        return next;
    }
    if is_domain(document, next + 1)
        && next + 2 < last
        && !document.is(next + 2, ",")
        && document.is_word(next + 2)
        && document.tokens[next + 2].capital
    {
        return next + 2;
    }
    let words: Vec<usize> = (next + 1..last).collect();
    let given = words.iter().copied().find(|&i| document.tokens[i].class.has(Class::GIVEN));
    match given {
        Some(i) if i > next + 1 => i,
        // Without a known given name, the last two words are the person's if something is left for the office.
        _ if words.len() >= 3 => last - 2,
        _ => last,
    }
}

/// What an office is for, in one word: "Secretary of State", "Minister of Defence".
pub(super) fn is_domain(document: &Document<'_>, i: usize) -> bool {
    matches!(
        document.lower(i),
        "state"
            | "defense"
            | "defence"
            | "finance"
            | "interior"
            | "justice"
            | "education"
            | "health"
            | "energy"
            | "labor"
            | "labour"
            | "commerce"
            | "agriculture"
            | "transportation"
            | "transport"
            | "trade"
            | "treasury"
            | "staff"
    )
}

/// Where the office begins whose last word is token `i`: modifiers before it, back to the article or the clause's edge.
fn office_start(document: &Document<'_>, i: usize) -> usize {
    let mut start = i;
    let floor = document.sentence_of(i).map_or(0, |s| document.sentences[s].first);
    while start > floor && i - start < 7 {
        let t = document.tokens[start - 1];
        let glued = document.tokens[start].spaced || document.is(start - 1, "-");
        let plain = t.kind == TokenKind::Word
            && !t.class.has(Class::FUNCTION)
            && !t.class.any(Class::CUE.or(Class::VERB).or(Class::WEEKDAY).or(Class::ADVERB))
            && !document.word(start - 1).ends_with("ing")
            && !document.word(start - 1).ends_with("ed");
        let telling = Class::TITLE.or(Class::ROLE).or(Class::DEMONYM).or(Class::BODY);
        let modifier = plain && (t.capital || t.class.any(telling)) || document.reads(start - 1, "first");
        if !modifier || !glued {
            break;
        }
        start -= 1;
    }
    start
}

/// Whether a part of a hyphenated word is a country or the adjective of one, or a half of such a name.
fn joins_places(word: &str) -> bool {
    let place = Class::COUNTRY.or(Class::DEMONYM).or(Class::CAPITAL);
    word.split('-').any(|part| class_of(part).any(place))
}

/// Whether the run is, word for word, a country of more than one word in the list.
fn is_listed_country(document: &Document<'_>, first: usize, last: usize) -> bool {
    if last - first < 2 || !document.tokens[last - 1].class.any(Class::COUNTRY.or(Class::BODY_PLURAL)) {
        return false;
    }
    let run: Vec<&str> = (first..last).map(|i| document.word(i)).collect();
    let key = run.join("_");
    let is_first = |rest: &str| rest.is_empty() || rest.starts_with('|');
    PLACES.entries().iter().any(|line| line.strip_prefix(key.as_str()).is_some_and(is_first))
}

fn is_country(document: &Document<'_>, first: usize, last: usize) -> bool {
    let class = document.tokens[last - 1].class;
    let words = last - first;
    let alone = class.any(Class::COUNTRY.or(Class::CAPITAL)) && !class.has(Class::GIVEN);
    let short =
        words == 1 && matches!(document.lower(first), "us" | "u.s." | "uk" | "u.k." | "eu" | "uae" | "usa" | "dprk");
    (alone && words <= 3 && !document.tokens[first].class.has(Class::GIVEN)) || short
}

fn sex_of(
    document: &Document<'_>,
    office: Option<Span>,
    office_first: usize,
    from: usize,
    last: usize,
    kind: Option<NameKind>,
) -> Option<Sex> {
    if matches!(kind, Some(NameKind::Organisation | NameKind::Place)) {
        return None;
    }
    let office = if office.is_some() { office_first..from } else { from..from };
    for i in office.chain(from..last.min(from + 1)) {
        let class = document.tokens[i].class;
        match (class.has(Class::MALE), class.has(Class::FEMALE)) {
            (true, false) => return Some(Sex::Male),
            (false, true) => return Some(Sex::Female),
            _ => {}
        }
    }
    None
}

/// `, a professor at the institute,` after a name: the words between the commas, if one of them is a role.
fn apposition(document: &Document<'_>, after: usize) -> Option<Span> {
    if !document.is(after, ",") {
        return None;
    }
    let begin = after + 1;
    let opener = document.tokens.get(begin)?;
    let article = matches!(document.lower(begin), "a" | "an" | "the" | "who" | "his" | "her" | "its" | "their");
    if !(article || opener.class.any(Class::ROLE.or(Class::TITLE).or(Class::DEMONYM)) || opener.capital) {
        return None;
    }
    let mut end = begin;
    let mut role = false;
    while let Some(t) = document.tokens.get(end).filter(|_| end < begin + 25) {
        if t.kind == TokenKind::Quote
            || t.kind == TokenKind::Punct && matches!(document.word(end), "," | "." | ";" | ":" | "—" | "–")
        {
            break;
        }
        if end < begin + 8 {
            role |= t.class.any(Class::ROLE.or(Class::TITLE));
        }
        if t.class.has(Class::CUE) && !t.class.any(Class::ROLE.or(Class::TITLE)) && t.form_is_finite() {
            break;
        }
        end += 1;
    }
    let start = begin + usize::from(article);
    (role && end > start && !document.reads(begin, "who")).then(|| document.slice(start, end))
}
