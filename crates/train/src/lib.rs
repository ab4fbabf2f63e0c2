//! Makes the learned weights of `dateline_core::quote` from annotated articles.
//!
//! Six logistic regressions over hashed features, each fitted by FTRL-Proximal (McMahan et al. 2013): one pass order, no
//! randomness, and an L1 term that leaves most weights at nothing. The scorers `candidate` and `speech` look at what `start` and
//! `end` make of articles that they were not fitted to, so that their probabilities hold for new articles.
//!
//! What an example is, and what its features are, is the core's business (`dateline_core::quote::training`). `dateline train`
//! reads the articles and writes the file.

pub mod rows;

use dateline_core::quote::Weights;
use dateline_core::quote::training::{
    Annotated, Example, Extents, Judgements, SCALE, SIZES, extents, judgements, probability, speakers,
};

/// Parts that the examples of `candidate` and `speech` are made in.
const PARTS: usize = 4;

/// Fits all scorers. The same articles in the same order give the same weights.
pub fn train(articles: &[&Annotated]) -> Weights {
    let mut judged = Judgements::default();
    for part in 0..PARTS {
        let (held, rest): (Vec<_>, Vec<_>) = articles.iter().enumerate().partition(|(i, _)| i % PARTS == part);
        let rest: Vec<&Annotated> = rest.into_iter().map(|(_, a)| *a).collect();
        let [start, end] = fit_extents(&rest);
        let weights = Weights::new([start, end, zero(2), zero(3), zero(4), zero(5)]);
        for (_, annotated) in held {
            judgements(annotated, &weights, &mut judged);
        }
    }
    let [start, end] = fit_extents(articles);
    let candidate = fit(&judged.candidates, SIZES[2], 6, MANY);
    let speech = fit(&judged.speech, SIZES[3], 6, MANY);
    let tier = fit(&judged.tiers, SIZES[4], 6, FEW);
    let tables = [start, end, candidate, speech, tier];
    let [start, end, candidate, speech, tier] = tables.clone();
    let weights = Weights::new([start, end, candidate, speech, tier, zero(5)]);
    let mut examples = Vec::new();
    for annotated in articles {
        speakers(annotated, &weights, &mut examples);
    }
    let [start, end, candidate, speech, tier] = tables;
    Weights::new([start, end, candidate, speech, tier, fit(&examples, SIZES[5], 6, FEW)])
}

/// The weights of a scorer that is not fitted yet.
fn zero(scorer: usize) -> Vec<u8> {
    vec![0; SIZES[scorer]]
}

fn fit_extents(articles: &[&Annotated]) -> [Vec<u8>; 2] {
    let mut examples = Extents::default();
    for annotated in articles {
        extents(annotated, &mut examples);
    }
    [fit(&examples.starts, SIZES[0], 4, MANY), fit(&examples.ends, SIZES[1], 4, MANY)]
}

/// The L1 term where examples are many: it leaves most weights at nothing.
const MANY: f32 = 3.0;

/// The L1 term of scorers that few articles have examples for, which would learn nothing of a single verb otherwise.
const FEW: f32 = 0.75;

/// Fits one scorer and rounds its weights to bytes.
fn fit(examples: &[Example], size: usize, passes: usize, l1: f32) -> Vec<u8> {
    const ALPHA: f32 = 0.1;
    const L2: f32 = 0.5;
    const BETA: f32 = 1.0;
    let mask = size - 1;
    let mut z = vec![0f32; size];
    let mut n = vec![0f32; size];
    let weight = |z: f32, n: f32| {
        if z.abs() <= l1 { 0.0 } else { -(z - z.signum() * l1) / ((BETA + n.sqrt()) / ALPHA + L2) }
    };
    for _ in 0..passes {
        for example in examples {
            let sum: f32 = example.features.iter().map(|&f| weight(z[f as usize & mask], n[f as usize & mask])).sum();
            let error = (probability(sum) - f32::from(u8::from(example.right))) * example.weight;
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
