//! Drafts side by side, and weeks of other programs.

use axum::http::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE, ORIGIN};
use domain::timetable::Weeks;

use super::*;
use crate::features::testing::Answer;
use crate::kit::link;

const HOUSE: &str = "http://127.0.0.1";

async fn list(maker: &mut Visitor) -> DraftList {
    maker.call(ListDrafts::url(), &[]).await.read()
}

async fn copy(maker: &mut Visitor, from: Option<&str>, name: &str) -> u16 {
    let form: Vec<(&str, &str)> =
        from.map(|from| ("from", from)).into_iter().chain([("name", name)]).collect();
    maker.call(CopyDraft::url(), &form).await.status
}

async fn of(maker: &mut Visitor, draft: &str) -> Sheet {
    maker.call(OpenPlan::url(), &[("draft", draft)]).await.read()
}

/// The number of the draft of this name.
async fn number(maker: &mut Visitor, name: &str) -> String {
    let drafts = list(maker).await.drafts;
    drafts.iter().find(|draft| draft.name == name).expect(name).id.to_string()
}

/// A file with a name for its draft.
async fn bring(maker: &mut Visitor, name: &str, file: &str) -> Answer {
    let part = |head: &str, body: &str| {
        format!("--line\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    let body =
        part("name=\"name\"", name) + &part("name=\"file\"; filename=\"week.fet\"", file) + "--line--\r\n";
    let request = Request::post("/timetable/arrive").header(ACCEPT, "text/html").header(ORIGIN, HOUSE);
    maker.send(request.header(CONTENT_TYPE, "multipart/form-data; boundary=line"), body).await
}

#[tokio::test]
async fn drafts_stand_side_by_side_and_an_edit_of_one_touches_no_other() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(copy(&mut deputy, None, "С утра").await, 200);
    assert_eq!(copy(&mut deputy, None, "Без окон").await, 200);
    let (early, calm) = (number(&mut deputy, "С утра").await, number(&mut deputy, "Без окон").await);
    let stood = of(&mut deputy, &early).await;
    let edits =
        Edits { draft: early.parse().ok(), seen: stood.version, edits: vec![lift(&plan(&stood), "algebra")] };
    let saved: Saved = deputy.call_json(SavePlan::url(), &SavePlan { edits }).await.read();
    assert_eq!((saved.draft.to_string(), saved.version), (early.clone(), stood.version + 1));
    let (one, other) = (of(&mut deputy, &early).await, of(&mut deputy, &calm).await);
    assert_eq!(plan(&one).placed(), plan(&other).placed() - 1);
    assert_eq!(one.draft.map(|(_, name)| name).as_deref(), Some("С утра"));
    assert_eq!(copy(&mut deputy, Some(&early), "С утра, второй").await, 200);
    let copied = number(&mut deputy, "С утра, второй").await;
    assert_eq!(plan(&of(&mut deputy, &copied).await).placed(), plan(&other).placed() - 1);
    let latest = list(&mut deputy).await.drafts;
    assert_eq!(latest.len(), 3);
}

#[tokio::test]
async fn one_comes_into_force_and_the_others_stay() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(copy(&mut deputy, None, "Первый").await, 200);
    assert_eq!(copy(&mut deputy, None, "Второй").await, 200);
    let first = number(&mut deputy, "Первый").await;
    let form = [("draft", first.as_str()), ("since", "2026-11-16")];
    deputy.call(PutInForce::url(), &form).await.read::<()>();
    let left: Vec<String> = list(&mut deputy).await.drafts.into_iter().map(|draft| draft.name).collect();
    assert_eq!(left, ["Второй"]);
    assert_eq!(deputy.call(PutInForce::url(), &form).await.status, 404, "it is in force already");
    let second = number(&mut deputy, "Второй").await;
    deputy.call(DropDraft::url(), &[("draft", &second)]).await.read::<()>();
    assert!(list(&mut deputy).await.drafts.is_empty());
    assert_eq!(deputy.call(DropDraft::url(), &[("draft", &second)]).await.status, 404);
}

#[tokio::test]
async fn a_draft_has_a_name_of_its_own() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(copy(&mut deputy, None, "Первый").await, 200);
    for (name, told) in [(" ", "Назовите черновик"), ("Первый", "уже есть")] {
        let (status, error) = deputy.call(CopyDraft::url(), &[("name", name)]).await.refusal::<AppError>();
        assert_eq!(status, 422);
        assert!(error.at("name").is_some_and(|words| words.contains(told)), "{error:?}");
    }
    let first = number(&mut deputy, "Первый").await;
    let form = [("draft", first.as_str()), ("name", "Зимний")];
    deputy.call(RenameDraft::url(), &form).await.read::<()>();
    assert_eq!(number(&mut deputy, "Зимний").await, first);
}

#[tokio::test]
async fn a_draft_goes_out_as_a_file_of_fet_and_comes_back() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let stood = plan(&sheet(&mut deputy).await);
    let file = deputy.open(&link::week_file(None)).await;
    assert_eq!(file.status, 200);
    let read = timetabler::fet::read(&file.body).expect("the solver reads it");
    assert!(read.unsupported.is_empty(), "{:?}", read.unsupported);
    let weekly = stood.stands().iter().filter(|stand| stand.weeks == Weeks::Every).count();
    assert_eq!(read.problem.activities.len(), weekly, "FET knows one week alone");
    let answer = bring(&mut deputy, "Из FET", &file.body).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let drafts = list(&mut deputy).await.drafts;
    let [one] = &drafts[..] else { panic!("{drafts:?}") };
    let arrival = one.arrival.clone().expect("what came of the file");
    assert_eq!((arrival.known, arrival.placed), (stood.pieces().len(), stood.placed()), "{arrival:?}");
    assert_eq!(plan(&of(&mut deputy, &one.id.to_string()).await).stands(), stood.stands());
    let page = deputy.open(&link::draft(one.id)).await.body;
    assert!(page.contains("что пришло из файла"));
}

#[tokio::test]
async fn a_file_that_is_no_week_is_refused_at_its_field_and_begins_no_draft() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let answer = bring(&mut deputy, "Из aSc", "<html></html>").await;
    assert_eq!(answer.status, 303);
    let page = deputy.open(link::DRAFTS).await.body;
    assert!(page.contains("Это не файл FET и не выгрузка aSc"));
    assert!(list(&mut deputy).await.drafts.is_empty());
}

#[tokio::test]
async fn nobody_but_those_who_arrange_reads_or_makes_drafts() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(copy(&mut deputy, None, "Первый").await, 200);
    let first = number(&mut deputy, "Первый").await;
    for login in ["teacher", "secretary", "parent"] {
        let mut hand = city.sign_in(login).await;
        assert_eq!(hand.call(ListDrafts::url(), &[]).await.status, 403, "{login}");
        assert_eq!(hand.open("/timetable/week.fet").await.status, 403, "{login}");
        assert_eq!(copy(&mut hand, None, "Чужой").await, 403, "{login}");
    }
    let mut stranger = city.sign_in("coordinator2").await;
    assert!(list(&mut stranger).await.drafts.is_empty());
    for (url, form) in [
        (OpenPlan::url(), vec![("draft", first.as_str())]),
        (DropDraft::url(), vec![("draft", first.as_str())]),
        (RenameDraft::url(), vec![("draft", first.as_str()), ("name", "Чужой")]),
        (CopyDraft::url(), vec![("from", first.as_str()), ("name", "Чужой")]),
        (PutInForce::url(), vec![("draft", first.as_str()), ("since", "2026-11-16")]),
    ] {
        assert_eq!(stranger.call(url, &form).await.status, 404, "{url}");
    }
    assert_eq!(stranger.open(&link::week_file(first.parse().ok())).await.status, 404);
}
