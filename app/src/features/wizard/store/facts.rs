//! The year as it stands, to be judged for what it lacks.

use domain::curriculum;
use domain::ids::GroupId;
use domain::timetable::shift_norm;
use domain::wizard::{ClassFacts, GradeFacts, YearFacts, missing};

use super::courses::{Taught, taught};
use super::frame::Frame;
use super::week::{Slot, slots};
use super::{bells, borders, card, classes, plan, pupils, rooms, staff, vacancies};
use crate::features::wizard::sheet::{Check, Vacant};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

const TERMS: &str = "SELECT COUNT(*) AS n FROM terms WHERE school_id = $1 AND year_id = $2 \
     AND kind IN ('quarter', 'trimester', 'module', 'half')";
const LAID: &str = "SELECT COUNT(*) AS n FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
     WHERE l.school_id = $1 AND g.year_id = $2";

pub async fn sheet(cx: &Request<Reading>, frame: &Frame) -> AppResult<Check> {
    let taught = taught(&cx.tx, frame).await?;
    let vacant = vacancies::vacant(&cx.tx, (frame, &taught), cx.today).await?;
    let facts = facts(cx, (frame, &taught), &vacant).await?;
    let sum = |of: fn(&ClassFacts) -> i32| facts.classes.iter().map(of).sum();
    Ok(Check {
        missing: missing(&facts),
        classes: facts.classes.len() as u64,
        pupils: facts.classes.iter().map(|class| class.pupils as u64).sum(),
        placed: sum(|class| class.placed),
        lessons: sum(|class| class.lessons),
        laid: count(cx, frame, LAID).await?,
        vacant: vacant.into_iter().filter(|one| one.reason.is_some()).collect(),
        doubts: borders::doubts(&cx.tx, frame).await?,
    })
}

async fn facts(
    cx: &Request<Reading>,
    (frame, taught): (&Frame, &[Taught]),
    vacant: &[Vacant],
) -> AppResult<YearFacts> {
    let slots = slots(&cx.tx, frame).await?;
    let filled = pupils::by_class(cx, frame).await?;
    let mut class_facts = vec![];
    for class in classes::of_year(&cx.tx, frame).await? {
        let own: Vec<&Taught> = taught.iter().filter(|one| one.class == class.id).collect();
        let week: Vec<&Slot> = slots.iter().filter(|slot| slot.class == class.id).collect();
        let pupils = filled.iter().find(|filled| filled.class == class.id);
        let explained = |group: Option<GroupId>| {
            let own = |one: &&Vacant| one.class == class.id && one.group == group;
            vacant.iter().find(own).is_some_and(|one| one.reason.is_some())
        };
        let open = |one: &&&Taught| one.teacher.is_none() && one.group.is_some() && !explained(one.group);
        let count = |of: u64| usize::try_from(of).unwrap_or(usize::MAX);
        class_facts.push(ClassFacts {
            name: format!("{}{}", class.grade, class.letter),
            led: !vacant.iter().any(|one| one.class == class.id && one.group.is_none()) || explained(None),
            late: shift_norm("", (class.grade, class.shift), cx.today).is_some(),
            pupils: pupils.map_or(0, |filled| count(filled.pupils)),
            alone: pupils.map_or(0, |filled| count(filled.alone)),
            ungrouped: own.iter().filter(|one| one.group.is_none()).count(),
            untaught: own.iter().filter(open).count(),
            lessons: own.iter().map(|one| one.lessons).sum(),
            placed: i32::try_from(week.len()).unwrap_or(i32::MAX),
            clashes: week.iter().filter(|slot| clashes(slot, &slots)).count(),
        });
    }
    let days = card::week(&cx.tx, frame).await?;
    let grades = plan::totals(&cx.tx, frame).await?.into_iter().map(|(key, hours)| GradeFacts {
        name: key.title(),
        hours,
        most: curriculum::most_in(key.grade, days(key.grade)).unwrap_or(0),
    });
    Ok(YearFacts {
        card: card::lacks(&cx.tx, frame).await?,
        rooms: rooms::of_school(&cx.tx, frame).await?.len(),
        unrung: bells::unrung(&cx.tx, frame).await?,
        terms: usize::try_from(count(cx, frame, TERMS).await?).unwrap_or(0),
        staff: staff::people(cx, frame).await?,
        without_role: staff::without_role(cx, frame).await?,
        classes: class_facts,
        grades: grades.collect(),
    })
}

fn clashes(slot: &Slot, all: &[Slot]) -> bool {
    let elsewhere = |other: &Slot| {
        other.class != slot.class && other.place == slot.place && other.teacher == slot.teacher
    };
    slot.teacher.is_some() && all.iter().any(elsewhere)
}

async fn count(cx: &Request<Reading>, frame: &Frame, asked: &str) -> AppResult<u64> {
    let Some((year, _)) = frame.year else { return Ok(0) };
    let row = sql::row(&cx.tx, asked, [frame.school.0.into(), year.0.into()]).await?;
    let count: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u64::try_from(count).unwrap_or(0))
}
