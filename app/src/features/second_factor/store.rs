//! The second factor in the database: the secret sealed, of recovery codes the hash alone.

use domain::access::{OwnAccount, OwnDoor, Permit};
use domain::ids::AccountId;
use domain::second_factor::{Factor, Proof, RECOVERY_CODES, recovery_code, step_of};
use entity::second_factor::{ActiveModel, Entity, Model};
use entity::{account, recovery_code as code_row, session as session_row};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set,
};

use super::api::Stand;
use super::secret::{Secret, fresh_recovery_code, step_at};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::record_own;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, Request, request, session};
use crate::ui::words::day_of_year;

/// Said for a code of the phone and a recovery code alike.
pub const WRONG: &str =
    "Код не подошёл. Возьмите тот, что на экране сейчас; проверьте, что время на телефоне верное.";

const NOT_BEGUN: &str = "Сначала нажмите «Включить»: секрет для телефона ещё не выдан.";
const NEEDED: &str = "Вашей роли второй фактор нужен: без него она не открывается.";

/// Counts tries of this session and address.
pub fn one_more(house: &House) -> AppResult<()> {
    let token = request::own_token(house).ok_or(AppError::SignedOut)?;
    house.attempts.one_more(&format!("code {}", session::hash(&token)), &request::address(house))
}

pub async fn stand(cx: &Request<Reading>) -> AppResult<Stand> {
    let account = cx.actor.account();
    let Some(factor) = found(&cx.tx, account).await? else { return Ok(Stand::Off) };
    let Some(since) = factor.confirmed_at else {
        let secret = opened(&cx.house, &factor)?;
        let login = login(&cx.tx, account).await?;
        let code = cx.house.press.code(&secret.address(&login));
        let code = code.map_err(|error| AppError::fault(error.to_string()))?;
        return Ok(Stand::Begun { letters: secret.in_letters(), code });
    };
    let fresh = match factor.sealed_codes {
        Some(sealed) => cx.house.vault.open(&sealed)?.lines().map(recovery_code).collect(),
        None => vec![],
    };
    let left = unused(account).count(&cx.tx).await?;
    let since = day_of_year(cx.house.clock.day_of(since));
    Ok(Stand::On { since, fresh, left, needed: needed(&cx.actor) })
}

pub async fn begin(cx: &Request<Writing>, permit: Permit<OwnAccount>) -> AppResult<()> {
    let account = permit.by();
    if found(&cx.tx, account).await?.is_some_and(|factor| factor.confirmed_at.is_some()) {
        return Ok(());
    }
    Entity::delete_by_id(account).exec(&cx.tx).await?;
    let begun = ActiveModel {
        account_id: Set(account),
        sealed_secret: Set(cx.house.vault.seal(Secret::fresh().bytes())),
        ..Default::default()
    };
    Entity::insert(begun).exec_without_returning(&cx.tx).await?;
    Ok(())
}

pub async fn confirm(cx: &Request<Writing>, permit: Permit<OwnAccount>, typed: &str) -> AppResult<()> {
    let account = permit.by();
    let factor = found(&cx.tx, account).await?.filter(|factor| factor.confirmed_at.is_none());
    let factor = factor.ok_or_else(|| AppError::Refused(NOT_BEGUN.into()))?;
    let Ok(Proof::Digits(digits)) = typed.parse() else { return Err(wrong()) };
    take_step(cx, &factor, digits).await?;
    let on = ActiveModel { account_id: Set(account), confirmed_at: Set(Some(cx.now)), ..Default::default() };
    on.update(&cx.tx).await?;
    proved(cx).await?;
    hand_out(cx, account).await?;
    // Whoever came in by the password alone is out.
    let others = session_row::Column::AccountId.eq(account);
    let own = session_row::Column::TokenHash.ne(cx.signed().token_hash.clone());
    session_row::Entity::delete_many().filter(others).filter(own).exec(&cx.tx).await?;
    record_own(&cx.tx, cx.now, cx.actor.account(), "account.factor_on").await
}

pub async fn hide_codes(cx: &Request<Writing>, permit: Permit<OwnAccount>) -> AppResult<()> {
    let of = entity::second_factor::Column::AccountId.eq(permit.by());
    let hidden = Expr::value(None::<Vec<u8>>);
    let column = entity::second_factor::Column::SealedCodes;
    Entity::update_many().col_expr(column, hidden).filter(of).exec(&cx.tx).await?;
    Ok(())
}

pub async fn renew(cx: &Request<Writing>, permit: Permit<OwnAccount>, typed: &str) -> AppResult<()> {
    take(cx, permit.by(), typed).await?;
    hand_out(cx, permit.by()).await?;
    record_own(&cx.tx, cx.now, cx.actor.account(), "account.codes").await
}

pub async fn drop_own(cx: &Request<Writing>, permit: Permit<OwnAccount>, typed: &str) -> AppResult<()> {
    if needed(&cx.actor) {
        return Err(AppError::Refused(NEEDED.into()));
    }
    take(cx, permit.by(), typed).await?;
    erase(&cx.tx, permit.by()).await?;
    record_own(&cx.tx, cx.now, cx.actor.account(), "account.factor_off").await
}

pub async fn prove(cx: &Request<Writing>, permit: Permit<OwnDoor>, typed: &str) -> AppResult<()> {
    take(cx, permit.by(), typed).await?;
    proved(cx).await?;
    record_own(&cx.tx, cx.now, cx.actor.account(), "account.code").await
}

/// A command: whoever lost both phone and codes begins anew. `false`: there was nothing to forget.
pub async fn forget_factor(house: &House, login: &str) -> AppResult<bool> {
    let cx = Request::console(house).await?;
    let of = account::Column::Login.eq(login.trim().to_lowercase());
    let account = account::Entity::find().filter(of).one(&cx.tx).await?.ok_or(AppError::NotFound)?;
    let was = found(&cx.tx, account.id).await?.is_some();
    erase(&cx.tx, account.id).await?;
    cx.log_command("account.factor_off", format!("account:{}", account.id)).await?;
    cx.commit(was).await
}

fn needed(actor: &domain::access::Actor) -> bool {
    use domain::second_factor::{Password, owed_by_roles};
    owed_by_roles(Factor::Absent, Password::Own, &actor.standing().grants).is_some()
}

async fn found<C: ConnectionTrait>(tx: &C, account: AccountId) -> AppResult<Option<Model>> {
    Ok(Entity::find_by_id(account).one(tx).await?)
}

fn opened(house: &House, factor: &Model) -> AppResult<Secret> {
    house.vault.open_file(&factor.sealed_secret).map(Secret::of)
}

async fn login<C: ConnectionTrait>(tx: &C, account: AccountId) -> AppResult<String> {
    let found = account::Entity::find_by_id(account).one(tx).await?;
    Ok(found.ok_or(AppError::NotFound)?.login)
}

/// Takes what was typed, once: a code of the phone or a recovery code.
async fn take(cx: &Request<Writing>, account: AccountId, typed: &str) -> AppResult<()> {
    let factor = found(&cx.tx, account).await?.filter(|factor| factor.confirmed_at.is_some());
    let factor = factor.ok_or_else(|| AppError::Refused(NOT_BEGUN.into()))?;
    match typed.parse::<Proof>().map_err(|refused| AppError::field("code", refused.to_string()))? {
        Proof::Digits(digits) => take_step(cx, &factor, digits).await,
        Proof::Recovery(signs) => {
            let of = unused(account).filter(code_row::Column::CodeHash.eq(session::hash(&signs)));
            let row = of.one(&cx.tx).await?.ok_or_else(wrong)?;
            let used = code_row::ActiveModel { used_at: Set(Some(cx.now)), ..row.into() };
            used.update(&cx.tx).await?;
            Ok(())
        }
    }
}

async fn take_step(cx: &Request<Writing>, factor: &Model, digits: u32) -> AppResult<()> {
    let secret = opened(&cx.house, factor)?;
    let now = step_at(cx.house.clock.of_machine().timestamp());
    let taken = factor.taken_step.and_then(|step| u64::try_from(step).ok());
    let step = step_of(digits, now, taken, |step| secret.code(step)).ok_or_else(wrong)?;
    let taken = ActiveModel {
        account_id: Set(factor.account_id),
        taken_step: Set(i64::try_from(step).ok()),
        ..Default::default()
    };
    taken.update(&cx.tx).await?;
    Ok(())
}

async fn proved(cx: &Request<Writing>) -> AppResult<()> {
    let session = session_row::ActiveModel {
        token_hash: Set(cx.signed().token_hash.clone()),
        proved_at: Set(Some(cx.now)),
        ..Default::default()
    };
    session.update(&cx.tx).await?;
    Ok(())
}

async fn hand_out(cx: &Request<Writing>, account: AccountId) -> AppResult<()> {
    let codes: Vec<String> = std::iter::repeat_with(fresh_recovery_code).take(RECOVERY_CODES).collect();
    let old = code_row::Column::AccountId.eq(account);
    code_row::Entity::delete_many().filter(old).exec(&cx.tx).await?;
    let rows = codes.iter().map(|signs| code_row::ActiveModel {
        account_id: Set(account),
        code_hash: Set(session::hash(signs)),
        used_at: Set(None),
    });
    code_row::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    let sealed = Some(cx.house.vault.seal(codes.join("\n")));
    let shown = ActiveModel { account_id: Set(account), sealed_codes: Set(sealed), ..Default::default() };
    shown.update(&cx.tx).await?;
    Ok(())
}

async fn erase(tx: &Writing, account: AccountId) -> AppResult<()> {
    let of = code_row::Column::AccountId.eq(account);
    code_row::Entity::delete_many().filter(of).exec(tx).await?;
    Entity::delete_by_id(account).exec(tx).await?;
    Ok(())
}

fn unused(account: AccountId) -> sea_orm::Select<code_row::Entity> {
    let of = code_row::Column::AccountId.eq(account);
    code_row::Entity::find().filter(of).filter(code_row::Column::UsedAt.is_null())
}

fn wrong() -> AppError {
    AppError::field("code", WRONG)
}
