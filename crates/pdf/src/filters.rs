//! What streams unpack to: the packings of PDFs one behind the other, each counted, so that nothing is unpacked beyond a bound.
//! They follow hayro-syntax where it is lenient: what it would unpack of a damaged stream is counted too.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::DeflateDecoder;
use hayro_syntax::Filter as Known;

/// Times that deflate may grow what it unpacks: 258 bytes of two bits.
const FLATE_RATIO: usize = 1032;

/// A packing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filter {
    Hex,
    Ascii85,
    RunLength,
    Flate,
    /// Codes grow longer one code early, or not.
    Lzw {
        early: bool,
    },
    /// Packings of images, and what is not known: nothing is unpacked of a stream that has one.
    Closed,
}

impl Filter {
    /// The packing of that name; `None` for names that say nothing.
    pub(crate) fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"ASCIIHexDecode" | b"AHx" => Self::Hex,
            b"ASCII85Decode" | b"A85" => Self::Ascii85,
            b"RunLengthDecode" | b"RL" => Self::RunLength,
            b"FlateDecode" | b"Fl" => Self::Flate,
            b"LZWDecode" | b"LZW" => Self::Lzw { early: true },
            b"DCTDecode" | b"DCT" | b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode" | b"CCF" => Self::Closed,
            _ => return None,
        })
    }

    /// The same as the parser knows it.
    pub(crate) fn of(filter: Known) -> Option<Self> {
        Some(match filter {
            Known::AsciiHexDecode => Self::Hex,
            Known::Ascii85Decode => Self::Ascii85,
            Known::RunLengthDecode => Self::RunLength,
            Known::FlateDecode => Self::Flate,
            Known::LzwDecode => Self::Lzw { early: true },
            Known::Crypt => return None,
            _ => Self::Closed,
        })
    }
}

/// What a stream unpacks to.
pub(crate) struct Unpacked {
    /// Bytes of all steps.
    pub(crate) cost: usize,
    /// What the last step gives, if it was asked for.
    pub(crate) bytes: Vec<u8>,
}

/// Unpacks a stream; nothing if that would be more than `most` bytes in all steps. Both ways of LZW are counted, since the stream may
/// tell elsewhere which it is.
pub(crate) fn unpack(data: &[u8], filters: &[Filter], most: usize, wanted: bool) -> Option<Unpacked> {
    let mut unpacked = Unpacked { cost: 0, bytes: Vec::new() };
    if filters.contains(&Filter::Closed) {
        return Some(unpacked);
    }
    if filters.is_empty() && wanted {
        let (cost, bytes) = (data.len() <= most).then(|| (data.len(), data.to_vec()))?;
        return Some(Unpacked { cost, bytes });
    }
    let other: Vec<Filter> = filters
        .iter()
        .map(|filter| if let Filter::Lzw { early } = filter { Filter::Lzw { early: !early } } else { *filter })
        .collect();
    if other != filters {
        unpacked.cost += steps(data, &other, most, false)?.cost;
    }
    let read = steps(data, filters, most - unpacked.cost, wanted)?;
    Some(Unpacked { cost: unpacked.cost + read.cost, bytes: read.bytes })
}

fn steps(data: &[u8], filters: &[Filter], most: usize, wanted: bool) -> Option<Unpacked> {
    let mut cost = 0;
    let mut current = Cow::Borrowed(data);
    for (at, filter) in filters.iter().enumerate() {
        let is_kept = wanted || at + 1 < filters.len();
        let left = most - cost;
        let (count, bytes) = match filter {
            Filter::Flate => inflate(&current, left, is_kept)?,
            Filter::Hex => counted(hex(&current), left)?,
            Filter::Ascii85 => counted(ascii85(&current, left), left)?,
            Filter::RunLength if is_kept => counted(run_length(&current, left), left)?,
            // Nothing is made of what is counted alone.
            Filter::RunLength => (count_runs(&current, left)?, Vec::new()),
            Filter::Lzw { early } => counted(lzw(&current, *early, left), left)?,
            Filter::Closed => break,
        };
        cost += count;
        current = Cow::Owned(bytes);
    }
    Some(Unpacked { cost, bytes: if wanted { current.into_owned() } else { Vec::new() } })
}

/// A step's bytes and their number, if these are no more than are left.
fn counted(bytes: Vec<u8>, left: usize) -> Option<(usize, Vec<u8>)> {
    (bytes.len() <= left).then_some((bytes.len(), bytes))
}

fn inflate(packed: &[u8], left: usize, is_kept: bool) -> Option<(usize, Vec<u8>)> {
    let has_head = packed.len() > 1
        && packed[0] & 0x0f == 8
        && (u32::from(packed[0]) << 8 | u32::from(packed[1])).is_multiple_of(31)
        && packed[1] & 0x20 == 0;
    let packed = if has_head { &packed[2..] } else { packed };
    let mut decoder = DeflateDecoder::new(packed).take(left as u64 + 1);
    let mut bytes = Vec::new();
    let (count, ended) = if is_kept {
        let ended = decoder.read_to_end(&mut bytes).map(|_| ());
        (bytes.len(), ended)
    } else {
        let mut count = 0;
        let mut piece = vec![0; 16 << 10];
        loop {
            match decoder.read(&mut piece) {
                Ok(0) => break (count, Ok(())),
                Ok(read) => count += read,
                Err(e) => break (count, Err(e)),
            }
        }
    };
    let is_damaged = ended.is_err_and(|e| e.kind() != std::io::ErrorKind::UnexpectedEof);
    // Where this decoder stops at damage, a lenient one goes on: no more can come of what is left.
    let rest = if is_damaged { packed.len() - usize::try_from(decoder.get_ref().total_in()).unwrap_or(0) } else { 0 };
    let count = count.checked_add(rest.saturating_mul(FLATE_RATIO))?;
    (count <= left).then_some((count, bytes))
}

fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'>').filter(|byte| !is_white(**byte));
    let mut out = Vec::new();
    let mut high = None;
    for digit in digits {
        let Some(value) = char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok()) else { break };
        match high.take() {
            Some(high) => out.push(high << 4 | value),
            None => high = Some(value),
        }
    }
    out.extend(high.map(|high| high << 4));
    out
}

fn ascii85(data: &[u8], left: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut group, mut digits) = (0u32, 0);
    for byte in data.iter().copied().filter(|byte| !is_white(*byte)) {
        match byte {
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                digits += 1;
                if digits == 5 {
                    out.extend_from_slice(&group.to_be_bytes());
                    (group, digits) = (0, 0);
                }
            }
            b'z' => out.extend_from_slice(&[0; 4]),
            _ => break,
        }
        if out.len() > left {
            return out;
        }
    }
    if digits > 1 {
        let missing = 5 - digits;
        let whole = (0..missing).fold(group, |group, _| group.wrapping_mul(85).wrapping_add(84));
        out.extend_from_slice(&whole.to_be_bytes()[..4 - missing]);
    }
    out
}

/// A run: bytes as they are, or one byte many times.
enum Run<'a> {
    Bytes(&'a [u8]),
    Times(u8, usize),
}

fn runs(data: &[u8]) -> impl Iterator<Item = Run<'_>> {
    let mut rest = data;
    std::iter::from_fn(move || {
        let (length, behind) = rest.split_first().filter(|(length, _)| **length != 128)?;
        if *length < 128 {
            let (bytes, behind) = behind.split_at_checked(usize::from(*length) + 1)?;
            rest = behind;
            Some(Run::Bytes(bytes))
        } else {
            let (byte, behind) = behind.split_first()?;
            rest = behind;
            Some(Run::Times(*byte, 257 - usize::from(*length)))
        }
    })
}

fn count_runs(data: &[u8], left: usize) -> Option<usize> {
    let count = runs(data).map(|run| match run {
        Run::Bytes(bytes) => bytes.len(),
        Run::Times(_, times) => times,
    });
    Some(count.sum()).filter(|count| *count <= left)
}

fn run_length(data: &[u8], left: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for run in runs(data) {
        match run {
            Run::Bytes(bytes) => out.extend_from_slice(bytes),
            Run::Times(byte, times) => out.resize(out.len() + times, byte),
        }
        if out.len() > left {
            break;
        }
    }
    out
}

/// Entries of a table of LZW.
const ENTRIES: usize = 4096;

fn lzw(data: &[u8], early: bool, left: usize) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut out: Vec<u8> = Vec::new();
    // Where the letters of an entry stand in what was unpacked: every entry was written there once.
    let mut entries: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let (mut bits, mut held) = (0u32, 0u32);
    let mut input = data.iter();
    loop {
        let size = 258 + entries.len();
        let length = match size + usize::from(early) {
            2048.. => 12,
            1024.. => 11,
            512.. => 10,
            _ => 9,
        };
        while held < length {
            let Some(byte) = input.next() else { return out };
            bits = bits << 8 | u32::from(*byte);
            held += 8;
        }
        held -= length;
        let code = (bits >> held) as usize & ((1 << length) - 1);
        bits &= (1 << held) - 1;
        let start = out.len();
        match code {
            CLEAR => {
                entries.clear();
                before = None;
                continue;
            }
            END => return out,
            code @ ..256 => out.push(u8::try_from(code).unwrap_or_default()),
            code if code < size => {
                let (at, length) = entries[code - 258];
                out.extend_from_within(at..at + length);
            }
            code if code == size && before.is_some() => {
                let (at, length) = before.unwrap_or_default();
                out.extend_from_within(at..at + length);
                out.push(out[at]);
            }
            _ => return out,
        }
        if let Some((at, length)) = before.filter(|_| size < ENTRIES) {
            // An entry is what came before with the first letter of what comes now, and these stand side by side.
            entries.push((at, length + 1));
        }
        before = Some((start, out.len() - start));
        if out.len() > left {
            return out;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(data: &[u8], filters: &[Filter]) -> Vec<u8> {
        unpack(data, filters, 1 << 20, true).expect("small").bytes
    }

    #[test]
    fn every_packing_is_undone() {
        assert_eq!(read(b"54 68 65 20 73 65 61>", &[Filter::Hex]), b"The sea");
        assert_eq!(read(b"<+ohcF(Jc&~>", &[Filter::Ascii85]), b"The sea ");
        assert_eq!(read(b"z<+oh~>", &[Filter::Ascii85]), b"\0\0\0\0The");
        assert_eq!(read(b"\x02The\xfe \x80no", &[Filter::RunLength]), b"The   ");
        // The example of the standard.
        let lzw = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(read(&lzw, &[Filter::Lzw { early: true }]), b"-----A---B");
        assert_eq!(read(b"800B6050220C0C8501>", &[Filter::Hex, Filter::Lzw { early: true }]), b"-----A---B");
    }

    #[test]
    fn nothing_is_unpacked_beyond_the_bound() {
        let runs = b"\x81 ".repeat(1_000);
        assert!(unpack(&runs, &[Filter::RunLength], 128_000, false).is_some());
        assert!(unpack(&runs, &[Filter::RunLength], 127_999, false).is_none());
        assert!(unpack(&b"z".repeat(1_000), &[Filter::Ascii85], 3_999, false).is_none());
        // A block whose length is told wrongly, which lenient readers unpack.
        let damaged = [&[0u8, 5, 0, 0, 0][..], &b"x".repeat(2_000)].concat();
        assert!(unpack(&damaged, &[Filter::Flate], 1 << 20, false).is_none());
    }
}
