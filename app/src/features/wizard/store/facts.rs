//! The year as it stands, to be judged for what it lacks.

use domain::curriculum;
use domain::timetable::shift_norm;
use domain::wizard::{ClassFacts, GradeFacts, YearFacts, missing};

use super::courses::{Taught, taught};
use super::frame::Frame;
use super::week::{Slot, slots};
use super::{bells, card, classes, plan, pupils, rooms, staff};
use crate::features::wizard::sheet::Check;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

const QUARTERS: &str =
    "SELECT COUNT(*) AS n FROM terms WHERE school_id = $1 AND year_id = $2 AND kind = 'quarter'";
const LAID: &str = "SELECT COUNT(*) AS n FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
     WHERE l.school_id = $1 AND g.year_id = $2";

pub async fn sheet(cx: &Request<Reading>, frame: &Frame) -> AppResult<Check> {
    let facts = facts(cx, frame).await?;
    let sum = |of: fn(&ClassFacts) -> i32| facts.classes.iter().map(of).sum();
    Ok(Check {
        missing: missing(&facts),
        classes: facts.classes.len() as u64,
        pupils: facts.classes.iter().map(|class| class.pupils as u64).sum(),
        placed: sum(|class| class.placed),
        lessons: sum(|class| class.lessons),
        laid: count(cx, frame, LAID).await?,
    })
}

async fn facts(cx: &Request<Reading>, frame: &Frame) -> AppResult<YearFacts> {
    let (taught, slots) = (taught(&cx.tx, frame).await?, slots(&cx.tx, frame).await?);
    let filled = pupils::by_class(cx, frame).await?;
    let mut class_facts = vec![];
    for class in classes::of_year(&cx.tx, frame).await? {
        let own: Vec<&Taught> = taught.iter().filter(|one| one.class == class.id).collect();
        let week: Vec<&Slot> = slots.iter().filter(|slot| slot.class == class.id).collect();
        let pupils = filled.iter().find(|filled| filled.class == class.id);
        let count = |of: u64| usize::try_from(of).unwrap_or(usize::MAX);
        class_facts.push(ClassFacts {
            name: format!("{}{}", class.grade, class.letter),
            led: class.teacher_id.is_some(),
            late: shift_norm("", (class.grade, class.shift), cx.today).is_some(),
            pupils: pupils.map_or(0, |filled| count(filled.pupils)),
            alone: pupils.map_or(0, |filled| count(filled.alone)),
            ungrouped: own.iter().filter(|one| one.group.is_none()).count(),
            untaught: own.iter().filter(|one| one.group.is_some() && one.teacher.is_none()).count(),
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
        quarters: usize::try_from(count(cx, frame, QUARTERS).await?).unwrap_or(0),
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
