//! The program: gives its arguments to the library and takes its exit code.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    seloste::cli::run(std::env::args_os())
}
