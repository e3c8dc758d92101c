//! Saving cells: what is seen after it, who may, and what the school's rules say to it.

use chrono::TimeDelta;

use super::*;
use crate::features::journal::forget_answers;

const FIVE: Edit = Edit::Add(MarkValue::Five);

#[tokio::test]
async fn a_mark_saved_is_seen_by_the_next_read() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    let answers = save(&mut teacher, vec![change("change-0001", spot, FIVE)]).await;
    let [Answer::Saved { cell, .. }] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!((cell.version, values(cell)), (1, vec![MarkValue::Five]));
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(look(&mut deputy, group, spot).await, *cell);
}

#[tokio::test]
async fn a_mark_is_given_for_the_work_that_is_named_homework_too() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let homework = |lesson: &Column| lesson.work.iter().find(|work| work.kind == "Д").map(|work| work.id);
    let (spot, work) = empty_spots(&sheet)
        .into_iter()
        .find_map(|spot| {
            let column = sheet.lessons.iter().find(|lesson| lesson.id == spot.0)?;
            Some((spot, homework(column)?))
        })
        .unwrap();
    save(&mut teacher, vec![change("change-0001", spot, FIVE)]).await;
    save(&mut teacher, vec![change("change-0002", (spot.0, spot.1, 1), Edit::Add(MarkValue::Two))]).await;
    let wish = change("change-0003", (spot.0, spot.1, 2), Edit::Assign { at: 0, work });
    assert!(matches!(save(&mut teacher, vec![wish]).await[..], [Answer::Saved { .. }]));
    let cell = look(&mut teacher, group, spot).await;
    assert_eq!(values(&cell), [MarkValue::Two, MarkValue::Five]);
    assert_eq!(cell.marks[1].assignment, work);
    let foreign = change("change-0004", (spot.0, spot.1, 3), Edit::Assign { at: 0, work: AssignmentId(1) });
    assert!(matches!(save(&mut teacher, vec![foreign]).await[..], [Answer::Refused(_)]));
    assert_eq!(city.number("SELECT count(*) FROM events WHERE act = 'mark.assign'").await, 1);
}

#[tokio::test]
async fn the_same_change_again_brings_the_first_answer_again() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    let wish = change("change-0001", spot, FIVE);
    let first = save(&mut teacher, vec![wish.clone()]).await;
    let later = change("change-0002", (spot.0, spot.1, 1), Edit::Add(MarkValue::Two));
    save(&mut teacher, vec![later]).await;
    assert_eq!(save(&mut teacher, vec![wish]).await, first);
    let cell = look(&mut teacher, group, spot).await;
    assert_eq!(values(&cell), [MarkValue::Five, MarkValue::Two]);
}

#[tokio::test]
async fn many_changes_of_many_cells_go_in_with_one_call() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spots = empty_spots(&open(&mut teacher, group).await);
    let edits = [FIVE, Edit::Attend(Attendance::Late), Edit::Replace { at: 0, value: MarkValue::Four }];
    let edits = edits.into_iter().chain([Edit::Add(MarkValue::Two), Edit::Remove { at: 0 }]);
    let mut wishes = vec![];
    for (seen, edit) in (0..).zip(edits) {
        let id = |at: usize| format!("change-{seen}-{at:03}");
        let each = spots.iter().enumerate();
        wishes.extend(each.map(|(at, spot)| change(&id(at), (spot.0, spot.1, seen), edit.clone())));
    }
    let before = city.number("SELECT count(*) FROM events").await;
    let answers = save(&mut teacher, wishes.clone()).await;
    assert!(answers.iter().all(|answer| matches!(answer, Answer::Saved { .. })), "{answers:?}");
    let changes = i64::try_from(answers.len()).unwrap();
    assert!(changes >= 50, "{changes}");
    assert_eq!(city.number("SELECT count(*) FROM events").await, before + changes);
    let sheet = open(&mut teacher, group).await;
    for (lesson, pupil, _) in &spots {
        let row = sheet.pupils.iter().position(|one| one.id == *pupil).unwrap();
        let column = sheet.lessons.iter().position(|one| one.id == *lesson).unwrap();
        let cell = &sheet.cells.iter().find(|one| (one.row, one.column) == (row, column)).unwrap().cell;
        assert_eq!((values(cell), cell.version), (vec![MarkValue::Two], 5));
        assert_eq!(cell.attendance, Some(Attendance::Late));
    }
    assert_eq!(save(&mut teacher, wishes).await, answers, "the same call again, the same answers");
}

#[tokio::test]
async fn an_answer_is_kept_for_thirty_days_and_no_longer() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spots = empty_spots(&open(&mut teacher, group).await);
    let wishes = (0..2).map(|at| change(&format!("change-{at:04}"), spots[at], FIVE)).collect();
    save(&mut teacher, wishes).await;
    let (db, now) = (&city.house.db, city.house.clock.now());
    assert_eq!(forget_answers(db, now + TimeDelta::days(29)).await.unwrap(), 0);
    assert_eq!(city.number("SELECT count(*) FROM changes").await, 2);
    assert_eq!(forget_answers(db, now + TimeDelta::days(31)).await.unwrap(), 2);
    assert_eq!(city.number("SELECT count(*) FROM changes").await, 0);
}

#[tokio::test]
async fn a_version_that_never_was_is_not_found_and_its_neighbour_is_saved() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spots = empty_spots(&open(&mut teacher, group).await);
    let claimed = (spots[1].0, spots[1].1, 3);
    let wishes = vec![change("change-0001", spots[0], FIVE), change("change-0002", claimed, FIVE)];
    let answers = save(&mut teacher, wishes.clone()).await;
    let [Answer::Saved { .. }, Answer::Refused(why)] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(*why, AppError::NotFound.to_string());
    assert!(look(&mut teacher, group, spots[1]).await.is_empty());
    assert_eq!(save(&mut teacher, wishes).await, answers, "the same call again, the same answers");
}

#[tokio::test]
async fn one_refusal_leaves_its_neighbours_saved() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spots = empty_spots(&open(&mut teacher, group).await);
    let no_mark = change("change-0002", spots[1], Edit::Remove { at: 3 });
    let wishes = vec![change("change-0001", spots[0], FIVE), no_mark, change("change-0003", spots[2], FIVE)];
    let answers = save(&mut teacher, wishes).await;
    assert!(matches!(&answers[..], [Answer::Saved { .. }, Answer::Refused(_), Answer::Saved { .. }]));
    assert_eq!(values(&look(&mut teacher, group, spots[2]).await), [MarkValue::Five]);
    assert!(look(&mut teacher, group, spots[1]).await.is_empty());
}

#[tokio::test]
async fn an_invisible_lesson_among_the_changes_undoes_them_all() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    let lost = change("change-0002", (LessonId(99_999_999), spot.1, 0), FIVE);
    let changes = Changes::try_from(vec![change("change-0001", spot, FIVE), lost]).unwrap();
    let answer = teacher.call_json(SaveCells::url(), &SaveCells { changes }).await;
    assert_eq!(answer.refusal::<AppError>(), (404, AppError::NotFound));
    assert!(look(&mut teacher, group, spot).await.is_empty());
}

#[tokio::test]
async fn a_journal_of_others_is_not_found() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    for login in ["teacher2", "teacher3", "coordinator2", "parent", "pupil", "district", "admin"] {
        let mut stranger = city.sign_in(login).await;
        let opened = stranger.call(OpenSheet::url(), &[("group", &group.to_string())]).await;
        assert_eq!(opened.refusal::<AppError>(), (404, AppError::NotFound), "{login}");
        let saved = refused(&mut stranger, change("change-0001", spot, FIVE)).await;
        assert_eq!(saved, (404, AppError::NotFound), "{login}");
    }
}

#[tokio::test]
async fn whoever_only_reads_journals_writes_nothing() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    for login in ["coordinator", "head", "deputy"] {
        let mut reader = city.sign_in(login).await;
        let sheet = open(&mut reader, group).await;
        assert!(sheet.lessons.iter().all(|lesson| lesson.leave == Leave::Nothing), "{login}");
        for edit in [FIVE, Edit::Attend(Attendance::Absent)] {
            let saved = refused(&mut reader, change("change-0001", spot, edit)).await;
            assert_eq!(saved, (403, AppError::Denied), "{login}");
        }
    }
}

#[tokio::test]
async fn a_substitute_writes_into_that_lesson_alone() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spots = empty_spots(&open(&mut teacher, group).await);
    let other = spots.iter().find(|spot| spot.0 != spots[0].0).unwrap();
    let substitute = person(&city, "teacher2").await;
    city.force(&format!("UPDATE lessons SET substitute_id = {substitute} WHERE id = {}", spots[0].0)).await;
    let mut substitute = city.sign_in("teacher2").await;
    let answers = save(&mut substitute, vec![change("change-0001", spots[0], FIVE)]).await;
    assert!(matches!(answers[..], [Answer::Saved { .. }]), "{answers:?}");
    assert_eq!(refused(&mut substitute, change("change-0002", *other, FIVE)).await.0, 404);
}

#[tokio::test]
async fn a_substitute_opens_the_sheet_of_that_lesson_while_it_may_be_written() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let now = open(&mut teacher, group).await;
    let lesson = empty_spots(&now)[0].0;
    let person = person(&city, "teacher2").await;
    let mut substitute = city.sign_in("teacher2").await;
    let before: Vec<Journal> = substitute.call(Journals::url(), &[]).await.read();
    city.force(&format!("UPDATE lessons SET substitute_id = {person} WHERE id = {lesson}")).await;
    let sheet = open(&mut substitute, group).await;
    let own = |lesson_of: &Column| lesson_of.id == lesson;
    assert!(sheet.lessons.iter().all(|column| (column.leave == Leave::All) == own(column)));
    assert!(sheet.lessons.iter().all(|column| (column.leave == Leave::Nothing) != own(column)));
    let after: Vec<Journal> = substitute.call(Journals::url(), &[]).await.read();
    assert_eq!(after.len(), before.len() + 1);
    let first = open_first_quarter(&mut teacher, &now).await;
    city.force(&format!("UPDATE lessons SET substitute_id = NULL WHERE id = {lesson}")).await;
    let closed = first.lessons[0].id;
    city.force(&format!("UPDATE lessons SET substitute_id = {person} WHERE id = {closed}")).await;
    let (group, term) = (group.to_string(), first.head.term.id.to_string());
    let opened = substitute.call(OpenSheet::url(), &[("group", &group), ("term", &term)]).await;
    assert_eq!(opened.refusal::<AppError>(), (404, AppError::NotFound));
}

#[tokio::test]
async fn a_closed_quarter_takes_no_marks() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let now = open(&mut teacher, group).await;
    let closed = open_first_quarter(&mut teacher, &now).await;
    assert!(closed.shut.as_ref().is_some_and(|why| why.contains("закрыт для отметок")));
    let answers = save(&mut teacher, vec![change("change-0001", empty_spots(&closed)[0], FIVE)]).await;
    let [Answer::Refused(why)] = &answers[..] else { panic!("{answers:?}") };
    assert!(why.contains("1 четверть") && why.contains("закрыт"), "{why}");
}

#[tokio::test]
async fn a_lesson_still_to_come_takes_no_marks() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let coming = sheet.lessons.iter().find(|lesson| lesson.date > sheet.today).unwrap();
    let pupil = sheet.pupils.iter().find(|pupil| pupil.was_here(coming.date)).unwrap();
    let answers = save(&mut teacher, vec![change("change-0001", (coming.id, pupil.id, 0), FIVE)]).await;
    let [Answer::Refused(why)] = &answers[..] else { panic!("{answers:?}") };
    assert!(why.contains("ещё не начался"), "{why}");
}

#[tokio::test]
async fn a_pupil_of_another_group_gets_no_mark_here() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    let stranger = person(&city, "sibling").await;
    let answers = save(&mut teacher, vec![change("change-0001", (spot.0, stranger, 0), FIVE)]).await;
    let [Answer::Refused(why)] = &answers[..] else { panic!("{answers:?}") };
    assert!(why.contains("не числился"), "{why}");
}

#[tokio::test]
async fn a_change_with_a_strangers_id_is_not_given_the_strangers_answer() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spots = empty_spots(&open(&mut teacher, group).await);
    save(&mut teacher, vec![change("change-0001", spots[0], FIVE)]).await;
    let mut class_teacher = city.sign_in("classteacher").await;
    let ill = change("change-0001", spots[1], Edit::Attend(Attendance::Ill));
    assert!(matches!(refused(&mut class_teacher, ill).await, (422, AppError::Refused(_))));
    assert!(look(&mut teacher, group, spots[1]).await.is_empty());
}

#[tokio::test]
async fn what_is_no_mark_and_more_than_a_hundred_changes_do_not_arrive() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    let wish = |number: usize, value: &str| {
        let id = format!("change-{number:04}");
        json!({ "id": id, "lesson": spot.0, "pupil": spot.1, "seen": 0, "edit": { "add": value } })
    };
    let many: Vec<_> = (0..101).map(|number| wish(number, "5")).collect();
    for changes in [vec![], many, vec![wish(1, "7")], vec![wish(1, "")], vec![json!({ "id": "x" })]] {
        let answer = teacher.call_json(SaveCells::url(), &json!({ "changes": changes })).await;
        let (status, error) = answer.refusal::<AppError>();
        assert!(matches!((status, &error), (400 | 422, AppError::Form(_))), "{status} {error:?}");
    }
    assert!(look(&mut teacher, group, spot).await.is_empty());
}
