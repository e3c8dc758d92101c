//! What a batch did to people who were on record before it: each line goes back by itself.

use std::collections::{BTreeSet, HashMap};

use domain::ids::{ClassMemberId, PersonId};
use domain::people::undo::{Deed, Fate, Hold};
use entity::{class_member, kinship, person, staff};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::people::{as_left, is_untouched, used_accounts};
use super::record::{Done, Fates, Record};
use crate::kit::intake::store::written::{self, Written};
use crate::kit::vault::Vault;
use crate::kit::{AppResult, sql};

/// A place of a year in whose groups the pupil is by another hand than the order, or has been marked.
const IN_GROUPS: &str = "SELECT DISTINCT p.id FROM class_members p \
     JOIN classes c ON c.school_id = p.school_id AND c.id = p.class_id \
     JOIN group_members m ON m.school_id = p.school_id AND m.pupil_id = p.pupil_id \
     JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id AND g.year_id = c.year_id \
     WHERE p.school_id = $1 AND p.id IN (#) AND (m.order_line_id IS NULL OR m.until IS NOT NULL \
       OR EXISTS (SELECT 1 FROM cells k WHERE k.school_id = m.school_id AND k.group_id = m.group_id AND k.pupil_id = m.pupil_id) \
       OR EXISTS (SELECT 1 FROM term_marks t WHERE t.school_id = m.school_id AND t.group_id = m.group_id AND t.pupil_id = m.pupil_id))";

const HOLDER: &str = "SELECT id FROM persons WHERE snils_blind = $1 AND id <> $2";

pub const DEEDS: [Deed; 7] = [
    Deed::PersonChanged,
    Deed::AccountMade,
    Deed::KinMade,
    Deed::KinChanged,
    Deed::PlaceMade,
    Deed::PlaceMoved,
    Deed::CardMade,
];

/// The fates of these lines.
pub async fn judge<C: ConnectionTrait>(
    tx: &C,
    vault: &Vault,
    record: &Record,
    open: &[usize],
) -> AppResult<Fates> {
    let lines = || open.iter().map(|at| &record.lines[*at]);
    let accounts = lines().filter(|line| line.deed == Deed::AccountMade).map(Done::person);
    let used = used_accounts(tx, &accounts.collect::<Vec<PersonId>>()).await?;
    let used: HashMap<PersonId, Hold> = used.into_iter().collect();
    let moved = |line: &&Done| matches!(line.deed, Deed::PlaceMade | Deed::PlaceMoved);
    let taught = in_groups(tx, record, &lines().filter(moved).collect::<Vec<_>>()).await?;
    let mut fates = Fates::new();
    for at in open {
        let line = &record.lines[*at];
        let held = match line.deed {
            Deed::PersonChanged => person_held(tx, vault, line).await?,
            Deed::AccountMade => used.get(&line.person()).copied(),
            Deed::KinMade | Deed::KinChanged => kin_held(tx, line).await?,
            Deed::PlaceMade | Deed::PlaceMoved => place_held(tx, line, &taught).await?,
            _ => card_held(tx, vault, (record, line)).await?,
        };
        fates.insert(*at, held.map_or(Fate::Undone, Fate::Kept));
    }
    Ok(fates)
}

async fn in_groups<C: ConnectionTrait>(tx: &C, record: &Record, lines: &[&Done]) -> AppResult<BTreeSet<i64>> {
    let places = sql::among(lines.iter().filter_map(|line| line.other));
    let rows = sql::rows(tx, &IN_GROUPS.replace('#', &places), [record.batch.school.0.into()]).await?;
    Ok(rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?)
}

async fn person_held<C: ConnectionTrait>(tx: &C, vault: &Vault, line: &Done) -> AppResult<Option<Hold>> {
    let Some(row) = person::Entity::find_by_id(line.person()).one(tx).await? else { return Ok(None) };
    let was = before(line, vault)?;
    let stands = written::of_person(&row, &written::fields(&was), vault)?;
    if written::mark(&stands, vault)? != line.mark {
        return Ok(Some(Hold::Corrected));
    }
    let Some(blind) = written::blind(&was, vault) else { return Ok(None) };
    let holder = sql::row(tx, HOLDER, [blind.into(), line.target.into()]).await?;
    Ok(holder.map(|_| Hold::Number))
}

async fn kin_held<C: ConnectionTrait>(tx: &C, line: &Done) -> AppResult<Option<Hold>> {
    let row = kinship::Entity::find_by_id((line.person(), line.child())).one(tx).await?;
    let stands = row.is_none_or(|row| match line.deed {
        Deed::KinMade => as_left(&row, &line.mark),
        _ => row.degree.as_deref() == Some(line.mark.as_str()),
    });
    Ok((!stands).then_some(Hold::Corrected))
}

async fn place_held<C: ConnectionTrait>(
    tx: &C,
    line: &Done,
    taught: &BTreeSet<i64>,
) -> AppResult<Option<Hold>> {
    let place = line.other.unwrap_or_default();
    let Some(row) = class_member::Entity::find_by_id(ClassMemberId(place)).one(tx).await? else {
        return Ok(None);
    };
    let later = (!is_untouched(&row, &line.mark)).then_some(Hold::Order);
    Ok(later.or(taught.contains(&place).then_some(Hold::Group)))
}

async fn card_held<C: ConnectionTrait>(
    tx: &C,
    vault: &Vault,
    (record, line): (&Record, &Done),
) -> AppResult<Option<Hold>> {
    let own = staff::Entity::find().filter(staff::Column::SchoolId.eq(record.batch.school));
    let row = own.filter(staff::Column::PersonId.eq(line.person())).one(tx).await?;
    let Some(row) = row else { return Ok(None) };
    let stands = written::of_card(&row);
    let (stands, dismissed) = match &line.before {
        None => (stands, row.until.is_some()),
        Some(_) => (written::alike(&before(line, vault)?, &stands), false),
    };
    let same = written::mark(&stands, vault)? == line.mark;
    Ok((!same || dismissed).then_some(Hold::Corrected))
}

/// What stood there before the batch.
pub fn before(line: &Done, vault: &Vault) -> AppResult<Written> {
    line.before.as_deref().map_or_else(|| Ok(Written::new()), |sealed| vault.open_value(sealed))
}
