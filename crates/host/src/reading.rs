//! Counts articles, bytes and problems while files are read.

use dateline_search::protocol::ReadingProgress;

use super::batch::ReadBatch;

/// Problems and doubts that are told one by one; of the others there is only their number.
const TOLD: usize = 100;

/// The counts while one set of files is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    state: ReadingProgress,
}

impl Counts {
    /// At the beginning of files of that many bytes in all.
    pub fn new(of: u64) -> Self {
        Self { state: ReadingProgress { of, ..ReadingProgress::default() } }
    }

    /// Counts a batch that was read from that many bytes.
    pub fn add(&mut self, batch: &ReadBatch, bytes: u64) {
        self.state.read += bytes;
        self.state.articles += batch.articles.len() as u32;
        self.state.text += batch.text;
        for problem in &batch.problems {
            self.problem(problem.clone());
        }
        let left = TOLD.saturating_sub(self.state.doubts.len()).min(batch.doubts.len());
        self.state.doubts.extend_from_slice(&batch.doubts[..left]);
        self.state.further_doubts += (batch.doubts.len() - left) as u32;
    }

    /// Counts that many bytes that gave nothing, and why.
    pub fn leave_out(&mut self, problem: String, bytes: u64) {
        self.state.read += bytes;
        self.problem(problem);
    }

    /// Counts all bytes as read, of articles that a stored corpus holds.
    pub fn stored(&mut self, articles: u32) {
        self.state.read = self.state.of;
        self.state.articles = articles;
    }

    /// How far it is after that many milliseconds, of which the index took `indexing`.
    pub fn after(&mut self, milliseconds: f64, indexing: f64) -> &mut ReadingProgress {
        (self.state.milliseconds, self.state.indexing) = (milliseconds, indexing);
        &mut self.state
    }

    /// Articles so far.
    pub fn articles(&self) -> u32 {
        self.state.articles
    }

    fn problem(&mut self, problem: String) {
        if self.state.problems.len() < TOLD {
            self.state.problems.push(problem);
        } else {
            self.state.further_problems += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_read::record_splitter::Form;

    #[test]
    fn batches_and_problems_are_counted_and_only_some_problems_are_told() {
        let mut counts = Counts::new(1000);
        let lines = "{\"text\":\"Words.\"}\nnothing\n";
        let batch = ReadBatch::records("a.jsonl", Form::Lines, 1, lines.as_bytes());
        counts.add(&batch, 26);
        for _ in 0..TOLD {
            counts.leave_out("b: left out".to_owned(), 2);
        }
        let state = counts.after(12.0, 3.0);
        assert_eq!((state.articles, state.text, state.read, state.of), (1, 6, 226, 1000));
        assert_eq!((state.problems.len(), state.further_problems), (TOLD, 1));
        assert!(state.problems[0].starts_with("a.jsonl, line 2: "), "{}", state.problems[0]);
        assert_eq!((state.milliseconds, state.indexing), (12.0, 3.0));
        let lines = "{\"text\":\"Words.\",\"date\":\"soon\"}\n".repeat(TOLD - 1);
        let mut counts = Counts::new(1000);
        for _ in 0..2 {
            counts.add(&ReadBatch::records("a.jsonl", Form::Lines, 1, lines.as_bytes()), 26);
        }
        let state = counts.after(12.0, 3.0);
        assert_eq!((state.doubts.len(), state.further_doubts), (TOLD, TOLD as u32 - 2));
    }
}
