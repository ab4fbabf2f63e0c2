//! What invites readers to write below the article.

use super::line::Line;

pub(super) fn is(line: &Line<'_>) -> bool {
    line.is(&[
        "comments",
        "leave a comment",
        "leave a reply",
        "view comments",
        "show comments",
        "add a comment",
        "post a comment",
        "join the conversation",
        "join the discussion",
        "read comments",
        "comment",
        "no comments",
        "0 comments",
        "be the first to comment",
        "load comments",
        "comments are closed",
        "log in to comment",
        "sign in to comment",
        "view all comments",
        "reply",
        "recommended comments",
    ]) || line.is_shorter_than(400)
        && !line.reports()
        && line.starts_with(&[
            "to post a comment",
            "to comment on this",
            "comments are subject",
            "your comments are subject",
            "comments have been disabled",
            "commenting is ",
            "you must be logged in to",
            "please log in to comment",
            "your email address will not be published",
            "what do you think? ",
            "have your say in the comments",
            "share your thoughts in the comments",
            "tell us what you think",
            "let us know in the comments",
            "let us know what you think",
            "sound off in the comments",
            "we have turned off comments",
            "this comment thread is closed",
        ])
        && line.after < 8
}
