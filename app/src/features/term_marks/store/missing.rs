//! «Кому не выставлено»: all seats of a school's term, and what they lack.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::calendar::{Span, TermKind};
use domain::ids::{ClassId, GroupId, PersonId, SchoolId, TermId};
use domain::journal::MarkValue;
use domain::people::ClassName;
use domain::term_mark::{Gaps, Learning, SchoolTerm, Seat, gaps};
use sea_orm::{ConnectionTrait, QueryResult};

use super::register::value;
use crate::features::term_marks::overview::{ClassGaps, GroupGaps};
use crate::kit::debts::{Debt, Whose, debts};
use crate::kit::{AppResult, Request, sql};

/// Members at the term's end or today, `$4`; those with dots among the marks of the term, `$5` to `$6`.
const SEATS: &str = concat!(
    "SELECT g.id, g.grade, t.kind, m.pupil_id, k.value, d.debts, ",
    sql::unmarked_column!(),
    " AS without_marks, ",
    sql::term_kind!("g"),
    " AS own_kind \
     FROM groups g JOIN terms t ON t.school_id = g.school_id AND t.year_id = g.year_id AND t.id = $2 \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     JOIN group_members m ON m.school_id = g.school_id AND m.group_id = g.id \
       AND m.since <= $4 AND (m.until IS NULL OR m.until >= $4) \
     JOIN persons p ON p.id = m.pupil_id \
     LEFT JOIN term_marks k ON k.school_id = g.school_id AND k.group_id = g.id AND k.term_id = t.id AND k.pupil_id = m.pupil_id \
     LEFT JOIN (SELECT o.group_id, o.pupil_id, COUNT(*) AS debts FROM marks o \
       JOIN lessons l ON l.school_id = o.school_id AND l.id = o.lesson_id \
       WHERE o.school_id = $1 AND o.value = $3 AND l.date BETWEEN $5 AND $6 GROUP BY o.group_id, o.pupil_id) d \
       ON d.group_id = g.id AND d.pupil_id = m.pupil_id \
     WHERE g.school_id = $1 ORDER BY g.grade, g.name, g.id, p.search, p.id",
);

const GROUPS: &str = "SELECT g.id, g.name, g.class_id, s.name AS subject, c.grade, c.letter FROM groups g \
     JOIN subjects s ON s.id = g.subject_id JOIN terms t ON t.school_id = g.school_id AND t.year_id = g.year_id AND t.id = $2 \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id WHERE g.school_id = $1";

const NAMES: &str = "SELECT p.id, p.surname, p.given, p.patronymic FROM persons p \
     JOIN group_members m ON m.pupil_id = p.id JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id \
     WHERE g.school_id = $1 AND g.class_id = $2";

/// What the term lacks, group by group.
pub async fn gaps_of<T: ConnectionTrait>(cx: &Request<T>, term: &SchoolTerm) -> AppResult<Vec<Gaps>> {
    const DAYS: &str = "SELECT first_day, last_day FROM terms WHERE school_id = $1 AND id = $2";
    let key = [term.school.0.into(), term.term.0.into()];
    let row = sql::row(&cx.tx, DAYS, key).await?.ok_or(crate::kit::AppError::NotFound)?;
    let span = Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? };
    missing(cx, (term.school, term.term), span).await
}

pub(super) async fn missing<T: ConnectionTrait>(
    cx: &Request<T>,
    (school, term): (SchoolId, TermId),
    span: Span,
) -> AppResult<Vec<Gaps>> {
    let end: NaiveDate = span.last.min(cx.today);
    let (debt, days) = (MarkValue::Debt.code().into(), [end, span.first, span.last].map(Into::into));
    let [end, first, last] = days;
    let values = [school.0.into(), term.0.into(), debt, end, first, last];
    let rows = sql::rows(&cx.tx, SEATS, values).await?;
    let mut seats = vec![];
    for row in &rows {
        if is_due(row)? {
            seats.push(seat(row)?);
        }
    }
    Ok(gaps(&seats))
}

/// Does the group of the seat owe marks of this column? An exam is for those who take it.
fn is_due(row: &QueryResult) -> AppResult<bool> {
    let (kind, own): (String, String) = (row.try_get("", "kind")?, row.try_get("", "own_kind")?);
    let (kind, own) = (TermKind::parse(&kind), TermKind::parse(&own));
    let grade = u8::try_from(row.try_get::<i32>("", "grade")?).unwrap_or_default();
    let due = |(kind, own): (TermKind, TermKind)| kind != TermKind::Exam && kind.concerns(own, grade);
    Ok(kind.zip(own).is_some_and(due))
}

fn seat(row: &QueryResult) -> AppResult<Seat> {
    let (mark, debts): (Option<String>, Option<i64>) = (row.try_get("", "value")?, row.try_get("", "debts")?);
    let without_marks: bool = row.try_get("", "without_marks")?;
    Ok(Seat {
        group: GroupId(row.try_get("", "id")?),
        pupil: PersonId(row.try_get("", "pupil_id")?),
        learning: if without_marks { Learning::WithoutMarks } else { Learning::WithMarks },
        mark: mark.as_deref().map(value).transpose()?,
        debts: u32::try_from(debts.unwrap_or_default()).unwrap_or(u32::MAX),
    })
}

/// A group as the list of gaps names it.
struct Named {
    class: Option<ClassId>,
    class_title: String,
    title: String,
}

/// The same by class, in the order of grades, and by name for the groups of the class asked for.
pub(super) async fn by_class<T: ConnectionTrait>(
    cx: &Request<T>,
    (school, term, span): (SchoolId, TermId, Span),
    (gaps, asked): (&[Gaps], Option<ClassId>),
) -> AppResult<(Vec<ClassGaps>, Vec<GroupGaps>)> {
    let mut named = HashMap::new();
    for row in sql::rows(&cx.tx, GROUPS, [school.0.into(), term.0.into()]).await? {
        named.insert(GroupId(row.try_get("", "id")?), group(&row)?);
    }
    let of_class = |(id, named): (&GroupId, &Named)| (asked.is_some() && named.class == asked).then_some(*id);
    let asked_for: Vec<GroupId> = named.iter().filter_map(of_class).collect();
    let until = span.last.min(cx.today).max(span.first);
    let span = Span { last: until, ..span };
    let owed = match &asked_for[..] {
        [] => vec![],
        groups => debts(&cx.tx, school, span, Whose::Groups(groups)).await?,
    };
    let people = match asked {
        Some(class) => people(cx, school, class).await?,
        None => HashMap::new(),
    };
    let (mut classes, mut groups): (Vec<ClassGaps>, Vec<GroupGaps>) = (vec![], vec![]);
    for gaps in gaps {
        let Some(Named { class, class_title, title }) = named.remove(&gaps.group) else { continue };
        let (marks, debtors) = (counted(&gaps.unposted), counted(&gaps.indebted));
        match classes.iter_mut().find(|of| of.class == class) {
            Some(of) => (of.marks, of.debtors) = (of.marks + marks, of.debtors + debtors),
            None => classes.push(ClassGaps { class, title: class_title, marks, debtors }),
        }
        if asked.is_some() && class == asked {
            let called =
                |ids: &[PersonId]| ids.iter().filter_map(|id| people.get(id).cloned()).collect::<Vec<_>>();
            let owes = |debt: &&Debt| debt.group == gaps.group && gaps.indebted.contains(&debt.pupil);
            let (unposted, indebted) = (called(&gaps.unposted), owed.iter().filter(owes).cloned().collect());
            groups.push(GroupGaps { group: gaps.group, title, unposted, indebted });
        }
    }
    Ok((classes, groups))
}

fn group(row: &QueryResult) -> AppResult<Named> {
    let (name, subject): (String, String) = (row.try_get("", "name")?, row.try_get("", "subject")?);
    let (grade, letter): (Option<i32>, Option<String>) =
        (row.try_get("", "grade")?, row.try_get("", "letter")?);
    let class_title = grade.and_then(|grade| {
        let class = ClassName::new(u8::try_from(grade).ok()?, &letter.unwrap_or_default()).ok()?;
        Some(class.to_string())
    });
    let class_title = class_title.unwrap_or_else(|| "Сборные группы".to_owned());
    let title = if name == class_title { subject } else { format!("{subject} ({name})") };
    Ok(Named { class: row.try_get::<Option<i64>>("", "class_id")?.map(ClassId), class_title, title })
}

async fn people<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
    class: ClassId,
) -> AppResult<HashMap<PersonId, String>> {
    let rows = sql::rows(&cx.tx, NAMES, [school.0.into(), class.0.into()]).await?;
    rows.iter().map(|row| Ok((PersonId(row.try_get("", "id")?), sql::person_name(row)?.short()))).collect()
}

fn counted(pupils: &[PersonId]) -> u32 {
    u32::try_from(pupils.len()).unwrap_or(u32::MAX)
}
