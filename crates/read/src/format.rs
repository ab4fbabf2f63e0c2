//! Which format a file has: by its content, and by its name only where the content leaves it open.

use std::fmt;

mod text;

pub use text::{factiva_end, nexis_count, nexis_end, of_text};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text: one article.
    Text,
    /// Markdown: one article.
    Markdown,
    /// A web page.
    Html,
    /// JSON, one value or a list of values.
    Json,
    /// JSON, a value on each line.
    JsonLines,
    /// A table whose cells are parted by commas, semicolons or tabs.
    Table,
    /// RSS, Atom, RDF or CDF.
    Feed,
    /// An export of LexisNexis or Nexis Uni.
    Nexis,
    /// An export of Factiva.
    Factiva,
    /// Rich Text Format.
    Rtf,
    /// A document of a word processor: Office Open XML.
    Docx,
    /// One message.
    Mail,
    /// A mailbox: one message after the other.
    Mailbox,
    /// A book.
    Epub,
    /// A printed document: PDF.
    Pdf,
    /// A ZIP archive.
    Zip,
    /// A file packed by gzip.
    Gzip,
    /// A tar archive.
    Tar,
    /// A web archive.
    Warc,
    /// Nothing at all.
    Empty,
    /// A format that is known and not read.
    Unread(&'static str),
    /// Bytes that are no text.
    Binary,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Text => "plain text",
            Format::Markdown => "Markdown",
            Format::Html => "HTML",
            Format::Json => "JSON",
            Format::JsonLines => "JSON Lines",
            Format::Table => "table",
            Format::Feed => "feed",
            Format::Nexis => "LexisNexis export",
            Format::Factiva => "Factiva export",
            Format::Rtf => "RTF",
            Format::Docx => "DOCX",
            Format::Mail => "message",
            Format::Mailbox => "mailbox",
            Format::Epub => "EPUB",
            Format::Pdf => "PDF",
            Format::Zip => "ZIP",
            Format::Gzip => "gzip",
            Format::Tar => "tar",
            Format::Warc => "WARC",
            Format::Empty => "empty",
            Format::Unread(name) => name,
            Format::Binary => "no text",
        })
    }
}

/// The beginnings of files that are no text.
const BEGINNINGS: [(&[u8], Format); 33] = [
    (b"\x1f\x8b", Format::Gzip),
    (b"PK\x03\x04", Format::Zip),
    (b"PK\x05\x06", Format::Zip),
    (b"WARC/", Format::Warc),
    (b"{\\rtf", Format::Rtf),
    (b"%PDF-", Format::Pdf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Unread("an old Office document; save it as DOCX, RTF or text")),
    (b"BZh", Format::Unread("a bzip2 archive; unpack it first")),
    (b"\xfd7zXZ\0", Format::Unread("an xz archive; unpack it first")),
    (b"\x28\xb5\x2f\xfd", Format::Unread("a zstd archive; unpack it first")),
    (b"7z\xbc\xaf\x27\x1c", Format::Unread("a 7z archive; unpack it first")),
    (b"Rar!\x1a\x07", Format::Unread("a RAR archive; unpack it first")),
    (b"\x89PNG", Format::Unread("an image")),
    (b"\xff\xd8\xff", Format::Unread("an image")),
    (b"GIF87a", Format::Unread("an image")),
    (b"GIF89a", Format::Unread("an image")),
    (b"II*\0", Format::Unread("an image")),
    (b"MM\0*", Format::Unread("an image")),
    (b"RIFF", Format::Unread("an image, a sound or a film")),
    (b"OggS", Format::Unread("a sound or a film")),
    (b"ID3", Format::Unread("a sound")),
    (b"fLaC", Format::Unread("a sound")),
    (b"\x1aE\xdf\xa3", Format::Unread("a film")),
    (b"\0\0\0\x18ftyp", Format::Unread("a film")),
    (b"\0\0\0\x20ftyp", Format::Unread("a film")),
    (b"\0asm", Format::Unread("a program")),
    (b"\x7fELF", Format::Unread("a program")),
    (b"MZ\x90\0", Format::Unread("a program")),
    (b"SQLite format 3\0", Format::Unread("a database; export a table from it as CSV")),
    (b"PAR1", Format::Unread("a Parquet table; save it as CSV or JSON Lines")),
    (b"wOFF", Format::Unread("a typeface")),
    (b"wOF2", Format::Unread("a typeface")),
    (b"\0\x01\0\0\0", Format::Unread("a typeface")),
];

/// What the bytes alone say; nothing if they may be text.
pub fn of_bytes(bytes: &[u8]) -> Option<Format> {
    if bytes.iter().all(|b| b.is_ascii_whitespace()) {
        return Some(Format::Empty);
    }
    if let Some((_, format)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        // Words that begin like that are words.
        let head = &bytes[..bytes.len().min(1024)];
        if !matches!(format, Format::Unread(_)) || !is_plain(head) {
            return Some(*format);
        }
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(Format::Tar);
    }
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = unmarked.trim_ascii_start();
    if start.starts_with(b"{\\rtf") {
        return Some(Format::Rtf);
    }
    None
}

/// Whether bytes are printable ASCII, or may be UTF-8.
fn is_plain(bytes: &[u8]) -> bool {
    let controls = bytes.iter().any(|b| b.is_ascii_control() && !b.is_ascii_whitespace());
    !controls && std::str::from_utf8(bytes).is_ok()
}

/// The last part of a name, in small letters, without a packing's own.
pub fn extension(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let name = name.strip_suffix(".gz").unwrap_or(name);
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

/// What is wrong with plain text under that name; nothing if it may be an article.
pub fn no_article(name: &str) -> Option<&'static str> {
    Some(match extension(name).as_str() {
        "pdf" | "doc" | "docx" | "xls" | "xlsx" | "ppt" | "pptx" | "odt" | "epub" | "zip" | "tar" | "gz" | "tgz"
        | "bz2" | "xz" | "7z" | "rar" | "png" | "jpg" | "jpeg" | "gif" | "webp" | "mp3" | "mp4" | "exe" | "dll"
        | "so" | "bin" | "db" | "sqlite" | "warc" => "its content is not what its name says",
        "css" | "js" | "mjs" | "cjs" | "ts" | "tsx" | "jsx" | "py" | "pyc" | "rs" | "c" | "h" | "cpp" | "hpp"
        | "java" | "go" | "rb" | "php" | "sh" | "bat" | "ps1" | "sql" | "r" | "map" | "wasm" => {
            "the source of a program"
        }
        "svg" => "an image",
        "yml" | "yaml" | "toml" | "ini" | "cfg" | "conf" | "lock" | "env" | "gitignore" => "settings of a program",
        "log" => "the log of a program",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_comes_before_the_name() {
        assert_eq!(of_bytes(b"\x1f\x8b\x08"), Some(Format::Gzip));
        assert_eq!(of_bytes(b" \n\t"), Some(Format::Empty));
        assert_eq!(of_bytes(b"Words."), None);
        assert_eq!(of_bytes(b"%PDF-1.7"), Some(Format::Pdf));
        assert_eq!(extension("a/b.d/c.TXT.gz"), "txt");
        assert_eq!(no_article("a.pdf"), Some("its content is not what its name says"));
        assert_eq!(no_article("README"), None);
    }
}
