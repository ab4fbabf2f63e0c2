//! The tables of a comparison. Each takes the columns that the reader has chosen; what no chosen column has is left out.

use super::compare::{Choice, told_count};
use super::place;
use dateline_search::query::{Facet, Filter, NOT_NAMED};
use dateline_search::view::words::{counted, kind_note, number};
use dateline_search::view::{
    AboutRow, CarrierColumn, Comparison, DayRow, SayingForm, SayingRow, SpeakerRow, Tab, Telling, source_kind,
};
use leptos::prelude::*;

/// The names of chosen columns as a table's head.
fn head(first: &'static str, columns: &[CarrierColumn], chosen: &[usize]) -> impl IntoView + use<> {
    let names = chosen.iter().map(|&at| columns[at].label.clone());
    let names = names.map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    view! { <thead><tr><th scope="col">{first}</th>{names}</tr></thead> }
}

/// Who is quoted, and how often by whom.
#[component]
pub fn Speakers(comparison: Comparison) -> impl IntoView {
    let choice: Choice = expect_context();
    let Choice { as_shares, .. } = choice;
    let table = move || {
        let (chosen, as_share) = (choice.chosen(), as_shares.get());
        let has = |row: &&SpeakerRow| chosen.iter().any(|&at| row.counts[at] > 0);
        let rows: Vec<&SpeakerRow> = comparison.speakers.iter().filter(has).collect();
        let is_alone = |row: &SpeakerRow| chosen.iter().filter(|&&at| row.counts[at] > 0).count() == 1;
        let named = rows.iter().filter(|row| row.name.is_some());
        let alone = named.clone().filter(|row| is_alone(row)).count() as u32;
        let line = match (chosen.len(), named.count() as u32) {
            (0 | 1, _) | (_, 0) => None,
            (_, all) => {
                Some(format!("{} of {} are quoted by one alone.", number(alone), counted(all, "speaker", "speakers")))
            }
        };
        let row = |row: &SpeakerRow| {
            let value = row.name.clone().unwrap_or_else(|| NOT_NAMED.to_owned());
            let cell = |&at: &usize| {
                let (count, column) = (row.counts[at], &comparison.columns[at]);
                let text = told_count(count, column.statements, as_share);
                let speaker = Filter { facet: Facet::Speaker, value: value.clone(), exclude: false };
                let filters = std::iter::once(speaker).chain(column.filters.clone()).collect();
                let href = place::to_list(Tab::Quotes, &comparison.id, filters);
                match count {
                    0 => view! { <td class="none">{text}</td> }.into_any(),
                    _ => view! { <td><a href=href>{text}</a></td> }.into_any(),
                }
            };
            let name = row.name.clone().unwrap_or_else(|| "Speaker not named".to_owned());
            let roles = (!row.roles.is_empty()).then(|| view! { <span class="data">{row.roles.join("; ")}</span> });
            let by_one = chosen.len() > 1 && is_alone(row);
            view! {
                <tr class:alone=by_one>
                    <th scope="row">{name} {roles}</th>
                    {chosen.iter().map(cell).collect_view()}
                </tr>
            }
        };
        view! {
            <p class="data">{line}</p>
            <div class="wide" tabindex="0" role="region" aria-label="Who is quoted">
                <table>
                    {head("Speaker", &comparison.columns, &chosen)}
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
    };
    view! {
        <h3>"Who is quoted"</h3>
        <label class="data">
            <input type="checkbox" prop:checked=as_shares on:change=move |_| as_shares.update(|on| *on = !*on)/>
            "As shares of what each prints"
        </label>
        {table}
    }
}

/// What kind of source is quoted.
#[component]
pub fn Sources(comparison: Comparison) -> impl IntoView {
    let choice: Choice = expect_context();
    let table = move || {
        let (chosen, as_share) = (choice.chosen(), choice.as_shares.get());
        let rows = comparison.sources.iter().filter(|(_, counts)| chosen.iter().any(|&at| counts[at] > 0));
        let row = |(kind, counts): &(_, Vec<u32>)| {
            let cells = chosen.iter().map(|&at| {
                let text = told_count(counts[at], comparison.columns[at].statements, as_share);
                let is_none = counts[at] == 0;
                view! { <td class:none=is_none>{text}</td> }
            });
            view! { <tr><th scope="row">{source_kind(*kind)}</th>{cells.collect_view()}</tr> }
        };
        view! {
            <div class="wide" tabindex="0" role="region" aria-label="Kinds of sources">
                <table>
                    {head("Kind of source", &comparison.columns, &chosen)}
                    <tbody>{rows.map(row).collect_view()}</tbody>
                </table>
            </div>
        }
    };
    view! {
        <h3>"What kind of source"</h3>
        {table}
    }
}

/// Sayings that several carry, each form with what the fullest has not; who leaves it out.
#[component]
pub fn Sayings(comparison: Comparison) -> impl IntoView {
    let choice: Choice = expect_context();
    let list = move || {
        let chosen = choice.chosen();
        let forms_of = |row: &SayingRow| chosen.iter().filter(|&&at| row.forms[at].is_some()).count();
        let rows: Vec<&SayingRow> = comparison.sayings.iter().filter(|row| forms_of(row) > 1).collect();
        if rows.is_empty() {
            return view! { <p class="data">"None is carried by two of them."</p> }.into_any();
        }
        let row = |row: &SayingRow| {
            let form = |at: usize, form: &SayingForm| {
                let notes = [kind_note(form.kind), form.is_fullest.then_some("the fullest form")];
                let notes: Vec<&str> = notes.into_iter().flatten().collect();
                view! {
                    <li>
                        <b>{comparison.columns[at].label.clone()}</b>
                        <a href=place::to_fact(&form.article, Some(&form.fact))>{differing(form)}</a>
                        <span class="data">{notes.join(", ")}</span>
                    </li>
                }
            };
            let forms = chosen.iter().filter_map(|&at| Some(form(at, row.forms[at].as_ref()?))).collect_view();
            let absent: Vec<&str> = chosen
                .iter()
                .filter(|&&at| row.forms[at].is_none())
                .map(|&at| comparison.columns[at].label.as_str())
                .collect();
            let absent = (!absent.is_empty())
                .then(|| view! { <p class="data">{format!("Left out: {}", absent.join(", "))}</p> });
            let speaker = row.speaker.clone().unwrap_or_else(|| "Speaker not named".to_owned());
            view! { <li><h4>{speaker}</h4><ul>{forms}</ul>{absent}</li> }
        };
        view! { <ol class="sayings">{rows.into_iter().map(row).collect_view()}</ol> }.into_any()
    };
    view! {
        <h3>"The same saying"</h3>
        {list}
    }
}

/// The words of a form; those that the fullest form has not are underlined.
fn differing(form: &SayingForm) -> impl IntoView + use<> {
    let words = form.words.iter().map(|run| match run.hit {
        true => view! { <em class="differs">{run.text.clone()}</em> }.into_any(),
        false => run.text.clone().into_any(),
    });
    words.collect_view()
}

/// Days that several tell of one event.
#[component]
pub fn Days(comparison: Comparison) -> impl IntoView {
    let choice: Choice = expect_context();
    let table = move || {
        let chosen = choice.chosen();
        let has = |row: &&DayRow| chosen.iter().filter(|&&at| row.tellings[at].is_some()).count() > 1;
        let rows: Vec<&DayRow> = comparison.days.iter().filter(has).collect();
        if rows.is_empty() {
            return view! { <p class="data">"No event is dated by two of them."</p> }.into_any();
        }
        let cell = |telling: &Option<Telling>| match telling {
            None => view! { <td class="none">"–"</td> }.into_any(),
            Some(telling) => {
                let href = place::to_fact(&telling.article, Some(&telling.fact));
                let expression = telling.expression.clone();
                view! { <td><a href=href>{telling.days.clone()}</a> <span class="data">{format!("“{expression}”")}</span></td> }.into_any()
            }
        };
        let row = |row: &DayRow| {
            let cells = chosen.iter().map(|&at| cell(&row.tellings[at])).collect_view();
            let told = row.differs.then(|| view! { <span class="data">"told differently"</span> });
            view! { <tr><th scope="row">{row.name.clone()} {told}</th>{cells}</tr> }
        };
        view! {
            <div class="wide" tabindex="0" role="region" aria-label="Days that several tell">
                <table>
                    {head("Event", &comparison.columns, &chosen)}
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <h3>"The same event, dated"</h3>
        {table}
    }
}

/// Who speaks about whom, in all articles of the story.
#[component]
pub fn About(rows: Vec<AboutRow>) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let mut speakers: Vec<(String, Vec<AboutRow>)> = Vec::new();
    for row in rows {
        match speakers.iter_mut().find(|speaker| speaker.0 == row.speaker) {
            Some((_, of)) => of.push(row),
            None => speakers.push((row.speaker.clone(), vec![row])),
        }
    }
    let row = |(speaker, of): (String, Vec<AboutRow>)| {
        let about: Vec<String> = of.into_iter().map(|row| format!("{} ({})", row.about, number(row.count))).collect();
        view! { <tr><th scope="row">{speaker}</th><td>{about.join(", ")}</td></tr> }
    };
    view! {
        <h3>"Who speaks about whom"</h3>
        <p class="data">"People and organisations named in statements, and in how many."</p>
        <div class="wide" tabindex="0" role="region" aria-label="Who speaks about whom">
            <table class="about">
                <thead><tr><th scope="col">"Speaker"</th><th scope="col">"Speaks about"</th></tr></thead>
                <tbody>{speakers.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
