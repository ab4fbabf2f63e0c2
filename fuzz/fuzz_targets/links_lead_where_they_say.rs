#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::links_lead_where_they_say(bytes));
