//! What is asked at the doors of the office: papers, people, lists, the wizard.

use serde_json::json;

use super::asks::{
    asked_consent, consent_forms, consent_text, copy_class, copy_day, corrected, found, no_guardian,
    of_person, of_timetable, own_consent_form, papers, people, put_lesson, put_week, slips, solve, stack,
    step, withdrawal,
};
use super::samples::{Ask, LIST, Sample, Tell, page, row, writing};
use Ask::{File, Form, Json};
use Tell::{Figure, Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /slips", "", |_| page("/slips"), Times("href=\"/slips/")),
    row("GET /slips/{of}", "7А", |f| page(&format!("/slips/{}", f.class)), Times("name=\"person\"")),
    row("GET /slips/{of}", "staff", |_| page("/slips/staff"), Times("name=\"person\"")),
    row("slips/open_visits", "", |_| Form(vec![]), Items("/classes")),
    row("slips/open_slips", "7А", |f| Form(vec![("class", f.class.to_string())]), Items("/rows")),
    row("slips/open_slips", "staff", |_| Form(vec![]), Items("/rows")),
    writing("POST /slips/print", "7А", |f| slips("pupils", f.class, f.pupil), Nothing),
    writing("POST /slips/print", "staff", |f| slips("staff", "", f.newcomer), Nothing),
    writing("slips/set_login_pattern", "", |_| Form(vec![("pattern", "surname_given".into())]), Nothing),
    row("GET /consents", "", |_| page("/consents"), Times("<tr")),
    row("GET /consents/{of}", "7А, all", |f| page(&format!("/consents/{}", f.class)), Times("scope=\"row\"")),
    row(
        "GET /consents/{of}",
        "7А",
        |f| page(&format!("/consents/{}?purpose=child", f.class)),
        Times("scope=\"row\""),
    ),
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
    writing("consents/take_back_consent", "of pupil", asked_consent, Nothing),
    writing("consents/renew_consent", "of pupil, too early", asked_consent, Nothing),
    row("consents/open_grid", "7А", |f| Form(vec![("class", f.class.to_string())]), Items("/rows")),
    row("consents/open_grid", "staff", |_| Form(vec![]), Items("/rows")),
    writing("consents/register_stack", "stands already", stack, Nothing),
    row("GET /people", "", |_| page("/people"), Nothing),
    row("people/list_people", "pupils", |_| people("Pupils"), Figure("/count")),
    row("people/list_people", "staff", |_| people("Staff"), Figure("/count")),
    row("people/find_people", "", |_| found("фомин"), Items("")),
    row("GET /people/{of}", "pupil", |f| page(&format!("/people/{}", f.pupil)), Times("<dt")),
    row("GET /people/{of}", "newcomer", |f| page(&format!("/people/{}", f.newcomer)), Times("<dt")),
    row("people/open_card", "pupil", |f| of_person(f.pupil), Items("/guardians")),
    row("people/open_card", "newcomer", |f| of_person(f.newcomer), Nothing),
    writing("people/correct_card", "pupil, not as shown", corrected, Nothing),
    writing("people/set_kin", "pupil and no guardian", no_guardian, Nothing),
    row("GET /who-looked", "", |_| page("/who-looked"), Nothing),
    row("GET /who-looked", "at pupil", |f| page(&format!("/who-looked?of={}", f.pupil)), Nothing),
    row("traces/open_own_traces", "at pupil", |f| Form(vec![("of", f.pupil.to_string())]), Items("/choices")),
    row("traces/open_school_traces", "at pupil", |f| Form(vec![("of", f.pupil.to_string())]), Nothing),
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
    writing("import/mean_columns", "school 1", meanings, Nothing),
    writing("import/rule_rows", "school 1", |f| Form(vec![("upload", f.upload.to_string())]), Nothing),
    row(
        "GET /import/batches/{batch}",
        "school 1",
        |f| page(&format!("/import/batches/{}", f.batch)),
        Nothing,
    ),
    row("import/batches", "", |_| Form(vec![]), Items("")),
    row("import/open_batch", "school 1", of_batch, Nothing),
    row("import/foresee_undo", "school 1", of_batch, Items("/undoing/kept")),
    writing("import/undo_batch", "school 1", of_batch, Nothing),
    writing("import/drop_upload", "school 1", |f| Form(vec![("upload", f.upload.to_string())]), Nothing),
    row("GET /wizard/{step}", "check", |_| page("/wizard/check"), Nothing),
    row("GET /wizard/{step}", "none", |_| page("/wizard/nowhere"), Nothing),
    row(
        "wizard/open_step",
        "groups of 7А",
        |f| step("groups", &f.class.to_string()),
        Items("/body/Groups/rows"),
    ),
    row("wizard/open_step", "timetable", |_| step("timetable", ""), Items("/body/Timetable/classes")),
    writing("wizard/go_on", "", |_| Form(vec![("step", "kinds".into())]), Nothing),
    writing("wizard/give_roles", "", |_| Form(vec![]), Nothing),
    writing("wizard/add_classes", "", |_| Form(vec![("letters[0]", "АБ".into())]), Nothing),
    writing("wizard/set_profiles", "an open year", |_| Form(vec![]), Nothing),
    writing("wizard/fill_plan", "an open year", |_| Form(vec![]), Nothing),
    writing("wizard/set_hours", "an open year", |_| Form(vec![("of", "7.".into())]), Nothing),
    writing("wizard/make_groups", "", |_| Form(vec![]), Nothing),
    writing("wizard/put_lesson", "7А on Saturday", put_lesson, Nothing),
    writing("wizard/put_week", "7А on Saturday", put_week, Nothing),
    writing("wizard/copy_day", "7А", copy_day, Nothing),
    writing("wizard/copy_class", "7А", copy_class, Nothing),
    writing("wizard/open_school_year", "", |_| Form(vec![]), Nothing),
    row("GET /timetable", "own", |_| page("/timetable"), Nothing),
    row("GET /timetable", "hall", |_| page("/timetable?of=hall"), Times("scope=\"col\"")),
    row("GET /timetable/hall.xlsx", "", |_| page("/timetable/hall.xlsx"), Nothing),
    row("GET /timetable/week.pdf", "own", |_| page("/timetable/week.pdf"), Nothing),
    row("GET /timetable/week.pdf", "hall", |_| page("/timetable/week.pdf?of=hall"), Nothing),
    row("GET /timetable/plan", "", |_| page("/timetable/plan"), Times("data-at")),
    row("timetable/open_timetable", "own", |_| of_timetable(None), Items("/choices/classes")),
    row("timetable/open_timetable", "5Б", |f| of_timetable(Some(f.other_class)), Items("/choices/classes")),
    row("timetable/open_plan", "", |_| Form(vec![]), Items("/kept")),
    row("timetable/open_plan", "a draft", a_draft, Items("/kept")),
    writing("timetable/save_plan", "nothing moved", nothing_moved, Nothing),
    row("GET /timetable/drafts", "", |_| page("/timetable/drafts"), Times("name=\"draft\"")),
    row("GET /timetable/week.fet", "", |_| page("/timetable/week.fet"), Nothing),
    row(
        "GET /timetable/week.fet",
        "a draft",
        |f| page(&format!("/timetable/week.fet?draft={}", f.timetable_draft)),
        Nothing,
    ),
    writing("POST /timetable/arrive", "a table", |_| File("/timetable/arrive", LIST), Nothing),
    row("timetable/list_drafts", "", |_| Form(vec![]), Items("/drafts")),
    writing("timetable/copy_draft", "of the week", |_| Form(vec![("name", "Другой".into())]), Nothing),
    writing("timetable/copy_draft", "of a draft", a_draft, Nothing),
    writing("timetable/rename_draft", "", a_draft, Nothing),
    writing("timetable/drop_draft", "", a_draft, Nothing),
    writing("timetable/put_in_force", "a draft", a_draft, Nothing),
    writing("timetable/start_solver", "an old version", |_| solve(7), Nothing),
    row("timetable/watch_solver", "", |_| Form(vec![]), Nothing),
    writing("timetable/stop_solver", "", |_| Form(vec![]), Nothing),
    writing(
        "POST /ims/oneroster/token",
        "no such program",
        |_| Ask::Send(TOKEN.into(), strange_program()),
        Nothing,
    ),
    row("GET /ims/oneroster/rostering/v1p2/openapi.json", "", |_| page(&roster("openapi.json")), Nothing),
    row("GET /ims/oneroster/rostering/v1p2/{list}", "users, no token", |_| page(&roster("users")), Nothing),
    row("GET /ims/oneroster/rostering/v1p2/{list}", "none", |_| page(&roster("nowhere")), Nothing),
    row("GET /ims/oneroster/rostering/v1p2/{list}/{id}", "no token", |_| page(&roster("orgs/1")), Nothing),
    row(
        "GET /ims/oneroster/rostering/v1p2/{list}/{id}/{inner}",
        "no token",
        |_| page(&roster("schools/1/students")),
        Nothing,
    ),
];

const TOKEN: &str = "/ims/oneroster/token";

fn strange_program() -> Vec<(&'static str, String)> {
    let fields =
        [("grant_type", "client_credentials"), ("client_id", "nobody"), ("client_secret", "nothing")];
    fields.map(|(name, value)| (name, value.to_owned())).into()
}

fn roster(path: &str) -> String {
    format!("/ims/oneroster/rostering/v1p2/{path}")
}

fn of_batch(facts: &super::facts::Facts) -> Ask {
    Form(vec![("batch", facts.batch.to_string())])
}

/// The columns of the list as they are guessed.
fn meanings(facts: &super::facts::Facts) -> Ask {
    let columns = ["full_name", "class", "sex", "birth_date"].map(|code| ("columns[]", code.to_owned()));
    Form([vec![("upload", facts.upload.to_string())], columns.to_vec()].concat())
}

/// The draft of the first school, with all that is asked of one.
fn a_draft(facts: &super::facts::Facts) -> Ask {
    let draft = facts.timetable_draft.to_string();
    let more = [("name", "Другой"), ("since", "2026-11-16")].map(|(name, value)| (name, value.to_owned()));
    Form([("draft", draft.clone()), ("from", draft)].into_iter().chain(more).collect())
}

fn nothing_moved(facts: &super::facts::Facts) -> Ask {
    Json(json!({ "edits": { "draft": facts.timetable_draft, "seen": 1, "edits": [[]] } }))
}
