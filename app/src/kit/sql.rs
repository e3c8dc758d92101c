//! Hand-written SQL that both databases read: `$1` names the first value.

use domain::access::Sight;
use domain::ids::PersonId;
use domain::people::{PersonName, search_key};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};

use super::AppResult;

/// Into which terms the year of a group or of a class falls: as the class says, else its grade and profile, else into quarters.
/// `of` names a row with school, year and grade; the class itself, if there is one, is `c`.
macro_rules! term_kind {
    ($of:literal) => {
        concat!(
            "COALESCE(c.term_kind, (SELECT r.term_kind FROM grades r WHERE r.school_id = ",
            $of,
            ".school_id AND r.year_id = ",
            $of,
            ".year_id AND r.grade = ",
            $of,
            ".grade AND r.profile IN (COALESCE(c.profile, ''), '') ORDER BY r.profile DESC LIMIT 1), 'quarter')"
        )
    };
}
pub(crate) use term_kind;

/// Which set of vacations a group or a class has: that of the class, else of its grade, else the main one. Names as above.
macro_rules! vacation_set {
    ($of:literal) => {
        concat!(
            "COALESCE(c.vacation_set, (SELECT r.vacation_set FROM grades r WHERE r.school_id = ",
            $of,
            ".school_id AND r.year_id = ",
            $of,
            ".year_id AND r.grade = ",
            $of,
            ".grade AND r.profile = ''), 'main')"
        )
    };
}
pub(crate) use vacation_set;

/// Does the group `g` learn without marks in the term `of`, as an act of the school or the law says? No term: all year.
macro_rules! unmarked {
    ($of:literal) => {
        concat!(
            "(g.without_marks OR EXISTS (SELECT 1 FROM unmarked u WHERE u.school_id = g.school_id AND u.year_id = g.year_id \
              AND u.grade = g.grade AND u.subject_id = g.subject_id AND (u.term_id IS NULL OR u.term_id = ",
            $of,
            ")))"
        )
    };
}
pub(crate) use unmarked;

/// The same on a day.
macro_rules! unmarked_on {
    ($day:literal) => {
        concat!(
            "(g.without_marks OR EXISTS (SELECT 1 FROM unmarked u LEFT JOIN terms i ON i.school_id = u.school_id AND i.id = u.term_id \
              WHERE u.school_id = g.school_id AND u.year_id = g.year_id AND u.grade = g.grade AND u.subject_id = g.subject_id \
              AND (u.term_id IS NULL OR ",
            $day,
            " BETWEEN i.first_day AND i.last_day)))"
        )
    };
}
pub(crate) use unmarked_on;

/// The same of the column `t` of term marks, where the class, if there is one, is `c`: the year has no marks if no part of it has.
macro_rules! unmarked_column {
    () => {
        concat!(
            "(",
            crate::kit::sql::unmarked!("t.id"),
            " OR (t.kind = 'year' AND EXISTS (SELECT 1 FROM unmarked w WHERE w.school_id = g.school_id AND w.year_id = g.year_id \
                AND w.grade = g.grade AND w.subject_id = g.subject_id) \
              AND NOT EXISTS (SELECT 1 FROM terms i WHERE i.school_id = g.school_id AND i.year_id = g.year_id AND i.kind = ",
            crate::kit::sql::term_kind!("g"),
            " AND NOT EXISTS (SELECT 1 FROM unmarked w WHERE w.school_id = g.school_id AND w.year_id = g.year_id \
                AND w.grade = g.grade AND w.subject_id = g.subject_id AND w.term_id = i.id))))"
        )
    };
}
pub(crate) use unmarked_column;

/// Is the school year `y` in hand: one that runs, or, while none does, the one being set up?
macro_rules! year_in_hand {
    () => {
        "(y.state IN ('open', 'closing') OR (y.state = 'draft' AND NOT EXISTS (SELECT 1 FROM school_years n \
          WHERE n.school_id = y.school_id AND n.state IN ('open', 'closing'))))"
    };
}
pub(crate) use year_in_hand;

/// Homework that hangs on a lesson `l` by this column, as families read it on this day: said by its description, and
/// not before its day.
macro_rules! homework {
    ($by:literal, $on:literal) => {
        concat!(
            "COALESCE((SELECT string_agg(a.description, '; ') FROM assignments a WHERE a.school_id = l.school_id AND a.",
            $by,
            " = l.id AND a.kind = 'Д' AND a.description <> '' AND (a.visible_from IS NULL OR a.visible_from <= ",
            $on,
            ")), '')"
        )
    };
}
pub(crate) use homework;

/// How many files and links hang on the homework of a lesson `l`.
macro_rules! enclosed {
    () => {
        "(SELECT COUNT(*) FROM homework_files f WHERE f.school_id = l.school_id AND f.group_id = l.group_id AND f.lesson_id = l.id) \
         + (SELECT COUNT(*) FROM homework_links k WHERE k.school_id = l.school_id AND k.group_id = l.group_id AND k.lesson_id = l.id)"
    };
}
pub(crate) use enclosed;

/// That the deputy of a row of `deputies d` stands in on the day `$2`: both work here, and the absent still has what is
/// stood in for.
macro_rules! stands_in {
    () => {
        concat!("d.since <= $2 AND d.until >= $2 \
         AND NOT EXISTS (SELECT 1 FROM staff f WHERE f.school_id = d.school_id AND f.person_id IN (d.deputy_id, d.absent_id) AND f.until < $2) \
         AND (d.role IS NULL OR EXISTS (SELECT 1 FROM roles r WHERE r.organisation_id = d.school_id AND r.person_id = d.absent_id \
           AND r.role = d.role AND r.since <= $2 AND (r.until IS NULL OR r.until >= $2))) \
         AND (d.class_id IS NULL OR EXISTS (SELECT 1 FROM classes k JOIN school_years y ON y.school_id = k.school_id AND y.id = k.year_id \
           WHERE k.school_id = d.school_id AND k.id = d.class_id AND k.teacher_id = d.absent_id AND ", $crate::kit::sql::year_in_hand!(), "))")
    };
}
pub(crate) use stands_in;

/// All rows of `sql`.
pub async fn rows<C: ConnectionTrait, const N: usize>(
    tx: &C,
    sql: &str,
    values: [Value; N],
) -> AppResult<Vec<QueryResult>> {
    Ok(tx.query_all_raw(statement(tx, sql, values)).await?)
}

/// The first row of `sql`, if there is one.
pub async fn row<C: ConnectionTrait, const N: usize>(
    tx: &C,
    sql: &str,
    values: [Value; N],
) -> AppResult<Option<QueryResult>> {
    Ok(tx.query_one_raw(statement(tx, sql, values)).await?)
}

/// Runs `sql` and tells how many rows it touched.
pub async fn run<C: ConnectionTrait, const N: usize>(
    tx: &C,
    sql: &str,
    values: [Value; N],
) -> AppResult<u64> {
    Ok(tx.execute_raw(statement(tx, sql, values)).await?.rows_affected())
}

/// On PostgreSQL waits by `sql` for other writers of the same rows; on SQLite there is one writer anyway.
pub async fn wait<C: ConnectionTrait, const N: usize>(
    tx: &C,
    sql: &str,
    values: [Value; N],
) -> AppResult<()> {
    if tx.get_database_backend() == DbBackend::Postgres {
        run(tx, sql, values).await?;
    }
    Ok(())
}

/// What `persons.search` is like if `name` stands anywhere in it; empty where no name is looked for.
pub fn containing(name: &str) -> String {
    let name: String = search_key(name).chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
    if name.is_empty() { name } else { format!("%{name}%") }
}

/// «7А», of a row with the grade and the letter of a class.
pub fn class_name(row: &QueryResult) -> Result<String, DbErr> {
    let (grade, letter): (i32, String) = (row.try_get("", "grade")?, row.try_get("", "letter")?);
    Ok(format!("{grade}{letter}"))
}

/// The ФИО of a row of `persons`.
pub fn person_name(row: &QueryResult) -> Result<PersonName, DbErr> {
    Ok(PersonName {
        surname: row.try_get("", "surname")?,
        given: row.try_get("", "given")?,
        patronymic: row.try_get("", "patronymic")?,
    })
}

/// The ФИО of a row that may have joined nobody.
pub fn person_name_if_any(row: &QueryResult) -> Result<Option<PersonName>, DbErr> {
    let known: Option<String> = row.try_get("", "surname")?;
    known.map(|_| person_name(row)).transpose()
}

/// Who did what a row of the log tells: «Щербакова Ю. Р.», «Щербакова Ю. Р. за Лебедеву О. Н.». The one stood in for is in
/// columns that begin with `absent_`.
pub fn hand(row: &QueryResult) -> Result<Option<String>, DbErr> {
    let Some(name) = person_name_if_any(row)? else { return Ok(None) };
    let absent: Option<String> = row.try_get("", "absent_surname")?;
    let absent = absent.map(|_| person_name_of(row, "absent_")).transpose()?;
    let told = absent.map(|absent| format!("{} за {}", name.short(), absent.short_accusative(None)));
    Ok(Some(told.unwrap_or_else(|| name.short())))
}

/// The ФИО in columns that say whose they are: `of` and then `surname`, `given`, `patronymic`.
pub fn person_name_of(row: &QueryResult, of: &str) -> Result<PersonName, DbErr> {
    Ok(PersonName {
        surname: row.try_get("", &format!("{of}surname"))?,
        given: row.try_get("", &format!("{of}given"))?,
        patronymic: row.try_get("", &format!("{of}patronymic"))?,
    })
}

/// What somebody is called.
pub async fn called<C: ConnectionTrait>(tx: &C, person: PersonId) -> AppResult<Option<PersonName>> {
    const NAME: &str = "SELECT surname, given, patronymic FROM persons WHERE id = $1";
    Ok(row(tx, NAME, [person.0.into()]).await?.as_ref().map(person_name).transpose()?)
}

/// The condition that cuts a list of `groups g` of one school down to `sight`. Numbers only, from rows: no text of people.
pub fn groups_within(sight: &Sight, school: i64) -> String {
    if sight.schools.iter().any(|seen| seen.0 == school) {
        return format!("g.school_id = {school}");
    }
    let groups = among(sight.groups.iter().filter(|(of, _)| of.0 == school).map(|(_, id)| id.0));
    let classes = among(sight.classes.iter().filter(|(of, _)| of.0 == school).map(|(_, id)| id.0));
    format!("g.school_id = {school} AND (g.id IN ({groups}) OR g.class_id IN ({classes}))")
}

/// What stands between the brackets of `IN ()`; nobody is among none. Numbers only, from rows: no text of people.
pub fn among(ids: impl IntoIterator<Item = i64>) -> String {
    let list = ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join(",");
    if list.is_empty() { "NULL".to_owned() } else { list }
}

fn statement<C: ConnectionTrait, const N: usize>(tx: &C, sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, values)
}
