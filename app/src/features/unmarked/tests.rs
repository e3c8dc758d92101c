//! What is learned without marks, against real SQL, as people of the demo city.

use server_fn::ServerFn;

use super::api::{EndUnmarked, FreeOfMarks, OpenUnmarked};
use super::sheet::Unmarked;
use crate::features::testing::{City, Visitor, city};

async fn open(who: &mut Visitor) -> Unmarked {
    who.call(OpenUnmarked::url(), &[]).await.read()
}

/// Grade 7, this subject, the quarter named or all year.
async fn set(who: &mut Visitor, seen: &Unmarked, (subject, term, act): (&str, Option<&str>, &str)) -> u16 {
    let subject = seen.subjects.iter().find(|(_, name)| name == subject).unwrap().0.to_string();
    let term = term.map(|title| seen.terms.iter().find(|(_, of)| of == title).unwrap().0.to_string());
    let mut form = vec![("draft[grade]", "7"), ("draft[subject]", subject.as_str()), ("draft[act]", act)];
    form.extend(term.as_deref().map(|term| ("draft[term]", term)));
    who.call(FreeOfMarks::url(), &form).await.status
}

/// How much is said.
async fn bare(city: &City) -> i64 {
    city.number("SELECT count(*) FROM unmarked").await
}

#[tokio::test]
async fn a_term_without_marks_is_said_by_an_act_and_ended() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let seen = open(&mut deputy).await;
    assert!(seen.stands.is_empty() && seen.grades.contains(&7));
    assert_eq!(set(&mut deputy, &seen, ("Алгебра", Some("3 четверть"), "")).await, 422, "no act");
    assert_eq!(
        set(&mut deputy, &seen, ("Алгебра", Some("1 четверть"), "Приказ № 4")).await,
        422,
        "marks stand"
    );
    assert_eq!(set(&mut deputy, &seen, ("Алгебра", None, "Приказ № 4")).await, 422, "marks stand");
    assert_eq!(set(&mut deputy, &seen, ("Алгебра", Some("3 четверть"), "Приказ № 4")).await, 200);
    assert_eq!(set(&mut deputy, &seen, ("Алгебра", Some("3 четверть"), "Приказ № 5")).await, 422, "already");
    let stands = open(&mut deputy).await.stands;
    assert_eq!((stands.len(), stands[0].term.as_deref()), (1, Some("3 четверть")));
    for login in ["teacher", "parent", "methodist"] {
        let mut stranger = city.sign_in(login).await;
        let form = [("unmarked", stands[0].id.to_string())];
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(stranger.call(EndUnmarked::url(), &form).await.status, 403, "{login}");
    }
    let form = [("unmarked", stands[0].id.to_string())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(city.sign_in("coordinator2").await.call(EndUnmarked::url(), &form).await.status, 404);
    assert_eq!(bare(&city).await, 1);
    assert_eq!(deputy.call(EndUnmarked::url(), &form).await.status, 200);
    assert_eq!(bare(&city).await, 0);
    assert_eq!(city.number("SELECT count(*) FROM events WHERE act LIKE 'unmarked.%'").await, 2);
}

#[tokio::test]
async fn the_page_is_read_without_scripts() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let page = deputy.open("/unmarked").await;
    assert!(page.status == 200 && page.body.contains("Учить без отметок"), "{}", page.status);
}

#[tokio::test]
async fn term_marks_and_the_diary_know_it() {
    let city = city().await;
    let school = "(SELECT id FROM organisations WHERE code = 'school-1')";
    let algebra = "(SELECT id FROM subjects WHERE code = 'algebra')";
    let of = |what: &str, from: &str| format!("SELECT {what} FROM {from} AND school_id = {school}");
    let group = city.number(&of("id", &format!("groups WHERE grade = 7 AND subject_id = {algebra}"))).await;
    let term = city.number(&of("id", "terms WHERE title = '2 четверть'")).await;
    let sheet = format!("/term-marks/{group}?term={term}");
    let mut teacher = city.sign_in("teacher").await;
    let told = "учатся без отметок";
    assert!(!teacher.open(&sheet).await.body.contains(told));
    let year = city.number(&of("id", "school_years WHERE state = 'open'")).await;
    // Of biology nobody has a mark yet.
    city.force(&format!(
        "INSERT INTO unmarked (school_id, year_id, grade, subject_id, term_id, act, \"by\", at) \
         SELECT {school}, {year}, 7, s.id, {term}, 'Приказ № 4', a.id, a.created_at FROM accounts a, subjects s \
         WHERE a.login = 'deputy' AND s.code IN ('algebra', 'biology')"
    ))
    .await;
    assert!(teacher.open(&sheet).await.body.contains(told));
    let child = city.number("SELECT person_id FROM accounts WHERE login = 'pupil'").await;
    let marks = city.sign_in("parent").await.open(&format!("/diary/marks?child={child}")).await;
    assert!(marks.status == 200 && marks.body.contains("без отметок"));
}

#[tokio::test]
async fn a_year_without_one_term_of_marks_has_none_and_a_term_of_other_grades_is_refused() {
    let city = city().await;
    let school = "(SELECT id FROM organisations WHERE code = 'school-1')";
    let year = city
        .number(&format!("SELECT id FROM school_years WHERE state = 'open' AND school_id = {school}"))
        .await;
    let mut deputy = city.sign_in("deputy").await;
    let seen = open(&mut deputy).await;
    assert_eq!(set(&mut deputy, &seen, ("Алгебра", Some("2 полугодие"), "Приказ № 4")).await, 422);
    assert_eq!(bare(&city).await, 0);

    let algebra = "(SELECT id FROM subjects WHERE code = 'algebra')";
    let of = |what: &str, from: &str| format!("SELECT {what} FROM {from} AND school_id = {school}");
    let group = city.number(&of("id", &format!("groups WHERE grade = 7 AND subject_id = {algebra}"))).await;
    let whole = city.number(&of("id", "terms WHERE kind = 'year'")).await;
    let (sheet, told) = (format!("/term-marks/{group}?term={whole}"), "учатся без отметок");
    let bare_term = |titles: &str| {
        format!(
            "INSERT INTO unmarked (school_id, year_id, grade, subject_id, term_id, act, \"by\", at) \
             SELECT {school}, {year}, 7, {algebra}, t.id, 'Приказ № 4', a.id, a.created_at FROM accounts a, terms t \
             WHERE a.login = 'deputy' AND t.school_id = {school} AND t.year_id = {year} AND t.title IN ({titles})"
        )
    };
    city.force(&bare_term("'1 четверть', '2 четверть', '3 четверть'")).await;
    assert!(!deputy.open(&sheet).await.body.contains(told));
    city.force(&bare_term("'4 четверть'")).await;
    assert!(deputy.open(&sheet).await.body.contains(told));
}
