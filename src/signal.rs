//! Signals and memos of every type for the code of one.
//!
//! Leptos compiles its signals anew for each type that they hold, a kilobyte each. These hold their value behind a pointer
//! and leave to Leptos what it does best, to know who reads and who must be told.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, PoisonError, RwLock};

use leptos::prelude::*;
use leptos::reactive::computed;
use leptos::reactive::signal::ArcTrigger;

type Value = Arc<dyn Any + Send + Sync>;

/// Who reads a value.
#[derive(Clone)]
enum Readers {
    Signal(ArcTrigger),
    Memo(computed::Memo<u32>),
}

/// A value with its readers. A handle; copies are the same one, which lives as long as the part of the page that made it.
#[derive(Clone, Copy)]
struct Held(StoredValue<(Value, Readers)>);

impl Held {
    fn new(value: Value, readers: Readers) -> Self {
        Self(StoredValue::new((value, readers)))
    }

    /// The value, for somebody who is told when it changes.
    fn track(self) -> Value {
        let (value, readers) = self.0.get_value();
        match readers {
            Readers::Signal(trigger) => trigger.track(),
            Readers::Memo(version) => _ = version.get(),
        }
        value
    }

    fn value(self) -> Value {
        let (value, readers) = self.0.get_value();
        if let Readers::Memo(version) = readers {
            // Counted anew if need be.
            version.get_untracked();
        }
        value
    }

    /// Tells the readers; nothing if all of this is gone.
    fn change(self, change: &mut dyn FnMut(&Value)) {
        if let Some((value, readers)) = self.0.try_get_value() {
            change(&value);
            if let Readers::Signal(trigger) = readers {
                trigger.notify();
            }
        }
    }
}

fn read<T: 'static, O>(value: &Value, f: impl FnOnce(&T) -> O) -> O {
    let cell: Option<&RwLock<T>> = value.downcast_ref();
    // A handle is made with its value and knows its type.
    f(&cell.expect("a value of this type").read().unwrap_or_else(PoisonError::into_inner))
}

/// A value that the page follows.
pub struct RwSignal<T>(Held, PhantomData<fn() -> T>);

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A new one.
    pub fn new(value: T) -> Self {
        Self(Held::new(Arc::new(RwLock::new(value)), Readers::Signal(ArcTrigger::new())), PhantomData)
    }

    /// What `f` makes of the value, for somebody who is told when it changes.
    pub fn with<O>(self, f: impl FnOnce(&T) -> O) -> O {
        read(&self.0.track(), f)
    }

    /// What `f` makes of the value as it is now.
    pub fn with_untracked<O>(self, f: impl FnOnce(&T) -> O) -> O {
        read(&self.0.value(), f)
    }

    /// Changes the value and tells.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        self.0.change(&mut |value| {
            if let (Some(change), Some(cell)) = (change.take(), value.downcast_ref::<RwLock<T>>()) {
                change(&mut cell.write().unwrap_or_else(PoisonError::into_inner));
            }
        });
    }

    /// Puts another value in its place and tells.
    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// The value, for somebody who is told when it changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value that follows from others; who reads it is told when it has become another one.
pub struct Memo<T>(Held, PhantomData<fn() -> T>);

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A new one, of what `find` finds.
    pub fn new(find: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let cell = Arc::new(RwLock::new(None));
        let value = cell.clone();
        let changes = move || {
            let found = Some(find());
            let mut kept = cell.write().unwrap_or_else(PoisonError::into_inner);
            let changed = *kept != found;
            if changed {
                *kept = found;
            }
            changed
        };
        Self(Held::new(value, Readers::Memo(versions(Box::new(changes)))), PhantomData)
    }

    /// What `f` makes of the value, for somebody who is told when it changes.
    pub fn with<O>(self, f: impl FnOnce(&T) -> O) -> O {
        look(&self.0.track(), f)
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Memo<T> {
    /// The value, for somebody who is told when it changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T {
        look(&self.0.value(), T::clone)
    }
}

fn look<T: 'static, O>(value: &Value, f: impl FnOnce(&T) -> O) -> O {
    read(value, |found: &Option<T>| f(found.as_ref().expect("found when its version was read")))
}

/// Counts how often a value has become another one.
fn versions(changes: Box<dyn Fn() -> bool + Send + Sync>) -> computed::Memo<u32> {
    computed::Memo::new(move |before: Option<&u32>| before.copied().unwrap_or(0).wrapping_add(u32::from(changes())))
}
