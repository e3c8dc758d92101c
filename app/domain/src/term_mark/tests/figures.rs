//! Percentages, kinds of pupils, and what a deputy head looks at twice.

use proptest::prelude::*;

use super::*;
use crate::ids::{AccountId, AssignmentId, GroupId, PersonId};
use TermMarkValue::{Exempt, Fail, Five, Four, NotAssessed, Pass, Three, Two};

fn tally([five, four, three, two, not_assessed]: [u32; 5]) -> Tally {
    Tally { five, four, three, two, not_assessed, ..Tally::default() }
}

fn percentages(tally: &Tally) -> [u32; 3] {
    [tally.achievement(), tally.quality(), tally.learning(&LearningTable::FIRST)].map(Option::unwrap)
}

#[test]
fn achievement_quality_and_learning_are_those_of_the_worked_examples() {
    let vectors = [
        ([5, 10, 8, 1, 1], [9200, 6000, 5804]),
        ([25, 0, 0, 0, 0], [10000, 10000, 10000]),
        ([0, 0, 25, 0, 0], [10000, 0, 3600]),
        ([3, 9, 10, 2, 1], [8800, 4800, 5100]),
        ([4, 11, 10, 0, 0], [10000, 6000, 5856]),
    ];
    for (counts, expected) in vectors {
        assert_eq!(percentages(&tally(counts)), expected, "{counts:?}");
    }
    assert_eq!(percentages(&tally([1, 0, 0, 2, 0]))[0], 3333);
    assert_eq!(percentages(&tally([2, 0, 0, 1, 0]))[0], 6667, "rounded half up");
}

#[test]
fn who_is_freed_or_has_no_mark_is_out_of_the_denominator_and_who_is_not_assessed_stays() {
    let list = [Some(Five), Some(Exempt), None, Some(NotAssessed), Some(Pass), Some(Fail)];
    let tally = Tally::of(list);
    assert_eq!((tally.assessed(), tally.unposted, tally.exempt), (2, 1, 1));
    assert_eq!(tally.achievement(), Some(5000));
    let nobody = Tally::of([None, Some(Exempt)]);
    assert_eq!((nobody.achievement(), nobody.quality()), (None, None));
    assert_eq!(nobody.learning(&LearningTable::FIRST), None);
}

fn categories(marks: &[TermMarkValue]) -> Vec<&'static str> {
    Category::of(&Tally::of(marks.iter().copied().map(Some))).map(Category::title).collect()
}

#[test]
fn a_pupil_is_counted_in_every_category_the_marks_allow() {
    assert_eq!(categories(&[Five, Five, Exempt, Pass]), ["отличник", "успевающий"]);
    assert_eq!(categories(&[Five, Four, Four]), ["хорошист", "успевающий"]);
    assert_eq!(categories(&[Five, Four, Five]), ["хорошист", "с одной 4", "успевающий"]);
    assert_eq!(categories(&[Five, Four, Three]), ["с одной 3", "успевающий"]);
    assert_eq!(categories(&[Three, Four, Three]), ["с двумя 3", "успевающий"]);
    assert_eq!(categories(&[Three, Three, Three]), ["успевающий"]);
    for low in [Two, NotAssessed, Fail] {
        assert_eq!(categories(&[Five, Four, low]), ["неуспевающий"], "{low:?}");
    }
    assert!(categories(&[Exempt]).is_empty(), "nobody is judged by being freed");
}

fn change(on: &str, old: Option<MarkValue>, new: Option<MarkValue>) -> MarkChanged {
    MarkChanged { group: GroupId(1), pupil: PersonId(2), by: AccountId(3), on: day(on), old, new }
}

#[test]
fn a_mark_changed_after_the_term_s_last_day_is_shown_to_the_deputy_head() {
    let (two, five) = (Some(MarkValue::Two), Some(MarkValue::Five));
    let late = change("2026-10-24", two, five);
    let changes = [change("2026-10-23", two, five), late, change("2026-10-25", five, five)];
    assert_eq!(changed_after(day("2026-10-23"), &changes), [late]);
}

fn column(marks: Vec<MarkValue>, members: usize) -> Column {
    Column { group: GroupId(1), assignment: AssignmentId(4), marks, members }
}

#[test]
fn a_column_of_equal_digits_is_shown_and_one_of_passes_is_not() {
    let found = |marks: Vec<MarkValue>| equal_columns(&[column(marks, 25)]);
    let expected =
        EqualColumn { group: GroupId(1), assignment: AssignmentId(4), mark: MarkValue::Five, pupils: 10 };
    assert_eq!(found(vec![MarkValue::Five; 10]), [expected]);
    let mut mixed = vec![MarkValue::Five; 20];
    mixed.push(MarkValue::Four);
    for marks in [vec![MarkValue::Five; 9], vec![MarkValue::Pass; 20], mixed, vec![]] {
        assert!(found(marks).is_empty());
    }
}

#[test]
fn in_a_small_group_all_must_have_the_same_and_they_must_be_five() {
    let found =
        |marks: usize, members: usize| equal_columns(&[column(vec![MarkValue::Five; marks], members)]).len();
    assert_eq!([found(6, 6), found(5, 5)], [1, 1]);
    assert_eq!([found(6, 7), found(9, 10), found(4, 4), found(5, 12)], [0; 4]);
}

#[test]
fn a_term_mark_that_is_not_the_one_suggested_is_shown_with_how_far_it_went() {
    let posted =
        |value, suggested| Posted { group: GroupId(1), pupil: PersonId(2), value, suggested, reason: None };
    let all = [
        posted(Five, Some(Three)),
        posted(Three, Some(Four)),
        posted(Four, None),
        posted(NotAssessed, Some(Two)),
        posted(Four, Some(Four)),
        posted(NotAssessed, None),
    ];
    let found: Vec<Departure> = departures(&all).into_iter().map(|(_, how)| how).collect();
    let expected = [Departure::Raised(2), Departure::Lowered(1), Departure::Unfounded, Departure::OtherKind];
    assert_eq!(found, expected);
}

#[test]
fn a_mark_whose_grounds_have_changed_since_is_shown() {
    let posted =
        Posted { group: GroupId(1), pupil: PersonId(2), value: Four, suggested: Some(Four), reason: None };
    let fours = vec![answer(MarkValue::Four); 3];
    let now = |marks: &[Given]| suggest(&Rule::default(), Learning::WithMarks, marks);
    let mut later = fours.clone();
    later.extend(vec![answer(MarkValue::Two); 5]);
    assert_eq!(outdated(&[(posted.clone(), now(&fours))]).count(), 0);
    assert_eq!(outdated(&[(posted, now(&later))]).count(), 1);
}

#[test]
fn a_mark_is_held_beside_what_the_rule_makes_of_the_marks_of_today() {
    let now = |marks: &[Given]| suggest(&Rule::default(), Learning::WithMarks, marks);
    let beside = |value, suggested, marks: Vec<Given>| {
        let posted = Posted { group: GroupId(1), pupil: PersonId(2), value, suggested, reason: None };
        Beside::of(posted, now(&marks))
    };
    let fours = || vec![answer(MarkValue::Four); 3];
    let agrees = beside(Four, Some(Four), fours());
    assert_eq!((agrees, agrees.differs()), (Beside { departure: None, outdated: false }, false));
    let raised = beside(Five, Some(Four), fours());
    assert_eq!(raised, Beside { departure: Some(Departure::Raised(1)), outdated: false });
    let since = beside(Five, Some(Five), fours());
    assert_eq!(since, Beside { departure: Some(Departure::Raised(1)), outdated: true });
    let proved_right = beside(Four, Some(Three), fours());
    assert_eq!(proved_right, Beside { departure: None, outdated: true });
    assert!(proved_right.differs());
    assert!(!beside(NotAssessed, None, vec![]).differs());
}

proptest! {
    #[test]
    fn percentages_of_classes_follow_from_the_sum_of_their_tallies(
        first in prop::array::uniform5(0u32..40),
        second in prop::array::uniform5(0u32..40),
    ) {
        let mut both = tally(first);
        both += tally(second);
        prop_assert_eq!(both.assessed(), tally(first).assessed() + tally(second).assessed());
        if both.assessed() > 0 {
            let [achievement, quality, learning] = percentages(&both);
            prop_assert!(quality <= achievement && achievement <= 10_000);
            prop_assert!((700..=10_000).contains(&learning));
        }
    }

    #[test]
    fn nobody_is_both_achieving_and_failing(marks in prop::collection::vec(prop::sample::select(TermMarkValue::ALL.to_vec()), 0..12)) {
        let tally = Tally::of(marks.into_iter().map(Some));
        prop_assert!(!(Category::Achieving.holds(&tally) && Category::Failing.holds(&tally)));
        for narrow in [Category::Excellent, Category::Good, Category::OneThree, Category::TwoThrees] {
            prop_assert!(!narrow.holds(&tally) || Category::Achieving.holds(&tally));
        }
        prop_assert!(!Category::OneFour.holds(&tally) || Category::Good.holds(&tally));
    }
}
