//! Names of months and weekdays in English, German, French, Spanish, Italian, Portuguese, Dutch and Scandinavian languages.

const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "januari", "jänner", "janvier", "enero", "gennaio", "janeiro"],
    &["february", "februar", "februari", "février", "fevrier", "febrero", "febbraio", "fevereiro"],
    &["march", "märz", "maerz", "mrz", "mars", "marts", "maart", "mrt", "marzo", "março"],
    &["april", "avril", "abril"],
    &["may", "mai", "maj", "mei", "mayo", "maggio", "maio"],
    &["june", "juni", "juin", "junio", "junho", "giugno"],
    &["july", "juli", "juillet", "julio", "julho", "luglio"],
    &["august", "augusti", "augustus", "août", "aout", "agosto"],
    &["september", "septembre", "septiembre", "setiembre", "settembre", "setembro"],
    &["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro", "desember"],
];

/// The month, from 1, that a word in small letters names: a whole name or its beginning, of three letters or more. Beginnings
/// that two months share (`jui`) name none.
pub fn month(word: &str) -> Option<u32> {
    word.chars().nth(2)?;
    let mut fit = (1..).zip(MONTHS).filter(|(_, names)| names.iter().any(|name| name.starts_with(word)));
    match (fit.next(), fit.next()) {
        (Some((month, _)), None) => Some(month),
        _ => None,
    }
}

const WEEKDAYS: [&[&str]; 9] = [
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    &["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"],
    &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    &["lunes", "martes", "miércoles", "miercoles", "jueves", "viernes", "sábado", "sabado", "domingo"],
    &[
        "lunedì",
        "lunedi",
        "martedì",
        "martedi",
        "mercoledì",
        "mercoledi",
        "giovedì",
        "giovedi",
        "venerdì",
        "venerdi",
        "sabato",
        "domenica",
    ],
    // `segunda-feira`: the hyphen may have parted them.
    &["segunda", "terça", "terca", "quarta", "quinta", "sexta", "feira"],
    &["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    &["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "laurdag", "søndag"],
    &["måndag", "tisdag", "lördag", "söndag"],
];

/// Their usual abbreviations. `man` and `sex` are words of English first.
const SHORT_WEEKDAYS: [&[&str]; 9] = [
    &["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"],
    &["mo", "di", "mi", "do", "fr", "sa", "so"],
    &["lun", "mar", "mer", "jeu", "ven", "sam", "dim"],
    &["mié", "mie", "jue", "vie", "sáb", "sab", "dom"],
    &["gio"],
    &["seg", "ter", "qua", "qui"],
    &["ma", "wo", "vr", "za", "zo"],
    &["tir", "ons", "tor", "tors", "fre", "lør", "søn"],
    &["mån", "tis", "lör", "sön"],
];

/// Whether a word in small letters is a weekday's name or its usual abbreviation.
pub fn is_weekday(word: &str) -> bool {
    is_surely_weekday(word) || SHORT_WEEKDAYS.iter().any(|names| names.contains(&word))
}

/// Whether a word in small letters is a weekday's name or its English abbreviation. Other abbreviations are people's names, too:
/// Sam, Dom.
pub fn is_surely_weekday(word: &str) -> bool {
    let bare = word.strip_suffix("-feira").unwrap_or(word);
    WEEKDAYS.iter().any(|names| names.contains(&bare)) || SHORT_WEEKDAYS[0].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_named_in_whole_or_by_their_beginning() {
        for (word, expected) in [
            ("may", Some(5)),
            ("mar", Some(3)),
            ("sept", Some(9)),
            ("août", Some(8)),
            ("okt", Some(10)),
            ("market", None),
            ("decision", None),
            ("marathon", None),
            ("mayor", None),
            ("ma", None),
            ("jui", None),
        ] {
            assert_eq!(month(word), expected, "{word}");
        }
    }

    #[test]
    fn weekdays_are_named_in_all_languages_of_the_months() {
        for days in [
            "monday tuesday wednesday thursday friday saturday sunday",
            "montag dienstag mittwoch donnerstag freitag samstag sonntag",
            "lundi mardi mercredi jeudi vendredi samedi dimanche",
            "lunes martes miércoles jueves viernes sábado domingo",
            "lunedì martedì mercoledì giovedì venerdì sabato domenica",
            "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
            "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
            "mandag tirsdag onsdag torsdag fredag lørdag søndag",
            "måndag tisdag onsdag torsdag fredag lördag söndag",
        ] {
            for day in days.split(' ') {
                assert!(is_weekday(day) && is_surely_weekday(day), "{day}");
            }
        }
        for day in ["mi", "jeu", "sáb", "gio", "qui", "vr", "lør", "sön"] {
            assert!(is_weekday(day) && !is_surely_weekday(day), "{day}");
        }
        for word in ["man", "feria", "today", "mart", ""] {
            assert!(!is_weekday(word), "{word}");
        }
    }
}
