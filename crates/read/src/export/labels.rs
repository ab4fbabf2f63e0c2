//! Labels of LexisNexis and Nexis Uni, in the languages of their exports: `LENGTH: 532 words`, `LÄNGE: 532 Wörter`.

/// Labels that stand before the text of an article.
const BEFORE: [&str; 9] =
    ["section", "length", "byline", "dateline", "highlight", "headline", "body", "series", "correction-date"];
/// Labels that stand behind it.
const BEHIND: [&str; 22] = [
    "load-date",
    "language",
    "graphic",
    "publication-type",
    "subject",
    "organization",
    "company",
    "industry",
    "geographic",
    "person",
    "journal-code",
    "type",
    "document-type",
    "classification",
    "ticker",
    "city",
    "state",
    "country",
    "correction",
    "notes",
    "acc-no",
    "pub-type",
];
/// Labels of exports in German and French, which are written in capitals alone, and what they are called in English.
const FOREIGN: [(&str, &str); 17] = [
    ("LÄNGE", "length"),
    ("RUBRIK", "section"),
    ("AUTOR", "byline"),
    ("ÜBERSCHRIFT", "headline"),
    ("SERIE", "series"),
    ("UPDATE", "load-date"),
    ("SPRACHE", "language"),
    ("GRAFIK", "graphic"),
    ("GRAPHIK", "graphic"),
    ("ZEITUNGS-CODE", "journal-code"),
    ("LONGUEUR", "length"),
    ("RUBRIQUE", "section"),
    ("AUTEUR", "byline"),
    ("TITRE", "headline"),
    ("DATE-CHARGEMENT", "load-date"),
    ("LANGUE", "language"),
    ("TYPE-PUBLICATION", "publication-type"),
];

/// A label at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// What it is called in English, in small letters.
    pub name: &'static str,
    /// How it is written.
    pub written: &'a str,
    /// What stands behind it on its line.
    pub value: &'a str,
}

impl Label<'_> {
    /// Whether it stands before the text.
    pub fn is_before(&self) -> bool {
        BEFORE.contains(&self.name)
    }

    /// Whether it stands behind the text.
    pub fn is_behind(&self) -> bool {
        BEHIND.contains(&self.name)
    }

    /// Whether it is written as no sentence is.
    pub fn is_certain(&self) -> bool {
        self.written.chars().all(|c| !c.is_lowercase())
            || self.value.is_empty()
            || matches!(self.name, "load-date" | "publication-type")
            || self.name == "language" && !self.value.contains(' ')
    }
}

/// The label that a line begins with; “Body” and “Graphic” may stand alone.
pub fn label(line: &str) -> Option<Label<'_>> {
    let line = line.trim();
    let (written, value) = match line.split_once(':') {
        Some((name, value)) => (name, value.trim()),
        None if is_heading(line) => (line, ""),
        None => return None,
    };
    // Labels are written `LENGTH:` or `Length:`; within a text a colon follows any word.
    if !written.starts_with(char::is_uppercase) || written.len() > 40 {
        return None;
    }
    let foreign = FOREIGN.iter().find(|(foreign, _)| *foreign == written).map(|(_, name)| *name);
    let lower = written.to_lowercase().replace(' ', "-");
    let name = foreign.or_else(|| BEFORE.iter().chain(&BEHIND).find(|known| **known == lower).copied())?;
    Some(Label { name, written, value })
}

/// A label without a colon, as Nexis Uni sets it above what it tells.
pub fn is_heading(line: &str) -> bool {
    matches!(line.trim(), "Body" | "Graphic" | "Classification" | "Notes" | "BODY" | "GRAPHIC")
}
