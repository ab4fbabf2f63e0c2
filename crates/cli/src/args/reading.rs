//! What articles are read from: how their files are understood, and on which day they are at hand.

use std::time::SystemTime;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use dateline_core::calendar::Day;
use dateline_read::Options;
use dateline_read::corrections::{Corrections, Source};
use dateline_read::fields::Field;

/// The day on which articles are at hand.
#[derive(Clone, Copy, Debug, Args)]
pub struct AtHand {
    /// The day on which the articles are at hand, after which none was published [default: the day of the run, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Day>,
}

impl AtHand {
    /// Whether it was told.
    pub fn is_told(self) -> bool {
        self.today.is_some()
    }

    /// As told, else by the clock.
    pub fn day(self) -> Day {
        self.today.unwrap_or_else(|| {
            let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            Day(i32::try_from(since_1970.as_secs() / (24 * 60 * 60)).unwrap_or(Day::LAST.0).min(Day::LAST.0))
        })
    }
}

/// A whole day: what reads the dates of articles passes over a time of day.
fn day(word: &str) -> Result<Day, String> {
    let day: Option<Day> = word.parse().ok();
    day.filter(|day| day.to_string() == word).ok_or_else(|| "not a day like 2024-07-10".to_owned())
}

/// How files are read: what their columns mean, and what is set by hand.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "How files are read")]
pub struct Reading {
    /// Which columns of tables hold what, by name or by number from 1 on: text=Body,title=Headline; those that are not given
    /// are guessed. Known are id, text, title, summary, date, modified, outlet, agency, authors, section, language, url
    #[arg(long, value_name = "FIELD=COLUMN,…", value_delimiter = ',', value_parser = column)]
    columns: Vec<(Field, String)>,
    /// The outlet of all articles, whatever their files tell
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new(), conflicts_with = "outlet_from")]
    outlet: Option<String>,
    /// Where the outlet of each article is told: `folder` (that in which its file lies), `name` (of its file), `column:NAME` (of
    /// a table, or a field of a record), or a pattern of names, from folders on: '{outlet}/{date}-*.txt'
    ///
    /// A pattern fits the end of a file's path and sets all that it names: outlet, date (or year, month and day), section,
    /// language, agency, author, title. `*` stands for anything within a name, `?` for one letter; a pattern without an ending
    /// fits any. What does not fit is told and stays as its file tells it.
    #[arg(long, value_name = "WHERE", value_parser = outlet_source)]
    outlet_from: Option<Source<String>>,
    /// The day of publication of all articles, whatever their files tell
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, conflicts_with = "date_from")]
    date: Option<Day>,
    /// Where the day of publication of each article is told: `name` (of its file, or of folders like 2024/07/10), `folder`,
    /// `column:NAME`, or a pattern: '{outlet}/{year}/{month}/{day}/*'
    #[arg(long, value_name = "WHERE", value_parser = date_source)]
    date_from: Option<Source<Day>>,
    /// Leaves articles that were read twice, and earlier versions of an article, as articles of their own
    #[arg(long)]
    pub keep_repeats: bool,
}

impl Reading {
    /// How files are read.
    pub fn options(&self) -> Options {
        let corrections = Corrections {
            outlet: self.outlet.clone().map(Source::Is).or_else(|| self.outlet_from.clone()),
            date: self.date.map(Source::Is).or_else(|| self.date_from.clone()),
        };
        // Tables are told at once, since all their rows tell which figure of a date is the day.
        let mut columns = self.columns.clone();
        if let Some(Source::Column(name)) = &corrections.outlet {
            columns.push((Field::Outlet, name.clone()));
        }
        if let Some(Source::Column(name)) = &corrections.date {
            columns.push((Field::Date, name.clone()));
        }
        Options { columns, corrections, pdf: Some(dateline_pdf::read), ..Options::default() }
    }
}

fn outlet_source(words: &str) -> Result<Source<String>, String> {
    match Source::parse(words)? {
        Source::Pattern(pattern) if !pattern.has_outlet() => Err("the pattern does not name {outlet}".to_owned()),
        source => Ok(source),
    }
}

fn date_source(words: &str) -> Result<Source<Day>, String> {
    match Source::parse(words)? {
        Source::Pattern(pattern) if !pattern.has_date() => {
            Err("the pattern names neither {date} nor {year}, {month} and {day}".to_owned())
        }
        source => Ok(source),
    }
}

fn column(words: &str) -> Result<(Field, String), String> {
    let (field, name) = words.split_once('=').ok_or("not like text=Body")?;
    let known = || Field::ALL.map(Field::name).join(", ");
    let field = Field::named(field.trim()).ok_or_else(|| format!("{field:?} is none of {}", known()))?;
    Ok((field, name.to_owned()))
}
