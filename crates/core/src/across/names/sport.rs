//! The sport that an article tells of. In it, a city or a country that does something is a team: "England" is not England.

use std::sync::OnceLock;

use crate::across::terms::stem;
use crate::interner::Interner;
use crate::text::{Document, TokenKind};

/// A team sport and its words.
struct Sport {
    name: &'static str,
    /// Words that hardly any other article has.
    plain: &'static str,
    /// Words that count beside one of those: they have another meaning elsewhere, as "penalty" and "goals".
    common: &'static str,
}

/// Sports that teams named after places play.
const SPORTS: [Sport; 7] = [
    Sport {
        name: "baseball",
        plain: "baseball inning innings shutout bullpen grounder rbi basemen",
        common: "pitcher pitchers homer homers homered mlb",
    },
    Sport {
        name: "cricket",
        plain: "cricket wicket wickets batsman batsmen bowler bowlers lbw innings wicketkeeper",
        common: "overs bowled spinner",
    },
    Sport {
        name: "soccer",
        plain: "soccer goalkeeper midfielder midfielders halftime goalless",
        common: "fifa uefa striker strikers defender penalty referee goals substitute",
    },
    Sport {
        name: "rugby",
        plain: "rugby scrum flanker fullback flyhalf lineout wallabies springboks",
        common: "hooker lock prop tries",
    },
    Sport {
        name: "gridiron",
        plain: "quarterback quarterbacks touchdown touchdowns linebacker gridiron",
        common: "nfl interception yards",
    },
    Sport { name: "basketball", plain: "basketball backcourt", common: "nba wnba pointer rebound rebounds" },
    Sport { name: "hockey", plain: "hockey goaltender puck blueline defenseman", common: "nhl" },
];

/// Tokens of a headline within which a service names its subject: "RUGBY UNION - ".
const SUBJECT: usize = 4;

/// The team sport of the document, if it plainly tells of one: by two of its words, or by a headline that names it as the subject.
pub(super) fn of(document: &Document<'_>) -> Option<&'static str> {
    let dash = (0..document.tokens.len().min(SUBJECT)).find(|&i| document.is(i, "-") || document.is(i, ":"));
    let table = table();
    let mut counts = [const { Count::new() }; SPORTS.len()];
    for (i, t) in document.tokens.iter().enumerate() {
        if t.kind != TokenKind::Word || t.span.len() < 3 {
            continue;
        }
        let word = document.lower(i);
        for &(sport, plain) in table.0.get(word).and_then(|n| table.1.get(n)).into_iter().flatten() {
            let (count, sport) = (&mut counts[sport], &SPORTS[sport]);
            let subject = word == sport.name && dash.is_some_and(|dash| i < dash);
            // The sport by its own name, and as the subject, is worth more.
            count.weight += 1 + 2 * u32::from(word == sport.name) + 3 * u32::from(subject);
            count.plain |= plain;
            count.subject |= subject;
            let stem = stem(word);
            if !count.words.contains(&stem) {
                count.words.push(stem);
            }
        }
    }
    let told = counts.iter().enumerate().filter(|(_, c)| c.subject || c.plain && c.words.len() > 1);
    let (best, count) = told.max_by_key(|(i, c)| (c.weight, SPORTS.len() - i))?;
    let words = document.tokens.len() as u32;
    (count.weight >= 3 && count.weight * 150 >= words).then(|| SPORTS[best].name)
}

/// The sports that a word is of, and whether it is one of their plain ones.
type Meanings = Vec<(usize, bool)>;

/// The words of all sports, each with what it means.
fn table() -> &'static (Interner, Vec<Meanings>) {
    static TABLE: OnceLock<(Interner, Vec<Meanings>)> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut words, mut sports) = (Interner::default(), Vec::<Meanings>::new());
        for (n, sport) in SPORTS.iter().enumerate() {
            for (list, plain) in [(sport.plain, true), (sport.common, false)] {
                list.split_whitespace().for_each(|word| words.entry(word, &mut sports).push((n, plain)));
            }
        }
        (words, sports)
    })
}

/// What of a document speaks for a sport.
struct Count<'a> {
    weight: u32,
    /// One of its plain words is there.
    plain: bool,
    /// The headline names it as the subject.
    subject: bool,
    /// Its different words, without their endings.
    words: Vec<&'a str>,
}

impl Count<'_> {
    const fn new() -> Self {
        Self { weight: 0, plain: false, subject: false, words: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn sport(text: &str) -> Option<&'static str> {
        of(&Document::read(text, &[Span::new(0, text.len())], &[]))
    }

    #[test]
    fn a_sport_is_told_by_several_of_its_words() {
        assert_eq!(sport("Graustark lost two wickets in the first overs; their batsmen were slow."), Some("cricket"));
        assert_eq!(sport("SOCCER - RURITANIA BEAT GRAUSTARK 2-1."), Some("soccer"));
    }

    #[test]
    fn words_that_others_use_as_well_tell_no_sport() {
        let penalty =
            "Ruritania has the death penalty. Graustark ended the penalty in May, and the penalty was never missed.";
        assert_eq!(sport(penalty), None);
        let goals = "Ruritania missed its climate goals. The goals of Graustark are lower, and its goals for 2030 are no goals.";
        assert_eq!(sport(goals), None);
        assert_eq!(sport("Ruritania’s defender of the penalty has goals; a substitute is no penalty."), None);
        assert_eq!(
            sport("Ruritania missed a penalty; its goalkeeper and a midfielder of Graustark were glad."),
            Some("soccer")
        );
    }

    #[test]
    fn one_word_however_often_tells_no_sport() {
        assert_eq!(sport("A pitcher of milk stood there. The pitcher broke, and pitchers are dear."), None);
    }
}
