//! Lessons given at another time, and other subjects in their place.

use super::*;
use crate::ids::RoomId;

const FREE: LessonId = LessonId(900);

fn slot(number: u8) -> Slot {
    let starts = 480 + u16::from(number) * 60;
    Slot { number, bell: Bell { starts, ends: starts + 45 } }
}

/// The lesson of the teacher who is away.
fn shifting(day: &Day) -> Shifting {
    shifting_of(day, OPEN)
}

/// The Monday after: everybody is here.
fn monday() -> Day {
    let lessons = vec![lesson(1, 9, 1, MATHS), lesson(4, 7, 2, HISTORY), lesson(6, 9, 4, MATHS)];
    Day { date: day_of("2026-11-16"), lessons, away: vec![], ..day() }
}

fn shift(to: &Day, shifting: &Shifting, number: u8) -> Result<Placement, SubstitutionRefused> {
    to.shift(shifting, slot(number), &permit())
}

const fn made(written: Written) -> Made {
    Made { lesson: FREE, group: GroupId(80), written }
}

#[test]
fn a_lesson_is_moved_where_neither_its_teacher_nor_its_pupils_have_another() {
    let (day, monday) = (day(), monday());
    let shifting = shifting(&day);
    assert_eq!(monday.clash(&shifting, slot(1)), Some(ShiftClash::TeacherBusy(LessonId(901))));
    assert_eq!(shift(&monday, &shifting, 1), Err(SubstitutionRefused::TeacherBusyThen));
    assert_eq!(monday.clash(&shifting, slot(2)), Some(ShiftClash::PupilsBusy(LessonId(702))));
    assert_eq!(shift(&monday, &shifting, 2), Err(SubstitutionRefused::PupilsBusyThen));
    let placed = shift(&monday, &shifting, 4).unwrap();
    assert_eq!((placed.on(), placed.slot(), placed.group()), (monday.date, slot(4), GroupId(80)));
    let decision = placed.made(FREE);
    assert_eq!(decision.lesson(), OPEN);
    assert_eq!(decision.outcome(), Some(Outcome::Moved(made(Written::Nothing))));
}

#[test]
fn a_lesson_is_not_moved_to_where_it_stands_or_its_teacher_is_away() {
    let day = day();
    let shifting = shifting(&day);
    assert_eq!(shift(&day, &shifting, 3), Err(SubstitutionRefused::Here));
    assert_eq!(shift(&day, &shifting, 7), Err(SubstitutionRefused::TeacherAwayThen));
    let shut = Day { year: YearState::Closed, ..monday() };
    assert_eq!(shift(&shut, &shifting, 4), Err(SubstitutionRefused::YearNotOpen));
    let ended = Shifting { year: YearState::Closed, ..shifting.clone() };
    assert_eq!(shift(&monday(), &ended, 4), Err(SubstitutionRefused::YearNotOpen));
    let foreign = Day { school: SchoolId(2), ..monday() };
    assert_eq!(shift(&foreign, &shifting, 4), Err(SubstitutionRefused::NotPermitted));
}

#[test]
fn a_lesson_of_somebody_who_is_here_is_moved_as_well() {
    let monday = monday();
    let lesson = monday.lesson(LessonId(702)).unwrap().clone();
    let shared = BTreeSet::from([lesson.group]);
    let shifting = Shifting { shared, lesson, from: monday.date, year: monday.year };
    assert!(shift(&monday, &shifting, 6).is_ok());
}

#[test]
fn the_room_is_kept_while_nobody_is_in_it() {
    let (mut day, mut monday) = (day(), monday());
    lesson_mut(&mut day, OPEN).room = Some(RoomId(5));
    let shifting = shifting(&day);
    assert_eq!(shift(&monday, &shifting, 4).unwrap().room(), Some(RoomId(5)));
    lesson_mut(&mut monday, LessonId(904)).room = Some(RoomId(5));
    assert_eq!(shift(&monday, &shifting, 4).unwrap().room(), None);
    assert_eq!(shift(&monday, &shifting, 5).unwrap().room(), Some(RoomId(5)));
}

#[test]
fn another_subject_is_given_by_its_own_teacher_who_is_free() {
    let mut day = day();
    let history = OtherSubject { group: GroupId(90), teacher: PersonId(4) };
    let placed = day.instead(OPEN, history, &permit()).unwrap();
    assert_eq!((placed.group(), placed.teacher(), placed.slot()), (GroupId(90), PersonId(4), slot(3)));
    assert_eq!(placed.made(FREE).outcome().map(Outcome::state), Some(LessonState::Cancelled));
    let busy = OtherSubject { teacher: PersonId(6), ..history };
    assert_eq!(day.instead(OPEN, busy, &permit()), Err(SubstitutionRefused::TeacherBusy(3)));
    let same = OtherSubject { group: GroupId(80), teacher: PersonId(2) };
    assert_eq!(day.instead(OPEN, same, &permit()), Err(SubstitutionRefused::NoOtherSubject));
    lesson_mut(&mut day, OPEN).written = Written::Something;
    assert_eq!(day.instead(OPEN, history, &permit()), Err(SubstitutionRefused::WrittenAlready));
}

#[test]
fn a_decision_is_taken_back_and_a_cancelled_lesson_returns() {
    let mut day = day();
    assert_eq!(decide(&day, Choice::Undo), Err(SubstitutionRefused::NothingToUndo));
    let own = lesson_mut(&mut day, OPEN);
    (own.decided, own.state) = (Some(Outcome::Cancelled), LessonState::Cancelled);
    assert_eq!(decide(&day, Choice::Undo), Ok(None));
    assert_eq!(decide(&day, stand_in(2)), Ok(Some(Outcome::Replaced(PersonId(2)))));
}

#[test]
fn a_lesson_does_not_come_back_to_an_hour_that_its_teacher_or_its_pupils_have_given_away() {
    for (outcome, state, pupils) in [
        (Outcome::Cancelled, LessonState::Cancelled, Err(SubstitutionRefused::PupilsTaken)),
        (Outcome::Replaced(PersonId(2)), LessonState::Planned, Ok(None)),
    ] {
        let mut day = day();
        let own = lesson_mut(&mut day, OPEN);
        (own.decided, own.state) = (Some(outcome), state);
        let elsewhere = LessonId(903);
        lesson_mut(&mut day, elsewhere).decided = Some(Outcome::Replaced(ILL));
        assert_eq!(decide(&day, Choice::Undo), Err(SubstitutionRefused::TeacherTaken));
        let other = lesson_mut(&mut day, elsewhere);
        (other.decided, other.group) = (None, GroupId(70 + HISTORY.0));
        assert_eq!(decide(&day, Choice::Undo), pupils);
        lesson_mut(&mut day, elsewhere).state = LessonState::Cancelled;
        assert_eq!(decide(&day, Choice::Undo), Ok(None));
    }
}

#[test]
fn the_lesson_made_does_not_stand_against_the_one_that_comes_back() {
    let mut day = day();
    let own = lesson_mut(&mut day, OPEN);
    (own.decided, own.state) = (Some(Outcome::Instead(made(Written::Nothing))), LessonState::Cancelled);
    let given = DayLesson { id: FREE, decided: None, state: LessonState::Planned, ..own.clone() };
    day.lessons.push(given);
    assert_eq!(decide(&day, Choice::Undo), Ok(None));
}

#[test]
fn what_gave_way_is_taken_back_while_nothing_stands_in_the_lesson_made() {
    let mut day = day();
    for (outcome, state) in [
        (Outcome::Moved as fn(Made) -> Outcome, LessonState::Moved),
        (Outcome::Instead, LessonState::Cancelled),
    ] {
        let own = lesson_mut(&mut day, OPEN);
        (own.decided, own.state) = (Some(outcome(made(Written::Nothing))), state);
        assert_eq!(
            day.standing(day.lesson(OPEN).unwrap()),
            Standing::Settled(outcome(made(Written::Nothing)))
        );
        assert_eq!(day.lesson(OPEN).unwrap().given_by(), None);
        for choice in [stand_in(2), Choice::Cancel] {
            assert_eq!(decide(&day, choice), Err(SubstitutionRefused::Placed));
        }
        assert_eq!(shift(&monday(), &shifting(&day), 4), Err(SubstitutionRefused::Placed));
        assert_eq!(decide(&day, Choice::Undo), Ok(None));
        lesson_mut(&mut day, OPEN).decided = Some(outcome(made(Written::Something)));
        assert_eq!(decide(&day, Choice::Undo), Err(SubstitutionRefused::MadeInUse));
    }
}
