//! What stands in place of the text where a page wants money or a name.

use super::line::Line;

/// What no article says of itself.
const PLAIN: &[&str] = &[
    "subscribe to continue",
    "subscribe to read",
    "subscribe to unlock",
    "already a subscriber?",
    "already a member? ",
    "already have an account? ",
    "free articles remaining",
    "free articles left",
    "articles left this month",
    "you have reached your limit",
    "you've reached your limit",
    "this article is for subscribers",
    "this content is for subscribers",
    "this article is reserved for",
    "this article is exclusive to",
    "exclusively for our subscribers",
    "start your free trial",
    "log in to read",
    "sign in to read",
    "register to read",
    "this post is for paid subscribers",
    "this post is for paying subscribers",
    "create a free account to",
    "unlock this article",
    "get unlimited access",
];

/// What is said of other things too, unless the line says what to do.
const LOOSE: &[&str] = &[
    "to continue reading",
    "to read the full article",
    "to read the full story",
    "to keep reading",
    "cancel anytime",
    "exclusively for subscribers",
    "available to subscribers",
    "only available to registered",
    "subscribers only",
];

/// What is done, or of what it is said.
const MEANT: &[&str] = &[
    "subscribe ",
    "sign in",
    "sign up",
    "log in",
    "register ",
    "your account",
    "an account",
    "trial",
    "this article",
    "this content",
    "this story",
    "this page",
];

pub(super) fn is(line: &Line<'_>) -> bool {
    line.is_shorter_than(500)
        && (line.starts_with(PLAIN)
            || line.contains(PLAIN) && !line.has_quotation()
            || line.contains(LOOSE) && line.contains(MEANT) && !line.has_quotation()
            || line.is(LOOSE)
            || line.is(&["for subscribers only"])
            || line.starts_with(&[
                "this is a subscriber-only",
                "subscriber exclusive",
                "premium content",
                "you are reading your last free",
            ]))
}
