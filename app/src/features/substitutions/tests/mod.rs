//! Substitutions against real SQL: absences entered, lessons decided about, and who sees it.

use domain::ids::{LessonId, PersonId};
use server_fn::ServerFn;

use super::api::{
    CancelAbsence, ChangeAbsence, CountHours, EnterAbsence, OpenSubstitutionSheet, OpenSubstitutions,
    OpenTeacherAbsences, Settle, SettleDay,
};
use super::away::AwayList;
use super::board::{Board, Decided, Line, State};
use super::papers::{Register, Sheet};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::AppError;
use crate::kit::news::Happened;

mod absences;
mod deciding;
mod placing;
mod seeing;

const TODAY: &str = "2026-11-12";

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

async fn board(deputy: &mut Visitor, on: &str) -> Board {
    deputy.call(OpenSubstitutions::url(), &[("on", on)]).await.read()
}

async fn away(reader: &mut Visitor) -> AwayList {
    reader.call(OpenTeacherAbsences::url(), &[]).await.read()
}

async fn settle(hand: &mut Visitor, lesson: LessonId, choice: &str) -> Answer {
    hand.call(Settle::url(), &[("lesson", &lesson.to_string()), ("choice", choice)]).await
}

/// Enters that the teacher is away on courses.
async fn enter(hand: &mut Visitor, teacher: PersonId, (first, last): (&str, &str)) -> Answer {
    let teacher = teacher.to_string();
    let form = [
        ("teacher", teacher.as_str()),
        ("days[kind]", "courses"),
        ("days[first]", first),
        ("days[last]", last),
        ("days[first_lesson]", ""),
        ("days[last_lesson]", ""),
    ];
    hand.call(EnterAbsence::url(), &form).await
}

fn is_open(line: &Line) -> bool {
    matches!(line.state, State::Open | State::OpenAgain(_))
}

/// A city in which nobody is away yet.
async fn calm_city() -> City {
    let city = city().await;
    city.force("UPDATE lessons SET substitute_id = NULL").await;
    city.force("DELETE FROM substitutions").await;
    city.force("DELETE FROM teacher_absences").await;
    city
}

/// A day from today on when `login` has a planned lesson and `other` is free at its number.
async fn spot(city: &City, login: &str, other: &str) -> (LessonId, String) {
    let (teacher, other) = (person(city, login).await, person(city, other).await);
    let of = format!(
        "FROM lessons l WHERE l.teacher_id = {teacher} AND l.date >= '{TODAY}' AND l.state = 'planned' \
         AND NOT EXISTS (SELECT 1 FROM lessons o WHERE o.teacher_id = {other} AND o.date = l.date AND o.number = l.number) \
         ORDER BY l.date, l.number LIMIT 1"
    );
    let lesson = city.number(&format!("SELECT l.id {of}")).await;
    for day in 12..28 {
        let date = format!("2026-11-{day}");
        let asked = format!("SELECT count(*) FROM lessons WHERE id = {lesson} AND date = '{date}'");
        if city.number(&asked).await == 1 {
            return (LessonId(lesson), date);
        }
    }
    panic!("no lesson of {login} in November");
}
