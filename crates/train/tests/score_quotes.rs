//! Quotations and their speakers against annotated articles: `scoreboards/quotes.txt`.
//!
//! The annotated articles are not part of this project: `DATELINE_DATA` names their folder. Without it only the scorer
//! itself is tried. `make score` rewrites the board; what is scored on the articles that the learned weights are made of is
//! scored with weights made without them.

mod score;

use score::{Quotation, Text};

fn quotation(start: usize, end: usize, kind: &str, speaker: &str) -> Quotation {
    Quotation {
        start,
        end,
        kind: Some(kind.to_owned()).filter(|k| !k.is_empty()),
        speaker_text: Some(speaker.to_owned()),
        ..Quotation::default()
    }
}

#[test]
fn spans_and_speakers_are_scored_as_defined() {
    let text = "“We will go on with it,” Jane Roe said. She said that they would not stop soon.";
    let at = |s: &str| {
        let byte = text.find(s).expect("part");
        let start = text[..byte].chars().count();
        (start, start + s.chars().count())
    };
    let (direct, report) = (at("We will go on with it"), at("they would not stop soon"));
    let gold =
        [quotation(direct.0, direct.1, "direct", "Jane Roe"), quotation(report.0 - 5, report.1, "indirect", "She")];
    let scored = |found: &[Quotation]| Text::new(text).score(&gold, found, &mut |_, _| {});
    // One word more or less in six is near enough; the surname names her.
    let near = [quotation(direct.0, direct.1, "", "Ms Roe"), quotation(report.0, report.1, "", "he")];
    let (marked, all) = scored(&near);
    assert_eq!((marked.gold, marked.predicted, marked.hit, marked.speakers_right), (1, 1, 1, 1));
    assert_eq!((all.gold, all.predicted, all.hit, all.speakers_right), (2, 2, 2, 1));
    assert!((all.f1() - 1.0).abs() < 1e-9 && (all.joint_f1() - 0.5).abs() < 1e-9);
    // Half of it is a miss and a false find.
    let (marked, _) = scored(&[quotation(direct.0, direct.0 + 10, "", "Roe")]);
    assert_eq!((marked.hit, marked.predicted), (0, 1));
    // The words between marks of a reported clause are no false direct quotation.
    let (marked, all) = scored(&[quotation(report.0, report.0 + 10, "direct", "she")]);
    assert_eq!((marked.excused, marked.predicted, all.predicted), (1, 0, 1));
}

#[test]
fn names_agree_by_head_or_last_word() {
    use score::speaker::agree;
    assert!(agree("Jane Roe, a teacher from Ruritania", "Roe", 25));
    assert!(agree("the head of the board", "Head", 25));
    assert!(agree("Roe's", "Jane Roe", 25));
    assert!(!agree("Jane Roe", "Jane Doe", 25));
    assert!(!agree("the board", "the minister of the interior and of very many other important things", 8));
    assert!(!agree("", "Roe", 25));
}

/// Everything below needs the annotated articles, and weights that were made without some of them.
mod sets {
    use std::collections::BTreeMap;
    use std::fmt::Write;

    use super::score::Tally;
    use super::*;
    use dateline_core::analysis::Analysis;
    use dateline_core::quote::training::Annotated;
    use dateline_core::quote::{Quote, Tier};
    use dateline_core::text::{CodePoints, Span};
    use dateline_train::train;
    use serde_json::Value;

    struct Row {
        text: String,
        gold: Vec<Quotation>,
        /// Those of them that were said, where annotators tell.
        said: Vec<Quotation>,
        annotated: Annotated,
    }

    fn rows(path: &std::path::Path) -> Vec<Row> {
        let lines = std::fs::read_to_string(path).expect("annotated articles");
        lines.lines().map(row).collect()
    }

    fn row(line: &str) -> Row {
        let value: Value = serde_json::from_str(line).expect("JSON");
        let text = value["text"].as_str().expect("text").to_owned();
        let number = |q: &Value, key: &str| q[key].as_u64().map(|n| n as usize);
        let quotes = value["quotes"].as_array().expect("quotes");
        let gold = quotes.iter().map(|q| Quotation {
            start: number(q, "start").expect("start"),
            end: number(q, "end").expect("end"),
            kind: q["kind"].as_str().map(str::to_owned),
            speaker: number(q, "speaker_start").zip(number(q, "speaker_end")),
            speaker_text: q["speaker_text"].as_str().map(str::to_owned),
            speaker_ref: q["speaker_ref"].as_str().map(str::to_owned),
            ..Quotation::default()
        });
        let gold: Vec<Quotation> = gold.collect();
        let (_, annotated) = dateline_train::rows::read(line).expect("annotated article");
        let said = quotes.iter().zip(&gold).filter(|(q, _)| q["tier"] == "said").map(|(_, g)| g.clone());
        Row { annotated, text, said: said.collect(), gold }
    }

    fn found(analysis: &Analysis, text: &str) -> Vec<Quotation> {
        let points = CodePoints::new(text);
        let plain = |span: Span| points.span(span);
        let one = |q: &dateline_core::quote::Quote| {
            let (start, end) = plain(q.span);
            let speaker = q.speaker.as_ref();
            let rule = serde_json::to_value(q.rule).expect("rule");
            Quotation {
                start: start as usize,
                end: end as usize,
                kind: None,
                speaker: speaker.map(|s| plain(s.mention)).map(|(a, b)| (a as usize, b as usize)),
                speaker_text: speaker.map(|s| s.mention.of(text).to_owned()),
                speaker_ref: speaker.map(|s| s.label.clone()),
                rule: rule.as_str().unwrap_or_default().to_owned(),
                confidence: u32::from(q.confidence),
            }
        };
        analysis.quotes.iter().map(one).collect()
    }

    #[derive(Default)]
    struct Board {
        direct: Tally,
        all: Tally,
        /// Right and all, by rule and by confidence in tens.
        rules: BTreeMap<String, (usize, usize)>,
        sure: BTreeMap<u32, (usize, usize, u32)>,
    }

    impl Board {
        fn add(&mut self, row: &Row, analysis: &Analysis) {
            let (direct, all) = Text::new(&row.text).score(&row.gold, &found(analysis, &row.text), &mut |q, right| {
                let rule = self.rules.entry(q.rule.clone()).or_default();
                rule.0 += usize::from(right);
                rule.1 += 1;
                let sure = self.sure.entry((q.confidence / 10).min(9)).or_default();
                sure.0 += usize::from(right);
                sure.1 += 1;
                sure.2 += q.confidence;
            });
            self.direct.add(&direct);
            self.all.add(&all);
        }
    }

    /// A quotation whose speaker is the resolved name alone, as a reader is shown it: "she" is right for nobody.
    fn resolved(quotation: Quotation) -> Quotation {
        let speaker_ref = quotation.speaker_ref.or(quotation.speaker_text);
        Quotation { speaker: None, speaker_text: None, speaker_ref, ..quotation }
    }

    /// What a reader is shown at each confidence, in per cent: how much of it is right in words and speaker, and how much of
    /// what was said is found.
    fn shown(title: &str, rows: &[Row]) -> String {
        let mut table = format!("\n{title}\n\n");
        let analyses: Vec<Analysis> = rows.iter().map(|r| Analysis::without_times(&r.annotated.article)).collect();
        for least in [35, 50, Quote::SHOWN, 70, 80, 90] {
            let (mut all, mut said) = (Tally::default(), Tally::default());
            for (row, analysis) in rows.iter().zip(&analyses) {
                let mut analysis = analysis.clone();
                analysis.quotes.retain(|q| q.tier == Tier::Said && q.confidence >= least);
                let text = Text::new(&row.text);
                let found: Vec<Quotation> = found(&analysis, &row.text).into_iter().map(resolved).collect();
                let of = |gold: &[Quotation]| gold.iter().cloned().map(resolved).collect::<Vec<_>>();
                all.add(&text.score(&of(&row.gold), &found, &mut |_, _| {}).1);
                said.add(&text.score(&of(&row.said), &found, &mut |_, _| {}).1);
            }
            let (right, shown, _) = all.joint();
            let (hit, _, of) = said.joint();
            let share = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
            let _ = writeln!(
                table,
                "0.{least}   shown {shown:>4}, right {:>5.1}   of {of} said, found {:>5.1}",
                share(right, shown),
                share(hit, of)
            );
        }
        table
    }

    const FOLDS: usize = 4;

    #[test]
    #[ignore = "needs annotated articles, whose folder DATELINE_DATA names; `make score` runs it"]
    fn the_board_is_as_committed() {
        let data = std::env::var_os("DATELINE_DATA").expect("DATELINE_DATA names the folder");
        let data = std::path::PathBuf::from(data);
        let untidy = rows(&data.join("wild/records.train.jsonl"));
        let wild =
            [("news", "records.dev.jsonl"), ("all kinds of pages", "records.web.dev.jsonl")].map(|(kind, file)| {
                (format!("Untidy articles, {kind}: by confidence"), rows(&data.join("wild").join(file)))
            });
        let data = data.join("quotes");
        let polnear = rows(&data.join("polnear.dev.jsonl"));
        let mut held = Board::default();
        for fold in 0..FOLDS {
            let others = polnear.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, r)| r);
            let others: Vec<&Annotated> = others.chain(&untidy).map(|r| &r.annotated).collect();
            let trained = train(&others);
            for row in polnear.iter().skip(fold).step_by(FOLDS) {
                held.add(row, &Analysis::with_weights(&row.annotated.article, &trained));
            }
        }
        let mut fitted = Board::default();
        for row in &polnear {
            fitted.add(row, &Analysis::without_times(&row.annotated.article));
        }
        let mut gum = Board::default();
        for row in rows(&data.join("gum.dev.jsonl")) {
            gum.add(&row, &Analysis::without_times(&row.annotated.article));
        }
        let mut board = String::from(
            "Quotations against annotated articles (PolNeAR and GUM, development parts); rewritten by `make score`.\n\
             A span is right if it shares four words in five with the true one. `speaker`: right ones of those found;\n\
             `resolved`: to the right name; `both`: F1 of span and speaker together. `held out`: each quarter of the\n\
             articles with weights made from the other three and from other untidy ones.\n\n",
        );
        let _ = writeln!(
            board,
            "{:<32} {:>6} {:>6} {:>6} | {:>5} {:>5} {:>5} | {:>5} {:>5} {:>5}",
            "", "true", "found", "right", "P", "R", "F1", "spkr", "resol", "both"
        );
        board += &held.direct.line("PolNeAR, direct, held out");
        board += &held.all.line("PolNeAR, all kinds, held out");
        board += &fitted.direct.line("PolNeAR, direct, as shipped");
        board += &fitted.all.line("PolNeAR, all kinds, as shipped");
        board += &gum.direct.line("GUM, direct");
        for (title, rows) in &wild {
            board += &shown(title, rows);
        }
        board += "\nBy rule, PolNeAR held out, all kinds: right, found, per cent\n\n";
        for (rule, (right, all)) in &held.rules {
            let _ = writeln!(board, "{rule:<20} {right:>6} {all:>6} {:>6.1}", 100.0 * *right as f64 / *all as f64);
        }
        board += "\nHow sure, PolNeAR held out: confidence given (mean), right, found, per cent right\n\n";
        for (tens, (right, all, sum)) in &held.sure {
            let mean = f64::from(*sum) / *all as f64;
            let share = 100.0 * *right as f64 / *all as f64;
            let _ = writeln!(
                board,
                "0.{tens}–{:<4} {mean:>6.1} {right:>6} {all:>6} {share:>6.1}",
                f64::from(tens + 1) / 10.0
            );
        }
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scoreboards/quotes.txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &board).expect("scoreboard can be written");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), board, "run `make score` if this is meant");
        assert!(held.direct.f1() >= 0.97 && held.all.f1() >= 0.61, "{board}");
    }
}
