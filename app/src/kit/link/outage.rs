//! Addresses of the sheets for a day without a network.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::GroupId;

/// The sheets of a day.
pub const OUTAGE: &str = "/outage";

/// The sheets of a day or of its week (`reach`), own ones or those of all, on paper.
pub fn outage_paper(on: NaiveDate, reach: &str, whose: &str) -> String {
    format!("{OUTAGE}/sheets.pdf?on={on}&reach={reach}&whose={whose}")
}

/// Where a sheet is carried over; `list` is the code of its list of pupils.
pub fn outage_sheet(group: GroupId, days: Span, list: &str) -> String {
    format!("{OUTAGE}/{group}?from={}&to={}&list={list}", days.first, days.last)
}
