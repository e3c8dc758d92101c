//! Accounts, sessions and one-time links in the database.

use chrono::{NaiveDate, TimeDelta, Utc};
use domain::access::Role;
use domain::hat::Hat;
use domain::ids::AccountId;
use domain::people::PersonName;
use domain::second_factor::Owed;
use entity::{account, organisation, person, role, session as row, sign_in_link};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::api::OwnSession;
use crate::kit::db::{Reading, Writing};
use crate::kit::event::record_own;
use crate::kit::house::House;
use crate::kit::session::{self, Token};
use crate::kit::{AppError, AppResult, FieldError, Request, password, request};

/// Said for a wrong login and a wrong password alike.
pub const WRONG: &str = "Логин или пароль не подходит. Проверьте раскладку клавиатуры.";

/// Said for a one-time password after its last day.
const LAPSED: &str =
    "Срок одноразового пароля вышел. Новый даст классный руководитель или координатор школы.";

/// A one-time sign-in link, shown once.
pub struct NewLink {
    pub token: Token,
    /// «Иванова Анна Петровна»
    pub name: String,
}

/// What the caller must know to change the own password.
pub struct OwnSecret {
    pub account: AccountId,
    pub login: String,
}

pub async fn account(house: &House, login: &str) -> AppResult<Option<account::Model>> {
    let tx = house.db.read().await?;
    let login = login.trim().to_lowercase();
    let found = account::Entity::find().filter(account::Column::Login.eq(login)).one(&tx).await?;
    Ok(found.filter(|account| account.blocked_at.is_none()))
}

/// The account, if the right password was given in time: a one-time one opens until its last day.
pub fn opened(account: Option<account::Model>, today: NaiveDate) -> AppResult<AccountId> {
    let account = account.ok_or_else(|| AppError::field("login", WRONG))?;
    let lapsed = account.one_time_until.is_some_and(|last_day| last_day < today);
    if lapsed { Err(AppError::field("password", LAPSED)) } else { Ok(account.id) }
}

/// Opens a session under a fresh token; the one the browser had before ends.
pub async fn begin_session(house: &House, account: AccountId, device: String) -> AppResult<Token> {
    let tx = house.db.turn().await?;
    let token = insert_session(&tx, house, account, device).await?;
    tx.commit().await?;
    Ok(token)
}

async fn insert_session(tx: &Writing, house: &House, account: AccountId, device: String) -> AppResult<Token> {
    let (token, now) = (Token::fresh(), house.clock.now());
    if let Some(old) = request::own_token(house) {
        row::Entity::delete_by_id(session::hash(&old)).exec(tx).await?;
    }
    row::Entity::delete_many().filter(row::Column::EndsAt.lte(now)).exec(tx).await?;
    let begun = row::ActiveModel {
        token_hash: Set(token.hash()),
        account_id: Set(account),
        created_at: Set(now),
        seen_at: Set(now),
        ends_at: Set(now + session::LASTS),
        user_agent: Set(device),
        hat: Set(None),
        public_id: Set(Token::fresh().as_str()[..16].to_owned()),
        proved_at: Set(None),
    };
    row::Entity::insert(begun).exec_without_returning(tx).await?;
    let seen = account::ActiveModel { id: Set(account), last_seen_at: Set(Some(now)), ..Default::default() };
    seen.update(tx).await?;
    record_own(tx, now, account, "account.sign_in").await?;
    Ok(token)
}

/// Somebody with a first role, made at the console.
pub struct NewUser {
    pub login: String,
    pub name: PersonName,
    /// Code of the organisation.
    pub organisation: String,
    pub role: Role,
    /// None: today.
    pub since: Option<NaiveDate>,
}

/// Makes the person with an account and the role; `false`: the login is there already, and nothing changed.
pub async fn create_user(house: &House, new: NewUser) -> AppResult<bool> {
    let login = new.login.trim().to_lowercase();
    if login.is_empty() {
        return Err(AppError::field("login", "Логин не указан."));
    }
    if account(house, &login).await?.is_some() {
        return Ok(false);
    }
    let cx = Request::console(house).await?;
    let found = organisation::Entity::find().filter(organisation::Column::Code.eq(&new.organisation));
    let missing = || AppError::field("org", format!("Организации с кодом «{}» нет.", new.organisation));
    let place = found.one(&cx.tx).await?.ok_or_else(missing)?;
    let named = person::ActiveModel {
        search: Set(new.name.search_key()),
        surname: Set(new.name.surname),
        given: Set(new.name.given),
        patronymic: Set(new.name.patronymic),
        ..Default::default()
    };
    let person_id = named.insert(&cx.tx).await?.id;
    let opened = account::ActiveModel {
        person_id: Set(person_id),
        login: Set(login),
        must_change: Set(false),
        created_at: Set(cx.now),
        ..Default::default()
    };
    opened.insert(&cx.tx).await?;
    let given = role::ActiveModel {
        person_id: Set(person_id),
        organisation_id: Set(place.id),
        role: Set(new.role.code().to_owned()),
        since: Set(new.since.unwrap_or(cx.today)),
        ..Default::default()
    };
    given.insert(&cx.tx).await?;
    cx.log_command("role.give", format!("person:{person_id} {}", new.role.code())).await?;
    cx.commit(true).await
}

/// Makes a one-time link for `login`, good for `lasts`: a command, entered in the log as one.
pub async fn link_for(house: &House, login: &str, lasts: TimeDelta) -> AppResult<NewLink> {
    let account = account(house, login).await?.ok_or(AppError::NotFound)?;
    let (token, cx) = (Token::fresh(), Request::console(house).await?);
    let person = entity::person::Entity::find_by_id(account.person_id).one(&cx.tx).await?;
    let person = person.ok_or(AppError::NotFound)?;
    let made = sign_in_link::ActiveModel {
        token_hash: Set(token.hash()),
        account_id: Set(account.id),
        created_at: Set(cx.now),
        ends_at: Set(cx.now + lasts),
        used_at: Set(None),
    };
    sign_in_link::Entity::insert(made).exec_without_returning(&cx.tx).await?;
    cx.log_command("account.link", format!("account:{}", account.id)).await?;
    cx.commit(NewLink { token, name: format!("{} {}", person.surname, person.given) }).await
}

/// Spends a link and opens a session; the same link opens nothing a second time.
pub async fn use_link(house: &House, token: &str, device: String) -> AppResult<Token> {
    let tx = house.db.turn().await?;
    let now = house.clock.now();
    let spent = sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::UsedAt, Expr::value(Some(now)))
        .filter(sign_in_link::Column::TokenHash.eq(session::hash(token)))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .filter(sign_in_link::Column::EndsAt.gt(now))
        .exec(&tx)
        .await?;
    if spent.rows_affected != 1 {
        return Err(AppError::Refused("Ссылка уже использована или устарела. Попросите новую.".into()));
    }
    let link =
        sign_in_link::Entity::find_by_id(session::hash(token)).one(&tx).await?.ok_or(AppError::NotFound)?;
    let session = insert_session(&tx, house, link.account_id, device).await?;
    tx.commit().await?;
    Ok(session)
}

pub async fn end(tx: &Writing, account: AccountId, token_hash: &str) -> AppResult<()> {
    let own = row::Column::AccountId.eq(account);
    row::Entity::delete_many().filter(own).filter(row::Column::TokenHash.eq(token_hash)).exec(tx).await?;
    Ok(())
}

pub async fn end_public(tx: &Writing, account: AccountId, public_id: &str) -> AppResult<()> {
    let own = row::Column::AccountId.eq(account);
    let ended =
        row::Entity::delete_many().filter(own).filter(row::Column::PublicId.eq(public_id)).exec(tx).await?;
    if ended.rows_affected == 0 { Err(AppError::NotFound) } else { Ok(()) }
}

/// Checks the current password, unless a forced change is due: then the one-time secret was proof enough.
pub async fn own_secret(current: Option<String>) -> AppResult<OwnSecret> {
    let cx = Request::read().await?;
    let id = cx.actor.account();
    let account = account::Entity::find_by_id(id).one(&cx.tx).await?.ok_or(AppError::NotFound)?;
    if cx.signed().owes != Some(Owed::NewPassword) && account.password_hash.is_some() {
        let given = current.unwrap_or_default();
        if !password::verify(&cx.house, given, account.password_hash).await? {
            return Err(AppError::field("current", "Нынешний пароль введён неверно."));
        }
    }
    Ok(OwnSecret { account: id, login: account.login })
}

/// Both entries agree and the password is fit.
pub fn fit(new: &str, again: &str, login: &str) -> AppResult<()> {
    let mut errors = vec![];
    if let Err(text) = password::check(new, login) {
        errors.push(FieldError::new("new", text));
    }
    if new != again {
        errors.push(FieldError::new("again", "Пароли не совпадают."));
    }
    if errors.is_empty() { Ok(()) } else { Err(AppError::Form(errors)) }
}

/// Stores the new hash and ends the other sessions.
pub async fn set_password(cx: &Request<Writing>, hash: &str) -> AppResult<()> {
    let account = cx.actor.account();
    let changed = account::ActiveModel {
        id: Set(account),
        password_hash: Set(Some(hash.to_owned())),
        must_change: Set(false),
        one_time_until: Set(None),
        ..Default::default()
    };
    changed.update(&cx.tx).await?;
    row::Entity::delete_many()
        .filter(row::Column::AccountId.eq(account))
        .filter(row::Column::TokenHash.ne(cx.signed().token_hash.clone()))
        .exec(&cx.tx)
        .await?;
    record_own(&cx.tx, cx.now, account, "account.password").await
}

pub async fn sessions(cx: &Request<Reading>) -> AppResult<Vec<OwnSession>> {
    let own = row::Column::AccountId.eq(cx.actor.account());
    let live = row::Column::EndsAt.gt(cx.now.with_timezone(&Utc));
    let found =
        row::Entity::find().filter(own).filter(live).order_by_desc(row::Column::SeenAt).all(&cx.tx).await?;
    let listed = found.into_iter().map(|session| OwnSession {
        public_id: session.public_id,
        device: session.user_agent,
        seen: cx.house.clock.say(session.seen_at),
        current: session.token_hash == cx.signed().token_hash,
    });
    Ok(listed.collect())
}

/// Keeps the side chosen in the session, if it is the caller's.
pub async fn put_on(cx: &Request<Writing>, hat: Hat) -> AppResult<()> {
    if !Hat::all_of(&cx.actor).contains(&hat) {
        return Err(AppError::NotFound);
    }
    row::Entity::update_many()
        .col_expr(row::Column::Hat, Expr::value(Some(hat.to_string())))
        .filter(row::Column::TokenHash.eq(cx.signed().token_hash.clone()))
        .exec(&cx.tx)
        .await?;
    Ok(())
}
