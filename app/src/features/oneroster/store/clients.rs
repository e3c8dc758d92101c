//! Programs that may read: made and revoked at the console, let in for an hour at a time.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{OrganisationId, RosterClientId};
use domain::oneroster::Scope;
use entity::{organisation, roster_client, roster_token};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::kit::house::House;
use crate::kit::session::{Token, hash};
use crate::kit::{AppError, AppResult, Request, sql};

/// A token opens the roster for so long.
pub const LASTS: TimeDelta = TimeDelta::hours(1);

/// What is shown once and never again.
pub struct NewClient {
    pub client_id: String,
    pub secret: Token,
    pub scopes: Vec<Scope>,
}

/// A token just given.
pub struct Leave {
    pub token: Token,
    pub scopes: Vec<Scope>,
}

/// Whoever brought a token, and how far it reaches.
pub struct Reader {
    pub client: RosterClientId,
    pub organisation: OrganisationId,
    pub scopes: Vec<Scope>,
}

/// A program of the organisation with this code.
pub async fn create_client(house: &House, org: &str, name: &str, scopes: Vec<Scope>) -> AppResult<NewClient> {
    if name.trim().is_empty() {
        return Err(AppError::field("name", "Название не указано."));
    }
    let scopes = if scopes.is_empty() { vec![Scope::Core, Scope::Full] } else { scopes };
    let cx = Request::console(house).await?;
    let of = organisation::Entity::find().filter(organisation::Column::Code.eq(org)).one(&cx.tx).await?;
    let of = of.ok_or_else(|| AppError::field("org", format!("Организации с кодом «{org}» нет.")))?;
    let (secret, client_id) = (Token::fresh(), Token::fresh().as_str()[..24].to_owned());
    let row = roster_client::ActiveModel {
        organisation_id: Set(of.id),
        name: Set(name.trim().chars().take(120).collect()),
        client_id: Set(client_id.clone()),
        secret_hash: Set(secret.hash()),
        scopes: Set(Scope::write_all(&scopes)),
        made_at: Set(cx.now),
        revoked_at: Set(None),
        ..Default::default()
    };
    let id = row.insert(&cx.tx).await?.id;
    cx.log_command("roster_client.create", format!("roster_client:{id} organisation:{}", of.id)).await?;
    cx.commit(NewClient { client_id, secret, scopes }).await
}

/// Takes the leave back at once; false: it was taken back before.
pub async fn revoke_client(house: &House, client_id: &str) -> AppResult<bool> {
    let cx = Request::console(house).await?;
    let found = by_number(&cx.tx, client_id).await?;
    let found = found.ok_or_else(|| AppError::Refused(format!("Клиента «{client_id}» нет.")))?;
    if found.revoked_at.is_some() {
        return Ok(false);
    }
    let tokens = roster_token::Entity::delete_many().filter(roster_token::Column::ClientId.eq(found.id));
    tokens.exec(&cx.tx).await?;
    let gone =
        roster_client::ActiveModel { id: Set(found.id), revoked_at: Set(Some(cx.now)), ..Default::default() };
    gone.update(&cx.tx).await?;
    cx.log_command("roster_client.revoke", format!("roster_client:{}", found.id)).await?;
    cx.commit(true).await
}

async fn by_number<C: ConnectionTrait>(tx: &C, client_id: &str) -> AppResult<Option<roster_client::Model>> {
    let of = roster_client::Column::ClientId.eq(client_id);
    Ok(roster_client::Entity::find().filter(of).one(tx).await?)
}

/// Lets a program in that knows its secret. Asked for less than it may have, it gets less.
pub async fn let_in(house: &House, (client_id, secret): (&str, &str), wanted: &[Scope]) -> AppResult<Leave> {
    let now = house.clock.now();
    let found = by_number(&house.db.read().await?, client_id).await?;
    let client = found.filter(|client| client.revoked_at.is_none() && client.secret_hash == hash(secret));
    let client = client.ok_or(AppError::SignedOut)?;
    let own = Scope::read_all(&client.scopes).unwrap_or_default();
    if wanted.iter().any(|scope| !own.contains(scope)) {
        return Err(AppError::Denied);
    }
    let scopes = if wanted.is_empty() { own } else { wanted.to_vec() };
    let token = Token::fresh();
    let tx = house.db.turn().await?;
    let old = roster_token::Entity::delete_many().filter(roster_token::Column::ExpiresAt.lt(now));
    old.exec(&tx).await?;
    let row = roster_token::ActiveModel {
        token_hash: Set(token.hash()),
        client_id: Set(client.id),
        scopes: Set(Scope::write_all(&scopes)),
        expires_at: Set(now + LASTS),
    };
    roster_token::Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(Leave { token, scopes })
}

const READER: &str = "SELECT c.id, c.organisation_id, t.scopes FROM roster_tokens t JOIN roster_clients c ON c.id = t.client_id \
     WHERE t.token_hash = $1 AND t.expires_at > $2 AND c.revoked_at IS NULL";

/// Whose token it is, while it lasts.
pub async fn reader<C: ConnectionTrait>(tx: &C, token: &str, now: DateTime<Utc>) -> AppResult<Reader> {
    let row = sql::row(tx, READER, [hash(token).into(), now.into()]).await?.ok_or(AppError::SignedOut)?;
    let scopes: String = row.try_get("", "scopes")?;
    let organisation = OrganisationId(row.try_get("", "organisation_id")?);
    let client = RosterClientId(row.try_get("", "id")?);
    Ok(Reader { client, organisation, scopes: Scope::read_all(&scopes).unwrap_or_default() })
}

impl Reader {
    /// The organisation and all below it: nothing else is in sight.
    pub async fn sight<C: ConnectionTrait>(&self, tx: &C) -> AppResult<Vec<organisation::Model>> {
        let below = "WITH RECURSIVE below (id) AS (SELECT id FROM organisations WHERE id = $1 \
             UNION SELECT o.id FROM organisations o JOIN below b ON o.parent_id = b.id) SELECT id FROM below";
        let rows = sql::rows(tx, below, [self.organisation.0.into()]).await?;
        let ids: Vec<i64> = rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?;
        Ok(organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(tx).await?)
    }
}
