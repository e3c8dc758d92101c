//! All that is known of one sheet: its pupils by number, its lessons, and what the journal says already.

use std::collections::{HashMap, HashSet};

use domain::access::{Actor, Sight};
use domain::ids::{LessonId, PersonId};
use domain::journal::{Cell, Lesson, LessonState, WriteLesson};
use domain::outage::{MOST_DAYS, list_code};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::ConnectionTrait;

use crate::features::outage::sheet::{Asked, Pupil};
use crate::kit::db::{Reading, Writing};
use crate::kit::group::Group;
use crate::kit::{AppError, AppResult, Request, lesson, link, register, sql, trace};

const PUPILS: &str = "SELECT p.id, p.surname, p.given, p.patronymic FROM group_members m \
     JOIN persons p ON p.id = m.pupil_id WHERE m.school_id = $1 AND m.group_id = $2 \
     AND m.since <= $4 AND (m.until IS NULL OR m.until >= $3) ORDER BY p.search, p.id, m.since";

/// What is written of the lessons of a group on those days.
const PAGES: &str = "SELECT l.id, l.number, l.version, COALESCE(l.topic, '') AS topic, \
     COALESCE((SELECT a.description FROM assignments a WHERE a.school_id = l.school_id AND a.issued_lesson_id = l.id \
       AND a.kind = 'Д' ORDER BY a.id LIMIT 1), '') AS homework \
     FROM lessons l WHERE l.school_id = $1 AND l.group_id = $2 AND l.date BETWEEN $3 AND $4";

const OF_GROUP: &str = " WHERE l.school_id = $1 AND l.group_id = $2 AND l.date BETWEEN $3 AND $4 ORDER BY l.date, l.number, l.id";

/// A sheet as its rows and its journal stand.
pub struct Facts {
    pub group: Group,
    pub asked: Asked,
    /// Code of the list as it is today.
    pub list: String,
    pub pupils: Vec<Pupil>,
    /// Those the viewer writes into.
    pub lessons: Vec<Taught>,
}

/// A lesson with all that stands in it.
pub struct Taught {
    pub lesson: Lesson,
    pub number: u8,
    pub version: u32,
    pub topic: String,
    pub homework: String,
    pub cells: HashMap<PersonId, Cell>,
    /// Of the group on that day.
    pub members: HashSet<PersonId>,
}

impl Facts {
    /// Who only reads this journal carries nothing over.
    pub fn written(self) -> AppResult<Self> {
        if self.lessons.is_empty() { Err(AppError::Denied) } else { Ok(self) }
    }

    /// The address of the sheet as it is today.
    pub fn address(&self) -> String {
        link::outage_sheet(self.asked.group, self.asked.days(), &self.list)
    }
}

/// The sheet, if the actor sees its journal or stands in at one of its lessons.
pub async fn facts<C: ConnectionTrait>(
    tx: &C,
    (actor, sight): (&Actor, &Sight),
    asked: &Asked,
) -> AppResult<Facts> {
    let days = asked.days();
    if days.days().take(MOST_DAYS + 1).count() > MOST_DAYS || days.last < days.first {
        return Err(AppError::NotFound);
    }
    let group = Group::find(tx, asked.group).await?;
    let key = [group.school_id.0.into(), group.id.0.into(), days.first.into(), days.last.into()];
    let rows = sql::rows(tx, &format!("{}{OF_GROUP}", lesson::FACTS), key.clone()).await?;
    let lessons = rows.iter().map(lesson::lesson).collect::<AppResult<Vec<_>>>()?;
    let stands_in = lessons.iter().any(|lesson| lesson.substitute == Some(actor.person()));
    if !stands_in && !sight.sees_group(group.school_id, group.id, group.class_id) {
        return Err(AppError::NotFound);
    }
    let held = |lesson: &Lesson| matches!(lesson.state, LessonState::Planned | LessonState::Held);
    let own = lessons.into_iter().filter(|lesson| held(lesson) && actor.may(&WriteLesson(lesson)));
    let lessons = taught(tx, key.clone(), own.collect()).await?;
    let mut pupils: Vec<Pupil> = vec![];
    for row in sql::rows(tx, PUPILS, key).await? {
        let (id, name) = (PersonId(row.try_get("", "id")?), sql::person_name(&row)?);
        // Somebody who left and came back is one row.
        if pupils.last().is_none_or(|last| last.id != id) {
            pupils.push(Pupil { id, name: format!("{} {}", name.surname, name.given) });
        }
    }
    let list = list_code(&pupils.iter().map(|pupil| pupil.id).collect::<Vec<_>>());
    Ok(Facts { group, asked: asked.clone(), list, pupils, lessons })
}

async fn taught<C: ConnectionTrait>(
    tx: &C,
    key: [sea_orm::Value; 4],
    lessons: Vec<Lesson>,
) -> AppResult<Vec<Taught>> {
    let mut pages = HashMap::new();
    for row in sql::rows(tx, PAGES, key).await? {
        pages.insert(LessonId(row.try_get("", "id")?), row);
    }
    let mut taught = vec![];
    for lesson in lessons {
        let page = pages.get(&lesson.id).ok_or(AppError::NotFound)?;
        let (mut cells, mut members) = (HashMap::new(), HashSet::new());
        register::add_standing(tx, &lesson, None, (&mut cells, &mut members)).await?;
        let (number, version): (i32, i32) = (page.try_get("", "number")?, page.try_get("", "version")?);
        taught.push(Taught {
            number: u8::try_from(number).unwrap_or_default(),
            version: version.unsigned_abs(),
            topic: page.try_get("", "topic")?,
            homework: page.try_get("", "homework")?,
            cells: cells.into_iter().map(|((_, pupil), cell)| (pupil, cell)).collect(),
            members: members.into_iter().map(|(_, pupil)| pupil).collect(),
            lesson,
        });
    }
    Ok(taught)
}

/// The same for whoever is about to write: its lessons stay locked for this turn.
pub async fn facts_to_write(cx: &Request<Writing>, sight: &Sight, asked: &Asked) -> AppResult<Facts> {
    let found = facts(&cx.tx, (&cx.actor, sight), asked).await?;
    let mut ids: Vec<LessonId> = found.lessons.iter().map(|taught| taught.lesson.id).collect();
    // In one order for all: two writers never wait for each other.
    ids.sort_unstable();
    for id in ids {
        register::lesson(cx, id).await?;
    }
    facts(&cx.tx, (&cx.actor, sight), asked).await?.written()
}

/// A sheet on the screen shows what a group is called and marked.
pub fn leave_trace(cx: &Request<Reading>, facts: &Facts) -> AppResult<()> {
    let look = Look::at(Way::List, Matter::Journal);
    trace::leave(cx, facts.group.school_id, look, [Whose::Group(facts.group.id)])
}
