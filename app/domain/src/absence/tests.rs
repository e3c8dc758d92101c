//! The law of absences, sentence by sentence.

use super::*;
use crate::access::{Actor, Denied, Standing};
use crate::calendar::{Span, Term, YearState};
use crate::ids::{AccountId, ClassId, GroupId, LessonId, PersonId, SchoolId, TermId};
use crate::journal::{Attendance, Lesson, LessonState, MarkRefused};
use Attendance::{Absent, Excused, Exempt, Ill, Late, Unexcused};

const SCHOOL: SchoolId = SchoolId(7);
const CLASS: ClassId = ClassId(71);
const PUPIL: PersonId = PersonId(9);

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn span(first: &str, last: &str) -> Span {
    Span { first: day(first), last: day(last) }
}

/// Of a group gathered from several classes.
fn lesson() -> Lesson {
    let quarter = span("2026-11-02", "2026-12-30");
    Lesson {
        id: LessonId(1),
        school: SCHOOL,
        group: GroupId(70),
        class: None,
        substitute: None,
        date: day("2026-11-10"),
        state: LessonState::Held,
        year: YearState::Open,
        term: Some(Term {
            id: TermId(2), title: "2 четверть".into(), span: quarter, posting: quarter
        }),
        without_marks: false,
        assignments: vec![],
    }
}

fn actor(standing: Standing) -> Actor {
    Actor::new(AccountId(6), PersonId(60), standing)
}

fn class_teacher() -> Actor {
    actor(Standing { leads: vec![(SCHOOL, CLASS)], ..Standing::default() })
}

fn resolve(before: Option<Attendance>, code: Attendance, today: &str) -> Result<Resolution, AbsenceRefused> {
    let lesson = lesson();
    let absence = Absence { lesson: &lesson, pupil: PUPIL, class: CLASS, code: before };
    absence.resolve(code, day(today), class_teacher().permit(absence.resolve_absence()).unwrap())
}

#[test]
fn the_class_teacher_gives_an_absence_its_reason_and_may_take_it_back() {
    let resolved = resolve(Some(Absent), Ill, "2026-11-12").unwrap();
    assert_eq!((resolved.by(), resolved.lesson(), resolved.pupil()), (AccountId(6), LessonId(1), PUPIL));
    assert_eq!(resolved.code(), Ill);
    for code in [Excused, Unexcused, Absent] {
        assert!(resolve(Some(Ill), code, "2026-11-12").is_ok(), "{code:?}");
    }
}

#[test]
fn the_class_teacher_neither_makes_an_absence_nor_wipes_it_out() {
    for before in [None, Some(Late), Some(Exempt)] {
        assert_eq!(resolve(before, Ill, "2026-11-12"), Err(TurnRefused::NoAbsence.into()), "{before:?}");
    }
    for code in [Late, Exempt] {
        assert_eq!(
            resolve(Some(Absent), code, "2026-11-12"),
            Err(TurnRefused::NotAReason.into()),
            "{code:?}"
        );
    }
    assert_eq!(Hand::ClassTeacher.turn(Some(Ill), None), Err(TurnRefused::NotAReason));
}

#[test]
fn no_reason_is_written_into_a_closed_term() {
    let refused = resolve(Some(Absent), Ill, "2026-12-31").unwrap_err();
    assert!(matches!(refused, AbsenceRefused::Journal(MarkRefused::TermClosed { .. })));
    assert!(refused.to_string().starts_with("Период «2 четверть» закрыт"), "{refused}");
}

#[test]
fn the_teacher_of_a_lesson_says_who_is_away_and_not_why() {
    let own = [None, Some(Absent), Some(Late), Some(Exempt)];
    for before in own {
        for after in own {
            assert_eq!(Hand::Teacher.turn(before, after), Ok(()), "{before:?} → {after:?}");
        }
        for reason in [Excused, Ill, Unexcused] {
            assert_eq!(Hand::Teacher.turn(before, Some(reason)), Err(TurnRefused::ReasonNotYours));
            assert_eq!(Hand::Teacher.turn(Some(reason), before), Err(TurnRefused::Resolved));
        }
    }
}

#[test]
fn only_the_teacher_of_the_pupil_s_own_class_resolves() {
    let lesson = lesson();
    let absence = |class| Absence { lesson: &lesson, pupil: PUPIL, class, code: Some(Absent) };
    assert!(class_teacher().may(&absence(CLASS).resolve_absence()));
    assert_eq!(class_teacher().permit(absence(ClassId(72)).resolve_absence()).err(), Some(Denied));
    let others = [
        Standing { teaches: vec![(SCHOOL, GroupId(70))], ..Standing::default() },
        Standing { children: vec![PUPIL], ..Standing::default() },
        Standing { leads: vec![(SchoolId(8), CLASS)], ..Standing::default() },
    ];
    for standing in others {
        assert!(!actor(standing).may(&absence(CLASS).resolve_absence()));
    }
}

fn note(kind: NoteKind, first: &str, last: &str) -> AbsenceNote {
    AbsenceNote { pupil: PUPIL, kind, span: span(first, last), text: " температура\u{7} ".into() }
}

fn submit(note: AbsenceNote) -> Result<NoteEntry, NoteRefused> {
    let mother = actor(Standing { children: vec![PUPIL], ..Standing::default() });
    note.submit(mother.permit(WriteNote(PUPIL)).unwrap())
}

#[test]
fn a_guardian_writes_a_note_about_the_own_child() {
    let kept = submit(note(NoteKind::Ill, "2026-11-09", "2026-11-13")).unwrap();
    assert_eq!((kept.by(), kept.note().text.as_str()), (AccountId(6), "температура"));
    let pupil = Actor::new(AccountId(9), PUPIL, Standing { pupil: true, ..Standing::default() });
    assert_eq!(pupil.permit(WriteNote(PUPIL)).err(), Some(Denied), "nobody excuses oneself");
    let other = actor(Standing { children: vec![PersonId(10)], ..Standing::default() });
    assert!(other.permit(WriteNote(PUPIL)).is_err());
}

#[test]
fn a_note_has_days_in_order_and_a_text_of_five_hundred_characters_at_most() {
    assert_eq!(submit(note(NoteKind::Ill, "2026-11-10", "2026-11-09")), Err(NoteRefused::Backwards));
    assert_eq!(submit(note(NoteKind::Ill, "2026-11-01", "2026-12-31")), Err(NoteRefused::TooManyDays));
    assert!(submit(note(NoteKind::Ill, "2026-11-01", "2026-12-30")).is_ok(), "sixty days");
    let long = AbsenceNote { text: "ы".repeat(501), ..note(NoteKind::Ill, "2026-11-09", "2026-11-09") };
    assert_eq!(submit(long), Err(NoteRefused::TextTooLong));
    assert_eq!(NoteRefused::TextTooLong.to_string(), "Текст записки длиннее 500 знаков.");
}

#[test]
fn a_note_suggests_a_code_for_every_unexplained_absence_in_its_days() {
    let missed =
        |lesson, on: &str, code| Missed { lesson: LessonId(lesson), pupil: PUPIL, on: day(on), code };
    let of_other = Missed { pupil: PersonId(10), ..missed(5, "2026-11-10", Absent) };
    let all = [
        missed(1, "2026-11-08", Absent),
        missed(2, "2026-11-09", Absent),
        missed(3, "2026-11-10", Late),
        missed(4, "2026-11-10", Unexcused),
        of_other,
        missed(6, "2026-11-13", Absent),
        missed(7, "2026-11-14", Absent),
    ];
    let ill = note(NoteKind::Ill, "2026-11-09", "2026-11-13");
    let found = |notes: &[AbsenceNote]| -> Vec<(i64, Attendance)> {
        suggestions(&all, notes).into_iter().map(|(missed, code)| (missed.lesson.0, code)).collect()
    };
    assert_eq!(found(std::slice::from_ref(&ill)), [(2, Ill), (6, Ill)]);
    let later = note(NoteKind::Family, "2026-11-13", "2026-11-14");
    assert_eq!(found(&[ill, later]), [(2, Ill), (6, Excused), (7, Excused)], "the last note speaks");
    assert!(found(&[]).is_empty());
}

#[test]
fn what_a_note_suggests_is_the_class_teacher_s_to_write() {
    for kind in NoteKind::ALL {
        assert_eq!(Hand::ClassTeacher.turn(Some(Absent), Some(kind.suggests())), Ok(()));
    }
}

#[test]
fn who_gives_a_lesson_to_the_own_class_has_both_hands() {
    let own = Lesson { class: Some(CLASS), ..lesson() };
    let (teaches, leads) = (vec![(SCHOOL, GroupId(70))], vec![(SCHOOL, CLASS)]);
    let teacher = Standing { teaches: teaches.clone(), ..Standing::default() };
    assert_eq!(Hands::of(&actor(teacher), &own), Hands::Teacher);
    assert_eq!(Hands::of(&class_teacher(), &own), Hands::ClassTeacher);
    let both = actor(Standing { teaches, leads, ..Standing::default() });
    assert_eq!(Hands::of(&both, &own), Hands::Both);
    assert_eq!(Hands::of(&both, &lesson()), Hands::Teacher, "a group gathered from several classes");
    for (before, after) in [(None, Some(Ill)), (Some(Ill), None), (Some(Late), Some(Excused))] {
        assert_eq!(Hands::Both.turn(before, after), Ok(()), "{before:?} → {after:?}");
    }
}

#[test]
fn a_note_tells_its_author_what_became_of_it() {
    let missed = |on: &str, code| Missed { lesson: LessonId(1), pupil: PUPIL, on: day(on), code };
    let ill = note(NoteKind::Ill, "2026-11-09", "2026-11-13");
    let state = |codes: &[Attendance]| {
        let all: Vec<_> = codes.iter().map(|code| missed("2026-11-10", *code)).collect();
        NoteState::of(&ill, &all)
    };
    assert_eq!(state(&[]), NoteState::Sent);
    assert_eq!(state(&[Late, Exempt]), NoteState::Sent);
    assert_eq!(state(&[Ill, Absent, Absent]), NoteState::Waiting { lessons: 2 });
    assert_eq!(state(&[Ill, Ill, Late]), NoteState::Accepted { lessons: 2 });
    assert_eq!(state(&[Ill, Unexcused]), NoteState::Otherwise { accepted: 1, others: 1 });
    let elsewhere =
        [missed("2026-11-16", Absent), Missed { pupil: PersonId(10), ..missed("2026-11-10", Absent) }];
    assert_eq!(NoteState::of(&ill, &elsewhere), NoteState::Sent);
}
