//! Years, exams and certificates: made of the marks of other columns, written in their own time.

use domain::term_mark::Outcome;

use super::*;

/// The column of this title beside the sheet under way.
async fn column(reader: &mut Visitor, group: GroupId, title: &str) -> TermId {
    let sheet = open(reader, group).await;
    let found = sheet.head.terms.iter().find(|(_, of)| of == title);
    found.unwrap_or_else(|| panic!("{title} in {:?}", sheet.head.terms)).0
}

/// The rest of the year is posted as its first quarter, and its columns take marks today.
async fn finish_year(city: &City, group: GroupId) {
    city.force(&format!(
        "INSERT INTO term_marks (school_id, group_id, term_id, pupil_id, value, suggested, rule, reason, \"by\", at) \
         SELECT k.school_id, k.group_id, t.id, k.pupil_id, k.value, k.suggested, k.rule, k.reason, k.\"by\", k.at \
         FROM term_marks k JOIN terms t ON t.school_id = k.school_id AND t.kind = 'quarter' AND t.number > 1 \
         JOIN groups g ON g.id = k.group_id AND g.year_id = t.year_id WHERE k.group_id = {group}"
    ))
    .await;
    city.force("UPDATE terms SET post_from = '2026-11-01' WHERE kind IN ('year', 'exam', 'final')").await;
}

/// The group becomes one of `grade`.
async fn regrade(city: &City, group: GroupId, grade: u8) {
    city.force(&format!("UPDATE groups SET grade = {grade} WHERE id = {group}")).await;
}

#[tokio::test]
async fn a_year_waits_for_its_terms_and_its_time() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let year = column(&mut teacher, group, "Год").await;
    let sheet = open_in(&mut teacher, group, year).await;
    assert_eq!(sheet.head.earlier, ["1 ч", "2 ч", "3 ч", "4 ч"]);
    assert!(sheet.shut.as_ref().is_some_and(|why| why.contains("начиная с 12.05.2027")), "{:?}", sheet.shut);
    let here = sheet.rows.iter().find(|row| row.left.is_none()).unwrap();
    assert!(here.earlier[0].is_some() && here.earlier[1..].iter().all(Option::is_none));
    assert!(here.words.iter().any(|said| said == "Не хватает итоговых: 3\u{a0}отметки."), "{:?}", here.words);
    let titles: Vec<_> = sheet.head.terms.iter().map(|(_, title)| title.as_str()).collect();
    assert!(!titles.contains(&"Экзамен") && !titles.contains(&"Итоговая"), "grade 7 has none: {titles:?}");
}

#[tokio::test]
async fn a_year_is_taken_by_one_action_and_another_mark_needs_a_reason() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    finish_year(&city, group).await;
    let year = column(&mut teacher, group, "Год").await;
    let sheet = open_in(&mut teacher, group, year).await;
    let all = suggested(&sheet);
    let whole: Vec<_> = sheet.rows.iter().filter(|row| row.left.is_none()).collect();
    assert!(whole.iter().filter(|row| row.earlier.iter().all(Option::is_some)).count() >= all.len());
    assert!(all.len() > 5, "{all:?}");
    for (pupil, by_rule) in &all {
        assert_eq!(row(&sheet, *pupil).earlier, [Some(*by_rule); 4], "four equal marks make the same year");
    }
    let (pupil, by_rule) = all[0];
    let against = wish(&sheet, pupil, other(by_rule));
    let answers = save(&mut teacher, vec![against]).await;
    assert!(
        matches!(&answers[..], [Answer::Refused(why)] if why.contains("напишите причину")),
        "{answers:?}"
    );
    let (id, term) = (group.to_string(), year.to_string());
    let form = [("group", id.as_str()), ("term", term.as_str())];
    let page = format!("/term-marks/{group}?term={year}");
    teacher.submit(AcceptSuggestions::url(), &form, &page).await;
    let again = open_in(&mut teacher, group, year).await;
    assert!(all.iter().all(|(pupil, by_rule)| value(&again, *pupil) == Some(*by_rule)));
    let mut deputy = city.sign_in("deputy").await;
    let missing: Overview = deputy.call(OpenTerms::url(), &[("term", &term)]).await.read();
    let shown = missing.shown.unwrap();
    assert_eq!(shown.title, "Год");
    assert!(
        shown.classes.iter().any(|class| class.title == "7А" && class.marks > 0),
        "other subjects lack it"
    );
}

#[tokio::test]
async fn an_exam_is_entered_by_its_protocol_and_the_certificate_takes_it() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    finish_year(&city, group).await;
    regrade(&city, group, 9).await;
    let year = column(&mut teacher, group, "Год").await;
    let sheet = open_in(&mut teacher, group, year).await;
    let passes = |(_, value): &(PersonId, TermMarkValue)| value.digit().is_some_and(|digit| digit > 2);
    let (pupil, by_rule) = suggested(&sheet).into_iter().find(passes).unwrap();
    save(&mut teacher, vec![wish(&sheet, pupil, by_rule)]).await;
    let (exam, last) =
        (column(&mut teacher, group, "Экзамен").await, column(&mut teacher, group, "Итоговая").await);
    let final_sheet = open_in(&mut teacher, group, last).await;
    let awaited = row(&final_sheet, pupil);
    assert!(awaited.words.iter().any(|said| said.contains("экзамен ещё не известна")), "{:?}", awaited.words);
    let exam_sheet = open_in(&mut teacher, group, exam).await;
    assert_eq!(row(&exam_sheet, pupil).outcome, Outcome::ByProtocol);
    let answers = save(&mut teacher, vec![wish(&exam_sheet, pupil, TermMarkValue::Five)]).await;
    assert!(matches!(answers[..], [Answer::Saved(Some(_))]), "a protocol needs no reason: {answers:?}");
    let told = open_in(&mut teacher, group, last).await;
    let (digit, told) = (by_rule.digit().unwrap(), row(&told, pupil).outcome.value());
    assert_eq!(told, TermMarkValue::from_digit((digit + 5).div_ceil(2)), "the mean of year and exam");
}

#[tokio::test]
async fn a_certificate_of_grade_eleven_asks_for_grade_ten() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    finish_year(&city, group).await;
    regrade(&city, group, 11).await;
    let last = column(&mut teacher, group, "Итоговая").await;
    let sheet = open_in(&mut teacher, group, last).await;
    let here = sheet.rows.iter().find(|row| row.left.is_none()).unwrap();
    let said = here.words.join(" ");
    assert!(said.contains("10 класс, 1 полугодие — нет") && said.contains("Не хватает отметок"), "{said}");
}

#[tokio::test]
async fn the_year_of_a_foreign_school_is_not_there() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let foreign = "SELECT t.id FROM terms t JOIN organisations o ON o.id = t.school_id \
                   WHERE o.code = 'school-2' AND t.kind = 'year'";
    let term = city.number(foreign).await.to_string();
    let asked = [("group", group.to_string()), ("term", term)];
    let asked: Vec<_> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(teacher.call(OpenTermMarks::url(), &asked).await.refusal::<AppError>().0, 404);
}
