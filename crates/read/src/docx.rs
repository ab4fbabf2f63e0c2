//! Documents of word processors: the text of Office Open XML.

use crate::archive::Budget;
use crate::archive::zip::Zip;
use crate::xml::{Event, Xml};

/// The text of a document, a paragraph a line with an empty one after it, and its title if it has one.
///
/// # Errors
///
/// In words, if it is damaged or unpacks to more than it may.
pub fn text(zip: &mut Zip<'_>, budget: &mut Budget) -> Result<(String, Option<String>), String> {
    let document = zip.file("word/document.xml", budget)?;
    let text = paragraphs(&String::from_utf8_lossy(&document))?;
    let title = zip.file("docProps/core.xml", budget).ok().and_then(|core| title(&String::from_utf8_lossy(&core)));
    Ok((text, title))
}

fn paragraphs(document: &str) -> Result<String, String> {
    let mut xml = Xml::new(document);
    let mut out = String::new();
    let mut open: Vec<String> = Vec::new();
    // The depth of a form of the same for older programs, such as a text box that is there already.
    let mut fallback: Option<usize> = None;
    while let Some(event) = xml.next_event()? {
        match event {
            Event::Open(element) if fallback.is_some() => open.push(element.name),
            Event::Open(element) => {
                match element.name.as_str() {
                    "fallback" => fallback = Some(open.len()),
                    "tab" => out.push('\t'),
                    "br" | "cr" => out.push('\n'),
                    "nobreakhyphen" => out.push('-'),
                    _ => {}
                }
                open.push(element.name);
            }
            Event::Close => {
                let closed = open.pop();
                if fallback.is_some() {
                    fallback = fallback.filter(|depth| open.len() > *depth);
                } else if closed.as_deref() == Some("p") {
                    out.push_str("\n\n");
                }
            }
            Event::Text(_) if fallback.is_some() => {}
            // What was deleted, and the instructions of fields, stand in elements of other names.
            Event::Text(text) if open.last().is_some_and(|name| name == "t") => out.push_str(&text),
            Event::Text(_) => {}
        }
    }
    Ok(out)
}

fn title(core: &str) -> Option<String> {
    let mut xml = Xml::new(core);
    let mut within = false;
    while let Ok(Some(event)) = xml.next_event() {
        match event {
            Event::Open(element) => within = element.name == "title",
            Event::Text(text) if within => return Some(text.trim().to_owned()).filter(|title| !title.is_empty()),
            Event::Close => within = false,
            Event::Text(_) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_read_without_what_was_deleted() {
        let document = "<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>The </w:t></w:r><w:del><w:r><w:delText>old </w:delText>\
                        </w:r></w:del><w:r><w:t xml:space='preserve'>sea &amp; sky</w:t><w:tab/><w:t>rose</w:t></w:r></w:p>\
                        <w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(paragraphs(document).as_deref(), Ok("The sea & sky\trose\n\nTwo.\n\n"));
    }

    #[test]
    fn a_text_box_is_read_once() {
        let text_box = "<w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent>";
        let document = format!(
            "<w:document xmlns:w='x' xmlns:mc='y'><w:body><w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{text_box}\
             </mc:Choice><mc:Fallback><w:pict><w:tab/>{text_box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r>\
             <w:t>One.</w:t></w:r></w:p></w:body></w:document>"
        );
        assert_eq!(paragraphs(&document).as_deref(), Ok("Box.\n\nOne.\n\n"));
    }
}
