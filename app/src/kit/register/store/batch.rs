//! The changes of one call: what they are judged by is read once for each lesson, what is lawful is written together.

use std::collections::{HashMap, HashSet};

use domain::ids::{AssignmentId, LessonId, PersonId, SchoolId};
use domain::journal::{
    Answer, Assignment, Cell, Change, Changes, Lesson, MarkEntry, MarkRefused, Membership, Place, WorkKind,
};
use sea_orm::{ActiveModelTrait, Set};

use super::packed::Cells;
use super::written::Written;
use super::{facts, kept, work};
use crate::kit::cells::Source;
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Hand, Request, sql};

/// A cell of a sheet.
pub type Spot = (LessonId, PersonId);

/// Lessons with their cells as they stand after the changes settled so far.
pub struct Batch {
    lessons: HashMap<LessonId, Lesson>,
    cells: Cells,
    members: HashSet<Spot>,
    /// First answers, by school and id of the change.
    answers: HashMap<(SchoolId, String), Answer>,
    written: Written,
}

impl Batch {
    /// All lessons of `changes` and what stands in them; they stay locked for this turn.
    pub async fn read(cx: &Request<Writing>, changes: &Changes, source: Source) -> AppResult<Self> {
        let mut ids: Vec<LessonId> = changes.iter().map(|change| change.lesson).collect();
        // In one order for all: two calls never wait for each other.
        ids.sort_unstable();
        ids.dedup();
        let first = changes.iter().map(|change| change.pupil).next();
        let only = first.filter(|first| changes.iter().all(|change| change.pupil == *first));
        let (mut lessons, mut cells, mut members) = (HashMap::new(), HashMap::new(), HashSet::new());
        for id in ids {
            let lesson = facts::lesson(cx, id).await?;
            facts::add_standing(&cx.tx, &lesson, only, (&mut cells, &mut members)).await?;
            lessons.insert(id, lesson);
        }
        let schools = lessons.values().map(|lesson| lesson.school).collect::<HashSet<_>>();
        let sent = changes.iter().map(|change| change.id.as_str());
        let answers = kept::answered(cx, schools, sent).await?;
        Ok(Self { lessons, cells, members, answers, written: Written::from(source) })
    }

    pub fn lesson(&self, id: LessonId) -> AppResult<&Lesson> {
        self.lessons.get(&id).ok_or(AppError::NotFound)
    }

    /// The cell that `change` is about, and whether the pupil belonged to the group on that day; `None`, if this very
    /// change has been answered already.
    pub fn stand(&self, change: &Change) -> AppResult<Option<(Cell, Membership)>> {
        if self.answers.contains_key(&self.key(change)?) {
            return Ok(None);
        }
        let spot = (change.lesson, change.pupil);
        let member = self.members.contains(&spot);
        let membership = if member { Membership::Member } else { Membership::Stranger };
        Ok(Some((self.cells.get(&spot).cloned().unwrap_or_default(), membership)))
    }

    fn key(&self, change: &Change) -> AppResult<(SchoolId, String)> {
        Ok((self.lesson(change.lesson)?.school, change.id.as_str().to_owned()))
    }

    /// Takes what the rules let in, or says why they did not; either way the answer is kept under the change's id.
    /// Without an entry the change has been answered already.
    pub async fn settle(
        &mut self,
        cx: &mut Request<Writing>,
        change: &Change,
        entry: Option<Result<MarkEntry, MarkRefused>>,
    ) -> AppResult<Answer> {
        let key = self.key(change)?;
        let answer = match entry {
            None => return self.answers.get(&key).cloned().ok_or(AppError::NotFound),
            Some(Ok(entry)) if entry.is_done() => Answer::Saved { cell: entry.before().clone(), made: None },
            Some(Ok(entry)) => self.write(cx, &entry).await?,
            Some(Err(MarkRefused::Changed)) => self.conflict(cx, change).await?,
            Some(Err(why)) => Answer::Refused(why.to_string()),
        };
        self.written.keep(cx, &key, &answer)?;
        self.answers.insert(key, answer.clone());
        Ok(answer)
    }

    async fn write(&mut self, cx: &Request<Writing>, entry: &MarkEntry) -> AppResult<Answer> {
        let (id, made) = match entry.place() {
            Some(Place::Taken(id)) => (id, None),
            Some(Place::NewAnswer(ordinal)) => {
                let made = self.new_answer(cx, entry.change().lesson, ordinal).await?;
                (made.id, Some(made))
            }
            None => (AssignmentId(0), None),
        };
        let after = entry.after(id);
        let lesson = self.lesson(entry.change().lesson)?.clone();
        self.written.write(cx, &lesson, (entry, &after));
        self.cells.insert((lesson.id, entry.change().pupil), after.clone());
        Ok(Answer::Saved { cell: after, made })
    }

    async fn new_answer(
        &mut self,
        cx: &Request<Writing>,
        lesson: LessonId,
        ordinal: u16,
    ) -> AppResult<Assignment> {
        const KIND: &str = "SELECT code, name AS title, weight FROM work_kinds WHERE code = $1";
        let lesson = self.lessons.get_mut(&lesson).ok_or(AppError::NotFound)?;
        let row = sql::row(&cx.tx, KIND, [WorkKind::ANSWER.into()]).await?;
        let kind = work::kind(&row.ok_or_else(|| AppError::fault("the dictionary of work lacks «О»"))?)?;
        let mut new = work::blank(lesson, WorkKind::ANSWER, ordinal);
        new.weight = Set(i32::try_from(kind.weight).unwrap_or(i32::MAX));
        let id = new.insert(&cx.tx).await?.id;
        let made = Assignment { id, kind: kind.code, ordinal, title: String::new(), weight: kind.weight };
        lesson.assignments.push(made.clone());
        Ok(made)
    }

    async fn conflict(&mut self, cx: &mut Request<Writing>, change: &Change) -> AppResult<Answer> {
        // The first hand may be that of an earlier change of this very call.
        self.written.take().save(cx).await?;
        let cell = self.cells.get(&(change.lesson, change.pupil)).cloned().unwrap_or_default();
        Ok(match facts::last_hand(cx, self.lesson(change.lesson)?, change.pupil).await? {
            Some(Hand { who, when }) => Answer::Conflict { cell, who, when },
            // Nobody ever wrote what its author claims to have seen: the neighbours in the call are not undone for it.
            None => Answer::Refused(AppError::NotFound.to_string()),
        })
    }

    /// Writes down all that has been settled.
    pub async fn save(self, cx: &mut Request<Writing>) -> AppResult<()> {
        self.written.save(cx).await
    }
}
