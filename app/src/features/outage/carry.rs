//! What was looked over goes into the journal, by the journal's own writer; each change is noted as come from paper.

use chrono::NaiveDate;
use domain::absence::Hands;
use domain::access::Actor;
use domain::ids::{AssignmentId, LessonId, PersonId};
use domain::journal::{
    Answer, Cell, Change, ChangeId, Changes, Content, LessonNote, Membership, WriteLesson,
};

use super::store::{Facts, Taught};
use crate::kit::cells::Source;
use crate::kit::db::Writing;
use crate::kit::register::{self, Batch};
use crate::kit::{AppError, AppResult, Request};

/// Changes that one call of the writer takes.
const PIECE: usize = 100;

/// A cell as it stands and as it will stand.
pub struct Entry {
    pub lesson: LessonId,
    pub pupil: PersonId,
    pub cell: Cell,
    pub after: Content,
}

/// What goes in.
pub struct Ready {
    pub entries: Vec<Entry>,
    pub notes: Vec<LessonNote>,
}

impl Entry {
    /// One after another, each upon the version that the one before has left. `mark` makes their ids unlike all others.
    fn changes(&self, mark: &str) -> AppResult<Vec<Change>> {
        let Self { lesson, pupil, cell, after } = self;
        let edits = after.edits_from(cell).into_iter().zip(cell.version..);
        let change = |(edit, seen): (_, u32)| {
            let id = ChangeId::new(format!("{mark}-{lesson}-{pupil}-{seen}")).map_err(AppError::fault)?;
            Ok(Change { id, lesson: *lesson, pupil: *pupil, seen, edit })
        };
        edits.map(change).collect()
    }
}

/// Would the journal take it? Asked of the very law that saving obeys.
pub fn tried(taught: &Taught, entry: &Entry, (actor, today): (&Actor, NaiveDate)) -> Result<(), String> {
    let (lesson, mut cell) = (&taught.lesson, entry.cell.clone());
    let member = taught.members.contains(&entry.pupil);
    let membership = if member { Membership::Member } else { Membership::Stranger };
    let hands = Hands::of(actor, lesson);
    for change in entry.changes("tried").map_err(|why| why.to_string())? {
        let permit = actor.permit(lesson.write_marks(&change.edit)).map_err(|why| why.to_string())?;
        let entered = lesson.enter(change, cell, (today, membership, hands), permit);
        cell = entered.map_err(|why| why.to_string())?.after(AssignmentId(0));
    }
    Ok(())
}

/// Writes all of it or nothing; how many cells and lessons it were.
pub async fn carry(cx: &mut Request<Writing>, facts: &Facts, ready: Ready) -> AppResult<usize> {
    let mark = format!("{:x}", cx.now.timestamp_micros());
    let changes: Vec<Change> =
        ready.entries.iter().map(|entry| entry.changes(&mark)).collect::<AppResult<Vec<_>>>()?.concat();
    for piece in changes.chunks(PIECE) {
        carry_cells(cx, piece.to_vec()).await?;
    }
    for note in &ready.notes {
        let taught = facts.lessons.iter().find(|taught| taught.lesson.id == note.lesson);
        carry_note(cx, taught.ok_or(AppError::NotFound)?, note).await?;
    }
    Ok(ready.entries.len() + ready.notes.len())
}

async fn carry_cells(cx: &mut Request<Writing>, piece: Vec<Change>) -> AppResult<()> {
    let changes = Changes::try_from(piece).map_err(AppError::fault)?;
    let mut batch = Batch::read(cx, &changes, Source::Paper).await?;
    for change in changes {
        let lesson = batch.lesson(change.lesson)?;
        let hands = Hands::of(&cx.actor, lesson);
        let permit = cx.actor.permit(lesson.write_marks(&change.edit))?;
        let entry = batch
            .stand(&change)?
            .map(|(cell, member)| lesson.enter(change.clone(), cell, (cx.today, member, hands), permit));
        match batch.settle(cx, &change, entry).await? {
            Answer::Saved { .. } => {}
            Answer::Conflict { who, when, .. } => return Err(AppError::Conflict { who, when }),
            Answer::Refused(why) => return Err(AppError::Refused(why)),
        }
    }
    batch.save(cx).await
}

async fn carry_note(cx: &mut Request<Writing>, taught: &Taught, note: &LessonNote) -> AppResult<()> {
    let permit = cx.actor.permit(WriteLesson(&taught.lesson))?;
    taught.lesson.open_on(cx.today).map_err(|why| AppError::Refused(why.to_string()))?;
    match register::note(cx, (note, Source::Paper), permit).await? {
        Ok(()) => Ok(()),
        Err(hand) => Err(AppError::Conflict { who: hand.who, when: hand.when }),
    }
}
