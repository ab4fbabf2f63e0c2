//! Dated facts as an iCalendar file (RFC 5545), for the calendar of whoever follows the story.

use super::Entry;

/// The file in the making.
#[derive(Debug, Default)]
pub struct Calendar {
    out: String,
}

impl Calendar {
    /// A calendar of this name.
    pub fn new(name: &str) -> Self {
        let mut calendar = Self::default();
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Timeline//EN", "CALSCALE:GREGORIAN"] {
            calendar.line(line);
        }
        calendar.property("X-WR-CALNAME:", name);
        calendar
    }

    /// Says of the whole calendar what it is (RFC 7986); before its first event.
    pub fn describe(&mut self, text: &str) {
        self.property("DESCRIPTION:", text);
    }

    /// Adds a fact that has days, as an event of whole days; others are left out.
    ///
    /// There is no clock here: the stamp that the format asks for is the event's own first day, so that the same facts give
    /// the same file.
    pub fn add(&mut self, entry: &Entry) {
        let Some(dated) = &entry.dated else { return };
        let plain = |day: dateline_core::calendar::Day| day.to_string().replace('-', "");
        let first = plain(dated.days.first);
        // Years with other than four digits have no place in the format.
        if first.len() != 8 || plain(dated.days.last).len() != 8 {
            return;
        }
        let source = &entry.source;
        self.line("BEGIN:VEVENT");
        self.property("UID:", &format!("{}@{}.dateline", entry.id, source.id));
        self.line(&format!("DTSTAMP:{first}T000000Z"));
        self.line(&format!("DTSTART;VALUE=DATE:{first}"));
        // After the last day that can be written there is none to end before: then the length tells it.
        match dated.days.last.checked_plus(1) {
            Some(end) => self.line(&format!("DTEND;VALUE=DATE:{}", plain(end))),
            None => self.line(&format!("DURATION:P{}D", dated.days.count())),
        }
        self.property("SUMMARY:", &entry.name);
        let sentence: String = entry.sentence.iter().map(|r| r.text.as_str()).collect();
        let mut told = format!("{}\n{}", sentence.trim(), source.title);
        for more in [&source.outlet, &source.agency].into_iter().flatten() {
            told.push_str(", ");
            told.push_str(more);
        }
        told.push_str("\nSays: ");
        told.push_str(&entry.expression);
        if dated.inferred {
            told.push_str(" (dated by Dateline)");
        }
        if entry.ahead {
            told.push_str("\nStill to come when it was written");
        }
        self.property("DESCRIPTION:", &told);
        if let Some(url) = &source.url {
            self.line(&format!("URL:{}", url.replace(|c: char| c.is_control(), "")));
        }
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }

    /// The finished file.
    pub fn finish(mut self) -> String {
        self.line("END:VCALENDAR");
        self.out
    }

    /// A property whose value is text.
    fn property(&mut self, name: &str, text: &str) {
        let mut line = name.to_owned();
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => {
                    line.push('\\');
                    line.push(c);
                }
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// A line, folded so that none is longer than 75 bytes; no character is cut.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > 75 {
                self.out.push_str("\r\n ");
                used = 1;
            }
            self.out.push(c);
            used += c.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{ArticleSource, Dated, Run};
    use dateline_core::calendar::{Day, Days};
    use dateline_core::time::TimexKind;

    fn entry(sentence: &str, days: Option<Days>) -> Entry {
        Entry {
            id: "t1".to_owned(),
            dated: days.map(|days| Dated { days, text: String::new(), inferred: true }),
            expression: "Wednesday".to_owned(),
            kind: TimexKind::Date,
            sentence: vec![Run { text: sentence.to_owned(), hit: false, marked: false }],
            source: ArticleSource {
                id: "a1".to_owned(),
                title: "Bridge opens; trains wait".to_owned(),
                outlet: Some("Herald".to_owned()),
                agency: None,
                published: None,
                url: Some("https://example.org/bridge".to_owned()),
            },
            confidence: 80,
            why: Vec::new(),
            name: "The bridge, closed since May, opened".to_owned(),
            ahead: false,
            others: Vec::new(),
        }
    }

    #[test]
    fn events_end_on_the_day_after_their_last() {
        let days = Days { first: Day::new(2024, 7, 31).expect("day"), last: Day::new(2024, 7, 31).expect("day") };
        let mut calendar = Calendar::new("Sample");
        calendar.add(&entry("The bridge, closed since May, opened.", Some(days)));
        calendar.add(&entry("Nobody knows when.", None));
        let file = calendar.finish();
        assert!(file.contains("DTSTART;VALUE=DATE:20240731\r\nDTEND;VALUE=DATE:20240801\r\n"), "{file}");
        assert!(file.contains("SUMMARY:The bridge\\, closed since May\\, opened\r\n"), "{file}");
        let whole = file.replace("\r\n ", "");
        assert!(whole.contains("DESCRIPTION:The bridge\\, closed since May\\, opened.\\nBridge opens"), "{whole}");
        assert!(whole.contains("trains wait\\, Herald\\nSays: Wednesday (dated by Dateline)"), "{whole}");
        assert!(whole.contains("URL:https://example.org/bridge\r\n"), "{whole}");
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
    }

    #[test]
    fn an_event_on_the_last_day_of_all_has_a_length() {
        let mut calendar = Calendar::new("");
        calendar.add(&entry("The licence ends.", Some(Days { first: Day::LAST.plus(-1), last: Day::LAST })));
        let file = calendar.finish();
        assert!(file.contains("DTSTART;VALUE=DATE:99991230\r\nDURATION:P2D\r\n"), "{file}");
        assert!(!file.contains("DTEND"), "{file}");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let day = Day::new(2024, 7, 31).expect("day");
        let mut calendar = Calendar::new("");
        let long = "«é» ".repeat(60);
        calendar.add(&entry(&long, Some(Days::one(day))));
        let file = calendar.finish();
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert!(file.replace("\r\n ", "").contains(long.trim()));
    }
}
