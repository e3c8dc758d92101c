//! When records were changed last, as the triggers of the database note it, and lists cut by it.

use std::collections::{BTreeSet, HashMap};

use sea_orm::ConnectionTrait;

use super::Held;
use crate::features::oneroster::store::numbers::Kind;
use crate::kit::sql::{self, among};
use crate::kit::{AppError, AppResult};

/// A record and the millisecond of its last change.
pub struct Dated<T> {
    pub record: T,
    pub at: i64,
}

/// The part of a long list that is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What the moment of the last change is compared with: «>», milliseconds.
    pub changed: Vec<(&'static str, i64)>,
    pub offset: usize,
    pub limit: usize,
}

/// The moments of one kind by the numbers that records are told under.
pub struct Moments {
    begun: i64,
    by: HashMap<String, i64>,
}

impl Moments {
    /// What was not changed since moments are noted is as of then.
    pub fn of(&self, sourced_id: &str) -> i64 {
        self.by.get(sourced_id).copied().unwrap_or(self.begun)
    }
}

impl Part {
    /// A condition on a moment; empty where nothing is asked.
    pub fn condition(&self, moment: &str) -> String {
        self.changed.iter().fold(String::new(), |all, (sign, at)| format!("{all} AND {moment} {sign} {at}"))
    }

    fn takes(&self, moment: i64) -> bool {
        self.changed.iter().all(|(sign, at)| match *sign {
            ">" => moment > *at,
            ">=" => moment >= *at,
            "<" => moment < *at,
            "<=" => moment <= *at,
            _ => moment == *at,
        })
    }
}

/// The moment before which nothing is known.
pub async fn begun<C: ConnectionTrait>(tx: &C) -> AppResult<i64> {
    let row =
        sql::row(tx, "SELECT at FROM roster_changes WHERE school_id = 0 AND kind = 'begun'", []).await?;
    let row = row.ok_or_else(|| AppError::fault("nothing tells since when changes are noted"))?;
    Ok(row.try_get("", "at")?)
}

impl Held {
    /// Moments of a kind that is told of few rows.
    pub async fn moments<C: ConnectionTrait>(&self, tx: &C, kind: Kind) -> AppResult<Moments> {
        let schools =
            if kind.of_city() { "0".to_owned() } else { among(self.years.iter().map(|year| year.school.0)) };
        let asked = format!(
            "SELECT school_id, ours, at FROM roster_changes WHERE school_id IN ({schools}) AND kind = '{}'",
            kind.code()
        );
        let mut by = HashMap::new();
        for row in sql::rows(tx, &asked, []).await? {
            let (school, ours): (i64, String) = (row.try_get("", "school_id")?, row.try_get("", "ours")?);
            by.insert(self.given.number(school, kind, &ours), row.try_get("", "at")?);
        }
        Ok(Moments { begun: self.begun, by })
    }

    /// Those of `people` whose records were changed as `part` asks.
    pub async fn changed_people<C: ConnectionTrait>(
        &self,
        tx: &C,
        part: &Part,
        mut people: Vec<i64>,
    ) -> AppResult<Vec<i64>> {
        if part.changed.is_empty() {
            return Ok(people);
        }
        // Whoever has no moment of their own is as of the beginning: told by those who are on the other side of it.
        let unnoted = part.takes(self.begun);
        let condition = part.condition("at").replacen(" AND ", "", 1);
        let condition = if unnoted { format!("NOT ({condition})") } else { format!("({condition})") };
        let asked =
            format!("SELECT ours FROM roster_changes WHERE school_id = 0 AND kind = 'user' AND {condition}");
        let mut noted = BTreeSet::new();
        for row in sql::rows(tx, &asked, []).await? {
            noted.extend(row.try_get::<String>("", "ours")?.parse::<i64>().ok());
        }
        people.retain(|person| noted.contains(person) != unnoted);
        Ok(people)
    }
}
