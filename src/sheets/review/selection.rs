//! A text whose words a reader selects, with mouse or keys. It is a field that cannot be written in, since browsers let words be
//! selected by keys in nothing else.

use dateline_search::view::Passage;
use leptos::html::Textarea;
use leptos::prelude::*;

/// The field.
#[component]
pub fn SelectableText(
    /// The text, with what is selected at first.
    passage: Passage,
    /// What the text is, for whoever does not see it.
    label: &'static str,
    /// Where the field is found.
    field: NodeRef<Textarea>,
) -> impl IntoView {
    let Passage { text, marked, .. } = passage;
    let rows = (text.len() / 70 + text.matches('\n').count()).clamp(4, 24);
    Effect::new(move || {
        let Some(field) = field.get() else { return };
        // Before anything can be selected in it.
        field.set_value(&text);
        if marked.0 < marked.1 {
            let at = |characters: u32| units(&text, characters);
            let _ = field.set_selection_range(at(marked.0), at(marked.1));
        }
        let _ = field.focus();
    });
    view! {
        <textarea class="selectable" readonly rows=rows.to_string() aria-label=label node_ref=field></textarea>
    }
}

/// The first and last code point of the article's text that are selected; nothing if nothing is.
pub fn selected(passage: &Passage, field: NodeRef<Textarea>) -> Option<(u32, u32)> {
    let field = field.get_untracked()?;
    let (from, to) = (field.selection_start().ok()??, field.selection_end().ok()??);
    let place = |units: u32| passage.begin + characters(&passage.text, units);
    (from < to).then(|| (place(from), place(to)))
}

/// How many code points of a text come before as many UTF-16 units of a field that shows it. Fields make one line feed of a
/// carriage return with the line feed after it.
fn characters(text: &str, units: u32) -> u32 {
    let (mut seen, mut count) = (0, 0);
    let mut all = text.chars().peekable();
    while let Some(c) = all.next() {
        if seen >= units {
            break;
        }
        count += 1;
        if c == '\r' && all.peek() == Some(&'\n') {
            continue;
        }
        seen += c.len_utf16() as u32;
    }
    count
}

/// How many UTF-16 units of a field that shows the text come before as many code points of it.
fn units(text: &str, characters: u32) -> u32 {
    let before: String = text.chars().take(characters as usize).collect();
    before.replace("\r\n", "\n").encode_utf16().count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_a_field_are_places_of_the_text() {
        let text = "a\r\n“𝄞” b";
        // a, the line feed, the mark, two units of one letter, the mark, the space, b.
        for (units_before, count) in [(0, 0), (1, 1), (2, 3), (3, 4), (5, 5), (6, 6), (8, 8)] {
            assert_eq!(characters(text, units_before), count, "{units_before}");
            assert_eq!(units(text, count), units_before, "{count}");
        }
        assert_eq!(characters(text, 99), 8);
        assert_eq!(units(text, 99), 8);
    }
}
