//! What people enter into a campaign: a row is right or not, somebody is missing, a difference is explained.

use domain::ids::{ClassId, PersonId};
use domain::reconciliation::{Campaign, Entered, Explanation, Missing, Saying, Side, State};
use entity::{reconciliation_missing, reconciliation_row as row};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::campaign::Pen;
use super::lists::Cut;
use super::rows::{self, Row, part};
use super::written;
use crate::features::reconciliation::overview::About;
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request, rolls, sql};

/// Rows in one statement.
const PIECE: usize = 400;

const EXPLAIN_MISSING: &str = "UPDATE reconciliation_missing SET explained = $4 \
     WHERE school_id = $1 AND reconciliation_id = $2 AND id = $3";

/// Says it of `person`, or of all whom nobody has looked at, if the list still says what was shown.
pub async fn say(
    cx: &Request<Writing>,
    (campaign, class): (&Campaign, Option<ClassId>),
    (person, seen): (Option<PersonId>, &str),
    said: &Entered<Saying>,
) -> AppResult<()> {
    let all = rows::rows(cx, campaign, part(campaign, class)?).await?;
    let chosen: Vec<&Row> = match person {
        Some(person) => vec![all.iter().find(|row| row.person == person).ok_or(AppError::NotFound)?],
        None => rest(&all),
    };
    let shown = match chosen.as_slice() {
        [] => return Err(AppError::Refused("Все строки уже просмотрены.".into())),
        [one] if person.is_some() => written::seen(&one.now)?,
        many => seen_of(many)?,
    };
    if shown != seen {
        return Err(stale());
    }
    for piece in chosen.chunks(PIECE) {
        let puts = piece.iter().map(|row| put(cx, campaign, row, said)).collect::<AppResult<Vec<_>>>()?;
        let mut same = OnConflict::columns(KEY);
        same.update_columns([
            row::Column::Said,
            row::Column::Flag,
            row::Column::Remark,
            row::Column::Seen,
            row::Column::SaidBy,
            row::Column::SaidAt,
        ]);
        row::Entity::insert_many(puts).on_conflict(same).exec_without_returning(&cx.tx).await?;
    }
    let flag = said.of().flag();
    let act = if flag.is_some() { "reconciliation.flag" } else { "reconciliation.confirm" };
    let told = |row: &&Row| (format!("person:{}", row.person), flag.map(|flag| flag.code().to_owned()));
    Pen { campaign, by: said.by() }.log(cx, act, chosen.iter().map(told)).await
}

pub const KEY: [row::Column; 3] =
    [row::Column::SchoolId, row::Column::ReconciliationId, row::Column::PersonId];

/// Rows that nobody has looked at, and in which nothing has changed.
pub fn rest(all: &[Row]) -> Vec<&Row> {
    all.iter().filter(|row| row.state == State::NotLooked).collect()
}

/// What these rows say, in a few letters.
pub fn seen_of(rows: &[&Row]) -> AppResult<String> {
    written::seen(&rows.iter().map(|row| (row.person, &row.now)).collect::<Vec<_>>())
}

pub fn stale() -> AppError {
    let told = "Пока страница была открыта, данные изменились. Посмотрите их ещё раз и повторите.";
    AppError::Refused(told.into())
}

/// The whole row: whoever came into a list later has none yet.
fn put(
    cx: &Request<Writing>,
    of: &Campaign,
    one: &Row,
    said: &Entered<Saying>,
) -> AppResult<row::ActiveModel> {
    let (code, flag, remark) = match said.of() {
        Saying::Right => ("right", None, String::new()),
        Saying::Flagged { flag, remark } => ("flagged", Some(flag.code().to_owned()), remark.clone()),
    };
    Ok(row::ActiveModel {
        school_id: Set(of.school),
        reconciliation_id: Set(of.id),
        person_id: Set(one.person),
        class_id: Set(one.class),
        listed: Set(one.then.as_ref().map(written::text).transpose()?),
        said: Set(Some(code.into())),
        flag: Set(flag),
        remark: Set(remark),
        seen: Set(one.now.as_ref().map(written::text).transpose()?),
        said_by: Set(Some(said.by())),
        said_at: Set(Some(cx.now)),
        explained: Set(one.explained.clone()),
        state: Set(None),
        listed_last: Set(None),
    })
}

/// Names somebody missing; the same name twice is one.
pub async fn miss(
    cx: &Request<Writing>,
    (campaign, class): (&Campaign, ClassId),
    entered: &Entered<Missing>,
) -> AppResult<()> {
    const SAME: &str = "SELECT id FROM reconciliation_missing \
         WHERE school_id = $1 AND reconciliation_id = $2 AND class_id = $3 AND name = $4";
    rolls::title(&cx.tx, campaign.school, Some(class)).await?;
    let Missing { name, remark } = entered.of().clone();
    let same = [campaign.school.0.into(), campaign.id.0.into(), class.0.into(), name.clone().into()];
    if sql::row(&cx.tx, SAME, same).await?.is_some() {
        return Ok(());
    }
    let new = reconciliation_missing::ActiveModel {
        school_id: Set(campaign.school),
        reconciliation_id: Set(campaign.id),
        class_id: Set(class),
        name: Set(name),
        remark: Set(remark),
        by: Set(entered.by()),
        at: Set(cx.now),
        explained: Set(String::new()),
        ..Default::default()
    };
    let id = new.insert(&cx.tx).await?.id;
    let about = format!("class:{class} missing:{id}");
    Pen { campaign, by: entered.by() }.log(cx, "reconciliation.miss", [(about, None)]).await
}

/// Explains a difference of a person, or of somebody missing.
pub async fn explain(
    cx: &Request<Writing>,
    (campaign, about): (&Campaign, About),
    entered: &Entered<Explanation>,
) -> AppResult<()> {
    let Explanation(text) = entered.of();
    match about {
        About::Person(person) => explain_row(cx, (campaign, person), text).await?,
        About::Missing(id) => {
            let values = [campaign.school.0.into(), campaign.id.0.into(), id.0.into(), text.clone().into()];
            if sql::run(&cx.tx, EXPLAIN_MISSING, values).await? == 0 {
                return Err(AppError::NotFound);
            }
        }
    }
    let about = about.code().replace('.', ":");
    Pen { campaign, by: entered.by() }.log(cx, "reconciliation.explain", [(about, None)]).await
}

async fn explain_row(
    cx: &Request<Writing>,
    (campaign, person): (&Campaign, PersonId),
    text: &str,
) -> AppResult<()> {
    let cut = if campaign.side == Side::Pupils { Cut::Pupil(person) } else { Cut::Whole };
    let all = rows::rows(cx, campaign, cut).await?;
    let one = all.iter().find(|row| row.person == person).ok_or(AppError::NotFound)?;
    let put = row::ActiveModel {
        school_id: Set(campaign.school),
        reconciliation_id: Set(campaign.id),
        person_id: Set(person),
        class_id: Set(one.class),
        listed: Set(one.then.as_ref().map(written::text).transpose()?),
        remark: Set(String::new()),
        explained: Set(text.to_owned()),
        ..Default::default()
    };
    let mut same = OnConflict::columns(KEY);
    same.update_column(row::Column::Explained);
    row::Entity::insert_many([put]).on_conflict(same).exec_without_returning(&cx.tx).await?;
    Ok(())
}
