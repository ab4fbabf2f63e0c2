//! Whether a PDF unpacks to more than is read, before anything is unpacked in memory.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Read};

use dateline_read::found::Limits;
use flate2::read::ZlibDecoder;

/// Bytes of the largest PDF.
const LARGEST: usize = 256 << 20;
/// Packings within each other.
const LEVELS: u32 = 4;

/// Refuses what is too large, packed or unpacked. Each stream of a PDF begins behind the word `stream`, so that all of them are found
/// without trusting its tables. What is encrypted cannot be looked into.
pub(crate) fn check(bytes: &[u8], limits: &Limits) -> Result<(), String> {
    if bytes.len() > LARGEST {
        return Err(format!("a PDF of more than {} MB", LARGEST >> 20));
    }
    if find(bytes, b"/Encrypt").is_some() {
        return Err("an encrypted PDF; print it anew, or save its text".to_owned());
    }
    let most = limits.free.max(bytes.len().saturating_mul(limits.ratio)).min(limits.unpacked);
    let left = Cell::new(most);
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = &rest[at + b"stream".len()..];
        let data = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"));
        let Some(data) = data else { continue };
        if count(data, &left, LEVELS).is_none() {
            return Err(format!("it unpacks to more than {} MB", most >> 20));
        }
    }
    Ok(())
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// Counts what a stream unpacks to, at each level of packing; nothing if that is more than is left.
fn count(packed: impl Read, left: &Cell<usize>, levels: u32) -> Option<()> {
    let mut packed = BufReader::new(packed);
    let head = packed.fill_buf().unwrap_or_default();
    let is_zlib = head.len() > 1 && head[0] & 0x0f == 8 && (u32::from(head[0]) << 8 | u32::from(head[1])) % 31 == 0;
    if !is_zlib || levels == 0 {
        return Some(());
    }
    let exceeded = Cell::new(false);
    let mut counted = Counted { input: ZlibDecoder::new(packed), left, exceeded: &exceeded };
    let inner: &mut dyn Read = &mut counted;
    let mut unpacked = BufReader::new(inner);
    let fits = count(&mut unpacked, left, levels - 1);
    // What is no further packing is read to its end, to be counted.
    let read = std::io::copy(&mut unpacked, &mut std::io::sink());
    // A stream that breaks off is read up to there.
    let _ = read;
    fits.filter(|()| !exceeded.get())
}

/// Counts what passes, and ends where no more is left.
struct Counted<'a, R> {
    input: R,
    left: &'a Cell<usize>,
    exceeded: &'a Cell<bool>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.input.read(buffer)?;
        match self.left.get().checked_sub(read) {
            Some(left) => {
                self.left.set(left);
                Ok(read)
            }
            None => {
                self.exceeded.set(true);
                Ok(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    #[test]
    fn bombs_are_refused_however_they_are_packed() {
        let limits = Limits { free: 1 << 20, ..Limits::default() };
        let of = |stream: &[u8]| check(&[b"%PDF-1.7\n1 0 obj <<>> stream\n", stream, b"\nendstream"].concat(), &limits);
        let zeros = vec![0; 1 << 24];
        assert!(of(&packed(&zeros[..1 << 19])).is_ok());
        assert!(of(&packed(&zeros)).is_err());
        assert!(of(&packed(&packed(&zeros))).is_err());
        assert!(of(&packed(&packed(&packed(&zeros)))).is_err());
        // Several that are small each.
        let many = [&packed(&zeros[..1 << 19])[..], b"\nendstream stream\n"].concat().repeat(8);
        assert!(of(&many).is_err());
        assert!(of(b"no packing").is_ok());
        assert!(check(b"%PDF-1.7 trailer << /Encrypt 5 0 R >>", &limits).is_err());
    }
}
