//! The articles of one story set beside each other: who is quoted by whom, which sayings and days several tell, and who speaks
//! about whom.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Engine, ordinal};
use crate::index::{QuoteValues, folded};
use crate::query::{Facet, Filter};
use crate::view::{self, AboutRow, CarrierColumn, Comparison, DayRow, SayingForm, SayingRow, SpeakerRow, Telling};
use dateline_core::calendar::Day;
use dateline_core::name::NameKind;
use dateline_core::quote::SourceKind;

/// Articles at most that are compared.
const ARTICLES: usize = 60;
/// Rows at most of each table.
const ROWS: usize = 60;
/// Roles at most that are told of a speaker.
const ROLES: usize = 4;

/// Articles by column.
pub(super) struct Columns {
    /// Numbers of articles, in order of time.
    pub articles: Vec<Vec<u32>>,
    /// The column of each article.
    pub of: BTreeMap<u32, usize>,
}

impl Columns {
    /// One number for each column.
    fn counts(&self) -> Vec<u32> {
        vec![0; self.articles.len()]
    }

    /// One place for each column.
    fn places<T>(&self) -> Vec<Option<T>> {
        self.articles.iter().map(|_| None).collect()
    }
}

impl Engine {
    /// The articles of the story that the article of this id tells with others, each in a column of its own or with those of
    /// its outlet; nothing if there is no such story.
    pub fn compare(&self, id: &str, by_article: bool) -> Option<Comparison> {
        let mut articles = self.story_of(id);
        if articles.is_empty() {
            return None;
        }
        let (title, told) = (self.story_title(&articles).1, self.story_line(&articles));
        let left_out = articles.len().saturating_sub(ARTICLES) as u32;
        articles.truncate(ARTICLES);
        let columns = self.columns(&articles, by_article);
        let statements = self.statements(&articles);
        Some(Comparison {
            id: id.to_owned(),
            title,
            told,
            left_out,
            speakers: self.speaker_rows(&columns, &statements),
            sources: self.source_rows(&columns, &statements),
            sayings: self.saying_rows(&columns, &statements),
            days: self.day_rows(&columns),
            about: self.about_rows(&statements),
            columns: columns
                .articles
                .iter()
                .filter_map(|of| self.column(of, by_article, &articles, &statements))
                .collect(),
        })
    }

    fn columns(&self, articles: &[u32], by_article: bool) -> Columns {
        let mut columns = Columns { articles: Vec::new(), of: BTreeMap::new() };
        let mut at: BTreeMap<_, usize> = BTreeMap::new();
        for &n in articles {
            let key = if by_article { (None, self.record(n).id.as_str()) } else { self.record(n).carrier() };
            let column = *at.entry(key).or_insert_with(|| {
                columns.articles.push(Vec::new());
                columns.articles.len() - 1
            });
            columns.articles[column].push(n);
            columns.of.insert(n, column);
        }
        columns
    }

    /// The rows of the quotations that are shown by default.
    pub(super) fn statements(&self, articles: &[u32]) -> Vec<u32> {
        let rows = articles.iter().flat_map(|&n| {
            let (from, to) = self.doc_values.quotes_of(n);
            from..to
        });
        rows.filter(|&row| self.quote(row).is_shown()).collect()
    }

    fn quote(&self, row: u32) -> &QuoteValues {
        &self.doc_values.quotes[row as usize]
    }

    fn column(&self, articles: &[u32], by_article: bool, all: &[u32], statements: &[u32]) -> Option<CarrierColumn> {
        let first = self.record(*articles.first()?);
        let outlets = &self.doc_values.outlets;
        let label = match first.outlet.or(first.agency).filter(|_| !by_article) {
            Some(carrier) => outlets.shown(carrier),
            None => first.title.as_str(),
        };
        // By the articles and not by the outlet, which may have others that only credit it.
        let in_article = |&n: &u32| Filter { facet: Facet::Article, value: self.record(n).id.clone(), exclude: false };
        let sources = articles.iter().filter_map(|&n| Some(self.shown(n, &[])?.show().source()));
        Some(CarrierColumn {
            label: label.to_owned(),
            filters: articles.iter().map(in_article).collect(),
            articles: sources.collect(),
            statements: statements.iter().filter(|&&row| articles.contains(&self.quote(row).item)).count() as u32,
            origin: self.told_origin(articles, all),
        })
    }

    /// Whose text the articles of a column are, if all are somebody else's or shared.
    fn told_origin(&self, articles: &[u32], all: &[u32]) -> Option<String> {
        let outlets = &self.doc_values.outlets;
        let mut told = BTreeSet::new();
        for &n in articles {
            let record = self.record(n);
            let credited = record.agency.filter(|agency| record.outlet.is_some_and(|outlet| outlet != *agency));
            let same_text = |&&other: &&u32| {
                let other = self.record(other);
                other.copy_of == record.copy_of && other.carrier() != record.carrier()
            };
            let shared = record.copy_of.and_then(|_| all.iter().find(same_text));
            told.insert(match (credited, shared) {
                (Some(agency), _) => format!("credits {}", outlets.shown(agency)),
                (None, Some(&other)) => {
                    let other = self.record(other);
                    let by = other.outlet.or(other.agency).map_or(other.title.as_str(), |n| outlets.shown(n));
                    format!("shares its text with {by}")
                }
                (None, None) => return None,
            });
        }
        Some(told.into_iter().collect::<Vec<_>>().join(", "))
    }

    pub(super) fn speaker_rows(&self, columns: &Columns, statements: &[u32]) -> Vec<SpeakerRow> {
        let mut rows: BTreeMap<Option<u32>, (Vec<u32>, BTreeSet<u32>)> = BTreeMap::new();
        for &row in statements {
            let quote = self.quote(row);
            let (counts, roles) =
                rows.entry(quote.speaker.get()).or_insert_with(|| (columns.counts(), BTreeSet::new()));
            counts[columns.of[&quote.item]] += 1;
            roles.extend(quote.role.get());
        }
        let names = &self.doc_values.speakers;
        let row = |(speaker, (counts, roles)): (Option<u32>, (Vec<u32>, BTreeSet<u32>))| {
            let roles = roles.into_iter().take(ROLES).map(|role| self.doc_values.roles.shown(role).to_owned());
            SpeakerRow { name: speaker.map(|n| names.shown(n).to_owned()), roles: roles.collect(), counts }
        };
        let mut rows: Vec<SpeakerRow> = rows.into_iter().map(row).collect();
        rows.sort_by_cached_key(|row| {
            let carriers = row.counts.iter().filter(|count| **count > 0).count();
            (row.name.is_none(), Reverse(row.counts.iter().sum::<u32>()), Reverse(carriers), row.name.clone())
        });
        rows.truncate(ROWS);
        rows
    }

    pub(super) fn source_rows(&self, columns: &Columns, statements: &[u32]) -> Vec<(SourceKind, Vec<u32>)> {
        let count = |kind: SourceKind| {
            let mut counts = columns.counts();
            for quote in statements.iter().map(|&row| self.quote(row)).filter(|quote| quote.source == kind) {
                counts[columns.of[&quote.item]] += 1;
            }
            (kind, counts)
        };
        let rows = SourceKind::ALL.into_iter().map(count);
        rows.filter(|(_, counts)| counts.iter().any(|count| *count > 0)).collect()
    }

    fn saying_rows(&self, columns: &Columns, statements: &[u32]) -> Vec<SayingRow> {
        let mut sayings: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &row in statements {
            if let Some(saying) = self.quote(row).saying.get() {
                sayings.entry(saying).or_default().push(row);
            }
        }
        let day = |row: u32| self.doc_values.day_of(row).map_or(u64::MAX, ordinal);
        let mut groups: Vec<Vec<u32>> = sayings.into_values().collect();
        groups.sort_by_cached_key(|rows| rows.iter().map(|&row| (day(row), row)).min());
        let rows = groups.iter().filter_map(|rows| self.saying_row(columns, rows));
        rows.take(ROWS).collect()
    }

    /// The forms of a saying; nothing if one column alone has it. Of a column that has it twice the first counts.
    fn saying_row(&self, columns: &Columns, rows: &[u32]) -> Option<SayingRow> {
        let mut by_column: BTreeMap<usize, u32> = BTreeMap::new();
        for &row in rows {
            by_column.entry(columns.of[&self.quote(row).item]).or_insert(row);
        }
        if by_column.len() < 2 {
            return None;
        }
        let text = |card: &view::Card| card.quote.iter().map(|run| run.text.as_str()).collect::<String>();
        let cards: BTreeMap<usize, view::Card> =
            by_column.into_iter().filter_map(|(column, row)| Some((column, self.card(row)?))).collect();
        let (&fullest, full) = cards.iter().max_by_key(|(column, card)| (text(card).len(), Reverse(**column)))?;
        let full = text(full);
        let speaker = rows.iter().find_map(|&row| self.quote(row).speaker.get());
        let mut forms = columns.places();
        for (column, card) in &cards {
            forms[*column] = Some(SayingForm {
                article: card.source.id.clone(),
                fact: card.id.clone(),
                kind: card.kind,
                words: view::difference(&text(card), &full),
                is_fullest: *column == fullest,
            });
        }
        Some(SayingRow { speaker: speaker.map(|n| self.doc_values.speakers.shown(n).to_owned()), forms })
    }

    fn day_rows(&self, columns: &Columns) -> Vec<DayRow> {
        let mut events: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &n in columns.of.keys() {
            let (from, to) = self.doc_values.entries_of(n);
            for entry in from..to {
                events.entry(self.doc_values.entries[entry as usize].event).or_default().push(entry);
            }
        }
        let mut rows: Vec<(Day, DayRow)> =
            events.into_values().filter_map(|entries| self.day_row(columns, &entries)).collect();
        rows.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
        rows.truncate(ROWS);
        rows.into_iter().map(|row| row.1).collect()
    }

    /// An event with its first day; nothing if one column alone tells it, or no day is known.
    fn day_row(&self, columns: &Columns, entries: &[u32]) -> Option<(Day, DayRow)> {
        let row = |entry: u32| &self.doc_values.entries[entry as usize];
        let days = |entry: u32| row(entry).days.map_or(u32::MAX, |days| days.count());
        let mut by_column: BTreeMap<usize, u32> = BTreeMap::new();
        for &entry in entries {
            let closest = by_column.entry(columns.of[&row(entry).item]).or_insert(entry);
            if days(entry) < days(*closest) {
                *closest = entry;
            }
        }
        if by_column.len() < 2 {
            return None;
        }
        let closest = by_column.values().copied().min_by_key(|&entry| days(entry))?;
        let shown = self.shown(row(closest).item, &[])?;
        let name = shown.show().entry_name(shown.item.times.get(row(closest).fact as usize)?);
        let mut tellings: Vec<Option<Telling>> = columns.places();
        for (&column, &entry) in &by_column {
            tellings[column] = self.telling(entry);
        }
        let best = row(closest).days?;
        let differs = by_column.values().any(|&entry| row(entry).days.is_some_and(|days| days.and(best).is_none()));
        Some((best.first, DayRow { name, tellings, differs }))
    }

    /// Who names whom in statements: people and bodies alone, and never oneself.
    fn about_rows(&self, statements: &[u32]) -> Vec<AboutRow> {
        let mut counts: BTreeMap<(u32, String), u32> = BTreeMap::new();
        for &row in statements {
            let quote = self.quote(row);
            let Some((speaker, shown)) = quote.speaker.get().zip(self.shown(quote.item, &[])) else { continue };
            let fact = row - self.doc_values.quotes_of(quote.item).0;
            let Some(found) = shown.item.analysis.quotes.get(fact as usize) else { continue };
            let own = found.speaker.as_ref().and_then(|speaker| speaker.name);
            let mut named: BTreeSet<String> = BTreeSet::new();
            for (n, name) in (0u32..).zip(&shown.item.analysis.names) {
                let is_named = name.mentions.iter().any(|mention| found.span.contains(*mention));
                if is_named && name.kind != NameKind::Place && own != Some(n) {
                    named.insert(self.called(name.kind, &name.text));
                }
            }
            let speaker_name = self.doc_values.speakers.shown(speaker);
            for name in named.into_iter().filter(|name| name != speaker_name) {
                *counts.entry((speaker, name)).or_default() += 1;
            }
        }
        let mut rows: Vec<AboutRow> = counts
            .into_iter()
            .map(|((speaker, about), count)| AboutRow {
                speaker: self.doc_values.speakers.shown(speaker).to_owned(),
                about,
                count,
            })
            .collect();
        rows.sort_by(|a, b| (Reverse(a.count), &a.speaker, &a.about).cmp(&(Reverse(b.count), &b.speaker, &b.about)));
        rows.truncate(ROWS);
        rows
    }

    /// What lists call a name of an article.
    fn called(&self, kind: NameKind, text: &str) -> String {
        let names = &self.doc_values.named[kind as usize];
        match names.find(&folded(text))[..] {
            [only] => names.shown(only).to_owned(),
            _ => text.to_owned(),
        }
    }
}
