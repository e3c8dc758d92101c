//! Who stands for which child: as cards show it, and as it is set.

use domain::access::Permit;
use domain::card::{Depth, KeepCard, Place};
use domain::ids::{ClassId, PersonId};
use domain::people::Kinship;
use sea_orm::{ConnectionTrait, QueryResult};

use super::correct::conflict;
use crate::features::people::api::KinWish;
use crate::features::people::card::{Child, Guardian, KinTerms};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::{Happening, record};
use crate::kit::rolls::MEMBERS;
use crate::kit::{AppError, AppResult, Request, sql};

const GUARDIANS: &str = "SELECT p.id, p.surname, p.given, p.patronymic, p.phone, COALESCE(k.degree, '') AS degree, k.may_view, k.may_sign \
     FROM kinships k JOIN persons p ON p.id = k.guardian_id WHERE k.child_id = $1 ORDER BY p.search, p.id";

const TIE: &str = "SELECT COALESCE(degree, '') AS degree, may_view, may_sign FROM kinships WHERE guardian_id = $1 AND child_id = $2";

const SET: &str = "UPDATE kinships SET degree = $3, may_view = $4, may_sign = $5 \
     WHERE guardian_id = $1 AND child_id = $2 AND COALESCE(degree, '') = $6 AND may_view = $7 AND may_sign = $8";

/// What a guardian is to a child, and what they may.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Tie {
    degree: String,
    may_view: bool,
    may_sign: bool,
}

impl Tie {
    fn read(row: &QueryResult) -> AppResult<Self> {
        let (may_view, may_sign) = (row.try_get("", "may_view")?, row.try_get("", "may_sign")?);
        Ok(Self { degree: row.try_get("", "degree")?, may_view, may_sign })
    }

    /// A kinship known by its word, or the word that stood there.
    fn wished(wish: &KinWish, kept: &Self) -> AppResult<Self> {
        let degree = wish.degree.clone();
        if degree != kept.degree && !Kinship::ALL.into_iter().any(|kinship| kinship.word() == degree) {
            return Err(AppError::Refused("Выберите, кем взрослый приходится ребёнку.".into()));
        }
        Ok(Self { degree, may_view: wish.view.is_some(), may_sign: wish.sign.is_some() })
    }

    /// «мать, смотрит дневник, подписывает», as the log keeps it.
    fn told(&self) -> String {
        format!("degree={},may_view={},may_sign={}", self.degree, self.may_view, self.may_sign)
    }
}

/// What a form is opened with.
fn shown_as(tie: &Tie) -> String {
    format!("{}.{}.{}", tie.degree, tie.may_view, tie.may_sign)
}

pub async fn guardians<C: ConnectionTrait>(
    tx: &C,
    child: PersonId,
    depth: Depth,
) -> AppResult<Vec<Guardian>> {
    let guardian = |row: &QueryResult| -> AppResult<Guardian> {
        let tie = Tie::read(row)?;
        let terms = KinTerms {
            phone: row.try_get("", "phone")?,
            may_view: tie.may_view,
            may_sign: tie.may_sign,
            shown: shown_as(&tie),
        };
        Ok(Guardian {
            person: PersonId(row.try_get("", "id")?),
            name: sql::person_name(row)?.full(),
            degree: tie.degree,
            terms: (depth > Depth::Name).then_some(terms),
        })
    };
    sql::rows(tx, GUARDIANS, [child.0.into()]).await?.iter().map(guardian).collect()
}

/// Children in this school; for a class teacher those of the own classes.
pub async fn children(cx: &Request<Reading>, place: &Place, depth: Depth) -> AppResult<Vec<Child>> {
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, COALESCE(k.degree, '') AS degree, c.grade, c.letter, c.id AS class FROM {MEMBERS} \
         JOIN kinships k ON k.child_id = m.pupil_id JOIN persons p ON p.id = m.pupil_id \
         WHERE m.school_id = $1 AND k.guardian_id = $3 AND y.state <> 'closed' ORDER BY p.search, p.id"
    );
    let values = [place.school.0.into(), cx.today.into(), place.person.0.into()];
    let mut children = vec![];
    for row in sql::rows(&cx.tx, &asked, values).await? {
        let class = ClassId(row.try_get("", "class")?);
        if depth == Depth::Whole || cx.actor.leads(place.school, class) {
            children.push(Child {
                person: PersonId(row.try_get("", "id")?),
                name: sql::person_name(&row)?.full(),
                class: sql::class_name(&row)?,
                degree: row.try_get("", "degree")?,
            });
        }
    }
    Ok(children)
}

async fn tie<C: ConnectionTrait>(tx: &C, guardian: PersonId, child: PersonId) -> AppResult<Tie> {
    let row = sql::row(tx, TIE, [guardian.0.into(), child.0.into()]).await?;
    Tie::read(&row.ok_or(AppError::NotFound)?)
}

/// Sets the tie of a guardian to the child of `permit`, if it stands as it was shown.
pub async fn set_kin(cx: &Request<Writing>, wish: &KinWish, permit: &Permit<KeepCard>) -> AppResult<()> {
    let place = &permit.action().0;
    let (guardian, child) = (wish.guardian, place.person);
    let subject = format!("person:{guardian} child:{child}");
    let shown = tie(&cx.tx, guardian, child).await?;
    let wished = Tie::wished(wish, &shown)?;
    if shown == wished {
        return Ok(());
    }
    if shown_as(&shown) != wish.shown {
        return Err(conflict(cx, place, &subject).await?);
    }
    let values = [
        guardian.0.into(),
        child.0.into(),
        wished.degree.clone().into(),
        wished.may_view.into(),
        wished.may_sign.into(),
        shown.degree.clone().into(),
        shown.may_view.into(),
        shown.may_sign.into(),
    ];
    if sql::run(&cx.tx, SET, values).await? == 0 {
        return Err(conflict(cx, place, &subject).await?);
    }
    let happening = Happening {
        school: place.school,
        at: cx.now,
        by: Some(permit.by()),
        act: "kinship.change",
        subject,
        old: Some(shown.told()),
        new: Some(wished.told()),
        reason: None,
    };
    record(&cx.tx, &happening).await
}
