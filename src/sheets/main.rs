//! The program of the sheets: what a reader opens over the page and what need not be fetched before. The page tells which
//! sheet its link names, hands questions to the worker, and answers back (`src/state/sheets.rs` lists the events).

mod against;
mod asking;
mod check;
mod collate;
mod compare;
mod corrected;
mod corrections;
mod dossier;
mod event;
mod kept;
mod names;
mod place;
mod review;
mod sheet;
mod store;
mod stories;
mod tables;

use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <sheet::Sheets/> });
}
