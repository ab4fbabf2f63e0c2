//! What the columns of a table mean: as given, by their names, and else by what is in them.

use csv::ByteRecord;

use crate::article::shared;
use crate::fields::Field;
use crate::moment::{Moment, Order};

/// The columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Their names; numbers from 1 on where the table has none.
    pub names: Vec<String>,
    /// What they mean.
    pub fields: Vec<Option<Field>>,
    /// Whether the first row holds their names.
    pub header: bool,
    /// Which figure of a date is the day, as far as the rows tell.
    pub order: Option<Order>,
    /// Whether dates may be read in two ways.
    pub either_day: bool,
    /// Columns that were given and are not there.
    pub missing: Vec<String>,
}

impl Columns {
    /// Guesses from the first rows; what is given by hand comes first.
    pub fn guess(sample: &[ByteRecord], given: &[(Field, String)]) -> Self {
        let Some(first) = sample.first() else { return Self::default() };
        let cells: Vec<String> =
            first.iter().map(|cell| shared(String::from_utf8_lossy(cell).trim().to_owned())).collect();
        let header = is_header(&cells, given);
        let width = sample.iter().map(ByteRecord::len).max().unwrap_or(0);
        let names = (0..width)
            .map(|at| {
                cells.get(at).filter(|name| header && !name.is_empty()).cloned().unwrap_or_else(|| (at + 1).to_string())
            })
            .collect();
        let mut columns = Self { names, fields: vec![None; width], header, ..Self::default() };
        columns.take_given(given);
        if header {
            columns.by_name();
        }
        let rows = &sample[usize::from(header)..];
        columns.by_content(rows, given);
        columns.days(rows);
        columns
    }

    /// The name of a column; its number where it has none.
    pub fn name(&self, at: usize) -> String {
        self.names.get(at).cloned().unwrap_or_else(|| (at + 1).to_string())
    }

    /// Whether any column holds words.
    pub fn has_words(&self) -> bool {
        [Field::Text, Field::Title, Field::Summary].iter().any(|field| self.has(*field))
    }

    /// What was understood, in words.
    pub fn told(&self) -> String {
        let known = self.fields.iter().enumerate();
        let known: Vec<String> =
            known.filter_map(|(at, field)| field.map(|field| format!("{}={}", field.name(), self.name(at)))).collect();
        if known.is_empty() { "no column understood".to_owned() } else { known.join(", ") }
    }

    fn has(&self, field: Field) -> bool {
        self.fields.contains(&Some(field))
    }

    fn take_given(&mut self, given: &[(Field, String)]) {
        for (field, name) in given {
            let by_name = self.names.iter().position(|known| known.eq_ignore_ascii_case(name.trim()));
            let by_number =
                || name.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < self.names.len());
            match by_name.or_else(by_number) {
                Some(at) => self.fields[at] = Some(*field),
                None => self.missing.push(name.clone()),
            }
        }
    }

    fn by_name(&mut self) {
        for field in Field::ALL {
            if self.has(field) {
                continue;
            }
            let ranked = self.names.iter().enumerate().filter(|(at, _)| self.fields[*at].is_none());
            let ranked = ranked.filter_map(|(at, name)| {
                Field::of(name).filter(|(known, _)| *known == field).map(|(_, rank)| (rank, at))
            });
            if let Some((_, at)) = ranked.min() {
                self.fields[at] = Some(field);
            }
        }
    }

    /// Text is what is longest, headlines are shorter and differ, addresses and days look like that. A table whose names
    /// tell its text is understood, and nothing is guessed.
    fn by_content(&mut self, rows: &[ByteRecord], given: &[(Field, String)]) {
        if self.header && self.has(Field::Text) || given.iter().any(|(field, _)| *field == Field::Text) {
            return;
        }
        let looks: Vec<Looks> = (0..self.names.len()).map(|at| Looks::of(rows, at)).collect();
        let free = |columns: &Self, at: usize| columns.fields[at].is_none();
        let longest =
            (0..looks.len()).filter(|at| free(self, *at) && looks[*at].words).max_by_key(|at| looks[*at].length);
        if let Some(at) = longest.filter(|at| looks[*at].length >= 100 || !self.has_words() && looks[*at].length >= 20)
        {
            self.fields[at] = Some(Field::Text);
        }
        if self.header && self.has(Field::Title) {
            return;
        }
        for (at, looks) in looks.iter().enumerate() {
            let field = match looks {
                _ if !free(self, at) => continue,
                Looks { addresses: true, .. } => Field::Url,
                Looks { days: true, .. } => Field::Date,
                Looks { words: true, length: 10..=200, .. } => Field::Title,
                _ => continue,
            };
            if !self.has(field) {
                self.fields[at] = Some(field);
            }
        }
    }

    /// Learns from all rows which figure of a date is the day.
    fn days(&mut self, rows: &[ByteRecord]) {
        let dates: Vec<usize> = (0..self.fields.len())
            .filter(|at| matches!(self.fields[*at], Some(Field::Date | Field::Modified)))
            .collect();
        let (mut read, mut unread) = ([0, 0], 0);
        for cell in rows.iter().flat_map(|row| dates.iter().filter_map(|at| row.get(*at))) {
            let text = String::from_utf8_lossy(cell);
            if text.trim().is_empty() || Moment::parse(&text).is_some() && !text.contains('/') && !text.contains('-') {
                continue;
            }
            let orders = [Order::DayFirst, Order::MonthFirst].map(|order| Moment::parse_in(&text, Some(order)));
            match orders {
                [Some(day_first), Some(month_first)] if day_first == month_first => {}
                [Some(_), Some(_)] => unread += 1,
                [Some(_), None] => read[0] += 1,
                [None, Some(_)] => read[1] += 1,
                [None, None] => {}
            }
        }
        self.order = match read.map(|rows| rows > 0) {
            [true, false] => Some(Order::DayFirst),
            [false, true] => Some(Order::MonthFirst),
            _ => None,
        };
        self.either_day = self.order.is_none() && unread > 0;
    }
}

/// Whether a row holds names: none of its cells is long, a number, a day or an address, and all differ.
fn is_header(cells: &[String], given: &[(Field, String)]) -> bool {
    let named = cells.iter().any(|cell| given.iter().any(|(_, name)| name.eq_ignore_ascii_case(cell)));
    let known = cells.iter().filter(|cell| Field::of(cell).is_some()).count();
    let name = |cell: &String| {
        cell.len() <= 60 && cell.parse::<f64>().is_err() && !cell.contains("://") && Moment::parse(cell).is_none()
    };
    let plain = cells.iter().all(name);
    named
        || known > 1
        || known == 1 && plain
        || plain && cells.iter().all(|cell| !cell.is_empty() && cell.split(' ').count() <= 3)
}

/// What the cells of a column look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Looks {
    /// Letters in the mean.
    length: usize,
    /// Most cells have several words.
    words: bool,
    /// Most cells are addresses.
    addresses: bool,
    /// Most cells are days.
    days: bool,
}

impl Looks {
    fn of(rows: &[ByteRecord], at: usize) -> Self {
        let cells: Vec<String> = rows
            .iter()
            .filter_map(|row| row.get(at))
            .map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
            .filter(|cell| !cell.is_empty())
            .collect();
        let most = |is: &dyn Fn(&String) -> bool| {
            !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 5 >= cells.len() * 4
        };
        Self {
            length: cells.iter().map(String::len).sum::<usize>() / cells.len().max(1),
            words: most(&|cell| cell.split_whitespace().nth(2).is_some()),
            addresses: most(&|cell| cell.starts_with("http://") || cell.starts_with("https://")),
            days: most(&|cell| {
                Moment::parse_in(cell, Some(Order::DayFirst))
                    .or(Moment::parse_in(cell, Some(Order::MonthFirst)))
                    .is_some()
            }),
        }
    }
}
