//! Traces as rows.

use entity::trace;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::EntityTrait;

use super::{Left, Reader};
use crate::kit::AppResult;
use crate::kit::db::Writing;

pub(super) async fn write(tx: &Writing, left: &[Left]) -> AppResult<()> {
    trace::Entity::insert_many(left.iter().map(row)).exec_without_returning(tx).await?;
    Ok(())
}

fn row(left: &Left) -> trace::ActiveModel {
    let of = &left.trace;
    let (account, client) = match of.reader {
        Reader::Account(account) => (Some(account), None),
        Reader::Program(client) => (None, Some(client)),
        Reader::Console => (None, None),
    };
    let (whose, id) = of.whose.code();
    trace::ActiveModel {
        id: NotSet,
        school_id: Set(of.school),
        at: Set(left.at),
        day: Set(left.day),
        account_id: Set(account),
        client_id: Set(client),
        way: Set(of.look.way.code().to_owned()),
        matter: Set(of.look.matter.code().to_owned()),
        whose: Set(whose.to_owned()),
        whose_id: Set(id),
    }
}
