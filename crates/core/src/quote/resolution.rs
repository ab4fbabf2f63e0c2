//! How the mention of a speaker was resolved: what tells most about how sure that is.

use super::Speaker;
use super::context::Np;

/// How a mention was resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resolution {
    /// Known from elsewhere: a transcript's label.
    Given,
    /// "who": the name before it.
    Relative,
    /// A pronoun: the person named in its sentence.
    InSentence,
    /// A pronoun: who spoke last.
    LastSpeaker,
    /// A pronoun: the subject of a sentence since the last speaker.
    SubjectSince,
    /// A pronoun: the subject of a sentence before.
    SubjectBefore,
    /// A pronoun: the person named last.
    NamedBefore,
    /// A pronoun: the last speaker, whom the article does not name.
    Unnamed,
    /// "it", "they": a body or group that spoke before.
    BodySpoke,
    /// "it": the body that is the subject of the sentence before.
    BodyBefore,
    /// "it", "the company": the body named before.
    BodyNamed,
    /// An abbreviation: the name that the article gives in full.
    SpeltOut,
    /// Several people by name.
    Joint,
    /// One person by name.
    Person,
    /// A phrase with the name of something else at its head.
    OtherName,
    /// A description that the article gives of somebody it names.
    Described,
    /// A description: the fuller phrase that introduced it.
    Introduced,
    /// A description: the person beside whose name its noun stood last.
    DescribedNear,
    /// The phrase as it stands.
    Phrase,
    /// A description: who spoke last and has that office.
    DescribedLast,
}

/// What a description takes up.
#[derive(Clone, Copy)]
pub(super) enum Introduced {
    /// A phrase that says more: "a spokesman for the harbour board".
    As(Np),
    /// A name that the same noun stands beside: "Jane Roe, a spokeswoman for the harbour board".
    Name(u32),
}

/// A turn of somebody who spoke.
pub(super) struct Turn {
    pub speaker: Speaker,
    /// The sentence of the words.
    pub sentence: usize,
    pub resolution: Resolution,
}
