//! Finds every form of a name in an article: runs of capitals, known places, rows of tables, lines in capitals.
//!
//! The analysis of a single article names whom a reader may want to know as a speaker, and is careful. Here nothing is lost by
//! a run that is no name: it stands alone and says nothing of anybody else. So teams, adjectives of countries and what stands
//! in tables are taken too.

use super::form::{Form, Marks, key};
use super::gazetteer::{self, known};
use super::mend;
use crate::text::{Class, Document, Sentence, Span, TokenKind, among};

/// Words that a name of a body goes on after: "Bank of Ruritania", "Institute for Bridges".
const JOINS: &str = "of for on";

/// Particles that stand within names of people.
const PARTICLES: &str = "de da di du del della dos das la van von der den ter zu al bin ibn el ur ul";

/// Last words of names of events, prizes, laws and things.
const THINGS: &str = "cup open championship championships games series tournament league trophy prize award awards act treaty \
                      agreement pact accord war festival grand-prix prix olympics index classic masters day shield tour \
                      marathon summit conference plan bill constitution bible koran";

/// What a number counts, where it is no part of a name.
const UNITS: &str = "percent per million billion trillion points shares dollars runs wickets overs goals yards metres meters miles \
                     people kilometres kilometers km pounds tonnes tons cents euros - to v for not";

/// Reads forms and words of an article.
pub(super) struct Reader<'a> {
    document: &'a Document<'a>,
    forms: Vec<Form>,
}

/// All forms of `document`, in order.
pub(super) fn forms(document: &Document<'_>) -> Vec<Form> {
    let mut reader = Reader { document, forms: Vec::new() };
    for sentence in &document.sentences {
        if is_loud(document, sentence) {
            reader.loud(sentence);
        } else {
            reader.sentence(sentence);
        }
    }
    mend::with_models(document, mend::join_broken(document, reader.forms))
}

/// Whether capitals tell nothing in a sentence, since most of its words have them.
fn is_loud(document: &Document<'_>, sentence: &Sentence) -> bool {
    let (mut words, mut shouts, mut capitals, mut small) = (0, 0, 0, 0);
    for i in sentence.first..sentence.last {
        let t = document.tokens[i];
        if t.kind == TokenKind::Word && t.span.len() > 1 {
            words += 1;
            shouts += usize::from(t.shout);
            capitals += usize::from(t.capital);
            small += usize::from(!t.capital && !t.class.has(Class::FUNCTION));
        }
    }
    let headline = document.blocks.first().is_some_and(|b| sentence.first == b.0);
    words >= 3 && shouts * 10 >= words * 7 || headline && words >= 5 && small == 0 && capitals * 10 >= words * 6
}

impl Reader<'_> {
    fn word_at(&self, i: usize) -> bool {
        self.document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && (t.capital || self.is_camel(i)))
    }

    /// "iPhone", "eBay"
    fn is_camel(&self, i: usize) -> bool {
        let mut chars = self.document.word(i).chars();
        chars.next().is_some_and(char::is_lowercase)
            && chars.next().is_some_and(char::is_uppercase)
            && chars.next().is_some_and(char::is_alphabetic)
    }

    fn small(&self, i: usize, list: &str) -> bool {
        self.document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
            && among(self.document.lower(i), list)
    }

    /// Forms of an ordinary sentence.
    fn sentence(&mut self, sentence: &Sentence) {
        let mut i = sentence.first;
        while i < sentence.last {
            if !self.word_at(i) {
                i += 1;
                continue;
            }
            let end = self.run_end(i, sentence.last);
            self.split(i, end, sentence);
            i = end;
        }
    }

    /// One past the run of capitals that begins at `i`.
    fn run_end(&self, i: usize, limit: usize) -> usize {
        let d = self.document;
        let (mut end, mut body) = (i + 1, self.is_body(i));
        // "Bridge Works Co of Ruritania" says where it is.
        let firm = |k: usize| among(d.lower(k), "co corp inc ltd plc company");
        // "Case of Jane Roe"
        let given = |k: usize| d.tokens[k].class.has(Class::GIVEN) && self.known_end(k, k + 2).is_none();
        loop {
            if end >= limit {
                return end;
            }
            let t = d.tokens[end];
            let line_break =
                d.text.as_bytes()[d.tokens[end - 1].span.end as usize..t.span.start as usize].contains(&b'\n');
            if self.word_at(end) && t.class.has(Class::WEEKDAY) && !self.word_at(end + 1) {
                return end;
            }
            if self.word_at(end) && t.spaced && !(line_break && d.tokens[end - 1].shout != t.shout) {
                body |= self.is_body(end);
                end += 1;
            } else if d.is(end, ".") && !t.spaced && self.abbreviates(end - 1) && self.word_at(end + 1) {
                // "J. Roe", "St. Roe"
                end += 2;
            } else if d.is(end, ",") && self.word_at(end + 1) && among(d.lower(end + 1), "jr sr") {
                // "Jane Roe, Jr."
                end += 2;
            } else if self.small(end, PARTICLES) && self.word_at(end + 1) {
                end += 2;
            } else if self.small(end, PARTICLES) && self.small(end + 1, PARTICLES) && self.word_at(end + 2) {
                end += 3;
            } else if d.is(end, "&") && self.word_at(end + 1) || self.is_model(end, i) && self.word_at(end + 1) {
                end += 2;
            } else if self.is_model(end, i) {
                return end + 1;
            } else if body
                && self.small(end, JOINS)
                && self.small(end + 1, "the")
                && self.word_at(end + 2)
                && !firm(end - 1)
            {
                end += 3;
            } else if body && self.small(end, "of for") && self.word_at(end + 1) && !firm(end - 1) && !given(end + 1) {
                end += 2;
            } else if t.kind == TokenKind::Possessive && self.is_model(end + 1, i) && d.tokens[end + 1].span.len() > 2 {
                // "Bridge Works' 240"
                end += 2;
            } else if t.kind == TokenKind::Possessive && body && self.word_at(end + 1) && self.is_body(end + 1) {
                end += 2;
            } else {
                return end.min(limit);
            }
        }
    }

    /// Whether a stop after the word at `i` ends no name.
    fn abbreviates(&self, i: usize) -> bool {
        self.document.word(i).chars().count() == 1 || among(self.document.lower(i), "st ft mt jr")
    }

    /// Whether the number at `i` belongs to the name before it, as a model's does: "Roadster 240 was", not "Zenda 2 Hentzau 1".
    fn is_model(&self, i: usize, first: usize) -> bool {
        let d = self.document;
        let number = |k: usize| d.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number);
        let Some(s) = d.sentence_of(i).map(|s| d.sentences[s]) else { return false };
        if !number(i) || !d.tokens[i].spaced || self.dated(i) || d.word(i).contains([',', '.', ':']) || number(i + 1) {
            return false;
        }
        let broken = d
            .tokens
            .get(i + 1)
            .is_some_and(|t| d.text[d.tokens[i].span.end as usize..t.span.start as usize].contains('\n'));
        let numbers = (s.first..s.last).filter(|&k| number(k)).count();
        let long = d.tokens[i].span.len() >= 3;
        let unit = among(d.lower(i + 1), UNITS) || d.tokens.get(i + 1).is_some_and(|t| t.class.has(Class::TIME_UNIT));
        let timed = d.tokens[i - 1].class.any(Class::MONTH.or(Class::WEEKDAY));
        let headed = d.tokens[first].class.any(Class::TITLE) || self.known_end(first, i) == Some(i);
        !broken
            && !unit
            && !timed
            && !headed
            && numbers * 6 <= s.last - s.first
            && (long || d.is_word(i + 1) && !self.word_at(i + 1))
    }

    fn is_body(&self, i: usize) -> bool {
        self.document.tokens[i].class.any(Class::BODY.or(Class::BODY_HEAD))
    }

    /// The longest known form that begins at `i` and ends by `limit`: its end.
    fn known_end(&self, i: usize, limit: usize) -> Option<usize> {
        let d = self.document;
        let longest = (i + gazetteer::LONGEST).min(limit);
        // "La Roe" is not Los Angeles.
        let short = d.tokens.get(i).is_some_and(|t| t.span.len() <= 2 && !t.shout);
        (i + 1 + usize::from(short)..=longest).rev().find(|&end| {
            (i..end).all(|k| d.is_word(k) || d.is(k, ".")) && d.is_word(end - 1) && known(&key(d, i, end)).is_some()
        })
    }

    /// Cuts the run `first..last` into forms: titles, days and adjectives of countries are no part of what follows them.
    fn split(&mut self, first: usize, last: usize, sentence: &Sentence) {
        let d = self.document;
        let (mut at, mut titled) = (first, false);
        while at < last {
            let t = d.tokens[at];
            if !d.is_word(at) || t.class.any(Class::WEEKDAY) {
                at += 1;
                continue;
            }
            // "And Roe", "Did Roe": a word of the language with the capital of its sentence or headline.
            let word = t.class.has(Class::FUNCTION) && !t.shout && !d.is_initial(at) && !d.lower(at).contains('.');
            let known_place = self.known_end(at, last).is_some();
            let short_word = t.clipped && t.class.has(Class::FUNCTION);
            let month = t.class.has(Class::MONTH) && (at + 1 == last || !t.class.has(Class::GIVEN));
            if word && !known_place && !(t.class.has(Class::GIVEN) && at > sentence.first) || short_word || month {
                at += 1;
                continue;
            }
            // "Two Ruritanians", "Former U.S. …": a capital that only begins the sentence.
            let opens = Class::NUMERAL.or(Class::ADVERB).or(Class::TIME_HINT).or(Class::DEICTIC);
            let before_place = at + 1 < last && self.known_end(at + 1, last).is_some();
            if at == sentence.first
                && at + 1 < last
                && !t.shout
                && self.known_end(at, last).is_none()
                && (t.class.any(opens) && !t.class.has(Class::GIVEN) || before_place && t.hyphened)
            {
                at += 1;
                continue;
            }
            if let Some(end) = self.known_end(at, last) {
                let place = known(&key(d, at, end));
                let rest = d.tokens[end.min(last - 1)].class;
                let given = t.class.has(Class::GIVEN) && end == at + 1;
                let heads_name = end < last
                    && (given || self.is_name_of_more(end, last) || !place.is_some_and(|p| p.country || p.group));
                if !heads_name || rest.any(Class::TITLE.or(Class::ROLE)) {
                    self.put(at, end, sentence, false);
                    (at, titled) = (end, false);
                    continue;
                }
            } else if t.class.any(Class::TITLE.or(Class::ROLE)) && at + 1 < last
                || t.class.any(Class::TITLE.or(Class::ROLE)) && !self.is_body(at) && !t.class.has(Class::GIVEN)
            {
                at += 1;
                titled = true;
                continue;
            }
            // An office within the run parts what stands before it from the name after it.
            let office = (at + 1..last).find(|&k| {
                let class = d.tokens[k].class;
                class.any(Class::TITLE.or(Class::ROLE))
                    && !class.any(Class::GIVEN)
                    && k + 1 < last
                    && d.is_word(k + 1)
                    && !self.is_body(k)
            });
            let end = office.unwrap_or(last);
            self.put(at, end, sentence, titled);
            (at, titled) = (end, false);
        }
    }

    /// Whether a country before other capitals is a part of their name: "Ruritanian Airlines", "U.S. Open".
    fn is_name_of_more(&self, end: usize, last: usize) -> bool {
        let d = self.document;
        let tail = d.tokens[last - 1].class;
        tail.any(Class::BODY.or(Class::BODY_HEAD).or(Class::PLACE_NOUN))
            || among(d.lower(last - 1), THINGS)
            || among(d.lower(end), THINGS)
            || self.is_body(end)
    }

    fn put(&mut self, first: usize, mut last: usize, sentence: &Sentence, titled: bool) {
        let d = self.document;
        // "Bridge Works President": an office that nobody's name follows is no part of the name before it.
        let person = d.tokens[first].class.has(Class::GIVEN) || d.word(first).chars().count() == 1;
        while last > first + 1
            && (!matches!(d.tokens[last - 1].kind, TokenKind::Word | TokenKind::Number)
                || !person && d.tokens[last - 1].class.any(Class::TITLE.or(Class::ROLE)) && !self.is_body(last - 1))
        {
            last -= 1;
        }
        if last <= first {
            return;
        }
        let span = d.slice(first, last);
        // "Oslo-based", "Ruritania-Graustark"
        if last == first + 1 && d.tokens[first].hyphened && known(&key(d, first, last)).is_none() {
            self.parts(first, sentence);
            return;
        }
        let key = key(d, first, last);
        if key.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
            return;
        }
        let marks = self.marks(first, last, sentence, titled, &key);
        self.forms.push(Form { span, key, marks });
    }

    /// Forms that hyphens join: each part that begins with a capital, if another does not or all are known places.
    fn parts(&mut self, i: usize, sentence: &Sentence) {
        let d = self.document;
        let word = d.word(i);
        let mut at = d.tokens[i].span.start;
        let mut parts = Vec::new();
        for part in word.split('-') {
            parts.push((Span { start: at, end: at + part.len() as u32 }, part));
            at += part.len() as u32 + 1;
        }
        let capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
        let tail_small = parts.last().is_some_and(|(_, p)| !capital(p) && (p.len() > 3 || among(p, "led run era")));
        let places = parts.iter().all(|(_, p)| known(&super::form::key_of(p)).is_some());
        if tail_small || places {
            let keep = if tail_small { &parts[..parts.len() - 1] } else { &parts[..] };
            if tail_small && keep.len() > 1 && !keep.iter().all(|(_, p)| known(&super::form::key_of(p)).is_some()) {
                let (first, last) = (keep[0].0, keep[keep.len() - 1].0);
                let span = first.to(last);
                self.forms.push(Form { span, key: super::form::key_of(span.of(d.text)), marks: Marks::default() });
                return;
            }
            for (span, part) in keep.iter().filter(|(_, p)| capital(p) && p.len() > 1) {
                self.forms.push(Form { span: *span, key: super::form::key_of(part), marks: Marks::default() });
            }
            return;
        }
        let key = key(d, i, i + 1);
        let marks = self.marks(i, i + 1, sentence, false, &key);
        self.forms.push(Form { span: d.tokens[i].span, key, marks });
    }

    fn marks(&self, first: usize, last: usize, sentence: &Sentence, titled: bool, key: &str) -> Marks {
        let d = self.document;
        let before = first.checked_sub(1).filter(|&b| b >= sentence.first);
        let class = |i: usize| d.tokens.get(i).map_or(Class::NONE, |t| t.class);
        let tail = class(last - 1);
        let one = last == first + 1;
        let place = known(key).is_some_and(|k| !k.demonym && !k.group);
        let mut marks = Marks::default();
        marks.set(Marks::FIRST, first == sentence.first && one);
        let number = |i: usize| d.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        let dash = d.is(last, "-") && number(last + 1);
        marks.set(Marks::ROW, number(last) && d.tokens[last].spaced && !self.dated(last) || dash);
        let locative = before.is_some_and(|b| self.small(b, "in near") || place && self.small(b, "at outside around"));
        let paren = before.is_some_and(|b| d.is(b, "(")) && d.is(last, ")") && place;
        let line_before = before
            .is_some_and(|b| d.text[d.tokens[b].span.end as usize..d.tokens[first].span.start as usize].contains('\n'));
        let heads_line = line_before || first == sentence.first && d.blocks.iter().any(|b| b.0 == first);
        let dateline = heads_line && (self.dated(last) || d.is(last, "(") || d.is(last, ",") && d.tokens[first].shout);
        let then_place = place && d.is(last, ",") && self.known_end(last + 1, last + 4).is_some();
        let after_place = place
            && first >= sentence.first + 2
            && d.is(first - 1, ",")
            && d.tokens[first - 2].capital
            && (self.dated(last) || d.tokens[first - 2].shout);
        marks.set(Marks::WHERE, locative || paren || dateline || then_place || after_place);
        let title = before.is_some_and(|b| {
            class(b).has(Class::TITLE)
                || d.is(b, ".") && b > 0 && class(b - 1).has(Class::TITLE)
                || class(b).has(Class::ROLE) && !d.tokens[b].capital
        });
        marks.set(Marks::TITLED, titled || title);
        let initial = !one && d.word(first).chars().count() == 1;
        marks.set(Marks::GIVEN, !one && (class(first).has(Class::GIVEN) || initial));
        let body = Class::BODY.or(Class::BODY_HEAD);
        marks.set(Marks::BODY, !one && (tail.any(body) || class(first).has(Class::BODY)) || d.is(first + 1, "&"));
        marks.set(Marks::LETTERS, one && d.tokens[first].shout && d.tokens[first].span.len() <= 6);
        let site = class(first).has(Class::PLACE_OPENER);
        marks.set(Marks::SITE, !one && (tail.has(Class::PLACE_NOUN) || site));
        let model = !one && d.tokens[first..last].iter().any(|t| t.kind == TokenKind::Number);
        marks.set(Marks::THING, !one && among(d.lower(last - 1), THINGS) || model);
        marks.set(Marks::THE, before.is_some_and(|b| d.reads(b, "the")));
        marks
    }

    /// Whether a date begins at `i`: "2031-05-03", "May 3".
    fn dated(&self, i: usize) -> bool {
        let d = self.document;
        d.tokens.get(i).is_some_and(|t| {
            t.class.has(Class::MONTH)
                || t.kind == TokenKind::Number && (1000..3000).contains(&d.word(i).parse().unwrap_or(0))
        })
    }

    /// A line in capitals. Known places and rows of tables are forms at once; of the rest each word is kept, since only the
    /// forms of other lines tell where names begin and end.
    fn loud(&mut self, sentence: &Sentence) {
        let d = self.document;
        let mut i = sentence.first;
        while i < sentence.last {
            if !self.word_at(i) {
                i += 1;
                continue;
            }
            // "JOIN US TODAY": among capitals the country is not told from the pronoun, which hardly begins a sentence.
            let end = self.known_end(i, sentence.last);
            let function = d.tokens[i].class.has(Class::FUNCTION) && !d.word(i).contains('.');
            if end == Some(i + 1) && function && i > sentence.first {
                i += 1;
                continue;
            }
            if let Some(end) = end {
                let key = key(d, i, end);
                let mut marks = self.marks(i, end, sentence, false, &key);
                marks.set(Marks::LOUD, true);
                self.forms.push(Form { span: d.slice(i, end), key, marks });
                i = end;
                continue;
            }
            let key = key(d, i, i + 1);
            let mut marks = Marks::default();
            marks.set(Marks::LOUD, true);
            self.forms.push(Form { span: d.tokens[i].span, key, marks });
            i += 1;
        }
    }
}
