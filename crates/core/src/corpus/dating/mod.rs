//! Dates articles that came without a day, by constraints. An event that an article speaks of as past happened before it was
//! published, an event to come did not; and an event that one article dates is dated for every article that mentions it.
//!
//! 1. [`span`]: the sets of days that a clue allows.
//! 2. [`rules`]: clues of one article by itself; [`line`]: the line that dates it; [`years`]: clues of the years that it names;
//!    [`reach`]: how far news lies from the newest of them.
//! 3. [`link`]: which expressions of different sentences mention the same event; [`events`]: the clues that follow.
//! 4. [`company`]: which articles are most like each other, and when their stories were news.
//! 5. [`holders`] and [`things`]: clues of office holders, states and the like, which exist only from or until some day by
//!    the [`lexicon`]; [`levels`]: clues of where stock markets stood.
//! 6. [`narrowing`]: weighs the clues against each other, and words the reasons for the reader.
//!
//! The lexicon is asked last and only for articles that are still undated or widely dated, so that a corpus which dates itself
//! never needs it.

mod certain;
mod clue;
mod company;
mod events;
mod holders;
mod levels;
pub mod lexicon;
mod line;
mod link;
mod log2;
mod narrowing;
mod office;
mod quoted;
mod reach;
mod rules;
mod run;
mod sentences;
mod source;
mod span;
mod things;
mod vocabulary;
mod weight;
mod width;
mod years;

use crate::article::{Article, BlockKind};
use crate::calendar::{Day, Days};
use crate::interner::Interner;
use crate::time::{Evidence, Expression, Published, Tense};

use certain::Certain;
use clue::Clue;
use company::Company;
use lexicon::Lexicon;
use link::Links;
use narrowing::Narrowing;
pub use sentences::stem;
pub use source::DatingInput;
use span::{DaySet, Sets};
pub use width::{anchor, is_wide, listed};

/// Rounds of propagation: an event dated in one round dates an article in the next. Stories are not deeper than this.
const ROUNDS: usize = 4;

/// Public facts that dating may ask beside the texts.
#[derive(Clone, Copy)]
pub struct PublicFacts<'a> {
    /// Who held which office when, and what exists since when.
    pub lexicon: &'a Lexicon,
    /// If set, the lexicon is left alone while no article [is wide](is_wide). Then a corpus gets the same dates from the
    /// page's program, which has no facts, and from the host, which has.
    pub only_if_wide: bool,
}

/// What [`date`] says of an article that was handed in with this day. It needs no other article, nor what dates one by its text.
pub fn handed_in(day: Day) -> Published {
    Certain::Given(day).published()
}

/// Dates every article of a corpus by what the texts say. An article of which nothing says when it was published gets no date.
///
/// `set` holds days that the reader has set, by index of the article; of two for one article the first counts. They stand
/// above the day an article was handed in with, and everything is counted anew from them.
///
/// `today` is the day on which the articles are at hand, so that none was published later: no inferred interval reaches past
/// it. Days that were handed in or set stand as they are. Without it nothing bounds the future.
pub fn date(corpus: &dyn DatingInput, set: &[(u32, Day)], today: Option<Day>) -> Vec<Option<Published>> {
    date_asking(corpus, set, today, &|_| false)
}

/// Dates every article of a corpus as [`date`] does, and by public facts where the texts leave an article undated or widely
/// dated. It is a function of its own so that a program which never calls it carries none of the facts, nor what reads them.
pub fn date_with_facts(
    corpus: &dyn DatingInput,
    set: &[(u32, Day)],
    today: Option<Day>,
    facts: &PublicFacts<'_>,
) -> Vec<Option<Published>> {
    date_asking(corpus, set, today, &|narrowings| {
        if facts.only_if_wide && !narrowings.iter().any(|n| is_wide(n.silent())) {
            return false;
        }
        let mut changed = false;
        for narrowing in narrowings.iter_mut().filter(|n| !n.is_close()) {
            changed |= narrowing.weigh(clues_of_facts(narrowing, facts.lexicon));
        }
        changed
    })
}

/// Dates every article by the texts, then by what `ask` weighs, which says whether that changed a date.
fn date_asking(
    corpus: &dyn DatingInput,
    set: &[(u32, Day)],
    today: Option<Day>,
    ask: &dyn Fn(&mut [Narrowing<'_>]) -> bool,
) -> Vec<Option<Published>> {
    let mut certain: Vec<Option<Certain>> = (0..corpus.count()).map(|n| corpus.given(n).map(Certain::Given)).collect();
    for &(at, day) in set.iter().rev() {
        if let Some(slot) = certain.get_mut(at as usize) {
            *slot = Some(Certain::Set(day));
        }
    }
    if certain.iter().all(Option::is_some) {
        return certain.into_iter().map(|c| c.map(Certain::published)).collect();
    }
    let (mut words, mut sets) = (Interner::default(), Sets::default());
    let latest = today.map_or_else(DaySet::all, DaySet::until);
    let mut narrowing = |(n, certain)| Narrowing::new(corpus, n, certain, latest.clone(), &mut words, &mut sets);
    let mut narrowings: Vec<Narrowing<'_>> = certain.into_iter().enumerate().map(&mut narrowing).collect();
    let links = Links::new(&narrowings, words.len());
    let company = Company::new(&narrowings, words.len());
    drop((words, sets));
    tell_stories(&mut narrowings, &company);
    propagate(&mut narrowings, &links, &company);
    if ask(&mut narrowings) {
        propagate(&mut narrowings, &links, &company);
    }
    // Each narrowing goes as its day comes: the reasons stand in both.
    drop(links);
    narrowings.into_iter().map(Narrowing::published).collect()
}

/// Dates articles by those that have most in common with them.
fn tell_stories(narrowings: &mut [Narrowing<'_>], company: &Company) {
    for n in 0..narrowings.len() {
        narrowings[n].vocabulary = Vec::new();
        let Some(story) = company.story(n) else { continue };
        let mut evidence = None;
        narrowings[story.article as usize].look(&mut |article, _| {
            let reason = format!(
                "It has most of its rare words in common with “{}” of {}, so it is at most {} days from it.",
                article.headline(),
                span::words(Days::one(story.day)),
                story.reach
            );
            let span = article.first(BlockKind::Title).or(article.blocks.first().map(|b| b.span));
            evidence = Some(Evidence { span, article: Some(story.article), reason });
        });
        let allowed = DaySet::of(Days::new(story.day.plus(-story.reach), story.day.plus(story.reach)));
        if let Some(evidence) = evidence {
            narrowings[n].tell_story(story.day, Clue { allowed, weight: weight::STORY, evidence });
        }
    }
}

/// Lets dated events date further articles until nothing changes.
fn propagate(narrowings: &mut [Narrowing<'_>], links: &Links, company: &Company) {
    for _ in 0..ROUNDS {
        let events = events::certain(narrowings);
        let index = links.index(narrowings, &events);
        let known = events::Known { links, company, events: &events, index: &index };
        let found: Vec<Vec<Clue>> = (0..narrowings.len()).map(|i| events::linked(narrowings, i, &known)).collect();
        let mut changed = false;
        for (narrowing, clues) in narrowings.iter_mut().zip(found) {
            changed |= narrowing.weigh(clues);
        }
        if !changed {
            break;
        }
    }
}

/// What the lexicon says of an article.
fn clues_of_facts(narrowing: &Narrowing<'_>, lexicon: &Lexicon) -> Vec<Clue> {
    let mut clues = Vec::new();
    narrowing.look(&mut |article, times| clues = facts_of(article, times, lexicon));
    clues
}

fn facts_of(article: &Article, times: &[Expression], lexicon: &Lexicon) -> Vec<Clue> {
    let document = article.document();
    // A sentence that mentions some earlier year looks back.
    let mut aside = vec![false; document.sentences.len()];
    let newest = times.iter().filter(|e| e.tense != Tense::Future).filter_map(years::year_of).max();
    for e in times.iter().filter(|e| years::year_of(e).is_some_and(|y| Some(y) < newest)) {
        if let Some(slot) = aside.get_mut(e.sentence as usize) {
            *slot = true;
        }
    }
    let mut clues = holders::clues(article, &document, lexicon, &aside);
    clues.extend(things::clues(article, &document, lexicon));
    clues.extend(levels::clues(article, &document, times));
    clues
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::article::{Metadata, parse};

    fn dates(texts: &[&str]) -> Vec<Option<String>> {
        let articles: Vec<Article> = texts.iter().map(|text| parse("", text, Metadata::default())).collect();
        let analyses: Vec<Analysis> = articles.iter().map(Analysis::of).collect();
        let pairs: Vec<(&Article, &Analysis)> = articles.iter().zip(&analyses).collect();
        date(&pairs.as_slice(), &[], None).into_iter().map(|p| p.map(|p| span::words(p.days))).collect()
    }

    #[test]
    fn a_line_of_its_own_dates_the_article() {
        let text = "Bridge closed\n\nFriday, July 21, 2017\n\nThe bridge was closed to lorries after an inspection.";
        assert_eq!(dates(&[text]), [Some("Fri 21 July 2017".to_owned())]);
    }

    #[test]
    fn nothing_said_is_nothing_known() {
        assert_eq!(dates(&["Bridge closed\n\nThe bridge was closed on Tuesday, officials said."]), [None]);
    }

    #[test]
    fn a_year_in_a_name_tells_which_year_was_last_year() {
        let text = "Port grows\n\nThe work began last year with the visit of Ann Roe, who attended Harbour Expo 2011.\n\
                    The quay opened in April this year.";
        assert_eq!(dates(&[text]), [Some("May–December 2012".to_owned())]);
    }

    /// Articles with days of their own, each about something else.
    fn others(count: u32) -> Vec<(String, Option<&'static str>)> {
        let word = |n: u32, k: u32| {
            let letter = |d: u32| char::from(b'a' + (n * 7 + k * 11 + d * d * (n + k + 1)) as u8 % 26);
            let tail: String = (1..7).map(letter).collect();
            format!("Q{n}{tail}")
        };
        (0..count)
            .map(|n| {
                let names: Vec<String> = (0..12).map(|k| word(n, k)).collect();
                (
                    format!("Report {n}\n\nOn Monday {} met {}.", names[..6].join(" "), names[6..].join(" ")),
                    Some("2011-02-03"),
                )
            })
            .collect()
    }

    fn dates_of(articles: &[(String, Option<&str>)]) -> Vec<Option<Published>> {
        let metadata = |day: &Option<&str>| Metadata { date: day.and_then(|d| d.parse().ok()), ..Metadata::default() };
        let articles: Vec<Article> = articles.iter().map(|(text, day)| parse("", text, metadata(day))).collect();
        let analyses: Vec<Analysis> = articles.iter().map(Analysis::of).collect();
        let pairs: Vec<(&Article, &Analysis)> = articles.iter().zip(&analyses).collect();
        date(&pairs.as_slice(), &[], None)
    }

    const FLOOD: &str = "Strelsau under water\n\n\
        The Elphberg dam broke above Strelsau on Tuesday, and Zenda, Hentzau and Tarlenheim were flooded, the Ruritanian \
        Red Cross said.\n\nMayor Flavia Rassendyll asked Colonel Sapt for pumps and boats.";
    const FLOOD_TOO: &str = "Dam breaks above Strelsau\n\n\
        Zenda and Hentzau stood under water after the Elphberg dam broke on Tuesday, said the Ruritanian Red Cross.\n\n\
        Colonel Sapt brought boats and pumps to Tarlenheim, as Mayor Flavia Rassendyll had asked.";

    #[test]
    fn an_article_is_from_about_the_time_of_those_that_it_shares_most_rare_words_with() {
        let mut articles = others(40);
        articles.push((FLOOD.to_owned(), Some("2019-03-07")));
        articles.push((FLOOD_TOO.to_owned(), None));
        let found = dates_of(&articles).pop().flatten().expect("a date");
        // And within it the weekday that both name.
        assert_eq!(span::words(found.days), "5–11 March 2019");
        assert_eq!(found.evidence.first().and_then(|e| e.article), Some(40));
    }

    #[test]
    fn what_comes_again_at_other_times_tells_of_none() {
        let mut articles = others(40);
        articles.push((FLOOD.to_owned(), Some("2019-03-07")));
        articles.push((FLOOD.to_owned(), Some("2013-05-09")));
        articles.push((FLOOD_TOO.to_owned(), None));
        assert_eq!(dates_of(&articles).pop().flatten(), None);
    }

    #[test]
    fn a_date_without_its_year_that_strays_from_the_story_is_left_aside() {
        let mut articles = others(40);
        articles.push((FLOOD.to_owned(), Some("2019-03-07")));
        let text = format!("{FLOOD_TOO}\n\nThe dam was repaired on June 9.");
        articles.push((text, None));
        let found = dates_of(&articles).pop().flatten().expect("a date");
        assert_eq!(span::words(found.days), "5–11 March 2019");
        assert!(found.evidence.iter().any(|e| e.reason.starts_with("Left aside") && e.reason.contains("June 9")));
    }

    #[test]
    fn an_event_dated_elsewhere_dates_a_bare_weekday() {
        let dated = "Lisbon Fisheries Congress opens\n\n\
            The Lisbon Fisheries Congress of Portugal, Norway and Iceland opened on 5 March 2019 in the Alfama Hall.\n\
            Portugal and Norway lead the Lisbon Fisheries Congress; Iceland hosts its next Alfama round.";
        let bare = "Iceland at Lisbon\n\n\
            Iceland and Norway on Tuesday opened the Lisbon Fisheries Congress in the Alfama Hall of Portugal.\n\
            Norway, Portugal and Iceland praised the Lisbon Congress and its Fisheries plan in Alfama.";
        let other = "Cattle Show\n\nFarmers on Tuesday opened the Nairobi cattle show.";
        let found = dates(&[dated, bare, other]);
        assert_eq!(found.get(1), Some(&Some("5–11 March 2019".to_owned())));
        assert_eq!(found.get(2), Some(&None));
    }
}
