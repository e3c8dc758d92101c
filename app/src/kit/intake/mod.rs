//! Lists of people taken into a school: checked beside the record, compared with it, and written by one law, whoever
//! brings them.
//!
//! A list is checked against a snapshot ([`check`]), weighed without a trace ([`weigh_pupils`], [`weigh_staff`]) or
//! brought in piece by piece, each piece compared anew inside its own turn. A run that was cut off leaves whole pieces
//! behind; the next run finds them and goes on. The order of the batch is issued last ([`issue`]).
//!
//! A list of a batch ([`begin_batch`], [`Frame::batch`]) keeps line by line what it did, and is taken back whole ([`undo`]).

mod store;

pub use store::{
    Batch, Brought, Frame, Led, List, Question, Source, Tally, batch, begin_batch, begin_year, begun_batch,
    bring_pupils, bring_staff, check, check_ruled, classes_missing, end_batch, foresee, founded, frame,
    give_group, issue, kind_code, last_batch, lock, school, undo, weigh_pupils, weigh_staff,
};
