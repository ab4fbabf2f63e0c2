//! Makes training examples for the scorers of `weigh` from annotated articles.
//!
//! A trainer fits weights to the examples and tries them with [`find_with`](super::find_with); no weights are fitted here. It
//! takes two steps. The scorers of starts and ends learn from [`extents`]. The other two judge candidates, which depend on
//! those weights, and learn from [`judgements`]: candidates in articles that the weights were not fitted to.

use super::Tier;
use super::candidates::{self, Candidates, Proposals};
use super::context::DocumentContext;
use super::discourse::DiscourseState;
use super::reported_rules;
use super::resolve::Resolved;
pub use super::weigh::{SCALE, SIZES, probability};
use super::weigh::{SentenceFeatures, Walk, Weights, speech_features};
use crate::article::Article;
use crate::text::{Class, Span, among, class_of};

/// An article with the quotations that people found in it.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The article.
    pub article: Article,
    /// Its quotations.
    pub gold: Vec<Gold>,
    /// How much its examples count.
    pub weight: f32,
}

/// A quotation that people marked.
#[derive(Clone, Debug)]
pub struct Gold {
    /// What is quoted, in bytes.
    pub span: Span,
    /// Its cue, in bytes.
    pub cue: Option<Span>,
    /// Whether it stands between marks as a whole.
    pub direct: bool,
    /// Whether it was said or is held, if the annotators tell.
    pub tier: Option<Tier>,
    /// Whom the annotators name as its speaker, in full, if they name speakers.
    pub speaker: Option<String>,
    /// The mention of its speaker, if they mark it, in bytes.
    pub mention: Option<Span>,
}

/// One decision of a scorer: the hashes of its features, and whether the answer is yes. A scorer with `n` weights, a power of
/// two, keeps the weight of a feature at its hash modulo `n`.
#[derive(Clone, Debug)]
pub struct Example {
    /// The hashes of the features.
    pub features: Vec<u32>,
    /// Whether the annotators say yes.
    pub right: bool,
    /// How much it counts.
    pub weight: f32,
}

/// Examples of where reported words begin and where they end.
#[derive(Clone, Debug, Default)]
pub struct Extents {
    /// For the scorer `start`: one for each place where reported words may begin.
    pub starts: Vec<Example>,
    /// For the scorer `end`: one for each place where reported words that have begun may end.
    pub ends: Vec<Example>,
}

/// Examples of whether what was found is a quotation.
#[derive(Clone, Debug, Default)]
pub struct Judgements {
    /// For the scorer `candidate`: one for each candidate of reported speech.
    pub candidates: Vec<Example>,
    /// For the scorer `speech`: one for each passage between marks.
    pub speech: Vec<Example>,
    /// For the scorer `tier`: one for each of these that is a quotation of a known tier; right ones were said.
    pub tiers: Vec<Example>,
}

/// Adds the examples of one article to `extents`.
pub fn extents(annotated: &Annotated, extents: &mut Extents) {
    let document = annotated.article.document();
    let names = crate::name::find(&document);
    let context = DocumentContext::new(&document, &names);
    for (s, &sentence) in document.sentences.iter().enumerate() {
        let features = SentenceFeatures::new(&context, sentence);
        let reported = reported_rules::find(&context, s);
        let proposals = Proposals::of(&reported, sentence);
        for p in (sentence.first + 1..sentence.last).filter(|&p| features.may_start(p)) {
            // Some annotators take the "that" before a clause for its first word, others leave it out.
            let at = document.tokens[p].span.start;
            let behind = document.tokens.get(p + 1).filter(|_| document.reads(p, "that")).map(|t| t.span.start);
            let begins =
                |g: &&Gold| g.span.start == at && !document.reads(p - 1, "that") || Some(g.span.start) == behind;
            let gold =
                annotated.gold.iter().find(|g| !g.direct && begins(g) && g.cue.is_none_or(|c| c.end <= g.span.start));
            let proposed = proposals.at(&context, p);
            let mut hashes = Vec::new();
            features.nearest_features(p, proposed.map_or(0, |r| r.rule as u32 + 1), &mut hashes);
            features.near_features(p, &mut hashes);
            features.far_features(p, &mut hashes);
            extents.starts.push(Example { features: hashes, right: gold.is_some(), weight: annotated.weight });
            let Some(gold) = gold else { continue };
            let rule_end = proposed.map_or_else(|| candidates::rule_end(&context, p, sentence.last), |r| r.last);
            let before = extents.ends.len();
            end_examples(&features, p, gold.span.end, rule_end, &mut extents.ends);
            extents.ends[before..].iter_mut().for_each(|example| example.weight = annotated.weight);
        }
    }
}

/// Every place up to the true one is an example: the words do not end there, and at last they do.
fn end_examples(features: &SentenceFeatures<'_, '_>, p: usize, end: u32, proposed: usize, out: &mut Vec<Example>) {
    let document = features.context.d;
    let after = document.tokens.partition_point(|t| t.span.start < end).min(features.sentence.last);
    let long = features.words(p, after);
    let places: Vec<usize> = features.ends(p).collect();
    let Some(&nearest) = places.iter().min_by_key(|&&at| features.words(p, at).abs_diff(long)) else { return };
    if features.words(p, nearest).abs_diff(long) * 10 > long {
        return;
    }
    let mut walk = Walk::new(features, p);
    for (k, &at) in places.iter().enumerate() {
        let last = k + 1 == places.len();
        if last {
            return;
        }
        let mut hashes = Vec::new();
        walk.end_features(at, proposed, &mut hashes);
        out.push(Example { features: hashes, right: at == nearest, weight: 1.0 });
        if at == nearest {
            return;
        }
    }
}

/// Adds the examples of one article to `judgements`: what `weights`, of which only `start` and `end` are asked, find in it.
pub fn judgements(annotated: &Annotated, weights: &Weights, judgements: &mut Judgements) {
    let document = annotated.article.document();
    let names = crate::name::find(&document);
    let context = DocumentContext::new(&document, &names);
    let weight = annotated.weight;
    let gold = |span: Span| annotated.gold.iter().find(|g| close(&context, span, g.span));
    let mut tiers = Vec::new();
    let mut judge = |features: Vec<u32>, span: Span| {
        let gold = gold(span);
        if let Some(tier) = gold.and_then(|g| g.tier) {
            tiers.push(Example { features: features.clone(), right: tier == Tier::Said, weight });
        }
        Example { features, right: gold.is_some(), weight }
    };
    let mut discourse = DiscourseState::default();
    for (s, &sentence) in document.sentences.iter().enumerate() {
        let features = SentenceFeatures::new(&context, sentence);
        let candidates = Candidates::of(&features, s, weights, &mut discourse);
        for r in candidates.reported {
            let Some(quote) = r.speech.unresolved_quote(&context, s) else { continue };
            let mut hashes = Vec::new();
            r.features.hash_into(&features, &mut hashes);
            // Some annotators mark "the toll a “disgrace”" where others mark what stands between the marks.
            let whole = document.slice(r.speech.first, r.speech.last);
            let span = if gold(quote.span).is_none() && gold(whole).is_some() { whole } else { quote.span };
            judgements.candidates.push(judge(hashes, span));
        }
        for q in candidates.marked {
            let mut hashes = Vec::new();
            speech_features(&features, &q, &mut hashes);
            // The same of a few words between marks: within a longer quotation they may be one by themselves, or not.
            let untold = !q.speech && gold(q.quote.span).is_none() && annotated.gold.iter().all(|g| g.tier.is_none());
            let short = |g: &Gold| g.span.contains(q.quote.span) && g.span.len() <= q.quote.span.len() + AROUND;
            if untold && annotated.gold.iter().any(short) {
                continue;
            }
            judgements.speech.push(judge(hashes, q.quote.span));
        }
    }
    judgements.tiers.append(&mut tiers);
}

/// Bytes of a quotation, at most, that stand outside its marks where some annotators mark the words between them alone.
const AROUND: usize = 25;

/// Adds an example for the scorer `speaker` to `examples` for each quotation that `weights` find rightly in an article whose
/// annotators name speakers.
pub fn speakers(annotated: &Annotated, weights: &Weights, examples: &mut Vec<Example>) {
    let document = annotated.article.document();
    let names = crate::name::find(&document);
    let context = DocumentContext::new(&document, &names);
    for Resolved { quote, speaker } in super::resolved(&context, weights) {
        let gold = annotated.gold.iter().find(|g| close(&context, quote.span, g.span));
        let (Some(features), Some(speaker), Some(gold)) = (speaker, &quote.speaker, gold) else { continue };
        let (right, weight) = match (&gold.speaker, gold.mention) {
            (Some(name), _) => (agree(&speaker.label, name), annotated.weight),
            // Who is meant is not marked, but where the speaker stands: that tells of mentions that speak for themselves.
            (None, Some(mention)) if features.speaks_for_itself() => {
                let same = speaker.mention.overlaps(mention) && {
                    let key = telling(head(speaker.mention.of(document.text))).pop();
                    key.is_some_and(|key| telling(head(mention.of(document.text))).contains(&key))
                };
                (same, MARKED * annotated.weight)
            }
            _ => continue,
        };
        let mut hashes = Vec::new();
        features.hash_into(&mut hashes);
        examples.push(Example { features: hashes, right, weight });
    }
}

/// How much an example counts, of one whose annotators name speakers, where they mark mentions only.
const MARKED: f32 = 0.3;

/// Small words, which are no part of a name.
const SMALL: &str = "a an the of and or in on at to for from by with as that this who whom which whose his her their its s one \
    some";

/// Whether two labels name one speaker: the head or the last word of one is among the words of the other. "an email from the
/// board" is "the email", and "Jane Roe" is "Mayor Roe".
fn agree(a: &str, b: &str) -> bool {
    if are_namesakes(a, b) {
        return false;
    }
    let keys = |label: &str| [telling(head(label)).pop(), telling(label).pop()];
    let (of_a, of_b) = (telling(a), telling(b));
    keys(a).iter().flatten().any(|key| of_b.contains(key)) || keys(b).iter().flatten().any(|key| of_a.contains(key))
}

/// Whether two labels are of people with one family name and different given names: "Jane Roe" and "John Roe", but not "Jane Roe"
/// and "J. Roe" or "Mayor Roe".
fn are_namesakes(a: &str, b: &str) -> bool {
    let given = |label: &str| {
        let words: Vec<&str> = head(label).split_whitespace().collect();
        let capitals = words.iter().all(|w| w.starts_with(char::is_uppercase));
        let office = Class::TITLE.or(Class::ROLE).or(Class::DEMONYM);
        let names: Vec<String> = telling(head(label)).into_iter().filter(|w| !class_of(w).any(office)).collect();
        (capitals && names.len() == 2).then_some(names)
    };
    let (Some(x), Some(y)) = (given(a), given(b)) else { return false };
    // Given names that begin with one letter may be one: "Joe" and "Joseph".
    x[1] == y[1] && x[0].chars().next() != y[0].chars().next()
}

/// The words of a label in lower case without possessive endings, the small ones left out.
fn telling(label: &str) -> Vec<String> {
    let words = label.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let bare = words.map(|w| w.to_lowercase().trim_end_matches("'s").trim_end_matches("’s").to_owned());
    bare.filter(|w| !w.is_empty() && !among(w, SMALL)).collect()
}

/// What stands in a label before its first comma, bracket, preposition or relative pronoun.
fn head(label: &str) -> &str {
    let end = label.find([',', ';', ':', '(', '[']).unwrap_or(label.len());
    let preposition = |w: &&str| among(&w.to_lowercase(), "of who whom which that in on at for from by with to as");
    let words = label[..end].split(' ');
    let long: usize = words.take_while(|w| !preposition(w)).map(|w| w.len() + 1).sum();
    &label[..long.saturating_sub(1).min(end)]
}

/// Whether two spans share four words in five.
fn close(context: &DocumentContext<'_>, a: Span, b: Span) -> bool {
    let words = |s: Span| {
        let first = context.d.token_at(s.start);
        (first..context.d.tokens.len())
            .take_while(|&i| context.d.tokens[i].span.start < s.end)
            .filter(|&i| context.d.is_word(i) || context.d.tokens[i].kind == crate::text::TokenKind::Number)
            .count()
    };
    if !a.overlaps(b) {
        return false;
    }
    let both = words(Span { start: a.start.max(b.start), end: a.end.min(b.end) });
    let either = words(Span { start: a.start.min(b.start), end: a.end.max(b.end) });
    both * 5 >= either * 4
}
