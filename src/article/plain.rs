//! Plain text: what each paragraph is.
//!
//! The rules go from the outside in. Boilerplate is set aside first; then the head of the article is read from the top
//! (section, headline, byline, standfirst, dateline), its foot from the end (source line, agency's mark), and what is left
//! is body, in which subheads and pull quotes are told from paragraphs.

use std::collections::{BTreeMap, BTreeSet};

use super::agency::{self, Credited};
use super::boilerplate::{self, Reach};
use super::repair::{self, Unit};
use super::{Article, Block, BlockKind, Credit, Language, Metadata, Warning, furniture, language};
use crate::text::{List, Span};

static SECTIONS: List = List::new(include_str!("sections.txt"));
static PLACES: List = List::new(include_str!("../name/places.txt"));

/// Parses plain text. Never fails: a text that is nothing but boilerplate gives an article with a warning.
pub fn parse(id: &str, text: &str, given: Metadata) -> Article {
    let (units, mends) = repair::units(text);
    let mut article = Article {
        id: id.to_owned(),
        text: text.to_owned(),
        given,
        blocks: Vec::with_capacity(units.len() + 4),
        mends,
        outlet: None,
        agency: None,
        language: Language::English,
        warnings: Vec::new(),
    };
    let own = set_boilerplate_aside(text, &units);
    let mut parts = Parts { text, blocks: Vec::new(), outlet: None, agency: None };
    let body = parts.head(&units, &own);
    parts.body(&units, &own, body);
    let Parts { mut blocks, outlet, agency, .. } = parts;
    crate::order::by_key(&mut blocks, |b| b.span);
    article.agency = agency.or_else(|| agency::named_in_body(text, &blocks));
    article.outlet = outlet;
    // A break between two parts, a mark and its headline for example, is no damage after all.
    article.mends.retain(|m| {
        let next = blocks.partition_point(|b| b.span.end < m.span.end);
        blocks.get(next).is_some_and(|b| b.span.contains(m.span))
    });
    article.blocks = blocks;

    let has_body = article.blocks.iter().any(|b| b.kind.is_analysed());
    let damaged = text.matches('\u{fffd}').count();
    if !has_body {
        article.warnings.push(Warning::Empty);
    }
    if damaged > 0 {
        article.warnings.push(Warning::Damaged(damaged as u32));
    }
    article.language = language::detect(text);
    if article.language == Language::Other {
        article.warnings.push(Warning::NotEnglish);
    }
    article
}

/// For each unit whether it belongs to the article.
fn set_boilerplate_aside(text: &str, units: &[Unit]) -> Vec<bool> {
    let mut own: Vec<bool> = Vec::with_capacity(units.len());
    let mut reach = None;
    // The article's words are gathered only where a list of other stories makes them matter.
    let mut subject: Option<BTreeSet<String>> = None;
    let mut before = None;
    for unit in units {
        let line = unit.span.of(text);
        let head = own.iter().filter(|&&o| o).count() <= 2;
        let shape = furniture::is_furniture(line) && !(head && furniture::is_stamp(line) && has_day(line));
        let found = boilerplate::reach(line).or(shape.then_some(Reach::Line));
        match (reach, found) {
            (Some(Reach::Tail), _) => {}
            (_, Some(Reach::Line)) => {}
            (_, Some(new)) => reach = Some(new),
            (Some(Reach::Related), None) => {
                let words = subject.get_or_insert_with(|| {
                    let mut words = BTreeSet::new();
                    for (unit, _) in units.iter().zip(&own).filter(|(_, own)| **own) {
                        boilerplate::subject(unit.span.of(text), &mut words);
                    }
                    words
                });
                // A blurb has its headline right before it; a paragraph of the article does not.
                let headed =
                    before.is_some_and(|b| !ends_sentence(b) && boilerplate::reach(b).is_none() && word_count(b) >= 3);
                if boilerplate::resumes(line, words, headed) {
                    reach = None;
                    subject = None;
                }
            }
            _ => {}
        }
        own.push(reach.is_none() && found.is_none());
        before = Some(line);
    }
    own
}

struct Parts<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    outlet: Option<Credit>,
    agency: Option<Credit>,
}

impl Parts<'_> {
    fn push(&mut self, span: Span, kind: BlockKind) {
        let span = span.trim(self.text);
        if !span.is_empty() {
            self.blocks.push(Block { span, kind });
        }
    }

    fn credit(&mut self, (kind, credit): (Credited, Credit)) {
        let place = match kind {
            Credited::Outlet => &mut self.outlet,
            Credited::Agency => &mut self.agency,
        };
        place.get_or_insert(credit);
    }

    /// Reads section, headline, byline and standfirst. Returns the number of the first unit of the body.
    fn head(&mut self, units: &[Unit], own: &[bool]) -> usize {
        let text = self.text;
        let mut rest = (0..units.len()).filter(|&i| own[i]).collect::<Vec<_>>().into_iter().peekable();
        let line = |i: usize| units[i].span.of(text);
        if let Some(&i) = rest.peek()
            && rest.clone().nth(1).is_some_and(|next| is_section(line(i)) || is_label(line(i), line(next)))
        {
            self.push(units[i].span, BlockKind::Section);
            rest.next();
        }
        let Some(&first) = rest.peek() else { return units.len() };
        let only = rest.clone().nth(1).is_none();
        if is_headline(line(first), only) {
            let span = units[first].span;
            let mark = headline_mark(line(first));
            if mark > 0 {
                self.push(Span { start: span.start, end: span.start + mark as u32 }, BlockKind::Mark);
            }
            self.push(Span { start: span.start + mark as u32, end: span.end }, BlockKind::Title);
            rest.next();
        }
        while let Some(&i) = rest.peek() {
            if is_byline(line(i)) || rest.clone().nth(1).is_some() && is_bare_byline(line(i)) {
                self.push(units[i].span, BlockKind::Byline);
            } else if is_date_line(line(i)) {
                self.push(units[i].span, BlockKind::Dateline);
            } else {
                break;
            }
            rest.next();
        }
        // A standfirst stands between headline and body, and ends without a full stop or names who reports.
        let has_title = self.blocks.iter().any(|b| b.kind == BlockKind::Title);
        if let Some(&i) = rest.peek()
            && has_title
            && rest.clone().nth(1).is_some()
        {
            let span = units[i].span;
            let credit = agency::reporting_clause(text, span);
            let end = credit.as_ref().map_or(span.end, |&(cut, ..)| cut);
            let body = Span { start: span.start, end };
            let title = self.blocks.iter().rfind(|b| b.kind == BlockKind::Title).map(|b| plain(b.span.of(text)));
            let repeats = title.is_some_and(|t| t == plain(body.of(text)));
            if repeats {
                self.push(units[i].span, BlockKind::PullQuote);
                rest.next();
            } else if credit.is_some() || is_standfirst(body.of(text)) {
                self.push(body, BlockKind::Standfirst);
                if let Some((cut, kind, credit)) = credit {
                    self.push(Span { start: cut, end: span.end }, BlockKind::Credit);
                    self.credit((kind, credit));
                }
                rest.next();
            }
        }
        while let Some(&i) = rest.peek() {
            if is_byline(line(i)) || rest.clone().nth(1).is_some() && is_bare_byline(line(i)) {
                self.push(units[i].span, BlockKind::Byline);
            } else if is_date_line(line(i)) {
                self.push(units[i].span, BlockKind::Dateline);
            } else {
                break;
            }
            rest.next();
        }
        rest.next().unwrap_or(units.len())
    }

    fn body(&mut self, units: &[Unit], own: &[bool], body: usize) {
        let text = self.text;
        let last_own = own.iter().rposition(|&o| o);
        let ending = (0..own.len()).rev().filter(|&i| own[i]).nth(2).unwrap_or(0);
        let pulled = pull_quotes(text, units, own, body);
        let transcript = is_transcript(text, &units[body.min(units.len())..]);
        for (i, unit) in units.iter().enumerate() {
            if !own[i] {
                self.push(unit.span, BlockKind::Boilerplate);
                if let Some(credit) = agency::in_furniture(text, unit.span) {
                    self.credit(credit);
                }
                continue;
            }
            if i < body {
                continue;
            }
            let line = unit.span.of(text);
            if let Some(name) = source_line(text, unit.span) {
                self.push(unit.span, BlockKind::Credit);
                if let Some(credit) = agency::credited(text, name) {
                    self.credit(credit);
                }
                continue;
            }
            if i >= ending
                && let Some(credit) = agency::lone_mark(text, unit.span)
            {
                self.push(unit.span, BlockKind::Credit);
                self.credit((Credited::Agency, credit));
                continue;
            }
            if pulled.contains(&i) {
                self.push(unit.span, BlockKind::PullQuote);
                continue;
            }
            if Some(i) != last_own && i > body && is_subhead(line) {
                self.push(unit.span, BlockKind::Subhead);
                continue;
            }
            let mut span = unit.span;
            if i == body && !transcript {
                let cut = dateline(line);
                if cut > 0 {
                    let place = Span { start: span.start, end: span.start + cut as u32 };
                    if let Some(credit) = bracketed_agency(text, place) {
                        self.credit((Credited::Agency, credit));
                    }
                    self.push(place, BlockKind::Dateline);
                    span.start = place.end;
                }
            }
            // The agency's mark closes the last paragraph, or the last but one where a note follows.
            let near_end = i >= ending;
            if near_end && let Some((mark, credit)) = agency::closing_mark(text, span) {
                self.credit((Credited::Agency, credit));
                self.push(mark, BlockKind::Credit);
                span.end = mark.start;
            }
            self.push(span, BlockKind::Paragraph);
        }
    }
}

fn word_count(line: &str) -> usize {
    line.split_whitespace().count()
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '!', '?', ':', ';'])
}

fn is_section(line: &str) -> bool {
    let lower = line.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_ascii_lowercase();
    let breadcrumb = line.contains(['>', '»', '/', '|']) && word_count(line) <= 6;
    word_count(line) <= 6
        && (SECTIONS.entries().contains(&lower.as_str())
            || (breadcrumb && lower.split(['>', '»', '/', '|']).all(|part| SECTIONS.entries().contains(&part.trim()))))
}

/// A label that no list knows: a few words in capitals, or parted by a bar, above a longer headline.
fn is_label(line: &str, next: &str) -> bool {
    let capitals =
        line.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && line.chars().any(char::is_alphabetic);
    let parted = line.contains('|');
    let longer = word_count(next) >= 5 && word_count(next) > word_count(line) && next.chars().any(char::is_lowercase);
    word_count(line) <= 5 && (capitals && word_count(line) <= 3 || parted) && longer && !ends_sentence(line)
}

/// A headline is short, and is not the only paragraph unless it also does without a full stop.
fn is_headline(line: &str, only: bool) -> bool {
    let count = word_count(line);
    if only || ends_sentence(line) && !line.ends_with(['?', '!']) {
        // “…,” he said. is a paragraph; "Campaign to shift staff to Iowa." is a headline with a stray stop.
        let quoted = line.contains(['"', '“', '”']);
        return count <= 16 && !only && !quoted;
    }
    count <= 30
}

/// Length in bytes of an agency's mark at a headline's start: `(LEAD) `, `UPDATE 2-`, `(2nd LD) `.
fn headline_mark(line: &str) -> usize {
    if let Some(rest) = line.strip_prefix('(') {
        let Some(end) = rest.find(')') else { return 0 };
        let inner = &rest[..end];
        let capitals = inner.chars().filter(|c| c.is_uppercase()).count();
        let small = inner.chars().filter(|c| c.is_lowercase()).count();
        let after = &rest[end + 1..];
        if inner.len() <= 20 && capitals >= 2 && small <= 2 && after.starts_with(' ') {
            return line.len() - after.trim_start().len();
        }
        return 0;
    }
    for word in ["UPDATE", "WRAPUP", "RPT", "REFILE", "CORRECTED", "EXCLUSIVE", "BREAKING", "URGENT", "FLASH", "LEAD"] {
        let Some(rest) = line.strip_prefix(word) else { continue };
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        if let Some(after) = rest.strip_prefix(['-', ':', '–', '—']) {
            return line.len() - after.trim_start().len();
        }
    }
    0
}

/// "Our Correspondent", "Jane Roe in Nairobi", "Malik Asad Published July 3, 2024": a short line of names before the body.
fn is_bare_byline(line: &str) -> bool {
    let count = word_count(line);
    let desk = ["bureau", "correspondent", "desk", "reporter", "reporters", "staff", "agencies", "newsroom"];
    let last = line.rsplit(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
    let names = line.split_whitespace().take_while(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    let rest = line.split_whitespace().nth(names).unwrap_or("");
    count <= 8
        && !ends_sentence(line)
        && names >= 1
        && (desk.iter().any(|d| last.eq_ignore_ascii_case(d))
            || names == count && (2..=4).contains(&count) && line.chars().any(char::is_lowercase)
            || (2..=4).contains(&names) && matches!(rest, "in" | "and" | "at")
            || line.contains("Published "))
}

fn is_byline(line: &str) -> bool {
    let Some(rest) = ["By ", "BY ", "by "].iter().find_map(|p| line.strip_prefix(p)) else { return false };
    let count = word_count(rest);
    count <= 10
        && !ends_sentence(line)
        && rest.split_whitespace().take(2).all(|w| w.chars().next().is_some_and(|c| c.is_uppercase()))
}

/// `Friday, July 21, 2017`, `Published: 3 May 2024, 10:15 GMT`: a line of nothing but a date.
fn is_date_line(line: &str) -> bool {
    word_count(line) <= 14 && line.bytes().any(|b| b.is_ascii_digit()) && furniture::is_stamp(line) && has_day(line)
}

/// A month's name, or a date in digits.
fn has_day(line: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = line.to_ascii_lowercase();
    let named = lower.split(|c: char| !c.is_alphabetic()).any(|w| MONTHS.iter().any(|m| w.starts_with(m)));
    named || line.bytes().filter(|&b| b == b'-' || b == b'/').count() >= 2
}

/// One or two statements without a last full stop, longer than a subhead, shorter than a paragraph.
fn is_standfirst(line: &str) -> bool {
    let stamped = line.contains('|') || line.contains("Published ") || line.contains("Updated ");
    (8..=60).contains(&word_count(line)) && !ends_sentence(line) && !line.starts_with(['"', '“']) && !stamped
}

/// Length in bytes of the dateline at a paragraph's start: `Washington: `, `PARIS, July 3 (AFP) — `.
fn dateline(line: &str) -> usize {
    const LONGEST: usize = 70;
    let window = line.char_indices().take(LONGEST).last().map_or(0, |(i, c)| i + c.len_utf8());
    for (at, c) in line[..window].char_indices() {
        let end = at + c.len_utf8();
        let spaced = line[end..].starts_with(char::is_whitespace);
        let dash = matches!(c, '—' | '–' | '-') && line[..at].ends_with(|c: char| c.is_whitespace() || c == ')');
        // "U.S." and "Nov. 16" have stops of their own.
        let abbreviates = c == '.'
            && (line[..at].ends_with(|c: char| c.is_uppercase())
                || line[end..]
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit() || c == '(' || c == '—' || c == '–'));
        // "New Delhi, Jun 28 (PTI) Members …": the bracket ends it where a known agency stands in it.
        if c == ')' && spaced && line[..at].contains(',') {
            let name = line[..at].rsplit('(').next().unwrap_or("");
            let text = line[end..].trim_start();
            if agency::agency(name).is_some()
                && text.starts_with(|c: char| c.is_uppercase())
                && is_place(&line[..end], true)
            {
                return line.len() - text.len();
            }
        }
        if matches!(c, '.' | '?' | '!' | '"' | '“' | ';') && !abbreviates {
            return 0;
        }
        if spaced && (c == ':' || dash || matches!(c, '—' | '–')) {
            let place = line[..at].trim_end();
            let mut end = end;
            // Two hyphens stand for a dash.
            end += line[end..].len() - line[end..].trim_start_matches(['-', ' ', '\u{a0}']).len();
            return if is_place(place, c != ':') && end < line.len() { end } else { 0 };
        }
    }
    0
}

/// Whether the words before a dateline's dash or colon are a place, with date and agency at most.
fn is_place(place: &str, dashed: bool) -> bool {
    let has_agency = place.contains('(');
    let name = place.split(['(', '[']).next().unwrap_or("").trim();
    let city = name.split(',').next().unwrap_or("").trim();
    let count = word_count(city);
    let shouted = !city.is_empty() && city.chars().all(|c| !c.is_lowercase());
    let titled = city.split_whitespace().all(|w| w.chars().next().is_some_and(char::is_uppercase));
    let letters = city.chars().all(|c| c.is_alphabetic() || " .'’-/".contains(c));
    (1..=3).contains(&count)
        && letters
        && titled
        && (shouted || has_agency || (name.contains(',') && dashed) || is_known_place(city) || (!dashed && count == 1))
}

fn is_known_place(name: &str) -> bool {
    let key = name.replace(' ', "_");
    PLACES.entries().iter().any(|line| line.split('|').any(|f| f == key))
}

/// The agency in brackets within a dateline: `DALLAS (AP) —`.
fn bracketed_agency(text: &str, place: Span) -> Option<Credit> {
    let line = place.of(text);
    let open = line.find('(')?;
    let close = open + line[open..].find(')')?;
    let name = &line[open + 1..close];
    let short = agency::agency(name)?;
    let start = place.start as usize + open + 1;
    Some(Credit { name: short, span: Span::new(start, start + name.len()) })
}

/// `Source: Yonhap News Agency`: the name's span.
fn source_line(text: &str, unit: Span) -> Option<Span> {
    let line = unit.of(text);
    if word_count(line) > 9 {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    let label = ["source:", "sources:", "credit:", "via:", "agency:"].into_iter().find(|l| lower.starts_with(l))?;
    Some(Span::new(unit.start as usize + label.len(), unit.end as usize).trim(text))
}

/// A short line without a stop between paragraphs.
fn is_subhead(line: &str) -> bool {
    word_count(line) <= 10
        && line.len() <= 90
        && !ends_sentence(line)
        && !line.ends_with(',')
        && line.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && !line.contains(['"', '“', '”'])
        && !line.starts_with(['(', '['])
}

/// Whether several paragraphs begin with a speaker's name and a colon, so that "Smith: …" is no dateline.
fn is_transcript(text: &str, units: &[Unit]) -> bool {
    let labelled = |u: &&Unit| {
        let line = u.span.of(text);
        line.find(": ").is_some_and(|at| at <= 30 && word_count(&line[..at]) <= 3)
    };
    units.iter().filter(labelled).count() >= 3
}

/// Units of the body that another unit holds word for word: set out again for the eye.
///
/// A unit's first eight words are looked up among all runs of eight words, so that the search is linear.
fn pull_quotes(text: &str, units: &[Unit], own: &[bool], body: usize) -> BTreeSet<usize> {
    const RUN: usize = 8;
    let own_units = || (body..units.len()).filter(|&i| own[i]);
    let starts: BTreeMap<u64, Vec<usize>> = own_units().fold(BTreeMap::new(), |mut map, i| {
        let line = units[i].span.of(text);
        if (RUN..=60).contains(&word_count(line))
            && let Some(run) = runs(line, RUN).next()
        {
            let same: &mut Vec<usize> = map.entry(run).or_default();
            // A text that repeats one sentence a thousand times has no pull quotes worth a quadratic search.
            if same.len() < 4 {
                same.push(i);
            }
        }
        map
    });
    let mut pulled = BTreeSet::new();
    if starts.len() < 2 {
        return pulled;
    }
    for i in own_units() {
        let line = units[i].span.of(text);
        for run in runs(line, RUN) {
            for &k in starts.get(&run).into_iter().flatten() {
                // Of two units that are equal the first stays.
                let shorter =
                    units[k].span.len() < units[i].span.len() || (k > i && units[k].span.len() == units[i].span.len());
                if k != i
                    && shorter
                    && !pulled.contains(&k)
                    && plain(line).contains(plain(units[k].span.of(text)).as_str())
                {
                    pulled.insert(k);
                }
            }
        }
    }
    pulled
}

fn plain(line: &str) -> String {
    let words: Vec<String> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_ascii_lowercase).collect();
    words.join(" ")
}

/// Hashes of all runs of `n` words, in order. Bytes beyond ASCII count as letters: two lines that agree in their words agree
/// in these.
fn runs(line: &str, n: usize) -> impl Iterator<Item = u64> {
    const SEED: u64 = 0xcbf2_9ce4_8422_2325;
    let mut words = Vec::new();
    let mut hash = SEED;
    for b in line.bytes().chain([b' ']) {
        if b.is_ascii_alphanumeric() || b >= 0x80 {
            hash = (hash ^ u64::from(b.to_ascii_lowercase())).wrapping_mul(0x100_0000_01b3);
        } else if hash != SEED {
            words.push(hash.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            hash = SEED;
        }
    }
    (0..(words.len() + 1).saturating_sub(n))
        .map(move |i| words[i..i + n].iter().fold(17, |h: u64, w| h.rotate_left(5) ^ w))
}
