//! UTF-8 that was read as Windows-1252 and saved so: “â€œ” for a quotation mark, “Ã©” for é.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    /// There is nothing to mend.
    Sound,
    /// So many places were certain, and are mended in this text.
    Certain(String, usize),
    /// So many places look as if they were damaged, but might be meant.
    Doubtful(usize),
}

/// A text, mended where that is certain, and what is to be told of it.
pub fn mended(text: Cow<'_, str>) -> (Cow<'_, str>, Option<String>) {
    match mend(&text) {
        Outcome::Sound => (text, None),
        Outcome::Certain(mut mended, places) => {
            // What was saved so may have been read and saved so once more.
            for _ in 0..AGAIN {
                match passed(&mended) {
                    Pass { text, places: 1.., sound: 0, .. } => mended = text,
                    _ => break,
                }
            }
            let told = format!("UTF-8 that was read as Windows-1252 is mended in {places} places");
            (mended.into(), Some(told))
        }
        Outcome::Doubtful(places) => {
            let told =
                format!("{places} places look like UTF-8 that was read as Windows-1252, and are left as they are");
            (text, Some(told))
        }
    }
}

/// Times that a text may have been misread after the first.
const AGAIN: usize = 2;

/// One pass over a text.
struct Pass {
    /// The text, with every place mended.
    text: String,
    /// Places that look damaged, those of them that no language writes, and letters beyond ASCII that contradict.
    places: usize,
    certain: usize,
    sound: usize,
}

/// Mends a text where that is certain: where it has at least two such places, or one that no language writes, and no letter
/// beyond ASCII outside of them that contradicts.
fn mend(text: &str) -> Outcome {
    let Pass { text, places, certain, sound } = passed(text);
    match places {
        0 => Outcome::Sound,
        _ if sound == 0 && (certain > 0 || places > 1) => Outcome::Certain(text, places),
        _ if certain > 0 && certain >= sound => Outcome::Certain(text, places),
        _ => Outcome::Doubtful(places),
    }
}

fn passed(text: &str) -> Pass {
    if !text.contains(['â', 'Ã', 'Â', 'Å', 'Ä', 'ð', 'Ð', 'Ñ']) {
        return Pass { text: String::new(), places: 0, certain: 0, sound: 0 };
    }
    let mut out = String::with_capacity(text.len());
    let (mut places, mut certain, mut sound) = (0, 0, 0);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| !c.is_ascii()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((c, length)) = misread(rest).or_else(|| lost(rest)) {
            places += 1;
            certain += usize::from(c.len_utf8() > 2);
            out.push(c);
            rest = &rest[length..];
        } else {
            let Some(c) = rest.chars().next() else { break };
            // Quotation marks and dashes may have been put in later; letters belong to the text as it was.
            sound += usize::from(c.is_alphabetic());
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out.push_str(rest);
    Pass { text: out, places, certain, sound }
}

/// The letter that the text begins with if it is UTF-8 misread, and how many bytes of the text stand for it.
fn misread(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0u8; 4];
    let mut count = 0;
    let mut length = 0;
    let mut needed = 0;
    for c in text.chars().take(4) {
        let byte = byte_of(c)?;
        if count == 0 {
            needed = match byte {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return None,
            };
        }
        bytes[count] = byte;
        count += 1;
        length += c.len_utf8();
        if count == needed {
            let c = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
            return (!c.is_control()).then_some((c, length));
        }
    }
    None
}

/// A closing quotation mark whose third byte is none of Windows-1252's and was dropped: “â€” without anything of its own
/// behind it.
fn lost(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix("â€")?;
    rest.chars().next().is_none_or(|c| byte_of(c).is_none()).then_some(('”', text.len() - rest.len()))
}

/// The byte that a letter stands for in Windows-1252, where the five that it leaves out stand for themselves.
fn byte_of(c: char) -> Option<u8> {
    if matches!(u32::from(c), 0x81 | 0x8d | 0x8f | 0x90 | 0x9d | 0xa0..=0xff) {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match (&bytes[..], unmappable) {
        ([byte], false) if *byte >= 0x80 => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misread_once(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_is_certain_is_mended() {
        let words = "“We go,” she said – naïve, café, 5 €, Zoë’s.";
        assert_eq!(mend(&misread_once(words)), Outcome::Certain(words.to_owned(), 8));
        assert_eq!(mend("Itâ€™s late."), Outcome::Certain("It’s late.".to_owned(), 1));
        assert_eq!(mend("â€œYes,â€ she said."), Outcome::Certain("“Yes,” she said.".to_owned(), 2));
    }

    #[test]
    fn what_was_misread_twice_is_mended_twice() {
        let words = "The café is in Málaga.";
        let twice = misread_once(&misread_once(words));
        let (text, told) = mended(twice.into());
        assert_eq!((text.as_ref(), told.is_some()), (words, true));
        assert_eq!(mended("CafÃƒÂ© said.".into()).0, "Café said.");
    }

    #[test]
    fn what_may_be_meant_is_left() {
        for sound in ["Größe, déjà vu, Ångström, São Paulo", "Â", "plain", "Ärger – “über” Ñandú"] {
            assert_eq!(mend(sound), Outcome::Sound, "{sound}");
        }
        assert_eq!(mend("The sign “Ã©” appeared in Göteborg."), Outcome::Doubtful(1));
    }
}
