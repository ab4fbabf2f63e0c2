#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::axes_are_drawn(bytes));
