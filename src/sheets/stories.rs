//! The list of stories: articles grouped by what they tell.

use super::against::Hold;
use super::asking::{Answer, Asking};
use super::place::{self, Place};
use super::sheet::meanwhile;
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::view::words::{counted, number};
use dateline_search::view::{StoryList, StoryRow, Tab};
use leptos::prelude::*;

/// The sheet.
#[component]
pub fn Stories() -> impl IntoView {
    let asking: Asking = expect_context();
    let query = place::link().to_query();
    let is_narrowed = place::link().is_narrowed();
    asking.ask(SheetRequest::Stories { query });
    let list = move || {
        asking.answer.with(|answer| match answer {
            Answer::Told(response) => match response.as_ref() {
                SheetResponse::Stories(list) => Some(view! { <List list=list.clone() is_narrowed/> }.into_any()),
                _ => None,
            },
            other => meanwhile(other, "Grouping the articles…"),
        })
    };
    view! {
        <h2 id="sheet-title">"Stories"</h2>
        <p>"Articles grouped by what they tell. Open one to see who quotes whom, and what each outlet dates and leaves out."</p>
        {list}
        <Hold/>
    }
}

#[component]
fn List(list: StoryList, is_narrowed: bool) -> impl IntoView {
    let StoryList { stories, more, alone } = list;
    let count = counted(stories.len() as u32 + more, "story", "stories");
    let alone = match alone {
        0 => None,
        1 => Some("1 article tells something of its own.".to_owned()),
        n => Some(format!("{} articles tell something of their own.", number(n))),
    };
    let scope = if is_narrowed { " among the articles that match" } else { "" };
    let is_empty = stories.is_empty();
    let rows = stories.into_iter().map(|story| view! { <Row story/> }).collect_view();
    view! {
        <p class="data">{format!("{count}{scope}. ")} {alone}</p>
        {is_empty.then(|| view! { <p>"No two of these articles tell the same story."</p> })}
        <ol class="stories">{rows}</ol>
        {(more > 0).then(|| view! { <p class="data">{format!("{} more: narrow the articles to see them.", number(more))}</p> })}
    }
}

#[component]
fn Row(story: StoryRow) -> impl IntoView {
    let StoryRow { id, title, told, speakers } = story;
    let speakers: Vec<String> =
        speakers.into_iter().map(|(name, count)| format!("{name} ({})", number(count))).collect();
    let quoted = (!speakers.is_empty()).then(|| view! { <p>{format!("Quoted: {}", speakers.join(", "))}</p> });
    view! {
        <li>
            <h3><a href=place::to_sheet(&Place::Story(id.clone()))>{title}</a></h3>
            <p class="data">{told}</p>
            {quoted}
            <Lists story=id/>
        </li>
    }
}

/// The story's own lists.
#[component]
pub fn Lists(story: String) -> impl IntoView {
    let list = |tab: Tab, text: &'static str| view! { <a href=place::to_list(tab, &story, Vec::new())>{text}</a> };
    view! {
        <p class="data story-lists">
            {list(Tab::Quotes, "Statements")} {list(Tab::Timeline, "Timeline")} {list(Tab::Articles, "Articles")}
        </p>
    }
}
