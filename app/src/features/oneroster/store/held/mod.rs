//! The roster as the rows hold it today, of one school or of many.

mod enrollments;
mod moments;
mod people;
mod places;

use chrono::NaiveDate;
use domain::ids::SchoolId;
use domain::org::OrgKind;
use domain::trace::{Look, Matter, Way, Whose};
use entity::organisation;
use exchange::oneroster::Bundle;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::numbers::Given;
use crate::kit::house::House;
use crate::kit::trace::{self, Trace};
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult, intake};
pub use moments::Part;
pub use people::People;
use places::Year;

/// Whose roster is read, and how its rows are numbered.
pub struct Held {
    pub given: Given,
    pub today: NaiveDate,
    /// Organisations to be told.
    pub orgs: Vec<organisation::Model>,
    pub years: Vec<Year>,
    /// The millisecond before which no change was noted.
    begun: i64,
}

/// The package of one school.
pub async fn export(house: &House, code: &str) -> AppResult<Vec<u8>> {
    let tx = house.db.read().await?;
    let school = intake::school(&tx, code).await?;
    let all = organisation::Entity::find().all(&tx).await?;
    let orgs = with_those_above(&all, school.0);
    let held = Held::load(&tx, &house.vault, house.clock.today(), orgs).await?;
    let bundle = held.bundle(&tx).await?;
    held.leave_traces(house, trace::Reader::Console)?;
    drop(tx);
    trace::flush(house).await?;
    let written = tokio::task::spawn_blocking(move || exchange::oneroster::write(bundle));
    written.await.map_err(AppError::fault)
}

fn with_those_above(all: &[organisation::Model], school: i64) -> Vec<organisation::Model> {
    let mut chain = vec![];
    let mut next = all.iter().find(|org| org.id.0 == school);
    while let Some(org) = next.filter(|_| chain.len() < all.len()) {
        chain.push(org.clone());
        next = org.parent_id.and_then(|above| all.iter().find(|org| org.id == above));
    }
    chain
}

impl Held {
    pub async fn load<C: ConnectionTrait>(
        tx: &C,
        vault: &Vault,
        today: NaiveDate,
        orgs: Vec<organisation::Model>,
    ) -> AppResult<Self> {
        let schools: Vec<i64> =
            orgs.iter().filter(|org| org.kind == OrgKind::School.code()).map(|org| org.id.0).collect();
        let years = places::years(tx, &schools).await?;
        let (given, begun) = (Given::load(tx, vault, &schools).await?, moments::begun(tx).await?);
        Ok(Self { given, today, orgs, years, begun })
    }

    /// Whose people are about to be told, school by school.
    pub fn leave_traces(&self, house: &House, reader: trace::Reader) -> AppResult<()> {
        let schools = self.orgs.iter().filter(|org| org.kind == OrgKind::School.code());
        let look = Look::at(Way::Export, Matter::Roster);
        let trace = |school| Trace { school, reader, look, whose: Whose::School };
        trace::leave_by(house, schools.map(|org| trace(SchoolId(org.id.0))))
    }

    /// Everything.
    pub async fn bundle<C: ConnectionTrait>(&self, tx: &C) -> AppResult<Bundle> {
        let people = self.people(tx).await?;
        Ok(Bundle {
            orgs: self.org_records(),
            sessions: self.sessions(tx).await?,
            courses: self.courses(tx).await?,
            classes: self.classes(tx).await?,
            enrollments: self.enrollments(tx).await?.into_iter().map(|one| one.record).collect(),
            users: people.users,
            roles: people.roles,
            demographics: people.demographics,
        })
    }
}
