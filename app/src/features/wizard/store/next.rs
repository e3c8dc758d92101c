//! The next year, begun from what the open one holds; nothing of the open one is touched.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::access::Permit;
use domain::calendar::{Borders, TermKind, YearState, first_of_september, moved_span, next_grade};
use domain::curriculum::fits;
use domain::ids::{ClassId, GroupId, PersonId, YearId};
use domain::wizard::Step;
use entity::{class, class_origin, group_teacher, school_year, staff, year_in_hand};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::begin::write_bells;
use super::frame::{Frame, keep_step};
use super::{borders, classes, kinds};
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::terms::{NextYear, YearLine};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request, intake, rolls, sql};

/// What stays as it is: `$2` is the year that gives, `$3` the year that takes.
const COPIES: [&str; 3] = [
    "INSERT INTO grades (school_id, year_id, grade, profile, term_kind, vacation_set) \
     SELECT school_id, $3, grade, profile, term_kind, vacation_set FROM grades WHERE school_id = $1 AND year_id = $2",
    "INSERT INTO bells (school_id, year_id, shift, weekday, number, starts, ends) \
     SELECT school_id, $3, shift, weekday, number, starts, ends FROM bells WHERE school_id = $1 AND year_id = $2",
    "INSERT INTO curriculum_rows (school_id, year_id, grade, profile, subject_id, part, hours_hundredths, split) \
     SELECT school_id, $3, grade, profile, subject_id, part, hours_hundredths, split FROM curriculum_rows \
     WHERE school_id = $1 AND year_id = $2",
];

/// What a group `g` of the class `b` is called in the class `k`: «4А, 1 подгруппа» becomes «5А, 1 подгруппа».
macro_rules! moved_name {
    () => {
        "CASE WHEN substr(g.name, 1, length(concat(b.grade, b.letter))) = concat(b.grade, b.letter) \
         THEN concat(k.grade, k.letter, substr(g.name, length(concat(b.grade, b.letter)) + 1)) ELSE g.name END"
    };
}

/// Groups of classes that go on, of subjects that their new plan has; `$2` is the new year.
const GROUPS: &str = concat!(
    "INSERT INTO groups (school_id, year_id, subject_id, class_id, grade, name, without_marks) \
     SELECT g.school_id, k.year_id, g.subject_id, k.id, k.grade, ",
    moved_name!(),
    ", (g.without_marks AND g.grade > 1) FROM class_origins o \
     JOIN classes k ON k.school_id = o.school_id AND k.id = o.class_id AND k.year_id = $2 \
     JOIN classes b ON b.school_id = o.school_id AND b.id = o.origin_id \
     JOIN groups g ON g.school_id = o.school_id AND g.class_id = b.id WHERE o.school_id = $1 AND ( \
       EXISTS (SELECT 1 FROM curriculum_rows r WHERE r.school_id = k.school_id AND r.year_id = k.year_id \
         AND r.grade = k.grade AND r.profile = k.profile AND r.subject_id = g.subject_id) \
       OR NOT EXISTS (SELECT 1 FROM curriculum_rows r WHERE r.school_id = k.school_id AND r.year_id = k.year_id \
         AND r.grade = k.grade AND r.profile = k.profile)) ORDER BY g.id",
);

const ORIGINS: &str = concat!(
    "INSERT INTO group_origins (school_id, group_id, origin_id) SELECT n.school_id, n.id, MIN(g.id) FROM groups n \
     JOIN class_origins o ON o.school_id = n.school_id AND o.class_id = n.class_id \
     JOIN classes k ON k.school_id = o.school_id AND k.id = o.class_id \
     JOIN classes b ON b.school_id = o.school_id AND b.id = o.origin_id \
     JOIN groups g ON g.school_id = o.school_id AND g.class_id = b.id AND g.subject_id = n.subject_id AND n.name = ",
    moved_name!(),
    " WHERE n.school_id = $1 AND n.year_id = $2 GROUP BY n.school_id, n.id",
);

/// Who taught a group that goes on, and still works here on the first day `$3`.
const TAUGHT: &str = "SELECT DISTINCT n.id AS group_id, n.grade, g.grade AS before, s.code, t.teacher_id, f.subjects FROM group_origins o \
     JOIN groups n ON n.school_id = o.school_id AND n.id = o.group_id AND n.year_id = $2 \
     JOIN groups g ON g.school_id = o.school_id AND g.id = o.origin_id JOIN subjects s ON s.id = n.subject_id \
     JOIN group_teachers t ON t.school_id = g.school_id AND t.group_id = g.id AND t.until IS NULL \
     JOIN staff f ON f.school_id = t.school_id AND f.person_id = t.teacher_id AND (f.until IS NULL OR f.until >= $3) \
     WHERE o.school_id = $1 ORDER BY n.id, t.teacher_id";

/// Whoever learns in the group of this year, and goes on with the class.
const MEMBERS: &str = "INSERT INTO group_members (school_id, group_id, pupil_id, since) \
     SELECT DISTINCT n.school_id, n.id, m.pupil_id, y.first_day FROM group_origins o \
     JOIN groups n ON n.school_id = o.school_id AND n.id = o.group_id AND n.year_id = $2 \
     JOIN school_years y ON y.school_id = n.school_id AND y.id = n.year_id \
     JOIN group_members m ON m.school_id = o.school_id AND m.group_id = o.origin_id AND m.until IS NULL \
     JOIN # r ON r.school_id = n.school_id AND r.class_id = n.class_id AND r.pupil_id = m.pupil_id WHERE o.school_id = $1";

/// Years of the school that are not closed, the latest first.
pub async fn years<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<YearLine>> {
    let own = school_year::Entity::find().filter(school_year::Column::SchoolId.eq(frame.school));
    let all = own.order_by_desc(school_year::Column::FirstDay).all(tx).await?;
    let line = |year: school_year::Model| YearLine {
        id: year.id,
        begins: begins(year.first_day),
        state: YearState::parse(&year.state).unwrap_or(YearState::Closed),
    };
    Ok(all.into_iter().map(line).filter(|year| year.state != YearState::Closed).collect())
}

fn begins(first_day: NaiveDate) -> i32 {
    chrono::Datelike::year(&domain::calendar::year_start(first_day))
}

/// What the next year would begin with, if it may be begun.
pub async fn next(cx: &Request<Reading>, frame: &Frame) -> AppResult<Option<NextYear>> {
    if !is_open(frame) || years(&cx.tx, frame).await?.iter().any(|year| year.state == YearState::Draft) {
        return Ok(None);
    }
    let ninth = classes::of_year(&cx.tx, frame).await?.into_iter().filter(|class| class.grade == 9);
    let ninth = ninth.map(|class| (class.id, format!("9{}", class.letter))).collect();
    Ok(Some(NextYear { begins: frame.begins + 1, ninth }))
}

const fn is_open(frame: &Frame) -> bool {
    matches!(frame.year, Some((_, YearState::Open | YearState::Closing)))
}

/// Begins it, and takes it in hand.
pub async fn start_next_year(
    cx: &Request<Writing>,
    frame: &Frame,
    goes_on: &[ClassId],
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let there = years(&cx.tx, frame).await?;
    if there.iter().any(|year| year.state == YearState::Draft) {
        return Err(AppError::Refused("Следующий год уже начат: продолжайте его.".into()));
    }
    let Some((open, _)) = frame.year.filter(|_| is_open(frame)) else {
        return Err(AppError::Refused("Следующий год начинают из открытого.".into()));
    };
    let days = days(cx, frame).await?;
    let usual = domain::calendar::Span {
        first: first_of_september(frame.begins + 1),
        last: first_of_september(frame.begins + 2).pred_opt().unwrap_or(frame.first_day),
    };
    let span = days.year().unwrap_or(usual);
    let year = intake::begin_year(&cx.tx, span, &frame.log(cx, &permit)).await?;
    let begins = frame.begins + 1;
    let draft = Frame { begins, year: Some((year, YearState::Draft)), first_day: span.first, span, ..*frame };
    for copy in COPIES {
        sql::run(&cx.tx, copy, [frame.school.0.into(), open.0.into(), year.0.into()]).await?;
    }
    write_bells(cx, &draft, year).await?;
    borders::write(cx, &draft, &days).await?;
    let moved = move_classes(cx, (frame, &draft), goes_on, &permit).await?;
    let taught = move_groups(cx, (&draft, year)).await?;
    take_in_hand(cx, frame, year).await?;
    let told = format!("from:{open} classes:{moved} teachers:{taught}");
    frame.log(cx, &permit).enter(&cx.tx, "year.next", format!("year:{year}"), Some(told)).await?;
    keep_step(cx, &Frame { reached: Step::Check, ..draft }, Step::Kinds, permit).await
}

/// The days of the open year, a year later.
async fn days(cx: &Request<Writing>, frame: &Frame) -> AppResult<Borders> {
    let mut days = borders::read(&cx.tx, frame).await?;
    for span in days.cuts.iter_mut().flat_map(|cut| &mut cut.spans) {
        *span = moved_span(*span);
    }
    for rest in days.sets.iter_mut().flat_map(|set| &mut set.rests) {
        rest.span = moved_span(rest.span);
    }
    if days.cuts.is_empty() {
        return Ok(Borders::usual(frame.begins + 1, &[TermKind::Quarter, TermKind::Half].into()));
    }
    Ok(days)
}

/// Every class a grade higher; a class teacher of grade 4 stays with the little ones.
async fn move_classes(
    cx: &Request<Writing>,
    (frame, draft): (&Frame, &Frame),
    goes_on: &[ClassId],
    permit: &Permit<SetUpYear>,
) -> AppResult<usize> {
    let (log, year) = (frame.log(cx, permit), draft.year()?);
    let grades = kinds::rows(&cx.tx, frame).await?;
    let set_of = |grade: i32| {
        let own = grades.iter().find(|row| row.grade == grade && row.profile.is_empty());
        own.map_or_else(|| domain::calendar::vacation_set(grade).to_owned(), |row| row.vacation_set.clone())
    };
    let staff = staff(&cx.tx, draft).await?;
    let mut moved = 0;
    for old in classes::of_year(&cx.tx, frame).await? {
        let Some(grade) = next_grade(old.grade, goes_on.contains(&old.id)) else { continue };
        let with_grade = old.vacation_set == set_of(old.grade);
        let row = class::ActiveModel {
            school_id: Set(frame.school),
            year_id: Set(year),
            grade: Set(grade),
            letter: Set(old.letter.clone()),
            profile: Set(if grade >= 10 { old.profile } else { String::new() }),
            kind: Set(old.kind),
            shift: Set(old.shift),
            room_id: Set(old.room_id),
            vacation_set: Set(if with_grade { set_of(grade) } else { old.vacation_set }),
            plan_kind: Set(old.plan_kind),
            teacher_id: Set(old.teacher_id.filter(|who| old.grade != 4 && staff.contains_key(who))),
            term_kind: Set(old.term_kind.filter(|_| old.grade != 9)),
            ..Default::default()
        };
        let class = row.insert(&cx.tx).await?.id;
        let origin = class_origin::ActiveModel {
            school_id: Set(frame.school),
            class_id: Set(class),
            origin_id: Set(old.id),
        };
        class_origin::Entity::insert(origin).exec_without_returning(&cx.tx).await?;
        let name = format!("{grade}{}", old.letter);
        log.enter(&cx.tx, "class.add", format!("class:{class}"), Some(name)).await?;
        moved += 1;
    }
    Ok(moved)
}

/// Who still works here when the year begins, with the subjects named in the list.
async fn staff<C: ConnectionTrait>(tx: &C, draft: &Frame) -> AppResult<BTreeMap<PersonId, String>> {
    let own = staff::Entity::find().filter(staff::Column::SchoolId.eq(draft.school)).all(tx).await?;
    let stays = own.into_iter().filter(|card| card.until.is_none_or(|until| until >= draft.first_day));
    Ok(stays.map(|card| (card.person_id, card.subjects)).collect())
}

/// Groups go on with their classes, and whoever taught them goes on too; from grade 4 to 5 only with a subject that fits.
async fn move_groups(cx: &Request<Writing>, (draft, year): (&Frame, YearId)) -> AppResult<usize> {
    let own = || [draft.school.0.into(), year.0.into()];
    sql::run(&cx.tx, GROUPS, own()).await?;
    sql::run(&cx.tx, ORIGINS, own()).await?;
    sql::run(&cx.tx, &MEMBERS.replace('#', rolls::ROLL), own()).await?;
    let mut rows = vec![];
    let values = [draft.school.0.into(), year.0.into(), draft.first_day.into()];
    for row in sql::rows(&cx.tx, TAUGHT, values).await? {
        let (grade, before): (i32, i32) = (row.try_get("", "grade")?, row.try_get("", "before")?);
        let (code, subjects): (String, String) = (row.try_get("", "code")?, row.try_get("", "subjects")?);
        if before == 4 && !fits(&subjects, &code, grade) {
            continue;
        }
        rows.push(group_teacher::ActiveModel {
            school_id: Set(draft.school),
            group_id: Set(GroupId(row.try_get("", "group_id")?)),
            teacher_id: Set(PersonId(row.try_get("", "teacher_id")?)),
            since: Set(draft.first_day),
            until: Set(None),
        });
    }
    let taught = rows.len();
    if taught > 0 {
        group_teacher::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    Ok(taught)
}

/// The wizard shows this year from now on.
pub async fn choose_year(
    cx: &Request<Writing>,
    frame: &Frame,
    year: YearId,
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let known = years(&cx.tx, frame).await?.iter().any(|one| one.id == year);
    if !known {
        return Err(AppError::NotFound);
    }
    take_in_hand(cx, frame, year).await?;
    frame.log(cx, &permit).enter(&cx.tx, "year.choose", format!("year:{year}"), None).await
}

async fn take_in_hand(cx: &Request<Writing>, frame: &Frame, year: YearId) -> AppResult<()> {
    let key = (frame.school, cx.actor.account());
    let row = year_in_hand::ActiveModel { school_id: Set(key.0), account_id: Set(key.1), year_id: Set(year) };
    if year_in_hand::Entity::find_by_id(key).one(&cx.tx).await?.is_some() {
        row.update(&cx.tx).await?;
    } else {
        year_in_hand::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    }
    Ok(())
}
