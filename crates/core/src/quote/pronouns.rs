//! Resolves pronouns: "who", "he", "she", "it", "they".

use super::context::Np;
use super::resolution::Resolution;
use super::resolve::{REACH, Resolver};
use super::{SourceKind, Speaker};
use crate::name::{NameKind, Sex};
use crate::text::{Class, Span, TokenKind};

/// Bytes between a name and the "who" that stands for it, at most.
const NEAR: u32 = 40;

impl Resolver<'_, '_> {
    /// Whom the pronoun `np` in a sentence stands for; nothing if it is none, or nobody fits.
    pub(super) fn pronoun(&self, np: Np, sentence: usize) -> Option<(Speaker, Resolution)> {
        if np.last != np.first + 1 {
            return None;
        }
        // "they’d" is "they" and a verb.
        let word = self.context.d.lower(np.first).split(['’', '\'']).next().unwrap_or_default();
        match word {
            "who" => self.relative(np),
            "he" => self.office(np, sentence).or_else(|| self.he_or_she(np, Some(Sex::Male), sentence)),
            "she" => self.office(np, sentence).or_else(|| self.he_or_she(np, Some(Sex::Female), sentence)),
            "him" | "his" => self.he_or_she(np, Some(Sex::Male), sentence),
            "her" => self.he_or_she(np, Some(Sex::Female), sentence),
            "it" => self.spoke_before(np, word, sentence).or_else(|| self.body(np, sentence)),
            "they" => self.spoke_before(np, word, sentence).or_else(|| self.several(np, sentence)),
            _ => None,
        }
    }

    /// "Roe, who said": the name right before.
    fn relative(&self, np: Np) -> Option<(Speaker, Resolution)> {
        let context = self.context;
        let mention = context.span(np);
        let (at, name) = context.names.before(mention.start).next()?;
        let label = context.names.name(name).text.clone();
        let speaker = || self.known(mention, Some(name), label, SourceKind::Nobody);
        (mention.start - at.end <= NEAR).then(|| (speaker(), Resolution::Relative))
    }

    /// "The commander warned Congress of the raids, which he said were planned": whoever the sentence begins with.
    fn office(&self, np: Np, sentence: usize) -> Option<(Speaker, Resolution)> {
        let subject = self.office_in_sentence(np.first, sentence)?;
        Some((self.in_place_of(np, subject), Resolution::InSentence))
    }

    /// One person: by name, or as the last speaker or a subject in capitals was called.
    fn he_or_she(&self, np: Np, sex: Option<Sex>, sentence: usize) -> Option<(Speaker, Resolution)> {
        let mention = self.context.span(np);
        if let Some((name, label, how)) = self.person_before(mention, sex, sentence) {
            // Without a name it is somebody who spoke before.
            let kind = self.last.as_ref().map_or(SourceKind::Unnamed, |(last, _)| last.kind);
            return Some((self.known(mention, name, label, kind), how));
        }
        let label = self.plain(self.unlisted_before(np.first, sentence)?);
        Some((self.known(mention, None, label, SourceKind::Person), Resolution::SubjectBefore))
    }

    /// A body or group that spoke within reach.
    fn spoke_before(&self, np: Np, word: &str, sentence: usize) -> Option<(Speaker, Resolution)> {
        let near = self.floor.iter().rev().take_while(|turn| sentence.saturating_sub(turn.sentence) <= REACH);
        let last = near.into_iter().find(|turn| self.may_be(word, &turn.speaker))?;
        Some((Speaker { mention: self.context.span(np), ..last.speaker.clone() }, Resolution::BodySpoke))
    }

    /// "The airlines ban such travellers. They say …": the subject of the sentence before.
    fn several(&self, np: Np, sentence: usize) -> Option<(Speaker, Resolution)> {
        let subject = self.subject_of(sentence.checked_sub(1)?).filter(|&subject| self.may_be_they(subject))?;
        Some((self.in_place_of(np, subject), Resolution::BodyBefore))
    }

    /// "The guild listed nine faults; the chimney, it said, …" and "The ministry closed the road. It said …": the body that is
    /// the subject here or of the sentence before; else the one named last.
    fn body(&self, np: Np, sentence: usize) -> Option<(Speaker, Resolution)> {
        let context = self.context;
        let here = context.main_subject(context.d.sentences[sentence].first, np.first);
        let before = || sentence.checked_sub(1).and_then(|s| self.subject_of(s));
        let is_body = |subject: &Np| self.is_body(*subject);
        let words = self.reported.last().copied().unwrap_or(Span::new(0, 0));
        let spoken = |subject: &Np| words.end <= context.span(np).start && words.contains(context.span(*subject));
        let subject = here.filter(|subject| subject.last < np.first && is_body(subject) && !spoken(subject));
        if let Some(subject) = subject.or_else(|| before().filter(is_body)) {
            return Some((self.in_place_of(np, subject), Resolution::BodyBefore));
        }
        let mention = context.span(np);
        let (name, label) = self.body_before(mention, sentence)?;
        Some((self.known(mention, name, label, SourceKind::Organisation), Resolution::BodyNamed))
    }

    /// The speaker of a pronoun that stands for another noun phrase.
    fn in_place_of(&self, pronoun: Np, np: Np) -> Speaker {
        let (name, label, _) = self.named(np);
        self.known(self.context.span(pronoun), name, label, self.context.source_kind(np))
    }

    fn subject_of(&self, sentence: usize) -> Option<Np> {
        let sentence = self.context.d.sentences[sentence];
        self.context.main_subject(sentence.first, sentence.last)
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
    fn person_before(
        &self,
        mention: Span,
        sex: Option<Sex>,
        sentence: usize,
    ) -> Option<(Option<u32>, String, Resolution)> {
        let context = self.context;
        // "“…,” she said, and thanked Roe": whom the rest of the sentence names is somebody else.
        let end = context.d.tokens[context.d.sentences[sentence].last - 1].span.end;
        let rest = context.names.within(Span { start: mention.end, end: end.max(mention.end) });
        let others: Vec<u32> =
            rest.filter(|(m, _)| !context.quoted(context.d.token_at(m.start))).map(|(_, n)| n).collect();
        let fits = |n: u32| {
            let name = context.names.name(n);
            let one_sex = sex.is_none() || name.sex.is_none() || name.sex == sex;
            name.kind == NameKind::Person && one_sex && !others.contains(&n)
        };
        let label = |n: u32, how: Resolution| (Some(n), context.names.name(n).text.clone(), how);
        let first = |s: usize| context.d.tokens[context.d.sentences[s].first].span.start;
        // A person named earlier in the same sentence, outside marks.
        let here = context.names.before(mention.start).take_while(|(m, _)| m.start >= first(sentence));
        let possessor = |m: Span| {
            let after = context.d.tokens.get(context.d.token_at(m.end));
            after.is_some_and(|t| t.kind == TokenKind::Possessive)
        };
        // "The weir will not please Roe, he said": whom the reported words name does not say them.
        let words = self.reported.last().copied().filter(|words| words.end <= mention.start);
        let spoken = |m: Span| words.is_some_and(|words| words.contains(m));
        let outside = |m: Span| !context.quoted(context.d.token_at(m.start)) && !possessor(m) && !spoken(m);
        if let Some((_, n)) = here.filter(|&(m, n)| fits(n) && outside(m)).last() {
            return Some(label(n, Resolution::InSentence));
        }
        if let Some((last, at)) = &self.last
            && sentence.saturating_sub(*at) <= 4
        {
            // Nobody else has become the subject since.
            let since = (at + 1..sentence).rev().find_map(|s| self.subject_name(s).filter(|&n| fits(n)));
            match (since, last.name) {
                (Some(n), _) => return Some(label(n, Resolution::SubjectSince)),
                (None, Some(n)) if fits(n) => return Some(label(n, Resolution::LastSpeaker)),
                // A speaker whose name the article does not give: "a spokesman", then "he".
                (None, None)
                    if sentence.saturating_sub(*at) <= 2 && !last.label.is_empty() && self.is_one_person(last) =>
                {
                    return Some((None, last.label.clone(), Resolution::Unnamed));
                }
                _ => {}
            }
        }
        let from = sentence.saturating_sub(REACH);
        if let Some(n) = (from..sentence).rev().find_map(|s| self.subject_name(s).filter(|&n| fits(n))) {
            return Some(label(n, Resolution::SubjectBefore));
        }
        let near = context.names.before(mention.start).take_while(|(m, _)| m.start >= first(from));
        near.filter(|&(_, n)| fits(n)).map(|(_, n)| label(n, Resolution::NamedBefore)).next()
    }

    /// Whether a speaker without a name is one person by its head: "a spokesman for the mill", but not "Ms. Roe’s campaign" nor "a
    /// Justice Department study".
    fn is_one_person(&self, speaker: &Speaker) -> bool {
        let context = self.context;
        let first = context.d.token_at(speaker.mention.start);
        let last = context.d.token_at(speaker.mention.end.saturating_sub(1)) + 1;
        let head = self.head_end(Np { first, last: last.max(first + 1) }) - 1;
        // What a pronoun stood for is told by its label alone.
        let pronoun = context.has(first, Class::PRONOUN) && last == first + 1;
        let thing = Class::BODY.or(Class::BODY_PLURAL).or(Class::ROLE_PLURAL).or(Class::DOCUMENT).or(Class::CUE_NOUN);
        let person = context.has(head, Class::ROLE.or(Class::TITLE)) && !context.has(head, thing);
        person || pronoun && speaker.kind == SourceKind::Unnamed
    }

    /// The subject of the sentence, if it stands before token `at` and is one person by an office, without a name.
    fn office_in_sentence(&self, at: usize, sentence: usize) -> Option<Np> {
        let context = self.context;
        let here = context.d.sentences[sentence];
        let np = context.main_subject(here.first, here.last.min(at)).filter(|np| np.last < at)?;
        // "A third man stood by the gate, he said": the subject of the reported words does not say them.
        if self
            .reported
            .last()
            .is_some_and(|words| words.contains(context.span(np)) && !words.contains(context.d.tokens[at].span))
        {
            return None;
        }
        let head = self.head_end(np) - 1;
        let office = context.has(head, Class::ROLE) && !context.has(head, Class::ROLE_PLURAL);
        let named = context.names.within(context.span(np)).any(|(_, n)| context.names.name(n).kind == NameKind::Person);
        let other = context.names.within(context.d.slice(np.last, at));
        let alone = other.into_iter().all(|(_, n)| context.names.name(n).kind != NameKind::Person);
        (office && !named && alone).then_some(np)
    }

    /// A subject in capitals that is no known name, in this sentence before token `at` or in the one before: "Holm named
    /// several towns; Ostra, she said, was one."
    fn unlisted_before(&self, at: usize, sentence: usize) -> Option<Np> {
        let context = self.context;
        (sentence.saturating_sub(1)..=sentence).rev().find_map(|s| {
            let here = context.d.sentences[s];
            let np = context.main_subject(here.first, here.last.min(at))?;
            let capitals = (np.first..np.last).all(|i| context.capital(i) && context.d.is_word(i));
            let unknown = context.class(np.last - 1) == Class::NONE;
            let verb = np.last < at && (context.is_finite(np.last) || context.is_adverb(np.last));
            (capitals && unknown && verb && np.last <= np.first + 3).then_some(np)
        })
    }

    /// Whether "they" can stand for a noun phrase: a plural of people or bodies, a body, or several joined by "and".
    fn may_be_they(&self, np: Np) -> bool {
        let context = self.context;
        let head = self.head_end(np) - 1;
        let joined = (np.first..np.last).any(|i| context.d.reads(i, "and"));
        context.has(head, Class::ROLE_PLURAL.or(Class::BODY_PLURAL).or(Class::GROUP)) || joined || self.is_body(np)
    }

    /// The person whose name heads the subject of sentence `s`.
    fn subject_name(&self, s: usize) -> Option<u32> {
        let context = self.context;
        let sentence = context.d.sentences[s];
        let np = context.main_subject(sentence.first, sentence.last)?;
        // "Roe had fought it, Doe said. He …": the subject of what somebody said is not who said it.
        if self.reported.iter().any(|words| words.contains(context.span(np))) {
            return None;
        }
        self.head_name(np).filter(|&n| context.names.name(n).kind == NameKind::Person)
    }
}
