//! A saying that several articles carry: how many outlets, how many origins, who first, and how each puts it.

use std::collections::BTreeSet;

use super::difference::difference;
use super::{Card, Carried, Carrier, Dated, words};
use dateline_core::calendar::Day;
use dateline_core::quote::QuoteKind;

/// One article's form of a saying, to be set beside others.
pub struct CarriedForm {
    /// The form as a card.
    pub card: Card,
    /// The number of the text that its article copies, if it copies one.
    pub copy_of: Option<u32>,
    /// The likeliest day of its publication.
    pub day: Option<Day>,
}

impl CarriedForm {
    fn by(&self) -> &str {
        let source = &self.card.source;
        source.outlet.as_deref().or(source.agency.as_deref()).unwrap_or(&source.title)
    }

    /// Who carried it, apart from every other carrier: articles of an outlet that is not named are not one outlet.
    fn outlet(&self) -> (bool, &str) {
        let source = &self.card.source;
        match source.outlet.as_deref().or(source.agency.as_deref()) {
            Some(name) => (true, name),
            None => (false, &source.id),
        }
    }

    /// Where it comes from: one text that several copy, an agency, else its outlet.
    fn origin(&self) -> (u8, String) {
        match (self.copy_of, &self.card.source.agency) {
            (Some(copy), _) => (0, copy.to_string()),
            (None, Some(agency)) => (1, agency.clone()),
            (None, None) => (2, self.outlet().1.to_owned()),
        }
    }

    fn words(&self) -> String {
        self.card.quote.iter().map(|run| run.text.as_str()).collect()
    }
}

/// What a card says of the other articles that carry its saying. `others` are in order of time.
pub fn carried(own: &CarriedForm, others: &[CarriedForm]) -> Carried {
    let all = || std::iter::once(own).chain(others);
    let outlets: BTreeSet<_> = all().map(CarriedForm::outlet).collect();
    let origins: BTreeSet<_> = all().map(CarriedForm::origin).collect();
    let words = own.words();
    let carrier = |form: &CarriedForm| Carrier {
        article: form.card.source.id.clone(),
        fact: form.card.id.clone(),
        by: form.by().to_owned(),
        published: form.card.source.published.clone(),
        kind: form.card.kind,
        words: difference(&form.words(), &words),
    };
    Carried {
        outlets: outlets.len() as u32,
        origins: origins.len() as u32,
        first: first(own, others),
        others: others.iter().map(carrier).collect(),
    }
}

/// Who carried it first and when: only if every day is known to a day or so, and one article is earlier than all others.
fn first(own: &CarriedForm, others: &[CarriedForm]) -> Option<(String, Dated)> {
    let all: Vec<&CarriedForm> = std::iter::once(own).chain(others).collect();
    let earliest = *all.iter().min_by_key(|form| form.day)?;
    let days = earliest.card.source.published.clone()?;
    let is_earlier =
        |form: &&CarriedForm| form.card.source.published.as_ref().is_some_and(|d| d.days.first > days.days.last);
    let alone = all.iter().filter(|form| form.card.id != earliest.card.id).all(is_earlier);
    alone.then(|| (earliest.by().to_owned(), days))
}

impl Carried {
    /// "Carried by 3 outlets of 2 origins, first by Yonhap on Mon 8 July 2024".
    pub fn told(&self) -> String {
        let mut line = match self.outlets {
            1 => format!("Carried by {}", words::counted(self.others.len() as u32 + 1, "article", "articles")),
            n => format!("Carried by {}", words::counted(n, "outlet", "outlets")),
        };
        if self.origins < self.outlets {
            line += &format!(" of {}", words::counted(self.origins, "origin", "origins"));
        }
        if let Some((by, day)) = &self.first {
            line += &format!(", first by {by} {}{}", words::on(day), day.told());
        }
        line
    }
}

impl Carrier {
    /// "Yonhap, Mon 8 July 2024, paraphrased".
    pub fn told(&self) -> String {
        let day = self.published.as_ref().map_or_else(|| "undated".to_owned(), Dated::told);
        let kind = if self.kind == QuoteKind::Direct { None } else { words::kind_note(self.kind) };
        let parts = [Some(self.by.clone()), Some(day), kind.map(str::to_owned)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
