//! Titles as American English writes them.

/// Words that stay small within a title: articles, conjunctions, prepositions. The list is that of the reference processor
/// (citeproc-js), so that both write the same; those of several words are left out, since words are looked at one by one.
const SMALL: &str = "\
about above across afore after against al along alongside amid amidst among amongst anenst apropos apud around as aside astride at
athwart atop barring before behind below beneath beside besides between beyond but by circa despite down during et except for
forenenst from given in inside into lest like modulo near next notwithstanding of off on onto out over per plus pro qua sans since
than through thru throughout thruout till to toward towards under underneath until unto up upon versus vs. v. vs v via vis-à-vis
with within without or yet so and nor a an the de d' von van c ca";

/// Signs at which a word ends and another begins.
fn parts(c: char) -> bool {
    matches!(
        c,
        '‘' | '’'
            | '“'
            | '”'
            | '"'
            | '\''
            | '-'
            | '–'
            | '—'
            | '/'
            | '.'
            | ','
            | ';'
            | '?'
            | '!'
            | ':'
            | '['
            | ']'
            | '('
            | ')'
    )
}

/// A title with its words in capitals, but for small ones within it and words that have capitals of their own. Marks become
/// curly.
pub fn cased(title: &str) -> String {
    let title = curly(title);
    let mut out = String::with_capacity(title.len());
    // Whether a word begins the title, or follows a mark behind which another title begins.
    let mut begins = true;
    let mut is_first_stretch = true;
    // Where the last word stands in what is written.
    let mut last = 0..0;
    let mut rest = title.as_str();
    while !rest.is_empty() {
        let end = rest.find(parts).unwrap_or(rest.len());
        let (stretch, behind) = rest.split_at(end);
        let words = stretch.split_inclusive(char::is_whitespace).count();
        for (at, word) in stretch.split_inclusive(char::is_whitespace).enumerate() {
            let bare = word.trim_end();
            if bare.is_empty() {
                out.push_str(word);
                continue;
            }
            let is_small = is_listed(bare) || bare.chars().nth(1).is_none();
            // A small word before the title's first hyphen is the beginning of a compound.
            let is_compound = is_first_stretch && at + 1 == words && behind.starts_with('-') && !word.ends_with(' ');
            let from = out.len();
            if (begins || is_compound || !is_small) && !bare.chars().any(char::is_uppercase) {
                capitalise(bare, &mut out);
            } else {
                out.push_str(bare);
            }
            last = from..out.len();
            out.push_str(&word[bare.len()..]);
            begins = false;
        }
        let Some(mark) = behind.chars().next() else { break };
        out.push(mark);
        begins |= matches!(mark, '!' | '?' | ':');
        is_first_stretch = false;
        rest = &behind[mark.len_utf8()..];
    }
    // The last word is none of the small ones, wherever it comes from.
    if is_listed(&out[last.clone()]) && last.len() > 1 {
        let mut word = String::new();
        capitalise(&out[last.clone()], &mut word);
        out.replace_range(last, &word);
    }
    out
}

fn is_listed(word: &str) -> bool {
    let lower = word.to_lowercase();
    SMALL.split_whitespace().any(|small| small == lower)
}

fn capitalise(word: &str, out: &mut String) {
    let mut chars = word.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
}

/// A text with its straight marks made curly.
pub fn curly(text: &str) -> String {
    let mut before = ' ';
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '“' | '‘' | '"' | '\'');
        out.push(match (c, opens) {
            ('"', true) => '“',
            ('"', false) => '”',
            ('\'', true) => '‘',
            ('\'', false) => '’',
            (c, _) => c,
        });
        before = c;
    }
    out
}

/// A title between quotation marks, those within it made single.
pub fn quoted(title: &str) -> String {
    format!("“{}”", title.replace('“', "‘").replace('”', "’"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_title_have_capitals_but_for_small_ones_within() {
        for (title, expected) in [
            ("a plan to do without", "A Plan to Do Without"),
            ("the iPhone and NATO: a view from the sea", "The iPhone and NATO: A View from the Sea"),
            ("what is in it? nothing of note", "What Is in It? Nothing of Note"),
            ("talks on \"peace\" go on—for now", "Talks on “Peace” Go on—for Now"),
            ("", ""),
            ("é", "É"),
        ] {
            assert_eq!(cased(title), expected);
        }
    }
}
