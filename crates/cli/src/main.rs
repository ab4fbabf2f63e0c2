//! The command line, native.

use std::io::{self, BufWriter};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut out = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    dateline_cli::run(&args, &mut io::stdin().lock(), &mut out)
}
