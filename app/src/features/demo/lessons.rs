//! The lessons of a group from the first to the last day of the term under way, and what became of them.

use chrono::{Days, NaiveDate};
use domain::calendar::weekday_number;
use domain::journal::LessonState;

use super::calendar::Calendar;
use super::chance::Chance;
use super::marking::Work;
use super::timetable::Place;
use super::{homework, topics};

#[derive(Clone, Debug)]
pub struct LessonPlan {
    pub date: NaiveDate,
    pub number: i32,
    pub state: LessonState,
    pub work: Work,
    /// Only a lesson that was held has a topic and gives out homework.
    pub topic: Option<String>,
    pub homework: Option<String>,
}

/// Lessons at `places` of the week, in the order of time.
pub fn lessons(
    calendar: &Calendar,
    places: &[Place],
    (code, grade): (&str, i32),
    chance: &mut Chance,
) -> Vec<LessonPlan> {
    let mut found = vec![];
    for date in calendar.lesson_days(grade) {
        let today = i32::from(weekday_number(date));
        for place in places.iter().filter(|place| place.weekday == today) {
            let at = found.len();
            let state = state(date, calendar.today, chance);
            let held = state == LessonState::Held;
            let work = topics::work(code, at);
            found.push(LessonPlan {
                date,
                number: place.number,
                state,
                work,
                topic: held.then(|| topics::topic(code, at, work)),
                homework: homework::homework(code, grade, at).filter(|_| held),
            });
        }
    }
    found
}

/// What is past was held, but for a few: some of the last week are not written up yet.
fn state(date: NaiveDate, today: NaiveDate, chance: &mut Chance) -> LessonState {
    if date >= today {
        return if chance.per_mille(4) { LessonState::Cancelled } else { LessonState::Planned };
    }
    if chance.per_mille(8) {
        return LessonState::Cancelled;
    }
    let late = date + Days::new(7) >= today && chance.percent(6);
    if late { LessonState::Planned } else { LessonState::Held }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn algebra() -> Vec<LessonPlan> {
        let calendar = Calendar::new("2026-11-12".parse().unwrap(), None);
        let places = [(1, 2), (3, 1), (5, 4)].map(|(weekday, number)| Place { weekday, number });
        lessons(&calendar, &places, ("algebra", 7), &mut Chance::new(2))
    }

    #[test]
    fn three_lessons_a_week_make_a_full_quarter() {
        let lessons = algebra();
        let last = "2026-10-23".parse().unwrap();
        assert!((23..=24).contains(&lessons.iter().filter(|lesson| lesson.date <= last).count()));
        assert!(lessons.is_sorted_by_key(|lesson| (lesson.date, lesson.number)));
    }

    #[test]
    fn what_is_to_come_has_no_topic_yet() {
        let today = "2026-11-12".parse().unwrap();
        assert!(algebra().iter().filter(|lesson| lesson.date >= today).all(|lesson| lesson.topic.is_none()));
        assert!(algebra().iter().any(|lesson| lesson.topic.is_some() && lesson.homework.is_some()));
    }
}
