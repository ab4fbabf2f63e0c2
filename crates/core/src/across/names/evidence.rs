//! What speaks for a name's kind, counted over its mentions.

use super::form::Marks;
use super::name::Kind;

/// Counts of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Mentions, but for words that stand first in a sentence.
    pub inside: u32,
    pub person: u32,
    pub body: u32,
    pub place: u32,
    pub thing: u32,
    /// Mentions that are capital letters alone, as bodies are called.
    pub letters: u32,
    /// Mentions that are a person's by default.
    pub named: u32,
}

impl Evidence {
    /// One mention more; `body` if the analysis of its article holds it for one.
    pub fn add(&mut self, marks: Marks, body: bool) {
        self.inside += u32::from(!marks.has(Marks::FIRST) || marks.has(Marks::WHERE) || marks.has(Marks::ROW));
        let given = marks.has(Marks::GIVEN) && !marks.has(Marks::BODY) && !marks.has(Marks::SITE);
        let person = [given, marks.has(Marks::PERSON), marks.has(Marks::TITLED) && !marks.has(Marks::THE)];
        self.person += person.iter().filter(|m| **m).count() as u32;
        let bodies = [body, marks.has(Marks::BODY), marks.has(Marks::LETTERS), marks.has(Marks::ROW)];
        self.body += bodies.iter().filter(|m| **m).count() as u32;
        self.place += u32::from(marks.has(Marks::WHERE)) + 2 * u32::from(marks.has(Marks::SITE));
        self.letters += u32::from(marks.has(Marks::LETTERS));
        self.named += u32::from(marks.has(Marks::NAMED));
        self.thing += 2 * u32::from(marks.has(Marks::THING));
    }

    /// Adds the counts of another.
    pub fn join(&mut self, other: Evidence) {
        self.inside += other.inside;
        self.person += other.person;
        self.body += other.body;
        self.place += other.place;
        self.thing += other.thing;
        self.named += other.named;
        self.letters += other.letters;
    }

    /// Whether most mentions are letters that stand for words, as "RBA". Such a label is not taken for the end of a longer one,
    /// as "Zenda RBA".
    pub fn is_letters(&self) -> bool {
        self.person == 0 && self.letters > 0 && self.letters * 2 >= self.inside
    }

    /// The kind that most speaks for.
    pub fn kind(&self) -> Kind {
        let most = self.person.max(self.body).max(self.place).max(self.thing);
        match most {
            0 if self.named > 0 => Kind::Person,
            0 => Kind::Other,
            n if n == self.thing => Kind::Other,
            n if n == self.body => Kind::Organisation,
            n if n == self.person => Kind::Person,
            _ => Kind::Place,
        }
    }
}
