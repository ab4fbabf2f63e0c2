//! What the names of files and folders tell by themselves.

use dateline_core::calendar::Day;

use crate::moment::Moment;

/// Years that a name may tell: other figures are numbers of something else.
const YEARS: std::ops::RangeInclusive<i32> = 1500..=2199;
/// Letters of the longest date in a name: `Wednesday, 10 September 2024, 08.30`.
const LONGEST: usize = 40;

/// The name of a file without its ending.
pub(super) fn stem(path: &str) -> &str {
    without_ending(path.rsplit('/').next().unwrap_or(path))
}

/// The folder, or the archive, that a file lies in.
pub(super) fn folder(path: &str) -> Option<String> {
    let folder = path.rsplit('/').nth(1).filter(|folder| !folder.is_empty())?;
    let is_archive =
        [".zip", ".tar", ".tgz", ".tar.gz"].iter().any(|ending| folder.to_ascii_lowercase().ends_with(ending));
    Some(if is_archive { without_ending(folder) } else { folder }.to_owned())
}

fn without_ending(name: &str) -> &str {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    match name.rsplit_once('.') {
        // `The St. Norhaven Post` has no ending.
        Some((stem, ending)) if !stem.is_empty() && (1..=5).contains(&ending.len()) && !ending.contains(' ') => stem,
        _ => name,
    }
}

/// The date that a file's name tells, or its folders and its name together.
pub(super) fn date(path: &str) -> Option<String> {
    in_name(stem(path)).or_else(|| in_parts(path)).or_else(|| date_of_folders(path))
}

/// The date that the folders tell, the innermost first.
pub(super) fn date_of_folders(path: &str) -> Option<String> {
    let (folders, _) = path.rsplit_once('/')?;
    in_parts(folders).or_else(|| folders.rsplit('/').find_map(in_name))
}

/// A date in three names within each other, the last ones first: `2024/07/10`, `2024/07/10-storm.txt`.
fn in_parts(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    let figures = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    parts.windows(3).rev().find_map(|parts| {
        let [year, month, day] = parts else { return None };
        let whole = figures(year) == 4 && year.len() == 4 && figures(month) == month.len();
        let day = whole.then(|| day.get(..figures(day)))??;
        let day = Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        is_likely(day).then(|| day.to_string())
    })
}

/// The first date in a name, as long as it can be read: `storm-2024-07-10`, `20240710_storm`, `10 July 2024`.
fn in_name(name: &str) -> Option<String> {
    let mut before = ' ';
    for (start, c) in name.char_indices() {
        let begins =
            c.is_alphanumeric() && (!before.is_alphanumeric() || c.is_ascii_digit() != before.is_ascii_digit());
        before = c;
        if !begins {
            continue;
        }
        let rest = &name[start..];
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= LONGEST);
        let found = ends.collect::<Vec<_>>().into_iter().rev().find_map(|end| {
            let (date, after) = rest.split_at(end);
            // A number is not cut in two.
            let is_whole =
                !(date.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit()));
            is_whole.then(|| written(date)).flatten()
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// A date as names of files have it. Seconds since 1970 look like any number.
pub(super) fn written(date: &str) -> Option<String> {
    let figures = date.bytes().filter(u8::is_ascii_digit).count();
    let is_number = figures == date.len() && !matches!(figures, 8 | 14);
    let moment = Moment::parse(date).filter(|moment| !is_number && is_likely(moment.day))?;
    Some(moment.to_string())
}

fn is_likely(day: Day) -> bool {
    YEARS.contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_dates() {
        for (path, expected) in [
            ("storm-2024-07-10.txt", Some("2024-07-10")),
            ("storm_2024_07_10_v2.txt", Some("2024-07-10")),
            ("20240710.html", Some("2024-07-10")),
            ("post20240710storm.html", Some("2024-07-10")),
            ("a/The Post, 10 July 2024, p. 3.pdf.txt", Some("2024-07-10")),
            ("10.07.2024 Storm.docx", Some("2024-07-10")),
            ("2024-07-10T08-30.txt", Some("2024-07-10")),
            ("2024/07/storm.txt", None),
            ("2024/07/10/storm.txt", Some("2024-07-10")),
            ("2024/07/10-storm.txt", Some("2024-07-10")),
            ("2023/2024-07-10/storm.txt", Some("2024-07-10")),
            ("article-1720600200.html", None),
            ("storm-2024-13-40.txt", None),
            ("id-10231105.txt", None),
            ("3-4-2024.txt", None),
            ("storm.txt", None),
        ] {
            let found = date(path);
            assert_eq!(found.as_deref().map(|date| &date[..10]), expected, "{path}");
        }
    }

    #[test]
    fn names_are_read_without_their_endings() {
        assert_eq!(stem("a/b.c.txt.gz"), "b.c");
        assert_eq!(stem("README"), "README");
        assert_eq!(folder("a/St. Norhaven/b.txt").as_deref(), Some("St. Norhaven"));
        assert_eq!(folder("a/post.tar.gz/b.txt").as_deref(), Some("post"));
        assert_eq!(folder("/b.txt"), None);
    }
}
