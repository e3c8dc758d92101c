//! What the school holds of one of its staff, shown to themselves, and what they say of it.

use domain::access::Permit;
use domain::ids::{PersonId, SchoolId};
use domain::reconciliation::{AnswerForOneself, Contacts, Listed, Shown, Side};
use sea_orm::ConnectionTrait;

use super::family::{Asked, contacts, fact, open, person, waiting, word};
use super::lists::{self, Cut};
use super::said::stale;
use super::written;
use crate::features::reconciliation::own_data::{Asks, Fact, OwnCard};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request};
use crate::ui::words::day_in_figures;

pub async fn own_card(cx: &Request<Reading>, permit: &Permit<AnswerForOneself>) -> AppResult<OwnCard> {
    let (school, me) = (permit.action().0, cx.actor.person());
    let shown = shown(cx, school).await?;
    let asks = match open(&cx.tx, (school, Side::Staff)).await? {
        Some(campaign) => {
            let word = word(cx, &campaign, (me, me)).await?;
            Some(Asks { due: campaign.due, word, seen: written::seen(&shown)? })
        }
        None => None,
    };
    let mut facts = facts(&shown.child);
    facts.extend(contacts(cx, &person(cx, me).await?)?);
    Ok(OwnCard { facts, asks })
}

/// The campaign that asks, if what was shown stands; until the turn is over nobody closes it.
pub async fn own_asked(
    cx: &Request<Writing>,
    permit: &Permit<AnswerForOneself>,
    seen: &str,
) -> AppResult<Asked> {
    let (school, me) = (permit.action().0, cx.actor.person());
    let campaign = waiting(cx, (school, Side::Staff)).await?;
    let shown = shown(cx, school).await?;
    if written::seen(&shown)? != seen {
        return Err(stale());
    }
    Ok(Asked { campaign, child: me, guardian: me, shown })
}

async fn shown<C: ConnectionTrait>(cx: &Request<C>, school: SchoolId) -> AppResult<Shown> {
    let me: PersonId = cx.actor.person();
    let list = lists::now(&cx.tx, (school, Side::Staff), cx.today, Cut::Whole).await?;
    let own = list.into_iter().find(|one| one.person == me).ok_or(AppError::NotFound)?;
    let row = person(cx, me).await?;
    let contacts = Contacts { phone: row.try_get("", "phone")?, email: row.try_get("", "email")? };
    Ok(Shown { child: own.listed, own: contacts })
}

fn facts(listed: &Listed) -> Vec<Fact> {
    vec![
        fact("ФИО", Some(listed.name.full())),
        fact("Должность", Some(listed.place.words().to_owned())),
        fact("Дата рождения", listed.born.map(day_in_figures)),
        fact("Пол", listed.sex.map(|sex| sex.to_string())),
    ]
}
