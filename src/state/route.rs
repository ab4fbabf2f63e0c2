//! The URL's fragment as a signal: what it says is shown, and what is shown it says.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use dateline_core::calendar::Days;
use dateline_search::query::Filter;
use dateline_search::view::url::{Dropped, Link, Tab};

/// The link that is shown now.
#[derive(Clone, Copy)]
pub struct Route {
    link: RwSignal<Link>,
    dropped: RwSignal<Vec<Dropped>>,
    /// Whether the address was changed by the browser, not by the page.
    followed: StoredValue<bool>,
    /// The view. Parts are kept apart so that opening an article draws nothing anew that it does not concern.
    pub tab: Memo<Tab>,
    /// The query as typed.
    pub query: Memo<String>,
    /// What is chosen and excluded.
    pub filters: Memo<Vec<Filter>>,
    /// The days that the lists are narrowed to.
    pub days: Memo<Option<Days>>,
    /// Whether anything narrows the lists.
    pub narrowed: Memo<bool>,
    /// The link without the article that is open. Every row of a list links to its article by this, so that opening and
    /// closing an article leaves the rows' links as they are.
    without_article: Memo<Link>,
}

impl Route {
    /// Reads the address and follows it from now on.
    pub fn new() -> Self {
        let (link, dropped) = read();
        let link = RwSignal::new(link);
        let route = Self {
            link,
            dropped: RwSignal::new(dropped),
            followed: StoredValue::new(false),
            tab: Memo::new(move |_| link.with(|l| l.tab)),
            query: Memo::new(move |_| link.with(|l| l.query.clone())),
            filters: Memo::new(move |_| link.with(|l| l.filters.clone())),
            days: Memo::new(move |_| link.with(|l| l.days)),
            narrowed: Memo::new(move |_| link.with(Link::is_narrowed)),
            without_article: Memo::new(move |_| Link { article: None, fact: None, sheet: None, ..link.get() }),
        };
        // Also heard after back and forward, and for every link that is followed.
        let _ = window_event_listener_untyped("hashchange", move |_| {
            let (link, dropped) = read();
            route.followed.set_value(true);
            route.link.set(link);
            route.dropped.set(dropped);
        });
        route
    }

    /// The whole link.
    pub fn link(self) -> Link {
        self.link.get()
    }

    /// Follows every change of it.
    pub fn track(self) {
        self.link.track();
    }

    /// A part of it.
    pub fn with<T>(self, f: impl FnOnce(&Link) -> T) -> T {
        self.link.with(f)
    }

    /// A part of it as it is now, whatever it becomes.
    pub fn peek<T>(self, f: impl FnOnce(&Link) -> T) -> T {
        self.link.with_untracked(f)
    }

    /// The fragment for a changed link, for a `href`.
    pub fn href(self, change: impl FnOnce(&mut Link)) -> String {
        let mut link = self.link.get();
        change(&mut link);
        link.to_fragment()
    }

    /// Goes elsewhere; back returns here.
    pub fn push(self, change: impl FnOnce(&mut Link)) {
        let fragment = untrack(|| self.href(change));
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&fragment));
        }
        self.go(&fragment);
    }

    /// Changes the place that this is, as typing does. Browsers refuse too many changes a second: then the address follows
    /// with a later one.
    pub fn replace(self, change: impl FnOnce(&mut Link)) {
        let fragment = untrack(|| self.href(change));
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&fragment));
        }
        self.go(&fragment);
    }

    /// Whether what is shown was come to by a link, or by back or forward, not by typing or choosing.
    pub fn was_followed(self) -> bool {
        self.followed.get_value()
    }

    fn go(self, fragment: &str) {
        self.followed.set_value(false);
        self.link.set(Link::parse(fragment).0);
        self.dropped.set(Vec::new());
    }

    /// What the address said that could not be meant.
    pub fn dropped(self) -> Vec<Dropped> {
        self.dropped.get()
    }

    /// Whether the address has become longer than every program passes on.
    pub fn is_too_long(self) -> bool {
        self.link.with(|l| l.is_too_long(&crate::dom::base()))
    }

    /// The reader has seen it.
    pub fn dismiss(self) {
        self.dropped.set(Vec::new());
    }

    /// Another view with the same query.
    pub fn to_tab(self, tab: Tab) -> String {
        self.href(|link| link.tab = tab)
    }

    /// A sheet over what is shown.
    pub fn to_sheet(self, sheet: &str) -> String {
        self.href(|link| link.sheet = Some(sheet.to_owned()))
    }

    /// An article, at a fact if one is named.
    pub fn to_article(self, article: &str, fact: Option<&str>) -> String {
        let (article, fact) = (Some(article.to_owned()), fact.map(str::to_owned));
        Link { article, fact, ..self.without_article.get() }.to_fragment()
    }

    /// Closes the reader.
    pub fn close(self) {
        self.push(|link| {
            link.article = None;
            link.fact = None;
        });
    }
}

fn read() -> (Link, Vec<Dropped>) {
    Link::parse(&window().location().hash().unwrap_or_default())
}
