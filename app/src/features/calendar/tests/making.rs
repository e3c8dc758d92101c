//! Who makes which address, what is shown and kept of it, and who takes it back.

use super::*;

#[tokio::test]
async fn everybody_chooses_among_the_own_lessons() {
    let city = city().await;
    let titles = async |login: &str| {
        let choices = feeds(&mut city.sign_in(login).await).await.choices;
        choices.into_iter().map(|lessons| lessons.title).collect::<Vec<_>>()
    };
    let mut children = titles("parent").await;
    children.sort();
    assert_eq!(children, ["Анна, 5Б", "Михаил, 7А"]);
    assert_eq!(titles("pupil").await, ["Михаил, 7А"]);
    assert!(matches!(&titles("teacher").await[..], [own] if own.starts_with("Мои уроки: ")));
    assert!(matches!(&titles("classteacher").await[..], [own, class]
        if own.starts_with("Мои уроки: ") && class == "7А, весь класс"));
    assert!(titles("secretary").await.is_empty());
    let page = city.sign_in("secretary").await.open(link::CALENDAR).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("У вас здесь нет уроков"));
}

#[tokio::test]
async fn the_secret_is_shown_once_and_only_its_hash_is_kept() {
    let city = city().await;
    let mut parent = city.sign_in("parent").await;
    let form = [("of", child_of(&city).await)];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    let sent = parent.submit(MakeFeed::url(), &form, link::CALENDAR).await;
    assert_eq!((sent.status, sent.location()), (302, Some(link::CALENDAR)));
    let page = parent.open(link::CALENDAR).await.body;
    assert!(page.contains("webcal://") && page.contains(".ics") && page.contains("Кто знает адрес"));
    let again = parent.open(link::CALENDAR).await.body;
    assert!(!again.contains(".ics") && again.contains("Михаил, 7А"), "{again}");
    let told = "SELECT count(*) FROM calendar_feeds WHERE length(token_hash) = 64";
    assert_eq!(city.number(told).await, 1);
    let secret = page.split("/calendar/").find_map(|rest| rest.split_once(".ics")).unwrap().0;
    let kept = format!("SELECT count(*) FROM calendar_feeds WHERE token_hash = '{secret}'");
    assert_eq!((secret.len(), city.number(&kept).await), (64, 0));
    let log = format!(
        "SELECT count(*) FROM events WHERE act = 'calendar_feed.make' AND subject || \"new\" LIKE '%{secret}%'"
    );
    assert_eq!(city.number(&log).await, 0);
}

#[tokio::test]
async fn nobody_makes_an_address_for_lessons_of_others() {
    let city = city().await;
    let child = child_of(&city).await;
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let class = city
        .number(&format!("SELECT id FROM classes WHERE school_id = {school} AND grade = 7 AND letter = 'А'"))
        .await;
    let (own, class) = (format!("teacher.{school}"), format!("class.{school}.{class}"));
    for (login, of) in [
        ("parent2", &child),
        ("pupil2", &child),
        ("classteacher", &child),
        ("parent", &own),
        ("teacher3", &own),
        ("teacher", &class),
        ("coordinator", &class),
    ] {
        let refused = make(&mut city.sign_in(login).await, of).await.refusal::<AppError>();
        assert_eq!(refused, (403, AppError::Denied), "{login} {of}");
    }
    assert_eq!(city.number("SELECT count(*) FROM calendar_feeds").await, 0);
    assert_eq!(make(&mut city.sign_in("parent").await, "nobody.7").await.status, 422);
}

#[tokio::test]
async fn an_eleventh_address_is_refused_until_one_is_taken_back() {
    let city = city().await;
    let (mut parent, child) = (city.sign_in("parent").await, child_of(&city).await);
    for _ in 0..10 {
        assert_eq!(make(&mut parent, &child).await.status, 200);
    }
    let (status, error) = make(&mut parent, &child).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.to_string().contains("Отзовите ненужный"), "{error}");
    let listed = feeds(&mut parent).await.made;
    assert_eq!(listed.len(), 10);
    assert_eq!(revoke(&mut parent, listed[0].id).await.status, 200);
    assert_eq!(make(&mut parent, &child).await.status, 200);
}

#[tokio::test]
async fn an_address_is_taken_back_by_whoever_made_it_and_by_nobody_else() {
    let city = city().await;
    let (mut parent, child) = (city.sign_in("parent").await, child_of(&city).await);
    let (path, listed) = made(&mut parent, &child, false).await;
    for login in ["pupil", "parent2", "classteacher", "coordinator"] {
        let refused = revoke(&mut city.sign_in(login).await, listed.id).await.refusal::<AppError>();
        assert_eq!(refused, (404, AppError::NotFound), "{login}");
    }
    assert_eq!(read(&city, &path).await.status, 200);
    assert_eq!(revoke(&mut parent, listed.id).await.status, 200);
    assert_eq!(read(&city, &path).await.status, 404);
    assert!(feeds(&mut parent).await.made.is_empty());
    assert_eq!(revoke(&mut parent, listed.id).await.status, 404);
    assert_eq!(city.number("SELECT count(*) FROM events WHERE act = 'calendar_feed.revoke'").await, 1);
}

#[tokio::test]
async fn the_page_says_when_a_calendar_came() {
    let city = city().await;
    let (mut parent, child) = (city.sign_in("parent").await, child_of(&city).await);
    let (path, listed) = made(&mut parent, &child, false).await;
    assert_eq!(listed.read, None);
    assert_eq!(read(&city, &path).await.status, 200);
    assert!(feeds(&mut parent).await.made[0].read.is_some());
}
