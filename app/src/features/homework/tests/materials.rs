//! What the teacher hangs on a homework, and what is not taken.

use axum::http::header::CONTENT_DISPOSITION;
use server_fn::ServerFn;

use super::*;
use crate::features::homework::api::{AddLink, DropFile, DropLink, SetDue};
use crate::features::testing::city;
use crate::kit::AppError;

#[tokio::test]
async fn what_the_teacher_hangs_the_family_reads_and_takes_away_to_the_byte() {
    let city = city().await;
    let lesson = lesson(&city).await;
    let mut teacher = city.sign_in("teacher").await;
    let content = "%PDF-1.7\nЗадачи на дом";
    let hung = hang(&mut teacher, lesson, &[("Задачи «на дом».pdf", content)]).await;
    assert_eq!((hung.status, hung.location()), (303, Some(format!("/homework/{lesson}").as_str())));
    let link =
        [("lesson", &*lesson.to_string()), ("title", ""), ("address", "https://resh.edu.ru/subject/16/")];
    assert_eq!(teacher.call(AddLink::url(), &link).await.status, 200);

    let mut pupil = city.sign_in("pupil").await;
    let read = family(&mut pupil, lesson).await.homework;
    assert!(!read.text.is_empty() && read.due > Some(read.on) && !read.due_said, "{read:?}");
    assert_eq!(read.links[0].link.title, "resh.edu.ru");
    assert_eq!(read.files[0].name, "Задачи «на дом».pdf");
    let taken = download(&mut pupil, lesson, read.files[0].id).await;
    assert_eq!((taken.status, taken.body.as_str()), (200, content));
    let how = taken.headers[CONTENT_DISPOSITION].to_str().unwrap();
    assert!(how.starts_with("attachment; ") && how.contains("filename*=UTF-8''%D0%97"), "{how}");
    assert_eq!(taken.headers["cache-control"], "private, no-store");

    let (id, of) = (read.files[0].id.to_string(), lesson.to_string());
    assert_eq!(teacher.call(DropFile::url(), &[("lesson", &of), ("file", &id)]).await.status, 200);
    let link = read.links[0].id.to_string();
    assert_eq!(teacher.call(DropLink::url(), &[("lesson", &of), ("link", &link)]).await.status, 200);
    assert_eq!(download(&mut pupil, lesson, read.files[0].id).await.status, 404);
    let after = family(&mut pupil, lesson).await.homework;
    assert!(after.files.is_empty() && after.links.is_empty());
    let acts = "SELECT COUNT(*) FROM events WHERE act IN ('homework.attach', 'homework.link', 'homework.detach', 'homework.unlink')";
    assert_eq!(city.number(acts).await, 4);
}

#[tokio::test]
async fn what_is_wrong_is_said_at_the_field_and_the_rest_is_kept() {
    let city = city().await;
    let lesson = lesson(&city).await;
    let mut teacher = city.sign_in("teacher").await;
    let docx = format!("PK\u{3}\u{4}{}\u{11}\0\0\0word/document.xml", "\0".repeat(22));
    let brought = [("план.pdf", &*docx), ("вирус.exe", "MZ\u{1}\0"), ("пусто.txt", "")];
    assert_eq!(hang(&mut teacher, lesson, &brought).await.status, 303);
    let page = teacher.open(&format!("/homework/{lesson}")).await.body;
    assert!(page.contains("«вирус.exe»: программы не принимаются."), "{page}");
    assert!(page.contains("«пусто.txt»: файл пустой."), "{page}");
    let names: Vec<_> =
        kept(&mut teacher, lesson).await.homework.files.into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["план.docx"], "called what it is");
    assert_eq!(hang(&mut teacher, lesson, &[("", "")]).await.status, 303);
    assert!(teacher.open(&format!("/homework/{lesson}")).await.body.contains("Выберите файл."));
    let bad = [("lesson", &*lesson.to_string()), ("title", "x"), ("address", "javascript:alert(1)")];
    let (status, refused) = teacher.call(AddLink::url(), &bad).await.refusal::<AppError>();
    assert_eq!((status, refused.at("address").is_some()), (422, true));
}

#[tokio::test]
async fn the_day_is_that_of_the_next_lesson_until_the_teacher_says_another() {
    let city = city().await;
    let lesson = lesson(&city).await;
    let mut teacher = city.sign_in("teacher").await;
    let first = kept(&mut teacher, lesson).await.homework;
    let of = lesson.to_string();
    assert_eq!(teacher.call(SetDue::url(), &[("lesson", &of), ("due", "2026-11-27")]).await.status, 200);
    let said = kept(&mut teacher, lesson).await.homework;
    assert_eq!((said.due, said.due_said), ("2026-11-27".parse().ok(), true));
    let (status, refused) =
        teacher.call(SetDue::url(), &[("lesson", &of), ("due", "2026-09-01")]).await.refusal::<AppError>();
    assert_eq!((status, refused.at("due").is_some()), (422, true));
    assert_eq!(teacher.call(SetDue::url(), &[("lesson", &of), ("due", "")]).await.status, 200);
    assert_eq!(kept(&mut teacher, lesson).await.homework, first);
}
