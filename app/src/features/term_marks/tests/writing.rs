//! Who writes which term mark, and what is kept of it.

use super::*;

#[tokio::test]
async fn what_the_rule_suggests_goes_in_without_a_word_and_is_kept_with_the_rule() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    assert_eq!((sheet.head.title.as_str(), &sheet.shut, sheet.leave), ("2 четверть", &None, Leave::Overrule));
    let all = suggested(&sheet);
    assert!(all.len() > 1, "two weeks bring three marks to some: {all:?}");
    let wishes = all.iter().map(|(pupil, value)| wish(&sheet, *pupil, *value)).collect();
    let answers = save(&mut teacher, wishes).await;
    assert!(answers.iter().all(|answer| matches!(answer, Answer::Saved(Some(_)))), "{answers:?}");
    let again = open(&mut teacher, group).await;
    for (pupil, suggested) in &all {
        assert_eq!(value(&again, *pupil), Some(*suggested));
    }
    let written = i64::try_from(all.len()).unwrap();
    assert_eq!(events(&city, "term_mark.set").await, written);
    let kept = format!(
        "SELECT count(*) FROM term_marks WHERE term_id = {} AND value = suggested AND rule LIKE 'взвешенная средняя%'",
        sheet.head.term
    );
    assert_eq!(city.number(&kept).await, written);
}

#[tokio::test]
async fn a_mark_against_the_rule_needs_a_reason_which_stays_out_of_the_log() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let (pupil, by_rule) = suggested(&sheet)[0];
    let against = wish(&sheet, pupil, other(by_rule));
    let answers = save(&mut teacher, vec![against.clone()]).await;
    let [Answer::Refused(why)] = &answers[..] else { panic!("{answers:?}") };
    assert!(why.contains("напишите причину"), "{why}");
    assert_eq!(events(&city, "term_mark.set").await, 0);
    let reasoned = TermMarkWish { reason: Some("Победа в олимпиаде".into()), ..against };
    let answers = save(&mut teacher, vec![reasoned]).await;
    let [Answer::Saved(Some(mark))] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!((mark.value, mark.suggested), (other(by_rule), Some(by_rule)));
    assert_eq!(mark.reason.as_deref(), Some("Победа в олимпиаде"));
    let told = "SELECT count(*) FROM events WHERE COALESCE(reason, '') || subject LIKE '%олимпиаде%'";
    assert_eq!((events(&city, "term_mark.set").await, city.number(told).await), (1, 0));
}

#[tokio::test]
async fn who_does_not_see_the_journal_finds_no_sheet_and_who_only_reads_it_writes_nothing() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let (pupil, by_rule) = suggested(&sheet)[0];
    for (login, status) in
        [("teacher2", 404), ("teacher3", 404), ("parent", 404), ("head", 403), ("classteacher", 403)]
    {
        let mut writer = city.sign_in(login).await;
        assert_eq!(refused(&mut writer, wish(&sheet, pupil, by_rule)).await, status, "{login}");
    }
    let mut leader = city.sign_in("classteacher").await;
    assert_eq!(open(&mut leader, group).await.leave, Leave::Nothing);
    let mut deputy = city.sign_in("deputy").await;
    let saved = save(&mut deputy, vec![wish(&sheet, pupil, by_rule)]).await;
    assert!(matches!(saved[..], [Answer::Saved(_)]), "the usual rule names the deputy head");
}

#[tokio::test]
async fn the_same_wish_twice_is_one_change_and_another_hand_is_told_of() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let (pupil, by_rule) = suggested(&sheet)[0];
    for _ in 0..2 {
        let saved = save(&mut teacher, vec![wish(&sheet, pupil, by_rule)]).await;
        assert!(matches!(saved[..], [Answer::Saved(Some(_))]));
    }
    assert_eq!(events(&city, "term_mark.set").await, 1);
    let mut deputy = city.sign_in("deputy").await;
    let late =
        TermMarkWish { reason: Some("апелляция".into()), ..wish(&sheet, pupil, other(by_rule)) };
    let answers = save(&mut deputy, vec![late]).await;
    let [Answer::Conflict { mark: Some(mark), by: Some(by) }] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(mark.value, by_rule);
    assert!(!by.who.is_empty() && !by.when.is_empty(), "{by:?}");
    let cleared = TermMarkWish { seen: Some(by_rule), value: None, ..wish(&sheet, pupil, by_rule) };
    assert!(matches!(save(&mut teacher, vec![cleared]).await[..], [Answer::Saved(None)]));
    assert_eq!(value(&open(&mut teacher, group).await, pupil), None);
    assert_eq!(events(&city, "term_mark.clear").await, 1);
}

#[tokio::test]
async fn a_closed_quarter_takes_nothing_and_says_who_can_open_it() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let now = open(&mut teacher, group).await;
    let (first, title) = now.head.terms[0].clone();
    assert_eq!(title, "1 четверть");
    let sheet = open_in(&mut teacher, group, first).await;
    let shut = sheet.shut.clone().unwrap();
    assert!(shut.contains("Открыть его снова может завуч или директор"), "{shut}");
    assert!(sheet.rows.iter().filter(|row| row.left.is_none()).all(|row| row.mark.is_some()));
    let pupil = sheet.rows.iter().find(|row| row.left.is_none()).unwrap();
    let seen = pupil.mark.as_ref().map(|mark| mark.value);
    let late = TermMarkWish { seen, value: None, ..wish(&sheet, pupil.pupil, TermMarkValue::Five) };
    let answers = save(&mut teacher, vec![late]).await;
    assert_eq!(answers, [Answer::Refused(shut)]);
}

#[tokio::test]
async fn without_scripts_a_row_is_a_form_and_all_suggestions_are_one_more() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let (pupil, by_rule) = suggested(&sheet)[0];
    let (group_text, term) = (group.to_string(), sheet.head.term.to_string());
    let page = format!("/term-marks/{group}?term={term}");
    let (who, text) = (pupil.to_string(), other(by_rule).text());
    let line = [
        ("line[group]", group_text.as_str()),
        ("line[term]", &term),
        ("line[pupil]", &who),
        ("line[seen]", ""),
        ("line[value]", text),
        ("line[reason]", "Победа в олимпиаде"),
    ];
    let answer = teacher.submit(PutTermMark::url(), &line, &page).await;
    assert_eq!(answer.location(), Some(page.as_str()));
    let form = [("group", group_text.as_str()), ("term", term.as_str())];
    teacher.submit(AcceptSuggestions::url(), &form, &page).await;
    let again = open(&mut teacher, group).await;
    assert_eq!(value(&again, pupil), Some(other(by_rule)), "what stands there is left");
    for (pupil, by_rule) in &suggested(&sheet)[1..] {
        assert_eq!(value(&again, *pupil), Some(*by_rule));
    }
    let shown = teacher.open(&page).await;
    assert!(shown.status == 200 && shown.body.contains("Победа в олимпиаде"));
}
