//! Divided classes against real SQL: made, dealt out, made whole, and out of reach for strangers.

use server_fn::ServerFn;

use super::api::{DealPupils, DivideClass, OpenSplit};
use super::sheet::Split;
use crate::features::testing::{City, Visitor, city};
use crate::kit::AppError;

const SCHOOL: &str = "school_id = (SELECT id FROM organisations WHERE code = 'school-1')";

/// 7А at its foreign language, in a year that is being set up.
async fn setting_up() -> (City, Visitor, [String; 2]) {
    let city = city().await;
    city.force(&format!("UPDATE school_years SET state = 'draft' WHERE {SCHOOL}")).await;
    let of = course(&city).await;
    let coordinator = city.sign_in("coordinator").await;
    (city, coordinator, of)
}

async fn course(city: &City) -> [String; 2] {
    let class =
        city.number(&format!("SELECT id FROM classes WHERE grade = 7 AND letter = 'А' AND {SCHOOL}")).await;
    let subject = city.number("SELECT id FROM subjects WHERE code = 'foreign'").await;
    [class, subject].map(|id| id.to_string())
}

async fn open(reader: &mut Visitor, [class, subject]: &[String; 2]) -> Split {
    reader.call(OpenSplit::url(), &[("class", class), ("subject", subject)]).await.read()
}

async fn divide(reader: &mut Visitor, [class, subject]: &[String; 2], parts: &str) -> u16 {
    let fields = [("class", class.as_str()), ("subject", subject), ("parts", parts)];
    reader.call(DivideClass::url(), &fields).await.status
}

async fn deal(reader: &mut Visitor, [class, subject]: &[String; 2], rest: &[(&str, &str)]) -> u16 {
    let fields = [("class", class.as_str()), ("subject", subject)];
    let fields: Vec<(&str, &str)> = fields.into_iter().chain(rest.iter().copied()).collect();
    reader.call(DealPupils::url(), &fields).await.status
}

#[tokio::test]
async fn a_class_is_divided_by_the_alphabet_by_sex_and_by_hand() {
    let (city, mut coordinator, of) = setting_up().await;
    let whole = open(&mut coordinator, &of).await;
    assert_eq!((whole.parts.len(), whole.fixed.clone()), (1, None));
    assert!(whole.pupils.len() > 5 && whole.pupils.iter().all(|one| one.part == Some(0)), "{whole:?}");
    assert!(divide(&mut coordinator, &of, "2").await < 400);
    let halves = open(&mut coordinator, &of).await;
    let names: Vec<&str> = halves.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["7А, 1 подгруппа", "7А, 2 подгруппа"]);
    assert_eq!(halves.parts[0].teacher, whole.parts[0].teacher, "the first keeps the teacher");
    let first = halves.pupils.len().div_ceil(2);
    assert!(halves.pupils.iter().enumerate().all(|(at, one)| one.part == Some(usize::from(at >= first))));

    assert!(deal(&mut coordinator, &of, &[("by", "sex")]).await < 400);
    let girls = "SELECT COUNT(*) FROM group_members m JOIN groups g ON g.id = m.group_id JOIN persons p ON p.id = m.pupil_id \
         WHERE g.name = '7А, 1 подгруппа' AND p.sex <> 'f'";
    let dealt = open(&mut coordinator, &of).await;
    assert!(
        dealt.pupils.iter().any(|one| one.part == Some(0))
            && dealt.pupils.iter().any(|one| one.part == Some(1))
    );
    assert_eq!(city.number(girls).await, 0);

    let pupil = format!("places[p{}]", dealt.pupils[0].pupil);
    assert!(deal(&mut coordinator, &of, &[("by", "ticks"), (&pupil, "2")]).await < 400);
    let ticked = open(&mut coordinator, &of).await;
    assert_eq!(ticked.pupils[0].part, Some(1));
    assert!(ticked.pupils[1..].iter().all(|one| one.part.is_none()), "nobody else was ticked");

    assert!(divide(&mut coordinator, &of, "1").await < 400);
    let again = open(&mut coordinator, &of).await;
    assert_eq!((again.parts.len(), again.parts[0].name.as_str()), (1, "7А"));
    assert!(again.pupils.iter().all(|one| one.part == Some(0)));
}

#[tokio::test]
async fn too_many_groups_and_a_year_with_lessons_are_refused() {
    let (_city, mut coordinator, of) = setting_up().await;
    let fields = [("class", of[0].as_str()), ("subject", &of[1]), ("parts", "5")];
    let (_, error) = coordinator.call(DivideClass::url(), &fields).await.refusal::<AppError>();
    assert!(error.at("parts").is_some(), "{error:?}");
    let city = city().await;
    let (mut coordinator, of) = (city.sign_in("coordinator").await, course(&city).await);
    assert!(open(&mut coordinator, &of).await.fixed.is_some());
    assert_eq!(divide(&mut coordinator, &of, "2").await, 422);
    assert_eq!(deal(&mut coordinator, &of, &[("by", "alphabet")]).await, 422);
}

#[tokio::test]
async fn a_divided_class_leaves_a_trace_and_is_not_there_for_strangers() {
    let city = city().await;
    let of = course(&city).await;
    for (login, status) in [("coordinator2", 404), ("parent", 404), ("teacher", 403), ("secretary", 403)] {
        let mut reader = city.sign_in(login).await;
        let answer = reader.call(OpenSplit::url(), &[("class", &of[0]), ("subject", &of[1])]).await;
        assert_eq!(answer.status, status, "{login}");
        assert_eq!(divide(&mut reader, &of, "2").await, status, "{login}");
    }
}
