//! `dateline init`: a folder to begin with, of articles that become a site and what publishes it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};

use anyhow::{Context, Result, ensure};

use crate::Outcome;
use crate::args::InitArgs;
use crate::message::{shown, tell};

/// The files with their paths. `{version}` stands for this program's, `{repository}` for the address of its source.
const TEMPLATE: [(&str, &str); 5] = [
    ("README.md", include_str!("../template/README.md")),
    (".gitignore", include_str!("../template/gitignore")),
    (".github/workflows/publish.yml", include_str!("../template/publish.yml")),
    ("articles/ferry-harbour-post.md", include_str!("../template/articles/ferry-harbour-post.md")),
    ("articles/ferry-island-courier.md", include_str!("../template/articles/ferry-island-courier.md")),
];

/// Writes the files that are not there; the others stay as they are, and are told.
///
/// # Errors
///
/// If a file cannot be written, or the folder is a file.
pub fn run(args: &InitArgs, out: &mut dyn Write) -> Result<Outcome> {
    let folder = &args.folder;
    ensure!(!folder.is_file(), "{} is a file; name a folder", shown(folder));
    // Whoever has articles needs no examples among them.
    let articles = folder.join("articles");
    let has_articles = fs::read_dir(&articles).is_ok_and(|mut entries| entries.next().is_some());
    for (name, text) in TEMPLATE {
        if has_articles && name.starts_with("articles/") {
            continue;
        }
        let path = folder.join(name);
        let text = filled(text, env!("CARGO_PKG_REPOSITORY"));
        fs::create_dir_all(path.parent().unwrap_or(folder)).with_context(|| shown(&path))?;
        // In one step: a file that comes into being meanwhile is not ours either, nor is what a link leads to.
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes()).with_context(|| shown(&path))?;
                writeln!(out, "{}", shown(&path))?;
            }
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => tell(&format!("{}: left as it is", shown(&path))),
            Err(e) => return Err(e).with_context(|| shown(&path)),
        }
    }
    out.flush()?;
    tell(&format!("look at it: dateline serve {} --open", shown(&articles)));
    Ok(Outcome::Complete)
}

/// A text of the template for a program whose source has this address, which may not be known.
fn filled(text: &str, repository: &str) -> String {
    let linked = match repository {
        "" => text.replace("\n[Dateline]: {repository}\n", "").replace("[Dateline]", "Dateline"),
        _ => text.replace("{repository}", repository),
    };
    linked.replace("{repository}", "").replace("{version}", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_has_no_gap_whether_or_not_the_source_has_an_address() {
        for (name, text) in TEMPLATE {
            for repository in ["", "https://example.org/dateline"] {
                let text = filled(text, repository);
                assert!(!text.contains("{version}") && !text.contains("{repository}"), "{name}: {text}");
                assert_eq!(
                    text.contains("[Dateline]"),
                    !repository.is_empty() && name == "README.md",
                    "{name}: {text}"
                );
            }
        }
    }
}
