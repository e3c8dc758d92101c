//! Somebody stands in for a colleague: from the first day to the last, and the log names both.

use super::*;
use crate::features::rights::api::{Deputise, EndDeputy};
use crate::features::rights::people::{Lent, Stands};
use crate::features::rights::stints::StintLine;

async fn class_of(city: &City) -> i64 {
    let leader = person(city, "classteacher").await;
    city.number(&format!("SELECT id FROM classes WHERE teacher_id = {leader}")).await
}

async fn named(city: &City, charge: &str, days: [&str; 2]) -> Answer {
    let (absent, deputy) = (person(city, "classteacher").await, person(city, "teacher2").await);
    let (absent, deputy) = (absent.to_string(), deputy.to_string());
    let form = [
        ("person", absent.as_str()),
        ("naming[charge]", charge),
        ("naming[deputy]", &deputy),
        ("naming[since]", days[0]),
        ("naming[until]", days[1]),
        ("naming[basis]", ORDER),
    ];
    city.sign_in("coordinator").await.call(Deputise::url(), &form).await
}

async fn stints(city: &City) -> Vec<StintLine> {
    let id = person(city, "classteacher").await.to_string();
    let card: Card = city.sign_in("coordinator").await.call(OpenCard::url(), &[("person", &id)]).await.read();
    card.stands_in.stints
}

#[tokio::test]
async fn a_deputy_keeps_the_class_as_its_teacher_does_and_no_longer() {
    let city = city().await;
    let class = class_of(&city).await;
    let list = format!("/people/class/{class}");
    let mut deputy = city.sign_in("teacher2").await;
    assert_eq!(deputy.open(&list).await.status, 404);
    named(&city, &format!("class:{class}"), [TODAY, "2026-11-30"]).await.read::<()>();
    let page = deputy.open(&list).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let hat = deputy.open("/journals").await.body;
    assert!(hat.contains("классный руководитель за Лебедеву О. Н. до 30.11"), "{hat}");
    let line = stints(&city).await.remove(0);
    assert_eq!((line.deputy.as_str(), line.absent.as_str()), ("Щербакова Ю. Р.", "Лебедеву О. Н."));
    city.force("UPDATE deputies SET since = '2026-11-01', until = '2026-11-11'").await;
    assert_eq!(deputy.open(&list).await.status, 404, "its last day was yesterday");
}

#[tokio::test]
async fn what_a_deputy_does_is_entered_for_both() {
    let city = city().await;
    let class = class_of(&city).await;
    named(&city, &format!("class:{class}"), [TODAY, "2026-11-30"]).await.read::<()>();
    let pupil = person(&city, "pupil").await.to_string();
    let (absent, mut deputy) = (person(&city, "classteacher").await, city.sign_in("teacher2").await);
    let call = "/api/app/features/social/api/save_passport";
    let form = [("person", pupil.as_str()), ("version", "0"), ("draft[family]", "full")];
    deputy.call(call, &form).await.read::<()>();
    let told = format!(
        "SELECT COUNT(*) FROM events e JOIN accounts a ON a.id = e.\"by\" \
         WHERE e.act = 'passport.change' AND a.login = 'teacher2' AND e.instead_of = {absent}"
    );
    assert_eq!(city.number(&told).await, 1);
    let own = [("person", pupil.as_str()), ("version", "1"), ("draft[family]", "single")];
    city.sign_in("classteacher").await.call(call, &own).await.read::<()>();
    let both = "SELECT COUNT(*) FROM events WHERE act = 'passport.change' AND instead_of IS NULL";
    assert_eq!(city.number(both).await, 1, "the class teacher's own hand");
    crate::kit::event::seal_all(&city.house.db, city.house.clock.now()).await;
    let verdict = crate::kit::event::verify(&city.house.db).await.unwrap();
    assert_eq!(verdict.wrong, Vec::<String>::new());
}

#[tokio::test]
async fn a_deputy_has_the_role_and_ends_with_it() {
    let city = city().await;
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let (head, id) = (person(&city, "deputy").await.to_string(), person(&city, "teacher2").await.to_string());
    let form = [
        ("person", head.as_str()),
        ("naming[charge]", "role:deputy"),
        ("naming[deputy]", &id),
        ("naming[since]", TODAY),
        ("naming[until]", "2026-11-20"),
        ("naming[basis]", ORDER),
    ];
    city.sign_in("coordinator").await.call(Deputise::url(), &form).await.read::<()>();
    let mut colleague = city.sign_in("teacher2").await;
    assert_eq!(colleague.open(link::SUBSTITUTIONS).await.status, 200);
    assert_eq!(colleague.open(link::RIGHTS).await.status, 403, "a deputy head gives no roles");
    city.force(&format!(
        "UPDATE roles SET until = '2026-11-11' WHERE role = 'deputy' AND organisation_id = {school}"
    ))
    .await;
    assert_ne!(
        colleague.open(link::SUBSTITUTIONS).await.status,
        200,
        "what the absent has lost nobody has for them"
    );
}

#[tokio::test]
async fn the_list_of_staff_says_who_stands_in_for_whom_today() {
    let city = city().await;
    let class = class_of(&city).await;
    let school = school(&city, "school-1").await.to_string();
    let mut coordinator = city.sign_in("coordinator").await;
    let mut lines = async |names: [&str; 2]| {
        let staff: Staff = coordinator.call(OpenStaff::url(), &[("school", &school)]).await.read();
        let line =
            |name: &str| staff.people.iter().find(|line| line.name.starts_with(name)).unwrap().stands.clone();
        names.map(line)
    };
    named(&city, &format!("class:{class}"), [TODAY, "2026-11-30"]).await.read::<()>();
    let lent = Lent {
        what: "классный руководитель 7А".into(), until: "2026-11-30".parse().unwrap()
    };
    let both = [
        vec![Stands::For("Лебедеву О. Н.".into(), lent.clone())],
        vec![Stands::By("Щербакова Ю. Р.".into(), lent)],
    ];
    assert_eq!(lines(["Щербакова", "Лебедева"]).await, both);
    let page = city.sign_in("coordinator").await.open(link::RIGHTS).await.body;
    assert!(page.contains("замещает Лебедеву О. Н. по 30.11.2026: классный руководитель 7А"), "{page}");
    city.force("UPDATE deputies SET since = '2026-11-13'").await;
    assert_eq!(lines(["Щербакова", "Лебедева"]).await, [vec![], vec![]], "it begins tomorrow");
}

#[tokio::test]
async fn it_ends_at_once_by_hand() {
    let city = city().await;
    let class = class_of(&city).await;
    named(&city, &format!("class:{class}"), [TODAY, "2026-11-30"]).await.read::<()>();
    let line = stints(&city).await.remove(0);
    let (absent, id) = (person(&city, "classteacher").await.to_string(), line.id.to_string());
    let form = [("person", absent.as_str()), ("stint", &id), ("last", "2026-11-11")];
    city.sign_in("deputy").await.call(EndDeputy::url(), &form).await.refusal::<AppError>();
    city.sign_in("coordinator").await.call(EndDeputy::url(), &form).await.read::<()>();
    let mut deputy = city.sign_in("teacher2").await;
    assert_eq!(deputy.open(&format!("/people/class/{class}")).await.status, 404);
    let told = "SELECT COUNT(*) FROM events WHERE act IN ('deputy.name', 'deputy.end')";
    assert_eq!(city.number(told).await, 2);
}

#[tokio::test]
async fn nobody_else_names_a_deputy_and_a_stranger_finds_no_such_school() {
    let city = city().await;
    let class = class_of(&city).await;
    let wrong = named(&city, &format!("class:{}", class + 1000), [TODAY, "2026-11-30"]).await;
    assert_eq!(wrong.status, 422);
    let backwards = named(&city, &format!("class:{class}"), [TODAY, "2026-11-01"]).await;
    let (status, error) = backwards.refusal::<AppError>();
    assert_eq!((status, error.at("naming[until]").is_some()), (422, true), "{error:?}");
    let (absent, deputy) = (person(&city, "classteacher").await, person(&city, "teacher2").await);
    let (absent, deputy, charge) = (absent.to_string(), deputy.to_string(), format!("class:{class}"));
    let form = [
        ("person", absent.as_str()),
        ("naming[charge]", &charge),
        ("naming[deputy]", &deputy),
        ("naming[since]", TODAY),
        ("naming[until]", "2026-11-30"),
        ("naming[basis]", ORDER),
    ];
    for login in ["deputy", "head", "secretary", "teacher", "classteacher"] {
        let answer = city.sign_in(login).await.call(Deputise::url(), &form).await;
        assert_eq!(answer.refusal::<AppError>(), (403, AppError::Denied), "{login}");
    }
    let foreign = city.sign_in("coordinator2").await.call(Deputise::url(), &form).await;
    assert_eq!(foreign.refusal::<AppError>(), (404, AppError::NotFound));
    assert_eq!(city.number("SELECT COUNT(*) FROM deputies").await, 0);
}
