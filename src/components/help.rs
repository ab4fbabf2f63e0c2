//! The help sheet: how to search, the keys, what becomes of what is typed.

use leptos::prelude::*;

use super::dialog::ModalDialog;
use crate::state::Facets;
use dateline_search::query::{Facet, NOT_NAMED};
use dateline_search::view::{Link, Tab};

/// Names in examples where the corpus has none.
const SOME_SPEAKER: &str = "roe";
const SOME_OUTLET: &str = "herald";

/// What is typed, and what it finds. `<speaker>` and `<outlet>` stand for names that the corpus has.
const SEARCH: [(&str, &[(&str, &str)]); 2] = [
    (
        "Words",
        &[
            ("security cooperation", "both words, in any order and in all their forms; the last one may be unfinished"),
            ("\"military cooperation\"", "this exact phrase"),
            ("summit -russia", "what has the first and not the second; a phrase or a group can be left out too"),
            ("summit russia OR japan", "the first, and at least one of the others"),
            ("(nato summit) OR (security treaty)", "one or the other pair: brackets hold words together"),
            ("presid*", "every word that begins with presid"),
            (
                "stoltenburg~",
                "similar spellings: one letter off in a short word, two in a longer one; ~1 for one at most",
            ),
            (
                "\"korea cooperation\"~5",
                "the words near each other, in any order, with at most five others between them",
            ),
            ("sentence:(military support)", "all of it in one sentence"),
        ],
    ),
    (
        "Where, who, when",
        &[
            (
                "title:summit",
                "in the headline; text: in the body, quote: in what is quoted. A phrase or a group can follow, too",
            ),
            (
                "speaker:<speaker>",
                "who is quoted; outlet: who carried it; agency: who wrote it; person:, org: and place: who and what is named; field: \
                 an author, a section, whatever else a file tells",
            ),
            ("quote:(cooperation speaker:<speaker>)", "all of it true of one statement"),
            (
                "source:person,organisation",
                "what kind of source is quoted; also group, unnamed, document, and nobody where it is not named",
            ),
            (
                "kind:direct,mixed",
                "direct: quoted in full, mixed: partly, fragment: a few words, indirect: paraphrased",
            ),
            (
                "date:2024-07-09..2024-07-11",
                "when it was published; a year or a month will do, and either end may be left open",
            ),
        ],
    ),
];

/// Where keys work, which they are, and what they do.
const KEYS: [(&str, &[(&str, &str)]); 4] = [
    ("Anywhere", &[("/", "go to the search box"), ("?", "this sheet"), ("Esc", "close what was opened last")]),
    ("In the list", &[("j k", "next, previous"), ("Enter", "open it in its article")]),
    ("In an article", &[("n p", "next, previous mark")]),
    (
        "On the timeline",
        &[
            ("← →", "along the marks"),
            ("+ −", "zoom in, out"),
            ("Shift+← Shift+→", "move the range"),
            ("0", "the whole range"),
            ("[ ]", "narrow to days from here, to here"),
        ],
    ),
];

const SCOPE: &str = "A search is held against quotations under Quotes, against dated sentences on the Timeline and against \
                     whole articles under Articles, so that the numbers differ: an article may say a word that none of its \
                     quotations does.";

const PRIVACY: &str = "What you search and read stays in this browser: nothing is sent anywhere. A link that you share holds \
                       only what you see, and no server is told of it.";

/// Whether the help sheet is open.
#[derive(Clone, Copy)]
pub struct HelpSheet(RwSignal<bool>);

impl HelpSheet {
    /// A closed one.
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Opens the sheet.
    pub fn open(self) {
        self.0.set(true);
    }
}

/// The button that opens the sheet.
#[component]
pub fn HelpButton() -> impl IntoView {
    let sheet: HelpSheet = expect_context();
    view! {
        <button
            type="button"
            class="word-button"
            aria-keyshortcuts="?"
            aria-haspopup="dialog"
            on:click=move |_| sheet.open()
        >
            "Help"
        </button>
    }
}

/// The sheet.
#[component]
pub fn Help() -> impl IntoView {
    let HelpSheet(open) = expect_context();
    view! {
        <ModalDialog open class="help" label="Help">
            <div class="help-inside">
                <div class="help-head">
                    <h2>"Help"</h2>
                    <button type="button" class="word-button" on:click=move |_| open.set(false)>"Close"</button>
                </div>
                {SEARCH.map(|(title, examples)| view! { <Examples title examples/> }).collect_view()}
                <p class="data">
                    "Press an example to try it. Capitals and accents do not matter; OR, AND and NOT do want capitals."
                </p>
                <p>{SCOPE}</p>
                <h3>"Keys"</h3>
                <div class="help-keys">{KEYS.map(|(place, keys)| view! { <Keys place keys/> }).collect_view()}</div>
                <p class="help-privacy">{PRIVACY}</p>
            </div>
        </ModalDialog>
    }
}

#[component]
fn Examples(title: &'static str, examples: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let HelpSheet(open) = expect_context();
    let facets: Facets = expect_context();
    let [speaker, outlet] = [Facet::Speaker, Facet::Outlet].map(|facet| first_name(facets, facet));
    let examples = examples.iter().map(|(typed, finds)| {
        let query = example(typed, speaker.as_deref(), outlet.as_deref());
        let href = Link { tab: Tab::Quotes, query: query.clone(), ..Link::default() }.to_fragment();
        view! {
            <div>
                <dt><a href=href on:click=move |_| open.set(false)>{query}</a></dt>
                <dd>{*finds}</dd>
            </div>
        }
    });
    view! {
        <h3>{title}</h3>
        <dl class="help-search">{examples.collect_view()}</dl>
    }
}

#[component]
fn Keys(place: &'static str, keys: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let keys = keys.iter().map(|(names, does)| {
        let names = names.split(' ').map(|name| view! { <kbd>{key_name(name)}</kbd> });
        view! {
            <div>
                <dt>{names.collect_view()}</dt>
                <dd>{*does}</dd>
            </div>
        }
    });
    view! {
        <section>
            <h4>{place}</h4>
            <dl>{keys.collect_view()}</dl>
        </section>
    }
}

/// The first name that a facet's list shows.
fn first_name(facets: Facets, facet: Facet) -> Option<String> {
    facets.counts.with_untracked(|counts| {
        let counts = counts.facets.iter().find(|counts| counts.facet == facet)?;
        counts.values.iter().find(|value| value.value != NOT_NAMED).map(|value| value.label.clone())
    })
}

/// An example with names in it, which are put between quotation marks unless they are single words.
fn example(typed: &str, speaker: Option<&str>, outlet: Option<&str>) -> String {
    let name = |name: Option<&str>, other: &str| {
        let name = name.unwrap_or(other).to_lowercase();
        if name.chars().all(char::is_alphanumeric) { name } else { format!("\"{name}\"") }
    };
    typed.replace("<speaker>", &name(speaker, SOME_SPEAKER)).replace("<outlet>", &name(outlet, SOME_OUTLET))
}

/// A key's name, with a space for the plus in a combination of keys.
fn key_name(name: &str) -> String {
    if name.len() > 1 { name.replacen('+', " ", 1) } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_name_somebody_of_the_corpus() {
        assert_eq!(example("speaker:<speaker>", Some("Jane Roe"), None), "speaker:\"jane roe\"");
        assert_eq!(example("speaker:<speaker>", None, None), "speaker:roe");
        assert_eq!(example("presid*", Some("Jane Roe"), None), "presid*");
    }

    #[test]
    fn examples_can_be_searched_for() {
        for (typed, _) in SEARCH.iter().flat_map(|(_, examples)| *examples) {
            let query = example(typed, Some("Jane Roe"), Some("The Herald"));
            assert!(dateline_search::query::read(&query).problems.is_empty(), "{query}");
        }
    }

    #[test]
    fn a_plus_between_keys_is_no_key() {
        assert_eq!(["Shift+←", "+", "j"].map(key_name), ["Shift ←", "+", "j"]);
    }
}
