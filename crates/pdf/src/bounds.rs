//! Whether a PDF unpacks to more than is read, before anything is unpacked in memory.

use dateline_read::found::Limits;

use crate::{dict, filters};

/// Bytes of the largest PDF.
const LARGEST: usize = 256 << 20;
/// Times its length that a PDF may be looked at for dictionaries: objects do not lie within each other.
const LOOKED_AT: usize = 4;

/// Bytes that a PDF may unpack to.
pub(crate) fn most(length: usize, limits: &Limits) -> usize {
    limits.free.max(length.saturating_mul(limits.ratio)).min(limits.unpacked)
}

/// Refuses what is too large, packed or unpacked. Each object begins behind the word `obj`, so that all streams are found without
/// trusting the tables of the document. What is encrypted cannot be looked into.
pub(crate) fn check(bytes: &[u8], limits: &Limits) -> Result<(), String> {
    if bytes.len() > LARGEST {
        return Err(format!("a PDF of more than {} MB", LARGEST >> 20));
    }
    if find(bytes, b"/Encrypt").is_some() {
        return Err("an encrypted PDF; print it anew, or save its text".to_owned());
    }
    let most = most(bytes.len(), limits);
    let (mut left, mut looking) = (most, bytes.len().saturating_mul(LOOKED_AT));
    let mut at = 0;
    while let Some(next) = find(&bytes[at..], b"obj") {
        at += next + b"obj".len();
        let (stream, looked_at) = dict::stream(bytes, at);
        looking = looking.checked_sub(looked_at).ok_or("a PDF whose objects lie within each other")?;
        let Some(stream) = stream else { continue };
        let filters = stream.filters.ok_or("a PDF that does not say plainly how it is packed; print it anew")?;
        let unpacked = filters::unpack(stream.data, &filters, left, stream.holds_objects);
        let unpacked = unpacked.ok_or_else(|| format!("it unpacks to more than {} MB", most.div_ceil(1 << 20)))?;
        if holds_streams(&unpacked.bytes) {
            return Err("a PDF with streams within streams, which no program writes".to_owned());
        }
        left -= unpacked.cost;
    }
    Ok(())
}

/// Whether unpacked objects may hold streams of their own, which could not be counted: the word at the end of a line.
fn holds_streams(objects: &[u8]) -> bool {
    let mut at = 0;
    while let Some(next) = find(&objects[at..], b"stream") {
        let behind = &objects[at + next + b"stream".len()..];
        if behind.starts_with(b"\n") || behind.starts_with(b"\r") {
            return true;
        }
        at += next + b"stream".len();
    }
    false
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
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
        let limits = Limits { free: 1 << 20, ratio: 10, ..Limits::default() };
        let of = |filters: &str, stream: &[u8]| {
            let head = format!("%PDF-1.7\n1 0 obj <</Filter{filters}>> stream\n");
            check(&[head.as_bytes(), stream, b"\nendstream"].concat(), &limits)
        };
        let zeros = vec![0; 1 << 24];
        assert!(of("/FlateDecode", &packed(&zeros[..1 << 19])).is_ok());
        assert!(of("/FlateDecode", &packed(&zeros)).is_err());
        assert!(of("[/FlateDecode/FlateDecode]", &packed(&packed(&zeros))).is_err());
        assert!(of("[/Fl/Fl/Fl]", &packed(&packed(&packed(&zeros)))).is_err());
        // Without a head, behind and before other packings.
        assert!(of("/FlateDecode", &packed(&zeros)[2..]).is_err());
        let hex: String = packed(&zeros).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(of("[/ASCIIHexDecode/FlateDecode]", hex.as_bytes()).is_err());
        let runs = b"\x81 ".repeat(1 << 14);
        assert!(of("/RunLengthDecode", &runs).is_err());
        assert!(of("[/FlateDecode/RunLengthDecode]", &packed(&runs)).is_err());
        assert!(of("[/FlateDecode/ASCII85Decode]", &packed(&b"z".repeat(1 << 19))).is_err());
        assert!(of("[/RL/RL/RL]", b"\x81\x81\x80").is_ok());
        // Several that are small each.
        let one = [b"1 0 obj <</Filter/Fl>> stream\n", &packed(&zeros[..1 << 19])[..], b"\nendstream\n"].concat();
        assert!(check(&one, &limits).is_ok() && check(&one.repeat(8), &limits).is_err());
        assert!(of("/None", b"no packing").is_ok());
        // How it is packed stands in another object, or the stream within another stream.
        assert!(of(" 7 0 R", b"x").is_err());
        assert!(of("/Fl/First 9", &packed(b"1 0 <</Filter/Fl>> stream\nx\nendstream")).is_err());
        let nested = b"1 0 obj << ".repeat(1_000);
        assert!(check(&nested, &limits).is_err());
        assert!(check(b"%PDF-1.7 trailer << /Encrypt 5 0 R >>", &limits).is_err());
    }
}
