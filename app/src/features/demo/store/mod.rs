//! Writes the demo city into an empty database.

mod batches;
mod city;
mod consents;
mod debts;
mod documents;
mod exemptions;
mod frame;
mod groups;
mod homework;
mod ids;
mod journal;
mod lesson_plans;
mod line;
mod movement;
mod notes;
mod notices;
mod passports;
mod people;
mod reconciliation;
mod signatures;
mod substitutions;
mod term_marks;
mod visits;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::ids::{AccountId, ClassId, GroupId, OrganisationId, PersonId, RoomId, SchoolId, YearId};
use domain::reconciliation::Kin;
use entity::{organisation, term};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::calendar::Calendar;
use super::chance::Chance;
use super::personas::PERSONAS;
use super::school::SchoolPlan;
use super::wish::{DemoPerson, Seeded, Wish};
use crate::kit::db::Db;
use crate::kit::{AppError, AppResult};
pub use documents::documents;
use ids::Ids;
use line::Line;
pub use passports::passports;

/// Hours the city is ahead of UTC.
const ZONE_HOURS: i64 = 3;

/// No organisation yet: nobody has begun to use this database.
pub async fn is_empty(db: &Db) -> AppResult<bool> {
    Ok(organisation::Entity::find().count(&db.read().await?).await? == 0)
}

/// Makes the city of `wish`: all of it or nothing.
pub async fn seed(db: &Db, wish: &Wish) -> AppResult<Seeded> {
    if !is_empty(db).await? {
        let told = "В базе уже есть организации: демо-город загружается только в пустую базу.";
        return Err(AppError::Refused(told.into()));
    }
    let mut seeding = Seeding::new(wish, Line::open(db).await?);
    let schools = seeding.city(wish).await?;
    for (number, (code, school)) in (1..).zip(schools) {
        seeding.school(number, (code, school), wish).await?;
    }
    seeding.line.finish().await?;
    Ok(seeding.seeded)
}

/// What grows while the city is written.
struct Seeding {
    line: Line,
    ids: Ids,
    calendar: Calendar,
    chance: Chance,
    /// Persons of known logins with their accounts, for those who belong to two schools.
    known: BTreeMap<String, (PersonId, AccountId)>,
    /// How many logins begin so.
    stems: BTreeMap<String, u32>,
    phones: u32,
    seeded: Seeded,
}

/// The rows of one school that later rows point at, in the order of its plan.
struct Placed {
    school: SchoolId,
    year: YearId,
    terms: Vec<term::Model>,
    rooms: Vec<RoomId>,
    classes: Vec<ClassId>,
    staff: Vec<(PersonId, AccountId)>,
    pupils: Vec<PersonId>,
    groups: Vec<GroupId>,
    kin: Vec<Guarded>,
}

/// A guardian of a pupil, with the telephone if this school gave it.
struct Guarded {
    child: PersonId,
    kin: Kin,
    phone: Option<String>,
}

impl Seeding {
    fn new(wish: &Wish, line: Line) -> Self {
        let people = PERSONAS.iter().filter(|persona| persona.shown).map(|persona| DemoPerson {
            login: persona.login.into(),
            role: persona.role.into(),
            name: persona.name().full(),
        });
        Self {
            line,
            ids: Ids::default(),
            calendar: Calendar::new(wish.today, wish.weeks),
            chance: Chance::new(wish.seed),
            known: BTreeMap::new(),
            stems: BTreeMap::new(),
            phones: 0,
            seeded: Seeded { people: people.collect(), ..Seeded::default() },
        }
    }

    async fn school(
        &mut self,
        number: usize,
        (code, school): (String, OrganisationId),
        wish: &Wish,
    ) -> AppResult<()> {
        let chance = self.chance.of(number as u64);
        let plan = SchoolPlan::draw(number, code, (wish.size, &self.calendar), &chance);
        let mut placed = Placed {
            school: SchoolId(school.0),
            year: YearId(self.ids.year.next()),
            terms: vec![],
            rooms: vec![],
            classes: vec![],
            staff: vec![],
            pupils: vec![],
            groups: vec![],
            kin: vec![],
        };
        self.people(&plan, &mut placed).await?;
        self.frame(&plan, &mut placed).await?;
        self.movement(&plan, &placed).await?;
        self.reconciliation(&plan, &placed).await?;
        self.groups(&plan, &mut placed).await?;
        self.journal(&plan, &placed, &chance).await?;
        self.signatures(&plan, &placed).await?;
        self.visits(&plan, &placed).await?;
        self.seeded.schools += 1;
        self.seeded.pupils += plan.pupils.len();
        Ok(())
    }

    /// When the city's papers were drawn up.
    fn begun(&self) -> DateTime<Utc> {
        moment(self.calendar.year.first, NaiveTime::MIN)
    }
}

/// A time of the city's day as the database keeps it.
fn moment(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    (day.and_time(time) - chrono::TimeDelta::hours(ZONE_HOURS)).and_utc()
}
