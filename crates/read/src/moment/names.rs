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

/// Whether a word in small letters is a weekday's name or its usual abbreviation.
pub fn is_weekday(word: &str) -> bool {
    const ENGLISH: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const SHORT: &[&str] = &[
        "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr",
    ];
    const OTHERS: &[&str] = &[
        "sa",
        "so",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonnabend",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "martedì",
    ];
    [ENGLISH, SHORT, OTHERS].iter().any(|names| names.contains(&word))
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
}
