//! What kind of source is quoted: a named person, an organisation, a group, somebody unnamed, a document, or nobody.

use serde::{Deserialize, Serialize};

use super::context::{DocumentContext, Np};
use crate::name::NameKind;
use crate::text::{Class, TokenKind, among};

/// What kind of source the words of a quotation have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// One or more people whom the article names.
    Person,
    /// A body that speaks as one: a ministry, a company, a newspaper, a government by its country or capital.
    Organisation,
    /// People who are spoken of together: protesters, Democrats, residents.
    Group,
    /// Somebody whom the article does not name: "two officials", "a spokesman", "a person familiar with the talks".
    Unnamed,
    /// Something written or counted: a report, a poll, a lawsuit.
    Document,
    /// The article does not tell, or only by a pronoun that nothing explains.
    #[default]
    Nobody,
}

impl SourceKind {
    /// All of them, in the order shown.
    pub const ALL: [SourceKind; 6] =
        [Self::Person, Self::Organisation, Self::Group, Self::Unnamed, Self::Document, Self::Nobody];

    /// The kind's name in output and links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Group => "group",
            Self::Unnamed => "unnamed",
            Self::Document => "document",
            Self::Nobody => "nobody",
        }
    }

    /// The kind of a source that is this kind of name.
    pub(super) const fn of_name(kind: NameKind) -> Self {
        match kind {
            NameKind::Person => Self::Person,
            // "Washington said": a country or a capital that speaks is its government.
            NameKind::Organisation | NameKind::Place => Self::Organisation,
        }
    }
}

/// What counts a part of the people that follow after "of".
const PARTITIVES: &str = "one two three four five six seven eight nine ten some many most several few half all any each none \
    number group majority dozens hundreds thousands scores percent cent more another";

/// Quantities in words: so many people speak each for themselves.
const A_FEW: &str = "one two three four five six seven eight nine ten eleven twelve several some few other another";

impl DocumentContext<'_> {
    /// What kind of source a noun phrase without a name at its head is.
    pub(super) fn source_kind(&self, np: Np) -> SourceKind {
        let (first, last) = self.partitioned(np);
        let end = self.phrase_end(first, last);
        let word = self.d.lower(first);
        if among(self.d.lower(end - 1), "percent cent %") {
            return SourceKind::Group;
        }
        if first + 1 == end && self.has(first, Class::PRONOUN) && !self.d.tokens[first].shout {
            return SourceKind::Nobody;
        }
        if first + 1 == end && among(word, "some many others most few several one another") {
            return SourceKind::Unnamed;
        }
        // "People familiar with the talks", "a person close to him": the adjective is not the head.
        if (first..end).any(|i| among(self.d.lower(i), "person people persons someone somebody"))
            && among(self.d.lower(end - 1), "familiar close briefed privy knowledgeable involved")
        {
            return SourceKind::Unnamed;
        }
        let telling = Class::DOCUMENT.or(Class::GROUP).or(Class::ROLE).or(Class::ROLE_PLURAL).or(Class::BODY);
        let telling = telling.or(Class::BODY_PLURAL).or(Class::TITLE).or(Class::DEMONYM);
        let head = (first..end).rev().find(|&i| self.has(i, telling)).unwrap_or(end - 1);
        self.kind_of_head(first, head)
    }

    fn kind_of_head(&self, first: usize, head: usize) -> SourceKind {
        let class = self.class(head);
        let capital = self.capital(head) && head > first;
        let counted = (first..head).any(|i| {
            among(self.d.lower(i), A_FEW) || self.d.tokens[i].kind == TokenKind::Number && self.d.word(i).len() == 1
        });
        // "The Washington Post" is no post, "the Farmers Union" a body by its last word.
        if capital && class.any(Class::BODY.or(Class::BODY_PLURAL)) {
            return SourceKind::Organisation;
        }
        if class.has(Class::DOCUMENT) {
            return SourceKind::Document;
        }
        if class.has(Class::GROUP) {
            return if counted { SourceKind::Unnamed } else { SourceKind::Group };
        }
        if class.any(Class::BODY.or(Class::BODY_PLURAL)) {
            return SourceKind::Organisation;
        }
        if class.any(Class::ROLE.or(Class::ROLE_PLURAL).or(Class::TITLE)) {
            return SourceKind::Unnamed;
        }
        let word = self.d.lower(head);
        let plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
        if class.has(Class::DEMONYM) {
            let several = plural || self.d.reads(head.saturating_sub(1), "the");
            return if several && !counted { SourceKind::Group } else { SourceKind::Unnamed };
        }
        if self.capital(head) && !self.starts_sentence(head) {
            let article = first > 0 && self.d.reads(first - 1, "the");
            let letters = self.d.tokens[head].shout && self.d.word(head).len() > 1;
            let body = article || letters || head - first >= 3;
            return if body { SourceKind::Organisation } else { SourceKind::Person };
        }
        if plural && !counted { SourceKind::Group } else { SourceKind::Unnamed }
    }

    /// The phrase without its article; of "one of the officials" the part after "of".
    pub(super) fn partitioned(&self, np: Np) -> (usize, usize) {
        let mut first = np.first;
        for _ in 0..3 {
            while first + 1 < np.last && self.has(first, Class::DETERMINER) && !among(self.d.lower(first), PARTITIVES) {
                first += 1;
            }
            let end = self.phrase_end(first, np.last);
            let part = end < np.last
                && self.d.reads(end, "of")
                && end + 1 < np.last
                && among(self.d.lower(end - 1), PARTITIVES);
            if !part {
                break;
            }
            first = end + 1;
        }
        (first, np.last)
    }

    /// One past the head of a phrase: before its first comma, preposition, relative or second member.
    pub(super) fn phrase_end(&self, first: usize, last: usize) -> usize {
        let ends = |i: &usize| {
            let word = self.d.lower(*i);
            self.d.is(*i, ",")
                || among(word, "and or who which that whose")
                || self.has(*i, Class::PREPOSITION) && !self.capital(*i)
        };
        (first + 1..last).find(ends).unwrap_or(last).max(first + 1)
    }
}
