//! Parses the value behind a field, or one without a field: words, a phrase, kinds of quotations.

use super::field::split;
use super::key::Key;
use super::problem::Fault;
use super::reader::{QueryReader, Scope};
use super::signs::{is_mark, is_star, is_tilde};
use crate::index::{Match, SearchWord, folded, words};
use crate::query::node::{Field, Node, Words};
use dateline_core::quote::{QuoteKind, SourceKind};
use dateline_core::text::Span;

/// More words than this between two are as good as any number.
const WIDEST: u32 = 1000;

impl QueryReader<'_> {
    /// A phrase from its opening mark on, with what stands right behind it.
    pub(super) fn phrase(&mut self, mark: char, scope: Scope) -> Option<Node> {
        let open = self.take(mark);
        let start = self.at;
        self.skip(|c| !is_mark(c));
        let span = Span::new(start, self.at);
        match self.next() {
            Some(c) => drop(self.take(c)),
            None => self.say(open, Fault::MarkNeverClosed),
        }
        let (mut slop, mut last) = (0, Match::Exact);
        match self.next() {
            Some(c) if is_star(c) => {
                self.take(c);
                last = Match::Start;
            }
            Some(c) if is_tilde(c) => {
                let tilde = self.take(c);
                let digits = self.at;
                self.skip(|c| c.is_ascii_digit());
                match &self.text[digits..self.at] {
                    "" => self.say(tilde, Fault::NoNumber),
                    digits => slop = digits.parse().unwrap_or(WIDEST).min(WIDEST),
                }
            }
            _ => {}
        }
        self.value(span, [Match::Exact, last], slop, scope)
    }

    /// A word, or several that nothing parts: `jong-un`.
    pub(super) fn word(&mut self, mut word: Span, scope: Scope) -> Option<Node> {
        self.at = word.end as usize;
        if let Some((name, _)) = split(word.of(self.text)) {
            // A field that there is not is a word, and so is what follows.
            word.end = word.start + name.len() as u32;
            self.at = word.end as usize;
            self.skip(|c| matches!(c, ':' | '：'));
        } else if scope.key == Key::Days {
            let rest = self.text[self.at..].trim_start();
            if rest.starts_with("..") || rest.starts_with('…') {
                // White space before and behind the dots.
                self.skip(char::is_whitespace);
                self.skip(|c| matches!(c, '.' | '…'));
                self.skip(char::is_whitespace);
                word = word.to(self.bare());
                self.at = word.end as usize;
            }
        }
        // What is excluded while it is being typed would take away too much.
        let typing = word.end as usize == self.text.len() && !scope.excluded;
        self.value(word, [Match::Forms, if typing { Match::Prefix } else { Match::Forms }], 0, scope)
    }

    /// What `span` means in its field. Words are looked for in the first of two ways, the last one in the second, unless a
    /// mark behind a word says how.
    fn value(&mut self, span: Span, how: [Match; 2], slop: u32, scope: Scope) -> Option<Node> {
        let field = match scope.key {
            Key::Days | Key::Kind | Key::Source if self.full(span.start) => return None,
            Key::Days => return self.days(span).map(Node::Days),
            Key::Kind => {
                let kinds = self.keys(span, &QuoteKind::ALL, QuoteKind::key, Fault::NoSuchKind);
                return if kinds.is_empty() { None } else { Some(Node::Kind(kinds)) };
            }
            Key::Source => {
                let sources = self.keys(span, &SourceKind::ALL, SourceKind::key, Fault::NoSuchSource);
                return if sources.is_empty() { None } else { Some(Node::Source(sources)) };
            }
            Key::Words(field) => Ok(field),
            Key::Name(field) => Err(field),
            Key::Quote | Key::Sentence => Ok(Field::Any),
        };
        let mut wanted = self.wanted(span, how[0]);
        let last = wanted.last_mut()?;
        if last.how == how[0] {
            last.how = how[1];
        }
        Some(match field {
            Ok(field) => {
                let slop = if wanted.len() > 1 { slop } else { 0 };
                Node::Words(Words { field, wanted, slop, span })
            }
            Err(field) => Node::Name(field, wanted),
        })
    }

    /// The words of `span`, each looked for as `how` or as the mark behind it says.
    fn wanted(&mut self, span: Span, how: Match) -> Vec<SearchWord> {
        let (text, end) = (self.text, span.end as usize);
        let mut out: Vec<(SearchWord, u32)> = Vec::new();
        // Where what belongs to the last word ends, its mark included.
        let mut past = span.start as usize;
        let mut stray = None;
        let mut between = |from: usize, to: usize| {
            let found = text[from..to].find(is_marking);
            stray = stray.or(found.map(|at| from + at));
        };
        let mut far = None;
        words(text, span, &[], &mut |place, word| {
            // The number of a mark is no word.
            if place.start as usize >= past {
                between(past, place.start as usize);
                let (how, len) = marked(&text[place.end as usize..end], how);
                past = place.end as usize + len;
                if how == Match::Fuzzy(u8::MAX) {
                    far = Some(Span { start: place.end, end: past as u32 });
                }
                out.push((SearchWord { word: word.to_owned(), how }, place.start));
            }
        });
        between(past, end);
        // Within quotation marks it is what the quotation has.
        if let Some(at) = stray.filter(|_| how == Match::Forms) {
            let run = text[at..end].chars().take_while(|c| is_marking(*c)).map(char::len_utf8).sum::<usize>();
            self.say(Span::new(at, at + run), Fault::Stray);
        }
        if let Some(span) = far {
            self.say(span, Fault::TooFar);
        }
        let mut wanted = Vec::with_capacity(out.len());
        for (mut word, start) in out {
            if self.full(start) {
                break;
            }
            if word.how == Match::Fuzzy(u8::MAX) {
                word.how = Match::Fuzzy(2);
            }
            wanted.push(word);
        }
        wanted
    }

    /// Counts what begins at `start`; whether it is too much to look for, in which case the text ends here.
    fn full(&mut self, start: u32) -> bool {
        match self.left.checked_sub(1) {
            Some(left) => self.left = left,
            None => {
                self.at = self.text.len();
                self.say(Span { start, end: self.at as u32 }, Fault::TooMany);
                self.full = true;
            }
        }
        self.full
    }

    /// Those of `all` whose names begin as one of the parts of `span` does, with commas between these.
    fn keys<T: Copy>(&mut self, span: Span, all: &[T], key: fn(T) -> &'static str, unknown: Fault) -> Vec<T> {
        let mut asked = vec![false; all.len()];
        let mut at = span.start as usize;
        for part in span.of(self.text).split([',', '，', '、']) {
            let own = Span::new(at, at + part.len());
            at += part.len() + self.text[own.end as usize..].chars().next().map_or(0, char::len_utf8);
            let name = folded(part);
            let mut known = name.is_empty();
            for (&one, asked) in all.iter().zip(&mut asked) {
                if !name.is_empty() && key(one).starts_with(&name) {
                    (known, *asked) = (true, true);
                }
            }
            if !known {
                self.say(own.trim(self.text), unknown);
            }
        }
        all.iter().zip(asked).filter(|(_, asked)| *asked).map(|(&one, _)| one).collect()
    }
}

fn is_marking(c: char) -> bool {
    is_star(c) || is_tilde(c)
}

/// How a word is looked for with `rest` behind it, and how much of that says so. [`u8::MAX`] for too large a number.
fn marked(rest: &str, how: Match) -> (Match, usize) {
    let mut chars = rest.chars();
    let Some(mark) = chars.next().filter(|c| is_marking(*c)) else { return (how, 0) };
    let after = chars.as_str();
    let digits = if is_tilde(mark) { after.bytes().take_while(u8::is_ascii_digit).count() } else { 0 };
    if after[digits..].starts_with(char::is_alphanumeric) {
        return (how, 0);
    }
    let how = match &after[..digits] {
        _ if is_star(mark) => Match::Start,
        "" | "0" => Match::Fuzzy(0),
        "1" => Match::Fuzzy(1),
        "2" => Match::Fuzzy(2),
        _ => Match::Fuzzy(u8::MAX),
    };
    (how, mark.len_utf8() + digits)
}
