//! What stands in place of the text where a page wants money or a name.

use super::line::Line;

pub(super) fn is(line: &Line<'_>) -> bool {
    line.is_shorter_than(500)
        && (line.contains(&[
            "subscribe to continue",
            "subscribe to read",
            "subscribe to unlock",
            "to continue reading",
            "to read the full article",
            "to read the full story",
            "to keep reading",
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
            "exclusively for subscribers",
            "exclusively for our subscribers",
            "available to subscribers",
            "only available to registered",
            "for subscribers only",
            "subscribers only",
            "start your free trial",
            "log in to read",
            "sign in to read",
            "register to read",
            "this post is for paid subscribers",
            "this post is for paying subscribers",
            "create a free account to",
            "unlock this article",
            "get unlimited access",
            "cancel anytime",
        ]) || line.starts_with(&[
            "this is a subscriber-only",
            "subscriber exclusive",
            "premium content",
            "you are reading your last free",
        ]))
}
