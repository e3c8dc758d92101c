//! The law of homework, sentence by sentence.

use chrono::NaiveDate;

use super::*;
use crate::access::{Actor, Standing};
use crate::calendar::{Span, Term, YearState};
use crate::ids::{AccountId, GroupId, LessonId, PersonId, SchoolId, TermId};
use crate::journal::{Lesson, LessonState, Membership};

const PUPIL: PersonId = PersonId(20);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn lesson() -> Lesson {
    let span = |first, last| Span { first: day(first), last: day(last) };
    let term = Term {
        id: TermId(2),
        title: "2 четверть".into(),
        span: span("2026-11-02", "2026-12-27"),
        posting: span("2026-11-02", "2026-12-30"),
    };
    Lesson {
        id: LessonId(5),
        school: SchoolId(1),
        group: GroupId(7),
        class: None,
        substitute: Some(PersonId(31)),
        date: day("2026-11-12"),
        state: LessonState::Held,
        year: YearState::Open,
        term: Some(term),
        without_marks: false,
        assignments: vec![],
    }
}

fn actor(person: i64, standing: Standing) -> Actor {
    Actor::new(AccountId(person), PersonId(person), standing)
}

fn guardian() -> Actor {
    actor(10, Standing { children: vec![PUPIL], ..Standing::default() })
}

fn duty(lesson: &Lesson) -> Duty<'_> {
    let due = Some(day("2026-11-16"));
    Duty { lesson, pupil: PUPIL, membership: Membership::Member, due, stands: None }
}

#[test]
fn the_pupil_and_the_guardians_answer_and_nobody_else() {
    let pupil = actor(20, Standing { pupil: true, ..Standing::default() });
    assert!(pupil.permit(DoHomework(PUPIL)).is_ok());
    assert!(guardian().permit(DoHomework(PUPIL)).is_ok());
    assert!(guardian().permit(DoHomework(PersonId(21))).is_err());
    let teacher = actor(30, Standing { teaches: vec![(SchoolId(1), GroupId(7))], ..Standing::default() });
    assert!(teacher.permit(DoHomework(PUPIL)).is_err());
}

#[test]
fn the_teacher_of_the_group_and_who_stands_in_keep_the_homework() {
    let lesson = lesson();
    let teacher =
        |group| actor(30, Standing { teaches: vec![(SchoolId(1), GroupId(group))], ..Standing::default() });
    assert!(teacher(7).permit(KeepHomework(&lesson)).is_ok());
    assert!(teacher(8).permit(KeepHomework(&lesson)).is_err());
    assert!(actor(31, Standing::default()).permit(KeepHomework(&lesson)).is_ok(), "the substitute");
}

#[test]
fn an_answer_after_the_day_is_taken_and_is_late() {
    let (lesson, permit) = (lesson(), guardian().permit(DoHomework(PUPIL)).unwrap());
    let answer = |today| duty(&lesson).answer((" x = 5\r\n", 0), day(today), &permit).unwrap();
    assert_eq!((answer("2026-11-16").late(), answer("2026-11-17").late()), (false, true));
    assert_eq!(answer("2026-11-16").text(), "x = 5");
    let refused = duty(&lesson).answer(("x", 0), day("2026-12-31"), &permit);
    assert_eq!(refused, Err(AnswerRefused::TermClosed("30.12.2026".into())));
}

#[test]
fn who_has_left_the_group_does_no_homework_of_it() {
    let (lesson, permit) = (lesson(), guardian().permit(DoHomework(PUPIL)).unwrap());
    let left = Duty { membership: Membership::Stranger, ..duty(&lesson) };
    assert_eq!(left.answer(("x", 0), day("2026-11-13"), &permit), Err(AnswerRefused::Left));
    assert_eq!(left.tick(day("2026-11-13"), &permit), Err(AnswerRefused::Left));
}

#[test]
fn an_answer_may_be_replaced_until_it_is_taken() {
    let (lesson, permit) = (lesson(), guardian().permit(DoHomework(PUPIL)).unwrap());
    let again =
        |stands| Duty { stands, ..duty(&lesson) }.answer(("x", 0), day("2026-11-13"), &permit).map(|_| ());
    assert_eq!(again(Some(AnswerState::Sent)), Ok(()));
    assert_eq!(again(Some(AnswerState::Rework)), Ok(()));
    assert_eq!(again(Some(AnswerState::Taken)), Err(AnswerRefused::Taken));
}

#[test]
fn an_answer_says_something_and_not_too_much() {
    let (lesson, permit) = (lesson(), guardian().permit(DoHomework(PUPIL)).unwrap());
    let said =
        |text: &str, files| duty(&lesson).answer((text, files), day("2026-11-13"), &permit).map(|_| ());
    assert_eq!(said(" \r\n ", 0), Err(AnswerRefused::Nothing));
    assert_eq!(said("", 1), Ok(()));
    assert_eq!(said("", MOST_FILES + 1), Err(AnswerRefused::TooManyFiles));
    assert_eq!(said(&"ы".repeat(LONGEST_ANSWER), 0), Ok(()));
    assert_eq!(said(&"ы".repeat(LONGEST_ANSWER + 1), 0), Err(AnswerRefused::TooLong));
    let other = Duty { pupil: PersonId(21), ..duty(&lesson) };
    assert_eq!(other.answer(("x", 0), day("2026-11-13"), &permit), Err(AnswerRefused::NotPermitted));
}

#[test]
fn nothing_is_answered_in_a_closed_year() {
    let (lesson, permit) =
        (Lesson { year: YearState::Closed, ..lesson() }, guardian().permit(DoHomework(PUPIL)).unwrap());
    assert_eq!(duty(&lesson).tick(day("2026-11-13"), &permit), Err(AnswerRefused::YearClosed));
}

#[test]
fn a_teacher_replies_to_what_was_read_and_says_what_to_do_better() {
    let lesson = lesson();
    let substitute = actor(31, Standing::default());
    let permit = substitute.permit(KeepHomework(&lesson)).unwrap();
    let said =
        |versions, verdict, words: &str| reply(versions, verdict, words, &permit).map(|entry| entry.state());
    assert_eq!(said((1, 1), Verdict::Taken, ""), Ok(AnswerState::Taken));
    assert_eq!(said((1, 1), Verdict::Rework, " "), Err(ReplyRefused::NoWords));
    assert_eq!(said((1, 1), Verdict::Rework, "№ 5 неверно"), Ok(AnswerState::Rework));
    assert_eq!(said((1, 2), Verdict::Taken, ""), Err(ReplyRefused::Changed));
    assert_eq!(said((1, 1), Verdict::Taken, &"ы".repeat(LONGEST_REPLY + 1)), Err(ReplyRefused::TooLong));
}

#[test]
fn a_link_leads_into_the_web_and_nowhere_else() {
    let link = WebLink::new("", " https://uchi.ru/tasks?id=5 ").unwrap();
    assert_eq!((link.title.as_str(), link.address.as_str()), ("uchi.ru", "https://uchi.ru/tasks?id=5"));
    for odd in [
        "",
        "uchi.ru",
        "javascript:alert(1)",
        "https://",
        "https://a b.ru",
        "https://x@evil.ru",
        "data:text/html,x",
    ] {
        assert_eq!(WebLink::new("x", odd), Err(LinkRefused::NoAddress), "{odd}");
    }
    let long = format!("https://uchi.ru/{}", "x".repeat(1_000));
    assert_eq!(WebLink::new("x", &long), Err(LinkRefused::TooLong));
    assert_eq!((may_enclose(9), may_enclose(10)), (Ok(1), Err(LinkRefused::Full)));
}

#[test]
fn a_homework_is_due_after_its_lesson_and_not_for_ever() {
    let lesson = lesson();
    assert_eq!(due_on(&lesson, day("2026-11-12")), Err(DueRefused::BeforeLesson));
    assert_eq!(due_on(&lesson, day("2026-11-13")), Ok(day("2026-11-13")));
    assert_eq!(due_on(&lesson, day("2027-05-13")), Err(DueRefused::TooFar));
}
