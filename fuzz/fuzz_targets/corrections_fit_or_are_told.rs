#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::corrections_fit_or_are_told(bytes));
