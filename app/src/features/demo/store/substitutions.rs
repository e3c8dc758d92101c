//! A teacher of the first school is on courses from today on: some of the lessons have a substitute already.

use chrono::{Days, NaiveTime};
use domain::ids::{PersonId, TeacherAbsenceId};
use domain::substitution::AbsenceKind;
use entity::{lesson, substitution, teacher_absence};

use super::{Placed, Seeding, moment};
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

/// The courses end so many days after today.
const LONG: Days = Days::new(4);
const STANDS_IN: &str = "teacher2";
const DEPUTY: &str = "deputy";

/// What the deputy head has entered and decided.
#[derive(Default)]
pub(super) struct Substitutions {
    pub absences: Vec<teacher_absence::Model>,
    pub decided: Vec<substitution::Model>,
}

impl Seeding {
    /// Of the first school; who stands in is written into `lessons`.
    pub(super) fn substitutions(
        &mut self,
        plan: &SchoolPlan,
        placed: &Placed,
        lessons: &mut [lesson::Model],
    ) -> Substitutions {
        let of = |login: &str| plan.staff.iter().position(|one| one.login.as_deref() == Some(login));
        let Some((helper, deputy)) = of(STANDS_IN).zip(of(DEPUTY)) else { return Substitutions::default() };
        let Some(away) = self.away(plan, placed, lessons) else { return Substitutions::default() };
        let (today, (helper, _), (_, by)) = (self.calendar.today, placed.staff[helper], placed.staff[deputy]);
        let at = moment(today, NaiveTime::from_hms_opt(7, 30, 0).unwrap_or_default());
        let busy: Vec<i32> =
            lessons.iter().filter(|l| l.date == today && l.teacher_id == helper).map(|l| l.number).collect();
        let missed = lessons.iter_mut().filter(|l| l.date == today && l.teacher_id == away);
        let free = missed.filter(|l| l.state == "planned" && !busy.contains(&l.number));
        let mut decided: Vec<substitution::Model> = vec![];
        // Every other: the rest waits.
        for lesson in free.step_by(2) {
            lesson.substitute_id = Some(helper);
            let (school_id, group_id, lesson_id) = (lesson.school_id, lesson.group_id, lesson.id);
            let outcome = "replaced".into();
            let (made_group_id, made_id) = (None, None);
            decided.push(substitution::Model {
                school_id,
                group_id,
                lesson_id,
                outcome,
                by,
                at,
                made_group_id,
                made_id,
            });
        }
        let absence = teacher_absence::Model {
            id: TeacherAbsenceId(self.ids.teacher_absence.next()),
            school_id: placed.school,
            teacher_id: away,
            kind: AbsenceKind::Courses.code().into(),
            first_day: today,
            last_day: today + LONG,
            first_lesson: None,
            last_lesson: None,
            by,
            at,
            cancelled_at: None,
        };
        Substitutions { absences: vec![absence], decided }
    }

    /// Writes them, once the lessons are there.
    pub(super) async fn put_substitutions(&mut self, of: Substitutions) -> AppResult<()> {
        self.line.put(teacher_absence::Entity, of.absences).await?;
        self.line.put(substitution::Entity, of.decided).await
    }

    /// Whoever has no known login and the most lessons today, the first of them.
    fn away(&self, plan: &SchoolPlan, placed: &Placed, lessons: &[lesson::Model]) -> Option<PersonId> {
        let strangers = plan.staff.iter().zip(&placed.staff).filter(|(one, _)| one.login.is_none());
        let today = |person: PersonId| {
            lessons.iter().filter(|l| l.date == self.calendar.today && l.teacher_id == person).count()
        };
        let most = strangers.map(|(_, (person, _))| *person).rev().max_by_key(|person| today(*person));
        most.filter(|person| today(*person) > 0)
    }
}
