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

/// What is said of other things too, unless the line asks for something.
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

/// How a sentence begins that asks for something.
const ASKS: &[&str] = &[
    "subscribe ",
    "sign in",
    "sign up",
    "log in",
    "login",
    "register ",
    "create ",
    "become ",
    "join ",
    "start ",
    "get ",
    "buy ",
    "please ",
    "unlock ",
    "upgrade ",
    "try ",
];

/// The reader, or the page.
const MEANT: &[&str] = &["you", "your", "please", "this article", "this content", "this story", "this page"];

pub(super) fn is(line: &Line<'_>) -> bool {
    if !line.is_shorter_than(500) || line.reports() {
        return false;
    }
    // Customers may log in to read their bills: within a sentence the same words ask for something only if they ask the reader.
    let asks = || !line.has_quotation() && (line.has_sentence(ASKS) || line.has_word(MEANT));
    line.starts_with(PLAIN)
        || line.has_sentence(PLAIN) && !line.has_quotation()
        || (line.contains(PLAIN) || line.contains(LOOSE)) && asks()
        || line.is(LOOSE)
        || line.is(&["for subscribers only"])
        || line.starts_with(&["this is a subscriber-only", "you are reading your last free"])
        || line.starts_with(&["subscriber exclusive", "premium content"]) && !line.is_prose()
}
