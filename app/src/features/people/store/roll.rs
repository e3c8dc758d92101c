//! A list for paper and workbooks, with the columns that were wished for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::Sight;
use domain::hat::Hat;
use domain::ids::{ClassId, PersonId, SchoolId};
use domain::people::Sex;
use domain::print::{Roll, RollHead, RollPart, Room};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::QueryResult;

use super::listing::{among, classes};
use crate::features::people::roll::{RollColumn, RollWish};
use crate::features::people::sheet::Side;
use crate::kit::db::Reading;
use crate::kit::rolls::{MEMBERS, school_title};
use crate::kit::{AppError, AppResult, Request, sql, trace};
use crate::ui::words::day_in_figures;

const STAFF: &str = "SELECT p.id, p.surname, p.given, p.patronymic, p.sex, p.born, p.phone, s.post, s.subjects FROM staff s \
     JOIN persons p ON p.id = s.person_id \
     WHERE s.school_id = $1 AND (s.until IS NULL OR s.until >= $2) ORDER BY p.search, p.id";

/// Guardians by child: «мать Соколова М. А., +7 900 000-00-01».
type Kin = BTreeMap<PersonId, Vec<String>>;

/// The list within `sight`; it leaves its trace. Whoever has a list of people sees whole families, telephones too.
pub async fn roll(cx: &Request<Reading>, sight: &Sight, (wish, way): (&RollWish, Way)) -> AppResult<Roll> {
    let Some(Hat::Work(organisation)) = cx.signed().hat else { return Err(AppError::NotFound) };
    let school = SchoolId(organisation.0);
    let whole_school = sight.schools.contains(&school);
    let seen = classes(cx, sight, school).await?;
    if !whole_school && (wish.side != Side::Pupils || seen.is_empty()) {
        return Err(AppError::NotFound);
    }
    let chosen: Vec<_> =
        seen.into_iter().filter(|(id, _)| wish.class.is_none_or(|class| class == *id)).collect();
    if wish.class.is_some() && chosen.is_empty() {
        return Err(AppError::NotFound);
    }
    let parts = match wish.side {
        Side::Pupils => pupils(cx, (school, &chosen), wish).await?,
        _ => vec![staff(cx, school, wish).await?],
    };
    let whose = match wish.side {
        Side::Staff => vec![Whose::Staff],
        _ => chosen.iter().map(|(class, _)| Whose::Class(*class)).collect(),
    };
    trace::leave(cx, school, Look::at(way, Matter::People), whose)?;
    let title = school_title(&cx.tx, school).await?;
    Ok(Roll {
        school: title,
        heads: heads(wish),
        parts,
        foot: format!("Составлено {}", day_in_figures(cx.today)),
    })
}

fn heads(wish: &RollWish) -> Vec<RollHead> {
    let room = |column: &RollColumn| match column {
        RollColumn::Sex => Room::Letter,
        RollColumn::Born => Room::Day,
        _ => Room::Rest,
    };
    let chosen = wish.columns.iter().map(|column| RollHead::new(column.title(), room(column)));
    let blanks = wish.blanks.iter().map(|title| RollHead::new(title.clone(), Room::Rest));
    std::iter::once(RollHead::new("Фамилия, имя, отчество", Room::Name)).chain(chosen).chain(blanks).collect()
}

async fn pupils(
    cx: &Request<Reading>,
    (school, classes): (SchoolId, &[(ClassId, String)]),
    wish: &RollWish,
) -> AppResult<Vec<RollPart>> {
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, p.sex, p.born, p.phone, c.id AS class FROM {MEMBERS} \
         JOIN persons p ON p.id = m.pupil_id WHERE m.school_id = $1{} ORDER BY p.search, p.id",
        among(classes.iter().map(|(class, _)| *class))
    );
    let rows = sql::rows(&cx.tx, &asked, [school.0.into(), cx.today.into()]).await?;
    let kin = if wish.columns.contains(&RollColumn::Guardians) { kin(cx, &rows).await? } else { Kin::new() };
    let mut parts: Vec<RollPart> =
        classes.iter().map(|(_, title)| RollPart { title: title.clone(), rows: vec![] }).collect();
    for row in &rows {
        let class = ClassId(row.try_get("", "class")?);
        let at = classes.iter().position(|(id, _)| *id == class);
        if let Some(part) = at.and_then(|at| parts.get_mut(at)) {
            part.rows.push(cells(row, wish, &kin)?);
        }
    }
    Ok(parts)
}

async fn staff(cx: &Request<Reading>, school: SchoolId, wish: &RollWish) -> AppResult<RollPart> {
    let rows = sql::rows(&cx.tx, STAFF, [school.0.into(), cx.today.into()]).await?;
    let rows = rows.iter().map(|row| cells(row, wish, &Kin::new())).collect::<AppResult<_>>()?;
    Ok(RollPart { title: "Сотрудники".into(), rows })
}

async fn kin(cx: &Request<Reading>, rows: &[QueryResult]) -> AppResult<Kin> {
    let ids = rows.iter().map(|row| row.try_get::<i64>("", "id")).collect::<Result<Vec<_>, _>>()?;
    let asked = format!(
        "SELECT k.child_id, p.surname, p.given, p.patronymic, p.phone, COALESCE(k.degree, '') AS degree FROM kinships k \
         JOIN persons p ON p.id = k.guardian_id WHERE k.child_id IN ({}) ORDER BY p.search, p.id",
        sql::among(ids)
    );
    let mut kin = Kin::new();
    for row in sql::rows(&cx.tx, &asked, []).await? {
        let (degree, phone): (String, Option<String>) =
            (row.try_get("", "degree")?, row.try_get("", "phone")?);
        let name = format!("{degree} {}", sql::person_name(&row)?.short());
        let told = phone.map_or_else(|| name.trim().to_owned(), |phone| format!("{}, {phone}", name.trim()));
        kin.entry(PersonId(row.try_get("", "child_id")?)).or_default().push(told);
    }
    Ok(kin)
}

fn cells(row: &QueryResult, wish: &RollWish, kin: &Kin) -> AppResult<Vec<String>> {
    let mut cells = vec![sql::person_name(row)?.full()];
    for column in &wish.columns {
        cells.push(match column {
            RollColumn::Born => {
                row.try_get::<Option<NaiveDate>>("", "born")?.map(day_in_figures).unwrap_or_default()
            }
            RollColumn::Sex => {
                let code: Option<String> = row.try_get("", "sex")?;
                code.and_then(|code| code.parse::<Sex>().ok()).map(|sex| sex.to_string()).unwrap_or_default()
            }
            RollColumn::Guardians => {
                kin.get(&PersonId(row.try_get("", "id")?)).map(|all| all.join("; ")).unwrap_or_default()
            }
            RollColumn::Post => row.try_get("", "post")?,
            RollColumn::Subjects => row.try_get("", "subjects")?,
            RollColumn::Phone => row.try_get::<Option<String>>("", "phone")?.unwrap_or_default(),
        });
    }
    cells.extend(wish.blanks.iter().map(|_| String::new()));
    Ok(cells)
}
