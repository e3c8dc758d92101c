//! Terms: what they lack, and what is ordered over them.

use serde_json::Value;

use super::*;

/// The diary's call, whose slice is not ours to name.
const DIARY: &str = "/api/app/features/diary/api/open_marks";
const REASON: &str = "Карантин";

async fn overview(reader: &mut Visitor) -> Overview {
    reader.call(OpenTerms::url(), &[]).await.read()
}

/// Pupils without a mark, and those with dots, in the whole school.
fn totals(overview: &Overview) -> (u32, u32) {
    let classes = &overview.shown.as_ref().unwrap().classes;
    classes.iter().fold((0, 0), |(marks, debtors), class| (marks + class.marks, debtors + class.debtors))
}

#[tokio::test]
async fn a_written_mark_is_missing_no_more_and_the_number_opens_to_names() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let (pupil, by_rule) = suggested(&sheet)[0];
    let mut deputy = city.sign_in("deputy").await;
    let before = totals(&overview(&mut deputy).await);
    save(&mut teacher, vec![wish(&sheet, pupil, by_rule)]).await;
    assert_eq!(totals(&overview(&mut deputy).await), (before.0 - 1, before.1));
    let class = city.number(&format!("SELECT class_id FROM groups WHERE id = {group}")).await.to_string();
    let opened: Overview = deputy.call(OpenTerms::url(), &[("class", &class)]).await.read();
    let groups = opened.shown.unwrap().groups;
    let own = groups.iter().find(|of| of.group == group).unwrap();
    let name = &row(&sheet, pupil).name;
    assert!(!own.unposted.contains(name), "{name} in {:?}", own.unposted);
    let here = sheet.rows.iter().filter(|row| row.left.is_none()).count();
    assert_eq!(own.unposted.len(), here - 1);
}

#[tokio::test]
async fn a_term_with_gaps_is_closed_for_a_reason_and_opened_again_for_another() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let (pupil, by_rule) = suggested(&sheet)[0];
    let (term, mut deputy) = (sheet.head.term.to_string(), city.sign_in("deputy").await);
    let (status, why): (u16, AppError) = deputy.call(CloseTerm::url(), &[("term", &term)]).await.refusal();
    assert!(status == 422 && why.to_string().starts_with("Не выставлено отметок: "), "{status} {why}");
    let closing = [("term", term.as_str()), ("reason", REASON)];
    assert_eq!(deputy.call(CloseTerm::url(), &closing).await.status, 200);
    let answers = save(&mut teacher, vec![wish(&sheet, pupil, by_rule)]).await;
    let [Answer::Refused(why)] = &answers[..] else { panic!("{answers:?}") };
    assert!(why.contains("закрыт 12.11.2026"), "{why}");
    assert_eq!(deputy.call(CloseTerm::url(), &closing).await.status, 422, "it is closed already");
    let reopening = [("term", term.as_str()), ("until", "2026-11-13"), ("reason", REASON)];
    assert_eq!(deputy.call(ReopenTerm::url(), &reopening).await.status, 200);
    let saved = save(&mut teacher, vec![wish(&sheet, pupil, by_rule)]).await;
    assert!(matches!(saved[..], [Answer::Saved(_)]));
    assert_eq!((events(&city, "term.close").await, events(&city, "term.reopen").await), (1, 1));
    let orders = overview(&mut deputy).await.shown.unwrap().orders;
    assert_eq!(orders.len(), 2);
    assert!(orders.iter().all(|order| order.reason.as_deref() == Some(REASON)));
    let told = city.number("SELECT count(*) FROM events WHERE COALESCE(reason, '') LIKE '%Карантин%'").await;
    assert_eq!(told, 0, "the words of a reason stay with the order");
}

#[tokio::test]
async fn a_coordinator_gives_time_and_the_journal_has_it_too() {
    let city = city().await;
    let (group, mut coordinator) = (algebra(&city).await, city.sign_in("coordinator").await);
    let term = open(&mut coordinator, group).await.head.term;
    let (text, wanted) = (term.to_string(), [("to", "2027-02-01"), ("reason", REASON)]);
    let form = [&[("term", text.as_str())], &wanted[..]].concat();
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(deputy.call(ExtendTerm::url(), &form).await.refusal::<AppError>().0, 403);
    assert_eq!(coordinator.call(ExtendTerm::url(), &form).await.status, 200);
    let last = format!("SELECT count(*) FROM terms WHERE id = {term} AND post_until = '2027-02-01'");
    assert_eq!((city.number(&last).await, events(&city, "term.extend").await), (1, 1));
    let (status, why): (u16, AppError) = coordinator.call(ExtendTerm::url(), &form).await.refusal();
    assert!(status == 422 && why.to_string().contains("позже прежнего"), "{why}");
}

#[tokio::test]
async fn terms_of_another_school_are_not_there() {
    let city = city().await;
    let foreign = "SELECT t.id FROM terms t JOIN organisations o ON o.id = t.school_id \
                   WHERE o.code = 'school-2' AND t.title = '2 четверть'";
    let term = city.number(foreign).await.to_string();
    let mut deputy = city.sign_in("deputy").await;
    let closing = [("term", term.as_str()), ("reason", REASON)];
    assert_eq!(deputy.call(CloseTerm::url(), &closing).await.refusal::<AppError>().0, 404);
    let asked = deputy.call(OpenTerms::url(), &[("term", &term)]).await;
    assert_eq!(asked.refusal::<AppError>().0, 404);
    let mut teacher = city.sign_in("teacher").await;
    assert_eq!(teacher.call(OpenTerms::url(), &[]).await.refusal::<AppError>().0, 403);
}

#[tokio::test]
async fn the_family_reads_the_term_mark_beside_the_average() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let first = sheet.head.terms[0].0;
    let child = city.number("SELECT person_id FROM accounts WHERE login = 'pupil'").await;
    let stands = value(&open_in(&mut teacher, group, first).await, PersonId(child)).unwrap();
    let (child, term) = (child.to_string(), first.to_string());
    let mut parent = city.sign_in("parent").await;
    let leaf: Value = parent.call(DIARY, &[("child", &child), ("term", &term)]).await.read();
    let subjects = leaf["subjects"].as_array().unwrap();
    let algebra = subjects.iter().find(|subject| subject["title"] == "Алгебра").unwrap();
    assert_eq!(algebra["term_mark"], i16::from(stands));
}
