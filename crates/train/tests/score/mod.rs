//! How quotations are scored: spans by the words they share, speakers by the words of their names.
//!
//! Everything is counted in words, so that marks, final commas and white space do not matter. Spans are cut at line breaks.
//! A predicted piece matches a gold piece where they share four words in five of all that either has; one to one, best
//! first. In the view `direct`, predictions that lie within a gold quotation of another kind are neither right nor wrong.

pub mod speaker;

use std::collections::BTreeSet;

use speaker::{agree, speaker_right};

/// Words shared of all words, at least, for a match.
const SHARED: f64 = 0.8;

/// A quotation, in gold or as found; offsets are code points.
#[derive(Clone, Debug, Default)]
pub struct Quotation {
    pub start: usize,
    pub end: usize,
    /// `direct`, `mixed`, `indirect`; in gold only.
    pub kind: Option<String>,
    pub speaker: Option<(usize, usize)>,
    pub speaker_text: Option<String>,
    pub speaker_ref: Option<String>,
    /// What a prediction is counted under in the tables: rule and confidence in per cent.
    pub rule: String,
    pub confidence: u32,
}

/// A text cut into words.
pub struct Text {
    chars: Vec<char>,
    words: Vec<(usize, usize)>,
    /// For each character, whether it stands between double marks.
    marked: Vec<bool>,
}

/// A part of a quotation on one line: words `first..last`.
struct Piece<'q> {
    first: usize,
    last: usize,
    kind: String,
    quotation: &'q Quotation,
}

/// Counts of one view.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub gold: usize,
    pub predicted: usize,
    pub hit: usize,
    pub excused: usize,
    pub speakers: usize,
    pub speakers_right: usize,
    pub resolvable: usize,
    pub resolved: usize,
    joint_gold: usize,
    joint_predicted: usize,
    joint_hit: usize,
}

impl Tally {
    pub fn add(&mut self, other: &Tally) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.hit += other.hit;
        self.excused += other.excused;
        self.speakers += other.speakers;
        self.speakers_right += other.speakers_right;
        self.resolvable += other.resolvable;
        self.resolved += other.resolved;
        self.joint_gold += other.joint_gold;
        self.joint_predicted += other.joint_predicted;
        self.joint_hit += other.joint_hit;
    }

    pub fn f1(&self) -> f64 {
        f1(self.hit, self.predicted, self.gold)
    }

    /// F1 of quotation and speaker together.
    pub fn joint_f1(&self) -> f64 {
        f1(self.joint_hit, self.joint_predicted, self.joint_gold)
    }

    /// Quotations and speakers both right, of those found and of those true.
    pub fn joint(&self) -> (usize, usize, usize) {
        (self.joint_hit, self.joint_predicted, self.joint_gold)
    }

    /// One line of a table.
    pub fn line(&self, label: &str) -> String {
        let percent =
            |a: usize, b: usize| if b == 0 { "    -".into() } else { format!("{:5.1}", 100.0 * a as f64 / b as f64) };
        format!(
            "{label:<32} {:>6} {:>6} {:>6} | {} {} {:5.1} | {} {} {:5.1}\n",
            self.gold,
            self.predicted,
            self.hit,
            percent(self.hit, self.predicted),
            percent(self.hit, self.gold),
            100.0 * self.f1(),
            percent(self.speakers_right, self.speakers),
            percent(self.resolved, self.resolvable),
            100.0 * self.joint_f1(),
        )
    }
}

fn f1(hit: usize, predicted: usize, gold: usize) -> f64 {
    if predicted + gold == 0 { 0.0 } else { 2.0 * hit as f64 / (predicted + gold) as f64 }
}

impl Text {
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let words = words(&chars);
        let marked = marked(&chars);
        Self { chars, words, marked }
    }

    fn pieces<'q>(&self, quotations: &'q [Quotation]) -> Vec<Piece<'q>> {
        let mut seen = BTreeSet::new();
        let mut out = Vec::new();
        for quotation in quotations {
            let mut at = quotation.start;
            while at < quotation.end {
                let cut = (at..quotation.end).find(|&i| matches!(self.chars[i], '\n' | '\r')).unwrap_or(quotation.end);
                let first = self.words.partition_point(|w| w.0 < at);
                let last = self.words.partition_point(|w| w.0 < cut);
                if last > first && seen.insert((first, last)) {
                    let kind = quotation.kind.clone().unwrap_or_else(|| self.kind(at, cut));
                    out.push(Piece { first, last, kind, quotation });
                }
                at = cut + 1;
            }
        }
        out
    }

    /// What a span is by the marks around its words.
    fn kind(&self, start: usize, end: usize) -> String {
        let spots: Vec<usize> = words(&self.chars[start..end]).iter().map(|w| start + w.0).collect();
        let between = spots.iter().filter(|&&s| self.marked[s]).count();
        let text: String = self.chars[start..end].iter().collect();
        let text = text.trim();
        let single = text.chars().count() > 2
            && text.starts_with(['\'', '‘', '`'])
            && text.trim_end_matches(['.', ',', ';', ':', '!', '?']).ends_with(['\'', '’']);
        let kind = match between {
            n if n == spots.len() && n > 0 => "direct",
            n if n > 0 => "mixed",
            _ if single => "direct",
            _ => "indirect",
        };
        kind.to_owned()
    }

    /// Scores one article in both views, `direct` and all kinds; calls `told` for each prediction with whether it is right.
    pub fn score(
        &self,
        gold: &[Quotation],
        found: &[Quotation],
        told: &mut dyn FnMut(&Quotation, bool),
    ) -> (Tally, Tally) {
        let (gold, found) = (self.pieces(gold), self.pieces(found));
        let all: Vec<&Piece<'_>> = gold.iter().collect();
        let (direct, other): (Vec<_>, Vec<_>) = gold.iter().partition(|g| g.kind == "direct");
        let right: BTreeSet<usize> = matches(&all, &found).into_iter().map(|(_, p)| p).collect();
        for (p, piece) in found.iter().enumerate() {
            told(piece.quotation, right.contains(&p));
        }
        (count(&direct, &other, &found, true), count(&all, &[], &found, false))
    }
}

fn shared(x: &Piece<'_>, y: &Piece<'_>) -> f64 {
    let both = x.last.min(y.last) as f64 - x.first.max(y.first) as f64;
    if both <= 0.0 { 0.0 } else { both / (x.last.max(y.last) - x.first.min(y.first)) as f64 }
}

/// Pairs of gold and found pieces, best first, each used once.
fn matches(gold: &[&Piece<'_>], found: &[Piece<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (g, x) in gold.iter().enumerate() {
        for (p, y) in found.iter().enumerate() {
            let v = shared(x, y);
            if v >= SHARED {
                pairs.push((v, g, p));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut gold_used, mut found_used) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|&(_, g, p)| {
        let free = !gold_used.contains(&g) && !found_used.contains(&p);
        if free {
            gold_used.insert(g);
            found_used.insert(p);
        }
        free
    });
    pairs.into_iter().map(|(_, g, p)| (g, p)).collect()
}

fn count(target: &[&Piece<'_>], other: &[&Piece<'_>], found: &[Piece<'_>], direct: bool) -> Tally {
    let pairs = matches(target, found);
    let matched: BTreeSet<usize> = pairs.iter().map(|p| p.1).collect();
    let mut tally = Tally { gold: target.len(), hit: pairs.len(), ..Tally::default() };
    let mut wrong = 0;
    for (p, y) in found.iter().enumerate().filter(|(p, _)| !matched.contains(p)) {
        let _ = p;
        if direct && y.kind != "direct" {
            continue;
        }
        let inside = |g: &&Piece<'_>| {
            let both = y.last.min(g.last) as f64 - y.first.max(g.first) as f64;
            both >= SHARED * (y.last - y.first) as f64
        };
        if direct && other.iter().any(inside) {
            tally.excused += 1;
        } else {
            wrong += 1;
        }
    }
    tally.predicted = pairs.len() + wrong;
    let has = |g: &Piece<'_>| {
        let some = |s: &Option<String>| s.as_ref().is_some_and(|s| !s.is_empty());
        some(&g.quotation.speaker_text) || some(&g.quotation.speaker_ref)
    };
    tally.joint_gold = target.iter().filter(|g| has(g)).count();
    tally.joint_predicted = tally.predicted - pairs.iter().filter(|(g, _)| !has(target[*g])).count();
    for (g, p) in pairs {
        let (wanted, got) = (target[g].quotation, found[p].quotation);
        if has(target[g]) {
            let right = speaker_right(wanted, got);
            tally.speakers += 1;
            tally.speakers_right += usize::from(right);
            tally.joint_hit += usize::from(right);
        }
        if let Some(name) = wanted.speaker_ref.as_deref().filter(|n| !n.is_empty()) {
            tally.resolvable += 1;
            let said = got.speaker_ref.as_deref().filter(|s| !s.is_empty()).or(got.speaker_text.as_deref());
            tally.resolved += usize::from(agree(name, said.unwrap_or_default(), 8));
        }
    }
    tally
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Words with inner apostrophes.
pub fn words(chars: &[char]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !is_word(chars[i]) {
            i += 1;
            continue;
        }
        let start = i;
        loop {
            while i < chars.len() && is_word(chars[i]) {
                i += 1;
            }
            let inner = i + 1 < chars.len() && matches!(chars[i], '\'' | '’') && is_word(chars[i + 1]);
            if !inner {
                break;
            }
            i += 1;
        }
        out.push((start, i));
    }
    out
}

/// Which characters stand between double marks, line by line.
fn marked(chars: &[char]) -> Vec<bool> {
    let mut marked = vec![false; chars.len()];
    let mut inside = false;
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        let doubled = |d: char| c == d && chars.get(i + 1) == Some(&d);
        // Two single marks stand for a double one.
        let (c, step) = match c {
            '`' if doubled('`') => ('“', 2),
            '‘' if doubled('‘') => ('“', 2),
            '’' if doubled('’') => ('”', 2),
            '\'' if doubled('\'') => ('"', 2),
            c => (c, 1),
        };
        match c {
            '\n' => inside = false,
            '“' | '„' | '«' => inside = true,
            '”' | '»' => inside = false,
            '"' if inside => inside = false,
            '"' => {
                let before = i.checked_sub(1).map_or(' ', |k| chars[k]);
                let after =
                    chars.get(i + 1).copied().filter(|_| step == 1).unwrap_or(if step == 1 { ' ' } else { '\u{200b}' });
                inside = !before.is_alphanumeric() || after.is_alphanumeric();
            }
            _ => marked[i] = inside,
        }
        if step == 2 {
            marked[i + 1] = inside;
        }
        i += step;
    }
    marked
}
