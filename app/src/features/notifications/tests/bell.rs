//! The bell of an open page: the stream says that something may be new, and the door how much.

use axum::body::BodyDataStream;
use futures::StreamExt;
use tokio::time::timeout;

use super::*;

/// Longer than any news takes on a busy machine.
const PATIENCE: std::time::Duration = std::time::Duration::from_mins(1);

async fn bell(visitor: &mut Visitor) -> (u16, String) {
    let answer = visitor.open("/bell").await;
    (answer.status, answer.body)
}

async fn listen(visitor: &mut Visitor) -> BodyDataStream {
    let (status, body) = visitor.listen("/live?bell=1").await;
    assert_eq!(status, 200);
    body.into_data_stream()
}

async fn heard(stream: &mut BodyDataStream) -> String {
    let line = timeout(PATIENCE, stream.next()).await.expect("nothing came").unwrap().unwrap();
    String::from_utf8_lossy(&line).into_owned()
}

#[tokio::test]
async fn the_door_tells_each_how_much_is_new_and_a_stranger_nothing() {
    let city = city().await;
    let mut mother = city.sign_in("parent").await;
    read_all(&mut mother).await;
    assert_eq!(bell(&mut mother).await, (200, "0".into()));
    let mut teacher = city.sign_in("teacher").await;
    edit(&mut teacher, "change-0001", spot(&city).await, 0, r#"{"add":"5"}"#).await;
    told(&city).await;
    assert_eq!(bell(&mut mother).await, (200, "1".into()));
    assert_eq!(bell(&mut city.sign_in("parent2").await).await.1, "0");
    assert_eq!(bell(&mut city.visitor()).await.0, 401);
    assert_eq!(city.visitor().listen("/live?bell=1").await.0, 401);
}

#[tokio::test]
async fn an_open_page_hears_what_may_concern_its_reader_and_nothing_else() {
    let city = city().await;
    let (mut mother, mut leader) = (city.sign_in("parent").await, city.sign_in("classteacher").await);
    let (mut hers, mut his) = (listen(&mut mother).await, listen(&mut leader).await);
    let mut teacher = city.sign_in("teacher").await;
    edit(&mut teacher, "change-0001", spot(&city).await, 0, r#"{"add":"5"}"#).await;
    told(&city).await;
    let line = heard(&mut hers).await;
    assert!(line.contains("event: anything") && line.contains("data: ") && !line.contains('5'), "{line}");
    // The next thing he hears is the server's farewell: the mark was none of his.
    city.house.news.publish(crate::kit::news::Happened::Closing);
    assert!(timeout(PATIENCE, his.next()).await.expect("it stays open").is_none());
}
