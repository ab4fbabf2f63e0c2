#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::dates_lie_in_the_calendar(bytes));
