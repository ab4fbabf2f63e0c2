//! Parts a run of capitalised words into office and name, and tells what kind of name it is.

use super::apposition::apposition;
use super::chunk::Chunk;
use super::known::{is_place, known};
use super::run::without_suffixes;
use super::{NameKind, Sex};
use crate::text::{Class, Document, Span, TokenKind, among, class_of};

/// Titles that are family names too: after a name that is no nation's or body's, they are one.
const TITLES_AND_SURNAMES: &str = "king prince princess queen bishop pope major judge justice cardinal duke earl baron dean chief \
    speaker marshal sheriff coach driver page abbot father brother sister lord sergeant general sen rep gov gen col";

/// Words that make no name of the noun for a body after them: "Editorial Board".
const GENERIC: &str = "editorial nightly retirement civil financial big english final potential select joint full special rights \
    polling local student regional private public major own";

/// What ends a word that only describes the name after it: "Roe-led", "high-profile".
const DESCRIBING: &str = "led run backed based born owned era style profile ranking turned funded controlled dominated wide \
    level held aligned leaning area wing raised trained educated appointed nominated affiliated occupied allied ruled bound \
    themed related type sized trained friendly adjacent linked sponsored elected minded";

/// Parts a run, tells its kind; nothing if it is no name.
pub(super) fn part(document: &Document<'_>, first: usize, last: usize) -> Option<Chunk> {
    let tokens = &document.tokens;
    let last = without_suffixes(document, first, last);
    let first = (first..last).find(|&i| !describes(document, i) && !announces(document, i, last))?;
    let mut start = first;
    let surname = |i: usize| i > first && is_surname(document, first, i);
    let is_office = |i: usize| {
        let class = tokens[i].class;
        let several = class.has(Class::ROLE_PLURAL) && tokens.get(i + 1).is_some_and(|t| t.class.has(Class::GIVEN));
        let titled = class.any(Class::TITLE.or(Class::ROLE)) || several || is_joined_office(document, i);
        titled && !(i > first && class.has(Class::GIVEN)) && !surname(i)
    };
    let is_suffix = |i: usize| among(document.lower(i), "jr sr ii iii iv");
    if let Some(title) = (first..last).rev().find(|&i| i + 1 < last && is_office(i) && !is_suffix(i + 1)) {
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
    let is_body = |i: usize| {
        tokens[i].class.any(Class::BODY.or(Class::BODY_PLURAL).or(Class::BODY_HEAD))
            && !among(document.lower(i), "country nation state county city")
    };
    let body = (start..last).any(is_body);
    if start >= last {
        return None;
    }
    if body && start > first {
        // "National Graduate Institute": a graduate is a role, but not before the name of a body.
        start = first;
    }
    let mut from = start;
    let mut has_office = start > first || office_first < first;
    if has_office && start > first {
        office_first = office_start(document, first);
    }
    // "Russian Jane Roe", "Democrat Jane Roe": a nationality or party before a person's name is not part of it.
    while from + 1 < last && !body {
        let party =
            tokens[from].class.has(Class::PARTY) && !tokens[from + 1].class.any(Class::GROUP.or(Class::NO_NAME));
        if !(has_office && tokens[from].class.has(Class::DEMONYM) || party) {
            break;
        }
        from += 1;
        has_office = true;
    }
    // "the Republican House": who has the majority is no part of the name.
    if body
        && from + 2 <= last
        && tokens[from].class.has(Class::PARTY)
        && among(document.lower(last - 1), "house senate congress")
    {
        from = last - 1;
    }
    // "the Obama White House": whose it was is no part of the name.
    if from + 3 <= last
        && !tokens[from].class.has(Class::KNOWN)
        && known(document, from + 1, last) == Some(NameKind::Organisation)
    {
        from += 1;
    }
    let office =
        (office_first < from && has_office).then(|| document.slice(office_first, from)).filter(|s| !s.is_empty());
    // "Russia-North Korea ties": two names that a hyphen joins are no third.
    let compound = (from..last).any(|i| tokens[i].hyphened && joins_places(document.lower(i)));
    if compound || is_suffix(from) || hyphened_word(document, from, last) {
        return None;
    }
    let run = Run { document, from, last, office: office.is_some(), body };
    let (kind, soft) = run.kind()?;
    let sex = sex_of(document, office, office_first, from, last, kind);
    Some(Chunk {
        first: from,
        last,
        office,
        apposition: apposition(document, last),
        kind,
        soft,
        eligible: run.may_be_person(),
        sex,
    })
}

/// A run without its office.
struct Run<'a> {
    document: &'a Document<'a>,
    from: usize,
    last: usize,
    /// An office stands before it.
    office: bool,
    /// A noun for a body is in it.
    body: bool,
}

impl Run<'_> {
    /// What kind of name it is, and what kind if nothing in the article tells; nothing if it is no name at all.
    fn kind(&self) -> Option<(Option<NameKind>, Option<NameKind>)> {
        let Self { document, from, last, office, body } = *self;
        let tokens = &document.tokens;
        let words = (from..last).filter(|&i| document.is_word(i)).count();
        let class = tokens[last - 1].class;
        let given = tokens[from].class.has(Class::GIVEN);
        let known = known(document, from, last);
        if words == 1 {
            return self.kind_of_word(known);
        }
        // "House Republicans", "Ohio Democrats": people who are spoken of together have no name.
        let together = Class::GROUP.or(Class::ROLE_PLURAL).or(Class::BODY_PLURAL);
        let people = class.any(together.or(Class::DEMONYM)) && !class.any(Class::BODY.or(Class::BODY_HEAD));
        let party = class.has(Class::PARTY) && !class.any(Class::BODY.or(Class::BODY_HEAD));
        let generic = words == 2 && body && among(document.lower(from), GENERIC);
        // "LOCAL NEWS DESK" is a heading, "Sunshine State" a nickname.
        let heading = body && known.is_none() && (from..last).all(|i| tokens[i].shout || !document.is_word(i));
        let nickname = words == 2 && document.reads(last - 1, "state") && !tokens[from].class.has(Class::KNOWN);
        // "the Safe Bridges Act", "House Appropriations"
        let law = among(document.lower(last - 1), "act bill treaty agreement amendment review insurance law");
        let law = law
            || words == 2
                && among(document.lower(from), "house senate")
                && !class.any(Class::BODY.or(Class::BODY_HEAD));
        if law && known.is_none() && body {
            return None;
        }
        if heading || nickname || generic || party && known.is_none() {
            return None;
        }
        if known.is_none()
            && people
            && !(given && words == 2 && !class.any(together))
            && !is_state(document, from, last)
        {
            return None;
        }
        let kind = if let Some(kind) = known.filter(|_| !office) {
            Some(kind)
        } else if !office && is_place(document, from, last) || is_state(document, from, last) {
            Some(NameKind::Place)
        } else if body {
            Some(NameKind::Organisation)
        } else if !office && given && (from..last).any(|i| document.reads(i, "of")) {
            // "the Bill of Rights"
            return None;
        } else if office || given {
            Some(NameKind::Person)
        } else if class.any(Class::TITLE.or(Class::ROLE)) {
            return None;
        } else {
            None
        };
        Some((kind, None))
    }

    /// The same of a single word.
    fn kind_of_word(&self, known: Option<NameKind>) -> Option<(Option<NameKind>, Option<NameKind>)> {
        let Self { document, from, office, .. } = *self;
        let t = document.tokens[from];
        let lower = document.lower(from);
        // "militant Islam", "dissident Calvinism": a creed is nobody, whatever stands before it.
        if is_creed(lower) || t.shout && t.class.has(Class::NO_NAME) && known.is_none() {
            return None;
        }
        let country = t.class.any(Class::COUNTRY.or(Class::CAPITAL)) && !t.class.any(Class::GIVEN.or(Class::NO_NAME))
            || matches!(lower, "us" | "u.s." | "u.s" | "uk" | "u.k." | "u.k" | "eu" | "uae" | "usa" | "dprk");
        let people = Class::GROUP.or(Class::ROLE_PLURAL).or(Class::BODY_PLURAL).or(Class::DEMONYM);
        let noun = t.class.any(Class::BODY.or(Class::BODY_HEAD).or(Class::TITLE).or(Class::ROLE));
        let titled = |i: usize| document.tokens[i].class.has(Class::TITLE);
        let titled =
            office && from > 0 && (titled(from - 1) || document.is(from - 1, ".") && from > 1 && titled(from - 2));
        if t.shout && known.is_none() && !country && !titled {
            // A person's name in capitals comes to that person; letters alone are a body.
            return is_acronym(document, from).then_some((None, Some(NameKind::Organisation)));
        }
        if t.shout && known == Some(NameKind::Organisation) {
            return Some((known, None));
        }
        if office {
            let word = t.class.any(people.or(Class::NO_NAME)) || noun || abstract_noun(lower);
            let person = !word || titled && !t.class.any(people);
            return person.then_some((Some(NameKind::Person), None));
        }
        if country {
            return Some((Some(NameKind::Place), None));
        }
        match known {
            // "Jackson" is a city unless the article has a Jackson.
            Some(kind) => Some((None, Some(kind))),
            None if t.class.any(people.or(Class::PLACE_PART).or(Class::PARTY)) || abstract_noun(lower) => None,
            None if lower.ends_with("ists") || lower.ends_with("crats") => None,
            None => Some((None, None)),
        }
    }

    /// Whether nothing in the words speaks against a person, for a run that no list tells of.
    fn may_be_person(&self) -> bool {
        let Self { document, from, last, office, .. } = *self;
        let nouns = Class::NO_NAME.or(Class::BODY).or(Class::BODY_PLURAL).or(Class::BODY_HEAD).or(Class::DOCUMENT);
        let nouns = nouns.or(Class::GROUP).or(Class::ROLE).or(Class::ROLE_PLURAL).or(Class::TITLE).or(Class::DEMONYM);
        let nouns = nouns.or(Class::VERB).or(Class::ADVERB).or(Class::TIME_WORD);
        let fits = |i: usize| {
            let t = document.tokens[i];
            document.is(i, ".")
                || t.kind == TokenKind::Possessive
                || t.kind == TokenKind::Word
                    && (!t.class.any(nouns) || t.class.has(Class::GIVEN))
                    && !document.word(i).bytes().any(|b| b.is_ascii_digit())
                    && !document.reads(i, "of")
        };
        office || last - from <= 6 && (from..last).all(fits)
    }
}

/// Whether the word at `i` only announces what follows: "WATCH", "Image".
fn announces(document: &Document<'_>, i: usize, last: usize) -> bool {
    let t = document.tokens[i];
    i + 1 < last
        && t.class.has(Class::NO_NAME)
        && !t.class.has(Class::TITLE)
        && document.is_word(i + 1)
        && (t.shout && !document.tokens[i + 1].shout && !t.class.has(Class::KNOWN)
            || among(
                document.lower(i),
                "watch read story image photo breaking exclusive update video related follow via",
            ))
}

/// Whether the word at `i` only describes the name after it: "Roe-led House".
fn describes(document: &Document<'_>, i: usize) -> bool {
    document.tokens[i].hyphened && among(document.last_part(i), DESCRIBING)
}

/// "Co-host", "President-elect": an office whose last part tells it.
fn is_joined_office(document: &Document<'_>, i: usize) -> bool {
    if !document.tokens[i].hyphened {
        return false;
    }
    let part = document.last_part(i);
    part.starts_with(|c: char| c.is_ascii_lowercase())
        && (matches!(part, "elect" | "designate") || class_of(part).any(Class::ROLE.or(Class::TITLE)))
}

/// Whether a hyphen makes a word of the language of what would be a name: "Anti-Roe", "Roe-worthy", "court-Roe".
fn hyphened_word(document: &Document<'_>, first: usize, last: usize) -> bool {
    let own = |i: usize| {
        let prefix = document.lower(i).split('-').next().unwrap_or_default();
        let part = document.last_part(i);
        // "Jong-un" and "Ki-moon" go on in small letters too.
        let small = part.starts_with(|c: char| c.is_ascii_lowercase());
        let alone = last == first + 1 && small && !class_of(part).any(Class::PREPOSITION);
        among(prefix, "anti pro ex non post pre mid un self neo ultra cross multi trans inter pan middle then")
            && i == first
            || small && part.len() > 4
            || alone && part.len() > 3
    };
    (first..last).any(|i| document.tokens[i].hyphened && own(i))
}

/// Whether the title at `i` is a family name, or a short form that is no title: "Martin Luther King", "Soma Sen Roy".
fn is_surname(document: &Document<'_>, first: usize, i: usize) -> bool {
    let class = document.tokens[i].class;
    let short = class.has(Class::ABBREVIATION) && document.is(i + 1, ".");
    if short || !class.has(Class::ABBREVIATION) && !among(document.lower(i), TITLES_AND_SURNAMES) {
        return false;
    }
    let before = document.tokens[i - 1].class;
    let stop = document.is(i - 1, ".") && i > first + 1 && document.word(i - 2).len() > 1;
    let leads = Class::TITLE.or(Class::ROLE).or(Class::DEMONYM).or(Class::COUNTRY).or(Class::CAPITAL).or(Class::BODY);
    !before.any(leads.or(Class::KNOWN).or(Class::NO_NAME).or(Class::BODY_HEAD)) && !stop
}

/// Whether letters in capitals are the name of a body: few, no word of the language, none of a line in capitals.
fn is_acronym(document: &Document<'_>, i: usize) -> bool {
    let word = document.word(i);
    let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
    let plain = word.bytes().all(|b| b.is_ascii_uppercase() || b == b'.' || b == b'&');
    let class = document.tokens[i].class;
    let words = Class::CUE.or(Class::VERB).or(Class::ADVERB).or(Class::ROLE).or(Class::ROLE_PLURAL).or(Class::CUE_NOUN);
    let words = words
        .or(Class::FUNCTION)
        .or(Class::DOCUMENT)
        .or(Class::GROUP)
        .or(Class::TIME_WORD)
        .or(Class::TIME_UNIT)
        .or(Class::NUMERAL);
    let shouts = |k: usize| document.tokens.get(k).is_some_and(|t| t.shout && t.kind == TokenKind::Word);
    let loud = i > 0 && shouts(i - 1) || document.tokens.get(i + 1).is_some_and(|t| t.spaced) && shouts(i + 1);
    (2..=6).contains(&letters) && plain && !class.any(words) && !loud
}

/// Whether a word's ending is that of an abstract noun.
fn abstract_noun(lower: &str) -> bool {
    lower.len() > 6
        && ["ment", "tion", "sion", "ness", "ship", "ance", "ence", "ology", "ility"].iter().any(|e| lower.ends_with(e))
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
            | "police"
    )
}

/// Words written small that say which office: "press secretary", "assistant secretary", "foreign minister".
const MODIFIERS: &str = "first press assistant deputy vice interim acting senior associate executive foreign interior finance \
    defense defence home prime general managing founding health energy police fire campaign communications policy legal team \
    education justice labor labour transport trade environment national state city county district regional";

/// Agencies of pictures, whose credit before an office is no part of it: "Shutterstock Queen Jane".
const CREDITS: &str = "getty images afp epa shutterstock istock ap reuters bloomberg photo photos file";

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
        let word = document.lower(start - 1);
        let modifier = plain && (t.capital || t.class.any(telling)) || among(word, MODIFIERS) && !t.capital;
        if !modifier || !glued || among(word, CREDITS) {
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

/// Whether a run of more than one word is a country that the list has: "North Korea", "United States".
fn is_state(document: &Document<'_>, first: usize, last: usize) -> bool {
    document.tokens[last - 1].class.any(Class::COUNTRY.or(Class::BODY_PLURAL))
        && known(document, first, last) == Some(NameKind::Place)
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
