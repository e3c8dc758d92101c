//! Years and certificates as a sheet of term marks suggests and explains them.

use super::*;
use crate::calendar::TermKind;
use TermMarkValue::{Exempt, Five, Four, Three};

fn part(kind: TermKind, title: &str, mark: Option<TermMarkValue>) -> Part {
    Part { kind, title: title.into(), mark }
}

fn quarters(marks: [Option<TermMarkValue>; 4]) -> Vec<Part> {
    let titled = (1..).zip(marks);
    titled.map(|(number, mark)| part(TermKind::Quarter, &format!("{number} четверть"), mark)).collect()
}

fn nine(year: Option<TermMarkValue>, exam: Option<TermMarkValue>, exams: ExamTime) -> Total {
    let parts = vec![
        part(TermKind::Quarter, "4 четверть", Some(Three)),
        part(TermKind::Year, "Год", year),
        part(TermKind::Exam, "Экзамен", exam),
    ];
    Basis::YearAndExam.total(&Rule::default(), parts, exams)
}

#[test]
fn each_column_knows_what_it_is_made_of() {
    assert_eq!(Basis::of(TermKind::Half, 11), Basis::Lessons);
    assert_eq!(Basis::of(TermKind::Year, 11), Basis::Terms);
    assert_eq!(Basis::of(TermKind::Exam, 9), Basis::Protocol);
    assert_eq!(Basis::of(TermKind::Final, 9), Basis::YearAndExam);
    assert_eq!(Basis::of(TermKind::Final, 11), Basis::TwoYears);
}

#[test]
fn a_year_tells_its_terms_its_mean_and_what_comes_out() {
    let marks = [Five, Four, Four, Five].map(Some);
    let total = Basis::Terms.total(&Rule::default(), quarters(marks), ExamTime::Ahead);
    assert_eq!((total.outcome.value(), total.average), (Some(Five), Some(450)));
    assert_eq!(
        total.in_words(),
        [
            "1 четверть — 5, 2 четверть — 4, 3 четверть — 4, 4 четверть — 5.",
            "Средняя по 4\u{a0}отметкам: 18 : 4 = 4,50.",
            "Выходит 5: не ниже 4,50."
        ]
    );
    let waiting =
        Basis::Terms.total(&Rule::default(), quarters([Some(Five), None, None, None]), ExamTime::Ahead);
    assert_eq!(waiting.outcome, Outcome::Lacks(Lack::Year(YearLack::Unposted(3))));
    assert_eq!(waiting.in_words()[1], "Не хватает итоговых: 3\u{a0}отметки.");
}

#[test]
fn a_school_may_round_its_years_as_its_terms() {
    let strict = Rule { thresholds: Thresholds::STRICT, ..Rule::default() };
    let marks = [Five, Four, Four, Five].map(Some);
    let value = |rule: &Rule| Basis::Terms.total(rule, quarters(marks), ExamTime::Ahead).outcome.value();
    assert_eq!(value(&strict), Some(Five), "years round from the middle up unless it is said");
    assert_eq!(value(&Rule { year: YearRounding::AsTerms, ..strict }), Some(Four));
}

#[test]
fn a_year_of_terms_freed_is_freed() {
    let total = Basis::Terms.total(&Rule::default(), quarters([Some(Exempt); 4]), ExamTime::Ahead);
    assert_eq!((total.outcome.value(), total.average), (Some(Exempt), None));
}

#[test]
fn a_certificate_of_grade_nine_takes_the_exam_if_there_was_one() {
    assert_eq!(nine(Some(Four), Some(Five), ExamTime::Ahead).outcome.value(), Some(Five));
    assert_eq!(nine(Some(Five), Some(Three), ExamTime::Over).outcome.value(), Some(Four));
    let without = nine(Some(Four), Some(Exempt), ExamTime::Ahead);
    assert_eq!(without.outcome.value(), Some(Four), "«осв» says that it is not taken");
    assert_eq!(without.in_words(), ["Год — 4, Экзамен — осв.", "Выходит 4."]);
    assert_eq!(nine(Some(Four), None, ExamTime::Over).outcome.value(), Some(Four));
    let awaited = nine(Some(Four), None, ExamTime::Ahead).outcome;
    assert_eq!(awaited, Outcome::Lacks(Lack::Certificate(CertificateLack::ExamAwaited)));
    let told = nine(Some(Four), Some(Five), ExamTime::Ahead).in_words();
    assert_eq!(told[1], "Средняя по 2\u{a0}отметкам: 9 : 2 = 4,50.");
}

#[test]
fn a_certificate_of_grade_eleven_takes_two_years() {
    let half = |title: &str, mark| part(TermKind::Half, title, Some(mark));
    let year = |title: &str, mark| part(TermKind::Year, title, Some(mark));
    let parts = vec![
        half("10 класс, 1 полугодие", Four),
        half("10 класс, 2 полугодие", Five),
        year("10 класс, год", Five),
        half("1 полугодие", Four),
        half("2 полугодие", Four),
        year("Год", Five),
    ];
    let total = Basis::TwoYears.total(&Rule::default(), parts.clone(), ExamTime::Over);
    assert_eq!((total.outcome.value(), total.average), (Some(Five), Some(450)));
    let mut unknown = parts;
    unknown[0].mark = None;
    let total = Basis::TwoYears.total(&Rule::default(), unknown, ExamTime::Over);
    assert_eq!(total.outcome, Outcome::Lacks(Lack::Certificate(CertificateLack::Unposted(1))));
}

#[test]
fn the_mark_of_an_exam_departs_from_nothing() {
    let outcome = Basis::Protocol.total(&Rule::default(), vec![], ExamTime::Ahead).outcome;
    assert_eq!((outcome, outcome.departure(Five)), (Outcome::ByProtocol, None));
    assert!(Outcome::Lacks(Lack::NoMarks).departure(Five).is_some());
}
