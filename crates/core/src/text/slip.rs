//! Words that differ by a slip of the pen: "Teschner" and "Tescher".

/// Whether two different words differ by one letter (another, one too many or one missing), or by two neighbours that changed
/// places.
pub fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if a == b || b.len() > a.len() + 1 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = |from_a: usize, from_b: usize| a.get(from_a..) == b.get(from_b..);
    if a.len() < b.len() {
        return rest(head, head + 1);
    }
    let swapped = a.get(head) == b.get(head + 1) && a.get(head + 1) == b.get(head);
    rest(head + 1, head + 1) || swapped && rest(head + 2, head + 2)
}

/// What is left of a word without one of its letters, each of them in turn, and the word itself: words that differ by one slip
/// have one of these in common, so that they are found without a look at all others.
pub fn without_a_letter(word: &str) -> impl Iterator<Item = String> + '_ {
    let cut = word.char_indices().map(|(at, c)| format!("{}{}", &word[..at], &word[at + c.len_utf8()..]));
    cut.chain([word.to_owned()])
}

/// A word with its umlauts and the like in two letters, as whoever lacks them writes it: "Mueller" for "Müller".
pub fn transliterated(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 2);
    for c in word.chars() {
        match c {
            'ä' | 'æ' => out.push_str("ae"),
            'ö' | 'ø' | 'œ' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'å' => out.push_str("aa"),
            'ß' => out.push_str("ss"),
            'Ä' | 'Æ' => out.push_str("Ae"),
            'Ö' | 'Ø' | 'Œ' => out.push_str("Oe"),
            'Ü' => out.push_str("Ue"),
            'Å' => out.push_str("Aa"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_or_two_neighbours() {
        for (a, b) in [("teschner", "tescher"), ("hansen", "hanson"), ("brandt", "brand"), ("żak", "żuk")] {
            assert!(one_slip(a, b) && one_slip(b, a), "{a} {b}");
            assert!(without_a_letter(a).any(|x| without_a_letter(b).any(|y| x == y)), "{a} {b}");
        }
        for (a, b) in [("brandt", "brandt"), ("brandt", "bardnt"), ("brandt", "brands"), ("lang", "langen"), ("", "ab")]
        {
            assert_eq!(one_slip(a, b), (a, b) == ("brandt", "brands"), "{a} {b}");
        }
    }
}
