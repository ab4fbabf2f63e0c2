//! Alignment of two texts: the stretches of words that both have in the same order, with words put in, left out and replaced.

use std::ops::Range;

use super::words::Word;

/// Words of one text that stand beside words of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Numbers of the first text's words.
    pub a: Range<usize>,
    /// Numbers of the second text's words.
    pub b: Range<usize>,
    /// The words that are the same in both, in order.
    pub same: Vec<(u32, u32)>,
}

/// What a word of both counts: one that tells something, and any other.
const TELLING: f32 = 1.0;
const SILENT: f32 = 0.5;
/// What each word that only one of them has takes away.
const ODD: f32 = 0.35;
/// A walk ends where it has lost so much since it was best.
const DROP: f32 = 5.0;
/// Most words that a walk looks ahead on either side for where both go on alike.
const AHEAD: usize = 5;
/// The least that a stretch counts.
const LEAST: f32 = 5.0;
/// Places of the second text that one pair of words is looked for at.
const PLACES: usize = 6;

/// All stretches of `a` and `b`, in the order of `a`. No word of `a` is in two.
pub(super) fn align(a: &[Word], b: &[Word]) -> Vec<Stretch> {
    let mut index: Vec<(u64, u32)> =
        (1..b.len()).filter_map(|j| Some((seed(b.get(j - 1)?, b.get(j)?)?, j as u32 - 1))).collect();
    index.sort_unstable();
    let mut found: Vec<Stretch> = Vec::new();
    let mut i = 0;
    while i + 1 < a.len() {
        let Some(key) = seed(&a[i], &a[i + 1]) else {
            i += 1;
            continue;
        };
        let from = index.partition_point(|&(k, _)| k < key);
        let places = index[from..].iter().take_while(|&&(k, _)| k == key).take(PLACES);
        let done = found.last().map_or(0, |s| s.a.end);
        let mut best: Option<(f32, Stretch)> = None;
        for &(_, j) in places {
            let (score, stretch) = extend(a, b, i, j as usize, done);
            if score >= LEAST && best.as_ref().is_none_or(|(s, _)| score > *s) {
                best = Some((score, stretch));
            }
        }
        match best {
            Some((_, stretch)) => {
                i = stretch.a.end;
                found.push(stretch);
            }
            None => i += 1,
        }
    }
    found
}

/// Two words that follow each other and of which one tells something.
fn seed(a: &Word, b: &Word) -> Option<u64> {
    (a.telling || b.telling).then(|| u64::from(a.letters) << 32 | u64::from(b.letters))
}

/// The stretch around word `i` of `a` and word `j` of `b`, which are the same, and what it counts. It begins at word `done` of
/// `a` or later.
fn extend(a: &[Word], b: &[Word], i: usize, j: usize, done: usize) -> (f32, Stretch) {
    let (ahead, mut same) = walk(a.len() - i, b.len() - j, |n| &a[i + n], |n| &b[j + n]);
    for pair in &mut same {
        *pair = (pair.0 + i as u32, pair.1 + j as u32);
    }
    let (behind, back) = walk(i.saturating_sub(done), j, |n| &a[i - 1 - n], |n| &b[j - 1 - n]);
    let mut all: Vec<(u32, u32)> = back.into_iter().rev().map(|(x, y)| (i as u32 - 1 - x, j as u32 - 1 - y)).collect();
    all.append(&mut same);
    let (first, last) = (all.first().copied().unwrap_or_default(), all.last().copied().unwrap_or_default());
    let stretch =
        Stretch { a: first.0 as usize..last.0 as usize + 1, b: first.1 as usize..last.1 as usize + 1, same: all };
    (ahead + behind, stretch)
}

/// Walks over two texts from their first words on as long as they go on alike, and returns the most that the walk counted with
/// the words that were the same up to there.
fn walk<'w>(
    m: usize,
    n: usize,
    a: impl Fn(usize) -> &'w Word,
    b: impl Fn(usize) -> &'w Word,
) -> (f32, Vec<(u32, u32)>) {
    let (mut i, mut j, mut score, mut best) = (0, 0, 0.0_f32, 0.0_f32);
    let (mut same, mut kept) = (Vec::new(), 0);
    while i < m && j < n && score > best - DROP {
        if a(i).letters == b(j).letters {
            score += if a(i).telling { TELLING } else { SILENT };
            same.push((i as u32, j as u32));
            (i, j) = (i + 1, j + 1);
            if score > best {
                (best, kept) = (score, same.len());
            }
            continue;
        }
        let Some((x, y)) = resume(m - i, n - j, |k| a(i + k), |k| b(j + k)) else { break };
        score -= ODD * x.max(y) as f32;
        (i, j) = (i + x, j + y);
    }
    same.truncate(kept);
    (best, same)
}

/// How many words of each text to leave out until both go on alike: fewest in all, and at a word that tells something or is
/// followed by another that is the same.
fn resume<'w>(
    m: usize,
    n: usize,
    a: impl Fn(usize) -> &'w Word,
    b: impl Fn(usize) -> &'w Word,
) -> Option<(usize, usize)> {
    // As many from both first: a word that was replaced is commoner than one put in and another left out elsewhere.
    for odd in 1..=2 * AHEAD {
        let middle = odd / 2;
        for step in 0..=odd {
            let x = if step % 2 == 0 { middle + step / 2 } else { middle.wrapping_sub(step.div_ceil(2)) };
            let y = odd.wrapping_sub(x);
            if x > AHEAD || y > AHEAD || x >= m || y >= n || a(x).letters != b(y).letters {
                continue;
            }
            let goes_on = x + 1 < m && y + 1 < n && a(x + 1).letters == b(y + 1).letters;
            if a(x).telling || goes_on {
                return Some((x, y));
            }
        }
    }
    None
}
