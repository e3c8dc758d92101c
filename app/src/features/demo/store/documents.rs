//! Documents of invented pupils: sealed, and so written once the city stands and its vault is known.

use chrono::Days;
use domain::document::{DocumentKind, Requisites};
use domain::ids::{AccountId, PersonId, SchoolId};
use entity::person_document;
use sea_orm::{EntityTrait, Set};

use crate::kit::house::House;
use crate::kit::{AppResult, sql};

/// Pupils of the classes 7А with whoever keeps the lists of the school.
const PUPILS: &str = "SELECT m.school_id, m.pupil_id, p.born, (SELECT MIN(a.id) FROM accounts a JOIN roles r ON r.person_id = a.person_id \
       WHERE r.organisation_id = m.school_id AND r.role = 'coordinator') AS account \
     FROM class_members m JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id JOIN persons p ON p.id = m.pupil_id \
     WHERE m.until IS NULL AND c.grade = 7 AND c.letter = 'А' ORDER BY m.school_id, m.pupil_id";

/// Rows of one turn of the writer.
const AT_ONCE: usize = 500;

/// A birth certificate for each of them, and a medical certificate for one in three.
pub async fn documents(house: &House) -> AppResult<()> {
    let tx = house.db.read().await?;
    let rows = sql::rows(&tx, PUPILS, []).await?;
    drop(tx);
    let mut written = vec![];
    for (at, row) in rows.iter().enumerate() {
        let Some(account) = row.try_get::<Option<i64>>("", "account")? else { continue };
        let born: Option<chrono::NaiveDate> = row.try_get("", "born")?;
        let certificate = Requisites {
            number: format!("II-ДН № {}", 512_304 + at * 173),
            issued: born.map(|born| born + Days::new(20)),
        };
        let doctors = Requisites { number: String::new(), issued: Some(house.clock.today() - Days::new(60)) };
        let mut kinds = vec![(DocumentKind::BirthCertificate, certificate)];
        kinds.extend((at % 3 == 0).then_some((DocumentKind::MedicalCertificate, doctors)));
        for (kind, requisites) in kinds {
            written.push(person_document::ActiveModel {
                school_id: Set(SchoolId(row.try_get("", "school_id")?)),
                person_id: Set(PersonId(row.try_get("", "pupil_id")?)),
                kind: Set(kind.code().to_owned()),
                sealed: Set(house.vault.seal_value(&requisites)?),
                file_id: Set(None),
                at: Set(house.clock.now()),
                by: Set(AccountId(account)),
                ..Default::default()
            });
        }
    }
    for part in written.chunks(AT_ONCE) {
        let tx = house.db.long_turn().await?;
        person_document::Entity::insert_many(part.to_vec()).exec_without_returning(&tx).await?;
        tx.commit().await?;
    }
    Ok(())
}
