//! Control against real SQL: every number opens to its lessons, and the log proves itself.

mod compared;
mod looked;

use domain::calendar::Span;
use domain::ids::{LessonId, PersonId};
use serde_json::json;
use server_fn::ServerFn;

use super::api::{CellHistory, CountLacking, ListLacking, RecountLog, RemindTeacher, SealedLog};
use super::history::Past;
use super::overview::{By, Counts, Lack, Listed, Overview, Proof, Whose};
use crate::features::testing::{City, Visitor, city};
use crate::kit::AppError;
use crate::kit::event::seal_all;

/// The calls of the journal, whose slice is not ours to name.
const SAVE: &str = "/api/app/features/journal/api/save_cells";

/// A week that is over.
fn week() -> Span {
    Span { first: "2026-11-02".parse().unwrap(), last: "2026-11-07".parse().unwrap() }
}

async fn count(reader: &mut Visitor, by: By) -> Overview {
    reader.call_json(CountLacking::url(), &CountLacking { span: Some(week()), by }).await.read()
}

async fn list(reader: &mut Visitor, lack: Option<Lack>, whose: Whose) -> Listed {
    let ask = ListLacking { span: Some(week()), lack, whose };
    reader.call_json(ListLacking::url(), &ask).await.read()
}

/// A held lesson of that week in the journal of `teacher`, with a pupil of whom nothing stands there.
async fn spot(city: &City) -> (LessonId, PersonId) {
    const FROM: &str = "FROM lessons l JOIN accounts a ON a.person_id = l.teacher_id AND a.login = 'teacher' \
         JOIN group_members m ON m.school_id = l.school_id AND m.group_id = l.group_id AND m.since <= l.date AND m.until IS NULL \
         WHERE l.state = 'held' AND l.date BETWEEN '2026-11-02' AND '2026-11-07' \
         AND NOT EXISTS (SELECT 1 FROM cells c WHERE c.lesson_id = l.id AND c.pupil_id = m.pupil_id)";
    let lesson = city.number(&format!("SELECT min(l.id) {FROM}")).await;
    let pupil = city.number(&format!("SELECT min(m.pupil_id) {FROM} AND l.id = {lesson}")).await;
    (LessonId(lesson), PersonId(pupil))
}

async fn mark(teacher: &mut Visitor, (lesson, pupil): (LessonId, PersonId), value: &str) {
    let change =
        json!({ "id": "change-0001", "lesson": lesson, "pupil": pupil, "seen": 0, "edit": { "add": value } });
    let answer = teacher.call_json(SAVE, &json!({ "changes": [change] })).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[tokio::test]
async fn every_number_opens_to_as_many_lessons() {
    let city = city().await;
    let (mut deputy, lesson) = (city.sign_in("deputy").await, spot(&city).await.0);
    city.force(&format!("UPDATE lessons SET topic = NULL, state = 'planned' WHERE id = {lesson}")).await;
    city.force(&format!("DELETE FROM marks WHERE lesson_id = {lesson}")).await;
    for by in [By::Teacher, By::Class] {
        let overview = count(&mut deputy, by).await;
        assert!(overview.total.lessons > 20 && overview.total.topic > 0 && overview.total.attendance > 0);
        let sum = overview.rows.iter().fold(Counts::default(), |sum, line| sum.and(line.counts));
        assert_eq!(sum, overview.total);
        for line in &overview.rows {
            let all = list(&mut deputy, None, line.whose).await;
            assert_eq!(all.lessons.len(), line.counts.lessons as usize, "{}", line.title);
            for lack in Lack::ALL {
                let lacking = list(&mut deputy, Some(lack), line.whose).await;
                assert_eq!(lacking.lessons.len(), line.counts.of(lack) as usize, "{} {lack:?}", line.title);
                assert!(lacking.lessons.iter().all(|lesson| lesson.lacks.contains(&lack)));
            }
        }
    }
    let lacking = list(&mut deputy, Some(Lack::Topic), Whose::All).await;
    let found = lacking.lessons.iter().find(|one| one.id == lesson).expect("the lesson lacks its topic");
    assert_eq!((found.class.as_str(), found.teacher.as_str()), ("7А", "Тихонов А. П."));
    assert_eq!(found.lacks[..3], [Lack::Attendance, Lack::Topic, Lack::Marks]);
    assert!(found.term.is_some());
}

#[tokio::test]
async fn who_stands_in_answers_for_the_lesson_and_what_is_to_come_lacks_nothing() {
    let city = city().await;
    let (mut deputy, lesson) = (city.sign_in("deputy").await, spot(&city).await.0);
    let other = city.number("SELECT person_id FROM accounts WHERE login = 'teacher2'").await;
    let before = list(&mut deputy, None, Whose::Teacher(PersonId(other))).await.lessons.len();
    city.force(&format!("UPDATE lessons SET substitute_id = {other} WHERE id = {lesson}")).await;
    let after = list(&mut deputy, None, Whose::Teacher(PersonId(other))).await.lessons;
    assert_eq!(after.len(), before + 1);
    assert!(after.iter().any(|one| one.id == lesson && one.teacher == "Щербакова Ю. Р."));
    let ahead = Span { first: "2026-11-13".parse().unwrap(), last: "2026-11-30".parse().unwrap() };
    let ask = CountLacking { span: Some(ahead), by: By::Class };
    let coming: Overview = deputy.call_json(CountLacking::url(), &ask).await.read();
    assert_eq!((coming.total, coming.rows.len()), (Counts::default(), 0));
}

#[tokio::test]
async fn a_cell_tells_who_wrote_what_into_it() {
    let city = city().await;
    let (mut teacher, mut deputy) = (city.sign_in("teacher").await, city.sign_in("deputy").await);
    let (lesson, pupil) = spot(&city).await;
    let form = [("lesson", lesson.to_string()), ("pupil", pupil.to_string())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let past: Past = deputy.call(CellHistory::url(), &form).await.read();
    assert!(past.told.changes.is_empty() && past.told.carried_over().is_none());
    mark(&mut teacher, (lesson, pupil), "5").await;
    let past: Past = deputy.call(CellHistory::url(), &form).await.read();
    let [change] = &past.told.changes[..] else { panic!("{past:?}") };
    assert_eq!((change.who.as_str(), change.what.as_str()), ("Тихонов А. П.", "поставлена отметка"));
    assert_eq!((change.old.as_str(), change.new.as_str(), &change.seal), ("", "5", &None));
    assert_eq!(past.told.stands.map(|stands| stands.words).as_deref(), Some("5"));
    seal_all(&city.house.db, city.house.clock.now()).await;
    let sealed: Past = deputy.call(CellHistory::url(), &form).await.read();
    let seal = sealed.told.changes[0].seal.as_ref().expect("a seal covers it");
    let known = format!("SELECT COUNT(*) FROM seals WHERE hash LIKE '{}%'", seal.mark);
    assert_eq!(city.number(&known).await, 1);
    let refused = city.sign_in("coordinator2").await.call(CellHistory::url(), &form).await;
    assert_eq!(refused.refusal::<AppError>(), (404, AppError::NotFound), "the cell is another school's");
}

#[tokio::test]
async fn the_chain_of_the_school_is_recounted() {
    let city = city().await;
    let (mut teacher, mut deputy) = (city.sign_in("teacher").await, city.sign_in("deputy").await);
    mark(&mut teacher, spot(&city).await, "5").await;
    let before: Proof = deputy.call(SealedLog::url(), &[]).await.read();
    assert_eq!((before.sealed, before.unsealed, before.found), (0, 1, None));
    seal_all(&city.house.db, city.house.clock.now()).await;
    let whole: Proof = deputy.call(RecountLog::url(), &[]).await.read();
    assert_eq!((whole.sealed, whole.unsealed, whole.found), (1, 0, Some(vec![])));
    assert!(whole.last.is_some());
}

#[tokio::test]
async fn teachers_and_families_do_not_oversee() {
    let city = city().await;
    for login in ["teacher", "classteacher", "secretary", "parent", "pupil", "district", "city"] {
        let mut other = city.sign_in(login).await;
        for path in [SealedLog::url(), RecountLog::url()] {
            let refused = other.call(path, &[]).await;
            assert_eq!(refused.refusal::<AppError>(), (403, AppError::Denied), "{login} {path}");
        }
        let ask = CountLacking { span: None, by: By::Teacher };
        let refused = other.call_json(CountLacking::url(), &ask).await;
        assert_eq!(refused.refusal::<AppError>(), (403, AppError::Denied), "{login}");
    }
}

#[tokio::test]
async fn a_teacher_is_reminded_of_what_is_lacking_and_of_nothing_else() {
    let city = city().await;
    let (mut deputy, lesson) = (city.sign_in("deputy").await, spot(&city).await.0);
    let teacher = city.number("SELECT person_id FROM accounts WHERE login = 'teacher'").await;
    city.force(&format!("UPDATE lessons SET topic = 'Тема', state = 'held' WHERE teacher_id = {teacher}"))
        .await;
    let form =
        [("teacher", teacher.to_string()), ("first", "2026-11-02".into()), ("last", "2026-11-07".into())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let none = deputy.call(RemindTeacher::url(), &form).await;
    let told = "У этих уроков всё заполнено, напоминать не о чем.";
    assert_eq!(none.refusal(), (422, AppError::Refused(told.into())));
    let whose = Whose::Teacher(PersonId(teacher));
    assert_eq!(list(&mut deputy, None, whose).await.reminds, []);

    city.force(&format!("UPDATE lessons SET topic = NULL WHERE id = {lesson}")).await;
    assert_eq!(list(&mut deputy, None, whose).await.reminds, [PersonId(teacher)]);
    assert_eq!(deputy.call(RemindTeacher::url(), &form).await.status, 200);
    seal_all(&city.house.db, city.house.clock.now()).await;
    let event = format!(
        "SELECT COUNT(*) FROM events WHERE act = 'journal.remind' AND subject = 'person:{teacher}' \
         AND new = '0 1 2026-11-02 2026-11-07'"
    );
    assert_eq!(city.number(&event).await, 1);
}
