//! Who made a picture, in a line of its own.

use super::line::Line;

const AGENCIES: &[&str] = &[
    "getty images",
    "/getty",
    "getty",
    "reuters",
    "associated press",
    "ap photo",
    "afp",
    "shutterstock",
    "istock",
    "istockphoto",
    "flickr",
    "unsplash",
    "wikimedia commons",
    "pa wire",
    "pa images",
    "epa",
    "bloomberg",
    "alamy",
    "corbis",
    "rex features",
    "upi",
    "usa today sports",
    "dpa",
    "pexels",
    "pixabay",
    "wireimage",
    "screengrab",
];

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
    let agency = line.is_shorter_than(90)
        && !line.block.text.ends_with('.')
        && AGENCIES.iter().any(|agency| {
            line.lower.trim_end_matches([')', ']', '.']).ends_with(agency)
                && line.contains(&["/", "(", "|", "©", "photo", "image", "via", "by "])
                || line.lower.trim_matches(['(', ')']) == *agency
        });
    // A sentence about a photo has a verb and an end.
    told && (!line.block.text.ends_with('.') || line.is_shorter_than(80)) || agency
}
