#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::texts_are_decoded(bytes));
