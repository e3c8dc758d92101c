//! All doors of the product, all people of the demo city, and what each is answered at each.

pub mod asks;
pub mod city;
pub mod doors;
pub mod facts;
pub mod golden;
pub mod samples;
mod samples_account;
mod samples_control;
mod samples_daily;
mod samples_homework;
mod samples_lists;
mod samples_office;
mod samples_outage;
mod samples_people;
mod samples_plans;
mod samples_rights;
mod samples_school;
mod samples_setup;
mod samples_today;
mod samples_totals;
#[path = "../../src/features/testing/visitor.rs"]
#[expect(dead_code, reason = "tests of a slice read answers as types")]
pub mod visitor;
pub mod walk;

/// The columns of the matrix: logins of the demo city, and somebody without one.
pub const PERSONAS: [&str; 22] = [
    ANONYMOUS,
    "pupil",
    "pupil2",
    "parent",
    "parent2",
    "parent3",
    "teacher",
    "teacher2",
    "teacher3",
    "classteacher",
    "both",
    "newcomer",
    "secretary",
    "deputy",
    "head",
    "coordinator",
    "coordinator2",
    "district",
    "district2",
    "city",
    "methodist",
    "admin",
];

pub const ANONYMOUS: &str = "anonymous";
