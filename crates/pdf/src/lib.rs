//! The text layer of PDFs: glyphs become lines, and lines the paragraphs of an article. It is a part of its own, since it is larger
//! than the readers of all other formats together.

mod bounds;
mod dict;
mod filters;
mod furniture;
mod lines;
mod paragraphs;
mod runs;
mod state;
mod streams;

use dateline_read::found::{Limits, Printed};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

/// Reads a PDF: its paragraphs, without what stands on every page.
///
/// # Errors
///
/// In words for the reader, if it is damaged, encrypted, has no text layer, or unpacks to more than is read.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Printed, String> {
    bounds::check(bytes, limits)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "a PDF that asks for a password".to_owned(),
        LoadPdfError::Decryption(_) => "a PDF that is encrypted in an unknown way".to_owned(),
        LoadPdfError::Invalid => "a PDF that is damaged, or none at all".to_owned(),
    })?;
    let text = runs::of_document(&pdf, bounds::most(bytes.len(), limits), limits);
    if text.glyphs == 0 {
        return Err("a PDF without a text layer, as scanners make them; recognise its text first".to_owned());
    }
    if text.unknown * 3 > text.glyphs {
        return Err("a PDF whose letters cannot be told from each other; print it anew, or save its text".to_owned());
    }
    let mut pages: Vec<Vec<lines::Line>> = text.pages.into_iter().map(lines::of_page).collect();
    furniture::remove(&mut pages);
    let (title, mut paragraphs) = paragraphs::of(&pages);
    // A program prints the name of the document above it or below, and the name is its headline, or as much as there is room for.
    paragraphs.retain(|paragraph| {
        paragraph.len() < 20 || title.as_ref().is_none_or(|title| !title.starts_with(paragraph.as_str()))
    });
    let mut warnings = Vec::new();
    if text.unknown > 0 {
        warnings.push(format!("{} letters of {} are not known", text.unknown, text.glyphs));
    }
    if text.cut_short {
        warnings.push("it holds more than is read; what comes before is read".to_owned());
    }
    Ok(Printed { title, text: paragraphs.join("\n\n"), warnings })
}
