//! Marks of a school certificate: after grade 9 and after grade 11 (order of the Ministry of Education
//! of 05.10.2020 № 546; `domain.md`, Formulas).

use serde::{Deserialize, Serialize};

use super::thresholds::Thresholds;
use super::value::TermMarkValue;
use super::words::counted;
use super::year::mean;

/// The state exam in a subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exam {
    /// The pupil does not take the subject.
    NotTaken,
    /// Chosen, its mark not known yet.
    Awaited,
    Sat(TermMarkValue),
}

/// Why a certificate gets no mark in the subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CertificateLack {
    #[error("Не хватает отметок: {}.", counted(usize::from(*.0), ["отметка", "отметки", "отметок"]))]
    Unposted(u8),
    #[error("Отметка за экзамен ещё не известна.")]
    ExamAwaited,
    #[error("Экзамен не сдан: аттестат не выдают.")]
    ExamFailed,
    #[error("Есть неудовлетворительная отметка или «н/а»: аттестат не выдают.")]
    Unsatisfactory,
    #[error("Цифры и «зач» не складываются: отметку решает педсовет.")]
    Mixed,
}

/// Grade 9: in a subject examined the mean of year and exam, rounded half up; else the year's mark.
/// «осв» and «зач» go into the certificate as they are; «н/а», «нез» and a 2 bring none.
pub fn after_grade_9(year: Option<TermMarkValue>, exam: Exam) -> Result<TermMarkValue, CertificateLack> {
    let year = satisfactory(year.ok_or(CertificateLack::Unposted(1))?)?;
    match exam {
        Exam::NotTaken => Ok(year),
        Exam::Awaited => Err(CertificateLack::ExamAwaited),
        Exam::Sat(mark) => {
            let exam = satisfactory(mark).map_err(|_| CertificateLack::ExamFailed)?;
            settled(&[year, exam])
        }
    }
}

/// Grade 11: the mean of the half-year and year marks of grades 10 and 11, rounded half up; usually six.
/// «осв» is left out; «зач» alone stays «зач». A 2 among them counts, but must not be what comes out.
pub fn after_grade_11(marks: &[Option<TermMarkValue>]) -> Result<TermMarkValue, CertificateLack> {
    use TermMarkValue::{Fail, NotAssessed};
    let posted: Vec<TermMarkValue> = marks.iter().flatten().copied().collect();
    if posted.is_empty() || posted.len() < marks.len() {
        let missing = (marks.len() - posted.len()).max(1);
        return Err(CertificateLack::Unposted(u8::try_from(missing).unwrap_or(u8::MAX)));
    }
    if posted.iter().any(|mark| matches!(mark, NotAssessed | Fail)) {
        return Err(CertificateLack::Unsatisfactory);
    }
    settled(&posted)
}

/// The mean of digits; «зач» or «осв» where there is nothing else.
fn settled(marks: &[TermMarkValue]) -> Result<TermMarkValue, CertificateLack> {
    let passed = marks.contains(&TermMarkValue::Pass);
    match mean(marks) {
        Some(_) if passed => Err(CertificateLack::Mixed),
        Some(average) => satisfactory(Thresholds::USUAL.mark(average)),
        None if passed => Ok(TermMarkValue::Pass),
        None => Ok(TermMarkValue::Exempt),
    }
}

fn satisfactory(mark: TermMarkValue) -> Result<TermMarkValue, CertificateLack> {
    use TermMarkValue::{Fail, NotAssessed, Two};
    if matches!(mark, Two | NotAssessed | Fail) { Err(CertificateLack::Unsatisfactory) } else { Ok(mark) }
}
