//! The timetable in force in the week of a day, for those who may see it.

use chrono::{Days, NaiveDate};
use domain::access::Sight;
use domain::calendar::{is_day_off, monday_of};
use domain::hat::Hat;
use domain::ids::{ClassId, SchoolId};
use domain::timetable::{Course, School, TimetableYear, Weeks};

use super::changes::{Changes, OnTheDay, changes};
use super::kept::{Seat, rows};
use super::school::school;
use super::year::shown;
use crate::features::timetable::leaf::{Choices, Day, Leaf, Line, Whose};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, rolls, sql};

const OWN_CLASSES: &str = "SELECT m.school_id, m.class_id FROM class_members m \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state IN ('open', 'closing') \
     WHERE m.pupil_id = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) ORDER BY m.since DESC";

/// Whose eyes read it.
enum Reader {
    /// Of the whole school.
    Staff(SchoolId),
    /// Of the classes of one child.
    Family(SchoolId, Vec<ClassId>),
}

/// The leaf asked for, else the reader's own, in the week of `on` or of today.
pub async fn leaf(
    cx: &Request<Reading>,
    sight: &Sight,
    (whose, on): (Option<Whose>, Option<NaiveDate>),
) -> AppResult<Leaf> {
    let reader = reader(cx, sight).await?;
    let (Reader::Staff(at) | Reader::Family(at, _)) = reader;
    let of = shown(cx, at).await?.ok_or_else(none_yet)?;
    let on = on.unwrap_or(cx.today).clamp(of.span.first, of.span.last);
    let seats: Vec<Seat> = rows(&cx.tx, &of, Some(on)).await?.iter().filter_map(Seat::of).collect();
    let school = school(&cx.tx, &of, (on, &seats)).await?;
    let choices = choices(&school, &reader);
    let whose = whose.or_else(|| own(cx, &school, &choices)).ok_or_else(none_yet)?;
    let title = title(&choices, whose).ok_or(AppError::NotFound)?;
    let changes = changes(&cx.tx, at, on).await?;
    let days = days(&school, (&of, on), (&seats, whose, &changes));
    let school = rolls::school_title(&cx.tx, at).await?;
    Ok(Leaf { whose, title, school, today: cx.today, on, days, choices })
}

fn none_yet() -> AppError {
    AppError::Refused("Расписания ещё нет: оно появится, когда школа откроет учебный год.".into())
}

async fn reader(cx: &Request<Reading>, sight: &Sight) -> AppResult<Reader> {
    let child = match cx.signed().hat {
        Some(Hat::Work(_)) => return cx.school().map(Reader::Staff),
        Some(Hat::Guardian(child)) => child,
        Some(Hat::Pupil) => cx.actor.person(),
        None => return Err(AppError::Denied),
    };
    if !sight.pupils.contains(&child) {
        return Err(AppError::NotFound);
    }
    let found = sql::rows(&cx.tx, OWN_CLASSES, [child.0.into(), cx.today.into()]).await?;
    let mut classes = vec![];
    let mut at = None;
    for row in &found {
        let school = SchoolId(row.try_get("", "school_id")?);
        if *at.get_or_insert(school) == school {
            classes.push(ClassId(row.try_get("", "class_id")?));
        }
    }
    at.map(|at| Reader::Family(at, classes)).ok_or_else(none_yet)
}

fn choices(school: &School, reader: &Reader) -> Choices {
    let classes = school.classes.iter().map(|class| (class.id, class.name.clone()));
    match reader {
        Reader::Staff(_) => Choices {
            classes: classes.collect(),
            teachers: school.teachers.iter().map(|teacher| (teacher.id, teacher.name.clone())).collect(),
            rooms: school.rooms.iter().map(|room| (room.id, room.name.clone())).collect(),
        },
        Reader::Family(_, own) => {
            Choices { classes: classes.filter(|(id, _)| own.contains(id)).collect(), ..Choices::default() }
        }
    }
}

/// A teacher's own timetable, else that of the first class.
fn own(cx: &Request<Reading>, school: &School, choices: &Choices) -> Option<Whose> {
    let me = cx.actor.person();
    let teaches = choices.teachers.iter().any(|(id, _)| *id == me);
    let led = school.classes.iter().find(|class| cx.actor.leads(of_sight(cx), class.id));
    let class = led.map(|class| class.id).or_else(|| choices.classes.first().map(|(id, _)| *id));
    if teaches { Some(Whose::Teacher(me)) } else { class.map(Whose::Class) }
}

fn of_sight(cx: &Request<Reading>) -> SchoolId {
    cx.school().unwrap_or(SchoolId(0))
}

/// Nothing for whom the reader has no choice of.
fn title(choices: &Choices, whose: Whose) -> Option<String> {
    fn named<T: PartialEq>(all: &[(T, String)], id: &T) -> Option<String> {
        all.iter().find(|(one, _)| one == id).map(|(_, name)| name.clone())
    }
    match whose {
        Whose::Class(id) => named(&choices.classes, &id),
        Whose::Teacher(id) => named(&choices.teachers, &id),
        Whose::Room(id) => named(&choices.rooms, &id).map(|name| format!("Кабинет {name}")),
        Whose::Hall => (choices.classes.len() > 1).then(|| "Вся школа".to_owned()),
    }
}

fn days(
    school: &School,
    (of, on): (&TimetableYear, NaiveDate),
    (seats, whose, changes): (&[Seat], Whose, &Changes),
) -> Vec<Day> {
    let monday = monday_of(on);
    let week = Weeks::of(on, of.span.first);
    let day = |weekday: u8| {
        let date = monday + Days::new(u64::from(weekday) - 1);
        let today = seats.iter().filter(|seat| seat.place.weekday() == weekday && seat.weeks().meet(week));
        let added = changes.added.iter().filter(|(on, ..)| *on == date);
        let added = added.filter_map(|(_, seat, change)| line(school, (seat, Some(change)), whose));
        let usual = today.filter_map(|seat| line(school, (seat, changes.of(seat, date)), whose));
        let mut lines: Vec<(u16, Line)> = usual.chain(added).collect();
        lines.sort_by(|(a, one), (b, other)| (a, &one.class).cmp(&(b, &other.class)));
        Day { date, off: is_day_off(date), lines: lines.into_iter().map(|(_, line)| line).collect() }
    };
    (1..=school.days).map(day).collect()
}

/// The lesson with the minute it begins, if it is of whom it is asked.
fn line(school: &School, (seat, change): (&Seat, Option<&OnTheDay>), whose: Whose) -> Option<(u16, Line)> {
    let course = school.courses.iter().find(|course| course.group == seat.group)?;
    let stands_in = whose == change.and_then(|change| change.by).map_or(Whose::Hall, Whose::Teacher);
    if !stands_in && !belongs(school, (course, seat), whose) {
        return None;
    }
    let bell = school.bell(course, seat.place)?;
    let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    let teachers = course.teachers.iter().filter_map(|at| school.teachers.get(usize::from(*at)));
    let classes = course.classes.iter().filter_map(|at| school.classes.get(usize::from(*at)));
    let room = school.rooms.iter().find(|room| Some(room.id) == seat.room);
    let line = Line {
        number: seat.place.number(),
        shift: school.shift_of(course),
        starts: clock(bell.starts),
        ends: clock(bell.ends),
        title: course.title.clone(),
        short: course.short.clone(),
        class: school.whom(course),
        classes: classes.map(|class| class.name.clone()).collect(),
        teacher: teachers.map(|teacher| teacher.name.as_str()).collect::<Vec<_>>().join(", "),
        room: room.map(|room| room.name.clone()).unwrap_or_default(),
        change: change.map(|change| change.told.clone()),
    };
    Some((bell.starts, line))
}

fn belongs(school: &School, (course, seat): (&Course, &Seat), whose: Whose) -> bool {
    match whose {
        Whose::Class(id) => course.classes.iter().any(|at| school.classes[usize::from(*at)].id == id),
        Whose::Teacher(id) => course.teachers.iter().any(|at| school.teachers[usize::from(*at)].id == id),
        Whose::Room(id) => seat.room == Some(id),
        Whose::Hall => true,
    }
}
