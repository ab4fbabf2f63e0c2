//! The timeline as a picture of its own: all days and all lanes, as SVG 1.1 without scripts or links.
//!
//! It is laid out as the screen's is, on a sheet of fixed width. The drawing depends on the facts alone, not on the view:
//! it shows all days, and before them, larger, those that most facts lie in.

use super::{Axis, Bar, Column, Facts, Form, Row, Same, View};
use dateline_core::calendar::range;

/// Width of the sheet, and what stays free at its edges, in pixels.
pub const WIDTH: u32 = 1600;
const EDGE: u32 = 32;
/// Height of a row of bars and of a dot, as on the screen.
const BAR: u32 = 28;
const DOT: u32 = 11;

/// All days, if they are that many times those that most facts lie in, are drawn apart from these.
const FAR: u32 = 4;

/// Colours of the sheet, which has no style sheet to take them from: paper, ink, quiet ink, rule, accent.
const PAPER: &str = "#faf7f0";
const INK: &str = "#1e1a15";
const QUIET: &str = "#5b5347";
const RULE: &str = "#d9d0bf";
const ACCENT: &str = "#9c2a17";

/// The picture and its height; its width is always the same. `lanes` are the names and counts of the facts' lanes; `title`
/// stands at its head, `note` at its foot.
pub fn svg(facts: &Facts, lanes: &[(String, u32)], title: &str, note: &str) -> (String, u32) {
    let mut pen = Pen { out: String::new(), y: EDGE + 20 };
    pen.text((EDGE, pen.y), "start", 20, INK, title);
    // Where few facts lie far from most, all days in one scale would show nothing of the most: these come first, large.
    if facts.extent.count() > FAR * facts.core.count() {
        pen.part(facts, lanes, View::of(facts.core), &range(facts.core));
        pen.y += 24;
        pen.text((EDGE, pen.y), "start", 13, INK, "All days");
    }
    pen.part(facts, lanes, View::of(facts.extent), &range(facts.ends()));
    pen.y += 28;
    pen.text((EDGE, pen.y), "start", 12, QUIET, note);
    let height = pen.y + EDGE / 2;
    let mut out = String::with_capacity(pen.out.len() + 400);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1600\" height=\"");
    push(&mut out, height);
    out.push_str("\" viewBox=\"0 0 1600 ");
    push(&mut out, height);
    out.push_str("\" font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif\"><title>");
    escape(&mut out, title);
    out.push_str("</title><defs><pattern id=\"ahead\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path \
         d=\"M-1 6L6 -1\" stroke=\"#9c2a17\" stroke-width=\"2\"/></pattern></defs><rect width=\"100%\" height=\"100%\" fill=\"");
    out.push_str(PAPER);
    out.push_str("\"/>");
    out.push_str(&pen.out);
    out.push_str("</svg>\n");
    (out, height)
}

struct Pen {
    out: String,
    /// How far down the sheet is used.
    y: u32,
}

/// A place between 0 and 1, in pixels from the left.
fn x(at: f64) -> u32 {
    EDGE + (at * f64::from(WIDTH - 2 * EDGE)).round() as u32
}

impl Pen {
    /// The lanes over the days of a view; `days` says which they are.
    fn part(&mut self, facts: &Facts, lanes: &[(String, u32)], view: View, days: &str) {
        let axis = Axis::of(facts, view, f64::from(WIDTH - 2 * EDGE));
        self.text((WIDTH - EDGE, self.y), "end", 13, QUIET, days);
        self.y += 24;
        if let [row] = &axis.lanes[..] {
            self.columns(row, &facts.lanes[0].forms, true);
            self.ticks(&axis);
            self.bars(row);
            return;
        }
        self.ticks(&axis);
        for (at, row) in axis.lanes.iter().enumerate() {
            let (label, count) = lanes.get(at).map_or(("", 0), |(label, count)| (label, *count));
            self.y += 22;
            self.text((EDGE, self.y), "start", 13, INK, label);
            self.text((WIDTH - EDGE, self.y), "end", 13, QUIET, &count.to_string());
            self.columns(row, &[], false);
            self.bars(row);
            self.rule(EDGE, WIDTH - EDGE, self.y + 4, RULE, 1, false);
        }
    }

    fn columns(&mut self, row: &Row, forms: &[Form], piles: bool) {
        let height = |c: &Column| if piles && c.is_pile() { c.facts.count * DOT + 8 } else { 26 };
        self.y += row.columns.iter().map(height).max().unwrap_or(0);
        for column in &row.columns {
            let at = x(column.at);
            let Same { count, inferred, ahead, mentioned, .. } = column.facts;
            if piles && column.is_pile() {
                let forms = forms.iter().skip(column.facts.forms as usize).take(count as usize);
                // The plainest stand below.
                (0..).zip(forms).for_each(|(i, form)| self.fact(at, self.y - 6 - i * DOT, *form));
            } else if count == 1 {
                self.fact(at, self.y - 6, Form { inferred: inferred == 1, ahead: ahead == 1, mentioned });
            } else {
                // Its left side is round as long as some lie behind.
                let shape = match ahead {
                    0 => "m-12 0a12 12 0 0 1 24 0a12 12 0 0 1 -24 0z",
                    _ if ahead == count => "m-12 -12h24v24h-24z",
                    _ => "m0 -12h12v24h-12a12 12 0 0 1 0 -24z",
                };
                self.shape(at, self.y - 13, shape, inferred == count);
                let ink = if inferred == count { ACCENT } else { PAPER };
                self.text((at, self.y - 9), "middle", 12, ink, &count.to_string());
            }
        }
    }

    fn bars(&mut self, row: &Row) {
        for bar in &row.bars {
            self.bar(bar);
        }
        self.y += row.bars.iter().map(|b| (b.row + 1) * BAR).max().unwrap_or(0);
    }

    fn bar(&mut self, bar: &Bar) {
        let y = self.y + bar.row * BAR;
        if let Some(label) = &bar.label {
            self.text((x(bar.from - bar.lead), y + 14), "start", 12, INK, label);
        }
        self.rule(
            x(bar.from),
            x(bar.to),
            y + 20,
            if bar.is_ahead() { "url(#ahead)" } else { ACCENT },
            if bar.runs > 1 { 6 } else { 4 },
            bar.is_inferred(),
        );
    }

    fn ticks(&mut self, axis: &Axis) {
        self.y += 6;
        let y = self.y;
        self.rule(EDGE, WIDTH - EDGE, y, QUIET, 1, false);
        for tick in &axis.ticks {
            self.out.push_str("<path d=\"M");
            push(&mut self.out, x(tick.at));
            self.out.push(' ');
            push(&mut self.out, y);
            self.out.push_str("v5\" stroke=\"");
            self.out.push_str(QUIET);
            self.out.push_str("\"/>");
            if let Some(label) = &tick.label {
                self.text((x(tick.at), y + 18), "middle", 12, QUIET, label);
            }
        }
        for period in &axis.periods {
            self.text((x(period.at), y + 34), "start", 12, INK, &period.label);
        }
        self.y += if axis.periods.is_empty() { 24 } else { 40 };
    }

    /// One fact, and how many articles mention it.
    fn fact(&mut self, at: u32, y: u32, form: Form) {
        let shape = if form.ahead { "m0 -5l5 5l-5 5l-5 -5z" } else { "m-4 0a4 4 0 0 1 8 0a4 4 0 0 1 -8 0z" };
        self.shape(at, y, shape, form.inferred);
        if form.mentioned > 1 {
            self.text((at + 8, y + 4), "start", 11, QUIET, &form.mentioned.to_string());
        }
    }

    /// A shape around a place.
    fn shape(&mut self, at: u32, y: u32, shape: &str, hollow: bool) {
        self.out.push_str("<path d=\"M");
        push(&mut self.out, at);
        self.out.push(' ');
        push(&mut self.out, y);
        self.out.push_str(shape);
        self.out.push_str("\" stroke=\"");
        self.out.push_str(ACCENT);
        self.out.push_str("\" fill=\"");
        self.out.push_str(if hollow { PAPER } else { ACCENT });
        self.out.push_str("\"/>");
    }

    /// A line from left to right; dashed where all of it is inferred.
    fn rule(&mut self, from: u32, to: u32, y: u32, colour: &str, width: u32, dashed: bool) {
        self.out.push_str("<path d=\"M");
        push(&mut self.out, from);
        self.out.push(' ');
        push(&mut self.out, y);
        self.out.push('H');
        push(&mut self.out, to);
        self.out.push_str("\" stroke=\"");
        self.out.push_str(colour);
        self.out.push_str("\" stroke-width=\"");
        push(&mut self.out, width);
        self.out.push_str(if dashed { "\" stroke-dasharray=\"6 3\"/>" } else { "\"/>" });
    }

    fn text(&mut self, (at, y): (u32, u32), anchor: &str, size: u32, ink: &str, text: &str) {
        self.out.push_str("<text x=\"");
        push(&mut self.out, at);
        self.out.push_str("\" y=\"");
        push(&mut self.out, y);
        self.out.push_str("\" text-anchor=\"");
        self.out.push_str(anchor);
        self.out.push_str("\" font-size=\"");
        push(&mut self.out, size);
        self.out.push_str("\" fill=\"");
        self.out.push_str(ink);
        self.out.push_str("\">");
        escape(&mut self.out, text);
        self.out.push_str("</text>");
    }
}

fn push(out: &mut String, number: u32) {
    out.push_str(&number.to_string());
}

/// Text as XML has it; what XML has no place for is left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Facts, Mark};
    use super::*;
    use dateline_core::calendar::{Day, Days};

    fn facts(lanes: usize) -> Facts {
        let days = [(0, 0), (0, 0), (2, 2), (3, 9), (4, 4), (40, 70)];
        let marks: Vec<Mark> = (0u32..)
            .zip(days)
            .map(|(place, (first, last))| Mark {
                place,
                days: Days { first: Day(19_900 + first), last: Day(19_900 + last) },
                form: Form { inferred: place % 2 == 0, ahead: place == 2, mentioned: 1 + place % 4 },
                lane: place as usize % lanes,
                lead: place,
            })
            .collect();
        Facts::of(&marks, lanes, None).expect("facts")
    }

    #[test]
    fn every_fact_is_drawn_and_every_word_escaped() {
        let (one, height) = svg(&facts(1), &[], "A <b> & \"c\"\u{0}", "note");
        assert!(one.starts_with("<svg ") && one.ends_with("</svg>\n"));
        assert!(one.contains("A &lt;b&gt; &amp; &quot;c&quot;</title>"));
        assert!(one.contains(&format!("height=\"{height}\"")));
        // Four single days as dots or in a disc, two runs as bars.
        assert!(one.matches("a4 4 0").count() + one.matches("a12 12 0").count() >= 2, "{one}");
        assert!(one.matches(&format!("stroke=\"{ACCENT}\" stroke-width")).count() >= 2);
        assert_eq!(one.matches('<').count(), one.matches('>').count());
    }

    #[test]
    fn lanes_stand_below_each_other() {
        let labels = [("Roe".to_owned(), 3), ("Doe".to_owned(), 3)];
        let (two, height) = svg(&facts(2), &labels, "", "");
        let (_, lower) = svg(&facts(1), &[], "", "");
        assert!(two.contains(">Roe</text>") && two.contains(">Doe</text>"));
        assert!(height > lower);
    }
}
