//! What is asked at each door. A new server function, page or door needs an entry here.
//!
//! To add one: a line in [`SAMPLES`], then `UPDATE_MATRIX=1 cargo test -p app --features ssr --test access_matrix`,
//! and read the difference of `access_matrix.txt` as an auditor.

use serde_json::{Value, json};

use super::asks::{
    closed_quarter, copy_class, copy_day, days, new_password, note, of_pupil, order, people, put_lesson,
    put_week, put_work, save, step, suggestions, term_mark, term_mark_by_form,
};
use super::asks::{of_timetable, solve};
use super::facts::Facts;
use Ask::{File, Form, Json, Open, Send};
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
    writing("journal/save_cells", "mark", |f| save(f.lesson, json!({ "add": "5" })), Kinds),
    writing("journal/save_cells", "attendance", |f| save(f.lesson, json!({ "attend": "Б" })), Kinds),
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
    row("GET /diary", "own", |_| page("/diary"), Nothing),
    row("GET /diary", "of pupil", |f| page(&format!("/diary?child={}", f.pupil)), Nothing),
    row("GET /diary/week", "of pupil", |f| page(&format!("/diary/week?child={}", f.pupil)), Nothing),
    row("GET /diary/marks", "of pupil", |f| page(&format!("/diary/marks?child={}", f.pupil)), Nothing),
    row("diary/open_today", "own", |_| Form(vec![]), Items("/owner/children")),
    row("diary/open_today", "of pupil", of_pupil, Items("/owner/children")),
    row("diary/open_week", "of pupil", of_pupil, Items("/days")),
    row("diary/open_marks", "of pupil", of_pupil, Items("/subjects")),
    row("GET /timetable", "own", |_| page("/timetable"), Nothing),
    row("GET /timetable", "hall", |_| page("/timetable?of=hall"), Times("scope=\"col\"")),
    row("GET /timetable/hall.xlsx", "", |_| page("/timetable/hall.xlsx"), Nothing),
    row("GET /timetable/plan", "", |_| page("/timetable/plan"), Times("data-at")),
    row("timetable/open_timetable", "own", |_| of_timetable(None), Items("/choices/classes")),
    row("timetable/open_timetable", "5Б", |f| of_timetable(Some(f.other_class)), Items("/choices/classes")),
    row("timetable/open_plan", "", |_| Form(vec![]), Items("/kept")),
    writing(
        "timetable/save_plan",
        "nothing moved",
        |_| Json(json!({ "edits": { "seen": 0, "edits": [[]] } })),
        Nothing,
    ),
    writing("timetable/drop_draft", "", |_| Form(vec![]), Nothing),
    writing("timetable/put_in_force", "no draft", |_| Form(vec![("since", "2026-11-16".into())]), Nothing),
    writing("timetable/start_solver", "an old version", |_| solve(7), Nothing),
    row("timetable/watch_solver", "", |_| Form(vec![]), Nothing),
    writing("timetable/stop_solver", "", |_| Form(vec![]), Nothing),
    row("GET /organisations", "", |_| page("/organisations"), Times("<tr")),
    row("organisations/overseen", "", |_| Form(vec![]), Items("")),
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

/// A list of one pupil, and one who lacks a surname.
pub const LIST: &str =
    "ФИО учащегося;Кл.;Пол;Дата рожд.\nНовикова Алла Игоревна;7А;ж;03.04.2013\nПётр;7А;м;05.06.2013\n";
