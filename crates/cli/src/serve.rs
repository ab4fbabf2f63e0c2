//! `dateline serve`: a site at an address of this machine, for whoever wants to look at it before it is published.
//!
//! Only this machine can ask: the server listens at 127.0.0.1, and answers requests that name it so. A page of somebody else,
//! whose name leads here by a trick of its name server, would be told nothing.

mod answer;

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::Server;

use crate::args::{BuildArgs, ServeArgs};
use crate::message::{shown, tell};
use crate::{Outcome, page, site};

/// Requests that are answered at once: a browser opens six connections.
const WORKERS: usize = 6;

/// Serves until it is interrupted.
///
/// # Errors
///
/// If no site can be built of what is named, or the port is taken.
pub fn run(args: &ServeArgs, out: &mut dyn Write) -> Result<Outcome> {
    // Removed at the end, however this function is left.
    let temporary = tempfile::tempdir().context("no temporary folder")?;
    let (folder, outcome) = match built_site(&args.sources.paths) {
        Some(folder) => (folder, Outcome::Complete),
        None => {
            let folder = temporary.path().join("site");
            (folder.clone(), site::build(&BuildArgs::of_site(args, folder), &mut io::sink())?)
        }
    };
    let root = folder.canonicalize().with_context(|| shown(&folder))?;
    let server = Arc::new(listen(args.port)?);
    let port = server.server_addr().to_ip().context("no port")?.port();
    stop_when_interrupted(&server)?;
    let address = format!("http://127.0.0.1:{port}/");
    writeln!(out, "{address}")?;
    out.flush()?;
    tell(&format!("{} is served there until Ctrl-C ends it", args.sources.corpus_name()));
    if args.open
        && let Err(e) = open::that_detached(&address)
    {
        tell(&format!("no browser could be opened: {e}"));
    }
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| server.incoming_requests().for_each(|request| answer::answer(&root, port, request)));
        }
    });
    Ok(outcome)
}

/// The folder that is named, if it is a site that was built, rather than one of articles.
fn built_site(paths: &[PathBuf]) -> Option<PathBuf> {
    let [folder] = paths else { return None };
    let index = fs::read_to_string(folder.join("index.html")).ok()?;
    page::attribute(&index, "data-corpus").map(|_| folder.clone())
}

fn listen(port: u16) -> Result<Server> {
    Server::http(("127.0.0.1", port)).map_err(|e| {
        let taken = e.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::AddrInUse);
        if taken {
            return anyhow!("port {port} is taken; name another with --port, or none to take any that is free");
        }
        anyhow!("port {port}: {e}")
    })
}

/// Ends the server's workers at the first Ctrl-C; a second one ends the program at once.
fn stop_when_interrupted(server: &Arc<Server>) -> Result<()> {
    let (server, before) = (Arc::clone(server), AtomicBool::new(false));
    let stop = move || {
        if before.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
        (0..WORKERS).for_each(|_| server.unblock());
    };
    ctrlc::set_handler(stop).context("Ctrl-C cannot be waited for")
}

impl BuildArgs {
    /// What `dateline build` is told to make a site in `folder` that is looked at only.
    fn of_site(args: &ServeArgs, folder: PathBuf) -> Self {
        Self {
            sources: args.sources.clone(),
            out: Some(folder),
            single: None,
            opens_files: false,
            page: args.page.clone(),
            parts: None,
            url: None,
            no_pages: false,
            force: false,
        }
    }
}
