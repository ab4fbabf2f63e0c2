//! Makes the weights of [`weigh`](super::weigh) from annotated articles.
//!
//! Three logistic regressions over hashed features, each fitted by FTRL-Proximal (McMahan et al. 2013): one pass order, no
//! randomness, and an L1 term that leaves most weights at nothing. The third scorer looks at what the first two make of
//! articles that they were not fitted on, so that its probabilities hold for new ones.

use super::direct::Memory;
use super::reading::{self, Readings};
use super::scene::Scene;
use super::weigh::{Features, SCALE, SIZES, Sheet, Walk, Weights, speech_features};
use super::{Quote, find_with, report};
use crate::article::Article;
use crate::name::Name;
use crate::text::{Document, Span};

/// An article with the quotations that people found in it.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The article.
    pub article: Article,
    /// Its quotations.
    pub gold: Vec<Gold>,
}

/// A quotation that people marked.
#[derive(Clone, Copy, Debug)]
pub struct Gold {
    /// What is quoted, in bytes.
    pub span: Span,
    /// Its cue, in bytes.
    pub cue: Option<Span>,
    /// Whether it stands between marks as a whole.
    pub direct: bool,
}

/// Finished weights, as `weights.bin` holds them.
#[derive(Clone, Debug)]
pub struct Trained(Vec<u8>, Weights);

impl Trained {
    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Quotations as they are found with these weights.
    pub fn find(&self, document: &Document<'_>, names: &[Name]) -> Vec<Quote> {
        find_with(document, names, &self.1)
    }
}

/// Parts that the third scorer's examples are made in.
const PARTS: usize = 4;

/// Fits all three scorers.
pub fn train(articles: &[&Annotated]) -> Trained {
    let (mut worth, mut speech) = (Vec::new(), Vec::new());
    for part in 0..PARTS {
        let (held, rest): (Vec<_>, Vec<_>) = articles.iter().enumerate().partition(|(i, _)| i % PARTS == part);
        let rest: Vec<&Annotated> = rest.into_iter().map(|(_, a)| *a).collect();
        let (start, end) = extents(&rest);
        let weights = Weights::new([start, end, vec![0; SIZES[2]], vec![0; SIZES[3]]]);
        for (_, annotated) in held {
            worths(annotated, &weights, &mut worth, &mut speech);
        }
    }
    let (start, end) = extents(articles);
    let worth = fit(&worth, SIZES[2], 6);
    let speech = fit(&speech, SIZES[3], 6);
    let bytes = [&start[..], &end[..], &worth[..], &speech[..]].concat();
    Trained(bytes, Weights::new([start, end, worth, speech]))
}

struct Example {
    features: Vec<u32>,
    right: bool,
}

fn extents(articles: &[&Annotated]) -> (Vec<u8>, Vec<u8>) {
    let (mut starts, mut ends) = (Vec::new(), Vec::new());
    for annotated in articles {
        extent_examples(annotated, &mut starts, &mut ends);
    }
    (fit(&starts, SIZES[0], 4), fit(&ends, SIZES[1], 4))
}

fn extent_examples(annotated: &Annotated, starts: &mut Vec<Example>, ends: &mut Vec<Example>) {
    let document = annotated.article.document();
    let names = crate::name::find(&document);
    let scene = Scene::new(&document, &names);
    for (s, &sentence) in document.sentences.iter().enumerate() {
        let sheet = Sheet::new(&scene, sentence);
        let reports = report::reports(&scene, s);
        for p in (sentence.first + 1..sentence.last).filter(|&p| sheet.may_start(p)) {
            let at = document.tokens[p].span.start;
            let gold = annotated
                .gold
                .iter()
                .find(|g| !g.direct && g.span.start == at && g.cue.is_none_or(|c| c.end <= g.span.start));
            let proposed = reading::proposal(&reports, p, document.lower(p) == "that");
            let mut features = Features::default();
            sheet.nearest_features(p, proposed.map_or(0, |r| r.rule as u32 + 1), &mut features);
            sheet.near_features(p, &mut features);
            sheet.far_features(p, &mut features);
            starts.push(Example { features: features.hashes, right: gold.is_some() });
            let Some(gold) = gold else { continue };
            let rule_end = proposed.map_or_else(|| reading::rule_end(&scene, p, sentence.last), |r| r.last);
            end_examples(&sheet, p, gold.span.end, rule_end, ends);
        }
    }
}

/// Every place up to the true one is an example: the words do not end there, and at last they do.
fn end_examples(sheet: &Sheet<'_, '_>, p: usize, end: u32, proposed: usize, out: &mut Vec<Example>) {
    let document = sheet.scene.d;
    let after = document.tokens.partition_point(|t| t.span.start < end).min(sheet.sentence.last);
    let long = sheet.words(p, after);
    let places: Vec<usize> = sheet.ends(p).collect();
    let Some(&nearest) = places.iter().min_by_key(|&&at| sheet.words(p, at).abs_diff(long)) else { return };
    if sheet.words(p, nearest).abs_diff(long) * 10 > long {
        return;
    }
    let mut walk = Walk::new(sheet, p);
    for (k, &at) in places.iter().enumerate() {
        let last = k + 1 == places.len();
        if last {
            return;
        }
        let mut features = Features::default();
        walk.features(at, proposed, &mut features);
        out.push(Example { features: features.hashes, right: at == nearest });
        if at == nearest {
            return;
        }
    }
}

fn worths(annotated: &Annotated, weights: &Weights, worth: &mut Vec<Example>, speech: &mut Vec<Example>) {
    let document = annotated.article.document();
    let names = crate::name::find(&document);
    let scene = Scene::new(&document, &names);
    let right = |span: Span| annotated.gold.iter().any(|g| close(&scene, span, g.span));
    let mut memory = Memory::default();
    for (s, &sentence) in document.sentences.iter().enumerate() {
        let sheet = Sheet::new(&scene, sentence);
        let readings = Readings::of(&sheet, s, weights, &mut memory);
        for r in readings.reported {
            let Some(draft) = r.report.draft(&scene, s) else { continue };
            let mut features = Features::default();
            r.worth.features(&sheet, &mut features);
            worth.push(Example { features: features.hashes, right: right(draft.span) });
        }
        for q in readings.spoken {
            let mut features = Features::default();
            speech_features(&sheet, &q, &mut features);
            speech.push(Example { features: features.hashes, right: right(q.draft.span) });
        }
    }
}

/// Whether two spans share four words in five.
fn close(scene: &Scene<'_>, a: Span, b: Span) -> bool {
    let words = |s: Span| {
        let first = scene.d.token_at(s.start);
        (first..scene.d.tokens.len())
            .take_while(|&i| scene.d.tokens[i].span.start < s.end)
            .filter(|&i| scene.d.is_word(i) || scene.d.tokens[i].kind == crate::text::TokenKind::Number)
            .count()
    };
    if !a.overlaps(b) {
        return false;
    }
    let both = words(Span { start: a.start.max(b.start), end: a.end.min(b.end) });
    let either = words(Span { start: a.start.min(b.start), end: a.end.max(b.end) });
    both * 5 >= either * 4
}

/// Fits one scorer and rounds its weights to bytes.
fn fit(examples: &[Example], size: usize, passes: usize) -> Vec<u8> {
    const ALPHA: f32 = 0.1;
    const L1: f32 = 4.0;
    const L2: f32 = 0.5;
    const BETA: f32 = 1.0;
    let mask = size - 1;
    let mut z = vec![0f32; size];
    let mut n = vec![0f32; size];
    let weight = |z: f32, n: f32| {
        if z.abs() <= L1 { 0.0 } else { -(z - z.signum() * L1) / ((BETA + n.sqrt()) / ALPHA + L2) }
    };
    for _ in 0..passes {
        for example in examples {
            let sum: f32 = example.features.iter().map(|&f| weight(z[f as usize & mask], n[f as usize & mask])).sum();
            let error = super::weigh::probability(sum) - f32::from(u8::from(example.right));
            for &f in &example.features {
                let i = f as usize & mask;
                let old = weight(z[i], n[i]);
                let root = n[i].sqrt();
                n[i] += error * error;
                z[i] += error - (n[i].sqrt() - root) / ALPHA * old;
            }
        }
    }
    let byte = |w: f32| (w * SCALE).round().clamp(-127.0, 127.0) as i8 as u8;
    z.iter().zip(&n).map(|(&z, &n)| byte(weight(z, n))).collect()
}
