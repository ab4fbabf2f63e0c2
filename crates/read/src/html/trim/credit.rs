//! Who made a picture, in a line of its own.

use super::line::Line;
use crate::html::prose;

/// Agencies of pictures alone: their name credits a picture wherever it stands.
const PICTURES: &[&str] = &[
    "getty images",
    "getty",
    "shutterstock",
    "istock",
    "istockphoto",
    "flickr",
    "unsplash",
    "wikimedia commons",
    "pa images",
    "alamy",
    "corbis",
    "rex features",
    "pexels",
    "pixabay",
    "wireimage",
    "screengrab",
];

/// Agencies of pictures and of news. A line of their name alone may tell whose the report is.
const NEWS: &[&str] = &["reuters", "associated press", "ap", "afp", "pa wire", "epa", "bloomberg", "upi", "dpa"];

pub(super) fn is(line: &Line<'_>) -> bool {
    if !line.is_shorter_than(160) {
        return false;
    }
    let told = line.starts_with(&[
        "photo:",
        "photos:",
        "photo by",
        "photos by",
        "photo credit",
        "photograph:",
        "photograph by",
        "photographer:",
        "image:",
        "image credit",
        "images:",
        "image by",
        "image source",
        "image courtesy",
        "images courtesy",
        "photo courtesy",
        "photos courtesy",
        "picture:",
        "pictures:",
        "picture credit",
        "credit:",
        "credits:",
        "video:",
        "video by",
        "illustration:",
        "illustration by",
        "graphic:",
        "graphic by",
        "courtesy of",
        "(photo",
        "[photo",
        "(image",
        "(credit",
        "(ap photo",
        "source: getty",
        "via getty",
        "feature image",
        "featured image",
        "header image",
        "cover image",
        "cover photo",
        "lead image",
        "top image",
        "main image",
        "foto:",
        "fotos:",
        "bild:",
        "bildquelle",
        "© ",
        "(c) ",
    ]);
    // `Video: the council said …`, `Photo by photo, the police …`: credits are no sentences.
    !line.is_prose() && (told || line.is_shorter_than(90) && !line.block.text.ends_with('.') && is_agency(line))
}

/// Whether a line ends with an agency of pictures, or with one of news behind what parts it from a photographer's name.
fn is_agency(line: &Line<'_>) -> bool {
    let bare = line.lower.trim_matches(['(', ')', '[', ']']);
    let ends = |agencies: &[&str]| {
        agencies
            .iter()
            .any(|agency| bare.strip_suffix(agency).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)))
    };
    let bracketed = line.lower.starts_with(['(', '[']) && line.lower.ends_with([')', ']']);
    let credits = line.contains(&["/", "|", "©", "photo", "image", "via "]);
    PICTURES.contains(&bare)
        // `Mary Major by Getty`, and not `The story was first told by Getty`.
        || ends(PICTURES)
            && (credits || bracketed || line.contains(&["by "]) && prose::small_words(&line.block.text) < 2)
        || ends(NEWS) && credits && !line.contains(&["report", "writing", "editing"])
}
