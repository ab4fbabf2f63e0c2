//! How facts lie over the text: what each piece looks like, and which piece is a fact's link.
//!
//! Facts overlap (a date within a quotation), and links must not: each piece is drawn flat, belongs to the innermost fact
//! that covers it, and only the first piece of a fact is its link; the others are plain text that a pointer may press too.

use crate::state::VisibleMarks;
use dateline_core::quote::QuoteKind;
use dateline_search::view::{Fact, Part, Piece};

/// How one piece is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marking {
    /// Classes, separated by spaces.
    pub class: String,
    /// Facts of which it is a part: it is lit when one of them is selected, whether its marks are shown or not.
    pub facts: Vec<u32>,
    /// The fact that pressing it selects.
    pub presses: Option<u32>,
    /// Whether it is that fact's link.
    pub leads: bool,
    /// The fact that is not shown and begins here: a link from elsewhere leads to it all the same.
    pub hides: Option<u32>,
}

/// Draws pieces in order and remembers which facts have their link.
pub struct Marker<'a> {
    facts: &'a [Fact],
    shown: VisibleMarks,
    led: Vec<bool>,
}

impl<'a> Marker<'a> {
    /// For a page's facts.
    pub fn new(facts: &'a [Fact], shown: VisibleMarks) -> Self {
        Self { facts, shown, led: vec![false; facts.len()] }
    }

    /// The next piece.
    pub fn mark(&mut self, piece: &Piece) -> Marking {
        let mut marking = Marking::default();
        for &(index, part) in &piece.facts {
            let Some(fact) = self.facts.get(index as usize) else { continue };
            marking.facts.push(index);
            if !self.shown.has(part) {
                let begins = matches!(part, Part::Quotation | Part::Time) && !self.led[index as usize];
                marking.hides = if begins { Some(index) } else { marking.hides };
                continue;
            }
            let class = class_of(fact, part);
            if !marking.class.contains(class) {
                if marking.class.is_empty() {
                    marking.class.push_str("mark");
                }
                marking.class.push(' ');
                marking.class.push_str(class);
            }
            marking.presses = Some(index);
            marking.leads = matches!(part, Part::Quotation | Part::Time);
        }
        let led = marking.presses.and_then(|index| self.led.get_mut(index as usize));
        marking.leads = marking.leads && led.is_some_and(|led| !std::mem::replace(led, true));
        if marking.leads {
            marking.hides = None;
        }
        if let Some(led) = marking.hides.and_then(|index| self.led.get_mut(index as usize)) {
            *led = true;
        }
        marking
    }
}

fn class_of(fact: &Fact, part: Part) -> &'static str {
    match (part, fact) {
        (Part::Speaker, _) => "in-speaker",
        (Part::Cue, _) => "in-cue",
        (Part::Time, _) => "in-time",
        (Part::Quotation, Fact::Quotation(card)) if matches!(card.kind, QuoteKind::Mixed | QuoteKind::Indirect) => {
            "in-reported"
        }
        (Part::Quotation, _) => "in-quotation",
    }
}
