//! Packs the text files of this folder into `lexicon.bin`.

use super::{EPOCH, MAGIC, StoredLexicon, checksum};

/// A line of a file that could not be read, in words.
type Bad = String;

/// The packed facts.
///
/// # Errors
///
/// Names the first line that is not written as the files' heads say.
fn compile() -> Result<Vec<u8>, Bad> {
    let mut stored = StoredLexicon::default();
    let mut at = 0;
    for line in lines(include_str!("states.txt")).chain(lines(include_str!("bodies.txt"))) {
        let bad = || format!("not a term: {line}");
        if let Some(words) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            stored.bodies += words;
            stored.bodies.push('\n');
            stored.counts.push(0);
            continue;
        }
        let mut parts = line.splitn(4, ' ');
        let mut next = || parts.next().ok_or_else(bad);
        let (office, first, last, name) = (next()?, month(next()?), next()?, next()?);
        let first = first.ok_or_else(bad)?;
        let last = if last == "-" { None } else { Some(month(last).filter(|l| *l >= first).ok_or_else(bad)?) };
        stored.offices.push_str(office);
        stored.names += &packed(name);
        stored.names.push('\n');
        stored.firsts.push(i16::try_from(first - at).map_err(|_| bad())?);
        stored.lengths.push(last.map_or(0, |l| (l - first + 1) as u16));
        at = last.unwrap_or(first);
        *stored.counts.last_mut().ok_or_else(bad)? += 1;
    }
    if stored.offices.len() != stored.firsts.len() {
        return Err("an office is one letter".to_owned());
    }
    at = 0;
    for line in lines(include_str!("things.txt")) {
        let bad = || format!("not a thing, or not in order: {line}");
        let (since, name) = line.split_once(' ').ok_or_else(bad)?;
        let (since, until) = since.split_once('-').map_or((since, None), |(since, until)| (since, Some(until)));
        let since = month(since).filter(|m| *m >= at).ok_or_else(bad)?;
        let until = until.map(|until| month(until).filter(|m| *m >= since).ok_or_else(bad)).transpose()?;
        stored.things += name;
        stored.things.push('\n');
        stored.since.push((since - at) as u16);
        stored.spans.push(until.map_or(0, |until| (until - since + 1) as u16));
        at = since;
    }
    let mut bytes = MAGIC.to_vec();
    bytes = postcard::to_extend(&stored, bytes).map_err(|e| e.to_string())?;
    let sum = checksum(&bytes);
    bytes.extend(sum);
    Ok(bytes)
}

/// A name as it is stored: what stands for the whole of it, and of the other words the first letters, since they only have to
/// tell one bearer from another. Names that begin with the family's are kept whole: there the rest tells more.
fn packed(name: &str) -> String {
    if name.starts_with('*') {
        return name.to_owned();
    }
    let starred = name.contains('*');
    let last = name.split(' ').count() - 1;
    let (mut letters, mut keys) = (String::new(), Vec::new());
    for (i, part) in name.split(' ').enumerate() {
        if if starred { part.starts_with('*') } else { i == last } {
            keys.push(part.trim_start_matches('*'));
            continue;
        }
        for spelling in part.split('/') {
            letters.extend(spelling.chars().next().filter(|c| !letters.ends_with(*c)));
            if spelling.len() == 2 && spelling.ends_with('.') {
                letters.push('.');
            }
        }
    }
    format!("{letters} {}", keys.join("/"))
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// "2024.6".
fn month(written: &str) -> Option<i32> {
    let (year, month) = written.split_once('.')?;
    let (year, month): (i32, i32) = (year.parse().ok()?, month.parse().ok()?);
    (EPOCH..2100).contains(&year).then_some((year - EPOCH) * 12 + month - 1).filter(|_| (1..=12).contains(&month))
}

#[cfg(test)]
mod tests {
    use super::super::{Lexicon, LexiconIndex};
    use super::*;

    /// With `UPDATE=1` the packed file is written anew.
    #[test]
    fn the_packed_file_is_made_from_the_lists() {
        let packed = compile().expect("lists as their heads say");
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/corpus/dating/lexicon/lexicon.bin");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &packed).expect("a writable folder");
        }
        assert!(std::fs::read(&path).is_ok_and(|bytes| bytes == packed), "run this with UPDATE=1");
        let lexicon = Lexicon::parse(&packed).expect("facts");
        assert!(lexicon.terms.len() > 1000);
        let many = |index: &LexiconIndex| index.1.iter().map(Vec::len).sum::<usize>();
        assert!(many(&lexicon.holders) >= lexicon.terms.len());
    }

    #[test]
    fn damage_is_refused() {
        let packed = compile().expect("facts");
        for at in (0..packed.len()).step_by(97) {
            let mut damaged = packed.clone();
            if let Some(byte) = damaged.get_mut(at) {
                *byte ^= 0x10;
            }
            assert!(Lexicon::parse(&damaged).is_err());
            assert!(Lexicon::parse(packed.get(..at).unwrap_or_default()).is_err());
        }
        // Facts that contradict themselves are refused as well, though their sum is right.
        let stored = StoredLexicon { names: "Ann Roe\n".to_owned(), ..StoredLexicon::default() };
        let mut bytes = postcard::to_extend(&stored, MAGIC.to_vec()).expect("bytes");
        let sum = checksum(&bytes);
        bytes.extend(sum);
        assert!(Lexicon::parse(&bytes).is_err());
    }
}
