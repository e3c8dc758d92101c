//! What one of the staff is shown of themselves in a campaign of the staff, and says.

use domain::reconciliation::Verdict;

use super::*;
use crate::features::reconciliation::api::{AnswerOwnCard, OpenOwnCard};
use crate::features::reconciliation::own_data::OwnCard;

async fn own(visitor: &mut Visitor) -> OwnCard {
    visitor.call(OpenOwnCard::url(), &[]).await.read()
}

async fn answer(visitor: &mut Visitor, seen: &str, (verdict, remark): (&str, &str)) -> Answer {
    visitor.call(AnswerOwnCard::url(), &[("verdict", verdict), ("remark", remark), ("seen", seen)]).await
}

/// A campaign of the staff of the first school, as its coordinator sees the rows.
async fn begun(case: &Case) -> (Visitor, ReconciliationId) {
    let mut coordinator = case.city.sign_in("coordinator").await;
    let form = [("side", "staff"), ("due", "2026-12-01")];
    coordinator.call(StartReconciliation::url(), &form).await.read::<()>();
    let id = case.city.number("SELECT id FROM reconciliations WHERE side = 'staff'").await;
    (coordinator, ReconciliationId(id))
}

#[tokio::test]
async fn one_of_the_staff_says_what_is_wrong_and_the_office_reads_it_at_the_row() {
    let case = case().await;
    let mut teacher = case.city.sign_in("teacher").await;
    assert_eq!(own(&mut teacher).await.asks, None, "a campaign of pupils does not ask teachers");
    let (mut coordinator, id) = begun(&case).await;
    let card = own(&mut teacher).await;
    assert!(card.facts.iter().any(|fact| fact.word == "Должность"));
    let seen = card.asks.expect("it asks").seen;
    let bare = answer(&mut teacher, &seen, ("wrong", " ")).await.refusal::<AppError>();
    assert_eq!((bare.0, bare.1.at("remark").is_some()), (422, true));
    answer(&mut teacher, &seen, ("wrong", "Должность: учитель высшей категории")).await.read::<()>();
    let word = own(&mut teacher).await.asks.unwrap().word.expect("it was answered");
    assert_eq!(word.verdict, Verdict::Wrong);
    let me = case.person("teacher").await;
    let sheet: Sheet = coordinator.call(OpenRows::url(), &[("id", &id.to_string())]).await.read();
    let row = sheet.rows.iter().find(|row| row.person == me).expect("the own row");
    assert_eq!((row.state, row.words.len()), (State::Disagreed, 1));
    let page = teacher.open("/own-card").await;
    assert!(page.status == 200 && page.body.contains("Вы ответили"), "{}", page.body);
    let stale = answer(&mut teacher, "0000000000000000", ("right", "")).await;
    assert_eq!(stale.status, 422, "what was not seen is not answered");
}

#[tokio::test]
async fn nobody_but_staff_has_such_a_card_and_each_has_the_own_one() {
    let case = case().await;
    begun(&case).await;
    for login in ["parent", "pupil", "district", "city", "methodist"] {
        let mut other = case.city.sign_in(login).await;
        let opened = other.call(OpenOwnCard::url(), &[]).await;
        assert_eq!(opened.refusal::<AppError>(), (404, AppError::NotFound), "{login}");
        assert_eq!(answer(&mut other, "", ("right", "")).await.status, 404, "{login}");
    }
    let mut foreign = case.city.sign_in("coordinator2").await;
    assert_eq!(own(&mut foreign).await.asks, None, "the campaign is of the first school");
}
