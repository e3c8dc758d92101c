//! Plans laid over days: nothing on a free day, nothing twice, nothing out of order.

use chrono::{Datelike, NaiveDate, Weekday};
use proptest::prelude::*;

use crate::calendar::{Span, YearPlan, is_day_off};
use crate::lesson_plan::{Course, Flow, Hour, How, Slot, Tally, Want, Way, flow, hours_of, remaining};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn want(row: usize, hours: u8) -> Want {
    Want { row, hours, control: false, section: 0 }
}

fn control(row: usize) -> Want {
    Want { control: true, ..want(row, 1) }
}

fn slot(weekday: u8, number: u8) -> Slot {
    Slot { weekday, number, since: day("2026-09-01"), until: None }
}

/// Rows in the order in which they first stand.
fn order(flow: &Flow) -> Vec<usize> {
    let mut rows: Vec<usize> = vec![];
    for row in flow.lessons.iter().flatten() {
        if !rows.contains(row) {
            rows.push(*row);
        }
    }
    rows
}

#[test]
fn a_topic_of_two_hours_takes_two_lessons_and_the_rest_stays_free() {
    let laid = flow(&[want(0, 2), want(1, 1)], 4, Way::Shift);
    assert_eq!(laid.lessons, [vec![0], vec![0], vec![1], vec![]]);
    assert!(laid.left.is_empty() && laid.merged.is_empty() && laid.shortened.is_empty());
}

#[test]
fn what_is_only_moved_falls_off_at_the_end() {
    let laid = flow(&[want(0, 1), want(1, 3), want(2, 1)], 3, Way::Shift);
    assert_eq!(laid.lessons, [vec![0], vec![1], vec![1]]);
    assert_eq!((laid.left, laid.shortened), (vec![2], vec![1]));
}

#[test]
fn long_topics_give_way_before_two_share_a_lesson() {
    let laid = flow(&[want(0, 1), want(1, 3), want(2, 1)], 4, Way::Squeeze);
    assert_eq!(laid.lessons, [vec![0], vec![1], vec![1], vec![2]]);
    assert_eq!((laid.shortened, laid.merged), (vec![1], vec![]));
    let tighter = flow(&[want(0, 1), want(1, 3), want(2, 1)], 2, Way::Squeeze);
    assert_eq!(tighter.lessons, [vec![0], vec![1, 2]]);
    assert_eq!((tighter.merged, tighter.left), (vec![2], vec![]));
}

#[test]
fn a_control_work_shares_its_lesson_with_nothing() {
    let laid = flow(&[want(0, 1), control(1), want(2, 1), want(3, 1)], 3, Way::Squeeze);
    assert_eq!(laid.lessons, [vec![0], vec![1], vec![2, 3]]);
    let none = flow(&[want(0, 1), control(1), want(2, 1)], 2, Way::Squeeze);
    assert_eq!((none.lessons, none.left), (vec![vec![0], vec![1]], vec![2]));
}

#[test]
fn neighbours_of_one_section_are_put_together_first() {
    let rows = [want(0, 1), want(1, 1), Want { section: 1, ..want(2, 1) }];
    assert_eq!(flow(&rows, 2, Way::Squeeze).lessons, [vec![0, 1], vec![2]]);
}

#[test]
fn a_year_of_two_lessons_a_week_has_sixty_eight_or_so() {
    let plan = YearPlan::usual(2026);
    let hours = hours_of(&[], &[slot(2, 1), slot(4, 3)], (&plan.quarters, &[plan.extra]), &[]);
    assert!((64..=70).contains(&hours.len()), "{}", hours.len());
    assert!(hours.is_sorted());
}

#[test]
fn cancelled_lessons_and_paused_weeks_take_no_topic() {
    let plan = YearPlan::usual(2026);
    let laid = [
        (Hour { date: day("2026-11-10"), number: 1 }, false),
        (Hour { date: day("2026-11-12"), number: 3 }, true),
        (Hour { date: day("2026-11-17"), number: 1 }, false),
    ];
    let pause = Span { first: day("2026-11-16"), last: day("2026-11-29") };
    let hours = hours_of(&laid, &[slot(2, 1), slot(4, 3)], (&plan.quarters, &[]), &[pause]);
    let first: Vec<NaiveDate> = hours.iter().take(3).map(|hour| hour.date).collect();
    assert_eq!(first, [day("2026-11-10"), day("2026-12-01"), day("2026-12-03")]);
}

#[test]
fn a_topic_once_begun_gets_the_rest_and_one_given_does_not_come_again() {
    let wants = [want(0, 1), want(1, 3), want(2, 2)];
    assert_eq!(remaining(&wants, &[0, 1, 1, 1, 2, 2], &[0, 1]), [want(1, 2), want(2, 2)]);
    assert_eq!(remaining(&wants, &[0, 1, 2], &[0, 1]), [want(2, 2)], "it was shortened to one lesson");
    assert_eq!(remaining(&wants, &[], &[]), wants);
}

#[test]
fn a_tally_says_what_is_lacking_and_what_is_spare() {
    let short = Tally { planned: 68, given: 20, due: 48, ahead: 45 };
    assert_eq!((short.lacking(), short.spare()), (3, 0));
    assert_eq!(Tally { ahead: 50, ..short }.spare(), 2);
}

fn wants() -> impl Strategy<Value = Vec<Want>> {
    let one = (1_u8..5, any::<bool>(), 0_usize..3);
    prop::collection::vec(one, 0..40).prop_map(|rows| {
        let row = |(row, (hours, control, section))| Want { row, hours, control, section };
        rows.into_iter().enumerate().map(row).collect()
    })
}

proptest! {
    #[test]
    fn every_row_stands_once_or_is_left_and_the_order_is_kept(wants in wants(), lessons in 0_usize..90, squeeze in any::<bool>()) {
        let way = if squeeze { Way::Squeeze } else { Way::Shift };
        let laid = flow(&wants, lessons, way);
        prop_assert_eq!(laid.lessons.len(), lessons);
        let mut all = order(&laid);
        prop_assert!(all.is_sorted());
        all.extend(&laid.left);
        all.sort_unstable();
        prop_assert_eq!(all, (0..wants.len()).collect::<Vec<_>>());
        for want in &wants {
            let places: Vec<usize> = (0..lessons).filter(|at| laid.lessons[*at].contains(&want.row)).collect();
            prop_assert!(places.windows(2).all(|pair| pair[1] == pair[0] + 1), "lessons of a topic are neighbours");
            prop_assert!(places.len() <= usize::from(want.hours));
            let shared = places.iter().any(|at| laid.lessons[*at].len() > 1);
            prop_assert!(!(shared && want.control));
        }
    }

    #[test]
    fn with_lessons_enough_nothing_gives_way(wants in wants(), spare in 0_usize..9) {
        let needed: usize = wants.iter().map(|want| usize::from(want.hours)).sum();
        let shifted = flow(&wants, needed + spare, Way::Shift);
        prop_assert_eq!(&shifted, &flow(&wants, needed + spare, Way::Squeeze));
        prop_assert!(shifted.left.is_empty() && shifted.merged.is_empty() && shifted.shortened.is_empty());
    }

    #[test]
    fn squeezing_never_leaves_more_than_shifting(wants in wants(), lessons in 0_usize..60) {
        let (shifted, squeezed) = (flow(&wants, lessons, Way::Shift), flow(&wants, lessons, Way::Squeeze));
        prop_assert!(squeezed.left.len() <= shifted.left.len());
    }

    #[test]
    fn no_lesson_falls_on_a_free_day(weekdays in prop::collection::vec(1_u8..7, 1..4), from in 0_u64..200, length in 0_u64..20) {
        let plan = YearPlan::usual(2026);
        let slots: Vec<Slot> = weekdays.into_iter().map(|weekday| slot(weekday, 1)).collect();
        let first = plan.quarters[0].first + chrono::Days::new(from);
        let pause = Span { first, last: first + chrono::Days::new(length) };
        for hour in hours_of(&[], &slots, (&plan.quarters, &[plan.extra]), &[pause]) {
            let taught = plan.quarters.iter().any(|quarter| quarter.contains(hour.date));
            prop_assert!(taught && !plan.extra.contains(hour.date) && !pause.contains(hour.date));
            prop_assert!(!is_day_off(hour.date) && hour.date.weekday() != Weekday::Sun);
        }
    }
}

/// Tuesdays from 3 November on.
fn tuesdays(count: u64) -> Vec<Hour> {
    let first = day("2026-11-03");
    (0..count).map(|week| Hour { date: first + chrono::Days::new(week * 7), number: 1 }).collect()
}

fn course(wants: Vec<Want>, hours: Vec<Hour>, today: &str) -> Course {
    Course { wants, hours, stood: vec![], today: day(today) }
}

#[test]
fn after_a_quarantine_week_what_was_given_stays_and_the_rest_moves_on() {
    let wants = vec![want(0, 1), want(1, 1), want(2, 1)];
    let first = course(wants, tuesdays(5), "2026-11-03");
    let stood = first.relay(Way::Shift).stands;
    let hours = tuesdays(5).into_iter().filter(|hour| hour.date != day("2026-11-10")).collect();
    let after = Course { hours, stood, today: day("2026-11-09"), ..first };
    let relaid = after.relay(Way::Shift);
    let dates: Vec<_> = relaid.stands.iter().map(|(hour, row)| (hour.date, *row)).collect();
    assert_eq!(dates, [(day("2026-11-03"), 0), (day("2026-11-17"), 1), (day("2026-11-24"), 2)]);
    let moved: Vec<_> = relaid.moves.iter().map(|moved| (moved.row, moved.to, moved.how)).collect();
    assert_eq!(moved, [(1, Some(day("2026-11-17")), How::Moves), (2, Some(day("2026-11-24")), How::Moves)]);
    assert_eq!(after.tally(), Tally { planned: 3, given: 1, due: 2, ahead: 3 });
}

#[test]
fn where_nothing_has_changed_nothing_moves() {
    let first = course(vec![want(0, 2), want(1, 1)], tuesdays(4), "2026-11-12");
    let stood = first.relay(Way::Shift).stands;
    let again = Course { stood, ..first };
    assert_eq!(again.relay(Way::Shift).moves, []);
    assert_eq!(again.relay(Way::Squeeze).moves, []);
}

#[test]
fn a_row_without_a_lesson_is_named_and_comes_back_when_squeezed() {
    let full = course(vec![want(0, 1), want(1, 1), want(2, 1)], tuesdays(3), "2026-11-01");
    let short = Course { stood: full.relay(Way::Shift).stands, hours: tuesdays(2), ..full };
    let shifted = short.relay(Way::Shift);
    assert_eq!((shifted.left, shifted.moves.last().unwrap().how), (vec![2], How::Falls));
    let squeezed = short.relay(Way::Squeeze);
    assert_eq!((squeezed.left, squeezed.moves.last().unwrap().how), (vec![], How::Joins));
    assert_eq!(short.tally().lacking(), 1);
}

proptest! {
    #[test]
    fn laid_anew_each_row_stands_or_is_left_and_never_on_a_lesson_lost(
        wants in wants(), count in 0_u64..60, lost in prop::collection::vec(0_usize..60, 0..8), weeks in 0_u64..60, squeeze in any::<bool>()
    ) {
        let today = day("2026-11-01") + chrono::Days::new(weeks * 7);
        let first = Course { wants, hours: tuesdays(count), stood: vec![], today };
        let stood = first.relay(Way::Shift).stands;
        let hours: Vec<Hour> = tuesdays(count).into_iter().enumerate().filter(|(at, _)| !lost.contains(at)).map(|(_, hour)| hour).collect();
        let after = Course { hours: hours.clone(), stood, ..first };
        let way = if squeeze { Way::Squeeze } else { Way::Shift };
        let relaid = after.relay(way);
        prop_assert!(relaid.stands.is_sorted());
        prop_assert!(relaid.stands.iter().all(|(hour, _)| hours.contains(hour)));
        for want in &after.wants {
            let stands = relaid.stands.iter().any(|(_, row)| *row == want.row);
            prop_assert!(stands != relaid.left.contains(&want.row));
        }
        let again = Course { stood: relaid.stands.clone(), ..after };
        prop_assert_eq!(again.relay(way).stands, relaid.stands, "a second time changes nothing");
    }
}
