#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| seloste_fuzz::opendocument(bytes));
