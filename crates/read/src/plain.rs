//! Plain text and Markdown: a file is an article.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::article::Article;
use crate::byline;
use crate::fields::Field;
use crate::found::Sink;
use crate::json_value::Json;
use crate::moment::Moment;

/// Reads a plain text. It is left as it is.
pub fn text(text: String, sink: &mut Sink<'_>) {
    sink.article(Article { text, ..Article::default() });
}

/// Reads a text in Markdown: its words without the signs, and the fields that stand before it.
pub fn markdown(text: &str, sink: &mut Sink<'_>) {
    let text = text.trim_start_matches('\u{feff}');
    let (fields, body) = front_matter(text);
    let mut article = Article::default();
    for (name, value) in fields {
        put(&mut article, name, value);
    }
    article.text = words(body);
    sink.article(article);
}

/// The lines between two lines `---` at the beginning, as names and values, and what follows.
fn front_matter(text: &str) -> (Vec<(&str, &str)>, &str) {
    let first = text.lines().next().unwrap_or_default();
    let Some(rest) = text.get(first.len()..).filter(|_| first.trim_end() == "---") else { return (Vec::new(), text) };
    let Some(end) = rest.find("\n---") else { return (Vec::new(), text) };
    let lines = rest[..end].lines();
    let fields =
        lines.filter_map(|line| line.split_once(':')).filter(|(name, _)| !name.is_empty() && !name.contains(' '));
    let fields = fields.map(|(name, value)| (name.trim(), value.trim().trim_matches(['"', '\''])));
    let body = rest[end + 4..].find('\n').map_or("", |at| &rest[end + 4 + at + 1..]);
    (fields.filter(|(_, value)| !value.is_empty()).collect(), body)
}

fn put(article: &mut Article, name: &str, value: &str) {
    let one = || Some(value.to_owned());
    let list =
        || value.trim_matches(['[', ']']).split(',').map(|name| name.trim().trim_matches(['"', '\'']).to_owned());
    match Field::of(name).map(|(field, _)| field) {
        Some(Field::Id) => article.id = Some(Json::text(value)),
        Some(Field::Title) => article.title = one(),
        Some(Field::Date) if Moment::parse(value).is_some() => article.date = Moment::parse(value),
        Some(Field::Modified) if Moment::parse(value).is_some() => article.modified = Moment::parse(value),
        Some(Field::Outlet) => article.outlet = one(),
        Some(Field::Agency) => article.agency = one(),
        Some(Field::Authors) if value.starts_with('[') => article.authors = list().collect(),
        Some(Field::Authors) => article.authors = byline::names(value),
        Some(Field::Section) => article.section = one(),
        Some(Field::Language) => article.language = one(),
        Some(Field::Url) => article.url = one(),
        _ => article.also(name, Json::text(value)),
    }
}

/// The words of Markdown: blocks with an empty line between them.
fn words(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut images = 0u32;
    let close = |out: &mut String| {
        out.truncate(out.trim_end().len());
        if !out.is_empty() {
            out.push_str("\n\n");
        }
    };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            // What an image shows stands in its place and is no part of the text.
            _ if images > 0 => {}
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::Html(html) | Event::InlineHtml(html) => out.push_str(&crate::markup::text(&html)),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock
                | TagEnd::BlockQuote(_)
                | TagEnd::TableRow
                | TagEnd::TableHead,
            )
            | Event::Rule => close(&mut out),
            Event::End(TagEnd::TableCell) => out.push(' '),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_read_without_its_signs() {
        let text = "# A *headline*\n\nThe [minister](https://example.org) said\n“**yes**”.\n\n![a photo](x.png)\n\n- One\n- Two\n\n> “We go.”\n";
        assert_eq!(words(text), "A headline\n\nThe minister said “yes”.\n\nOne\n\nTwo\n\n“We go.”");
    }

    #[test]
    fn fields_may_stand_before_the_text() {
        let (fields, body) = front_matter("---\ntitle: \"A: b\"\ndate: 2024-07-10\nempty:\n---\nWords.\n");
        assert_eq!((fields, body), (vec![("title", "A: b"), ("date", "2024-07-10")], "Words.\n"));
        assert_eq!(front_matter("---\nno end"), (vec![], "---\nno end"));
    }
}
