//! The program: hands its arguments to the library and gives back the exit status.

use std::panic;
use std::process::ExitCode;

/// The allocator of musl, with which the programs for Linux are linked, is slow, and slower with several threads.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    panic::set_hook(Box::new(|panic| {
        // Told in the words of the user by whoever expected it.
        if journey::guard::is_expected() {
            return;
        }
        eprintln!("internal error: {panic}");
        eprintln!("your file is not to blame; please report this with the file that caused it");
        let home = env!("CARGO_PKG_REPOSITORY");
        if !home.is_empty() {
            eprintln!("{home}/issues");
        }
    }));
    journey::cli::run()
}
