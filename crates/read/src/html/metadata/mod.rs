//! What a page tells of its article beside the text: in JSON-LD, in `<meta>`, in microdata, and where readers see it.

mod address;
mod authors;
mod byline;
mod dates;
mod headline;
mod json_ld;
mod language;
mod meta;
mod outlet;
mod told;
mod visible;

use dom_query::Document;

use super::classes::Classes;
use super::dom;
use told::Told;

/// The article's metadata, from the sources that tell them best.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) section: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    pub(super) description: Option<String>,
}

/// Reads what a page tells. `url` is where it was saved from, if that is known.
pub(super) fn read(page: &Document, classes: &Classes, url: Option<&str>) -> Metadata {
    let (meta, seen) = (meta::read(page), visible::read(page, classes));
    let titles = meta.titles.iter().chain(&seen.titles).map(String::as_str);
    let title = dom::title(page);
    let linked = json_ld::read(page, &json_ld::Own::of(titles.chain([title.as_str()]), &meta.urls));
    let address = address::choose(meta.urls.iter().chain(&linked.urls), url);
    let outlet = outlet::choose(&linked, &meta, page, address.as_deref());
    let sources = [&linked, &meta, &seen];
    let first = |field: fn(&Told) -> Option<&String>| sources.iter().find_map(|told| field(told).cloned());
    let published = |told: &&Told| told.dates.iter().find_map(|date| dates::date(date));
    let changed = |told: &&Told| told.modified.iter().find_map(|date| dates::date(date));
    Metadata {
        title: headline::choose(&linked, &meta, &seen, page, outlet.as_deref()),
        date: earlier(sources.iter().find_map(published), seen.beside.as_ref())
            .or_else(|| dates::in_address(address.as_deref()?))
            .or_else(|| dates::in_scripts(page))
            // Where readers see one day alone, it is the day.
            .or_else(|| changed(&&seen)),
        modified: sources.iter().find_map(changed),
        authors: sources
            .iter()
            .map(|told| authors::names(&told.authors))
            .find(|names| !names.is_empty())
            .unwrap_or_default(),
        section: meta.section.clone().or_else(|| first(|told| told.section.as_ref())),
        language: sources.iter().find_map(|told| told.languages.iter().find_map(|written| language::tag(written))),
        description: first(|told| told.description.as_ref()),
        url: address,
        outlet,
    }
}

/// The day that readers see, if it is before the one that programs are told: sites that move to another program tell them
/// the day of the move. A day's difference is one of zones.
fn earlier(told: Option<String>, beside: Option<&String>) -> Option<String> {
    let day = |date: &str| crate::moment::Moment::parse(date).map(|moment| moment.day);
    match (told, beside) {
        (Some(told), Some(seen)) if day(seen).is_some_and(|seen| Some(seen.plus(1)) < day(&told)) => Some(seen.clone()),
        (told, _) => told,
    }
}

/// What is missing of date and authors is looked for in lines at the head of the text.
pub(super) fn complete(metadata: &mut Metadata, lines: &[&str]) {
    if metadata.date.is_none() {
        metadata.date =
            lines.iter().take(8).find_map(|line| dates::in_stamp(line).or_else(|| dates::in_dateline(line)));
    }
    if metadata.authors.is_empty() {
        let first = lines.iter().take(6).find(|line| byline::is_byline(line));
        metadata.authors = first.map(|line| authors::names(&[(*line).to_owned()])).unwrap_or_default();
    }
}
