//! The form of a file, which its first bytes show: a record on each line, or JSON values.

/// The byte order mark that a file of UTF-8 may begin with.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// What a file's records are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line each; blank lines count, so that numbers are those that an editor shows.
    Lines,
    /// An object each, wherever it begins and ends. What stands beside them counts too.
    Values,
}

/// What a file's records are by its beginning; nothing if more of it must be seen and there is more.
pub(super) fn form_of(bytes: &[u8], all: bool) -> Option<Form> {
    if !all && bytes.len() < MARK.len() && MARK.starts_with(bytes) {
        return None;
    }
    let text = bytes.strip_prefix(MARK).unwrap_or(bytes).trim_ascii_start();
    match text.first() {
        Some(b'[') => Some(Form::Values),
        // An object that goes on in the next line is written for people.
        Some(b'{') => match text.split(|&b| b == b'\n').next() {
            Some(line) if line.len() < text.len() && !line.trim_ascii_end().ends_with(b"}") => Some(Form::Values),
            Some(line) if line.len() < text.len() || all => Some(Form::Lines),
            _ => None,
        },
        Some(_) => Some(Form::Lines),
        None => all.then_some(Form::Lines),
    }
}
