//! Where plans stand: of lessons, of the year's hours, and what follows from them.

use domain::ids::{ClassId, GroupId, LessonPlanId, PersonId, SharedPlanId, YearId};

use crate::ui::Tab;

pub const LESSON_PLANS: &str = "/lesson-plans";
/// How far plans have been given.
pub const LESSON_PROGRESS: &str = "/lesson-progress";
/// Lessons of a whole class that are not held.
pub const CLASS_PAUSE: &str = "/class-pause";
/// Plans that schools of the city share.
pub const PLAN_GALLERY: &str = "/plan-gallery";
pub const CURRICULUM: &str = "/curriculum";
/// The hours that the methodical centre proposes to schools.
pub const CURRICULUM_TEMPLATE: &str = "/curriculum-template";
/// Plans of single pupils of the upper grades.
pub const INDIVIDUAL_PLANS: &str = "/individual-plans";
pub const TEACHER_LOAD: &str = "/teacher-load";

/// Pages that stand under the way to lesson plans.
pub(super) const BENEATH: &[&str] = &[
    CURRICULUM,
    TEACHER_LOAD,
    "/lesson-dates",
    LESSON_PROGRESS,
    CLASS_PAUSE,
    PLAN_GALLERY,
    "/share-plan",
    INDIVIDUAL_PLANS,
];

/// Tabs of all that is planned in a school: a teacher has those of lessons alone.
pub fn plan_tabs(keeper: bool) -> Vec<Tab> {
    let tabs = [
        ("КТП", LESSON_PLANS),
        ("Выполнение", LESSON_PROGRESS),
        ("Галерея города", PLAN_GALLERY),
        ("Учебный план", CURRICULUM),
        ("Индивидуальные планы", INDIVIDUAL_PLANS),
        ("Нагрузка", TEACHER_LOAD),
    ];
    let tab = |(title, href): (&str, &str)| Tab { href: href.into(), title: title.into(), count: None };
    tabs.into_iter().take(if keeper { 6 } else { 3 }).map(tab).collect()
}

/// A lesson plan with its rows.
pub fn lesson_plan(plan: LessonPlanId) -> String {
    format!("{LESSON_PLANS}/{plan}")
}

/// The dates of a group's lesson plan.
pub fn lesson_dates(group: GroupId) -> String {
    format!("/lesson-dates/{group}")
}

/// Groups of one kind: those whose hours do not suffice, those whose dates are out of date.
pub fn lesson_progress(part: &str) -> String {
    if part.is_empty() { LESSON_PROGRESS.to_owned() } else { format!("{LESSON_PROGRESS}?part={part}") }
}

/// Days off of a class.
pub fn class_pause(class: ClassId) -> String {
    format!("{CLASS_PAUSE}?class={class}")
}

/// A plan of the gallery with its rows.
pub fn shared_plan(shared: SharedPlanId) -> String {
    format!("{PLAN_GALLERY}/{shared}")
}

/// The own plan on its way into the gallery.
pub fn share_plan(plan: LessonPlanId) -> String {
    format!("/share-plan/{plan}")
}

/// A grade of the curriculum, open to be written.
pub fn curriculum(year: YearId, of: &str) -> String {
    format!("{CURRICULUM}?year={year}&of={of}")
}

/// A grade of the template, open to be written.
pub fn curriculum_template(of: &str) -> String {
    format!("{CURRICULUM_TEMPLATE}?of={of}")
}

/// Individual plans of a class.
pub fn individual_plans(class: ClassId) -> String {
    format!("{INDIVIDUAL_PLANS}?class={class}")
}

/// The plan of a pupil.
pub fn individual_plan(pupil: PersonId) -> String {
    format!("{INDIVIDUAL_PLANS}/{pupil}")
}
