//! Files that the page makes and hands to the browser to save.

use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url,
};

/// The type of a drawing.
pub const SVG: &str = "image/svg+xml";
/// The type of a calendar.
pub const CALENDAR: &str = "text/calendar;charset=utf-8";
/// The type of a picture.
const PNG: &str = "image/png";

/// How long the browser may take to fetch the bytes of what it saves.
const KEPT: Duration = Duration::from_secs(60);

/// How many dots of a picture make one pixel of the drawing, so that it is sharp in print.
const SCALE: f64 = 2.0;

/// A text as a file's contents.
///
/// # Errors
///
/// If the browser cannot make one.
pub fn text_blob(text: &str, kind: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)
}

/// The bytes of a buffer as a file's contents.
///
/// # Errors
///
/// If the browser cannot make one.
pub fn bytes_blob(buffer: &JsValue) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("application/octet-stream");
    Blob::new_with_buffer_source_sequence_and_options(&js_sys::Array::of1(buffer), &options)
}

/// Lets the browser save a file of that name.
///
/// # Errors
///
/// If the browser has no addresses for such files.
pub fn save(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        KEPT,
    );
    Ok(())
}

/// A drawing of that width and height in pixels, as a picture.
///
/// # Errors
///
/// If the browser draws no picture of this size.
pub async fn picture(svg: &str, width: u32, height: u32) -> Result<Blob, JsValue> {
    let address = Url::create_object_url_with_blob(&text_blob(svg, SVG)?)?;
    let drawn = draw(&address, width, height).await;
    let _ = Url::revoke_object_url(&address);
    let canvas = drawn?;
    // The callback gets null if the browser refuses the size.
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob_with_type(&resolve, PNG) {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(promise).await?.dyn_into()
}

async fn draw(address: &str, width: u32, height: u32) -> Result<HtmlCanvasElement, JsValue> {
    let image = HtmlImageElement::new_with_width_and_height(width, height)?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (wide, high) = (f64::from(width) * SCALE, f64::from(height) * SCALE);
    canvas.set_width(wide as u32);
    canvas.set_height(high as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    context
        .unchecked_into::<CanvasRenderingContext2d>()
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high)?;
    Ok(canvas)
}
