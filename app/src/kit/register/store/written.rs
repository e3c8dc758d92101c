//! What a call has settled, on its way into the rows: one statement for each kind of row.

use std::collections::BTreeMap;

use domain::ids::{AssignmentId, GroupId, SchoolId};
use domain::journal::{Answer, Cell, Edit, Lesson, MarkEntry};
use entity::{change, mark};
use sea_orm::sea_query::{Condition, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::batch::Spot;
use super::kept;
use crate::kit::cells::{Cells, Source, Turn};
use crate::kit::db::Writing;
use crate::kit::{AppResult, Request};

/// Rows to write, each in its last state.
pub(super) struct Written {
    source: Source,
    cells: Cells,
    marks: BTreeMap<(Spot, AssignmentId), Stroke>,
    kept: Vec<change::ActiveModel>,
}

/// What becomes of one mark.
enum Stroke {
    Added(mark::ActiveModel),
    /// It was there: its place among its neighbours stays.
    Changed(mark::ActiveModel),
    Gone(SchoolId, GroupId),
}

impl From<Source> for Written {
    fn from(source: Source) -> Self {
        Self { source, cells: Cells::from(source), marks: BTreeMap::new(), kept: vec![] }
    }
}

impl Written {
    /// All that has been settled so far; nothing is left.
    pub fn take(&mut self) -> Self {
        std::mem::replace(self, Self::from(self.source))
    }

    /// Takes an entry and the cell after it.
    pub fn write(&mut self, cx: &Request<Writing>, lesson: &Lesson, (entry, after): (&MarkEntry, &Cell)) {
        self.cells.take(cx, &Turn::entered(lesson, entry, after));
        self.put_mark(cx, lesson, (entry, after));
    }

    fn put_mark(&mut self, cx: &Request<Writing>, lesson: &Lesson, (entry, after): (&MarkEntry, &Cell)) {
        let spot = (lesson.id, entry.change().pupil);
        let touched = match entry.change().edit {
            Edit::Add(_) => after.marks[after.marks.len() - 1],
            Edit::Replace { at, .. } => after.marks[at],
            Edit::Assign { at, .. } => {
                let was = (spot, entry.before().marks[at].assignment);
                self.marks.insert(was, Stroke::Gone(lesson.school, lesson.group));
                after.marks[after.marks.len() - 1]
            }
            Edit::Remove { at } => {
                let gone = (spot, entry.before().marks[at].assignment);
                self.marks.insert(gone, Stroke::Gone(lesson.school, lesson.group));
                return;
            }
            _ => return,
        };
        let mut put = mark::ActiveModel {
            school_id: Set(lesson.school),
            group_id: Set(lesson.group),
            lesson_id: Set(lesson.id),
            pupil_id: Set(spot.1),
            assignment_id: Set(touched.assignment),
            value: Set(touched.value.code()),
            // The version that brought a mark orders it among its neighbours, whatever is removed later.
            position: Set(i32::try_from(after.version).unwrap_or(i32::MAX)),
            at: Set(cx.now),
        };
        let key = (spot, touched.assignment);
        let stroke = match (&entry.change().edit, self.marks.get(&key)) {
            (Edit::Add(_) | Edit::Assign { .. }, _) => Stroke::Added(put),
            (_, Some(Stroke::Added(added))) => {
                put.position = added.position.clone();
                Stroke::Added(put)
            }
            _ => Stroke::Changed(put),
        };
        self.marks.insert(key, stroke);
    }

    /// Keeps the answer for thirty days, in case it is lost on the way and asked for again.
    pub fn keep(
        &mut self,
        cx: &Request<Writing>,
        (school, id): &(SchoolId, String),
        answer: &Answer,
    ) -> AppResult<()> {
        self.kept.push(kept::row(cx, (*school, id), answer)?);
        Ok(())
    }

    pub async fn save(self, cx: &mut Request<Writing>) -> AppResult<()> {
        let Self { cells, marks, kept: answers, .. } = self;
        cells.save(cx).await?;
        save_marks(cx, marks).await?;
        kept::save(cx, answers).await
    }
}

async fn save_marks(cx: &Request<Writing>, marks: BTreeMap<(Spot, AssignmentId), Stroke>) -> AppResult<()> {
    use mark::Column::{AssignmentId, At, GroupId, LessonId, Position, PupilId, SchoolId, Value};
    let (mut added, mut changed, mut gone) = (vec![], vec![], Condition::any());
    for (((lesson, pupil), assignment), stroke) in marks {
        match stroke {
            Stroke::Added(put) => added.push(put),
            Stroke::Changed(put) => changed.push(put),
            Stroke::Gone(school, group) => {
                let own = SchoolId.eq(school).and(GroupId.eq(group)).and(LessonId.eq(lesson));
                gone = gone.add(own.and(PupilId.eq(pupil)).and(AssignmentId.eq(assignment)));
            }
        }
    }
    if !gone.is_empty() {
        mark::Entity::delete_many().filter(gone).exec(&cx.tx).await?;
    }
    for (puts, renewed) in [(added, vec![Value, At, Position]), (changed, vec![Value, At])] {
        if !puts.is_empty() {
            let mut same = OnConflict::columns([SchoolId, GroupId, LessonId, PupilId, AssignmentId]);
            same.update_columns(renewed);
            mark::Entity::insert_many(puts).on_conflict(same).exec_without_returning(&cx.tx).await?;
        }
    }
    Ok(())
}
