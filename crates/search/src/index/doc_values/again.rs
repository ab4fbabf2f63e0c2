//! Puts other quotations in the place of those that an article has.

use super::DocValues;
use super::add::ListedOf;
use super::places::Places;
use super::rows::{Number, QuoteValues};
use crate::index::folded;
use dateline_core::corpus::Item;
use dateline_core::quote::Quote;

impl DocValues {
    /// Puts the rows of an article's quotations in the place of those that it has, of which `before` are the quotations. What all
    /// articles tell of a quotation stays with it where its words do. `listed` says which of the article's times are entries,
    /// which are told anew.
    pub fn quotes_again(&mut self, number: u32, before: &[Quote], item: &Item, listed: &ListedOf) {
        let (from, to) = self.quotes_of(number);
        let old: Vec<QuoteValues> = self.quotes[from as usize..to as usize].to_vec();
        let quotes = &item.analysis.quotes;
        let stays = before.len() == quotes.len() && before.iter().zip(quotes).all(|(a, b)| a.span == b.span);
        if stays {
            for (at, (was, quote)) in old.iter().zip(quotes).enumerate() {
                let speaker = self.speaker_again(&before[at], was, quote);
                let row = self.quote_row(number, item, quote, (was.first, was.end));
                let QuoteValues { said, saying, several, reach, .. } = *was;
                self.quotes[from as usize + at] = QuoteValues { speaker, said, saying, several, reach, ..row };
            }
            return;
        }
        let (own, spans) = self.words(&item.article);
        let places = Places { own, spans: &spans };
        let (mut rows, mut reach) = (Vec::with_capacity(quotes.len()), 0);
        for quote in quotes {
            let was = before.iter().zip(&old).find(|(other, _)| other.span == quote.span);
            let speaker = match was {
                Some((other, row)) => self.speaker_again(other, row, quote),
                None => quote.named_speaker().map(|speaker| self.speaker_called(&speaker.label)).into(),
            };
            let saying = was.map_or(Number::NONE, |(_, row)| row.saying);
            let row = self.quote_row(number, item, quote, places.within(quote.span));
            reach = row.end.max(reach);
            rows.push(QuoteValues { speaker, saying, reach, ..row });
        }
        let count = rows.len() as u32;
        self.quotes.splice(from as usize..to as usize, rows);
        let moved = |row: u32| row - to + from + count;
        self.quotes_of.iter_mut().skip(number as usize + 1).for_each(|begin| *begin = moved(*begin));
        for entry in self.entries.iter().filter(|entry| entry.item > number) {
            let near = entry.lists as usize..entry.lists as usize + usize::from(entry.listed.0);
            self.lists[near].iter_mut().for_each(|row| *row = moved(*row));
        }
        let (first, end) = self.entries_of(number);
        let events: Vec<(u32, u32)> =
            self.entries[first as usize..end as usize].iter().map(|entry| (entry.fact, entry.event)).collect();
        self.date_again(number, item, listed);
        // The same times are entries as before, and mention the same events.
        let (first, end) = self.entries_of(number);
        let told = self.entries[first as usize..end as usize].iter_mut().zip(events);
        told.filter(|(entry, event)| entry.fact == event.0).for_each(|(entry, event)| entry.event = event.1);
    }

    /// The number of the speaker of `quote`, which was `before` with the row `was`.
    fn speaker_again(&mut self, before: &Quote, was: &QuoteValues, quote: &Quote) -> Number {
        let label = |quote: &Quote| quote.named_speaker().map(|speaker| speaker.label.clone());
        match label(quote) {
            now if now == label(before) => was.speaker,
            now => now.map(|label| self.speaker_called(&label)).into(),
        }
    }

    /// The number of the speaker who is called so, by any form of the name if one alone has it.
    fn speaker_called(&mut self, label: &str) -> u32 {
        match self.speakers.find(&folded(label)).as_slice() {
            [one] => *one,
            _ => self.speakers.number(label),
        }
    }
}
