//! Reconciliations of lists: told to whoever is asked when one begins, and to nobody once it is closed.

use super::*;

const RECONCILIATION: &str = "/api/app/features/reconciliation/api";

/// Begins a campaign as the coordinator does.
async fn begin(city: &City, side: &str) -> i64 {
    let mut coordinator = city.sign_in("coordinator").await;
    let form = [("side", side), ("due", "2026-12-01")];
    coordinator.call(&format!("{RECONCILIATION}/start_reconciliation"), &form).await.read::<()>();
    told(city).await;
    city.number(&format!("SELECT id FROM reconciliations WHERE side = '{side}' AND closed_on IS NULL")).await
}

async fn of_campaigns(city: &City, login: &str) -> Vec<Told> {
    let new = unread(&mut city.sign_in(login).await).await;
    new.into_iter().filter(|told| told.title == "Сверка списков").collect()
}

#[tokio::test]
async fn a_campaign_of_the_staff_reaches_the_staff_of_the_school_and_nobody_else() {
    let city = city().await;
    let id = begin(&city, "staff").await;
    for login in ["teacher", "secretary", "classteacher"] {
        let [one] = &of_campaigns(&city, login).await[..] else { panic!("{login} hears once") };
        assert_eq!(one.href, "/own-card");
        assert!(one.words.replace('\u{a0}', " ").contains("по 1 декабря"), "{}", one.words);
    }
    for login in ["parent", "pupil", "teacher3", "district"] {
        assert_eq!(of_campaigns(&city, login).await, [], "{login}");
    }
    city.force(&format!("UPDATE reconciliations SET closed_on = '2026-11-12' WHERE id = {id}")).await;
    assert_eq!(of_campaigns(&city, "teacher").await, [], "nobody is asked any more");
}

#[tokio::test]
async fn a_campaign_of_pupils_reaches_guardians_and_class_teachers() {
    let city = city().await;
    city.force("UPDATE reconciliations SET closed_on = '2026-11-11'").await;
    begin(&city, "pupils").await;
    let child = person(&city, "pupil").await;
    let told = of_campaigns(&city, "parent").await;
    assert!(told.iter().any(|one| one.href == format!("/diary/data?child={child}")), "{told:?}");
    let [led] = &of_campaigns(&city, "classteacher").await[..] else {
        panic!("the class teacher hears once")
    };
    assert_eq!(led.href, "/reconciliation");
    for login in ["pupil", "newcomer", "coordinator2"] {
        assert_eq!(of_campaigns(&city, login).await, [], "{login}");
    }
}
