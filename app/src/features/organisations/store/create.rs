//! Organisations made at the console.

use domain::ids::OrganisationId;
use domain::org::{OrgKind, is_org_code};
use entity::organisation;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::kit::db::Writing;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, FieldError, Request};

/// What is asked to be made.
pub struct NewOrganisation {
    pub kind: OrgKind,
    pub code: String,
    pub name: String,
    /// Code of the parent; a school without one hangs on the only city, or stands alone.
    pub parent: Option<String>,
}

/// What became of it.
pub struct Created {
    pub id: OrganisationId,
    /// `false`: it was there already, and nothing changed.
    pub made: bool,
}

/// Makes an organisation, or finds that its code is there already.
pub async fn create(house: &House, new: NewOrganisation) -> AppResult<Created> {
    check(&new)?;
    let cx = Request::console(house).await?;
    if let Some(known) = by_code(&cx.tx, &new.code).await? {
        return Ok(Created { id: known.id, made: false });
    }
    let parent = parent(&cx.tx, &new).await?;
    let parent_kind = parent.as_ref().and_then(|parent| OrgKind::parse(&parent.kind));
    if !new.kind.fits_under(parent_kind) {
        return Err(AppError::field(
            "parent",
            "Такая организация сюда не подчиняется. Укажите --parent: код города или района.",
        ));
    }
    let made = organisation::ActiveModel {
        parent_id: Set(parent.map(|parent| parent.id)),
        kind: Set(new.kind.code().to_owned()),
        code: Set(new.code),
        short_name: Set(new.name.clone()),
        name: Set(new.name),
        created_at: Set(cx.now),
        ..Default::default()
    };
    let id = made.insert(&cx.tx).await?.id;
    cx.log_command("organisation.create", format!("organisation:{id}")).await?;
    cx.commit(Created { id, made: true }).await
}

fn check(new: &NewOrganisation) -> AppResult<()> {
    let mut errors = vec![];
    if !is_org_code(&new.code) {
        errors.push(FieldError::new(
            "code",
            "Код — до 40 строчных латинских букв, цифр и дефисов, например school-12.",
        ));
    }
    if new.name.trim().is_empty() {
        errors.push(FieldError::new("name", "Название не указано."));
    }
    if errors.is_empty() { Ok(()) } else { Err(AppError::Form(errors)) }
}

async fn parent(tx: &Writing, new: &NewOrganisation) -> AppResult<Option<organisation::Model>> {
    if let Some(code) = &new.parent {
        let missing = || AppError::field("parent", format!("Организации с кодом «{code}» нет."));
        return by_code(tx, code).await?.map(Some).ok_or_else(missing);
    }
    if new.kind == OrgKind::City {
        return Ok(None);
    }
    let city = organisation::Column::Kind.eq(OrgKind::City.code());
    let mut cities = organisation::Entity::find().filter(city).all(tx).await?;
    match cities.len() {
        0 | 1 => Ok(cities.pop()),
        _ => Err(AppError::field("parent", "Городов несколько: укажите --parent.")),
    }
}

pub async fn by_code<C: ConnectionTrait>(tx: &C, code: &str) -> AppResult<Option<organisation::Model>> {
    Ok(organisation::Entity::find().filter(organisation::Column::Code.eq(code)).one(tx).await?)
}
