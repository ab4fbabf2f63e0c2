#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::stored_corpora_open_or_are_refused(bytes));
