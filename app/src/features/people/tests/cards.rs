//! Cards, as deep as each person of the city sees them.

use super::*;

#[tokio::test]
async fn the_office_sees_the_whole_card_of_a_pupil() {
    let city = city().await;
    let pupil = person(&city, "pupil").await;
    for login in ["coordinator", "secretary", "head", "deputy"] {
        let card: Card = open(&mut city.sign_in(login).await, pupil).await.read();
        assert_eq!(card.name, "Соколов Михаил Дмитриевич", "{login}");
        let whole = card.whole.expect("the whole card");
        assert_eq!(whole.login.as_deref(), Some("pupil"));
        assert!(!whole.draft.born.is_empty() && !whole.consents.is_empty());
        assert_eq!(whole.corrects, ["coordinator", "secretary"].contains(&login), "{login}");
        let schooling = card.pupil.expect("a pupil");
        assert_eq!(schooling.class.as_deref(), Some("7А"));
        assert!(schooling.groups.iter().any(|group| group.subject == "Алгебра"));
        assert!(schooling.stays[0].began.starts_with("приказ № "), "{:?}", schooling.stays);
        assert!(card.guardians.iter().any(|one| one.name.starts_with("Соколова") && one.terms.is_some()));
    }
}

#[tokio::test]
async fn a_class_teacher_sees_own_families_and_nobody_elses() {
    let city = city().await;
    let mut leader = city.sign_in("classteacher").await;
    let pupil: Card = open(&mut leader, person(&city, "pupil").await).await.read();
    assert!(pupil.whole.is_some_and(|whole| whole.corrects));
    let mother: Card = open(&mut leader, person(&city, "parent").await).await.read();
    assert!(mother.employment.is_none() && mother.pupil.is_none());
    assert!(mother.children.iter().all(|child| child.class == "7А") && !mother.children.is_empty());
    let elsewhere = city
        .number(
            "SELECT m.pupil_id FROM class_members m JOIN classes c ON c.id = m.class_id JOIN organisations o ON o.id = c.school_id \
             WHERE o.code = 'school-1' AND c.grade = 5 AND c.letter = 'Б' AND m.until IS NULL ORDER BY m.pupil_id LIMIT 1",
        )
        .await;
    let taught: Card = open(&mut leader, PersonId(elsewhere)).await.read();
    assert!(taught.whole.is_none(), "she teaches in 5Б, and leads it not");
    for foreign in [person(&city, "newcomer").await, person(&city, "parent3").await] {
        assert_eq!(open(&mut leader, foreign).await.refusal(), (404, AppError::NotFound), "{foreign}");
    }
}

#[tokio::test]
async fn a_teacher_sees_what_own_pupils_and_their_guardians_are_called() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let pupil = person(&city, "pupil").await;
    let card: Card = open(&mut teacher, pupil).await.read();
    assert!(card.whole.is_none() && card.children.is_empty() && card.employment.is_none());
    assert!(!card.guardians.is_empty() && card.guardians.iter().all(|one| one.terms.is_none()));
    let page = teacher.open(&link::card(pupil)).await.body;
    for hidden in ["Телефон", "Дата рождения", "Логин", "Исправить"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    let mother = person(&city, "parent").await;
    assert_eq!(open(&mut teacher, mother).await.refusal(), (404, AppError::NotFound));
}

#[tokio::test]
async fn for_others_there_is_no_card() {
    let city = city().await;
    let pupil = person(&city, "pupil").await;
    for login in
        ["parent", "parent2", "pupil", "pupil2", "coordinator2", "teacher3", "district", "methodist", "admin"]
    {
        let mut visitor = city.sign_in(login).await;
        assert_eq!(open(&mut visitor, pupil).await.refusal(), (404, AppError::NotFound), "{login}");
        assert_eq!(visitor.open(&link::card(pupil)).await.status, 404, "{login}");
    }
    let mut coordinator = city.sign_in("coordinator").await;
    for wrong in ["/people/0", "/people/-1", "/people/x", "/people/99999999999999999999"] {
        assert_eq!(coordinator.open(wrong).await.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn a_card_of_staff_tells_roles_and_lessons_to_the_office_alone() {
    let city = city().await;
    let leader = person(&city, "classteacher").await;
    let card: Card = open(&mut city.sign_in("secretary").await, leader).await.read();
    let work = card.employment.expect("she works here");
    assert_eq!(work.leads, ["7А"]);
    assert!(work.roles.iter().any(|role| role.title == "Учитель"));
    let own = open(&mut city.sign_in("classteacher").await, leader).await;
    assert_eq!(own.refusal(), (404, AppError::NotFound));
}

#[tokio::test]
async fn rows_of_the_lists_lead_to_the_cards() {
    let city = city().await;
    let pupil = person(&city, "pupil").await;
    let mut coordinator = city.sign_in("coordinator").await;
    let page = coordinator.open("/people?name=соколов+михаил").await.body;
    assert!(page.contains(&format!("href=\"/people/{pupil}\"")), "{page}");
    let card = coordinator.open(&link::card(pupil)).await;
    assert_eq!(card.status, 200);
    assert!(card.body.contains("Исправить сведения") && card.body.contains("Кто смотрел эти данные"));
}
