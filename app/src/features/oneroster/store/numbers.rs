//! The numbers by which others know our rows: kept where a package brought them, else made from ours under the key of
//! the server, so that two servers never give one number to two things.

use std::collections::{HashMap, HashSet};

use domain::ids::SchoolId;
use entity::sourced_id;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::kit::AppResult;
use crate::kit::house::House;
use crate::kit::vault::Vault;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    Org,
    Session,
    Course,
    Class,
    User,
    Role,
    Enrollment,
}

/// Rows of a turn.
const PIECE: usize = 200;

impl Kind {
    const ALL: [Self; 7] =
        [Self::Org, Self::Session, Self::Course, Self::Class, Self::User, Self::Role, Self::Enrollment];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Org => "org",
            Self::Session => "session",
            Self::Course => "course",
            Self::Class => "class",
            Self::User => "user",
            Self::Role => "role",
            Self::Enrollment => "enrollment",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Organisations and people are the city's, whatever school speaks of them.
    pub const fn of_city(self) -> bool {
        matches!(self, Self::Org | Self::User)
    }
}

/// Numbers to give to rows of ours.
pub struct Given {
    vault: Vault,
    kept: HashMap<(i64, Kind, String), String>,
}

impl Given {
    pub async fn load<C: ConnectionTrait>(tx: &C, vault: &Vault, schools: &[i64]) -> AppResult<Self> {
        let own = sourced_id::Column::SchoolId.is_in(schools.iter().copied());
        let rows = sourced_id::Entity::find().filter(own).order_by_desc(sourced_id::Column::SchoolId);
        let mut kept = HashMap::new();
        for row in rows.all(tx).await? {
            let Some(kind) = Kind::parse(&row.kind) else { continue };
            let school = if kind.of_city() { 0 } else { row.school_id.0 };
            kept.insert((school, kind, row.ours), row.sourced_id);
        }
        Ok(Self { vault: vault.clone(), kept })
    }

    pub fn number(&self, school: i64, kind: Kind, ours: &str) -> String {
        let school = if kind.of_city() { 0 } else { school };
        let kept = self.kept.get(&(school, kind, ours.to_owned()));
        kept.cloned()
            .unwrap_or_else(|| guid(&self.vault.blind(&format!("oneroster/{school}/{}/{ours}", kind.code()))))
    }
}

/// Thirty-two digits of a blind as a GUID of the eighth version: made by rules of its maker.
fn guid(blind: &str) -> String {
    let part = |from: usize, till: usize| &blind[from..till];
    format!("{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

/// Numbers of a package beside rows of one school.
#[derive(Default)]
pub struct Known {
    ours: HashMap<(Kind, String), String>,
    taken: HashSet<(Kind, String)>,
    fresh: Vec<(Kind, String, String)>,
}

impl Known {
    pub async fn load<C: ConnectionTrait>(tx: &C, school: SchoolId) -> AppResult<Self> {
        let own = sourced_id::Column::SchoolId.eq(school);
        let mut known = Self::default();
        for row in sourced_id::Entity::find().filter(own).all(tx).await? {
            let Some(kind) = Kind::parse(&row.kind) else { continue };
            known.taken.insert((kind, row.ours.clone()));
            known.ours.insert((kind, row.sourced_id), row.ours);
        }
        Ok(known)
    }

    pub fn ours(&self, kind: Kind, sourced: &str) -> Option<&str> {
        self.ours.get(&(kind, sourced.to_owned())).map(String::as_str)
    }

    pub fn id(&self, kind: Kind, sourced: &str) -> Option<i64> {
        self.ours(kind, sourced)?.rsplit(':').next()?.parse().ok()
    }

    /// From now on this number is that row. Of two numbers for one row the first is kept.
    pub fn keep(&mut self, kind: Kind, sourced: &str, ours: String) {
        let key = (kind, sourced.to_owned());
        if !self.ours.contains_key(&key) && self.taken.insert((kind, ours.clone())) {
            self.fresh.push((kind, key.1.clone(), ours.clone()));
        }
        self.ours.insert(key, ours);
    }

    /// Writes what is new, in pieces.
    pub async fn save(self, house: &House, school: SchoolId) -> AppResult<()> {
        for piece in self.fresh.chunks(PIECE) {
            let rows = piece.iter().map(|(kind, sourced, ours)| sourced_id::ActiveModel {
                school_id: Set(school),
                kind: Set(kind.code().to_owned()),
                sourced_id: Set(sourced.clone()),
                ours: Set(ours.clone()),
            });
            let tx = house.db.long_turn().await?;
            sourced_id::Entity::insert_many(rows).exec_without_returning(&tx).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

/// Which organisation a number has meant in any package so far.
pub async fn known_orgs<C: ConnectionTrait>(tx: &C) -> AppResult<HashMap<String, i64>> {
    let orgs = sourced_id::Entity::find().filter(sourced_id::Column::Kind.eq(Kind::Org.code()));
    let rows = orgs.all(tx).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.sourced_id, row.ours.parse().ok()?))).collect())
}

#[cfg(test)]
mod unit {
    use super::guid;

    #[test]
    fn a_number_made_here_is_a_guid() {
        let made = guid("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        assert_eq!(made, "01234567-89ab-8def-a123-456789abcdef");
    }
}
