//! Lists of people taken into a school: checked beside the record, compared with it, and written by one law, whoever
//! brings them.
//!
//! A list is checked against a snapshot ([`check`]), weighed without a trace ([`weigh_pupils`], [`weigh_staff`]) or
//! brought in piece by piece, each piece compared anew inside its own turn. A run that was cut off leaves whole pieces
//! behind; the next run finds them and goes on. The order of the batch is issued last ([`issue`]).

mod store;

pub use store::{
    Brought, Frame, Led, List, Tally, begin_year, bring_pupils, bring_staff, check, classes_missing, founded,
    frame, give_group, issue, lock, school, weigh_pupils, weigh_staff,
};
