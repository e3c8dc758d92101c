//! Days, as workbooks keep them.

use calamine::ExcelDateTime;
use chrono::NaiveDate;

/// The day of a moment; less than a day is a time of the clock.
pub(super) fn day(moment: &ExcelDateTime) -> Option<NaiveDate> {
    let is_day = moment.is_datetime() && moment.as_f64() >= 1.0;
    moment.as_datetime().filter(|_| is_day).map(|moment| moment.date())
}

/// 2015-03-02, with or without a time after it.
pub(super) fn iso_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()
}
