//! What the reader has corrected of names: undone, saved as a file and opened again.

use super::asking::{Answer, Asking};
use super::names::KINDS;
use super::sheet::meanwhile;
use dateline_page::download;
use dateline_search::index::NameCorrection;
use dateline_search::review::{CorrectionLog, Judgement, Verdict};
use dateline_search::sheets::{SheetRequest, SheetResponse};
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The name of the file.
const FILE: &str = "dateline-corrections.json";

/// What is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// What names are called.
    Names,
    /// Statements.
    Statements,
}

/// The corrections that hold now.
#[derive(Clone, Copy)]
pub struct Corrections {
    made: RwSignal<CorrectionLog>,
    asking: Asking,
    /// Why a file could not be used.
    problem: RwSignal<Option<String>>,
}

impl Corrections {
    /// None yet.
    pub fn new() -> Self {
        Self { made: RwSignal::new(CorrectionLog::default()), asking: expect_context(), problem: RwSignal::new(None) }
    }

    /// Those that hold, as the worker tells.
    pub fn told(self, corrections: &CorrectionLog) {
        self.made.set(corrections.clone());
    }

    /// Adds some to those that hold.
    pub fn add(self, more: CorrectionLog) {
        let mut all = self.made.get_untracked();
        all.names.extend(more.names);
        all.statements.extend(more.statements);
        self.hold(all);
    }

    /// Calls names otherwise.
    pub fn call(self, names: impl IntoIterator<Item = NameCorrection>) {
        self.add(CorrectionLog { names: names.into_iter().collect(), ..CorrectionLog::default() });
    }

    /// Judges a statement.
    pub fn judge(self, judgement: Judgement) {
        self.add(CorrectionLog { statements: vec![judgement], ..CorrectionLog::default() });
    }

    /// Takes back what was said last.
    pub fn undo(self, what: Corrected) {
        let mut all = self.made.get_untracked();
        let was_any = match what {
            Corrected::Names => all.names.pop().is_some(),
            Corrected::Statements => all.statements.pop().is_some(),
        };
        if was_any {
            self.hold(all);
        }
    }

    fn hold(self, corrections: CorrectionLog) {
        self.problem.set(None);
        // At once, so that the next one adds to these.
        self.made.set(corrections.clone());
        self.asking.ask(SheetRequest::Correct { corrections });
    }

    fn save(self) {
        let text = serde_json::to_string_pretty(&self.made.get_untracked()).unwrap_or_default();
        let saved = download::text_blob(&text, "application/json").and_then(|blob| download::save(&blob, FILE));
        if saved.is_err() {
            self.problem.set(Some("The browser does not let the page save files.".to_owned()));
        }
    }

    fn open(self, text: &str) {
        match serde_json::from_str::<CorrectionLog>(text) {
            Ok(log) => self.add(log),
            Err(error) => self.problem.set(Some(format!("This file holds no corrections: {error}."))),
        }
    }
}

/// Follows the answers for a sheet that corrects: asks for its list anew, by `ask`, once something is corrected or was refused, and
/// hands all other answers to `take`. Why something was refused, until something else is corrected.
pub fn follow(
    asking: Asking,
    ask: impl Fn() + 'static,
    take: impl Fn(&SheetResponse) + 'static,
) -> RwSignal<Option<String>> {
    let refused = RwSignal::new(None);
    Effect::new(move || {
        let Answer::Told(response) = asking.answer.get() else { return };
        match response.as_ref() {
            SheetResponse::Corrected { .. } => {
                refused.set(None);
                ask();
            }
            SheetResponse::Refused(why) => {
                refused.set(Some(why.clone()));
                ask();
            }
            other => take(other),
        }
    });
    refused
}

/// Why something was refused, and what is said while there is no list yet.
#[component]
pub fn State(
    /// Why something was refused.
    refused: RwSignal<Option<String>>,
    /// Whether there is a list.
    #[prop(into)]
    has_list: Signal<bool>,
    /// What is said until there is one.
    looking: &'static str,
) -> impl IntoView {
    let asking: Asking = expect_context();
    let waiting = move || {
        asking.answer.with(|answer| match (has_list.get(), answer) {
            (_, Answer::Failed(message)) => Some(view! { <p class="notice">{message.clone()}</p> }.into_any()),
            (true, _) => None,
            (false, answer) => meanwhile(answer, looking),
        })
    };
    view! {
        <div role="status">
            {move || refused.get().map(|why| view! { <p class="notice">{why}</p> })}
            {waiting}
        </div>
    }
}

/// What has been corrected, with ways to undo, save and open. Files hold names and statements alike.
#[component]
pub fn Made(
    /// Which corrections are listed.
    what: Corrected,
) -> impl IntoView {
    let corrections: Corrections = expect_context();
    let made = corrections.made;
    let input = NodeRef::<Input>::new();
    let take = move |_| {
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        let Some(file) = file else { return };
        leptos::task::spawn_local(async move {
            if let Ok(text) = JsFuture::from(file.text()).await {
                corrections.open(&text.as_string().unwrap_or_default());
            }
            // So that the same file can be chosen again.
            if let Some(input) = input.get_untracked() {
                input.set_value("");
            }
        });
    };
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let lines = Memo::new(move |_| {
        made.with(|made| match what {
            Corrected::Names => made.names.iter().map(told).collect::<Vec<_>>(),
            Corrected::Statements => made.statements.iter().map(judged).collect(),
        })
    });
    let list = move || lines.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let is_any = move || lines.with(|lines| !lines.is_empty());
    view! {
        <h3>"What you have corrected"</h3>
        <Show when=is_any fallback=|| view! { <p class="data">"Nothing yet."</p> }>
            <ol class="corrections">{list}</ol>
        </Show>
        <p class="open-ways">
            <Show when=is_any>
                <button type="button" class="word-button" on:click=move |_| corrections.undo(what)>"Undo the last"</button>
                <button type="button" class="word-button" on:click=move |_| corrections.save()>"Save them as a file"</button>
            </Show>
            <button type="button" class="word-button" on:click=choose>"Open a file of corrections…"</button>
            <input type="file" hidden accept=".json,application/json" node_ref=input on:change=take/>
        </p>
        <div role="status">
            {move || corrections.problem.get().map(|why| view! { <p class="notice">{why}</p> })}
        </div>
    }
}

/// A correction in words.
fn told(NameCorrection { kind, name, form, to }: &NameCorrection) -> String {
    let kind = KINDS.iter().find(|known| known.0 == *kind).map_or("", |known| known.2);
    match form {
        Some(form) if form == to => format!("{kind}: “{form}” is another name than “{name}”"),
        Some(form) => format!("{kind}: “{form}” of “{name}” is called “{to}”"),
        None => format!("{kind}: “{name}” is called “{to}”"),
    }
}

/// The longest piece of a statement that is told, in characters.
const PIECE: usize = 60;

/// A judgement in words.
fn judged(Judgement { words, verdict, drawn, .. }: &Judgement) -> String {
    let mut piece: String = words.chars().take(PIECE).collect();
    if piece.len() < words.len() {
        piece.push('…');
    }
    let verdict = match verdict {
        Verdict::Right => "is right".to_owned(),
        Verdict::NotAStatement => "is no statement".to_owned(),
        Verdict::Held => "is a view, and was not said".to_owned(),
        Verdict::Said => "was said".to_owned(),
        Verdict::Speaker { name: Some(name) } => format!("are {name}’s words"),
        Verdict::Speaker { name: None } => "are the words of somebody who is not named".to_owned(),
        Verdict::Words { .. } => "has other words".to_owned(),
        Verdict::Missed { speaker: Some(name), .. } => format!("was added, said by {name}"),
        Verdict::Missed { speaker: None, .. } => "was added, by nobody who is named".to_owned(),
    };
    format!("“{piece}” {verdict}{}", if *drawn { " (drawn at random)" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::name::NameKind;

    #[test]
    fn a_file_is_read_as_it_is_written() {
        let correction = |form: Option<&str>, to: &str| NameCorrection {
            kind: NameKind::Person,
            name: "Jane Roe".to_owned(),
            form: form.map(str::to_owned),
            to: to.to_owned(),
        };
        let judgement = Judgement {
            article: "8k".to_owned(),
            statement: "q8k2m".to_owned(),
            words: "We are ready".to_owned(),
            verdict: Verdict::Speaker { name: Some("Ann Poe".to_owned()) },
            drawn: true,
        };
        let names = vec![correction(None, "J. Roe"), correction(Some("Roe"), "Roe")];
        let log = CorrectionLog { names, statements: vec![judgement] };
        let text = serde_json::to_string_pretty(&log).expect("text");
        assert_eq!(serde_json::from_str::<CorrectionLog>(&text).expect("the same"), log);
        assert_eq!(told(&log.names[0]), "People: “Jane Roe” is called “J. Roe”");
        assert_eq!(told(&log.names[1]), "People: “Roe” is another name than “Jane Roe”");
        assert_eq!(judged(&log.statements[0]), "“We are ready” are Ann Poe’s words (drawn at random)");
        // Whoever writes such a file by hand leaves out what is not meant.
        let plain = r#"{"names": [{"kind": "person", "name": "Jane Roe", "to": "J. Roe"}]}"#;
        assert_eq!(serde_json::from_str::<CorrectionLog>(plain).expect("names").names, log.names[..1]);
        let plain = r#"{"statements": [{"article": "8k", "statement": "q8k2m", "verdict": "right"}]}"#;
        assert_eq!(serde_json::from_str::<CorrectionLog>(plain).expect("statements").statements.len(), 1);
    }
}
