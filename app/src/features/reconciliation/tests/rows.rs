//! The class teacher's sheet: what is right, what is not, what changed meanwhile, and who is missing.

use super::*;

#[tokio::test]
async fn one_press_confirms_all_that_nobody_has_looked_at_and_nothing_else() {
    let case = case().await;
    let mut leader = case.city.sign_in("classteacher").await;
    let before = case.sheet(&mut leader, case.class).await;
    let count = |sheet: &Sheet, state: State| sheet.rows.iter().filter(|row| row.state == state).count();
    assert_eq!(count(&before, State::Flagged), 1);
    assert_eq!(count(&before, State::Disagreed), 1, "the mother of `pupil2`");
    assert_eq!(count(&before, State::NotLooked), before.rest as usize);
    assert!(before.rest > 2, "{}", before.rest);
    let class = case.class.to_string();
    let form = [("class", class.as_str()), ("seen", &before.seen)];
    let done = case.asks(&mut leader, ConfirmRows::url(), &form).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let after = case.sheet(&mut leader, case.class).await;
    assert_eq!((after.rest, count(&after, State::Flagged), count(&after, State::Disagreed)), (0, 1, 1));
    assert_eq!(count(&after, State::Confirmed), after.rows.len() - 2);
    let told = format!(
        "SELECT count(*) FROM events WHERE act = 'reconciliation.confirm' AND subject LIKE 'reconciliation:{} person:%'",
        case.id
    );
    assert_eq!(case.city.number(&told).await, i64::from(before.rest));
    let again = case.asks(&mut leader, ConfirmRows::url(), &form).await.refusal::<AppError>();
    assert_eq!(again.0, 422, "{:?}", again.1);
}

#[tokio::test]
async fn a_flag_tells_what_is_wrong_until_the_card_is_corrected() {
    let case = case().await;
    let mut leader = case.city.sign_in("classteacher").await;
    let pupil = case.fresh(&mut leader).await;
    let seen = case.row(&mut leader, pupil).await.seen;
    let (class, person) = (case.class.to_string(), pupil.to_string());
    let of = [("class", class.as_str()), ("person", &person), ("seen", &seen), ("wrong[flag]", "born")];
    let bare = case.asks(&mut leader, FlagRow::url(), &of).await.refusal::<AppError>();
    assert_eq!((bare.0, bare.1.at("remark").is_some()), (422, true));
    let form = [&of[..], &[("wrong[remark]", "3 мая")]].concat();
    assert_eq!(case.asks(&mut leader, FlagRow::url(), &form).await.status, 200);
    let row = case.row(&mut leader, pupil).await;
    assert_eq!(row.state, State::Flagged);
    assert_eq!(row.said.unwrap().flag, "дата рождения — 3 мая");
    let leaked = "SELECT count(*) FROM events WHERE act LIKE 'reconciliation.%' \
                  AND COALESCE(\"new\", '') || COALESCE(reason, '') LIKE '%мая%'";
    assert_eq!(case.city.number(leaked).await, 0, "remarks stay with the row");

    case.city.force(&format!("UPDATE persons SET born = '2013-05-03' WHERE id = {pupil}")).await;
    let row = case.row(&mut leader, pupil).await;
    assert_eq!(row.state, State::Changed);
    assert!(row.changes[0].ends_with("стало 03.05.2013"), "{:?}", row.changes);
    let old = case.asks(&mut leader, FlagRow::url(), &form).await.refusal::<AppError>();
    assert!(old.1.to_string().contains("данные изменились"), "{:?}", old.1);
    assert_eq!(case.confirm(&mut leader, pupil).await.status, 200);
    assert_eq!(case.row(&mut leader, pupil).await.state, State::Confirmed);
}

#[tokio::test]
async fn who_moved_to_another_class_stands_in_its_sheet_and_who_left_stays_in_the_old_one() {
    let case = case().await;
    let mut deputy = case.city.sign_in("deputy").await;
    let before = case.sheet(&mut deputy, case.class).await;
    let (moves, leaves) = (case.person("pupil").await, case.fresh(&mut deputy).await);
    let of = |pupil: PersonId| format!("WHERE class_id = {} AND pupil_id = {pupil}", case.class);
    case.city.force(&format!("UPDATE class_members SET class_id = {} {}", case.other, of(moves))).await;
    case.city.force(&format!("UPDATE class_members SET until = '2026-11-11' {}", of(leaves))).await;
    let after = case.sheet(&mut deputy, case.class).await;
    assert_eq!(after.rows.len(), before.rows.len() - 1);
    let left = after.rows.iter().find(|row| row.person == leaves).unwrap();
    assert_eq!((left.state, left.listed), (State::Gone, false));
    let there = case.sheet(&mut deputy, case.other).await;
    let moved = there.rows.iter().find(|row| row.person == moves).unwrap();
    assert_eq!(moved.changes, ["класс: было 7А, стало 5Б"]);
    assert_eq!(case.confirm(&mut deputy, leaves).await.status, 200);
    assert_eq!(case.row(&mut deputy, leaves).await.state, State::Confirmed, "gone, and rightly so");
}

#[tokio::test]
async fn somebody_missing_is_named_once_and_stays_a_difference() {
    let case = case().await;
    let mut leader = case.city.sign_in("classteacher").await;
    let class = case.class.to_string();
    let wrong = [("class", class.as_str()), ("name", "Пётр")];
    let (status, why) = case.asks(&mut leader, NameMissing::url(), &wrong).await.refusal::<AppError>();
    assert_eq!((status, why.at("name").is_some()), (422, true));
    let form = [("class", class.as_str()), ("name", "Новиков Пётр"), ("remark", "пришёл 10 ноября")];
    for _ in 0..2 {
        assert_eq!(case.asks(&mut leader, NameMissing::url(), &form).await.status, 200);
    }
    assert_eq!(case.sheet(&mut leader, case.class).await.missing.len(), 1);
    let report = case.report(&mut case.city.sign_in("coordinator").await).await;
    let met = report.differences.iter().find(|met| met.name == "Новиков Пётр").unwrap();
    assert!(met.open && met.what[0].contains("пришёл 10 ноября"), "{met:?}");
}

#[tokio::test]
async fn nobody_looks_at_rows_of_a_class_that_is_not_theirs() {
    let case = case().await;
    let (class, other) = (case.class.to_string(), case.other.to_string());
    let mut leader = case.city.sign_in("classteacher").await;
    let pupil = case.fresh(&mut leader).await;
    let row = case.row(&mut leader, pupil).await;
    let foreign = case.asks(&mut leader, OpenRows::url(), &[("class", &other)]).await;
    assert_eq!(foreign.refusal::<AppError>().0, 404);
    let person = pupil.to_string();
    let form = [("class", class.as_str()), ("person", &person), ("seen", &row.seen)];
    for login in ["teacher", "teacher2", "parent", "pupil", "coordinator2", "methodist", "district", "city"] {
        let mut stranger = case.city.sign_in(login).await;
        let opened = case.asks(&mut stranger, OpenRows::url(), &[("class", &class)]).await;
        assert_eq!(opened.refusal::<AppError>().0, 404, "{login}");
        let said = case.asks(&mut stranger, ConfirmRows::url(), &form).await.refusal::<AppError>().0;
        assert!(matches!(said, 403 | 404), "{login}: {said}");
    }
    // Leave for one class is no leave for a pupil of another.
    let mut wrong = form;
    wrong[0].1 = &other;
    let mut deputy = case.city.sign_in("deputy").await;
    assert_eq!(case.asks(&mut deputy, ConfirmRows::url(), &wrong).await.refusal::<AppError>().0, 404);
    assert_eq!(case.row(&mut leader, pupil).await.state, State::NotLooked);
}

#[tokio::test]
async fn the_sheet_works_with_scripts_switched_off_and_leaves_a_trace() {
    let case = case().await;
    let mut leader = case.city.sign_in("classteacher").await;
    let pupil = case.fresh(&mut leader).await;
    let seen = case.row(&mut leader, pupil).await.seen;
    let path = format!("/reconciliation/{}/{}", case.id, case.class);
    let page = leader.open(&path).await;
    assert!(page.status == 200 && page.body.contains("data-plain"), "{}", page.status);
    let (id, class, person) = (case.id.to_string(), case.class.to_string(), pupil.to_string());
    let form = [("id", id.as_str()), ("class", &class), ("person", &person), ("seen", &seen)];
    let answer = leader.submit(ConfirmRows::url(), &form, &path).await;
    assert_eq!(answer.location(), Some(format!("{path}#p{pupil}").as_str()));
    crate::kit::trace::flush(&case.city.house).await.unwrap();
    let traced = format!(
        "SELECT count(*) FROM traces WHERE way = 'list' AND matter = 'people' AND whose = 'class' AND whose_id = {}",
        case.class
    );
    assert!(case.city.number(&traced).await > 0);
}
