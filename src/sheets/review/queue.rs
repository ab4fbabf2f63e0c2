//! The queue: one statement at a time, with a key for each judgement.

use dateline_core::quote::Tier;
use dateline_search::review::{Judgement, ReviewOrder, Verdict};
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::view::words::{counted, number};
use dateline_search::view::{ReviewCard, ReviewList};
use leptos::ev;
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, SubmitEvent};

use super::selection::{SelectableText, selected};
use super::statement::Statement;
use crate::asking::Asking;
use crate::corrections::{self, Corrected, Corrections, Made, State};
use crate::place::{self, Place};

/// What of a statement the reader is mending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mending {
    Words,
    Speaker,
}

/// What can be said of a statement at once, with its key.
fn verdicts(tier: Tier) -> [(&'static str, &'static str, Verdict); 3] {
    let other = match tier {
        Tier::Said => ("h", "A view, not said", Verdict::Held),
        Tier::Held => ("h", "It was said", Verdict::Said),
    };
    [("r", "Right", Verdict::Right), ("n", "Not a statement", Verdict::NotAStatement), other]
}

/// The queue as it stands. Copies are the same.
#[derive(Clone, Copy)]
struct Queue {
    asking: Asking,
    corrections: Corrections,
    order: RwSignal<ReviewOrder>,
    list: RwSignal<Option<ReviewList>>,
    skipped: RwSignal<Vec<String>>,
    mending: RwSignal<Option<Mending>>,
}

impl Queue {
    /// Asks for what waits. While something is corrected that waits: it comes with what was corrected.
    fn ask(self) {
        if !self.asking.is_correcting() {
            let (order, skipped) = (self.order.get_untracked(), self.skipped.get_untracked());
            self.asking.ask(SheetRequest::Review { query: place::link().to_query(), order, skipped });
        }
    }

    /// The statement in sight.
    fn first(self) -> Option<ReviewCard> {
        self.list.with_untracked(|list| list.as_ref()?.cards.first().cloned())
    }

    /// Says something of the statement in sight, and goes on to the next one at once.
    fn say(self, verdict: Verdict) {
        let Some(ReviewCard { card, .. }) = self.first() else { return };
        self.pass();
        self.corrections.judge(Judgement {
            article: card.source.id,
            statement: card.id,
            words: card.quote.iter().map(|run| run.text.as_str()).collect(),
            verdict,
            drawn: self.order.get_untracked() == ReviewOrder::Drawn,
        });
    }

    /// Puts the statement in sight off.
    fn skip(self) {
        if let Some(ReviewCard { card, .. }) = self.first() {
            self.skipped.update(|skipped| skipped.push(card.id));
            self.pass();
            self.ask();
        }
    }

    fn pass(self) {
        self.mending.set(None);
        self.list.update(|list| {
            if let Some(list) = list.as_mut().filter(|list| !list.cards.is_empty()) {
                list.cards.remove(0);
            }
        });
    }

    /// Whether a key meant something here.
    fn key(self, key: &str) -> bool {
        if key == "u" {
            self.corrections.undo(Corrected::Statements);
            return true;
        }
        let Some(ReviewCard { card, .. }) = self.first() else { return false };
        if let Some((_, _, verdict)) = verdicts(card.tier).into_iter().find(|known| known.0 == key) {
            self.say(verdict);
            return true;
        }
        match key {
            "w" => self.mending.set(Some(Mending::Words)),
            "s" => self.mending.set(Some(Mending::Speaker)),
            "j" => self.skip(),
            _ => return false,
        }
        true
    }
}

/// The sheet.
#[component]
pub fn Review() -> impl IntoView {
    let asking: Asking = expect_context();
    let corrections = Corrections::new();
    provide_context(corrections);
    let queue = Queue {
        asking,
        corrections,
        order: RwSignal::new(ReviewOrder::Doubt),
        list: RwSignal::new(None),
        skipped: RwSignal::new(Vec::new()),
        mending: RwSignal::new(None),
    };
    provide_context(queue);
    queue.ask();
    let refused = corrections::follow(
        asking,
        move || queue.ask(),
        move |response| {
            if let SheetResponse::Review(told) = response {
                queue.corrections.told(&told.corrections);
                queue.list.set(Some((**told).clone()));
            }
        },
    );
    let keys = window_event_listener(ev::keydown, move |event| {
        if has_the_keys(&event) && queue.key(&event.key()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <h2 id="sheet-title">"Review"</h2>
        <p>
            "Say of each statement whether it is right. What you say holds in all lists at once, can be undone, and can be saved. \
             The queue has what the page shows under the filters that are set."
        </p>
        <Order/>
        <State
            refused
            has_list=Signal::derive(move || queue.list.with(Option::is_some))
            looking="Collecting the statements…"
        />
        {move || queue.list.get().map(|list| view! { <Next list/> })}
        <Made what=Corrected::Statements/>
    }
}

/// Whether a key is meant for the queue: it is in sight, nobody is typing, and the key is pressed alone.
fn has_the_keys(event: &KeyboardEvent) -> bool {
    let is_typing = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing());
    is_plain && !is_typing && place::link().sheet == Some(Place::Review.name())
}

/// Which statements come first.
#[component]
fn Order() -> impl IntoView {
    let queue: Queue = expect_context();
    let choose = move |order: ReviewOrder| {
        queue.order.set(order);
        queue.list.set(None);
        queue.ask();
    };
    let way = |order: ReviewOrder, text: &'static str| {
        view! {
            <button
                type="button"
                class="word-button"
                aria-pressed=move || (queue.order.get() == order).to_string()
                on:click=move |_| choose(order)
            >
                {text}
            </button>
        }
    };
    view! {
        <p class="review-order">
            {way(ReviewOrder::Doubt, "The most doubtful first")}
            {way(ReviewOrder::Drawn, "Drawn at random, to measure")}
        </p>
    }
}

/// The statement in sight, and how many wait.
#[component]
fn Next(list: ReviewList) -> impl IntoView {
    let queue: Queue = expect_context();
    let ReviewList { cards, waiting, sure, judged, share, .. } = list;
    let line = format!("{} judged, {} waiting.", number(judged), number(waiting));
    let share = share.map(|share| view! { <p class="data">{share}</p> });
    let together = (sure > 0).then(|| {
        let text =
            format!("Take {} that are very likely (90 % and more) for right", counted(sure, "statement", "statements"));
        let accept = move |_| {
            if !queue.asking.is_correcting() {
                queue.asking.ask(SheetRequest::Accept { query: place::link().to_query() });
            }
        };
        view! { <p class="review-together"><button type="button" class="word-button" on:click=accept>{text}</button></p> }
    });
    let next = match cards.into_iter().next() {
        Some(next) => view! { <Judging next/> }.into_any(),
        None if waiting > 0 => {
            let again = move |_| {
                queue.skipped.set(Vec::new());
                queue.ask();
            };
            view! {
                <p>
                    "The rest was skipped. "
                    <button type="button" class="word-button" on:click=again>"Begin again with it"</button>
                </p>
            }
            .into_any()
        }
        None => view! { <p>"Nothing waits under these filters."</p> }.into_any(),
    };
    view! {
        <p class="data" role="status">{line}</p>
        {share}
        {next}
        {together}
    }
}

/// The statement with its judgements.
#[component]
fn Judging(next: ReviewCard) -> impl IntoView {
    let queue: Queue = expect_context();
    let at_once = verdicts(next.card.tier).map(|(key, text, verdict)| {
        view! { <Key key text on_press=move || queue.say(verdict.clone())/> }
    });
    let mending = next.clone();
    let mend = move || match queue.mending.get()? {
        Mending::Words => Some(view! { <MendWords next=mending.clone()/> }.into_any()),
        Mending::Speaker => Some(view! { <MendSpeaker next=mending.clone()/> }.into_any()),
    };
    view! {
        <article class="review-card">
            <Statement next/>
            <p class="open-ways review-keys">
                {at_once}
                <Key key="w" text="Wrong words" on_press=move || queue.mending.set(Some(Mending::Words))/>
                <Key key="s" text="Wrong speaker" on_press=move || queue.mending.set(Some(Mending::Speaker))/>
                <Key key="j" text="Skip" on_press=move || queue.skip()/>
                <Key key="u" text="Undo" on_press=move || queue.corrections.undo(Corrected::Statements)/>
            </p>
            {mend}
        </article>
    }
}

/// A button that a key presses too.
#[component]
fn Key(key: &'static str, text: &'static str, on_press: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="word-button" aria-keyshortcuts=key on:click=move |_| on_press()>
            {text} <kbd>{key}</kbd>
        </button>
    }
}

/// Lets the reader select other words.
#[component]
fn MendWords(next: ReviewCard) -> impl IntoView {
    let queue: Queue = expect_context();
    let field = NodeRef::<Textarea>::new();
    let passage = next.passage.clone();
    let take = move |_| {
        if let Some((from, to)) = selected(&passage, field) {
            queue.say(Verdict::Words { from, to });
        }
    };
    view! {
        <SelectableText passage=next.passage label="Select the words that were said" field/>
        <p class="open-ways">
            <button type="button" class="word-button" on:click=take>"These are the words"</button>
            <button type="button" class="word-button" on:click=move |_| queue.mending.set(None)>"Leave it"</button>
        </p>
    }
}

/// Lets the reader name the speaker.
#[component]
fn MendSpeaker(next: ReviewCard) -> impl IntoView {
    let queue: Queue = expect_context();
    let names = next.names.iter().map(|name| view! { <option value=name.clone()></option> }).collect_view();
    let input = NodeRef::<Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        let name = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        if !name.trim().is_empty() {
            queue.say(Verdict::Speaker { name: Some(name.trim().to_owned()) });
        }
    };
    view! {
        <form class="rename" on:submit=take>
            <input type="text" list="review-names" aria-label="Who said it" placeholder="Who said it" autocomplete="off" node_ref=input/>
            <datalist id="review-names">{names}</datalist>
            <button type="submit" class="word-button">"This is the speaker"</button>
            <button type="button" class="word-button" on:click=move |_| queue.say(Verdict::Speaker { name: None })>
                "The article does not name one"
            </button>
            <button type="button" class="word-button" on:click=move |_| queue.mending.set(None)>"Leave it"</button>
        </form>
    }
}
