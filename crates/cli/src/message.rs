//! Messages on standard error.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

/// Tells the user something. A standard error that is full or closed loses the message and nothing else: the work goes on.
pub fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "dateline: {text}");
}

/// A path as it may stand in a message: control characters, which could move a terminal's cursor or recolour it, are
/// escaped.
pub fn shown(path: &Path) -> String {
    let mut out = String::new();
    for c in path.to_string_lossy().chars() {
        if c.is_control() {
            let _ = write!(out, "{}", c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether this failure is only that the reader of the output has gone.
pub fn is_broken_pipe(e: &anyhow::Error) -> bool {
    e.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_in_file_names_do_not_reach_the_terminal() {
        assert_eq!(shown(Path::new("a\u{1b}[31mé.txt")), "a\\u{1b}[31mé.txt");
    }
}
