//! The streams of a document as its pages use them. What it takes to unpack one counts each time, and all steps count, since one
//! stream may be named over and over, and may unpack to much on its way to little.

use std::collections::BTreeMap;

use dateline_read::found::Limits;
use hayro_syntax::object::{ObjectIdentifier, Stream};

use crate::filters::{self, Filter};

/// How often everything in a document may be unpacked: a form stands on every page.
const USES: usize = 4;
/// Bytes of the largest stream of instructions: it lies in memory as a whole.
pub(crate) const LARGEST: usize = 128 << 20;
/// What it takes to look at a stream, in bytes that are unpacked.
const LOOK: usize = 64;

/// No more is unpacked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Exhausted;

/// What streams may still unpack to.
pub(crate) struct Streams {
    left: usize,
    /// What it takes to unpack each stream.
    costs: BTreeMap<ObjectIdentifier, usize>,
}

impl Streams {
    /// For a document whose streams unpack to `most` bytes, each once.
    pub(crate) fn new(most: usize, limits: &Limits) -> Self {
        Self { left: most.saturating_mul(USES).min(limits.unpacked), costs: BTreeMap::new() }
    }

    /// The bytes of a stream; nothing if it is damaged.
    pub(crate) fn unpacked(&mut self, stream: &Stream<'_>) -> Result<Option<Vec<u8>>, Exhausted> {
        let cost = self.cost(stream).filter(|cost| *cost <= self.left);
        self.left = cost.map_or(0, |cost| self.left - cost);
        if cost.is_none() {
            return Err(Exhausted);
        }
        Ok(stream.decoded_data().ok().map(std::borrow::Cow::into_owned))
    }

    /// What it takes to unpack a stream; nothing if that is more than is left.
    fn cost(&mut self, stream: &Stream<'_>) -> Option<usize> {
        let id = stream.obj_id();
        if let Some(known) = self.costs.get(&id) {
            return Some(*known);
        }
        let data = stream.raw_data();
        let filters: Vec<Filter> = stream.filters().into_iter().filter_map(Filter::of).collect();
        let cost = filters::unpack(&data, &filters, self.left.min(LARGEST), false)?.cost + data.len() + LOOK;
        // What has no number of its own is counted each time.
        if id != ObjectIdentifier::new(0, 0) {
            self.costs.insert(id, cost);
        }
        Some(cost)
    }
}
