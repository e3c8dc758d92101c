//! Rolls of a school as several slices read them: `$1` is the school, `$2` today, where nothing else is said.

use chrono::NaiveDate;
use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::{AccountId, ClassId, OrganisationId, PersonId, SchoolId, YearId};
use domain::rights::Place;
use sea_orm::ConnectionTrait;

use super::{AppError, AppResult, sql};

/// The year in hand: the one that runs, else the draft.
pub const YEAR: &str = "(SELECT id FROM school_years WHERE school_id = $1 AND state <> 'closed' \
     ORDER BY CASE state WHEN 'draft' THEN 1 ELSE 0 END, first_day DESC LIMIT 1)";

/// Who is in the classes of a school for good: `school_id`, `class_id`, `pupil_id`, `since`. Into a class of a draft that
/// goes on from the year before come those who are in that one, as long as no list says otherwise.
pub const ROLL: &str = "(SELECT m.school_id, m.class_id, m.pupil_id, m.since FROM class_members m \
       WHERE m.school_id = $1 AND m.until IS NULL \
     UNION ALL SELECT o.school_id, o.class_id, m.pupil_id, y.first_day FROM class_origins o \
       JOIN classes k ON k.school_id = o.school_id AND k.id = o.class_id \
       JOIN school_years y ON y.school_id = k.school_id AND y.id = k.year_id AND y.state = 'draft' \
       JOIN class_members m ON m.school_id = o.school_id AND m.class_id = o.origin_id AND m.until IS NULL \
       WHERE o.school_id = $1 AND NOT EXISTS (SELECT 1 FROM class_members x \
         JOIN classes z ON z.school_id = x.school_id AND z.id = x.class_id AND z.year_id = k.year_id \
         WHERE x.school_id = m.school_id AND x.pupil_id = m.pupil_id))";

/// Members `m` of classes `c` of years `y`; a list of a year to come is read on its first day.
pub const MEMBERS: &str = "class_members m JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id \
       AND m.since <= CASE WHEN y.first_day > $2 THEN y.first_day ELSE $2 END AND (m.until IS NULL OR m.until >= $2)";

/// The class that the pupil `$1` is in on the day `$2`, the later of two: `school_id`, `teacher_id`, `grade`, `letter`,
/// and the days of its year.
pub const ENROLLED: &str = "SELECT c.school_id, c.teacher_id, c.grade, c.letter, y.first_day, y.last_day FROM class_members m \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state <> 'draft' \
     WHERE m.pupil_id = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) ORDER BY m.since DESC LIMIT 1";

/// Numbers of all who work in the school, by an employment card or by a role.
pub const STAFF: &str = "(SELECT person_id FROM staff WHERE school_id = $1 AND (until IS NULL OR until >= $2) \
     UNION SELECT person_id FROM roles WHERE organisation_id = $1 AND (until IS NULL OR until >= $2))";

/// A consent `c` under its text `o` that stands on the day `$2`.
pub const CONSENT_STANDS: &str = "c.withdrawn_on IS NULL AND c.signed_on <= $2 AND (c.valid_until IS NULL OR c.valid_until >= $2) \
     AND o.version >= (SELECT t.accepted_from FROM consent_templates t WHERE t.school_id = o.school_id \
       AND t.purpose = o.purpose ORDER BY t.version DESC LIMIT 1)";

/// Classes of the year in hand that the person `$2` leads on the day `$3`: `id`, `grade`, `letter`. Whoever was dismissed
/// leads none, though the class names them until it has another teacher.
pub const LED: &str = concat!(
    "SELECT c.id, c.grade, c.letter FROM classes c JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id \
     WHERE c.school_id = $1 AND c.teacher_id = $2 AND ",
    sql::year_in_hand!(),
    " AND NOT EXISTS (SELECT 1 FROM staff f WHERE f.school_id = c.school_id AND f.person_id = c.teacher_id AND f.until < $3) \
     ORDER BY c.grade, c.letter",
);

/// Schools below the office `$1`, by district: `id`, `title`, `district`; a methodical centre looks from where it hangs.
pub const SCHOOLS_BELOW: &str = "WITH seat AS (SELECT CASE WHEN kind = 'method_centre' THEN parent_id ELSE id END AS id \
     FROM organisations WHERE id = $1) \
     SELECT o.id, CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END AS title, d.short_name AS district \
     FROM organisations o LEFT JOIN organisations d ON d.id = o.parent_id AND d.kind = 'district' \
     WHERE o.kind = 'school' AND (o.parent_id IN (SELECT id FROM seat) \
       OR o.parent_id IN (SELECT id FROM organisations WHERE parent_id IN (SELECT id FROM seat))) \
     ORDER BY CASE WHEN d.id IS NULL THEN 1 ELSE 0 END, d.name, o.id";

const ABOVE: &str = "SELECT o.parent_id AS first, p.parent_id AS second FROM organisations o \
     LEFT JOIN organisations p ON p.id = o.parent_id WHERE o.id = $1 AND o.kind = 'school'";

/// A school with the organisations above it.
pub async fn place<C: ConnectionTrait>(tx: &C, school: SchoolId) -> AppResult<Place> {
    let row = sql::row(tx, ABOVE, [school.0.into()]).await?.ok_or(AppError::NotFound)?;
    let parents: [Option<i64>; 2] = [row.try_get("", "first")?, row.try_get("", "second")?];
    Ok(Place { school, above: parents.into_iter().flatten().map(OrganisationId).collect() })
}

/// Where a pupil learns today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Enrolled {
    pub school: SchoolId,
    pub teacher: Option<PersonId>,
    pub year: Span,
}

/// The class of `pupil` today, by its school, its teacher and its year.
pub async fn enrolled<C: ConnectionTrait>(
    tx: &C,
    pupil: PersonId,
    today: NaiveDate,
) -> AppResult<Option<Enrolled>> {
    let Some(row) = sql::row(tx, ENROLLED, [pupil.0.into(), today.into()]).await? else { return Ok(None) };
    Ok(Some(Enrolled {
        school: SchoolId(row.try_get("", "school_id")?),
        teacher: row.try_get::<Option<i64>>("", "teacher_id")?.map(PersonId),
        year: Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? },
    }))
}

/// What a guardian is told whose child learns nowhere.
pub fn nowhere() -> AppError {
    AppError::Refused("Ребёнок сейчас не числится ни в одном классе.".into())
}

/// A class of a year under way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SeenClass {
    pub id: ClassId,
    /// «7А»
    pub title: String,
    pub year: Span,
}

/// Classes of years under way within `sight`, by grade and letter.
pub async fn seen_classes<C: ConnectionTrait>(
    tx: &C,
    sight: &Sight,
    school: SchoolId,
) -> AppResult<Vec<SeenClass>> {
    const CLASSES: &str = "SELECT c.id, c.grade, c.letter, y.first_day, y.last_day FROM classes c \
         JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state IN ('open', 'closing') \
         WHERE c.school_id = $1";
    let own = sight.classes.iter().filter(|(of, _)| *of == school).map(|(_, class)| class.0);
    let seen = if sight.schools.contains(&school) {
        String::new()
    } else {
        format!(" AND c.id IN ({})", sql::among(own))
    };
    let query = format!("{CLASSES}{seen} ORDER BY c.grade, c.letter");
    let mut classes = vec![];
    for row in sql::rows(tx, &query, [school.0.into()]).await? {
        let year = Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? };
        classes.push(SeenClass { id: ClassId(row.try_get("", "id")?), title: sql::class_name(&row)?, year });
    }
    Ok(classes)
}

/// The year that somebody has taken in hand, to set it up.
pub async fn chosen_year<C: ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    account: AccountId,
) -> AppResult<Option<YearId>> {
    const CHOSEN: &str = "SELECT year_id FROM years_in_hand WHERE school_id = $1 AND account_id = $2";
    let row = sql::row(tx, CHOSEN, [school.0.into(), account.0.into()]).await?;
    Ok(row.map(|row| row.try_get("", "year_id")).transpose()?.map(YearId))
}

/// «СОШ № 12»
pub async fn school_title<C: ConnectionTrait>(tx: &C, school: SchoolId) -> AppResult<String> {
    const CALLED: &str = "SELECT CASE WHEN short_name = '' THEN name ELSE short_name END AS title \
         FROM organisations WHERE id = $1";
    let row = sql::row(tx, CALLED, [school.0.into()]).await?.ok_or(AppError::NotFound)?;
    Ok(row.try_get("", "title")?)
}

/// «7А», or the staff; a class of another school is none.
pub async fn title<C: ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    class: Option<ClassId>,
) -> AppResult<String> {
    const CLASS: &str = "SELECT grade, letter FROM classes WHERE school_id = $1 AND id = $2";
    let Some(class) = class else { return Ok("Сотрудники".into()) };
    let row = sql::row(tx, CLASS, [school.0.into(), class.0.into()]).await?;
    Ok(sql::class_name(&row.ok_or(AppError::NotFound)?)?)
}
