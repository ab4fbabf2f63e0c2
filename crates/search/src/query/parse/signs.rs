//! Characters and words with a meaning of their own (quotation marks, brackets, minus, operators), in all the ways that
//! keyboards, phones and word processors write them.

/// What stands between terms and joins them.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Operator {
    Or,
    And,
}

pub(super) fn operator_of(word: &str) -> Option<Operator> {
    match word {
        "OR" | "|" | "||" => Some(Operator::Or),
        "AND" | "&&" => Some(Operator::And),
        _ => None,
    }
}

/// Quotation marks of any language; any of them closes any other.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“'..='‟' | '«' | '»' | '‹' | '›' | '「'..='』' | '〝'..='〟' | '＂')
}

pub(super) fn is_open(c: char) -> bool {
    matches!(c, '(' | '（')
}

pub(super) fn is_close(c: char) -> bool {
    matches!(c, ')' | '）')
}

/// A minus, or what a phone or word processor makes of it.
pub(super) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '‐'..='–' | '−' | '﹣' | '－')
}

pub(super) fn is_star(c: char) -> bool {
    matches!(c, '*' | '＊')
}

pub(super) fn is_tilde(c: char) -> bool {
    matches!(c, '~' | '～' | '˜' | '∼')
}
