//! Containers whole, in pieces, damaged, cut short, by strangers and by later versions.

use proptest::prelude::*;

use super::super::block;
use super::super::error::StoreError;
use super::{Container, Content, Reader, Section, checksum, write};

/// One article, after the table.
const ARTICLES: &[u8] = b"\x01\0\0\0\x08\0\0\0articles";

fn sample() -> Vec<u8> {
    write(&[
        (Section::Analysed, ARTICLES),
        (Section::Summary, b"sum"),
        (Section::Values, b""),
        (Section::Index, b"words"),
    ])
}

/// What a file holds, read at once and in pieces of every size given: the same.
fn read(bytes: &[u8]) -> Result<Vec<(Section, Vec<u8>)>, StoreError> {
    let at_once = Container::read(bytes).map(sections);
    for size in [1, 2, 7, 64, bytes.len().max(1)] {
        let mut reader = Reader::default();
        let fed = bytes.chunks(size).try_for_each(|piece| reader.feed(piece));
        let read = fed.and_then(|()| reader.finish()).map(sections);
        assert_eq!(read.is_ok(), at_once.is_ok(), "{read:?} {at_once:?}");
        assert_eq!(read.as_ref().ok(), at_once.as_ref().ok());
    }
    at_once
}

fn sections(mut container: Container) -> Vec<(Section, Vec<u8>)> {
    let articles = container.analysed().map(|library| {
        let articles: Vec<_> = (0..library.len() as u32).filter_map(|n| library.packed(n)).collect();
        (Section::Analysed, block::write(&articles).expect("small"))
    });
    let others = Section::ALL.into_iter().filter_map(|s| Some((s, container.take(s)?.bytes)));
    articles.into_iter().chain(others).collect()
}

#[test]
fn sections_come_out_however_the_bytes_come() {
    let expected: [(Section, &[u8]); 4] =
        [(Section::Analysed, ARTICLES), (Section::Summary, b"sum"), (Section::Values, b""), (Section::Index, b"words")];
    assert_eq!(read(&sample()), Ok(expected.map(|(s, c)| (s, c.to_vec())).to_vec()));
    assert_eq!(read(&write(&[])), Ok(vec![]));
}

#[test]
fn a_cut_is_told_wherever_it_is() {
    let bytes = sample();
    assert_eq!(read(b""), Err(StoreError::NotACorpus));
    for cut in 1..bytes.len() {
        assert_eq!(read(&bytes[..cut]), Err(StoreError::CutShort), "{cut}");
    }
    assert_eq!(read(&[&bytes[..], b"x"].concat()), Err(StoreError::DamagedHead));
}

#[test]
fn every_damaged_byte_is_told_by_name() {
    let bytes = sample();
    let told: Vec<StoreError> = (13..bytes.len())
        .map(|at| {
            let mut bad = bytes.clone();
            bad[at] ^= 0x10;
            read(&bad).expect_err("damage")
        })
        .collect();
    let head = bytes.len() - ARTICLES.len() - 8 - 13;
    assert!(told[..head].iter().all(|e| *e == StoreError::DamagedHead), "{told:?}");
    assert!(told[head..head + ARTICLES.len()].iter().all(|e| *e == StoreError::Damaged(Section::Analysed)));
    assert_eq!(told.last(), Some(&StoreError::Damaged(Section::Index)));
    assert!(StoreError::Damaged(Section::Index).to_string().contains("the search index"));
    // A wrong length of the table makes it shorter or longer than it is.
    for at in 9..13 {
        let mut bad = bytes.clone();
        bad[at] ^= 0x10;
        assert!(matches!(read(&bad), Err(StoreError::DamagedHead | StoreError::CutShort)), "{at}");
    }
}

#[test]
fn strangers_and_later_versions_are_refused() {
    for stranger in [&b"PK\x03\x04"[..], b"{\"id\":1}", b"datelin", b"datelinx\x02", b"dateline\x00"] {
        let expected = if stranger == b"datelin" { StoreError::CutShort } else { StoreError::NotACorpus };
        assert_eq!(read(stranger), Err(expected), "{stranger:?}");
    }
    let mut later = sample();
    later[8] = 4;
    assert_eq!(read(&later), Err(StoreError::NewerFormat(4)));
    // At once, without waiting for the rest.
    assert_eq!(Reader::default().feed(b"P"), Err(StoreError::NotACorpus));
    assert_eq!(Reader::default().feed(&later[..9]), Err(StoreError::NewerFormat(4)));
}

/// A head with these names, versions and lengths, and a right checksum.
fn head(entries: &[(&str, u16, u64)]) -> Vec<u8> {
    let mut table = Vec::new();
    for (name, version, len) in entries {
        table.push(name.len() as u8);
        table.extend(name.bytes());
        table.extend(version.to_le_bytes());
        table.extend(len.to_le_bytes());
        table.extend(checksum(b"").to_le_bytes());
    }
    let mut bytes = b"dateline\x03".to_vec();
    bytes.extend((table.len() as u32).to_le_bytes());
    bytes.extend(table);
    bytes.extend(checksum(&bytes).to_le_bytes());
    bytes
}

#[test]
fn unknown_sections_are_passed_over_and_doubled_ones_refused() {
    let mut bytes = head(&[("news", 9, 5), ("summary", 1, 0), ("more", 1, 1)]);
    bytes.extend_from_slice(b"12345x");
    assert_eq!(read(&bytes), Ok(vec![(Section::Summary, Vec::new())]));
    assert_eq!(read(&head(&[("summary", 1, 0), ("summary", 1, 0)])), Err(StoreError::DamagedHead));
}

#[test]
fn a_later_version_of_one_section_is_told_by_name() {
    assert_eq!(read(&head(&[("summary", 1, 0), ("index", 3, 0)])), Err(StoreError::NewerSection(Section::Index)));
    assert_eq!(read(&head(&[("index", 0, 0)])), Err(StoreError::DamagedHead));
}

#[test]
fn claimed_lengths_set_little_aside() {
    let bytes = head(&[("analysed", 1, u64::MAX), ("index", 1, u64::MAX / 2)]);
    assert_eq!(read(&bytes), Err(StoreError::CutShort));
    assert_eq!(read(&[&bytes[..], &[7; 1000]].concat()), Err(StoreError::CutShort));
    // A table of four gigabytes.
    assert_eq!(read(b"dateline\x03\xff\xff\xff\xff"), Err(StoreError::DamagedHead));
}

/// A file of format 2 with these tags, and a right checksum.
fn format_2(entries: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = b"dateline\x02".to_vec();
    bytes.push(entries.len() as u8);
    for (tag, content) in entries {
        bytes.extend(*tag);
        bytes.extend((content.len() as u64).to_le_bytes());
        bytes.extend(checksum(content).to_le_bytes());
    }
    bytes.extend(checksum(&bytes).to_le_bytes());
    entries.iter().for_each(|(_, content)| bytes.extend_from_slice(content));
    bytes
}

#[test]
fn the_second_format_has_the_same_sections() {
    let bytes =
        format_2(&[(b"ITEM", ARTICLES), (b"SUMM", b"sum"), (b"NEWS", b"?"), (b"COLS", b""), (b"INDX", b"words")]);
    assert_eq!(read(&bytes), read(&sample()));
    for cut in 1..bytes.len() {
        assert_eq!(read(&bytes[..cut]), Err(StoreError::CutShort), "{cut}");
    }
    assert_eq!(read(&format_2(&[(b"SUMM", b""), (b"SUMM", b"")])), Err(StoreError::DamagedHead));
}

#[test]
fn the_first_format_is_articles_to_the_end() {
    let expected = Content { version: 0, bytes: b"all that follows".to_vec() };
    let bytes = [b"dateline\x01", &expected.bytes[..]].concat();
    assert_eq!(read(&bytes), Ok(vec![(Section::Articles, expected.bytes.clone())]));
    let mut container = Container::read(&bytes).expect("a container");
    assert_eq!(container.take(Section::Articles), Some(expected));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any bytes, and any change of a container's, give an answer; what is read after all is what was written.
    #[test]
    fn any_bytes_are_answered(
        noise in prop::collection::vec(any::<u8>(), 0..80),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        for beginning in [&b""[..], b"dateline\x01", b"dateline\x02", b"dateline\x03", b"dateline\x03\x10\0\0\0"] {
            let _ = read(&[beginning, &noise[..]].concat());
        }
        let mut bytes = sample();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        // The format's byte alone has no checksum: format 1 has none.
        if at != 8 && read(&bytes).is_ok() {
            prop_assert_eq!(bytes, sample());
        }
    }
}
