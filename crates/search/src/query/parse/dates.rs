//! Parses the days behind `date:`.

use super::problem::Fault;
use super::reader::QueryReader;
use super::signs::is_minus;
use dateline_core::calendar::{Day, Days};
use dateline_core::text::Span;

impl QueryReader<'_> {
    /// A year, month or day, or a range of them with either end open. An end that is no date is left open.
    pub(super) fn days(&mut self, span: Span) -> Option<Days> {
        let text = span.of(self.text);
        let dots = text.find("..").or_else(|| text.find('…'));
        let Some(dots) = dots.map(|at| span.start as usize + at) else { return self.date(span) };
        let after = self.text[dots..span.end as usize].trim_start_matches(['.', '…']);
        let first = self.date(Span::new(span.start as usize, dots));
        let last = self.date(Span::new(span.end as usize - after.len(), span.end as usize));
        if first.is_none() && last.is_none() {
            return None;
        }
        let mut days = Days { first: first.map_or(Day::FIRST, |d| d.first), last: last.map_or(Day::LAST, |d| d.last) };
        if let (Some(first), Some(last), true) = (first, last, days.first > days.last) {
            self.say(span, Fault::BackToFront);
            days = Days { first: last.first, last: first.last };
        }
        Some(days)
    }

    /// A year, month or day; nothing, without a word, for nothing. Signs before and behind it do not matter.
    fn date(&mut self, span: Span) -> Option<Days> {
        let text = span.of(self.text);
        let inner = text.trim_start_matches(is_sign);
        let start = span.end as usize - inner.len();
        let inner = inner.trim_end_matches(is_sign);
        if inner.is_empty() {
            return None;
        }
        let whole = Span::new(start, start + inner.len());
        // Year, month, day, each with where it stands.
        let mut numbers = [(0u32, Span::default()); 3];
        let (mut count, mut within, mut wrong) = (0, false, false);
        for (at, c) in inner.char_indices() {
            let Some(digit) = c.to_digit(10) else {
                wrong |= !is_minus(c) && c != '/';
                within = false;
                continue;
            };
            if !within {
                (count, within) = (count + 1, true);
            }
            let Some((number, place)) = numbers.get_mut(count - 1) else {
                wrong = true;
                break;
            };
            let here = Span::new(start + at, start + at + 1);
            *number = number.saturating_mul(10).saturating_add(digit);
            *place = if place.is_empty() { here } else { place.to(here) };
        }
        let [(year, place), (month, in_month), (day, in_day)] = numbers;
        let year = if wrong || place.len() != 4 { 0 } else { year as i32 };
        let found = match count {
            1 => Days::year(year),
            2 => Days::month(year, month),
            _ => Day::new(year, month, day).map(Days::one),
        };
        if found.is_none() {
            match Days::month(year, month) {
                _ if Days::year(year).is_none() => self.say(whole, Fault::NotADate),
                None => self.say(in_month, Fault::NoSuchMonth),
                Some(days) => {
                    let lengths = ["28", "29", "30", "31"];
                    let length = lengths[days.count().saturating_sub(28).min(3) as usize];
                    self.say_more(in_day, Fault::NoSuchDay, length);
                }
            }
        }
        found
    }
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric()
}
