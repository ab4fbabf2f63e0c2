//! Events: what happened, with its mentions over sentences and articles.
//!
//! A mention is a verb or a noun for what happens. Within one story the mentions of one lemma, or of words that tell the same
//! kind of event, are of one event; what is mentioned once is none. Each event has a name and a day from the sentence that
//! tells it best.

mod candidates;
mod kinds;
mod lemma;
mod name;

use std::collections::BTreeMap;

use crate::across::place::Place;
use crate::calendar::Days;
use crate::corpus::{Item, article_id, finding_id};
use candidates::Candidate;

/// One event with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Derived from its story and its words.
    pub id: String,
    /// Five to eight words of the sentence that tells it best.
    pub name: String,
    /// The days on which it happened, inclusive, if the text tells.
    pub days: Option<Days>,
    /// The words that name it, by article in the story's order, then by place.
    pub mentions: Vec<Place>,
}

/// Mentions of a sentence at most: those of the story's commonest events.
const SENTENCE: usize = 8;

/// The events of `stories`, each a list of numbers of `items`, in their order.
pub fn find<'a>(items: &[Item], stories: impl Iterator<Item = &'a [u32]>) -> Vec<Event> {
    stories.flat_map(|story| of_story(items, story)).collect()
}

fn of_story(items: &[Item], story: &[u32]) -> Vec<Event> {
    let articles: Vec<(u32, &Item)> = story.iter().filter_map(|&n| Some((n, items.get(n as usize)?))).collect();
    let candidates: Vec<Vec<Candidate>> = articles.iter().map(|(_, item)| candidates::of(item)).collect();
    let mut counts: BTreeMap<&str, (u32, bool, u32)> = BTreeMap::new();
    for candidate in candidates.iter().flatten() {
        let count = counts.entry(&candidate.lemma).or_default();
        count.0 += 1;
        count.1 |= candidate.verbal;
        count.2 += u32::from(candidate.named);
    }
    let count = |lemma: &str| counts.get(lemma).map_or(0, |c| c.0);
    // Nouns that no form of the story shows to be what happens are things.
    let happens = |lemma: &str| counts.get(lemma).is_some_and(|c| c.1 && c.2 * 2 < c.0) || kinds::is_listed(lemma);
    let keys: BTreeMap<&str, String> =
        counts.keys().filter(|l| happens(l)).map(|lemma| (*lemma, kinds::key(lemma, &count))).collect();
    let mut groups: BTreeMap<&str, Vec<(usize, &Candidate)>> = BTreeMap::new();
    let mut totals: BTreeMap<&str, u32> = BTreeMap::new();
    for candidate in candidates.iter().flatten() {
        if let Some(key) = keys.get(candidate.lemma.as_str()) {
            *totals.entry(key).or_default() += 1;
        }
    }
    for (at, of) in candidates.iter().enumerate() {
        for sentence in of.chunk_by(|a, b| a.sentence == b.sentence) {
            let mut told: Vec<(&str, &Candidate)> = sentence
                .iter()
                .filter_map(|c| Some((keys.get(c.lemma.as_str())?.as_str(), c)))
                .filter(|(key, _)| totals.get(key).is_some_and(|&n| n > 1))
                .collect();
            told.sort_by_key(|(key, c)| (std::cmp::Reverse(totals.get(key).copied()), c.span));
            for (key, candidate) in told.into_iter().take(SENTENCE) {
                groups.entry(key).or_default().push((at, candidate));
            }
        }
    }
    // Of the text alone: the ids of articles that have one text tell which of them came first.
    let first = articles.first().map_or_else(String::new, |(_, item)| article_id(&item.article));
    let mut events = Vec::new();
    for (key, mut mentions) in groups {
        if mentions.len() < 2 {
            continue;
        }
        mentions.sort_by_key(|(at, c)| (*at, c.span));
        let (name, days) = name::best(&articles, &mentions);
        let lemma = mentions.first().map_or(key, |(_, c)| c.lemma.as_str());
        events.push(Event {
            id: finding_id("e", &[&first, lemma]),
            name,
            days,
            mentions: mentions.iter().map(|(at, c)| Place { article: articles[*at].0, span: c.span }).collect(),
        });
    }
    events.sort_by(|a, b| a.id.cmp(&b.id));
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, Metadata};
    use crate::corpus::Corpus;

    fn corpus(texts: &[&str]) -> Corpus {
        let given = Metadata { date: "2024-07-09".parse().ok(), ..Metadata::default() };
        let article = |(i, text): (usize, &&str)| article::parse(&format!("a{i}"), text, given.clone());
        Corpus::new("test", texts.iter().enumerate().map(article).collect())
    }

    fn told(texts: &[&str]) -> Vec<(String, Option<Days>, Vec<String>)> {
        let corpus = corpus(texts);
        let story: Vec<u32> = (0..texts.len() as u32).collect();
        let words = |p: &Place| p.span.of(&corpus.items[p.article as usize].article.text).to_owned();
        let events = find(&corpus.items, [story.as_slice()].into_iter());
        events.into_iter().map(|e| (e.name.clone(), e.days, e.mentions.iter().map(words).collect())).collect()
    }

    const FIRST: &str = "A train crashed near Strelsau on Monday. Ten people were hurt in the crash.";
    const SECOND: &str = "The collision at Strelsau injured ten, police said.";

    #[test]
    fn words_of_one_kind_in_one_story_are_one_event() {
        let events = told(&[FIRST, SECOND]);
        let words: Vec<Vec<String>> = events.iter().map(|e| e.2.clone()).collect();
        assert!(words.contains(&["crashed", "crash", "collision"].map(str::to_owned).to_vec()), "{words:?}");
        assert!(words.contains(&["hurt", "injured"].map(str::to_owned).to_vec()), "{words:?}");
    }

    #[test]
    fn an_event_has_a_name_and_its_day_from_who_tells_it_best() {
        let events = told(&[FIRST, SECOND]);
        let crash = events.iter().find(|e| e.2.len() == 3).expect("the crash");
        assert_eq!(crash.0, "A train crashed near Strelsau");
        assert_eq!(crash.1.map(|d| d.first.to_string()).as_deref(), Some("2024-07-08"));
    }

    #[test]
    fn what_is_said_once_or_names_a_thing_is_no_event() {
        let events =
            told(&["The mayor opened a bridge. The bridge is long.", "A bridge stands there, the mayor said."]);
        assert!(events.iter().all(|e| e.2.iter().all(|w| w != "bridge" && w != "opened" && w != "said")), "{events:?}");
    }

    #[test]
    fn the_same_words_in_two_stories_are_two_events() {
        let corpus = corpus(&[FIRST, SECOND, "A car crashed in Zenda. The crash hurt two."]);
        let events = find(&corpus.items, [&[0, 1][..], &[2][..]].into_iter());
        let crashes = events.iter().filter(|e| {
            e.mentions.iter().any(|p| p.span.of(&corpus.items[p.article as usize].article.text) == "crash")
        });
        assert_eq!(crashes.count(), 2);
    }
}
