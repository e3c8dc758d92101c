//! Lesson plans: one approved and laid over its groups, one that waits for approval, one begun; two of them shared.

use std::collections::HashMap;

use chrono::NaiveTime;
use domain::calendar::Span;
use domain::curriculum::SUBJECTS;
use domain::ids::{AccountId, GroupId, LessonPlanId, LessonPlanRowId, SharedPlanId, SubjectId};
use domain::journal::LessonState;
use domain::lesson_plan::{Course, Hour, PlanState, Slot, Topic, Want, Way, hours_of};
use entity::{lesson, lesson_plan, lesson_plan_day, lesson_plan_group, lesson_plan_row, shared_plan};

use super::city::subject_id;
use super::{Placed, Seeding, moment};
use crate::features::demo::lesson_plans::year;
use crate::features::demo::school::{Employee, SchoolPlan};
use crate::features::demo::timetable::Place;
use crate::kit::{AppError, AppResult};

/// Whose plan, for what, of how many lessons, how far on its way.
const PLANS: [(&str, &str, i32, usize, PlanState); 3] = [
    ("teacher", "algebra", 7, 102, PlanState::Approved),
    ("teacher2", "math", 5, 170, PlanState::Submitted),
    ("teacher3", "algebra", 7, 102, PlanState::Draft),
];

/// Who shares the plan with the city, and what they say of it.
const SHARED: [(&str, &str); 2] = [
    ("teacher", "По учебнику Макарычева, с двумя уроками резерва в каждой четверти."),
    ("teacher3", "Для класса с тремя часами алгебры; контрольные в конце каждого раздела."),
];

impl Seeding {
    /// Of schools where those people teach; others have none yet.
    pub(super) async fn lesson_plans(
        &mut self,
        (plan, placed): (&SchoolPlan, &Placed),
        lessons: &[lesson::Model],
    ) -> AppResult<()> {
        for (login, code, grade, count, state) in PLANS {
            let of = |one: &Employee| one.login.as_deref() == Some(login);
            let Some(author) = plan.staff.iter().position(of) else { continue };
            let fits = |at: &usize| {
                let group = &plan.groups[*at];
                let here = (SUBJECTS[group.subject].code, plan.classes[group.class].grade) == (code, grade);
                here && group.teacher == author
            };
            let groups: Vec<usize> = (0..plan.groups.len()).filter(fits).collect();
            let Some(first) = groups.first() else { continue };
            let (person, account) = placed.staff[author];
            let id = LessonPlanId(self.ids.lesson_plan.next());
            let row = lesson_plan::Model {
                id,
                school_id: placed.school,
                subject_id: subject_id(plan.groups[*first].subject),
                grade,
                variant: "Базовый".into(),
                author_id: person,
                state: state.code().into(),
                remark: None,
                version: 1,
                changed_by: account,
                changed_at: moment(self.calendar.year.first, NaiveTime::MIN),
            };
            self.line.put(lesson_plan::Entity, vec![row]).await?;
            let topics = year(code, grade, count);
            let rows = self.rows(placed, id, &topics);
            let of = &plan.groups[*first];
            self.shared((placed, id), (login, account), (subject_id(of.subject), grade, &topics)).await?;
            let ids: Vec<LessonPlanRowId> = rows.iter().map(|row| row.id).collect();
            self.line.put(lesson_plan_row::Entity, rows).await?;
            for at in groups.into_iter().filter(|_| state == PlanState::Approved) {
                let days = self.laid((plan, placed, at), lessons, (&topics, &ids));
                let bound = lesson_plan_group::Model {
                    school_id: placed.school,
                    group_id: placed.groups[at],
                    plan_id: id,
                    way: Way::Shift.code().into(),
                };
                self.line.put(lesson_plan_group::Entity, vec![bound]).await?;
                self.line.put(lesson_plan_day::Entity, days).await?;
            }
        }
        Ok(())
    }

    /// Hangs the plan in the gallery of the city, if its author shares it.
    async fn shared(
        &mut self,
        (placed, plan): (&Placed, LessonPlanId),
        (login, by): (&str, AccountId),
        (subject, grade, topics): (SubjectId, i32, &[Topic]),
    ) -> AppResult<()> {
        let Some((_, about)) = SHARED.iter().find(|(of, _)| *of == login) else { return Ok(()) };
        let row = shared_plan::Model {
            id: SharedPlanId(self.ids.shared_plan.next()),
            school_id: placed.school,
            plan_id: plan,
            subject_id: subject,
            grade,
            variant: "Базовый".into(),
            about: (*about).into(),
            topics: serde_json::to_string(topics).map_err(AppError::fault)?,
            topic_count: i32::try_from(topics.len()).unwrap_or(i32::MAX),
            hours: topics.iter().map(|topic| i32::from(topic.hours)).sum(),
            shared_on: self.calendar.year.first,
            by,
        };
        self.line.put(shared_plan::Entity, vec![row]).await
    }

    fn rows(&mut self, placed: &Placed, plan: LessonPlanId, topics: &[Topic]) -> Vec<lesson_plan_row::Model> {
        let or_none = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let row = |(position, topic): (i32, &Topic)| lesson_plan_row::Model {
            id: LessonPlanRowId(self.ids.lesson_plan_row.next()),
            school_id: placed.school,
            plan_id: plan,
            position,
            section: topic.section.clone(),
            topic: topic.topic.clone(),
            hours: i32::from(topic.hours),
            homework: or_none(&topic.homework),
            control: or_none(&topic.control),
        };
        (1..).zip(topics).map(row).collect()
    }

    /// The plan over the year of one group, as the teacher laid it in September.
    fn laid(
        &self,
        (plan, placed, at): (&SchoolPlan, &Placed, usize),
        lessons: &[lesson::Model],
        (topics, ids): (&[Topic], &[LessonPlanRowId]),
    ) -> Vec<lesson_plan_day::Model> {
        let group = placed.groups[at];
        let slot = |place: &Place| Slot {
            weekday: u8::try_from(place.weekday).unwrap_or_default(),
            number: u8::try_from(place.number).unwrap_or_default(),
            since: self.calendar.year.first,
            until: None,
        };
        let slots: Vec<Slot> = plan.places[at].iter().map(slot).collect();
        let quarters: Vec<Span> = self.calendar.plan.quarters.to_vec();
        let hours = hours_of(&of_group(lessons, group), &slots, (&quarters, &[]), &[]);
        let want = |(row, topic): (usize, &Topic)| Want {
            row,
            hours: topic.hours,
            control: topic.is_control(),
            section: 0,
        };
        let wants = topics.iter().enumerate().map(want).collect();
        let course = Course { wants, hours, stood: vec![], today: self.calendar.year.first };
        let numbers: HashMap<usize, LessonPlanRowId> = ids.iter().copied().enumerate().collect();
        let day = |(hour, row): (Hour, usize)| lesson_plan_day::Model {
            school_id: placed.school,
            group_id: group,
            date: hour.date,
            number: i32::from(hour.number),
            row_id: numbers[&row],
        };
        course.relay(Way::Shift).stands.into_iter().map(day).collect()
    }
}

/// Lessons of a group, each with whether it fell out.
fn of_group(lessons: &[lesson::Model], group: GroupId) -> Vec<(Hour, bool)> {
    let own = lessons.iter().filter(|lesson| lesson.group_id == group);
    let hour = |lesson: &lesson::Model| {
        let number = u8::try_from(lesson.number).unwrap_or_default();
        (Hour { date: lesson.date, number }, lesson.state == LessonState::Cancelled.code())
    };
    own.map(hour).collect()
}
