//! What a calendar reads, and when it reads no more.

use super::*;

#[tokio::test]
async fn a_calendar_reads_lessons_with_rooms_in_universal_time() {
    let city = city().await;
    let (path, _) = made(&mut city.sign_in("parent").await, &child_of(&city).await, false).await;
    let answer = read(&city, &path).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.headers["content-type"], "text/calendar; charset=utf-8");
    let calendar = answer.body;
    assert_eq!(values(&calendar, "X-WR-CALNAME"), ["Уроки 7А"]);
    let (starts, rooms) = (values(&calendar, "DTSTART"), values(&calendar, "LOCATION"));
    let own = person(&city, "pupil").await;
    let stands = format!(
        "SELECT count(*) FROM lessons l JOIN group_members m ON m.school_id = l.school_id AND m.group_id = l.group_id \
         AND m.since <= l.date AND (m.until IS NULL OR m.until >= l.date) WHERE m.pupil_id = {own} \
         AND l.date BETWEEN '2026-10-29' AND '2027-01-11' AND l.state NOT IN ('cancelled', 'moved')"
    );
    assert_eq!(i64::try_from(starts.len()).unwrap(), city.number(&stands).await);
    // The first lesson of the city begins at 8:30 or 8:00, three hours ahead of universal time.
    assert!(starts.iter().any(|start| start.starts_with("20261112T05")), "{starts:?}");
    assert!(starts.iter().all(|start| start.ends_with('Z')) && starts.is_sorted());
    assert!(rooms.len() > starts.len() / 2 && rooms.iter().any(|room| room.starts_with("каб.")));
    assert!(values(&calendar, "DESCRIPTION").is_empty());
    let uids: std::collections::BTreeSet<_> = values(&calendar, "UID").into_iter().collect();
    assert_eq!(uids.len(), starts.len());
    let again = read(&city, &path).await.body;
    assert_eq!(values(&again, "UID"), values(&calendar, "UID"), "the same lessons have the same names");
}

#[tokio::test]
async fn no_name_of_a_pupil_stands_in_a_calendar() {
    let city = city().await;
    let child = child_of(&city).await;
    for (login, of) in [("parent", Some(child)), ("classteacher", None)] {
        let mut maker = city.sign_in(login).await;
        let choices = feeds(&mut maker).await.choices;
        for of in of.map_or_else(|| choices.iter().map(|one| one.of.to_string()).collect(), |of| vec![of]) {
            let (path, _) = made(&mut maker, &of, true).await;
            let calendar = lines(&read(&city, &path).await.body).join("\n");
            for name in ["Соколов", "Михаил", "Фомина"] {
                assert!(!calendar.contains(name), "{name} in the calendar of {of}");
            }
        }
    }
}

#[tokio::test]
async fn a_teacher_reads_own_lessons_of_all_groups_and_a_class_teacher_those_of_the_class() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let own = feeds(&mut teacher).await.choices[0].of.to_string();
    let (path, _) = made(&mut teacher, &own, false).await;
    let calendar = read(&city, &path).await.body;
    assert_eq!(values(&calendar, "X-WR-CALNAME"), ["Мои уроки"]);
    let titles = values(&calendar, "SUMMARY");
    assert!(titles.contains(&"7А: Алгебра".to_owned()), "{titles:?}");
    let mut leader = city.sign_in("classteacher").await;
    let class = feeds(&mut leader).await.choices[1].of.to_string();
    let (path, _) = made(&mut leader, &class, false).await;
    let calendar = read(&city, &path).await.body;
    assert_eq!(values(&calendar, "X-WR-CALNAME"), ["Уроки 7А"]);
    assert!(values(&calendar, "SUMMARY").contains(&"Алгебра".to_owned()));
}

#[tokio::test]
async fn whoever_stands_in_has_the_lesson_and_a_cancelled_one_is_nobodys() {
    let city = city().await;
    let (mut teacher, stand_in) = (city.sign_in("teacher").await, person(&city, "teacher2").await);
    let own = feeds(&mut teacher).await.choices[0].of.to_string();
    let (path, _) = made(&mut teacher, &own, false).await;
    let before = values(&read(&city, &path).await.body, "UID");
    let mut others = city.sign_in("teacher2").await;
    let (other, _) = made(&mut others, &own, false).await;
    let id = |uid: &str| uid["lesson-".len()..].split('@').next().unwrap().to_owned();
    let (first, last) = (&before[0], &before[before.len() - 1]);
    city.force(&format!("UPDATE lessons SET substitute_id = {stand_in} WHERE id = {}", id(first))).await;
    city.force(&format!("UPDATE lessons SET state = 'cancelled' WHERE id = {}", id(last))).await;
    let after = values(&read(&city, &path).await.body, "UID");
    assert_eq!(after, before[1..before.len() - 1]);
    assert!(values(&read(&city, &other).await.body, "UID").contains(first));
}

#[tokio::test]
async fn homework_stands_where_it_was_asked_for_and_not_before_its_day() {
    let city = city().await;
    let (mut parent, child) = (city.sign_in("parent").await, child_of(&city).await);
    let (without, _) = made(&mut parent, &child, false).await;
    let (within, _) = made(&mut parent, &child, true).await;
    assert!(values(&read(&city, &without).await.body, "DESCRIPTION").is_empty());
    let told = values(&read(&city, &within).await.body, "DESCRIPTION");
    assert!(told.iter().any(|text| text.starts_with("К уроку: ")), "{told:?}");
    assert!(told.iter().any(|text| text.contains("Задано: ")), "{told:?}");
    city.force("UPDATE assignments SET visible_from = '2026-11-13'").await;
    assert!(values(&read(&city, &within).await.body, "DESCRIPTION").is_empty());
}

#[tokio::test]
async fn a_calendar_that_has_it_already_is_told_so() {
    let city = city().await;
    let (path, _) = made(&mut city.sign_in("parent").await, &child_of(&city).await, false).await;
    let first = read(&city, &path).await;
    let tag = first.headers["etag"].to_str().unwrap().to_owned();
    let ask = async || {
        let request = axum::http::Request::get(&path).header("if-none-match", &tag);
        city.visitor().send(request, String::new()).await
    };
    let same = ask().await;
    assert_eq!((same.status, same.body.as_str()), (304, ""));
    city.force("UPDATE lessons SET state = 'cancelled' WHERE date = '2026-11-16'").await;
    assert_eq!(ask().await.status, 200);
}

#[tokio::test]
async fn a_secret_that_is_wrong_opens_nothing_and_one_address_is_not_read_without_end() {
    let city = city().await;
    let (path, _) = made(&mut city.sign_in("parent").await, &child_of(&city).await, false).await;
    let unknown = format!("/calendar/{}.ics", "0123456789abcdef".repeat(4));
    for wrong in [unknown.as_str(), "/calendar/x.ics", "/calendar/.ics", path.trim_end_matches(".ics")] {
        assert_eq!(read(&city, wrong).await.status, 404, "{wrong}");
    }
    let mut phone = city.visitor();
    for _ in 0..10 {
        assert_eq!(phone.open(&path).await.status, 200);
    }
    assert_eq!(phone.open(&path).await.status, 429);
    assert_eq!(read(&city, &path).await.status, 200, "another reader does not wait");
}

#[tokio::test]
async fn with_the_right_of_its_maker_an_address_ends() {
    let ends = [
        ("parent", "UPDATE accounts SET blocked_at = created_at WHERE login = 'parent'"),
        ("parent", "UPDATE accounts SET must_change = TRUE WHERE login = 'parent'"),
        ("parent", "UPDATE kinships SET may_view = FALSE"),
        ("parent", "DELETE FROM kinships"),
        ("parent", "UPDATE consents SET withdrawn_on = '2026-11-12'"),
        ("pupil", "UPDATE consents SET withdrawn_on = '2026-11-12'"),
        ("pupil", "UPDATE class_members SET until = '2026-11-11' WHERE since <= '2026-11-11'"),
        ("classteacher", "UPDATE roles SET until = '2026-11-11' WHERE since <= '2026-11-11'"),
        ("classteacher", "UPDATE consents SET withdrawn_on = '2026-11-12'"),
    ];
    for (login, end) in ends {
        let city = city().await;
        let mut maker = city.sign_in(login).await;
        let mut paths = vec![];
        for lessons in feeds(&mut maker).await.choices {
            paths.push(made(&mut maker, &lessons.of.to_string(), false).await.0);
        }
        assert!(!paths.is_empty(), "{login}");
        for path in &paths {
            assert_eq!(read(&city, path).await.status, 200, "{login}");
        }
        city.force(end).await;
        for path in &paths {
            assert_eq!(read(&city, path).await.status, 404, "{login}: {end}");
        }
    }
}

#[tokio::test]
async fn an_address_without_a_right_is_listed_without_a_name_and_is_taken_back() {
    let city = city().await;
    let (mut parent, child) = (city.sign_in("parent").await, child_of(&city).await);
    let (_, listed) = made(&mut parent, &child, false).await;
    assert_eq!(listed.title.as_deref(), Some("Михаил, 7А"));
    city.force(&format!("DELETE FROM kinships WHERE child_id = {}", &child["pupil.".len()..])).await;
    let listed = feeds(&mut parent).await.made;
    assert_eq!(listed[0].title, None);
    assert_eq!(revoke(&mut parent, listed[0].id).await.status, 200);
}
