//! The articles that count: of repeats one, and of several versions the newest.

use dateline_core::article::Article;
use dateline_read::versions::{self, Fate, Print};

use crate::message::tell;

/// The articles that count, in their order. The newest version has a field that tells what the earlier ones said.
pub fn counting(prints: &[Print], mut articles: Vec<Article>) -> Vec<Article> {
    let words = |at: usize| versions::words(articles[at].given.title.as_deref(), &articles[at].text);
    let fates = versions::fates(prints, &mut { words });
    for (at, behind) in versions::behind(prints, &fates) {
        let next = behind.earlier.iter().skip(1).chain([&at]);
        let earlier = behind.earlier.iter().zip(next).map(|(older, newer)| {
            let day = articles[*older].given.date.map(|day| day.to_string()).unwrap_or_default();
            (day, versions::changes(&articles[*older].text, &articles[*newer].text))
        });
        let earlier: Vec<_> = earlier.collect();
        if !earlier.is_empty() {
            articles[at].given.other.push(("earlier".to_owned(), versions::label(&earlier)));
        }
    }
    if let Some(words) = told(&fates) {
        tell(&words);
    }
    let mut fates = fates.into_iter();
    articles.retain(|_| fates.next() == Some(Fate::Counts));
    articles
}

/// How many articles do not count by themselves, in words; nothing if all do.
pub fn told(fates: &[Fate]) -> Option<String> {
    let repeats = fates.iter().filter(|fate| matches!(fate, Fate::RepeatOf(_))).count();
    let earlier = fates.iter().filter(|fate| matches!(fate, Fate::EarlierThan(_))).count();
    let mut words = Vec::new();
    match repeats {
        0 => {}
        1 => words.push("1 article is a repeat of another and counts with that one".to_owned()),
        _ => words.push(format!("{repeats} articles are repeats of others and count with those")),
    }
    match earlier {
        0 => {}
        1 => words.push("1 is an earlier version of another, and kept with that one".to_owned()),
        _ => words.push(format!("{earlier} are earlier versions of others, and kept with those")),
    }
    (!words.is_empty()).then(|| words.join("; "))
}
