//! Plain text and Markdown: a file is an article.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::article::Article;
use crate::byline;
use crate::fields::Field;
use crate::found::Sink;
use crate::front_matter;
use crate::json_value::Json;
use crate::moment::Moment;

/// Reads a plain text. It is left as it is.
pub fn text(text: String, sink: &mut Sink<'_>) {
    sink.article(Article { text, ..Article::default() });
}

/// Reads a text in Markdown: its words without the signs, and the fields that stand before it.
pub fn markdown(text: &str, sink: &mut Sink<'_>) {
    let text = text.trim_start_matches('\u{feff}');
    let (fields, body) = front_matter::split(text).unwrap_or((Vec::new(), text));
    let mut article = Article::default();
    for (name, values) in fields {
        put(&mut article, name, &values);
    }
    article.text = words(body);
    sink.article(article);
}

fn put(article: &mut Article, name: &str, values: &[String]) {
    let value = values.join(" ");
    let field = Field::of(name).map(|(field, _)| field);
    match field {
        Some(Field::Id) => article.id = Some(Json::text(&value)),
        Some(Field::Title) => article.title = Some(value),
        Some(Field::Date | Field::Modified) => {
            let moment = Moment::parse(&value);
            let slot = if field == Some(Field::Date) { &mut article.date } else { &mut article.modified };
            if moment.is_some() {
                *slot = moment;
                return;
            }
            if slot.is_none() {
                article.warnings.push(format!("\"{name}\" is no day like 2024-07-10: {value:.40}"));
            }
            article.also(name, Json::text(&value));
        }
        Some(Field::Outlet) => article.outlet = Some(value),
        Some(Field::Agency) => article.agency = Some(value),
        // A list parts the names itself; one value is a byline.
        Some(Field::Authors) if values.len() > 1 => article.authors = values.to_vec(),
        Some(Field::Authors) => article.authors = byline::names(&value),
        Some(Field::Section) => article.section = Some(value),
        Some(Field::Language) => article.language = Some(value),
        Some(Field::Url) => article.url = Some(value),
        _ if values.len() > 1 => article.also(name, Json::from(&values)),
        _ => article.also(name, Json::text(&value)),
    }
}

/// The words of Markdown: blocks with an empty line between them.
fn words(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut images = 0u32;
    // Blocks of HTML come line by line, and comments and scripts have many.
    let mut html: Option<String> = None;
    let mut in_script = false;
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
            Event::InlineHtml(tag) if in_script => in_script = !is_tag(&tag, &["/script", "/style"]),
            _ if in_script => {}
            Event::Start(Tag::HtmlBlock) => html = Some(String::new()),
            Event::Html(line) if html.is_some() => html.get_or_insert_default().push_str(&line),
            Event::End(TagEnd::HtmlBlock) => {
                out.push_str(&crate::markup::text(&html.take().unwrap_or_default()));
                close(&mut out);
            }
            // Words between two tags are text of their own.
            Event::InlineHtml(tag) if is_tag(&tag, &["br"]) => out.push('\n'),
            Event::InlineHtml(tag) => in_script = is_tag(&tag, &["script", "style"]),
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
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

/// Whether a tag has one of these names.
fn is_tag(tag: &str, names: &[&str]) -> bool {
    let name = tag.trim_start_matches('<');
    let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/' && !name.starts_with('/'));
    let end = end.or_else(|| name.find('>')).unwrap_or(name.len());
    names.iter().any(|known| known.eq_ignore_ascii_case(&name[..end]))
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
    fn html_in_markdown_is_no_text() {
        for (text, expected) in [
            ("Some words.<br>And more.", "Some words.\nAnd more."),
            ("Some words.<br/>And more.", "Some words.\nAnd more."),
            ("One.\n\n<!-- a note\n\nof two lines -->\n\nTwo.", "One.\n\nTwo."),
            ("One.\n\n<script>\nlet a = 1;\n\nlet b = 2;\n</script>\n\nTwo.", "One.\n\nTwo."),
            ("One <script>let a = 1;</script>two <b>three</b>.", "One two three."),
            ("One <!-- no --> two.", "One  two."),
            ("<div>\nOne.\n</div>\n\nTwo.", "One.\n\nTwo."),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn fields_become_the_articles() {
        let mut article = Article::default();
        let values = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        put(&mut article, "authors", &values(&["Roe, Jane", "John Doe"]));
        put(&mut article, "tags", &values(&["a", "b"]));
        put(&mut article, "date", &values(&["next week"]));
        put(&mut article, "updated", &values(&["2024-07-10"]));
        assert_eq!(article.authors, ["Roe, Jane", "John Doe"]);
        assert_eq!(article.extra.get("tags"), Some(&Json::from(&["a", "b"])));
        assert_eq!((article.date, article.modified.is_some()), (None, true));
        assert_eq!(article.extra.get("date_given"), Some(&Json::text("next week")));
        assert_eq!(article.warnings, ["\"date\" is no day like 2024-07-10: next week"]);
        put(&mut article, "author", &values(&["Jane Roe and John Doe"]));
        assert_eq!(article.authors, ["Jane Roe", "John Doe"]);
    }
}
