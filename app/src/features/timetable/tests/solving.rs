//! The solver run by a deputy head.

use super::*;
use crate::features::demo;
use crate::features::testing::open;
use crate::kit::testing::fresh_db;

async fn start(maker: &mut Visitor, seen: i32, scope: Scope, seconds: u16) -> u16 {
    let wish = Wish { draft: None, seen, scope, seconds };
    maker.call_json(StartSolver::url(), &StartSolver { wish }).await.status
}

/// Watches until it is over.
async fn end(maker: &mut Visitor) -> Run {
    loop {
        let run: Option<Run> = maker.call(WatchSolver::url(), &[]).await.read();
        match run {
            Some(run) if run.state != RunState::Running => return run,
            _ => tokio::task::yield_now().await,
        }
    }
}

#[tokio::test]
async fn a_half_made_week_is_completed_around_locked_lessons() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let plan = plan(&sheet(&mut deputy).await);
    let lifted: Vec<Kept> = (1..plan.pieces().len()).map(|piece| plan.moving(piece, None)).collect();
    let mut locked = plan.moving(0, plan.stands()[0].place);
    locked.stand.hold = Hold::Locked;
    let version = save(&mut deputy, 0, vec![Edit(lifted), Edit(vec![locked])]).await;
    assert_eq!(start(&mut deputy, version, Scope::Complete, 5).await, 200);
    let run = end(&mut deputy).await;
    let RunState::Over { seen, edit, .. } = run.state else { panic!("{run:?}") };
    assert_eq!(
        (seen, run.placed, run.total),
        (version, run.total, u32::try_from(plan.pieces().len()).unwrap())
    );
    save(&mut deputy, version, vec![edit]).await;
    let after = super::plan(&sheet(&mut deputy).await);
    assert_eq!(after.placed(), after.pieces().len());
    assert_eq!(after.stands()[0], locked.stand);
}

/// Seconds of the demo school, to be read by a person: `cargo test -p app --features ssr --lib two_shifts -- --ignored --nocapture`.
#[tokio::test]
#[ignore = "it seeds a full school and solves it twice"]
async fn the_demo_school_in_two_shifts_is_solved() {
    let wish =
        demo::Wish { size: demo::Size::School, weeks: Some(0), ..demo::Wish::tiny(demo::testing::today()) };
    let fresh = fresh_db().await;
    Box::pin(demo::seed(&fresh.db, &wish)).await.unwrap();
    let city = open(fresh);
    city.force("UPDATE classes SET shift = 2 WHERE grade IN (2, 3, 6)").await;
    let mut deputy = city.sign_in("deputy").await;
    let opened = sheet(&mut deputy).await;
    let lessons = opened.kept.len();
    for scope in [Scope::Afresh, Scope::Complete] {
        assert_eq!(start(&mut deputy, 0, scope, 120).await, 200);
        let mut solved_ms = None;
        let run = loop {
            let run: Option<Run> = deputy.call(WatchSolver::url(), &[]).await.read();
            let run = run.unwrap();
            if solved_ms.is_none() && run.placed == run.total && run.state == RunState::Running {
                solved_ms = Some(run.elapsed_ms);
                deputy.call(StopSolver::url(), &[]).await.read::<()>();
            }
            if run.state != RunState::Running {
                break run;
            }
            tokio::task::yield_now().await;
        };
        eprintln!(
            "{} classes, {lessons} lessons, {scope:?}: whole after {solved_ms:?} ms, over after {} ms",
            opened.school.classes.len(),
            run.elapsed_ms
        );
        let RunState::Over { edit, .. } = run.state else { panic!("the solver broke") };
        let after = plan(&opened).apply(&edit).unwrap().plan;
        assert_eq!(after.placed(), lessons);
    }
}

#[tokio::test]
async fn one_run_at_a_time_stopped_by_hand_begun_again() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(start(&mut deputy, 7, Scope::Afresh, 60).await, 422, "nobody has seen version 7");
    assert_eq!(start(&mut deputy, 0, Scope::Afresh, 60).await, 200);
    deputy.call(StopSolver::url(), &[]).await.read::<()>();
    end(&mut deputy).await;
    assert_eq!(start(&mut deputy, 0, Scope::Afresh, 1).await, 200);
    end(&mut deputy).await;
}
