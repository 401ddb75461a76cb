//! One target of `tests/fuzz` under libFuzzer, which changes inputs further that reach code that no other reached.
//!
//! In: bytes from libFuzzer. Out: nothing, or the end of the process at an input that breaks a law of the target. Which target it is,
//! is the name of the binary; the targets themselves are those of `tests/fuzz`.

#![no_main]

#[allow(dead_code, reason = "the rest is for the integration tests")]
mod support;
#[allow(dead_code, reason = "seeds and words are for the other one that runs the targets")]
mod fuzz {
    pub mod targets;
}

use std::panic;

use fuzz::targets::TARGETS;
use libfuzzer_sys::fuzz_target;

// libfuzzer-sys ends the process at any panic, also at one that the program catches where it calls what cuts fonts. A panic
// that leaves the target ends it anyway; here it says where it was.
fuzz_target!(init: panic::set_hook(Box::new(|info| eprintln!("{info}"))), |bytes: &[u8]| {
    let target = TARGETS.iter().find(|target| target.name == env!("CARGO_BIN_NAME")).expect("a binary a target");
    let _ = (target.run)(bytes);
});
