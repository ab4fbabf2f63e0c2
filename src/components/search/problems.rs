//! What is wrong with a query: the text as typed with its faulty places marked, and what is said of each. Shown over what is
//! below the box, so that nothing moves.

use std::time::Duration;

use leptos::prelude::*;

use crate::state::Route;
use dateline_search::query::{Fault, Problem, read};

/// How long nothing is said while somebody types.
const PAUSE: Duration = Duration::from_millis(800);

/// How many problems are told at once.
const MOST: usize = 3;

/// The problems of the query, once there has been a pause.
#[component]
pub fn QueryProblems(
    /// Searches for a corrected query.
    correct: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let route: Route = expect_context();
    // The query whose problems were announced, with these.
    let told = RwSignal::new(None::<(String, Vec<Problem>)>);
    Effect::new(move || {
        let query = route.query.get();
        told.set(None);
        let tell = move || {
            if route.query.get_untracked() == query {
                let problems = read(&query).problems;
                told.set((!problems.is_empty()).then_some((query, problems)));
            }
        };
        set_timeout(tell, PAUSE);
    });
    let draw = move |(query, problems): (String, Vec<Problem>)| {
        let problems = &problems[..problems.len().min(MOST)];
        let sentences = problems.iter().map(|problem| {
            let meant = (problem.fault == Fault::Misspelt).then(|| {
                let corrected = corrected(&query, problem);
                view! {
                    " "
                    <button type="button" class="word-button" on:click=move |_| correct(corrected.clone())>
                        {format!("Search with “{}:”", problem.detail)}
                    </button>
                }
            });
            view! { <p class="data">{problem.message(&query)} {meant}</p> }
        });
        let typed = marked(&query, problems).into_iter().map(|(text, is_faulty)| match is_faulty {
            true => view! { <mark class="fault">{text.to_owned()}</mark> }.into_any(),
            false => text.to_owned().into_any(),
        });
        view! {
            <p class="search-typed">{typed.collect_view()}</p>
            {sentences.collect_view()}
            <button type="button" class="word-button" on:click=move |_| told.set(None)>"Close"</button>
        }
    };
    view! {
        <div class="search-told" role="status">
            {move || told.get().map(draw)}
        </div>
    }
}

/// The query with the field that may be meant in place of the one that is not known.
fn corrected(query: &str, problem: &Problem) -> String {
    let (from, to) = (problem.span.start as usize, problem.span.end as usize);
    let [before, after] = [query.get(..from), query.get(to..)].map(Option::unwrap_or_default);
    format!("{before}{}:{after}", problem.detail)
}

/// The query in pieces, and whether each is faulty. Where problems overlap, the first one is marked.
fn marked<'a>(query: &'a str, problems: &[Problem]) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let mut past = 0;
    for problem in problems {
        let (from, to) = (problem.span.start as usize, problem.span.end as usize);
        if from >= past {
            pieces.extend([(&query[past..from], false), (&query[from..to], true)]);
            past = to;
        }
    }
    pieces.push((&query[past..], false));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faulty_places_are_marked_where_they_were_typed() {
        let query = "summit speeker:yoon OR";
        let problems = read(query).problems;
        let pieces = marked(query, &problems);
        assert_eq!(pieces.iter().map(|(text, _)| *text).collect::<String>(), query);
        assert!(pieces.contains(&("OR", true)), "{pieces:?}");
        assert!(pieces.contains(&("summit ", false)), "{pieces:?}");
        assert_eq!(marked("summit", &[]), [("summit", false)]);
    }

    #[test]
    fn a_misspelt_field_is_put_right_and_the_rest_kept() {
        let query = "summit speeker:yoon";
        let problems = read(query).problems;
        let misspelt = problems.iter().find(|p| p.fault == Fault::Misspelt).expect("a misspelt field");
        assert_eq!(corrected(query, misspelt), "summit speaker:yoon");
    }
}
