//! Lanes take turns: which of them are drawn in a frame.
//!
//! Zooming draws most marks anew, and a frame has room for [`MARKS_PER_FRAME`] of them. While the view zooms over more, each frame draws every second lane, or every third; after the last zoom the others follow until all of them show where
//! the view has got to.

/// How many marks can be drawn anew within a frame.
const MARKS_PER_FRAME: usize = 80;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turns {
    /// How many days were in sight in this frame.
    length: f64,
    /// Counts the frames.
    frame: usize,
    /// One lane in so many as this is drawn in this frame.
    every: usize,
    /// Frames that are needed after this one until all lanes are drawn.
    left: usize,
}

impl Default for Turns {
    fn default() -> Self {
        Self { length: 0.0, frame: 0, every: 1, left: 0 }
    }
}

impl Turns {
    /// The turns of the next frame: `marks` are drawn now, `length` days are in sight next. All lanes are drawn unless they
    /// `may_wait`.
    #[must_use]
    pub fn next(self, marks: usize, length: f64, may_wait: bool) -> Self {
        let every = marks / MARKS_PER_FRAME + 1;
        let zooms = (self.length - length).abs() > 1e-6;
        let left = if zooms { every } else { self.left };
        let (every, left) = if may_wait && left > 0 { (every, left) } else { (1, 1) };
        Self { length, frame: self.frame + 1, every, left: left - 1 }
    }

    /// Whether the lane of this number is drawn in this frame.
    pub fn is_due(self, lane: usize) -> bool {
        (lane + self.frame).is_multiple_of(self.every)
    }

    /// Whether lanes still wait for a frame of their own.
    pub fn some_wait(self) -> bool {
        self.left > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(turns: Turns) -> Vec<usize> {
        (0..6).filter(|lane| turns.is_due(*lane)).collect()
    }

    #[test]
    fn few_marks_are_drawn_at_once() {
        let turns = Turns::default().next(30, 100.0, true);
        assert_eq!(due(turns).len(), 6);
        assert!(!turns.some_wait());
    }

    #[test]
    fn while_many_marks_zoom_lanes_take_turns_until_all_are_drawn() {
        let mut turns = Turns::default().next(200, 100.0, true);
        let mut drawn = due(turns);
        assert_eq!(drawn.len(), 2);
        while turns.some_wait() {
            turns = turns.next(200, 100.0, true);
            drawn.extend(due(turns));
        }
        drawn.sort_unstable();
        assert_eq!(drawn, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn panning_and_what_may_not_wait_draws_all_lanes() {
        let zoomed = Turns::default().next(30, 100.0, true);
        assert_eq!(due(zoomed.next(200, 100.0, true)).len(), 6, "panning keeps the length");
        let waiting = Turns::default().next(200, 100.0, false);
        assert_eq!(due(waiting).len(), 6);
        assert!(!waiting.some_wait());
    }
}
