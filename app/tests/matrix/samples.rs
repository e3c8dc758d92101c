//! What is asked at each door. A new server function, page or door needs an entry here.
//!
//! To add one: a line in [`SAMPLES`], then `UPDATE_MATRIX=1 cargo test -p app --features ssr --test access_matrix`,
//! and read the difference of `access_matrix.txt` as an auditor.

use serde_json::{Value, json};

use super::asks::{
    again, asked_consent, closed_quarter, consent_forms, consent_text, copy_class, copy_day, counted, curriculum, days, give_plan, ill, lesson_dates, lesson_plan, listed, new_password, note, of_class, of_pupil, order, own_consent_form, papers, past, people, plan_step, put_lesson, put_week, put_work, reason, save, save_plan, slips, step, suggestions, term_mark, term_mark_by_form, week_off, withdrawal,
};
use super::facts::Facts;
use Ask::{Brought, File, Form, Json, Open, Send};
use Tell::{Figure, Items, Kinds, Nothing, Times};

/// One row of the matrix.
pub struct Sample {
    /// «`journal/open_sheet`» or «GET /journals», as [`super::doors::all`] names it.
    pub door: &'static str,
    /// What of, where one door has several rows.
    pub about: &'static str,
    pub reach: Reach,
    pub ask: fn(&Facts) -> Ask,
    /// What a cell tells beside the status.
    pub tell: Tell,
}

/// What a success changes, and so who may ask in one city.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nothing: all rows share a city.
    Reads,
    /// The own account alone: the row has a city.
    Own,
    /// What others see: everybody has a city.
    Writes,
}

pub enum Ask {
    /// Opens this page.
    Open(String),
    /// Calls the server function with the fields of a form.
    Form(Vec<(&'static str, String)>),
    /// Calls the server function with JSON.
    Json(Value),
    /// Posts this form to this address, which is no server function.
    Send(String, Vec<(&'static str, String)>),
    /// Brings this list of pupils to this address.
    File(&'static str, &'static str),
    /// Posts this course in a form with a file to this address.
    Brought(&'static str, String),
}

#[derive(Clone, Copy)]
pub enum Tell {
    Nothing,
    /// The length of the list that this JSON pointer finds.
    Items(&'static str),
    /// The number that this JSON pointer finds.
    Figure(&'static str),
    /// How often the page holds this text.
    Times(&'static str),
    /// Names of the variants in a list: what became of each change.
    Kinds,
}

const fn row(door: &'static str, about: &'static str, ask: fn(&Facts) -> Ask, tell: Tell) -> Sample {
    Sample { door, about, reach: Reach::Reads, ask, tell }
}

const fn writing(door: &'static str, about: &'static str, ask: fn(&Facts) -> Ask, tell: Tell) -> Sample {
    Sample { door, about, reach: Reach::Writes, ask, tell }
}

const fn own(door: &'static str, ask: fn(&Facts) -> Ask) -> Sample {
    Sample { door, about: "", reach: Reach::Own, ask, tell: Nothing }
}

fn page(path: &str) -> Ask {
    Open(path.into())
}

pub const SAMPLES: &[Sample] = &[
    row("GET /", "", |_| page("/"), Nothing),
    row("GET /sign-in", "", |_| page("/sign-in"), Nothing),
    row("GET /link/{token}", "", |_| page("/link/nothing"), Nothing),
    row("GET /ui", "", |_| page("/ui"), Nothing),
    row("GET /password", "", |_| page("/password"), Nothing),
    row("GET /sessions", "", |_| page("/sessions"), Times("public_id")),
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
    row("POST /look", "", |_| Send("/look".into(), vec![("scheme", "dark".into())]), Nothing),
    writing(
        "account/sign_in",
        "wrong password",
        |_| Form(vec![("login", "head".into()), ("password", "наугад".into())]),
        Nothing,
    ),
    writing("account/enter_by_link", "no such link", |_| Form(vec![("token", "nothing".into())]), Nothing),
    own("account/sign_out", |_| Form(vec![])),
    own("account/change_password", |_| new_password()),
    row("account/own_sessions", "", |_| Form(vec![]), Items("")),
    writing("account/end_session", "of teacher", |f| Form(vec![("public_id", f.session.clone())]), Nothing),
    writing(
        "account/put_on",
        "work in school 1",
        |f| Form(vec![("hat", format!("work:{}", f.school))]),
        Nothing,
    ),
    writing(
        "account/put_on",
        "guardian of pupil",
        |f| Form(vec![("hat", format!("child:{}", f.pupil))]),
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
    row("journal/look_again", "algebra 7А", again, Items("/cells")),
    row("GET /live", "algebra 7А", |f| page(&format!("/live?journal={}", f.algebra)), Nothing),
    row("GET /live", "school 1", |f| page(&format!("/live?school={}", f.school)), Nothing),
    writing("journal/save_cells", "mark", |f| save(f.lesson, json!({ "add": "5" })), Kinds),
    writing("journal/save_cells", "attendance", |f| save(f.lesson, json!({ "attend": "ОТ" })), Kinds),
    writing("journal/save_cells", "a reason", |f| save(f.lesson, json!({ "attend": "Б" })), Kinds),
    writing("journal/save_cells", "comment", |f| save(f.lesson, json!({ "comment": "устно" })), Kinds),
    writing("journal/save_cells", "mark, school 2", |f| save(f.foreign_lesson, json!({ "add": "5" })), Kinds),
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
    row("GET /control", "", |_| page("/control?from=2026-11-02&to=2026-11-07"), Times("scope=\"row\"")),
    row("GET /control/{part}", "lessons", |_| page(WITHOUT_TOPIC), Times("href=\"/journal/")),
    row("GET /control/{part}", "log", |_| page("/control/log?recount=yes"), Nothing),
    row("GET /control/{part}", "none", |_| page("/control/nowhere"), Nothing),
    row("control/count_lacking", "by class", counted, Items("/rows")),
    row("control/list_lacking", "all lessons", listed, Items("/lessons")),
    row("control/cell_history", "algebra 7А", past, Items("/changes")),
    row("GET /control/{part}", "marks", |_| page("/control/marks"), Nothing),
    row("control/list_doubts", "", |_| Form(vec![]), Items("/departed")),
    row("control/sealed_log", "", |_| Form(vec![]), Nothing),
    row("control/recount_log", "", |_| Form(vec![]), Items("/found")),
    row("GET /organisations", "", |_| page("/organisations"), Times("<tr")),
    row("organisations/overseen", "", |_| Form(vec![]), Items("")),
    row("GET /slips", "", |_| page("/slips"), Times("href=\"/slips/")),
    row("GET /slips/{of}", "7А", |f| page(&format!("/slips/{}", f.class)), Times("name=\"person\"")),
    row("GET /slips/{of}", "staff", |_| page("/slips/staff"), Times("name=\"person\"")),
    row("slips/open_visits", "", |_| Form(vec![]), Items("/classes")),
    row("slips/open_slips", "7А", |f| Form(vec![("class", f.class.to_string())]), Items("/rows")),
    row("slips/open_slips", "staff", |_| Form(vec![]), Items("/rows")),
    writing("POST /slips/print", "7А", |f| slips("pupils", f.class, f.pupil), Nothing),
    writing("POST /slips/print", "staff", |f| slips("staff", "", f.newcomer), Nothing),
    row("GET /consents", "", |_| page("/consents"), Times("<tr")),
    row("GET /consents/{of}", "7А", |f| page(&format!("/consents/{}", f.class)), Times("scope=\"row\"")),
    row("GET /consents/{of}", "staff", |_| page("/consents/staff"), Times("scope=\"row\"")),
    row("GET /consent-texts", "", |_| page("/consent-texts"), Nothing),
    row("GET /consent", "", |_| page("/consent"), Nothing),
    row("GET /consents/forms.pdf", "of pupil", consent_forms, Nothing),
    row("GET /consent/form.pdf", "of pupil", own_consent_form, Nothing),
    row("consents/open_consents", "", |_| Form(vec![]), Items("/lines")),
    row("consents/open_roll", "7А", |f| Form(vec![("class", f.class.to_string())]), Items("/rows")),
    row("consents/open_roll", "staff", |_| Form(vec![]), Items("/rows")),
    row("consents/open_texts", "", |_| Form(vec![]), Items("/texts")),
    row("consents/open_asked", "", |_| Form(vec![]), Items("/items")),
    writing("consents/register_papers", "stands already", papers, Nothing),
    writing("consents/withdraw_consent", "of pupil", withdrawal, Nothing),
    writing("consents/publish_text", "", consent_text, Nothing),
    writing("consents/set_gate", "", |_| Form(vec![("basis", String::new())]), Nothing),
    writing("consents/sign_consent", "not asked", asked_consent, Nothing),
    writing("consents/refuse_consent", "not asked", asked_consent, Nothing),
    row("GET /people", "", |_| page("/people"), Nothing),
    row("people/list_people", "pupils", |_| people("Pupils"), Figure("/count")),
    row("people/list_people", "staff", |_| people("Staff"), Figure("/count")),
    row("GET /import", "", |_| page("/import"), Times("/import/")),
    row("GET /import/{upload}", "school 1", |f| page(&format!("/import/{}", f.upload)), Nothing),
    row(
        "GET /import/{upload}/rejected.xlsx",
        "school 1",
        |f| page(&format!("/import/{}/rejected.xlsx", f.upload)),
        Nothing,
    ),
    writing("POST /import/upload", "", |_| File("/import/upload", LIST), Nothing),
    row("import/uploads", "", |_| Form(vec![]), Items("")),
    row("import/open_upload", "school 1", |f| Json(json!({ "upload": f.upload })), Figure("/report/rows")),
    writing("import/bring_upload", "school 1", |f| Form(vec![("upload", f.upload.to_string())]), Nothing),
    writing("import/drop_upload", "school 1", |f| Form(vec![("upload", f.upload.to_string())]), Nothing),
    row("GET /wizard", "", |_| page("/wizard"), Nothing),
    row("GET /wizard/{step}", "check", |_| page("/wizard/check"), Nothing),
    row("GET /wizard/{step}", "none", |_| page("/wizard/nowhere"), Nothing),
    row(
        "wizard/open_step",
        "groups of 7А",
        |f| step("groups", &f.class.to_string()),
        Items("/body/Groups/rows"),
    ),
    row("wizard/open_step", "timetable", |_| step("timetable", ""), Items("/body/Timetable/classes")),
    writing("wizard/go_on", "", |_| Form(vec![("step", "year".into())]), Nothing),
    writing("wizard/set_year", "an open year", |_| Form(days()), Nothing),
    writing("wizard/give_roles", "", |_| Form(vec![]), Nothing),
    writing("wizard/add_classes", "", |_| Form(vec![("letters[0]", "АБ".into())]), Nothing),
    writing("wizard/set_profiles", "an open year", |_| Form(vec![]), Nothing),
    writing("wizard/fill_plan", "an open year", |_| Form(vec![]), Nothing),
    writing("wizard/set_hours", "an open year", |_| Form(vec![("of", "7.".into())]), Nothing),
    writing("wizard/make_groups", "", |_| Form(vec![]), Nothing),
    writing("wizard/set_teachers", "7А", |f| Form(vec![("class", f.class.to_string())]), Nothing),
    writing("wizard/put_lesson", "7А on Saturday", put_lesson, Nothing),
    writing("wizard/put_week", "7А on Saturday", put_week, Nothing),
    writing("wizard/copy_day", "7А", copy_day, Nothing),
    writing("wizard/copy_class", "7А", copy_class, Nothing),
    writing("wizard/open_school_year", "", |_| Form(vec![]), Nothing),
];

const WITHOUT_TOPIC: &str = "/control/lessons?from=2026-11-02&to=2026-11-07&lack=topic";

/// A list of one pupil, and one who lacks a surname.
pub const LIST: &str =
    "ФИО учащегося;Кл.;Пол;Дата рожд.\nНовикова Алла Игоревна;7А;ж;03.04.2013\nПётр;7А;м;05.06.2013\n";
