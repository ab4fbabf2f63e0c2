//! `dateline serve`: a site at an address of this machine, for whoever wants to look at it before it is published.
//!
//! Only this machine can ask: the server listens at 127.0.0.1, and answers requests that name it so. A page of somebody else,
//! whose name leads here by a trick of its name server, would be told nothing.

mod answer;

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, anyhow, ensure};
use tempfile::TempDir;
use tiny_http::Server;

use crate::args::{self, BuildArgs, ServeArgs};
use crate::message::{shown, tell};
use crate::{Outcome, page, site, target};

/// Requests that are answered at once: a browser opens six connections.
const WORKERS: usize = 6;

/// Statements and articles up to which each gets a small page of its own, as in a site that is published: whoever looks at
/// thousands waits for the list, not for files that nobody opens here.
const PAGES: u32 = 2000;

/// The options that also a site takes which was built before.
const OF_ANY_SITE: [&str; 2] = ["port", "open"];

/// Serves until it is interrupted.
///
/// # Errors
///
/// If no site can be built of what is named, if a site that was built is to be built otherwise, or if the port is taken.
pub fn run(args: &ServeArgs, out: &mut dyn Write) -> Result<Outcome> {
    let interruption = Interruption::awaited()?;
    // Removed at the end, however this function is left.
    let temporary = interruption.folder()?;
    let (folder, outcome) = match built_site(&args.sources.paths) {
        Some(folder) => {
            let idle = args::given("serve", &OF_ANY_SITE);
            ensure!(
                idle.is_empty(),
                "{} is a site that was built, which {} cannot change; leave that out, or name the articles instead of the site",
                shown(&folder),
                idle.join(", ")
            );
            (folder, Outcome::Complete)
        }
        None => {
            let folder = temporary.path().join("site");
            (folder.clone(), site::build(&BuildArgs::of_site(args, folder), &mut io::sink())?)
        }
    };
    let root = folder.canonicalize().with_context(|| shown(&folder))?;
    let server = Arc::new(listen(args.port)?);
    let port = server.server_addr().to_ip().context("no port")?.port();
    interruption.ends(&server);
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

/// What Ctrl-C ends.
#[derive(Default)]
struct Running {
    /// The folder of a site that is only looked at.
    temporary: Option<PathBuf>,
    /// The server, once there is one and nobody has ended it.
    server: Option<Arc<Server>>,
}

/// Waits for Ctrl-C. While a site is built, it ends the program; the server it ends first, so that answers that are on their way
/// still arrive, and the program if it comes again. The temporary folder goes in each case.
struct Interruption(Arc<Mutex<Running>>);

impl Interruption {
    fn awaited() -> Result<Self> {
        let running = Arc::new(Mutex::new(Running::default()));
        let of_handler = Arc::clone(&running);
        let stop = move || {
            let mut running = of_handler.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(server) = running.server.take() {
                (0..WORKERS).for_each(|_| server.unblock());
                return;
            }
            // Held to the end: a file that is written now would bring its folder back.
            let _writing = target::stop_writing();
            if let Some(folder) = &running.temporary {
                let _ = fs::remove_dir_all(folder);
            }
            process::exit(130);
        };
        ctrlc::set_handler(stop).context("Ctrl-C cannot be waited for")?;
        Ok(Self(running))
    }

    /// A temporary folder.
    fn folder(&self) -> Result<TempDir> {
        // Made while the handler waits, which so knows of it.
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::tempdir().context("no temporary folder")?;
        running.temporary = Some(folder.path().to_owned());
        Ok(folder)
    }

    /// Says which server is ended first.
    fn ends(&self, server: &Arc<Server>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).server = Some(Arc::clone(server));
    }
}

impl BuildArgs {
    /// What `dateline build` is told to make a site in `folder` that is looked at only.
    fn of_site(args: &ServeArgs, folder: PathBuf) -> Self {
        Self {
            sources: args.sources.clone(),
            stored: args.stored,
            out: Some(folder),
            single: None,
            opens_files: false,
            page: args.page.clone(),
            parts: None,
            url: None,
            no_pages: false,
            force: false,
            most_pages: Some(PAGES),
        }
    }
}
