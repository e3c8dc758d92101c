//! Social passports of invented pupils: sealed, and so written once the city stands and its vault is known.

use chrono::Days;
use domain::ids::{AccountId, PersonId, SchoolId};
use domain::social::{Family, Meals, Paper, Passport, Register};
use entity::social_passport;
use sea_orm::EntityTrait;

use crate::kit::house::House;
use crate::kit::{AppResult, sql};

/// Pupils of the year with whoever leads their class; a class without a login for its teacher keeps none.
const PUPILS: &str = "SELECT m.school_id, m.pupil_id, a.id AS account FROM class_members m \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id JOIN accounts a ON a.person_id = c.teacher_id \
     WHERE m.until IS NULL ORDER BY m.school_id, m.class_id, m.pupil_id";

/// Rows in one statement.
const PIECE: usize = 200;

/// Fills the passports of two pupils in three.
pub async fn passports(house: &House) -> AppResult<()> {
    let tx = house.db.long_turn().await?;
    let mut written = vec![];
    for (at, row) in sql::rows(&tx, PUPILS, []).await?.iter().enumerate().filter(|(at, _)| at % 3 != 2) {
        written.push(social_passport::ActiveModel {
            school_id: sea_orm::Set(SchoolId(row.try_get("", "school_id")?)),
            pupil_id: sea_orm::Set(PersonId(row.try_get("", "pupil_id")?)),
            sealed: sea_orm::Set(house.vault.seal_value(&invented(at, house))?),
            version: sea_orm::Set(1),
            changed_at: sea_orm::Set(house.clock.now()),
            changed_by: sea_orm::Set(AccountId(row.try_get("", "account")?)),
        });
    }
    while !written.is_empty() {
        let piece = written.split_off(written.len().saturating_sub(PIECE));
        social_passport::Entity::insert_many(piece).exec_without_returning(&tx).await?;
    }
    tx.commit().await
}

/// The same for the same place in the list.
fn invented(at: usize, house: &House) -> Passport {
    let today = house.clock.today();
    let paper = |document: &str| Paper { document: document.into(), until: Some(today + Days::new(280)) };
    let family = match at % 10 {
        0..=5 => Family::Full,
        6..=8 => Family::Single,
        _ if at % 20 == 9 => Family::Guardianship,
        _ => Family::Foster,
    };
    Passport {
        family: Some(family),
        many_children: at % 7 == 3,
        low_income: at % 11 == 4,
        special_needs: (at % 23 == 6).then(|| paper("Заключение ПМПК")),
        disability: (at % 41 == 7).then(|| paper("Справка МСЭ")),
        health_group: u8::try_from(1 + at % 3).ok(),
        inner_register: (at % 29 == 9).then(|| Register { since: today - Days::new(40), until: None }),
        outer_register: None,
        meals: (at % 11 == 4).then_some(Meals::Free),
    }
}
