//! Years and certificates.

use super::*;
use TermMarkValue::{Exempt, Fail, Five, Four, NotAssessed, Pass, Three, Two};

fn year(terms: &[TermMarkValue]) -> Result<TermMarkValue, YearLack> {
    let posted: Vec<_> = terms.iter().copied().map(Some).collect();
    year_mark(&posted, YearRule::USUAL)
}

fn eleven(marks: &[TermMarkValue]) -> Result<TermMarkValue, CertificateLack> {
    let posted: Vec<_> = marks.iter().copied().map(Some).collect();
    after_grade_11(&posted)
}

#[test]
fn a_year_is_the_rounded_mean_of_its_terms() {
    assert_eq!(year(&[Five, Four, Four, Five]), Ok(Five), "4,50 rounds up");
    assert_eq!(year(&[Five, Four, Four, Four]), Ok(Four));
    assert_eq!(year(&[Two, Three, Three, Two]), Ok(Three));
    assert_eq!(year(&[Five, Four]), Ok(Five), "half-years");
    let strict = YearRule { thresholds: Thresholds::STRICT, ..YearRule::USUAL };
    assert_eq!(year_mark(&[Some(Five), Some(Four)], strict), Ok(Four));
}

#[test]
fn a_year_waits_for_all_its_terms() {
    assert_eq!(year_mark(&[Some(Five), None, Some(Five), None], YearRule::USUAL), Err(YearLack::Unposted(2)));
    assert_eq!(year_mark(&[], YearRule::USUAL), Err(YearLack::Nothing));
    assert_eq!(YearLack::Unposted(2).to_string(), "Не хватает итоговых: 2\u{a0}отметки.");
}

#[test]
fn a_term_freed_is_left_out_and_a_year_of_such_terms_is_freed() {
    assert_eq!(year(&[Exempt, Exempt, Five, Four]), Ok(Five));
    assert_eq!(year(&[Exempt; 4]), Ok(Exempt));
}

#[test]
fn one_term_not_assessed_is_forgiven_and_two_are_not() {
    assert_eq!(year(&[NotAssessed, Four, Four, Four]), Ok(Four));
    assert_eq!(year(&[NotAssessed, NotAssessed, Four, Four]), Ok(NotAssessed));
    assert_eq!(year(&[NotAssessed, Exempt]), Ok(NotAssessed), "nothing else to go by");
    let severe = YearRule { most_not_assessed: 0, ..YearRule::USUAL };
    assert_eq!(year_mark(&[Some(NotAssessed), Some(Five)], severe), Ok(NotAssessed));
}

#[test]
fn passes_make_a_pass_and_one_fail_makes_a_fail() {
    assert_eq!(year(&[Pass, Pass, Exempt]), Ok(Pass));
    assert_eq!(year(&[Pass, Fail, Pass]), Ok(Fail));
    assert_eq!(year(&[Pass, Four, Four]), Ok(Four));
    assert_eq!(year(&[Fail, Four, Four]), Err(YearLack::FailAmongDigits));
}

#[test]
fn grade_nine_takes_the_mean_of_year_and_exam_where_there_was_an_exam() {
    let nine = |year, exam| after_grade_9(Some(year), exam);
    assert_eq!(nine(Four, Exam::NotTaken), Ok(Four));
    assert_eq!(nine(Four, Exam::Sat(Five)), Ok(Five));
    assert_eq!(nine(Four, Exam::Sat(Three)), Ok(Four), "3,5 rounds up");
    assert_eq!(nine(Five, Exam::Sat(Three)), Ok(Four));
    assert_eq!(nine(Three, Exam::Sat(Three)), Ok(Three));
    assert_eq!(nine(Exempt, Exam::NotTaken), Ok(Exempt));
    assert_eq!(nine(Pass, Exam::NotTaken), Ok(Pass));
}

#[test]
fn grade_nine_gives_no_certificate_for_a_failed_exam_or_year() {
    let nine = after_grade_9;
    assert_eq!(nine(Some(Five), Exam::Sat(Two)), Err(CertificateLack::ExamFailed));
    assert_eq!(nine(Some(Five), Exam::Sat(NotAssessed)), Err(CertificateLack::ExamFailed));
    assert_eq!(nine(Some(Five), Exam::Awaited), Err(CertificateLack::ExamAwaited));
    assert_eq!(nine(None, Exam::NotTaken), Err(CertificateLack::Unposted(1)));
    for year in [Two, NotAssessed, Fail] {
        assert_eq!(nine(Some(year), Exam::NotTaken), Err(CertificateLack::Unsatisfactory), "{year:?}");
    }
    assert_eq!(nine(Some(Pass), Exam::Sat(Five)), Err(CertificateLack::Mixed));
}

#[test]
fn grade_eleven_takes_the_mean_of_half_years_and_years_rounded_half_up() {
    assert_eq!(eleven(&[Four, Five, Five, Four, Four, Five]), Ok(Five), "27 : 6 = 4,50");
    assert_eq!(eleven(&[Four, Four, Four, Four, Five, Five]), Ok(Four), "4,33");
    assert_eq!(eleven(&[Four, Three, Four, Three, Four, Three]), Ok(Four), "3,50");
    assert_eq!(eleven(&[Two, Three, Three, Three, Three, Three]), Ok(Three));
    assert_eq!(eleven(&[Exempt, Exempt, Exempt, Five, Five, Five]), Ok(Five));
    assert_eq!(eleven(&[Exempt; 6]), Ok(Exempt));
    assert_eq!(eleven(&[Pass; 6]), Ok(Pass));
}

#[test]
fn grade_eleven_gives_nothing_for_what_is_missing_or_unsatisfactory() {
    assert_eq!(after_grade_11(&[Some(Five), None]), Err(CertificateLack::Unposted(1)));
    assert_eq!(after_grade_11(&[]), Err(CertificateLack::Unposted(1)));
    assert_eq!(eleven(&[Five, NotAssessed]), Err(CertificateLack::Unsatisfactory));
    assert_eq!(eleven(&[Two, Two, Two, Three, Two, Two]), Err(CertificateLack::Unsatisfactory));
    assert_eq!(eleven(&[Pass, Five]), Err(CertificateLack::Mixed));
}
