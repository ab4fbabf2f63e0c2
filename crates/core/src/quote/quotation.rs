//! A quotation as a value: its words, kind and speaker, and the rule that found it.

use serde::{Deserialize, Serialize};

use super::source::SourceKind;
use crate::text::Span;

/// How a quotation stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// Whole clauses between marks: “I expect that it will be discussed,” Roe said.
    Direct,
    /// A reported clause with some words between marks: he said the security is “inseparable.”
    Mixed,
    /// A reported clause without marks.
    Indirect,
    /// A few words between marks, named as someone's: labelled it a “truly breakthrough document.”
    Fragment,
}

impl QuoteKind {
    /// All of them, from the most of the speaker's own words to the least.
    pub const ALL: [QuoteKind; 4] = [Self::Direct, Self::Mixed, Self::Fragment, Self::Indirect];

    /// The kind's name in output and links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
            Self::Fragment => "fragment",
        }
    }
}

/// What a reader may take a quotation for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Words that were uttered or written: said, asked, wrote, told, denied that, promised.
    #[default]
    Said,
    /// A view, plan, finding or judgement that the text ascribes to somebody: believes, expects, condemned, the poll found.
    Held,
}

/// One quotation of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The words quoted: for direct quotations and fragments without their outer marks, else the reported clause as it stands.
    pub span: Span,
    /// How it stands there.
    pub kind: QuoteKind,
    /// Whether it was said, or is held.
    pub tier: Tier,
    /// The sentence that it stands in.
    pub sentence: Span,
    /// Who is quoted, if the article tells.
    pub speaker: Option<Speaker>,
    /// The words that attribute it: "said", "according to".
    pub cue: Option<Span>,
    /// Who relayed the words, as it stands: "VOA" in "Roe said, according to VOA".
    pub via: Option<Span>,
    /// When it was said, as its sentence tells: "on Monday".
    pub when: Option<Span>,
    /// Where or on what occasion: "at a news conference in Geneva".
    pub place: Option<Span>,
    /// How likely words and speaker are both right, in per cent.
    pub confidence: u8,
    /// The rule that found it.
    pub rule: Rule,
}

impl Quote {
    /// The least confidence, in per cent, of what is shown to a reader who asked for nothing else.
    pub const SHOWN: u8 = 57;

    /// The confidence, in per cent, of what a reader has checked; what is found alone has less.
    pub const CHECKED: u8 = 100;

    /// Whether a reader who asked for nothing else is shown this: it was said, and is sure enough.
    pub fn is_shown(&self) -> bool {
        Self::shows(self.tier, self.confidence)
    }

    /// The same of what is known of a quotation without its words: its tier, and its confidence in per cent.
    pub fn shows(tier: Tier, confidence: u8) -> bool {
        tier == Tier::Said && confidence >= Self::SHOWN
    }

    /// What kind of source is quoted.
    pub fn source_kind(&self) -> SourceKind {
        self.speaker.as_ref().map_or(SourceKind::Nobody, |speaker| speaker.kind)
    }

    /// The speaker, unless the article only has a pronoun that nothing explains.
    pub fn named_speaker(&self) -> Option<&Speaker> {
        self.speaker.as_ref().filter(|speaker| speaker.kind != SourceKind::Nobody)
    }
}

/// Who is quoted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The mention as it stands: "he", "Park’s office", "Roe".
    pub mention: Span,
    /// Index into the analysis's names, if the mention was resolved to one.
    pub name: Option<u32>,
    /// Who it is in words: the resolved name, or the mention itself where nothing better is known. At most eight words.
    pub label: String,
    /// What kind of source that is.
    pub kind: SourceKind,
}

/// The rule that found a quotation and its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// “…,” Roe said.
    CueAfter,
    /// Doe stated, “…”.
    CueBefore,
    /// “…,” she said, “…”: the second half.
    Continued,
    /// The speaker of the paragraph's quotation before it goes on.
    SameSpeaker,
    /// Named in the sentence before it.
    SentenceBefore,
    /// A long quotation's next paragraph, opened again.
    NextParagraph,
    /// X: “…”, or “…” — X.
    SpeakerLine,
    /// X said (that) …
    Clause,
    /// …, X said.
    ClauseBefore,
    /// According to X, …
    According,
    /// X condemned …, X called … a …
    Stance,
    /// X pledged to …
    Infinitive,
    /// Marked, but nobody near is its speaker.
    Unattributed,
    /// A turn of a transcript or an interview: ROE: …
    Turn,
    /// “The trouble, she said, is money”: what an attribution in its midst splits, the second half.
    Split,
    /// A paragraph without marks that the one before announces: The letter reads: …
    Block,
    /// A paragraph that its writer signs, as posts of social networks are: … — Jane Roe (@janeroe) May 3, 2020.
    Post,
    /// A paragraph of a letter or statement that the article prints in full.
    Letter,
    /// None: a reader selected the words.
    Reader,
}
