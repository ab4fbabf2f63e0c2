//! The word lists, read into one table.
//!
//! The lists are data files that lie beside the module which uses them; they are read once, on first use.

use std::sync::OnceLock;

use super::lexicon::{Class, Form};
use super::list::{word_list, words};
use super::span::Span;
use crate::interner::Interner;

const OPENERS: &str = "that while when because although though if whether as unless where whereas what how why which who \
                       since than";

const MODALS: &str = "will would can could may might must shall should did do does didn’t didn't don’t don't doesn’t \
                      doesn't";

const BEING: &str = "is are was were be been being am";

/// Which lists words are looked up in.
pub(super) trait WordLists {
    /// Classes and form of the word under `span`, a part of a text in lower case.
    fn look_up(lower: &str, span: Span) -> (Class, Form);
}

/// All lists, as rules need them.
pub(super) struct AllLists;

/// The lists of grammar alone: function words, verbs, cues, titles, abbreviations, words of time. What sentences are cut by is among
/// them. A program that shows articles and finds nothing in them does without the lists of names, the longest ones.
pub(super) struct GrammarLists;

impl WordLists for AllLists {
    fn look_up(lower: &str, span: Span) -> (Class, Form) {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Table::of(&[put_grammar, put_names])).look_up(lower, span)
    }
}

impl WordLists for GrammarLists {
    fn look_up(lower: &str, span: Span) -> (Class, Form) {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Table::of(&[put_grammar])).look_up(lower, span)
    }
}

/// The classes of a word in lower case.
pub fn class_of(lower: &str) -> Class {
    AllLists::look_up(lower, Span::new(0, lower.len())).0
}

/// Words with what is known of them.
struct Table(Interner, Vec<(Class, Form)>);

/// Takes a word with its classes and form.
type Put<'a> = dyn FnMut(&str, Class, Form) + 'a;

impl Table {
    fn of(lists: &[fn(&mut Put<'_>)]) -> Self {
        let (mut table, mut known) = (Interner::default(), Vec::<(Class, Form)>::new());
        let mut put = |word: &str, class: Class, form: Form| {
            if !word.is_empty() {
                let entry = table.entry(word, &mut known);
                entry.0 = entry.0.or(class);
                if entry.1 == Form::None {
                    entry.1 = form;
                }
            }
        };
        lists.iter().for_each(|list| list(&mut put));
        Self(table, known)
    }

    fn look_up(&self, lower: &str, span: Span) -> (Class, Form) {
        let Self(table, known) = self;
        let (start, end) = (span.start as usize, span.end as usize);
        let n = table.get_within(lower, start, end).or_else(|| {
            // U.S. and a.m. are listed without their last stop.
            let stopped = span.bytes_of(lower).last() == Some(&b'.');
            stopped.then(|| table.get_within(lower, start, end - 1)).flatten()
        });
        n.and_then(|n| known.get(n)).copied().unwrap_or_default()
    }
}

/// The lists of [`GrammarLists`].
fn put_grammar(put: &mut Put<'_>) {
    for line in words(word_list!("function.txt")) {
        let (word, kinds) = line.split_once(':').unwrap_or((line, "f"));
        for kind in kinds.chars() {
            let class = match kind {
                'd' => Class::DETERMINER,
                'p' => Class::PRONOUN,
                'r' => Class::PREPOSITION,
                'c' => Class::CONJUNCTION,
                'x' => Class::AUXILIARY,
                _ => Class::FUNCTION,
            };
            put(word, class.or(Class::FUNCTION), Form::None);
        }
    }
    for (list, class) in [(OPENERS, Class::OPENER), (MODALS, Class::MODAL), (BEING, Class::BEING)] {
        for word in list.split(' ') {
            put(word, class, Form::None);
        }
    }
    for line in words(word_list!("abbreviations.txt")) {
        match line.strip_suffix('+') {
            Some(word) => put(word, Class::ABBREVIATION.or(Class::ABBREVIATION_FINAL), Form::None),
            None => put(line, Class::ABBREVIATION, Form::None),
        }
    }
    for line in words(word_list!("../quote/cues.txt")) {
        let Some((forms, kinds)) = line.split_once(':') else { continue };
        let class = kinds.chars().fold(Class::CUE, |class, kind| class.or(cue_kind(kind)));
        for (form, kind) in verb_forms(forms.trim()) {
            put(&form, class, kind);
        }
    }
    for line in words(word_list!("../name/titles.txt")) {
        let (word, sex) = sexed(line);
        put(word, Class::TITLE.or(sex), Form::None);
    }
    for word in words(word_list!("verbs.txt")) {
        put(word, Class::VERB, Form::None);
    }
    for word in words(word_list!("adverbs.txt")) {
        put(word, Class::ADVERB, Form::None);
    }
    for line in words(word_list!("../time/words.txt")) {
        let (word, kinds) = line.split_once(':').unwrap_or((line, ""));
        for kind in kinds.chars() {
            let class = match kind {
                'm' => Class::MONTH,
                'w' => Class::WEEKDAY,
                'u' => Class::TIME_UNIT,
                'n' => Class::NUMERAL,
                't' => Class::TIME_WORD,
                'p' => Class::PAST_VERB,
                'h' => Class::TIME_HINT,
                _ => Class::DEICTIC,
            };
            put(word, class, Form::None);
        }
    }
}

/// The lists that tell names, offices and bodies, and what only rules ask about.
fn put_names(put: &mut Put<'_>) {
    for word in words(word_list!("../quote/cue_nouns.txt")) {
        put(word, Class::CUE_NOUN, Form::None);
    }
    for word in words(word_list!("../quote/documents.txt")) {
        put(word, Class::DOCUMENT, Form::None);
        put(&plural(word), Class::DOCUMENT, Form::None);
    }
    for word in words(word_list!("../quote/groups.txt")) {
        put(word, Class::GROUP, Form::None);
    }
    for word in words(word_list!("../name/roles.txt")) {
        put(word, Class::ROLE, Form::None);
        put(&plural(word), Class::ROLE_PLURAL, Form::None);
    }
    for word in words(word_list!("../name/organisations.txt")) {
        put(word, Class::BODY, Form::None);
        put(&plural(word), Class::BODY_PLURAL, Form::None);
    }
    for word in words(word_list!("../name/body_heads.txt")) {
        put(word, Class::BODY_HEAD, Form::None);
    }
    for word in words(word_list!("../name/parties.txt")) {
        put(word, Class::PARTY, Form::None);
    }
    for line in words(word_list!("../name/place_words.txt")) {
        let (word, kinds) = line.split_once(':').unwrap_or((line, ""));
        for kind in kinds.chars() {
            let class = match kind {
                'n' => Class::PLACE_NOUN,
                'o' => Class::PLACE_OPENER,
                _ => Class::PLACE_PART,
            };
            put(word, class, Form::None);
        }
    }
    for word in words(word_list!("../name/no_names.txt")) {
        put(word, Class::NO_NAME, Form::None);
    }
    for line in words(word_list!("../name/regions.txt")).chain(words(word_list!("../name/known_bodies.txt"))) {
        put_known(line, put);
    }
    for line in words(word_list!("../name/places.txt")) {
        line.split('|').for_each(|name| put_known(&name.replace('_', " "), put));
        let mut fields = line.split('|').map(|f| f.to_ascii_lowercase().replace('_', " "));
        for class in [Class::COUNTRY, Class::DEMONYM, Class::CAPITAL] {
            let field = fields.next().unwrap_or_default();
            let last = field.rsplit(' ').next().unwrap_or_default();
            put(last, class, Form::None);
            if class == Class::DEMONYM && last.ends_with(['n', 'i']) {
                put(&format!("{last}s"), class, Form::None);
            }
        }
    }
    for line in words(word_list!("../name/given.txt")) {
        let (word, sex) = sexed(line);
        put(word, Class::GIVEN.or(sex), Form::None);
    }
    for line in words(word_list!("../time/holidays.txt")) {
        put(line.split([' ', '|', '\'', '?', '.']).next().unwrap_or_default(), Class::HOLIDAY, Form::None);
    }
}

/// Marks the first word of a known name.
fn put_known(name: &str, put: &mut Put<'_>) {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    put(first.strip_suffix('.').unwrap_or(&first), Class::KNOWN, Form::None);
}

fn cue_kind(letter: char) -> Class {
    match letter {
        'q' => Class::CUE_SPEECH,
        't' => Class::CUE_CLAUSE,
        'n' => Class::CUE_OBJECT,
        'i' => Class::CUE_INFINITIVE,
        'a' => Class::CUE_NAMING,
        'o' => Class::CUE_ADDRESS,
        'w' => Class::CUE_WEAK,
        'v' => Class::CUE_HELD,
        _ => Class::NONE,
    }
}

fn sexed(line: &str) -> (&str, Class) {
    if let Some(word) = line.strip_suffix('+') {
        (word, Class::MALE)
    } else if let Some(word) = line.strip_suffix('-') {
        (word, Class::FEMALE)
    } else {
        (line, Class::NONE)
    }
}

/// The forms of a verb: as listed, or by rule from a lone base.
fn verb_forms(listed: &str) -> Vec<(String, Form)> {
    let kinds = [Form::Base, Form::Third, Form::Past, Form::Ing, Form::Participle];
    let forms: Vec<&str> = listed.split(' ').collect();
    if let [base] = forms[..] {
        let (third, past, ing) = match base.as_bytes() {
            [.., b'e'] => (format!("{base}s"), format!("{base}d"), format!("{}ing", &base[..base.len() - 1])),
            [.., b's' | b'x' | b'z'] | [.., b's' | b'c', b'h'] => {
                (format!("{base}es"), format!("{base}ed"), format!("{base}ing"))
            }
            _ => (format!("{base}s"), format!("{base}ed"), format!("{base}ing")),
        };
        return vec![(base.to_owned(), Form::Base), (third, Form::Third), (past, Form::Past), (ing, Form::Ing)];
    }
    forms.into_iter().map(str::to_owned).zip(kinds).collect()
}

fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        return format!("{stem}men");
    }
    match noun.as_bytes() {
        [.., b'a' | b'e' | b'o' | b'u', b'y'] => format!("{noun}s"),
        [.., b'y'] => format!("{}ies", &noun[..noun.len() - 1]),
        [.., b's' | b'x'] | [.., b's' | b'c', b'h'] => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look_up(word: &str) -> (Class, Form) {
        AllLists::look_up(word, Span::new(0, word.len()))
    }

    #[test]
    fn words_have_their_classes() {
        assert!(look_up("said").0.has(Class::CUE_SPEECH.or(Class::CUE_CLAUSE)));
        assert_eq!(look_up("said").1, Form::Past);
        assert_eq!(look_up("praising").1, Form::Ing);
        assert!(look_up("praising").0.has(Class::CUE_NAMING));
        assert!(look_up("officials").0.has(Class::ROLE_PLURAL));
        assert!(look_up("agencies").0.has(Class::BODY_PLURAL));
        assert!(look_up("korea").0.has(Class::COUNTRY));
        assert!(look_up("p.m.").0.has(Class::ABBREVIATION_FINAL));
        assert_eq!(look_up("qwertz").0, Class::NONE);
    }

    #[test]
    fn lists_hold_one_entry_a_line() {
        for list in [word_list!("../name/roles.txt"), word_list!("../quote/cue_nouns.txt")] {
            for word in words(list) {
                assert!(!word.contains(' '), "{word}");
            }
        }
    }
}
