//! The law of lesson plans, in sentences.

mod calendar;
mod table;
mod way;
