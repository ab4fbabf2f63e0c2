//! Lines that are furniture by their shape: times that stand alone, counters, rows of share buttons, captions, the end of a
//! comment section's heading. What is furniture by its words is in `boilerplate.txt`.

/// Whether a line is furniture whatever it says.
pub(super) fn is_furniture(line: &str) -> bool {
    // One word more than any shape below has, and more bytes than that many words take: what is longer is a paragraph.
    const LONGEST: usize = 61;
    if line.len() > LONGEST * 12 {
        return false;
    }
    // Most lines are paragraphs, and settled by their spaces.
    let spaces = line.bytes().filter(|&b| b == b' ').count();
    let long = spaces > SHORT && !line.contains('|') && !line.contains('·') && !line.contains("  ");
    if long && (spaces >= LONGEST || !is_caption(line) && !line.starts_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    // Only the first words are looked at, however many there are.
    let mut first = [""; SHORT];
    let mut count = 0;
    for word in line.split(|c: char| c.is_whitespace() || c == '|' || c == '·').filter(|w| !w.is_empty()).take(LONGEST)
    {
        if let Some(slot) = first.get_mut(count) {
            *slot = word;
        }
        count += 1;
    }
    let words = &first[..count.min(SHORT)];
    count == 0
        || count <= 4 && is_counter(words)
        || count <= SHORT && words.iter().all(|w| is_share_word(w))
        || count <= SHORT && is_stamp(line) && !is_years(words)
        || count < LONGEST && is_caption(line)
        || is_comment_heading(words, count)
}

/// Words of a row of buttons or a stamp, at most.
const SHORT: usize = 14;

/// `213`, `34 shares`, `12 View comments`, `0`.
fn is_counter(words: &[&str]) -> bool {
    let digits = |w: &&str| w.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.' || b == b'K' || b == b'k');
    digits(&words[0])
        && !is_years(words)
        && words[0].bytes().any(|b| b.is_ascii_digit())
        && words[1..].iter().all(|w| {
            [
                "share", "shares", "comment", "comments", "like", "likes", "view", "views", "read", "reads", "claps",
                "votes",
            ]
            .iter()
            .any(|k| w.eq_ignore_ascii_case(k))
        })
}

/// `1919`, `1921-1923`: a line of nothing but years heads a part of a history.
fn is_years(words: &[&str]) -> bool {
    let year = |y: &str| y.len() == 4 && (y.starts_with(['1', '2'])) && y.bytes().all(|b| b.is_ascii_digit());
    matches!(words, [word] if word.split(['-', '–']).all(year))
}

/// `Share`, `facebook twitter whatsapp`, `Click to share on X (Opens in new window)`.
fn is_share_word(word: &str) -> bool {
    const WORDS: [&str; 38] = [
        "share",
        "shares",
        "sharing",
        "tweet",
        "facebook",
        "twitter",
        "x",
        "whatsapp",
        "linkedin",
        "telegram",
        "pinterest",
        "reddit",
        "tumblr",
        "instagram",
        "youtube",
        "email",
        "e-mail",
        "mail",
        "print",
        "copy",
        "link",
        "url",
        "count",
        "on",
        "via",
        "to",
        "click",
        "opens",
        "in",
        "new",
        "window",
        "save",
        "follow",
        "us",
        "this",
        "more",
        "flipboard",
        "messenger",
    ];
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty() || WORDS.iter().any(|w| bare.eq_ignore_ascii_case(w))
}

/// A line of nothing but a date or a time: `Wed 12 Jun 2024 06.00 BST`, `2 hours ago`, `22:14:07`, `2 min read`.
pub(super) fn is_stamp(line: &str) -> bool {
    /// Bytes of a line that says more.
    const LONGEST: usize = 200;
    // Most lines are paragraphs, and not worth a copy.
    if line.len() > LONGEST || !line.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const WORDS: [&str; 52] = [
        "published",
        "updated",
        "posted",
        "modified",
        "created",
        "last",
        "first",
        "on",
        "at",
        "date",
        "am",
        "pm",
        "gmt",
        "utc",
        "est",
        "edt",
        "et",
        "pst",
        "pdt",
        "ist",
        "kst",
        "jst",
        "bst",
        "cet",
        "cest",
        "sast",
        "wat",
        "eat",
        "pkt",
        "sgt",
        "the",
        "of",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "min",
        "mins",
        "minute",
        "minutes",
        "hour",
        "hours",
        "ago",
        "read",
        "reading",
        "time",
    ];
    let mut digits = false;
    let lower = line.to_ascii_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).all(|part| {
        let number = part.bytes().next().is_some_and(|b| b.is_ascii_digit());
        digits |= number;
        let month = MONTHS.iter().any(|m| part.starts_with(m)) && part.len() <= 9;
        number || month || part.ends_with("day") && part.len() <= 9 || WORDS.contains(&part)
    }) && digits
}

/// `… speaks at a rally. (Yonhap)`, `Photo: AP`, `(pictured with his wife)`: a line that credits or describes a picture.
fn is_caption(line: &str) -> bool {
    let credit = ["photo:", "photo by", "photo credit", "| foto:", "picture:", "image:", "photograph:", "credit:"];
    let ends = ["/afp", "/reuters", "/ap", "getty images", "via getty images", "file photo", "(file photo)", "[file]"];
    let bare = line.trim_end_matches(['.', ')', ' ']).as_bytes();
    // "A man speaks in Seoul on Monday. (Yonhap)": the picture's agency in brackets after one sentence in the present.
    let agency = line.ends_with(')')
        && line.rsplit('(').next().is_some_and(|a| super::agency::agency(a.trim_end_matches(')')).is_some())
        && [
            " speaks ",
            " speak ",
            " poses ",
            " walks ",
            " walk ",
            " stands ",
            " attend ",
            " attends ",
            "(center)",
            "(left)",
            "(right)",
            "(C)",
            "(L)",
            "(R)",
        ]
        .iter()
        .any(|w| line.contains(w));
    let named = line.contains(':') || line.as_bytes().windows(5).any(|w| w.eq_ignore_ascii_case(b"photo"));
    let credited = || {
        let lower = line.to_ascii_lowercase();
        credit.iter().any(|c| lower.contains(c))
    };
    let ended = |e: &&str| bare.len() >= e.len() && bare[bare.len() - e.len()..].eq_ignore_ascii_case(e.as_bytes());
    agency || named && !line.ends_with(['.', '”', '"']) && credited() || ends.iter().any(ended)
}

/// `4 thoughts on “…”`, `Comments 12`.
fn is_comment_heading(words: &[&str], count: usize) -> bool {
    let first_number = words[0].bytes().all(|b| b.is_ascii_digit());
    let is = |i: usize, k: &str| words.get(i).is_some_and(|w| w.eq_ignore_ascii_case(k));
    first_number && (is(1, "thoughts") || is(1, "thought") || is(1, "responses")) && is(2, "on")
        || count == 2 && is(0, "comments") && words[1].bytes().all(|b| b.is_ascii_digit() || b == b'(' || b == b')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_told_from_sentences() {
        for line in [
            "213",
            "34 shares",
            "12 View comments",
            "facebook twitter whatsapp linkedin email",
            "2 hours ago",
            "22:14:07",
            "Wed 12 Jun 2024 06.00 BST",
            "PUBLISHED: 11:02, 3 May 2024 | UPDATED: 12:10, 3 May 2024",
            "2 min read",
            "Click to share on X (Opens in new window)",
            "4 thoughts on “The bridge”",
            "Comments 12",
            "The bridge | Foto: AFP",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "The share of women rose.",
            "Sunday best",
            "34 people died.",
            "Strengthening cooperation",
            "He shared it on Monday.",
            "“Photo: of what?” she asked.",
            "In May",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
