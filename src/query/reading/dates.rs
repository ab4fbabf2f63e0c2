//! Days as they are typed behind `date:`.

use super::signs::is_minus;
use super::{Fault, Reader};
use crate::text::Span;
use crate::time::{Day, Days};

impl Reader<'_> {
    /// A year, month or day, or a range of them with either end open. An end that is no date is left open.
    pub(super) fn days(&mut self, span: Span) -> Option<Days> {
        let text = span.of(self.text);
        let dots = text.find("..").or_else(|| text.find('…'));
        let Some(dots) = dots.map(|at| span.start as usize + at) else { return self.date(span) };
        let after = self.text[dots..span.end as usize].trim_start_matches(['.', '…']);
        let first = self.date(Span::new(span.start as usize, dots));
        let last = self.date(Span::new(span.end as usize - after.len(), span.end as usize));
        match (first, last) {
            (None, None) => None,
            (Some(first), None) => Some(Days { first: first.first, last: Day::LAST }),
            (None, Some(last)) => Some(Days { first: Day::FIRST, last: last.last }),
            (Some(first), Some(last)) if first.first > last.last => {
                self.say(span, Fault::BackToFront);
                Some(Days { first: last.first, last: first.last })
            }
            (Some(first), Some(last)) => Some(Days { first: first.first, last: last.last }),
        }
    }

    /// A year, month or day; nothing, without a word, for nothing.
    fn date(&mut self, span: Span) -> Option<Days> {
        let text = span.of(self.text);
        let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
        if inner.is_empty() {
            return None;
        }
        let start = span.start as usize + (text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
        let span = Span::new(start, start + inner.len());
        let mut numbers = Vec::new();
        let mut at = start;
        for part in inner.split(|c| is_minus(c) || c == '/') {
            let own = Span::new(at, at + part.len());
            at += part.len() + self.text[own.end as usize..].chars().next().map_or(0, char::len_utf8);
            let longest = if numbers.is_empty() { 4 } else { 2 };
            let number =
                part.parse().ok().filter(|_| part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit()));
            let Some(number) = number.filter(|_| numbers.len() < 3) else {
                self.say(span, Fault::NotADate);
                return None;
            };
            numbers.push((own, number));
        }
        let year = numbers.first().map_or(0, |n| n.1) as i32;
        let (found, number) = match numbers[..] {
            [(own, _)] if own.len() == 4 => (Days::year(year), None),
            [(own, _), (month, m)] if own.len() == 4 => (Days::month(year, m), Some((month, Fault::NoSuchMonth))),
            [(own, _), (month, m), (day, d)] if own.len() == 4 => match Days::month(year, m) {
                Some(days) => {
                    let fault = Fault::NoSuchDay(days.count() as u8);
                    (Day::new(year, m, d).map(Days::one), Some((day, fault)))
                }
                None => (None, Some((month, Fault::NoSuchMonth))),
            },
            _ => (None, None),
        };
        if found.is_none() {
            let (span, fault) = number.filter(|_| year > 0).unwrap_or((span, Fault::NotADate));
            self.say(span, fault);
        }
        found
    }
}
