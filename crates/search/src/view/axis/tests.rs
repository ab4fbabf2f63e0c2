//! Laws that hold for every drawing: nothing is lost, nothing overlaps, nothing lies outside.

use super::*;
use dateline_core::calendar::{Day, Days};
use proptest::prelude::*;

fn days(text: &str) -> Days {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    Days::new(first.parse().expect("a day"), last.parse().expect("a day"))
}

fn plain(place: u32, days: Days) -> Mark {
    Mark { place, days, form: Form { mentioned: 1, ..Form::default() }, lane: 0, lead: place }
}

fn facts_of(all: &[&str]) -> Facts {
    let mut all: Vec<Days> = all.iter().map(|d| days(d)).collect();
    all.sort();
    let marks: Vec<Mark> = (0..).zip(&all).map(|(place, &days)| plain(place, days)).collect();
    Facts::of(&marks, 1, None).expect("facts")
}

fn told(days: Days) -> String {
    format!("{}..{}", days.first, days.last)
}

#[test]
fn years_in_passing_do_not_stretch_the_axis() {
    let facts = facts_of(&[
        "1961-01-01..1961-12-31",
        "2024-01-01..2024-12-31",
        "2024-06-19",
        "2024-07-09..2024-07-11",
        "2024-07-10",
        "2026-01-05",
    ]);
    assert_eq!(told(facts.core), "2024-06-18..2024-07-12");
    assert_eq!(facts.earlier(facts.core).map(|(n, d)| (n, d.to_string())), Some((1, "1961-12-31".into())));
    assert_eq!(facts.later(facts.core).map(|(n, d)| (n, d.to_string())), Some((1, "2026-01-05".into())));
    let axis = Axis::of(&facts, View::of(facts.core), 1000.0);
    let row = &axis.lanes[0];
    assert_eq!(row.columns.iter().map(|c| c.facts.place).collect::<Vec<_>>(), [Some(2), Some(4)]);
    let bars: Vec<_> = row.bars.iter().map(|b| (b.row, b.from_before, b.to_after, b.label.as_deref())).collect();
    assert_eq!(bars, [(0, false, false, Some("9–11 July")), (1, true, true, Some("2024"))]);
}

#[test]
fn neighbours_cluster_where_there_is_no_room_and_fall_apart_when_seen_nearer() {
    let facts = facts_of(&["2024-07-08", "2024-07-09", "2024-07-09", "2024-07-20"]);
    let columns = |width| Axis::of(&facts, View::of(facts.core), width).lanes[0].columns.clone();
    assert_eq!((columns(1000.0).len(), columns(200.0).len()), (3, 2));
    let cluster = columns(200.0)[0];
    assert_eq!((told(cluster.facts.days), cluster.facts.count), ("2024-07-08..2024-07-09".into(), 3));
    let near = View::around(cluster.facts.days).within(facts.extent);
    assert_eq!(Axis::of(&facts, near, 200.0).lanes[0].columns.len(), 2);
}

#[test]
fn the_list_is_narrowed_and_the_axis_still_shows_the_rest() {
    let marks = |place, day| plain(place, Days::one(Day(day)));
    let all = [marks(0, 10), marks(1, 12), marks(2, 12), marks(3, 14)];
    let facts = Facts::of(&all, 1, Some(Days::one(Day(12)))).expect("facts");
    let places: Vec<_> = facts.lanes[0].singles.iter().map(|s| (s.count, s.place)).collect();
    assert_eq!(places, [(1, None), (2, Some(0)), (1, None)]);
    assert_eq!(facts.dated, 2);
}

#[test]
fn an_event_is_one_mark_and_each_of_its_tellings_leads_to_it() {
    let month = days("2024-06-01..2024-06-30");
    let day = days("2024-06-19");
    let form = Form { inferred: false, ahead: true, mentioned: 3 };
    let all = [
        Mark { lead: 2, form, ..plain(0, month) },
        Mark { lead: 2, form, ..plain(1, month) },
        Mark { form, ..plain(2, day) },
        plain(3, day),
    ];
    let facts = Facts::of(&all, 1, None).expect("facts");
    let lane = &facts.lanes[0];
    assert!(lane.runs.is_empty());
    assert_eq!(
        lane.singles.iter().map(|s| (s.count, s.ahead, s.mentioned, s.place)).collect::<Vec<_>>(),
        [(2, 1, 3, Some(2))]
    );
    assert_eq!(lane.forms, [plain(3, day).form, form], "the plainest first");
    for place in 0..4 {
        assert_eq!(facts.at(place), [(place, 0, day)]);
    }
    assert_eq!(facts.dated, 4);
    assert_eq!(facts.later(days("2024-05-01..2024-05-31")).map(|l| l.0), Some(2));
}

#[test]
fn ticks_say_what_there_is_room_for() {
    let labels = |view: &str, width: f64| {
        let axis = Axis::of(&facts_of(&["2024-07-08", "1961-07-09"]), View::of(days(view)), width);
        let ticks: Vec<String> = axis.ticks.into_iter().filter_map(|t| t.label).collect();
        let periods: Vec<String> = axis.periods.into_iter().map(|p| p.label).collect();
        (ticks.join(" "), periods.join(" | "))
    };
    let same = |a: (String, String), b: (&str, &str)| assert_eq!((a.0.as_str(), a.1.as_str()), b);
    same(labels("2024-06-27..2024-07-03", 400.0), ("27 28 29 30 1 2 3", "June 2024 | July 2024"));
    same(labels("2024-06-24..2024-07-21", 400.0), ("24 1 8 15", "June 2024 | July 2024"));
    same(labels("2023-11-15..2024-03-15", 400.0), ("Dec Jan Feb Mar", "2023 | 2024"));
    same(labels("1960-01-01..2024-12-31", 400.0), ("1960 1970 1980 1990 2000 2010 2020", ""));
}

#[test]
fn the_axis_ends_where_the_calendar_does() {
    for only in ["9999-12-31", "0001-01-01", "9999-12-01..9999-12-31", "0001-01-01..9999-12-31"] {
        let facts = facts_of(&[only]);
        for width in [100.0, 320.0, 1000.0, 20_000.0] {
            let axis = Axis::of(&facts, View::of(facts.extent), width);
            assert!(axis.ticks.len() as f64 <= width / 12.0 + 2.0, "{only}: {}", axis.ticks.len());
            assert!(axis.ticks.iter().all(|t| (0.0..=1.0).contains(&t.at)));
        }
        assert!(super::svg(&facts, &[], "", "").0.ends_with("</svg>\n"));
    }
    let labels = |view: &str, width: f64| {
        let axis = Axis::of(&facts_of(&["2024-07-08"]), View::of(days(view)), width);
        let ticks: Vec<String> = axis.ticks.into_iter().filter_map(|t| t.label).collect();
        ticks.join(" ") + " / " + &axis.periods.into_iter().map(|p| p.label).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(labels("9999-12-25..9999-12-31", 400.0), "25 26 27 28 29 30 31 / December 9999");
    assert_eq!(labels("9999-09-15..9999-12-31", 400.0), "Oct Nov Dec / 9999");
    assert_eq!(labels("0001-01-01..0001-03-31", 400.0), "Jan Feb Mar / 1");
    assert_eq!(labels("0001-01-01..9999-12-31", 400.0), "1 1000 2000 3000 4000 5000 6000 7000 8000 9000 / ");
}

#[test]
fn a_strip_is_broken_where_it_would_show_nothing() {
    let facts = facts_of(&["1961-01-01..1961-12-31", "2024-07-09", "2024-07-09", "2024-07-20", "2026-01-05"]);
    let strip = &facts.strip;
    assert_eq!(strip.zones.len(), 3);
    assert_eq!(strip.zones[1].days, facts.core);
    assert!(strip.heights.contains(&1.0));
    assert_eq!(facts_of(&["2024-07-09", "2024-07-20"]).strip.zones.len(), 1);
}

#[test]
fn the_view_ends_where_the_facts_do() {
    let extent = days("2024-01-01..2024-12-31");
    let view = View::of(days("2024-07-01..2024-07-31"));
    assert_eq!(view.zoomed(1000.0, view.from, extent), View::of(extent));
    let near = view.zoomed(0.0001, view.day(0.25), extent);
    assert!(near.is_nearest() && (near.at(view.day(0.25)) - 0.25).abs() < 1e-9);
    assert_eq!(view.moved(1e6, extent).days().last, extent.last);
    assert_eq!(view.moved(-1e6, extent).days().first, extent.first);
    let one = View::of(days("2024-07-10")).within(extent);
    assert_eq!(told(one.days()), "2024-07-08..2024-07-12");
    assert_eq!(told(View::of(days("1990-01-01..1990-01-09")).within(extent).days()), "2024-01-01..2024-01-09");
}

/// Where marks lie: in the news and the decades before it, or at either end of the calendar.
fn places() -> impl Strategy<Value = (i32, i32)> {
    let (first, last) = (Day::FIRST.0, Day::LAST.0);
    prop_oneof![
        6 => Just((19_800, 0)),
        1 => Just((first, first)),
        1 => Just((last - 100, first)),
        1 => Just((last - 100, last - 20_000)),
    ]
}

/// Marks as the worker sends them: in order, some in several lanes.
fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let length = prop_oneof![6 => Just(0), 3 => 1..40i32, 1 => 40..4000i32];
    let place = prop_oneof![4 => (Just(true), 0..101i32), 1 => (Just(false), 0..20_001i32)];
    let mark = (place, length, any::<bool>(), 0..3usize);
    (places(), proptest::collection::vec(mark, 1..150)).prop_map(|((near, far), all)| {
        let mut all: Vec<(i32, i32, bool, usize)> = all
            .into_iter()
            .map(|((is_near, by), length, inferred, lane)| {
                let first = if is_near { near + by } else { far + by };
                (first, length.min(Day::LAST.0 - first), inferred, lane)
            })
            .collect();
        all.sort_by_key(|m| (m.0, m.0 + m.1));
        let mark = |(place, (first, length, inferred, lane)): (u32, (i32, i32, bool, usize))| Mark {
            place,
            days: Days { first: Day(first), last: Day(first + length) },
            form: Form { inferred, ahead: !inferred && lane == 0, mentioned: 1 },
            lane,
            lead: place,
        };
        (0..).zip(all).map(mark).collect()
    })
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_overlaps(
        marks in marks(),
        lanes in 1..4usize,
        width in 100.0..2000.0f64,
        from in 0.0..1.0f64,
        length in 0.0..1.0f64,
    ) {
        let marks: Vec<Mark> = marks.into_iter().map(|m| Mark { lane: m.lane % lanes, ..m }).collect();
        let facts = Facts::of(&marks, lanes, None).expect("facts");
        let all = View::of(facts.extent);
        let view = View { from: all.day(from), to: all.day(from + 0.001 + length * length) }.within(facts.extent);
        prop_assert!(all.from <= view.from && view.to <= all.to && view.length() >= 4.99);
        let axis = Axis::of(&facts, view, width);
        for (number, row) in axis.lanes.iter().enumerate() {
            let shown: u32 = row.columns.iter().map(|c| c.facts.count).chain(row.bars.iter().map(|b| b.facts.count)).sum();
            let seen = |m: &&Mark| m.lane == number && view.shows(m.days);
            let expected = marks.iter().filter(seen).count() as u32;
            // Clusters at an end may hold days beyond it.
            prop_assert!(shown >= expected && shown <= marks.iter().filter(|m| m.lane == number).count() as u32);
            for pair in row.columns.windows(2) {
                prop_assert!((pair[1].at - pair[0].at) * width >= LEAST, "{pair:?}");
                prop_assert!(pair[0].facts.days.last < pair[1].facts.days.first);
            }
            prop_assert!(row.columns.iter().all(|c| (0.0..=1.0).contains(&c.at)));
            for (i, a) in row.bars.iter().enumerate() {
                prop_assert!(0.0 <= a.from && a.from < a.to && a.to <= 1.0 + 1e-9);
                prop_assert!(a.row < facts.lanes[number].rows(lanes == 1));
                prop_assert!((a.to - a.from) * width >= LEAST - 0.001);
                let end = |b: &Bar| b.to.max(b.from + if b.label.is_some() { b.room } else { 0.0 });
                prop_assert!(end(a) <= 1.0 + 1e-9);
                for b in row.bars[i + 1..].iter().filter(|b| b.row == a.row) {
                    prop_assert!(end(a) <= b.from + 1e-9, "{a:?} {b:?}");
                }
            }
        }
        let near = width / 24.0 * lanes as f64;
        prop_assert!((axis.lanes.iter().map(|l| l.columns.len()).sum::<usize>() as f64) <= near + 3.0);
        prop_assert!(axis.ticks.len() as f64 <= width / 12.0 + 2.0);
        let entries = |test: &dyn Fn(&Mark) -> bool| marks.iter().filter(|m| test(m)).count() as u32;
        let seen = view.days();
        prop_assert_eq!(facts.earlier(seen).map_or(0, |e| e.0), entries(&|m| m.days.last < seen.first));
        prop_assert_eq!(facts.later(seen).map_or(0, |l| l.0), entries(&|m| m.days.first > seen.last));
    }

    #[test]
    fn a_cluster_falls_apart_when_it_is_zoomed_to(marks in marks(), width in 240.0..2000.0f64) {
        let facts = Facts::of(&marks, 1, None).expect("facts");
        let axis = Axis::of(&facts, View::of(facts.extent), width);
        for cluster in axis.lanes[0].columns.iter().filter(|c| c.facts.days.count() > 1) {
            let near = Axis::of(&facts, View::around(cluster.facts.days).within(facts.extent), width);
            let within = near.lanes[0].columns.iter().filter(|c| cluster.facts.days.and(c.facts.days).is_some());
            prop_assert!(within.count() > 1, "{cluster:?}");
        }
    }

    #[test]
    fn the_strip_can_be_read_both_ways(marks in marks(), at in 0.0..1.0f64) {
        let facts = Facts::of(&marks, 3, None).expect("facts");
        let strip = &facts.strip;
        prop_assert!((strip.at(strip.day(at)) - at).abs() < 1e-6);
        let (picture, _) = super::svg(&facts, &[], "", "");
        prop_assert_eq!(picture.matches('<').count(), picture.matches('>').count());
        prop_assert!(strip.heights.iter().all(|h| (0.0..=1.0).contains(h)));
        prop_assert!(strip.zones.windows(2).all(|z| z[0].to == z[1].from && z[0].days.last.plus(1) == z[1].days.first));
        let ends = (strip.zones.first().map(|z| z.from), strip.zones.last().map(|z| z.to));
        prop_assert_eq!(ends, (Some(0.0), Some(1.0)));
    }
}
