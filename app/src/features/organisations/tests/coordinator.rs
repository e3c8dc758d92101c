//! The first coordinator of a school: brought in by the office above, handed a paper, and owing what all coordinators owe.

use domain::ids::{OrganisationId, PersonId};
use domain::slip::Access;
use server_fn::ServerFn;

use crate::features::organisations::api::{IntroduceCoordinator, OpenSchool, School};
use crate::features::organisations::coordinator::Coordinator;
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::{AppError, link};

const SIGN_IN: &str = "/api/app/features/account/api/sign_in";
const CHANGE_PASSWORD: &str = "/api/app/features/account/api/change_password";
const NAME: &str = "Ершова Анна Петровна";

/// A school that hangs on the city and that nobody coordinates.
async fn lyceum(city: &City) -> OrganisationId {
    city.force(
        "DELETE FROM roles WHERE organisation_id = (SELECT id FROM organisations WHERE code = 'lyceum')",
    )
    .await;
    OrganisationId(city.number("SELECT id FROM organisations WHERE code = 'lyceum'").await)
}

async fn introduce(office: &mut Visitor, school: OrganisationId, new: [&str; 3]) -> Answer {
    let school = school.to_string();
    let [name, phone, basis] = new;
    let form =
        [("school", school.as_str()), ("new[name]", name), ("new[phone]", phone), ("new[basis]", basis)];
    office.call(IntroduceCoordinator::url(), &form).await
}

fn right() -> [&'static str; 3] {
    [NAME, "8 900 111-22-33", "Приказ № 15 от 2 ноября"]
}

async fn shown(office: &mut Visitor, school: OrganisationId) -> Vec<Coordinator> {
    let opened: School = office.call(OpenSchool::url(), &[("school", &school.to_string())]).await.read();
    opened.answering.expect("the office sees who answers").coordinators
}

async fn print(office: &mut Visitor, school: OrganisationId, person: PersonId) -> Answer {
    let (school, person) = (school.to_string(), person.to_string());
    let form = [("school", school.as_str()), ("person", person.as_str())];
    office.submit("/organisations/slip", &form, "/organisations").await
}

/// The password after this login on the proof of a sheet.
fn password(proof: &str, login: &str) -> String {
    proof.lines().skip_while(|line| *line != login).nth(1).expect(login).to_owned()
}

#[tokio::test]
async fn the_first_coordinator_comes_in_by_paper_and_owes_a_password_and_a_second_factor() {
    let city = city().await;
    let school = lyceum(&city).await;
    let mut officer = city.sign_in("city").await;
    introduce(&mut officer, school, right()).await.read::<()>();
    let [first] = &shown(&mut officer, school).await[..] else { panic!("one coordinator") };
    let login = first.login.clone().unwrap();
    assert_eq!((first.name.as_str(), first.access, &first.refused), (NAME, Access::Never, &None));
    let printed = print(&mut officer, school, first.person).await;
    assert_eq!(printed.status, 200, "{}", printed.body);
    assert_eq!(printed.headers["cache-control"], "no-store");
    let secret = password(&printed.body, &login);
    let kept = format!("SELECT COUNT(*) FROM accounts WHERE password_hash LIKE '%{secret}%'");
    assert_eq!(city.number(&kept).await, 0);
    assert!(matches!(shown(&mut officer, school).await[0].access, Access::Issued { .. }));

    let mut coordinator = city.visitor();
    let entered = coordinator.call(SIGN_IN, &[("login", &login), ("password", &secret)]).await;
    assert_eq!(entered.status, 200, "{}", entered.body);
    assert_eq!(coordinator.open(link::WIZARD).await.location(), Some(link::PASSWORD));
    let own = [("new", "сирень у калитки"), ("again", "сирень у калитки")];
    assert_eq!(coordinator.call(CHANGE_PASSWORD, &own).await.status, 200);
    assert_eq!(coordinator.open(link::WIZARD).await.location(), Some(link::SECOND_FACTOR));
    let again = print(&mut officer, school, first.person).await;
    assert_eq!(again.status, 303, "whoever comes in is not shut out from above: {}", again.body);
    let by = "SELECT COUNT(*) FROM events WHERE act IN ('role.give', 'person.add', 'account.add', 'account.slip') \
         AND \"by\" = (SELECT id FROM accounts WHERE login = 'city')";
    assert_eq!(city.number(by).await, 4);
}

#[tokio::test]
async fn a_school_has_one_first_coordinator_and_forms_say_what_they_lack() {
    let city = city().await;
    let school = lyceum(&city).await;
    let mut officer = city.sign_in("city").await;
    let wrong = introduce(&mut officer, school, ["Ершова", "42-43-80", " "]).await;
    let (status, error) = wrong.refusal::<AppError>();
    assert_eq!(status, 422);
    for field in ["new[name]", "new[phone]", "new[basis]"] {
        assert!(error.at(field).is_some(), "{field}: {error:?}");
    }
    introduce(&mut officer, school, right()).await.read::<()>();
    let persons = city.number("SELECT COUNT(*) FROM persons").await;
    let (_, error) = introduce(&mut officer, school, right()).await.refusal::<AppError>();
    assert!(error.to_string().contains("уже есть координатор"), "{error}");
    assert_eq!(city.number("SELECT COUNT(*) FROM persons").await, persons);
}

#[tokio::test]
async fn who_is_known_by_name_and_telephone_keeps_the_own_login_and_gets_no_paper() {
    let city = city().await;
    let school = lyceum(&city).await;
    let mother = "(SELECT person_id FROM accounts WHERE login = 'parent')";
    city.force(&format!(
        "UPDATE persons SET surname = 'Ершова', given = 'Анна', patronymic = 'Петровна', \
         search = 'ершова анна петровна', phone_key = '9001112233' WHERE id = {mother}"
    ))
    .await;
    city.sign_in("parent").await;
    let mut officer = city.sign_in("city").await;
    let before = city.number("SELECT COUNT(*) FROM persons").await;
    introduce(&mut officer, school, right()).await.read::<()>();
    assert_eq!(city.number("SELECT COUNT(*) FROM persons").await, before);
    let [first] = &shown(&mut officer, school).await[..] else { panic!("one coordinator") };
    assert_eq!(first.login.as_deref(), Some("parent"));
    assert!(first.refused.is_some());
    assert_eq!(print(&mut officer, school, first.person).await.status, 303);
}

#[tokio::test]
async fn nobody_but_the_office_above_brings_anybody_in() {
    let city = city().await;
    let school = lyceum(&city).await;
    for login in ["district", "district2", "coordinator", "methodist", "teacher", "parent"] {
        let mut person = city.sign_in(login).await;
        assert_eq!(introduce(&mut person, school, right()).await.status, 404, "{login}");
        assert_eq!(print(&mut person, school, PersonId(1)).await.status, 404, "{login}");
    }
    let mut methodist = city.sign_in("methodist").await;
    let opened: School = methodist.call(OpenSchool::url(), &[("school", &school.to_string())]).await.read();
    assert_eq!(opened.answering, None, "figures, and nobody's name");
}
