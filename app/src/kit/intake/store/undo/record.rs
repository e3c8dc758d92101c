//! A batch read back: what it did, which of it is still done, and which lines belong to whom.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use domain::ids::{BatchId, BatchLineId, ClassId, OrderId, PersonId, SchoolId};
use domain::people::undo::{Deed, Fate, Figures, Hold, Kin, families, pieces, tally};
use entity::{batch, batch_line};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::kit::db::Writing;
use crate::kit::{AppResult, sql};

/// Rows undone in one turn.
const PIECE: usize = 200;

/// A batch on record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Batch {
    pub id: BatchId,
    pub school: SchoolId,
    pub at: DateTime<Utc>,
    pub undone: bool,
}

/// One thing it did.
#[derive(Clone, Debug)]
pub struct Done {
    pub id: BatchLineId,
    pub deed: Deed,
    pub target: i64,
    pub other: Option<i64>,
    pub mark: String,
    pub before: Option<Vec<u8>>,
    pub fate: Option<Fate>,
}

/// Fates by the number of the line in the record.
pub type Fates = BTreeMap<usize, Fate>;

/// All that a batch did.
pub struct Record {
    pub batch: Batch,
    pub lines: Vec<Done>,
    pub made: BTreeSet<PersonId>,
    pub kin: Vec<Kin>,
    /// Lines about each of those whom the batch made.
    of: HashMap<PersonId, Vec<usize>>,
}

impl Done {
    pub fn person(&self) -> PersonId {
        PersonId(self.target)
    }

    pub fn child(&self) -> PersonId {
        PersonId(self.other.unwrap_or_default())
    }

    pub fn class(&self) -> ClassId {
        ClassId(if self.deed == Deed::ClassMade { self.target } else { self.other.unwrap_or_default() })
    }

    pub fn order(&self) -> OrderId {
        OrderId(self.target)
    }

    fn is_kin(&self) -> bool {
        matches!(self.deed, Deed::KinMade | Deed::KinChanged)
    }

    fn is_of_person(&self) -> bool {
        !matches!(self.deed, Deed::ClassMade | Deed::OrderMade)
    }
}

/// The batch with this number.
pub async fn batch<C: ConnectionTrait>(tx: &C, id: BatchId) -> AppResult<Option<Batch>> {
    Ok(batch::Entity::find_by_id(id).one(tx).await?.map(known))
}

/// The last batch of the school that is not undone.
pub async fn last_batch<C: ConnectionTrait>(tx: &C, school: SchoolId) -> AppResult<Option<Batch>> {
    let own = batch::Entity::find().filter(batch::Column::SchoolId.eq(school));
    let stands = own.filter(batch::Column::State.ne("undone"));
    Ok(stands.order_by_desc(batch::Column::Id).one(tx).await?.map(known))
}

fn known(row: batch::Model) -> Batch {
    Batch { id: row.id, school: row.school_id, at: row.at, undone: row.state == "undone" }
}

impl Record {
    pub async fn load<C: ConnectionTrait>(tx: &C, batch: Batch) -> AppResult<Self> {
        let rows = batch_line::Entity::find()
            .filter(batch_line::Column::SchoolId.eq(batch.school))
            .filter(batch_line::Column::BatchId.eq(batch.id))
            .order_by_asc(batch_line::Column::Id)
            .all(tx)
            .await?;
        let lines: Vec<Done> = rows.into_iter().filter_map(read).collect();
        let of_deed = |wanted: Deed| lines.iter().filter(move |line| line.deed == wanted);
        let made: BTreeSet<PersonId> = of_deed(Deed::PersonMade).map(Done::person).collect();
        let kin = of_deed(Deed::KinMade).map(|line| (line.person(), line.child())).collect();
        let mut of: HashMap<PersonId, Vec<usize>> = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            if let Some(person) = owner(line, &made) {
                of.entry(person).or_default().push(at);
            }
        }
        Ok(Self { batch, lines, made, kin, of })
    }

    /// What has been decided already: a run that was cut off goes on from here.
    pub fn decided(&self) -> Fates {
        self.lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.fate?))).collect()
    }

    /// Whom the batch made and nobody has decided upon, families whole, in pieces of one turn.
    pub fn pieces(&self) -> Vec<Vec<PersonId>> {
        let open = |person: &PersonId| self.lines_of(*person).any(|at| self.lines[at].fate.is_none());
        let people = self.made.iter().copied().filter(open).collect();
        pieces(families(&people, &self.kin), |person| self.lines_of(person).count(), PIECE)
    }

    /// Open lines about these people of the batch's own making.
    pub fn of_people(&self, people: &[PersonId]) -> Vec<usize> {
        let all = people.iter().flat_map(|person| self.lines_of(*person));
        all.filter(|at| self.lines[*at].fate.is_none()).collect()
    }

    /// Whom of its own making a line is about.
    pub fn owner(&self, at: usize) -> Option<PersonId> {
        owner(&self.lines[at], &self.made)
    }

    /// Open lines of these deeds about nobody of the batch's own making.
    pub fn open(&self, deeds: &[Deed]) -> Vec<usize> {
        let open = |at: &usize| {
            let line = &self.lines[*at];
            line.fate.is_none() && deeds.contains(&line.deed) && self.owner(*at).is_none()
        };
        (0..self.lines.len()).filter(open).collect()
    }

    pub fn figures(&self, fates: &Fates) -> Figures {
        let deed = |(at, fate): (&usize, &Fate)| {
            let line = &self.lines[*at];
            let child = line.is_kin().then(|| line.child());
            (line.deed, line.person(), child, *fate)
        };
        tally(&fates.iter().map(deed).collect::<Vec<_>>())
    }

    fn lines_of(&self, person: PersonId) -> impl Iterator<Item = usize> + '_ {
        self.of.get(&person).into_iter().flatten().copied()
    }
}

fn owner(line: &Done, made: &BTreeSet<PersonId>) -> Option<PersonId> {
    let other = line.is_kin().then(|| line.child());
    let about = std::iter::once(line.person()).filter(|_| line.is_of_person()).chain(other);
    about.into_iter().find(|person| made.contains(person))
}

fn read(row: batch_line::Model) -> Option<Done> {
    let fate = match row.outcome.as_deref() {
        None => None,
        Some("undone") => Some(Fate::Undone),
        Some(_) => Some(Fate::Kept(row.why.as_deref().and_then(Hold::parse).unwrap_or(Hold::InUse))),
    };
    Some(Done {
        id: row.id,
        deed: Deed::parse(&row.deed)?,
        target: row.target,
        other: row.other,
        mark: row.mark,
        before: row.sealed_before,
        fate,
    })
}

/// Writes the fates down; what is put back is forgotten here.
pub async fn decide(tx: &Writing, record: &Record, fates: &Fates) -> AppResult<()> {
    let mut by_fate: BTreeMap<Option<Hold>, Vec<i64>> = BTreeMap::new();
    for (at, fate) in fates {
        let why = match fate {
            Fate::Undone => None,
            Fate::Kept(hold) => Some(*hold),
        };
        by_fate.entry(why).or_default().push(record.lines[*at].id.0);
    }
    for (why, lines) in by_fate {
        let outcome = if why.is_none() { "undone" } else { "kept" };
        let written = format!(
            "UPDATE batch_lines SET outcome = $3, why = $4, sealed_before = NULL \
             WHERE school_id = $1 AND batch_id = $2 AND id IN ({})",
            sql::among(lines)
        );
        let values = [
            record.batch.school.0.into(),
            record.batch.id.0.into(),
            outcome.into(),
            why.map(Hold::code).into(),
        ];
        sql::run(tx, &written, values).await?;
    }
    Ok(())
}
