//! The least city that has two schools: school 1 with groups 1 and 3, school 2 with group 2.

use domain::ids::{AccountId, GroupId, LessonId, PersonId, SchoolId};
use sea_orm::prelude::{Date, DateTimeUtc, Time};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseConnection, IntoActiveModel};

pub async fn two_schools(db: &DatabaseConnection) {
    let school = "organisations (kind, code, name, short_name, created_at) VALUES ('school',";
    let year = "school_years (school_id, first_day, last_day, state) VALUES";
    let group = "groups (school_id, year_id, subject_id, grade, name) VALUES";
    for row in [
        format!("{school} 's1', 'Школа № 1', 'Школа № 1', '2026-11-02T08:00:00Z')"),
        format!("{school} 's2', 'Школа № 2', 'Школа № 2', '2026-11-02T08:00:00Z')"),
        format!("{year} (1, '2026-09-01', '2027-08-31', 'open')"),
        format!("{year} (2, '2026-09-01', '2027-08-31', 'open')"),
        "subjects (code, name, short_name) VALUES ('algebra', 'Алгебра', 'Алг')".to_owned(),
        format!("{group} (1, 1, 1, 7, '7А Алгебра')"),
        format!("{group} (2, 2, 1, 7, '7А Алгебра')"),
        format!("{group} (1, 1, 1, 7, '7Б Алгебра')"),
        "persons (surname, given, search) VALUES ('Иванова', 'Анна', 'иванова анна')".to_owned(),
        "accounts (person_id, login, must_change, created_at) \
         VALUES (1, 'ivanova', FALSE, '2026-11-02T08:00:00Z')"
            .to_owned(),
    ] {
        let insert = format!("INSERT INTO {row}");
        db.execute_unprepared(&insert).await.expect(&insert);
    }
}

pub fn lesson(id: i64, school: i64, group: i64) -> entity::lesson::ActiveModel {
    entity::lesson::Model {
        id: LessonId(id),
        school_id: SchoolId(school),
        group_id: GroupId(group),
        date: Date::from_ymd_opt(2026, 11, 2).expect("a day of the calendar"),
        number: 1,
        starts: eight_thirty(),
        ends: Time::from_hms_opt(9, 10, 0).expect("a time of day"),
        room_id: None,
        teacher_id: PersonId(1),
        substitute_id: None,
        topic: None,
        state: "planned".to_owned(),
        held_at: None,
        version: 0,
    }
    .into_active_model()
    .reset_all()
}

pub fn eight_thirty() -> Time {
    Time::from_hms_opt(8, 30, 0).expect("a time of day")
}

pub fn event() -> entity::event::ActiveModel {
    entity::event::ActiveModel {
        school_id: Set(SchoolId(0)),
        at: Set(DateTimeUtc::UNIX_EPOCH),
        by: Set(Some(AccountId(1))),
        act: Set("mark.add".to_owned()),
        subject: Set("lesson:5 pupil:9".to_owned()),
        ..Default::default()
    }
}
