//! Outlet and date of many articles, set at once by hand: one for all, or by folders, names of files, columns, patterns. What is
//! set by hand comes before what a file tells, which is kept beside it.

mod in_path;
mod pattern;

use dateline_core::calendar::Day;

use crate::article::Article;
use crate::fields::Field;
use crate::json_value::Json;
use crate::moment::Moment;
pub use pattern::Pattern;

/// Where the outlet or the date of an article is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source<T> {
    /// It is the same for all.
    Is(T),
    /// The folder in which the file lies; for a date, the folders: `2024/07/10`.
    Folder,
    /// The name of the file.
    Name,
    /// A column of a table, a field of a record.
    Column(String),
    /// Names of folders and files after a pattern.
    Pattern(Pattern),
}

/// What is set by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The outlets.
    pub outlet: Option<Source<String>>,
    /// The days of publication.
    pub date: Option<Source<Day>>,
}

impl<T> Source<T> {
    /// Reads `folder`, `name`, `column:NAME` or a pattern.
    ///
    /// # Errors
    ///
    /// In words, if it is none of these.
    pub fn parse(words: &str) -> Result<Self, String> {
        match words {
            "folder" => Ok(Self::Folder),
            "name" => Ok(Self::Name),
            _ => match words.strip_prefix("column:") {
                Some(name) if !name.trim().is_empty() => Ok(Self::Column(name.trim().to_owned())),
                None if words.contains('{') => Pattern::parse(words).map(Self::Pattern),
                _ => Err("none of folder, name, column:NAME and a pattern like {outlet}/{date}-*.txt".to_owned()),
            },
        }
    }
}

impl Corrections {
    /// Corrects an article whose file lies at `path`, with all folders that are known. What does not fit is told in words.
    pub fn apply(&self, article: &mut Article, path: &str) -> Vec<String> {
        let mut told = Vec::new();
        // What the options name by themselves comes after what patterns name besides.
        for pattern in
            [self.outlet.as_ref().and_then(pattern), self.date.as_ref().and_then(pattern)].into_iter().flatten()
        {
            match pattern.of(path) {
                Some(found) => found.into_iter().for_each(|(field, value)| set(article, field, value)),
                None => told.push(format!("its name is not like {pattern}")),
            }
        }
        if let Some(source) = &self.outlet {
            let outlet = match source {
                Source::Is(outlet) => Ok(Some(outlet.clone())),
                Source::Folder => in_path::folder(path).map(Some).ok_or("there is no folder that tells its outlet"),
                Source::Name => Ok(Some(in_path::stem(path).to_owned())),
                Source::Column(name) => column(article, name, Field::Outlet, article.outlet.is_some()),
                Source::Pattern(_) => Ok(None),
            };
            match outlet {
                Ok(outlet) => outlet.into_iter().for_each(|outlet| set(article, Field::Outlet, outlet)),
                Err(reason) => told.push(reason.to_owned()),
            }
        }
        if let Some(source) = &self.date {
            let date = match source {
                Source::Is(day) => Ok(Some(day.to_string())),
                Source::Folder => in_path::date_of_folders(path).map(Some).ok_or("no folder tells its date"),
                Source::Name => in_path::date(path).map(Some).ok_or("its name tells no date"),
                Source::Column(name) => column(article, name, Field::Date, article.date.is_some()),
                Source::Pattern(_) => Ok(None),
            };
            match date {
                Ok(Some(date)) if Moment::parse(&date).is_none() => told.push(format!("{date:.40} is no day")),
                Ok(date) => date.into_iter().for_each(|date| set(article, Field::Date, date)),
                Err(reason) => told.push(reason.to_owned()),
            }
        }
        told
    }
}

fn pattern<T>(source: &Source<T>) -> Option<&Pattern> {
    if let Source::Pattern(pattern) = source { Some(pattern) } else { None }
}

/// What a record says under a name. A table's column of that name has become the field itself.
fn column(article: &Article, name: &str, field: Field, is_told: bool) -> Result<Option<String>, &'static str> {
    let of_name = |(known, _): &&(String, Json)| known.eq_ignore_ascii_case(name);
    match article.extra.iter().find(of_name).and_then(|(_, value)| value.label()) {
        Some(value) => Ok(Some(value)),
        None if is_told => Ok(None),
        None if field == Field::Date => Err("the column of its date is not there, or tells no day"),
        None => Err("the column of its outlet is not there, or empty"),
    }
}

/// Sets a field. What the file told is kept under another name.
fn set(article: &mut Article, field: Field, value: String) {
    let known = match field {
        Field::Date => {
            let (known, moment) = (article.date, Moment::parse(&value));
            // A day that the file tells to the minute is not made less precise.
            if known.zip(moment).is_some_and(|(known, moment)| known.day == moment.day && moment.time.is_none()) {
                return;
            }
            article.date = moment;
            known.map(|date| date.to_string())
        }
        Field::Authors => {
            let known = article.authors.join(", ");
            article.authors = vec![value.clone()];
            Some(known)
        }
        Field::Outlet => article.outlet.replace(value.clone()),
        Field::Agency => article.agency.replace(value.clone()),
        Field::Section => article.section.replace(value.clone()),
        Field::Language => article.language.replace(value.clone()),
        Field::Title => article.title.replace(value.clone()),
        // Patterns name no others.
        Field::Id | Field::Text | Field::Summary | Field::Modified | Field::Url => None,
    };
    if let Some(known) = known.filter(|known| !known.is_empty() && *known != value) {
        article.also(field.name(), Json::text(&known));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corrected(corrections: &Corrections, path: &str, article: Article) -> (Article, Vec<String>) {
        let mut article = article;
        let told = corrections.apply(&mut article, path);
        (article, told)
    }

    fn day(article: &Article) -> Option<String> {
        article.date.map(|date| date.to_string())
    }

    #[test]
    fn one_outlet_and_one_day_may_be_those_of_all() {
        let all = Corrections {
            outlet: Some(Source::Is("The Norhaven Post".to_owned())),
            date: "2024-07-10".parse().ok().map(Source::Is),
        };
        let article = Article {
            outlet: Some("CMS".to_owned()),
            date: Moment::parse("2024-07-11T08:00:00Z"),
            ..Article::default()
        };
        let (article, told) = corrected(&all, "a.txt", article);
        assert_eq!(
            (article.outlet.as_deref(), day(&article).as_deref()),
            (Some("The Norhaven Post"), Some("2024-07-10"))
        );
        assert_eq!(article.extra.get("outlet_given"), Some(&Json::text("CMS")));
        assert_eq!(article.extra.get("date_given"), Some(&Json::text("2024-07-11T08:00:00Z")));
        assert!(told.is_empty());
        // A day that is told more precisely stays.
        let article = Article { date: Moment::parse("2024-07-10T08:00:00Z"), ..Article::default() };
        let (article, _) = corrected(&all, "a.txt", article);
        assert_eq!(day(&article).as_deref(), Some("2024-07-10T08:00:00Z"));
        assert!(article.extra.get("date_given").is_none());
    }

    #[test]
    fn folders_and_names_tell_outlets_and_days() {
        let by = |outlet: &str, date: &str| Corrections {
            outlet: Source::parse(outlet).ok(),
            date: Source::parse(date).ok(),
        };
        for (outlet, date, path, expected) in [
            ("folder", "name", "exports/Norhaven Post/storm-2024-07-10.txt", ("Norhaven Post", "2024-07-10")),
            ("folder", "name", "exports/post.zip/20240710_storm.html", ("post", "2024-07-10")),
            ("name", "folder", "2024/07/10/Norhaven Post.csv.gz", ("Norhaven Post", "2024-07-10")),
            ("name", "name", "2024/7/10-Post.txt", ("10-Post", "2024-07-10")),
            ("{outlet}/{date}-*.txt", "{outlet}/{date}-*.txt", "x/Post/2024-07-10-a.txt", ("Post", "2024-07-10")),
            ("{outlet}_*_{date}", "name", "x/Post_a_2024-07-10.txt", ("Post", "2024-07-10")),
        ] {
            let (article, told) = corrected(&by(outlet, date), path, Article::default());
            let read =
                (article.outlet.unwrap_or_default(), article.date.map_or_else(String::new, |date| date.to_string()));
            assert_eq!((read.0.as_str(), read.1.as_str()), expected, "{path}");
            assert!(told.is_empty(), "{told:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_told_and_left() {
        let by = Corrections { outlet: Source::parse("{outlet}/{date}-*.txt").ok(), date: Source::parse("name").ok() };
        let article = Article { outlet: Some("The Echo".to_owned()), ..Article::default() };
        let (article, told) = corrected(&by, "Post/storm-1720600200.txt", article);
        assert_eq!((article.outlet.as_deref(), article.date), (Some("The Echo"), None));
        assert_eq!(told, ["its name is not like {outlet}/{date}-*.txt", "its name tells no date"]);
        let (_, told) = corrected(
            &Corrections { outlet: Some(Source::Folder), date: Some(Source::Folder) },
            "a.txt",
            Article::default(),
        );
        assert_eq!(told, ["there is no folder that tells its outlet", "no folder tells its date"]);
        for words in ["fodler", "column:", "column: ", "", "2024"] {
            assert!(Source::<Day>::parse(words).is_err(), "{words}");
        }
    }

    #[test]
    fn fields_of_records_tell_outlets_and_days() {
        let by = Corrections { outlet: Source::parse("column:Medium").ok(), date: Source::parse("column:seen").ok() };
        let mut article = Article { outlet: Some("CMS".to_owned()), ..Article::default() };
        article.also("medium", Json::text("The Norhaven Post"));
        article.also("seen", Json::text("10 July 2024"));
        let (article, told) = corrected(&by, "a.jsonl", article);
        assert_eq!(
            (article.outlet.as_deref(), day(&article).as_deref()),
            (Some("The Norhaven Post"), Some("2024-07-10"))
        );
        assert!(told.is_empty(), "{told:?}");
        let mut article = Article::default();
        article.also("seen", Json::text("soon"));
        let (article, told) = corrected(&by, "a.jsonl", article);
        assert_eq!(article.date, None);
        assert_eq!(told, ["the column of its outlet is not there, or empty", "soon is no day"]);
    }
}
