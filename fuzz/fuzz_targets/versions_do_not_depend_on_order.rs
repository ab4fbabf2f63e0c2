#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::versions_do_not_depend_on_order(bytes));
