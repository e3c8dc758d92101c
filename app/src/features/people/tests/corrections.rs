//! Corrections of cards: by whom, over what, and what the log keeps of them.

use super::*;
use crate::features::people::api::{CorrectCard, SetKin};

/// What is typed into a form, field by field; the rest stands as it was shown.
async fn correct(visitor: &mut Visitor, card: &Card, typed: &[(&str, &str)]) -> Answer {
    let whole = card.whole.clone().expect("the whole card");
    let (person, draft) = (card.person.to_string(), whole.draft);
    let fields = [
        ("draft[surname]", draft.surname.as_str()),
        ("draft[given]", &draft.given),
        ("draft[patronymic]", &draft.patronymic),
        ("draft[sex]", &draft.sex),
        ("draft[born]", &draft.born),
        ("draft[phone]", &draft.phone),
        ("draft[email]", &draft.email),
    ];
    let typed = |name: &str| typed.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
    let mut form = vec![("person", person.as_str()), ("seen", &whole.seen)];
    form.extend(fields.map(|(name, value)| (name, typed(name).unwrap_or(value))));
    visitor.call(CorrectCard::url(), &form).await
}

async fn card(visitor: &mut Visitor, person: PersonId) -> Card {
    open(visitor, person).await.read()
}

#[tokio::test]
async fn a_class_teacher_corrects_the_name_and_the_list_finds_it() {
    let city = city().await;
    let pupil = person(&city, "pupil").await;
    let mut leader = city.sign_in("classteacher").await;
    let shown = card(&mut leader, pupil).await;
    let answer =
        correct(&mut leader, &shown, &[("draft[surname]", "ОРЛЁНОК"), ("draft[born]", "28.02.2013")]).await;
    answer.read::<()>();
    let now = card(&mut leader, pupil).await;
    assert_eq!(now.name, "Орлёнок Михаил Дмитриевич");
    let whole = now.whole.unwrap();
    assert_eq!(whole.draft.born, "2013-02-28");
    assert!(whole.past[0].what.starts_with("фамилия; дата рождения: "), "{:?}", whole.past);
    assert!(whole.past[0].what.ends_with("→ 28.02.2013") && whole.past[0].who == "Лебедева О. Н.");
    let found: Listing = ask(&mut leader, named("орленок")).await.read();
    assert_eq!(found.count, 1);
}

#[tokio::test]
async fn the_log_holds_no_name_of_the_corrected() {
    let city = city().await;
    let mother = person(&city, "parent").await;
    let mut secretary = city.sign_in("secretary").await;
    let shown = card(&mut secretary, mother).await;
    let typed = [
        ("draft[surname]", "Воронцова"),
        ("draft[phone]", "+7 912 345-67-89"),
        ("draft[email]", "maria@example.ru"),
    ];
    correct(&mut secretary, &shown, &typed).await.read::<()>();
    let written = format!(
        "SELECT COUNT(*) FROM persons WHERE id = {mother} AND phone_key = '9123456789' AND email = 'maria@example.ru'"
    );
    assert_eq!(city.number(&written).await, 1);
    let logged = format!(
        "SELECT COUNT(*) FROM events WHERE act = 'person.change' AND subject = 'person:{mother}' AND \"new\" = 'surname,phone,email'"
    );
    assert_eq!(city.number(&logged).await, 1);
    for clear in ["Воронцова", "345-67-89", "maria@"] {
        let told = format!(
            "SELECT COUNT(*) FROM events WHERE COALESCE(\"old\", '') || COALESCE(\"new\", '') LIKE '%{clear}%'"
        );
        assert_eq!(city.number(&told).await, 0, "{clear}");
    }
}

#[tokio::test]
async fn the_second_hand_is_told_who_was_first_and_overwrites_nothing() {
    let city = city().await;
    let pupil = person(&city, "pupil").await;
    let (mut leader, mut secretary) = (city.sign_in("classteacher").await, city.sign_in("secretary").await);
    let (one, two) = (card(&mut leader, pupil).await, card(&mut secretary, pupil).await);
    correct(&mut leader, &one, &[("draft[given]", "Матвей")]).await.read::<()>();
    let (status, error) =
        correct(&mut secretary, &two, &[("draft[given]", "Максим")]).await.refusal::<AppError>();
    assert_eq!(status, 409);
    assert!(error.to_string().contains("Лебедева О. Н."), "{error}");
    assert_eq!(card(&mut secretary, pupil).await.name, "Соколов Матвей Дмитриевич");
    // Whoever wishes what stands there has nothing to be told.
    correct(&mut secretary, &two, &[("draft[given]", "Матвей")]).await.read::<()>();
    let twice =
        format!("SELECT COUNT(*) FROM events WHERE act = 'person.change' AND subject = 'person:{pupil}'");
    assert_eq!(city.number(&twice).await, 1);
}

#[tokio::test]
async fn what_no_card_may_say_is_refused_at_its_field() {
    let city = city().await;
    let pupil = person(&city, "pupil").await;
    let mut secretary = city.sign_in("secretary").await;
    let shown = card(&mut secretary, pupil).await;
    for (field, name, value) in [
        ("surname", "draft[surname]", ""),
        ("surname", "draft[surname]", "Соколов<script>"),
        ("given", "draft[given]", &"я".repeat(100_000)),
        ("born", "draft[born]", "30.02.2013"),
        ("born", "draft[born]", "1913-05-14"),
        ("sex", "draft[sex]", "Щ"),
        ("phone", "draft[phone]", "42-43-80"),
        ("email", "draft[email]", "мама"),
    ] {
        let (status, error) = correct(&mut secretary, &shown, &[(name, value)]).await.refusal::<AppError>();
        assert_eq!((status, error.at(field).is_some()), (422, true), "{name}: {error}");
    }
    assert_eq!(card(&mut secretary, pupil).await, shown);
}

#[tokio::test]
async fn others_correct_nothing() {
    let city = city().await;
    let pupil = person(&city, "pupil").await;
    let shown = card(&mut city.sign_in("secretary").await, pupil).await;
    for (login, status) in
        [("head", 403), ("teacher", 403), ("parent", 403), ("coordinator2", 404), ("teacher2", 404)]
    {
        let mut visitor = city.sign_in(login).await;
        let answer = correct(&mut visitor, &shown, &[("draft[given]", "Макар")]).await;
        assert_eq!(answer.status, status, "{login}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_guardian_who_may_not_view_is_out_of_the_diary() {
    let city = city().await;
    let (pupil, mother) = (person(&city, "pupil").await, person(&city, "parent").await);
    let mut leader = city.sign_in("classteacher").await;
    let shown = card(&mut leader, pupil).await;
    let kin = shown.guardians.iter().find(|one| one.person == mother).expect("his mother").clone();
    let (child, guardian, seen) = (pupil.to_string(), mother.to_string(), kin.terms.unwrap().shown);
    let form = [
        ("child", child.as_str()),
        ("wish[guardian]", guardian.as_str()),
        ("wish[degree]", "тётя"),
        ("wish[sign]", "on"),
        ("wish[shown]", seen.as_str()),
    ];
    leader.call(SetKin::url(), &form).await.read::<()>();
    let told = card(&mut leader, pupil).await;
    let now = told.guardians.iter().find(|one| one.person == mother).unwrap();
    let terms = now.terms.clone().unwrap();
    assert_eq!((now.degree.as_str(), terms.may_view, terms.may_sign), ("тётя", false, true));
    let past = told.whole.unwrap().past;
    assert!(past[0].what.contains("смотрит дневник: да → нет"), "{past:?}");
    let diary = city.sign_in("parent").await.open(&format!("/diary?child={pupil}")).await;
    assert_eq!(diary.status, 404);
    let again = [form[0], form[1], ("wish[degree]", "мать"), form[4]];
    assert_eq!(leader.call(SetKin::url(), &again).await.status, 409);
    let unknown = [form[0], form[1], ("wish[degree]", "сосед"), form[4]];
    assert_eq!(leader.call(SetKin::url(), &unknown).await.status, 422);
}
