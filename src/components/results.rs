//! The column of results: notices, the count, the active filters, the axis, and the list or what stands in its place.

use leptos::prelude::*;

use super::articles::Articles;
use super::chips::Chips;
use super::empty::Empty;
use super::filters::FiltersButton;
use super::quotes::Quotes;
use super::sorting::Sorting;
use crate::state::{Corpus, Facets, List, Phase, Results, Route};
use crate::timeline::{TimelineAxis, TimelineEntries};
use crate::virtual_list::VirtualItems;
use dateline_search::protocol::Instead;
use dateline_search::view::Tab;
use dateline_search::view::url::LONGEST;
use dateline_search::view::words::{copies, doubted, in_articles, marked_clause, number, tab_name, unit};

/// What is said while an answer is on its way.
const LOOKING: &str = "Looking…";

/// The list of the current view with all that belongs to it.
#[component]
pub fn ResultsColumn() -> impl IntoView {
    let (route, corpus, results): (Route, Corpus, Results) = (expect_context(), expect_context(), expect_context());
    // Counted once for each answer: what is narrowed meanwhile is another question.
    let is_in_range = move || route.with(|link| link.range.is_some());
    let counted =
        Memo::new(move |_| results.list.with(|list| untrack(|| count(list, route.narrowed.get(), is_in_range()))));
    let heading = move || match counted.get() {
        _ if results.is_late.get() && corpus.phase.with(|phase| *phase == Phase::Ready) => LOOKING.to_owned(),
        // A heading is never empty.
        count if count.is_empty() => tab_name(route.tab.get()).to_owned(),
        count => count,
    };
    let hidden = Memo::new(move |_| {
        results.list.with(|list| match list {
            List::Quotes(listing) => listing.hidden,
            List::Loading | List::Failed(_) | List::Timeline(_) | List::Articles(_) => 0,
        })
    });
    let less_sure = move || view! { <LessSure hidden=hidden.get()/> };
    view! {
        <div role="alert">
            <CorpusTrouble/>
        </div>
        <LinkTrouble/>
        <div class="count-line data">
            <h2 aria-live="polite">{heading}</h2>
            {less_sure}
            <Copies/>
            <ReviewLink/>
            <div class="list-tools">
                <FiltersButton/>
                <Sorting/>
            </div>
        </div>
        <Chips/>
        <TimelineAxis/>
        <InPlaceOfItems/>
        <VirtualItems draw/>
    }
}

/// Shows and hides the statements that are less sure, or that were held rather than said. The choice stands in the link and
/// is the same for list and article.
#[component]
pub fn LessSure(
    /// How many there are that are not shown.
    hidden: u32,
) -> impl IntoView {
    let route: Route = expect_context();
    move || {
        let all = route.with(|link| link.all);
        let text = doubted(hidden, all)?;
        Some(view! {
            <button
                type="button"
                class="word-button less-sure"
                aria-pressed=all.to_string()
                on:click=move |_| route.push(|link| link.all = !link.all)
            >
                {text}
            </button>
        })
    }
}

/// The way to the sheet in which the statements of the list are judged.
#[component]
fn ReviewLink() -> impl IntoView {
    let route: Route = expect_context();
    move || {
        (route.tab.get() == Tab::Quotes)
            .then(|| view! { <a class="word-button" href=route.to_sheet("review")>"Review"</a> })
    }
}

/// Leaves out what stands in further copies of one text, and shows it again.
#[component]
fn Copies() -> impl IntoView {
    let (route, facets): (Route, Facets) = (expect_context(), expect_context());
    let further = Memo::new(move |_| facets.counts.with(|counts| counts.copies));
    move || {
        let once = route.with(|link| link.once);
        let text = copies(further.get(), once)?;
        Some(view! {
            <button
                type="button"
                class="word-button less-sure"
                aria-pressed=once.to_string()
                on:click=move |_| route.push(|link| link.once = !link.once)
            >
                {text}
            </button>
        })
    }
}

/// A run of the list's items.
fn draw(list: &List) -> AnyView {
    match list {
        List::Quotes(listing) => view! { <Quotes listing=listing.clone()/> }.into_any(),
        List::Timeline(listing) => view! { <TimelineEntries listing=listing.clone()/> }.into_any(),
        List::Articles(listing) => view! { <Articles listing=listing.clone()/> }.into_any(),
        List::Loading | List::Failed(_) => ().into_any(),
    }
}

/// "44 statements in 5 articles", with their kinds, and whether they match a search; nothing without a list.
fn count(list: &List, is_narrowed: bool, is_in_range: bool) -> String {
    let sum = |tab, total, articles| {
        let matching = if is_narrowed { " match" } else { "" };
        match total {
            0 => format!("{} match", unit(tab, 0)),
            _ => in_articles(tab, total, articles) + matching,
        }
    };
    match list {
        List::Loading | List::Failed(_) => String::new(),
        List::Timeline(l) if is_in_range && l.total > 0 => {
            sum(Tab::Timeline, l.total, l.articles) + " in the days in sight"
        }
        List::Quotes(l) => sum(Tab::Quotes, l.total, l.articles) + &marked_clause(l.marked),
        List::Timeline(l) => sum(Tab::Timeline, l.total, l.articles),
        List::Articles(l) if is_narrowed => format!("{} match", unit(Tab::Articles, l.total)),
        List::Articles(l) => unit(Tab::Articles, l.total),
    }
}

/// What keeps the page from answering.
#[component]
fn CorpusTrouble() -> impl IntoView {
    let corpus: Corpus = expect_context();
    let reload = |_| {
        let _ = window().location().reload();
    };
    move || match corpus.phase.get() {
        Phase::Restarting => view! {
            <div class="notice">
                <p>"The part that reads the articles stopped; it is being started again."</p>
            </div>
        }
        .into_any(),
        Phase::Failed(text, true) => view! {
            <div class="notice">
                <p>{text}</p>
                <button type="button" class="word-button" on:click=move |_| corpus.restart()>"Start it again"</button>
            </div>
        }
        .into_any(),
        Phase::Failed(text, false) => view! {
            <div class="notice">
                <p>{text}</p>
                <button type="button" class="word-button" on:click=reload>"Reload the page"</button>
            </div>
        }
        .into_any(),
        Phase::Opening(..) | Phase::Ready => ().into_any(),
    }
}

/// What the link said that could not be meant.
#[component]
fn LinkTrouble() -> impl IntoView {
    let route: Route = expect_context();
    let dismiss = move |_| {
        route.replace(|link| {
            if link.article.is_none() {
                link.fact = None;
            }
        });
        route.dismiss();
    };
    let texts = move || {
        let mut texts: Vec<String> = route.dropped().iter().map(ToString::to_string).collect();
        if route.with(|link| link.fact.is_some() && link.article.is_none()) {
            texts.push("The link names a statement or an event but not its article, so it could not be opened.".into());
        }
        if route.is_too_long() {
            texts.push(format!("The link to this view has more than {LONGEST} characters: some programs may cut it."));
        }
        texts
    };
    move || {
        let texts = texts();
        (!texts.is_empty()).then(|| {
            let texts = texts.into_iter().map(|text| view! { <p>{text}</p> });
            view! {
                <div class="notice" role="status">
                    <div>{texts.collect_view()}</div>
                    <button type="button" class="word-button" on:click=dismiss>"Dismiss"</button>
                </div>
            }
        })
    }
}

/// What stands before the list's items or in their place.
#[component]
fn InPlaceOfItems() -> impl IntoView {
    let results: Results = expect_context();
    // With no items, the ways out of that; else how many items the list passes over.
    let place = move |empty: bool, ways: &[Instead], near: &[(String, u32)], passed: u32| match (empty, passed) {
        (true, _) => view! { <Empty ways=ways.to_vec() near=near.to_vec()/> }.into_any(),
        (false, 0) => ().into_any(),
        (false, passed) => view! {
            <button type="button" class="word-button list-more" on:click=move |_| results.load_earlier()>
                {format!("Show earlier ones ({} before this)", number(passed))}
            </button>
        }
        .into_any(),
    };
    move || {
        results.list.with(|list| match list {
            List::Loading => view! { <Waiting/> }.into_any(),
            List::Failed(message) => view! { <div class="empty"><p>{message.clone()}</p></div> }.into_any(),
            List::Quotes(l) => place(l.items.is_empty(), &l.instead, &l.near, l.from),
            List::Timeline(l) => place(l.items.is_empty(), &l.instead, &l.near, l.from),
            List::Articles(l) => place(l.items.is_empty(), &l.instead, &l.near, l.from),
        })
    }
}

/// How far the corpus is while there is no list yet.
#[component]
fn Waiting() -> impl IntoView {
    let corpus: Corpus = expect_context();
    let text = move || match corpus.phase.get() {
        Phase::Opening(_, 0) | Phase::Restarting => "Fetching the articles…".to_owned(),
        Phase::Opening(done, total) => format!("Reading the articles: {} of {}", number(done), number(total)),
        Phase::Ready => LOOKING.to_owned(),
        Phase::Failed(..) => String::new(),
    };
    let progress = move || match corpus.phase.get() {
        Phase::Opening(done, total) => {
            let (max, value) = (total.max(1).to_string(), done.to_string());
            Some(view! { <progress max=max aria-label="Articles read" prop:value=value></progress> })
        }
        _ => None,
    };
    view! {
        <div class="waiting data">
            <p>{text}</p>
            {progress}
        </div>
    }
}
