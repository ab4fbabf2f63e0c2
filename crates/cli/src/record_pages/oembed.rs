//! What programs that show posted links ask a record's page for: how to show the record within theirs (oembed.com, version 1.0).

use maud::html;
use serde_json::json;

/// Its name, beside the record's page.
pub const NAME: &str = "oembed.json";

/// Pixels that a statement with its article takes; the frame scrolls what is longer.
const WIDTH: u32 = 640;
const HEIGHT: u32 = 480;

/// A frame that opens the record in a site of this address; `fragment` leads to the record there and has parameters already.
pub fn write(site: &str, corpus: &str, title: &str, fragment: &str) -> String {
    let frame = html! {
        iframe src={ (site) (fragment) "&embed=1" } title=(title) width=(WIDTH) height=(HEIGHT) loading="lazy"
            referrerpolicy="no-referrer" style="border:0;max-width:100%" {}
    };
    let told = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": corpus,
        "provider_url": site,
        "width": WIDTH,
        "height": HEIGHT,
        "html": frame.into_string(),
    });
    format!("{told:#}\n")
}
