//! View models, which know no framework: cards, timeline entries, article rows and pages, links.
//!
//! A model holds text that is ready to be shown and nothing that a view would have to look up. The page draws them; tests
//! read them natively.

mod against;
mod article_page;
pub mod axis;
mod build;
pub mod calendar;
mod carried;
mod checked;
pub mod citation;
mod collated;
mod difference;
mod entry_name;
mod escape;
mod name_list;
mod reviewed;
mod runs;
mod story;
mod timeline;
pub mod url;
mod why;
pub mod words;

use serde::{Deserialize, Serialize};

use dateline_core::article::BlockKind;
use dateline_core::calendar::Days;
use dateline_core::quote::{Quote, QuoteKind, SourceKind, Tier};
use dateline_core::time::TimexKind;

pub use against::{Against, PartOfTwo};
pub use article_page::page;
pub use build::{DATED, Show, dated, day_of_saying, marked_runs, summary};
pub use carried::{CarriedForm, FORMS, carried, origin};
pub use checked::{CheckedDraft, CheckedPassage, CheckedPiece, CheckedPlace, found_in};
pub use collated::{BaseSentence, Collated, Printed, Witness};
pub use difference::difference;
pub use name_list::{NameList, NameRow};
pub use reviewed::{Passage, ReviewArticle, ReviewCard, ReviewList, ReviewStatement, share};
pub use story::{AboutRow, CarrierColumn, Comparison, DayRow, SayingForm, SayingRow, SpeakerRow, StoryList, StoryRow};
pub use timeline::{is_ahead, is_inferred, listed_times};
pub use url::{Dropped, Link, Tab};
pub use why::confidence;

/// The corpus in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusSummary {
    /// Its name.
    pub name: String,
    /// Articles.
    pub articles: u32,
    /// Different outlets and agencies named.
    pub outlets: u32,
    /// Quotations that are shown by default, of all kinds.
    pub quotations: u32,
    /// Those of them that hold marked words: direct, mixed, fragments.
    pub marked: u32,
    /// First and last day on which an article may have been published.
    pub days: Option<Days>,
    /// What the reader should know: articles that could not be read, for example.
    pub notes: Vec<String>,
}

/// A piece of text and whether it is a hit of the query, a quoted part, or plain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// A hit of the query.
    pub hit: bool,
    /// Between quotation marks, within a mixed quotation.
    pub marked: bool,
}

/// A piece of the sentence that reported words stand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentencePiece {
    /// The text, mended.
    pub text: String,
    /// A hit of the query.
    pub hit: bool,
    /// Whether it is of the reported words or the verb; nothing for the rest of the sentence.
    pub part: Option<FactPart>,
}

/// One article as other facts refer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSource {
    /// Its id in links.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Who carried it, if the text tells.
    pub outlet: Option<String>,
    /// The agency, where it is not the outlet itself.
    pub agency: Option<String>,
    /// When it was published.
    pub published: Option<Dated>,
    /// Where the original can be read: an address of the web, else nothing.
    pub url: Option<String>,
}

/// A day or a range of days, and how far to trust it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// First and last day, inclusive.
    pub days: Days,
    /// For people: "Wed 10 July 2024", "between 10 and 16 July 2024".
    pub text: String,
    /// Inferred rather than stated.
    pub inferred: bool,
}

/// The heading of a group in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupHead {
    /// The list's item that it stands before.
    pub at: u32,
    /// Speaker, outlet or day.
    pub label: String,
    /// Items of the group.
    pub count: u32,
}

/// How a quotation stands in its article, in a word or two.
pub const fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "Quoted in full",
        QuoteKind::Mixed => "Partly quoted",
        QuoteKind::Fragment => "A few words quoted",
        QuoteKind::Indirect => "Paraphrased",
    }
}

/// What kind of source is quoted, in a word or two.
pub const fn source_kind(source: SourceKind) -> &'static str {
    match source {
        SourceKind::Person => "Named person",
        SourceKind::Organisation => "Organisation",
        SourceKind::Group => "Group",
        SourceKind::Unnamed => "Unnamed person",
        SourceKind::Document => "Document or poll",
        SourceKind::Nobody => "Not named",
    }
}

/// Another article's word of the same event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// The article's id.
    pub article: String,
    /// Who carried it; its headline where that is not known.
    pub by: String,
    /// The time expression's id.
    pub fact: String,
    /// The words that say when: "last month".
    pub expression: String,
    /// The days meant.
    pub days: String,
    /// Whether these are a single day.
    pub exact: bool,
}

/// A quotation card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its id in links.
    pub id: String,
    /// How it stands in the article.
    pub kind: QuoteKind,
    /// Words of the same sentence before it, shown in grey for fragments and mixed ones; may be empty. Marks that enclose
    /// the quotation are left out, white space beside it is kept: `before` + “`quote`” + `after` reads as the sentence.
    pub before: String,
    /// The quotation, mended.
    pub quote: Vec<Run>,
    /// Words of the same sentence after it; may be empty.
    pub after: String,
    /// The sentence as it was written, with the reported words and the verb told apart; empty for direct quotations, whose
    /// words stand alone.
    pub sentence: Vec<SentencePiece>,
    /// The day on which it was said, if the article tells; else there is only the day of publication.
    pub said: Option<Dated>,
    /// The number of its paragraph in the article, from 1; nothing for the headline and what stands beside the text.
    pub paragraph: Option<u32>,
    /// Who is quoted; nothing if the article does not tell.
    pub speaker: Option<String>,
    /// What kind of source that is.
    pub source_kind: SourceKind,
    /// Role or office as stated.
    pub role: Option<String>,
    /// The mention as it stands, where it does not hold the speaker's name: "he", "Roe".
    pub mention: Option<String>,
    /// The cue as it stands.
    pub cue: Option<String>,
    /// When, where and on what occasion it was said, as its sentence tells: "on Monday in Geneva".
    pub setting: Option<String>,
    /// Who relayed it.
    pub via: Option<String>,
    /// Where it stands.
    pub source: ArticleSource,
    /// Whether it was said, or is held.
    pub tier: Tier,
    /// In per cent.
    pub confidence: u8,
    /// Why it was found, in sentences.
    pub why: Vec<String>,
    /// Which other articles carry the same words; nothing if none does.
    pub carried: Option<Carried>,
}

/// A saying that several articles carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Articles that carry it, the card's own among them.
    pub articles: u32,
    /// Outlets that carry it, the card's own among them; an article of an outlet that is not named is one of its own.
    pub outlets: u32,
    /// Independent sources among them: an agency, and each group of articles that copy one text, count once.
    pub origins: u32,
    /// Who carried it first and when, if that is known of one article alone.
    pub first: Option<(String, Dated)>,
    /// The first of the other articles, in order of time.
    pub others: Vec<Carrier>,
}

/// Another article's form of a saying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carrier {
    /// The article's id.
    pub article: String,
    /// Its headline.
    pub headline: String,
    /// The quotation's id, if the article is at hand.
    pub fact: Option<String>,
    /// Who carried it; its headline where that is not known.
    pub by: String,
    /// When it was published.
    pub published: Option<Dated>,
    /// How the words stand there.
    pub kind: QuoteKind,
    /// The words, if the article is at hand; those are `hit` that the card's form has not.
    pub words: Vec<Run>,
}

/// An entry of the timeline: a dated (or undated) statement of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id in links: that of the time expression.
    pub id: String,
    /// The days meant; nothing for undated ones.
    pub dated: Option<Dated>,
    /// The expression as it stands.
    pub expression: String,
    /// The TIMEX3 type.
    pub kind: TimexKind,
    /// The sentence it stands in, mended; the expression's run is `marked`.
    pub sentence: Vec<Run>,
    /// Where it stands.
    pub source: ArticleSource,
    /// In per cent.
    pub confidence: u8,
    /// What the expression was counted from and why, in sentences.
    pub why: Vec<String>,
    /// Five to eight words of the sentence: who did what.
    pub name: String,
    /// Whether its days were still to come when the article was published.
    pub ahead: bool,
    /// The mentions of the same event by other articles, in order of time.
    pub others: Vec<Telling>,
}

/// An article in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRow {
    /// The article.
    pub source: ArticleSource,
    /// Standfirst, or the beginning of the body, or the passage that the query hits.
    pub snippet: Vec<Run>,
    /// Quotations in it.
    pub quotations: u32,
    /// Dates in it.
    pub dates: u32,
    /// Hits of the query in it.
    pub hits: u32,
}

/// An article in the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticlePage {
    /// The article.
    pub source: ArticleSource,
    /// Who wrote it, as handed in.
    pub authors: Vec<String>,
    /// The section it appeared under.
    pub section: Option<String>,
    /// What else it was handed in with: names and values of fields.
    pub other: Vec<(String, String)>,
    /// Why it was dated so, in sentences.
    pub dating: Vec<String>,
    /// Its parts in order.
    pub blocks: Vec<BlockView>,
    /// Its facts in text order, an outer one before those within it; pieces refer to them by index.
    pub facts: Vec<Fact>,
    /// What the reader should know about how it was read.
    pub notes: Vec<String>,
    /// How many other articles tell the same story.
    pub story: u32,
}

/// A part of an article as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockView {
    /// What it is.
    pub kind: BlockKind,
    /// Whether it goes on in the line of the block before (a dateline and its paragraph).
    pub inline: bool,
    /// Its text in pieces.
    pub pieces: Vec<Piece>,
}

/// A stretch of text under the same marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text, mended.
    pub text: String,
    /// Facts that cover it, outermost first.
    pub facts: Vec<(u32, FactPart)>,
    /// A hit of the query.
    pub hit: bool,
}

/// Which part of a fact a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactPart {
    /// The words quoted.
    Quotation,
    /// The mention of the speaker.
    Speaker,
    /// The cue.
    Cue,
    /// The time expression.
    Time,
}

/// A fact of the reader: what a selected mark tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// A quotation.
    Quotation(Box<Card>),
    /// A time expression.
    Time(Box<Entry>),
}

impl Fact {
    /// Whether a reader who asked for nothing else is shown it: what is doubtful or was not said is not.
    pub fn is_shown(&self) -> bool {
        match self {
            Self::Quotation(card) => Quote::shows(card.tier, card.confidence),
            Self::Time(_) => true,
        }
    }

    /// Its id in links.
    pub fn id(&self) -> &str {
        match self {
            Self::Quotation(card) => &card.id,
            Self::Time(entry) => &entry.id,
        }
    }
}
