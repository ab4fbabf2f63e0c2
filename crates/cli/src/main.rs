//! The command line: JSON Lines in, JSON Lines out, and static sites.
//!
//! Offsets in its output are Unicode code points into the text as given, end exclusive. A bad line gives a message on
//! standard error with its number; the rest goes on, and the exit status is 1 at the end. Wrong usage exits with 2.

mod across;
mod args;
mod check;
mod corrected;
mod export;
mod extract;
mod files;
mod first_view;
mod gzip;
mod id;
mod init;
mod lines;
mod markup;
mod material;
mod message;
mod outcome;
mod output;
mod page;
mod progress;
mod read;
mod record_pages;
mod serve;
mod single;
mod site;
mod stored;
mod target;
mod train;

use std::io::{self, BufReader, BufWriter};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use message::is_broken_pipe;
use outcome::Outcome;

/// An analysis makes many small, short-lived allocations: the system's allocator would take a twelfth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        // Help and version are "errors" to clap, and both may meet a full disk or a reader that has gone.
        Err(told) => {
            return match told.print() {
                Ok(()) => ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2)),
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE,
            };
        }
    };
    match run(cli.command) {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::LeftOut) => ExitCode::FAILURE,
        // Whoever read the output has gone, so that nobody is left to tell.
        Err(e) if is_broken_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            message::tell(&format!("{e:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<Outcome> {
    // Not locked for good: `read -` reads it as a file.
    let input = &mut BufReader::new(io::stdin());
    let out = &mut BufWriter::with_capacity(64 << 10, io::stdout().lock());
    match command {
        Command::Quotes { shown, at_hand } => extract::quotes(shown, at_hand.day(), input, out),
        Command::Times { anchor, at_hand } => extract::times(anchor.into(), at_hand.day(), input, out),
        Command::Date { at_hand } => extract::date(at_hand.day(), input, out),
        Command::Read(args) => read::run(&args, out),
        Command::Analyse { text: Some(file), at_hand, .. } => extract::analyse_file(&file, at_hand.day(), out),
        Command::Analyse { html: Some(file), at_hand, .. } => extract::analyse_page(&file, at_hand.day(), out),
        Command::Analyse { at_hand, .. } => extract::analyse(at_hand.day(), input, out),
        Command::Export(args) => export::run(&args, out),
        Command::Check(args) => check::run(&args, out),
        Command::Across { at_hand } => across::run(at_hand.day(), input, out),
        Command::Init(args) => init::run(&args, out),
        Command::Build(args) => site::build(&args, out),
        Command::Serve(args) => serve::run(&args, out),
        Command::Bundle(args) => site::bundle(&args, out),
        Command::Train(args) => train::run(&args, input, out),
        Command::Completions { shell } => {
            // In memory first, since the generator would panic where writing fails.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "dateline", &mut script);
            io::Write::write_all(out, &script)?;
            io::Write::flush(out)?;
            Ok(Outcome::Complete)
        }
    }
}
