//! The rules of a school: who sets them, from when, and who obeys.

use serde_json::Value;

use super::super::rule_book::{RuleBook, Trial};
use super::*;

/// The diary's call, whose slice is not ours to name.
const DIARY: &str = "/api/app/features/diary/api/open_marks";
const STRICT: [(&str, &str); 9] = [
    ("rule[five]", "4,65"),
    ("rule[four]", "3,65"),
    ("rule[three]", "2,65"),
    ("rule[averaging]", "simple"),
    ("rule[least_marks]", "1"),
    ("rule[control]", "optional"),
    ("rule[year]", "usual"),
    ("rule[overruled_by]", "deputy"),
    ("since", "2026-11-12"),
];

fn with<'a>(changed: &'a [(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = STRICT.iter().filter(|(name, _)| changed.iter().all(|(of, _)| of != name));
    kept.chain(changed).copied().collect()
}

#[tokio::test]
async fn a_rule_of_the_subject_goes_before_that_of_the_school_and_the_diary_obeys_too() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(deputy.call(PutRule::url(), &STRICT).await.status, 200);
    let sheet = open(&mut teacher, group).await;
    assert!(sheet.rule.starts_with("простая средняя, пороги 4,65/3,65/2,65"), "{}", sheet.rule);
    assert_eq!(sheet.leave, Leave::Follow, "only the deputy head departs from it now");
    let subject = city.number(&format!("SELECT subject_id FROM groups WHERE id = {group}")).await.to_string();
    let own = with(&[("rule[least_marks]", "7")]);
    assert_eq!(deputy.call(PutRule::url(), &[&own[..], &[("subject", &subject)]].concat()).await.status, 200);
    assert!(open(&mut teacher, group).await.rule.contains("не меньше 7"));
    let mut parent = city.sign_in("parent").await;
    let child = city.number("SELECT person_id FROM accounts WHERE login = 'pupil'").await.to_string();
    let leaf: Value = parent.call(DIARY, &[("child", &child)]).await.read();
    let subjects = leaf["subjects"].as_array().unwrap();
    assert!(subjects.iter().all(|subject| subject["told"]["averaging"] == "simple"));
    assert_eq!(events(&city, "term_rule.give").await, 2);
    let first = sheet.head.terms[0].0;
    let past = open_in(&mut teacher, group, first).await;
    assert!(past.rule.starts_with("взвешенная средняя, пороги 4,50"), "the past is judged as it was");
}

#[tokio::test]
async fn a_rule_that_cannot_be_is_refused_field_by_field_and_others_set_none() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let wrong = with(&[("rule[five]", "5,2"), ("since", "2026-11-01")]);
    let (status, why) = deputy.call(PutRule::url(), &wrong).await.refusal::<AppError>();
    let AppError::Form(faults) = why else { panic!("{why}") };
    let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!((status, fields), (422, vec!["five", "since"]));
    let unknown = with(&[("subject", "999999")]);
    assert_eq!(deputy.call(PutRule::url(), &unknown).await.refusal::<AppError>().0, 404);
    for login in ["coordinator", "teacher", "classteacher", "secretary"] {
        let mut other = city.sign_in(login).await;
        assert_eq!(other.call(PutRule::url(), &STRICT).await.refusal::<AppError>().0, 403, "{login}");
        assert_eq!(other.call(OpenRules::url(), &[]).await.refusal::<AppError>().0, 403, "{login}");
    }
    assert_eq!(events(&city, "term_rule.give").await, 0);
}

#[tokio::test]
async fn a_rule_is_tried_before_it_is_given_and_the_same_rule_changes_nothing() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let book: RuleBook = deputy.call(OpenRules::url(), &[]).await.read();
    assert!(book.subjects.iter().any(|(_, title)| title == "Алгебра") && book.trial.is_none());
    let usual = with(&[
        ("rule[five]", "4,5"),
        ("rule[four]", "3,5"),
        ("rule[three]", "2,5"),
        ("rule[averaging]", "weighted"),
        ("rule[least_marks]", "3"),
    ]);
    let same: RuleBook = deputy.call(OpenRules::url(), &usual).await.read();
    let Some(Ok(same)) = same.trial else { panic!("{:?}", same.trial) };
    assert!(same.looked_at > 100, "{same:?}");
    assert_eq!(same, Trial { looked_at: same.looked_at, ..Trial::default() });
    let many: RuleBook = deputy.call(OpenRules::url(), &with(&[("rule[least_marks]", "20")])).await.read();
    let Some(Ok(many)) = many.trial else { panic!("{:?}", many.trial) };
    assert!(many.lost > 0 && many.better + many.worse + many.gained == 0, "{many:?}");
    let page = "/term-rules?five=4%2C65&four=3%2C65&three=2%2C65&averaging=weighted&least_marks=1\
                &control=optional&year=usual&overruled_by=teacher";
    let shown = deputy.open(page).await;
    assert!(shown.status == 200 && shown.body.contains("Что изменится сейчас"), "{}", shown.status);
    let nonsense = deputy.open(&page.replace("4%2C65", "abc")).await;
    assert!(nonsense.body.contains("Порог пятёрки"), "said at its field");
}
