//! The way of a plan from draft to approval.

use crate::access::{Actor, Grant, Role, Standing};
use crate::ids::{AccountId, GroupId, LessonPlanId, LessonPlanRowId, OrganisationId, PersonId, SchoolId};
use crate::lesson_plan::{LayDates, PlanFacts, PlanRefused, PlanState, PlanStep, Topic};
use crate::org::OrgKind;

const SCHOOL: SchoolId = SchoolId(1);

fn somebody(person: i64, role: Role, school: i64) -> Actor {
    let grant = Grant { role, organisation: OrganisationId(school), kind: OrgKind::School };
    let standing = Standing {
        grants: vec![grant],
        teaches: vec![(SchoolId(school), GroupId(7))],
        ..Standing::default()
    };
    Actor::new(AccountId(person), PersonId(person), standing)
}

fn author() -> Actor {
    somebody(10, Role::Teacher, 1)
}

fn deputy() -> Actor {
    somebody(20, Role::Deputy, 1)
}

fn plan(state: PlanState) -> PlanFacts {
    PlanFacts {
        id: LessonPlanId(3),
        school: SCHOOL,
        author: PersonId(10),
        state,
        version: 4,
        rows: vec![LessonPlanRowId(1), LessonPlanRowId(2)],
    }
}

fn topic(text: &str) -> Topic {
    Topic { topic: text.into(), hours: 1, ..Topic::default() }
}

#[test]
fn a_draft_is_submitted_by_its_author_and_approved_by_the_deputy_head() {
    let draft = plan(PlanState::Draft);
    let submitted = draft.step(PlanStep::Submit, author().permit(draft.write()).unwrap()).unwrap();
    assert_eq!(submitted.state(), PlanState::Submitted);
    let waiting = plan(PlanState::Submitted);
    let approved = waiting.judged(PlanStep::Approve, "", deputy().permit(waiting.judge()).unwrap()).unwrap();
    assert_eq!((approved.state(), approved.remark()), (PlanState::Approved, None));
}

#[test]
fn nobody_approves_the_own_plan_without_being_deputy_head() {
    let waiting = plan(PlanState::Submitted);
    assert!(author().permit(waiting.judge()).is_err());
    let own = author().permit(waiting.write()).unwrap();
    assert_eq!(waiting.step(PlanStep::Approve, own), Err(PlanRefused::NotPermitted));
}

#[test]
fn a_plan_is_returned_only_with_a_remark() {
    let waiting = plan(PlanState::Submitted);
    let judge = || deputy().permit(waiting.judge()).unwrap();
    assert_eq!(waiting.judged(PlanStep::Return, "  ", judge()), Err(PlanRefused::Remark));
    let returned = waiting.judged(PlanStep::Return, "Нет контрольных", judge()).unwrap();
    assert_eq!((returned.state(), returned.remark()), (PlanState::Returned, Some("Нет контрольных")));
}

#[test]
fn a_step_that_is_not_next_is_refused_in_the_words_of_the_state() {
    let draft = plan(PlanState::Draft);
    let refused = draft.judged(PlanStep::Approve, "", deputy().permit(draft.judge()).unwrap());
    assert_eq!(refused, Err(PlanRefused::NoStep("Черновик".into())));
    let empty = PlanFacts { rows: vec![], ..plan(PlanState::Draft) };
    let submitted = empty.step(PlanStep::Submit, author().permit(empty.write()).unwrap());
    assert_eq!(submitted, Err(PlanRefused::Empty));
}

#[test]
fn an_approved_plan_takes_no_rows_until_it_is_taken_back() {
    let approved = plan(PlanState::Approved);
    let permit = || author().permit(approved.write()).unwrap();
    assert_eq!(approved.save(4, vec![(None, topic("Степени"))], permit()), Err(PlanRefused::Shut));
    assert_eq!(approved.step(PlanStep::Rework, permit()).unwrap().state(), PlanState::Draft);
}

#[test]
fn rows_are_kept_in_order_and_blank_ones_are_left_out() {
    let draft = plan(PlanState::Draft);
    let rows = vec![
        (Some(LessonPlanRowId(2)), topic(" Степени\nчисел ")),
        (None, Topic { hours: 1, ..Topic::default() }),
        (None, topic("Корни")),
    ];
    let entry = draft.save(4, rows, author().permit(draft.write()).unwrap()).unwrap();
    let kept: Vec<_> = entry.rows().iter().map(|(id, topic)| (*id, topic.topic.as_str())).collect();
    assert_eq!(kept, [(Some(LessonPlanRowId(2)), "Степени чисел"), (None, "Корни")]);
}

#[test]
fn what_another_changed_meanwhile_is_not_overwritten() {
    let draft = plan(PlanState::Draft);
    let permit = || author().permit(draft.write()).unwrap();
    assert_eq!(draft.save(3, vec![], permit()), Err(PlanRefused::Changed));
    let foreign = vec![(Some(LessonPlanRowId(9)), topic("Корни"))];
    assert_eq!(draft.save(4, foreign, permit()), Err(PlanRefused::ForeignRow));
    let twice = vec![(Some(LessonPlanRowId(1)), topic("а")), (Some(LessonPlanRowId(1)), topic("б"))];
    assert_eq!(draft.save(4, twice, permit()), Err(PlanRefused::ForeignRow));
}

#[test]
fn a_row_without_a_topic_or_with_too_many_hours_is_named_by_its_number() {
    let draft = plan(PlanState::Draft);
    let permit = || author().permit(draft.write()).unwrap();
    let rows = vec![(None, topic("Корни")), (None, Topic { hours: 0, ..topic("Степени") })];
    let Err(PlanRefused::Row { number: 2, why }) = draft.save(4, rows, permit()) else { panic!("no hours") };
    assert!(why.contains("от 1 до 40"), "{why}");
    let nameless = vec![(None, Topic { homework: "§ 1".into(), ..topic("") })];
    assert!(matches!(draft.save(4, nameless, permit()), Err(PlanRefused::Row { number: 1, .. })));
}

#[test]
fn plans_are_written_by_their_author_in_service_and_by_those_who_keep_them() {
    let draft = plan(PlanState::Draft);
    assert!(deputy().may(&draft.write()) && author().may(&draft.write()));
    assert!(!somebody(11, Role::Teacher, 1).may(&draft.write()), "a colleague");
    assert!(!somebody(10, Role::Teacher, 2).may(&draft.write()), "who has gone to another school");
    assert!(!somebody(20, Role::Deputy, 2).may(&draft.write()));
}

#[test]
fn dates_are_laid_by_the_teacher_of_the_group() {
    let here = LayDates { school: SCHOOL, group: GroupId(7) };
    assert!(author().may(&here) && deputy().may(&here));
    assert!(!author().may(&LayDates { school: SCHOOL, group: GroupId(8) }));
    assert!(!somebody(10, Role::Teacher, 2).may(&here));
}
