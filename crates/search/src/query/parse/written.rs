//! Writes a query's tree as a text that parses as the same tree.

use super::super::node::{Field, Node};
use crate::index::{Match, SearchWord};
use dateline_core::calendar::Day;
use std::fmt;

/// What a node is part of, by how closely that binds.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Within {
    Group,
    Beside,
    Or,
    And,
}

struct QueryWriter {
    out: String,
    in_quote: bool,
    /// Whether the last word is still being typed, so that nothing may be closed behind it.
    open: bool,
}

impl fmt::Display for Node {
    /// As it would be typed. Behind a finished word at the end stands a space, since without it that is still being typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = QueryWriter { out: String::new(), in_quote: false, open: false };
        writer.node(self, Within::Group);
        if !writer.open && writer.out.ends_with(char::is_alphanumeric) {
            writer.out.push(' ');
        }
        f.write_str(&writer.out)
    }
}

impl QueryWriter {
    fn node(&mut self, node: &Node, within: Within) {
        match node {
            Node::All(parts) => match within {
                Within::Group => self.joined(parts, " ", Within::Beside),
                Within::Or => self.joined(parts, " AND ", Within::And),
                _ => self.bracketed(node),
            },
            Node::Any(parts) if within < Within::Or => self.joined(parts, " OR ", Within::Or),
            Node::Any(_) => self.bracketed(node),
            Node::Not(inner) => {
                self.out.push('-');
                self.node(inner, Within::And);
            }
            Node::Words(words) => {
                if words.field != Field::Any && !(self.in_quote && words.field == Field::Quote) {
                    self.field(words.field.key());
                }
                self.words(&words.wanted, words.slop);
            }
            Node::Name(field, wanted) => {
                self.field(field.key());
                self.words(wanted, 0);
            }
            Node::Kind(kinds) => {
                self.field("kind");
                self.out.push_str(&kinds.iter().map(|k| k.key()).collect::<Vec<_>>().join(","));
            }
            Node::Source(sources) => {
                self.field("source");
                self.out.push_str(&sources.iter().map(|s| s.key()).collect::<Vec<_>>().join(","));
            }
            Node::Days(days) => {
                self.field("date");
                // Of all days one end at least is written.
                if days.first > Day::FIRST || days.last == Day::LAST {
                    self.out.push_str(&days.first.to_string());
                }
                if days.first < days.last {
                    self.out.push_str("..");
                    if days.last < Day::LAST {
                        self.out.push_str(&days.last.to_string());
                    }
                }
            }
            Node::Quote(inner) => {
                self.field("quote");
                let outside = std::mem::replace(&mut self.in_quote, true);
                self.bracketed(inner);
                self.in_quote = outside;
            }
            Node::Sentence(inner) => {
                self.field("sentence");
                self.bracketed(inner);
            }
        }
    }

    fn joined(&mut self, parts: &[Node], operator: &str, within: Within) {
        for (n, part) in parts.iter().enumerate() {
            if n > 0 {
                self.out.push_str(operator);
            }
            self.node(part, within);
        }
    }

    fn bracketed(&mut self, node: &Node) {
        self.out.push('(');
        self.node(node, Within::Group);
        if !self.open {
            self.out.push(')');
        }
    }

    fn field(&mut self, key: &str) {
        self.out.push_str(key);
        self.out.push(':');
    }

    fn words(&mut self, wanted: &[SearchWord], slop: u32) {
        let exact = slop > 0 || wanted.iter().any(|w| w.how == Match::Exact);
        if exact {
            self.out.push('"');
        }
        for (n, SearchWord { word, how }) in wanted.iter().enumerate() {
            if n > 0 {
                self.out.push(if exact { ' ' } else { '-' });
            }
            self.out.push_str(word);
            match how {
                Match::Start => self.out.push('*'),
                Match::Fuzzy(n) => {
                    self.out.push('~');
                    if *n > 0 {
                        self.out.push_str(&n.to_string());
                    }
                }
                Match::Prefix => self.open = true,
                Match::Exact | Match::Forms => {}
            }
        }
        if exact {
            self.out.push('"');
        }
        if slop > 0 {
            self.out.push('~');
            self.out.push_str(&slop.to_string());
        }
    }
}
