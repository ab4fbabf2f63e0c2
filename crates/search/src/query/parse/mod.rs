//! The parser of the query language. It never fails: a part of the text that has no meaning is left out or read as words, and
//! reported as a problem.
//!
//! | typed | finds |
//! |---|---|
//! | `nato summit` | both words, in any order and in all their forms; the last one may be the beginning of a word |
//! | `"strong messages"` | the words exactly so, in a row |
//! | `-ukraine`, `NOT "strong message"` | what lacks it |
//! | `russia OR china` | one of them at least; `OR` joins what stands beside it: `nato russia OR china` wants nato in any case |
//! | `(nato summit) OR (trade talks)` | groups; `nato AND summit OR trade AND talks` says the same |
//! | `presid*` | words that begin so |
//! | `zelensky~`, `zelensky~1` | words that differ in a letter or two; in at most one |
//! | `"missile launch"~5` | the words in any order with at most five others between them |
//! | `title:`, `text:`, `quote:` | in the headline, in the body, in quotations, followed by a word, a phrase or a group |
//! | `speaker:`, `outlet:`, `agency:`, `person:`, `org:`, `place:` | what that name holds, likewise |
//! | `date:2024-07`, `date:2024-07-09..2024-07-11`, `date:2024..` | days; either end may be left open |
//! | `kind:direct`, `kind:direct,mixed` | how a quotation stands |
//! | `quote:("strong message" speaker:yoon)` | all of it true of one and the same quotation |
//! | `sentence:(missile launch)` | all of it within one and the same sentence |
//!
//! Case, accents and apostrophes do not matter; a word with a hyphen, and a run of characters that are words of their own,
//! is looked for as its parts in a row. Quotation marks of any language, wide brackets and colons, and whatever looks like a
//! minus do as well.
//!
//! [`QueryReader`] is a recursive descent of bounded depth that looks at each character a fixed number of times.

mod dates;
mod field;
mod key;
mod problem;
mod reader;
mod signs;
mod value;
mod written;

use super::node::{Field, Node};
use dateline_core::text::Span;
use key::Key;
use reader::{QueryReader, Scope};
use signs::{Operator, is_close, is_mark, is_minus, is_open, operator_of};

pub use problem::{Fault, Problem};

/// Brackets within brackets beyond this many are read as if they were not there.
const DEEPEST: u32 = 24;

/// A typed query as it is understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedQuery {
    /// What is asked for; nothing if nothing is.
    pub node: Option<Node>,
    /// What could not be meant, in the order of the text.
    pub problems: Vec<Problem>,
}

/// Reads a query. The language is described at the head of `query/parse/mod.rs`.
///
/// ```
/// use dateline_search::query::{Node, read};
///
/// let parsed = read("\"strong message\" -ukraine");
/// assert!(matches!(parsed.node, Some(Node::All(parts)) if parts.len() == 2));
/// assert_eq!(parsed.problems, []);
/// // What cannot be meant is left out and told.
/// let parsed = read("summit date:2024-13");
/// assert!(matches!(parsed.node, Some(Node::Words(_))));
/// assert_eq!(parsed.problems.len(), 1);
/// assert_eq!(read("\" ").node, None);
/// ```
pub fn read(text: &str) -> ParsedQuery {
    let mut reader = QueryReader::new(text);
    let mut nodes = Vec::new();
    // A closing bracket that was never opened ends a group too.
    loop {
        nodes.extend(reader.group(Scope::default()));
        let Some(c) = reader.next() else { break };
        let span = reader.take(c);
        reader.say(span, Fault::NeverOpened);
    }
    reader.problems.sort_by_cached_key(|p| p.span);
    ParsedQuery { node: Node::all(nodes), problems: reader.problems }
}

/// The terms of a group, as their operators bind: `AND` closest, then `OR`, then standing beside each other.
#[derive(Default)]
struct Terms {
    all: Vec<Node>,
    any: Vec<Node>,
    and: Vec<Node>,
}

impl Terms {
    fn close_and(&mut self) {
        self.any.extend(Node::all(std::mem::take(&mut self.and)));
    }

    fn close_any(&mut self) {
        self.close_and();
        self.all.extend(Node::any(std::mem::take(&mut self.any)));
    }
}

impl QueryReader<'_> {
    /// Terms up to a closing bracket, which is left, or to the end.
    fn group(&mut self, scope: Scope) -> Option<Node> {
        let mut terms = Terms::default();
        let mut operator: Option<(Operator, Span)> = None;
        // Whether something stands before, which an operator can join.
        let mut joins = false;
        loop {
            self.skip(char::is_whitespace);
            let Some(c) = self.next() else { break };
            if is_close(c) {
                if self.ignored == 0 {
                    break;
                }
                self.ignored -= 1;
                self.take(c);
                continue;
            }
            let word = self.bare();
            if let Some(found) = operator_of(word.of(self.text)) {
                self.at = word.end as usize;
                if joins && operator.is_none() {
                    operator = Some((found, word));
                } else {
                    self.say(word, Fault::NothingBefore);
                }
                continue;
            }
            let Some(node) = self.term(scope) else { continue };
            match operator.take().map(|(j, _)| j) {
                None => terms.close_any(),
                Some(Operator::Or) => terms.close_and(),
                Some(Operator::And) => {}
            }
            terms.and.push(node);
            joins = true;
        }
        if let Some((_, span)) = operator {
            self.say(span, Fault::NothingAfter);
        }
        terms.close_any();
        Node::all(terms.all)
    }

    /// The next term; something is consumed in any case.
    fn term(&mut self, mut scope: Scope) -> Option<Node> {
        let mut exclude = false;
        let mut field: Option<Span> = None;
        loop {
            let word = self.bare();
            if word.of(self.text) == "NOT" {
                self.at = word.end as usize;
                self.skip(char::is_whitespace);
                if self.ends_here() {
                    self.say(word, Fault::NothingAfter);
                    return None;
                }
                exclude = !exclude;
            } else if self.skip(is_minus) {
                // One that stands alone is a dash.
                if self.next().is_none_or(char::is_whitespace) {
                    return None;
                }
                exclude = !exclude;
            } else if let Some((key, span)) = self.key(word) {
                // Of two fields the inner one counts, save that what must be of one quotation or sentence says more.
                scope.key = key;
                field = Some(span);
                self.skip(char::is_whitespace);
            } else {
                break;
            }
            if let Some(span) = field.filter(|_| self.ends_here()) {
                self.say(span, Fault::NothingAfter);
                return None;
            }
        }
        scope.excluded |= exclude;
        let node = self.operand(scope)?;
        Some(if exclude { node.opposite() } else { node })
    }

    /// A group, a phrase or a word.
    fn operand(&mut self, mut scope: Scope) -> Option<Node> {
        let c = self.next()?;
        let whole = scope.key;
        match whole {
            Key::Quote if is_open(c) => {
                scope.key = Key::Words(Field::Quote);
                let nested = std::mem::replace(&mut scope.in_quote, true);
                let node = self.brackets(c, scope)?;
                return Some(if nested { node } else { Node::Quote(Box::new(node)) });
            }
            Key::Quote => scope.key = Key::Words(Field::Quote),
            Key::Sentence => {
                scope.key = Key::Words(if scope.in_quote { Field::Quote } else { Field::Any });
                let nested = std::mem::replace(&mut scope.in_sentence, true);
                let node = self.operand(scope)?;
                return Some(if nested { node } else { Node::Sentence(Box::new(node)) });
            }
            _ => {}
        }
        if is_open(c) {
            return self.brackets(c, scope);
        }
        if is_mark(c) {
            return self.phrase(c, scope);
        }
        let word = self.bare();
        self.at = word.end as usize;
        self.word(word, scope)
    }

    /// A group from its opening bracket on.
    fn brackets(&mut self, open: char, scope: Scope) -> Option<Node> {
        let span = self.take(open);
        if self.depth == DEEPEST {
            self.ignored += 1;
            self.say(span, Fault::TooDeep);
            return None;
        }
        self.depth += 1;
        let node = self.group(scope);
        self.depth -= 1;
        match self.next() {
            Some(c) => {
                let inside = &self.text[span.end as usize..self.at];
                let all = span.to(self.take(c));
                if inside.trim().is_empty() {
                    self.say(all, Fault::Empty);
                }
            }
            None => self.say(span, Fault::BracketNeverClosed),
        }
        node
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
