//! Notices against real SQL: told out of the log, heard by those who may, read, taken back, mailed and pushed.

use domain::ids::{LessonId, PersonId};
use server_fn::ServerFn;

use super::api::{OpenBoard, OpenNotices, ReadNotices};
use super::board::Board;
use super::teller::tell;
use super::told::{Notices, Told};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::event::seal_all;

mod announcements;
mod bell;
mod campaigns;
mod comments;
mod consents;
mod mail;
mod push;
mod push_sink;
mod sink;
mod standing_in;
mod telling;

const JOURNAL: &str = "/api/app/features/journal/api";

/// A lesson of algebra in 7А with `pupil` in it; his cell is emptied behind everybody's back.
async fn spot(city: &City) -> (LessonId, PersonId) {
    let of = "FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
         JOIN subjects s ON s.id = g.subject_id AND s.code = 'algebra' \
         JOIN group_members m ON m.school_id = l.school_id AND m.group_id = l.group_id \
         JOIN accounts a ON a.person_id = m.pupil_id AND a.login = 'pupil' \
         WHERE l.state = 'held' AND l.date BETWEEN '2026-11-02' AND '2026-11-09'";
    let lesson = LessonId(city.number(&format!("SELECT max(l.id) {of}")).await);
    let pupil = person(city, "pupil").await;
    for table in ["marks", "cells"] {
        city.force(&format!("DELETE FROM {table} WHERE lesson_id = {lesson} AND pupil_id = {pupil}")).await;
    }
    (lesson, pupil)
}

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

/// One edit of a cell by the teacher, as the journal sends it.
async fn edit(teacher: &mut Visitor, id: &str, (lesson, pupil): (LessonId, PersonId), seen: u32, edit: &str) {
    let edit: serde_json::Value = serde_json::from_str(edit).unwrap();
    let change =
        serde_json::json!({ "id": id, "lesson": lesson, "pupil": pupil, "seen": seen, "edit": edit });
    let answer = teacher
        .call_json(&format!("{JOURNAL}/save_cells"), &serde_json::json!({ "changes": [change] }))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.body.contains("Saved"), "{}", answer.body);
}

/// Seals what is in the log, then tells of it; how many notices were written.
async fn told(city: &City) -> usize {
    seal_all(&city.house.db, city.house.clock.now()).await;
    tell(&city.house).await.unwrap()
}

async fn notices(visitor: &mut Visitor) -> Notices {
    visitor.call(OpenNotices::url(), &[]).await.read()
}

/// What is new to somebody.
async fn unread(visitor: &mut Visitor) -> Vec<Told> {
    let days = notices(visitor).await.days;
    let all = days.into_iter().flat_map(|day| day.of).flat_map(|of| of.told);
    all.filter(|told| told.freshness.is_unread()).collect()
}

async fn read_all(visitor: &mut Visitor) {
    let seen = notices(visitor).await.seen;
    assert_eq!(visitor.call(ReadNotices::url(), &[("seen", &seen)]).await.status, 200);
}

/// The figure beside the bell, as the page says it aloud.
async fn rings(visitor: &mut Visitor) -> Option<String> {
    let page = visitor.open("/sessions").await.body;
    let after = page.split("Уведомления, новых: ").nth(1)?;
    Some(after.split('"').next().unwrap_or_default().to_owned())
}

async fn board(visitor: &mut Visitor) -> Board {
    visitor.call(OpenBoard::url(), &[]).await.read()
}
