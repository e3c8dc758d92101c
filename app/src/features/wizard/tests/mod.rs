//! The wizard against real SQL: the first school of the demo city closes its year and begins the next.

use chrono::NaiveDate;
use domain::calendar::{Span, VACATION_SETS, YearPlan, lesson_days, weekday_number};
use domain::ids::ClassId;
use domain::timetable::Place;
use domain::wizard::{Missing, Step};
use serde_json::json;
use server_fn::ServerFn;

use super::api::{
    AddClasses, CopyClass, CopyDay, FillPlan, GiveRoles, GoOn, MakeGroups, OpenSchoolYear, OpenStep,
    PutLesson, PutWeek, SetBells, SetBorders, SetCard, SetHours, SetKinds, SetProfiles, SetRooms,
    SetSubjects, SetTeachers,
};
use super::sheet::{Ask, Body, Check, Groups, Opened, Plan, Week};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::AppError;

mod leading;
mod next;
mod opening;
mod readers;
mod school;
mod steps;
mod terms;
mod timetable;
mod vacancies;

/// A coordinator whose school has closed its year.
async fn beginning() -> (City, Visitor) {
    let city = city().await;
    city.force("UPDATE school_years SET state = 'closed'").await;
    let coordinator = city.sign_in("coordinator").await;
    (city, coordinator)
}

/// The same with the year saved, classes 7А and 7Б, their hours and groups.
async fn grouped() -> (City, Visitor) {
    let (city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    add_classes(&mut coordinator, 7, "АБ").await.read::<()>();
    enrol(&city).await;
    coordinator.call(FillPlan::url(), &[]).await.read::<()>();
    coordinator.call(MakeGroups::url(), &[]).await.read::<()>();
    (city, coordinator)
}

/// Pupils of the old 7А join the new one.
async fn enrol(city: &City) {
    city.force(
        "INSERT INTO class_members (school_id, class_id, pupil_id, since, order_line_id) \
         SELECT m.school_id, n.id, m.pupil_id, '2027-09-01', m.order_line_id FROM class_members m \
         JOIN classes c ON c.id = m.class_id AND c.grade = 7 AND c.letter = 'А' AND m.until IS NULL \
         JOIN school_years y ON y.id = c.year_id AND y.first_day = '2026-09-01' \
         JOIN classes n ON n.school_id = c.school_id AND n.grade = 7 AND n.letter = 'А' AND n.id <> c.id",
    )
    .await;
}

async fn set_year(coordinator: &mut Visitor, plan: &YearPlan) -> Answer {
    let kinds = coordinator.call(SetKinds::url(), &[]).await;
    if kinds.status == 422 {
        return kinds;
    }
    set_borders(coordinator, &days(plan)).await
}

/// The plan as the form of borders sends it.
fn days(plan: &YearPlan) -> Vec<(String, String)> {
    let mut fields = vec![];
    let mut put = |of: String, span: Span| {
        fields.push((format!("days[{of}.first]"), span.first.to_string()));
        fields.push((format!("days[{of}.last]"), span.last.to_string()));
    };
    let [first, second, third, fourth] = plan.quarters;
    for (at, span) in plan.quarters.into_iter().enumerate() {
        put(format!("quarter.{at}"), span);
    }
    put("half.0".into(), Span { first: first.first, last: second.last });
    put("half.1".into(), Span { first: third.first, last: fourth.last });
    for set in VACATION_SETS {
        let own = plan.vacations().into_iter().filter(|one| one.set == set);
        for (at, vacation) in own.enumerate() {
            put(format!("{set}.{at}"), vacation.span);
        }
    }
    fields
}

async fn set_borders(coordinator: &mut Visitor, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    coordinator.call(SetBorders::url(), &fields).await
}

async fn add_classes(coordinator: &mut Visitor, grade: usize, letters: &str) -> Answer {
    let fields: Vec<(&str, &str)> =
        (1..=11).map(|of| ("letters[]", if of == grade { letters } else { "" })).collect();
    coordinator.call(AddClasses::url(), &fields).await
}

async fn open(coordinator: &mut Visitor, step: Option<Step>, of: &str) -> Opened {
    let ask = Ask { step, of: of.to_owned() };
    coordinator.call_json(OpenStep::url(), &json!({ "ask": ask })).await.read()
}

async fn plan(coordinator: &mut Visitor, of: &str) -> Plan {
    match open(coordinator, Some(Step::Plan), of).await.body {
        Body::Plan(plan) => plan,
        other => panic!("{other:?}"),
    }
}

async fn groups(coordinator: &mut Visitor, of: &str) -> Groups {
    match open(coordinator, Some(Step::Groups), of).await.body {
        Body::Groups(groups) => groups,
        other => panic!("{other:?}"),
    }
}

async fn week(coordinator: &mut Visitor, of: &str) -> Week {
    match open(coordinator, Some(Step::Timetable), of).await.body {
        Body::Timetable(week) => week,
        other => panic!("{other:?}"),
    }
}

async fn check(coordinator: &mut Visitor) -> Check {
    match open(coordinator, Some(Step::Check), "").await.body {
        Body::Check(check) => check,
        other => panic!("{other:?}"),
    }
}

/// Puts a lesson of this subject into the week of the class.
async fn put(coordinator: &mut Visitor, class: ClassId, (place, subject): (&str, &str)) -> Answer {
    let week = week(coordinator, &class.to_string()).await;
    let group = week.groups.iter().find(|group| group.subject == subject).unwrap().group;
    coordinator.call_json(PutLesson::url(), &json!({ "class": class, "place": place, "group": group })).await
}

/// 7А and 7Б.
async fn classes(coordinator: &mut Visitor) -> (ClassId, ClassId) {
    let week = week(coordinator, "").await;
    assert_eq!(week.classes.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["7А", "7Б"]);
    (week.classes[0].0, week.classes[1].0)
}
