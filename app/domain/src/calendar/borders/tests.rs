//! The law of borders, with the days of 2026/27.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn lived(pairs: &[(TermKind, &str)]) -> BTreeSet<Rhythm> {
    let rhythm = |(kind, set): &(TermKind, &str)| Rhythm {
        kind: *kind,
        set: (*set).to_owned(),
        first_grade: *set == "grade-1",
    };
    pairs.iter().map(rhythm).collect()
}

/// Quarters and half-years, as most schools live.
fn usual() -> (Borders, BTreeSet<Rhythm>) {
    let pairs = [(TermKind::Quarter, "main"), (TermKind::Quarter, "grade-1"), (TermKind::Half, "main")];
    (Borders::usual(2026, &BTreeSet::from([TermKind::Quarter, TermKind::Half])), lived(&pairs))
}

fn refused(borders: &Borders, lived: &BTreeSet<Rhythm>) -> Vec<String> {
    let refused = borders.check(2026, lived).unwrap_err();
    refused.iter().map(|one| format!("{}: {}", one.at.name(), one.why)).collect()
}

#[test]
fn the_shipped_calendar_of_every_kind_holds_and_leaves_no_doubt() {
    for year in [2026, 2027, 2028] {
        for kind in TermKind::PARTS {
            let set = if kind == TermKind::Module { MODULE_SET } else { MAIN_SET };
            let borders = Borders::usual(year, &BTreeSet::from([kind]));
            assert_eq!(borders.cuts[0].spans.len(), kind.count());
            let lived = lived(&[(kind, set)]);
            assert_eq!(borders.check(year, &lived), Ok(()), "{year} {kind:?}");
            assert_eq!(borders.doubts(&lived), Vec::<String>::new(), "{year} {kind:?}");
        }
    }
    let (borders, lived) = usual();
    assert_eq!((borders.check(2026, &lived), borders.doubts(&lived)), (Ok(()), vec![]));
}

#[test]
fn terms_of_a_kind_do_not_overlap_and_do_not_end_before_they_begin() {
    let (mut borders, lived) = usual();
    let quarters = &mut borders.cuts[0].spans;
    (quarters[1].first, quarters[2].last) = (day("2026-10-23"), day("2027-01-10"));
    let told = [
        "quarter.1.first: Начинается раньше, чем кончился прежний период.",
        "quarter.2.last: Кончается раньше, чем начинается.",
    ];
    assert_eq!(refused(&borders, &lived), told);
}

#[test]
fn a_year_begins_in_autumn_and_ends_before_the_next() {
    let (mut borders, lived) = usual();
    let quarters = &mut borders.cuts[0].spans;
    (quarters[0].first, quarters[3].last) = (day("2026-07-31"), day("2027-09-01"));
    let told = [
        "quarter.0.first: Учебный год начинается осенью.",
        "quarter.3.last: Учебный год кончается до следующего сентября.",
    ];
    assert_eq!(refused(&borders, &lived), told);
}

#[test]
fn days_between_terms_are_vacations_of_everybody_who_has_these_terms() {
    let (mut borders, lived) = usual();
    borders.cuts[0].spans[0].last = day("2026-10-20");
    let told = [
        "quarter.1.first: С 21.10 по 23.10 нет ни уроков, ни каникул (набор «Для 1 классов»): сдвиньте границу или каникулы.",
        "quarter.1.first: С 21.10 по 23.10 нет ни уроков, ни каникул (набор «Основные»): сдвиньте границу или каникулы.",
    ];
    assert_eq!(refused(&borders, &lived), told);
    borders.sets[0].rests[0].span.first = day("2026-10-21");
    borders.sets[1].rests[0].span.first = day("2026-10-21");
    assert_eq!(borders.check(2026, &lived), Ok(()));
}

#[test]
fn a_sunday_or_a_holiday_between_terms_needs_no_vacation() {
    let (mut borders, lived) = usual();
    for set in &mut borders.sets {
        set.rests[0].span.last = day("2026-10-31");
    }
    assert_eq!(borders.check(2026, &lived), Ok(()), "1 November 2026 is a Sunday");
    for cut in &mut borders.cuts {
        if cut.kind == TermKind::Quarter {
            cut.spans[1].first = day("2026-11-05");
        }
    }
    assert_eq!(refused(&borders, &lived).len(), 2, "Monday 2 November is no holiday, the 4th is");
}

#[test]
fn vacations_last_a_week_lie_within_the_year_and_do_not_overlap() {
    let (mut borders, lived) = usual();
    let rests = &mut borders.sets[1].rests;
    rests[2].span = Span { first: day("2027-02-16"), last: day("2027-02-21") };
    rests[3].span.first = day("2027-02-20");
    let told = [
        "grade-1.2.last: Каникулы длятся не меньше 7 дней.",
        "grade-1.3.first: Пересекаются с каникулами «Дополнительные».",
    ];
    assert_eq!(refused(&borders, &lived), told);
    let (mut borders, lived) = usual();
    let summer = Span { first: day("2027-05-27"), last: day("2027-08-31") };
    borders.sets[0].rests.push(Rest { title: "Летние".into(), span: summer });
    let told = ["main.3.first: Каникулы лежат внутри учебного года; летние вносить не нужно."];
    assert_eq!(refused(&borders, &lived), told);
}

#[test]
fn a_set_that_nobody_lives_by_opens_no_gap() {
    let (mut borders, _) = usual();
    borders.cuts[0].spans[0].last = day("2026-10-20");
    assert_eq!(borders.check(2026, &lived(&[(TermKind::Half, "main")])), Ok(()));
}

#[test]
fn few_vacations_long_stretches_and_a_short_summer_are_doubts() {
    let (mut borders, lived) = usual();
    borders.sets[1].rests.remove(2);
    for cut in &mut borders.cuts {
        cut.spans.last_mut().unwrap().last = day("2027-07-10");
    }
    borders.sets[0].rests[0].span.last = day("2026-10-30");
    let told = [
        "Набор «Основные»: с 05.04 по 10.07 без каникул, недель: 13. Обычно не больше 11.",
        "Набор «Для 1 классов»: с 05.04 по 10.07 без каникул, недель: 13. Обычно не больше 10.",
        "Летние каникулы короче восьми недель.",
    ];
    assert_eq!(borders.doubts(&lived), told);
    borders.sets[0].rests.truncate(2);
    let few = "Набор «Основные»: дней каникул 18, обычно не меньше 27.";
    assert!(borders.doubts(&lived).iter().any(|doubt| doubt == few), "{:?}", borders.doubts(&lived));
}

#[test]
fn the_year_reaches_over_all_kinds_and_its_totals_follow() {
    let (mut borders, _) = usual();
    borders.cuts[1].spans[1].last = day("2027-05-30");
    assert_eq!(borders.year(), Some(Span { first: day("2026-09-01"), last: day("2027-05-30") }));
    let terms = borders.terms();
    assert_eq!(terms.len(), 4 + 2 + 3);
    assert_eq!((terms[0].title.as_str(), terms[4].title.as_str()), ("1 четверть", "1 полугодие"));
    assert!(terms[6..].iter().all(|total| total.span.last == day("2027-05-30")));
    assert_eq!(Borders::default().terms(), []);
}
