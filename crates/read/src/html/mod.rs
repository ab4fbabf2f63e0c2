//! Web pages: the article that a page is about, without what stands around it.

mod blocks;
mod classes;
mod dom;
mod fold;
mod furniture;
mod main_text;
mod marked;
mod metadata;
mod prose;
mod stamp;
mod standfirst;
mod tree;
mod trim;

use blocks::Block;
use classes::Classes;

/// The article of a web page, as far as the page tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HtmlArticle {
    /// The headline.
    pub title: Option<String>,
    /// When it was published, in ISO 8601 as [`crate::moment::Moment`] writes it.
    pub date: Option<String>,
    /// When it was last changed, written likewise.
    pub modified: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The section it stands in.
    pub section: Option<String>,
    /// The language as a tag (`en`, `en-GB`).
    pub language: Option<String>,
    /// Its canonical address.
    pub url: Option<String>,
    /// The paragraph between headline and text.
    pub standfirst: Option<String>,
    /// The main text: paragraphs with an empty line between them. Empty if there is none.
    pub text: String,
}

/// Reads a page that was saved from the address `url`, if that is known.
pub fn read(html: &str, url: Option<&str>) -> HtmlArticle {
    let page = tree::parse(html);
    let classes = Classes::of_page(&page);
    let mut metadata = metadata::read(&page, &classes, url);
    furniture::remove(&page, &classes);
    let standfirst = standfirst::find(&page, &classes, metadata.description.as_deref());
    let again = || {
        let page = tree::parse(html);
        furniture::remove(&page, &classes);
        page
    };
    let blocks = main_text::find(page, again, &classes);
    let lines: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    metadata::complete(&mut metadata, &lines);
    let about = trim::About { title: metadata.title.as_deref().unwrap_or_default(), authors: &metadata.authors };
    let blocks = trim::apply(with_standfirst(blocks, standfirst.as_deref()), &about);
    let text: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    HtmlArticle {
        title: metadata.title,
        date: metadata.date,
        modified: metadata.modified,
        outlet: metadata.outlet,
        authors: metadata.authors,
        section: metadata.section,
        language: metadata.language,
        url: metadata.url,
        standfirst,
        text: text.join(
            "

",
        ),
    }
}

/// The blocks with the standfirst before them, unless it is among them.
fn with_standfirst(mut blocks: Vec<Block>, standfirst: Option<&str>) -> Vec<Block> {
    let Some(standfirst) = standfirst else { return blocks };
    let known =
        |block: &Block| block.text.contains(standfirst) || standfirst.contains(&block.text) && block.text.len() > 40;
    if !blocks.is_empty() && !blocks.iter().any(known) {
        blocks.insert(0, Block { text: standfirst.to_owned(), ..Block::default() });
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_a_title_and_a_text() {
        let page =
            "<!doctype html><html><head><title>Storm &amp; sea</title></head><body><p>The sea rose.</p></body></html>";
        let read = read(page, Some("https://example.org/storm"));
        assert_eq!(read.title.as_deref(), Some("Storm & sea"));
        assert_eq!(read.text, "The sea rose.");
    }
}
