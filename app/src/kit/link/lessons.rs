//! Ways to timetables and substitutions.

use chrono::NaiveDate;
use domain::ids::{LessonId, TimetableDraftId};

pub const TIMETABLE: &str = "/timetable";
/// The sheet in the hall as a workbook.
pub const HALL_BOOK: &str = "/timetable/hall.xlsx";
/// A timetable on paper.
pub const WEEK_PDF: &str = "/timetable/week.pdf";
/// Where a timetable is made.
pub const PLAN: &str = "/timetable/plan";

/// All drafts of the year.
pub const DRAFTS: &str = "/timetable/drafts";

/// All drafts, at what came of a file.
pub fn draft(draft: TimetableDraftId) -> String {
    format!("{DRAFTS}?of={draft}")
}

/// A draft, or the week in force, for other programs.
pub fn week_file(draft: Option<TimetableDraftId>) -> String {
    draft.map_or_else(
        || "/timetable/week.fet".to_owned(),
        |draft| format!("/timetable/week.fet?draft={draft}"),
    )
}

/// One of them in the editor, by default the one changed last.
pub fn plan(draft: Option<TimetableDraftId>) -> String {
    draft.map_or_else(|| PLAN.to_owned(), |draft| format!("{PLAN}?draft={draft}"))
}

/// Teachers who are away and who stands in.
pub const SUBSTITUTIONS: &str = "/substitutions";
pub const TEACHER_ABSENCES: &str = "/substitutions?part=absences";
/// The register as a workbook.
pub const HOURS_BOOK: &str = "/substitutions/hours.xlsx";

/// Substitutions of a day.
pub fn substitutions(on: NaiveDate) -> String {
    format!("{SUBSTITUTIONS}?on={on}")
}

/// The same, at this lesson.
pub fn substitution(on: NaiveDate, lesson: LessonId) -> String {
    format!("{SUBSTITUTIONS}?on={on}#lesson-{lesson}")
}

/// Where a lesson may be given instead, in the week of a day or in its own.
pub fn lesson_places(lesson: LessonId, week: Option<NaiveDate>) -> String {
    let week = week.map(|week| format!("&week={week}")).unwrap_or_default();
    format!("{SUBSTITUTIONS}?part=place&lesson={lesson}{week}")
}

/// The sheet of a day for the hall.
pub fn substitution_sheet(on: NaiveDate) -> String {
    format!("{SUBSTITUTIONS}?part=sheet&on={on}")
}
