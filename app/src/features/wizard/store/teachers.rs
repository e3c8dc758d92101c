//! Who teaches the groups of the year: a teacher named, replaced from a day on, and lessons that follow.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::ids::{ClassId, GroupId, LessonId, PersonId, SchoolId};
use domain::rights::{Colleague, TeacherEntry, TeachingPost, TeachingSeat};
use domain::timetable;
use entity::vacancy;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::courses::{Taught, taught};
use super::frame::Frame;
use super::leaders::{colleague, employees};
use super::week::{busy, slots};
use crate::features::wizard::sheet::Employee;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, Log, record};
use crate::kit::news::Happened;
use crate::kit::{AppError, AppResult, Request, intake, sql};
use crate::ui::words::day_in_figures;

/// `$3` is the teacher, `$4` their last day.
const END: &str = "UPDATE group_teachers SET until = $4 WHERE school_id = $1 AND group_id = $2 AND teacher_id = $3 \
     AND since <= $4 AND (until IS NULL OR until > $4)";
const NEVER: &str =
    "DELETE FROM group_teachers WHERE school_id = $1 AND group_id = $2 AND teacher_id = $3 AND since > $4";
const ALL: &str = "DELETE FROM group_teachers WHERE school_id = $1 AND group_id = $2";

const HELD: &str = "SELECT MAX(date) AS held FROM lessons WHERE school_id = $1 AND group_id = $2 \
     AND (state = 'held' OR held_at IS NOT NULL)";

/// Lessons from the day `$3` on that were not held and whose teacher has the group no more.
const LEFT: &str = "SELECT l.id FROM lessons l WHERE l.school_id = $1 AND l.group_id = $2 AND l.date >= $3 \
     AND l.state <> 'held' AND l.held_at IS NULL AND l.teacher_id <> $4 \
     AND NOT EXISTS (SELECT 1 FROM group_teachers t WHERE t.school_id = l.school_id AND t.group_id = l.group_id \
       AND t.teacher_id = l.teacher_id AND t.since <= l.date AND (t.until IS NULL OR t.until >= l.date)) \
     ORDER BY l.date, l.number, l.id";

/// A lesson of somebody else's at the same time as one of the group that is still to be given. Who stands in gives it.
const BUSY: &str = "SELECT o.date, o.number, g.name, s.name AS subject FROM lessons l \
     JOIN lessons o ON o.school_id = l.school_id AND o.date = l.date AND o.starts < l.ends AND l.starts < o.ends \
       AND o.group_id <> l.group_id AND o.state IN ('planned', 'held') \
     JOIN groups g ON g.school_id = o.school_id AND g.id = o.group_id JOIN subjects s ON s.id = g.subject_id \
     WHERE l.school_id = $1 AND l.group_id = $2 AND l.date >= $3 AND l.state = 'planned' AND l.held_at IS NULL \
       AND l.substitute_id IS NULL AND COALESCE(o.substitute_id, o.teacher_id) = $4 \
     ORDER BY o.date, o.number, o.id LIMIT 1";

const AHEAD: &str =
    "SELECT 1 AS one FROM lessons WHERE school_id = $1 AND group_id = $2 AND date >= $3 LIMIT 1";

/// Posts of the groups of a class that a form names anew, «g12» being group 12, each with whom it names.
pub async fn group_posts(
    cx: &Request<Writing>,
    frame: &Frame,
    (class, chosen): (ClassId, &BTreeMap<String, String>),
    day: NaiveDate,
) -> AppResult<Vec<(TeachingPost, Option<Colleague>)>> {
    let (_, state) = frame.year.ok_or(AppError::NotFound)?;
    let (all, staff) = (taught(&cx.tx, frame).await?, employees(&cx.tx, (frame, cx.today)).await?);
    let mut posts = vec![];
    for one in all.iter().filter(|one| one.class == class) {
        let Some((group, teacher)) = named(one, chosen) else { continue };
        let whom = colleague(&staff, teacher)?;
        let (mut held, mut taken) = (None, None);
        if frame.is_open() {
            let values = [frame.school.0.into(), group.0.into()];
            held = sql::row(&cx.tx, HELD, values)
                .await?
                .map(|row| row.try_get("", "held"))
                .transpose()?
                .flatten();
            if let Some(whom) = whom {
                taken = at_once(cx, frame, (one, group, whom.person), day).await?;
            }
        }
        let busy = taken.map(|lesson| format!("{} — {lesson}", called(&staff, whom)));
        let seat = TeachingSeat::Group { group, held, busy };
        posts.push((TeachingPost { seat, holder: one.teacher, year: frame.span, state }, whom));
    }
    Ok(posts)
}

/// The group with whom the form names, if that is somebody else.
fn named(one: &Taught, chosen: &BTreeMap<String, String>) -> Option<(GroupId, Option<PersonId>)> {
    let group = one.group?;
    let teacher = chosen.get(&format!("g{group}"))?.parse::<PersonId>().ok();
    (teacher != one.teacher).then_some((group, teacher))
}

fn called(staff: &[(Colleague, Employee)], whom: Option<Colleague>) -> String {
    let known = staff.iter().find(|(one, _)| Some(*one) == whom);
    known.map(|(_, employee)| employee.name.clone()).unwrap_or_default()
}

/// What the teacher gives at the time of the group: «6Б, Алгебра, 25.11.2026, 3-й урок». Before lessons are laid out the
/// week tells.
async fn at_once(
    cx: &Request<Writing>,
    frame: &Frame,
    (one, group, teacher): (&Taught, GroupId, PersonId),
    day: NaiveDate,
) -> AppResult<Option<String>> {
    let values = || [frame.school.0.into(), group.0.into(), day.into()];
    if sql::row(&cx.tx, AHEAD, values()).await?.is_none() {
        let slots = slots(&cx.tx, frame).await?;
        let others = busy(&slots, one.class);
        let mut own = slots.iter().filter(|slot| slot.group == group);
        let clash = own.find_map(|slot| timetable::seat(&others, Some(teacher), slot.place).err());
        return Ok(clash.map(|why| why.to_string()));
    }
    let [school, group, day] = values();
    let Some(row) = sql::row(&cx.tx, BUSY, [school, group, day, teacher.0.into()]).await? else {
        return Ok(None);
    };
    let (name, subject): (String, String) = (row.try_get("", "name")?, row.try_get("", "subject")?);
    let (date, number): (NaiveDate, i32) = (row.try_get("", "date")?, row.try_get("", "number")?);
    Ok(Some(format!("{name}, {subject}, {}, {number}-й урок", day_in_figures(date))))
}

/// Writes who teaches the group from the day on; lessons not held yet follow, what stands of substitutions stays.
pub async fn hand_over(cx: &mut Request<Writing>, group: GroupId, entry: &TeacherEntry) -> AppResult<()> {
    let own = || [entry.school().0.into(), group.0.into()];
    if entry.in_draft() {
        sql::run(&cx.tx, ALL, own()).await?;
    } else if let Some(holder) = entry.holder() {
        let last = entry.since().pred_opt().unwrap_or(entry.since());
        let values = || [entry.school().0.into(), group.0.into(), holder.0.into(), last.into()];
        sql::run(&cx.tx, END, values()).await?;
        sql::run(&cx.tx, NEVER, values()).await?;
        cx.tell(Happened::Standing { person: holder });
        entered(cx, group, entry, holder).await?;
    }
    let reasons = vacancy::Entity::delete_many().filter(vacancy::Column::SchoolId.eq(entry.school()));
    reasons.filter(vacancy::Column::GroupId.eq(group)).exec(&cx.tx).await?;
    let Some(teacher) = entry.teacher() else { return Ok(()) };
    let lessons = follow(&cx.tx, (entry.school(), group), (teacher, entry.since())).await?;
    let before = entry.since().pred_opt().unwrap_or(entry.since());
    sql::run(&cx.tx, NEVER, [entry.school().0.into(), group.0.into(), teacher.0.into(), before.into()])
        .await?;
    let log = Log { school: entry.school(), by: Some(entry.by()), at: cx.now };
    intake::give_group(&cx.tx, (group, teacher), entry.since(), &log).await?;
    cx.tell(Happened::Standing { person: teacher });
    if !lessons.is_empty() {
        cx.tell(Happened::Lessons { school: entry.school(), lessons });
    }
    Ok(())
}

/// That somebody teaches the group no more.
async fn entered(
    cx: &Request<Writing>,
    group: GroupId,
    entry: &TeacherEntry,
    holder: PersonId,
) -> AppResult<()> {
    let happening = Happening {
        school: entry.school(),
        at: cx.now,
        by: Some(entry.by()),
        act: "group.teacher_end",
        subject: format!("group:{group}"),
        old: Some(format!("person:{holder}")),
        new: Some(format!("before:{}", entry.since())),
        reason: None,
    };
    record(&cx.tx, &happening).await
}

/// Lessons of whoever has the group no more go to the new teacher; one that they were to stand in for is their own now.
pub(super) async fn follow(
    tx: &Writing,
    (school, group): (SchoolId, GroupId),
    (teacher, since): (PersonId, NaiveDate),
) -> AppResult<Vec<LessonId>> {
    let values = [school.0.into(), group.0.into(), since.into(), teacher.0.into()];
    let mut lessons = vec![];
    for row in sql::rows(tx, LEFT, values).await? {
        lessons.push(LessonId(row.try_get("", "id")?));
    }
    let among = sql::among(lessons.iter().map(|lesson| lesson.0));
    let own = || [school.0.into(), group.0.into(), teacher.0.into()];
    let given = format!(
        "UPDATE lessons SET teacher_id = $3 WHERE school_id = $1 AND group_id = $2 AND id IN ({among})"
    );
    sql::run(tx, &given, own()).await?;
    let stood = format!(
        "DELETE FROM substitutions WHERE school_id = $1 AND group_id = $2 AND outcome = 'replaced' AND lesson_id IN \
         (SELECT id FROM lessons WHERE school_id = $1 AND group_id = $2 AND substitute_id = $3 AND id IN ({among}))"
    );
    sql::run(tx, &stood, own()).await?;
    let alone = format!(
        "UPDATE lessons SET substitute_id = NULL WHERE school_id = $1 AND group_id = $2 AND substitute_id = $3 \
         AND id IN ({among}) AND NOT EXISTS (SELECT 1 FROM substitutions x WHERE x.school_id = lessons.school_id \
           AND x.group_id = lessons.group_id AND x.lesson_id = lessons.id)"
    );
    sql::run(tx, &alone, own()).await?;
    Ok(lessons)
}
