//! A web page that was saved: the article that it is about.

use crate::article::Article;
use crate::found::{Place, Sink};
use crate::html;
use crate::json_value::Json;
use crate::moment::Moment;

/// The article of a page that was saved from the address `url`, if that is known.
pub fn article(text: &str, url: Option<&str>) -> Article {
    let read = html::read(text, url);
    let mut article = Article {
        title: read.title,
        outlet: read.outlet,
        authors: read.authors,
        section: read.section,
        language: read.language,
        url: read.url,
        text: read.text,
        ..Article::default()
    };
    article.date = read.date.as_deref().and_then(Moment::parse);
    article.modified = read.modified.as_deref().and_then(Moment::parse);
    if let Some(standfirst) = read.standfirst {
        article.also("standfirst", Json::text(&standfirst));
    }
    article
}

/// Reads a page that is a file.
pub fn read(text: &str, sink: &mut Sink<'_>) {
    let article = article(text, saved_from(text).as_deref());
    if article.text.trim().is_empty() {
        sink.leave_out(Place::Whole, "the page has no text");
    } else {
        sink.article(article);
    }
}

/// The address that a program wrote into a page when it saved it, in a comment before the page's own words: browsers, SingleFile,
/// HTTrack.
fn saved_from(text: &str) -> Option<String> {
    /// Bytes before which such a comment begins.
    const HEAD: usize = 4 << 10;
    let mut rest = &text[..text.floor_char_boundary(HEAD)];
    while let Some((_, comment)) = rest.split_once("<!--") {
        let (comment, behind) = comment.split_once("-->").unwrap_or((comment, ""));
        if let Some(address) = told_in(comment).filter(|address| address.len() > 8 && address.len() <= 2_000) {
            return Some(address);
        }
        rest = behind;
    }
    None
}

fn told_in(comment: &str) -> Option<String> {
    let first = |text: &str| text.split_whitespace().next().unwrap_or_default().to_owned();
    let is_address = |address: &String| address.starts_with("http://") || address.starts_with("https://");
    let browser = || {
        // `saved from url=(0021)https://example.org/a`: the number is the address's length.
        let (length, address) = comment.trim_start().strip_prefix("saved from url=(")?.split_once(')')?;
        length.bytes().all(|b| b.is_ascii_digit()).then(|| first(address))
    };
    let single_file = || {
        let told = comment.contains("SingleFile").then_some(comment)?;
        told.lines().find_map(|line| line.trim().strip_prefix("url:")).map(first)
    };
    let httrack = || {
        let address = comment.trim_start().strip_prefix("Mirrored from ")?;
        comment.contains("HTTrack").then(|| format!("http://{}", first(address).trim_start_matches("http://")))
    };
    browser().or_else(single_file).or_else(httrack).filter(is_address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_tell_where_a_page_was_saved_from() {
        for (page, address) in [
            ("<!-- saved from url=(0021)https://example.org/a -->\n<html>", Some("https://example.org/a")),
            ("<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->\n<html>", None),
            (
                "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: x\n-->",
                Some("https://example.org/a"),
            ),
            (
                "<html>\n<!-- Mirrored from example.org/a.html by HTTrack Website Copier/3.x [XR&CO'2014] -->",
                Some("http://example.org/a.html"),
            ),
            ("<html><!-- url: https://example.org/a --><p>saved from url=(2)https://example.org/b", None),
        ] {
            assert_eq!(saved_from(page).as_deref(), address, "{page}");
        }
    }
}
