#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::queries_are_answered(bytes));
