//! Homework of the pupil of known login: one answer taken, one that waits, and a link to look at.

use chrono::{NaiveTime, TimeDelta};
use domain::curriculum::SUBJECTS;
use domain::homework::AnswerState;
use domain::ids::HomeworkLinkId;
use domain::journal::LessonState;
use entity::{assignment, homework, homework_answer, homework_link, homework_tick, lesson};

use super::{Placed, Seeding, moment};
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

/// The answers to the two latest homeworks of algebra, the latest first.
const ANSWERS: [(&str, AnswerState, &str); 2] = [
    ("№ 1: x = 4. № 2: x = −1,5. В третьем не сошёлся ответ, проверьте, пожалуйста.", AnswerState::Sent, ""),
    ("Решение в тетради, сдам на уроке. Ответы: 12; 0,4; −7.", AnswerState::Taken, "Всё верно."),
];

impl Seeding {
    /// Writes what hangs on the homework of one school.
    pub(super) async fn homework_done(
        &mut self,
        (plan, placed): (&SchoolPlan, &Placed),
        set: Vec<lesson::Model>,
    ) -> AppResult<()> {
        let at = plan.pupils.iter().position(|pupil| pupil.login == Some("pupil"));
        let Some((at, (_, by))) = at.zip(self.known.get("pupil").copied()) else { return Ok(()) };
        let evening = NaiveTime::from_hms_opt(18, 30, 0).unwrap_or_default();
        let (mut kept, mut ticks, mut answers) = (vec![], vec![], vec![]);
        for (lesson, (text, state, reply)) in set.iter().zip(ANSWERS) {
            let lesson::Model { school_id, group_id, id: lesson_id, .. } = *lesson;
            let (pupil_id, at) = (placed.pupils[at], moment(lesson.date, evening));
            let replied = state == AnswerState::Taken;
            let teacher = placed.staff.iter().find(|(person, _)| *person == lesson.teacher_id);
            kept.push(homework::Model { school_id, group_id, lesson_id, due_on: None });
            ticks.push(homework_tick::Model { school_id, group_id, lesson_id, pupil_id, at, by });
            answers.push(homework_answer::Model {
                school_id,
                group_id,
                lesson_id,
                pupil_id,
                text: text.into(),
                state: state.code().into(),
                version: 1,
                late: false,
                at,
                by,
                reply: reply.into(),
                replied_at: replied.then(|| at + TimeDelta::hours(2)),
                replied_by: teacher.filter(|_| replied).map(|(_, account)| *account),
            });
        }
        let link = kept.first().map(|first| homework_link::Model {
            id: HomeworkLinkId(self.ids.homework_link.next()),
            school_id: first.school_id,
            group_id: first.group_id,
            lesson_id: first.lesson_id,
            title: "Разбор похожих задач".into(),
            address: "https://resh.edu.ru/subject/16/7/".into(),
        });
        self.line.put(homework::Entity, kept).await?;
        self.line.put(homework_link::Entity, link.into_iter().collect()).await?;
        self.line.put(homework_tick::Entity, ticks).await?;
        self.line.put(homework_answer::Entity, answers).await
    }
}

/// Lessons of algebra of the class of `pupil` at which something was set, the latest first.
pub(super) fn set_for_pupil(
    (plan, placed): (&SchoolPlan, &Placed),
    lessons: &[lesson::Model],
    assignments: &[assignment::Model],
) -> Vec<lesson::Model> {
    let pupil = plan.pupils.iter().find(|pupil| pupil.login == Some("pupil"));
    let group = pupil.and_then(|pupil| {
        let at = plan
            .groups
            .iter()
            .position(|group| group.class == pupil.class && SUBJECTS[group.subject].code == "algebra")?;
        Some(placed.groups[at])
    });
    let set = |lesson: &&lesson::Model| {
        let held = lesson.state == LessonState::Held.code() && Some(lesson.group_id) == group;
        held && assignments.iter().any(|work| work.issued_lesson_id == Some(lesson.id))
    };
    let mut found: Vec<_> = lessons.iter().filter(set).cloned().collect();
    found.sort_unstable_by_key(|lesson| std::cmp::Reverse((lesson.date, lesson.number)));
    found.truncate(ANSWERS.len());
    found
}
