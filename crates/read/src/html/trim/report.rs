//! Whether a line reports what somebody said: no page does that when it asks its reader for something.

/// Verbs of speech as reports write them.
const SAID: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "announced",
    "warned",
    "wrote",
    "argued",
    "claimed",
    "ruled",
    "testified",
    "according",
];

/// Verbs of what courts and inquiries come to. Pages say of themselves what “can be found” on them.
const LEARNED: &[&str] = &["heard", "found", "reported", "added", "explained", "concluded"];

/// What makes one of the latter a passive.
const PASSIVE: &[&str] = &["be", "been", "is", "are", "was", "were", "being", "not"];

/// Whether a line in small letters has a verb of speech whose subject stands before it.
pub(super) fn is(lower: &str) -> bool {
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words()
        .zip(words().skip(1))
        .any(|(before, word)| SAID.contains(&word) || LEARNED.contains(&word) && !PASSIVE.contains(&before))
}

#[cfg(test)]
mod tests {
    use super::is;

    #[test]
    fn a_verb_of_speech_makes_a_report() {
        for line in [
            "the plan was a fraud, the watchdog found.",
            "roe told the paper.",
            "it is so, the council said on monday.",
        ] {
            assert!(is(line), "{line}");
        }
        for line in ["more can be found in our privacy policy.", "sign up for the news.", "you have not been heard yet"]
        {
            assert!(!is(line), "{line}");
        }
    }
}
