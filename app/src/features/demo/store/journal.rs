//! The journals of a school: lessons, the works given out at them, cells, marks and term marks.

use chrono::{DateTime, NaiveTime, Utc};
use domain::calendar::bell;
use domain::curriculum::SUBJECTS;
use domain::ids::{AccountId, AssignmentId, GroupId, LessonId, PersonId, SchoolId};
use domain::journal::{Attendance, LessonState};
use entity::{absence_note, assignment, cell, exemption, lesson, mark, term_mark, term_order};

use super::debts::owe;
use super::homework::set_for_pupil;
use super::term_marks::Kept;
use super::{Placed, Seeding, moment};
use crate::features::demo::absence::Absences;
use crate::features::demo::chance::Chance;
use crate::features::demo::families::Pupil;
use crate::features::demo::lessons::{LessonPlan, lessons};
use crate::features::demo::marking::{Entry, Facts, For, Work, entry};
use crate::features::demo::school::SchoolPlan;
use crate::features::demo::topics;
use crate::kit::AppResult;

/// Tests are announced so many days ahead.
const ANNOUNCED_DAYS: i64 = 14;
/// One pupil of so many sits out sport.
const EXEMPT: usize = 45;

/// Rows of one school, each table in the order of its key.
#[derive(Default)]
struct Rows {
    lessons: Vec<lesson::Model>,
    assignments: Vec<assignment::Model>,
    cells: Vec<cell::Model>,
    marks: Vec<mark::Model>,
}

/// A lesson on its way into the rows.
struct Sheet<'a> {
    school: SchoolId,
    group: GroupId,
    id: LessonId,
    plan: &'a LessonPlan,
    /// When the teacher wrote it up, and who that was.
    at: DateTime<Utc>,
    by: AccountId,
    homework: Option<AssignmentId>,
}

/// A pupil of the group with days away.
struct Seat<'a> {
    person: PersonId,
    pupil: &'a Pupil,
    away: &'a Absences,
    exempt: bool,
    ability: i32,
}

impl Seeding {
    pub(super) async fn journal(
        &mut self,
        plan: &SchoolPlan,
        placed: &Placed,
        chance: &Chance,
    ) -> AppResult<()> {
        let mut own = chance.of(5);
        let mut away: Vec<Absences> =
            plan.pupils.iter().map(|_| Absences::draw(self.calendar.year, &mut own)).collect();
        let notes = self.notes(plan, placed, &mut away);
        let mut rows = Rows::default();
        for at in 0..plan.groups.len() {
            self.group(&mut rows, (plan, placed, &away), at, &mut own);
        }
        let substitutions = self.substitutions(plan, placed, &mut rows.lessons);
        owe((plan, placed), &mut rows.marks, &rows.assignments);
        let kept = Kept { lessons: &rows.lessons, assignments: &rows.assignments, marks: &rows.marks };
        let term_marks = self.term_marks((plan, placed), &kept);
        let closings = self.closings(plan, placed);
        let exemptions = self.exemptions(plan, placed);
        let announcements = self.announcements(plan, placed);
        let notices = self.notices((plan, placed), &rows.marks, &announcements);
        self.seeded.lessons += rows.lessons.len();
        self.seeded.marks += rows.marks.len();
        self.lesson_plans((plan, placed), &rows.lessons).await?;
        let set = set_for_pupil((plan, placed), &rows.lessons, &rows.assignments);
        self.line.put(lesson::Entity, rows.lessons).await?;
        self.line.put(assignment::Entity, rows.assignments).await?;
        self.homework_done((plan, placed), set).await?;
        self.line.put(cell::Entity, rows.cells).await?;
        self.line.put(mark::Entity, rows.marks).await?;
        self.line.put(term_mark::Entity, term_marks).await?;
        self.line.put(term_order::Entity, closings).await?;
        self.line.put(exemption::Entity, exemptions).await?;
        self.line.put(absence_note::Entity, notes).await?;
        self.put_substitutions(substitutions).await?;
        self.put_notices(announcements, notices).await
    }

    fn group(
        &mut self,
        rows: &mut Rows,
        (plan, placed, away): (&SchoolPlan, &Placed, &[Absences]),
        at: usize,
        chance: &mut Chance,
    ) {
        let of = &plan.groups[at];
        let (code, grade) = (SUBJECTS[of.subject].code, plan.classes[of.class].grade);
        let plans = lessons(&self.calendar, &plan.places[at], (code, grade), chance);
        let ids: Vec<LessonId> = plans.iter().map(|_| LessonId(self.ids.lesson.next())).collect();
        let seats = seats((plan, placed, away), (of.class, code), chance);
        let (teacher, by) = placed.staff[of.teacher];
        let mut homework = None;
        for (place, lesson) in plans.iter().enumerate() {
            let (starts, ends) = bell(lesson.number).expect("the demo has no lesson after the last bell");
            let at_end = moment(lesson.date, ends);
            let (school, group, id) = (placed.school, placed.groups[at], ids[place]);
            let due = if lesson.state == LessonState::Cancelled { None } else { homework.take() };
            let sheet = Sheet { school, group, id, plan: lesson, at: at_end, by, homework: due };
            rows.lessons.push(sheet.row(teacher, (starts, ends), placed.rooms[of.teacher]));
            if lesson.state == LessonState::Held {
                self.cells(rows, (&sheet, code, place), (&seats, grade == 1), chance);
                let rest = place + 1..plans.len();
                let next =
                    rest.into_iter().find(|n| plans[*n].state != LessonState::Cancelled).map(|n| ids[n]);
                homework = self.homework(rows, &sheet, next).or(homework);
            } else if let Some(announced) = self.announced(lesson) {
                let title = topics::test(announced, place);
                self.assign(rows, &sheet, (announced, 1), title);
            }
        }
    }

    fn cells(
        &mut self,
        rows: &mut Rows,
        (sheet, code, place): (&Sheet, &str, usize),
        (seats, without_marks): (&[Seat], bool),
        chance: &mut Chance,
    ) {
        let (date, work) = (sheet.plan.date, sheet.plan.work);
        let mut works: [Option<AssignmentId>; 2] = [None; 2];
        for seat in seats.iter().filter(|seat| seat.pupil.since <= date) {
            if seat.pupil.until.is_some_and(|until| until < date) {
                continue;
            }
            let homework_due = sheet.homework.is_some();
            let facts = Facts {
                away: seat.away(date, self.calendar.today),
                ability: seat.ability,
                work,
                homework_due,
                without_marks,
            };
            let Some(entry) = entry(&facts, chance) else { continue };
            rows.cells.push(sheet.cell(seat.person, &entry));
            for (position, (target, value)) in (0..).zip(&entry.marks) {
                let assignment_id = match target {
                    For::Homework => {
                        sheet.homework.expect("a mark for homework is given only where it is due")
                    }
                    For::Lesson => *works[0].get_or_insert_with(|| {
                        let (letter, title) = main_work(code, place, work);
                        self.assign(rows, sheet, (letter, 1), title)
                    }),
                    For::Again => *works[1].get_or_insert_with(|| {
                        let ordinal = if work == Work::Answers { 2 } else { 1 };
                        self.assign(rows, sheet, ("О", ordinal), "Ответ на уроке".into())
                    }),
                };
                let Sheet { school: school_id, group: group_id, id: lesson_id, at, .. } = *sheet;
                let (pupil_id, value) = (seat.person, value.code());
                let row = mark::Model {
                    school_id,
                    group_id,
                    lesson_id,
                    pupil_id,
                    assignment_id,
                    value,
                    position,
                    at,
                };
                rows.marks.push(row);
            }
        }
    }

    /// A test that is near enough to be known.
    fn announced(&self, lesson: &LessonPlan) -> Option<&'static str> {
        let Work::Test(letter) = lesson.work else { return None };
        let days = (lesson.date - self.calendar.today).num_days();
        (lesson.state == LessonState::Planned && (0..=ANNOUNCED_DAYS).contains(&days)).then_some(letter)
    }

    fn homework(&mut self, rows: &mut Rows, sheet: &Sheet, next: Option<LessonId>) -> Option<AssignmentId> {
        let text = sheet.plan.homework.clone()?;
        let id = self.assign(rows, sheet, ("Д", 1), String::new());
        let row = rows.assignments.last_mut()?;
        (row.lesson_id, row.issued_lesson_id, row.description) = (next, Some(sheet.id), text);
        Some(id)
    }

    fn assign(
        &mut self,
        rows: &mut Rows,
        sheet: &Sheet,
        (kind, ordinal): (&str, i32),
        title: String,
    ) -> AssignmentId {
        let id = AssignmentId(self.ids.assignment.next());
        let heavy = matches!(kind, "К" | "З");
        rows.assignments.push(assignment::Model {
            id,
            school_id: sheet.school,
            group_id: sheet.group,
            lesson_id: Some(sheet.id),
            issued_lesson_id: None,
            kind: kind.into(),
            ordinal,
            title,
            description: String::new(),
            weight: if heavy { 20 } else { 10 },
            mandatory: heavy,
            visible_from: None,
        });
        id
    }
}

impl Sheet<'_> {
    fn row(
        &self,
        teacher_id: PersonId,
        (starts, ends): (NaiveTime, NaiveTime),
        room: domain::ids::RoomId,
    ) -> lesson::Model {
        let held = self.plan.state == LessonState::Held;
        lesson::Model {
            id: self.id,
            school_id: self.school,
            group_id: self.group,
            date: self.plan.date,
            number: self.plan.number,
            starts,
            ends,
            room_id: Some(room),
            teacher_id,
            substitute_id: None,
            topic: self.plan.topic.clone(),
            state: self.plan.state.code().into(),
            held_at: held.then_some(self.at),
            version: i32::from(held),
        }
    }

    /// Each mark, the attendance and the comment were a change of their own.
    fn cell(&self, pupil_id: PersonId, entry: &Entry) -> cell::Model {
        let others = i32::from(entry.attendance.is_some()) + i32::from(entry.comment.is_some());
        cell::Model {
            school_id: self.school,
            group_id: self.group,
            lesson_id: self.id,
            pupil_id,
            attendance: entry.attendance.map(|code| code.code().into()),
            version: i32::try_from(entry.marks.len()).map_or(others, |marks| marks + others),
            comment: entry.comment.map(Into::into),
            comment_read_at: None,
            changed_at: self.at,
            changed_by: self.by,
        }
    }
}

impl Seat<'_> {
    fn away(&self, day: chrono::NaiveDate, today: chrono::NaiveDate) -> Option<Attendance> {
        self.away.on(day, today).or(self.exempt.then_some(Attendance::Exempt))
    }
}

fn main_work(code: &str, place: usize, work: Work) -> (&'static str, String) {
    match work {
        Work::Test(letter) => (letter, topics::topic(code, place, work)),
        Work::Answers => ("О", "Ответ на уроке".into()),
    }
}

/// Pupils of the class with what they are worth in this subject.
fn seats<'a>(
    (plan, placed, away): (&'a SchoolPlan, &Placed, &'a [Absences]),
    (class, code): (usize, &str),
    chance: &mut Chance,
) -> Vec<Seat<'a>> {
    let members = plan.pupils.iter().enumerate().filter(|(_, pupil)| pupil.class == class);
    let seats = members.map(|(at, pupil)| Seat {
        person: placed.pupils[at],
        pupil,
        away: &away[at],
        exempt: code == "sport" && at % EXEMPT == 7,
        ability: (pupil.ability + chance.between(-10, 14)).clamp(8, 92),
    });
    seats.collect()
}
