//! The sport that an article tells of. In it, a city or a country that does something is a team: "England" is not England.

use crate::text::{Document, TokenKind, among};

/// Sports that teams named after places play, with words that hardly any other article has.
const SPORTS: [(&str, &str); 7] = [
    (
        "baseball",
        "baseball inning innings pitcher pitchers homer homers homered shutout bullpen grounder rbi mlb basemen",
    ),
    ("cricket", "cricket wicket wickets overs batsman batsmen bowler bowlers bowled lbw innings spinner wicketkeeper"),
    (
        "soccer",
        "soccer goalkeeper striker strikers midfielder midfielders defender fifa uefa halftime penalty referee goals \
         goalless substitute",
    ),
    ("rugby", "rugby scrum flanker fullback flyhalf lineout lock tries prop hooker wallabies springboks"),
    ("gridiron", "nfl quarterback quarterbacks touchdown touchdowns linebacker yards interception gridiron"),
    ("basketball", "basketball nba rebounds rebound pointer backcourt wnba"),
    ("hockey", "nhl hockey goaltender puck blueline defenseman"),
];

/// The team sport of the document, if it plainly tells of one.
pub(super) fn of(document: &Document<'_>) -> Option<&'static str> {
    let mut counts = [(0u32, 0u32); SPORTS.len()];
    for (i, t) in document.tokens.iter().enumerate() {
        if t.kind != TokenKind::Word || t.span.len() < 3 {
            continue;
        }
        let word = document.lower(i);
        for (count, (sport, words)) in counts.iter_mut().zip(SPORTS) {
            if among(word, words) {
                count.0 += 1;
                // The sport by its own name, and in the headline, is worth more.
                count.0 += 2 * u32::from(word == sport) + 3 * u32::from(i == 0);
                count.1 += 1;
            }
        }
    }
    let (best, (weight, _)) = counts.iter().enumerate().max_by_key(|(i, c)| (c.0, SPORTS.len() - i))?;
    let words = document.tokens.len() as u32;
    (*weight >= 3 && weight * 150 >= words).then(|| SPORTS[best].0)
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
        assert_eq!(sport("The goals of the ministry are clear, the minister said in Strelsau on Monday."), None);
    }
}
