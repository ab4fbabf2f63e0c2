//! Whether work grows with the length of a text and not with its square: processor time at two sizes, compared with each other.
//!
//! A bound in seconds says little: it depends on the machine, and on how large the text is. Of a text eight times as long, linear
//! work takes eight times as long and quadratic work sixty-four times, on every machine. Processor time of this thread is
//! counted, which other programs do not add to; the least of a few tries, since caches and clocks only ever add.

use std::time::Duration;

use cpu_time::ThreadTime;

/// How much longer the long text is.
const TIMES: usize = 8;

/// How much longer it may take: three times what it should, and less than half of what the square would take.
const MOST: f64 = 24.0;

/// Bytes of the long text.
pub const LONG: usize = 1 << 18;

/// Asserts that `work` on a text of [`LONG`] bytes takes no more than its share of what it takes on an eighth of them. `text`
/// makes a text of about so many bytes.
pub fn assert_linear(what: &str, text: impl Fn(usize) -> String, work: impl Fn(&str)) {
    let least = |size: usize, tries: usize| {
        let text = text(size);
        (0..tries).map(|_| taken(|| work(&text))).min().unwrap_or_default()
    };
    let short = least(LONG / TIMES, 3);
    let ratio = || least(LONG, 1).as_secs_f64() / short.as_secs_f64().max(1e-9);
    let first = ratio();
    // Once more before it is held against anybody.
    let ratio = if first > MOST { first.min(ratio()) } else { first };
    assert!(ratio <= MOST, "{what:?}: {TIMES} times the text takes {ratio:.0} times as long");
}

fn taken(work: impl FnOnce()) -> Duration {
    let start = ThreadTime::now();
    work();
    start.elapsed()
}
