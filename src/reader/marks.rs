//! How facts lie over the text: what each piece looks like, and which piece is a fact's link.
//!
//! Facts overlap (a date within a quotation), and links must not: each piece is drawn flat, belongs to the innermost fact
//! that covers it, and only the first piece of a fact is its link; the others are plain text that a pointer may press too.

use crate::state::VisibleMarks;
use dateline_core::quote::QuoteKind;
use dateline_search::view::{ArticlePage, Fact, FactPart, Piece};

/// How one piece is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PieceMark {
    /// Classes, separated by spaces.
    pub class: String,
    /// Facts of which it is a part: it is lit when one of them is selected, whether its marks are shown or not.
    pub facts: Vec<u32>,
    /// The fact that pressing it selects.
    pub selects: Option<u32>,
    /// Whether it is that fact's link.
    pub is_link: bool,
    /// The fact that is not shown and begins here: a link from elsewhere leads to it all the same.
    pub hidden_fact: Option<u32>,
}

/// The marks of an article's pieces, block after block. Statements that are less sure or were not said are marked if `all`
/// are wanted.
pub fn mark(page: &ArticlePage, visible: VisibleMarks, all: bool) -> Vec<Vec<PieceMark>> {
    let mut marker = Marker { facts: &page.facts, visible, all, is_linked: vec![false; page.facts.len()] };
    page.blocks.iter().map(|block| block.pieces.iter().map(|piece| marker.mark(piece)).collect()).collect()
}

/// Marks pieces in order and remembers which facts have their link.
struct Marker<'a> {
    facts: &'a [Fact],
    visible: VisibleMarks,
    all: bool,
    is_linked: Vec<bool>,
}

impl Marker<'_> {
    fn mark(&mut self, piece: &Piece) -> PieceMark {
        let mut mark = PieceMark::default();
        for &(index, part) in &piece.facts {
            let Some(fact) = self.facts.get(index as usize) else { continue };
            let is_whole_fact = matches!(part, FactPart::Quotation | FactPart::Time);
            mark.facts.push(index);
            if !self.visible.has(part) || !self.all && !fact.is_shown() {
                if is_whole_fact && !self.is_linked[index as usize] {
                    mark.hidden_fact = Some(index);
                }
                continue;
            }
            add_class(&mut mark.class, class_of(fact, part));
            mark.selects = Some(index);
            mark.is_link = is_whole_fact;
        }
        mark.is_link = mark.is_link && mark.selects.is_some_and(|index| self.is_first_link(index));
        if mark.is_link {
            mark.hidden_fact = None;
        }
        if let Some(index) = mark.hidden_fact {
            self.is_first_link(index);
        }
        mark
    }

    /// Whether the fact had no link so far; from now on it has one.
    fn is_first_link(&mut self, fact: u32) -> bool {
        self.is_linked.get_mut(fact as usize).is_some_and(|linked| !std::mem::replace(linked, true))
    }
}

fn add_class(classes: &mut String, class: &str) {
    if classes.is_empty() {
        classes.push_str("mark");
    }
    if !classes.split(' ').any(|c| c == class) {
        classes.push(' ');
        classes.push_str(class);
    }
}

fn class_of(fact: &Fact, part: FactPart) -> &'static str {
    match (part, fact) {
        (FactPart::Speaker, _) => "in-speaker",
        (FactPart::Cue, _) => "in-cue",
        (FactPart::Time, _) => "in-time",
        (FactPart::Quotation, Fact::Quotation(card)) if matches!(card.kind, QuoteKind::Mixed | QuoteKind::Indirect) => {
            "in-reported"
        }
        (FactPart::Quotation, _) => "in-quotation",
    }
}

#[cfg(test)]
mod tests;
