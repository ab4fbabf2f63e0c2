//! Answers one request for a file of a folder.

use std::fs::File;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, StatusCode};

/// What a request is answered with.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    /// This file.
    File(PathBuf),
    /// A folder was named without a slash at its end, without which its page's links lead elsewhere.
    Moved(String),
    /// No such file, or none that may be had.
    NotFound,
    /// Another method than GET and HEAD.
    NotAllowed,
    /// The request names another host than this machine.
    Misdirected,
}

/// Answers a request for a file below `root`, whose links have been followed. Whoever asked may have gone meanwhile.
pub fn answer(root: &Path, port: u16, request: Request) {
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
    let found = match (request.method(), host.is_some_and(|host| is_here(host, port))) {
        (_, false) => Answer::Misdirected,
        (Method::Get | Method::Head, true) => find(root, request.url()),
        _ => Answer::NotAllowed,
    };
    let _ = match found {
        Answer::File(path) => match File::open(&path) {
            Ok(file) => request.respond(with_headers(Response::from_file(file), &[("Content-Type", kind(&path))])),
            Err(_) => tell(request, 404, "there is no such file", &[]),
        },
        Answer::Moved(to) => tell(request, 301, "it is a folder", &[("Location", &to)]),
        Answer::NotFound => tell(request, 404, "there is no such file", &[]),
        Answer::NotAllowed => tell(request, 405, "files can only be read", &[("Allow", "GET, HEAD")]),
        Answer::Misdirected => tell(request, 421, "only this machine is answered, by its own name", &[]),
    };
}

fn tell(request: Request, status: u16, words: &str, headers: &[(&str, &str)]) -> std::io::Result<()> {
    let response = Response::from_string(format!("{words}\n")).with_status_code(StatusCode(status));
    request.respond(with_headers(response, headers))
}

/// With these headers and those of every answer: nothing is kept, since the next build may have another content under the
/// same name, and nothing is taken for another kind of file than it is.
fn with_headers<R: std::io::Read>(mut response: Response<R>, headers: &[(&str, &str)]) -> Response<R> {
    let always = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")];
    for (name, value) in headers.iter().chain(&always) {
        // Names and values are those of this file, but for encoded paths.
        if let Ok(header) = Header::from_bytes(name.as_bytes(), value.as_bytes()) {
            response.add_header(header);
        }
    }
    response
}

/// Whether a host's name means this machine at the server's port.
fn is_here(host: &str, port: u16) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, told)) => (told == port.to_string()).then_some(name),
        None => (port == 80).then_some(host),
    };
    name.is_some_and(|name| name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost"))
}

/// The file that an address means. Names that climb, hide or cannot be a file's own are nobody's, whatever they would lead to.
fn find(root: &Path, address: &str) -> Answer {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let Some(path) = path.strip_prefix('/') else { return Answer::NotFound };
    let Ok(decoded) = percent_decode_str(path).decode_utf8() else { return Answer::NotFound };
    let (folder, name) = decoded.rsplit_once('/').unwrap_or(("", &decoded));
    let folders = folder.split('/').filter(|_| !folder.is_empty());
    let mut place = root.to_owned();
    for part in folders.chain((!name.is_empty()).then_some(name)) {
        if !is_plain(part) {
            return Answer::NotFound;
        }
        place.push(part);
    }
    // A link within the site may lead out of it.
    let Ok(real) = place.canonicalize() else { return Answer::NotFound };
    if !real.starts_with(root) {
        return Answer::NotFound;
    }
    if !real.is_dir() {
        return if real.is_file() && !name.is_empty() { Answer::File(real) } else { Answer::NotFound };
    }
    let index = real.join("index.html");
    match index.canonicalize() {
        Ok(index) if !index.is_file() || !index.starts_with(root) => Answer::NotFound,
        Err(_) => Answer::NotFound,
        // As it came, still encoded, and relative, so that it stays at this host.
        Ok(_) if !name.is_empty() => Answer::Moved(format!("./{}/", path.rsplit('/').next().unwrap_or_default())),
        Ok(index) => Answer::File(index),
    }
}

/// Whether a part of a path is the name of a file that may be seen.
fn is_plain(part: &str) -> bool {
    !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':']) && !part.contains(char::is_control)
}

/// What a file is, by its ending: the kinds that a site holds.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "txt" | "ts" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn files_are_found_and_what_climbs_hides_or_leads_out_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("there").join("site");
        fs::create_dir_all(root.join("q/é 1")).expect("folders");
        fs::create_dir_all(root.join("empty")).expect("a folder");
        for (name, text) in [
            ("index.html", "page"),
            ("q/é 1/index.html", "record"),
            ("a.js", "1"),
            (".dateline-site", "list"),
            ("../secret", "secret"),
        ] {
            fs::write(root.join(name), text).expect("written");
        }
        let file = |name: &str| Answer::File(root.join(name));
        assert_eq!(find(&root, "/"), file("index.html"));
        assert_eq!(find(&root, "/?x=../y#/z"), file("index.html"));
        assert_eq!(find(&root, "/a.js?v=1"), file("a.js"));
        assert_eq!(find(&root, "/q/%C3%A9%201/"), file("q/é 1/index.html"));
        assert_eq!(find(&root, "/q/%C3%A9%201"), Answer::Moved("./%C3%A9%201/".to_owned()));
        for hostile in [
            "",
            "a.js",
            "http://example.org/a.js",
            "/../secret",
            "/q/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/q/..%5c..%5csecret",
            "/%2e%2e%2fsecret",
            "//etc/passwd",
            "/q//index.html",
            "/.dateline-site",
            "/%00",
            "/a.js%00.html",
            "/a.js/",
            "/C:/Windows",
            "/%ff",
            "/%c0%ae%c0%ae/secret",
            "/empty/",
            "/none",
        ] {
            assert_eq!(find(&root, hostile), Answer::NotFound, "{hostile}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root.join("../secret"), root.join("link")).expect("a link");
            std::os::unix::fs::symlink(root.join(".."), root.join("up")).expect("a link");
            for hostile in ["/link", "/up/secret", "/up/"] {
                assert_eq!(find(&root, hostile), Answer::NotFound, "{hostile}");
            }
        }
    }

    #[test]
    fn only_this_machine_is_answered() {
        assert!(is_here("127.0.0.1:81", 81) && is_here("LocalHost:81", 81) && is_here("localhost", 80));
        for host in ["evil.example:81", "127.0.0.1:82", "127.0.0.1.evil.example:81", "localhost", ""] {
            assert!(!is_here(host, 81), "{host}");
        }
    }
}
