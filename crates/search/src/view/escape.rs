//! Percent-encoding for the values in a link, with `+` for a space.

/// Writes one byte as `%` and two hexadecimal digits.
pub(super) fn push_hex(out: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    out.push('%');
    out.push(HEX[usize::from(byte >> 4)] as char);
    out.push(HEX[usize::from(byte & 15)] as char);
}

/// Percent-encodes all but letters, digits and four harmless marks; a space becomes `+`.
pub(super) fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'.' | b'_' | b'~' | b':' => out.push(byte as char),
            _ => push_hex(out, byte),
        }
    }
}

/// Undoes [`encode`]; a `%` that no two hexadecimal digits follow stands for itself. Nothing if the bytes are no UTF-8.
pub(super) fn decode(value: &str) -> Option<String> {
    let hex = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes.get(at + 1).and_then(|&b| hex(b)).zip(bytes.get(at + 2).and_then(|&b| hex(b)));
        match (byte, pair) {
            (b'%', Some((high, low))) => {
                out.push(high << 4 | low);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            _ => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8(out).ok()
}
