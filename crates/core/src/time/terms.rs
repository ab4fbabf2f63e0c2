//! Words beside a time that make it a term, a beginning or an appointment: "payable Jan. 9", "closed until Saturday", "a June 3
//! deadline", "to be held on October 4". Whatever tense the verb has, such a time lies ahead of what the verb tells.

use super::meaning::Tense;
use crate::text::{Class, Document, Form, TokenKind, among};

/// The tense of a time at `tokens[first..last]` that the words beside it make a term; `from` begins its sentence.
pub(super) fn of(document: &Document<'_>, from: usize, (first, last): (usize, usize)) -> Option<Tense> {
    let lower = |k: usize| document.lower(k);
    let before = |n: usize| first.checked_sub(n).filter(|&k| k >= from).map_or("", lower);
    let on = 1 + usize::from(among(before(1), "on as from"));
    let passed = || (1..7).any(|n| among(before(n), "missed passed met beat ignored expired after"));
    match before(on) {
        "payable" | "effective" | "starting" | "beginning" | "redeemable" => return Some(Tense::Prospect),
        "record"
            if among(before(on + 1), "of") && among(before(on + 2), "holders shareholders stockholders owners") =>
        {
            return Some(Tense::Prospect);
        }
        "of" if before(on + 1) == "deadline" && !passed() => return Some(Tense::Prospect),
        _ => {}
    }
    let possessive = usize::from(matches!(document.lower(last), "'s" | "’s"));
    if document.reads(last + possessive, "deadline") && !passed() {
        return Some(Tense::Prospect);
    }
    // What has run through July may also be going to.
    let led_through =
        before(1) == "through" && !first.checked_sub(2).and_then(|k| document.tokens.get(k)).is_some_and(is_time);
    if led_through && !(1..9).any(|n| before(n) == "from") {
        return Some(Tense::Open);
    }
    until(document, from, first).then_some(Tense::Prospect)
}

fn is_time(token: &crate::text::Token) -> bool {
    token.kind == TokenKind::Number || token.class.any(Class::MONTH.or(Class::WEEKDAY))
}

/// "kept the border closed until Saturday", "suspended until at least noon on Friday"; not "lasted until Friday", "did not
/// learn of it until Friday".
fn until(document: &Document<'_>, from: usize, first: usize) -> bool {
    const SOFT: &str = "at least about noon midnight early late on the end of a.m p.m . am pm next";
    let Some(until) = (from.max(first.saturating_sub(6))..first)
        .rev()
        .take_while(|&k| {
            let next = k + 1 == first || among(document.lower(k + 1), SOFT) || is_time(&document.tokens[k + 1]);
            next && document.tokens.get(k).is_some()
        })
        .find(|&k| among(document.lower(k), "until till"))
    else {
        return false;
    };
    let begin = from.max(until.saturating_sub(12));
    let words = || (begin..until).rev().map(|k| document.lower(k));
    let lasting = "lasted lasting continued went stayed remained waited lived worked served held dragged ruled led stood \
                   raged burned reigned fought not never n't only had did didn’t wasn’t weren’t";
    if words().any(|word| among(word, lasting) || word.ends_with("n’t") || word.ends_with("n't")) {
        return false;
    }
    // "was mayor until May": only a participle tells what was done to last.
    let was = (begin..until).rev().find(|&k| among(document.lower(k), "was were been"));
    let ends = was.is_none_or(|k| {
        (k + 1..until).take(3).any(|k| {
            document.lower(k).ends_with("ed")
                || document.tokens[k].class.has(Class::PAST_VERB)
                || document.reads(k, "shut")
        })
    });
    let own = was.is_some()
        || words().any(|word| {
            among(word, "closed shut gave given suspended open delayed put off remanded extended has have keep")
        });
    own && ends
}

/// "could not be reached Wednesday for comment".
pub(super) fn sought(document: &Document<'_>, could: usize) -> bool {
    (could + 1..could + 6).any(|k| among(document.lower(k), "reached contacted"))
}

/// "called for nationwide protests on Friday".
pub(super) fn calls_for_event(document: &Document<'_>, called: usize) -> bool {
    let events =
        "protests protest demonstrations strike strikes walkout marches rallies march rally boycott shutdown vigil";
    document.reads(called + 1, "for") && (called + 2..called + 6).any(|k| among(document.lower(k), events))
}

/// "a fair to be held in May", "agreed to appear", "were told to reopen". `before` is the word before "to".
pub(super) fn appointed(document: &Document<'_>, to: usize, before: &str) -> bool {
    if document.reads(to + 1, "be") {
        let participle = document.tokens.get(to + 2).is_some_and(|t| {
            document.lower(to + 2).ends_with("ed") || t.class.has(Class::PAST_VERB) || t.form == Form::Past
        });
        let noun = to.checked_sub(1).and_then(|k| document.tokens.get(k)).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.class.any(Class::FUNCTION.or(Class::AUXILIARY).or(Class::PAST_VERB))
                && t.form != Form::Past
        });
        let seems = "seems appears claims needs proves turns seem appear need claim used had has have out ought";
        return participle && noun && !before.ends_with("ed") && !among(before, seems);
    }
    let meets = "meet appear reopen return report resume attend gather testify vote leave hand vacate hold sign begin start \
                 open close strike walk surrender";
    among(before, "agreed told summoned invited arranged ordered asked") && among(document.lower(to + 1), meets)
}

/// "Voters go to the polls on Sunday": a present tense beside a day is a timetable. Asked only where no other verb tells.
pub(super) fn timetable(document: &Document<'_>, from: usize, to: usize) -> Option<Tense> {
    const VERBS: &str = "go goes takes take meet meets reports runs run appears appear holds plays play hosts votes faces \
                         face returns return leaves leave arrives arrive heads travels travel visits kicks comes begin \
                         start open close closes reopens reopen resume launches publishes releases stands sits";
    let mut verbs = (from + 1..to).rev().filter(|&k| {
        let subject = document.tokens.get(k - 1).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.class.any(Class::DETERMINER.or(Class::PREPOSITION).or(Class::CONJUNCTION))
                && !document.lower(k - 1).ends_with("’s")
        });
        subject && among(document.lower(k), VERBS) && !document.tokens.get(k).is_some_and(|t| t.capital)
    });
    verbs.next().map(|_| Tense::Future)
}
