//! Books: each chapter is an article.

use crate::archive::Budget;
use crate::archive::zip::Zip;
use crate::article::{Article, shared};
use crate::encoding;
use crate::found::{Place, Sink};
use crate::json_value::Json;
use crate::markup;
use crate::moment::Moment;
use crate::xml::{Event, Xml};

/// Authors of a book that its chapters carry.
const CREATORS: usize = 50;

/// What a book's package says.
#[derive(Default)]
struct Package {
    title: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    language: Option<String>,
    creators: Vec<String>,
    /// Ids, paths and whether it is the table of contents.
    manifest: Vec<(String, String, bool)>,
    /// Ids in the order of reading.
    spine: Vec<String>,
}

/// Reads a book.
pub fn read(zip: &mut Zip<'_>, budget: &mut Budget, sink: &mut Sink<'_>) {
    if let Err(reason) = chapters(zip, budget, sink) {
        sink.leave_out(Place::Whole, reason);
    }
}

fn chapters(zip: &mut Zip<'_>, budget: &mut Budget, sink: &mut Sink<'_>) -> Result<(), String> {
    let container = zip.file("META-INF/container.xml", budget)?;
    let path = rootfile(&String::from_utf8_lossy(&container)).ok_or("the book does not say where its package is")?;
    let package = zip.file(&path, budget)?;
    let package = package_of(&encoding::decode(&package, None).text)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut number = 0;
    for id in &package.spine {
        let Some((_, href, is_contents)) = package.manifest.iter().find(|(known, _, _)| known == id) else { continue };
        if *is_contents {
            continue;
        }
        number += 1;
        match zip.file(&within(folder, href), budget) {
            Ok(bytes) => chapter(&encoding::decode(&bytes, None).text, number, &package, sink),
            Err(reason) => sink.leave_out(Place::Article(number), reason),
        }
    }
    if sink.articles() == 0 {
        sink.leave_out(Place::Whole, "the book has no text");
    }
    Ok(())
}

fn chapter(html: &str, number: u64, package: &Package, sink: &mut Sink<'_>) {
    let text = markup::text(html);
    // Covers and blank pages have no words, and nobody misses them.
    if text.trim().is_empty() {
        return;
    }
    let mut article = Article { text, number: Some(number), ..Article::default() };
    article.title = ["h1", "h2", "title"].iter().find_map(|name| heading(html, name));
    if let Some(title) = &article.title
        && let Some(rest) =
            article.text.strip_prefix(title.as_str()).map(str::trim_start).filter(|rest| !rest.is_empty())
    {
        article.text = rest.to_owned();
    }
    article.date = package.date.as_deref().and_then(Moment::parse);
    article.outlet = package.publisher.clone().or_else(|| package.title.clone());
    article.authors.clone_from(&package.creators);
    article.language.clone_from(&package.language);
    if let Some(title) = &package.title {
        article.also("book", Json::text(title));
    }
    sink.article(article);
}

/// The words of the first element of that name, in small letters or capitals.
fn heading(html: &str, name: &str) -> Option<String> {
    // As long as the text, so that places in one are places in the other.
    let small = html.to_ascii_lowercase();
    let open = format!("<{name}");
    let mut from = 0;
    loop {
        let start = from + small[from..].find(&open)?;
        from = start + open.len();
        // `<h1` is not the beginning of `<h10`.
        if small[from..].starts_with(['>', ' ', '\n', '\t', '\r']) {
            break;
        }
    }
    let inner = from + small[from..].find('>')? + 1;
    let end = inner + small[inner..].find(&format!("</{name}"))?;
    // A title's own words are no text of a page, so that its element is left out here.
    Some(markup::line(&html[inner..end])).filter(|line| !line.is_empty())
}

fn rootfile(container: &str) -> Option<String> {
    let mut xml = Xml::new(container);
    while let Ok(Some(event)) = xml.next_event() {
        if let Event::Open(element) = event
            && element.name == "rootfile"
        {
            return element.attribute("full-path").map(str::to_owned);
        }
    }
    None
}

fn package_of(text: &str) -> Result<Package, String> {
    let mut package = Package::default();
    let mut xml = Xml::new(text);
    let mut field = String::new();
    while let Some(event) = xml.next_event()? {
        match event {
            Event::Open(element) => {
                let attribute = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
                match element.name.as_str() {
                    "item" => {
                        let is_contents = attribute("properties").split(' ').any(|property| property == "nav");
                        package.manifest.push((attribute("id"), attribute("href"), is_contents));
                    }
                    "itemref" => package.spine.push(attribute("idref")),
                    _ => {}
                }
                field = element.name;
            }
            Event::Text(text) => {
                let words = text.trim();
                if words.is_empty() {
                    continue;
                }
                let value = Some(words.to_owned());
                match field.as_str() {
                    "title" if package.title.is_none() => package.title = value,
                    "publisher" => package.publisher = value,
                    "date" if package.date.is_none() => package.date = value,
                    "language" => package.language = value,
                    "creator" => package.creators.extend(value),
                    _ => {}
                }
            }
            Event::Close => field.clear(),
        }
    }
    // Each chapter carries them.
    for label in [&mut package.title, &mut package.publisher, &mut package.language].into_iter().flatten() {
        *label = shared(std::mem::take(label));
    }
    package.creators.truncate(CREATORS);
    package.creators = package.creators.into_iter().map(shared).collect();
    // Each chapter's path is looked for among all of them.
    const MOST: usize = 10_000;
    package.manifest.truncate(MOST);
    package.spine.truncate(MOST);
    Ok(package)
}

/// A path from the folder of the package.
fn within(folder: &str, href: &str) -> String {
    let href = percent_decoded(href.split('#').next().unwrap_or(href));
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn percent_decoded(path: &str) -> String {
    let mut out = Vec::with_capacity(path.len());
    let mut bytes = path.as_bytes();
    while let Some((&byte, rest)) = bytes.split_first() {
        let hex = rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.filter(|_| byte == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(decoded) => {
                out.push(decoded);
                bytes = &rest[2..];
            }
            None => {
                out.push(byte);
                bytes = rest;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_be_written_in_capitals() {
        assert_eq!(heading("<body><H2 class='a'>The Sea</H2>", "h2").as_deref(), Some("The Sea"));
        assert_eq!(heading("<h10>no</h10><h1>É <i>one</i></h1>", "h1").as_deref(), Some("É one"));
    }
}
