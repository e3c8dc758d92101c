//! Attendance in words, as a family is told.

use crate::journal::Attendance;
use crate::people::Sex;

/// «болела», «опоздал»: the code of a pupil of this sex.
pub const fn attended(code: Attendance, sex: Option<Sex>) -> &'static str {
    let (he, she) = match code {
        Attendance::Absent => ("не был на уроке", "не была на уроке"),
        Attendance::Excused => ("не был по уважительной причине", "не была по уважительной причине"),
        Attendance::Ill => ("болел", "болела"),
        Attendance::Unexcused => ("не был без уважительной причины", "не была без уважительной причины"),
        Attendance::Late => ("опоздал", "опоздала"),
        Attendance::Exempt => ("освобождён", "освобождена"),
    };
    if matches!(sex, Some(Sex::Female)) { she } else { he }
}
