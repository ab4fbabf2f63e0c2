//! How buttons and keys move what is in sight.

use dateline_core::calendar::Days;
use dateline_search::view::axis::{Facts, View};

/// How many days are in sight after zooming in once, as a part of those before.
const STEP: f64 = 0.5;
/// How far panning once goes, as a part of what is in sight.
const PAN: f64 = 0.5;

/// A movement of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Fewer days.
    In,
    /// More days.
    Out,
    /// Back in time.
    Earlier,
    /// On in time.
    Later,
    /// All days that there are.
    Whole,
    /// The days that most facts lie in.
    Usual,
}

impl Move {
    /// What is in sight afterwards. Zooming keeps the day `about` where it is.
    pub fn of(self, view: View, about: f64, facts: &Facts) -> View {
        self.within(view, about, facts.extent, facts.core)
    }

    fn within(self, view: View, about: f64, extent: Days, core: Days) -> View {
        match self {
            Self::In => view.zoomed(STEP, about, extent),
            Self::Out => view.zoomed(1.0 / STEP, about, extent),
            Self::Earlier => view.moved(-PAN * view.length(), extent),
            Self::Later => view.moved(PAN * view.length(), extent),
            Self::Whole => View::of(extent),
            Self::Usual => View::of(core).within(extent),
        }
    }

    /// The movement that a key stands for on the plot.
    pub fn of_key(key: &str, shift: bool) -> Option<Self> {
        match (key, shift) {
            ("+" | "=", _) => Some(Self::In),
            ("-" | "_", _) => Some(Self::Out),
            ("0", _) => Some(Self::Whole),
            ("ArrowLeft", true) => Some(Self::Earlier),
            ("ArrowRight", true) => Some(Self::Later),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::calendar::Day;

    const EXTENT: Days = Days { first: Day(0), last: Day(999) };
    const CORE: Days = Days { first: Day(400), last: Day(499) };

    fn go(to: Move, view: View) -> View {
        to.within(view, view.day(0.5), EXTENT, CORE)
    }

    #[test]
    fn there_and_back_again() {
        let core = View::of(CORE);
        assert_eq!(go(Move::Out, go(Move::In, core)).days(), CORE);
        assert_eq!(go(Move::Earlier, go(Move::Later, core)).days(), CORE);
        assert_eq!(go(Move::Whole, core).days(), EXTENT);
        assert_eq!(go(Move::Usual, View::of(EXTENT)).days(), CORE);
    }

    #[test]
    fn nothing_moves_at_the_limits() {
        let whole = View::of(EXTENT);
        for to in [Move::Out, Move::Earlier, Move::Later, Move::Whole] {
            assert_eq!(go(to, whole).days(), EXTENT, "{to:?}");
        }
        let nearest = (0..12).fold(whole, |view, _| go(Move::In, view));
        assert!(nearest.is_nearest());
        assert_eq!(go(Move::In, nearest).days(), nearest.days());
    }

    #[test]
    fn zooming_keeps_the_day_that_it_is_about() {
        let view = View::of(CORE);
        let about = view.day(0.25);
        let nearer = Move::In.within(view, about, EXTENT, CORE);
        assert!((nearer.at(about) - 0.25).abs() < 1e-9);
    }

    #[test]
    fn arrows_pan_with_shift_only() {
        assert_eq!(Move::of_key("ArrowLeft", true), Some(Move::Earlier));
        assert_eq!(Move::of_key("ArrowLeft", false), None);
        assert_eq!(Move::of_key("=", false), Some(Move::In));
        assert_eq!(Move::of_key("0", false), Some(Move::Whole));
        assert_eq!(Move::of_key("j", false), None);
    }
}
