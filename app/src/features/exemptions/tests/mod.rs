//! Exemptions against real SQL: who sets them, and what they make of sheets and journals.

use domain::ids::PersonId;
use serde_json::Value;
use server_fn::ServerFn;

use super::api::{EndExemption, FreePupil, OpenExemptions};
use super::roll::Roll;
use crate::features::testing::{City, Visitor, city};
use crate::kit::AppError;

/// Calls of other slices, which are not ours to name.
const SHEET: &str = "/api/app/features/term_marks/api/open_term_marks";
const ACCEPT: &str = "/api/app/features/term_marks/api/accept_suggestions";
const JOURNAL: &str = "/api/app/features/journal/api/open_sheet";

struct Case {
    pupil: PersonId,
    subject: i64,
    group: i64,
}

async fn case(city: &City) -> Case {
    let pupil = PersonId(city.number("SELECT person_id FROM accounts WHERE login = 'pupil'").await);
    let algebra = "FROM group_members m JOIN groups g ON g.id = m.group_id JOIN subjects s ON s.id = g.subject_id \
                   WHERE s.name = 'Алгебра' AND m.pupil_id = ";
    let subject = city.number(&format!("SELECT g.subject_id {algebra}{pupil}")).await;
    Case { pupil, subject, group: city.number(&format!("SELECT g.id {algebra}{pupil}")).await }
}

fn form(case: &Case, first: &str, last: &str) -> Vec<(&'static str, String)> {
    vec![
        ("pupil", case.pupil.to_string()),
        ("subject", case.subject.to_string()),
        ("first", first.into()),
        ("last", last.into()),
        ("document", "Приказ № 12 от 01.09.2026".into()),
    ]
}

async fn free(by: &mut Visitor, form: &[(&str, String)]) -> u16 {
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    by.call(FreePupil::url(), &form).await.status
}

async fn roll(by: &mut Visitor) -> Roll {
    by.call(OpenExemptions::url(), &[]).await.read()
}

/// The pupil's row on a sheet of another slice.
async fn row(by: &mut Visitor, call: &str, (rows, id): (&str, &str), case: &Case) -> Value {
    let sheet: Value = by.call(call, &[("group", &case.group.to_string())]).await.read();
    let all = sheet[rows].as_array().unwrap();
    all.iter().find(|row| row[id] == case.pupil.0).unwrap().clone()
}

#[tokio::test]
async fn who_is_freed_for_the_whole_term_is_suggested_an_exemption_and_the_journal_shows_it() {
    let city = city().await;
    let case = case(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    assert_eq!(free(&mut leader, &form(&case, "2026-09-01", "2027-05-26")).await, 200);
    let mut teacher = city.sign_in("teacher").await;
    let own = row(&mut teacher, SHEET, ("rows", "pupil"), &case).await;
    assert_eq!(own["outcome"]["comes"]["value"], 14, "осв: {own}");
    let shown = row(&mut teacher, JOURNAL, ("pupils", "id"), &case).await;
    assert_eq!(shown["freed"][0]["first"], "2026-09-01");
    let sheet: Value = teacher.call(SHEET, &[("group", &case.group.to_string())]).await.read();
    let (group, term) = (case.group.to_string(), sheet["head"]["term"].to_string());
    teacher.call(ACCEPT, &[("group", &group), ("term", &term)]).await.read::<()>();
    let written = format!(
        "SELECT count(*) FROM term_marks WHERE pupil_id = {} AND term_id = {term} AND value = 'осв' AND suggested = 'осв'",
        case.pupil
    );
    assert_eq!(city.number(&written).await, 1);
}

#[tokio::test]
async fn whoever_leads_another_class_or_works_elsewhere_frees_nobody_here() {
    let city = city().await;
    let case = case(&city).await;
    for login in ["teacher2", "teacher", "secretary", "parent", "coordinator2", "pupil"] {
        let mut other = city.sign_in(login).await;
        let status = free(&mut other, &form(&case, "2026-11-12", "2026-11-20")).await;
        assert!(matches!(status, 403 | 404), "{login}: {status}");
    }
    for login in ["classteacher", "deputy", "coordinator"] {
        let mut own = city.sign_in(login).await;
        assert_eq!(free(&mut own, &form(&case, "2026-11-12", "2026-11-20")).await, 200, "{login}");
        let stands =
            own.call(OpenExemptions::url(), &[("class", &class(&city).await)]).await.read::<Roll>().stands;
        own.call(EndExemption::url(), &[("exemption", &stands[0].id.to_string())]).await.read::<()>();
    }
    let told = "SELECT count(*) FROM events WHERE act IN ('exemption.free', 'exemption.cancel')";
    assert_eq!(city.number(told).await, 6);
    let leaked =
        "SELECT count(*) FROM events WHERE COALESCE(new, '') || COALESCE(reason, '') LIKE '%Приказ%'";
    assert_eq!(city.number(leaked).await, 0, "the document stays with the exemption");
}

async fn class(city: &City) -> String {
    city.number("SELECT id FROM classes WHERE grade = 7 AND letter = 'А' ORDER BY id LIMIT 1")
        .await
        .to_string()
}

#[tokio::test]
async fn an_exemption_is_checked_and_ends_on_one_of_its_days() {
    let city = city().await;
    let case = case(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    let mut bare = form(&case, "2026-11-12", "2026-12-20");
    bare[4].1 = "  ".into();
    assert_eq!(free(&mut leader, &bare).await, 422, "no document");
    assert_eq!(free(&mut leader, &form(&case, "2026-12-20", "2026-11-12")).await, 422, "backwards");
    assert_eq!(free(&mut leader, &form(&case, "2026-11-12", "2027-08-01")).await, 422, "beyond the year");
    let mut strange = form(&case, "2026-11-12", "2026-12-20");
    strange[1].1 = "999999".into();
    assert_eq!(free(&mut leader, &strange).await, 422, "no subject of the pupil");
    assert_eq!(free(&mut leader, &form(&case, "2026-11-12", "2026-12-20")).await, 200);
    assert_eq!(free(&mut leader, &form(&case, "2026-12-01", "2026-12-31")).await, 422, "twice");
    let id = roll(&mut leader).await.stands[0].id.to_string();
    let (status, _) = leader
        .call(EndExemption::url(), &[("exemption", &id), ("last", "2027-01-10")])
        .await
        .refusal::<AppError>();
    assert_eq!(status, 422);
    leader.call(EndExemption::url(), &[("exemption", &id), ("last", "2026-11-30")]).await.read::<()>();
    assert_eq!(roll(&mut leader).await.stands[0].span.last.to_string(), "2026-11-30");
    let mut stranger = city.sign_in("coordinator2").await;
    let refused = stranger.call(EndExemption::url(), &[("exemption", &id)]).await.refusal::<AppError>();
    assert_eq!(refused, (404, AppError::NotFound));
    let page = leader.open("/exemptions").await;
    assert!(page.status == 200 && page.body.contains("Приказ № 12"), "{}", page.status);
}
