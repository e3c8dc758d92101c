//! What a guardian is shown and says, and what becomes of it.

use super::*;
use crate::kit::sql;

#[tokio::test]
async fn a_guardian_reads_the_own_data_and_no_other_childs() {
    let case = case().await;
    let (child, mother) = (case.person("pupil").await, case.person("parent").await);
    let sealed = case.city.house.vault.seal("11223344595");
    let tx = case.city.house.db.turn().await.unwrap();
    let seal = "UPDATE persons SET snils_cipher = $1 WHERE id = $2";
    sql::run(&tx, seal, [sealed.into(), mother.0.into()]).await.unwrap();
    tx.commit().await.unwrap();
    let mut parent = case.city.sign_in("parent").await;
    let data: OwnData = parent.call(OpenOwnData::url(), &[("child", &child.to_string())]).await.read();
    let value = |facts: &[super::super::own_data::Fact], word: &str| {
        facts.iter().find(|fact| fact.word == word).and_then(|fact| fact.value.clone())
    };
    assert_eq!(value(&data.of_child, "Класс").as_deref(), Some("7А"));
    assert!(value(&data.of_child, "Родители").unwrap().contains("Соколова Мария Андреевна"));
    assert_eq!(value(&data.own, "Кем приходитесь ребёнку").as_deref(), Some("мать"));
    assert_eq!(value(&data.own, "СНИЛС").as_deref(), Some("оканчивается на 95"));
    let page = parent.open(&format!("/diary/data?child={child}")).await;
    assert!(
        page.status == 200 && !page.body.contains("112-233") && !page.body.contains("11223"),
        "no other digit"
    );
    for login in ["parent2", "parent3", "pupil", "classteacher", "coordinator", "both"] {
        let mut other = case.city.sign_in(login).await;
        let child = child.to_string();
        let opened = other.call(OpenOwnData::url(), &[("child", &child)]).await;
        assert_eq!(opened.refusal::<AppError>(), (404, AppError::NotFound), "{login}");
        let form = [("child", child.as_str()), ("verdict", "right"), ("seen", "")];
        let said = other.call(AnswerOwnData::url(), &form).await;
        assert_eq!(said.refusal::<AppError>(), (404, AppError::NotFound), "{login}");
    }
}

#[tokio::test]
async fn what_a_guardian_says_stands_beside_the_row_until_what_they_saw_has_changed() {
    let case = case().await;
    let child = case.person("pupil").await;
    let (mut mother, mut leader) =
        (case.city.sign_in("parent").await, case.city.sign_in("classteacher").await);
    let bare = case.answer(&mut mother, child, ("wrong", " ")).await.refusal::<AppError>();
    assert_eq!((bare.0, bare.1.at("remark").is_some()), (422, true));
    let said = case.answer(&mut mother, child, ("wrong", "Родился 28 октября")).await;
    assert_eq!(said.status, 200, "{}", said.body);
    let row = case.row(&mut leader, child).await;
    assert_eq!(row.state, State::Disagreed);
    let word = &row.words[0];
    assert_eq!((word.by.as_str(), word.text.as_str()), ("мать Соколова М. А.", "Родился 28 октября"));
    case.confirm(&mut leader, child).await.read::<()>();
    assert_eq!(case.row(&mut leader, child).await.state, State::Disagreed, "a press is no correction");

    case.city.force(&format!("UPDATE persons SET born = '2013-10-28' WHERE id = {child}")).await;
    assert_eq!(case.row(&mut leader, child).await.state, State::Changed);
    case.confirm(&mut leader, child).await.read::<()>();
    assert_eq!(case.row(&mut leader, child).await.state, State::Confirmed);
    let told = "SELECT count(*) FROM events WHERE act = 'reconciliation.answer' AND \"new\" = 'wrong'";
    assert_eq!(case.city.number(told).await, 1);
}

#[tokio::test]
async fn a_guardian_who_thinks_better_of_it_is_heard_anew() {
    let case = case().await;
    let child = case.person("pupil2").await;
    let (mut mother, mut leader) =
        (case.city.sign_in("parent2").await, case.city.sign_in("classteacher").await);
    assert_eq!(case.row(&mut leader, child).await.state, State::Disagreed);
    case.answer(&mut mother, child, ("right", "")).await.read::<()>();
    let row = case.row(&mut leader, child).await;
    assert_ne!(row.state, State::Disagreed);
    assert_eq!(row.words.len(), 1, "the last word counts");
    let data: OwnData = mother.call(OpenOwnData::url(), &[("child", &child.to_string())]).await.read();
    assert_eq!(data.asks.unwrap().word.unwrap().verdict, domain::reconciliation::Verdict::Right);
}

#[tokio::test]
async fn nobody_answers_what_they_have_not_seen() {
    let case = case().await;
    let child = case.person("pupil").await.to_string();
    let mut mother = case.city.sign_in("parent").await;
    let form = [("child", child.as_str()), ("verdict", "right"), ("seen", "0000000000000000")];
    let (status, why) = mother.call(AnswerOwnData::url(), &form).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(why.to_string().contains("данные изменились"), "{why}");
}
