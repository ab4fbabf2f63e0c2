#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::days_are_counted_there_and_back(bytes));
