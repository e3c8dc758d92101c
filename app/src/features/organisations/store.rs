//! Organisations in the database.

use domain::ids::OrganisationId;
use domain::org::{OrgKind, is_org_code};
use entity::organisation;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult, Set};

use super::api::Organisation;
use crate::kit::db::{Reading, Writing};
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, FieldError, Request, sql};

/// What is asked to be made.
pub struct NewOrganisation {
    pub kind: OrgKind,
    pub code: String,
    pub name: String,
    /// Code of the parent; a school without one hangs on the only city, or stands alone.
    pub parent: Option<String>,
}

/// What became of it.
pub struct Created {
    pub id: OrganisationId,
    /// `false`: it was there already, and nothing changed.
    pub made: bool,
}

/// Schools and preschools below one organisation, or in the whole city; a methodical centre looks from where it hangs.
const OVERSEEN: &str = "WITH seat AS (SELECT CASE WHEN kind = 'method_centre' THEN parent_id ELSE id END AS id \
     FROM organisations WHERE id = $1) \
     SELECT o.name, o.kind, d.name AS district, \
     (SELECT COUNT(*) FROM classes c JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id \
       WHERE c.school_id = o.id AND y.first_day <= $2 AND y.last_day >= $2) AS classes, \
     (SELECT COUNT(*) FROM class_members m WHERE m.school_id = o.id AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2)) AS pupils, \
     (SELECT COUNT(*) FROM staff s WHERE s.school_id = o.id AND (s.until IS NULL OR s.until >= $2)) AS staff, \
     (SELECT COUNT(*) FROM school_years y WHERE y.school_id = o.id AND y.state = 'open') AS open_years \
     FROM organisations o LEFT JOIN organisations d ON d.id = o.parent_id AND d.kind = 'district' \
     WHERE o.id <> $1 AND (o.parent_id IN (SELECT id FROM seat) \
       OR o.parent_id IN (SELECT id FROM organisations WHERE parent_id IN (SELECT id FROM seat))) \
     ORDER BY CASE WHEN o.kind = 'district' THEN 0 ELSE 1 END, d.name, o.name";

/// Everything below the organisations in `sight`.
pub async fn overseen(cx: &Request<Reading>, sight: &[OrganisationId]) -> AppResult<Vec<Organisation>> {
    let mut found = vec![];
    for above in sight {
        let rows = sql::rows(&cx.tx, OVERSEEN, [above.0.into(), cx.today.into()]).await?;
        found.extend(rows.iter().map(read).collect::<AppResult<Vec<_>>>()?);
    }
    Ok(found)
}

fn read(row: &QueryResult) -> AppResult<Organisation> {
    let count = |name: &str| -> AppResult<u32> {
        Ok(u32::try_from(row.try_get::<i64>("", name)?).unwrap_or(u32::MAX))
    };
    let kind: String = row.try_get("", "kind")?;
    Ok(Organisation {
        name: row.try_get("", "name")?,
        kind: OrgKind::parse(&kind).ok_or_else(|| AppError::fault(format!("kind of organisation {kind}")))?,
        district: row.try_get("", "district")?,
        classes: count("classes")?,
        pupils: count("pupils")?,
        staff: count("staff")?,
        open: count("open_years")? > 0,
    })
}

/// Makes an organisation, or finds that its code is there already.
pub async fn create(house: &House, new: NewOrganisation) -> AppResult<Created> {
    check(&new)?;
    let cx = Request::console(house).await?;
    if let Some(known) = by_code(&cx.tx, &new.code).await? {
        return Ok(Created { id: known.id, made: false });
    }
    let parent = parent(&cx.tx, &new).await?;
    let parent_kind = parent.as_ref().and_then(|parent| OrgKind::parse(&parent.kind));
    if !new.kind.fits_under(parent_kind) {
        return Err(AppError::field(
            "parent",
            "Такая организация сюда не подчиняется. Укажите --parent: код города или района.",
        ));
    }
    let made = organisation::ActiveModel {
        parent_id: Set(parent.map(|parent| parent.id)),
        kind: Set(new.kind.code().to_owned()),
        code: Set(new.code),
        short_name: Set(new.name.clone()),
        name: Set(new.name),
        created_at: Set(cx.now),
        ..Default::default()
    };
    let id = made.insert(&cx.tx).await?.id;
    cx.log_command("organisation.create", format!("organisation:{id}")).await?;
    cx.commit(Created { id, made: true }).await
}

fn check(new: &NewOrganisation) -> AppResult<()> {
    let mut errors = vec![];
    if !is_org_code(&new.code) {
        errors.push(FieldError::new(
            "code",
            "Код — до 40 строчных латинских букв, цифр и дефисов, например school-12.",
        ));
    }
    if new.name.trim().is_empty() {
        errors.push(FieldError::new("name", "Название не указано."));
    }
    if errors.is_empty() { Ok(()) } else { Err(AppError::Form(errors)) }
}

async fn parent(tx: &Writing, new: &NewOrganisation) -> AppResult<Option<organisation::Model>> {
    if let Some(code) = &new.parent {
        let missing = || AppError::field("parent", format!("Организации с кодом «{code}» нет."));
        return by_code(tx, code).await?.map(Some).ok_or_else(missing);
    }
    if new.kind == OrgKind::City {
        return Ok(None);
    }
    let city = organisation::Column::Kind.eq(OrgKind::City.code());
    let mut cities = organisation::Entity::find().filter(city).all(tx).await?;
    match cities.len() {
        0 | 1 => Ok(cities.pop()),
        _ => Err(AppError::field("parent", "Городов несколько: укажите --parent.")),
    }
}

async fn by_code<C: ConnectionTrait>(tx: &C, code: &str) -> AppResult<Option<organisation::Model>> {
    Ok(organisation::Entity::find().filter(organisation::Column::Code.eq(code)).one(tx).await?)
}
