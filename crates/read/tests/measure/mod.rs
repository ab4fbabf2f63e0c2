//! Whether time grows with length, in processor time, since other work shares the machine.

use std::time::Duration;

use cpu_time::ThreadTime;

/// Less is not worth a comparison.
const SHORT: Duration = Duration::from_millis(200);

/// What to say if the second piece of work, which is twice the first, takes more than its share of time.
pub fn slower(what: &str, one: impl Fn(), two: impl Fn()) -> Option<String> {
    let is_slow = |one: Duration, two: Duration| two > SHORT && two.as_secs_f64() > 3.0 * one.as_secs_f64();
    let once = time(&two);
    if once <= SHORT || !is_slow(time(&one), once) {
        return None;
    }
    // The best of three, since other work shares the processor's caches.
    let best = |work: &dyn Fn()| (0..3).map(|_| time(work)).min().unwrap_or_default();
    let (one, two) = (best(&one), best(&two));
    is_slow(one, two).then(|| format!("{what}: {one:?}, twice as much {two:?}"))
}

fn time(work: impl Fn()) -> Duration {
    let start = ThreadTime::now();
    work();
    start.elapsed()
}
