//! An open journal is told what another hand wrote, and asks for it with its own rights.

use std::time::Duration;

use axum::body::BodyDataStream;
use futures::StreamExt;
use tokio::time::timeout;

use super::*;

/// The way out, whose slice is not ours to name.
const SIGN_OUT: &str = "/api/app/features/account/api/sign_out";
const FIVE: Edit = Edit::Add(MarkValue::Five);
/// Longer than any line takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The open stream of `path`.
async fn listen(visitor: &mut Visitor, path: &str) -> BodyDataStream {
    let (status, body) = visitor.listen(path).await;
    assert_eq!(status, 200, "{path}");
    body.into_data_stream()
}

/// The next lines of a stream; none, if it has ended.
async fn next(stream: &mut BodyDataStream) -> Option<String> {
    let piece = timeout(PATIENCE, stream.next()).await.expect("the stream says nothing");
    piece.map(|bytes| String::from_utf8(bytes.unwrap().to_vec()).unwrap())
}

#[tokio::test]
async fn another_hand_is_told_by_ids_and_versions_alone() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let mut leader = city.sign_in("classteacher").await;
    let sheet = open(&mut teacher, group).await;
    let spot = empty_spots(&sheet)[0];
    let mut stream = listen(&mut leader, &format!("/live?journal={group}")).await;
    save(&mut teacher, vec![change("change-0001", spot, FIVE)]).await;
    let told = next(&mut stream).await.unwrap();
    assert!(
        told.contains("event: touched") && told.contains(&format!("data: {}:{}:1\n", spot.0, spot.1)),
        "{told}"
    );

    let (term, lessons) = (sheet.head.term.id, Some(vec![spot.0]));
    let fresh: Fresh = leader.call_json(LookAgain::url(), &LookAgain { group, term, lessons }).await.read();
    assert_eq!(fresh.lessons.iter().map(|lesson| lesson.id).collect::<Vec<_>>(), [spot.0]);
    let cell = fresh.cells.iter().find(|(_, pupil, _)| *pupil == spot.1).map(|(_, _, cell)| cell).unwrap();
    assert_eq!((values(cell), cell.version), (vec![MarkValue::Five], 1));
}

#[tokio::test]
async fn the_school_s_own_stream_tells_of_every_journal_and_a_strangers_of_none() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let (school, spot) = (school(&city).await, empty_spots(&open(&mut teacher, group).await)[0]);
    let address = format!("/live?school={school}");
    let mut stream = listen(&mut city.sign_in("deputy").await, &address).await;
    for login in ["teacher", "classteacher", "parent", "coordinator2", "district"] {
        assert_eq!(city.sign_in(login).await.listen(&address).await.0, 404, "{login}");
    }
    for login in ["teacher2", "parent", "pupil", "coordinator2", "admin"] {
        let refused = city.sign_in(login).await.listen(&format!("/live?journal={group}")).await;
        assert_eq!(refused.0, 404, "{login}");
    }
    assert_eq!(city.visitor().listen(&address).await.0, 401);
    save(&mut teacher, vec![change("change-0001", spot, FIVE)]).await;
    assert!(next(&mut stream).await.unwrap().contains(&format!("data: {}:", spot.0)));
}

#[tokio::test]
async fn a_stream_ends_with_the_session() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let mut other = city.sign_in("teacher").await;
    let address = format!("/live?journal={group}");
    let (mut gone, mut stays) = (listen(&mut teacher, &address).await, listen(&mut other, &address).await);
    assert_eq!(city.house.streams.open(), 2);
    assert_eq!(teacher.call(SIGN_OUT, &[]).await.status, 200);
    assert_eq!(next(&mut gone).await, None);
    drop(gone);
    assert_eq!(city.house.streams.open(), 1, "the other session has not ended");
    let spot = empty_spots(&open(&mut other, group).await)[0];
    save(&mut other, vec![change("change-0001", spot, FIVE)]).await;
    assert!(next(&mut stays).await.is_some());
}

#[tokio::test]
async fn streams_that_break_off_leave_nothing_behind_and_open_ones_hold_no_connection() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let address = format!("/live?journal={group}");
    for _ in 0..400 {
        let stream = listen(&mut teacher, &address).await;
        drop(stream);
    }
    assert_eq!(city.house.streams.open(), 0);
    let mut open_ones = vec![];
    for login in ["teacher", "classteacher", "deputy", "head", "coordinator"] {
        let mut visitor = city.sign_in(login).await;
        for _ in 0..12 {
            open_ones.push(listen(&mut visitor, &address).await);
        }
    }
    assert_eq!(city.house.streams.open(), 60, "more than there are readers");
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    save(&mut teacher, vec![change("change-0001", spot, FIVE)]).await;
    for stream in &mut open_ones {
        assert!(next(stream).await.is_some());
    }
    for _ in 0..4 {
        open_ones.push(listen(&mut teacher, &address).await);
    }
    assert_eq!(teacher.listen(&address).await.0, 503, "one account does not take the places of all");
    drop(open_ones);
    assert_eq!(city.house.streams.open(), 0);
}
