//! What notices of term marks name by number alone: the term, and the subject of the group.

use std::collections::BTreeMap;

use sea_orm::QueryResult;

use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// `#` stands for the terms and `@` for the groups.
const NAMES: &str = "SELECT t.id AS term, t.title, g.id AS group_id, s.id AS subject_id, s.name FROM terms t, groups g \
     JOIN subjects s ON s.id = g.subject_id WHERE t.id IN (#) AND g.id IN (@) AND t.school_id = g.school_id";

/// A term mark in words.
pub(super) struct OfTerm {
    /// «1 четверть»
    pub term: String,
    pub subject: (i64, String),
}

/// By what the notice is about: «term:1 group:2 pupil:3».
pub(super) type OfTerms = BTreeMap<String, OfTerm>;

pub(super) async fn of_terms(cx: &Request<Reading>, rows: &[QueryResult]) -> AppResult<OfTerms> {
    let mut abouts: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for row in rows {
        let about: String = row.try_get("", "about")?;
        if let Some(numbers) = numbers(&about) {
            abouts.insert(about, numbers);
        }
    }
    if abouts.is_empty() {
        return Ok(OfTerms::new());
    }
    let terms = sql::among(abouts.values().map(|(term, _)| *term));
    let groups = sql::among(abouts.values().map(|(_, group)| *group));
    let mut names = BTreeMap::new();
    for row in sql::rows(&cx.tx, &NAMES.replace('#', &terms).replace('@', &groups), []).await? {
        let key: (i64, i64) = (row.try_get("", "term")?, row.try_get("", "group_id")?);
        let subject: (i64, String) = (row.try_get("", "subject_id")?, row.try_get("", "name")?);
        names.insert(key, (row.try_get::<String>("", "title")?, subject));
    }
    let named = abouts.into_iter().filter_map(|(about, key)| {
        let (term, subject) = names.get(&key)?.clone();
        Some((about, OfTerm { term, subject }))
    });
    Ok(named.collect())
}

fn numbers(about: &str) -> Option<(i64, i64)> {
    let (term, rest) = about.strip_prefix("term:")?.split_once(' ')?;
    let group = rest.strip_prefix("group:")?.split(' ').next()?;
    Some((term.parse().ok()?, group.parse().ok()?))
}
