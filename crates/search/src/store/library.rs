//! The articles of a corpus, by number. They are kept as they are, or as bytes in compressed blocks, or lie in parts of a
//! stored corpus that have not been loaded yet.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::block::ArticleBlock;
use super::codec::{self, Codec, Storage};
use super::compressed::CompressedBlock;
use super::error::StoreError;
use super::part::{ArticlePart, PartFile};
use dateline_core::corpus::Item;
use dateline_core::time::Published;

/// So many articles are kept decoded: what a screen or two shows.
const DECODED: usize = 64;

/// Bytes of packed articles that are compressed together: LZ4 looks back no further, and to show an article its block is
/// decompressed.
const BLOCK: usize = 64 << 10;

/// How many blocks are kept decompressed.
const DECOMPRESSED: usize = 4;

/// The articles of a corpus by number, from 0 on. What was put in comes out equal, whatever the [`Storage`].
#[derive(Debug, Default)]
pub struct Library {
    /// None: articles are kept as they are, in `plain`; else in `blocks`.
    codec: Option<&'static dyn Codec>,
    plain: Vec<Rc<Item>>,
    blocks: Vec<LibraryBlock>,
    /// Of articles that were dated anew, the tails that take the place of those in their bytes.
    tails: BTreeMap<u32, Box<[u8]>>,
    /// Of articles that were [replaced](Self::replace), the bodies that take the place of those in their bytes.
    bodies: BTreeMap<u32, Box<[u8]>>,
    /// Decoded articles, the last used last.
    decoded: RefCell<Vec<(u32, Rc<Item>)>>,
    /// The blocks decompressed last, by number.
    decompressed: RefCell<Vec<(usize, Vec<u8>)>>,
    /// Parts asked for in vain since they were last taken; sorted.
    missing: RefCell<Vec<u32>>,
    /// Articles that could not be read; sorted.
    damaged: RefCell<Vec<u32>>,
}

/// Articles `first` to `first + count`.
#[derive(Debug)]
struct LibraryBlock {
    first: u32,
    count: u32,
    content: BlockContent,
}

#[derive(Debug)]
enum BlockContent {
    Packed(ArticleBlock),
    Compressed(CompressedBlock),
    Unloaded(PartFile),
}

/// The bytes of an article, and the tail that has taken the place of theirs.
type Bytes<'a> = (Cow<'a, [u8]>, Option<&'a [u8]>);

/// What a library takes of memory, in bytes. Articles that are kept as they are do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MemoryUse {
    /// Packed articles.
    pub packed: usize,
    /// Texts of the articles kept decoded. With their facts they take about three times that.
    pub decoded: usize,
}

impl Library {
    /// A library without articles.
    pub fn new(storage: Storage) -> Self {
        Self { codec: storage.0, ..Self::default() }
    }

    /// The articles of a stored corpus whose parts are to be [loaded](Self::load). Parts are numbered in the order given.
    /// None if they hold more articles than can be counted.
    pub fn from_parts(parts: &[ArticlePart]) -> Option<Self> {
        let mut first = 0u32;
        let mut blocks = Vec::with_capacity(parts.len());
        for part in parts {
            blocks.push(LibraryBlock { first, count: part.count, content: BlockContent::Unloaded(part.file) });
            first = first.checked_add(part.count)?;
        }
        Some(Self { blocks, ..Self::new(Storage::COMPRESSED) })
    }

    /// The articles of a stored corpus that is in memory as a whole, each as it is: the quickest for few. None if the bytes are
    /// not what was written.
    pub(super) fn decoded(bytes: Vec<u8>) -> Option<Self> {
        let block = ArticleBlock::read(bytes)?;
        let item = |n| Some(Rc::new(codec::unpack(block.get(n)?, None)?));
        let plain = (0..block.len()).map(item).collect::<Option<_>>()?;
        Some(Self { plain, ..Self::default() })
    }

    /// How many articles there are, loaded or not.
    pub fn len(&self) -> usize {
        match self.blocks.last() {
            Some(last) => last.first as usize + last.count as usize,
            None => self.plain.len(),
        }
    }

    /// Whether there are no articles.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds the next article.
    pub fn push(&mut self, item: Item) {
        match self.codec {
            Some(codec) => {
                self.push_packed(codec, &codec.body(&item), &codec.tail(&item));
            }
            None => self.plain.push(Rc::new(item)),
        }
    }

    /// Adds the next article's bytes; the library must be one that keeps bytes.
    pub(super) fn push_bytes(&mut self, packed: &[u8]) {
        if let Some(codec) = self.codec {
            self.push_packed(codec, packed, &[]);
        }
    }

    /// Adds the next article's bytes, given in two pieces. A block that is full is compressed.
    fn push_packed(&mut self, codec: &dyn Codec, body: &[u8], tail: &[u8]) {
        let len = body.len() + tail.len();
        let first = self.len() as u32;
        if let Some(LibraryBlock { count, content, .. }) = self.blocks.last_mut()
            && let BlockContent::Packed(block) = content
        {
            if block.has_room(len) {
                block.push(body, tail);
                *count += 1;
                return;
            }
            if let Some(compressed) = codec.compress(block) {
                *content = BlockContent::Compressed(compressed);
            }
        }
        let mut block = ArticleBlock::with_capacity(len.max(BLOCK));
        block.push(body, tail);
        self.blocks.push(LibraryBlock { first, count: 1, content: BlockContent::Packed(block) });
    }

    /// Article `n`. None if there is no such article, if it lies in a part that is not loaded, which then is among the
    /// [missing](Self::take_missing) ones, or if it cannot be read, which [`damaged`](Self::damaged) then tells.
    pub fn item(&self, n: u32) -> Option<Rc<Item>> {
        let Some(codec) = self.codec else { return self.plain.get(n as usize).cloned() };
        let mut decoded = self.decoded.borrow_mut();
        if let Some(at) = decoded.iter().rposition(|(number, _)| *number == n) {
            let found = decoded.remove(at);
            let item = Rc::clone(&found.1);
            decoded.push(found);
            return Some(item);
        }
        let (bytes, tail) = self.bytes(codec, n)?;
        let Some(item) = codec.unpack(&bytes, tail).map(Rc::new) else {
            note(&self.damaged, n);
            return None;
        };
        if decoded.len() == DECODED {
            decoded.remove(0);
        }
        decoded.push((n, Rc::clone(&item)));
        Some(item)
    }

    /// The bytes of article `n`; a part that is not loaded is noted.
    fn bytes(&self, codec: &dyn Codec, n: u32) -> Option<Bytes<'_>> {
        let tail = self.tails.get(&n).map(|tail| &**tail);
        if let Some(body) = self.bodies.get(&n) {
            return Some((Cow::Borrowed(body), tail));
        }
        let at = self.block_of(n)?;
        let block = self.blocks.get(at)?;
        match &block.content {
            BlockContent::Packed(packed) => Some((Cow::Borrowed(packed.get((n - block.first) as usize)?), tail)),
            BlockContent::Compressed(compressed) => {
                let place = compressed.place((n - block.first) as usize)?;
                let mut open = self.decompressed.borrow_mut();
                match open.iter().position(|(block, _)| *block == at) {
                    Some(known) => open[known..].rotate_left(1),
                    None => {
                        if open.len() == DECOMPRESSED {
                            open.remove(0);
                        }
                        open.push((at, codec.decompress(compressed)));
                    }
                }
                Some((Cow::Owned(open.last()?.1.get(place)?.to_vec()), tail))
            }
            BlockContent::Unloaded(_) => {
                if n - block.first < block.count {
                    note(&self.missing, at as u32);
                }
                None
            }
        }
    }

    /// The block that would hold article `n`, if there is one that begins at or before it.
    fn block_of(&self, n: u32) -> Option<usize> {
        self.blocks.partition_point(|b| b.first <= n).checked_sub(1)
    }

    /// Whether article `n` is loaded; asking does not make its part a missing one.
    pub fn is_loaded(&self, n: u32) -> bool {
        match self.block_of(n).and_then(|at| self.blocks.get(at)) {
            Some(block) => !matches!(block.content, BlockContent::Unloaded(_)) && n - block.first < block.count,
            None => (n as usize) < self.plain.len(),
        }
    }

    /// Gives article `n` another day. None if there is no such article, or if it is not loaded.
    pub fn redate(&mut self, n: u32, published: Option<Published>) -> Option<Rc<Item>> {
        let Some(codec) = self.codec else {
            let item = self.plain.get_mut(n as usize)?;
            Rc::make_mut(item).redate(published);
            return Some(Rc::clone(item));
        };
        let mut item = self.item(n)?;
        self.decoded.get_mut().retain(|(number, _)| *number != n);
        Rc::make_mut(&mut item).redate(published);
        self.tails.insert(n, codec.tail(&item).into());
        self.decoded.get_mut().push((n, Rc::clone(&item)));
        Some(item)
    }

    /// Puts another article in the place of article `n`, whose facts the reader has corrected. The library must have an article of
    /// that number.
    pub fn replace(&mut self, n: u32, item: &Item) {
        if let Some(codec) = self.codec {
            self.decoded.get_mut().retain(|(number, _)| *number != n);
            self.bodies.insert(n, codec.body(item).into());
            self.tails.insert(n, codec.tail(item).into());
        } else if let Some(plain) = self.plain.get_mut(n as usize) {
            *plain = Rc::new(item.clone());
        }
    }

    /// Numbers of the parts that were asked for in vain since they were last taken, each once, sorted.
    pub fn take_missing(&self) -> Vec<u32> {
        self.missing.take()
    }

    /// Articles that could not be read because their bytes are not what an analysis makes, each once, sorted.
    pub fn damaged(&self) -> Vec<u32> {
        self.damaged.borrow().clone()
    }

    /// How many parts there are, loaded or not.
    pub fn parts(&self) -> u32 {
        self.blocks.len() as u32
    }

    /// The file of a part that is not loaded; None once it is.
    pub fn part(&self, part: u32) -> Option<PartFile> {
        match self.blocks.get(part as usize)?.content {
            BlockContent::Unloaded(file) => Some(file),
            BlockContent::Packed(_) | BlockContent::Compressed(_) => None,
        }
    }

    /// Takes in a part's bytes, unpacked by gzip. A part that is loaded already stays as it is.
    ///
    /// # Errors
    ///
    /// If they are not what was written; the part is still missing then, and may be loaded again.
    pub fn load(&mut self, part: u32, bytes: Vec<u8>) -> Result<(), StoreError> {
        let block = self.blocks.get_mut(part as usize).ok_or(StoreError::UnknownPart)?;
        let BlockContent::Unloaded(file) = block.content else { return Ok(()) };
        file.check(&bytes)?;
        let packed = ArticleBlock::read(bytes).filter(|b| b.len() == block.count as usize);
        block.content = BlockContent::Packed(packed.ok_or(StoreError::DamagedPart)?);
        Ok(())
    }

    /// Article `n` as bytes, to be stored; None if it is not loaded.
    pub fn packed(&self, n: u32) -> Option<Cow<'_, [u8]>> {
        let Some(codec) = self.codec else {
            let item = self.plain.get(n as usize)?;
            return Some(Cow::Owned([codec::body(item), codec::tail(item)].concat()));
        };
        let (bytes, tail) = self.bytes(codec, n)?;
        let Some(tail) = tail else { return Some(bytes) };
        let body = bytes.get(..codec::body_len(&bytes)?)?;
        Some(Cow::Owned([body, tail].concat()))
    }

    /// What the library takes of memory.
    pub fn memory(&self) -> MemoryUse {
        let block = |b: &LibraryBlock| match &b.content {
            BlockContent::Packed(packed) => packed.memory(),
            BlockContent::Compressed(compressed) => compressed.memory(),
            BlockContent::Unloaded(_) => 0,
        };
        let changed = self.bodies.values().chain(self.tails.values());
        let packed = self.blocks.iter().map(block).sum::<usize>() + changed.map(|bytes| bytes.len()).sum::<usize>();
        let packed = packed + self.decompressed.borrow().iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        MemoryUse { packed, decoded: self.decoded.borrow().iter().map(|(_, i)| i.article.text.len()).sum() }
    }
}

/// Adds a number to a sorted list, once.
fn note(list: &RefCell<Vec<u32>>, number: u32) {
    let mut list = list.borrow_mut();
    if let Err(at) = list.binary_search(&number) {
        list.insert(at, number);
    }
}
