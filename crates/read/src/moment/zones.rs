//! Abbreviations of time zones.

/// Minutes east of UTC of a zone's abbreviation, or none if it names several zones (China's and Chicago's `CST`, New York's
/// `ET` in summer and in winter). Nothing if it is no zone.
pub fn zone(word: &str) -> Option<Option<i16>> {
    if matches!(word, "et" | "ct" | "mt" | "pt" | "cst" | "ist" | "ast") {
        return Some(None);
    }
    Some(Some(match word {
        "z" | "gmt" | "utc" | "ut" | "wet" => 0,
        "bst" | "cet" | "mez" | "west" => 60,
        "cest" | "mesz" | "eet" | "sast" => 120,
        "eest" | "msk" => 180,
        "sgt" | "hkt" | "awst" => 480,
        "jst" | "kst" => 540,
        "aest" => 600,
        "aedt" => 660,
        "nzst" => 720,
        "nzdt" => 780,
        "edt" => -240,
        "est" | "cdt" => -300,
        "mdt" => -360,
        "mst" | "pdt" => -420,
        "pst" | "akdt" => -480,
        _ => return None,
    }))
}
