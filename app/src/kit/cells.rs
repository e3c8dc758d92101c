//! Cells of journals on their way into the rows: the one place that writes them, each with its event and its news.

use std::collections::BTreeMap;

use domain::absence::Resolution;
use domain::ids::{AccountId, AssignmentId, GroupId, LessonId, PersonId, SchoolId};
use domain::journal::{Attendance, Cell, Edit, Lesson, MarkEntry};
use entity::cell;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

use super::db::Writing;
use super::event::{Happening, record_all};
use super::live::Touched;
use super::news::Happened;
use super::{AppError, AppResult, Request};

/// One lawful edit of one cell. Only what the law has let through becomes one.
pub struct Turn<'a> {
    lesson: &'a Lesson,
    pupil: PersonId,
    by: AccountId,
    edit: Edit,
    before: Cell,
    after: Cell,
}

/// Whence a change comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Source {
    #[default]
    Screen,
    /// A sheet that was filled in by hand, while there was no power or no network.
    Paper,
}

impl Source {
    /// What the log of events says of it.
    pub fn reason(self) -> Option<String> {
        match self {
            Self::Screen => None,
            Self::Paper => Some("paper".to_owned()),
        }
    }
}

/// Cells to write, each in its last state.
#[derive(Default)]
pub struct Cells {
    source: Source,
    puts: BTreeMap<(LessonId, PersonId), (cell::ActiveModel, Words)>,
    events: Vec<Happening>,
    touched: BTreeMap<(SchoolId, GroupId), BTreeMap<(LessonId, PersonId), u32>>,
}

/// Whether the comment of a cell was written to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Kept,
    New,
}

impl<'a> Turn<'a> {
    /// What a journal has taken in.
    pub fn entered(lesson: &'a Lesson, entry: &MarkEntry, after: &Cell) -> Self {
        let (by, before, after) = (entry.by(), entry.before().clone(), after.clone());
        Self { lesson, pupil: entry.change().pupil, by, edit: entry.change().edit.clone(), before, after }
    }

    /// The reason given to an absence.
    pub fn resolved(lesson: &'a Lesson, resolution: &Resolution, before: Cell) -> AppResult<Self> {
        let edit = Edit::Attend(resolution.code());
        let after = before.after(&edit, AssignmentId(0)).map_err(|why| AppError::Refused(why.to_string()))?;
        Ok(Self { lesson, pupil: resolution.pupil(), by: resolution.by(), edit, before, after })
    }
}

impl From<Source> for Cells {
    fn from(source: Source) -> Self {
        Self { source, ..Self::default() }
    }
}

impl Cells {
    /// Takes one edit; those of the same cell one after another.
    pub fn take(&mut self, cx: &Request<Writing>, turn: &Turn<'_>) {
        let Turn { lesson, pupil, by, edit, after, .. } = turn;
        let put = cell::ActiveModel {
            school_id: Set(lesson.school),
            group_id: Set(lesson.group),
            lesson_id: Set(lesson.id),
            pupil_id: Set(*pupil),
            attendance: Set(after.attendance.map(|code| code.code().to_owned())),
            version: Set(i32::try_from(after.version).unwrap_or(i32::MAX)),
            comment: Set(after.comment.clone()),
            comment_read_at: Set(None),
            changed_at: Set(cx.now),
            changed_by: Set(*by),
        };
        let was = self.puts.get(&(lesson.id, *pupil)).map_or(Words::Kept, |(_, words)| *words);
        let words = if matches!(edit, Edit::Comment(_)) { Words::New } else { was };
        self.puts.insert((lesson.id, *pupil), (put, words));
        self.events.push(happening(cx, turn, self.source));
        let touched = self.touched.entry((lesson.school, lesson.group)).or_default();
        touched.insert((lesson.id, *pupil), after.version);
    }

    /// Writes the rows and their events; others are told once the turn is durable.
    pub async fn save(self, cx: &mut Request<Writing>) -> AppResult<()> {
        save_rows(cx, self.puts.into_values()).await?;
        record_all(&cx.tx, &self.events).await?;
        for ((school, group), cells) in self.touched {
            let touched =
                |((lesson, pupil), version)| Touched { lesson, pupil: Some(pupil), version: Some(version) };
            cx.tell(Happened::Journal { school, group, touched: cells.into_iter().map(touched).collect() });
        }
        Ok(())
    }
}

async fn save_rows(
    cx: &Request<Writing>,
    cells: impl Iterator<Item = (cell::ActiveModel, Words)>,
) -> AppResult<()> {
    use cell::Column::{
        Attendance, ChangedAt, ChangedBy, Comment, CommentReadAt, GroupId, LessonId, PupilId, SchoolId,
        Version,
    };
    let renewed = [Attendance, Version, Comment, ChangedAt, ChangedBy];
    let (spoken, quiet): (Vec<_>, Vec<_>) = cells.partition(|(_, words)| *words == Words::New);
    // Who has read the old comment has not read the new one.
    for (cells, unread) in [(spoken, Some(CommentReadAt)), (quiet, None)] {
        if !cells.is_empty() {
            let mut same = OnConflict::columns([SchoolId, GroupId, LessonId, PupilId]);
            same.update_columns(renewed.into_iter().chain(unread));
            let puts = cells.into_iter().map(|(put, _)| put);
            cell::Entity::insert_many(puts).on_conflict(same).exec_without_returning(&cx.tx).await?;
        }
    }
    Ok(())
}

fn happening(cx: &Request<Writing>, turn: &Turn<'_>, source: Source) -> Happening {
    let (old, new) = match turn.edit {
        // A comment is free text: the log says that it changed, not what it says.
        Edit::Comment(_) => (String::new(), String::new()),
        _ => (values(&turn.before), values(&turn.after)),
    };
    Happening {
        school: turn.lesson.school,
        at: cx.now,
        by: Some(turn.by),
        act: turn.edit.act(),
        subject: format!("lesson:{} pupil:{} version:{}", turn.lesson.id, turn.pupil, turn.after.version),
        old: Some(old),
        new: Some(new),
        reason: source.reason(),
    }
}

/// «5 4 ОТ»: what a cell says, without names.
fn values(cell: &Cell) -> String {
    let marks = cell.marks.iter().map(|mark| mark.value.text());
    marks.chain(cell.attendance.map(Attendance::code)).collect::<Vec<_>>().join(" ")
}
