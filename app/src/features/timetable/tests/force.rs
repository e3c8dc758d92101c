//! A draft from the first edit to the day it is in force, and the lessons that follow it.

use super::*;

#[tokio::test]
async fn the_first_edit_begins_a_draft_that_nobody_else_sees() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let before = sheet(&mut deputy).await;
    assert_eq!((before.version, before.changed), (0, None));
    let slots = "SELECT count(*) FROM slots";
    let stood = city.number(slots).await;
    let plan = plan(&sheet(&mut deputy).await);
    let version = save(&mut deputy, 0, vec![lift(&plan, "algebra")]).await;
    let after = sheet(&mut deputy).await;
    assert!(version > 0 && after.version == version);
    assert_eq!(super::plan(&after).placed(), plan.placed() - 1);
    assert_eq!(after.changed.map(|hand| hand.when.starts_with("12.11.2026")), Some(true));
    assert_eq!(city.number(slots).await, stood);
    deputy.call(DropDraft::url(), &[]).await.read::<()>();
    assert_eq!(sheet(&mut deputy).await.version, 0);
}

#[tokio::test]
async fn the_server_refuses_what_the_law_refuses_and_an_old_version() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let plan = plan(&sheet(&mut deputy).await);
    let first = &plan.stands()[0];
    let clash =
        (1..plan.pieces().len()).find(|piece| plan.course(*piece).pupils == plan.course(0).pupils).unwrap();
    let edits = Edits { draft: None, seen: 0, edits: vec![Edit(vec![plan.moving(clash, first.place)])] };
    let (status, error) = deputy.call_json(SavePlan::url(), &SavePlan { edits }).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.to_string().contains("в это время"), "{error}");
    save(&mut deputy, 0, vec![lift(&plan, "algebra")]).await;
    let mut coordinator = city.sign_in("coordinator").await;
    let edits = Edits { draft: None, seen: 0, edits: vec![lift(&plan, "geometry")] };
    let (status, error) =
        coordinator.call_json(SavePlan::url(), &SavePlan { edits }).await.refusal::<AppError>();
    assert_eq!(status, 409);
    assert!(matches!(error, AppError::Conflict { .. }));
}

#[tokio::test]
async fn lessons_move_with_the_plan_and_those_held_stay() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let plan = plan(&sheet(&mut deputy).await);
    let algebra = (0..plan.pieces().len()).find(|piece| plan.course(*piece).code == "algebra").unwrap();
    let group = plan.pieces()[algebra].key.0;
    let board = domain::timetable::Board::of(&plan);
    let old = plan.stands()[algebra].place.unwrap();
    let free = board.free_places(algebra).into_iter().find(|place| place.weekday() != old.weekday()).unwrap();
    save(&mut deputy, 0, vec![Edit(vec![plan.moving(algebra, Some(free))])]).await;
    // The week of 16 November, Monday.
    let laid = |place: Place| {
        let date = 15 + u32::from(place.weekday());
        let number = place.number();
        format!(
            "SELECT count(*) FROM lessons WHERE group_id = {group} AND date = '2026-11-{date}' AND number = {number}"
        )
    };
    assert_eq!((city.number(&laid(old)).await, city.number(&laid(free)).await), (1, 0));
    // Whole weeks: the demo has lessons to the end of the quarter, now they are laid to the end of the year.
    let all = format!("SELECT count(*) FROM lessons WHERE group_id = {group} AND date <= '2026-12-27'");
    let (before, held) = (city.number(&all).await, city.number(&format!("{all} AND state = 'held'")).await);
    deputy.call(PutInForce::url(), &[("since", "2026-11-16")]).await.read::<()>();
    assert_eq!(city.number(&all).await, before, "none came, none went");
    assert_eq!(city.number(&format!("{all} AND state = 'held'")).await, held);
    assert_eq!((city.number(&laid(old)).await, city.number(&laid(free)).await), (0, 1));
    let ended = format!(
        "SELECT count(*) FROM slots WHERE group_id = {group} AND until = '2026-11-15' AND weekday = {}",
        old.weekday()
    );
    let begun = format!(
        "SELECT count(*) FROM slots WHERE group_id = {group} AND since = '2026-11-16' AND weekday = {}",
        free.weekday()
    );
    assert_eq!((city.number(&ended).await, city.number(&begun).await), (1, 1));
    assert_eq!(sheet(&mut deputy).await.version, 0);
}

#[tokio::test]
async fn a_past_day_and_an_unchanged_week_are_not_put_in_force() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    for since in ["2026-11-11", "2026-11-16"] {
        let (status, _) = deputy.call(PutInForce::url(), &[("since", since)]).await.refusal::<AppError>();
        assert_eq!(status, 422, "{since}");
    }
}
