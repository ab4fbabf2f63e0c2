//! The messages of a mailbox: each begins behind a line `From jane@example.org Wed Jul 10 08:30:00 2024`.

use std::borrow::Cow;

/// The messages, without the lines before them, and with `From` at the beginning of a line as it was sent.
pub fn messages(bytes: &[u8]) -> impl Iterator<Item = Cow<'_, [u8]>> {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').peekable();
    let mut at = 0;
    std::iter::from_fn(move || {
        // The first line begins a message, whatever it says.
        at += lines.next()?.len();
        let (start, mut is_after_blank, mut is_quoted) = (at, false, false);
        while let Some(line) = lines.next_if(|line| !(is_after_blank && begins(line))) {
            at += line.len();
            is_after_blank = line.trim_ascii_end().is_empty();
            is_quoted |= quoted(line);
        }
        let own = &bytes[start..at];
        if !is_quoted {
            return Some(Cow::Borrowed(own));
        }
        let lines = own.split_inclusive(|byte| *byte == b'\n');
        Some(Cow::Owned(lines.flat_map(|line| &line[usize::from(quoted(line))..]).copied().collect()))
    })
}

/// Whether a line of a text was marked so that it begins no message: `>From the start`.
fn quoted(line: &[u8]) -> bool {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    marks > 0 && line[marks..].starts_with(b"From ")
}

/// Whether a line begins a message: a sender, and a day with its time as `ctime` writes it. A sentence may begin with the same word.
fn begins(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let rest = String::from_utf8_lossy(&rest[..rest.len().min(500)]);
    let words: Vec<&str> = rest.split_whitespace().collect();
    words.windows(3).any(|day| {
        let [weekday, month, number] = day else { return false };
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(weekday)
            && ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].contains(month)
            && number.len() <= 2
            && number.parse::<u8>().is_ok()
    }) && words.iter().any(|word| word.contains(':'))
        && words.iter().any(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_no_message() {
        let one = "From a@example.org Wed Jul 10 08:30:00 2024\nSubject: One\n\nThe sea.\n\nFrom the start, she said no.\n\n\
            >From here on it is text.\nFrom b@example.org Wed Jul 10 08:30:00 2024\nNo empty line before that.\n\n";
        let two = "From 12@xxx Thu Jul 11 08:30:00 +0000 2024\r\nSubject: Two\r\n\r\nThe wall.\r\n\r\n";
        let three = "From - Fri Jul 12 08:30:00 2024\nSubject: Three\n\nThe mill.\n";
        let whole = [one, two, three].concat();
        let messages: Vec<String> =
            messages(whole.as_bytes()).map(|message| String::from_utf8_lossy(&message).into_owned()).collect();
        assert_eq!(messages.len(), 3, "{messages:#?}");
        assert!(
            messages[0].contains("\n\nFrom the start, she said no.\n\nFrom here on it is text.\n"),
            "{}",
            messages[0]
        );
        assert!(messages[1].starts_with("Subject: Two"));
    }
}
