//! What is asked at the doors of everyday work: journals, plans, the diary, absences.

use serde_json::json;

use super::asks::{
    again, away, closed_quarter, curriculum, feed, give_plan, ill, lesson_dates, lesson_plan, note, of_class,
    of_pupil, on_today, order, plan_step, put_work, reason, save, save_plan, settle, suggestions, term_mark,
    term_mark_by_form, to_all, week_off, wishes,
};
use super::samples::{Ask, Sample, Tell, own, page, row, writing};
use Ask::{Brought, Form, Json, Send};
use Tell::{Items, Kinds, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /journals", "", |_| page("/journals"), Times("href=\"/journal/")),
    row(
        "GET /journal/{group}",
        "algebra 7А",
        |f| page(&format!("/journal/{}", f.algebra)),
        Times("scope=\"row\""),
    ),
    row(
        "GET /journal/{group}",
        "school 2",
        |f| page(&format!("/journal/{}", f.foreign_algebra)),
        Times("scope=\"row\""),
    ),
    row("GET /journal/{group}", "none", |_| page("/journal/0"), Nothing),
    row(
        "GET /journal/{group}/journal.xlsx",
        "algebra 7А",
        |f| page(&format!("/journal/{}/journal.xlsx", f.algebra)),
        Nothing,
    ),
    row(
        "GET /journal/{group}/journal.xlsx",
        "school 2",
        |f| page(&format!("/journal/{}/journal.xlsx", f.foreign_algebra)),
        Nothing,
    ),
    row("journal/journals", "", |_| Form(vec![]), Items("")),
    row(
        "journal/open_sheet",
        "algebra 7А",
        |f| Form(vec![("group", f.algebra.to_string())]),
        Items("/pupils"),
    ),
    row("journal/open_sheet", "closed quarter", closed_quarter, Items("/pupils")),
    row(
        "journal/open_sheet",
        "beside 7А",
        |f| Form(vec![("group", f.algebra.to_string())]),
        Items("/head/beside"),
    ),
    row(
        "journal/open_sheet",
        "school 2",
        |f| Form(vec![("group", f.foreign_algebra.to_string())]),
        Items("/pupils"),
    ),
    row("journal/note_print", "algebra 7А", |f| Form(vec![("group", f.algebra.to_string())]), Nothing),
    row("journal/look_again", "algebra 7А", again, Items("/cells")),
    row("journal/comment_receipt", "on pupil of 7А", of_comment, Nothing),
    row("GET /live", "algebra 7А", |f| page(&format!("/live?journal={}", f.algebra)), Nothing),
    row("GET /live", "school 1", |f| page(&format!("/live?school={}", f.school)), Nothing),
    writing("journal/save_cells", "mark", |f| save(f.lesson, json!({ "add": "5" })), Kinds),
    writing("journal/save_cells", "attendance", |f| save(f.lesson, json!({ "attend": "ОТ" })), Kinds),
    writing("journal/save_cells", "a reason", |f| save(f.lesson, json!({ "attend": "Б" })), Kinds),
    writing("journal/save_cells", "comment", |f| save(f.lesson, json!({ "comment": "устно" })), Kinds),
    writing("journal/save_cells", "mark, school 2", |f| save(f.foreign_lesson, json!({ "add": "5" })), Kinds),
    writing("journal/save_cells", "mark, stood in at", |f| save(f.stood_in, json!({ "add": "5" })), Kinds),
    writing("journal/note_lesson", "", note, Nothing),
    writing("journal/put_work", "", put_work, Nothing),
    writing("journal/drop_work", "", |f| Json(json!({ "assignment": f.work })), Nothing),
    row("GET /term-marks", "", |_| page("/term-marks"), Times("href=\"/term-marks/")),
    row(
        "GET /term-marks/{group}",
        "algebra 7А",
        |f| page(&format!("/term-marks/{}", f.algebra)),
        Times("scope=\"row\""),
    ),
    row(
        "GET /term-marks/{group}",
        "school 2",
        |f| page(&format!("/term-marks/{}", f.foreign_algebra)),
        Times("scope=\"row\""),
    ),
    row("GET /terms", "", |_| page("/terms"), Nothing),
    row("term_marks/term_groups", "", |_| Form(vec![]), Items("")),
    row(
        "term_marks/open_term_marks",
        "algebra 7А",
        |f| Form(vec![("group", f.algebra.to_string())]),
        Items("/rows"),
    ),
    row(
        "term_marks/open_term_marks",
        "school 2",
        |f| Form(vec![("group", f.foreign_algebra.to_string())]),
        Items("/rows"),
    ),
    writing("term_marks/save_term_marks", "algebra 7А", |f| term_mark(f, f.second_quarter), Kinds),
    writing("term_marks/save_term_marks", "closed quarter", |f| term_mark(f, f.first_quarter), Kinds),
    writing("term_marks/put_term_mark", "algebra 7А", term_mark_by_form, Nothing),
    writing("term_marks/accept_suggestions", "algebra 7А", suggestions, Nothing),
    row("term_marks/open_terms", "", |_| Form(vec![]), Items("/shown/classes")),
    writing("term_marks/extend_term", "", |f| order(f.second_quarter, &[("to", "2027-02-01")]), Nothing),
    writing("term_marks/close_term", "", |f| order(f.second_quarter, &[]), Nothing),
    writing("term_marks/reopen_term", "", |f| order(f.first_quarter, &[("until", "2026-11-13")]), Nothing),
    row("GET /lesson-plans", "", |_| page("/lesson-plans"), Times("href=\"/lesson-plans/")),
    row(
        "GET /lesson-plans/{plan}",
        "of teacher",
        |f| page(&format!("/lesson-plans/{}", f.lesson_plan)),
        Times("scope=\"row\""),
    ),
    row(
        "GET /lesson-dates/{group}",
        "algebra 7А",
        |f| page(&format!("/lesson-dates/{}", f.algebra)),
        Times("-й урок"),
    ),
    writing("POST /lesson-plans/begin", "", |f| Brought("/lesson-plans/begin", f.course.clone()), Nothing),
    row("lesson_plans/lesson_plans", "", |_| Form(vec![]), Items("/plans")),
    row("lesson_plans/lesson_plans", "courses", |_| Form(vec![]), Items("/courses")),
    row("lesson_plans/open_lesson_plan", "of teacher", lesson_plan, Items("/rows")),
    writing(
        "lesson_plans/begin_lesson_plan",
        "algebra 7",
        |f| Form(vec![("course", f.course.clone())]),
        Nothing,
    ),
    writing(
        "lesson_plans/begin_lesson_plan",
        "a copy",
        |f| Form(vec![("like", f.lesson_plan.to_string())]),
        Nothing,
    ),
    writing("lesson_plans/save_lesson_plan", "submitted", save_plan, Nothing),
    writing("lesson_plans/step_lesson_plan", "approve", |f| plan_step(f, "approve"), Nothing),
    writing("lesson_plans/step_lesson_plan", "take back", |f| plan_step(f, "rework"), Nothing),
    writing(
        "lesson_plans/drop_lesson_plan",
        "of teacher2",
        |f| Form(vec![("plan", f.submitted_plan.to_string())]),
        Nothing,
    ),
    writing("lesson_plans/give_lesson_plan", "to algebra 7А", give_plan, Nothing),
    row("lesson_plans/open_lesson_dates", "algebra 7А", lesson_dates, Items("/plan/lessons")),
    writing("lesson_plans/lay_lesson_dates", "a week off", week_off, Nothing),
    writing(
        "lesson_plans/lift_pause",
        "",
        |f| Form(vec![("group", f.algebra.to_string()), ("first", "2026-11-16".into())]),
        Nothing,
    ),
    row("GET /curriculum", "", |_| page("/curriculum"), Nothing),
    row("GET /teacher-load", "", |_| page("/teacher-load"), Nothing),
    row("curriculum/open_curriculum", "", |_| Form(vec![]), Items("/grades")),
    writing("curriculum/set_curriculum", "grade 7", |f| curriculum(f, &[]), Nothing),
    writing("curriculum/fill_curriculum", "grade 7", |f| curriculum(f, &[("source", "shipped")]), Nothing),
    row("curriculum/open_load", "", |_| Form(vec![]), Items("/teachers")),
    row("GET /diary", "own", |_| page("/diary"), Nothing),
    row("GET /diary", "of pupil", |f| page(&format!("/diary?child={}", f.pupil)), Nothing),
    row("GET /diary/week", "of pupil", |f| page(&format!("/diary/week?child={}", f.pupil)), Nothing),
    row("GET /diary/marks", "of pupil", |f| page(&format!("/diary/marks?child={}", f.pupil)), Nothing),
    row("diary/open_today", "own", |_| Form(vec![]), Items("/owner/children")),
    row("diary/open_today", "of pupil", of_pupil, Items("/owner/children")),
    row("diary/open_week", "of pupil", of_pupil, Items("/days")),
    row("diary/open_marks", "of pupil", of_pupil, Items("/subjects")),
    row("GET /diary/absences", "own", |_| page("/diary/absences"), Nothing),
    row("GET /absences", "", |_| page("/absences"), Times("name=\"lessons[]\"")),
    row("absences/open_notes", "own", |_| Form(vec![]), Items("/written")),
    row("absences/open_notes", "of pupil", of_pupil, Items("/written")),
    writing("absences/send_note", "of pupil", ill, Nothing),
    row("absences/open_absences", "", |_| Form(vec![]), Items("/waiting")),
    row("absences/open_absences", "7А", of_class, Items("/waiting")),
    writing("absences/resolve_absences", "7А", reason, Nothing),
    writing("absences/accept_notes", "7А", of_class, Nothing),
    row("GET /calendar", "", |_| page("/calendar"), Times("<option")),
    row("GET /calendar/{file}", "no such secret", |_| page(NO_FEED), Nothing),
    row("calendar/open_feeds", "", |_| Form(vec![]), Items("/choices")),
    writing("calendar/make_feed", "of pupil", |f| feed(format!("pupil.{}", f.pupil)), Nothing),
    writing("calendar/make_feed", "own in school 1", |f| feed(format!("teacher.{}", f.school)), Nothing),
    writing("calendar/make_feed", "7А", |f| feed(format!("class.{}.{}", f.school, f.class)), Nothing),
    writing("calendar/revoke_feed", "none", |_| Form(vec![("feed", "1".into())]), Nothing),
    row("GET /notifications", "", |_| page("/notifications"), Times("class=\"notice\"")),
    row(
        "GET /notifications/announcements",
        "",
        |_| page("/notifications/announcements"),
        Times("class=\"put-up\""),
    ),
    row("GET /notifications/settings", "", |_| page("/notifications/settings"), Nothing),
    row("GET /unsubscribe/{secret}", "no such secret", |_| page("/unsubscribe/1-0"), Nothing),
    row("POST /unsubscribe/{secret}", "no such secret", |_| Send("/unsubscribe/1-0".into(), vec![]), Nothing),
    row("GET /bell", "", |_| page("/bell"), Nothing),
    row("notifications/open_notices", "", |_| Form(vec![]), Items("/days")),
    row("notifications/open_settings", "", |_| Form(vec![]), Nothing),
    row("notifications/open_board", "", |_| Form(vec![]), Items("/put_up")),
    row("notifications/open_board", "whom to write to", |_| Form(vec![]), Items("/to")),
    own("notifications/read_notices", |_| Form(vec![("seen", String::new())])),
    own("notifications/save_wishes", |_| wishes()),
    own("notifications/set_mail", |_| Form(vec![("mail", "maria@example.ru".into())])),
    own("notifications/confirm_mail", |_| Form(vec![("secret", "none".into())])),
    own("notifications/forget_mail", |_| Form(vec![])),
    own("notifications/turn_device_on", |_| {
        Form(vec![("endpoint", "https://web.push.apple.com/one".into())])
    }),
    own("notifications/turn_device_off", |_| Form(vec![("device", "1".into())])),
    writing(
        "notifications/put_up_announcement",
        "7А",
        |f| to_all(format!("class.{}.{}", f.school, f.class)),
        Nothing,
    ),
    writing(
        "notifications/put_up_announcement",
        "school 1",
        |f| to_all(format!("school.{}", f.school)),
        Nothing,
    ),
    writing(
        "notifications/recall_announcement",
        "of classteacher",
        |f| Form(vec![("announcement", f.announcement.to_string())]),
        Nothing,
    ),
    row("GET /substitutions", "", |_| page("/substitutions"), Times("id=\"lesson-")),
    row(
        "GET /substitutions",
        "absences",
        |_| page("/substitutions?part=absences"),
        Times("name=\"absence\""),
    ),
    row("GET /substitutions", "sheet", |_| page("/substitutions?part=sheet"), Times("scope=\"row\"")),
    row("GET /substitutions", "place", |f| page(&place_of(f)), Times("aria-label=\"Перенести на")),
    row("GET /substitutions", "hours", |_| page(HOURS), Times("scope=\"row\"")),
    row("GET /substitutions", "none", |_| page("/substitutions?part=nowhere"), Nothing),
    row("GET /substitutions/hours.xlsx", "", |_| page("/substitutions/hours.xlsx"), Nothing),
    row("substitutions/open_substitutions", "today", on_today, Items("/lessons")),
    writing("substitutions/settle", "a lesson off", |f| settle(f, "cancel"), Nothing),
    row("substitutions/open_places", "a lesson", moved, Items("/days")),
    writing("substitutions/move_lesson", "its teacher away", moved, Nothing),
    writing("substitutions/give_instead", "the own group", moved, Nothing),
    writing("substitutions/settle_day", "today", on_today, Nothing),
    row("substitutions/open_teacher_absences", "", |_| Form(vec![]), Items("/absences")),
    writing("substitutions/enter_absence", "of newcomer", |f| away(("teacher", f.newcomer)), Nothing),
    writing("substitutions/change_absence", "", |f| away(("absence", f.teacher_absence)), Nothing),
    writing(
        "substitutions/cancel_absence",
        "",
        |f| Form(vec![("absence", f.teacher_absence.to_string())]),
        Nothing,
    ),
    row("substitutions/open_substitution_sheet", "today", on_today, Items("/lessons")),
    row("substitutions/count_hours", "", |_| Form(vec![]), Items("/teachers")),
];

const NO_FEED: &str = "/calendar/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.ics";

const HOURS: &str = "/substitutions?part=hours&from=2026-11-12&to=2026-11-12";

fn of_comment(facts: &super::facts::Facts) -> Ask {
    let (lesson, pupil) = facts.commented;
    Form(vec![("lesson", lesson.to_string()), ("pupil", pupil.to_string())])
}

fn place_of(facts: &super::facts::Facts) -> String {
    format!("/substitutions?part=place&lesson={}", facts.unplaced)
}

/// To the hour at which it stands already; its own group is no other subject.
fn moved(facts: &super::facts::Facts) -> Ask {
    let lesson = facts.unplaced.to_string();
    Form(vec![
        ("lesson", lesson),
        ("to", "2026-11-12".into()),
        ("number", "1".into()),
        ("group", facts.algebra.to_string()),
    ])
}
