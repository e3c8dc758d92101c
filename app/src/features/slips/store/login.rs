//! Logins for those whom a list brought without one.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, PersonId};
use domain::people::{PersonName, login_stem};
use entity::account;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::kit::AppResult;
use crate::kit::db::Writing;

/// Opens an account under the first free login of the name: `ivanov.p`, `ivanov.p2` …
pub async fn open(
    tx: &Writing,
    (person, name): (PersonId, &PersonName),
    now: DateTime<Utc>,
) -> AppResult<(AccountId, String)> {
    let stem = login_stem(name);
    let query = account::Entity::find().select_only().column(account::Column::Login);
    let query = query.filter(account::Column::Login.starts_with(&stem));
    let taken: Vec<String> = query.into_tuple().all(tx).await?;
    let free = (2..).map(|number| format!("{stem}{number}"));
    let login = std::iter::once(stem.clone()).chain(free).find(|login| !taken.contains(login));
    let login = login.expect("there are more numbers than namesakes");
    let opened = account::ActiveModel {
        person_id: Set(person),
        login: Set(login.clone()),
        must_change: Set(false),
        created_at: Set(now),
        ..Default::default()
    };
    Ok((opened.insert(tx).await?.id, login))
}
