//! Divided classes in the database.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::Permit;
use domain::calendar::YearState;
use domain::curriculum::{Deal, MOST_PARTS, by_alphabet, by_sex, part_name};
use domain::ids::{ClassId, GroupId, PersonId, SchoolId, SubjectId};
use domain::people::Sex;
use domain::trace::{Look, Matter, Way, Whose};
use entity::{group, group_member};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::policy::SplitClass;
use super::sheet::{Part, Placed, Split};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::rolls::ROLL;
use crate::kit::{AppError, AppResult, Request, sql, trace};

/// A class of a year that is not closed, at a subject for which it has a group.
const COURSE: &str = "SELECT c.grade, c.letter, c.year_id, y.state, y.first_day, s.name AS subject, \
       (SELECT o.origin_id FROM class_origins o WHERE o.school_id = c.school_id AND o.class_id = c.id) AS origin_id \
     FROM classes c JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state <> 'closed' \
     JOIN subjects s ON s.id = $3 \
     WHERE c.school_id = $1 AND c.id = $2 AND EXISTS (SELECT 1 FROM groups g WHERE g.school_id = c.school_id \
       AND g.class_id = c.id AND g.subject_id = s.id)";

const PARTS: &str = "SELECT g.id, g.name, (SELECT COUNT(*) FROM lessons l WHERE l.school_id = g.school_id AND l.group_id = g.id) AS lessons, \
       p.surname, p.given, p.patronymic FROM groups g LEFT JOIN persons p ON p.id = (SELECT MIN(t.teacher_id) \
         FROM group_teachers t WHERE t.school_id = g.school_id AND t.group_id = g.id AND t.until IS NULL) \
     WHERE g.school_id = $1 AND g.class_id = $2 AND g.subject_id = $3 ORDER BY g.name, g.id";

/// The roll of the class with the group of each pupil.
const PUPILS: &str = "SELECT p.id, p.surname, p.given, p.sex, (SELECT MIN(m.group_id) FROM group_members m \
       JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id AND g.class_id = $2 AND g.subject_id = $3 \
       WHERE m.school_id = $1 AND m.pupil_id = p.id AND m.until IS NULL) AS group_id \
     FROM # r JOIN persons p ON p.id = r.pupil_id WHERE r.class_id = $2 ORDER BY p.search, p.id";

/// What goes with a group that is no more.
const TIED: [&str; 6] =
    ["group_members", "group_teachers", "slots", "group_origins", "vacancies", "lesson_plan_pauses"];

/// A class at a subject, in the school now on.
pub struct Course {
    pub school: SchoolId,
    class: ClassId,
    subject: SubjectId,
    year: domain::ids::YearId,
    /// The class whose pupils are still to come.
    origin: Option<ClassId>,
    grade: i32,
    title: String,
    subject_title: String,
    state: YearState,
    first_day: NaiveDate,
}

/// Whose class it is not, for them it is none.
pub async fn course<T: ConnectionTrait>(
    cx: &Request<T>,
    (class, subject): (ClassId, SubjectId),
) -> AppResult<Course> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let row = sql::row(&cx.tx, COURSE, [school.0.into(), class.0.into(), subject.0.into()]).await?;
    let row = row.ok_or(AppError::NotFound)?;
    Ok(Course {
        school,
        class,
        subject,
        year: domain::ids::YearId(row.try_get("", "year_id")?),
        origin: row.try_get::<Option<i64>>("", "origin_id")?.map(ClassId),
        grade: row.try_get("", "grade")?,
        title: sql::class_name(&row)?,
        subject_title: row.try_get("", "subject")?,
        state: YearState::parse(&row.try_get::<String>("", "state")?).unwrap_or(YearState::Closed),
        first_day: row.try_get("", "first_day")?,
    })
}

/// It leaves its trace before it is shown.
pub async fn split(cx: &Request<Reading>, of: &Course) -> AppResult<Split> {
    let whose = of.origin.filter(|_| of.state == YearState::Draft).unwrap_or(of.class);
    trace::leave(cx, of.school, Look::at(Way::List, Matter::People), [Whose::Class(whose)])?;
    let (parts, lessons) = parts(&cx.tx, of).await?;
    let place = |one: &Pupil| parts.iter().position(|part| Some(part.group) == one.group);
    let pupils = pupils(&cx.tx, of).await?;
    let pupils =
        pupils.iter().map(|one| Placed { pupil: one.id, name: one.name.clone(), part: place(one) }).collect();
    Ok(Split {
        class: of.class,
        title: of.title.clone(),
        subject: of.subject,
        subject_title: of.subject_title.clone(),
        parts,
        pupils,
        fixed: fixed(of, lessons),
    })
}

/// Why nothing may change: lessons of the group stand with those who learn in it.
fn fixed(of: &Course, lessons: i64) -> Option<String> {
    let words = "Уроки этого предмета уже идут: деление меняют до открытия года.";
    (of.state != YearState::Draft && lessons > 0).then(|| words.to_owned())
}

async fn parts<C: ConnectionTrait>(tx: &C, of: &Course) -> AppResult<(Vec<Part>, i64)> {
    let (mut parts, mut lessons) = (vec![], 0);
    for row in sql::rows(tx, PARTS, [of.school.0.into(), of.class.0.into(), of.subject.0.into()]).await? {
        lessons += row.try_get::<i64>("", "lessons")?;
        parts.push(Part {
            group: GroupId(row.try_get("", "id")?),
            name: row.try_get("", "name")?,
            teacher: sql::person_name_if_any(&row)?.map(|name| name.short()),
        });
    }
    Ok((parts, lessons))
}

struct Pupil {
    id: PersonId,
    name: String,
    sex: Option<Sex>,
    group: Option<GroupId>,
}

async fn pupils<C: ConnectionTrait>(tx: &C, of: &Course) -> AppResult<Vec<Pupil>> {
    let asked = PUPILS.replace('#', ROLL);
    let values = [of.school.0.into(), of.class.0.into(), of.subject.0.into()];
    let read = |row: &sea_orm::QueryResult| {
        let (surname, given): (String, String) = (row.try_get("", "surname")?, row.try_get("", "given")?);
        Ok(Pupil {
            id: PersonId(row.try_get("", "id")?),
            name: format!("{surname} {given}"),
            sex: row.try_get::<Option<String>>("", "sex")?.and_then(|sex| sex.parse().ok()),
            group: row.try_get::<Option<i64>>("", "group_id")?.map(GroupId),
        })
    };
    sql::rows(tx, &asked, values).await?.iter().map(read).collect()
}

/// The groups, if they may still change.
async fn free(cx: &Request<Writing>, of: &Course) -> AppResult<Vec<Part>> {
    let (parts, lessons) = parts(&cx.tx, of).await?;
    match fixed(of, lessons) {
        Some(why) => Err(AppError::Refused(why)),
        None => Ok(parts),
    }
}

/// Makes groups that lack, takes away those too many, and deals the pupils out by the alphabet.
pub async fn divide(
    cx: &Request<Writing>,
    of: &Course,
    wanted: usize,
    permit: Permit<SplitClass>,
) -> AppResult<()> {
    if !(1..=MOST_PARTS).contains(&wanted) {
        return Err(AppError::field("parts", format!("Групп бывает от 1 до {MOST_PARTS}.")));
    }
    let there = free(cx, of).await?;
    let mut groups: Vec<GroupId> = there.iter().map(|part| part.group).collect();
    for (at, group) in groups.iter().enumerate().take(wanted) {
        let name = Set(part_name(&of.title, at, wanted));
        group::ActiveModel { id: Set(*group), name, ..Default::default() }.update(&cx.tx).await?;
    }
    for gone in groups.split_off(wanted.min(groups.len())) {
        drop_group(cx, of, gone).await?;
    }
    for at in groups.len()..wanted {
        let row = group::ActiveModel {
            school_id: Set(of.school),
            year_id: Set(of.year),
            subject_id: Set(of.subject),
            class_id: Set(Some(of.class)),
            grade: Set(of.grade),
            name: Set(part_name(&of.title, at, wanted)),
            without_marks: Set(of.grade == 1),
            ..Default::default()
        };
        groups.push(row.insert(&cx.tx).await?.id);
    }
    let pupils = pupils(&cx.tx, of).await?;
    let dealt = by_alphabet(pupils.len(), wanted);
    let placed = pupils.iter().zip(dealt).map(|(pupil, part)| (pupil.id, groups[part])).collect();
    place(cx, of, (&groups, placed)).await?;
    log(cx, of, &permit).enter(&cx.tx, "group.divide", subject(of), Some(format!("parts:{wanted}"))).await
}

fn subject(of: &Course) -> String {
    format!("class:{} subject:{}", of.class, of.subject)
}

fn log(cx: &Request<Writing>, of: &Course, permit: &Permit<SplitClass>) -> Log {
    Log { school: of.school, by: Some(permit.by()), at: cx.now }
}

/// A group with a lesson plan of its own stays.
async fn drop_group(cx: &Request<Writing>, of: &Course, group: GroupId) -> AppResult<()> {
    const PLANNED: &str = "SELECT 1 AS one FROM lesson_plan_groups WHERE school_id = $1 AND group_id = $2";
    let values = || [of.school.0.into(), group.0.into()];
    if sql::row(&cx.tx, PLANNED, values()).await?.is_some() {
        return Err(AppError::Refused("У одной из подгрупп есть КТП: сначала отвяжите его.".into()));
    }
    for table in TIED {
        let gone = format!("DELETE FROM {table} WHERE school_id = $1 AND group_id = $2");
        sql::run(&cx.tx, &gone, values()).await?;
    }
    sql::run(&cx.tx, "DELETE FROM groups WHERE school_id = $1 AND id = $2", values()).await?;
    Ok(())
}

/// Deals the pupils out over the groups that are there.
pub async fn deal(
    cx: &Request<Writing>,
    of: &Course,
    (deal, ticked): (Deal, &BTreeMap<String, String>),
    permit: Permit<SplitClass>,
) -> AppResult<()> {
    let groups: Vec<GroupId> = free(cx, of).await?.iter().map(|part| part.group).collect();
    let pupils = pupils(&cx.tx, of).await?;
    let parts: Vec<Option<usize>> = match deal {
        Deal::Alphabet => by_alphabet(pupils.len(), groups.len()).into_iter().map(Some).collect(),
        Deal::Sex if groups.len() != 2 => {
            return Err(AppError::Refused("На мальчиков и девочек делят класс из двух подгрупп.".into()));
        }
        Deal::Sex => by_sex(&pupils.iter().map(|one| one.sex).collect::<Vec<_>>()),
        Deal::Ticks => {
            let part =
                |one: &Pupil| ticked.get(&format!("p{}", one.id))?.parse::<usize>().ok()?.checked_sub(1);
            pupils.iter().map(part).collect()
        }
    };
    let placed = pupils.iter().zip(parts);
    let placed = placed.filter_map(|(pupil, part)| Some((pupil.id, *groups.get(part?)?))).collect();
    place(cx, of, (&groups, placed)).await?;
    let told = Some(format!("by:{}", deal.code()));
    log(cx, of, &permit).enter(&cx.tx, "group.deal", subject(of), told).await
}

/// Who learns in which group, in place of what was said before.
async fn place(
    cx: &Request<Writing>,
    of: &Course,
    (groups, placed): (&[GroupId], Vec<(PersonId, GroupId)>),
) -> AppResult<()> {
    let old = group_member::Entity::delete_many().filter(group_member::Column::SchoolId.eq(of.school));
    old.filter(group_member::Column::GroupId.is_in(groups.iter().copied())).exec(&cx.tx).await?;
    let since = if of.state == YearState::Draft { of.first_day } else { cx.today };
    let rows = placed.into_iter().map(|(pupil, group)| group_member::ActiveModel {
        school_id: Set(of.school),
        group_id: Set(group),
        pupil_id: Set(pupil),
        since: Set(since),
        until: Set(None),
        order_line_id: Set(None),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        group_member::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    Ok(())
}
