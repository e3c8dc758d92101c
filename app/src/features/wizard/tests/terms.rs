//! The steps of terms: kinds by grade, profile and class, borders with their law, sets of vacations.

use domain::calendar::{Rest, TermKind};

use super::super::api::{AddRests, DropRests, SetRests};
use super::super::terms::{Days, Kinds};
use super::*;

const YEAR: &str = "(SELECT id FROM school_years WHERE state = 'draft')";

fn class_of(grade: i32, letter: &str) -> String {
    format!("SELECT id FROM classes WHERE grade = {grade} AND letter = '{letter}' AND year_id = {YEAR}")
}

async fn kinds(coordinator: &mut Visitor) -> Kinds {
    match open(coordinator, Some(Step::Kinds), "").await.body {
        Body::Kinds(kinds) => kinds,
        other => panic!("{other:?}"),
    }
}

async fn borders(coordinator: &mut Visitor) -> Days {
    match open(coordinator, Some(Step::Borders), "").await.body {
        Body::Borders(days) => days,
        other => panic!("{other:?}"),
    }
}

fn put(fields: &mut [(String, String)], name: &str, value: &str) {
    let field = fields.iter_mut().find(|(known, _)| known == name).unwrap();
    value.clone_into(&mut field.1);
}

#[tokio::test]
async fn the_first_step_begins_a_draft_with_terms_vacations_and_bells() {
    let (city, mut coordinator) = beginning().await;
    let before = open(&mut coordinator, None, "").await;
    assert_eq!((before.step, before.state, before.begins), (Step::Kinds, None, 2027));
    let usual = |of: i32| (of, if of >= 10 { TermKind::Half } else { TermKind::Quarter });
    assert_eq!(kinds(&mut coordinator).await.grades, (1..=11).map(usual).collect::<Vec<_>>());
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    for (table, rows) in [("terms", 9), ("vacations", 7), ("vacation_sets", 2), ("bells", 7), ("grades", 11)]
    {
        assert_eq!(city.number(&format!("SELECT COUNT(*) FROM {table} WHERE year_id = {YEAR}")).await, rows);
    }
    let mut later = days(&YearPlan::usual(2027));
    put(&mut later, "days[quarter.0.last]", "2027-10-22");
    for set in VACATION_SETS {
        put(&mut later, &format!("days[{set}.0.first]"), "2027-10-23");
    }
    set_borders(&mut coordinator, &later).await.read::<()>();
    assert_eq!(city.number(&format!("SELECT COUNT(*) FROM terms WHERE year_id = {YEAR}")).await, 9);
    let kept = borders(&mut coordinator).await;
    assert_eq!(kept.borders.cuts[0].spans[0].last.to_string(), "2027-10-22");
    assert_eq!(kept.doubts, Vec::<String>::new());
}

#[tokio::test]
async fn dates_that_cannot_be_are_told_at_their_field_and_change_nothing() {
    let (_city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    let before = borders(&mut coordinator).await;
    for (name, value, at) in [
        ("days[quarter.1.first]", "2027-10-20", "days[quarter.1.first]"),
        ("days[quarter.0.last]", "2027-10-20", "days[quarter.1.first]"),
        ("days[half.1.last]", "2028-09-01", "days[half.1.last]"),
        ("days[main.1.last]", "2028-01-03", "days[main.1.last]"),
        ("days[grade-1.2.first]", "2028-01-05", "days[grade-1.2.first]"),
        ("days[quarter.2.last]", "скоро", "days[quarter.2.last]"),
    ] {
        let mut wrong = days(&YearPlan::usual(2027));
        put(&mut wrong, name, value);
        let (status, error) = set_borders(&mut coordinator, &wrong).await.refusal::<AppError>();
        assert_eq!(status, 422, "{name}");
        assert!(error.at(at).is_some(), "{name}: {error:?}");
    }
    assert_eq!(borders(&mut coordinator).await, before);
}

#[tokio::test]
async fn a_vacation_more_is_told_at_its_own_line_though_a_line_before_is_empty() {
    let (_city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    let mut fields = days(&YearPlan::usual(2027));
    for (side, day) in [("first", "2028-02-14"), ("last", "2028-02-15")] {
        fields.push((format!("days[main.4.{side}]"), day.into()));
    }
    fields.push(("titles[main.4]".into(), "Лыжные".into()));
    let (_, error) = set_borders(&mut coordinator, &fields).await.refusal::<AppError>();
    assert!(error.at("days[main.4.last]").is_some(), "{error:?}");
    put(&mut fields, "days[main.4.last]", "2028-02-20");
    set_borders(&mut coordinator, &fields).await.read::<()>();
    let kept = borders(&mut coordinator).await.borders;
    let more: Vec<&Rest> = kept.sets[0].rests.iter().filter(|rest| rest.title == "Лыжные").collect();
    assert_eq!((kept.sets[0].rests.len(), more.len()), (4, 1));
}

#[tokio::test]
async fn each_grade_profile_and_class_has_terms_of_its_own_kind() {
    let (city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    add_classes(&mut coordinator, 5, "АБ").await.read::<()>();
    add_classes(&mut coordinator, 10, "А").await.read::<()>();
    let class = city.number(&class_of(5, "Б")).await;
    let ten = city.number(&class_of(10, "А")).await;
    let profile = format!("profiles[c{ten}]");
    coordinator.call(SetProfiles::url(), &[(&profile, "social")]).await.read::<()>();
    let own = format!("kinds[c{class}]");
    let wanted = [
        ("kinds[g5]", "module"),
        ("kinds[g8]", "trimester"),
        (&own, "quarter"),
        ("kinds[p10.social]", "trimester"),
    ];
    coordinator.call(SetKinds::url(), &wanted).await.read::<()>();
    let kept = kinds(&mut coordinator).await;
    let of = |grade: usize| kept.grades[grade - 1].1;
    assert_eq!(
        [of(1), of(5), of(8), of(10)],
        [TermKind::Quarter, TermKind::Module, TermKind::Trimester, TermKind::Half]
    );
    let own = |title: &str| kept.own.iter().find(|one| one.title == title).unwrap().kind;
    assert_eq!((own("5А"), own("5Б")), (None, Some(TermKind::Quarter)));
    let social = kept.own.iter().find(|one| one.key == "p10.social").unwrap();
    assert_eq!(social.kind, Some(TermKind::Trimester));
    let kept = borders(&mut coordinator).await.borders;
    let cuts: Vec<_> = kept.cuts.iter().map(|cut| (cut.kind, cut.spans.len())).collect();
    let all = [TermKind::Quarter, TermKind::Trimester, TermKind::Module, TermKind::Half];
    assert_eq!(cuts, all.map(|kind| (kind, kind.count())));
    let rests = "SELECT COUNT(*) FROM classes WHERE grade = 5 AND vacation_set = 'modules'";
    assert_eq!(city.number(rests).await, 2, "whoever learns by modules rests after each of them");
    add_classes(&mut coordinator, 5, "В").await.read::<()>();
    assert_eq!(city.number(rests).await, 3, "and so does a class made later");
    coordinator
        .call(SetKinds::url(), &[("kinds[g5]", "quarter"), ("kinds[g8]", "quarter")])
        .await
        .read::<()>();
    assert_eq!(city.number(rests).await, 0);
    let modules = format!("SELECT COUNT(*) FROM terms WHERE kind = 'module' AND year_id = {YEAR}");
    assert_eq!(city.number(&modules).await, 0, "a kind that nobody has is gone");
    let (_, error) = coordinator.call(SetKinds::url(), &[("kinds[g5]", "year")]).await.refusal::<AppError>();
    assert!(error.at("kinds[g5]").is_some(), "{error:?}");
}

#[tokio::test]
async fn a_set_of_vacations_is_added_bound_to_a_class_and_taken_away() {
    let (city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    add_classes(&mut coordinator, 6, "АБ").await.read::<()>();
    let class = city.number(&class_of(6, "Б")).await;
    let (_, error) = coordinator.call(AddRests::url(), &[("title", " ")]).await.refusal::<AppError>();
    assert!(error.at("title").is_some(), "{error:?}");
    coordinator.call(AddRests::url(), &[("title", "Коррекционные")]).await.read::<()>();
    assert_eq!(coordinator.call(AddRests::url(), &[("title", "Коррекционные")]).await.status, 422);
    let sets = borders(&mut coordinator).await.borders.sets;
    let own = sets.iter().find(|set| set.title == "Коррекционные").unwrap();
    assert_eq!((own.code.as_str(), &own.rests), ("set-1", &sets[0].rests));
    let field = format!("rests[c{class}]");
    coordinator.call(SetRests::url(), &[(&field, "set-1"), ("rests[g7]", "grade-1")]).await.read::<()>();
    let bound = "SELECT COUNT(*) FROM classes WHERE vacation_set = 'set-1'";
    assert_eq!(city.number(bound).await, 1);
    let rests = borders(&mut coordinator).await.rests;
    let set = |key: &str| rests.iter().find(|one| one.key == key).unwrap().set.clone();
    assert_eq!((set("g7"), set(&format!("c{class}"))), (Some("grade-1".into()), Some("set-1".into())));
    assert_eq!(coordinator.call(DropRests::url(), &[("set", "set-1")]).await.status, 422, "a class has it");
    coordinator.call(SetRests::url(), &[(&field, "")]).await.read::<()>();
    assert_eq!(city.number(bound).await, 0);
    coordinator.call(DropRests::url(), &[("set", "set-1")]).await.read::<()>();
    assert_eq!(coordinator.call(DropRests::url(), &[("set", "main")]).await.status, 404);
}

#[tokio::test]
async fn a_set_under_which_days_between_terms_would_be_no_vacation_is_refused() {
    let (city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    add_classes(&mut coordinator, 5, "А").await.read::<()>();
    add_classes(&mut coordinator, 6, "А").await.read::<()>();
    coordinator.call(SetKinds::url(), &[("kinds[g5]", "module")]).await.read::<()>();
    let (status, error) =
        coordinator.call(SetRests::url(), &[("rests[g5]", "main")]).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.to_string().contains("нет ни уроков, ни каникул"), "{error:?}");
    let kept = "SELECT COUNT(*) FROM classes WHERE grade = 5 AND vacation_set = 'modules'";
    assert_eq!(city.number(kept).await, 1);
}

#[tokio::test]
async fn no_dates_change_in_an_open_year() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let fields = days(&YearPlan::usual(2026));
    assert_eq!(set_borders(&mut coordinator, &fields).await.status, 422);
    for (url, fields) in [
        (SetKinds::url(), vec![("kinds[g5]", "trimester")]),
        (AddRests::url(), vec![("title", "Ещё")]),
        (DropRests::url(), vec![("set", "grade-1")]),
        (SetRests::url(), vec![("rests[g5]", "grade-1")]),
    ] {
        assert_eq!(coordinator.call(url, &fields).await.status, 422, "{url}");
    }
}
