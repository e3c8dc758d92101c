//! Lists of people in the database: one aggregated row a class, never a row a person.

use domain::access::Sight;
use domain::card::{ClassPlace, KeepClass};
use domain::hat::Hat;
use domain::ids::{ClassId, PersonId, SchoolId};
use domain::people::{first_letters, search_key};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{QueryResult, Value};

use super::gone::gone;
use crate::features::people::sheet::{Ask, Listing, PART, Packed, ROW, Side};
use crate::kit::db::Reading;
use crate::kit::rolls::YEAR;
use crate::kit::wire::Drawn;
use crate::kit::{AppError, AppResult, Request, sql, trace};

const CLASSES: &str = "SELECT c.id, c.grade, c.letter FROM classes c WHERE c.school_id = $1";

/// A list of a year to come is read on its first day. A row is one text: name, day of birth, guardians, login, number.
const PUPILS: &str = "SELECT c.grade, c.letter, string_agg(concat(p.surname, ' ', p.given, COALESCE(' ' || p.patronymic, ''), \
       $4, p.born, $4, (SELECT COUNT(*) FROM kinships k WHERE k.child_id = p.id), $4, a.login, $4, p.id), $3) AS people \
     FROM classes c JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id \
     JOIN class_members m ON m.school_id = c.school_id AND m.class_id = c.id \
       AND m.since <= CASE WHEN y.first_day > $2 THEN y.first_day ELSE $2 END AND (m.until IS NULL OR m.until >= $2) \
     JOIN persons p ON p.id = m.pupil_id LEFT JOIN accounts a ON a.person_id = p.id \
     WHERE c.school_id = $1";

const STAFF: &str = "SELECT string_agg(concat(p.surname, ' ', p.given, COALESCE(' ' || p.patronymic, ''), \
       $4, s.post, $4, s.subjects, $4, a.login, $4, p.id), $3) AS people \
     FROM staff s JOIN persons p ON p.id = s.person_id LEFT JOIN accounts a ON a.person_id = p.id \
     WHERE s.school_id = $1 AND (s.until IS NULL OR s.until >= $2)";

/// A name that finds no more people than this was a look at each of them, not at the whole list.
const MOST_FOUND: usize = 30;

/// `$5` is empty where no name is looked for.
const NAMED: &str = " AND ($5 = '' OR p.search LIKE $5)";

/// The list asked for, cut down to `sight`; for whoever sees nobody there is none.
pub async fn listing(cx: &Request<Reading>, sight: &Sight, ask: Ask) -> AppResult<Listing> {
    let Some(Hat::Work(organisation)) = cx.signed().hat else { return Err(AppError::NotFound) };
    let school = SchoolId(organisation.0);
    let whole_school = sight.schools.contains(&school);
    let classes = classes(cx, sight, school).await?;
    if !whole_school && classes.is_empty() {
        return Err(AppError::NotFound);
    }
    if ask.side != Side::Pupils && !whole_school {
        return Err(AppError::Denied);
    }
    if ask.class.is_some_and(|wanted| classes.iter().all(|(class, _)| *class != wanted)) {
        return Err(AppError::NotFound);
    }
    let (count, parts) = match ask.side {
        Side::Pupils => pupils(cx, (school, &classes), &ask).await?,
        Side::Staff => staff(cx, school, &ask).await?,
        Side::Gone => gone(cx, school, &ask.name).await?,
    };
    let shown = whose(&ask, whole_school, &classes, &parts);
    trace::leave(cx, school, Look::at(Way::List, Matter::People), shown)?;
    let keeps = |class| cx.actor.may(&KeepClass(ClassPlace { school, class }));
    let corrects = ask.class.is_some_and(keeps);
    Ok(Listing { ask, classes, whole_school, corrects, count, parts: Drawn::Brought(parts) })
}

/// Whose data a list shows.
fn whose(ask: &Ask, whole: bool, classes: &[(ClassId, String)], parts: &[Packed]) -> Vec<Whose> {
    let rows = || parts.iter().flat_map(|part| part.rows.split(ROW));
    if !ask.name.trim().is_empty() && rows().count() <= MOST_FOUND {
        let person = |row: &str| row.rsplit(PART).next()?.parse::<PersonId>().ok();
        return rows().filter_map(person).map(Whose::Person).collect();
    }
    match (ask.side, ask.class) {
        (Side::Staff, _) => vec![Whose::Staff],
        (Side::Gone, _) => vec![Whose::School],
        (Side::Pupils, Some(class)) => vec![Whose::Class(class)],
        (Side::Pupils, None) if whole => vec![Whose::School],
        (Side::Pupils, None) => classes.iter().map(|(class, _)| Whose::Class(*class)).collect(),
    }
}

pub(super) async fn classes(
    cx: &Request<Reading>,
    sight: &Sight,
    school: SchoolId,
) -> AppResult<Vec<(ClassId, String)>> {
    let own = sight.classes.iter().filter(|(of, _)| *of == school).map(|(_, class)| *class);
    let own = if sight.schools.contains(&school) { String::new() } else { among(own) };
    let query = format!("{CLASSES}{own} AND c.year_id = {YEAR} ORDER BY c.grade, c.letter");
    let rows = sql::rows(&cx.tx, &query, [school.0.into()]).await?;
    rows.iter().map(|row| Ok((ClassId(row.try_get("", "id")?), sql::class_name(row)?))).collect()
}

async fn pupils(
    cx: &Request<Reading>,
    (school, classes): (SchoolId, &[(ClassId, String)]),
    ask: &Ask,
) -> AppResult<(u32, Vec<Packed>)> {
    let seen =
        classes.iter().map(|(class, _)| *class).filter(|class| ask.class.is_none_or(|one| one == *class));
    let query = format!("{PUPILS}{NAMED}{} GROUP BY c.id ORDER BY c.grade, c.letter", among(seen));
    let mut all = (0, vec![]);
    for row in sql::rows(&cx.tx, &query, values(cx, school, ask)).await? {
        let (many, rows) = packed(&row)?;
        all.0 += many;
        all.1.push(Packed { class: sql::class_name(&row)?, rows });
    }
    Ok(all)
}

async fn staff(cx: &Request<Reading>, school: SchoolId, ask: &Ask) -> AppResult<(u32, Vec<Packed>)> {
    let row = sql::row(&cx.tx, &format!("{STAFF}{NAMED}"), values(cx, school, ask)).await?;
    let Some(row) = row else { return Ok((0, vec![])) };
    let (many, rows) = packed(&row)?;
    Ok((many, (many > 0).then(|| Packed { class: String::new(), rows }).into_iter().collect()))
}

fn values(cx: &Request<Reading>, school: SchoolId, ask: &Ask) -> [Value; 5] {
    let [row, part] = [ROW, PART].map(|sign| sign.to_string().into());
    [school.0.into(), cx.today.into(), row, part, sql::containing(&ask.name).into()]
}

/// Rows of a class by name: ordered here, for the database would sort and join each row apart, twice the time of the
/// whole list.
fn packed(row: &QueryResult) -> AppResult<(u32, String)> {
    let people: String = row.try_get::<Option<String>>("", "people")?.unwrap_or_default();
    let keyed = |row| (first_letters(row), row);
    let mut rows: Vec<(u128, &str)> = people.split_terminator(ROW).map(keyed).collect();
    let name = |row: &str| search_key(row.split(PART).next().unwrap_or_default());
    rows.sort_by(|(key, row), (other_key, other)| {
        key.cmp(other_key).then_with(|| name(row).cmp(&name(other)))
    });
    let mut packed = String::with_capacity(people.len());
    for (_, row) in &rows {
        if !packed.is_empty() {
            packed.push(ROW);
        }
        packed.push_str(row);
    }
    Ok((u32::try_from(rows.len()).unwrap_or(u32::MAX), packed))
}

pub(super) fn among(classes: impl Iterator<Item = ClassId>) -> String {
    format!(" AND c.id IN ({})", sql::among(classes.map(|class| class.0)))
}
