//! Hostile requests and bodies into reports.
//!
//! A report has to be text that can be shown: JSON that parses, within its caps, and without the
//! secret that stands where a document says `password`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = data;
});
