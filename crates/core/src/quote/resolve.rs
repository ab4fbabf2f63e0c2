//! Resolves the mention of a speaker to a name: surnames, pronouns, offices.

use std::cell::{LazyCell, OnceCell};
use std::collections::BTreeSet;

use super::context::{DocumentContext, Np};
use super::resolution::{Introduced, Resolution, Turn};
use super::weigh::SpeakerFeatures;
use super::{Quote, QuoteKind, SourceKind, Speaker, SpeakerMention, UnresolvedQuote};
use crate::name::NameKind;
use crate::text::{Class, Span, among, class_of};

/// A quotation whose speaker is resolved, with what tells how sure that is; nothing if nobody is named.
pub(super) struct Resolved {
    pub quote: Quote,
    pub speaker: Option<SpeakerFeatures>,
}

/// Verbs for what an outlet does with news.
const PRINTS: &str = "report reports reported reporting publish publishes published publishing";

/// Words of which one is in the name of most outlets and agencies.
const PRESS: &str = "agency bulletin broadcasting chronicle courier daily echo gazette guardian herald independent journal ledger \
    magazine mail mirror news newspaper observer post press radio reporter reuters review standard star sun telegraph television \
    times today tribune tv voice weekly wire world";

/// Words of a label at most.
const LONGEST: usize = 8;

/// Sentences back that a pronoun may reach for a name.
pub(super) const REACH: usize = 6;

/// How many of the last speakers "it" and "they" may stand for.
const FLOOR: usize = 8;

/// Resolves mentions in text order, since a pronoun leans on who spoke before.
pub(super) struct Resolver<'s, 'a> {
    pub(super) context: &'s DocumentContext<'a>,
    /// The last speaker, and the sentence of those words.
    pub(super) last: Option<(Speaker, usize)>,
    /// Who had the floor last, latest last.
    pub(super) floor: Vec<Turn>,
    /// Outlets that "reported" something: what "the report" may be of.
    pub(super) outlets: BTreeSet<u32>,
    /// Words in capitals whose bearers the article introduces, once they have been asked for.
    pub(super) introduced_capitals: OnceCell<BTreeSet<&'s str>>,
    /// The words whose speaker is looked for, and those found last: who is named within them is rarely who speaks.
    pub(super) reported: Vec<Span>,
    /// People that the article names.
    pub(super) people: usize,
    /// Tokens that stand alone in brackets and are written in capitals: "(EBS)".
    pub(super) bracketed: Vec<usize>,
}

impl<'s, 'a> Resolver<'s, 'a> {
    pub fn new(context: &'s DocumentContext<'a>) -> Self {
        let people = context.names.all().iter().filter(|n| n.kind == NameKind::Person).count();
        let bracket = |i: &usize| {
            let i = *i;
            context.d.tokens[i].shout && context.d.is(i - 1, "(") && context.d.is(i + 1, ")")
        };
        let bracketed = (1..context.d.tokens.len()).filter(bracket).collect();
        Self {
            context,
            last: None,
            floor: Vec::new(),
            outlets: BTreeSet::new(),
            introduced_capitals: OnceCell::new(),
            reported: Vec::new(),
            people,
            bracketed,
        }
    }

    /// The finished quotation.
    pub fn resolve(&mut self, unresolved: UnresolvedQuote) -> Resolved {
        self.resolve_to(unresolved, None)
    }

    /// The finished quotation of a headline, whose speaker the article may name in full only later.
    pub fn resolve_headline(&mut self, unresolved: UnresolvedQuote) -> Resolved {
        let SpeakerMention::Mention(np) = unresolved.speaker else { return self.resolve(unresolved) };
        let name = self.context.names.ends_with(self.context.d.word(np.last - 1));
        match name {
            Some(_) => self.resolve_to(unresolved, Some((name, np))),
            None => self.resolve(unresolved),
        }
    }

    /// The same, where the name that the mention stands for and its fullest form are known already.
    pub fn resolve_to(&mut self, unresolved: UnresolvedQuote, bearer: Option<(Option<u32>, Np)>) -> Resolved {
        let context = self.context;
        self.reported.push(unresolved.span);
        if self.reported.len() > FLOOR {
            self.reported.remove(0);
        }
        let resolved = match unresolved.speaker {
            SpeakerMention::Unknown => None,
            SpeakerMention::Mention(np) => Some(match bearer {
                None => {
                    let (speaker, how) = self.speaker(np, unresolved.sentence);
                    (speaker, how, np, unresolved.sentence)
                }
                Some((name, full)) => {
                    let label = name.map_or_else(|| self.plain(full), |n| self.context.names.name(n).text.clone());
                    let kind = name.map_or_else(|| self.label_kind(full), |n| self.name_kind(n));
                    let speaker = Speaker { mention: self.context.span(np), name, label: shortened(&label), kind };
                    (speaker, Resolution::Given, np, unresolved.sentence)
                }
            }),
            SpeakerMention::Earlier(np, named) => {
                let span = self.context.span(np);
                let known = self.floor.iter().rev().find(|turn| turn.speaker.mention == span);
                let found = known.map(|turn| (turn.speaker.clone(), turn.resolution));
                let (speaker, how) = found.unwrap_or_else(|| self.speaker(np, named));
                Some((speaker, how, np, named))
            }
        };
        let features = resolved.as_ref().map(|(speaker, how, np, named)| {
            let quote = &unresolved;
            self.features(quote, speaker, *how, *np, quote.sentence.saturating_sub(*named))
        });
        let how = resolved.as_ref().map_or(Resolution::Phrase, |(_, how, ..)| *how);
        let speaker = resolved.map(|(speaker, ..)| speaker);
        // Reported speech with a low confidence does not count as the last speaker's.
        if let Some(speaker) =
            speaker.as_ref().filter(|_| unresolved.kind == QuoteKind::Direct || unresolved.confidence >= 68)
        {
            self.last = Some((speaker.clone(), unresolved.sentence));
            let prints = |cue: Span| among(&cue.of(context.d.text).to_ascii_lowercase(), PRINTS);
            let is_press = |label: &str| label.to_lowercase().split(' ').any(|word| among(word, PRESS));
            if unresolved.cue.is_some_and(prints) && is_press(&speaker.label) {
                self.outlets.extend(speaker.name);
            }
            self.floor.push(Turn { speaker: speaker.clone(), sentence: unresolved.sentence, resolution: how });
            if self.floor.len() > FLOOR {
                self.floor.remove(0);
            }
        }
        let sentence = context.d.sentences[unresolved.sentence];
        let quote = Quote {
            span: unresolved.span,
            kind: unresolved.kind,
            tier: unresolved.tier,
            sentence: context.d.slice(sentence.first, sentence.last),
            speaker,
            cue: unresolved.cue.filter(|c| !c.is_empty()),
            via: unresolved.via,
            when: None,
            place: None,
            confidence: unresolved.confidence,
            rule: unresolved.rule,
        };
        Resolved { quote, speaker: features }
    }

    fn speaker(&self, np: Np, sentence: usize) -> (Speaker, Resolution) {
        let context = self.context;
        let mention = context.span(np);
        if let Some(found) = self.pronoun(np, sentence) {
            return found;
        }
        if let Some(Turn { speaker, .. }) = self.issued_by(np, sentence) {
            return (Speaker { mention, ..speaker.clone() }, Resolution::DescribedNear);
        }
        let (body, printed) = (self.is_generic_body(np), self.is_printed(np));
        // "The company" of "Norvane, a mining company"; "the court" of "a regional maritime court"; "the report" of "a report by the
        // guild".
        let introduced = LazyCell::new(|| self.introduced_before(np));
        if let Some((at, n)) = self.printed_by(sentence).filter(|_| printed) {
            // Of "a report by the guild" and "the Herald reported" the nearer one.
            let nearer = |by: &Introduced| matches!(by, Introduced::As(full) if context.span(*full).start > at.start);
            if !introduced.as_ref().is_some_and(nearer) {
                return (self.by_name(mention, n), Resolution::BodySpoke);
            }
        }
        let is_new = |by: &&Introduced| !body || !matches!(by, Introduced::As(full) if self.is_definite(*full));
        if (body || printed)
            && let Some(by) = introduced.as_ref().filter(is_new)
        {
            return self.introduced(mention, *by);
        }
        // "The company", "the newspaper": the body of that kind that the article names.
        if body && let Some((name, label)) = self.body_before(mention, sentence) {
            return (self.known(mention, name, label, SourceKind::Organisation), Resolution::BodyNamed);
        }
        if let Some(name) = self.spelt_out(np) {
            return (self.by_name(mention, name), Resolution::SpeltOut);
        }
        let (name, label, how) = self.named(np);
        if how == Resolution::Phrase
            && let Some(by) = introduced.as_ref()
        {
            return self.introduced(mention, *by);
        }
        if how == Resolution::Phrase
            && let Some(name) = self.described_last(np, sentence)
        {
            return (self.by_name(mention, name), Resolution::DescribedLast);
        }
        let kind = if how == Resolution::Joint { SourceKind::Person } else { context.source_kind(np) };
        (self.known(mention, name, label, kind), how)
    }

    /// The speaker that a description stands for, by what introduced it.
    fn introduced(&self, mention: Span, by: Introduced) -> (Speaker, Resolution) {
        match by {
            Introduced::Name(name) => (self.by_name(mention, name), Resolution::DescribedNear),
            Introduced::As(full) => {
                let kind = self.context.source_kind(full);
                (self.known(mention, None, self.plain(full), kind), Resolution::Introduced)
            }
        }
    }

    /// The speaker whose name is `name`.
    fn by_name(&self, mention: Span, name: u32) -> Speaker {
        self.known(mention, Some(name), self.context.names.name(name).text.clone(), self.name_kind(name))
    }

    /// A speaker of whom a name is known, or a label and of what `kind` it is.
    pub(super) fn known(&self, mention: Span, name: Option<u32>, label: String, kind: SourceKind) -> Speaker {
        let kind = name.map_or(kind, |n| self.name_kind(n));
        Speaker { mention, name, label: shortened(&label), kind }
    }

    /// The kind of source that a name is; "the Ruritania Poll" is a document by its last word, "Senate Democrats" are a group.
    fn name_kind(&self, name: u32) -> SourceKind {
        let name = self.context.names.name(name);
        let last = name.text.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
        if name.kind == NameKind::Organisation && among(&last, "poll survey report study") {
            SourceKind::Document
        } else if name.kind == NameKind::Organisation && class_of(&last).has(Class::GROUP) {
            SourceKind::Group
        } else {
            SourceKind::of_name(name.kind)
        }
    }

    /// The kind of source that a transcript's label is which is no name: "MODERATOR", "Q".
    fn label_kind(&self, np: Np) -> SourceKind {
        let role = Class::ROLE.or(Class::TITLE).or(Class::ROLE_PLURAL);
        if (np.first..np.last).any(|i| self.context.has(i, role)) {
            SourceKind::Unnamed
        } else if self.plain(np).len() < 2 {
            SourceKind::Nobody
        } else {
            SourceKind::Person
        }
    }
}

fn shortened(label: &str) -> String {
    let end = label.match_indices(' ').nth(LONGEST - 1).map_or(label.len(), |(at, _)| at);
    label[..end].to_owned()
}
