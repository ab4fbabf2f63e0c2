//! The words of articles as terms by which articles and quotations are compared, and how much they weigh.

use crate::text::{Class, Token, TokenKind};

/// Whether a token is a word or a number.
pub(super) fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

/// Whether a word tells something by itself: no article, pronoun or the like, and not too short to.
pub(super) fn is_telling(token: &Token) -> bool {
    let least = if token.kind == TokenKind::Number { 2 } else { 3 };
    token.span.len() >= least && !token.class.has(Class::FUNCTION)
}

/// A word without its commonest endings.
pub(super) fn stem(word: &str) -> &str {
    ["ing", "ed", "es", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 3))
        .unwrap_or(word)
}

/// The natural logarithm of a number from 1 on, to two digits: in sums and products alone, so that every machine agrees.
pub(super) fn ln(x: f32) -> f32 {
    const LN_2: f32 = std::f32::consts::LN_2;
    let bits = x.max(1.0).to_bits();
    let exponent = (bits >> 23) as f32 - 127.0;
    let mantissa = f32::from_bits(bits & 0x007f_ffff | 0x3f80_0000);
    LN_2 * (exponent + (mantissa - 1.0) * (5.0 - mantissa) / 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_term() {
        assert_eq!((stem("bridges"), stem("closed"), stem("closing")), ("bridg", "clos", "clos"));
        assert_eq!((stem("gas"), stem("bus")), ("gas", "bus"));
    }

    #[test]
    fn logarithms_are_close() {
        for x in [1.0_f32, 1.5, 2.0, 7.0, 640.0, 20_000.0] {
            assert!((ln(x) - x.ln()).abs() < 0.01, "{x}");
        }
    }
}
