//! Printed documents: a made-up article that a browser printed in two columns, damaged ones, and small ones made here.

use std::path::Path;

use dateline_read::found::Limits;
use proptest::prelude::*;

fn printed() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats/print.pdf");
    std::fs::read(path).expect("the printed article")
}

/// A document of one page with this content, in a font that every reader has.
fn document(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> \
         /XObject << /X 6 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << /XObject << /X 6 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream"
            .to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        out.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let table = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| out.push_str(&format!("{place:010} 00000 n \n")));
    out.push_str(&format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    out.into_bytes()
}

fn text(content: &str) -> String {
    dateline_pdf::read(&document(content), &Limits::default()).map_or_else(|e| e, |printed| printed.text)
}

#[test]
fn an_article_that_a_browser_printed_is_read() {
    let printed = dateline_pdf::read(&printed(), &Limits::default()).expect("a document");
    assert_eq!(printed.title.as_deref(), Some("Sea floods the market of Norhaven, and nobody is hurt"));
    assert_eq!(printed.warnings, [] as [&str; 0]);
    let paragraphs: Vec<&str> = printed.text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 21, "{paragraphs:#?}");
    assert_eq!(paragraphs[0], "By Ann Poe");
    assert!(paragraphs[1].starts_with("NORHAVEN, 12 March 2024 – The sea rose above the old harbour wall on Tuesday"));
    for (at, paragraph) in paragraphs.iter().enumerate().skip(1) {
        let (begins, ends) = match at % 5 {
            1 => ("", "and saw nothing like it."),
            2 => ("Nobody was hurt, the council said", "soup, blankets and dry shoes."),
            3 => ("“We had an hour, no more,” said John Doe", "came in under the door."),
            4 => ("The ferry company, which has had a bad year", "or until a buyer was found for it."),
            _ => ("Engineers had found cracks", "the mayor told reporters."),
        };
        assert!(paragraph.starts_with(begins) && paragraph.ends_with(ends), "{at}: {paragraph}");
        if at % 5 == 0 {
            assert!(
                paragraph.contains("The official report on the long-term plan is expected in the spring"),
                "{paragraph}"
            );
        }
    }
}

#[test]
fn instructions_tell_where_words_stand() {
    // Spaces may be written, or only left; letters may be set apart.
    assert_eq!(text("BT /F 10 Tf 50 500 Td (The sea) Tj ( rose.) Tj ET"), "The sea rose.");
    assert_eq!(text("BT /F 10 Tf 50 500 Td [(The) -300 (sea) -10 (son)] TJ ET"), "The season");
    assert_eq!(text("BT /F 10 Tf 3 Tc 50 500 Td (sea wall) Tj ET"), "sea wall");
    // Lines that go on, by all instructions that begin one.
    assert_eq!(
        text("BT /F 10 Tf 12 TL 50 500 Td (The sea) Tj T* (rose) Tj (and) ' 0 0 (fell.) \" ET"),
        "The sea rose and fell."
    );
    assert_eq!(text("BT /F 10 Tf 50 500 TD (The) Tj 0 -12 TD (sea) Tj T* (rose.) Tj ET"), "The sea rose.");
    assert_eq!(text("q 2 0 0 2 10 10 cm BT /F 5 Tf 1 0 0 1 20 200 Tm (The sea.) Tj ET Q"), "The sea.");
    // What is marked as no part of the text, and what stands across the page.
    assert_eq!(
        text("/Artifact BMC BT /F 8 Tf 50 590 Td (The Post) Tj ET EMC BT /F 10 Tf 50 500 Td (The sea.) Tj ET"),
        "The sea."
    );
    assert_eq!(
        text("BT /F 40 Tf 0.7 0.7 -0.7 0.7 50 100 Tm (DRAFT) Tj ET BT /F 10 Tf 50 500 Td (The sea.) Tj ET"),
        "The sea."
    );
    // A text layer that is not drawn, as behind a scan.
    assert_eq!(text("BT 3 Tr /F 10 Tf 50 500 Td (The sea.) Tj ET"), "The sea.");
}

#[test]
fn what_cannot_be_read_is_refused_in_words() {
    let refused = |bytes: &[u8]| dateline_pdf::read(bytes, &Limits::default()).expect_err("no text");
    assert!(refused(b"%PDF-1.7\n\xff").contains("damaged"));
    assert!(refused(&document("0 0 10 10 re f")).contains("without a text layer"));
    assert!(refused(b"%PDF-1.7 trailer << /Encrypt 1 0 R >>").contains("encrypted"));
}

/// A form that shows itself twice would be followed for ever.
#[test]
fn forms_within_forms_end() {
    assert_eq!(text("BT /F 10 Tf 50 500 Td (The sea.) Tj ET /X Do"), "The sea.");
}

/// One stream that is named over and over would be unpacked each time.
#[test]
fn a_stream_that_is_named_over_and_over_ends() {
    let limits = Limits { free: 1 << 18, ratio: 1, ..Limits::default() };
    let words = format!("BT /F 10 Tf 50 500 Td {} ET", "(The sea.) Tj ".repeat(1_000));
    let whole = String::from_utf8(document(&words)).expect("text");
    let contents = whole.replace("/Contents 4 0 R", &format!("/Contents [{}]", "4 0 R ".repeat(2_000)));
    assert!(dateline_pdf::read(whole.as_bytes(), &limits).expect("a document").warnings.is_empty());
    let printed = dateline_pdf::read(contents.as_bytes(), &limits).expect("a document");
    assert_eq!(printed.warnings, ["it holds more than is read; what comes before is read"]);
    assert!(printed.text.len() < 2 << 20, "{}", printed.text.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Damaged documents are read or refused.
    #[test]
    fn damaged_documents_do_no_harm(cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 1..12)) {
        let mut bytes = printed();
        for (at, byte, how) in cuts {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] ^= byte,
                1 => bytes[at] = b"0123456789<>[]/ ()-"[usize::from(byte) % 19],
                2 => drop(bytes.drain(at..(at + usize::from(byte)).min(bytes.len()))),
                _ => {
                    let part = bytes[at..(at + usize::from(byte)).min(bytes.len())].to_vec();
                    bytes.splice(at / 2..at / 2, part);
                }
            }
            if bytes.len() < 64 {
                break;
            }
        }
        let _ = dateline_pdf::read(&bytes, &Limits::default());
    }
}
