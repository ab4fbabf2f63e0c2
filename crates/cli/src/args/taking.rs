//! What is taken away, and as what: the values of `dateline export --what … --as …`.

use clap::ValueEnum;
use dateline_search::export::Format;
use dateline_search::export::citation::Style;

/// What an export holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Who said what: one record a statement
    Statements,
    /// What happened when: one record a dated (or undated) sentence
    Events,
    /// Who and what is named, with other spellings and counts
    Names,
    /// The articles with what is known of them, without their texts
    Articles,
}

impl What {
    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Events => "events",
            Self::Names => "names",
            Self::Articles => "articles",
        }
    }
}

/// What an export is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// As the page writes statements, too.
    Plain(Format),
    /// Statements with citations, as Markdown or as plain text.
    Citations(Style, bool),
    /// Statements as annotations of their articles.
    Annotations,
    /// Events as a calendar.
    Calendar,
}

impl Taken {
    /// All of them by their names.
    fn all() -> Vec<(String, Self)> {
        let mut all: Vec<(String, Self)> =
            Format::ALL.iter().map(|format| (format.name().to_owned(), Self::Plain(*format))).collect();
        all.push(("annotations".to_owned(), Self::Annotations));
        for style in Style::ALL {
            all.push((style.name().to_owned(), Self::Citations(style, false)));
            all.push((format!("{}-markdown", style.name()), Self::Citations(style, true)));
        }
        all.push(("ical".to_owned(), Self::Calendar));
        all
    }

    /// Whether something can be written so.
    pub fn fits(self, what: What) -> bool {
        match self {
            Self::Plain(format) if format.is_of_records() => true,
            Self::Calendar => what == What::Events,
            _ => what == What::Statements,
        }
    }

    /// Whether the format has no place for how it was made.
    pub fn needs_remark(self) -> bool {
        matches!(self, Self::Plain(Format::Csv | Format::JsonLines | Format::Ris | Format::CslJson))
    }

    /// What can be written so many ways: their names.
    pub fn of(what: What) -> String {
        let names = Self::all().into_iter().filter(|(_, taken)| taken.fits(what)).map(|(name, _)| name);
        names.collect::<Vec<_>>().join(", ")
    }
}

/// The format of that name.
///
/// # Errors
///
/// If there is none, with all that there are.
pub fn format(name: &str) -> Result<Taken, String> {
    let all = Taken::all();
    let known = || all.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    all.iter().find(|(known, _)| known == name).map(|(_, taken)| *taken).ok_or_else(|| format!("none of {}", known()))
}
