//! Numbers and negations. They weigh as little as any other word, and a saying that differs in one of them is another saying:
//! "the flood killed 12" is not "the flood killed 45", nor is "I took it" "I did not take it".

use std::ops::Range;

use super::compare::Common;
use crate::hash::{SEED, fnv1a};
use crate::text::{Document, TokenKind, among};

/// What kind of particular stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Particular {
    /// A number, made of its digits.
    Number(u32),
    /// A word that negates.
    Not,
}

/// A number or a negation of a carrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Twice as many as telling words stand before it, and one more if it is a telling word itself.
    pub at: u32,
    /// What it is.
    pub what: Particular,
}

/// Gaps of more telling words than that tell of other things on both sides.
const GAP: u32 = 4;
/// Telling words beside the common ones, before and behind, that are looked at.
const EDGE: u32 = 2;

/// Words that negate. "Nor" within a sentence goes on with the negation before it; at its head it negates by itself.
const NEGATIONS: &str = "not never no nobody nothing none neither without cannot";

/// Verbs that report the contrary of the clause behind them.
const DENIALS: &str = "deny denies denied denying";

/// Numbers that news writes as words, in their order from one on; "one" alone is a pronoun, too.
const ONES: &str = "_ two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
    eighteen nineteen";
/// In tens, from ten on.
const TENS: &str = "_ twenty thirty forty fifty sixty seventy eighty ninety hundred";
/// Places in a row, from the first on.
const ORDINALS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth";

/// What the word at `i` is, if it is a particular.
pub(super) fn particular(document: &Document<'_>, i: usize) -> Option<Particular> {
    let word = document.lower(i);
    if document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number) {
        return Some(number(word));
    }
    for (list, step) in [(ONES, 1), (TENS, 10), (ORDINALS, 1)] {
        if let Some(n) = list.split_whitespace().position(|w| w == word) {
            return Some(number(&((n + 1) * step).to_string()));
        }
    }
    let heads = || {
        let first = document.sentence_of(i).map(|s| document.sentences[s].first);
        first == Some(i) || document.tokens[i].capital && opens_quotation(document, i)
    };
    let negates = among(word, NEGATIONS) || word.ends_with("n't") || word.ends_with("n’t") || word == "nor" && heads();
    // "No, we will" answers; "not only" and "no doubt" negate nothing.
    let next = document.lower(i + 1);
    let idle = document.is(i + 1, ",") || among(next, "only just merely simply doubt");
    (negates && !idle).then_some(Particular::Not)
}

/// Whether marks open right before token `i`: “Nor will it.”
fn opens_quotation(document: &Document<'_>, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|k| document.tokens[k].kind == TokenKind::Quote)
}

/// Whether a quotation's cue reports the contrary of its clause.
pub(super) fn is_denial(cue: &str) -> bool {
    cue.split_whitespace().any(|word| among(&word.to_lowercase(), DENIALS))
}

/// A number by its digits: "1,200" is 1200, "12th" is 12, "7:30" is 7.30.
fn number(word: &str) -> Particular {
    let digits = word.bytes().map(|b| if b == b':' { b'.' } else { b }).filter(|b| b.is_ascii_digit() || *b == b'.');
    let hash = fnv1a(SEED, digits);
    Particular::Number((hash >> 32) as u32 ^ hash as u32)
}

/// Whether two carriers with `common` words differ in a number or a negation where these words stand side by side. A `report`
/// may round or leave out a number: it holds if another number of the two agrees.
pub(super) fn contradict(one: &[Placed], other: &[Placed], common: &Common, report: bool) -> bool {
    if one.is_empty() && other.is_empty() || common.pairs.is_empty() {
        return false;
    }
    let sides = [one, other];
    other_numbers(sides, common, report) || negated(sides, common)
}

/// The particulars of a carrier in `range`.
fn within(all: &[Placed], range: Range<u32>) -> impl Iterator<Item = Particular> + Clone {
    all.iter().filter(move |p| range.contains(&p.at)).map(|p| p.what)
}

/// The stretches between neighbouring common words, in both carriers, in the places that particulars have.
fn gaps(common: &Common) -> impl Iterator<Item = [Range<u32>; 2]> {
    let gap = |a: u32, b: u32| 2 * a + 2..2 * b + 1;
    common.pairs.windows(2).map(move |w| [gap(w[0].0, w[1].0), gap(w[0].1, w[1].1)])
}

fn other_numbers(sides: [&[Placed]; 2], common: &Common, report: bool) -> bool {
    let [x, y] = &common.ranges;
    let before = |range: &Range<u32>| (2 * range.start).saturating_sub(2 * EDGE)..2 * range.start + 1;
    let behind = |range: &Range<u32>| 2 * range.end..2 * (range.end + EDGE) + 1;
    let short = |gap: &[Range<u32>; 2]| gap.iter().all(|g| g.len() as u32 / 2 <= GAP);
    let edges = [[before(x), before(y)], [behind(x), behind(y)]];
    let differ = gaps(common).filter(short).chain(edges).any(|[a, b]| {
        let numbers = |side: usize, range| within(sides[side], range).filter(|p| *p != Particular::Not);
        let (mut mine, theirs) = (numbers(0, a), numbers(1, b));
        let both = mine.clone().next().is_some() && theirs.clone().next().is_some();
        both && !mine.any(|n| theirs.clone().any(|m| m == n))
    });
    let another_agrees = || {
        let number = |p: &&Placed| p.what != Particular::Not;
        sides[0].iter().filter(number).any(|p| sides[1].iter().any(|q| q.what == p.what))
    };
    differ && !(report && another_agrees())
}

fn negated(sides: [&[Placed]; 2], common: &Common) -> bool {
    // Telling words in a range that do not negate.
    let telling = |side: usize, range: &Range<u32>| {
        let words = range.clone().filter(|at| at % 2 == 1).count();
        words
            - sides[side].iter().filter(|p| range.contains(&p.at) && p.at % 2 == 1 && p.what == Particular::Not).count()
    };
    let nots =
        |side: usize, range: &Range<u32>| within(sides[side], range.clone()).filter(|p| *p == Particular::Not).count();
    // Up to the first common word, from the last telling word before it that is no negation.
    let head = |side: usize, first: u32| {
        let from = (0..first).rev().find(|n| telling(side, &(2 * n + 1..2 * n + 2)) > 0).map_or(0, |n| 2 * n + 2);
        from..2 * first + 1
    };
    let [x, y] = &common.ranges;
    let mut count = 0;
    for gap in gaps(common).chain([[head(0, x.start), head(1, y.start)]]) {
        let here = nots(0, &gap[0]) + nots(1, &gap[1]);
        if here > 0 && telling(0, &gap[0]) + telling(1, &gap[1]) > 0 {
            // It may be said in other words there.
            continue;
        }
        count += here;
    }
    count % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::across::variants::compare::compare;

    const NOT: Particular = Particular::Not;

    fn placed(at: u32, what: Particular) -> Placed {
        Placed { at, what }
    }

    fn common(a: &[u32], b: &[u32]) -> Common {
        let terms = |list: &[u32]| list.iter().map(|&t| (t, 1.0)).collect::<Vec<_>>();
        compare(&terms(a), &terms(b))
    }

    #[test]
    fn numbers_side_by_side_agree_or_contradict() {
        // "the flood killed 12 [people]", where numbers of two digits are telling words.
        let same = common(&[1, 2, 12, 3], &[1, 2, 45, 3]);
        let (twelve, more) = ([placed(5, number("12"))], [placed(5, number("45"))]);
        assert!(contradict(&twelve, &more, &same, false));
        assert!(!contradict(&twelve, &[placed(5, number("12"))], &same, false));
        assert!(!contradict(&twelve, &[], &same, false), "a number that one leaves out is a cut");
        // Behind the last common word.
        assert!(contradict(&twelve, &more, &common(&[1, 2, 12], &[1, 2, 45]), false));
        // Five telling words lie between.
        let far = common(&[1, 12, 4, 5, 6, 7, 2], &[1, 45, 2]);
        assert!(!contradict(&[placed(3, number("12"))], &[placed(3, number("45"))], &far, false));
    }

    #[test]
    fn a_report_may_round_one_number_if_another_agrees() {
        let same = common(&[1, 2, 3], &[1, 2, 3]);
        let one = [placed(2, number("9")), placed(4, number("3"))];
        let other = [placed(2, number("8")), placed(4, number("3"))];
        assert!(contradict(&one, &other, &same, false));
        assert!(!contradict(&one, &other, &same, true));
    }

    #[test]
    fn a_negation_among_the_common_words_contradicts() {
        let same = common(&[1, 2], &[1, 2]);
        for at in [0, 2] {
            assert!(contradict(&[placed(at, NOT)], &[], &same, false), "{at}");
            assert!(!contradict(&[placed(at, NOT)], &[placed(2, NOT)], &same, false), "{at}");
        }
        // Behind them it belongs to what follows; beside another telling word it may be said in another way.
        assert!(!contradict(&[placed(4, NOT)], &[], &same, false));
        assert!(!contradict(&[placed(2, NOT)], &[], &common(&[1, 2], &[1, 9, 2]), false));
    }

    #[test]
    fn words_that_negate_or_count() {
        let of = |text: &str, i: usize| {
            let document = Document::read(text, &[crate::text::Span::new(0, text.len())], &[]);
            particular(&document, i)
        };
        assert_eq!(of("It won’t do.", 1), Some(NOT));
        assert_eq!(of("No, it will do.", 0), None);
        assert_eq!(of("Not only that.", 0), None);
        assert_eq!(of("It took five days.", 2), of("It took 5 days.", 2));
        assert_eq!(of("It cost 1,200 crowns.", 2), of("It cost 1200 crowns.", 2));
        assert_eq!(of("It took days.", 2), None);
        assert_eq!(of("It took fifty days.", 2), of("It took 50 days.", 2));
        assert_ne!(of("The first week.", 1), of("The second week.", 1));
        assert_eq!(of("At 7:30 sharp.", 1), of("At 7.30 sharp.", 1));
        assert_eq!(of("Nor will it.", 0), Some(NOT));
        assert_eq!(of("He said: “Nor will it.”", 4), Some(NOT));
        assert_eq!(of("It neither bends nor breaks.", 3), None);
        assert_eq!(of("It would not mend the “landing” nor the engine.", 7), None);
        assert_eq!(of("It did not mend the landing “nor the engine”.", 7), None);
        assert!(is_denial("has denied") && !is_denial("said"));
    }
}
