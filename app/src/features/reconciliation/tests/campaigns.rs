//! A campaign from its beginning to its protocol, and who reads how far it is.

use super::*;

async fn start(by: &mut Visitor, side: &str, due: &str) -> Answer {
    by.call(StartReconciliation::url(), &[("side", side), ("due", due)]).await
}

#[tokio::test]
async fn a_campaign_keeps_the_list_of_its_day_and_there_is_one_of_each_side() {
    let case = case().await;
    let mut office = case.city.sign_in("coordinator").await;
    let (status, why) = start(&mut office, "pupils", "2026-11-20").await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(why.to_string().contains("уже идёт"), "{why}");
    let (_, late) = start(&mut office, "staff", "2026-11-11").await.refusal::<AppError>();
    assert!(late.at("due").is_some(), "{late:?}");
    assert_eq!(start(&mut office, "staff", "2026-11-20").await.status, 200);
    let id = case.city.number("SELECT max(id) FROM reconciliations").await;
    let kept = format!("SELECT count(*) FROM reconciliation_rows WHERE reconciliation_id = {id}");
    let school = "school_id = (SELECT id FROM organisations WHERE code = 'school-1')";
    let employed = case.city.number(&format!("SELECT count(*) FROM staff WHERE {school}")).await;
    assert_eq!(case.city.number(&kept).await, employed);
    let sheet: Sheet = office.call(OpenRows::url(), &[("id", &id.to_string())]).await.read();
    assert_eq!((sheet.head.side, sheet.class, sheet.rest as usize), (Side::Staff, None, sheet.rows.len()));
    assert!(sheet.rows.iter().any(|row| row.facts[0] == "Координатор"), "{:?}", sheet.rows[0]);
    let logged = "SELECT count(*) FROM events WHERE act = 'reconciliation.start'";
    assert_eq!(case.city.number(logged).await, 1);
}

#[tokio::test]
async fn only_whoever_brings_lists_in_begins_explains_and_closes() {
    let case = case().await;
    for (login, status) in [("deputy", 403), ("classteacher", 403), ("parent", 404), ("coordinator2", 404)] {
        let mut other = case.city.sign_in(login).await;
        if login != "coordinator2" {
            let begun = start(&mut other, "staff", "2026-11-20").await;
            assert_eq!(begun.refusal::<AppError>().0, status, "{login}");
        }
        let closed = case.asks(&mut other, CloseReconciliation::url(), &[("remark", "всё")]).await;
        assert_eq!(closed.refusal::<AppError>().0, status, "{login}");
        let about = [("about", "person.1"), ("remark", "нашли")];
        let explained = case.asks(&mut other, ExplainDifference::url(), &about).await;
        assert_eq!(explained.refusal::<AppError>().0, status, "{login}");
    }
    let open = "SELECT count(*) FROM reconciliations WHERE closed_on IS NULL";
    assert_eq!(case.city.number(open).await, 1);
}

#[tokio::test]
async fn the_report_tells_who_has_not_begun_and_what_differs() {
    let case = case().await;
    let report = case.report(&mut case.city.sign_in("deputy").await).await;
    assert!(!report.keeps, "a deputy reads");
    let part = |class: ClassId| report.parts.iter().find(|part| part.class == Some(class)).unwrap();
    assert_eq!((part(case.other).looked, part(case.class).looked), (0, 4));
    assert_eq!(part(case.class).teacher.as_deref(), Some("Лебедева О. Н."));
    let words: Vec<&str> = report.differences.iter().flat_map(|met| &met.what).map(String::as_str).collect();
    assert!(words.iter().any(|word| word.starts_with("отмечено: дата рождения")), "{words:?}");
    assert!(words.iter().any(|word| word.starts_with("дата рождения: ")), "{words:?}");
    assert!(words.iter().any(|word| word.starts_with("мать Фомина Н. И.: «")), "{words:?}");
    assert_eq!(report.unexplained as usize, report.differences.iter().filter(|met| met.open).count());
}

#[tokio::test]
async fn a_campaign_closes_once_all_is_explained_and_then_stands_still() {
    let case = case().await;
    let (mut office, mut leader) =
        (case.city.sign_in("coordinator").await, case.city.sign_in("classteacher").await);
    let before = case.report(&mut office).await;
    let (status, why) = case.asks(&mut office, CloseReconciliation::url(), &[]).await.refusal::<AppError>();
    assert_eq!((status, why.at("remark").is_some()), (422, true), "{why:?}");
    let own = before.differences[0].about.code();
    let explain = [("about", own.as_str()), ("remark", "Запросили копию")];
    case.asks(&mut office, ExplainDifference::url(), &explain).await.read::<()>();
    assert_eq!(case.report(&mut office).await.unexplained, before.unexplained - 1);
    let pupil = case.fresh(&mut leader).await;
    let row = case.row(&mut leader, pupil).await;
    case.asks(&mut office, CloseReconciliation::url(), &[("remark", "Ждём приказа")]).await.read::<()>();

    let (class, person) = (case.class.to_string(), pupil.to_string());
    let form = [("class", class.as_str()), ("person", &person), ("seen", &row.seen)];
    let (status, why) = case.asks(&mut leader, ConfirmRows::url(), &form).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(why.to_string().contains("Сверка закрыта"), "{why}");
    case.city.force(&format!("UPDATE persons SET surname = 'Другой' WHERE id = {pupil}")).await;
    let after = case.report(&mut office).await;
    assert_eq!(after.unexplained, 0);
    assert_eq!(after.differences.len(), before.differences.len(), "the lists go on, the protocol does not");
    let said = |about: &str| {
        after.differences.iter().find(|met| met.about.code() == about).unwrap().explained.clone()
    };
    assert_eq!(said(&own), "Запросили копию");
    assert_eq!(said(&before.differences[1].about.code()), "Ждём приказа");
    assert_eq!(case.row(&mut leader, pupil).await.name, row.name);
    assert_eq!(start(&mut office, "pupils", "2026-11-20").await.status, 200, "the next may begin");
}

#[tokio::test]
async fn the_protocol_is_printed_with_its_differences_and_leaves_a_trace() {
    let case = case().await;
    let path = format!("/reconciliation/protocol.pdf?reconciliation={}", case.id);
    for login in ["coordinator2", "classteacher", "parent", "methodist", "city"] {
        assert_eq!(case.city.sign_in(login).await.open(&path).await.status, 404, "{login}");
    }
    let mut office = case.city.sign_in("coordinator").await;
    let proof = office.open(&path).await;
    assert_eq!(proof.status, 200, "{}", proof.body);
    for words in [
        "Протокол сверки списков",
        "7А Лебедева О. Н.",
        "Отмечено: дата рождения",
        "Директор: Воробьёв И. О.",
    ] {
        assert!(proof.body.contains(words), "{words} is missing in {}", proof.body);
    }
    crate::kit::trace::flush(&case.city.house).await.unwrap();
    let traced = "SELECT count(*) FROM traces WHERE way = 'print' AND matter = 'people'";
    assert!(case.city.number(traced).await > 0);
}

#[tokio::test]
async fn offices_above_read_numbers_and_no_names() {
    let case = case().await;
    for login in ["city", "district"] {
        let mut officer = case.city.sign_in(login).await;
        let Overview::Overseen(lines) = officer.call(OpenReconciliations::url(), &[]).await.read() else {
            panic!("an officer reads schools");
        };
        let (head, figures) = lines.iter().find_map(|line| line.pupils).expect("the first school");
        assert_eq!((head.id, figures.looked, figures.flagged), (case.id, 4, 1));
        let page = officer.open("/reconciliation").await;
        assert_eq!(page.status, 200);
        for name in ["Соколов", "Лебедева", "Фомина"] {
            assert!(!page.body.contains(name), "{login} reads {name}");
        }
        let opened = case.asks(&mut officer, OpenReconciliation::url(), &[]).await;
        assert_eq!(opened.refusal::<AppError>(), (404, AppError::NotFound), "{login}");
    }
    let mut other = case.city.sign_in("district2").await;
    let Overview::Overseen(lines) = other.call(OpenReconciliations::url(), &[]).await.read() else {
        panic!("an officer reads schools");
    };
    assert!(lines.iter().all(|line| line.pupils.is_none()), "{lines:?}");
}

#[tokio::test]
async fn a_class_teacher_sees_the_own_class_and_a_coordinator_the_whole() {
    let case = case().await;
    let read = async |login: &str| {
        let mut visitor = case.city.sign_in(login).await;
        match visitor.call(OpenReconciliations::url(), &[]).await.read() {
            Overview::School(campaigns) => campaigns,
            Overview::Overseen(_) => panic!("{login} oversees nobody"),
        }
    };
    let own = read("classteacher").await;
    assert_eq!((own.lines[0].figures, own.may_start), (None, vec![]));
    assert_eq!(own.lines[0].parts.len(), 1);
    assert_eq!(own.lines[0].parts[0].class, Some(case.class));
    let whole = read("coordinator").await;
    assert_eq!(whole.may_start, [Side::Staff]);
    assert_eq!(whole.lines[0].figures.unwrap().looked, 4);
    let mut teacher = case.city.sign_in("teacher").await;
    let refused = teacher.call(OpenReconciliations::url(), &[]).await.refusal::<AppError>();
    assert_eq!(refused, (404, AppError::NotFound));
}
