//! Containers whole, in pieces, damaged, cut short, by strangers and by later versions.

use proptest::prelude::*;

use super::checksum::checksum;
use super::chunk;
use super::container::{Section, StoreError, write};
use super::reader::{Container, Reader, Whole};

/// One article, after the table.
const ARTICLES: &[u8] = b"\x01\0\0\0\x08\0\0\0articles";

fn sample() -> Vec<u8> {
    write(&[
        (Section::Items, ARTICLES),
        (Section::Summary, b"sum"),
        (Section::Columns, b""),
        (Section::Index, b"words"),
    ])
}

fn sections(whole: Result<Whole, StoreError>) -> Vec<(Section, Vec<u8>)> {
    let Ok(Whole::Container(mut container)) = whole else { panic!("{whole:?}") };
    let articles = container.articles().map(|library| {
        let articles: Vec<_> = (0..library.len() as u32).filter_map(|n| library.packed(n)).collect();
        (Section::Items, chunk::write(&articles).expect("small"))
    });
    let others = [Section::Summary, Section::Chunks, Section::Columns, Section::Index];
    let others = others.into_iter().filter_map(|s| Some((s, container.take(s)?)));
    articles.into_iter().chain(others).collect()
}

#[test]
fn sections_come_out_however_the_bytes_come() {
    let bytes = sample();
    let whole = sections(Container::read(&bytes));
    let expected: [(Section, &[u8]); 4] =
        [(Section::Items, ARTICLES), (Section::Summary, b"sum"), (Section::Columns, b""), (Section::Index, b"words")];
    assert_eq!(whole, expected.map(|(s, c)| (s, c.to_vec())));
    for size in [1, 2, 7, 64] {
        let mut reader = Reader::default();
        bytes.chunks(size).for_each(|piece| reader.feed(piece).expect("a piece"));
        assert_eq!(sections(reader.finish()), whole, "{size}");
    }
    assert_eq!(sections(Container::read(&write(&[]))), []);
}

#[test]
fn a_cut_is_told_wherever_it_is() {
    let bytes = sample();
    assert!(matches!(Container::read(b""), Err(StoreError::NotOurs)));
    for cut in 1..bytes.len() {
        assert!(matches!(Container::read(&bytes[..cut]), Err(StoreError::CutShort)), "{cut}");
    }
    let longer = [&bytes[..], b"x"].concat();
    assert!(Container::read(&longer).is_err());
}

#[test]
fn damage_is_told_by_name() {
    let bytes = sample();
    let told: Vec<StoreError> = (9..bytes.len())
        .map(|at| {
            let mut bad = bytes.clone();
            bad[at] ^= 0x10;
            Container::read(&bad).map(drop).expect_err("damage")
        })
        .collect();
    let head = bytes.len() - 24;
    // A wrong number of sections makes the table shorter or longer than it is.
    assert!(told[1..head - 9].iter().all(|e| *e == StoreError::DamagedHead), "{told:?}");
    assert!(matches!(told[0], StoreError::DamagedHead | StoreError::CutShort));
    assert!(told[head - 9..head - 9 + 16].iter().all(|e| *e == StoreError::Damaged(Section::Items)));
    assert_eq!(told.last(), Some(&StoreError::Damaged(Section::Index)));
    assert!(StoreError::Damaged(Section::Index).to_string().contains("the search index"));
}

#[test]
fn strangers_and_later_versions_are_refused() {
    for stranger in [&b"PK\x03\x04"[..], b"{\"id\":1}", b"datelin", b"datelinx\x02", b"dateline\x00"] {
        let told = Container::read(stranger).map(drop);
        let expected = if stranger == b"datelin" { StoreError::CutShort } else { StoreError::NotOurs };
        assert_eq!(told, Err(expected), "{stranger:?}");
    }
    let mut later = sample();
    later[8] = 3;
    assert_eq!(Container::read(&later).map(drop), Err(StoreError::Newer(3)));
    // At once, without waiting for the rest.
    assert_eq!(Reader::default().feed(b"P"), Err(StoreError::NotOurs));
    assert_eq!(Reader::default().feed(&later[..9]), Err(StoreError::Newer(3)));
}

#[test]
fn the_first_format_is_handed_on() {
    let bundle = dateline_core::corpus::bundle::Bundle { name: "n".into(), articles: Vec::new() }.write();
    for size in [1, 3, 100] {
        let mut reader = Reader::default();
        bundle.chunks(size).for_each(|piece| reader.feed(piece).expect("a piece"));
        let Ok(Whole::First(bytes)) = reader.finish() else { panic!("format 1") };
        assert_eq!(bytes, bundle);
    }
}

/// A head with these entries and a right checksum.
fn head(entries: &[(&[u8; 4], u64)]) -> Vec<u8> {
    let mut bytes = b"dateline\x02".to_vec();
    bytes.push(entries.len() as u8);
    for (tag, len) in entries {
        bytes.extend(*tag);
        bytes.extend(len.to_le_bytes());
        bytes.extend(checksum(b"").to_le_bytes());
    }
    bytes.extend(checksum(&bytes).to_le_bytes());
    bytes
}

#[test]
fn unknown_sections_are_passed_over_and_doubled_ones_refused() {
    let mut bytes = head(&[(b"NEWS", 5), (b"SUMM", 0), (b"MORE", 1)]);
    bytes.extend_from_slice(b"12345");
    bytes.push(b'x');
    assert_eq!(sections(Container::read(&bytes)), [(Section::Summary, Vec::new())]);
    let doubled = head(&[(b"SUMM", 0), (b"SUMM", 0)]);
    assert_eq!(Container::read(&doubled).map(drop), Err(StoreError::DamagedHead));
}

#[test]
fn claimed_lengths_set_little_aside() {
    let bytes = head(&[(b"ITEM", u64::MAX), (b"INDX", u64::MAX / 2)]);
    assert_eq!(Container::read(&bytes).map(drop), Err(StoreError::CutShort));
    let mut more = bytes;
    more.extend_from_slice(&[7; 1000]);
    assert_eq!(Container::read(&more).map(drop), Err(StoreError::CutShort));
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
        let _ = Container::read(&noise);
        let _ = Container::read(&[b"dateline\x02", &noise[..]].concat());
        let mut bytes = sample();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(Whole::Container(_)) = Container::read(&bytes) {
            prop_assert_eq!(bytes, sample());
        }
    }
}
