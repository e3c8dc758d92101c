//! The school as rules: no clock, no database, no browser.

pub mod absence;
pub mod access;
pub mod calendar;
pub mod card;
pub mod consent;
pub mod curriculum;
pub mod diary;
pub mod feed;
pub mod hat;
pub mod ids;
pub mod journal;
pub mod lesson_plan;
pub mod notification;
pub mod oneroster;
pub mod org;
pub mod people;
pub mod print;
pub mod rights;
pub mod role;
pub mod second_factor;
pub mod slip;
pub mod substitution;
pub mod term_mark;
pub mod timetable;
pub mod trace;
pub mod wizard;
