//! Where a lesson may be moved, and what its pupils may have in its place.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use domain::calendar::{monday_of, weekday_number};
use domain::ids::{GroupId, LessonId, PersonId};
use domain::substitution::{DayLesson, OtherSubject, ShiftClash, Shifting, Slot, SubstitutionRefused};
use domain::timetable::{Bell, Bells, NUMBERS, Place, Ring};
use sea_orm::{ConnectionTrait, QueryResult};

use super::day::{Known, date_of, day, day_of, lock};
use crate::features::substitutions::places::{Hour, Other, PlaceDay, Places};
use crate::features::substitutions::told::refused;
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request, sql};

/// So many weeks ahead of that of the lesson are offered.
const WEEKS: u64 = 4;

/// Groups with pupils of the group `$2` on the day `$3`: how many of them, and how many pupils in all.
const SHARED: &str = "SELECT b.group_id, COUNT(DISTINCT b.pupil_id) AS common, \
       (SELECT COUNT(DISTINCT c.pupil_id) FROM group_members c WHERE c.school_id = $1 AND c.group_id = b.group_id \
         AND c.since <= $3 AND (c.until IS NULL OR c.until >= $3)) AS pupils \
     FROM group_members a JOIN group_members b ON b.pupil_id = a.pupil_id AND b.school_id = a.school_id \
       AND b.since <= $3 AND (b.until IS NULL OR b.until >= $3) \
     WHERE a.school_id = $1 AND a.group_id = $2 AND a.since <= $3 AND (a.until IS NULL OR a.until >= $3) \
     GROUP BY b.group_id ORDER BY b.group_id";

/// What is taught in a group of this year, and by whom on the day `$3`.
const TAUGHT: &str = "SELECT s.name AS subject, t.teacher_id FROM groups g JOIN subjects s ON s.id = g.subject_id \
     JOIN group_teachers t ON t.school_id = g.school_id AND t.group_id = g.id \
       AND t.since <= $3 AND (t.until IS NULL OR t.until >= $3) \
     WHERE g.school_id = $1 AND g.id = $2 ORDER BY t.teacher_id";

const BELLS: &str = "SELECT b.shift, b.weekday, b.number, b.starts, b.ends FROM groups g \
     JOIN bells b ON b.school_id = g.school_id AND b.year_id = g.year_id WHERE g.school_id = $1 AND g.id = $2";

const SHIFT: &str = "SELECT COALESCE(c.shift, 1) AS shift FROM groups g \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id WHERE g.school_id = $1 AND g.id = $2";

/// A lesson of the school with all that shifting it needs.
pub struct ToShift {
    pub shifting: Shifting,
    pub to: Known,
    pub slot: Slot,
}

/// The hours of one week and the other subjects of a lesson.
pub async fn places(cx: &Request<Reading>, lesson: LessonId, week: Option<NaiveDate>) -> AppResult<Places> {
    let known = day(cx, date_of(cx, lesson).await?).await?;
    let (of, peers) = found(cx, &known, lesson).await?;
    let shifting = shifting(&known, &of, &peers);
    let own = monday_of(known.day.date);
    let weeks: Vec<NaiveDate> = (0..WEEKS).map(|n| own + Days::new(7 * n)).collect();
    let week = week.map(monday_of).filter(|week| weeks.contains(week)).unwrap_or(own);
    let bells = Ringing::of(cx, of.group).await?;
    let mut days = vec![];
    for n in 0..6 {
        let to = day(cx, week + Days::new(n)).await?;
        if to.day.lessons.iter().any(|one| shifting.shared.contains(&one.group)) {
            days.push(place_day(&to, &shifting, &bells));
        }
    }
    let others = others(cx, &known, (&of, &peers)).await?;
    let title = known.titled(&of);
    Ok(Places { lesson, title, on: known.day.date, weeks, week, days, others })
}

/// The lesson, the day it shall be given, and the hour.
pub async fn to_shift(
    cx: &Request<Writing>,
    (lesson, to, number): (LessonId, NaiveDate, u8),
) -> AppResult<ToShift> {
    lock(cx).await?;
    let known = day(cx, date_of(cx, lesson).await?).await?;
    let (of, peers) = found(cx, &known, lesson).await?;
    let shifting = shifting(&known, &of, &peers);
    let to = day(cx, to).await?;
    let school_day = to.day.lessons.iter().any(|one| shifting.shared.contains(&one.group));
    let slot = Ringing::of(cx, of.group).await?.slot(to.day.date, number).filter(|_| school_day);
    let slot = slot.ok_or_else(|| refused(SubstitutionRefused::NoBell))?;
    Ok(ToShift { shifting, to, slot })
}

/// The day of a lesson to be decided about, and whom it concerns.
pub async fn to_settle(cx: &Request<Writing>, lesson: LessonId) -> AppResult<(Known, Shifting)> {
    let known = day_of(cx, lesson).await?;
    let (of, peers) = found(cx, &known, lesson).await?;
    let shifting = shifting(&known, &of, &peers);
    Ok((known, shifting))
}

/// The day of a lesson, and the subject that `group` has with its teacher, if its pupils are the very same.
pub async fn other_subject(
    cx: &Request<Writing>,
    lesson: LessonId,
    group: GroupId,
) -> AppResult<(Known, DayLesson, OtherSubject)> {
    let known = day_of(cx, lesson).await?;
    let (of, peers) = found(cx, &known, lesson).await?;
    let same = peers.iter().find(|peer| peer.group == group && peer.very_same).ok_or(AppError::NotFound)?;
    let taught = taught(cx, (same.group, known.day.date)).await?;
    let free = |(_, other): &&(String, OtherSubject)| known.day.may_be_instead(&of, *other);
    let chosen = taught.iter().find(free).or(taught.first()).map(|(_, other)| *other);
    Ok((known, of, chosen.ok_or(AppError::NotFound)?))
}

/// A group in which pupils of a lesson learn.
struct Peer {
    group: GroupId,
    /// All of them, and nobody else.
    very_same: bool,
}

async fn found<T: ConnectionTrait>(
    cx: &Request<T>,
    known: &Known,
    lesson: LessonId,
) -> AppResult<(DayLesson, Vec<Peer>)> {
    let of = known.day.lesson(lesson).cloned().ok_or(AppError::NotFound)?;
    let values = [cx.school()?.0.into(), of.group.0.into(), known.day.date.into()];
    let rows = sql::rows(&cx.tx, SHARED, values).await?;
    let read = |row: &QueryResult| {
        let counts: (i64, i64) = (row.try_get("", "common")?, row.try_get("", "pupils")?);
        Ok((GroupId(row.try_get("", "group_id")?), counts))
    };
    let rows = rows.iter().map(read).collect::<AppResult<Vec<_>>>()?;
    let all = rows.iter().find(|(group, _)| *group == of.group).map_or(0, |(_, counts)| counts.1);
    let peer = |(group, counts): (GroupId, (i64, i64))| Peer { group, very_same: counts == (all, all) };
    Ok((of, rows.into_iter().map(peer).collect()))
}

fn shifting(known: &Known, of: &DayLesson, peers: &[Peer]) -> Shifting {
    let mut shared: BTreeSet<GroupId> = peers.iter().map(|peer| peer.group).collect();
    shared.insert(of.group);
    Shifting { lesson: of.clone(), from: known.day.date, year: known.day.year, shared }
}

async fn taught<T: ConnectionTrait>(
    cx: &Request<T>,
    (group, on): (GroupId, NaiveDate),
) -> AppResult<Vec<(String, OtherSubject)>> {
    let rows = sql::rows(&cx.tx, TAUGHT, [cx.school()?.0.into(), group.0.into(), on.into()]).await?;
    let one = |row: &QueryResult| {
        let teacher = PersonId(row.try_get("", "teacher_id")?);
        Ok((row.try_get("", "subject")?, OtherSubject { group, teacher }))
    };
    rows.iter().map(one).collect()
}

/// Subjects of the very same pupils whose teachers are free at the hour of the lesson.
async fn others(
    cx: &Request<Reading>,
    known: &Known,
    (of, peers): (&DayLesson, &[Peer]),
) -> AppResult<Vec<Other>> {
    let mut all = vec![];
    for peer in peers.iter().filter(|peer| peer.very_same && peer.group != of.group) {
        let taught = taught(cx, (peer.group, known.day.date)).await?;
        let free = taught.into_iter().find(|(_, other)| known.day.may_be_instead(of, *other));
        all.extend(free.map(|(subject, other)| Other {
            group: peer.group,
            subject,
            teacher: known.name(other.teacher),
        }));
    }
    all.sort_by(|one, other| one.subject.cmp(&other.subject));
    Ok(all)
}

/// The bells of a group.
struct Ringing {
    bells: Bells,
    shift: u8,
}

impl Ringing {
    async fn of<T: ConnectionTrait>(cx: &Request<T>, group: GroupId) -> AppResult<Self> {
        let values = || [cx.school().map_or(0, |school| school.0).into(), group.0.into()];
        let rings = sql::rows(&cx.tx, BELLS, values()).await?.iter().map(ring).collect::<AppResult<_>>()?;
        let shift = sql::row(&cx.tx, SHIFT, values()).await?;
        let shift = shift.map(|row| row.try_get::<i32>("", "shift")).transpose()?;
        Ok(Self { bells: Bells(rings), shift: shift.map_or(1, small) })
    }

    fn slot(&self, on: NaiveDate, number: u8) -> Option<Slot> {
        let place = Place::new(weekday_number(on), number).ok()?;
        Some(Slot { number, bell: self.bells.at(self.shift, place)? })
    }
}

fn ring(row: &QueryResult) -> AppResult<Ring> {
    let [shift, weekday, number] = ["shift", "weekday", "number"].map(|name| row.try_get::<i32>("", name));
    let bell = Bell::new(row.try_get("", "starts")?, row.try_get("", "ends")?);
    Ok(Ring { shift: small(shift?), weekday: small(weekday?), number: small(number?), bell })
}

fn small(number: i32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

fn place_day(to: &Known, shifting: &Shifting, bells: &Ringing) -> PlaceDay {
    let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    let hour = |slot: Slot| Hour {
        number: slot.number,
        clock: format!("{}–{}", clock(slot.bell.starts), clock(slot.bell.ends)),
        clash: to.day.clash(shifting, slot).map(|clash| words(to, clash)),
    };
    let slots = (1..=NUMBERS).filter_map(|number| bells.slot(to.day.date, number));
    PlaceDay { date: to.day.date, hours: slots.map(hour).collect() }
}

/// «у учителя 8Б, Алгебра»
fn words(to: &Known, clash: ShiftClash) -> String {
    let called = |id: LessonId| {
        to.called.get(&id).map_or_else(String::new, |of| format!("{}, {}", of.whom, of.subject))
    };
    match clash {
        ShiftClash::Here => "стоит здесь".into(),
        ShiftClash::TeacherAway => "учитель отсутствует".into(),
        ShiftClash::TeacherBusy(id) => format!("у учителя урок: {}", called(id)),
        ShiftClash::PupilsBusy(id) => format!("у класса урок: {}", called(id)),
    }
}
