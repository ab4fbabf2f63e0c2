//! Large files of JSON, which are read piece by piece, also where gzip packs them.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::{Result, bail};
use flate2::read::MultiGzDecoder;

use super::list::name_of;
use super::pieces::{Piece, Place, Waiting};
use dateline_read::format::{self, Format};
use dateline_read::record_splitter::RecordSplitter;

/// Bytes that are looked at to learn what a file is.
const HEAD: usize = 64 << 10;

/// A large file of JSON.
pub struct Large {
    input: Box<dyn Read>,
    head: Vec<u8>,
    format: Format,
    /// Bytes of the file as it lies there, if it is packed.
    packed: Option<u64>,
}

/// Opens a file if it holds lines or a list of JSON; nothing if it holds anything else.
///
/// # Errors
///
/// If it cannot be read.
pub fn open(path: &Path) -> Result<Option<Large>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut input: Box<dyn Read> = Box::new(BufReader::new(file));
    let mut head = take_head(&mut input)?;
    let is_packed = format::of_bytes(&head) == Some(Format::Gzip);
    if is_packed {
        input = Box::new(MultiGzDecoder::new(BufReader::new(File::open(path)?)));
        // What cannot be unpacked is told by whoever reads the file as a whole.
        let Ok(unpacked) = take_head(&mut input) else { return Ok(None) };
        head = unpacked;
    }
    if format::of_bytes(&head).is_some() {
        return Ok(None);
    }
    // The last bytes may be the beginning of a letter.
    let text = match std::str::from_utf8(&head) {
        Ok(text) => text,
        Err(e) if head.len() - e.valid_up_to() < 4 => std::str::from_utf8(&head[..e.valid_up_to()])?,
        Err(_) => return Ok(None),
    };
    let format = format::of_text(&name_of(path), text);
    let begins_with_list = text.trim_start_matches('\u{feff}').trim_start().starts_with('[');
    let in_pieces = format == Format::JsonLines || format == Format::Json && begins_with_list;
    Ok(in_pieces.then(|| Large { input, head, format, packed: is_packed.then_some(size) }))
}

fn take_head(input: &mut dyn Read) -> Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    input.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

impl Large {
    /// Reads the file. Memory holds some pieces of it at a time.
    ///
    /// # Errors
    ///
    /// If it cannot be read to its end; what came before is read.
    pub fn read<T: Send>(mut self, place: &Place, waiting: &mut Waiting<'_, T>) -> Result<()> {
        waiting.push(Piece::Is(place.label.clone(), self.format), 0);
        let mut splitter = RecordSplitter::default();
        let read = self.pieces(&mut splitter, place, waiting);
        if !waiting.stopped {
            splitter.end();
            drain(&mut splitter, place, waiting);
        }
        read
    }

    fn pieces<T: Send>(
        &mut self,
        splitter: &mut RecordSplitter,
        place: &Place,
        waiting: &mut Waiting<'_, T>,
    ) -> Result<()> {
        let mut buffer = std::mem::take(&mut self.head);
        let mut unpacked = 0u64;
        loop {
            unpacked += buffer.len() as u64;
            splitter.push(&buffer);
            drain(splitter, place, waiting);
            if waiting.stopped {
                return Ok(());
            }
            if let Some(packed) = self.packed {
                let limits = waiting.options.limits;
                if unpacked > limits.free as u64 && unpacked / packed.max(1) > limits.ratio as u64 {
                    bail!("it unpacks to more than {} times its size; the rest is left out", limits.ratio);
                }
            }
            buffer.resize(1 << 20, 0);
            let read = match self.input.read(&mut buffer) {
                Ok(read) => read,
                Err(e) if self.packed.is_some() => bail!("it is cut short or damaged ({e}); what comes before is read"),
                Err(e) => return Err(e.into()),
            };
            buffer.truncate(read);
            if read == 0 {
                return Ok(());
            }
        }
    }
}

fn drain<T: Send>(splitter: &mut RecordSplitter, place: &Place, waiting: &mut Waiting<'_, T>) {
    while let (Some(part), Some(form)) = (splitter.next_batch(), splitter.form()) {
        let size = part.bytes.len();
        waiting.push(Piece::Records(place.clone(), form, part.first, part.bytes), size);
    }
}
