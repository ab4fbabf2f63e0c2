//! The worker's flat numbers as facts to be drawn.

use dateline_core::calendar::{Day, Days};
use dateline_search::protocol::AxisMarks;
use dateline_search::view::axis::{Facts, Form, Mark};

/// The facts of an answer, the list being narrowed to the days `chosen`; nothing if no fact has a day.
pub fn decode(marks: &AxisMarks, chosen: Option<Days>) -> Option<Facts> {
    let marks_of = marks.numbers.chunks_exact(AxisMarks::WIDTH).filter_map(mark);
    Facts::of(&marks_of.collect::<Vec<_>>(), marks.lanes.len(), chosen)
}

fn mark(numbers: &[i32]) -> Option<Mark> {
    let &[place, first, last, form, lane, lead] = numbers else { return None };
    Some(Mark {
        place: place as u32,
        days: Days { first: Day(first), last: Day(last) },
        form: Form { inferred: form & 1 != 0, ahead: form & 2 != 0, mentioned: form as u32 >> 2 },
        lane: lane as usize,
        lead: lead as u32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_numbers_are_a_mark() {
        let decoded = mark(&[7, 100, 109, 2 | 3 << 2, 1, 5]);
        assert_eq!(
            decoded,
            Some(Mark {
                place: 7,
                days: Days { first: Day(100), last: Day(109) },
                form: Form { inferred: false, ahead: true, mentioned: 3 },
                lane: 1,
                lead: 5,
            })
        );
    }

    #[test]
    fn no_marks_are_no_facts() {
        assert_eq!(decode(&AxisMarks::default(), None), None);
    }
}
