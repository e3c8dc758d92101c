//! Where somebody stands in a school today, by the rows.

use chrono::NaiveDate;
use domain::card::Place;
use domain::document::Photo;
use domain::ids::{ClassId, FileId, GroupId, PersonId, SchoolId};
use sea_orm::ConnectionTrait;

use super::rolls::{CONSENT_STANDS, MEMBERS, STAFF};
use super::{AppResult, sql};

/// Classes of the pupil `$3`, and those of the children of `$3`.
const CLASSES: &str = "SELECT m.class_id AS id FROM # WHERE m.school_id = $1 AND m.pupil_id = $3 AND y.state <> 'closed' \
     UNION SELECT m.class_id FROM # JOIN kinships k ON k.child_id = m.pupil_id \
     WHERE m.school_id = $1 AND k.guardian_id = $3 AND y.state <> 'closed'";

const GROUPS: &str = "SELECT group_id AS id FROM group_members WHERE school_id = $1 AND pupil_id = $3 \
     AND since <= $2 AND (until IS NULL OR until >= $2)";

/// Who has ever learnt or worked here.
const ONCE: &str = "SELECT 1 AS one FROM class_members WHERE school_id = $1 AND pupil_id = $2 \
     UNION SELECT 1 FROM staff WHERE school_id = $1 AND person_id = $2";

/// Of anybody: whoever is nobody in the school has an empty place in it.
pub async fn place<C: ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    person: PersonId,
    today: NaiveDate,
) -> AppResult<Place> {
    let values = || [school.0.into(), today.into(), person.0.into()];
    let classes = sql::rows(tx, &CLASSES.replace('#', MEMBERS), values()).await?;
    let groups = sql::rows(tx, GROUPS, values()).await?;
    let staff = format!("SELECT 1 AS one FROM {STAFF} s WHERE s.person_id = $3");
    let id = |row: &sea_orm::QueryResult| row.try_get::<i64>("", "id");
    let place = Place {
        school,
        person,
        classes: classes.iter().map(|row| id(row).map(ClassId)).collect::<Result<_, _>>()?,
        groups: groups.iter().map(|row| id(row).map(GroupId)).collect::<Result<_, _>>()?,
        staff: sql::row(tx, &staff, values()).await?.is_some(),
        gone: false,
    };
    let once = sql::row(tx, ONCE, [school.0.into(), person.0.into()]).await?.is_some();
    Ok(Place { gone: once && !place.is_known(), ..place })
}

/// Does the person learn here? Then the law of a pupil's card holds, from the first day of that year.
pub async fn first_day<C: ConnectionTrait>(tx: &C, place: &Place) -> AppResult<Option<NaiveDate>> {
    const FIRST: &str = "SELECT y.first_day FROM class_members m JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
         JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id \
         WHERE m.school_id = $1 AND m.pupil_id = $2 AND y.state <> 'closed' ORDER BY y.first_day DESC LIMIT 1";
    let row = sql::row(tx, FIRST, [place.school.0.into(), place.person.0.into()]).await?;
    Ok(row.map(|row| row.try_get("", "first_day")).transpose()?)
}

/// The photograph of whoever stands at `place`, and whether the consent that it falls under stands.
pub async fn photo<C: ConnectionTrait>(tx: &C, place: &Place, today: NaiveDate) -> AppResult<Photo> {
    const MEMBER: &str = "SELECT 1 AS one FROM class_members WHERE school_id = $1 AND pupil_id = $2 LIMIT 1";
    const FILE: &str = "SELECT file_id FROM person_photos WHERE school_id = $1 AND person_id = $2";
    let of = || [place.school.0.into(), place.person.0.into()];
    let pupil = sql::row(tx, MEMBER, of()).await?.is_some();
    let purpose = Photo::purpose_of(pupil, place.staff);
    let stands = format!(
        "SELECT 1 AS one FROM consents c JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
         WHERE c.school_id = $1 AND c.subject_id = $3 AND o.purpose = $4 AND {CONSENT_STANDS} LIMIT 1"
    );
    let asked = [place.school.0.into(), today.into(), place.person.0.into(), purpose.code().into()];
    let file = sql::row(tx, FILE, of()).await?;
    let file = file.map(|row| row.try_get("", "file_id").map(FileId)).transpose()?;
    Ok(Photo { file, purpose, consented: sql::row(tx, &stands, asked).await?.is_some() })
}
