//! Which questions the worker is asked, and which of its answers are still wanted: without a browser, so that it is tested.
//!
//! A question goes through a [`Slot`], which stands for a purpose and has one question at a time with the worker. While that
//! is so a newer question waits in the slot, in place of any that waits there already, and the answer that is on its way is
//! dropped. So the worker is never further behind than one question for each purpose.

/// What a question is for; a newer one for the same purpose overtakes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// To open the corpus.
    Open,
    /// The list's beginning.
    List,
    /// The list's next part.
    More,
    /// The article in the reader.
    Article,
    /// What the list can be narrowed to.
    Facets,
    /// What the timeline draws.
    Axis,
    /// What marks of the timeline are called.
    Names,
    /// What stands around a quotation.
    Context,
    /// The timeline as a calendar.
    Calendar,
    /// To date the corpus anew.
    Date,
    /// To read files.
    Read,
    /// To save the corpus.
    Save,
    /// What a sheet asks.
    Sheet,
}

impl Slot {
    const ALL: [Slot; 13] = [
        Self::Open,
        Self::List,
        Self::More,
        Self::Article,
        Self::Facets,
        Self::Axis,
        Self::Names,
        Self::Context,
        Self::Calendar,
        Self::Date,
        Self::Read,
        Self::Save,
        Self::Sheet,
    ];
}

/// What is to be posted to the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Post<Q> {
    /// A question with its number.
    Ask(u32, Q),
    /// That the question of this number need not be looked into any more.
    TakeBack(u32),
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken<Q> {
    /// The slot that still wants the answer.
    pub wanted_by: Option<Slot>,
    /// The question that waited for the last one to be answered: its slot and number.
    pub next: Option<(Slot, u32, Q)>,
}

#[derive(Debug)]
struct Lane<Q> {
    /// The number of the question that the worker has.
    asked: Option<u32>,
    /// Whether its answer is no longer wanted.
    overtaken: bool,
    /// The question that comes next.
    next: Option<Q>,
}

impl<Q> Default for Lane<Q> {
    fn default() -> Self {
        Self { asked: None, overtaken: false, next: None }
    }
}

/// All slots of one worker; `Q` is a question.
#[derive(Debug)]
pub struct Slots<Q> {
    last: u32,
    lanes: [Lane<Q>; Slot::ALL.len()],
}

impl<Q> Default for Slots<Q> {
    fn default() -> Self {
        Self { last: 0, lanes: Default::default() }
    }
}

impl<Q> Slots<Q> {
    /// Asks, or lets the question wait until the slot's last one is answered, which nobody wants any more.
    pub fn ask(&mut self, slot: Slot, question: Q) -> Post<Q> {
        let lane = &mut self.lanes[slot as usize];
        match lane.asked {
            Some(number) => {
                lane.overtaken = true;
                lane.next = Some(question);
                Post::TakeBack(number)
            }
            None => {
                self.last += 1;
                *lane = Lane { asked: Some(self.last), ..Lane::default() };
                Post::Ask(self.last, question)
            }
        }
    }

    /// Notes that the slot's question could not be posted.
    pub fn not_posted(&mut self, slot: Slot) {
        self.lanes[slot as usize] = Lane::default();
    }

    /// Makes the answer to the slot's question unwanted.
    pub fn forget(&mut self, slot: Slot) {
        let lane = &mut self.lanes[slot as usize];
        lane.overtaken = true;
        lane.next = None;
    }

    /// The number of the question that the worker has of this slot.
    pub fn asked(&self, slot: Slot) -> Option<u32> {
        self.lanes[slot as usize].asked
    }

    /// Takes an answer to question `number`. More answers to it follow unless it is the last word.
    pub fn answer(&mut self, number: u32, is_last_word: bool) -> Taken<Q> {
        let Some(slot) = Slot::ALL.into_iter().find(|s| self.asked(*s) == Some(number)) else {
            return Taken { wanted_by: None, next: None };
        };
        let lane = &mut self.lanes[slot as usize];
        let wanted_by = (!lane.overtaken).then_some(slot);
        let mut next = None;
        if is_last_word && let Some(question) = std::mem::take(lane).next {
            self.last += 1;
            lane.asked = Some(self.last);
            next = Some((slot, self.last, question));
        }
        Taken { wanted_by, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_goes_to_the_slot_that_asked() {
        let mut slots = Slots::default();
        assert_eq!(slots.ask(Slot::List, "list"), Post::Ask(1, "list"));
        assert_eq!(slots.ask(Slot::Axis, "axis"), Post::Ask(2, "axis"));
        assert_eq!(slots.answer(2, true), Taken { wanted_by: Some(Slot::Axis), next: None });
        assert_eq!(slots.answer(1, true), Taken { wanted_by: Some(Slot::List), next: None });
        // Nobody waits for it any more.
        assert_eq!(slots.answer(1, true).wanted_by, None);
    }

    #[test]
    fn the_newest_question_waits_and_the_overtaken_answer_is_dropped() {
        let mut slots = Slots::default();
        assert_eq!(slots.ask(Slot::List, "a"), Post::Ask(1, "a"));
        assert_eq!(slots.ask(Slot::List, "ab"), Post::TakeBack(1));
        assert_eq!(slots.ask(Slot::List, "abc"), Post::TakeBack(1));
        assert_eq!(slots.answer(1, true), Taken { wanted_by: None, next: Some((Slot::List, 2, "abc")) });
        assert_eq!(slots.answer(2, true), Taken { wanted_by: Some(Slot::List), next: None });
        assert_eq!(slots.ask(Slot::List, "abcd"), Post::Ask(3, "abcd"));
    }

    #[test]
    fn progress_keeps_the_slot_until_the_last_word() {
        let mut slots = Slots::default();
        slots.ask(Slot::Read, "files");
        assert_eq!(slots.answer(1, false), Taken { wanted_by: Some(Slot::Read), next: None });
        assert_eq!(slots.asked(Slot::Read), Some(1));
        slots.ask(Slot::Read, "other files");
        assert_eq!(slots.answer(1, false), Taken { wanted_by: None, next: None });
        assert_eq!(slots.answer(1, true).next, Some((Slot::Read, 2, "other files")));
    }

    #[test]
    fn a_forgotten_question_is_answered_for_nobody_and_nothing_comes_after_it() {
        let mut slots = Slots::default();
        slots.ask(Slot::Article, "one");
        slots.ask(Slot::Article, "two");
        slots.forget(Slot::Article);
        assert_eq!(slots.answer(1, true), Taken { wanted_by: None, next: None });
        assert_eq!(slots.ask(Slot::Article, "three"), Post::Ask(2, "three"));
        assert_eq!(slots.answer(2, true).wanted_by, Some(Slot::Article));
    }

    #[test]
    fn a_question_that_could_not_be_posted_blocks_nothing() {
        let mut slots = Slots::default();
        slots.ask(Slot::More, "a");
        slots.not_posted(Slot::More);
        assert_eq!(slots.ask(Slot::More, "b"), Post::Ask(2, "b"));
    }
}
