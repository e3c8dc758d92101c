//! The check of a list against the people on record.

use std::collections::{BTreeMap, BTreeSet};

use domain::people::roster::{
    CheckedPupils, CheckedStaff, KnownPeople, KnownPerson, Roster, RosterContext, RosterKind, Ruling,
    check_pupils, check_staff,
};
use domain::people::{ClassName, PersonName, Snils};
use entity::account;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::facts::{Facts, Sought};
use super::frame::Frame;
use super::meetings::{Question, settle};
use crate::kit::AppResult;
use crate::kit::vault::Vault;

/// A list whose every row has been judged.
pub enum List {
    Pupils(CheckedPupils),
    Staff(CheckedStaff),
}

/// Judges the list twice: first for itself, to learn whom it names, then beside those of them who are on record.
pub async fn check<C: ConnectionTrait>(
    tx: &C,
    vault: &Vault,
    (frame, classes): (&Frame, &BTreeSet<ClassName>),
    roster: &Roster,
    kind: RosterKind,
) -> AppResult<List> {
    judged(tx, vault, (frame, classes), (roster, kind)).await.map(|(list, _)| list)
}

/// The same, with who rows are that meet somebody of the school: as it was decided, and what is still to be asked.
pub async fn check_ruled<C: ConnectionTrait>(
    tx: &C,
    vault: &Vault,
    (frame, classes): (&Frame, &BTreeSet<ClassName>),
    (roster, kind): (&Roster, RosterKind),
    rulings: &[Ruling],
) -> AppResult<(List, Vec<Question>)> {
    let (mut list, facts) = judged(tx, vault, (frame, classes), (roster, kind)).await?;
    let questions = settle(tx, (frame, &facts), &mut list, rulings).await?;
    Ok((list, questions))
}

async fn judged<C: ConnectionTrait>(
    tx: &C,
    vault: &Vault,
    (frame, classes): (&Frame, &BTreeSet<ClassName>),
    (roster, kind): (&Roster, RosterKind),
) -> AppResult<(List, Facts)> {
    let nobody = KnownPeople::default();
    let judge = |known| {
        let cx = RosterContext { first_day: frame.first_day, classes, known };
        match kind {
            RosterKind::Pupils => List::Pupils(check_pupils(roster, &cx)),
            RosterKind::Staff => List::Staff(check_staff(roster, &cx)),
        }
    };
    let (sought, logins) = match judge(&nobody) {
        List::Pupils(list) => named_by_pupils(&list),
        List::Staff(list) => named_by_staff(&list),
    };
    let facts = Facts::load(tx, vault, frame, sought).await?;
    let known = known(tx, &facts, logins).await?;
    Ok((judge(&known), facts))
}

/// Classes that rows name and the school lacks.
pub fn classes_missing(frame: &Frame, roster: &Roster) -> BTreeMap<ClassName, u32> {
    let (classes, known) = (frame.with(&[]), KnownPeople::default());
    let cx = RosterContext { first_day: frame.first_day, classes: &classes, known: &known };
    check_pupils(roster, &cx).unknown_classes
}

/// People and logins.
type Wanted = (Sought, BTreeSet<String>);

fn named_by_pupils(list: &CheckedPupils) -> Wanted {
    let pupils = list.pupils.iter().map(|draft| (&draft.name, draft.snils, &draft.login));
    let guardians = list.guardians.iter().map(|draft| (&draft.name, draft.snils, &draft.login));
    named(pupils.chain(guardians))
}

fn named_by_staff(list: &CheckedStaff) -> Wanted {
    named(list.staff.iter().map(|draft| (&draft.name, draft.snils, &draft.login)))
}

fn named<'a>(people: impl Iterator<Item = (&'a PersonName, Option<Snils>, &'a Option<String>)>) -> Wanted {
    let (mut sought, mut logins) = Wanted::default();
    for (name, snils, login) in people {
        sought.add(name, snils, None);
        logins.extend(login.clone());
    }
    (sought, logins)
}

async fn known<C: ConnectionTrait>(
    tx: &C,
    facts: &Facts,
    logins: BTreeSet<String>,
) -> AppResult<KnownPeople> {
    let mut known = KnownPeople::default();
    // Of two that cannot be told apart the one entered first is meant: the last added wins.
    for row in facts.everybody() {
        let (surname, given) = (row.surname.clone(), row.given.clone());
        known.add(KnownPerson {
            person: row.id,
            name: PersonName { surname, given, patronymic: row.patronymic.clone() },
            birth_date: row.born,
            snils: facts.snils(row.id),
            phone: row.phone_key.as_deref().and_then(|key| key.parse().ok()),
        });
    }
    let logins: Vec<String> = logins.into_iter().collect();
    for part in logins.chunks(500) {
        let held = account::Entity::find().filter(account::Column::Login.is_in(part.iter().cloned()));
        for account in held.all(tx).await? {
            known.add_login(&account.login, account.person_id);
        }
    }
    Ok(known)
}
