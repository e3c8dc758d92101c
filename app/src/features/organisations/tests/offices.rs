//! Offices and their schools: founded by form and by list, each within its own part of the city.

use domain::ids::OrganisationId;
use domain::wizard::Step;
use server_fn::ServerFn;

use crate::features::organisations::api::{
    FoundSchool, Office, Offices, OpenSchool, Organisation, Overseen, School,
};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::AppError;

async fn overseen(office: &mut Visitor) -> Vec<Organisation> {
    office.call(Overseen::url(), &[]).await.read()
}

async fn offices(office: &mut Visitor) -> Vec<Office> {
    office.call(Offices::url(), &[]).await.read()
}

async fn found(office: &mut Visitor, under: OrganisationId, more: &[(&str, &str)]) -> Answer {
    let under = under.to_string();
    let named = [("under", under.as_str()), ("card[name]", "Школа № 77"), ("card[short_name]", "Школа № 77")];
    let fields: Vec<(&str, &str)> = named.into_iter().chain(more.iter().copied()).collect();
    office.call(FoundSchool::url(), &fields).await
}

async fn number_of(city: &City, code: &str) -> OrganisationId {
    OrganisationId(city.number(&format!("SELECT id FROM organisations WHERE code = '{code}'")).await)
}

#[tokio::test]
async fn an_officer_founds_a_school_in_the_own_district_and_sees_it_begin() {
    let city = city().await;
    let mut district = city.sign_in("district").await;
    let under = offices(&mut district).await;
    assert_eq!(under.len(), 1, "{under:?}");
    found(&mut district, under[0].id, &[("card[inn]", "7707083893")]).await.read::<()>();
    let school = number_of(&city, "school-77").await;
    let seen: School = district.call(OpenSchool::url(), &[("school", &school.to_string())]).await.read();
    assert_eq!((seen.card.inn.as_str(), seen.shown.progress.unwrap().filled()), ("7707083893", 0));
    let list = overseen(&mut district).await;
    assert!(list.iter().any(|one| one.id == school));
    let events = "SELECT COUNT(*) FROM events WHERE act = 'organisation.create' AND by IS NOT NULL";
    assert_eq!(city.number(events).await, 1);
}

#[tokio::test]
async fn an_officer_of_another_district_finds_nothing_there() {
    let city = city().await;
    let mut district = city.sign_in("district").await;
    let own = offices(&mut district).await[0].id;
    let mut other = city.sign_in("district2").await;
    assert_eq!(found(&mut other, own, &[]).await.status, 404);
    let school = number_of(&city, "school-1").await.to_string();
    assert_eq!(other.call(OpenSchool::url(), &[("school", &school)]).await.status, 404);
    assert_eq!(other.open(&format!("/organisations/{school}")).await.status, 404);
    assert_eq!(district.open(&format!("/organisations/{school}")).await.status, 200);
    for login in ["coordinator", "methodist", "teacher", "parent"] {
        let mut person = city.sign_in(login).await;
        assert_eq!(found(&mut person, own, &[]).await.status, 404, "{login}");
    }
}

#[tokio::test]
async fn a_code_or_a_number_that_is_taken_is_told_at_its_field() {
    let city = city().await;
    let mut officer = city.sign_in("city").await;
    let places = offices(&mut officer).await;
    assert_eq!(places.len(), 3, "the city and two districts: {places:?}");
    found(&mut officer, places[0].id, &[("card[inn]", "7707083893")]).await.read::<()>();
    let (status, error) = found(&mut officer, places[1].id, &[]).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.at("code").unwrap().contains("school-77"), "{error:?}");
    let other = [("code", "mir"), ("card[inn]", "7707083893")];
    let (_, error) = found(&mut officer, places[1].id, &other).await.refusal::<AppError>();
    assert!(error.at("card[inn]").unwrap().contains("Школа № 77"), "{error:?}");
    let (_, error) =
        found(&mut officer, places[1].id, &[("code", "mir"), ("card[inn]", "1")]).await.refusal::<AppError>();
    assert!(error.at("card[inn]").is_some(), "{error:?}");
}

async fn bring(officer: &mut Visitor, door: &str, list: &str) -> Answer {
    let parts = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"schools.csv\"\r\n\r\n{list}\r\n--x--\r\n"
    );
    let request = axum::http::Request::post(door)
        .header("content-type", "multipart/form-data; boundary=x")
        .header("sec-fetch-site", "same-origin");
    officer.send(request, parts).await
}

#[tokio::test]
async fn a_list_is_founded_whole_or_told_by_rows_and_given_back_marked() {
    let city = city().await;
    let mut officer = city.sign_in("city").await;
    let count = "SELECT COUNT(*) FROM organisations WHERE kind = 'school'";
    let before = city.number(count).await;
    let bad =
        "Название;Район;ИНН\nШкола № 201;РУО 1;7707083893\nШкола № 202;РУО 9;\nШкола № 201;;1\nГимназия;;\n";
    let answer = bring(&mut officer, "/organisations/list", bad).await;
    assert_eq!(answer.location(), Some("/organisations"));
    assert_eq!(city.number(count).await, before, "all or none");
    let page = officer.open("/organisations").await.body;
    for told in ["Строка 3: Района «РУО 9» нет", "Строка 4:", "Строка 5: Укажите код"]
    {
        assert!(page.contains(told), "{told}");
    }
    let marked = bring(&mut officer, "/organisations/checked.xlsx", bad).await;
    assert_eq!(marked.status, 200);
    let good = "Название;Район;ИНН\nШкола № 201;РУО 1;7707083893\nШкола № 202;;\n";
    let answer = bring(&mut officer, "/organisations/list", good).await;
    assert_eq!(answer.location(), Some("/organisations?made=2"));
    let districts = "SELECT COUNT(*) FROM organisations o JOIN organisations d ON d.id = o.parent_id \
         WHERE (o.code = 'school-201' AND d.code = 'ruo-1') OR (o.code = 'school-202' AND d.code = 'ozersk')";
    assert_eq!(city.number(districts).await, 2);
    let mut coordinator = city.sign_in("coordinator").await;
    assert_eq!(bring(&mut coordinator, "/organisations/list", good).await.status, 404);
}

#[tokio::test]
async fn a_school_that_runs_has_filled_its_steps_and_one_that_has_not_begun_is_told_what_it_lacks() {
    let city = city().await;
    let mut officer = city.sign_in("city").await;
    let list = overseen(&mut officer).await;
    let first = number_of(&city, "school-1").await;
    let first = list.iter().find(|one| one.id == first).unwrap();
    assert_eq!(first.progress.as_ref().unwrap().lacks(), [], "{first:?}");
    let lyceum = number_of(&city, "lyceum").await;
    let lyceum = list.iter().find(|one| one.id == lyceum).unwrap();
    let lacks = lyceum.progress.as_ref().unwrap().lacks();
    assert!(
        lacks.contains(&Step::Staff) && lacks.contains(&Step::Pupils) && !lacks.contains(&Step::Card),
        "{lacks:?}"
    );
    city.force("DELETE FROM group_teachers WHERE group_id = (SELECT MIN(id) FROM groups)").await;
    city.force("DELETE FROM rooms WHERE school_id = (SELECT id FROM organisations WHERE code = 'lyceum')")
        .await;
    let again = overseen(&mut officer).await;
    let broken: Vec<_> = again
        .iter()
        .filter_map(|one| one.progress.as_ref())
        .filter(|far| far.lacks() == [Step::Groups])
        .collect();
    assert_eq!(broken.len(), 1, "one group without a teacher is told");
}
