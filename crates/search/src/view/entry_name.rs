//! Names for the marks of the timeline: five to eight words made of an entry's sentence, who did what.
//!
//! Nothing is put into other words. The time and what only leads up to the matter are left out, people are called by the
//! shortest name that the article has for them, and the name ends where a clause does. What somebody said keeps the speaker
//! before it, so that no claim becomes a fact by being cut.

use dateline_core::corpus::Item;
use dateline_core::name::NameKind;
use dateline_core::quote::{Quote, QuoteKind, Rule};
use dateline_core::text::{Class, Document, Span, TokenKind, among};

/// Words of a name at most.
const MOST: usize = 8;
/// With so many words a name may end at the end of a clause.
const ENOUGH: usize = 5;
/// A time that stands so many words behind the beginning is named by its own clause.
const FAR: usize = 14;

/// The name of the entry whose time is `timex` and stands in `sentence`.
pub(super) fn entry_name(item: &Item, sentence: Span, timex: Span) -> String {
    let quote = item.analysis.quotes.iter().find(|quote| {
        // A stance or a promise is told by its verb, which is the article's: "Roe agreed to …".
        let is_clause = !matches!(quote.rule, Rule::Infinitive | Rule::Stance);
        let is_short = speaker(item, quote).split(' ').count() < ENOUGH;
        quote.is_shown() && is_clause && is_short && quote.span.contains(timex) && sentence.overlaps(quote.span)
    });
    let text = quote.map_or(sentence, |quote| overlap(quote.span, sentence));
    let document = item.article.grammar_of(&[text]);
    // What stands between marks is somebody's own words, of which none is left out.
    let is_whole = quote.is_some_and(|quote| matches!(quote.kind, QuoteKind::Direct | QuoteKind::Fragment));
    let words = Words { item, document: &document, timex, is_whole };
    let units = words.units();
    let begin = words.begin(&units);
    let most = MOST - quote.map_or(0, |quote| speaker(item, quote).split(' ').count().min(MOST - ENOUGH));
    let (mut name, is_cut) = words.joined(&units[begin..], most);
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if is_cut {
        name.push('…');
    }
    match quote {
        Some(quote) => attributed(item, quote, &name),
        None => name,
    }
}

fn overlap(a: Span, b: Span) -> Span {
    Span { start: a.start.max(b.start), end: a.end.min(b.end) }
}

/// The words with who said them before: “Roe: …”. The speaker's own words stand between marks.
fn attributed(item: &Item, quote: &Quote, words: &str) -> String {
    let speaker = speaker(item, quote);
    match quote.kind {
        QuoteKind::Direct | QuoteKind::Fragment => format!("{speaker}: “{words}”"),
        QuoteKind::Mixed | QuoteKind::Indirect => format!("{speaker}: {words}"),
    }
}

fn speaker<'a>(item: &'a Item, quote: &'a Quote) -> &'a str {
    quote.speaker.as_ref().map_or("Not named", |speaker| match speaker.name {
        Some(name) => short_name(item, name).unwrap_or(&speaker.label),
        None => &speaker.label,
    })
}

/// The shortest form in which the article names a person.
fn short_name(item: &Item, name: u32) -> Option<&str> {
    let name = item.analysis.names.get(name as usize)?;
    let forms = name.mentions.iter().map(|mention| mention.of(&item.article.text));
    let forms = forms.chain([name.text.as_str()]).filter(|form| {
        let is_part = name.text.split(' ').any(|word| form.split(' ').next_back() == Some(word));
        form.len() > 2 && is_part && form.starts_with(char::is_uppercase)
    });
    if name.kind == NameKind::Person { forms.min_by_key(|form| form.len()) } else { Some(&name.text) }
}

/// What is shown as one word or not at all.
struct Unit {
    /// The token that it begins with.
    token: usize,
    text: String,
    /// Whether white space stands before it.
    spaced: bool,
}

struct Words<'a> {
    item: &'a Item,
    document: &'a Document<'a>,
    timex: Span,
    /// Whether nothing is left out.
    is_whole: bool,
}

impl Words<'_> {
    fn has(&self, token: usize, class: Class) -> bool {
        self.document.tokens.get(token).is_some_and(|t| t.class.any(class))
    }

    /// The sentence as units: without its time, what stands in brackets, quotation marks, and the roles before names.
    fn units(&self) -> Vec<Unit> {
        let tokens = &self.document.tokens;
        let mut units: Vec<Unit> = Vec::new();
        let mut depth = 0;
        let mut at = 0;
        let mut spaced = false;
        while let Some(token) = tokens.get(at) {
            let here = at;
            at += 1;
            // What is left out leaves its space.
            spaced |= token.spaced;
            let before = units.len();
            match self.document.word(here) {
                "(" if !self.is_whole => depth += 1,
                ")" if !self.is_whole => depth = (depth - 1i32).max(0),
                _ if depth > 0 || token.kind == TokenKind::Quote => {}
                _ if self.timex.overlaps(token.span) && !self.is_whole && !self.is_attribute(here) => {
                    // "on", "in the", "since" go with the time.
                    let leads = Class::PREPOSITION.or(Class::DETERMINER);
                    while units.pop_if(|unit| unit.token + 1 == here && self.has(unit.token, leads)).is_some() {}
                    while tokens.get(at).is_some_and(|t| self.timex.overlaps(t.span)) {
                        at += 1;
                    }
                    // A comma that set the time apart.
                    if units.is_empty() && self.document.word(at) == "," {
                        at += 1;
                    }
                }
                _ => {
                    if let Some((name, mention)) = self.name_at(token.span).filter(|_| !self.is_whole) {
                        while units.pop_if(|unit| self.is_role(name, unit.token)).is_some() {}
                        while tokens.get(at).is_some_and(|t| mention.contains(t.span)) {
                            at += 1;
                        }
                        let shown = short_name(self.item, name).unwrap_or(mention.of(self.document.text));
                        units.push(Unit { token: here, text: shown.to_owned(), spaced });
                    } else if let (TokenKind::Possessive, Some(last)) = (token.kind, units.last_mut()) {
                        last.text.push_str(self.document.word(here));
                    } else {
                        units.push(Unit { token: here, text: self.document.word(here).to_owned(), spaced });
                    }
                }
            }
            if units.len() > before {
                spaced = false;
            }
        }
        units
    }

    /// Whether the time that a token is of says which thing is meant, not when: "the 2000 election".
    fn is_attribute(&self, token: usize) -> bool {
        let first = self.document.token_at(self.timex.start);
        let next = self.document.token_at(self.timex.end.saturating_sub(1)) + 1;
        let own = Class::FUNCTION.or(Class::PREPOSITION).or(Class::CONJUNCTION).or(Class::AUXILIARY).or(Class::ADVERB);
        let is_noun = self.document.tokens.get(next).is_some_and(|t| {
            t.kind == TokenKind::Word && !t.class.any(own.or(Class::VERB).or(Class::PAST_VERB)) && !t.form_is_finite()
        });
        let has_article = [first, first.wrapping_sub(1)].iter().any(|&at| self.has(at, Class::DETERMINER));
        let begins = [first, first.wrapping_sub(1)].iter().any(|&at| self.document.word(at).starts_with("this"));
        token >= first && is_noun && has_article && !begins
    }

    /// The person whose mention begins with this token.
    fn name_at(&self, token: Span) -> Option<(u32, Span)> {
        let names = (0u32..).zip(&self.item.analysis.names).filter(|(_, name)| name.kind == NameKind::Person);
        let mut found = names.filter_map(|(n, name)| {
            let at = name.mentions.partition_point(|m| m.start < token.start);
            let mention = name.mentions.get(at).filter(|m| m.start == token.start)?;
            Some((n, *mention))
        });
        found.next()
    }

    /// Whether a token is of the role of a person who is named right after it.
    fn is_role(&self, name: u32, token: usize) -> bool {
        let role = self.item.analysis.names.get(name as usize).and_then(|name| name.role);
        let span = self.document.slice(token, token + 1);
        let own = role.is_some_and(|role| {
            role.contains(span) || role.of(self.document.text).ends_with(span.of(self.document.text))
        });
        own || self.has(token, Class::TITLE)
    }

    fn is_mark(&self, unit: &Unit) -> bool {
        self.document.tokens.get(unit.token).is_some_and(|t| t.kind == TokenKind::Punct && !t.hyphened)
            && !matches!(unit.text.as_str(), "$" | "£" | "€" | "%" | "&" | "/")
    }

    /// Where the name begins: behind what leads up to the matter ("Notably, …"), at the clause of a time that stands far
    /// behind.
    fn begin(&self, units: &[Unit]) -> usize {
        if self.is_whole {
            return 0;
        }
        let mut begin = 0;
        let lead = Class::ADVERB.or(Class::CONJUNCTION).or(Class::PREPOSITION);
        let leads = |unit: &Unit| {
            let word = self.document.lower(unit.token);
            self.has(unit.token, lead) || word.ends_with("ly") || among(word, "ahead amid despite following shortly")
        };
        let comma = units.iter().position(|unit| unit.text == ",");
        // "Notably, …", "In an interview with the Herald, …": nobody does anything in it.
        if let Some(at @ 1..=MOST) = comma
            && at + ENOUGH < units.len()
            && leads(&units[0])
            && !units[..at].iter().any(|unit| self.is_verb(unit))
        {
            begin = at + 1;
        }
        let joins = |unit: &Unit| among(self.document.lower(unit.token), "and but or so yet nor");
        while units.get(begin).is_some_and(|unit| joins(unit) || self.is_mark(unit)) {
            begin += 1;
        }
        let at = self.document.token_at(self.timex.start);
        let before = units.iter().filter(|unit| unit.token < at).count();
        if before > begin + FAR {
            let opens = |unit: &Unit| self.is_mark(unit) && unit.text != ".";
            let own = units[begin..before].iter().rposition(opens).map(|n| begin + n + 1);
            // With a verb of its own, else it is only the end of another clause.
            let is_main = |own: &usize| {
                let weak = Class::OPENER.or(Class::ADVERB).or(Class::CONJUNCTION).or(Class::PREPOSITION);
                let first = &units[*own];
                !self.has(first.token, weak)
                    && !self.is_verb(first)
                    && units[*own..].iter().take(MOST).any(|unit| self.is_verb(unit))
            };
            begin = own.filter(|own| units.len() >= own + ENOUGH).filter(is_main).unwrap_or(begin);
        }
        begin
    }

    fn is_verb(&self, unit: &Unit) -> bool {
        let verb = Class::VERB.or(Class::PAST_VERB).or(Class::MODAL).or(Class::AUXILIARY).or(Class::BEING);
        let token = self.document.tokens.get(unit.token);
        token.is_some_and(|t| t.class.any(verb) || !t.capital && t.form_is_finite())
    }

    /// At most so many words of a name, and whether its clause goes on.
    fn joined(&self, units: &[Unit], most: usize) -> (String, bool) {
        let mut taken: Vec<&Unit> = Vec::new();
        let mut words = 0;
        let mut has_verb = false;
        let mut is_cut = false;
        for unit in units {
            let more = unit.text.split(' ').count();
            let ends = self.is_mark(unit) || self.has(unit.token, Class::OPENER);
            if words >= ENOUGH && ends && has_verb {
                break;
            }
            let more = if self.is_mark(unit) { 0 } else { more };
            has_verb |= self.is_verb(unit);
            if words + more > most {
                is_cut = true;
                break;
            }
            words += more;
            taken.push(unit);
        }
        let weak =
            Class::FUNCTION.or(Class::PREPOSITION).or(Class::DETERMINER).or(Class::CONJUNCTION).or(Class::AUXILIARY);
        while taken.pop_if(|unit| self.is_mark(unit) || self.has(unit.token, weak)).is_some() {}
        let mut text = String::new();
        for unit in taken {
            if !text.is_empty() && !self.is_mark(unit) && (unit.spaced || text.ends_with(',')) {
                text.push(' ');
            }
            text.push_str(&unit.text);
        }
        (text.split_whitespace().collect::<Vec<_>>().join(" "), is_cut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::ArticleSpans;
    use crate::view::timeline::listed_times;
    use dateline_core::article::{Metadata, parse};
    use dateline_core::corpus::Corpus;

    fn names(text: &str) -> Vec<String> {
        let given = Metadata { date: "2024-07-08".parse().ok(), ..Metadata::default() };
        let corpus = Corpus::new("", vec![parse("a", text, given)]);
        let item = &corpus.items[0];
        let spans = ArticleSpans::of(&item.article);
        let listed = listed_times(item, &spans).into_iter();
        listed.map(|(at, sentence)| entry_name(item, sentence, item.times[at as usize].span)).collect()
    }

    #[test]
    fn who_did_what_without_the_time() {
        for (text, expected) in [
            (
                "The council on Friday approved a plan for the new bridge over the river.",
                "The council approved a plan for the new…",
            ),
            ("On 1 July, the ministry closed the old bridge, which is unsafe.", "The ministry closed the old bridge…"),
            ("The old bridge was closed in June 2024.", "The old bridge was closed"),
        ] {
            assert_eq!(names(text), [expected], "{text}");
        }
    }

    #[test]
    fn people_are_called_by_the_shortest_name_without_their_roles() {
        let text = "Ruritanian President Jane Roe and Mayor John Doe on June 19 signed a new partnership agreement. \
                    Roe smiled. Doe did not.";
        assert_eq!(names(text)[0], "Roe and Doe signed a new partnership agreement");
    }

    #[test]
    fn what_was_said_keeps_its_speaker() {
        let text = "“We will open the bridge on 12 July,” said Mayor Jane Roe. Roe smiled.";
        let name = &names(text)[0];
        assert!(name.starts_with("Roe: “We will open the bridge"), "{name}");
    }

    #[test]
    fn names_are_short() {
        let text = "In 2023 the Ruritanian ministry of foreign affairs, trade, fisheries and remote islands in the far \
                    north of the country began to print a weekly paper that nobody has ever asked it to print.";
        let name = &names(text)[0];
        let count = name.split(' ').count();
        assert!((3..=8).contains(&count), "{name}");
    }
}
