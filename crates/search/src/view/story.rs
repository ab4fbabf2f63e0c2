//! Stories, and what their articles tell set beside each other.

use serde::{Deserialize, Serialize};

use super::{ArticleSource, Run, Telling};
use crate::query::Filter;
use dateline_core::quote::{QuoteKind, SourceKind};

/// The stories of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryList {
    /// Those with most articles first, of equals the newest.
    pub stories: Vec<StoryRow>,
    /// How many there are beyond those.
    pub more: u32,
    /// Articles that share their story with no other.
    pub alone: u32,
}

/// A story in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryRow {
    /// The id of one of its articles, by which links name the story.
    pub id: String,
    /// The headline of its earliest article.
    pub title: String,
    /// In a line: "5 articles, 3 outlets of 2 origins, 8–11 July 2024".
    pub told: String,
    /// Who is quoted most, and how often.
    pub speakers: Vec<(String, u32)>,
}

/// The articles of one story, set beside each other. Lists by column have one item for each of [`columns`](Self::columns).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The id of one of its articles, by which links name the story.
    pub id: String,
    /// The headline of its earliest article.
    pub title: String,
    /// In a line, as [`StoryRow::told`].
    pub told: String,
    /// Articles of the story that are not compared, since it has too many.
    pub left_out: u32,
    /// Who carried the articles, by the first day of each.
    pub columns: Vec<CarrierColumn>,
    /// Who is quoted, most often quoted first; who is not named comes last.
    pub speakers: Vec<SpeakerRow>,
    /// What kind of source is quoted, and how often by column.
    pub sources: Vec<(SourceKind, Vec<u32>)>,
    /// Sayings that two columns or more carry, in order of time.
    pub sayings: Vec<SayingRow>,
    /// Days that two columns or more tell of one event, in order.
    pub days: Vec<DayRow>,
    /// Who speaks about whom, most often first.
    pub about: Vec<AboutRow>,
}

/// An outlet, or an agency or article where none is named, with its articles; or one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarrierColumn {
    /// Its name; a headline if there is none.
    pub label: String,
    /// What narrows lists to its articles: alternatives.
    pub filters: Vec<Filter>,
    /// Its articles, in order of time.
    pub articles: Vec<ArticleSource>,
    /// Statements in them.
    pub statements: u32,
    /// Whose text it is, where it is not its own: "credits Reuters", "shares its text with The Ruritanian Post".
    pub origin: Option<String>,
}

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerRow {
    /// As lists name the speaker; nothing for statements whose speaker is not named.
    pub name: Option<String>,
    /// Roles as the articles print them, each once.
    pub roles: Vec<String>,
    /// Statements by column.
    pub counts: Vec<u32>,
}

/// One saying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SayingRow {
    /// Whose it is.
    pub speaker: Option<String>,
    /// Its form by column; nothing where a column leaves it out.
    pub forms: Vec<Option<SayingForm>>,
}

/// How a column puts a saying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SayingForm {
    /// Its article's id in links.
    pub article: String,
    /// Its id in links.
    pub fact: String,
    /// How the words stand.
    pub kind: QuoteKind,
    /// The words; those that the fullest form has not are marked.
    pub words: Vec<Run>,
    /// Whether this is the fullest form.
    pub is_fullest: bool,
}

/// An event and how it is dated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRow {
    /// What happened, in a few words of whoever dates it most closely.
    pub name: String,
    /// How a column tells the day; nothing where it leaves the event out.
    pub tellings: Vec<Option<Telling>>,
    /// Whether one tells days that another's exclude; to tell them less closely is no difference.
    pub differs: bool,
}

/// Somebody who speaks about somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutRow {
    /// Who speaks.
    pub speaker: String,
    /// Who is named in the words.
    pub about: String,
    /// In how many statements.
    pub count: u32,
}
