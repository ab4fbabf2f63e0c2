//! Pieces of text that several parts of the page show the same way.

use leptos::prelude::*;

use dateline_search::view::{ArticleSource, Dated, Run, Tab};

/// "1 article", "5 articles", "12 345 articles".
pub fn counted(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// A number with its thousands apart, by spaces that no line breaks at and no decimal point looks like.
pub fn number(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) && digits.len() > 4 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// Runs of text: hits of the search as marks, marked runs with the class `marked`.
pub fn runs(runs: &[Run], marked: &'static str) -> impl IntoView + use<> {
    let run = |Run { text, hit, marked: is_marked }: &Run| {
        let text = text.clone();
        match (*hit, *is_marked) {
            (true, is_marked) => {
                view! { <mark class="hit"><span class=is_marked.then_some(marked)>{text}</span></mark> }.into_any()
            }
            (false, true) => view! { <span class=marked>{text}</span> }.into_any(),
            (false, false) => text.into_any(),
        }
    };
    runs.iter().map(run).collect_view()
}

/// Outlet, agency and day of an article.
pub fn source(source: &ArticleSource) -> impl IntoView + use<> {
    let (carrier, rest) = carrier(source);
    view! {
        <span class="outlet">{carrier}</span>
        {rest}
    }
}

/// The outlet of an article, and then its agency and day. Where only the agency is known, it is said to be one: who wrote a
/// text is not who carried it.
pub fn carrier(source: &ArticleSource) -> (String, String) {
    let (carrier, note) = match (&source.outlet, &source.agency) {
        (Some(outlet), Some(agency)) => (outlet.clone(), format!(" ({agency})")),
        (Some(outlet), None) => (outlet.clone(), String::new()),
        (None, Some(agency)) => (agency.clone(), " (agency)".to_owned()),
        (None, None) => ("Outlet not named".to_owned(), String::new()),
    };
    let day = source.published.as_ref().map_or_else(|| "undated".to_owned(), Dated::told);
    (carrier, format!("{note} · {day}"))
}

/// What a view lists, counted.
pub fn unit(tab: Tab, n: u32) -> String {
    match tab {
        Tab::Quotes => counted(n, "statement", "statements"),
        Tab::Timeline => counted(n, "dated passage", "dated passages"),
        Tab::Articles => counted(n, "article", "articles"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_from_five_digits_on() {
        assert_eq!([0, 999, 1234].map(number), ["0", "999", "1234"]);
        assert_eq!(number(12_345), "12\u{202f}345");
        assert_eq!(number(1_234_567), "1\u{202f}234\u{202f}567");
    }

    #[test]
    fn one_is_told_apart_from_many() {
        assert_eq!([0, 1, 2].map(|n| unit(Tab::Articles, n)), ["0 articles", "1 article", "2 articles"]);
    }

    #[test]
    fn an_agency_is_no_outlet() {
        let source = |outlet: Option<&str>, agency: Option<&str>| ArticleSource {
            outlet: outlet.map(str::to_owned),
            agency: agency.map(str::to_owned),
            id: String::new(),
            title: String::new(),
            published: None,
        };
        let text = |outlet, agency| {
            let (carrier, rest) = carrier(&source(outlet, agency));
            carrier + &rest
        };
        assert_eq!(text(Some("Herald"), Some("AWP")), "Herald (AWP) · undated");
        assert_eq!(text(None, Some("AWP")), "AWP (agency) · undated");
        assert_eq!(text(None, None), "Outlet not named · undated");
    }
}
