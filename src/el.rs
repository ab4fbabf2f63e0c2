//! Elements as plain data.
//!
//! `view!` makes a type of every element and every attribute, and each of these types costs the visitor its code. The
//! page's elements are all of the one type [`El`] instead, a Leptos view like any other: drawn again, an element stays
//! where its name and the names of its settings are the same, so that it keeps the focus.

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, Node};

/// Where a setting of an element goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Attribute,
    /// Of the object in the document, as `value` and `onclick` are.
    Property,
    Style,
}

/// A setting's value; nothing if the element is to be without it.
type Value = Option<Cow<'static, str>>;

enum Setting {
    Fixed(Value),
    Live(Box<dyn Fn() -> Value + Send>),
    Handler(Box<dyn Fn(Event) + Send>),
}

/// An element that has not been drawn yet.
///
/// Behind one pointer, and its builders are never inlined: the page calls them many hundred times.
#[must_use]
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    settings: Vec<(Place, &'static str, Setting)>,
    children: Vec<AnyView>,
}

/// An element of this name.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, settings: Vec::new(), children: Vec::new() }))
}

/// In the place of an element that is there: leaves it as it is.
pub fn kept() -> AnyView {
    el("").into_any()
}

/// A part of the page that is drawn again whenever what it reads changes.
pub fn live<V: IntoView + 'static>(draw: impl Fn() -> V + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || draw().into_any());
    draw.into_any()
}

/// A button that looks like a word.
pub fn word_button(press: impl Fn(Event) + Send + 'static) -> El {
    el("button").attr("type", "button").class("word-button").on("onclick", press)
}

impl El {
    fn set(mut self, place: Place, name: &'static str, setting: Setting) -> Self {
        self.0.settings.push((place, name, setting));
        self
    }

    /// An attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.set(Place::Attribute, name, Setting::Fixed(Some(value.into())))
    }

    /// An attribute that may be absent.
    pub fn maybe(self, name: &'static str, value: Option<&'static str>) -> Self {
        self.set(Place::Attribute, name, Setting::Fixed(value.map(Into::into)))
    }

    /// An attribute that follows what `value` reads, and is absent while that is nothing.
    pub fn live<V: Into<Cow<'static, str>>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<V> + Send + 'static,
    ) -> Self {
        self.follow(Place::Attribute, name, Box::new(move || value().map(Into::into)))
    }

    #[inline(never)]
    fn follow(self, place: Place, name: &'static str, value: Box<dyn Fn() -> Value + Send>) -> Self {
        self.set(place, name, Setting::Live(value))
    }

    /// The address of a link.
    pub fn href(self, address: impl Fn() -> String + Send + 'static) -> Self {
        self.live("href", move || Some(address()))
    }

    /// The classes.
    #[inline(never)]
    pub fn class(self, classes: impl Into<Cow<'static, str>>) -> Self {
        self.attr("class", classes)
    }

    /// A property that follows what `value` reads.
    pub fn property(self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        self.follow(Place::Property, name, Box::new(move || Some(value().into())))
    }

    /// A property of the element's style. (The page's content policy forbids style attributes.)
    #[inline(never)]
    pub fn style(self, name: &'static str, value: String) -> Self {
        self.set(Place::Style, name, Setting::Fixed(Some(value.into())))
    }

    /// What happens at an event, which is named as its property: `onclick`.
    pub fn on(self, name: &'static str, handler: impl Fn(Event) + Send + 'static) -> Self {
        self.handle(name, Box::new(handler))
    }

    #[inline(never)]
    fn handle(self, name: &'static str, handler: Box<dyn Fn(Event) + Send>) -> Self {
        self.set(Place::Property, name, Setting::Handler(handler))
    }

    /// Text as one more child.
    #[inline(never)]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.child(text.into())
    }

    /// One more child.
    #[inline(never)]
    pub fn child<V: IntoView>(mut self, child: V) -> Self {
        self.0.children.push(child.into_any());
        self
    }

    /// More children, perhaps none.
    pub fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }
}

/// What keeps a setting of a drawn element as it should be.
enum Held {
    Fixed(Value),
    Live { _effect: RenderEffect<Value> },
    Handler { _handler: Closure<dyn Fn(Event)> },
}

impl Setting {
    fn apply(self, element: &Element, place: Place, name: &'static str) -> Held {
        match self {
            Self::Fixed(value) => {
                put(element, place, name, value.as_deref());
                Held::Fixed(value)
            }
            Self::Live(read) => {
                let element = element.clone();
                let effect = RenderEffect::new(move |before: Option<Value>| {
                    let value = read();
                    if before.as_ref() != Some(&value) {
                        put(&element, place, name, value.as_deref());
                    }
                    value
                });
                Held::Live { _effect: effect }
            }
            Self::Handler(handler) => {
                let handler: Box<dyn Fn(Event)> = handler;
                let handler = Closure::wrap(handler);
                Rndr::set_property(element, name, handler.as_ref());
                Held::Handler { _handler: handler }
            }
        }
    }
}

fn put(element: &Element, place: Place, name: &str, value: Option<&str>) {
    match (place, value) {
        (Place::Attribute, Some(value)) => Rndr::set_attribute(element, name, value),
        (Place::Attribute, None) => Rndr::remove_attribute(element, name),
        (Place::Property, value) => Rndr::set_property(element, name, &value.unwrap_or_default().into()),
        (Place::Style, value) => {
            let style = element.unchecked_ref::<HtmlElement>().style();
            let _ = style.set_property(name, value.unwrap_or_default());
        }
    }
}

/// An element in the document.
pub struct Drawn {
    element: Element,
    tag: &'static str,
    settings: Vec<(Place, &'static str, Held)>,
    children: Vec<AnyViewState>,
}

/// What is no longer in the page must not call what is no longer there: a last scroll is told after an element has gone.
impl Drop for Drawn {
    fn drop(&mut self) {
        for (_, name, held) in &self.settings {
            if let Held::Handler { .. } = held {
                Rndr::set_property(&self.element, name, &JsValue::NULL);
            }
        }
    }
}

impl Drawn {
    /// Whether it can become `new` by changes of values and children alone.
    fn fits(&self, new: &El) -> bool {
        let ours = self.settings.iter().map(|(place, name, _)| (place, name));
        self.tag == new.0.tag && ours.eq(new.0.settings.iter().map(|(place, name, _)| (place, name)))
    }
}

impl Render for El {
    type State = Drawn;

    fn build(self) -> Drawn {
        let Parts { tag, settings, children } = *self.0;
        let element = Rndr::create_element(tag, None);
        let mut drawn = Drawn { element, tag, settings: Vec::new(), children: Vec::new() };
        // Children come first: the value of a `select` can only be one of its options.
        drawn.rebuild_children(children);
        let hold =
            |(place, name, setting): (Place, _, Setting)| (place, name, setting.apply(&drawn.element, place, name));
        drawn.settings = settings.into_iter().map(hold).collect();
        drawn
    }

    fn rebuild(self, drawn: &mut Drawn) {
        if self.0.tag.is_empty() {
            return;
        }
        if !drawn.fits(&self) {
            let mut new = self.build();
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
            return;
        }
        drawn.rebuild_children(self.0.children);
        for ((place, name, setting), (.., held)) in self.0.settings.into_iter().zip(&mut drawn.settings) {
            match (&setting, &held) {
                (Setting::Fixed(new), Held::Fixed(old)) if new == old => {}
                _ => *held = setting.apply(&drawn.element, place, name),
            }
        }
    }
}

impl Drawn {
    fn rebuild_children(&mut self, children: Vec<AnyView>) {
        for mut surplus in self.children.drain(children.len().min(self.children.len())..) {
            surplus.unmount();
        }
        for (i, child) in children.into_iter().enumerate() {
            match self.children.get_mut(i) {
                Some(state) => child.rebuild(state),
                None => {
                    let mut state = child.build();
                    state.mount(&self.element, None);
                    self.children.push(state);
                }
            }
        }
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        self.element.mount(parent, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

no_attrs!(El);

/// Leptos asks this of every view; the page is drawn in the browser only.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
