//! A file of people on its way into the school: read, weighed, brought in by the law of `kit::intake`.

mod absent;
mod batches;
mod columns;
mod questions;
mod uploads;

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::ids::{AccountId, SchoolId, UploadId};
use domain::people::ClassName;
use domain::people::roster::{Mapping, Report, Roster, RosterKind, Ruling};
use exchange::people::PeopleFile;
use sea_orm::ConnectionTrait;

use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::intake::{self, Brought, Frame, List, Question, Source, Tally};
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult, rolls, sql};

pub use batches::{batch, batches, foresee, opened, undo_batch, undo_last};
pub use columns::mean;
pub use questions::rule;
pub use uploads::{NewUpload, check, keep, put_aside, readable, rejected, settle, upload, uploads};

/// What is wished of a list.
#[derive(Clone, Debug)]
pub struct Wish {
    pub kind: RosterKind,
    /// Classes confirmed to be made.
    pub classes: Vec<ClassName>,
    /// The calendar year in which the school year begins; none: the year in hand.
    pub year: Option<i32>,
    pub dry_run: bool,
    /// None: the administrator at the console.
    pub by: Option<AccountId>,
    pub file_name: String,
    /// The file kept; none: by a command.
    pub upload: Option<UploadId>,
    /// Who rows are that meet somebody on record, as a person decided.
    pub rulings: Vec<Ruling>,
}

/// A list compared with what is on record.
pub(super) struct Weighed {
    frame: Frame,
    list: List,
    tally: Tally,
    questions: Vec<Question>,
}

/// Brings a list of people into the school with this code. The figures of a dry run are those of the run.
pub async fn bring_people(house: &House, school: &str, file: Vec<u8>, wish: &Wish) -> AppResult<Report> {
    let file = read(file, wish.kind, None).await?;
    let school = intake::school(&house.db.read().await?, school).await?;
    bring(house, school, &file, wish).await
}

async fn bring(house: &House, school: SchoolId, file: &PeopleFile, wish: &Wish) -> AppResult<Report> {
    let today = house.clock.today();
    let weighed = weigh(&house.db.read().await?, &house.vault, (school, today), file, wish).await?;
    if wish.upload.is_some() && !wish.dry_run {
        questions::all_answered(&weighed.questions)?;
    }
    if wish.dry_run || weighed.is_idle(wish) {
        return Ok(weighed.report());
    }
    let log = Log { school, by: wish.by, at: house.clock.now() };
    let source = Source { kind: wish.kind, file_name: wish.file_name.clone(), upload: wish.upload };
    let batch = match intake::begun_batch(house, school, wish.upload).await? {
        None if !weighed.stands(wish) => Some(intake::begin_batch(house, &source, &log).await?),
        begun => begun,
    };
    let frame = Frame { batch, ..weighed.frame.clone() };
    let frame = intake::founded(house, &frame, &wish.classes, &log).await?;
    let tally = match &weighed.list {
        _ if weighed.tally.is_quiet() => weighed.tally.clone(),
        List::Pupils(list) => {
            let Brought { tally, .. } = intake::bring_pupils(house, &frame, list, &log).await?;
            tally
        }
        List::Staff(list) => intake::bring_staff(house, &frame, list, &log).await?.0,
    };
    intake::issue(house, &frame, &log).await?;
    if let Some(batch) = batch {
        intake::end_batch(house, (school, batch), &tally).await?;
    }
    Ok(Weighed { tally, ..weighed }.report())
}

/// Reads a file away from the threads that answer.
async fn read(file: Vec<u8>, kind: RosterKind, meant: Option<Mapping>) -> AppResult<PeopleFile> {
    let read = tokio::task::spawn_blocking(move || exchange::people::read(&file, kind, meant.as_ref()));
    read.await.map_err(AppError::fault)?.map_err(|refused| AppError::Refused(refused.to_string()))
}

async fn weigh<C: ConnectionTrait>(
    tx: &C,
    vault: &Vault,
    (school, today): (SchoolId, chrono::NaiveDate),
    file: &PeopleFile,
    wish: &Wish,
) -> AppResult<Weighed> {
    let frame = frame(tx, (school, today), (wish.year, wish.by)).await?;
    let classes = frame.with(&wish.classes);
    let whose = (&file.roster, wish.kind);
    let (list, questions) = intake::check_ruled(tx, vault, (&frame, &classes), whose, &wish.rulings).await?;
    let tally = match &list {
        List::Pupils(list) => intake::weigh_pupils(tx, vault, &frame, list).await?,
        List::Staff(list) => intake::weigh_staff(tx, vault, &frame, list).await?,
    };
    Ok(Weighed { frame, list, tally, questions })
}

/// The year asked for, else the one that the person has taken in hand in the wizard, else the one in force.
async fn frame<C: ConnectionTrait>(
    tx: &C,
    (school, today): (SchoolId, chrono::NaiveDate),
    (asked, by): (Option<i32>, Option<AccountId>),
) -> AppResult<Frame> {
    const BEGINS: &str =
        "SELECT first_day FROM school_years WHERE school_id = $1 AND id = $2 AND state <> 'closed'";
    let mut asked = asked;
    if let (None, Some(by)) = (asked, by)
        && let Some(year) = rolls::chosen_year(tx, school, by).await?
        && let Some(row) = sql::row(tx, BEGINS, [school.0.into(), year.0.into()]).await?
    {
        asked = Some(row.try_get::<chrono::NaiveDate>("", "first_day")?.year());
    }
    intake::frame(tx, school, today, asked).await
}

/// Classes the list names and the school lacks, with the number of their rows.
async fn unknown_classes<C: ConnectionTrait>(
    tx: &C,
    (school, today): (SchoolId, chrono::NaiveDate),
    (by, roster): (Option<AccountId>, &Roster),
) -> AppResult<BTreeMap<ClassName, u32>> {
    let frame = frame(tx, (school, today), (None, by)).await?;
    Ok(intake::classes_missing(&frame, roster))
}

impl Weighed {
    /// Nobody goes in and no class is confirmed: not even a year is begun.
    fn is_idle(&self, wish: &Wish) -> bool {
        let accepted = match &self.list {
            List::Pupils(list) => list.pupils.len(),
            List::Staff(list) => list.staff.len(),
        };
        accepted == 0 && wish.classes.is_empty()
    }

    /// All of it is on record: such a list is no batch.
    fn stands(&self, wish: &Wish) -> bool {
        let known = self.frame.with(&[]);
        self.tally.is_quiet()
            && self.frame.year.is_some()
            && wish.classes.iter().all(|class| known.contains(class))
    }

    fn report(self) -> Report {
        let checked = match self.list {
            List::Pupils(list) => list.report,
            List::Staff(list) => list.report,
        };
        self.tally.enter(checked)
    }
}
