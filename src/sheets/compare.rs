//! The articles of one story set beside each other.

use super::asking::{Answer, Asking};
use super::place::{self, Place};
use super::sheet::meanwhile;
use super::stories::Lists;
use super::tables::{About, Days, Sayings, Sources, Speakers};
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::view::words::{counted, headline, number, published};
use dateline_search::view::{ArticleSource, CarrierColumn, Comparison};
use leptos::prelude::*;

/// Which columns are compared, and how their numbers are told.
#[derive(Clone, Copy)]
pub struct Choice {
    /// For each column whether it is compared.
    pub columns: RwSignal<Vec<bool>>,
    /// Whether numbers are shares of a column's statements.
    pub as_shares: RwSignal<bool>,
}

impl Choice {
    /// The columns that are compared, by number.
    pub fn chosen(self) -> Vec<usize> {
        self.columns.with(|columns| (0..columns.len()).filter(|&at| columns[at]).collect())
    }
}

/// The sheet.
#[component]
pub fn Compare(
    /// The id of an article of the story.
    id: String,
    /// Whether each article is a column; else each outlet.
    by_article: bool,
) -> impl IntoView {
    let asking: Asking = expect_context();
    asking.ask(SheetRequest::Compare { story: id, by_article });
    let content = move || {
        asking.answer.with(|answer| match answer {
            Answer::Told(response) => match response.as_ref() {
                SheetResponse::Compared(Some(comparison)) => {
                    Some(view! { <Beside comparison=Comparison::clone(comparison) by_article/> }.into_any())
                }
                SheetResponse::Compared(None) => Some(view! { <NoStory/> }.into_any()),
                _ => None,
            },
            other => meanwhile(other, "Setting the articles beside each other…"),
        })
    };
    view! {
        <p class="data"><a href=place::to_sheet(&Place::Stories)>"All stories"</a></p>
        {content}
    }
}

#[component]
fn NoStory() -> impl IntoView {
    view! {
        <h2 id="sheet-title">"Not found"</h2>
        <p class="notice">
            "The link’s story is not in this corpus: its article is not here, or tells nothing that another article tells too."
        </p>
    }
}

#[component]
fn Beside(comparison: Comparison, by_article: bool) -> impl IntoView {
    let columns = RwSignal::new(vec![true; comparison.columns.len()]);
    provide_context(Choice { columns, as_shares: RwSignal::new(false) });
    let left_out = (comparison.left_out > 0).then(|| {
        let articles = counted(comparison.left_out, "later article is", "later articles are");
        view! { <p class="notice">{format!("{articles} not compared: the story has too many.")}</p> }
    });
    let story = comparison.id.clone();
    // Where each outlet has one article both are the same.
    let other_columns = match (by_article, comparison.columns.iter().any(|column| column.articles.len() > 1)) {
        (true, _) => Some((Place::Story(story.clone()), "Compare outlets instead")),
        (false, true) => Some((Place::Articles(story.clone()), "Compare each article instead")),
        (false, false) => None,
    };
    let other_columns = other_columns.map(|(place, text)| {
        view! { <p class="data"><a href=place::to_sheet(&place)>{text}</a></p> }
    });
    let comparison = StoredValue::new(comparison);
    let tables = move || {
        comparison.with_value(|comparison| {
            view! {
                <Speakers comparison=comparison.clone()/>
                <Sources comparison=comparison.clone()/>
                <Sayings comparison=comparison.clone()/>
                <Days comparison=comparison.clone()/>
                <About rows=comparison.about.clone()/>
            }
        })
    };
    let (title, told) = comparison.with_value(|comparison| (comparison.title.clone(), comparison.told.clone()));
    view! {
        <h2 id="sheet-title">{title}</h2>
        <p class="data">{told}</p>
        <Lists story/>
        {left_out}
        <h3>"Who carried it"</h3>
        {other_columns}
        <ul class="carriers">
            {comparison.with_value(|c| c.columns.clone()).into_iter().enumerate().map(|(at, column)| {
                view! { <CarrierChoice at column/> }
            }).collect_view()}
        </ul>
        {tables}
    }
}

/// A column with its articles, to be left out of the comparison.
#[component]
fn CarrierChoice(at: usize, column: CarrierColumn) -> impl IntoView {
    let Choice { columns, .. } = expect_context();
    let is_chosen = move || columns.with(|columns| columns.get(at).copied().unwrap_or(false));
    let toggle =
        move |_| columns.update(|columns| columns.iter_mut().skip(at).take(1).for_each(|chosen| *chosen = !*chosen));
    let CarrierColumn { label, articles, statements, origin, .. } = column;
    let article = |source: ArticleSource| {
        let told = format!(" · {}", published(&source));
        view! {
            <li>
                <a href=place::to_fact(&source.id, None)>{headline(&source).to_owned()}</a>
                <span class="data">{told}</span>
                " "
                <a class="data" href=place::to_sheet(&Place::Collate(source.id.clone()))>"Its words in the others"</a>
            </li>
        }
    };
    let note = [Some(counted(statements, "statement", "statements")), origin].into_iter().flatten().collect::<Vec<_>>();
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=is_chosen on:change=toggle/>
                <b>{label}</b>
                <span class="data">{note.join(", ")}</span>
            </label>
            <ul>{articles.into_iter().map(article).collect_view()}</ul>
        </li>
    }
}

/// A count as it is, or as a share of a column's statements.
pub fn told_count(count: u32, of: u32, as_share: bool) -> String {
    match (count, as_share && of > 0) {
        (0, _) => "–".to_owned(),
        (_, true) => format!("{} %", number((count * 200 + of) / (of * 2))),
        (_, false) => number(count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded() {
        assert_eq!(told_count(1, 3, true), "33 %");
        assert_eq!(told_count(2, 3, true), "67 %");
        assert_eq!(told_count(2, 3, false), "2");
        assert_eq!(told_count(0, 3, true), "–");
        assert_eq!(told_count(1, 0, true), "1");
    }
}
