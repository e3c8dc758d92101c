//! The list of a class as one form: what is right is written, what is not waits with all that was typed.

use domain::ids::ClassId;

use super::*;
use crate::features::people::api::{CorrectClass, OpenClass};
use crate::features::people::class_list::{ClassList, Line};

const LEADER: &str = "classteacher";

async fn class_of(city: &City, grade: i64, letter: &str) -> ClassId {
    let asked = format!(
        "SELECT c.id FROM classes c JOIN organisations o ON o.id = c.school_id \
         WHERE o.code = 'school-1' AND c.grade = {grade} AND c.letter = '{letter}'"
    );
    ClassId(city.number(&asked).await)
}

async fn list(visitor: &mut Visitor, class: ClassId) -> Answer {
    visitor.call(OpenClass::url(), &[("class", &class.to_string())]).await
}

/// The form of a class as a browser sends it, with these lines typed into.
fn form(list: &ClassList, typed: &[(usize, &str, &str)]) -> Vec<(String, String)> {
    let mut form = vec![("class".to_owned(), list.class.to_string())];
    for (at, Line { person, draft, seen }) in list.lines.iter().enumerate() {
        let fields = [
            ("person", person.to_string()),
            ("seen", seen.clone()),
            ("surname", draft.surname.clone()),
            ("given", draft.given.clone()),
            ("patronymic", draft.patronymic.clone()),
            ("sex", draft.sex.clone()),
            ("born", draft.born.clone()),
        ];
        for (field, value) in fields {
            let own = typed.iter().find(|(line, of, _)| *line == at && *of == field);
            let value = own.map_or(value, |(_, _, value)| (*value).to_owned());
            form.push((format!("lines[{at}][{field}]"), value));
        }
    }
    form
}

fn pairs(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn changes(city: &City) -> i64 {
    city.number("SELECT COUNT(*) FROM events WHERE act = 'person.change'").await
}

#[tokio::test]
async fn only_lines_that_were_typed_into_are_written_and_logged() {
    let city = city().await;
    let class = class_of(&city, 7, "А").await;
    let mut leader = city.sign_in(LEADER).await;
    let before: ClassList = list(&mut leader, class).await.read();
    assert!(before.lines.len() > 5 && before.title == "7А");
    let sent = form(&before, &[(0, "surname", "АБРАМОВА"), (1, "born", "05.05.2013"), (2, "given", "Зоя")]);
    leader.call(CorrectClass::url(), &pairs(&sent)).await.read::<()>();
    assert_eq!(changes(&city).await, 3);
    let after: ClassList = list(&mut leader, class).await.read();
    let line = |person| after.lines.iter().find(|line| line.person == person).unwrap().draft.clone();
    assert_eq!(line(before.lines[0].person).surname, "Абрамова");
    assert_eq!(line(before.lines[1].person).born, "2013-05-05");
    let phone =
        format!("SELECT COUNT(*) FROM persons WHERE id = {} AND given = 'Зоя'", before.lines[2].person);
    assert_eq!(city.number(&phone).await, 1);
    leader.call(CorrectClass::url(), &pairs(&form(&after, &[]))).await.read::<()>();
    assert_eq!(changes(&city).await, 3, "nothing was typed");
}

#[tokio::test]
async fn a_refused_line_waits_on_its_page_and_the_others_are_saved() {
    let city = city().await;
    let class = class_of(&city, 7, "А").await;
    let mut leader = city.sign_in(LEADER).await;
    let shown: ClassList = list(&mut leader, class).await.read();
    let sent = form(&shown, &[(0, "given", "Зоя"), (1, "born", "2031-01-02"), (1, "surname", "Журавлёва")]);
    let page = leader.submit(CorrectClass::url(), &pairs(&sent), &link::class_list(class)).await;
    assert_eq!(page.status, 422, "{}", page.body);
    let person = shown.lines[1].person;
    for text in [
        "2031-01-02",
        "Журавлёва",
        "Проверьте год рождения.",
        "Сохранено: 1",
        &format!("born-{person}-error"),
    ] {
        assert!(page.body.contains(text), "{text} is missing");
    }
    assert!(page.headers.get("x-keeps-typed").is_none());
    assert_eq!(changes(&city).await, 1, "the good line is written, the other is not");
    let api = CorrectClass::url();
    let address = link::class_list(class);
    let mut twice = pairs(&sent);
    twice.push(("page", &address));
    let second = leader.submit(api, &twice, api).await;
    assert_eq!(second.status, 422, "refused twice, it still stands on its page");
    assert!(second.body.contains("Журавлёва") && second.body.contains("Проверьте год рождения."));
    let again = form(&shown, &[(0, "given", "Зоя"), (1, "born", "2013-01-02"), (1, "surname", "Журавлёва")]);
    let saved = leader.submit(CorrectClass::url(), &pairs(&again), &link::class_list(class)).await;
    assert_eq!(
        (saved.status, saved.location()),
        (302, Some(format!("/people/class/{class}?saved=1").as_str()))
    );
}

#[tokio::test]
async fn a_line_that_somebody_changed_meanwhile_is_shown_beside_what_was_typed() {
    let city = city().await;
    let class = class_of(&city, 7, "А").await;
    let (mut leader, mut secretary) = (city.sign_in(LEADER).await, city.sign_in("secretary").await);
    let shown: ClassList = list(&mut leader, class).await.read();
    let first = form(&shown, &[(0, "given", "Тихомир")]);
    secretary.call(CorrectClass::url(), &pairs(&first)).await.read::<()>();
    let sent = form(&shown, &[(0, "given", "Максим"), (1, "given", "Зоя")]);
    let page = leader.submit(CorrectClass::url(), &pairs(&sent), &link::class_list(class)).await;
    assert_eq!(page.status, 422);
    for text in ["Котова В. Б.", "Сейчас записано", "Тихомир", "value=\"Максим\""]
    {
        assert!(page.body.contains(text), "{text} is missing");
    }
    let person = shown.lines[0].person;
    let kept = format!("SELECT COUNT(*) FROM persons WHERE id = {person} AND given = 'Тихомир'");
    assert_eq!((city.number(&kept).await, changes(&city).await), (1, 2));
}

#[tokio::test]
async fn a_class_is_corrected_by_its_teacher_and_the_office_and_is_nothing_to_others() {
    let city = city().await;
    let (own, other) = (class_of(&city, 7, "А").await, class_of(&city, 5, "Б").await);
    for login in ["coordinator", "secretary"] {
        let class: ClassList = list(&mut city.sign_in(login).await, other).await.read();
        assert_eq!(class.title, "5Б", "{login}");
    }
    for login in ["head", "deputy"] {
        assert_eq!(
            list(&mut city.sign_in(login).await, own).await.refusal(),
            (403, AppError::Denied),
            "{login}"
        );
    }
    assert_eq!(list(&mut city.sign_in(LEADER).await, other).await.refusal(), (404, AppError::NotFound));
    for login in ["teacher", "coordinator2", "parent", "pupil", "district"] {
        let mut visitor = city.sign_in(login).await;
        assert_eq!(list(&mut visitor, own).await.refusal(), (404, AppError::NotFound), "{login}");
        assert_eq!(visitor.open(&link::class_list(own)).await.status, 404, "{login}");
    }
}

#[tokio::test]
async fn a_refused_card_keeps_what_was_typed() {
    let city = city().await;
    let pupil = person(&city, "pupil").await;
    let mut leader = city.sign_in(LEADER).await;
    let card: Card = open(&mut leader, pupil).await.read();
    let seen = card.whole.unwrap().seen;
    let id = pupil.to_string();
    let typed = [
        ("person", id.as_str()),
        ("seen", &seen),
        ("draft[surname]", "Орлёнок"),
        ("draft[given]", "Михаил"),
        ("draft[sex]", "М"),
        ("draft[born]", "2013-02-28"),
        ("draft[phone]", "12"),
    ];
    let page =
        leader.submit(crate::features::people::api::CorrectCard::url(), &typed, &link::card(pupil)).await;
    assert_eq!(page.status, 422);
    for text in ["value=\"Орлёнок\"", "value=\"2013-02-28\"", "value=\"12\"", "не меньше десяти цифр"]
    {
        assert!(page.body.contains(text), "{text} is missing");
    }
}
