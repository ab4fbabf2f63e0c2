//! What asks the reader to subscribe, follow or download.

use super::line::Line;

/// What a page asks of its reader, whatever for.
const ASKS: &[&str] = &[
    "subscribe to",
    "subscribe now",
    "subscribe today",
    "get our",
    "join our newsletter",
    "join our mailing",
    "follow us on",
    "follow @",
    "like us on",
    "find us on",
    "download our",
    "enter your email",
    "you can unsubscribe",
    "thanks for signing up",
    "thank you for signing up",
    "thank you for subscribing",
    "check your inbox",
    "receive our",
    "for more stories like this",
];

/// How sentences begin as well.
const MAY_ASK: &[&str] = &[
    "sign up",
    "signup",
    "get the latest",
    "download the",
    "get breaking news",
    "get news",
    "want more",
    "by signing up",
    "by subscribing",
    "by submitting",
    "by clicking",
    "don't miss a",
    "never miss",
    "stay up to date",
    "stay informed",
    "click here to subscribe",
    "to get more",
    "join thousands",
    "join over",
    "join more than",
    "for more news",
    "keep up with",
];

/// What the page offers.
const OFFERS: &[&str] = &[
    "newsletter",
    "inbox",
    "email list",
    "mailing list",
    "our app",
    "daily digest",
    "push alerts",
    "email address",
    "your email",
    "e-mail alerts",
    "email updates",
    "unsubscribe",
    "privacy policy",
    "our podcast",
    "rss feed",
];

/// Where pages are followed, and where news happens.
const PLACES: &[&str] = &[
    "on facebook",
    "on twitter",
    "on instagram",
    "on telegram",
    "on whatsapp",
    "on x ",
    "on youtube",
    "the app",
    "google news",
];

/// What is received of a page.
const NEWS: &[&str] = &["news", "alerts", "updates", "latest", "stories", "headlines", "briefing", "offers", "emails"];

pub(super) fn is(line: &Line<'_>) -> bool {
    if !line.is_shorter_than(320) || line.reports() {
        return false;
    }
    // Whoever quotes reports.
    let may_ask = || line.starts_with(MAY_ASK) && !line.has_quotation();
    let of_page = || line.contains(&[" us ", " our ", " we ", "your "]);
    // People sign up to receive other things as well.
    let receives = || {
        line.starts_with(&["sign up to receive"])
            && (!line.is_prose() || of_page() || line.contains(OFFERS) || line.has_word(NEWS))
    };
    line.contains(OFFERS) && (line.starts_with(ASKS) || may_ask())
        || line.contains(PLACES) && (line.starts_with(ASKS) || may_ask() && of_page())
        || line.is_shorter_than(220)
            && (receives()
                || line.starts_with(&[
                    "follow us on",
                    "like us on facebook",
                    "sign up for our",
                    "sign up here",
                    "subscribe to our",
                    "click here to sign up",
                    "click here to subscribe",
                    "sign up to our",
                ]))
}
