//! Files through a door: what comes whole is handed out to the byte, what does not leaves nothing.

use axum::body::{Body, to_bytes};
use axum::extract::{Multipart, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::FixedOffset;
use domain::file::LARGEST_FILE;
use futures::stream::{Stream, unfold};
use sea_orm::{ConnectionTrait, Statement};
use tower::ServiceExt;

use super::*;
use crate::kit::AppError;
use crate::kit::clock::Clock;
use crate::kit::house::Settings;
use crate::kit::testing::{FreshDb, fresh_db};
use crate::kit::vault::Vault;

const SCHOOL: SchoolId = SchoolId(1);
const BY: AccountId = AccountId(1);

const ROWS: &str = "INSERT INTO organisations (kind, code, name, short_name, created_at) VALUES \
       ('school', 's1', 'Школа № 1', '', '2026-11-02T08:00:00Z'), ('school', 's2', 'Школа № 2', '', '2026-11-02T08:00:00Z'); \
     INSERT INTO persons (surname, given, search) VALUES ('Иванова', 'Анна', 'иванова анна'); \
     INSERT INTO accounts (person_id, login, must_change, created_at) VALUES (1, 'ivanova', FALSE, '2026-11-02T08:00:00Z')";

async fn house() -> (House, FreshDb) {
    let fresh = fresh_db().await;
    let tx = fresh.turn().await.unwrap();
    tx.execute_unprepared(ROWS).await.unwrap();
    tx.commit().await.unwrap();
    let zone = FixedOffset::east_opt(3 * 3600).unwrap();
    let settings = Settings::local("no-site");
    let house = House::new(fresh.db.clone(), Clock::new(zone, None), settings, Vault::new(&[7; 64]));
    (house, fresh)
}

async fn number(house: &House, sql: &str) -> i64 {
    let tx = house.db.read().await.unwrap();
    let asked = Statement::from_string(tx.get_database_backend(), sql);
    tx.query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// A door that adopts what arrives, and hands it out.
fn door(house: &House) -> Router {
    Router::new()
        .route("/bring", post(bring).layer(large()))
        .route("/{file}", get(give))
        .with_state(house.clone())
}

async fn bring(State(house): State<House>, form: Multipart) -> Response {
    let wanted = Wanted { school: SCHOOL, by: BY, kinds: &FileKind::ALL, most: 2 };
    let form = match Form::read(&house, wanted, form).await {
        Ok(form) => form,
        Err(error) => return (StatusCode::UNPROCESSABLE_ENTITY, error.to_string()).into_response(),
    };
    let tx = house.db.turn().await.unwrap();
    for arrived in &form.arrived {
        adopt(&tx, SCHOOL, BY, arrived).await.unwrap();
    }
    tx.commit().await.unwrap();
    let ids: Vec<i64> = form.arrived.iter().map(|arrived| arrived.id.0).collect();
    Json((form.word("text").to_owned(), ids, form.refused)).into_response()
}

async fn give(State(house): State<House>, axum::extract::Path(file): axum::extract::Path<i64>) -> Response {
    let tx = house.db.read().await.unwrap();
    match find(&tx, SCHOOL, FileId(file)).await {
        Ok(file) => handed(&house, file, Way::Shown),
        Err(error) => (StatusCode::NOT_FOUND, error.to_string()).into_response(),
    }
}

fn part(head: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("--line\r\nContent-Disposition: form-data; {head}\r\n\r\n");
    [head.as_bytes(), body, b"\r\n"].concat()
}

fn file(name: &str, body: &[u8]) -> Vec<u8> {
    part(&format!("name=\"files\"; filename=\"{name}\""), body)
}

async fn send(house: &House, parts: &[Vec<u8>]) -> (StatusCode, (String, Vec<i64>, Vec<String>)) {
    let body = [parts.concat(), b"--line--\r\n".to_vec()].concat();
    let request = Request::post("/bring").header(CONTENT_TYPE, "multipart/form-data; boundary=line");
    let answer = door(house).oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (status, body) = (answer.status(), to_bytes(answer.into_body(), 1 << 20).await.unwrap());
    (status, serde_json::from_slice(&body).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&body))))
}

/// As a network brings it: a part, and after a while the next.
fn slowly(body: Vec<u8>) -> impl Stream<Item = Result<Vec<u8>, std::io::Error>> {
    unfold(body, |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::task::yield_now().await;
        let later = rest.split_off(rest.len().min(50_000));
        Some((Ok(rest), later))
    })
}

/// A PDF that is longer than two pieces.
fn long_pdf() -> Vec<u8> {
    let noise = (0u32..150_000).flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_le_bytes());
    [b"%PDF-1.7\n".to_vec(), noise.collect()].concat()
}

#[tokio::test]
async fn what_came_whole_is_handed_out_to_the_byte_and_lies_sealed() {
    let (house, _fresh) = house().await;
    let (pdf, text) = (long_pdf(), "Ответ: 42".as_bytes());
    let parts = [
        part("name=\"text\"", "готово".as_bytes()),
        file("Эссе «О книге».pdf", &pdf),
        file("ответ.txt", text),
    ];
    let (status, (word, ids, refused)) = send(&house, &parts).await;
    assert_eq!((status, word.as_str(), ids.len(), refused.len()), (StatusCode::OK, "готово", 2, 0));
    for (id, content) in ids.iter().zip([&pdf[..], text]) {
        let request = Request::get(format!("/{id}")).body(Body::empty()).unwrap();
        let answer = door(&house).oneshot(request).await.unwrap();
        let how = answer.headers()[CONTENT_DISPOSITION].to_str().unwrap().to_owned();
        assert!(how.starts_with("attachment; "), "{how}");
        assert_eq!(to_bytes(answer.into_body(), LARGEST_FILE).await.unwrap(), content);
        let kept = find(&house.db.read().await.unwrap(), SCHOOL, FileId(*id)).await.unwrap();
        assert_eq!(bytes(&house, &kept).await.unwrap(), content);
        assert_eq!(kept.size, content.len() as u64);
    }
    assert_eq!(number(&house, "SELECT COUNT(*) FROM file_pieces").await, 4);
    let tx = house.db.read().await.unwrap();
    for number in 0..3 {
        let file = find(&tx, SCHOOL, FileId(ids[0])).await.unwrap();
        let sealed = store::piece(&tx, &file, number).await.unwrap();
        assert!(!sealed.windows(16).any(|part| part == &pdf[64..80] || part.starts_with(b"%PDF-1.7")));
    }
    assert!(find(&tx, SchoolId(2), FileId(ids[0])).await.is_err(), "another school has no such file");
}

#[tokio::test]
async fn what_is_not_taken_is_named_and_the_rest_is_kept() {
    let (house, _fresh) = house().await;
    let large = [b"%PDF-1.7".to_vec(), vec![b'x'; LARGEST_FILE]].concat();
    let parts = [
        file("", b""),
        file("пусто.pdf", b""),
        file("игра.exe", b"MZ\x90\0\x03\0"),
        file("книга.pdf", &large),
        file("решение.txt", b"x = 5"),
        part("name=\"text\"", "после файлов".as_bytes()),
    ];
    let (status, (word, ids, refused)) = send(&house, &parts).await;
    assert_eq!((status, word.as_str(), ids.len()), (StatusCode::OK, "после файлов", 1));
    let starts = ["«пусто.pdf»: файл пустой.", "«игра.exe»: программы", "«книга.pdf»: файл больше 10 МБ."];
    assert_eq!(refused.len(), starts.len(), "{refused:?}");
    assert!(refused.iter().zip(starts).all(|(told, start)| told.starts_with(start)), "{refused:?}");
}

#[tokio::test]
async fn one_more_than_may_come_is_refused_alone() {
    let (house, _fresh) = house().await;
    let parts: Vec<_> = ["а", "б", "в"].map(|name| file(&format!("{name}.txt"), name.as_bytes())).into();
    let (_, (_, ids, refused)) = send(&house, &parts).await;
    assert_eq!(
        (ids.len(), refused),
        (2, vec!["«в.txt»: можно приложить не больше 2: этот лишний.".to_owned()])
    );
}

#[tokio::test]
async fn macros_are_found_wherever_they_lie() {
    let (house, _fresh) = house().await;
    let mut document = b"PK\x03\x04".to_vec();
    document.extend([0; 22]);
    document.extend([17, 0, 0, 0]);
    document.extend(b"word/document.xml");
    // The word lies across two pieces.
    document.resize(PIECE - 5, b'x');
    document.extend(b"word/vbaProject.bin");
    let (_, (_, ids, refused)) = send(&house, &[file("план.docx", &document)]).await;
    assert!(ids.is_empty() && refused[0].contains("макросы"), "{refused:?}");
}

#[tokio::test]
async fn what_hangs_on_nothing_is_not_seen_and_is_swept() {
    let (house, _fresh) = house().await;
    let (_, (_, ids, _)) = send(&house, &[file("а.txt", b"a"), file("б.txt", b"b")]).await;
    let [first, second] = [FileId(ids[0]), FileId(ids[1])];
    assert_eq!(sweep(&house).await, Ok(0), "both are owned");
    let tx = house.db.turn().await.unwrap();
    let_go(&tx, SCHOOL, first).await.unwrap();
    tx.commit().await.unwrap();
    let seen = find(&house.db.read().await.unwrap(), SCHOOL, first).await;
    assert_eq!(seen.map(|file| file.id), Err(AppError::NotFound));
    assert_eq!(sweep(&house).await, Ok(1));
    assert_eq!(number(&house, "SELECT COUNT(*) FROM file_pieces").await, 1);
    assert!(find(&house.db.read().await.unwrap(), SCHOOL, second).await.is_ok());
}

#[tokio::test]
async fn a_form_that_is_cut_off_leaves_nothing_that_is_seen() {
    let (house, _fresh) = house().await;
    let body = [file("эссе.pdf", &long_pdf())].concat();
    let request = Request::post("/bring").header(CONTENT_TYPE, "multipart/form-data; boundary=line");
    let cut = Body::from_stream(slowly(body[..body.len() - 400].to_vec()));
    let answer = door(&house).oneshot(request.body(cut).unwrap()).await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(number(&house, "SELECT COUNT(*) FROM files WHERE loose_since IS NULL").await, 0);
    let began = number(&house, "SELECT COUNT(*) FROM files").await;
    assert_eq!(began, 1, "its first pieces were kept");
    assert_eq!(sweep(&house).await, Ok(0), "it may still be on its way");
    let tx = house.db.turn().await.unwrap();
    tx.execute_unprepared("UPDATE files SET loose_since = '2026-01-01T00:00:00Z'").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(sweep(&house).await, Ok(1));
    assert_eq!(number(&house, "SELECT COUNT(*) FROM file_pieces").await, 0);
}
