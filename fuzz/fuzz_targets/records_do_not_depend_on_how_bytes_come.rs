#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::records_do_not_depend_on_how_bytes_come(bytes));
