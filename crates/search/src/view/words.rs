//! The words that lists and their heads are made of: numbers, counts, names of views, whoever carried an article. The page's
//! components and the first view of a built page ask here, so that both say the same. What a fact's reasons say is in `why`.

use super::{ArticleSource, Card, CorpusSummary, Dated, Run, Tab};
use dateline_core::calendar::range;
use dateline_core::quote::{QuoteKind, Tier};

/// What this is, in one line; it stays whatever is shown.
pub const TAGLINE: &str = "Who said what, when, and which outlet carried it";

/// Whose a day is that no article states.
pub const ESTIMATE: &str = "dated by Dateline";

/// "1 article", "5 articles", "12 345 articles".
pub fn counted(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// A number with its thousands apart, by spaces that no line breaks at and no decimal point looks like.
pub fn number(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) && digits.len() > 4 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// What a view lists, counted.
pub fn unit(tab: Tab, n: u32) -> String {
    match tab {
        Tab::Quotes => counted(n, "statement", "statements"),
        Tab::Timeline => counted(n, "event", "events"),
        Tab::Articles => counted(n, "article", "articles"),
    }
}

/// "44 statements in 5 articles".
pub fn in_articles(tab: Tab, total: u32, articles: u32) -> String {
    format!("{} in {}", unit(tab, total), unit(Tab::Articles, articles))
}

/// ", 12 in quotation marks", of statements that were counted before it; empty if none is.
pub fn marked_clause(marked: u32) -> String {
    if marked == 0 { String::new() } else { format!(", {} in quotation marks", number(marked)) }
}

/// A view's name for the reader.
pub const fn tab_name(tab: Tab) -> &'static str {
    match tab {
        Tab::Quotes => "Statements",
        Tab::Timeline => "Timeline",
        Tab::Articles => "Articles",
    }
}

/// The corpus's name, articles, outlets, statements and days, as far as they are known: a part of the line each.
pub fn corpus_line(summary: &CorpusSummary) -> Vec<String> {
    let mut parts = Vec::new();
    if !summary.name.is_empty() {
        parts.push(summary.name.clone());
    }
    parts.push(counted(summary.articles, "article", "articles"));
    if summary.outlets > 0 {
        parts.push(counted(summary.outlets, "outlet or agency", "outlets and agencies"));
    }
    let statements = counted(summary.quotations, "statement", "statements");
    parts.push(format!("{statements}, {} in quotation marks", number(summary.marked)));
    parts.extend(summary.days.map(range));
    parts
}

/// Whether a cue stands before its source, as "according to" does; other verbs stand after their subject.
pub fn cue_comes_first(cue: &str) -> bool {
    cue.to_ascii_lowercase().starts_with("according")
}

/// An article's headline, or what stands in the place of one.
pub fn headline(source: &ArticleSource) -> &str {
    if source.title.is_empty() { "Without a headline" } else { &source.title }
}

/// The outlet of an article, and then its agency and day. Where only the agency is known, it is said to be one: who wrote a
/// text is not who carried it.
pub fn carrier(source: &ArticleSource) -> (String, String) {
    let (carrier, note) = match (&source.outlet, &source.agency) {
        (Some(outlet), Some(agency)) => (outlet.clone(), format!(" ({agency})")),
        (Some(outlet), None) => (outlet.clone(), String::new()),
        (None, Some(agency)) => (agency.clone(), " (agency)".to_owned()),
        (None, None) => ("Outlet not named".to_owned(), String::new()),
    };
    (carrier, format!("{note} · {}", published(source)))
}

impl Dated {
    /// With how far it can be trusted: "Wed 10 July 2024, dated by Dateline".
    pub fn told(&self) -> String {
        if self.inferred { format!("{}, {}", self.text, ESTIMATE) } else { self.text.clone() }
    }
}

/// "on " before a single day.
pub(super) const fn on(dated: &Dated) -> &'static str {
    if dated.days.first.0 == dated.days.last.0 { "on " } else { "" }
}

/// "published on Wed 10 July 2024", "published between 10 and 16 July 2024, dated by Dateline", "undated".
pub fn published(source: &ArticleSource) -> String {
    match &source.published {
        Some(dated) => format!("published {}{}", on(dated), dated.told()),
        None => "undated".to_owned(),
    }
}

/// What a card says of a quotation's kind; nothing of one that is quoted in full.
pub const fn kind_note(kind: QuoteKind) -> Option<&'static str> {
    match kind {
        QuoteKind::Direct => None,
        QuoteKind::Mixed => Some("partly quoted"),
        QuoteKind::Indirect => Some("paraphrased"),
        QuoteKind::Fragment => Some("a few words quoted"),
    }
}

/// What a card says of a statement that nobody said or that is not sure; nothing of others.
pub fn doubt_note(card: &Card) -> Option<String> {
    let doubt = (card.confidence < SURE).then(|| super::confidence(card.confidence));
    match (card.tier, doubt) {
        (Tier::Held, Some(doubt)) => Some(format!("opinion, {doubt}")),
        (Tier::Held, None) => Some("opinion".to_owned()),
        (Tier::Said, doubt) => doubt,
    }
}

/// From this confidence on, in per cent, a card says nothing of it.
const SURE: u8 = 70;

/// "said on Mon 8 July 2024" of a statement whose sentence tells the day; else there is the day of publication alone.
pub fn said_on(card: &Card) -> Option<String> {
    let said = card.said.as_ref()?;
    let verb = if card.tier == Tier::Said { "said " } else { "" };
    Some(format!("{verb}{}{}", on(said), said.told()))
}

/// A value of [`Facet::Carried`](crate::query::Facet::Carried) in words.
pub fn carried(value: &str) -> &'static str {
    if value == crate::query::CARRIED[1] { "Two outlets and more" } else { "One outlet" }
}

/// Where in its article a statement stands: "paragraph 3".
pub fn place(card: &Card) -> String {
    card.paragraph.map_or_else(|| "beside the text".to_owned(), |n| format!("paragraph {}", number(n)))
}

/// What the switch says that shows such quotations, where so many match; nothing if there are none.
pub fn doubted(hidden: u32, all: bool) -> Option<String> {
    match (hidden, all) {
        (_, true) => Some("Only what is sure and was said".to_owned()),
        (0, false) => None,
        (hidden, false) => Some(format!("and {} less sure or not said", number(hidden))),
    }
}

/// What the switch says that leaves out further copies of a text, where so many items stand in some; nothing if none does.
pub fn copies(further: u32, once: bool) -> Option<String> {
    match (further, once) {
        (0, false) => None,
        (_, true) => Some(format!("with copies ({})", number(further))),
        (further, false) => Some(format!("without {}", counted(further, "copy", "copies"))),
    }
}

/// The opening and the closing quotation mark that a card puts around the words; both are empty for words that are no
/// quotation or bring their own.
pub fn outer_marks(card: &Card) -> (&'static str, &'static str) {
    let is_quoted = matches!(card.kind, QuoteKind::Direct | QuoteKind::Fragment);
    let has_own = |quote: &[Run]| quote.first().is_some_and(|run| run.text.starts_with(['“', '"', '‘']));
    if is_quoted && !has_own(&card.quote) { ("“", "”") } else { ("", "") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_from_five_digits_on() {
        assert_eq!([0, 999, 1234].map(number), ["0", "999", "1234"]);
        assert_eq!(number(12_345), "12\u{202f}345");
        assert_eq!(number(1_234_567), "1\u{202f}234\u{202f}567");
    }

    #[test]
    fn one_is_told_apart_from_many() {
        assert_eq!([0, 1, 2].map(|n| unit(Tab::Articles, n)), ["0 articles", "1 article", "2 articles"]);
    }

    #[test]
    fn an_agency_is_no_outlet() {
        let source = |outlet: Option<&str>, agency: Option<&str>| ArticleSource {
            outlet: outlet.map(str::to_owned),
            agency: agency.map(str::to_owned),
            id: String::new(),
            title: String::new(),
            published: None,
            url: None,
        };
        let text = |outlet, agency| {
            let (carrier, rest) = carrier(&source(outlet, agency));
            carrier + &rest
        };
        assert_eq!(text(Some("Herald"), Some("AWP")), "Herald (AWP) · undated");
        assert_eq!(text(None, Some("AWP")), "AWP (agency) · undated");
        assert_eq!(text(None, None), "Outlet not named · undated");
    }
}
