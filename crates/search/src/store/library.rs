//! The library of the large programs: articles packed as bytes and pressed in blocks, of which the last used few are kept
//! whole, or in chunks that are not here yet.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::chunk::{Chunk, ChunkError, Shelf};
use super::packed;
use super::pressed::Pressed;
use dateline_core::corpus::Item;
use dateline_core::time::Published;

/// So many articles are kept whole: what a screen or two shows.
const KEPT: usize = 64;

/// Bytes of packed articles that are pressed together: LZ4 looks back no further, and to show an article its block is opened.
const BLOCK: usize = 64 << 10;

/// So many blocks are kept open.
const OPEN: usize = 4;

/// The articles of a corpus by number, from 0 on. What was put in comes out equal.
#[derive(Debug, Default)]
pub struct Library {
    blocks: Vec<Block>,
    /// What has taken the place of stored bytes.
    changed: BTreeMap<u32, Changed>,
    /// Whole articles, the last used last.
    kept: RefCell<Vec<(u32, Rc<Item>)>>,
    /// The blocks opened last, by number.
    open: RefCell<Vec<(usize, Vec<u8>)>>,
    /// Chunks asked for in vain since they were last told of; sorted.
    wanted: RefCell<Vec<u32>>,
    /// Articles that could not be read; sorted.
    damaged: RefCell<Vec<u32>>,
}

/// Articles `first` to `first + count`.
#[derive(Debug)]
struct Block {
    first: u32,
    count: u32,
    held: Held,
}

#[derive(Debug)]
enum Held {
    Here(Shelf),
    Pressed(Pressed),
    Away(Chunk),
}

#[derive(Debug)]
enum Changed {
    /// The article is as it was but for its day.
    Tail(Box<[u8]>),
    /// It is another one.
    Whole(Box<[u8]>),
}

/// The bytes of an article, and the tail that has taken the place of theirs.
type Bytes<'a> = (Cow<'a, [u8]>, Option<&'a [u8]>);

/// What a library takes of memory, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Packed articles.
    pub packed: usize,
    /// Texts of the articles kept whole. With their facts they take about three times that.
    pub kept: usize,
}

impl Library {
    /// One without articles.
    pub fn new() -> Self {
        Self::default()
    }

    /// The articles of a stored corpus whose chunks are to be [supplied](Self::supply). Chunks are numbered in the order
    /// given. None if they hold more articles than can be counted.
    pub fn from_chunks(chunks: &[Chunk]) -> Option<Self> {
        let mut first = 0u32;
        let mut blocks = Vec::with_capacity(chunks.len());
        for &chunk in chunks {
            blocks.push(Block { first, count: chunk.count, held: Held::Away(chunk) });
            first = first.checked_add(chunk.count)?;
        }
        Some(Self { blocks, ..Self::default() })
    }

    /// How many articles there are, here or away.
    pub fn len(&self) -> usize {
        self.blocks.last().map_or(0, |b| b.first as usize + b.count as usize)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds the next article.
    pub fn push(&mut self, item: Item) {
        self.put(&packed::body(&item), &packed::tail(&item));
    }

    /// Adds the next article's bytes, given in two parts. A block that is full is pressed.
    pub(super) fn put(&mut self, body: &[u8], tail: &[u8]) {
        let len = body.len() + tail.len();
        let first = self.len() as u32;
        if let Some(Block { count, held, .. }) = self.blocks.last_mut()
            && let Held::Here(shelf) = held
        {
            if shelf.has_room(len) {
                shelf.push(body, tail);
                *count += 1;
                return;
            }
            if let Some(pressed) = Pressed::of(shelf) {
                *held = Held::Pressed(pressed);
            }
        }
        let mut shelf = Shelf::with_capacity(len.max(BLOCK));
        shelf.push(body, tail);
        self.blocks.push(Block { first, count: 1, held: Held::Here(shelf) });
    }

    /// Article `n`. None if there is no such article, if it lies in a chunk that is not here yet, which then is
    /// [wanted](Self::wanted), or if it cannot be read, which [`damaged`](Self::damaged) then tells.
    pub fn item(&self, n: u32) -> Option<Rc<Item>> {
        let mut kept = self.kept.borrow_mut();
        if let Some(at) = kept.iter().rposition(|(number, _)| *number == n) {
            let found = kept.remove(at);
            let item = Rc::clone(&found.1);
            kept.push(found);
            return Some(item);
        }
        let (bytes, tail) = self.bytes(n)?;
        let Some(item) = packed::unpack(&bytes, tail).map(Rc::new) else {
            note(&self.damaged, n);
            return None;
        };
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((n, Rc::clone(&item)));
        Some(item)
    }

    /// Article `n`; a chunk that is away is noted.
    fn bytes(&self, n: u32) -> Option<Bytes<'_>> {
        let tail = match self.changed.get(&n) {
            Some(Changed::Whole(bytes)) => return Some((Cow::Borrowed(bytes), None)),
            Some(Changed::Tail(tail)) => Some(&**tail),
            None => None,
        };
        let at = self.blocks.partition_point(|b| b.first <= n).checked_sub(1)?;
        let block = self.blocks.get(at)?;
        match &block.held {
            Held::Here(shelf) => Some((Cow::Borrowed(shelf.get((n - block.first) as usize)?), tail)),
            Held::Pressed(pressed) => {
                let place = pressed.place((n - block.first) as usize)?;
                let mut open = self.open.borrow_mut();
                match open.iter().position(|(block, _)| *block == at) {
                    Some(known) => open[known..].rotate_left(1),
                    None => {
                        if open.len() == OPEN {
                            open.remove(0);
                        }
                        open.push((at, pressed.open()));
                    }
                }
                Some((Cow::Owned(open.last()?.1.get(place)?.to_vec()), tail))
            }
            Held::Away(_) => {
                if n - block.first < block.count {
                    note(&self.wanted, at as u32);
                }
                None
            }
        }
    }

    /// Whether article `n` is here; asking does not make its chunk wanted.
    pub fn is_here(&self, n: u32) -> bool {
        let at = self.blocks.partition_point(|b| b.first <= n).wrapping_sub(1);
        self.blocks.get(at).is_some_and(|b| !matches!(b.held, Held::Away(_)) && n - b.first < b.count)
    }

    /// Puts another state of article `n` in its place. A number that no article has is passed over.
    pub fn replace(&mut self, n: u32, item: Item) {
        if n as usize >= self.len() {
            return;
        }
        let (mut body, tail) = (packed::body(&item), packed::tail(&item));
        let same = match self.bytes(n) {
            Some((bytes, _)) => bytes.starts_with(&body),
            None => false,
        };
        let changed = if same && !matches!(self.changed.get(&n), Some(Changed::Whole(_))) {
            Changed::Tail(tail.into())
        } else {
            body.extend(tail);
            Changed::Whole(body.into())
        };
        self.changed.insert(n, changed);
        self.kept.get_mut().retain(|(number, _)| *number != n);
    }

    /// Gives article `n` another day. None if there is no such article, or it is away.
    pub fn redate(&mut self, n: u32, published: Option<Published>) -> Option<Rc<Item>> {
        let mut item = self.item(n)?;
        self.kept.get_mut().retain(|(number, _)| *number != n);
        Rc::make_mut(&mut item).redate(published);
        let tail = packed::tail(&item);
        let changed = match self.changed.remove(&n) {
            Some(Changed::Whole(_)) => Changed::Whole([packed::body(&item), tail].concat().into()),
            Some(Changed::Tail(_)) | None => Changed::Tail(tail.into()),
        };
        self.changed.insert(n, changed);
        self.kept.get_mut().push((n, Rc::clone(&item)));
        Some(item)
    }

    /// Chunks that were asked for in vain since this was last asked, each once, sorted.
    pub fn wanted(&self) -> Vec<u32> {
        self.wanted.take()
    }

    /// Articles that could not be read because their bytes are not what an analysis makes, each once, sorted.
    pub fn damaged(&self) -> Vec<u32> {
        self.damaged.borrow().clone()
    }

    /// How many chunks there are, here or away.
    pub fn chunks(&self) -> u32 {
        self.blocks.len() as u32
    }

    /// What is known of a chunk that is away; None once it is here.
    pub fn chunk(&self, chunk: u32) -> Option<Chunk> {
        match self.blocks.get(chunk as usize)?.held {
            Held::Away(chunk) => Some(chunk),
            Held::Here(_) | Held::Pressed(_) => None,
        }
    }

    /// Takes in a chunk's bytes, unpacked by gzip. One that is here already stays as it is.
    ///
    /// # Errors
    ///
    /// If they are not what was written; the chunk is still away then, and may be supplied again.
    pub fn supply(&mut self, chunk: u32, bytes: Vec<u8>) -> Result<(), ChunkError> {
        let block = self.blocks.get_mut(chunk as usize).ok_or(ChunkError::Unknown)?;
        let Held::Away(known) = block.held else { return Ok(()) };
        known.part.check(&bytes)?;
        let shelf = Shelf::read(bytes).filter(|s| s.len() == block.count as usize).ok_or(ChunkError::Damaged)?;
        block.held = Held::Here(shelf);
        Ok(())
    }

    /// Article `n` as bytes, to be stored; None if it is away.
    pub fn packed(&self, n: u32) -> Option<Cow<'_, [u8]>> {
        let (bytes, tail) = self.bytes(n)?;
        let Some(tail) = tail else { return Some(bytes) };
        let body = bytes.get(..packed::body_len(&bytes)?)?;
        Some(Cow::Owned([body, tail].concat()))
    }

    /// What it takes of memory.
    pub fn memory(&self) -> Memory {
        let here = |b: &Block| match &b.held {
            Held::Here(shelf) => shelf.memory(),
            Held::Pressed(pressed) => pressed.memory(),
            Held::Away(_) => 0,
        };
        let changed = |c: &Changed| match c {
            Changed::Tail(bytes) | Changed::Whole(bytes) => bytes.len(),
        };
        let packed = self.blocks.iter().map(here).sum::<usize>() + self.changed.values().map(changed).sum::<usize>();
        let packed = packed + self.open.borrow().iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        Memory { packed, kept: self.kept.borrow().iter().map(|(_, i)| i.article.text.len()).sum() }
    }
}

/// Adds a number to a sorted list, once.
fn note(list: &RefCell<Vec<u32>>, number: u32) {
    let mut list = list.borrow_mut();
    if let Err(at) = list.binary_search(&number) {
        list.insert(at, number);
    }
}
