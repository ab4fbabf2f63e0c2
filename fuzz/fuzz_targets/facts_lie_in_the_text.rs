#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::facts_lie_in_the_text(bytes));
