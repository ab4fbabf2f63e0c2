//! Puts the built page into the program, so that `dateline build` needs nothing beside it.
//!
//! The page is what `make build` left in `dist`, at the root of the checkout. `DATELINE_EMBED` names another folder; an empty
//! one leaves the page out. Without a page the program is made all the same, and looks for one when it runs. Debug builds
//! take none unless they are told, since the page's own build runs one and would make it anew each time.
//!
//! A page that was built for another version of the command line is told here, and the program refuses it when it is asked to
//! build with it.
//!
//! A crate that embeds folders would still need this script, to learn of a page that comes or goes, and would not leave out
//! the corpus that lies beside the page.

#[path = "src/page/parts.rs"]
mod parts;

use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/page/parts.rs");
    println!("cargo::rerun-if-env-changed=DATELINE_EMBED");
    let out = PathBuf::from(env::var("OUT_DIR")?).join("page.zip");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let made_for = made_for(&root)?;
    println!("cargo::rustc-env=DATELINE_MADE_FOR={made_for}");
    let folder = match env::var("DATELINE_EMBED") {
        Ok(told) if told.is_empty() => None,
        Ok(told) => Some(root.join(told)),
        // A folder that is not there must not be watched: cargo would then compile the program each time. Whoever builds the
        // first page touches this script (scripts/post-build).
        Err(_) if env::var("PROFILE")? == "release" => Some(root.join("dist")).filter(|dist| is_page(dist)),
        Err(_) => None,
    };
    // Tests ask whether there is one.
    println!("cargo::rustc-env=DATELINE_PAGE={}", if folder.is_some() { "within" } else { "none" });
    let Some(folder) = folder else { return Ok(fs::write(out, b"")?) };
    if !is_page(&folder) {
        return Err(format!("DATELINE_EMBED: {} holds no built page", folder.display()).into());
    }
    println!("cargo::rerun-if-changed={}", folder.display());
    let index = fs::read_to_string(folder.join("index.html"))?;
    if parts::attribute(&index, parts::MADE_FOR).as_ref() != Some(&made_for) {
        println!("cargo::warning=the page in {} was built for another version: run `make build`", folder.display());
    }
    pack(&folder, &out)
}

/// The version of this command line, of the protocol and of stored corpora, as scripts/made-for writes them into the page.
fn made_for(root: &Path) -> Result<String, Box<dyn Error>> {
    let number = |file: &str, before: &str| {
        let file = root.join("crates/search/src").join(file);
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(&file)?;
        let number = text.lines().find_map(|line| line.strip_prefix(before)?.strip_suffix(';').map(str::to_owned));
        number.ok_or_else(|| Box::<dyn Error>::from(format!("{} has no line “{before}…”", file.display())))
    };
    let protocol = number("protocol.rs", "pub const PROTOCOL: u32 = ")?;
    let format = number("store/container/mod.rs", "pub const FORMAT: u8 = ")?;
    Ok(format!("{}+{protocol}.{format}", env::var("CARGO_PKG_VERSION")?))
}

fn is_page(folder: &Path) -> bool {
    folder.join("index.html").is_file()
}

/// Packs the page without the corpus beside it. The same page gives the same bytes.
fn pack(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(9));
    let mut archive = ZipWriter::new(BufWriter::new(File::create(out)?));
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let name =
            entry.path().strip_prefix(folder)?.to_str().ok_or("a file of the page has a name that is no UTF-8")?;
        let name = name.replace(std::path::MAIN_SEPARATOR, "/");
        // What is hidden is a stage of a page that is being built, or a list of ours.
        if entry.file_type().is_file() && !name.starts_with('.') && !parts::is_of_corpus(&name) {
            archive.start_file(name, options)?;
            archive.write_all(&fs::read(entry.path())?)?;
        }
    }
    archive.finish()?.flush()?;
    Ok(())
}
