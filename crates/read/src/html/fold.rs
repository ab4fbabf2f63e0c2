//! Texts as they are compared: letters and digits alone, small.

/// Letters and digits of a text, small. Nearly all of them are ASCII, for which there is a shorter way.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                folded.push(c.to_ascii_lowercase());
            }
        } else if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_are_no_difference() {
        assert_eq!(folded("“Storm & Sea,” says Élise"), folded("storm sea says élise"));
    }
}
