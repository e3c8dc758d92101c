//! Consents against real SQL: what opens the door, what shuts it, who keeps the papers.

mod door;
mod ending;
mod grid;
mod own;
mod papers;
mod scans;

use domain::consent::Purpose;
use server_fn::ServerFn;

use super::api::{OpenRoll, RegisterPapers, WithdrawConsent};
use super::roll::{Roll, Row};
use crate::features::testing::{Answer, City, Visitor, city};

const DIARY: &str = "/diary";

async fn class(city: &City, school: &str, name: &str) -> i64 {
    let (grade, letter) = name.split_at(1);
    let asked = format!(
        "SELECT c.id FROM classes c JOIN organisations o ON o.id = c.school_id \
         WHERE o.code = '{school}' AND c.grade = {grade} AND c.letter = '{letter}'"
    );
    city.number(&asked).await
}

async fn person(city: &City, login: &str) -> i64 {
    city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await
}

async fn roll(visitor: &mut Visitor, class: i64, purpose: Purpose) -> Roll {
    let form = [("class", class.to_string()), ("purpose", purpose.code().to_owned())];
    let form: Vec<_> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
    visitor.call(OpenRoll::url(), &form).await.read()
}

fn row(roll: &Roll, subject: i64) -> Row {
    roll.rows.iter().find(|row| row.subject.0 == subject).expect("a row of the subject").clone()
}

async fn register(visitor: &mut Visitor, class: i64, purpose: Purpose, papers: &[(i64, i64)]) -> Answer {
    let papers: Vec<String> = papers.iter().map(|(subject, signer)| format!("{subject}.{signer}")).collect();
    let class = class.to_string();
    let mut form = vec![("class", class.as_str()), ("purpose", purpose.code()), ("on", "2026-11-11")];
    form.extend(papers.iter().map(|paper| ("papers[]", paper.as_str())));
    visitor.call(RegisterPapers::url(), &form).await
}

async fn withdraw(visitor: &mut Visitor, class: i64, purpose: Purpose, subject: i64) -> Answer {
    let (class, subject) = (class.to_string(), subject.to_string());
    let form = [
        ("class", class.as_str()),
        ("purpose", purpose.code()),
        ("subject", subject.as_str()),
        ("on", "2026-11-12"),
        ("how", "заявление"),
    ];
    visitor.call(WithdrawConsent::url(), &form).await
}

/// A child of 5Б whose family has not answered, and a guardian of it with the login.
async fn silent(city: &City) -> (i64, i64, String) {
    let child = "SELECT m.pupil_id FROM class_members m JOIN classes c ON c.id = m.class_id JOIN organisations o ON o.id = m.school_id \
         WHERE o.code = 'school-1' AND c.letter = 'Б' AND c.grade = 5 AND NOT EXISTS (SELECT 1 FROM consents k JOIN consent_templates t \
         ON t.id = k.template_id WHERE k.subject_id = m.pupil_id AND t.purpose = 'child')";
    let child = city.number(child).await;
    let guardian =
        city.number(&format!("SELECT MIN(guardian_id) FROM kinships WHERE child_id = {child}")).await;
    let tx = city.house.db.read().await.unwrap();
    let asked = "SELECT login FROM accounts WHERE person_id = $1";
    let login = crate::kit::sql::row(&tx, asked, [guardian.into()]).await.unwrap().unwrap();
    (child, guardian, login.try_get("", "login").unwrap())
}
