//! The law of the journal, sentence by sentence.

use proptest::prelude::*;

use super::*;
use crate::absence::{Hands, TurnRefused};
use crate::access::{Actor, Denied, Standing};
use crate::calendar::{Span, Term, YearState};
use crate::ids::{AccountId, AssignmentId, ClassId, GroupId, LessonId, PersonId, SchoolId, TermId};

const SCHOOL: SchoolId = SchoolId(7);
const GROUP: GroupId = GroupId(70);
const CLASS: ClassId = ClassId(71);

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn lesson() -> Lesson {
    let quarter = Span { first: day("2026-11-02"), last: day("2026-12-30") };
    Lesson {
        id: LessonId(1),
        school: SCHOOL,
        group: GROUP,
        class: Some(CLASS),
        substitute: None,
        date: day("2026-11-10"),
        state: LessonState::Planned,
        year: YearState::Open,
        term: Some(Term {
            id: TermId(2), title: "II четверть".into(), span: quarter, posting: quarter
        }),
        without_marks: false,
        assignments: vec![],
    }
}

fn teacher() -> Actor {
    Actor::new(AccountId(5), PersonId(50), Standing { teaches: vec![(SCHOOL, GROUP)], ..Standing::default() })
}

fn change(edit: Edit) -> Change {
    Change { id: ChangeId::new("0123-4567").unwrap(), lesson: LessonId(1), pupil: PersonId(9), seen: 0, edit }
}

fn enter_on(lesson: &Lesson, edit: Edit, today: &str) -> Result<MarkEntry, MarkRefused> {
    let permit = teacher().permit(lesson.write_marks(&edit)).unwrap();
    lesson.enter(change(edit), Cell::default(), (day(today), Membership::Member, Hands::Teacher), permit)
}

#[test]
fn a_mark_goes_in_on_the_day_of_the_lesson() {
    let entry = enter_on(&lesson(), Edit::Add(MarkValue::Five), "2026-11-10").unwrap();
    assert_eq!(entry.by(), AccountId(5));
    assert_eq!(entry.place(), Some(Place::NewAnswer(1)));
    let cell = entry.after(AssignmentId(3));
    assert_eq!(cell.version, 1);
    assert_eq!(cell.marks, [CellMark { assignment: AssignmentId(3), value: MarkValue::Five }]);
}

#[test]
fn no_mark_before_the_lesson_and_none_in_a_closed_term_or_year() {
    let five = || Edit::Add(MarkValue::Five);
    assert!(matches!(enter_on(&lesson(), five(), "2026-11-09"), Err(MarkRefused::NotYet { .. })));
    assert!(matches!(enter_on(&lesson(), five(), "2026-12-31"), Err(MarkRefused::TermClosed { .. })));
    let closed = Lesson { year: YearState::Closed, ..lesson() };
    assert_eq!(enter_on(&closed, five(), "2026-11-10"), Err(MarkRefused::YearClosed));
    let nowhere = Lesson { term: None, ..lesson() };
    assert_eq!(enter_on(&nowhere, five(), "2026-11-10"), Err(MarkRefused::OutsideTerms));
    let cancelled = Lesson { state: LessonState::Cancelled, ..lesson() };
    assert_eq!(enter_on(&cancelled, five(), "2026-11-10"), Err(MarkRefused::NotHeld));
}

#[test]
fn a_pupil_of_another_group_gets_no_mark_here() {
    let edit = Edit::Add(MarkValue::Five);
    let permit = teacher().permit(lesson().write_marks(&edit)).unwrap();
    let refused = lesson().enter(
        change(edit),
        Cell::default(),
        (day("2026-11-10"), Membership::Stranger, Hands::Teacher),
        permit,
    );
    assert_eq!(refused, Err(MarkRefused::NotInGroup));
}

#[test]
fn a_permit_for_one_lesson_opens_no_other_and_one_for_attendance_gives_no_marks() {
    let five = Edit::Add(MarkValue::Five);
    let other = Lesson { id: LessonId(2), ..lesson() };
    let attendance = Edit::Attend(Attendance::Ill);
    for permit in
        [teacher().permit(other.write_marks(&five)), teacher().permit(lesson().write_marks(&attendance))]
    {
        let refused = lesson().enter(
            change(five.clone()),
            Cell::default(),
            (day("2026-11-10"), Membership::Member, Hands::Teacher),
            permit.unwrap(),
        );
        assert_eq!(refused, Err(MarkRefused::NotPermitted));
    }
}

#[test]
fn grade_one_gets_attendance_and_no_marks() {
    let first_grade = Lesson { without_marks: true, ..lesson() };
    assert_eq!(
        enter_on(&first_grade, Edit::Add(MarkValue::Five), "2026-11-10"),
        Err(MarkRefused::WithoutMarks)
    );
    assert!(enter_on(&first_grade, Edit::Attend(Attendance::Absent), "2026-11-10").is_ok());
}

#[test]
fn the_class_teacher_settles_attendance_and_gives_no_marks() {
    let leader = Actor::new(
        AccountId(6),
        PersonId(60),
        Standing { leads: vec![(SCHOOL, CLASS)], ..Standing::default() },
    );
    assert!(leader.permit(lesson().write_marks(&Edit::Attend(Attendance::Ill))).is_ok());
    assert_eq!(leader.permit(lesson().write_marks(&Edit::Add(MarkValue::Five))).err(), Some(Denied));
}

#[test]
fn a_substitute_writes_into_the_own_lesson() {
    let substitute = Actor::new(AccountId(8), PersonId(80), Standing::default());
    let edit = Edit::Add(MarkValue::Four);
    assert!(substitute.permit(lesson().write_marks(&edit)).is_err());
    let replaced = Lesson { substitute: Some(PersonId(80)), ..lesson() };
    assert!(substitute.permit(replaced.write_marks(&edit)).is_ok());
}

fn work(id: i64, kind: &str, ordinal: u16) -> Assignment {
    Assignment { id: AssignmentId(id), kind: kind.into(), ordinal, title: String::new(), weight: 20 }
}

#[test]
fn a_typed_mark_is_no_mark_of_the_homework_due() {
    let homework = [work(1, WorkKind::HOMEWORK, 1)];
    let mut cell = Cell::default();
    assert_eq!(Place::of_next_mark(&homework, &cell), Place::NewAnswer(1));
    let both = [work(1, WorkKind::HOMEWORK, 1), work(2, WorkKind::ANSWER, 1)];
    assert_eq!(Place::of_next_mark(&both, &cell), Place::Taken(AssignmentId(2)));
    cell = cell.after(&Edit::Add(MarkValue::Four), AssignmentId(2)).unwrap();
    assert_eq!(Place::of_next_mark(&both, &cell), Place::NewAnswer(2));
}

#[test]
fn a_typed_mark_takes_the_work_of_the_lesson_first_and_then_a_further_answer() {
    let assignments = [work(1, "К", 1), work(2, "О", 1)];
    let mut cell = Cell::default();
    assert_eq!(Place::of_next_mark(&assignments, &cell), Place::Taken(AssignmentId(1)));
    cell = cell.after(&Edit::Add(MarkValue::Four), AssignmentId(1)).unwrap();
    assert_eq!(Place::of_next_mark(&assignments, &cell), Place::Taken(AssignmentId(2)));
    cell = cell.after(&Edit::Add(MarkValue::Four), AssignmentId(2)).unwrap();
    assert_eq!(Place::of_next_mark(&assignments, &cell), Place::NewAnswer(2));
}

#[test]
fn the_average_is_weighted_and_rounded_to_hundredths() {
    use MarkValue::{Debt, Five, Four, One, Pass, Three, Two};
    assert_eq!(average([(Five, 20), (Four, 10), (Three, 10), (Two, 30)]), Some(329));
    assert_eq!(average([(Five, 1), (Four, 1), (Three, 1), (Two, 1)]), Some(350));
    assert_eq!(average([(One, 10), (Four, 10)]), Some(300), "1 counts as 2");
    assert_eq!(average([(Pass, 10), (Debt, 10)]), None);
    assert_eq!(average([(Five, 0)]), None);
    assert_eq!(average([]), None);
}

#[test]
fn a_seven_is_no_mark() {
    assert!(serde_json::from_str::<MarkValue>("\"7\"").is_err());
    assert!(serde_json::from_str::<MarkValue>("7").is_err());
    assert_eq!(serde_json::from_str::<MarkValue>("\"5\"").unwrap(), MarkValue::Five);
    assert_eq!(MarkValue::parse("."), Ok(MarkValue::Debt));
}

#[test]
fn a_cell_takes_six_marks_and_a_comment_of_five_hundred_characters() {
    let mut cell = Cell::default();
    for number in 0..6 {
        cell = cell.after(&Edit::Add(MarkValue::Four), AssignmentId(number)).unwrap();
    }
    assert_eq!(cell.after(&Edit::Add(MarkValue::Four), AssignmentId(7)), Err(MarkRefused::CellFull));
    assert_eq!(
        cell.after(&Edit::Comment("ы".repeat(501)), AssignmentId(0)),
        Err(MarkRefused::CommentTooLong)
    );
    assert_eq!(cell.after(&Edit::Comment("  ".into()), AssignmentId(0)).unwrap().comment, None);
}

#[test]
fn a_mark_is_given_for_another_work_of_the_lesson_that_has_none_yet() {
    let lesson = lesson();
    let (first, second) = (AssignmentId(76), AssignmentId(77));
    let added = Cell::default().after(&Edit::Add(MarkValue::Five), first).unwrap();
    let both = added.after(&Edit::Add(MarkValue::Four), second).unwrap();
    assert_eq!(both.after(&Edit::Assign { at: 0, work: second }, first), Err(MarkRefused::WorkTaken));
    assert_eq!(both.after(&Edit::Assign { at: 2, work: first }, first), Err(MarkRefused::NoSuchMark));
    let moved = both.after(&Edit::Assign { at: 0, work: AssignmentId(78) }, first).unwrap();
    let marks: Vec<_> = moved.marks.iter().map(|mark| (mark.assignment.0, mark.value)).collect();
    assert_eq!(marks, [(77, MarkValue::Four), (78, MarkValue::Five)]);
    let edit = Edit::Assign { at: 0, work: second };
    let permit = teacher().permit(lesson.write_marks(&edit)).unwrap();
    let wish = Change { seen: added.version, ..change(edit) };
    let facts = (day("2026-11-10"), Membership::Member, Hands::Teacher);
    assert_eq!(lesson.enter(wish, added, facts, permit), Err(MarkRefused::NoSuchWork));
}

#[test]
fn a_cell_changed_meanwhile_is_not_overwritten_and_the_same_content_is_no_conflict() {
    let lesson = lesson();
    let now = Cell::default().after(&Edit::Add(MarkValue::Four), AssignmentId(1)).unwrap();
    let late = |edit: Edit| {
        let permit = teacher().permit(lesson.write_marks(&edit)).unwrap();
        lesson.enter(
            change(edit),
            now.clone(),
            (day("2026-11-10"), Membership::Member, Hands::Teacher),
            permit,
        )
    };
    assert_eq!(late(Edit::Add(MarkValue::Five)), Err(MarkRefused::Changed));
    let same = late(Edit::Add(MarkValue::Four)).unwrap();
    assert!(same.is_done());
    assert_eq!(late(Edit::Remove { at: 0 }), Err(MarkRefused::Changed));
}

#[test]
fn the_journal_obeys_the_law_of_hands() {
    let lesson = lesson();
    let turn = |edit: Edit, before: Option<Attendance>, hands| {
        let permit = teacher().permit(lesson.write_marks(&edit)).unwrap();
        let before = Cell { attendance: before, ..Cell::default() };
        lesson.enter(change(edit), before, (day("2026-11-10"), Membership::Member, hands), permit)
    };
    let (ill, absent) = (Edit::Attend(Attendance::Ill), Edit::Attend(Attendance::Absent));
    let refused = |why: TurnRefused| Err(MarkRefused::Attendance(why));
    assert_eq!(turn(ill.clone(), None, Hands::Teacher), refused(TurnRefused::ReasonNotYours));
    assert_eq!(
        turn(Edit::ClearAttendance, Some(Attendance::Ill), Hands::Teacher),
        refused(TurnRefused::Resolved)
    );
    assert_eq!(turn(absent.clone(), None, Hands::ClassTeacher), refused(TurnRefused::NoAbsence));
    assert!(turn(ill.clone(), Some(Attendance::Absent), Hands::ClassTeacher).is_ok());
    assert!(turn(absent, None, Hands::Teacher).is_ok());
    assert!(
        turn(ill, None, Hands::Both).is_ok(),
        "who gives the lesson and leads the class does both at once"
    );
    assert!(
        turn(Edit::Add(MarkValue::Five), Some(Attendance::Ill), Hands::Teacher).is_ok(),
        "marks are no codes"
    );
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let value = prop::sample::select(MarkValue::ALL.to_vec());
    let code = prop::sample::select(Attendance::ALL.to_vec());
    prop_oneof![
        value.clone().prop_map(Edit::Add),
        (0usize..4, value).prop_map(|(at, value)| Edit::Replace { at, value }),
        (0usize..4).prop_map(|at| Edit::Remove { at }),
        (0usize..4, 1i64..4).prop_map(|(at, work)| Edit::Assign { at, work: AssignmentId(work) }),
        code.prop_map(Edit::Attend),
        Just(Edit::ClearAttendance),
        "[а-я ]{0,8}".prop_map(Edit::Comment),
    ]
}

proptest! {
    #[test]
    fn every_edit_that_goes_in_raises_the_version_by_one(edits in prop::collection::vec(any_edit(), 0..20)) {
        let mut cell = Cell::default();
        for edit in edits {
            if let Ok(next) = cell.after(&edit, AssignmentId(1)) {
                prop_assert_eq!(next.version, cell.version + 1);
                prop_assert!(next.marks.len() <= Cell::MOST_MARKS);
                cell = next;
            }
        }
    }

    #[test]
    fn a_change_survives_the_wire(edit in any_edit()) {
        let sent = change(edit);
        let text = serde_json::to_string(&sent).unwrap();
        prop_assert_eq!(serde_json::from_str::<Change>(&text).unwrap(), sent);
    }
}

#[test]
fn a_work_is_called_by_its_kind_and_its_title() {
    assert_eq!(work_called("Диктант", "Падежи"), "Диктант: Падежи");
    assert_eq!(work_called("Диктант", ""), "Диктант");
    assert_eq!(work_called("Диктант", "Диктант № 7"), "Диктант № 7");
}
