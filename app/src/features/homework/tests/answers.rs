//! An answer on its way: sent, given back, sent again, taken.

use domain::homework::AnswerState;
use server_fn::ServerFn;

use super::*;
use crate::features::homework::api::OpenTasks;
use crate::features::homework::tasks::Tasks;
use crate::features::testing::city;
use crate::kit::AppError;
use crate::kit::trace::flush;

const WORDS: &str = "x равно пяти, потому что";

#[tokio::test]
async fn an_answer_is_given_back_sent_again_and_taken() {
    let city = city().await;
    let (lesson, child) = (lesson(&city).await, person(&city, "pupil").await);
    let of = (lesson, child);
    let (mut pupil, mut teacher) = (city.sign_in("pupil").await, city.sign_in("teacher").await);
    assert_eq!(tick(&mut pupil, lesson, child).await.status, 200);
    let sent =
        answer(&mut pupil, of, &[("text", WORDS)], &[("решение.txt", "5"), ("черновик.txt", "4")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);

    let read = row(kept(&mut teacher, lesson).await, child);
    let got = read.answer.unwrap();
    assert!(read.ticked && got.text == WORDS && got.state == AnswerState::Sent, "{got:?}");
    assert_eq!(download(&mut teacher, lesson, got.files[0].id).await.body, "5");
    let (status, refused) = reply(&mut teacher, of, (got.version, "rework"), " ").await.refusal::<AppError>();
    assert_eq!((status, refused.at(&format!("words-{child}")).is_some()), (422, true));
    assert_eq!(reply(&mut teacher, of, (got.version, "rework"), "Проверьте знак").await.status, 200);

    let back = family(&mut pupil, lesson).await;
    let mine = back.answer.unwrap();
    assert_eq!((mine.state, mine.reply.unwrap().words.as_str()), (AnswerState::Rework, "Проверьте знак"));
    assert_eq!(back.no_answer, None);
    let keep = got.files[0].id.to_string();
    answer(&mut pupil, of, &[("text", "минус пять"), ("keep", &keep)], &[("новое.txt", "-5")]).await;
    let again = row(kept(&mut teacher, lesson).await, child).answer.unwrap();
    let names: Vec<_> = again.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["решение.txt", "новое.txt"]);
    assert_eq!(download(&mut pupil, lesson, got.files[1].id).await.status, 404, "what was not left is gone");

    let (status, refused) = reply(&mut teacher, of, (got.version, "taken"), "").await.refusal::<AppError>();
    assert!(status == 422 && refused.at(&format!("words-{child}")).unwrap().contains("ответ заменили"));
    assert_eq!(reply(&mut teacher, of, (again.version, "taken"), "").await.status, 200);
    let late = answer(&mut pupil, of, &[("text", "передумал")], &[]).await;
    assert_eq!(late.status, 303);
    assert!(pupil.open(&format!("/homework/{lesson}")).await.body.contains("Учитель уже проверил ответ"));
    assert_eq!(family(&mut pupil, lesson).await.answer.unwrap().text, "минус пять");
}

#[tokio::test]
async fn no_word_of_an_answer_is_in_the_log_and_every_look_at_it_leaves_a_trace() {
    let city = city().await;
    let (lesson, child) = (lesson(&city).await, person(&city, "pupil").await);
    let (mut mother, mut teacher) = (city.sign_in("parent").await, city.sign_in("teacher").await);
    answer(&mut mother, (lesson, child), &[("text", WORDS)], &[("решение.txt", "5")]).await;
    let file = row(kept(&mut teacher, lesson).await, child).answer.unwrap().files[0].id;
    download(&mut teacher, lesson, file).await;
    reply(&mut teacher, (lesson, child), (1, "taken"), "Молодец").await;
    let acts = "SELECT COUNT(*) FROM events WHERE act IN ('homework.answer', 'homework.reply')";
    assert_eq!(city.number(acts).await, 2);
    let words = "SELECT COUNT(*) FROM events WHERE subject LIKE '%пяти%' OR \"new\" LIKE '%пяти%' OR \"new\" LIKE '%Молодец%'";
    assert_eq!(city.number(words).await, 0);
    flush(&city.house).await.unwrap();
    let list = "SELECT COUNT(*) FROM traces WHERE way = 'list' AND matter = 'journal' AND whose = 'group'";
    assert_eq!(city.number(list).await, 1);
    let one = format!(
        "SELECT COUNT(*) FROM traces WHERE way = 'export' AND matter = 'journal' AND whose_id = {child}"
    );
    assert_eq!(city.number(&one).await, 1);
}

#[tokio::test]
async fn a_file_that_is_not_taken_costs_nobody_the_text() {
    let city = city().await;
    let (lesson, child) = (lesson(&city).await, person(&city, "pupil").await);
    let mut pupil = city.sign_in("pupil").await;
    let sent = answer(&mut pupil, (lesson, child), &[("text", WORDS)], &[("игра.exe", "MZ\u{1}\0")]).await;
    assert_eq!(sent.status, 303);
    let page = pupil.open(&format!("/homework/{lesson}?child={child}")).await.body;
    assert!(page.contains("«игра.exe»: программы не принимаются."), "{page}");
    assert_eq!(family(&mut pupil, lesson).await.answer.unwrap().text, WORDS);
    answer(&mut pupil, (lesson, child), &[("text", " ")], &[]).await;
    assert!(
        pupil.open(&format!("/homework/{lesson}")).await.body.contains("Напишите ответ или приложите файл.")
    );
}

#[tokio::test]
async fn who_has_left_the_group_reads_and_does_not_answer() {
    let city = city().await;
    let (lesson, child) = (lesson(&city).await, person(&city, "pupil").await);
    let mut mother = city.sign_in("parent").await;
    city.force(&format!("UPDATE group_members SET until = '2026-11-11' WHERE pupil_id = {child}")).await;
    let read = family(&mut mother, lesson).await;
    assert!(read.shut.unwrap().contains("больше не учится") && !read.homework.text.is_empty());
    let (status, refused) = tick(&mut mother, lesson, child).await.refusal::<AppError>();
    assert!(status == 422 && refused.to_string().contains("больше не учится"));
    answer(&mut mother, (lesson, child), &[("text", WORDS)], &[]).await;
    assert_eq!(
        city.number(&format!("SELECT COUNT(*) FROM homework_answers WHERE lesson_id = {lesson}")).await,
        0
    );
}

#[tokio::test]
async fn the_teacher_sees_what_waits_and_the_family_what_is_due() {
    let city = city().await;
    let (lesson, child) = (lesson(&city).await, person(&city, "pupil").await);
    let (mut pupil, mut teacher) = (city.sign_in("pupil").await, city.sign_in("teacher").await);
    answer(&mut pupil, (lesson, child), &[("text", WORDS)], &[]).await;
    let Tasks::Teacher(waiting) = teacher.call(OpenTasks::url(), &[]).await.read() else {
        panic!("no teacher")
    };
    let here: Vec<_> = waiting.iter().filter(|one| one.lesson == lesson).map(|one| one.answers).collect();
    assert_eq!(here, [1]);
    let Tasks::Family(own) = pupil.call(OpenTasks::url(), &[]).await.read() else { panic!("no family") };
    let task = own.tasks.iter().find(|task| task.lesson == lesson).unwrap();
    assert_eq!((task.answer, task.ticked, task.text.is_empty()), (Some(AnswerState::Sent), false, false));
    let sheet = "/api/app/features/journal/api/open_sheet";
    let group = city.number(&format!("SELECT group_id FROM lessons WHERE id = {lesson}")).await.to_string();
    let journal: serde_json::Value = teacher.call(sheet, &[("group", &group)]).await.read();
    let column = journal["lessons"].as_array().unwrap().iter().find(|one| one["id"] == lesson.0).unwrap();
    assert_eq!(column["answers"], 1);
    reply(&mut teacher, (lesson, child), (1, "taken"), "").await;
    let Tasks::Teacher(waiting) = teacher.call(OpenTasks::url(), &[]).await.read() else {
        panic!("no teacher")
    };
    assert!(waiting.iter().all(|one| one.lesson != lesson));
}
