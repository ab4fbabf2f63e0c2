//! From a mention to a name: surnames, pronouns, offices.

use super::context::{DocumentContext, Np};
use super::{Quote, QuoteKind, Speaker, UnresolvedQuote, Who};
use crate::name::{NameKind, Sex};
use crate::text::{Class, Span, TokenKind};

/// Words of a label at most.
const LONGEST: usize = 8;

/// Sentences back that a pronoun may reach for a name.
const REACH: usize = 6;

/// Speakers remembered for "it" and "they".
const FLOOR: usize = 8;

/// Resolves mentions in text order, since a pronoun leans on who spoke before.
pub(super) struct Resolver<'s, 'a> {
    scene: &'s DocumentContext<'a>,
    /// The last speaker, and the sentence of those words.
    last: Option<(Speaker, usize)>,
    /// The last few speakers, latest last.
    floor: Vec<(Speaker, usize)>,
}

impl<'s, 'a> Resolver<'s, 'a> {
    pub fn new(scene: &'s DocumentContext<'a>) -> Self {
        Self { scene, last: None, floor: Vec::new() }
    }

    /// The finished quotation.
    pub fn resolve(&mut self, draft: UnresolvedQuote) -> Quote {
        self.resolve_to(draft, None)
    }

    /// The same, where the name that the mention stands for and its fullest form are known already.
    pub fn resolve_to(&mut self, draft: UnresolvedQuote, bearer: Option<(Option<u32>, Np)>) -> Quote {
        let speaker = match draft.speaker {
            Who::Unknown => None,
            Who::Mention(np) => Some(match bearer {
                None => self.speaker(np, draft.sentence),
                Some((name, full)) => {
                    let label = name.map_or_else(|| self.plain(full), |n| self.scene.names.name(n).text.clone());
                    Speaker { mention: self.scene.span(np), name, label: shortened(&label) }
                }
            }),
            Who::Earlier(np, named) => {
                let span = self.scene.span(np);
                let known = self.floor.iter().rev().find(|(speaker, _)| speaker.mention == span);
                Some(known.map_or_else(|| self.speaker(np, named), |(speaker, _)| speaker.clone()))
            }
        };
        // A weak report between two quotations does not take the floor.
        if let Some(speaker) = speaker.as_ref().filter(|_| draft.kind == QuoteKind::Direct || draft.confidence >= 68) {
            self.last = Some((speaker.clone(), draft.sentence));
            self.floor.push((speaker.clone(), draft.sentence));
            if self.floor.len() > FLOOR {
                self.floor.remove(0);
            }
        }
        Quote {
            span: draft.span,
            kind: draft.kind,
            speaker,
            cue: draft.cue.filter(|c| !c.is_empty()),
            via: draft.via,
            when: None,
            place: None,
            confidence: draft.confidence,
            rule: draft.rule,
        }
    }

    fn speaker(&self, np: Np, sentence: usize) -> Speaker {
        let scene = self.scene;
        let mention = scene.span(np);
        let word = scene.d.lower(np.first);
        if np.last == np.first + 1 {
            let sex = match word {
                "he" | "he’s" | "he's" => Some(Some(Sex::Male)),
                "she" | "she’s" | "she's" => Some(Some(Sex::Female)),
                "who" => Some(None),
                _ => None,
            };
            if word == "who"
                && let Some((at, name)) = scene.names.before(mention.start).next()
                && mention.start - at.end <= 40
            {
                return Speaker { mention, name: Some(name), label: shortened(&scene.names.name(name).text) };
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
                && let Some(before) = sentence.checked_sub(1).map(|s| scene.d.sentences[s])
                && let Some(np) = scene.main_subject(before.first, before.last)
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
        let scene = self.scene;
        let head = self.head_end(np) - 1;
        let named = self.head_name(np).map(|n| scene.names.name(n).kind);
        scene.has(head, Class::BODY) || named == Some(NameKind::Organisation)
    }

    /// Whether "it" or "they" can stand for a speaker: never for one person by name, and "it" for no plural.
    fn may_be(&self, word: &str, speaker: &Speaker) -> bool {
        let scene = self.scene;
        if speaker.name.is_some_and(|n| scene.names.name(n).kind == NameKind::Person) {
            return word == "they" && speaker.label.contains(" and ");
        }
        let first = scene.d.token_at(speaker.mention.start);
        let last = scene.d.token_at(speaker.mention.end.saturating_sub(1)) + 1;
        let head = self.head_end(Np { first, last: last.max(first + 1) }) - 1;
        let plural = scene.has(head, Class::ROLE_PLURAL.or(Class::BODY_PLURAL)) || speaker.label.contains(" and ");
        !(word == "it" && plural)
    }

    /// The person a pronoun stands for: who spoke last, unless the sentence before has another fitting subject since.
    fn person_before(&self, mention: Span, sex: Option<Sex>, sentence: usize) -> Option<(Option<u32>, String)> {
        let scene = self.scene;
        let fits = |n: u32| {
            let name = scene.names.name(n);
            name.kind == NameKind::Person && (sex.is_none() || name.sex.is_none() || name.sex == sex)
        };
        let label = |n: u32| (Some(n), scene.names.name(n).text.clone());
        let first = |s: usize| scene.d.tokens[scene.d.sentences[s].first].span.start;
        // A person named earlier in the same sentence, outside marks.
        let here = scene.names.before(mention.start).take_while(|(m, _)| m.start >= first(sentence));
        let outside = |m: Span| !scene.quoted(scene.d.token_at(m.start));
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
        let near = scene.names.before(mention.start).take_while(|(m, _)| m.start >= first(from));
        near.filter(|&(_, n)| fits(n)).map(|(_, n)| label(n)).next()
    }

    fn is_one_person(&self, speaker: &Speaker) -> bool {
        let scene = self.scene;
        let first = scene.d.token_at(speaker.mention.start);
        let last = scene.d.token_at(speaker.mention.end.saturating_sub(1)) + 1;
        (first..last.min(first + 20)).any(|i| scene.has(i, Class::ROLE.or(Class::TITLE)))
    }

    /// The person whose name heads the subject of sentence `s`.
    fn subject_name(&self, s: usize) -> Option<u32> {
        let scene = self.scene;
        let sentence = scene.d.sentences[s];
        let np = scene.main_subject(sentence.first, sentence.last)?;
        self.head_name(np).filter(|&n| scene.names.name(n).kind == NameKind::Person)
    }

    /// The name that heads a noun phrase: the last one before its first preposition, not a possessor.
    fn head_name(&self, np: Np) -> Option<u32> {
        let scene = self.scene;
        let end = self.head_end(np);
        let span = scene.d.slice(np.first, end);
        let (mention, name) = scene.names.within(span).last()?;
        let after = scene.d.token_at(mention.end);
        let possessor = after < np.last && scene.d.tokens[after].kind == TokenKind::Possessive;
        let heads = after >= end || possessor || scene.names.name(name).kind == NameKind::Person;
        (heads && !possessor).then_some(name)
    }

    fn head_end(&self, np: Np) -> usize {
        let scene = self.scene;
        let cut = (np.first + 1..np.last).find(|&i| {
            scene.d.is(i, ",") || scene.has(i, Class::PREPOSITION) && !scene.capital(i) && !self.inside_name(i)
        });
        cut.unwrap_or(np.last)
    }

    /// Whether token `i` stands within a mention of a name or the office before one: "Secretary of State Roe".
    fn inside_name(&self, i: usize) -> bool {
        let scene = self.scene;
        let at = scene.d.tokens[i].span;
        let around = Span { start: at.start.saturating_sub(80), end: at.end };
        scene.names.within(Span { start: around.start, end: at.end + 80 }).any(|(m, _)| m.contains(at))
            || scene.d.lower(i) == "of"
                && scene.has(i.wrapping_sub(1), Class::TITLE.or(Class::ROLE))
                && scene.capital(i - 1)
                && scene.capital(i + 1)
    }

    /// Name and label of a noun phrase.
    fn named(&self, np: Np) -> (Option<u32>, String) {
        let scene = self.scene;
        let joint: Vec<u32> = {
            let span = scene.span(np);
            let mut people: Vec<u32> = Vec::new();
            for (_, n) in scene.names.within(span) {
                if scene.names.name(n).kind == NameKind::Person && !people.contains(&n) {
                    people.push(n);
                }
            }
            people
        };
        let has_and = (np.first..np.last).any(|i| scene.d.lower(i) == "and");
        if has_and && joint.len() >= 2 {
            let labels: Vec<&str> = joint.iter().map(|&n| scene.names.name(n).text.as_str()).collect();
            return (None, labels.join(" and "));
        }
        let ends_in = (!has_and).then(|| self.name_at_end(np)).flatten();
        if !has_and && let Some(n) = self.head_name(np).or(ends_in) {
            let name = scene.names.name(n);
            if name.kind == NameKind::Person {
                return (Some(n), name.text.clone());
            }
            return (Some(n), self.plain(np));
        }
        if let Some(n) = scene.names.described(scene.d, np.first, self.head_end(np)) {
            return (Some(n), scene.names.name(n).text.clone());
        }
        (None, self.plain(np))
    }

    /// The one person whose name ends the phrase: "Undersecretary for Education Jane Roe".
    fn name_at_end(&self, np: Np) -> Option<u32> {
        let scene = self.scene;
        let span = scene.span(np);
        let mut people = scene.names.within(span).filter(|&(_, n)| scene.names.name(n).kind == NameKind::Person);
        let (mention, name) = people.next()?;
        let at = scene.d.token_at(mention.start);
        let before = at - usize::from(at > np.first && scene.d.is(at - 1, "."));
        let office = before > np.first && scene.has(before - 1, Class::TITLE.or(Class::ROLE));
        (people.next().is_none() && mention.end == span.end && office).then_some(name)
    }

    /// The phrase without its article, in one line.
    fn plain(&self, np: Np) -> String {
        let scene = self.scene;
        let article = matches!(scene.d.lower(np.first), "the" | "a" | "an") && np.last > np.first + 1;
        let span = scene.d.slice(np.first + usize::from(article), np.last);
        span.of(scene.d.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn shortened(label: &str) -> String {
    let end = label.match_indices(' ').nth(LONGEST - 1).map_or(label.len(), |(at, _)| at);
    label[..end].to_owned()
}
