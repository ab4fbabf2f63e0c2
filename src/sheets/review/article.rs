//! An article whose statements are looked through: those that were found, and words to be selected that were missed.

use dateline_search::review::{Judgement, Verdict};
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::view::words::counted;
use dateline_search::view::{Passage, ReviewArticle as Found, ReviewStatement};
use leptos::html::{Input, Textarea};
use leptos::prelude::*;

use super::selection::{SelectableText, selected};
use crate::asking::Asking;
use crate::corrections::{self, Corrected, Corrections, Made, State};
use crate::place;

/// The sheet.
#[component]
pub fn ReviewArticle(
    /// The article's id.
    id: String,
) -> impl IntoView {
    let asking: Asking = expect_context();
    let corrections = Corrections::new();
    provide_context(corrections);
    let article = StoredValue::new(id);
    let ask = move || {
        if !asking.is_correcting() {
            asking.ask(SheetRequest::ReviewArticle { article: article.get_value() });
        }
    };
    ask();
    let shown = RwSignal::new(None::<Option<Found>>);
    let refused = corrections::follow(asking, ask, move |response| {
        if let SheetResponse::ReviewArticle(told) = response {
            if let Some(told) = told {
                corrections.told(&told.corrections);
            }
            shown.set(Some(told.as_deref().cloned()));
        }
    });
    // The text stays as it is while statements change, so that the selection does.
    let text = Memo::new(move |_| shown.with(|shown| shown.as_ref()?.as_ref().map(|found| found.text.clone())));
    let found = move || match shown.get()? {
        Some(found) => Some(view! { <FoundStatements found article=article.get_value()/> }.into_any()),
        None => Some(view! { <p class="notice">"This article is not at hand."</p> }.into_any()),
    };
    let title = move || shown.with(|shown| shown.as_ref()?.as_ref().map(|found| found.title.clone()));
    let names =
        move || shown.with(|shown| shown.as_ref()?.as_ref().map(|found| found.names.clone())).unwrap_or_default();
    view! {
        <h2 id="sheet-title">"Statements of an article"</h2>
        <p><b>{title}</b></p>
        <p>"Select words that somebody said and that were not found, and add them. What you add holds in all lists at once."</p>
        <State
            refused
            has_list=Signal::derive(move || shown.with(Option::is_some))
            looking="Reading the article…"
        />
        {move || text.get().map(|text| view! { <AddMissed text article=article.get_value() names=names()/> })}
        {found}
        <Made what=Corrected::Statements/>
    }
}

/// The text, of which missed words are selected.
#[component]
fn AddMissed(text: String, article: String, names: Vec<String>) -> impl IntoView {
    let corrections: Corrections = expect_context();
    let field = NodeRef::<Textarea>::new();
    let speaker = NodeRef::<Input>::new();
    let is_empty = RwSignal::new(false);
    let passage = StoredValue::new(Passage { begin: 0, text, marked: (0, 0) });
    let names = names.into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    let add = move |_| {
        let place = passage.with_value(|passage| selected(passage, field));
        is_empty.set(place.is_none());
        let Some((from, to)) = place else { return };
        let name = speaker.get_untracked().map(|input| input.value().trim().to_owned());
        let words = passage.with_value(|passage| {
            passage.text.chars().skip(from as usize).take((to - from) as usize).collect::<String>()
        });
        corrections.judge(Judgement {
            article: article.clone(),
            statement: String::new(),
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            verdict: Verdict::Missed { from, to, speaker: name.filter(|name| !name.is_empty()) },
            drawn: false,
        });
    };
    view! {
        <SelectableText passage=passage.get_value() label="The article’s text" field/>
        <p class="open-ways review-missed">
            <input
                type="text"
                list="review-speakers"
                aria-label="Who said it; empty if the article does not name anybody"
                placeholder="Who said it"
                autocomplete="off"
                node_ref=speaker
            />
            <datalist id="review-speakers">{names}</datalist>
            <button type="button" class="word-button" on:click=add>"Add the selected words"</button>
        </p>
        <div role="status">
            {move || is_empty.get().then(|| view! { <p class="notice">"No words are selected."</p> })}
        </div>
    }
}

/// What was found, with the way to its place and out of the record.
#[component]
fn FoundStatements(found: Found, article: String) -> impl IntoView {
    let corrections: Corrections = expect_context();
    let count = counted(found.statements.len() as u32, "statement", "statements");
    let row = |statement: ReviewStatement| {
        let ReviewStatement { id, words, speaker, shown } = statement;
        let who = speaker.unwrap_or_else(|| "Speaker not named".to_owned());
        let href = place::to_fact(&article, Some(&id));
        let label = format!("Not a statement: {words}");
        let article = article.clone();
        let (no, told) = (id, words.clone());
        let take_out = move |_| {
            corrections.judge(Judgement {
                article: article.clone(),
                statement: no.clone(),
                words: told.clone(),
                verdict: Verdict::NotAStatement,
                drawn: false,
            });
        };
        view! {
            <li>
                <b>{who}</b> ": " <a href=href>{words}</a> " "
                {(!shown).then(|| view! { <span class="data">"not shown by default "</span> })}
                <button type="button" class="word-button" aria-label=label on:click=take_out>"Not a statement"</button>
            </li>
        }
    };
    view! {
        <h3>{count}</h3>
        <ol class="review-found">{found.statements.into_iter().map(row).collect_view()}</ol>
    }
}
