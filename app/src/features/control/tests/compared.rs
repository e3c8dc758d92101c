//! Averages beside term marks, their past, and the past of cells that were carried over.

use domain::ids::{ClassId, GroupId, TermId};

use super::*;
use crate::features::control::api::{CompareAverages, ListDoubts, RemindClass, TermMarkHistory};
use crate::features::control::beside::{Averages, OfPupil};
use crate::features::control::doubt::Doubts;
use crate::features::control::history::TermPast;

/// The class 7А of the first school.
async fn class(city: &City) -> ClassId {
    let of = "SELECT c.id FROM classes c JOIN organisations o ON o.id = c.school_id \
         WHERE o.code = 'school-1' AND c.grade = 7 AND c.letter = 'А'";
    ClassId(city.number(of).await)
}

async fn compare(reader: &mut Visitor, whose: Whose) -> Averages {
    let ask = CompareAverages { term: None, whose };
    reader.call_json(CompareAverages::url(), &ask).await.read()
}

/// Rows with a term mark in the algebra of the class, and where they are.
fn algebra(averages: &Averages) -> (Vec<&OfPupil>, GroupId, TermId) {
    let group = averages.groups.iter().find(|group| group.place.subject == "Алгебра").unwrap();
    let marked = group.rows.iter().filter(|row| row.mark.is_some() && row.average.is_some());
    (marked.collect(), group.place.group, averages.term.unwrap())
}

#[tokio::test]
async fn every_term_mark_of_a_class_stands_beside_its_average() {
    let city = city().await;
    let (mut deputy, class) = (city.sign_in("deputy").await, class(&city).await);
    let before = compare(&mut deputy, Whose::Class(class)).await;
    let (rows, group, term) = algebra(&before);
    let posted = format!("FROM term_marks WHERE group_id = {group} AND term_id = {term}");
    let shown = before.groups.iter().find(|of| of.place.group == group).unwrap();
    let shown = shown.rows.iter().filter(|row| row.mark.is_some()).count();
    assert_eq!(city.number(&format!("SELECT COUNT(*) {posted}")).await, i64::try_from(shown).unwrap());
    let calm = before.groups.iter().flat_map(|of| &of.rows).filter(|row| row.suggested.is_some());
    let same = |row: &&OfPupil| row.mark.as_ref().is_some_and(|mark| Some(mark.value) == row.suggested);
    assert!(calm.filter(same).all(|row| row.average.is_some() && !row.differs()));

    let pupil = rows[0].pupil;
    let twos = format!(
        "UPDATE marks SET value = 2 WHERE group_id = {group} AND pupil_id = {pupil} AND lesson_id IN \
         (SELECT l.id FROM lessons l JOIN terms t ON t.id = {term} AND l.date BETWEEN t.first_day AND t.last_day)"
    );
    city.force(&twos).await;
    city.force(&format!(
        "UPDATE term_marks SET value = '5', suggested = '5' WHERE group_id = {group} AND term_id = {term} \
         AND pupil_id = {pupil}"
    ))
    .await;
    let after = compare(&mut deputy, Whose::Class(class)).await;
    let row = algebra(&after).0.into_iter().find(|row| row.pupil == pupil).unwrap();
    let beside = row.mark.as_ref().unwrap().beside;
    assert_eq!((row.average, row.differs()), (Some(200), true));
    assert!(beside.outdated && beside.departure.is_some());
    let page = deputy.open(&format!("/control/averages?class={class}&differing=yes")).await;
    assert!(page.body.contains("с тех пор расчёт изменился: выходило 5"), "{}", page.body);
}

#[tokio::test]
async fn a_class_of_another_school_is_not_compared() {
    let city = city().await;
    let (mut stranger, class) = (city.sign_in("coordinator2").await, class(&city).await);
    let ask = CompareAverages { term: None, whose: Whose::Class(class) };
    let refused = stranger.call_json(CompareAverages::url(), &ask).await;
    assert_eq!(refused.refusal::<AppError>(), (404, AppError::NotFound));
    let own = compare(&mut city.sign_in("deputy").await, Whose::All).await;
    let ask = CompareAverages { term: own.term, whose: Whose::All };
    let refused = stranger.call_json(CompareAverages::url(), &ask).await;
    assert_eq!(refused.refusal::<AppError>(), (404, AppError::NotFound), "the term is another school's");
}

#[tokio::test]
async fn what_was_carried_over_says_so_and_a_term_mark_has_its_past() {
    let city = city().await;
    let (mut deputy, class) = (city.sign_in("deputy").await, class(&city).await);
    let filled = "FROM marks m JOIN groups g ON g.id = m.group_id JOIN organisations o ON o.id = g.school_id \
         WHERE o.code = 'school-1' AND g.name = '7А'";
    let lesson = city.number(&format!("SELECT MIN(m.lesson_id) {filled}")).await;
    let pupil = city.number(&format!("SELECT MIN(m.pupil_id) {filled} AND m.lesson_id = {lesson}")).await;
    let page = deputy.open(&format!("/control/cell?lesson={lesson}&pupil={pupil}")).await;
    assert!(page.body.contains("внесено переносом данных") && !page.body.contains("Изменений нет"));

    let averages = compare(&mut deputy, Whose::Class(class)).await;
    let (rows, group, term) = algebra(&averages);
    let row = rows[0];
    let form = [("group", group.to_string()), ("term", term.to_string()), ("pupil", row.pupil.to_string())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let past: TermPast = deputy.call(TermMarkHistory::url(), &form).await.read();
    assert_eq!((past.class.as_str(), past.subject.as_str()), ("7А", "Алгебра"));
    let value = row.mark.as_ref().unwrap().value.text();
    assert_eq!(past.told.carried_over(), Some(value));
    let refused = city.sign_in("coordinator2").await.call(TermMarkHistory::url(), &form).await;
    assert_eq!(refused.refusal::<AppError>(), (404, AppError::NotFound));
    let denied = city.sign_in("teacher").await.call(TermMarkHistory::url(), &form).await;
    assert_eq!(denied.refusal::<AppError>(), (403, AppError::Denied));
}

#[tokio::test]
async fn the_teachers_of_a_class_are_reminded_together() {
    let city = city().await;
    let (mut deputy, class) = (city.sign_in("deputy").await, class(&city).await);
    let lesson = spot(&city).await.0;
    city.force(&format!("UPDATE lessons SET topic = NULL WHERE id = {lesson}")).await;
    let listed = list(&mut deputy, None, Whose::Class(class)).await;
    assert!(!listed.reminds.is_empty());
    let form = [("class", class.to_string()), ("first", "2026-11-02".into()), ("last", "2026-11-07".into())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(deputy.call(RemindClass::url(), &form).await.status, 200);
    let told = "SELECT COUNT(DISTINCT subject) FROM events WHERE act = 'journal.remind'";
    assert_eq!(city.number(told).await, i64::try_from(listed.reminds.len()).unwrap());
    let refused = city.sign_in("coordinator2").await.call(RemindClass::url(), &form).await;
    assert_eq!(refused.refusal::<AppError>(), (404, AppError::NotFound));
}

#[tokio::test]
async fn a_change_after_the_term_is_found_by_its_lesson_and_a_small_group_by_all_of_it() {
    let city = city().await;
    let (mut teacher, mut deputy) = (city.sign_in("teacher").await, city.sign_in("deputy").await);
    let before: Doubts = deputy.call(ListDoubts::url(), &[]).await.read();
    let (term, (lesson, pupil)) = (before.term.unwrap(), spot(&city).await);
    mark(&mut teacher, (lesson, pupil), "4").await;
    let now: Doubts = deputy.call(ListDoubts::url(), &[]).await.read();
    assert_eq!(now.late, before.late, "a change within its term is not late");
    city.force(&format!(
        "UPDATE lessons SET date = (SELECT last_day FROM terms WHERE id = {term}) WHERE id = {lesson}"
    ))
    .await;
    let late: Doubts = deputy.call(ListDoubts::url(), &[]).await.read();
    let found: Vec<_> = late.late.iter().filter(|one| one.lesson == lesson).collect();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].pupil, found[0].who.as_str()), (pupil, "Тихонов А. П."));
}
