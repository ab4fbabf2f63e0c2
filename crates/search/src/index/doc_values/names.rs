//! A table of different names (speakers, outlets, people), which rows refer to by number, and their other spellings.

use std::cell::{OnceCell, RefCell};

use crate::index::{Index, SearchWord, Tokenizer, folded};
use dateline_core::interner::Interner;
use dateline_core::text::Span;

/// Names by number, in the order in which they came. Of those that differ in case or diacritics alone the one with the fewest
/// capitals, but some, stands for all.
#[derive(Debug)]
pub struct Names {
    /// As shown, one behind the other.
    text: String,
    /// Where each stands there.
    places: Vec<Span>,
    /// Other forms that stand for a name, by their folded forms; of those that are a name of their own nothing is to be found.
    aliases: Vec<(String, u32)>,
    /// Their folded forms, once they are needed.
    forms: OnceCell<Interner>,
    /// Their words, as far as they were needed; a name is a document.
    words: RefCell<Index>,
    /// For each, its place in the order of their folded forms; as of the last [`arrange`](Self::arrange).
    ranks: Vec<u32>,
}

impl Default for Names {
    fn default() -> Self {
        Self::from(String::new(), Vec::new())
    }
}

/// The initials of a name of three capitalised words or more; empty for others.
fn initials(name: &str) -> String {
    let capitals = name.split([' ', '-']).filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    let initials: String = capitals.collect();
    if initials.chars().count() >= 3 { initials } else { String::new() }
}

impl Names {
    /// Names that stand one behind the other in `text`, in the order of their folded forms, which all differ.
    pub fn from(text: String, places: Vec<Span>) -> Self {
        let ranks = (0..places.len() as u32).collect();
        Self {
            text,
            places,
            aliases: Vec::new(),
            forms: OnceCell::new(),
            words: RefCell::new(Index::new(Tokenizer::Folded)),
            ranks,
        }
    }

    /// The same with other forms of theirs, and the number of each one's name.
    pub fn with_aliases(mut self, mut aliases: Vec<(String, u32)>) -> Self {
        aliases.sort_by_cached_key(|(form, number)| (folded(form), *number));
        aliases.dedup();
        self.aliases = aliases;
        self.words = RefCell::new(Index::new(Tokenizer::Folded));
        self
    }

    fn forms(&self) -> &Interner {
        self.forms.get_or_init(|| {
            let mut forms = Interner::default();
            for &place in &self.places {
                forms.intern(&folded(place.of(&self.text)));
            }
            forms
        })
    }

    /// The name's number; the next one, if it has none yet.
    pub fn number(&mut self, shown: &str) -> u32 {
        self.forms();
        let Some(forms) = self.forms.get_mut() else { return 0 };
        let number = forms.intern(&folded(shown));
        let known = self.places.get(number).map(|place| place.of(&self.text));
        if known.is_none_or(|known| plainer(shown, known)) {
            let place = Span::new(self.text.len(), self.text.len() + shown.len());
            self.text.push_str(shown);
            match self.places.get_mut(number) {
                Some(slot) => *slot = place,
                None => self.places.push(place),
            }
        }
        number as u32
    }

    /// The numbers of the names with this folded form: the name that is shown so, else those that it is another form of.
    pub fn find(&self, wanted: &str) -> Vec<u32> {
        if let Some(number) = self.forms().get(wanted) {
            return vec![number as u32];
        }
        let from = self.aliases.partition_point(|alias| folded(&alias.0).as_str() < wanted);
        let found = self.aliases[from..].iter().take_while(|alias| folded(&alias.0) == wanted);
        found.map(|alias| alias.1).collect()
    }

    /// Other forms, with the number of each one's name.
    pub fn aliases(&self) -> &[(String, u32)] {
        &self.aliases
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// A name as it is shown.
    pub fn shown(&self, number: u32) -> &str {
        self.places.get(number as usize).map_or("", |place| place.of(&self.text))
    }

    /// Puts the names in order, if some have come.
    pub fn arrange(&mut self) {
        if self.ranks.len() == self.places.len() {
            return;
        }
        self.ranks = vec![0; self.places.len()];
        for (rank, (_, number)) in (0u32..).zip(self.forms().clone().sorted()) {
            if let Some(slot) = self.ranks.get_mut(number as usize) {
                *slot = rank;
            }
        }
    }

    /// The name's place among all in the order of their folded forms.
    pub fn rank(&self, number: u32) -> u32 {
        self.ranks.get(number as usize).copied().unwrap_or(number)
    }

    /// Numbers of the names that hold all these words one after the other, sorted.
    pub fn with(&self, wanted: &[SearchWord]) -> Vec<u32> {
        let mut words = self.words.borrow_mut();
        let mut aliases: Vec<&(String, u32)> = self.aliases.iter().filter(|alias| alias.1 >= words.docs()).collect();
        aliases.sort_by_cached_key(|alias| u64::from(alias.1));
        let mut aliases = aliases.into_iter().peekable();
        for place in self.places.get(words.docs() as usize..).unwrap_or_default() {
            let number = words.begin();
            words.segment(&self.text, *place, &[], &mut Vec::new());
            // "org:nato" means the North Atlantic Treaty Organization.
            let initials = initials(place.of(&self.text));
            words.segment(&initials, Span::new(0, initials.len()), &[], &mut Vec::new());
            while let Some((form, _)) = aliases.next_if(|alias| alias.1 == number) {
                words.segment(form, Span::new(0, form.len()), &[], &mut Vec::new());
            }
            words.end();
        }
        let terms: Vec<Vec<u32>> = wanted.iter().map(|w| words.terms(w)).collect();
        let mut out = Vec::new();
        words.occurrences(&terms, 0, &mut |doc, _, _| out.push(doc));
        out.dedup();
        out
    }

    /// The names as shown, in the order of their folded forms; as of the last [`arrange`](Self::arrange).
    pub fn in_order(&self) -> Vec<&str> {
        let mut out = vec![""; self.places.len()];
        for (place, &rank) in self.places.iter().zip(&self.ranks) {
            if let Some(slot) = out.get_mut(rank as usize) {
                *slot = place.of(&self.text);
            }
        }
        out
    }
}

/// Whether `a` rather than `b` stands for both: the one with fewer capitals ("Jane Roe", not "JANE ROE"), but some; of equals
/// the first in byte order.
fn plainer(a: &str, b: &str) -> bool {
    let key = |name: &str| {
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        if capitals == 0 { usize::MAX } else { capitals }
    };
    (key(a), a) < (key(b), b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Match;

    #[test]
    fn names_that_fold_alike_are_one() {
        let mut names = Names::default();
        let numbers = ["Müller", "Ann Roe", "MULLER", "muller", "ann  roe"].map(|n| names.number(n));
        assert_eq!(numbers, [0, 1, 0, 0, 1]);
        assert_eq!((names.shown(0), names.shown(1), names.shown(9)), ("Müller", "Ann Roe", ""));
        names.arrange();
        assert_eq!((names.rank(0), names.rank(1)), (1, 0));
        let roe = SearchWord { word: "ro".to_owned(), how: Match::Prefix };
        assert_eq!((names.with(std::slice::from_ref(&roe)), names.find("muller")), (vec![1], vec![0]));
        assert_eq!(names.in_order(), ["Ann Roe", "Müller"]);
        let again = Names::from("Ann RoeMüller".to_owned(), vec![Span::new(0, 7), Span::new(7, 14)]);
        assert_eq!((again.find("muller"), again.rank(1), again.with(&[roe])), (vec![1], 1, vec![0]));
    }

    #[test]
    fn other_forms_lead_to_their_names() {
        let mut names = Names::default();
        let numbers = ["Ann Roe", "Bob Roe", "Roe Ltd"].map(|n| names.number(n));
        assert_eq!(numbers, [0, 1, 2]);
        let roe = SearchWord { word: "minister".to_owned(), how: Match::Exact };
        assert_eq!(names.with(std::slice::from_ref(&roe)), Vec::<u32>::new());
        let aliases = [("Roe", 1), ("roe", 0), ("Minister Roe", 0), ("Ann Roe", 1)];
        let names = names.with_aliases(aliases.map(|(form, n)| (form.to_owned(), n)).to_vec());
        assert_eq!((names.find("roe"), names.find("minister roe")), (vec![0, 1], vec![0]));
        assert_eq!(names.find("ann roe"), vec![0], "a name of its own is no other form");
        assert_eq!((names.with(&[roe]), names.find("rose")), (vec![0], vec![]));
    }
}
