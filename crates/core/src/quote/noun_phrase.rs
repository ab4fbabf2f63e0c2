//! Noun phrases: where the first of a stretch begins, past what opens the sentence, and where it ends.

use super::context::{DocumentContext, Np};
use crate::text::{Class, Token, TokenKind, among};

/// Tokens looked at, at most, for the comma that closes an opening phrase.
const REACH: usize = 60;

impl DocumentContext<'_> {
    /// The first noun phrase of `tokens[from..to]`, past conjunctions, adverbs and opening phrases that a comma closes. With
    /// `posts`, phrases after the noun belong to it: "officials in Seoul".
    pub fn leading_np(&self, from: usize, to: usize, posts: bool) -> Option<Np> {
        let i = self.skip_openers(from, to)?;
        if self.has(i, Class::PRONOUN) && !self.capital_inside(i) {
            // "they’d" is "they" and a verb.
            let word = self.d.lower(i).split(['’', '\'']).next().unwrap_or_default();
            let lone = matches!(word, "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who");
            if lone {
                return Some(Np { first: i, last: i + 1 });
            }
        }
        let last = self.np_end(i, to, posts);
        // "this" and "there" alone are nobody.
        let nobody = matches!(
            self.d.lower(i),
            "this" | "that" | "these" | "those" | "there" | "here" | "what" | "which" | "none"
        );
        (last > i && !(nobody && last == i + 1)).then_some(Np { first: i, last })
    }

    /// Whether a month or an auxiliary is a name here: "May told MPs", "Will Roe said".
    fn is_name_too(&self, i: usize) -> bool {
        self.capital(i)
            && (self.names.around(self.d.tokens[i].span).is_some()
                || among(self.d.lower(i), "may will")
                    && self.is_cue_verb(i + 1)
                    && !self.d.tokens[i + 1].form_is_base())
    }

    pub fn capital_inside(&self, i: usize) -> bool {
        self.d.tokens[i].shout && self.d.tokens[i].span.len() > 1
    }

    fn skip_openers(&self, from: usize, to: usize) -> Option<usize> {
        let mut i = from;
        let mut phrases = 0;
        while i < to {
            let t = self.d.tokens[i];
            let word = self.d.lower(i);
            let time = self.time_len(i);
            if time > 0 {
                i += time;
            } else if let Some(comma) = self.opening_time(i, to) {
                i = comma + 1;
            } else if t.kind == TokenKind::Punct && !matches!(self.d.word(i), "(" | "[" | "$" | "£" | "€") {
                i += 1;
            } else if t.kind == TokenKind::Quote || t.kind == TokenKind::Possessive {
                return None;
            } else if matches!(word, "and" | "but" | "so" | "yet" | "or") || self.is_adverb(i) && !self.starts_name(i) {
                i += 1;
            } else if self.is_name_too(i) {
                return Some(i);
            } else if self.quantity_len(i) > 0 {
                // "about one farmer in six", "more than 80 per cent"
                return Some(i);
            } else if self.opens_phrase(i) {
                // "On Friday the minister said", "in another letter the board denied"
                if let Some(next) = self.after_opening_phrase(i, to) {
                    phrases += 1;
                    i = next;
                    continue;
                }
                // "After the talks, Roe said": past the comma. Without one there is no telling, but for a name that only looks
                // like a participle: "Werbling".
                let comma = (i..to.min(i + REACH)).find(|&k| self.d.is(k, ","));
                phrases += 1;
                if comma.is_none() && self.capital(i) && !self.starts_sentence(i) && t.class == Class::NONE {
                    return Some(i);
                }
                i = comma.filter(|_| phrases <= 3)? + 1;
            } else if t.class.has(Class::FUNCTION) && !t.class.any(Class::DETERMINER.or(Class::PRONOUN)) && !t.shout {
                i += 1;
            } else {
                return Some(i);
            }
        }
        None
    }

    /// How many words stand at `i` before the number of a quantity: "about one", "over 90", "more than 80"; 0 if none begins.
    pub fn quantity_len(&self, i: usize) -> usize {
        let number = |k: usize| {
            self.d.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number)
                || self.has(k, Class::NUMERAL)
                || matches!(self.d.word(k), "$" | "£" | "€")
        };
        let (next, second) = (number(i + 1), number(i + 2));
        if !next && !second {
            return 0;
        }
        let than = matches!(self.d.lower(i), "more" | "less" | "fewer") && self.d.reads(i + 1, "than");
        let least = self.d.reads(i, "at") && matches!(self.d.lower(i + 1), "least" | "most");
        let up = self.d.reads(i, "up") && self.d.reads(i + 1, "to");
        let one = among(self.d.lower(i), "about around over nearly almost under roughly");
        if (than || least || up) && second { 2 } else { usize::from(one && next) }
    }

    /// Where the noun phrase begins that follows an opening phrase without a comma, in `tokens[i..to]`: the phrase ends in a
    /// time, or an article begins another noun.
    pub fn after_opening_phrase(&self, i: usize, to: usize) -> Option<usize> {
        if !self.has(i, Class::PREPOSITION) || self.opens_clause(i) {
            return None;
        }
        for k in i + 1..to.min(i + 9) {
            if !self.d.is_word(k) || self.is_finite(k) {
                return None;
            }
            let time = self.time_len(k);
            if time > 0 {
                let next = k + time;
                return (next < to && self.d.is_word(next) && self.may_begin_np(next)).then_some(next);
            }
            if k > i + 1 && self.begins_another(k) {
                return Some(k);
            }
        }
        None
    }

    /// The comma that closes an opening phrase of time without a preposition at `i`: "Hours later,", "Later that month,".
    fn opening_time(&self, i: usize, to: usize) -> Option<usize> {
        let comma = (i + 1..to.min(i + REACH)).find(|&k| self.d.is(k, ","))?;
        let counted = |k: usize| {
            self.has(k, Class::TIME_UNIT.or(Class::NUMERAL).or(Class::DETERMINER).or(Class::MONTH).or(Class::WEEKDAY))
                || self.d.tokens[k].kind == TokenKind::Number
                || among(self.d.lower(k), "later earlier ago after before that same next several couple of the")
        };
        // "Hours after Roe signed it, the board said", "Two days before the vote, …": a clause up to the comma.
        let unit = (i..comma.min(i + 3)).find(|&k| self.has(k, Class::TIME_UNIT));
        if let Some(unit) = unit
            && among(self.d.lower(unit + 1), "after before since")
            && (i..unit).all(counted)
        {
            return Some(comma);
        }
        let timed = (i..comma).any(|k| self.has(k, Class::TIME_UNIT) || among(self.d.lower(k), "later earlier ago"));
        (timed && comma < i + 7 && (i..comma).all(counted)).then_some(comma)
    }

    fn starts_name(&self, i: usize) -> bool {
        self.capital(i) && self.capital(i + 1)
    }

    fn opens_phrase(&self, i: usize) -> bool {
        let word = self.d.lower(i);
        let participle = (word.ends_with("ing") && word.len() > 5 || word.ends_with("ed") && word.len() > 4)
            && !self.capital(i + 1)
            && !self.d.tokens[i].hyphened
            && !self.has(i, Class::ROLE.or(Class::BODY))
            && self.d.tokens[i].kind == TokenKind::Word
            && !self.d.is(i + 1, ",");
        let clause = self.opens_clause(i) && word != "that" && word != "who";
        let preposition = self.has(i, Class::PREPOSITION) && !self.has(i, Class::PRONOUN.or(Class::DETERMINER));
        preposition || clause || participle && self.sentence_opener(i)
    }

    fn sentence_opener(&self, i: usize) -> bool {
        i == 0 || self.capital(i) || self.d.is(i - 1, ",")
    }

    /// One past the last token of the noun phrase that begins at `i`.
    fn np_end(&self, i: usize, to: usize, posts: bool) -> usize {
        let mut last = i;
        let mut k = i + self.quantity_len(i);
        while k < to {
            let t = self.d.tokens[k];
            match t.kind {
                TokenKind::Quote => {
                    let Some(pair) =
                        self.pair_at(k).filter(|&p| k > i && self.pairs[p].closed && self.pair_end(p) <= to)
                    else {
                        break;
                    };
                    // A nickname or a name in marks: “Doc” Roe. Longer stretches are speech.
                    if self.pair_end(pair) - k > 5 {
                        break;
                    }
                    k = self.pair_end(pair);
                    last = k;
                    continue;
                }
                TokenKind::Possessive | TokenKind::Number => last = k + 1,
                TokenKind::Punct => match self.d.word(k) {
                    "." if !t.spaced && self.capital(k + 1) && k > i && self.d.word(k - 1).chars().count() <= 4 => {}
                    "(" | "[" => {
                        let Some(close) = (k + 1..to.min(k + 8)).find(|&c| matches!(self.d.word(c), ")" | "]")) else {
                            break;
                        };
                        k = close;
                    }
                    "," if self.list_goes_on(k, to) => {}
                    "&" | "/" | "$" | "£" | "€" => {}
                    "-" | "’" | "'" if !t.spaced => {}
                    _ => break,
                },
                TokenKind::Word => {
                    let word = self.d.lower(k);
                    // "CBS This Morning", "Ostra Today" are names of programmes.
                    let programme = k > i && t.capital && self.capital(k - 1) && among(word, "this today tonight");
                    // "Lee Sun Min": a name, whatever its syllables mean elsewhere.
                    let inside_name =
                        || k > i && self.names.around(t.span).is_some_and(|(m, _)| m.start < t.span.start);
                    if k > i && self.time_len(k) > 0 && !programme && !inside_name() {
                        break;
                    }
                    if self.has(k, Class::CONJUNCTION) && matches!(word, "and" | "or") {
                        let next_verb = self.is_finite(k + 1) || self.is_cue_verb(k + 1) || self.is_adverb(k + 1);
                        if next_verb || !self.may_begin_np(k + 1) {
                            break;
                        }
                    } else if k > i && self.quantity_len(k) > 0 && self.begins_another(k) {
                        break;
                    } else if self.has(k, Class::PREPOSITION) && !self.has(k, Class::DETERMINER) {
                        let links = matches!(word, "of" | "for")
                            || posts && matches!(word, "in" | "at" | "from" | "with" | "on" | "to" | "near");
                        if !links || !self.may_begin_np(k + 1) || self.time_len(k + 1) > 0 || k == i {
                            break;
                        }
                    } else if k > i && (self.ends_np(k) || self.begins_another(k)) {
                        break;
                    } else if !(self.is_adverb(k) && k > i && !t.capital) {
                        last = k + 1;
                    }
                }
            }
            k += 1;
        }
        last
    }

    /// Whether an article at `k` begins another noun phrase: "reporters the board".
    pub fn begins_another(&self, k: usize) -> bool {
        let before = self.class(k - 1);
        // "reporters more than 80 per cent"
        if self.quantity_len(k) > 0 && self.d.is_word(k - 1) && !before.any(Class::DETERMINER.or(Class::PREPOSITION)) {
            return true;
        }
        matches!(self.d.lower(k), "the" | "a" | "an" | "his" | "her" | "its" | "their")
            && !self.d.is_initial(k)
            && self.d.is_word(k - 1)
            && !before.any(Class::DETERMINER.or(Class::PREPOSITION).or(Class::CONJUNCTION))
    }

    /// Whether the word at `k` can belong to no noun phrase: a clause opener, a verb, a participle, a pronoun.
    fn ends_np(&self, k: usize) -> bool {
        let t = self.d.tokens[k];
        let word = self.d.lower(k);
        if self.opens_clause(k) && !self.capital_inside(k) || self.is_finite(k) {
            return true;
        }
        let pronoun = self.has(k, Class::PRONOUN)
            && !self.has(k, Class::DETERMINER)
            && !self.capital_inside(k)
            && !self.d.is_initial(k);
        // "a regular press briefing" is no participle.
        let noun = Class::DETERMINER.or(Class::PREPOSITION);
        let participle = word.len() > 5
            && word.ends_with("ing")
            && !self.has(k - 1, noun)
            && !self.has(k, Class::CUE_NOUN.or(Class::BODY).or(Class::ROLE))
            && !self.is_made_thing(k);
        // "an email seen by the Herald"
        let passive = self.d.reads(k + 1, "by")
            && among(word, "seen held written known taken given led run made sent brought read");
        let participle = participle || passive;
        let verb = t.class.has(Class::AUXILIARY) || t.form_is_finite() && self.is_cue_verb(k);
        pronoun || !t.capital && (participle || verb)
    }

    /// Whether a word in "-ing" is a thing that ends its phrase: "the phone recording", "a court filing", but not "a man recording
    /// the scene".
    fn is_made_thing(&self, k: usize) -> bool {
        let ends = |t: &Token| t.kind == TokenKind::Punct || t.class.any(Class::AUXILIARY) || self.is_cue_verb(k + 1);
        self.has(k, Class::DOCUMENT) && !self.has(k, Class::CUE) && self.d.tokens.get(k + 1).is_none_or(ends)
    }

    /// Whether the comma at `k` parts a list of names that ends in "and".
    fn list_goes_on(&self, k: usize, to: usize) -> bool {
        let next = k + 1 + usize::from(self.d.reads(k + 1, "and"));
        let next = next + usize::from(self.d.reads(next, "the"));
        // "Jane Roe, Founder and First Cellist of the quartet": offices of one person.
        let and = (next..to.min(k + 14)).find(|&i| self.d.reads(i, "and"));
        let office = |i: usize| self.has(i, Class::ROLE.or(Class::TITLE));
        let of = |to: usize| (next..to).any(|i| self.d.reads(i, "of"));
        let offices = and.is_some_and(|and| {
            (next..next + 3).any(office) && (office(and - 1) || of(and)) && self.d.reads(k + 1, self.d.lower(next))
        });
        !offices
            && self.capital(next)
            && self.capital(k - 1)
            && (k + 1..to.min(k + 14)).take_while(|&i| !self.is_finite(i)).any(|i| self.d.reads(i, "and"))
    }
}
