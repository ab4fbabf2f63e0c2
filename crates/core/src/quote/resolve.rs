//! Resolves the mention of a speaker to a name: surnames, pronouns, offices.

use super::context::{DocumentContext, Np};
use super::{Quote, QuoteKind, Speaker, SpeakerMention, UnresolvedQuote};
use crate::name::{NameKind, Sex};
use crate::text::{Class, Span, TokenKind};

/// Words of a label at most.
const LONGEST: usize = 8;

/// Sentences back that a pronoun may reach for a name.
const REACH: usize = 6;

/// How many of the last speakers "it" and "they" may stand for.
const FLOOR: usize = 8;

/// Resolves mentions in text order, since a pronoun leans on who spoke before.
pub(super) struct Resolver<'s, 'a> {
    context: &'s DocumentContext<'a>,
    /// The last speaker, and the sentence of those words.
    last: Option<(Speaker, usize)>,
    /// The last few speakers, latest last.
    floor: Vec<(Speaker, usize)>,
}

impl<'s, 'a> Resolver<'s, 'a> {
    pub fn new(context: &'s DocumentContext<'a>) -> Self {
        Self { context, last: None, floor: Vec::new() }
    }

    /// The finished quotation.
    pub fn resolve(&mut self, unresolved: UnresolvedQuote) -> Quote {
        self.resolve_to(unresolved, None)
    }

    /// The same, where the name that the mention stands for and its fullest form are known already.
    pub fn resolve_to(&mut self, unresolved: UnresolvedQuote, bearer: Option<(Option<u32>, Np)>) -> Quote {
        let speaker = match unresolved.speaker {
            SpeakerMention::Unknown => None,
            SpeakerMention::Mention(np) => Some(match bearer {
                None => self.speaker(np, unresolved.sentence),
                Some((name, full)) => {
                    let label = name.map_or_else(|| self.plain(full), |n| self.context.names.name(n).text.clone());
                    Speaker { mention: self.context.span(np), name, label: shortened(&label) }
                }
            }),
            SpeakerMention::Earlier(np, named) => {
                let span = self.context.span(np);
                let known = self.floor.iter().rev().find(|(speaker, _)| speaker.mention == span);
                Some(known.map_or_else(|| self.speaker(np, named), |(speaker, _)| speaker.clone()))
            }
        };
        // Reported speech with a low confidence does not count as the last speaker's.
        if let Some(speaker) =
            speaker.as_ref().filter(|_| unresolved.kind == QuoteKind::Direct || unresolved.confidence >= 68)
        {
            self.last = Some((speaker.clone(), unresolved.sentence));
            self.floor.push((speaker.clone(), unresolved.sentence));
            if self.floor.len() > FLOOR {
                self.floor.remove(0);
            }
        }
        Quote {
            span: unresolved.span,
            kind: unresolved.kind,
            speaker,
            cue: unresolved.cue.filter(|c| !c.is_empty()),
            via: unresolved.via,
            when: None,
            place: None,
            confidence: unresolved.confidence,
            rule: unresolved.rule,
        }
    }

    fn speaker(&self, np: Np, sentence: usize) -> Speaker {
        let context = self.context;
        let mention = context.span(np);
        let word = context.d.lower(np.first);
        if np.last == np.first + 1 {
            let sex = match word {
                "he" | "he’s" | "he's" => Some(Some(Sex::Male)),
                "she" | "she’s" | "she's" => Some(Some(Sex::Female)),
                "who" => Some(None),
                _ => None,
            };
            if word == "who"
                && let Some((at, name)) = context.names.before(mention.start).next()
                && mention.start - at.end <= 40
            {
                return Speaker { mention, name: Some(name), label: shortened(&context.names.name(name).text) };
            }
            if let Some(sex) = sex
                && let Some((name, label)) = self.person_before(mention, sex, sentence)
            {
                return Speaker { mention, name, label: shortened(&label) };
            }
            if matches!(word, "it" | "they")
                && let Some((last, _)) = self
                    .floor
                    .iter()
                    .rev()
                    .take_while(|(_, at)| sentence.saturating_sub(*at) <= REACH)
                    .find(|(speaker, _)| self.may_be(word, speaker))
            {
                return Speaker { mention, ..last.clone() };
            }
            // "The ministry closed the road. It said …"
            if word == "it"
                && let Some(before) = sentence.checked_sub(1).map(|s| context.d.sentences[s])
                && let Some(np) = context.main_subject(before.first, before.last)
                && self.is_body(np)
            {
                let (name, label) = self.named(np);
                return Speaker { mention, name, label: shortened(&label) };
            }
        }
        let (name, label) = self.named(np);
        Speaker { mention, name, label: shortened(&label) }
    }

    /// Whether a noun phrase is one body, by its head or its name.
    fn is_body(&self, np: Np) -> bool {
        let context = self.context;
        let head = self.head_end(np) - 1;
        let named = self.head_name(np).map(|n| context.names.name(n).kind);
        context.has(head, Class::BODY) || named == Some(NameKind::Organisation)
    }

    /// Whether "it" or "they" can stand for a speaker: never for one person by name, and "it" for no plural.
    fn may_be(&self, word: &str, speaker: &Speaker) -> bool {
        let context = self.context;
        if speaker.name.is_some_and(|n| context.names.name(n).kind == NameKind::Person) {
            return word == "they" && speaker.label.contains(" and ");
        }
        let first = context.d.token_at(speaker.mention.start);
        let last = context.d.token_at(speaker.mention.end.saturating_sub(1)) + 1;
        let head = self.head_end(Np { first, last: last.max(first + 1) }) - 1;
        let plural = context.has(head, Class::ROLE_PLURAL.or(Class::BODY_PLURAL)) || speaker.label.contains(" and ");
        !(word == "it" && plural)
    }

    /// The person a pronoun stands for: who spoke last, unless the sentence before has another fitting subject since.
    fn person_before(&self, mention: Span, sex: Option<Sex>, sentence: usize) -> Option<(Option<u32>, String)> {
        let context = self.context;
        let fits = |n: u32| {
            let name = context.names.name(n);
            name.kind == NameKind::Person && (sex.is_none() || name.sex.is_none() || name.sex == sex)
        };
        let label = |n: u32| (Some(n), context.names.name(n).text.clone());
        let first = |s: usize| context.d.tokens[context.d.sentences[s].first].span.start;
        // A person named earlier in the same sentence, outside marks.
        let here = context.names.before(mention.start).take_while(|(m, _)| m.start >= first(sentence));
        let outside = |m: Span| !context.quoted(context.d.token_at(m.start));
        if let Some((_, n)) = here.filter(|&(m, n)| fits(n) && outside(m)).last() {
            return Some(label(n));
        }
        if let Some((last, at)) = &self.last
            && sentence.saturating_sub(*at) <= 4
        {
            // Nobody else has become the subject since.
            let since = (at + 1..sentence).rev().find_map(|s| self.subject_name(s).filter(|&n| fits(n)));
            match (since, last.name) {
                (Some(n), _) => return Some(label(n)),
                (None, Some(n)) if fits(n) => return Some(label(n)),
                // A speaker whose name the article does not give: "a spokesman", then "he".
                (None, None)
                    if sentence.saturating_sub(*at) <= 2 && !last.label.is_empty() && self.is_one_person(last) =>
                {
                    return Some((None, last.label.clone()));
                }
                _ => {}
            }
        }
        let from = sentence.saturating_sub(REACH);
        if let Some(n) = (from..sentence).rev().find_map(|s| self.subject_name(s).filter(|&n| fits(n))) {
            return Some(label(n));
        }
        let near = context.names.before(mention.start).take_while(|(m, _)| m.start >= first(from));
        near.filter(|&(_, n)| fits(n)).map(|(_, n)| label(n)).next()
    }

    fn is_one_person(&self, speaker: &Speaker) -> bool {
        let context = self.context;
        let first = context.d.token_at(speaker.mention.start);
        let last = context.d.token_at(speaker.mention.end.saturating_sub(1)) + 1;
        (first..last.min(first + 20)).any(|i| context.has(i, Class::ROLE.or(Class::TITLE)))
    }

    /// The person whose name heads the subject of sentence `s`.
    fn subject_name(&self, s: usize) -> Option<u32> {
        let context = self.context;
        let sentence = context.d.sentences[s];
        let np = context.main_subject(sentence.first, sentence.last)?;
        self.head_name(np).filter(|&n| context.names.name(n).kind == NameKind::Person)
    }

    /// The name that heads a noun phrase: the last one before its first preposition, not a possessor.
    fn head_name(&self, np: Np) -> Option<u32> {
        let context = self.context;
        let end = self.head_end(np);
        let span = context.d.slice(np.first, end);
        let (mention, name) = context.names.within(span).last()?;
        let after = context.d.token_at(mention.end);
        let possessor = after < np.last && context.d.tokens[after].kind == TokenKind::Possessive;
        let heads = after >= end || possessor || context.names.name(name).kind == NameKind::Person;
        (heads && !possessor).then_some(name)
    }

    fn head_end(&self, np: Np) -> usize {
        let context = self.context;
        let cut = (np.first + 1..np.last).find(|&i| {
            context.d.is(i, ",") || context.has(i, Class::PREPOSITION) && !context.capital(i) && !self.inside_name(i)
        });
        cut.unwrap_or(np.last)
    }

    /// Whether token `i` stands within a mention of a name or the office before one: "Secretary of State Roe".
    fn inside_name(&self, i: usize) -> bool {
        let context = self.context;
        let at = context.d.tokens[i].span;
        let around = Span { start: at.start.saturating_sub(80), end: at.end };
        context.names.within(Span { start: around.start, end: at.end + 80 }).any(|(m, _)| m.contains(at))
            || context.d.reads(i, "of")
                && context.has(i.wrapping_sub(1), Class::TITLE.or(Class::ROLE))
                && context.capital(i - 1)
                && context.capital(i + 1)
    }

    /// Name and label of a noun phrase.
    fn named(&self, np: Np) -> (Option<u32>, String) {
        let context = self.context;
        let joint: Vec<u32> = {
            let span = context.span(np);
            let mut people: Vec<u32> = Vec::new();
            for (_, n) in context.names.within(span) {
                if context.names.name(n).kind == NameKind::Person && !people.contains(&n) {
                    people.push(n);
                }
            }
            people
        };
        let has_and = (np.first..np.last).any(|i| context.d.reads(i, "and"));
        if has_and && joint.len() >= 2 {
            let labels: Vec<&str> = joint.iter().map(|&n| context.names.name(n).text.as_str()).collect();
            return (None, labels.join(" and "));
        }
        let ends_in = (!has_and).then(|| self.name_at_end(np)).flatten();
        if !has_and && let Some(n) = self.head_name(np).or(ends_in) {
            let name = context.names.name(n);
            if name.kind == NameKind::Person {
                return (Some(n), name.text.clone());
            }
            return (Some(n), self.plain(np));
        }
        if let Some(n) = context.names.described(context.d, np.first, self.head_end(np)) {
            return (Some(n), context.names.name(n).text.clone());
        }
        (None, self.plain(np))
    }

    /// The one person whose name ends the phrase: "Undersecretary for Education Jane Roe".
    fn name_at_end(&self, np: Np) -> Option<u32> {
        let context = self.context;
        let span = context.span(np);
        let mut people = context.names.within(span).filter(|&(_, n)| context.names.name(n).kind == NameKind::Person);
        let (mention, name) = people.next()?;
        let at = context.d.token_at(mention.start);
        let before = at - usize::from(at > np.first && context.d.is(at - 1, "."));
        let office = before > np.first && context.has(before - 1, Class::TITLE.or(Class::ROLE));
        (people.next().is_none() && mention.end == span.end && office).then_some(name)
    }

    /// The phrase without its article, in one line.
    fn plain(&self, np: Np) -> String {
        let context = self.context;
        let article = matches!(context.d.lower(np.first), "the" | "a" | "an") && np.last > np.first + 1;
        let span = context.d.slice(np.first + usize::from(article), np.last);
        span.of(context.d.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn shortened(label: &str) -> String {
    let end = label.match_indices(' ').nth(LONGEST - 1).map_or(label.len(), |(at, _)| at);
    label[..end].to_owned()
}
