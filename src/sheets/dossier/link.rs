//! A dossier within a link: the records whole, so that who has no corpus can read them. The text is base64 of deflated bytes.

use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dateline_search::view::Card;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::{Deserialize, Serialize};

use super::Entry;

/// The layout that is written, as the first byte: to be raised with that of [`Card`].
const VERSION: u8 = 1;

/// Bytes at most that a link may unpack to, and statements: what nobody collected by hand is refused.
const MOST: u64 = 1 << 20;
const STATEMENTS: usize = 500;

/// Statements with notes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// In order.
    pub statements: Vec<(Card, String)>,
}

impl Shared {
    /// What a link carries of a dossier: all but how each statement was found.
    pub fn of(entries: &[Entry]) -> Self {
        let slim = |entry: &Entry| {
            let card = Card {
                why: Vec::new(),
                before: String::new(),
                after: String::new(),
                carried: None,
                ..entry.card.clone()
            };
            (card, entry.note.clone())
        };
        Self { statements: entries.iter().map(slim).collect() }
    }

    /// As a text for a link.
    pub fn write(&self) -> String {
        let bytes = postcard::to_extend(self, vec![VERSION]).unwrap_or_default();
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        // Writing to memory does not fail.
        let _ = encoder.write_all(&bytes);
        URL_SAFE_NO_PAD.encode(encoder.finish().unwrap_or_default())
    }

    /// What [`write`](Self::write) wrote; nothing if the text is cut short, damaged or of another version.
    pub fn read(text: &str) -> Option<Self> {
        let packed = URL_SAFE_NO_PAD.decode(text).ok()?;
        let mut bytes = Vec::new();
        DeflateDecoder::new(packed.as_slice()).take(MOST).read_to_end(&mut bytes).ok()?;
        let (version, rest) = bytes.split_first()?;
        let mut shared: Self = (*version == VERSION).then(|| postcard::from_bytes(rest).ok())??;
        if shared.statements.len() > STATEMENTS {
            return None;
        }
        // Whoever made the link may have put anything into it.
        shared.statements.iter_mut().for_each(|(card, _)| card.keep_web_address());
        Some(shared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::article::{Metadata, parse};
    use dateline_search::engine::{Engine, Options};
    use dateline_search::protocol::Window;
    use dateline_search::query::Query;
    use dateline_search::store::Bundle;

    fn entries(count: usize) -> Vec<Entry> {
        let speakers = ["Jane Roe", "John Doe", "Ann Poe", "Max Moe"];
        let text = |n: usize| {
            let words = "The bridge over the canal stays shut until the cracks in its northern piers have been looked at by divers";
            format!(
                "Bridge {n} is shut\n\n“{words}, and that is my word number {n},” said {}, the mayor of Zenda.",
                speakers[n % 4]
            )
        };
        let given = |n: usize| Metadata {
            outlet: Some(format!("Ruritania Herald {}", n % 3)),
            date: "2024-07-10".parse().ok(),
            url: Some(format!("https://example.org/news/2024/07/bridge-{n}-is-shut")),
            ..Metadata::default()
        };
        let articles = (0..count).map(|n| parse(&n.to_string(), &text(n), given(n))).collect();
        let bundle = Bundle { name: "Bridges".to_owned(), articles };
        let engine = Engine::analyse(bundle, Options::default(), &mut |_, _| {});
        let cards = engine.quotes(&Query::default(), Window { from: 0, len: count as u32 }).items;
        assert_eq!(cards.len(), count);
        cards.into_iter().map(|card| Entry { card, note: "To be asked again.".to_owned(), place: 0.0 }).collect()
    }

    #[test]
    fn a_link_carries_twenty_records_in_eight_thousand_characters() {
        let shared = Shared::of(&entries(20));
        let text = shared.write();
        assert!(text.len() <= 8000, "{}", text.len());
        assert_eq!(Shared::read(&text), Some(shared));
    }

    #[test]
    fn addresses_that_run_as_scripts_are_left_out() {
        let mut shared = Shared::of(&entries(1));
        shared.statements[0].0.source.url = Some("javascript:alert(1)".to_owned());
        let read = Shared::read(&shared.write()).expect("a dossier");
        assert_eq!(read.statements[0].0.source.url, None);
        let statement = shared.statements[0].clone();
        let many = Shared { statements: vec![statement; STATEMENTS + 1] };
        assert_eq!(Shared::read(&many.write()), None);
    }

    #[test]
    fn what_is_cut_or_damaged_is_none() {
        let text = Shared::of(&entries(2)).write();
        for cut in [0, 1, text.len() / 2, text.len() - 2] {
            assert_eq!(Shared::read(&text[..cut]), None, "{cut}");
        }
        assert_eq!(Shared::read("elephants!"), None);
        let other = URL_SAFE_NO_PAD.encode([0x63, 0x00]);
        assert_eq!(Shared::read(&other), None);
    }
}
