//! Where the pages of a long list lie: heights, the room of pages that are not there, and which pages are near the window.
//!
//! All lengths are in CSS pixels, and `y` grows downward from the window's upper edge.

/// How far beyond the window's edges pages are kept, in heights of the window.
const REACH: f64 = 1.5;

/// The height that a page is given before any page has been measured.
const GUESS: f64 = 4000.0;

/// The heights of all pages of a list, as far as they have been measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageHeights(Vec<Option<f64>>);

impl PageHeights {
    /// Sets how many pages the list has; pages that are new have not been measured.
    pub fn set_count(&mut self, count: usize) {
        self.0.resize(count, None);
    }

    /// How many pages the list has.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Forgets all measures, since rows of another width have other heights.
    pub fn forget(&mut self) {
        self.0.fill(None);
    }

    /// Notes a measure.
    pub fn set(&mut self, page: u32, height: f64) {
        if let Some(known) = self.0.get_mut(page as usize) {
            *known = Some(height);
        }
    }

    /// The height of each page: as measured, else the mean of those that were.
    pub fn estimates(&self) -> Vec<f64> {
        let measured = self.0.iter().flatten();
        let (sum, count) = measured.fold((0.0, 0.0), |(sum, count), height| (sum + height, count + 1.0));
        let mean = if count > 0.0 { sum / count } else { GUESS };
        self.0.iter().map(|height| height.unwrap_or(mean)).collect()
    }
}

/// The room before each page that is present, and the room after the last one, so that absent pages take up as much as they
/// would. `present` is in ascending order.
pub fn spacers(heights: &[f64], present: &[u32]) -> (Vec<f64>, f64) {
    let mut next = 0;
    let before = present.iter().map(|&page| {
        let page = (page as usize).min(heights.len());
        let room = heights.get(next..page).unwrap_or_default().iter().sum();
        next = page + 1;
        room
    });
    let before = before.collect();
    (before, heights.get(next..).unwrap_or_default().iter().sum())
}

/// The window as the list sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// Where the list begins.
    pub list_top: f64,
    /// The height of the window.
    pub window: f64,
}

impl Sight {
    /// Whether each page is in the window or near it.
    pub fn near(self, heights: &[f64]) -> Vec<bool> {
        self.spans(heights).map(|(y, end)| end > -REACH * self.window && y < (1.0 + REACH) * self.window).collect()
    }

    /// Of the pages that are wanted, the one nearest to the window; the first of those in it.
    pub fn nearest(self, heights: &[f64], wanted: impl Fn(u32) -> bool) -> Option<u32> {
        let distance = |(y, end): (f64, f64)| if end < 0.0 { -end } else { (y - self.window).max(0.0) };
        let pages = (0u32..).zip(self.spans(heights)).filter(|(page, _)| wanted(*page));
        pages.map(|(page, span)| (page, distance(span))).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(page, _)| page)
    }

    /// Upper and lower edge of each page.
    fn spans(self, heights: &[f64]) -> impl Iterator<Item = (f64, f64)> {
        heights.iter().scan(self.list_top, |y, height| {
            let from = *y;
            *y += height;
            Some((from, *y))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_not_measured_are_as_high_as_the_others_on_average() {
        let mut heights = PageHeights::default();
        heights.set_count(3);
        assert_eq!(heights.estimates(), [GUESS; 3]);
        heights.set(0, 100.0);
        heights.set(2, 300.0);
        heights.set(7, 1.0);
        assert_eq!(heights.estimates(), [100.0, 200.0, 300.0]);
        heights.forget();
        assert_eq!(heights.estimates(), [GUESS; 3]);
    }

    #[test]
    fn absent_pages_leave_their_room() {
        let heights = [10.0, 20.0, 30.0, 40.0, 50.0];
        assert_eq!(spacers(&heights, &[0, 1]), (vec![0.0, 0.0], 120.0));
        assert_eq!(spacers(&heights, &[1, 3]), (vec![10.0, 30.0], 50.0));
        assert_eq!(spacers(&heights, &[]), (vec![], 150.0));
        assert_eq!(spacers(&heights, &[4]), (vec![100.0], 0.0));
        assert_eq!(spacers(&[], &[]), (vec![], 0.0));
    }

    #[test]
    fn room_and_pages_together_are_as_high_as_the_list() {
        let heights = [10.0, 20.0, 30.0, 40.0, 50.0];
        for present in [vec![], vec![0], vec![2, 3], vec![0, 1, 2, 3, 4]] {
            let (before, after) = spacers(&heights, &present);
            let shown: f64 = present.iter().map(|&page| heights[page as usize]).sum();
            assert_eq!(before.iter().sum::<f64>() + shown + after, 150.0, "{present:?}");
        }
    }

    #[test]
    fn pages_within_reach_of_the_window_are_near() {
        let heights = [1000.0; 8];
        // The window shows the fourth page.
        let sight = Sight { list_top: -3000.0, window: 1000.0 };
        assert_eq!(sight.near(&heights), [false, true, true, true, true, true, false, false]);
        let sight = Sight { list_top: 200.0, window: 1000.0 };
        assert_eq!(sight.near(&heights), [true, true, true, false, false, false, false, false]);
    }

    #[test]
    fn what_is_in_sight_is_asked_for_first() {
        let heights = [1000.0; 8];
        let sight = Sight { list_top: -3500.0, window: 800.0 };
        assert_eq!(sight.nearest(&heights, |_| true), Some(3));
        assert_eq!(sight.nearest(&heights, |page| page != 3), Some(4));
        assert_eq!(sight.nearest(&heights, |page| !(2..=5).contains(&page)), Some(1));
        assert_eq!(sight.nearest(&heights, |_| false), None);
    }
}
