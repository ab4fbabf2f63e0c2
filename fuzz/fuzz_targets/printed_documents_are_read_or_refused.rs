#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_laws::printed_documents_are_read_or_refused(bytes));
