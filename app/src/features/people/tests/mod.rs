//! Lists of the demo city, as its people see them.

use domain::ids::PersonId;
use server_fn::ServerFn;

use super::api::{FindPeople, ListPeople, OpenCard};
use super::card::Card;
use super::sheet::{Ask, Found, Listing, Packed, ROW, Side};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::wire::Drawn;
use crate::kit::{AppError, link};

mod cards;
mod class;
mod corrections;
mod taken;

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

async fn open(visitor: &mut Visitor, person: PersonId) -> Answer {
    visitor.call(OpenCard::url(), &[("person", &person.to_string())]).await
}

async fn ask(visitor: &mut Visitor, ask: Ask) -> Answer {
    visitor.call_json(ListPeople::url(), &ListPeople { ask }).await
}

fn parts(listing: &Listing) -> &[Packed] {
    let Drawn::Brought(parts) = &listing.parts else { panic!("an answer brings its rows") };
    parts
}

fn rows(listing: &Listing) -> usize {
    parts(listing).iter().map(|part| part.rows.split(ROW).count()).sum()
}

fn named(name: &str) -> Ask {
    Ask { name: name.into(), ..Ask::default() }
}

#[tokio::test]
async fn a_name_finds_the_few_whom_the_caller_may_see() {
    let city = city().await;
    let find = async |login: &str, name: &str| {
        let mut visitor = city.sign_in(login).await;
        visitor.call_json(FindPeople::url(), &FindPeople { name: name.into() }).await
    };
    let staff: Vec<Found> = find("coordinator", "ТИХОНОВ андрей").await.read();
    assert_eq!(staff.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Тихонов Андрей Павлович"]);
    let many: Vec<Found> = find("coordinator", "а").await.read();
    assert!(many.len() > 8 && many.len() <= 16, "{}", many.len());
    let own: Vec<Found> = find("classteacher", "а").await.read();
    assert!(!own.is_empty() && own.iter().all(|one| one.note == "7А"));
    let nobody: Vec<Found> = find("coordinator", " % ").await.read();
    assert_eq!(nobody, []);
    for login in ["teacher", "parent", "pupil", "city"] {
        assert_eq!(find(login, "а").await.refusal(), (404, AppError::NotFound), "{login}");
    }
}

#[tokio::test]
async fn a_coordinator_sees_the_whole_school_and_no_other() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let all: Listing = ask(&mut coordinator, Ask::default()).await.read();
    assert!(all.whole_school && all.count > 0);
    assert_eq!(rows(&all), all.count as usize);
    let own = "SELECT COUNT(*) FROM class_members m JOIN organisations o ON o.id = m.school_id \
         WHERE o.code = 'school-1' AND m.since <= '2026-11-12' AND (m.until IS NULL OR m.until >= '2026-11-12')";
    assert_eq!(i64::from(all.count), city.number(own).await);
    let staff: Listing = ask(&mut coordinator, Ask { side: Side::Staff, ..Ask::default() }).await.read();
    assert!(parts(&staff)[0].rows.contains("Тихонов Андрей Павлович"));
    assert!(!parts(&staff)[0].rows.contains("Сорокин Виктор Алексеевич"), "a teacher of the school № 2");
}

#[tokio::test]
async fn a_class_teacher_sees_the_own_class_and_no_staff() {
    let city = city().await;
    let mut leader = city.sign_in("classteacher").await;
    let own: Listing = ask(&mut leader, Ask::default()).await.read();
    assert_eq!(own.classes.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["7А"]);
    assert!(parts(&own).iter().all(|part| part.class == "7А") && own.count > 0);
    let staff = ask(&mut leader, Ask { side: Side::Staff, ..Ask::default() }).await;
    assert_eq!(staff.refusal(), (403, AppError::Denied));
    let mut coordinator = city.sign_in("coordinator").await;
    let all: Listing = ask(&mut coordinator, Ask::default()).await.read();
    let other = all.classes.iter().find(|(_, name)| name != "7А").unwrap().0;
    let foreign = ask(&mut leader, Ask { class: Some(other), ..Ask::default() }).await;
    assert_eq!(foreign.refusal(), (404, AppError::NotFound));
}

#[tokio::test]
async fn for_whoever_sees_nobody_there_is_no_list() {
    let city = city().await;
    for login in ["teacher", "parent", "pupil", "district", "city", "admin"] {
        let mut visitor = city.sign_in(login).await;
        for side in [Side::Pupils, Side::Staff] {
            let answer = ask(&mut visitor, Ask { side, ..Ask::default() }).await;
            assert_eq!(answer.refusal(), (404, AppError::NotFound), "{login}");
        }
        let page = visitor.open(link::PEOPLE).await;
        assert_eq!(page.status, 404, "{login}");
        assert!(!page.body.contains("href=\"/people\""), "nor a way to it for {login}");
    }
}

#[tokio::test]
async fn a_name_is_found_by_any_part_in_any_case_and_without_the_dots() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    for name in ["соколов миха", "СОКОЛОВ МИХАИЛ", "дмитриевич"] {
        let found: Listing = ask(&mut coordinator, named(name)).await.read();
        let hit = parts(&found).iter().any(|part| part.rows.contains("Соколов Михаил Дмитриевич"));
        assert!(hit, "{name}");
    }
    let heads = Ask { side: Side::Staff, ..named("воробьев") };
    let found: Listing = ask(&mut coordinator, heads).await.read();
    assert!(parts(&found)[0].rows.starts_with("Воробьёв Игорь Олегович"));
    let nobody: Listing = ask(&mut coordinator, named("100%")).await.read();
    assert_eq!(nobody.count, 0);
}

#[tokio::test]
async fn the_page_shows_a_row_a_pupil_with_day_of_birth_and_login() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let page = coordinator.open("/people?name=соколов+михаил").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Соколов Михаил Дмитриевич") && page.body.contains("pupil"));
}
