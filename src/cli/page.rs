//! The built page: where it lies, what it says of its corpus, and copying it without that.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::Failure;

/// A failure at `path`, in words.
pub(super) fn told(path: &Path, e: &std::io::Error) -> Failure {
    Failure::Message(format!("{}: {e}", path.display()))
}

/// The built page: as given, else `dist` here, or beside or above the program.
pub(super) fn page_folder(given: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(page) = given {
        return Ok(page.to_owned());
    }
    let exe = std::env::current_exe().unwrap_or_default();
    let beside = exe.ancestors().skip(1).take(4).map(|folder| folder.join("dist"));
    std::iter::once(PathBuf::from("dist")).chain(beside).find(|folder| folder.join("index.html").is_file()).ok_or_else(
        || Failure::Message("no built page was found; run `make build` first, or name its folder with --page".into()),
    )
}

/// The value of an attribute, as it stands.
pub(super) fn attribute(html: &str, name: &str) -> Option<String> {
    let at = html.find(&format!("{name}="))? + name.len() + 1;
    let rest = &html[at..];
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quote {
        Some(q) => rest[1..].split(q).next()?,
        None => rest.split([' ', '>']).next()?,
    };
    (!value.is_empty()).then(|| value.trim_start_matches("./").to_owned())
}

/// Where a path leads, links followed as far as there is something; what is not there yet is taken as it is written.
fn place_of(path: &Path) -> PathBuf {
    let mut place = std::env::current_dir().unwrap_or_default();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                place.pop();
            }
            other => place.push(other),
        }
        if let Ok(real) = place.canonicalize() {
            place = real;
        }
    }
    place
}

/// The files of the page but its own corpus, each with its place in the folder: known before the first is copied, so that
/// nothing is copied twice.
///
/// # Errors
///
/// If `to` lies in a folder of the page's, or a link there leads back to a folder that it lies in: the copy would have no end.
pub(super) fn page_files(page: &Path, to: &Path, corpus: &str) -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
    let mut files = Vec::new();
    collect(page, Path::new(""), &mut Vec::new(), &mut files, (&place_of(to), corpus))?;
    Ok(files)
}

fn collect(
    folder: &Path,
    place: &Path,
    above: &mut Vec<PathBuf>,
    files: &mut Vec<(PathBuf, PathBuf)>,
    (to, corpus): (&Path, &str),
) -> Result<(), Failure> {
    let real = folder.canonicalize().map_err(|e| told(folder, &e))?;
    let shown = folder.display();
    if to.starts_with(&real) {
        return Err(Failure::Message(format!(
            "the site cannot be written into the page that it is made from ({shown})"
        )));
    }
    if above.contains(&real) {
        return Err(Failure::Message(format!("{shown}: this link leads back to a folder that it lies in")));
    }
    above.push(real);
    for entry in fs::read_dir(folder).map_err(|e| told(folder, &e))? {
        let entry = entry.map_err(|e| told(folder, &e))?;
        let (path, name) = (entry.path(), entry.file_name());
        if name.to_string_lossy() == corpus {
            continue;
        }
        if path.is_dir() {
            collect(&path, &place.join(&name), above, files, (to, corpus))?;
        } else {
            files.push((path, place.join(&name)));
        }
    }
    above.pop();
    Ok(())
}

/// Copies files to their places in a folder.
pub(super) fn copy_page(files: &[(PathBuf, PathBuf)], to: &Path) -> Result<(), Failure> {
    for (file, place) in files {
        let target = to.join(place);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|e| told(folder, &e))?;
        }
        fs::copy(file, &target).map_err(|e| told(file, &e))?;
    }
    Ok(())
}
