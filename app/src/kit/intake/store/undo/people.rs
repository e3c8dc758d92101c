//! Those whom a batch made: whether anybody has built on them since.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::ids::{AccountId, PersonId};
use domain::people::undo::{Deed, Fate, Hold, Holds, verdicts};
use entity::{account, class, class_member, kinship, order_line, person, staff};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

use super::record::{Done, Fates, Record};
use super::ties;
use crate::kit::intake::store::written::{self, PERSON};
use crate::kit::vault::Vault;
use crate::kit::{AppResult, sql};

/// In a group by another hand than the order, or out of one again.
const IN_GROUPS: &str = "SELECT DISTINCT pupil_id AS id FROM group_members \
     WHERE (order_line_id IS NULL OR until IS NOT NULL) AND pupil_id IN (#)";

/// What stands in the way of each.
struct Judged<'a> {
    record: &'a Record,
    people: &'a [PersonId],
    lines: Vec<&'a Done>,
    held: BTreeMap<PersonId, Holds>,
}

/// The fates of all lines about these people, whole families.
pub async fn judge<C: ConnectionTrait>(
    tx: &C,
    vault: &Vault,
    record: &Record,
    people: &[PersonId],
) -> AppResult<Fates> {
    let open = record.of_people(people);
    let lines = open.iter().map(|at| &record.lines[*at]).collect();
    let held = people.iter().map(|person| (*person, Holds::new())).collect();
    let mut judged = Judged { record, people, lines, held };
    judged.cards(tx, vault).await?;
    judged.accounts(tx).await?;
    judged.kin(tx).await?;
    judged.places(tx).await?;
    judged.groups(tx).await?;
    judged.work(tx, vault).await?;
    for (person, hold) in ties::of_persons(tx, people).await? {
        judged.hold(person, hold);
    }
    let verdicts = verdicts(&judged.held, &record.kin);
    let fate = |at: usize| {
        let why = record.owner(at).and_then(|person| verdicts.get(&person).copied().flatten());
        (at, why.map_or(Fate::Undone, Fate::Kept))
    };
    Ok(open.into_iter().map(fate).collect())
}

impl<'a> Judged<'a> {
    fn hold(&mut self, person: PersonId, hold: Hold) {
        if let Some(holds) = self.held.get_mut(&person) {
            holds.insert(hold);
        }
    }

    fn of(&self, deed: Deed) -> impl Iterator<Item = &'a Done> + '_ {
        self.lines.iter().copied().filter(move |line| line.deed == deed)
    }

    fn people(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.people.iter().copied()
    }

    async fn cards<C: ConnectionTrait>(&mut self, tx: &C, vault: &Vault) -> AppResult<()> {
        let left: HashMap<PersonId, &str> =
            self.of(Deed::PersonMade).map(|line| (line.person(), line.mark.as_str())).collect();
        let rows = person::Entity::find().filter(person::Column::Id.is_in(self.people())).all(tx).await?;
        for row in rows {
            let mark = written::mark(&written::of_person(&row, &PERSON, vault)?, vault)?;
            if left.get(&row.id).is_some_and(|left| *left != mark) {
                self.hold(row.id, Hold::Corrected);
            }
        }
        Ok(())
    }

    async fn accounts<C: ConnectionTrait>(&mut self, tx: &C) -> AppResult<()> {
        for (person, hold) in used_accounts(tx, self.people).await? {
            self.hold(person, hold);
        }
        Ok(())
    }

    /// Of a tie that is not as the batch left it, those whom it made stay.
    async fn kin<C: ConnectionTrait>(&mut self, tx: &C) -> AppResult<()> {
        let own: HashMap<_, &str> =
            self.of(Deed::KinMade).map(|line| ((line.person(), line.child()), line.mark.as_str())).collect();
        let either = Condition::any()
            .add(kinship::Column::GuardianId.is_in(self.people()))
            .add(kinship::Column::ChildId.is_in(self.people()));
        for row in kinship::Entity::find().filter(either).all(tx).await? {
            let hold = match own.get(&(row.guardian_id, row.child_id)) {
                None => Hold::Kin,
                Some(degree) if as_left(&row, degree) => continue,
                Some(_) => Hold::Corrected,
            };
            self.hold(row.guardian_id, hold);
            self.hold(row.child_id, hold);
        }
        Ok(())
    }

    async fn places<C: ConnectionTrait>(&mut self, tx: &C) -> AppResult<()> {
        let own: HashMap<i64, &str> =
            self.of(Deed::PlaceMade).filter_map(|line| Some((line.other?, line.mark.as_str()))).collect();
        let places = class_member::Column::PupilId.is_in(self.people());
        for row in class_member::Entity::find().filter(places).all(tx).await? {
            match own.get(&row.id.0) {
                None => self.hold(row.pupil_id, Hold::Place),
                Some(line) if is_untouched(&row, line) => {}
                Some(_) => self.hold(row.pupil_id, Hold::Order),
            }
        }
        let lines: HashSet<&str> = own.into_values().collect();
        let ordered = order_line::Column::PersonId.is_in(self.people());
        for row in order_line::Entity::find().filter(ordered).all(tx).await? {
            if !lines.contains(row.id.to_string().as_str()) {
                self.hold(row.person_id, Hold::Order);
            }
        }
        Ok(())
    }

    async fn groups<C: ConnectionTrait>(&mut self, tx: &C) -> AppResult<()> {
        let among = sql::among(self.people().map(|person| person.0));
        for row in sql::rows(tx, &IN_GROUPS.replace('#', &among), []).await? {
            self.hold(PersonId(row.try_get("", "id")?), Hold::Group);
        }
        Ok(())
    }

    /// Cards of staff and classes to lead.
    async fn work<C: ConnectionTrait>(&mut self, tx: &C, vault: &Vault) -> AppResult<()> {
        let school = self.record.batch.school;
        let own: HashMap<PersonId, &str> =
            self.of(Deed::CardMade).map(|line| (line.person(), line.mark.as_str())).collect();
        let led: HashSet<_> = self.of(Deed::LeadGiven).map(|line| (line.person(), line.class())).collect();
        let cards = staff::Column::PersonId.is_in(self.people());
        for row in staff::Entity::find().filter(cards).all(tx).await? {
            let left = own.get(&row.person_id).filter(|_| row.school_id == school);
            let mark = written::mark(&written::of_card(&row), vault)?;
            match left {
                None => self.hold(row.person_id, Hold::Card),
                Some(left) if **left == mark && row.until.is_none() => {}
                Some(_) => self.hold(row.person_id, Hold::Corrected),
            }
        }
        let classes = class::Column::TeacherId.is_in(self.people());
        for row in class::Entity::find().filter(classes).all(tx).await? {
            let Some(teacher) = row.teacher_id else { continue };
            if !led.contains(&(teacher, row.id)) {
                self.hold(teacher, Hold::Leads);
            }
        }
        Ok(())
    }
}

/// The tie as lists write it.
pub fn as_left(row: &kinship::Model, degree: &str) -> bool {
    row.degree.as_deref() == Some(degree) && row.may_view && row.may_sign
}

/// The place still stands by this line of an order.
pub fn is_untouched(row: &class_member::Model, line: &str) -> bool {
    row.order_line_id.to_string() == line && row.until.is_none() && row.end_line_id.is_none()
}

/// Accounts of these people that somebody has used, or holds a way into.
pub async fn used_accounts<C: ConnectionTrait>(
    tx: &C,
    people: &[PersonId],
) -> AppResult<Vec<(PersonId, Hold)>> {
    let own = account::Column::PersonId.is_in(people.iter().copied());
    let accounts = account::Entity::find().filter(own).all(tx).await?;
    let ids = sql::among(accounts.iter().map(|account| account.id.0));
    let mut ways: HashMap<AccountId, Hold> = HashMap::new();
    for (table, hold) in [("sign_in_links", Hold::Slip), ("sessions", Hold::SignedIn)] {
        let asked = format!("SELECT DISTINCT account_id FROM {table} WHERE account_id IN ({ids})");
        for row in sql::rows(tx, &asked, []).await? {
            ways.insert(AccountId(row.try_get("", "account_id")?), hold);
        }
    }
    let used = accounts.iter().filter_map(|account| {
        let own = match account {
            account::Model { last_seen_at: Some(_), .. } => Some(Hold::SignedIn),
            account::Model { password_hash: Some(_), .. } => Some(Hold::Slip),
            account::Model { blocked_at: Some(_), .. } => Some(Hold::Corrected),
            _ => None,
        };
        let hold = own.into_iter().chain(ways.get(&account.id).copied()).min()?;
        Some((account.person_id, hold))
    });
    Ok(used.collect())
}
