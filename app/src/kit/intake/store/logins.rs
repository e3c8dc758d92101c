//! Logins for new accounts: the one the list wished for, else the name in Latin letters, by the pattern of the school, with a number.

use std::collections::{BTreeSet, HashSet};

use domain::ids::SchoolId;
use domain::people::PersonName;
use entity::account;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::kit::db::Writing;
use crate::kit::{AppResult, slip};

/// Namesakes are tried in growing steps: nearly all find their number in the first.
const STEPS: [(usize, usize); 4] = [(1, 12), (13, 200), (201, 4_000), (4_001, 20_000)];
const VALUES: usize = 4_000;

/// One free login for each, in the order asked.
pub async fn logins(
    tx: &Writing,
    school: SchoolId,
    wanted: &[(Option<&str>, &PersonName)],
) -> AppResult<Vec<String>> {
    let pattern = slip::pattern(tx, school).await?;
    let stems: Vec<String> = wanted.iter().map(|(_, name)| pattern.stem(name)).collect();
    let mut given: Vec<Option<String>> = vec![None; wanted.len()];
    let wishes: BTreeSet<String> = wanted.iter().filter_map(|(wish, _)| wish.map(str::to_owned)).collect();
    let mut taken = taken_of(tx, wishes).await?;
    for (at, (wish, _)) in wanted.iter().enumerate() {
        given[at] = wish.map(str::to_owned).filter(|wish| taken.insert(wish.clone()));
    }
    for (first, last) in STEPS {
        let pending: BTreeSet<&String> =
            stems.iter().zip(&given).filter(|(_, given)| given.is_none()).map(|(stem, _)| stem).collect();
        let candidates = pending.iter().flat_map(|stem| (first..=last).map(|number| numbered(stem, number)));
        taken.extend(taken_of(tx, candidates.collect()).await?);
        for (stem, given) in stems.iter().zip(&mut given).filter(|(_, given)| given.is_none()) {
            *given =
                (first..=last).map(|number| numbered(stem, number)).find(|login| taken.insert(login.clone()));
        }
    }
    Ok(given.into_iter().map(|login| login.expect("a city has fewer namesakes than numbers")).collect())
}

fn numbered(stem: &str, number: usize) -> String {
    if number == 1 { stem.to_owned() } else { format!("{stem}{number}") }
}

async fn taken_of(tx: &Writing, logins: BTreeSet<String>) -> AppResult<HashSet<String>> {
    let logins: Vec<String> = logins.into_iter().collect();
    let mut taken = HashSet::new();
    for part in logins.chunks(VALUES) {
        let query = account::Entity::find().select_only().column(account::Column::Login);
        let query = query.filter(account::Column::Login.is_in(part.iter().cloned()));
        taken.extend(query.into_tuple::<String>().all(tx).await?);
    }
    Ok(taken)
}
