//! The program: reads the command line and hands over to [`cairnbook::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    cairnbook::cli::main(std::env::args_os())
}
