//! Writing a link.

use super::super::escape::{encode, push_hex};
use super::Link;
use crate::query::{Group, Sort};
use dateline_core::calendar::Days;

impl Link {
    /// The fragment, `#` included; ASCII only. [`Link::parse`] reads it back.
    pub fn to_fragment(&self) -> String {
        let mut out = String::from("#/");
        out.push_str(self.tab.key());
        let mut first = true;
        let mut part = |out: &mut String, not: bool, key: &str, value: &str| {
            if !value.is_empty() {
                out.push(if std::mem::take(&mut first) { '?' } else { '&' });
                out.push_str(if not { "not-" } else { "" });
                out.push_str(key);
                out.push('=');
                encode(value, out);
            }
        };
        part(&mut out, false, "q", &self.query);
        for filter in &self.filters {
            part(&mut out, filter.exclude, filter.facet.key(), &filter.value);
        }
        for (key, days) in [("days", self.days), ("range", self.range)] {
            part(&mut out, false, key, &days.map(write_days).unwrap_or_default());
        }
        for (id, day) in &self.set {
            part(&mut out, false, "set", &format!("{id}:{day}"));
        }
        let unless_usual = |usual: bool, key: &'static str| if usual { "" } else { key };
        part(&mut out, false, "sort", unless_usual(self.sort == Sort::default(), self.sort.key()));
        part(&mut out, false, "group", unless_usual(self.group == Group::None, self.group.key()));
        part(&mut out, false, "lanes", unless_usual(self.lanes == Group::None, self.lanes.key()));
        part(&mut out, false, "all", unless_usual(!self.all, "1"));
        part(&mut out, false, "once", unless_usual(!self.once, "1"));
        part(&mut out, false, "sheet", self.sheet.as_deref().unwrap_or(""));
        part(&mut out, false, "article", self.article.as_deref().unwrap_or(""));
        part(&mut out, false, "fact", self.fact.as_deref().unwrap_or(""));
        // Programs that find links in running text leave a last stop or dash outside the link.
        if let Some(last) = out.pop() {
            match last {
                '.' | '-' | '_' | '~' | ':' | '+' => push_hex(&mut out, if last == '+' { b' ' } else { last as u8 }),
                _ => out.push(last),
            }
        }
        out
    }
}

/// "2024-07-10", or "2024-07-09..2024-07-11".
fn write_days(days: Days) -> String {
    if days.first == days.last { days.first.to_string() } else { format!("{}..{}", days.first, days.last) }
}
